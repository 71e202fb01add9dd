"""Words: tokens of paragraphs for topic models.

`Tokenizer` segments; `content` selects content words; `official_terms` lists
official terms that are single tokens; `phrases` finds noun phrases.
"""

from analysis.words.content import content
from analysis.words.fragments import frequency, parts_of_speech
from analysis.words.lexicon import official_terms, stop_words
from analysis.words.phrases import Sequences, join_phrases
from analysis.words.tokenizer import Tokenizer

__all__ = [
    "Sequences",
    "Tokenizer",
    "content",
    "frequency",
    "join_phrases",
    "official_terms",
    "parts_of_speech",
    "stop_words",
]

"""Words: from a paragraph to the tokens that topics are made of.

`Tokenizer` cuts; `content` keeps what can carry a topic; `official_terms`
names the official terms that are kept whole; `phrases` finds noun phrases.
"""

from analysis.words.content import content
from analysis.words.fragments import parts_of_speech
from analysis.words.lexicon import official_terms, stop_words
from analysis.words.phrases import Sequences, join_phrases
from analysis.words.tokenizer import Tokenizer

__all__ = [
    "Sequences",
    "Tokenizer",
    "content",
    "join_phrases",
    "official_terms",
    "parts_of_speech",
    "stop_words",
]

"""Words: from a paragraph to the tokens that topics are made of.

`Tokenizer` cuts; `content.words` keeps what can carry a topic; `lexicon`
names the official terms that are kept whole; `collocations` finds others.
"""

from analysis.words.collocations import join_collocations
from analysis.words.content import content
from analysis.words.lexicon import official_terms
from analysis.words.tokenizer import Tokenizer

__all__ = ["Tokenizer", "content", "join_collocations", "official_terms"]

"""jieba itself, which the tokenizer's tokens are held against."""

from __future__ import annotations

import jieba


class Reference(jieba.Tokenizer):
    """jieba's own tokenizer, private to its owner, that neither reads nor writes a cache file.

    jieba trusts whatever lies at ``/tmp/jieba.cache``; here the dictionary
    always comes from the package.
    """

    def initialize(self, dictionary=None):
        """Read the dictionary that jieba ships, once."""
        if not self.initialized:
            self.FREQ, self.total = self.gen_pfdict(self.get_dict_file())
            self.initialized = True

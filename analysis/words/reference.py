"""jieba itself, the reference for the tokenizer."""

from __future__ import annotations

import jieba


class Reference(jieba.Tokenizer):
    """jieba's tokenizer without its cache file.

    jieba would load any file at ``/tmp/jieba.cache``; here the dictionary always
    comes from the package.
    """

    def initialize(self, dictionary=None):
        """Read jieba's dictionary, once."""
        if not self.initialized:
            self.FREQ, self.total = self.gen_pfdict(self.get_dict_file())
            self.initialized = True

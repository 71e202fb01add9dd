"""The tokenizer: dictionary, terms and HMM are explicit parameters."""

from __future__ import annotations

import re
from collections.abc import Iterable

import rjieba

from analysis.words.jieba_rule import correct

#: Runs of characters that jieba does not split beforehand; a term must be one such run.
_RUN = re.compile(r"[一-鿕a-zA-Z0-9+#&._%\-]+")


class Tokenizer:
    """Segments text into words like jieba, with terms as single words.

    Parameters
    ----------
    terms : iterable of str
        Words to add to the dictionary: official terms, formulations. Each gets
        the lowest frequency that makes it likelier than its parts, as in
        jieba's ``suggest_freq``, so a longer word that contains it can still
        win (六个区 in 六个区县). Terms with a quotation mark, comma or space
        cannot be jieba words and are skipped; see `skipped`.
    hmm : bool
        Whether to segment unknown words with jieba's hidden Markov model.
    engine : str
        ``"rjieba"``, jieba's algorithm and dictionary in Rust, corrected to
        give the same tokens as jieba; or ``"jieba"``, the reference, fifteen
        times slower.

    Examples
    --------
    >>> Tokenizer().cut("推动三攻坚一盘活改革突破")
    ['推动', '三', '攻坚', '一', '盘活', '改革', '突破']
    >>> Tokenizer(["三攻坚一盘活"]).cut("推动三攻坚一盘活改革突破")
    ['推动', '三攻坚一盘活', '改革', '突破']
    """

    def __init__(self, terms: Iterable[str] = (), *, hmm: bool = True, engine: str = "rjieba"):
        if engine not in ("rjieba", "jieba"):
            raise ValueError(f"engine {engine!r} is neither 'rjieba' nor 'jieba'")
        self.hmm = hmm
        wanted = sorted(set(terms))
        self.terms = tuple(term for term in wanted if _RUN.fullmatch(term))
        self.skipped = tuple(term for term in wanted if not _RUN.fullmatch(term))
        self._fast = rjieba.Jieba()
        frequencies = {term: self._fast.suggest_freq(term) for term in self.terms}
        for term, frequency in frequencies.items():
            self._fast.add_word(term, frequency, "n")
        self._reference = None
        if engine == "jieba":
            from analysis.words.reference import Reference  # slow to import, used only for comparison

            self._reference = Reference()
            for term, frequency in frequencies.items():
                self._reference.add_word(term, frequency)

    def cut(self, text: str) -> list[str]:
        """Segment `text`; the words joined are `text` again.

        Examples
        --------
        >>> Tokenizer().cut("歼-16和F-16各2.5架")
        ['歼', '-', '16', '和', 'F', '-', '16', '各', '2.5', '架']
        """
        if self._reference is not None:
            return self._reference.lcut(text, HMM=self.hmm)
        return correct(text, lambda part: self._fast.cut(part, self.hmm), self._fast.has_word)

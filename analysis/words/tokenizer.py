"""One tokenizer object, with its dictionary, its terms and its HMM choice explicit."""

from __future__ import annotations

import re
from collections.abc import Iterable

import rjieba

from analysis.words.jieba_rule import mend

#: What jieba takes for one unbroken run of writing; a term must be one to be kept whole.
_RUN = re.compile(r"[一-鿕a-zA-Z0-9+#&._%\-]+")


class Tokenizer:
    """Cuts text into words as jieba does, terms kept whole.

    Parameters
    ----------
    terms : iterable of str
        Words that the dictionary lacks: official terms, formulations. Each is
        given just the frequency that makes it likelier than its parts, as
        jieba's ``suggest_freq`` has it, so that a longer word around it can
        still win (六个区 in 六个区县). A term with a quotation mark, comma or
        space in it can be no word of jieba's and is left out; see `skipped`.
    hmm : bool
        Whether words unknown to the dictionary are guessed by jieba's hidden
        Markov model.
    engine : str
        ``"rjieba"``, jieba's algorithm and dictionary in Rust, its results
        put right where they differ from jieba's; or ``"jieba"``, the
        reference that it is tested against, fifteen times slower.

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
            from analysis.words.reference import Reference  # slow to import, and used to compare alone

            self._reference = Reference()
            for term, frequency in frequencies.items():
                self._reference.add_word(term, frequency)

    def cut(self, text: str) -> list[str]:
        """The words of `text`, which joined are `text` again.

        Examples
        --------
        >>> Tokenizer().cut("歼-16和F-16各2.5架")
        ['歼', '-', '16', '和', 'F', '-', '16', '各', '2.5', '架']
        """
        if self._reference is not None:
            return self._reference.lcut(text, HMM=self.hmm)
        return mend(text, lambda part: self._fast.cut(part, self.hmm), self._fast.has_word)

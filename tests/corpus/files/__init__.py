"""Small files made by script, after what readers of Word, web and PDF files are reported to lose.

Each module has ``CASES``: name of the file to a `Case`, with what must come out.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A file and what must come out of it.

    Attributes
    ----------
    data : bytes
    body : tuple of str
        Lines of the running text, in this order; others may stand between.
    outside : tuple of (str, str)
        Lines that are no article's, with what they are.
    absent : tuple of str
        Words that a reader does not see.
    title, published : str or None
        What the file says of itself; None is not looked at.
    """

    data: bytes
    body: tuple[str, ...] = ()
    outside: tuple[tuple[str, str], ...] = ()
    absent: tuple[str, ...] = ()
    title: str | None = None
    published: str | None = None
    basis: str | None = None
    exact: bool = False  #: whether `body` is all that there is

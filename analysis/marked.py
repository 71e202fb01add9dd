"""Sentences whose emphasis shows in a notebook and not in plain print."""

from __future__ import annotations

import re

_BOLD = re.compile(r"\*\*(.+?)\*\*")


class MarkedText(str):
    """Plain text that a notebook renders with emphasis.

    Attributes
    ----------
    markdown : str
        The same with the marks of Markdown.

    Examples
    --------
    >>> text = MarkedText("More in **甲报**: 改革")
    >>> text, text.markdown
    (More in 甲报: 改革, 'More in **甲报**: 改革')
    """

    markdown: str

    def __new__(cls, markdown: str) -> MarkedText:
        made = super().__new__(cls, _BOLD.sub(r"\1", markdown))
        made.markdown = str(markdown)
        return made

    def __getnewargs__(self) -> tuple[str]:
        return (self.markdown,)

    def __repr__(self) -> str:
        return str(self)

    def _repr_markdown_(self) -> str:
        return self.markdown

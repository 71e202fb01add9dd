"""The elements of a web page, also where it is nested deeper than the parser goes."""

from __future__ import annotations

import re
from collections.abc import Callable

from analysis.corpus.readers.web_lines import BLOCKS

#: What the parser says of a page that is nested deeper than it goes.
_TOO_DEEP = "ERR_RESOURCE_LIMIT"
#: Tags of elements that may hold others of their kind; what they hold stays.
_CONTAINER = re.compile(
    r"</?(?!(?:p|br|title|head|html|body|meta|link|script|style|noscript|img|textarea|iframe|noframes)[\s/>])"
    r"([a-z][\w:-]*)(?:[\s/][^<>]*)?>",
    re.IGNORECASE,
)
_LINE_ENDS = re.compile(r"(?:<br>\s*){2,}")


def parsed(markup: str, make: Callable):
    """The elements that `make`, a function of lxml, finds in some markup.

    The parser goes 2,048 elements deep and leaves out what is deeper; such a page is read without its containers.
    """
    import lxml.html  # slow to import, and most corpora have no web pages

    parser = lxml.html.HTMLParser(huge_tree=True)
    tree = make(markup, parser=parser)
    if any(error.type_name == _TOO_DEEP for error in parser.error_log):
        tree = make(_flat(markup), parser=parser)
    return tree


def _flat(markup: str) -> str:
    """A page without its containers: where they begin and end, lines do.

    >>> _flat("<div class=a><font>全会</font><p>公报</p></div>")
    '<br>全会<p>公报</p><br>'
    """
    flat = _CONTAINER.sub(lambda tag: "<br>" if tag[1].lower() in BLOCKS else "", markup)
    return _LINE_ENDS.sub("<br>", flat)

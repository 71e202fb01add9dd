"""Markdown that a cell computed: words of a corpus stand in it, so it makes no HTML and no outside links."""

from __future__ import annotations

import html
import re

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

_OWN_PAGE = re.compile(r"(?:[\w-]+\.html)?(?:#.*)?", re.DOTALL)


class _Computed(IPythonRenderer):
    """Escapes HTML, links to pages of the report only, and shows no pictures."""

    def link(self, text: str, url: str, title: str | None = None) -> str:
        if _OWN_PAGE.fullmatch(url):
            return f'<a href="{html.escape(url)}">{text}</a>'
        return f"{text} ({html.escape(url)})"

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return html.escape(f"![{text}]({url})")


def computed(source: str) -> str:
    """The HTML of Markdown that may hold anything.

    >>> computed("**2** meetings of <b>市委</b>")
    '<p><strong>2</strong> meetings of &lt;b&gt;市委&lt;/b&gt;</p>\\n'
    >>> computed("[市委](javascript:alert(1)) ![x](http://a.b/c.png)")
    '<p>市委 (javascript:alert(1)) ![x](http://a.b/c.png)</p>\\n'
    >>> computed("[see](index.html#m-1)")
    '<p><a href="index.html#m-1">see</a></p>\\n'
    """
    renderer = _Computed(escape=True, exclude_anchor_links=True)
    return MarkdownWithMath(renderer=renderer).render(source)

"""Headlines that are not part of the text: a table gives them in its title column only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from analysis.corpus import door


def unprinted(headlines: Mapping[str, str], paragraphs: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """The headlines that no paragraph of their article contains, by article_id.

    Whatever counts words "in headlines and text" counts these besides the paragraphs.

    Parameters
    ----------
    headlines : mapping of str to str
        Headline of each article_id.
    paragraphs : iterable of (article_id, role, text)
        All paragraphs of these articles.

    Examples
    --------
    >>> headlines = {"a#1": "推进乡村振兴", "b#1": "市委开会", "c#1": "全会召开", "d#1": ""}
    >>> unprinted(headlines, [("a#1", "body", "正文"), ("b#1", "headline", "市委 开会"), ("c#1", "body", "全会召开")])
    {'a#1': '推进乡村振兴'}
    """
    printed = {
        article
        for article, role, text in paragraphs
        if role == "headline" or text.strip() == headlines.get(article, "")
    }
    return {
        article: headline for article, headline in headlines.items() if headline and article not in printed
    }


def reading(headline: str) -> str:
    """A headline as paragraphs are read: simplified characters, half-width digits.

    >>> reading("高質量發展２０２４")
    '高质量发展2024'
    """
    return door.normalised(headline).text

"""Headlines and days of heads of many sites, each with half-width and with full-width marks."""

from __future__ import annotations

import re

import pytest

from analysis import corpus
from analysis.corpus import door
from analysis.records import Article, Source
from tests.corpus import head_sites as sites
from tests.corpus.head_kinds import COURT, DAY, ESSAY, MEETING, TEXTS
from tests.rows import each

_FULL_WIDTH = str.maketrans(",:!?;()", "，：！？；（）")
_COLUMN = re.compile(r"^[【\[].*?[】\]]\s*")


def _first(page: str) -> Article:
    return corpus.cut(Source("page.txt", page)).articles[0]


def _plain(text: str) -> str:
    return "".join(door.normalised(text).text.split())


def _check(page: str, headline: str, day: str = DAY) -> None:
    """The headline and the day of a page, in either width of its marks."""
    for words, title in ((page, headline), (page.translate(_FULL_WIDTH), headline.translate(_FULL_WIDTH))):
        found = _first(words)
        assert (_plain(found.headline), found.published) == (_plain(title), day), words


@pytest.mark.parametrize("line", sites.COLUMNS)
def test_a_column_in_brackets_is_no_part_of_a_headline(line: str):
    headline = _COLUMN.sub("", line)
    _check(
        f"{line}\n{sites.LINE}\n{TEXTS.get(headline, f'6月12日,{headline}。许多群众参加了活动。')}", headline
    )


@pytest.mark.parametrize("headline", sites.NEEDED)
def test_brackets_and_names_that_a_headline_needs(headline: str):
    _check(f"{headline}\n{sites.LINE}\n{TEXTS[ESSAY]}", headline)


@each("headline", [MEETING, COURT])
@each("form", [*sites.GLUED, *sites.NOTED])
def test_names_beside_a_headline(form: str, headline: str):
    _check(f"{form.format(headline)}\n{sites.LINE}\n{TEXTS[headline]}", headline)


@pytest.mark.parametrize("headline", sites.UNNOTED)
def test_words_like_notes_that_a_headline_needs(headline: str):
    _check(f"{headline}\n{sites.LINE}\n{TEXTS[ESSAY]}", headline)


@each("headline", [MEETING, ESSAY, COURT])
@each("name", sites.SECTIONS)
def test_a_section_right_above_a_headline(name: str, headline: str):
    _check(f"首页 > 要闻\n{name}\n{headline}\n{TEXTS[headline]}", headline, "")
    _check(f"{name}\n\n{headline}\n\n{sites.LINE}\n\n{TEXTS[headline]}", headline)


@each("gap", ["\n", "\n\n"])
@each("headline", [MEETING, ESSAY, COURT])
@each("line", sites.ABOVE)
def test_lines_of_a_site_above_a_headline(line: str, headline: str, gap: str):
    _check(f"{line}{gap}{headline}\n{sites.LINE}\n{TEXTS[headline]}", headline)
    assert _plain(_first(f"{line}{gap}{headline}\n{TEXTS[headline]}").headline) == headline


@each("headline", [MEETING, ESSAY])
@each("line", sites.DATED)
def test_tools_and_sections_beside_the_day(line: str, headline: str):
    _check(f"{headline}\n\n{line}\n\n{TEXTS[headline]}", headline)
    _check(f"首页 > 要闻\n{headline}\n{line}\n{TEXTS[headline]}", headline)


@each("headline", [MEETING, ESSAY])
@each("line", sites.BELOW)
def test_tools_and_sources_below_a_headline(line: str, headline: str):
    _check(f"首页 > 要闻\n{headline}\n\n{line}\n{TEXTS[headline]}", headline, "")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(("office", "deed"), sites.WRAPPED)
def test_an_office_as_the_first_row_of_a_headline(office: str, deed: str, gap: str):
    text = f"6月12日,{office}{deed}。有关负责同志参加,通报了工作开展情况。"
    _check(f"首页 > 要闻\n\n{office}{gap}{deed}\n\n{text}", office + deed, "")
    _check(f"{office}{gap}{deed}\n{sites.LINE}\n{text}", office + deed)


def test_an_office_above_a_headline_that_the_text_does_not_join():
    _check(f"青渠县人民政府\n{MEETING}\n{sites.LINE}\n{TEXTS[MEETING]}", MEETING)
    _check(f"青渠县水利局\n{ESSAY}\n{sites.LINE}\n{TEXTS[ESSAY]}", ESSAY)


@pytest.mark.parametrize("offices", sites.ISSUERS)
def test_offices_that_issue_a_notice(offices: tuple[str, ...]):
    rows = "\n".join(offices)
    _check(f"{rows}\n{sites.NOTICE}\n{sites.NOTICE_TEXT}\n{rows}\n2024年6月13日", sites.NOTICE)
    _check(f"首页 > 公告\n{rows}\n{sites.NOTICE}\n{sites.LINE}\n{sites.NOTICE_TEXT}", sites.NOTICE)


@pytest.mark.parametrize(("headline", "text"), sites.SENTENCES)
def test_headlines_that_read_like_sentences(headline: str, text: str):
    _check(
        f"当前位置: 首页>>图片新闻\n图片新闻\n{headline}\n时间:2024-06-13  作者:  新闻来源: 【字号: | |\n\n{text}",
        headline,
    )
    _check(f"首页 > 要闻\n\n{headline}\n\n2024-06-13 10:20\n\n{text}", headline)


@pytest.mark.parametrize("headline", [MEETING, ESSAY, COURT])
@pytest.mark.parametrize("notice", sites.NOTICES)
def test_notices_of_a_site_above_a_headline(notice: str, headline: str):
    _check(f"{notice}\n\n{headline}\n\n2024-06-13 10:20\n\n{TEXTS[headline]}", headline)


@pytest.mark.parametrize("headline", [MEETING, ESSAY, COURT])
@pytest.mark.parametrize("caption", sites.CAPTIONS)
def test_a_caption_between_a_headline_and_its_day(caption: str, headline: str):
    _check(f"首页 > 要闻\n\n{headline}\n\n{caption}\n\n2024-06-13 10:20\n\n{TEXTS[headline]}", headline)


@pytest.mark.parametrize("line", ["2024-06-13 16:59 来源:县政府办", "发布时间:2024-06-13"])
@pytest.mark.parametrize("title", sites.OF_A_DAY)
def test_the_day_of_an_event_at_the_end_of_its_title(title: str, line: str):
    _check(f"{title}\n\n{line}\n\n6月12日上午,例行新闻发布会举行。\n记者:请问秋收情况如何?", title)


@pytest.mark.parametrize("name", sites.OBSERVED)
def test_a_day_of_the_year_beside_a_headline(name: str):
    text = f"为弘扬法治精神,在{name}到来之际,青渠县检察院开展系列宣传活动,走进乡村和学校。"
    _check(
        f"首页 丨 院情动态 丨 检务公开 丨 检察新闻\n弘扬法治精神\n守护万家粮仓\n—6月13日{name}—\n{name}\n2024.06.13\n{text}",
        "弘扬法治精神守护万家粮仓",
    )
    _check(f"{name}\n{sites.LINE}\n{name}是一年一度的节日,各地开展多种活动。", name)


@pytest.mark.parametrize("title", sites.PROGRAMMES)
def test_a_programme_without_running_text(title: str):
    _check(
        f"青渠縣\n29°\n( 31° / 25° )\n氣象\n2024-06-13 | 青渠縣政府\n\n{title}\n\n{sites.PROGRAMME}", title
    )


@pytest.mark.parametrize("lines", sites.CAPTIONED)
def test_captions_and_checkers_below_a_text_without_a_headline(lines: str):
    articles = corpus.cut(Source("page.txt", f"{TEXTS[MEETING]}\n{lines}")).articles
    assert [article.headline for article in articles] == [""]


@pytest.mark.parametrize("headline", [MEETING, ESSAY])
@pytest.mark.parametrize(("name", "form"), sites.REPEATED)
def test_a_section_that_the_headline_below_it_names(name: str, form: str, headline: str):
    for trail in ("您现在的位置:首页 > ", "首页 > 要闻\n"):
        page = f"{trail}{name}\n{form.format(headline)}\n{sites.LINE}\n{TEXTS[headline]}"
        assert _plain(_first(page).headline) in (headline, _plain(form.format(headline)))

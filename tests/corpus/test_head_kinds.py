"""Headlines and days of publication of heads of many kinds, each with half-width and with full-width marks."""

from __future__ import annotations

import time

import pytest

from analysis import corpus
from analysis.corpus import bylines, door, headings, publication_lines
from analysis.records import Article, Source
from tests.corpus import head_kinds as kinds
from tests.rows import each

_FULL_WIDTH = str.maketrans(",:!?;()", "，：！？；（）")


def _first(page: str) -> Article:
    return corpus.cut(Source("page.txt", page)).articles[0]


def _plain(text: str) -> str:
    return "".join(door.normalised(text).text.split())


def _check(page: str, headline: str, day: str = kinds.DAY) -> None:
    """The headline and the day of a page, in either width of its marks."""
    for words, title in ((page, headline), (page.translate(_FULL_WIDTH), headline.translate(_FULL_WIDTH))):
        found = _first(words)
        assert (_plain(found.headline), found.published) == (_plain(title), day), words


@each("headline", [kinds.MEETING, kinds.ESSAY])
@each("words", kinds.BEHIND)
def test_authors_and_day_behind_a_headline(words: str, headline: str):
    text = kinds.TEXTS[headline]
    _check(f"{headline}{words}\n{text}", headline)
    _check(f"不能读取配置\n\n{headline}{words}\n\n丁文澜  贺秋声\n\n{text}", headline)


@pytest.mark.parametrize("words", kinds.AUTHORS)
def test_authors_alone_behind_a_headline(words: str):
    text = kinds.TEXTS[kinds.ESSAY]
    _check(f"{kinds.ESSAY}{words}\n{text}", kinds.ESSAY, "")
    _check(f"{kinds.ESSAY}{words}\n2024-06-13\n{text}", kinds.ESSAY)


@each("words", [*kinds.BEHIND, *kinds.AUTHORS, *kinds.LABELLED])
def test_authors_behind_a_headline_are_its_reporters(words: str):
    names = tuple(name for name in ("丁文澜", "贺秋声") if name in words)
    for page in (
        f"{kinds.ESSAY}{words}\n{kinds.TEXTS[kinds.ESSAY]}",
        f"{kinds.ESSAY}{words}\n2024-06-13\n{kinds.TEXTS[kinds.ESSAY]}",
    ):
        assert _first(page).reporters == names
    [titled] = corpus.cut(Source("t.csv#1", kinds.TEXTS[kinds.ESSAY], title=f"{kinds.ESSAY}{words}")).articles
    if words not in kinds.BEHIND:
        assert (titled.headline, titled.reporters) == (kinds.ESSAY, names)


@each("names", ["(丁文澜 贺秋声)", "(丁文澜、贺秋声)", "(丁文澜)"])
@each("title", kinds.OF_PEOPLE)
def test_names_behind_words_for_people_stay(title: str, names: str):
    text = kinds.TEXTS[kinds.ESSAY]
    _check(f"{title}{names}\n{text}", title + names, "")
    _check(f"{title}{names}\n2024-06-13\n{text}", title + names)
    _check(f"{title}{names} 2024-06-13\n{text}", title + names)
    assert _first(f"{title}{names} 2024-06-13\n{text}").reporters == ()
    _check(f"{title}(作者:丁文澜)\n{text}", title, "")


@pytest.mark.parametrize(
    "words", ["题{}x", "题（{}x", "题{}（罗静雯", "题（罗静雯{}周光）", "题 文/{}罗静雯"]
)
@pytest.mark.parametrize("space", [" ", "\u3000"])
def test_time_is_linear_in_spaces_within_a_headline(words: str, space: str):
    def seconds(size: int) -> float:
        begin = time.process_time()
        bylines.behind_title(words.format(space * size))
        headings.tidy(words.format(space * size))
        return time.process_time() - begin

    seconds(10)
    assert seconds(16_000) < 12 * max(seconds(4_000), 0.02)


@pytest.mark.parametrize("words", kinds.BEFORE)
def test_a_day_before_a_headline(words: str):
    _check(f"{words}{kinds.MEETING}\n{kinds.TEXTS[kinds.MEETING]}", kinds.MEETING)


@pytest.mark.parametrize("headline", kinds.WHOLE)
def test_what_belongs_to_a_headline_at_its_end(headline: str):
    _check(f"{headline}\n{kinds.TEXTS[kinds.ESSAY]}", headline, "")


@pytest.mark.parametrize("line", kinds.SHORT)
def test_a_year_of_two_figures(line: str):
    _check(
        f"您当前的位置 : 青渠网 >> 要闻\n\n{kinds.MEETING}\n\n{line}\n\n{kinds.TEXTS[kinds.MEETING]}",
        kinds.MEETING,
    )
    _check(f"{kinds.MEETING}\n{line}\n{kinds.TEXTS[kinds.MEETING]}", kinds.MEETING)


@pytest.mark.parametrize("line", kinds.NO_DAY)
def test_figures_that_are_no_day(line: str):
    assert publication_lines.read(line) is None
    assert _first(f"{kinds.MEETING}\n{line}\n{kinds.TEXTS[kinds.MEETING]}").published == ""


@pytest.mark.parametrize("lines", kinds.REPOSTED)
def test_the_day_in_the_row_of_the_website_goes_before_a_bare_one(lines: str):
    page = f"{kinds.ESSAY}\n\n{lines}\n\n{kinds.TEXTS[kinds.ESSAY]}"
    _check(page, kinds.ESSAY)
    assert "2019-03-06 (masthead)" in _first(page).published_others


@pytest.mark.parametrize(("title", "head"), kinds.PERIODICALS)
def test_title_and_day_of_a_periodical(title: str, head: str):
    names = {"MEETING": kinds.MEETING, "ESSAY": kinds.ESSAY, "READING": kinds.READING, "COURT": kinds.COURT}
    _check(head.format(**{name: kinds.TEXTS[headline] for name, headline in names.items()}), title)


@pytest.mark.parametrize("held", kinds.HELD)
@pytest.mark.parametrize("title", kinds.TRANSCRIPTS)
def test_a_line_that_says_when_it_was_is_below_the_headline(title: str, held: str):
    for gap in ("\n", "\n\n", "\n\n   \n\n  "):
        page = f"{title}{gap}{held}{gap}{kinds.ANSWERS}"
        _check(page, title, "")
        _check(f"首页 > 新闻 > 发布会\n{page}", title, "")
    _check(f"{title}\n\n{held}\n\nhttp://www.qq.gov.cn/a/b.shtml\n\n{kinds.ANSWERS}", title, "")
    _check(f"{title}\n2024-06-13 来源:青渠网\n{held}\n{kinds.ANSWERS}", title)


@each("head", kinds.PAGES)
def test_heads_of_websites(head: str):
    _check(f"{head.format(h=kinds.MEETING)}\n{kinds.TEXTS[kinds.MEETING]}", kinds.MEETING)


@pytest.mark.parametrize(("headline", "head"), kinds.OTHERS)
def test_heads_of_schools_and_courts(headline: str, head: str):
    _check(f"{head.format(h=headline)}\n{kinds.TEXTS[headline]}", headline)


@pytest.mark.parametrize(("headline", "page"), kinds.LINES)
def test_headlines_of_several_lines(headline: str, page: str):
    _check(page, headline)


@each(("headline", "page", "day"), kinds.TYPES)
def test_pages_of_many_types(headline: str, page: str, day: str):
    _check(page, headline, day)


def test_the_second_article_of_a_page_has_the_day_above_its_own_headline():
    report, reading = kinds.TEXTS[kinds.MEETING], kinds.TEXTS[kinds.READING]
    page = f"发布时间:2024-06-20\n{kinds.MEETING}\n{report}\n2024-06-13\n\n{kinds.READING}\n{reading}"
    found = [(one.headline, one.published) for one in corpus.cut(Source("page.txt", page)).articles]
    assert found == [(kinds.MEETING, "2024-06-20"), (kinds.READING, kinds.DAY)]


def test_a_list_of_days_and_titles_is_no_head():
    page = (
        "2024-06-13 青渠县召开秋粮收购工作会议\n2024-06-12 南岭区举行招商推介会\n2024-06-11 云台市举办读书节"
    )
    assert {row.published for row in corpus.cut(Source("page.txt", page)).articles} == {""}

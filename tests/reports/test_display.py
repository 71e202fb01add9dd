"""Cards: what JupyterLab shows of a meeting, a topic, a formulation, a source."""

from __future__ import annotations

import html
import re
import subprocess
import sys

import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell
from matplotlib.figure import Figure

from analysis import display
from analysis.corpus.readers import by_content
from analysis.faults import InputFault
from analysis.plots.drawn import Drawn
from analysis.records import Article, Document, Formulation, Meeting, Source, Use
from analysis.run import progress
from analysis.topics import atlas


def words(card) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "|", card._repr_html_()))


@pytest.fixture
def evidence(texts):
    return lambda source, start, end: f"<p>{texts[source][start:end]}</p>"


def test_a_meeting_shows_its_date_reasons_people_and_words(tables, evidence):
    row = tables["meetings"].iloc[1]
    shown = words(display.meeting(row, evidence))
    assert repr(display.meeting(row, evidence)) == "市政府第1次工作会议"
    for said in (
        "2023-08-02 morning (day)",
        "cues in the article, confidence 0.72",
        "named year → 2023: 2023年",
        "2022: 0.03",
        "李二",
        "8月2日，市政府召开第1次工作会议",
    ):
        assert said in shown


def test_a_card_speaks_the_language_of_the_study(tables, evidence):
    row = tables["meetings"].iloc[1]
    shown = words(display.meeting(row, evidence, "zh"))
    for said in ("2023-08-02 上午（精确到日）", "文中线索，置信度0.72", "主持", "会议，已举行"):
        assert said in shown
    assert "attending" not in shown


def test_a_topic_shows_its_words_and_its_paragraph(tables, evidence):
    shown = words(display.topic(1, tables, evidence))
    assert "工作　会议　落实　区县" in shown
    assert "50%" in shown
    assert "召开第0次工作会议" in shown


def test_a_formulation_shows_what_it_stands_for_and_its_uses(tables, evidence):
    shown = words(display.formulation("三新一稳", tables, evidence))
    assert "新路子；新办法；新面貌；稳增长" in shown
    assert "60 in 30 articles" in shown
    assert shown.count("|三新一稳|") == 4  # the title and three uses
    assert "数字提法" in words(display.formulation("三新一稳", tables, evidence, "zh"))


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda t, e: display.topic(9, t, e), "there is no topic 9 here; topics are 1 to 2"),
        (
            lambda t, e: display.formulation("八项", t, e),
            "there is no term '八项' here; there are 三新一稳, 两条底线",
        ),
    ],
)
def test_what_is_not_there_is_said_with_what_is(tables, evidence, ask, message):
    with pytest.raises(InputFault) as raised:
        ask(tables, evidence)
    assert str(raised.value) == message


def test_records_are_drawn_by_a_running_notebook_and_escaped():
    shell = InteractiveShell.instance()
    try:
        display.register()
        draw = shell.display_formatter.formatters["text/html"]
        meeting = Meeting("m1", "meeting", "held", "市委<全会>", "a.txt", 0, 4, "<b>市委", "convened")
        assert "市委&lt;全会&gt;" in draw(meeting) and "&lt;b&gt;市委" in draw(meeting)
        use = Use("两条底线", "a.txt#1", "a.txt", 2, 6, "2024", "守住“两条底线”。")
        assert "守住“两条底线”。" in draw(
            Formulation("两条底线", "number", kind="number", origin="text", uses=(use,))
        )
        document = Document(Source("a.txt", "正文"), (Article("a.txt#1", "a.txt", 0, 2, "<i>标题"),), (), ())
        assert "<td>&lt;i&gt;标题</td>" in draw(document)
        figure = Figure(figsize=(2, 1))
        assert shell.display_formatter.formatters["image/png"](figure)[:4] == b"\x89PNG"
        drawn = Drawn(
            "toy", "en", figure, None, "title", "How to <read> it", 'What it "shows"', "note", 0.0, ()
        )
        assert '<img alt="What it &quot;shows&quot;" src="data:image/png;base64,' in draw(drawn)
        assert "<figcaption>How to &lt;read&gt; it</figcaption>" in draw(drawn)
    finally:
        InteractiveShell.clear_instance()


def test_a_table_is_drawn_to_be_read():
    table = pd.DataFrame({"name": ["<b>市委", None], "share": [0.123456, None], "text": ["长" * 200, ""]})
    shown = display.table(table)
    assert shown.count("<th>") == 3  # no row numbers
    assert re.findall(r'<td class="(\w+)">(.*?)</td>', shown) == [
        ("short", "&lt;b&gt;市委"),
        ("number", "0.123"),
        ("long", f"{'长' * 160}…"),
        ("short", "–"),
        ("number", "–"),
        ("long", ""),
    ]
    assert '<th class="short">市委</th>' in display.table(
        pd.DataFrame({"n": [1]}, index=pd.Index(["市委"], name="body"))
    )


@pytest.mark.browser
def test_texts_of_a_table_are_set_to_the_left_and_dates_are_not_broken(browser, tmp_path):
    """As JupyterLab shows it, whose own style aligns cells to the right and shares out a narrow width."""
    names = ["市政府第21次常务会议专题研究安全生产工作并部署岁末年初重点任务"] * 30
    frame = pd.DataFrame(
        {f"column{n}": names for n in range(6)} | {"date": ["2024-01-29"] * 30, "n": range(30)}
    )
    lab = ".jp-RenderedHTMLCommon { width: 700px } .jp-RenderedHTMLCommon :is(td, th) { text-align: right; }"
    page = browser.new_page()
    page.set_content(f'<style>{lab}</style><div class="jp-RenderedHTMLCommon">{display.table(frame)}</div>')
    measured = page.evaluate(
        """() => [...document.querySelectorAll("tbody tr:first-child td")].map(cell => ({
            align: getComputedStyle(cell).textAlign, kind: cell.classList[0],
            letters: cell.clientWidth / parseFloat(getComputedStyle(cell).fontSize),
            lines: new Set([...cell.childNodes].flatMap(node => {
                const range = document.createRange();
                range.selectNode(node);
                return [...range.getClientRects()].map(box => box.top);
            })).size }))"""
    )
    page.close()
    assert [cell["align"] for cell in measured if cell["kind"] != "number"] == ["left"] * 7
    assert min(cell["letters"] for cell in measured if cell["kind"] == "text") >= 9
    assert [cell["lines"] for cell in measured if cell["kind"] == "short"] == [1]


def test_outside_a_notebook_nothing_is_registered():
    assert display.register() is None


def test_the_reasons_of_a_year_are_in_the_language_of_the_card(tables, evidence):
    row = tables["meetings"].iloc[1].copy()
    row["year_reasons"] = "work of a year reviewed → 2023-11/2024-04: 总结2023年；anniversary → 2023: 周年"
    shown = words(display.meeting(row, evidence, "zh"))
    assert "回顾某年工作 → 2023-11/2024-04" in shown and "周年 → 2023" in shown
    assert "work of a year" not in shown and "anniversary" not in shown


def test_a_month_that_is_the_index_is_not_broken_over_lines_and_a_long_head_is():
    """A month is as short in the index as in a column; the label of a topic as a head would make the table wide."""
    label = "重要讲话重要指示精神·中国式现代化重庆篇章·党的十八大"
    frame = pd.DataFrame({"uses": [1], label: [0.5]}, index=pd.Index(["2023-10"], name="month"))
    shown = display.table(frame)
    assert '<th class="short">2023-10</th>' in shown
    assert f'<th class="long">{label}</th>' in shown and shown.count('<th class="long"') == 1
    (rule,) = re.findall(r"thead th\.long \{([^}]*)\}", shown)
    assert "white-space: normal" in rule
    assert re.search(r":is\(td, th\)\.short \{ white-space: nowrap; \}", shown)


def test_numbers_are_never_broken_over_lines():
    shown = display.table(pd.DataFrame({"low": [-0.011]}))
    (rule,) = re.findall(r"td\.number \{([^}]*)\}", shown)
    assert "white-space: nowrap" in rule and '<td class="number">-0.011</td>' in shown


@pytest.mark.browser
def test_the_bars_of_the_topic_map_begin_at_their_words(browser):
    """As JupyterLab shows it, whose rule for cells is stronger than a class with an element."""
    topics = pd.DataFrame({"topic": [1], "label": ["党建"], "share": [1.0], "note": [""]})
    weights = [0.5, 0.2, 0.1]
    topic_words = pd.DataFrame(
        {"topic": 1, "rank": [1, 2, 3], "word": ["组织", "干部", "学习"], "weight": weights}
    )
    drawn = atlas.draw(topics, topic_words, pd.DataFrame({"topic": [1], "x": [0.0], "y": [0.0]}))
    lab = ":not(.jp-RenderedMarkdown).jp-RenderedHTMLCommon td { text-align: right }"
    page = browser.new_page()
    page.set_content(f'<style>{lab}</style><div class="jp-RenderedHTMLCommon">{drawn}</div>')
    starts = page.evaluate(
        """() => [...document.querySelectorAll(".atlas td span")].map(bar => bar.getBoundingClientRect().left)"""
    )
    page.close()
    assert len(starts) == 3 and len(set(starts)) == 1


@pytest.mark.browser
def test_two_maps_in_one_page_show_their_own_words(browser):
    """JupyterLab holds all open notebooks in one page."""
    topics = pd.DataFrame(
        {"topic": [1, 2], "label": ["党建", "教育"], "share": [0.6, 0.4], "note": ["", "mixture"]}
    )
    words = pd.DataFrame({"topic": [1, 2], "rank": [1, 1], "word": ["组织", "学校"], "weight": [0.5, 0.5]})
    places = pd.DataFrame({"topic": [1, 2], "x": [0.0, 0.0], "y": [0.0, 0.0]})
    english, chinese = (atlas.draw(topics, words, places, language=language) for language in ("en", "zh"))
    page = browser.new_page()
    page.set_content(english + chinese)
    second = page.locator(".atlas").nth(1)
    second.locator("[data-topic='2']").click()  # which does not lie under the first
    seen = [one.locator("section:not(.off) h4").inner_text() for one in page.locator(".atlas").all()]
    note = second.locator("section:not(.off) p").inner_text()
    page.close()
    assert seen == ["1. 党建 (60%)", "2. 教育 (40%)"]
    assert note.startswith("内容混杂")


def test_bars_are_in_the_language_of_the_notebook(monkeypatch):
    monkeypatch.setattr(progress, "_name", progress._name)  # as it was, afterwards
    monkeypatch.setattr(progress, "_EVERY", 0)
    InteractiveShell.instance()
    try:
        display.register("zh")
    finally:
        InteractiveShell.clear_instance()
    told: list[str] = []
    with progress.telling(told.append):
        assert [*progress.watched("ab", "fits", total=2, unit="fit")] == ["a", "b"]
    assert told[-1].startswith("拟合主题 ")


def test_a_users_own_figure_warns_of_no_font():
    """In a process of its own, whose fonts nothing else has looked up: Chinese, rare and picture characters, a formula."""
    code = r"""
import io, warnings
import matplotlib
matplotlib.use("agg")
import matplotlib.pyplot as plt
from analysis import display
display.draw_chinese()
with warnings.catch_warnings(record=True) as told:
    for name in ("png", "svg", "pdf"):
        plt.title("市委会议 㐂𠮷 😀 −1", fontweight="bold")
        plt.ylabel("支出 $5 与 $10，$春运$")
        plt.xlabel(r"$\mathcal{L}\mathscr{A}$")
        plt.text(0, 0, "草书", family="cursive")
        plt.savefig(io.BytesIO(), format=name)
for one in told:
    print(one.message)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout + done.stderr == ""


def test_dollars_are_dollars_in_the_user_s_own_figures():
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context({"text.parse_math": True}):
        display.draw_chinese()
        title = Figure().suptitle("支出 $5 与 $10")
        assert title.get_parse_math() is False


@pytest.mark.parametrize("suffix", by_content.SUFFIXES)
def test_marks_before_headings_stay_where_the_file_has_them(suffix: str):
    """Each kind of file that is read: only in plain text and Markdown is the mark the file's own."""
    own = suffix in by_content.TEXT
    for source in (f"a{suffix}", f"a{suffix.upper()}.gz"):
        assert display.without_heading_marks("# 会议要闻", source) == ("# 会议要闻" if own else "会议要闻")

"""The frame of the pages: words of the interface, fonts, evidence, the same bytes twice."""

from __future__ import annotations

import base64
import gzip
import io
import json
import re
from functools import partialmethod

import pandas as pd
import pytest
from fontTools.ttLib import TTFont

from analysis import wording
from analysis.cells import join
from analysis.evaluation.score import Score
from analysis.reports import findings, fonts, glossary, index, pages
from analysis.reports.evidence import Texts
from analysis.settings import Settings
from analysis.wording import message
from tests.reports import sample

LABELS = {language: pages.labels(language) for language in ("en", "zh")}

#: Labels looked up by a value of the tables: named("kind", …), t.of("year_basis", …).
GROUPS = (
    "kind",
    "count",
    "jump",
    "status",
    "role",
    "background",
    "date",  # date_precision
    "year",  # year_basis
    "time",  # time_of_day
    "head",  # of a column, in a workbook of the page
    "disposition",
    "pattern",
    "filter",
    "sec",
    "stat",
    "sort",
)


def flat(words: dict) -> dict[str, list[str]]:
    pairs = {**words, **{f"page.{key}": value for key, value in words["page"].items()}}
    del pairs["page"], pairs["lang"]
    return {key: value if isinstance(value, list) else [value] for key, value in pairs.items()}


def test_both_languages_have_the_same_words():
    """That they want the same values is checked where they are read (`wording.texts`)."""
    english, chinese = flat(LABELS["en"]), flat(LABELS["zh"])
    assert english.keys() == chinese.keys()
    assert english["n_times"] == ["once", "{n} times"]
    assert chinese["page.months"][11] == "12月"


def test_every_label_is_used():
    folders = ((pages.HERE, "*.py"), (pages.TEMPLATES, "**/*.j2"), (pages.ASSETS, "*.js"))
    code = "".join(
        path.read_text(encoding="utf-8") for folder, names in folders for path in folder.glob(names)
    )
    unused = [
        key
        for key in (key.removeprefix("page.") for key in flat(LABELS["en"]))
        if key.split("_")[0] not in GROUPS and not re.search(rf"""["'.]{key}\b""", code)
    ]
    assert unused == []


def test_the_same_tables_give_the_same_bytes(tables, texts):
    pages_made = {
        index.render(tables, dict(texts), settings=Settings(), fingerprint="0" * 32, versions={"python": "3"})
        for _ in range(2)
    }
    assert len(pages_made) == 1


@pytest.mark.parametrize("explained", [True, False])
def test_what_formulations_stand_for_has_a_column_only_where_one_says_it(tables, texts, explained):
    formulations = tables["formulations"]
    given = formulations if explained else formulations.assign(members="")
    assert explained == (given["members"] != "").any()
    page = index.render({**tables, "formulations": given}, dict(texts), settings=Settings(), fingerprint="0" * 32,
                        versions={"python": "3"})  # fmt: skip
    section = page[page.index('<section id="formulations"') :].partition("</section>")[0]
    heads, cells = (
        section.count('<th scope="col"'),
        section.partition("</tr>")[2].partition("</tr>")[0].count("<td"),
    )
    assert heads == (5 if explained else 4) and cells == heads - 1


def test_the_font_has_the_characters_of_the_page_and_no_others():
    made = fonts.woff("会议 held 2024年，“两地”")
    assert set(TTFont(io.BytesIO(made)).getBestCmap()) == {ord(c) for c in "会议年，“两地”"}
    assert made == fonts.woff("“两地”，年会议")


def test_a_small_corpus_brings_whole_articles_and_a_large_one_what_is_around_the_words():
    sources = {"a": "头" + "甲" * 500 + "词" + "乙" * 500 + "尾", "b": "丙" * 10}
    articles = pd.DataFrame({"source": ["a", "b"], "start": [1, 0], "end": [1002, 10]})
    texts = Texts(sources, articles)
    assert texts.place("a", 501, 502) == (0, 501, 502)
    assert texts.pack() == [{0: {"name": "a", "parts": [[1, "甲" * 500 + "词" + "乙" * 500]]}}]
    assert texts.pack(whole=100, around=3) == [{0: {"name": "a", "parts": [[498, "甲甲甲词乙乙乙", 3]]}}]


def test_each_place_is_told_with_the_article_that_it_is_in():
    """Rows in any order, a place in two articles, one before all articles."""
    articles = pd.DataFrame(
        {
            "source": ["a", "a", "a"],
            "start": [6, 1, 11],
            "end": [11, 6, 16],
            "date": ["2023-02-01", "2023-01-01", ""],
            "headline": ["乙", "甲", ""],
        }
    )
    texts = Texts({"a": "头" + "甲" * 5 + "乙" * 5 + "丙" * 5}, articles)
    for start, end in ((1, 3), (3, 6), (6, 7), (11, 12)):
        texts.place("a", start, end)
    assert texts.pack()[0][0]["articles"] == [[1, 6, "2023-01-01", "甲"], [6, 11, "2023-02-01", "乙"]]
    assert texts.pack(whole=0, around=1)[0][0]["parts"] == [[1, "甲" * 5 + "乙" * 2, 2], [11, "丙丙", 2]]
    across = Texts(texts.sources, articles)
    across.place("a", 5, 7)
    across.place("a", 0, 1)
    assert across.pack() == [{0: {"name": "a", "parts": [[0, "头", 2], [5, "甲乙", 3]]}}]


@pytest.mark.parametrize("whole", [0, 10**9])
def test_the_articles_of_places_are_found_without_a_look_at_every_article(whole: int):
    """Twice the articles take about twice the comparisons, in a source that holds all of them."""
    looks = [_looks(articles, whole) for articles in (500, 1000)]
    assert looks[1] < 3 * looks[0]


def _looks(number: int, whole: int) -> int:
    """How often the start of an article is compared while the texts of so many are packed."""
    looks = 0

    class Start(int):
        def _look(self, name: str, other: object) -> bool:
            nonlocal looks
            looks += 1
            return getattr(int, name)(self, other)

    for name in ("__lt__", "__le__", "__gt__", "__ge__"):
        setattr(Start, name, partialmethod(Start._look, name))
    articles = pd.DataFrame(
        {
            "source": "a",
            "start": pd.Series([Start(10 * at) for at in range(number)], dtype=object),
            "end": [10 * at + 10 for at in range(number)],
            "date": "2023-01-01",
            "headline": "",
        }
    )
    texts = Texts({"a": "文" * 10 * number}, articles)
    for at in range(0, 10 * number, 3):
        texts.place("a", at, at + 1)
    packed = texts.pack(whole=whole, around=1)
    assert len(packed[0][0]["articles"]) == number
    return looks


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ((), ""),
        (
            (Score("names", 9, 9, 9), Score("series", 8, 9, 10)),
            "Compared with hand-annotated gold data: 1 of 2 measures is fully correct; "
            "the weakest, series, has precision 0.89 and recall 0.80.",
        ),
        (
            (Score("names", 9, 9, 9),),
            "Compared with hand-annotated gold data: 1 of 1 measure is fully correct.",
        ),
    ],
)
def test_accuracy_names_the_weakest_measure(scores, said):
    assert [*map(str, findings.of_accuracy(scores, pages.Words(LABELS["en"])))] == [said] * bool(said)


@pytest.mark.parametrize(
    ("days", "said"), [(1, "1 of 4 is dated to the day"), (3, "3 of 4 are dated to the day")]
)
def test_one_meeting_is_and_several_are_dated(days, said):
    meetings = sample.made(sample.corpus(4))["meetings"]
    meetings = meetings.assign(date_precision=["day"] * days + ["month"] * (4 - days))
    assert str(findings.of_meetings(meetings, pages.Words(LABELS["en"]))[0]).startswith(said)


def _worded(old: range, new: range, *, dated: bool = True) -> str:
    """What is said of two wordings, used in these of 80 articles, ten a month."""
    table = pd.DataFrame(
        {"term": ["新说法", "旧说法"], "uses": [1, 1], "articles": [1, 1], "members": ["", ""]}
        | {"first_seen": [f"2024-0{new[0] // 10 + 1}", f"2024-0{old[0] // 10 + 1}"]}
        | {"variant_of": ["旧说法", ""]}
    )
    articles = pd.DataFrame(
        {"article_id": map(str, range(80)), "date": [f"2024-0{at // 10 + 1}" for at in range(80)]}
    )
    uses = pd.DataFrame(
        [("旧说法", str(at)) for at in old] + [("新说法", str(at)) for at in new],
        columns=["term", "article_id"],
    )
    if not dated:
        table, articles = table.assign(first_seen=""), articles.assign(date="")
    said = findings.of_formulations(table, pages.Words(LABELS["en"]), uses, articles)[-1]
    return re.sub(r"<[^>]+>", "", str(said))


def test_wordings_that_changed_are_told_with_the_earlier_first():
    assert (
        _worded(range(5, 40), range(40, 75))
        == "Some changed their wording: 旧说法 (2024-01) → 新说法 (2024-05)."
    )
    assert _worded(range(5, 40), range(40, 75), dated=False) == "Some occur in two wordings: 旧说法 / 新说法."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(range(0, 80, 2), range(45, 80), id="the old one does not fall"),
        pytest.param(range(0, 40), range(31, 80, 12), id="the new one hardly rises"),
        pytest.param(range(20, 22), range(60, 62), id="too few uses"),
    ],
)
def test_a_wording_that_has_not_replaced_the_other_is_no_change(old, new):
    assert _worded(old, new) == "Some occur in two wordings: 旧说法 / 新说法."


def test_a_term_that_contains_the_other_has_not_changed_its_wording():
    table = pd.DataFrame(
        {"term": ["城乡融合", "城乡融合发展"], "uses": [1, 1], "articles": [1, 1], "members": ["", ""]}
        | {"first_seen": ["2024-05-24", "2023-10"], "variant_of": ["城乡融合发展", ""]}
    )
    uses = pd.DataFrame(columns=["term", "article_id"])
    articles = pd.DataFrame(columns=["article_id", "date"])
    assert len(findings.of_formulations(table, pages.Words(LABELS["en"]), uses, articles)) == 1


def test_receptions_events_and_visits_are_not_called_meetings():
    def said(*kinds: str, language: str = "en") -> str:
        rows = pd.DataFrame({"kind": kinds, "status": "held", "date_precision": "none", "date_start": ""})
        return str(findings.headline(rows, pages.Words(LABELS[language]), language=language))

    assert said("meeting", "meeting") == "2 meetings held, none dated to the day"
    assert said("meeting", "visit") == "2 meetings and events held, none dated to the day"
    assert said("visit") == "1 event held, not dated to the day"
    assert said("meeting", "visit", language="zh") == "举行2场会议和活动，均未确定到日"


def test_the_window_gives_way_to_the_meetings_where_none_lies_in_it():
    meetings = sample.made(sample.corpus(6))["meetings"]
    assert index.span(meetings, ("2023-01", "2025-12")) == (("2023-01", "2025-12"), 0)
    assert index.span(meetings, ("2023-01", "2023-04")) == (("2023-01", "2023-04"), 5)
    first, last = meetings["date_start"].min()[:7], meetings["date_end"].max()[:7]
    assert index.span(meetings, ("2031-01", "2031-12")) == ((first, last), 0)


def test_a_chinese_page_holds_no_english():
    """Gaps, notes, warnings, unread sources, scores and their faults: all that the steps say of the texts."""
    tables = sample.made(sample.corpus(4))
    tables["topics"]["note"] = join([message("boilerplate", words=8), message("unsteady_runs", share=0.4)])
    tables["ledger"] = pd.concat(
        [
            tables["ledger"],
            pd.DataFrame(
                [
                    {"source": name, "start": 0, "end": 0, "disposition": "unread", "reason": reason}
                    for name, reason in (
                        ("一.pdf", message("broken_pdf")),
                        ("二.doc", message("old_word", suffix=".doc")),
                    )
                ]
            ),
        ],
        ignore_index=True,
    )
    tables["meetings"]["conflicts"] = message("conflict_chair", told="甲 (一#1) / 乙 (二#1)")
    html = index.render(
        tables,
        sample.corpus(4),
        settings=Settings(language="zh"),
        fingerprint="0" * 32,
        scores=[Score("seeds: names", 1, 2, 2, (message("fault_missed", where="一"),))],
        warnings=[message("label_gone", file="topic_labels.csv", line=2, label="海洋", words="渔业")],
    )
    shown = re.sub(r"<(script|style|svg)\b.*?</\1>|<[^>]+>", "\n", html, flags=re.DOTALL)
    opened = "".join(
        gzip.decompress(base64.b64decode(block)).decode()
        for block in json.loads(re.search(r'"blocks":(\[[^\]]*\])', html)[1])
    )
    told = re.findall(r'"(?:conflicts|rule|corrected)":("[^"]*"|\[[^\]]*\])', opened)
    assert len(told) == 3 * len(tables["meetings"])
    shown += "".join(told)
    known = "seeds page txt pdf JavaScript Page Up Down Home End Enter PDF Word WPS soffice headless convert docx doc csv Esc Shift topic_labels CSV Excel SVG PNG English"
    assert set(re.findall(r"[A-Za-z_]{3,}", shown)) - set(known.split()) == set()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_message_is_read_whole_whatever_its_values_hold(language):
    t = pages.Words(LABELS[language])
    one = message("fault_other", where="甲；乙\\", found="王翔；李明", gold="")
    assert "王翔；李明" in t.tell(one)
    assert t.tell_all(join([one, one])).count(t.tell(one)) == 2


@pytest.mark.parametrize("dated", [True, False])
def test_no_month_is_a_gap_where_nothing_is_dated(dated):
    texts = sample.corpus(3)
    made = sample.made(texts)
    gap = {"kind": "month", "what": "2023-02", "series": "", "period_start": "2023-02", "between": ""}
    made["gaps"] = pd.DataFrame([gap | {"reason": "no_source_month"}])
    if not dated:
        made["articles"]["date"] = ""
        made["meetings"][["date", "date_start", "date_end"]] = ""
    page = index.render(made, texts, settings=Settings(), fingerprint="0" * 32)
    assert ("no article and no meeting in this month" in page) == dated


def test_brackets_of_a_script_are_those_of_its_language():
    said = wording.texts("page_scripts")["in_brackets"]
    assert (said["en"], said["zh"]) == (" ({what})", "（{what}）")
    script = index.__file__.removesuffix("index.py") + "assets/meeting.js"
    with open(script, encoding="utf-8") as lines:
        assert "` (${named(" not in lines.read()


def test_months_and_counts_on_a_chinese_page_are_in_chinese():
    made = sample.made(sample.corpus(3))
    gap = {"kind": "month", "what": "2023-02/2023-04", "series": "", "period_start": "2023-02", "between": ""}
    made["gaps"] = pd.DataFrame([gap | {"reason": "no_source_month"}])
    page = index.render(made, sample.corpus(3), settings=Settings(window=("2023-01", "2023-12"), language="zh"),
                        fingerprint="0" * 32)  # fmt: skip
    assert "<b>2023年2月至2023年4月</b>：该月没有文章" in page
    assert re.search(r"年份的依据：[^。]*\d场[，。]", page)
    assert "2023-01 – " not in page


@pytest.mark.parametrize("empty", [False, True])
def test_chinese_sentences_follow_one_another_without_a_space(empty):
    tables = sample.made(sample.corpus(4))
    if empty:
        tables["meetings"] = tables["meetings"].head(0)
    html = index.render(tables, sample.corpus(4), settings=Settings(language="zh"), fingerprint="0" * 32)
    shown = re.sub(r"<(script|style|svg)\b.*?</\1>", "", html, flags=re.DOTALL)
    shown = re.sub(r"<[^>]+>", "", re.sub(r"\s*<(?!/?(?:span|b|a)\b)[^>]*>\s*", "\n", shown))
    assert "。" in shown
    assert (
        re.findall(r".{0,9}[。；][ \u3000]+\S.{0,9}|.{0,9}[\u4e00-\u9fff]\.$", shown, flags=re.MULTILINE)
        == []
    )


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        ("quoted", "仅带引号的；全文检索找出每一处，次数可能更多"),
        ("whole words", "不跨词界的；全文检索找出每一处，次数可能更多"),
        ("everywhere", ""),
    ],
)
def test_the_glossary_says_where_a_search_finds_more(counted, said):
    sources = sample.corpus(2)
    tables = sample.made(sources)
    tables["formulations"]["counted"] = counted
    page = glossary.render(
        tables, sources, settings=Settings(language="zh"), fingerprint="0" * 32, suffix="", beside={}
    )
    assert ("统计范围" in page) == bool(said) and said in page


def test_files_that_were_not_read_stand_once_by_reason():
    rows = [
        ("一.jpg", message("no_reader")),
        ("二.jpg", message("no_reader")),
        ("三.txt", message("empty_file")),
    ]
    many = [(f"{n}.js", message("no_text")) for n in range(index.LINES + 3)]
    ledger = pd.DataFrame(
        [{"source": name, "disposition": "unread", "reason": reason} for name, reason in [*rows, *many]]
    )
    warnings = [message("left_out", name=name, reason=reason) for name, reason in rows]
    kept = message("label_gone", file="topic_labels.csv", line=2, label="海洋", words="渔业")
    (_, unread), (_, others) = index._notices(ledger, [*warnings, kept], pages.Words(LABELS["zh"]))
    assert [line.split("：")[0] for line in unread[:2]] == ["一.jpg，二.jpg", "三.txt"]
    assert "，另有3个：" in unread[2] and "11.js" in unread[2] and "12.js" not in unread[2]
    assert len(others) == 1 and "topic_labels.csv" in others[0]

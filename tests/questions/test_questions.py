"""Search, selection and comparison over a small made-up study whose counts and differences are known."""

from __future__ import annotations

import base64
import gzip
import json
import re
import time
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from analysis import Study, questions, tables
from analysis.faults import InputFault
from analysis.plots.style import MUTED
from analysis.questions import grouping, selecting
from analysis.reports import search as search_page
from analysis.settings import Settings


def study(texts: dict[str, str], dates: dict[str, str] | None = None, **columns: dict[str, str]) -> dict:
    """Tables of sources with one article of one paragraph each; `columns` are further columns of the articles."""
    dates = dates or {}
    articles = pd.DataFrame(
        [
            {"article_id": f"{name}#1", "source": name, "headline": "", "date": dates.get(name, "")}
            | {column: values.get(name, "") for column, values in columns.items()}
            for name in texts
        ]
    )
    paragraphs = pd.DataFrame(
        [
            {
                "paragraph_id": f"{name}#1.1",
                "article_id": f"{name}#1",
                "source": name,
                "start": 0,
                "end": len(text),
                "text": text.replace("\n", ""),
                "reading": text.replace("\n", "").replace("\u200b", "").replace("會議", "会议"),
                "role": "body",
                "repeat_of": "",
            }
            for name, text in texts.items()
        ]
    )
    return {"articles": articles, "paragraphs": paragraphs, "meetings": tables.frame("meetings", [])}


def index(texts: dict[str, str], **given) -> questions.TextIndex:
    made = study(texts, **given)
    return questions.TextIndex(made["paragraphs"], made["articles"], texts)


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("落实两山论，发展两山论。", "两山论"),
        ("落实两\n山论", "两山论"),
        ("召开\u200b會議部署", "会议"),
        ("會議强调\u200b，會議\n指出", "指出"),  # respelt characters before one that was dropped
        ("新型\n工业化和新型城镇化", "新型.{0,4}化"),
    ],
)
def test_a_hit_leads_back_to_its_characters(text, pattern):
    hits = index({"a": text}).search(pattern).kwic
    assert len(hits) >= 1
    for hit in hits.itertuples():
        words = text[hit.start : hit.end].replace("\n", "").replace("\u200b", "").replace("會議", "会议")
        assert words == hit.hit


def test_a_pattern_in_either_script_finds_both():
    """Readings are in simplified characters, whatever the source has; so is what is asked."""
    found = index({"a": "召開會議", "b": "召开会议"})
    for pattern in ("會議", "会议", "市委|會議", "[会會]議?议?"):
        assert len(found.search(pattern).kwic) == 2, pattern


def test_hits_come_by_date_with_their_context_and_counts():
    texts = {"a": "先讲新质生产力，再讲新质生产力。", "b": "没有这个词。", "c": "后来的新质生产力。"}
    dates = {"a": "2024-03-05", "b": "2024-03-06", "c": "2023-09"}
    found = index(texts, dates=dates).search("新质生产力", context=2)
    assert found.kwic[["date", "left", "hit", "right"]].to_numpy().tolist() == [
        ["2023-09", "来的", "新质生产力", "。"],
        ["2024-03-05", "先讲", "新质生产力", "，再"],
        ["2024-03-05", "再讲", "新质生产力", "。"],
    ]
    assert found.by_month.to_dict("records") == [
        {
            "month": "2023-09",
            "term": "新质生产力",
            "hits": 1,
            "articles": 1,
            "articles_in_all": 1,
            "share": 1.0,
        },
        {
            "month": "2024-03",
            "term": "新质生产力",
            "hits": 2,
            "articles": 1,
            "articles_in_all": 2,
            "share": 0.5,
        },
    ]
    assert repr(found) == "3 hits in 2 of 3 articles"


def test_counts_come_by_group_and_then_by_term_in_order():
    found = index({"a": "乙甲", "b": "甲"}, dates={"a": "2024-02", "b": "2024-01"}).search("乙", "甲")
    assert found.by_month[["month", "term", "hits"]].to_numpy().tolist() == [
        ["2024-01", "乙", 0],
        ["2024-01", "甲", 1],
        ["2024-02", "乙", 1],
        ["2024-02", "甲", 1],
    ]


def test_a_term_without_a_hit_has_rows_with_0():
    searched = index({"a": "乙", "b": "乙"}, dates={"a": "2024-02", "b": "2024-01"})
    columns = ["month", "term", "hits", "articles", "articles_in_all", "share"]
    assert searched.search("甲").by_month[columns].to_numpy().tolist() == [
        ["2024-01", "甲", 0, 0, 1, 0.0],
        ["2024-02", "甲", 0, 0, 1, 0.0],
    ]
    assert searched.search("乙", "甲").by("source")[["source", "term", "hits"]].to_numpy().tolist() == [
        ["a", "乙", 1],
        ["a", "甲", 0],
        ["b", "乙", 1],
        ["b", "甲", 0],
    ]


def test_a_hit_has_its_whole_sentence_however_long_it_is():
    long = "会议指出，" + "加快发展" * 60 + "新质生产力" + "加快发展" * 60 + "。"
    found = index({"a": "会议召开。" + long + "散会。"}).search("新质生产力")
    assert found.kwic["sentence"].tolist() == [long]
    assert long.startswith("会议指出") and len(found.kwic["left"][0]) == questions.CONTEXT


def test_a_pattern_never_reaches_into_the_next_paragraph():
    assert len(index({"a": "新型", "b": "工业化"}).search("新型.*化")) == 0


def test_hits_can_be_grouped_by_a_column():
    found = index({"a": "扶贫扶贫", "b": "扶贫"}, source_name={"a": "甲报", "b": "乙报"}).search("扶贫")
    assert dict(zip(*found.by("source_name")[["source_name", "hits"]].to_numpy().T, strict=True)) == {
        "甲报": 2,
        "乙报": 1,
    }


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda i: i.search("("), "the pattern '(' cannot be read: missing ): ("),
        (
            lambda i: i.search("好(?!人)"),
            "the pattern '好(?!人)' cannot be read: invalid perl operator: (?!; look-ahead and look-behind are not supported",
        ),
        (
            lambda i: i.search("(?<=好)人"),
            "the pattern '(?<=好)人' cannot be read: invalid perl operator: (?<=; look-ahead and look-behind are not supported",
        ),
        (
            lambda i: i.search(r"(好)\1"),
            r"the pattern '(好)\\1' cannot be read: invalid escape sequence: \1; back-references are not supported",
        ),
        (lambda i: i.search("好*"), "the pattern '好*' matches the empty string: it would match everywhere"),
        (lambda i: i.search(), "search for what? Give a word or a pattern, such as search('两山论')"),
        (
            lambda i: i.search("好").by("province"),
            "no column 'province'; there are month, quarter, year, source, date",
        ),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(ask, message):
    with pytest.raises(InputFault) as fault:
        ask(index({"a": "好"}))
    assert str(fault.value) == message


def test_a_hostile_pattern_takes_time_that_grows_with_the_text():
    """(a+)+b takes a backtracking engine time that doubles with each character."""

    def seconds(length: int) -> float:
        texts = index({"a": "a" * length})
        began = time.process_time()
        assert len(texts.search("(a+)+b")) == 0
        return time.process_time() - began

    seconds(1000)
    assert seconds(200_000) < 50 * max(seconds(20_000), 0.001)


# ---- a part of a study ---------------------------------------------------------------


def meeting(number: int, **cells) -> dict:
    base = {
        "meeting_id": f"m{number}", "kind": "meeting", "status": "held", "name": f"会议{number}", "source": "a",
        "start": 0, "end": 2, "evidence": "会议", "rule": "held", "date": "", "date_precision": "none", "year_basis": "none",
    }  # fmt: skip
    return base | cells


@pytest.fixture
def whole() -> dict:
    made = study(
        {"a": "一", "b": "二", "c": "三"},
        dates={"a": "2023-05-01", "b": "2024-02-03", "c": ""},
        province={"a": "江东", "b": "江东", "c": "山北"},
    )
    made["meetings"] = tables.frame(
        "meetings",
        [
            meeting(1, chair="张一", article_ids="a#1", date_start="2023-05-01", body="市委"),
            meeting(2, speakers="李二；张一", article_ids="b#1", date_start="2024-02-03", kind="event"),
            meeting(3, attendees="李二", article_ids="c#1", body="市委；市政府"),
        ],
    )
    return made


@pytest.mark.parametrize(
    ("conditions", "articles", "meetings"),
    [
        ({"person": "张一"}, ["a#1", "b#1"], ["m1", "m2"]),
        ({"person": "李二", "kind": "meeting"}, ["c#1"], ["m3"]),
        ({"body": "市委"}, ["a#1", "c#1"], ["m1", "m3"]),
        ({"province": "江东"}, ["a#1", "b#1"], ["m1", "m2"]),
        ({"province": ["江东", "山北"], "person": "李二"}, ["b#1", "c#1"], ["m2", "m3"]),
        ({"province": "江东", "person": "李二"}, ["b#1"], ["m2"]),
        ({"since": "2024-01"}, ["b#1"], ["m2"]),
        ({"until": "2023-12-31"}, ["a#1"], ["m1"]),
        ({"since": "2023", "until": "2023"}, ["a#1"], ["m1"]),
    ],
)
def test_a_part_holds_what_fits(whole, conditions, articles, meetings):
    part = questions.select(whole, **conditions)
    assert part["articles"]["article_id"].tolist() == articles
    assert part["meetings"]["meeting_id"].tolist() == meetings
    assert set(part["paragraphs"]["article_id"]) == set(articles)


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ({"persn": "张一"}, "no column 'persn'; did you mean person?"),
        ({"person": "张二一"}, "there is no person '张二一' here; did you mean 张一 or 李二?"),
        ({"province": "江西"}, "there is no province '江西' here; did you mean 江东?"),
    ],
)
def test_a_wrong_condition_offers_the_nearest(whole, conditions, message):
    with pytest.raises(InputFault) as fault:
        questions.select(whole, **conditions)
    assert str(fault.value) == message


def test_a_column_goes_by_its_header_and_a_wrong_one_is_answered_with_the_users_own_columns():
    texts = dict.fromkeys("abc", "好")
    made = study(texts, 省份={"a": "云南"}, origin={"a": "甲报", "b": "乙报"}, 作者={"a": "张一"})
    assert questions.select(made, 来源="甲报")["articles"]["article_id"].tolist() == ["a#1"]
    assert questions.group(made["articles"], "来源").to_dict() == {
        "a#1": "甲报",
        "b#1": "乙报",
        "c#1": "(none)",
    }
    for ask in (
        lambda: questions.select(made, province="云南"),
        lambda: questions.group(made["articles"], "province"),
    ):
        with pytest.raises(InputFault) as fault:
            ask()
        assert str(fault.value).startswith(
            "no column 'province'; your table has 省份, 作者; the newspaper is in source; others: "
        )


def test_each_column_is_offered_once():
    articles = pd.DataFrame({"article_id": ["a"], "kind": ["news"], "省份": ["云南"]})
    with pytest.raises(InputFault) as fault:
        grouping.resolve(articles, "zzz", ["person", "kind"])
    assert str(fault.value).count("kind") == 1


def test_candidates_for_a_misspelt_person_come_in_order_of_their_meetings():
    counts = {"王小明": 2, "王小红": 9, "李二": 30, "王小兰": 1, "王小刚": 5}
    people = pd.DataFrame({"person": counts.keys(), "meetings": counts.values(), "variants": ""})
    with pytest.raises(InputFault) as fault:
        questions.profile({"people": people, "attendance": tables.frame("attendance", [])}, "王小名")
    assert str(fault.value) == "there is no person '王小名' here; did you mean 王小红, 王小刚 or 王小明?"
    meetings = [{"meeting_id": f"{name}{n}", "chair": name} for name in counts for n in range(counts[name])]
    columns = ["meeting_id", "chair", "speakers", "attendees", "date_start", "article_ids", "status", "date"]
    made = study({"a": "好"}) | {"meetings": pd.DataFrame(meetings, columns=columns).fillna("")}
    with pytest.raises(InputFault) as fault:
        questions.select(made, person="王小名")
    assert str(fault.value) == "there is no person '王小名' here; did you mean 王小红, 王小刚 or 王小明?"


# ---- two parts against each other ----------------------------------------------------


def planted(*, seed: int, articles: int, share: float) -> dict:
    """Articles about two topics: the first has, on average, this share of each."""
    random = np.random.default_rng(seed)
    names = [f"{seed}-{n}" for n in range(articles)]
    made = study(dict.fromkeys(names, "发展" * 10 + ("改革" * 8 if share > 0.5 else "开放" * 2)))
    drawn = random.beta(4 * share, 4 * (1 - share), articles)
    made["topic_shares"] = pd.DataFrame(
        [
            {"article_id": f"{name}#1", "topic": topic, "share": value}
            for name, one in zip(names, drawn, strict=True)
            for topic, value in ((1, one), (2, 1 - one))
        ]
    )
    made["topics"] = pd.DataFrame({"topic": [1, 2], "label": ["甲", "乙"]})
    used_in = [f"{name}#1" for name in (names if share > 0.5 else names[:1])]
    made["formulation_uses"] = pd.DataFrame({"term": "三件事", "article_id": used_in})
    return made


def two(text: str) -> list[str]:
    return [text[n : n + 2] for n in range(0, len(text), 2)]


def test_planted_differences_are_found():
    found = questions.compare(
        planted(seed=1, articles=60, share=0.7),
        planted(seed=2, articles=60, share=0.3),
        cut=two,
        names=("甲报", "乙报"),
    )
    words = found.words.set_index("term")
    columns = ["uses", "uses_other", "articles", "articles_other", "direction", "significance"]
    assert words.loc["改革", columns].tolist() == [480, 0, 60, 0, "more", "p < 0.0001"]
    assert words.loc["开放", "direction"] == "less"
    assert found.formulations[["articles", "articles_other"]].to_numpy().tolist() == [[60, 1]]
    assert found.formulations["term"].tolist() == ["三件事"]
    topic = found.topics.set_index("topic").loc[1]
    assert topic["low"] < 0.4 < topic["high"]
    assert topic["differs"]
    assert repr(found) == "more in 甲报: 改革; more in 乙报: 开放、发展"
    assert repr(replace(found, language="zh")) == "甲报较多：改革；乙报较多：开放、发展"


def bursty(*, seed: int, articles: int, planted: bool = False) -> dict:
    """Articles of one kind whose words come in bursts; if `planted`, half of them also repeat one more word."""
    random = np.random.default_rng(seed)
    vocabulary = [chr(0x4E00 + at) + "词" for at in range(300)]
    texts = {}
    for at in range(articles):
        rates = random.gamma(0.15, 1 / 0.15, len(vocabulary)) * 120 / np.arange(2, len(vocabulary) + 2) / 5
        words = np.repeat(vocabulary, random.poisson(rates)).tolist()
        texts[f"{seed}-{at}"] = "".join(words + ["改革"] * (2 if planted and at % 2 else 0)) or "空词"
    made = study(texts)
    made["formulation_uses"] = pd.DataFrame({"term": [], "article_id": []}, dtype="object")
    return made


@pytest.mark.thorough
def test_random_halves_differ_as_often_as_the_significance_says():
    """Words are repeated within articles: counted as independent, ten times as many would reach p < 0.01."""
    significance = pd.concat(
        [
            questions.compare(
                bursty(seed=seed, articles=40), bursty(seed=seed + 100, articles=40), cut=two
            ).words.query("articles + articles_other >= 5")["significance"]
            for seed in range(20)
        ]
    )
    assert len(significance) > 3000
    assert (significance != "").mean() < 0.065
    assert significance.isin(["p < 0.01", "p < 0.001", "p < 0.0001"]).mean() < 0.015
    assert (significance == "p < 0.0001").mean() < 0.0005


def planted_against(*, seed: int):
    """Texts with a planted word compared with texts without one."""
    return questions.compare(
        bursty(seed=1, articles=40, planted=True),
        bursty(seed=seed, articles=40),
        cut=two,
        names=("甲报", "乙报"),
    )


def test_a_word_that_half_the_articles_of_one_part_use_is_named():
    found = planted_against(seed=2)
    assert found.words["term"].iloc[0] == "改革"
    text = found.finding
    assert "More frequent in **甲报**: 改革;" in text.markdown == text._repr_markdown_()
    assert "More frequent in 甲报: 改革;" in text and "*" not in f"{text}{text!r}"


def test_words_of_fewer_than_five_articles_are_not_named():
    one = study({str(at): "发展" * 50 + ("开放" * 8 if at < 4 else "") for at in range(8)})
    other = study({str(at): "发展" * 50 for at in range(8, 1000)})
    for made in (one, other):
        made["formulation_uses"] = pd.DataFrame({"term": [], "article_id": []}, dtype="object")
    found = questions.compare(one, other, cut=two)
    assert found.words.set_index("term").loc["开放", "significance"] == "p < 0.0001"
    assert not found.words["differs"].any()
    assert "in one: none;" in found.finding


def test_the_figure_colours_the_words_that_the_finding_counts():
    found = planted_against(seed=3)
    assert 0 < found.words["differs"].sum() < (found.words["significance"] != "").sum()
    drawn = found.figure()
    (points,) = drawn.figure.axes[0].collections
    coloured = [to_hex(colour) != MUTED for colour in points.get_facecolors()]
    tested = found.words[found.words["p_adjusted"].notna()]
    assert coloured == tested["differs"].tolist(), "not all words tested are drawn"
    assert drawn.note.startswith(f"{len(tested)} words tested")
    assert "false discovery rate 5%" in drawn.note and "5 articles" in drawn.note
    strongest = tested[tested["differs"]]["term"].iloc[0]
    assert strongest in {text.get_text() for text in drawn.figure.axes[0].texts}
    assert found.figure(title="我的标题").title == "我的标题"


def test_the_figure_of_few_articles_names_words_in_grey_and_says_why():
    texts = {"a": "改革改革改革", "b": "改革开放", "c": "生态生态生态", "d": "生态开放"}
    halves = [{name: texts[name] * 9 for name in names} for names in ("ab", "cd")]
    parts = [study(half) for half in halves]
    for made in parts:
        made["formulation_uses"] = pd.DataFrame({"term": [], "article_id": []}, dtype="object")
    found = questions.compare(*parts, cut=two)
    assert found.too_few
    for language, said in (
        ("en", "Labelled in grey: the words that differ most"),
        ("zh", "灰字为差异最明显的词"),
    ):
        drawn = found.figure(language=language)
        assert drawn.note.endswith(said)
        named = {text.get_text(): to_hex(text.get_color()) for text in drawn.figure.axes[0].texts}
        assert {"改革", "生态"} <= set(named) and set(named.values()) == {MUTED}


def test_the_figure_says_that_no_word_differs():
    found = questions.compare(
        planted(seed=1, articles=40, share=0.6),
        planted(seed=2, articles=40, share=0.6),
        cut=two,
        language="zh",
    )
    assert not found.words["differs"].any()
    assert found.figure().title == "one与other的用词没有显著差异"
    drawn = found.figure(language="en")
    assert drawn.title == "No word differs in frequency between one and other"
    [dots] = drawn.figure.axes[0].collections
    assert min(dots.get_sizes()) >= 18  # so few words are seen without colour


@pytest.mark.thorough
def test_nine_of_ten_intervals_hold_the_true_difference(monkeypatch):
    """The 90 % interval over 100 pairs of samples from known populations."""
    monkeypatch.setattr("analysis.questions.comparing.DRAWS", 400)
    held = 0
    for seed in range(100):
        one = planted(seed=seed, articles=40, share=0.6)
        other = planted(seed=1000 + seed, articles=40, share=0.4)
        row = questions.compare(one, other, cut=two, seed=seed).topics.set_index("topic").loc[1]
        held += row["low"] <= 0.2 <= row["high"]
    assert 82 <= held <= 97  # 90 with a standard error of 3


def test_an_empty_part_is_refused():
    one = planted(seed=1, articles=3, share=0.7)
    empty = one | {"articles": one["articles"].head(0)}
    with pytest.raises(InputFault, match="other holds no article; there is nothing to compare"):
        questions.compare(one, empty, cut=two)


@pytest.mark.parametrize("pattern", ["会议[^。]{0,20}研究", r"会议\s研究"])
def test_a_match_over_two_paragraphs_is_none(pattern):
    found = index({"a": "市委会议", "b": "研究工作。会议再次研究"}).search(pattern).kwic
    assert found["hit"].tolist() == (["会议再次研究"] if "。" in pattern else [])


def test_hits_by_two_columns():
    found = index(
        {"a": "好好", "b": "好", "c": "坏", "d": "好"},
        dates={"a": "2024-01-02", "b": "2024-05-01", "c": "2024-05-02"},
        province={"a": "甲", "b": "乙", "c": "乙", "d": "甲"},
    ).search("好")
    rows = found.by("quarter", "province")[["quarter", "province", "hits", "articles", "articles_in_all"]]
    assert rows.to_numpy().tolist()[:2] == [["2024-Q1", "甲", 2, 1, 1], ["2024-Q2", "乙", 1, 1, 2]]
    assert found.by(["quarter", "province"]).equals(found.by("quarter", "province"))
    for columns in ((), ([],), (["quarter", 3],)):
        with pytest.raises(InputFault, match="names of columns"):
            found.by(*columns)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(InputFault, match="later than until"):
        questions.select(study({"a": "会议"}), since="2024-06", until="2024-04")
    questions.select(study({"a": "会议"}), since="2024-06", until="2024")


@pytest.mark.parametrize("value", ["2024-1", "2024年5月", "24", "2024-13"])
def test_a_time_that_is_none_is_refused(value):
    with pytest.raises(InputFault) as raised:
        questions.select(study({"a": "会议"}), since=value)
    assert str(raised.value) == f"since={value!r}: write it as 2024, 2024-03 or 2024-03-15"


def test_a_day_that_is_approximate_counts_as_that_day():
    made = study({"a": "会议", "b": "会议"}, dates={"a": "2023-10-20?", "b": "2023-10-21"})
    assert questions.select(made, until="2023-10-20")["articles"]["source"].tolist() == ["a"]


def _titled() -> dict:
    """One article whose headline only the title column gives, one whose headline is printed, one without."""
    texts = {"a": "要推动发展。", "b": "发展成就展开幕\n一切为了发展，还是发展。", "c": "无关。"}
    made = study(
        texts, dates=dict.fromkeys(texts, "2024-05-06"), 省份={"a": "云南", "b": "甘肃", "c": "甘肃"}
    )
    made["articles"]["headline"] = ["高質量發展座谈会召开", "发展成就展开幕", ""]
    first = made["paragraphs"].loc[1].copy()
    rest = first.copy()
    first[["end", "text", "reading", "role"]] = [7, "发展成就展开幕", "发展成就展开幕", "headline"]
    rest[["paragraph_id", "start"]] = ["b#1.2", 8]
    rest[["text", "reading"]] = texts["b"][8:]
    paragraphs = made["paragraphs"]
    made["paragraphs"] = pd.DataFrame([paragraphs.loc[0], first, rest, paragraphs.loc[2]]).reset_index(
        drop=True
    )
    made["sources"] = texts
    return made


def test_headlines_of_a_title_column_count_everywhere():
    made = _titled()
    found = questions.TextIndex(made["paragraphs"], made["articles"], made["sources"]).search("发展")
    assert found.kwic[["source", "role", "start", "end"]].to_numpy().tolist() == [
        ["a", "headline", 0, 0],
        ["a", "body", 3, 5],
        ["b", "headline", 0, 2],
        ["b", "body", 12, 14],
        ["b", "body", 17, 19],
    ]
    title = found.kwic.iloc[0]
    assert (title.left, title.hit, title.right, title.sentence) == (
        "高质量",
        "发展",
        "座谈会召开",
        "高质量发展座谈会召开",
    )
    assert found.by_month["hits"].tolist() == [5]
    assert found.by("省份")[["hits", "articles"]].to_numpy().tolist() == [[2, 1], [3, 1]]
    assert repr(found) == "5 hits in 2 of 3 articles (2 in headlines)"


def test_words_of_a_comparison_are_those_that_a_search_finds():
    made = _titled() | {name: tables.frame(name, []) for name in ("formulations", "formulation_uses")}
    parts = [questions.select(made, 省份=province) for province in ("云南", "甘肃")]
    cut = lambda text: ["发展"] * text.count("发展")  # noqa: E731
    words = questions.compare(*parts, cut=cut).words.set_index("term")
    assert words.loc["发展", ["uses", "uses_other"]].tolist() == [2, 3]


def test_words_of_a_comparison_leave_out_datelines(tmp_path):
    openings = [
        "本报讯（记者 王小明）",
        "本报讯 记者 王小明 ",
        "江宁新闻网讯（通讯员 李大伟）",
        "新华社江宁3月5日电 ",
        "【本报江宁3月5日讯】",
        "江宁客户端消息：",
    ]
    rows = [f"2024-{1 + n:02}-05,{openings[n] if n < 6 else ''}各地安排春耕。" for n in range(12)]
    (tmp_path / "t.csv").write_text("\n".join(["published,text", *rows]) + "\n", encoding="utf-8")
    study = Study(tmp_path / "t.csv", workers=1)
    made = study.where(until="2024-06").compare(study.where(since="2024-07"))
    assert set(made.words["term"]) <= {"各地", "安排", "春耕"}
    assert made.words.set_index("term").loc["春耕", ["uses", "uses_other"]].tolist() == [6, 6]


def test_the_search_page_carries_the_headlines_that_the_text_lacks():
    made = _titled()
    empty = dict.fromkeys(("published", "origin", "reporters"), "")
    made["articles"] = made["articles"].assign(start=0, end=[6, 20, 3], **empty)
    page = search_page.render(made, made["sources"], settings=Settings(), fingerprint="x")
    packed = re.search(r'"blocks": ?\["([^"]+)"\]', page).group(1)
    rows = json.loads(gzip.decompress(base64.b64decode(packed)))["articles"]
    assert [(row[2], row[4]) for row in rows] == [("高質量發展座谈会召开", 1), ("发展成就展开幕", 0), ("", 0)]


def test_a_search_can_leave_out_longer_words():
    texts = {"a": "发展中国家要发展。", "b": "发展中的国家。"}
    found = index(texts).search("发展", but=["发展中国家"])
    assert found.kwic[["source", "start"]].to_numpy().tolist() == [["a", 6], ["b", 0]]
    assert len(index(texts).search("发展", but="发展中.{0,1}国家")) == 1
    assert len(index(texts).search("发展", but="")) == 3
    assert len(index({"a": "要发展", "b": "国家"}).search("发展", but=r"发展\s国家")) == 1
    with pytest.raises(InputFault, match="matches the empty string"):
        index(texts).search("发展", but=["x*"])


def test_several_terms_are_counted_together_without_counting_a_place_twice():
    found = index(
        {"a": "共建“一带一路”，一带一路，丝绸之路", "b": "一带一路"},
        dates={"a": "2024-01-02", "b": "2024-05-01"},
    ).search("一带一路", "共建“一带一路”", "丝绸之路", "一带一路.{0,1}")
    assert len(found) == 8
    joint = found.together
    assert joint.kwic[["source", "start", "end"]].to_numpy().tolist() == [
        ["a", 0, 8],
        ["a", 9, 14],
        ["a", 14, 18],
        ["b", 0, 4],
    ] and joint.by("quarter")[["quarter", "hits", "articles"]].to_numpy().tolist() == [
        ["2024-Q1", 3, 1],
        ["2024-Q2", 1, 1],
    ]  # fmt: skip
    assert joint.terms == ("一带一路 + 共建“一带一路” + 丝绸之路 + 一带一路.{0,1}",)


def test_quarters_group_and_have_names():
    made = study(dict.fromkeys("abc", "好"), dates={"a": "2024-03-31", "b": "2024-12", "c": "2024"})
    assert questions.group(made["articles"], "quarter").to_dict() == {"a#1": "2024-Q1", "b#1": "2024-Q4"}
    assert questions.group_name("2024-Q4", "quarter", "en") == "Q4 2024"
    assert questions.group_name("2024-Q4", "quarter", "zh") == "2024年第4季度"


def test_a_figure_takes_several_terms():
    terms = pd.DataFrame({"term": ["甲词", "甲甲词", "乙词", "丙词"], "variant_of": ["", "甲词", "", ""]})
    made = {"formulations": terms, "formulation_uses": terms.drop(columns="variant_of")}
    assert questions.of_term(made, ["甲词", "乙词"])["formulation_uses"]["term"].tolist() == [
        "甲词",
        "甲甲词",
        "乙词",
    ]
    with pytest.raises(InputFault, match="丁词"):
        questions.of_term(made, ["甲词", "丁词"])


@pytest.mark.parametrize(
    ("papers", "said"),
    [(["", ""], "these texts name no newspapers"), (["甲报", "乙报"], "there are 乙报, 甲报")],
)
def test_a_mistyped_source_is_answered_with_newspapers_and_not_with_ids(papers, said):
    articles = pd.DataFrame({"source": ["t.csv:1", "t.csv:2"], "origin": papers})
    with pytest.raises(InputFault, match=said) as fault:
        selecting._fits(articles, "source", "云南", most=12)
    assert "t.csv:2" not in str(fault.value)


@pytest.mark.parametrize(
    "since, until, months",
    [
        ("2024-03-15", "", ["2024-03", "2024-06"]),
        ("", "2024-03-15", ["2024-01", "2024-03"]),
        ("2024-04", "2024-05", []),
    ],
)
def test_a_gap_of_months_reaches_the_last_day_of_its_last_month(whole, since, until, months):
    single = ["2024-01", "2024-03", "2024-06"]
    gaps = pd.DataFrame({"series": "", "period_start": single, "period_end": single})
    part = questions.select({**whole, "gaps": gaps}, since=since, until=until)
    assert part["gaps"]["period_start"].tolist() == months


def test_people_of_a_part_are_counted_anew_and_come_by_their_meetings_then_by_name(whole):
    attended = [
        "m1 丙 chair",
        "m1 甲 attendee",
        "m2 甲 chair",
        "m2 乙 attendee",
        "m2 丁 guest",
        "m3 戊 chair",
    ]
    rows = map(str.split, attended)
    whole["attendance"] = pd.DataFrame(rows, columns=["meeting_id", "person", "role"])
    whole["people"] = pd.DataFrame(
        {"person": [*"丁丙乙甲戊"], "meetings": 9, "chair": 9, "guest": 9, "first_date": "", "last_date": ""}
    )
    whole["meetings"]["date"] = whole["meetings"]["date_start"]
    part = questions.select(whole, province="江东")
    columns = ["person", "meetings", "chair", "guest", "first_date", "last_date"]
    assert part["people"][columns].to_numpy().tolist() == [
        ["甲", 2, 1, 0, "2023-05-01", "2024-02-03"],
        ["丁", 1, 0, 1, "2024-02-03", "2024-02-03"],
        ["丙", 1, 1, 0, "2023-05-01", "2023-05-01"],
        ["乙", 1, 0, 0, "2024-02-03", "2024-02-03"],
    ]
    assert part["attendance"]["meeting_id"].tolist() == ["m1"] * 2 + ["m2"] * 3


def test_formulations_of_a_part_are_counted_anew_and_come_by_their_uses_then_by_name(whole):
    dates = dict(zip(whole["articles"]["article_id"], whole["articles"]["date"]))
    uses = {"甲词": "aa", "乙词": "aab", "丙词": "bb", "丁词": "c"}
    rows = [(term, f"{name}#1", dates[f"{name}#1"]) for term, names in uses.items() for name in names]
    whole["formulation_uses"] = pd.DataFrame(rows, columns=["term", "article_id", "date"])
    whole["formulations"] = pd.DataFrame({"term": list(uses), "uses": 9, "articles": 9})
    columns = ["term", "uses", "articles", "first_seen", "last_seen"]
    found = {
        place: questions.select(whole, province=place)["formulations"][columns] for place in ("江东", "山北")
    }
    assert found["江东"].to_numpy().tolist() == [
        ["乙词", 3, 2, "2023-05-01", "2024-02-03"],
        ["丙词", 2, 1, "2024-02-03", "2024-02-03"],
        ["甲词", 2, 1, "2023-05-01", "2023-05-01"],
    ]
    assert found["山北"].to_numpy().tolist() == [["丁词", 1, 1, "", ""]]


def test_hits_of_a_part_have_the_columns_of_the_whole():
    made = study({"a": "市委会议", "b": "市委会议"}, dates={"a": "2024-01", "b": "2024-02"})
    articles = made["articles"].assign(origin=["甲报", ""])

    def columns(part, **about) -> list[str]:
        texts = questions.TextIndex(made["paragraphs"][:0], part, {}, **about)
        return [*texts.search("会议").kwic]

    assert "origin" in columns(articles)
    assert (
        columns(articles[:0], newspapers=True) == columns(articles[1:], newspapers=True) == columns(articles)
    )
    assert "origin" not in columns(articles[1:])

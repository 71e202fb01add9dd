"""Uses: where they are counted, what they are inside of, and how they change from month to month."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pandas as pd
import pytest

from analysis import formulations
from analysis.formulations import context, counting, follow, keyness, links
from analysis.formulations.links import UsageHistory
from analysis.records import Article, Document, Mapped, Paragraph, Source
from tests.formulations.sample import found, gather


def _titled(title: str, text: str, printed: str = "") -> Document:
    body = printed + text
    paragraphs = []
    at = 0
    for number, line in enumerate(body.split("\n"), 1):
        reading = Mapped(line, ((0, at),))
        paragraphs.append(Paragraph(f"r#1.{number}", "r#1", "r", at, at + len(line), line, reading))
        at += len(line) + 1
    article = Article("r#1", "r", 0, len(body), headline=title)
    return Document(Source("r", body, title=title), (article,), tuple(paragraphs), ())


def _gathered(document: Document) -> formulations.FormulationResult:
    return formulations.gather([formulations.scan(document)], [document], {})


def test_a_title_column_is_counted_and_has_no_span():
    made = _gathered(_titled("全面推进乡村振兴", "会议指出，要抓好乡村振兴。"))
    [one] = [each for each in made.formulations if each.term == "乡村振兴"]
    assert [(use.place, use.start, use.end, use.sentence) for use in one.uses] == [
        ("title", 0, 0, "全面推进乡村振兴"),
        ("text", 8, 12, "会议指出，要抓好乡村振兴。"),
    ]


def test_a_title_that_the_text_prints_is_counted_once():
    made = _gathered(_titled("全面推进乡村振兴", "会议指出，要抓好落实。", printed="全面推进乡村振兴\n"))
    [one] = [each for each in made.formulations if each.term == "乡村振兴"]
    assert [use.place for use in one.uses] == ["text"]


def test_an_inner_term_is_counted_and_says_what_it_is_inside_of():
    made = found("推动黄河流域生态保护和高质量发展，推动高质量发展。")
    assert [use.within for use in made["高质量发展"].uses] == ["黄河流域生态保护和高质量发展", ""]


def test_a_number_inside_a_composite_number_is_no_use_of_its_own():
    assert {term: len(one.uses) for term, one in found("实现两不愁三保障，解决三保障问题。").items()} == {
        "两不愁三保障": 1,
        "三保障": 1,
    }


def test_a_coined_phrase_without_marks_is_not_cut_out_of_words():
    made = found("实施“家在中国”战略。科学家在中国各地，家在中国战略。")
    assert [use.written for use in made["家在中国"].uses] == ["“家在中国”", "家在中国"]


def _monthly(counts: list[int]) -> dict[str, tuple[dict, dict]]:
    texts, dates = {}, {}
    for month, count in enumerate(counts, 1):
        for number in range(30):
            name = f"{month:02}-{number:02}"
            texts[name] = "推进“三张清单”机制，做好工作。" if number < count else "今天天气晴好，各地忙生产。"
            dates[name] = f"2024-{month:02}-{number % 28 + 1:02}"
    return gather(texts, dates)


def test_jumps_from_month_to_month():
    months = _monthly([0, 25, 25, 2, 0]).months
    assert months["jump"].tolist() == ["", "new", "", "down", ""]
    assert months["month_heat"].tolist() == ["冷", "沸", "沸", "沸", "冷"]
    assert _monthly([25, 0, 25]).months["jump"].tolist() == ["", "vanished", "up"]


def test_rises_and_falls_against_the_half_year_before():
    made = _monthly([2, 2, 2, 2, 2, 2, 25, 25])
    [row] = made.keyness.to_dict("records")
    assert (row["term"], row["period"], row["before"], row["uses"], row["uses_before"]) == (
        "三张清单", "2024-41", "2024-40", 50, 12,
    )  # fmt: skip
    assert (row["direction"], row["significance"]) == ("rise", "p < 0.0001")


def test_log_likelihood_by_hand():
    """Rayson and Garside: 2 (a ln(a/E1) + b ln(b/E2)), E from the sizes."""
    table = keyness.compare(pd.Series({"甲": 30, "乙": 5}), pd.Series({"甲": 10}), 1000, 2000)
    row = table.set_index("term").loc["甲"]
    assert row["log_likelihood"] == pytest.approx(
        2 * (30 * math.log(30 / 13.3333) + 10 * math.log(10 / 26.6667)), abs=0.01
    )
    assert row["log_ratio"] == pytest.approx(2.585, abs=0.001)
    assert table.set_index("term").loc["乙", "uses_before"] == 0


def test_kwic_takes_each_of_two_uses_in_a_sentence():
    uses = gather({"a": "落实三张清单，“三张清单”机制好。"}).tables()["formulation_uses"]
    lines = context.Kwic(7).of(uses)
    assert lines[["left", "keyword", "right"]].values.tolist() == [
        ["落实", "三张清单", "，“三张清单”"],
        ["落实三张清单，", "“三张清单”", "机制好。"],
    ]


def test_kwic_of_uses_part_by_part_is_that_of_all():
    uses = gather(
        {"a": "落实三张清单，“三张清单”机制好，三张清单。", "b": "三张清单，“三张清单”。"}
    ).tables()["formulation_uses"]
    for rows in (1, 2, 3):
        kwic = context.Kwic()
        parts = [kwic.of(uses.iloc[first : first + rows]) for first in range(0, len(uses), rows)]
        pd.testing.assert_frame_equal(pd.concat(parts), context.Kwic().of(uses))


def test_neighbours_share_articles():
    texts = {str(n): "落实“三张清单”和“四张报表”机制。" for n in range(3)} | {
        str(n): "推进“一岗双责”机制。" for n in range(3, 9)
    }
    near = gather(texts).neighbours
    assert near[["term", "other", "articles"]].values.tolist() == [
        ["三张清单", "四张报表", 3],
        ["四张报表", "三张清单", 3],
    ]


def test_links_by_kind():
    def history(term, number="", pattern="number", members=(), dates=()):
        return UsageHistory(term, pattern, number, max(1, len(dates)), tuple(dates), members=tuple(members))

    made = links.find(
        [
            history("两不愁三保障", "2+3"),
            history("三保障", "3"),
            history("三大倡议", "3", members=("发展倡议", "安全倡议", "文明倡议")),
            history("安全倡议", pattern="quoted"),
            history("因地制宜推进改革攻坚", pattern="quoted"),
            history("推进改革攻坚", pattern="quoted"),
            history("十三保障", "13"),
            history("两个确立", "2"),
            history("两个确保", "2"),
        ]
    )
    assert [(link.term, link.relation, link.other) for link in made] == [
        ("三保障", "part_of", "两不愁三保障"),
        ("安全倡议", "counted_by", "三大倡议"),
        ("推进改革攻坚", "variant", "因地制宜推进改革攻坚"),
    ]


def test_a_listed_wording_with_words_added_is_no_variant():
    def history(term):
        return UsageHistory(term, "listed", "", 1)

    made = links.find(
        [history(term) for term in ("负面清单", "市场准入负面清单", "海南自贸港", "海南自由贸易港")],
        {"市场准入负面清单": "负面清单", "海南自贸港": "海南自由贸易港"},
    )
    assert [(link.term, link.relation, link.other) for link in made] == [
        ("海南自贸港", "variant", "海南自由贸易港"),
        ("负面清单", "part_of", "市场准入负面清单"),
    ]


def test_no_successor_while_both_are_used():
    def history(term, *dates):
        return UsageHistory(term, "number", "2+2", len(dates), dates)

    old, new = ("2023-01-05", "2023-02-05", "2024-06-05"), ("2024-05-05", "2024-07-05")
    [link] = links.find([history("两中心两高地", *old), history("两中心两地", *new)])
    assert (link.term, link.relation, link.other) == ("两中心两地", "variant", "两中心两高地")


def test_the_finder_says_where_each_term_is():
    finder = counting.Finder(["高质量发展", "高质量"], ["两重"])
    assert [tuple(match) for match in finder.find("推动高质量发展，“两重”，两重天")] == [
        ("高质量发展", 2, 7, ""),
        ("高质量", 2, 5, "高质量发展"),
        ("两重", 9, 11, ""),
    ]


def test_months_are_graded_like_single_shares():
    shares = pd.Series([0.2, 0.0129, 0.005, 0.001, 0.0003, 0.0, float("nan")])
    assert follow._grades(shares).tolist() == [follow.heat(share) for share in shares]


def _framed(term: str, dates: list[str], **frames: int) -> UsageHistory:
    """A name in marks, used on these days; how often in 实施“…”工程 and elsewhere."""
    kinds = {"usual": ("实施", "工程"), "other": ("推进", "计划"), "bare": ("", "")}
    counted = Counter({kinds[kind]: count for kind, count in frames.items()})
    return UsageHistory(term, "quoted", "", len(dates), tuple(dates), counted)


OLD = [f"2023-0{month}-05" for month in range(1, 7)]
NEW = [f"2024-0{month}-05" for month in range(1, 7)]


@pytest.mark.parametrize(
    ("histories", "found"),
    [
        pytest.param(
            [_framed("甲乙丙丁", OLD, usual=6), _framed("子丑寅卯", NEW, usual=6)], True, id="one frame"
        ),
        pytest.param(
            [_framed("甲乙丙丁", OLD, usual=5, other=1), _framed("子丑寅卯", NEW, usual=5, bare=1)],
            True,
            id="mostly in one frame",
        ),
        pytest.param(
            [_framed("甲乙丙丁", OLD, usual=2, other=3), _framed("子丑寅卯", NEW, usual=6)],
            False,
            id="mostly elsewhere",
        ),
        pytest.param(
            [_framed("甲乙丙丁", OLD, usual=6), _framed("子丑寅卯", NEW[:3], usual=3)],
            False,
            id="too few uses",
        ),
        pytest.param(
            [_framed("甲乙丙丁", OLD, usual=6), _framed("子丑寅卯", ["2024-01-05"] * 6, usual=6)],
            False,
            id="one month",
        ),
        pytest.param(
            [_framed("甲乙丙丁", [*OLD, "2024-03-01"], usual=7), _framed("子丑寅卯", NEW, usual=6)],
            False,
            id="both in use",
        ),
        pytest.param(
            [_framed("甲乙丙丁", [*OLD, NEW[0]], usual=7), _framed("子丑寅卯", NEW, usual=6)],
            False,
            id="both on one day",
        ),
        pytest.param(
            [
                _framed("甲乙丙丁", OLD, usual=6),
                _framed("金木水火", [OLD[3], *NEW], usual=7),
                _framed("子丑寅卯", NEW, usual=6),
            ],
            False,
            id="a third in its place",
        ),
    ],
)
def test_a_successor_takes_the_place_of_one_that_is_silent(histories, found):
    made = [(link.term, link.other) for link in links.find(histories) if link.relation == "successor"]
    assert made == ([("子丑寅卯", "甲乙丙丁")] if found else [])


def test_a_comma_more_is_a_variant_and_no_successor():
    old = links.UsageHistory("两类主体两种方式", "number", "2+2", 2, ("2024-01-05", "2024-02-05"))
    new = links.UsageHistory("两类主体、两种方式", "number", "2+2", 2, ("2024-03-05", "2024-04-05"))
    assert [link.relation for link in links.find([old, new])] == ["variant"]


def _uses_by_month(seed: int, more: int = 0) -> pd.DataFrame:
    """Thirty terms with clustered uses in six months of 40 articles; the first has more in the third month."""
    random = np.random.default_rng(seed)
    ids = [f"{month}-{number}" for month in range(1, 7) for number in range(40)]
    names = [f"提法{at}" for at in range(30)]
    rows = [
        (term, one)
        for at, term in enumerate(names)
        for one in ids
        for _ in range(
            int(random.poisson(random.gamma(0.2, 2.5)))
            + (more if at == 0 and one.startswith("3-") and random.random() < 0.8 else 0)
        )
    ]
    return follow.lifecycle(
        pd.DataFrame({"term": names, "origin": "text"}),
        pd.DataFrame(rows, columns=["term", "article_id"]),
        pd.DataFrame({"article_id": ids}),
        {one: f"2024-0{one[0]}-05" for one in ids},
        sizes=dict.fromkeys(ids, 300),
    )


def test_months_without_a_planted_change_rarely_have_a_jump():
    """A false discovery rate of .1 means: at most about one corpus in ten without any change."""
    assert sum((_uses_by_month(seed)["jump"] != "").any() for seed in range(20)) <= 5


def test_a_planted_jump_is_always_found_and_few_others():
    found = [
        (term, month, jump)
        for seed in range(20)
        for term, month, jump in _jumps(_uses_by_month(seed, more=4))
        if month <= "2024-03"  # the fall after the planted month is a jump as well
    ]
    assert found.count(("提法0", "2024-03", "up")) == 20
    assert len(found) <= 24


def _jumps(made: pd.DataFrame) -> list[list[str]]:
    return made.loc[made["jump"] != "", ["term", "month", "jump"]].values.tolist()


@pytest.mark.parametrize(("before", "now", "jump"), [(1, 40, "up"), (40, 1, "down"), (4, 6, ""), (0, 7, "")])
def test_jumps_are_changes_of_the_share_of_articles(before, now, jump):
    """Many uses in few articles are no jump, and few articles are not tested."""
    rows = [("提法", f"1-{at}") for at in range(before)]
    rows += [("提法", f"2-{at}") for at in range(now) for _ in range(30 if now < 10 else 1)]
    ids = [f"{month}-{at}" for month in (1, 2) for at in range(200)]
    made = follow.lifecycle(
        pd.DataFrame({"term": ["提法"], "origin": ["text"]}),
        pd.DataFrame(rows, columns=["term", "article_id"]),
        pd.DataFrame({"article_id": ids}),
        {one: f"2024-0{one[0]}-05" for one in ids},
    )
    assert made["jump"].tolist() == ["", jump]

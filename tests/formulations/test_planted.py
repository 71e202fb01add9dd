"""Plant a signal and recover it: a slogan that comes in a known month and takes another's place."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.formulations import listed
from analysis.wording import tell
from tests.formulations.sample import gather

FILLERS = (
    "会议听取了工作汇报",
    "各部门负责人参加",
    "大家认真讨论",
    "有关方面作了发言",
    "代表们交流经验",
    "与会同志表示赞同",
)


def told(links: pd.DataFrame) -> list[list[str]]:
    """The links with their evidence in words."""
    return [[*row[:3], tell(row[3])] for row in links.values.tolist()]


def corpus(sentence) -> tuple[dict[str, str], dict[str, str]]:
    """Two articles a month over 2023 and 2024, with what `sentence` says for the month's number, 0 to 23."""
    texts, dates = {}, {}
    for at in range(48):
        month = at // 2
        name = f"{2023 + month // 12}-{month % 12 + 1:02}-{5 + at % 2 * 10:02}"
        filler = FILLERS[at % len(FILLERS)]
        texts[name] = f"{filler}。{sentence(month, at)}。{FILLERS[(at + 1) % len(FILLERS)]}，散会。"
        dates[name] = name
    return texts, dates


@pytest.fixture(scope="module")
def renamed():
    """“两中心两高地” until April 2024, “两中心两地” from May."""
    return gather(
        *corpus(lambda month, at: f"要加快建设“两中心{'两高地' if month < 16 else '两地'}”，作为支撑")
    )


def test_the_slogan_is_found_and_dated(renamed):
    found = {one.term: one for one in renamed.formulations}
    assert sorted(found) == ["两中心两地", "两中心两高地"]
    assert [found[term].number for term in sorted(found)] == ["2+2", "2+2"]
    assert (found["两中心两地"].uses[0].date, len(found["两中心两地"].uses)) == ("2024-05-05", 16)
    assert (found["两中心两高地"].uses[-1].date, len(found["两中心两高地"].uses)) == ("2024-04-15", 32)


def test_the_slogan_is_linked_with_its_evidence(renamed):
    assert [one.variant_of for one in renamed.formulations] == ["", "两中心两高地"]
    assert told(renamed.links) == [
        [
            "两中心两地",
            "两中心两高地",
            "successor",
            "number structure 2+2, shares 两中心两地; 两中心两高地 last 2024-04-15, 两中心两地 first 2024-05-05",
        ]
    ]


def test_the_months_show_the_change(renamed):
    months = renamed.months.set_index(["term", "month"])["rate"]
    assert months["两中心两地"].loc["2024-03":"2024-06"].tolist() == [0.0, 0.0, 1.0, 1.0]
    assert months["两中心两高地"].loc["2024-03":"2024-06"].tolist() == [1.0, 1.0, 0.0, 0.0]


def test_other_words_in_the_same_place_are_a_successor():
    found = gather(
        *corpus(
            lambda month, at: f"要实施“{'渝跃千帆' if month < 12 else '数智强基'}”工程，{FILLERS[at % 5]}"
        )
    )
    assert told(found.links) == [
        [
            "数智强基",
            "渝跃千帆",
            "successor",
            "both used in 实施“…”工程; 渝跃千帆 last 2023-12-15, 数智强基 first 2024-01-05",
        ]
    ]


def unquoted() -> tuple[dict[str, str], dict[str, str]]:
    """数智强基 without quotation marks from April 2024."""
    settings = ("推进{}，", "推动{}工作", "以{}为抓手", "坚持{}", "深化{}治理", "落实{}", "靠{}惠民")
    return corpus(lambda month, at: settings[at % 7].format("数智强基") if month >= 15 else "继续做好工作")


def test_a_slogan_that_nobody_quotes():
    found = gather(*unquoted())
    one = {one.term: one for one in found.formulations}["数智强基"]
    assert (one.pattern, len(one.uses), one.uses[0].date) == ("recurrent", 18, "2024-04-05")


def test_a_part_of_a_term_of_the_lexicon_is_no_new_slogan(monkeypatch):
    monkeypatch.setattr(listed, "contain", lambda phrase, without: phrase == "数智强基")
    assert gather(*unquoted()).formulations == ()


def test_no_slogan_is_made_across_punctuation():
    marks = "，。；：、！？（）“”《》—…·　 \n"
    found = gather(*corpus(lambda month, at: f"坚持数智{marks[at % len(marks)]}强基工作"))
    assert [one.term for one in found.formulations] == []


def test_months_without_articles_stay_empty():
    found = gather(
        {"a": "落实“三张清单”机制。", "b": "落实“三张清单”机制。", "c": "无事。"},
        {"a": "2023-11-02", "b": "2024-02", "c": "2024-02-03"},
    )
    months = found.months[["month", "term", "uses", "articles", "rate", "heat"]]
    assert months.astype(object).where(months.notna(), "empty").values.tolist() == [
        ["2023-11", "三张清单", 1, 1, 1.0, "沸"],
        ["2023-12", "三张清单", "empty", 0, "empty", "沸"],
        ["2024-01", "三张清单", "empty", 0, "empty", "沸"],
        ["2024-02", "三张清单", 1, 2, 0.5, "沸"],
    ]


def test_undated_uses_count_and_date_nothing():
    found = gather({"a": "落实“三张清单”机制。"})
    assert [(len(one.uses), one.uses[0].date) for one in found.formulations] == [(1, "")]
    assert found.months.empty
    assert isinstance(found.tables()["formulation_months"], pd.DataFrame)

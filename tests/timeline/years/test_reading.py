"""Which named days and years of an article tell when it was written."""

from __future__ import annotations

import pytest

from analysis.corpus import cut
from analysis.records import Source
from analysis.timeline import years
from tests.timeline.documents import document


def said(text: str) -> dict[str, str]:
    """The cues of an article by rule; the last of each."""
    return {cue.rule: cue.says.rpartition("/")[0] or cue.says for cue in years.cues(document(text))}


AHEAD, PAST = "展会将于2025年9月1日开幕。", "2024年3月5日，市委召开会议。"


@pytest.mark.parametrize("text", [AHEAD + PAST, PAST + AHEAD, PAST])
def test_a_day_that_lies_ahead_is_passed_over_wherever_it_stands(text):
    assert said(text)["latest day named"].startswith("2024-03-05")


def test_of_days_that_are_past_the_latest_counts():
    days = ["2023年12月1日", "2024年3月5日", "2024年1月9日"]
    for order in (days, days[::-1], days[1:] + days[:1]):
        text = "".join(f"{day}，市委召开会议。" for day in order)
        assert said(text)["latest day named"].startswith("2024-03-05")


def test_a_year_that_is_an_aim_is_no_year_that_is_past():
    assert "latest year named" not in said("到2027年，建成三个园区。")
    assert said("2023年，全市建成三个园区。到2027年，再建两个。")["latest year named"].startswith("2023")


CAMPAIGN = "学习贯彻习近平新时代中国特色社会主义思想主题教育"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (f"{CAMPAIGN}动员部署会召开。", "campaign begun"),
        (f"第二批{CAMPAIGN}动员部署会召开。", "campaign"),
        (f"深入开展{CAMPAIGN}。", "campaign"),
        (f"巩固{CAMPAIGN}成果。", "campaign past"),
    ],
)
def test_a_campaign_begins_runs_and_is_kept(text, rule):
    assert [cue.rule for cue in years.cues(document(text)) if cue.rule.startswith("campaign")] == [rule]


MASS_LINE = "党的群众路线教育实践活动动员大会"


@pytest.mark.parametrize(
    ("host", "year"),
    [
        *((host, "2014") for host in ("全镇", "清江县委", "东湖社区", "白水乡", "梅山村", "滨江街道")),
        *((host, "2013") for host in ("省委", "市委", "国家乡村振兴局", "海州大学")),
    ],
)
def test_a_campaign_reaches_counties_and_towns_in_a_later_batch(host: str, year: str):
    cues = [
        cue.says
        for cue in years.cues(document(f"5月28日，{host}召开{MASS_LINE}。"))
        if "campaign" in cue.rule
    ]
    assert [says[:4] for says in cues] == [year]


def test_a_cue_quotes_the_characters_of_the_source():
    text = "全市工作會議召開\n\n會議總結２０２３年工作，強調今年是新中國成立７５周年，要抓好落實。\n"
    found = years.cues(cut(Source("a.txt", text)))
    assert found and all(cue.words == text[cue.start : cue.end] for cue in found)
    assert any("國" in cue.words or "７" in cue.words or "２" in cue.words for cue in found)

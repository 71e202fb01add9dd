"""Bad input: right or left out, never a crash, never more than linear time."""

from __future__ import annotations

import time

import pytest

from analysis import formulations
from analysis.formulations import announced, candidates, phrases
from analysis.formulations.marks import pair
from tests.formulations.sample import document, found, gather

LONG = "坚持分类施策"


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("落实“四张清单，抓好“三张清单”改革", ["三张清单"]),
        ("落实四张清单”，抓好“三张清单”改革", ["三张清单"]),
        ('抓好“三张清单"改革”', ["三张清单"]),
        ("他说“要扎根‘三张清单’才行”了”吧", ["三张清单"]),
        ("抓好「三张清单」改革", ["三张清单"]),
        ("抓好『三张清单』改革", ["三张清单"]),
        ('抓好"三张清单"改革', ["三张清单"]),
        ("抓好＂三张清单＂改革", ["三张清单"]),
        ('抓好“三张清单"改革', ["三张清单"]),
        ("抓好“”改革，落实“ ”", []),
        ("“" + LONG * 1700 + "”，抓好“三张清单”改革", ["三张清单"]),
        ("", []),
        ("\u200b\ufeff“\u200b”\x00", []),
        ("”“”“”“", []),
    ],
    ids=[
        "opening mark alone",
        "closing mark alone",
        "straight mark within",
        "closing mark too many",
        "corner brackets",
        "white corner brackets",
        "straight",
        "full-width straight",
        "styles mixed",
        "empty",
        "ten thousand characters",
        "nothing",
        "invisible characters",
        "marks the wrong way round",
    ],
)
def test_found_or_left_out(text, terms):
    assert sorted(found(text)) == terms


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("China’s “双碳”", "China’s “双碳”"),
        ("“It’s time”", "“It’s time”"),
        ("China’s plan’s ”双碳’目标", "China’s plan’s “双碳”目标"),
        ("落实‘两手抓’，推进”两河三带’布局", "落实‘两手抓’，推进“两河三带”布局"),
        ("落实“两手抓”，推进“两河三带“布局", "落实“两手抓”，推进“两河三带”布局"),
        ("推进“两河三带“布局，落实“两手抓”", "推进“两河三带”布局，落实“两手抓”"),
        ("坚持“落实“两手抓”方针”", "坚持“落实“两手抓”方针”"),
        ("……的话”以及“两手抓”", "……的话”以及“两手抓”"),
    ],
)
def test_only_the_pair_that_does_not_match_is_mended(text, mended):
    assert candidates.fold(text) == mended


def test_a_long_quotation_is_left_out_with_its_reason():
    rejected = gather({"a.txt": "他说“" + LONG * 1700 + "”"}).rejected
    assert rejected[["reason", "start", "end"]].values.tolist() == [["reject_too_long", 2, 10204]]


HOSTILE = {
    "opening marks": "“",
    "closing marks": "”",
    "straight marks": '"a',
    "pairs": "“甲”",
    "opened and named": "“两个维护",
    "listed": "甲、",
    "listed in fours": "改革开放、",
    "numerals": "三",
    "numbered": "三个",
    "number names": "“三个甲”、",
    "digits": "8",
    "digits and plus": "1+",
    "openers": "建设",
    "brackets": "“三个甲”（",
    "chains": "实施“三清三减”和",
}


@pytest.mark.thorough
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_linear(unit):
    """Four times the text takes no more than some six times as long."""

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begun = time.process_time()
        phrases.find(text)
        pair(text)
        return time.process_time() - begun

    seconds(2_000)
    small = min(seconds(10_000) for _ in range(2))
    large = min(seconds(40_000) for _ in range(2))
    assert large < 6 * small + 0.15


def test_marks_within_marks():
    """A hundred thousand quotations, each within the one before."""
    begun = time.process_time()
    quotations = phrases.find("“" * 100_000 + "改革" + "”" * 100_000)
    assert time.process_time() - begun < 10
    assert len(quotations) == 100_000
    assert sum(candidate.rejected == "reject_too_long" for candidate in quotations) > 99_900


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_megabyte(unit):
    one = document((unit * (1_000_000 // len(unit)))[:1_000_000])
    begun = time.process_time()
    formulations.gather([formulations.scan(one)], [one], {})
    assert time.process_time() - begun < 20


@pytest.mark.parametrize("item", ["健全财务管理制度、", "健全财务管理制度和", "实施河道加固工程、"])
def test_a_list_of_plain_systems_is_read_in_linear_time(item):
    def seconds(times: int) -> float:
        started = time.process_time()
        assert list(announced.find(item * times + "考勤制度。")) == []
        return time.process_time() - started

    seconds(10)
    assert seconds(600) < 10 * seconds(100) + 0.3

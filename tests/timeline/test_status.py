"""What an article reports as news, and what it only recalls, by how far the days lie apart."""

from __future__ import annotations

import pytest

from analysis import timeline
from analysis.timeline.statuses import RECENT
from tests.timeline.documents import document

LEAD = "3月20日，市委召开农村工作会议。\n会议指出，要抓好春耕。\n"
NO_LEAD = "春耕时节，全市各地抢抓农时。\n田间地头一派繁忙景象。\n各级干部下沉一线。\n"


def status(text: str, name: str) -> str:
    [row] = [
        one for one in timeline.build([document(text, published="2024-03-20")]).meetings if name in one.name
    ]
    return row.status


@pytest.mark.parametrize("opening", [LEAD, NO_LEAD], ids=["with news of its own", "published that day"])
def test_what_lies_further_back_than_recent_is_recalled(opening):
    """The day of the article is that of its news, or without any that of its publication."""
    recent, older = 20 - RECENT, 20 - RECENT - 1
    assert status(f"{opening}3月{recent}日，市政府召开防汛工作会议。", "防汛") == "held"
    assert status(f"{opening}3月{older}日，市政府召开防汛工作会议。", "防汛") == "referenced"

"""What was held recently (近日, 日前) has the month of publication, or says why it has none."""

import pytest

from analysis import find_meetings
from analysis.wording import reason


@pytest.mark.parametrize(
    ("published", "words", "date", "first"),
    [
        ("2024-05-06", "近日", "", "recently → 2024-04/2024-05: 近日"),
        ("2024-01-09", "日前", "", "recently → 2023-12/2024-01: 日前"),
        ("2024-05-16", "近日", "2024-05", "published → 2024-05-16: 2024-05-16"),
        ("", "近日", "", ""),
    ],
)
def test_why_a_recent_meeting_has_no_date(published, words, date, first):
    rows = find_meetings(f"{words}，市委书记李仲明主持召开专家座谈会，听取意见。", published=published)
    assert (rows["date"].iloc[0], rows["year_reasons"].iloc[0].partition("；")[0]) == (date, first)


def test_the_reason_is_read_in_chinese():
    assert (
        reason("recently → 2024-04/2024-05: 近日", "zh")
        == "10日以前发布：可能为当月或上月 → 2024-04/2024-05：近日"
    )

"""Closing what a time expression leaves open."""

from __future__ import annotations

import pytest

from analysis.timeline import dates, edtf


@pytest.mark.parametrize(
    ("text", "given", "value"),
    [
        ("9月11日", {"published": "2023-12-29"}, "2023-09-11"),
        ("12月28日", {"published": "2024-01-02"}, "2023-12-28"),
        ("2月29日", {"published": "2023-03-01"}, "2020-02-29"),
        ("16日", {"published": "2012-11-16"}, "2012-11-16"),
        ("30日", {"published": "2023-01-02"}, "2022-12-30"),
        ("31日", {"published": "2023-03-02"}, "2023-01-31"),
        ("18日下午", {"previous": "2024-07-15/2024-07-18"}, "2024-07-18"),
        ("18日下午", {"previous": "XXXX-07-15", "year": 2024}, "2024-07-18"),
        ("18日下午", {"previous": "XXXX-07-15", "published": "2024-07-18"}, "2024-07-18"),
        ("今天", {"published": "2024-02-29"}, "2024-02-29"),
        ("昨日", {"published": "2024-03-01"}, "2024-02-29"),
        ("今天（1月2日）", {"published": "2023-01-02"}, "2023-01-02"),
        ("次日", {"previous": "2023-12-31"}, "2024-01-01"),
        ("同日", {"previous": "2023-12-30/2023-12-31"}, "2023-12-31"),
        ("当天", {"previous": "XXXX-12-30", "year": 2023}, "2023-12-30"),
        ("去年12月", {"published": "2024-05-01"}, "2023-12"),
        ("明年", {"year": 2023}, "2024"),
        ("当年10月", {"previous": "2021-03-05"}, "2021-10"),
        ("上月30日", {"published": "2024-01-05"}, "2023-12-30"),
        ("本季度", {"published": "2024-05-05"}, "2024-34"),
        ("上周三", {"published": "2024-01-29"}, "2024-01-24"),
        ("本周", {"published": "2024-01-31"}, "2024-01-29/2024-02-04"),
        ("去年四季度", {"year": 2024}, "2023-36"),
        ("12月31日至1月2日", {"year": 2023}, "2023-12-31/2024-01-02"),
        ("日前", {"published": "2024-01-05"}, ""),
        ("16日", {}, ""),
        ("5月24日", {}, ""),
        ("今天", {"year": 2024}, ""),
        ("3天，", {"published": "2024-01-05"}, ""),
        ("2024年5月24日", {"published": "2030-01-01", "year": 2001}, "2024-05-24"),
    ],
)
def test_resolve(text, given, value):
    assert dates.resolve(dates.find(text)[0], **given) == value


@pytest.mark.parametrize(
    ("value", "bounds", "precision"),
    [
        ("2024-02", ("2024-02-01", "2024-02-29"), "month"),
        ("2023-40", ("2023-01-01", "2023-06-30"), "half"),
        ("2023-24", ("2023-12-01", "2024-02-29"), "quarter"),
        ("2022-12~", ("2022-12-01", "2022-12-31"), "month"),
        ("2016/2020", ("2016-01-01", "2020-12-31"), "interval"),
        ("../2020", ("", "2020-12-31"), "interval"),
        ("XXXX-02-30", ("", ""), "day"),
        ("", ("", ""), "none"),
    ],
)
def test_bounds_and_precision(value, bounds, precision):
    assert edtf.bounds(value) == bounds
    assert edtf.precision(value) == precision

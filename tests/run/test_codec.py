"""Records to JSON and back."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import records
from analysis.run.codec import decoder, encode

st.register_type_strategy(float, st.floats(allow_nan=False))


@pytest.mark.parametrize(
    "kind", [records.Mapped, records.Paragraph, records.Article, records.Meeting, records.Formulation]
)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_record_comes_back_equal(kind, data):
    value = data.draw(st.from_type(kind))
    assert decoder(kind)(json.loads(json.dumps(encode(value)))) == value


def test_what_json_cannot_say_is_refused():
    with pytest.raises(TypeError, match=r"^object cannot be kept as JSON$"):
        encode((object(),))


def test_an_ambiguous_type_is_refused():
    @dataclass
    class Odd:
        value: int | str

    with pytest.raises(TypeError, match="of unions only"):
        decoder(int | str)

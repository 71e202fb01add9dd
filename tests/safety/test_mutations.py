"""The places that `make mutate` breaks still stand where it looks for them."""

from __future__ import annotations

import pytest

from tests.safety.mutations import MUTATIONS, ROOT, Mutation


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: f"{one.file}: {one.old}")
def test_the_place_is_there_once(mutation: Mutation):
    text = (ROOT / "analysis" / "timeline" / mutation.file).read_text("utf-8")
    assert text.count(mutation.old) == 1

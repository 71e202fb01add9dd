"""What all tests share: where the seeds, the gold and the larger corpora are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def gold() -> Path:
    return ROOT / "tests" / "gold"


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of larger corpora, from OFFICIAL_TEXTS_DATA; skips without it."""
    folder = os.environ.get("OFFICIAL_TEXTS_DATA", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("OFFICIAL_TEXTS_DATA names no folder of larger corpora")
    return Path(folder)

"""What the tests of figures share."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.plots import samples


@pytest.fixture(scope="session")
def tables() -> dict[str, dict[str, pd.DataFrame]]:
    """The samples by name; the largest takes seconds to make."""
    return samples.Samples()

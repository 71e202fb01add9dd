"""What the process that hands out the work imports: every build pays for it, before anything begins."""

import subprocess
import sys

import pytest

_SAY = "import sys, analysis.reports.make; print(*sys.modules)"


@pytest.fixture(scope="module")
def imported():
    return set(
        subprocess.run(
            [sys.executable, "-c", _SAY], capture_output=True, check=True, text=True
        ).stdout.split()
    )


@pytest.mark.parametrize("slow", ["matplotlib.axes", "networkx", "gensim", "nbconvert", "IPython"])
def test_a_build_does_not_import_here_what_only_workers_or_single_questions_use(slow, imported):
    assert "analysis.pipeline" in imported
    assert slow not in imported

"""Workers are forked from a process that has scanned a page, so that they compile next to nothing themselves."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.thorough

#: Prints how many patterns are compiled while a page is cut and scanned.
_COUNT = """
import re
from analysis import corpus, formulations, timeline
from analysis.records import Source
{before}
compile, compiled = re._compiler.compile, []
re._compiler.compile = lambda *given, **named: compiled.append(given) or compile(*given, **named)
document = corpus.cut(Source("page", "全省会议\\n\\n本报讯（记者 陈大文）6月1日，省长周正主持召开省政府常务会议。会议要求，推进“五个一批”工程。"))
timeline.scan(document)
formulations.scan(document)
print(len(compiled))
"""


def compiled(before: str) -> int:
    code = _COUNT.format(before=before)
    return int(subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True).stdout)


def test_after_the_rehearsal_a_page_is_scanned_with_the_patterns_that_are_there():
    alone, rehearsed = compiled(""), compiled("import analysis.rehearsal")
    assert alone > 20
    assert rehearsed <= alone // 10

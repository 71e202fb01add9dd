"""Extract meetings, topics and formulations from Chinese official texts, with the evidence for each.

An example text, which does not state the year:

>>> import analysis
>>> text = '''全市教育工作会议召开
...
... 1月29日下午，全市教育工作会议在安平召开。市委书记王翔出席并讲话。
...
... 会议强调，今年是新中国成立75周年，要用好任务清单、责任清单、问题清单“三张清单”。
... '''

Dates are resolved as far as the words allow:

>>> analysis.find_dates(text)[["words", "date"]].values.tolist()
[['1月29日下午', 'XXXX-01-29'], ['今年', 'XXXX']]

The year of the meeting is inferred from the rest of the text, and the evidence is given:

>>> meeting = analysis.find_meetings(text).iloc[0]
>>> meeting["date"], meeting["name"], meeting["speakers"]
('2024-01-29', '全市教育工作会议', '王翔')
>>> meeting["year_reasons"]
'anniversary this year → 2024: 新中国成立75周年'
>>> text[meeting["start"] : meeting["end"]]
'1月29日下午，全市教育工作会议在安平召开'

A number slogan is returned with its members:

>>> analysis.find_formulations(text)[["term", "members"]].values.tolist()
[['三张清单', '任务清单；责任清单；问题清单']]

Load a folder or a table of texts with `load`, or use a `Study`, which has all tables and caches its
results:

>>> documents = analysis.load("seeds")
>>> len(analysis.find_meetings(documents)) > 10
True
>>> study = analysis.Study("seeds")     # study.meetings, study.topics, study.evidence(…)
>>> study.settings.window
('2023-01', '2025-12')

Tables are pandas DataFrames; their columns are documented in ``docs/tables.md``. A list is one
cell, joined by ``；``; `explode` gives each of its items a row:

>>> chairs = analysis.explode(study.meetings.query("status == 'held'"), "chair")
>>> int(chairs["chair"].notna().sum()) >= 5
True

The names below are imported on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.library import explode, find_dates, find_formulations, find_meetings, fit_topics, load
    from analysis.study import Study

from analysis._version import __version__ as __version__

__all__ = ["Study", "explode", "find_dates", "find_formulations", "find_meetings", "fit_topics", "load"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'analysis' has no attribute {name!r}")
    return getattr(import_module("analysis.study" if name == "Study" else "analysis.library"), name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]

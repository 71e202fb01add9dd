"""The commands that ask one question of a corpus or of a run: `compare` and `figure`."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, count
from pathlib import Path
from typing import Any, cast

import pandas as pd

from analysis import plots, questions
from analysis.refusals import refused, unknown
from analysis.run import note, store
from analysis.settings import Settings
from analysis.study import Study
from analysis.wording import say, to_log

logger = logging.getLogger(__name__)


def compare(settings: Settings, by: str) -> list[Path]:
    """Each group of a column against all the rest: tables, and the words of each as a figure, in ``settings.out``.

    Parameters
    ----------
    by : str
        ``source``, ``period`` (years; months where there is one year only) or
        a column of the articles.

    Returns
    -------
    list of Path
        The files that were written.
    """
    study = Study.of(settings)
    column = by
    if by == "period":
        years = questions.group(study.tables["articles"], "year").nunique()
        column = "year" if years > 1 else "month"
    found = study.compare_each(column)
    folder = settings.out / note.COMPARED
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in questions.COMPARED:
        parts = [one.tables[name].assign(group=group) for group, one in found.items()]
        if name == "meetings":  # its counts are named after the parts
            parts = [
                part.rename(columns=dict(zip(one.names, ("count", "count_other"), strict=True)))
                for part, one in zip(parts, found.values(), strict=True)
            ]
        table = pd.concat(parts, ignore_index=True)
        table = table[["group", *(each for each in table.columns if each != "group")]]
        path = folder / f"{name}.csv"
        path.write_bytes(store.to_csv(table))
        written.append(path)
    for name, one in zip(_file_names(found, settings.language), found.values(), strict=True):
        path = folder / f"words_{name}.png"
        path.write_bytes(one.figure(language=settings.language).png())
        written.append(path)
    _remove_stale(folder, written)
    return written


#: Groups that no value of the column names, in names of files.
_SPECIAL = {questions.OTHER: "group_file_other", questions.UNKNOWN: "group_file_none"}


def _file_names(groups: Iterable[str], language: str = "en") -> list[str]:
    """A name for a file of each group, no two alike on any system; the groups of all others have names of the language.

    >>> _file_names(["甲报", "a/b", "A:b", "a_b_2"]), _file_names(["(none)", "(other)"], "zh")
    (['甲报', 'a_b', 'A_b_2', 'a_b_2_2'], ['未注明', '其他'])
    """
    names: list[str] = []
    for group in groups:
        group = say(_SPECIAL[group], language) if group in _SPECIAL else group
        stem = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "_", group)[:40].strip(" .") or "_"
        candidates = chain([stem], (f"{stem}_{number}" for number in count(2)))
        taken = {name.casefold() for name in names}
        names.append(next(name for name in candidates if name.casefold() not in taken))
    return names


def _remove_stale(folder: Path, written: Sequence[Path]) -> None:
    """Remove what an earlier comparison wrote here and this one did not; other files stay."""
    listed = folder / note.LIST
    try:
        before = json.loads(listed.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # not written yet, or damaged
        before = []
    now = [path.name for path in written]
    for name in before if isinstance(before, list) else []:
        if isinstance(name, str) and name not in now and name == Path(name).name:
            (folder / name).unlink(missing_ok=True)
    listed.write_text(json.dumps(now, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def figure(
    name: str,
    run_dir: Path,
    conditions: Mapping[str, str | list[str]],
    *,
    out: Path,
    language: str = "",
    size: str = "16:9",
    font: float | None = None,
    palette: str = "",
    dpi: int | None = None,
    title: str = "",
) -> Path:
    """One figure of a run, of a part of it where there are conditions; its note line names them.

    Parameters
    ----------
    name : str
        One of `plots.FIGURES`, or ``network``.
    run_dir : Path
        The ``--out`` of a build.
    conditions : mapping of str to str or list of str
        As of `Study.figure`.
    out : Path
        The file to write; its ending says the format, PNG where there is none.
    language : str
        ``en`` or ``zh``; by default that of the run.
    size, font, palette
        As of `plots.draw`.
    dpi : int, optional
        Resolution of a PNG.
    title : str
        Instead of the finding.
    """
    known = [*plots.FIGURES, "network"]
    if name not in known:  # before anything is read
        raise unknown("figure", name, known)
    if not (run_dir / "tables").is_dir():
        if (run_dir / note.COMPARED).is_dir():
            raise refused("refused_comparison", run=str(run_dir), figures=str(run_dir / note.COMPARED))
        raise refused("refused_no_run", folder=str(run_dir / "tables"))
    study = Study.of(note.settings_of(run_dir), folder=run_dir)
    study.sources = {}  # a run keeps paragraphs, no whole texts: a figure counts words, and asks for no place in a text
    drawn = study.figure(
        name,
        size=size,
        font=font,
        palette=palette,
        title=title,
        language=language,
        **cast("dict[str, Any]", conditions),
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    drawn.save(out, dpi=dpi)
    if drawn.data.empty:
        logger.warning(to_log("log_nothing_drawn"))
    return out

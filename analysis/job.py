"""The main job: a corpus in; tables, figures and pages out, whole or not at all."""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.refusals import of_messages, of_system, refused, writing
from analysis.run import executors, fingerprint, note, place, project
from analysis.run.memory import settled
from analysis.settings import Settings
from analysis.wording import message, tell

logger = logging.getLogger(__name__)

if TYPE_CHECKING:
    import pandas as pd

#: Columns of the meetings that tell whether the figures show them.
OF_DATES = ("status", "date", "date_start", "date_end")


def build(
    settings: Settings,
    *,
    fresh: bool = False,
    figures: str = "figures",
    template: Path | None = None,
    palette: str = "",
) -> bool:
    """All of it: ``tables/``, ``figures/`` and ``reports/`` in ``settings.out``.

    Parameters
    ----------
    fresh : bool
        Make everything anew, whatever is kept from earlier runs.
    figures : str
        The folder of the figures, within ``settings.out``.
    template : Path, optional
        A presentation of one's own, whose master the slides take.
    palette : str
        Other colours for figures and slides, as of `plots.draw`.

    Returns
    -------
    bool
        False where nothing had changed since the last build, and nothing was done.

    Raises
    ------
    InputFault
        If nothing in the corpus can be read, or `out` cannot be written; also if a notebook did not run to its end,
        after all else was put in its place.
    """
    presentation = _template(template)
    name = _name(settings, presentation, _palette(palette))
    if not fresh and is_current(settings.out, name) and _drew_into(settings.out, figures):
        return False
    with place.staging(settings.out) as staged:
        faults = fill(staged, settings, name, fresh=fresh, template=presentation, palette=palette)
        if figures != "figures":
            (staged / "figures").rename(staged / figures)
        _put(staged, settings, "" if faults else name)  # no build has the name "", so the next one is made
    if faults:
        raise of_messages(faults)
    return True


def own_folder(corpus: Path, runs: Path = Path("runs")) -> Path:
    """Where the results of a corpus go if nobody says: ``runs/NAME``, or ``NAME-2`` … where that is another corpus'.

    >>> own_folder(Path("papers/2023.jsonl.gz"), Path("no such folder")).as_posix()
    'no such folder/2023'
    """
    stem = corpus.resolve().name if corpus.is_dir() else corpus.name.partition(".")[0]
    name, wanted = stem or "corpus", _place(corpus)
    for number in count(1):
        folder = runs / (name if number == 1 else f"{name}-{number}")
        if note.read(folder).get("corpus", wanted) == wanted:
            break
    return folder


def _drew_into(out: Path, figures: str) -> bool:
    """Whether the last build in `out` put its figures into this folder."""
    outputs = note.read(out).get("outputs", {})
    folder, _, inside = figures.partition("/")
    return any(file.startswith(inside) for file in outputs.get(folder, ()))


def _place(corpus: Path) -> str:
    """A name for the location of a corpus that does not reveal the path."""
    return hashlib.sha256(os.fsencode(corpus.resolve())).hexdigest()[:16]


def _template(path: Path | None) -> bytes:
    if path is None:
        return b""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise refused("refused_template", path=str(path), error=of_system(error)) from None
    from analysis.reports import slides

    slides.deck([], fingerprint="", template=content)  # a fault in it is reported before hours are spent
    return content


def _palette(palette: str) -> bytes:
    """What a palette says; a fault in it is reported before hours are spent."""
    if not palette:
        return b""
    from analysis.plots import colours

    colours.of(palette)
    font = colours.font_of(palette)
    own = palette.encode() if palette in colours.GREY else Path(palette).read_bytes()
    return own + (font.read_bytes() if font else b"")


def _name(settings: Settings, *looks: bytes) -> str:
    """The fingerprint of a build; `looks` are its template and palette, empty where none is given."""
    shown = sorted(
        [*project.NOTEBOOKS.glob("*.ipynb"), *project.GOLD.glob("*.csv")]
    )  # the pages rest on both
    others = fingerprint.of_files(project.ROOT, shown)
    return fingerprint.digest([fingerprint.result(settings).encode(), others.encode(), *filter(None, looks)])


def fill(
    staged: Path,
    settings: Settings,
    name: str,
    *,
    notebooks: Sequence[Path] | None = None,
    fresh: bool = False,
    template: bytes = b"",
    palette: str = "",
) -> list[str]:
    """Tables, figures and pages in `staged`; of the `notebooks` given, or of all that are numbered.

    Gives a message for each notebook that did not run to its end.
    """
    executors.warm()
    from analysis.reports import make  # slow to import, and not needed where nothing changed
    from analysis.study import Study
    from analysis.tables import shown_window

    with settled(), make.making(settings, staged, name, palette) as outputs:
        study = Study.of(settings, fresh=fresh, done=outputs.done)
        meetings = study.tables.part("meetings", OF_DATES)
        window = shown_window(settings.window, study.tables.part("articles", ("date",)), meetings)
        for line in (*study.messages, *outside(meetings, window)):
            logger.warning(tell(line, settings.language))
        return outputs.finish(study, notebooks=notebooks, template=template)


def tables_only(settings: Settings, last: str) -> None:
    """The tables up to the step `last`, in ``settings.out / "tables"``."""
    from analysis import pipeline
    from analysis.tables import shown_window
    from analysis.timeline import exports

    with place.staging(settings.out) as staged:
        outcome = pipeline.build(settings, staged, last=last)
        for line in outcome.warnings:
            logger.warning(tell(line, settings.language))
        (staged / "sources.parquet").unlink()
        if "meetings" in outcome.tables:
            exports.write(staged / "tables")
            meetings = outcome.tables.part("meetings", OF_DATES)
            dated = outcome.tables.part("articles", ("date",))
            for line in outside(meetings, shown_window(settings.window, dated, meetings)):
                logger.warning(tell(line, settings.language))
        _put(staged, settings, "")  # no build has this name, so the next one is made


def check(settings: Settings, *, page: Path | None = None) -> str:
    """What is in a corpus, and what looks odd about it, as a table for the terminal; as a page in `page` too.

    Both are in the language of the settings.

    Raises
    ------
    InputFault
        If nothing in the corpus can be read, or `page` cannot be written.
    """
    from analysis import pipeline
    from analysis.corpus import survey, survey_report

    root = settings.corpus
    found = survey.survey(
        pipeline.documents(settings), kind="" if root.is_dir() else survey.kind_of(root.name)
    )
    if not found.sources:
        raise pipeline.nothing_read(settings, found.unread)
    if page is not None:
        with writing(page):
            page.write_text(
                survey_report.as_page(found, root.resolve().name, settings.language), encoding="utf-8"
            )
    return survey_report.as_text(found, settings.language)


def outside(meetings: pd.DataFrame, window: tuple[str, str]) -> list[str]:
    """A message on the held meetings that the figures do not show, and the options that would; none if they show all.

    >>> import pandas as pd
    >>> meetings = pd.DataFrame({"status": ["held"] * 2, "date_start": ["2018-01-01", "2023-05-24"],
    ...                          "date_end": ["2018-12-31", "2023-05-24"]})
    >>> tell(*outside(meetings, ("2023-01", "2025-12")))
    '1 dated meeting is outside the window of the figures, 2023-01 to 2025-12 (2 in all); to show all: --from 2018-01 --to 2023-05'
    >>> outside(meetings, ("2018-07", "2023-05"))
    []
    """
    held = meetings[(meetings["status"] == "held") & (meetings["date_start"] != "")]
    first, last = held["date_start"].str[:7], held["date_end"].str[:7]
    missed = int(((first > window[1]) | (last < window[0])).sum())
    if not missed:
        return []
    return [
        message(
            "meetings_outside_window",
            missed=missed,
            n=len(held),
            first=window[0],
            last=window[1],
            earliest=first.min(),
            latest=last.max(),
        )
    ]


def is_current(out: Path, name: str) -> bool:
    """Whether the last build in `out` was of this name, and all that it wrote is as it was written."""
    noted = note.read(out)
    return noted.get("fingerprint") == name and all(
        _digest(out / folder / file) == digest
        for folder, files in noted.get("outputs", {}).items()
        for file, digest in files.items()
    )


def _put(staged: Path, settings: Settings, name: str) -> None:
    """Put what was made in its place, with a note of it; what the last run wrote in the same folders goes."""
    last = note.read(settings.out).get("outputs", {})
    ours = {folder: list(files) for folder, files in last.items()}
    if (staged / "reports" / "figures").is_dir():
        last.pop("figures", None)  # those there stay as they are, and are no longer watched
    _note(staged, settings, name, last)
    ours.setdefault("tables", []).append(note.NAME)
    place.put(staged, settings.out, ours=ours)


def _note(staged: Path, settings: Settings, name: str, last: dict) -> None:
    outputs = last | {
        folder.name: {
            path.relative_to(folder).as_posix(): _digest(path)
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        for folder in sorted(staged.iterdir())
    }
    noted = {
        "fingerprint": name,
        "corpus": _place(settings.corpus),
        "settings": fingerprint.settings(settings),
        "versions": fingerprint.versions(),
        "outputs": outputs,
    }
    text = json.dumps(noted, indent=1, sort_keys=True, ensure_ascii=False)
    (staged / "tables" / note.NAME).write_text(text + "\n", encoding="utf-8")


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""

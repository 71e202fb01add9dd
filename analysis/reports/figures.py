"""The folder ``figures/``: every figure in every format and language, the deck, and what they are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path

import pandas as pd

from analysis import plots
from analysis.reports.render import Rendered, render
from analysis.run.executors import Here
from analysis.run.memory import then_give_back
from analysis.settings import WINDOW
from analysis.wording import LANGUAGES


def export(
    tables: Mapping[str, pd.DataFrame],
    folder: Path,
    *,
    languages: Sequence[str] = LANGUAGES,
    window: tuple[str, str] | None = WINDOW,
    fingerprint: str = "",
) -> list[Path]:
    """Draw every figure here and `write` them all to `folder`; the same tables give the same bytes."""
    drawn = drawing([*plots.FIGURES], tables, languages=languages, window=window, pool=Here())
    return write(drawn, folder, fingerprint=fingerprint)


def drawing(
    names: Sequence[str],
    tables: Mapping[str, pd.DataFrame],
    *,
    languages: Sequence[str] = LANGUAGES,
    window: tuple[str, str] | None = WINDOW,
    palette: str = "",
    pool: Executor,
) -> dict[str, Future[list[Rendered]]]:
    """Begin to draw some figures, each in every language by one worker, which reads the tables once."""
    return {
        name: pool.submit(then_give_back, _in_languages, name, tables, languages, window, palette)
        for name in names
    }


def _in_languages(
    name: str,
    tables: Mapping[str, pd.DataFrame],
    languages: Sequence[str],
    window: tuple[str, str] | None,
    palette: str,
) -> list[Rendered]:
    return [render(name, tables, language=language, window=window, palette=palette) for language in languages]


def write(
    drawn: Mapping[str, Future[list[Rendered]]],
    folder: Path,
    *,
    fingerprint: str = "",
    template: bytes = b"",
    palette: str = "",
) -> list[Path]:
    """Every figure in every format and language, the deck, and what they are.

    For each figure ``NAME.png`` (200 dpi), ``.svg`` (letters as paths),
    ``.text.svg`` (letters as text, to edit), ``.pdf`` and ``.csv`` (its
    data); other languages than English have their name before the ending:
    ``NAME.zh.png``. ``slides.pptx`` and ``figures.json`` go with them.

    Parameters
    ----------
    drawn : mapping of str to Future
        By name: the figure in every language.
    fingerprint : str
        Names the corpus and settings that the tables were made from.
    template : bytes, optional
        A presentation of one's own for the decks (`slides.deck`).
    palette : str
        The one that the figures were drawn with, for the rest of the decks.

    Returns
    -------
    list of Path
        What was written, sorted.
    """
    from analysis.reports import slides  # imported where the figures are drawn, it would slow each process

    made: list[Rendered] = []
    files: dict[str, bytes] = {}
    for own in zip(*(drawn[name].result() for name in plots.FIGURES), strict=True):
        language = own[0].language
        for figure in own:
            files |= {_file(figure, ending): content for ending, content in figure.files.items()}
        name = "slides.pptx" if language == "en" else f"slides.{language}.pptx"
        files[name] = slides.deck(own, fingerprint=fingerprint, template=template, palette=palette)
        made += own
    files["figures.json"] = _index(made, fingerprint)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return sorted(folder / name for name in files)


def _file(figure: Rendered, ending: str) -> str:
    """The name of a figure's file; its data are the same in each language."""
    if figure.language == "en" or ending == "csv":
        return f"{figure.name}.{ending}"
    return f"{figure.name}.{figure.language}.{ending}"


def _index(made: Sequence[Rendered], fingerprint: str) -> bytes:
    """``figures.json``: what each figure says, shows and was made from."""
    figures = [
        {
            "name": figure.name,
            "language": figure.language,
            "title": figure.title,
            "caption": figure.caption,
            "alt": figure.alt,
            "note": figure.note,
            "tables": list(figure.tables),
            "files": {ending: _file(figure, ending) for ending in figure.files},
        }
        for figure in made
    ]
    text = json.dumps({"fingerprint": fingerprint, "figures": figures}, ensure_ascii=False, indent=1)
    return (text + "\n").encode()

"""A corpus and all that was found in it, for notebooks: one object, opened by its path.

    study = Study("../seeds")
    study.meetings                     # a DataFrame, and so for every table
    study.document("page.txt")         # its articles and paragraphs
    study.evidence("page.txt", 0, 20)  # the words in their place, highlighted

Results are kept (`run.keep`), so that the second notebook that opens the same
corpus finds what the first one made.
"""

from __future__ import annotations

import copy
import html
import json
import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import pandas as pd

from analysis import corpus, display, pipeline, plots, questions
from analysis.faults import InputFault
from analysis.records import Document, Unread
from analysis.run import fingerprint, keep, project, store
from analysis.settings import Settings
from analysis.tables import SCHEMAS
from analysis.wording import tell
from analysis.words.content import content
from analysis.words.tokenizer import Tokenizer

#: Environment variable by which a build hands its choices to the notebooks that it runs, as JSON.
CHOICES = "OFFICIAL_TEXTS_CHOICES"


class Study:
    """The tables and texts of one corpus.

    Parameters
    ----------
    path : str or Path
        A folder of texts, or a table.
    **choices
        Any of `Settings`' other fields, such as ``topics=8`` or ``seed=7``.

    Attributes
    ----------
    tables : mapping of str to DataFrame
        As described in the README; each is also an attribute of the study.
    sources : dict of str to str
        The decoded text of each source.
    warnings : list of str
        What could not be read, and whatever else should be known.
    """

    def __init__(self, path: str | Path, **choices):
        usual = {} if project.are_seeds(Path(path)) else {"window": None}
        self._open(Settings(corpus=Path(path), **(usual | _choices_of_the_build() | choices)))
        display.register()

    @classmethod
    def of(
        cls,
        settings: Settings,
        *,
        done: Callable[[str, Path], None] = lambda step, place: None,
        fresh: bool = False,
        folder: Path | None = None,
    ) -> Study:
        """The study of these settings, whatever the environment says.

        Parameters
        ----------
        done : callable
            Called with each step and the folder of the tables when those of the step lie there; not if they are kept.
        fresh : bool
            Take nothing that is kept.
        folder : Path, optional
            Where its results are known to lie, so that nothing need be read to find them.
        """
        study = cls.__new__(cls)
        study._open(settings, done=done, fresh=fresh, folder=folder)
        return study

    def _open(
        self,
        settings: Settings,
        *,
        done: Callable[[str, Path], None] = lambda step, place: None,
        fresh: bool = False,
        folder: Path | None = None,
    ) -> None:
        self.settings, self._done, self._fresh = settings, done, fresh
        if folder is not None:
            self.folder = folder

    @cached_property
    def fingerprint(self) -> str:
        """The name of all that the results depend on."""
        return fingerprint.result(self.settings)

    @cached_property
    def folder(self) -> Path:
        """Where the results are kept; made if they are not."""
        return keep.kept("results", self.fingerprint, self._make, fresh=self._fresh)

    def _make(self, folder: Path) -> None:
        outcome = pipeline.build(self.settings, folder, fresh=self._fresh, done=self._done)
        if fingerprint.result(self.settings) != self.fingerprint:  # of code and settings nothing has changed
            raise InputFault(f"{self.settings.corpus}: changed while it was read; run again")
        (folder / "warnings.json").write_text(
            json.dumps(outcome.warnings, ensure_ascii=False), encoding="utf-8"
        )

    @cached_property
    def tables(self) -> store.Tables:
        """Every table by name, read when it is first asked for."""
        return store.Tables(self.folder / "tables")

    @cached_property
    def sources(self) -> dict[str, str]:
        """The decoded text of every source by name."""
        return pipeline.sources(self.folder)

    @property
    def warnings(self) -> list[str]:
        """What could not be read, and whatever else should be known, in the language of the settings."""
        return [tell(line, self.settings.language) for line in self.messages]

    @cached_property
    def messages(self) -> list[str]:
        """The warnings as codes with their values (`wording.message`)."""
        path = self.folder / "warnings.json"
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise store.gone(path) from None

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name in SCHEMAS:  # asked first: to look among the tables would make them
            return self.tables[name]
        raise AttributeError(f"a study has no {name!r}; its tables are {', '.join(sorted(SCHEMAS))}")

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.tables]

    def source_text(self, name: str) -> str:
        """The decoded text of one source; all spans of that source are offsets into it."""
        return self.sources[name]

    def document(self, name: str) -> Document:
        """One source cut into articles and paragraphs, repeats within it marked."""
        for batch in pipeline.batches(self.settings):
            for source in corpus.load(batch):
                if not isinstance(source, Unread) and source.name == name:
                    return corpus.settle([corpus.cut(source)])[0]
        raise KeyError(name)

    def meeting(self, meeting_id: str) -> display.Card:
        """One meeting, to look at: its facts, reasons and words."""
        rows = self.tables["meetings"][self.tables["meetings"]["meeting_id"] == meeting_id]
        if rows.empty:
            raise KeyError(meeting_id)
        return display.meeting(rows.iloc[0], self.evidence)

    def topic(self, number: int) -> display.Card:
        """One topic, to look at: its words, and the paragraph that stands for it."""
        return display.topic(number, self.tables, self.evidence)

    def formulation(self, term: str) -> display.Card:
        """One formulation, to look at: what it stands for, and its first uses."""
        return display.formulation(term, self.tables, self.evidence)

    def figure(self, name: str) -> plots.Drawn:
        """One of `analysis.plots.FIGURES`, in the language and window of the settings."""
        return plots.draw(name, self.tables, language=self.settings.language, window=self.settings.window)

    def search(self, *patterns: str, context: int = questions.CONTEXT) -> questions.Hits:
        """Every place where a word or pattern stands, in headlines and text.

        Parameters
        ----------
        *patterns : str
            Words or regular expressions (RE2): ``study.search("两山论", "新型.{0,4}化")``.
        context : int
            Characters shown on each side.

        Returns
        -------
        Hits
            Shows itself as a KWIC table; ``.kwic`` is the DataFrame, ``.by_month``
            and ``.by("source")`` count.
        """
        return self._index.search(*patterns, context=context)

    @cached_property
    def _index(self) -> questions.TextIndex:
        return questions.TextIndex(self.tables["paragraphs"], self.tables["articles"], self.sources)

    def where(self, *, since: str = "", until: str = "", **conditions: object) -> Study:
        """The part of this study that fits, with the same tables, figures and questions.

        ``study.where(person="…")``, ``study.where(since="2024-01", until="2024-06")``,
        ``study.where(source=["a.txt", "b.txt"])``: see `questions.select`.
        """
        part = copy.copy(self)
        part.__dict__.pop("_index", None)
        part.__dict__["tables"] = questions.select(self.tables, since=since, until=until, **conditions)
        return part

    def compare(self, other: Study, *, names: tuple[str, str] = ("one", "other")) -> questions.Comparison:
        """How this study differs from another, or one part of it from another part.

        ``early, late = study.where(until="2023-12"), study.where(since="2024-01")``,
        then ``early.compare(late, names=("2023", "2024"))``.
        """
        terms = {*self.tables["formulations"]["term"], *other.tables["formulations"]["term"]}
        tokenizer = Tokenizer(terms)
        return questions.compare(
            self.tables, other.tables, cut=lambda text: content(tokenizer.cut(text), terms), names=names
        )

    def evidence(self, source: str, start: int, end: int, *, context: int = 60) -> str:
        """The words at a span as HTML, marked, with `context` characters on each side."""
        text = self.sources[source]
        before, words, after = (
            text[max(0, start - context) : start],
            text[start:end],
            text[end : end + context],
        )
        joined = f"{html.escape(before)}<mark>{html.escape(words)}</mark>{html.escape(after)}".replace(
            "\n", ""
        )
        return f'<p lang="zh">…{joined}…</p><p><small>{html.escape(source)}, characters {start} to {end}</small></p>'


def _choices_of_the_build() -> dict:
    """The choices of the build that runs this notebook, if one does."""
    given = json.loads(os.environ.get(CHOICES, "{}"))
    return {key: _frozen(value) for key, value in given.items()}


def _frozen(value):
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value

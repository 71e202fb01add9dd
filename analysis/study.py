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
import logging
import os
import re
import sys
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import fields, replace
from functools import cached_property, lru_cache, reduce
from itertools import pairwise
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pandas as pd

from analysis import corpus, display, pipeline, plots, questions, regexes, wording
from analysis.cells import split
from analysis.faults import InputFault
from analysis.names import unknown_words
from analysis.records import Document, Unread
from analysis.refusals import lacking_in_study, of_pattern, offered, one_of, refused, unknown, whole, writing
from analysis.run import beside, fingerprint, keep, progress, project, store
from analysis.run.executors import executor
from analysis.settings import Settings
from analysis.tables import SCHEMAS, meanings, shown_window
from analysis.timeline import calendar_file
from analysis.topics import build as build_topics
from analysis.topics import live, material, stopwords
from analysis.widgets import completing, controls
from analysis.wording import LANGUAGES, date_words, plural, say, tell
from analysis.words.content import content
from analysis.words.tokenizer import Tokenizer

if TYPE_CHECKING:
    from gensim.corpora import Dictionary
    from gensim.matutils import Sparse2Corpus
    from gensim.models import LdaModel

logger = logging.getLogger(__name__)

#: Environment variable by which a build hands its choices to the notebooks that it runs, as JSON.
CHOICES = "OFFICIAL_TEXTS_CHOICES"

#: Stands for the beginning of a paragraph while a passage is put together.
_LINE = "\u2029"
#: What a regular expression holds and no word.
_EXPRESSION = re.compile(r"[.*+?|()\[\]{}^$\\]")

#: The last texts whose words are kept, so that those of a small corpus need not be cut again for a further comparison.
_TEXTS_CUT = 1 << 14

#: So many warnings are logged when a script first asks for a table.
_TOLD = 10

#: The tables that `Study.to_excel` writes by default.
TABLES_OF_WORKBOOK = ("articles", "texts", "meetings", "attendance", "people", "formulations", "gaps")


class Study:
    """The tables and texts of one corpus.

    Parameters
    ----------
    path : str or Path
        A folder of texts, or a table.
    **choices
        ``language="zh"``: titles, heads and notes in Chinese.
        ``columns={"text": "正文", "province": "folder:1"}`` says which column
        of a table, or which folder, is which.
        ``topics=8`` (by default the measures choose), ``engine="gensim"``, ``seed=7``: of the topics.
        ``window=("2023-01", "2023-06")``
        sets the months of all figures and of the search for gaps. The tables
        ``gaps`` and ``topic_months`` depend on it, so that another window is a
        new result, whose topics are fitted again; `where` with `since` and
        `until`, also of a figure, needs none.
        ``workers=1``: processes. ``ocr=True``: read scanned PDF pages. The rest is in `Settings`.

    Attributes
    ----------
    articles, paragraphs, meetings, people, attendance, topics, formulations … : DataFrame
        Each table; Shift+Tab on ``study.meetings`` shows the meaning of its columns, as ``docs/tables.md`` does.
    tables : mapping of str to DataFrame
        All of them by name.
    sources : dict of str to str
        The decoded text of each source.
    warnings : list of str
        What could not be read, and whatever else should be known.
    """

    def __init__(self, path: str | Path, **choices):
        display.tell_faults_of_scripts()
        usual = {} if project.are_seeds(Path(path)) else {"window": None}
        given = usual | _choices_of_the_build() | choices
        # before the path is looked at, so that a wrong one is reported in the language too
        display.register("zh" if given.get("language") == "zh" else "en")
        self._open(_settings(path, given))
        self._tells = True
        completing.offer_columns(Study, Study._columns)

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
            Ignore cached results.
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
        wording.log_in(settings.language)
        self._tells = False  #: whether a script sees the warnings when the tables are first asked for
        self._conditions: tuple[str, ...] = ()  #: by which it is a part of a study, as written in code
        #: articles and meetings of the same conditions, whatever the periods; None where no period is chosen
        self._timeless: Mapping[str, pd.DataFrame] | None = None
        #: by which conditions this is a part, as its figures name them
        self._selected: tuple[Mapping[str, object], ...] = ()
        self._window: tuple[str, str] | None = None  #: the months of its period
        self._of_newspapers = False  #: whether the study of which it is a part names newspapers
        #: the terms and names that are known as words, and the words of a text, cut once
        self._words: tuple[set[str], Callable[[str], tuple[str, ...]]] | None = None
        if folder is not None:
            self.folder = folder

    @cached_property
    def fingerprint(self) -> str:
        """A hash of everything that the results depend on: texts, settings, code and versions."""
        return self._fingerprint_now()

    def _fingerprint_now(self) -> str:
        return fingerprint.result(replace(self.settings, language="en"))  # tables hold codes, in no language

    @cached_property
    def folder(self) -> Path:
        """Where the results are kept; made if they are not."""
        return keep.kept("results", self.fingerprint, self._make, fresh=self._fresh)

    def _make(self, folder: Path) -> None:
        try:
            outcome = pipeline.build(self.settings, folder, fresh=self._fresh, done=self._done)
        except InputFault as fault:
            said = self._told(str(fault)) + _turned(dict(self.settings.columns))
            if said == str(fault):
                raise
            raise InputFault(said) from None
        if self._fingerprint_now() != self.fingerprint:  # of code and settings nothing has changed
            raise refused("refused_changed", corpus=str(self.settings.corpus))
        (folder / "warnings.json").write_text(
            json.dumps(outcome.warnings, ensure_ascii=False), encoding="utf-8"
        )

    @cached_property
    def tables(self) -> store.Tables:
        """Every table by name, read when it is first asked for."""
        made = store.Tables(self.folder / "tables")
        if self._tells and not display.is_notebook():  # there the card of the study shows them
            for line in self.warnings[:_TOLD]:
                logger.warning(line)
            if len(self.warnings) > _TOLD:
                more = len(self.warnings) - _TOLD
                logger.warning(say("warnings_more", self.settings.language, n=more))
        return made

    def _check_first(self, check: Callable[[pd.DataFrame], object]) -> None:
        """Run a check of the articles as soon as they are there: of results yet to be made, before topics are fitted."""
        if "tables" in self.__dict__ or "folder" in self.__dict__:
            return  # nothing takes long any more, and what follows checks for itself
        before = self._done

        def done(step: str, place: Path) -> None:
            before(step, place)
            if step == "timeline":
                check(store.Tables(place)["articles"])

        self._done = done
        try:
            _ = self.folder
        finally:
            self._done = before

    @cached_property
    def sources(self) -> dict[str, str]:
        """The decoded text of every source by name."""
        return pipeline.sources(self.folder)

    @property
    def warnings(self) -> list[str]:
        """What could not be read, and whatever else should be known, in the language of the settings."""
        return [self._told(tell(line, self.settings.language)) for line in self.messages]

    def _told(self, line: str) -> str:
        """A message with the options of the command line as a caller of `Study` writes them."""
        return _in_code(line) if self._tells else line

    @cached_property
    def messages(self) -> list[str]:
        """The warnings as codes with their values (`wording.message`)."""
        path = self.folder / "warnings.json"
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise store.gone(path) from None

    def _table(self, name: str) -> pd.DataFrame:
        if self._conditions and name not in self.tables:
            raise refused("refused_part_table", name=name, names=list(self.tables))
        return self.tables[name]

    def _columns(self, table: str) -> list[str]:
        """The columns of a table; of results that are yet to be made those that it will have in any case."""
        made = "tables" in self.__dict__ and table in self.tables
        return [*self.tables[table]] if made else [column.name for column in SCHEMAS[table]]

    def __getattr__(self, name: str) -> pd.DataFrame:
        if hasattr(
            type(self), name
        ):  # a property that failed: with its own error, not with one about its name
            return object.__getattribute__(self, name)
        own = [each for each in dir(type(self)) if not each.startswith("_") and each not in SCHEMAS]
        raise lacking_in_study(name, SCHEMAS, own)

    def __repr__(self) -> str:
        made = "tables" in self.__dict__ or "folder" in self.__dict__
        selection = f".where({', '.join(self._conditions)})" if self._conditions else ""
        undated = ""
        if any(self._undated()):
            articles, meetings = self._undated()
            undated = f", without the undated ({plural(articles, 'article')}, {plural(meetings, 'meeting')})"
        return f"Study({str(self.settings.corpus)!r}){selection}{undated}" + (
            "" if made else ", not yet read"
        )

    def _repr_html_(self) -> str:
        card = display.study(self.settings.corpus, self.tables, self.warnings, self.settings.language)
        return card + (f"<p>{html.escape(repr(self))}</p>" if self._conditions else "")

    def source_text(self, name: str) -> str:
        """The decoded text of one source; all spans of that source are offsets into it."""
        if name not in self.sources:
            raise unknown("source", name, self.sources)
        return self.sources[name]

    def document(self, name: str) -> Document:
        """One source cut into articles and paragraphs, repeats within it marked."""
        names = []
        for batch in pipeline.batches(self.settings):
            for source in corpus.load(batch):
                if not isinstance(source, Unread) and source.name == name:
                    return corpus.settle([corpus.cut(source)])[0]
                names.append(source.name)
        raise unknown("source", name, names)

    def rows(self, table: str, columns: Iterable[str] = (), /, **cells: object) -> pd.DataFrame:
        """The rows of a table that have these cells: ``study.rows("formulation_uses", term="…")``.

        They are read one stretch after the other, so that a table that is larger than the memory can be asked.

        Parameters
        ----------
        table : str
        columns : iterable of str, optional
            Those wanted; by default all.
        **cells
            What the rows hold in a column: a value, or several of which any will do.

        Returns
        -------
        DataFrame
            In the order of the table, with the row numbers of the whole table as index.

        Raises
        ------
        InputFault
            If there is no such table or column.
        """
        if table not in self.tables:
            raise unknown("table", table, self.tables)
        known = store.columns(self.tables, table)
        wanted = [columns] if isinstance(columns, str) else [*columns] or known
        for name in (*wanted, *cells):
            if name not in known:
                raise unknown("column", name, known)
        values = {
            name: [*cell] if isinstance(cell, Iterable) and not isinstance(cell, str) else [cell]
            for name, cell in cells.items()
        }

        def chosen(rows: pd.DataFrame) -> pd.DataFrame:
            for name, among in values.items():
                rows = rows[rows[name].isin(among)]
            return rows[wanted]

        return store.part(self.tables, table, [*dict.fromkeys([*wanted, *cells])], chosen)

    def meeting(self, meeting_id: str) -> display.Card:
        """One meeting, to look at: its facts, reasons and words."""
        rows = self.tables["meetings"][self.tables["meetings"]["meeting_id"] == meeting_id]
        if rows.empty:
            raise unknown("meeting", meeting_id, self.tables["meetings"]["meeting_id"])
        return display.meeting(rows.iloc[0], self.evidence, self.settings.language)

    def topic(self, number: int) -> display.Card:
        """One topic, to look at: its words, and the paragraph that stands for it."""
        return display.topic(number, self.tables, self.evidence, self.settings.language)

    def formulation(self, term: str) -> display.Card:
        """One formulation, to look at: what it stands for, and its first uses."""
        return display.formulation(term, self.tables, self.evidence, self.settings.language)

    def person(self, name: str) -> questions.Profile:
        """One person: offices, meetings, series, who was there with them, the terms where they speak, and all mentions."""
        return questions.profile(
            self.tables, name, search=self._index.search, language=self.settings.language
        )

    def network(self, *, at_least: int = 1) -> questions.Network:
        """Who meets whom: a networkx graph, its edges, and measures of each person.

        `at_least` shared meetings make an edge. ``.write(folder)`` saves GraphML and CSV.
        """
        return questions.network(
            self.tables,
            at_least=at_least,
            language=self.settings.language,
            window=self._window or self.settings.window,
            conditions=self._selected,
        )

    def cite(self, key: str | Iterable[str]) -> questions.Citation | questions.Bibliography:
        """The reference of an article or a meeting, by its article_id or meeting_id; of several ids a bibliography.

        ``print(study.cite("m…"))`` is a line after GB/T 7714; ``.bib`` is BibTeX, ``.ris`` RIS,
        ``.quote`` the words cited; ``.save("refs.bib")`` writes a file.
        """
        path = self.settings.corpus
        file = path.name if path.is_file() else ""
        if isinstance(key, str):
            return questions.cite(self.tables, key, self.settings.language, file=file)
        return questions.bibliography(self.tables, key, self.settings.language, file=file)

    def meetings_ics(self, path: str | Path) -> Path:
        """Write the held and planned meetings of this study, or of this part of it, as a calendar file.

        ``study.where(person="…").meetings_ics("meetings.ics")``. Meetings
        without a date are left out, which a warning says; one of an uncertain day spans all possible days.
        Its labels are in the language of the study.

        Returns
        -------
        Path
            The file that was written; an existing one is replaced.

        Raises
        ------
        InputFault
            If the file cannot be written.
        """
        path = Path(path)
        with writing(path):
            made = calendar_file.render(self.tables["meetings"], language=self.settings.language)
            path.write_bytes(made.content)
        if made.left_out:
            logger.warning(
                say(
                    "calendar_left_out",
                    self.settings.language,
                    path=str(path),
                    n=made.events,
                    left_out=made.left_out,
                )
            )
        return path

    def to_excel(
        self, path: str | Path, *, tables: Iterable[str] = TABLES_OF_WORKBOOK, language: str = ""
    ) -> Path:
        """Write tables as an Excel workbook, a sheet each: ``study.to_excel("tables.xlsx", language="zh")``.

        Parameters
        ----------
        path : str or Path
            An existing file is replaced.
        tables : iterable of str
            Names of tables; by default articles, texts (the text of each article), meetings, attendance, people,
            formulations and gaps.
        language : str
            ``"en"`` for the names of the columns and the values as they are, ``"zh"`` for Chinese heads and
            values; by default that of the study.

        Raises
        ------
        InputFault
            If there is no such table or language, or the file cannot be written.
        """
        from analysis.tables import workbook  # xlsxwriter is imported only where it is wanted

        language = self._language(language)
        names = [tables] if isinstance(tables, str) else list(tables)
        for name in names:
            if name not in self.tables and name != "texts":
                raise unknown("table", name, ["texts", *self.tables])
        given = {name: self.texts if name == "texts" else self.tables[name] for name in names}
        workbook.write(given, Path(path), language=language)
        return Path(path)

    @property
    def texts(self) -> pd.DataFrame:
        """The text of each article of this study, or of this part of it: article_id, date, headline, text.

        Before the text stand the newspaper (``origin``) and the corpus' own columns, where there are any:
        ``study.where(province="云南").texts``. Paragraphs are separated by line
        breaks; headlines and bylines are left out. The original files, with
        every character, are in ``study.sources``.
        """
        running = self.tables["paragraphs"]
        running = running[running["role"].isin(["body", "subheading"])]
        whole = running.groupby("article_id", sort=False)["text"].agg("\n".join)
        articles = self.tables["articles"]
        suite = {column.name for column in SCHEMAS["articles"]} - {"origin"}
        own = [name for name in articles if name not in suite and (articles[name] != "").any()]
        made = articles[["article_id", "date", "headline", *own]].copy()
        made["text"] = made["article_id"].map(whole).fillna("")
        return made

    def absences(self) -> pd.DataFrame:
        """Who is not named at a sitting of a series after being named at every one before."""
        return questions.absences(self.tables, language=self.settings.language)

    def figure(
        self,
        name: str,
        *,
        size: str = "16:9",
        font: float | None = None,
        palette: str | Path = "",
        term: str | Iterable[str] = "",
        title: str = "",
        language: str = "",
        **conditions,
    ) -> plots.Drawn:
        """A figure, with a finding as its title: ``study.figure("timeline", person="…").save("timeline.png")``.

        Parameters
        ----------
        name : str
            ``"coverage"``, ``"timeline"``, ``"people"``, ``"topic_words"``, ``"topics_by_article"``,
            ``"topics_over_time"``, ``"topic_choice"``, ``"formulations"`` or ``"network"``.
        size : str
            ``"16:9"``, ``"4:3"``, ``"A4"``, ``"A4 portrait"``, ``"one column"``, ``"two columns"``, ``"poster"``,
            or one of your own, such as ``"180x120mm"``.
        font : float, optional
            The smallest text in points; the figure is laid out for it.
        palette : str or Path
            ``"grey"``, or a TOML file with colours, such as ``blue = "#005f73"``, and a font, ``font = "House.ttf"``.
        term : str or iterable of str
            One formulation or several, with their variants: ``term=["新质生产力", "高质量发展"]``. The figure
            ``formulations`` has these alone, and there any other word or expression may stand, as of `search`;
            any other figure is of the articles that use them, as of `where`.
        title : str
            A title of your own instead of the finding.
        language : str
            ``"en"`` or ``"zh"``; by default that of the study.
        **conditions
            Of `where`: ``person="…"``, ``since="2024-01"``. The title and the note line of the figure say them, and
            the axis has the months from `since` to `until`.

        Returns
        -------
        Drawn
            Shows itself in a notebook; ``.save("f.png")`` writes it, also as .svg, .text.svg (text that can be
            edited) or .pdf; ``.data`` is what it shows.
        """
        terms = [*filter(None, [term] if isinstance(term, str) else term)]
        if terms and name != "formulations":
            conditions["term"] = terms
        part = self.where(**conditions) if conditions else self
        language = self._language(language)
        about, subject = questions.naming(part._selected, language)
        tables: Mapping[str, pd.DataFrame] = part.tables
        if terms and name == "formulations":
            about, _ = questions.naming([*part._selected, {"term": terms}], language)
            tables = questions.of_term(tables, terms, search=part.search)
        return plots.draw(
            name,
            questions.for_figure(name, tables),
            language=language,
            window=part._window or self.settings.window,
            size=size,
            font=font,
            palette=palette,
            about=about,
            subject=subject,
            title=title,
        )

    def choose(self, name: str) -> Any:
        """One of this study's results with controls for its choices, in JupyterLab.

        ``study.choose("timeline")`` is `figure` for a kind of meeting, a body or a person; ``study.choose("topics")``
        is `fit_topics` with a number of topics, an engine and a seed, made when its button is pressed.

        Where no kernel or no ipywidgets is there, the figure of all meetings, or a sentence in place of the fit.

        Raises
        ------
        InputFault
            If there are no choices of this name.
        """
        if name not in ("timeline", "topics"):
            raise unknown("set of choices", name, ["timeline", "topics"])
        return self._choose_meetings() if name == "timeline" else self._choose_topics()

    def _choose_meetings(self) -> plots.Drawn | None:
        first = self.figure("timeline")
        if not controls.are_possible():
            return first
        language, meetings = self.settings.language, self.tables["meetings"]
        bodies = meetings["body"].map(split).explode().dropna().value_counts().index
        every = (say("choose_all", language), "")
        kinds = [
            (wording.value("kind", kind, language), kind) for kind in meetings["kind"].value_counts().index
        ]
        choices = [
            controls.Choice("kind", say("choose_kind", language), "", [every, *kinds]),
            controls.Choice("body", say("choose_body", language), "", [every, *zip(bodies, bodies)]),
            controls.Choice(
                "person",
                say("choose_person", language),
                "",
                [every, *((person, person) for person in self.tables["people"]["person"])],
            ),
        ]
        controls.offer(
            choices,
            lambda **chosen: self.figure("timeline", **{name: one for name, one in chosen.items() if one}),
            first=first,
            told=display.sentence,
            language=language,
        )
        return None

    def _choose_topics(self) -> display.Card | None:
        language = self.settings.language
        first = display.sentence(say("choose_topics_first", language))
        if not controls.are_possible():
            return display.sentence(say("choose_topics_static", language))
        most = max(len(self.tables["topic_tree"]), 12)
        # 0, since a menu goes empty when None is chosen in it
        numbers = [(say("choose_auto", language), 0), *((str(n), n) for n in range(2, most + 1))]
        choices = [
            controls.Choice("topics", say("choose_topics", language), 0, numbers),
            controls.Choice(
                "engine", say("choose_engine", language), "gibbs", [("gibbs", "gibbs"), ("gensim", "gensim")]
            ),
            controls.Choice("seed", say("choose_seed", language), self.settings.seed),
        ]

        def fitted(topics: int, **chosen: Any) -> display.Card:
            made = self.fit_topics(topics=topics or None, **chosen)
            table = made.topics[["topic", "label", "share", "coherence", "stability", "paragraphs", "note"]]
            drawn = made.figure("topic_words")
            return display.Card(drawn.title, f"{display.table(table, language)}{drawn._repr_html_()}")

        controls.offer(
            choices,
            fitted,
            first=first,
            told=display.sentence,
            press=say("choose_fit", language),
            busy=say("choose_busy", language),
            stopped=display.sentence(say("choose_stopped", language)),
            language=language,
        )
        return None

    def _language(self, language: str) -> str:
        """A language that was asked for, else that of the settings."""
        if language:
            one_of(f"language {language!r}", language, LANGUAGES)
        return language or self.settings.language

    def fit_topics(
        self,
        *,
        topics: int | None = None,
        engine: str = "gibbs",
        seed: int | None = None,
        stop: Iterable[str] = (),
        terms: Iterable[str] = (),
    ) -> Study:
        """This study, or part of one, with topics fitted anew; nothing is kept on disk.

        A bar shows the progress, and Ctrl-C (■ in a notebook) stops it.

        Parameters
        ----------
        topics : int, optional
            How many; by default the measures choose.
        engine : str
            ``"gibbs"`` or ``"gensim"``.
        seed : int, optional
            By default that of the settings.
        stop : iterable of str
            Words to leave out, besides those of ``stop_words.csv``. A word leaves out itself only, and a warning
            lists longer words of the topics that contain it; a regular expression (RE2) leaves out every word that
            it matches as a whole: ``stop=["重庆.*"]``.
        terms : iterable of str
            Kept whole as one word, besides the formulations.

        Returns
        -------
        Study
            With the same tables, figures and questions: ``study.fit_topics(topics=8).topics``,
            ``….figure("topic_words")``.

        Raises
        ------
        InputFault
            If the texts are too few for the number asked for, or a choice does not exist.
        """
        seed = self.settings.seed if seed is None else seed
        settings = replace(self.settings, topics=topics, engine=engine, seed=seed)
        _check(settings, "fit_topics")
        as_one_word = [*material.frequent(self.tables["formulations"]), *terms]
        left_out = self._left_out(stop, as_one_word)
        readings = "\n".join(self.tables["paragraphs"]["reading"])
        if absent := sorted(word for word in left_out if word not in readings):
            logger.warning(
                say("stop_words_absent", self.settings.language, file="stop", words="、".join(absent))
            )
        with executor(workers=settings.workers) as pool:
            made = build_topics(
                self.tables["paragraphs"],
                self.tables["articles"],
                self.tables["meetings"],
                terms=as_one_word,
                people=self.tables["people"]["person"],
                names=beside.read(settings.corpus, beside.LABELS),
                stop=beside.read(settings.corpus, beside.STOP_WORDS),
                leave_out=left_out,
                settings=settings,
                pool=pool,
            )
        shown = {*made["topic_words"]["word"], *made["topic_background"]["word"]}
        for word in sorted(left_out):
            if longer := sorted(one for one in shown if word in one):
                logger.warning(
                    say(
                        "stop_words_longer",
                        self.settings.language,
                        word=word,
                        longer="、".join(longer[:_TOLD]),
                        pattern=repr(f".*{word}.*"),
                    )
                )
        part = copy.copy(self)
        part.settings = settings
        part.__dict__["tables"] = ChainMap(
            made, cast("dict[str, pd.DataFrame]", self.tables)
        )  # read when asked for
        return part

    def _left_out(self, stop: Iterable[str], terms: list[str]) -> set[str]:
        """The words to leave out; of a regular expression the words of the texts that it matches as a whole.

        Raises
        ------
        InputFault
            If an expression cannot be read, or matches no word.
        """
        given = {stop} if isinstance(stop, str) else {*stop}
        expressions = {one for one in given if _EXPRESSION.search(one)}
        if not expressions:
            return given
        made = material.gather(self.tables["paragraphs"], terms=terms, people=self.tables["people"]["person"])
        vocabulary = {*made.vocabulary.tolist(), *made.terms.tolist()}
        found = given - expressions
        for one in sorted(expressions):
            try:
                pattern = regexes.compile_given(one)
            except ValueError as error:
                raise refused("refused_stop_pattern", word=repr(one), error=of_pattern(error)) from None
            matching = {word for word in vocabulary if pattern.fullmatch(word)}
            if not matching:
                raise refused("refused_stop", word=repr(one))
            found |= matching
        return found

    def topics_as_gensim(
        self, *, topics: int | None = None, seed: int | None = None
    ) -> tuple[LdaModel, Sparse2Corpus, Dictionary]:
        """gensim's own ``LdaModel`` of these texts, with its corpus and dictionary, to save or to open in pyLDAvis.

        It is a model of its own, one run with the background as topic 0; the
        published topics are the agreement of many runs.

        Parameters
        ----------
        topics : int, optional
            How many; by default as many as the study has.

        Returns
        -------
        (LdaModel, Sparse2Corpus, Dictionary)
            ``model.save("topics.gensim")``; ``pyLDAvis.gensim_models.prepare(model, corpus, dictionary)``.

        Raises
        ------
        InputFault
            If the study has no topics and no number is given.
        """
        number = topics if topics is not None else len(self.tables["topics"])
        whole(f"topics_as_gensim(topics={number!r})", number, 2)
        if self.tables["paragraphs"].empty:
            raise refused("refused_no_article")
        own = beside.read(self.settings.corpus, beside.STOP_WORDS)
        return live.lda_model(
            self.tables["paragraphs"],
            terms=material.frequent(self.tables["formulations"]),
            people=self.tables["people"]["person"],
            topics=number,
            seed=self.settings.seed if seed is None else seed,
            stop=stopwords.read(own),
        )

    def search(
        self,
        *patterns: str | Iterable[str],
        but: str | Iterable[str] = (),
        context: int = questions.CONTEXT,
    ) -> questions.Hits:
        """Every place where a word or pattern stands, in headlines and text.

        Parameters
        ----------
        *patterns : str
            Words or regular expressions (RE2), or one list of them: ``study.search("两山论", "新型.{0,4}化")``.
        but : str or iterable of str
            Longer words or expressions whose parts are not counted:
            ``study.search("发展", but=["发展中国家"])``.
        context : int
            Characters shown on each side.

        Returns
        -------
        Hits
            Shows itself as a KWIC table; ``.kwic`` is the DataFrame, ``.by_month``
            and ``.by("source")`` count; ``.together`` counts all patterns as one, each place once.
        """
        return self._index.search(*patterns, but=but, context=context)

    @cached_property
    def _index(self) -> questions.TextIndex:
        return questions.TextIndex(
            lambda columns: store.stretches(self.tables, "paragraphs", columns),
            self.tables["articles"],
            self._sources_of,
            self._headers(),
            self.settings.language,
            newspapers=self._newspapers(),
        )

    def _sources_of(self, names: Collection[str]) -> Mapping[str, str]:
        """The texts of some sources, or of all where these are held."""
        return self.sources if "sources" in self.__dict__ else pipeline.sources(self.folder, sorted(names))

    def _newspapers(self) -> bool:
        """Whether the whole corpus names newspapers."""
        return self._of_newspapers or bool((self.tables["articles"]["origin"] != "").any())

    def where(
        self, *, since: str = "", until: str = "", most: int = questions.MOST, **conditions: object
    ) -> Study:
        """The part of this study that fits, with the same tables, figures and questions.

        ``study.where(person="…", role="chair")``, ``study.where(term="…")``, ``study.where(since="2024-01", until="2024-06")``,
        ``study.where(source=["a.txt", "b.txt"])``.

        Parameters
        ----------
        since, until : str
            First and last year, month or day: ``2024-03-15``, ``2024/3/15``, ``2024年3月15日``, ``2024年3月``. They apply to articles by their ``date`` and to meetings by their
            ``date_start``. What has no date is in no period and is left out; the display of the
            part says how many.
        most : int
            So many values of a column are groups of their own; all others are ``(other)``.
        **conditions
            ``person`` (in any role), ``role`` (of that person, or of anybody), ``kind``, ``status``, ``series``,
            ``body``: the articles that report a meeting that fits, and these meetings. ``term``: the articles that
            use a formulation. Any other name is a column of the articles, also one of your own: ``province="云南"``.
            A list means any of its values.

        Notes
        -----
        ``study.where(省份="(other)", most=12)`` are the articles that a count by 省份 joins as ``(other)``: all but
        those of the 12 most frequent values (50 by default; 12 in `compare_each`). ``"(none)"`` are those without a
        value.
        """
        since, until = map(questions.as_date, (since, until))
        self._check_first(
            lambda articles: questions.check_conditions(
                articles, map(self._column_names(articles), conditions)
            )
        )
        if "window" in conditions and "window" not in self.tables["articles"]:
            raise refused("refused_where_window")
        conditions = {self._our_name(name): value for name, value in conditions.items()}
        if "person" in conditions:  # in the note of a figure by the name that the tables use
            names = questions.persons(self.tables, conditions["person"])
            conditions["person"] = names[0] if len(names) == 1 else names
        for name, value in conditions.items():
            if isinstance(value, (pd.Series, pd.Index)):
                conditions[name] = value.drop_duplicates().tolist()
        part = copy.copy(self)
        part.__dict__.pop("_index", None)
        part._of_newspapers = self._newspapers()
        given = {"since": since, "until": until, **conditions}
        part._conditions += tuple(f"{name}={_short(value)}" for name, value in given.items() if value != "")
        part._selected += (given,)
        part.__dict__["tables"] = questions.select(
            self.tables, since=since, until=until, most=most, **conditions
        )
        if since or until or self._timeless is not None:
            whole = self.tables if self._timeless is None else self._timeless
            part._timeless = (
                questions.select(whole, most=most, **cast("dict[str, Any]", conditions))
                if conditions
                else whole
            )
        if since or until:
            usual = shown_window(self.settings.window, self.tables["articles"], self.tables["meetings"])
            part._window = questions.window_of(since, until, self._window or usual)
        return part

    def _undated(self) -> tuple[int, int]:
        """How many articles and meetings the period of this part leaves out because they have no date."""
        if self._timeless is None:
            return 0, 0
        articles, meetings = self._timeless["articles"], self._timeless["meetings"]
        return int((articles["date"] == "").sum()), int((meetings["date_start"].fillna("") == "").sum())

    def compare(
        self, other: Study | None = None, *, names: tuple[str, str] | None = None, **condition: Any
    ) -> questions.Comparison:
        """How this study differs from another, or one part of it from another part or from the rest.

        Parameters
        ----------
        other : Study, optional
            Another study, or another part of this one:
            ``early.compare(late, names=("2023", "2024"))``.
        names : pair of str, optional
            What the parts are called.
        **condition
            Instead of `other` one condition as of `where`, or ``period=``:
            ``study.compare(source=("甲报", "乙报"))`` compares two values,
            ``study.compare(province="云南")`` one with all the rest,
            ``study.compare(period=("2023", "2024"))`` two years, months or
            intervals (``"2023-01/2023-06"``).

        Returns
        -------
        Comparison
            ``.words``, ``.formulations``, ``.topics`` and ``.meetings`` are
            DataFrames, ``.figure()`` draws the words.

        Raises
        ------
        InputFault
            If it is not clear what is compared, or one part holds no article.
        """
        if (other is None) != (len(condition) == 1) or (other is not None and condition):
            raise refused("refused_compare")
        if other is not None:
            if not isinstance(other, Study):
                raise refused("refused_no_study", value=repr(other))
            return self._compared(self, other, names or self._names_beside(other))
        ((column, value),) = condition.items()
        pair = isinstance(value, (list, tuple))
        if pair and len(value) != 2:
            raise refused("refused_values", column=column, n=str(len(value)))
        one = self._part(column, value[0] if pair else value)
        if pair:
            rest = self._part(column, value[1])
            ids = one.tables["articles"]["article_id"]
            if len(ids) and ids.equals(rest.tables["articles"]["article_id"]):
                raise refused("refused_same_parts", column=column, value=repr(value))
        else:
            others = set(self.tables["articles"]["article_id"]) - set(one.tables["articles"]["article_id"])
            if not others:
                raise refused("refused_no_rest", column=column, value=repr(value))
            rest = self.where(article_id=sorted(others))
        return self._compared(
            one,
            rest,
            names
            or (
                (self._part_name(column, value[0]), self._part_name(column, value[1]))
                if pair
                else (self._part_name(column, value), say("part_rest", self.settings.language))
            ),
        )

    def compare_each(self, column: str, *, most: int = 12) -> dict[str, questions.Comparison]:
        """Each group of a column against all the rest: ``study.compare_each("source")``.

        Parameters
        ----------
        column : str
            ``"month"``, ``"quarter"``, ``"year"``, ``"source"`` or any column of the articles
            (`questions.group`).
        most : int
            Number of groups: the most frequent are compared, all others together form one more.
        """
        self._check_first(lambda articles: self._can_group(articles, column))
        groups = questions.group(self.tables["articles"], self._our_name(column), most=most)
        names = groups.value_counts().index
        if len(names) < 2:
            raise refused("refused_one_group", column=repr(column))
        language = self.settings.language
        parts = {name: self.where(article_id=list(groups.index[groups == name])) for name in names}
        rests = {name: self.where(article_id=list(groups.index[groups != name])) for name in names}
        in_no_group = list(groups.index[groups.isna()])
        cut = self._cut_beside(self)
        words = {name: questions.counted_words(part.tables, cut) for name, part in parts.items()}
        others = (
            [questions.counted_words(self.where(article_id=in_no_group).tables, cut)] if in_no_group else []
        )
        return {
            name: self._compared(
                parts[name],
                rests[name],
                (questions.group_name(name, str(groups.name), language), say("part_rest", language)),
                (words[name], reduce(add, [*(words[one] for one in names if one != name), *others])),
            )
            for name in progress.watched(names, "groups", total=len(names))
        }

    def topic_effects(self, column: str, *, control: str | None = None) -> pd.DataFrame:
        """The effect of a column on the topics' shares, with intervals: see `questions.topic_effects`.

        ``study.topic_effects("source", control="month")`` compares newspapers
        within the same months; where they share none, the column `note` says
        that the two cannot be told apart.
        """
        self._check_first(lambda articles: self._can_group(articles, column, *filter(None, [control])))
        shares = self.tables["topic_shares"].pivot_table(
            index="article_id", columns="topic", values="share", fill_value=0.0
        )
        articles = self.tables["articles"]
        held = questions.group(articles, self._our_name(control)) if control else None
        return questions.topic_effects(
            shares,
            questions.group(articles, self._our_name(column)),
            control=held,
            language=self.settings.language,
        )

    def _our_name(self, column: str) -> str:
        """A column by the name it has in the tables, also where the user mapped it: ``columns={"province": "省份"}``."""
        return self._column_names(self.tables["articles"])(column)

    def _can_group(self, articles: pd.DataFrame, *columns: str) -> None:
        for column in columns:
            questions.group(articles, self._column_names(articles)(column), most=len(articles))

    def _column_names(self, articles: pd.DataFrame) -> Callable[[str], str]:
        """`_our_name` among the columns of these articles."""
        headers = self._headers()

        def named(column: str) -> str:
            known = (
                not isinstance(column, str) or column in articles
            )  # what is no text is an error where it is used
            return column if known else headers.get(column, column)

        return named

    def _headers(self) -> dict[str, str]:
        """The columns that the user renamed, by the headers of their own table."""
        return {theirs: ours for ours, theirs in self.settings.columns or ()}

    def _names_beside(self, other: Study) -> tuple[str, str]:
        """What this part and another are called: by their conditions, if these tell them apart."""
        one, two = self._called(), other._called()
        if one and two and one != two:
            return one, two
        return say("part_one", self.settings.language), say("part_other", self.settings.language)

    def _called(self) -> str:
        """The conditions of this part in words, "" for a whole study."""
        language = self.settings.language
        about = questions.in_words(self._selected, language)
        is_period = about and questions.is_period(self._selected)
        return say("part_texts", language, period=about) if is_period else about

    def _part_name(self, column: str, value: Any) -> str:
        if column == "period":
            return date_words(str(value), self.settings.language, whole=False)
        return questions.group_name(str(value), column, self.settings.language)

    def _part(self, column: str, value: Any) -> Study:
        if column == "period":
            first, slash, last = str(value).partition("/")
            try:
                return self.where(since=first, until=last if slash else first)
            except InputFault:
                raise refused("refused_period", value=repr(value)) from None
        return self.where(**{column: value})

    def _compared(
        self,
        one: Study,
        other: Study,
        names: tuple[str, str],
        words: tuple[questions.Words, questions.Words] | None = None,
    ) -> questions.Comparison:
        return questions.compare(
            one.tables,
            other.tables,
            cut=self._cut_beside(other) if words is None else None,
            names=names,
            language=self.settings.language,
            words=words,
        )

    def _cut_beside(self, other: Study) -> Callable[[str], tuple[str, ...]]:
        """What cuts texts into words, with the terms and the people of this study and another as words."""
        both = self.tables, other.tables
        terms = {term for tables in both for term in questions.terms(tables)}
        known = terms | unknown_words({name for tables in both for name in questions.people(tables)})
        if self._words is None or self._words[0] != known:
            tokenizer = Tokenizer(known)
            # each word is held once, however often it is used
            cut = lru_cache(_TEXTS_CUT)(
                lambda text: tuple(map(sys.intern, content(tokenizer.cut(text), known)))
            )
            self._words = known, cut
        return self._words[1]

    def evidence(self, source: str, start: int, end: int, *, context: int = 60) -> display.Markup:
        """The words at a span as HTML, marked, with `context` characters on each side; a notebook shows them.

        The headline that only the title column of a table gives has no span: it is shown for 0 to 0.
        """
        text = self.source_text(source)
        if end == 0 and (titles := self._titles_of_column(source)):
            where = say("card_title_column", self.settings.language, source=source)
            marked = html.escape(titles[0])
            return display.Markup(
                f'<p lang="zh"><mark>{marked}</mark></p><p><small>{html.escape(where)}</small></p>'
            )
        first, last = max(0, start - context), min(len(text), end + context)
        begins = self._paragraphs_within(source, first + 1, last)

        def part(here: int, there: int) -> str:
            cuts = [here, *(at for at in begins if here < at < there), there]
            lines = _LINE.join(html.escape(text[one:other]) for one, other in pairwise(cuts))
            return f"{_LINE if here in begins else ''}{lines}"

        shown = f"{part(first, start)}<mark>{part(start, end)}</mark>{part(end, last)}"
        shown = shown.replace(f"<mark>{_LINE}", f"{_LINE}<mark>")
        joined = display.without_heading_marks(shown, source).replace("\n", "").replace(_LINE, "<br>")
        where = display.place(source, start, end, self.settings.language)
        return display.Markup(f'<p lang="zh">…{joined}…</p><p><small>{html.escape(where)}</small></p>')

    def _paragraphs_within(self, source: str, first: int, last: int) -> list[int]:
        """Where paragraphs of a source begin, from one character to before another."""
        paragraphs = store.part(
            self.tables, "paragraphs", ["source", "start"], lambda rows: rows[rows["source"] == source]
        )
        starts = paragraphs["start"]
        return sorted(set(starts[(starts >= first) & (starts < last)].tolist()))

    def _titles_of_column(self, source: str) -> list[str]:
        """The headlines of a source that are not in its text."""
        articles = self.tables["articles"]
        rows = articles[(articles["source"] == source) & (articles["headline_position"] == "none")]
        return [headline for headline in rows["headline"] if headline]


# A comment and no docstring, which a notebook would show below that of the table.
# It is a property with a type, so that a notebook completes ``study.``, and shows what a table is, without making
# the tables. Its docstring is read from the vocabulary when someone asks for it; it is in every language, because
# that of a study is not known to its class.
class _Attribute(property):
    table: str

    def __getattribute__(self, name: str) -> Any:
        if name == "__doc__":
            return "\n\n".join(meanings.described(self.table, language) for language in LANGUAGES)
        return super().__getattribute__(name)


def _attribute(table: str) -> property:
    def made(study: Study) -> pd.DataFrame:
        return study._table(table)

    attribute = _Attribute(made)
    attribute.table = table
    return attribute


for _name in SCHEMAS:
    setattr(Study, _name, _attribute(_name))


def _short(value: object) -> str:
    """A value of a condition as written in code; of many values only how many they are.

    >>> _short("甲报"), _short(["甲报", "乙报"]), _short(["甲报"] * 9)
    ("'甲报'", "['甲报', '乙报']", '[9 values]')
    """
    many = isinstance(value, (list, tuple, set)) and len(value) > 3
    return f"[{len(value)} values]" if many else repr(value)  # type: ignore[arg-type]


#: An option of the command line in a message.
_OPTION = re.compile(r"--column (?P<ours>[^\s=]+)=(?P<theirs>[^\s=]+)")


def _in_code(line: str) -> str:
    """A message with options of the command line as an argument of `Study`.

    >>> _in_code("specify the text column: --column text=NAME")
    'specify the text column: columns={"text": "NAME"}'
    >>> _in_code("not kept: --column a=a --column b=b")
    'not kept: columns={"a": "a", "b": "b"}'
    """
    options = [*_OPTION.finditer(line)]
    if not options:
        return line
    pairs = ", ".join(f'"{one["ours"]}": "{one["theirs"]}"' for one in options)
    return f"{line[: options[0].start()]}columns={{{pairs}}}{line[options[-1].end() :]}"


def _turned(columns: Mapping[str, str]) -> str:
    """What to add to a fault if columns are mapped the wrong way round, from the table's names to ours.

    >>> _turned({"正文": "text"}), _turned({"text": "正文"})
    ('; did you mean columns={"text": "正文"}?', '')
    """
    theirs = {named: ours for ours, named in columns.items()}
    wrong = "text" in theirs and "text" not in columns
    return f'; did you mean columns={{"text": "{theirs["text"]}"}}?' if wrong else ""


def _settings(path: str | Path, choices: dict) -> Settings:
    """The settings of a notebook, every choice checked.

    Raises
    ------
    InputFault
        In the terms of a notebook: what is wrong, and what to write instead.
    """
    names = [field.name for field in fields(Settings) if field.name != "corpus"]
    for name in choices:
        if name not in names:
            raise refused("refused_choice", name=name, offered=offered(name, names))
    given = dict(choices)
    if "columns" in given:
        pairs = given["columns"]
        given["columns"] = corpus.checked_columns(pairs.items() if isinstance(pairs, Mapping) else pairs)
    made = Settings(corpus=Path(path), **given)
    _check(made)
    return made


def _check(made: Settings, call: str = "Study") -> None:
    """Refuse what is no choice; `call` is the function that the user called."""
    for name, least in (("topics", 2), ("seed", 0), ("workers", 1)):
        value = getattr(made, name)
        if value is not None or name == "seed":
            whole(f"{call}(..., {name}={value!r})", value, least)
    for name, values in (("language", ("en", "zh")), ("engine", ("gibbs", "gensim"))):
        value = getattr(made, name)
        one_of(f"{call}(..., {name}={value!r})", value, values)
    window = made.window
    months = re.compile(r"[1-9]\d{3}-(0[1-9]|1[0-2])")
    if window is not None:
        said = f"Study(..., window={window!r})"
        if (
            not isinstance(window, tuple)
            or len(window) != 2
            or not all(isinstance(month, str) and months.fullmatch(month) for month in window)
        ):
            raise refused("refused_window", said=said)
        if window[0] > window[1]:
            raise refused("refused_window_order", said=said, window=repr(window[::-1]))
    if not made.corpus.exists():
        raise refused("refused_corpus", corpus=str(made.corpus), folder=str(Path.cwd()))


def _choices_of_the_build() -> dict:
    """The choices of the build that runs this notebook, if one does."""
    given = json.loads(os.environ.get(CHOICES, "{}"))
    return {key: _frozen(value) for key, value in given.items()}


def _frozen(value):
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value

"""The order of work: from a corpus to its tables.

Per source, pure and independent: read, cut into articles, scan for meetings
and formulations; later, count. In between, over all of them: repeats, years
and merging, which terms are counted, topics. Texts and paragraphs go from the
workers straight to disk, batch by batch: what is held is an index of them.
Rooms are named by what they take and give; nothing here knows how they do it.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

import pandas as pd

from analysis import corpus, formulations, tables, timeline, topics
from analysis.faults import InputFault
from analysis.records import Article, Document, LedgerRow, Source, Unread
from analysis.refusals import of_messages, refused
from analysis.run import beside, fingerprint, keep, limits, progress
from analysis.run.executors import executor, spread
from analysis.run.memory import give_back, then_give_back
from analysis.run.shelf import Damaged, Shelf, pack, unpack
from analysis.run.store import Stream, Tables, from_parquet, in_parts, log_long_cells
from analysis.settings import Settings
from analysis.wording import message, say

logger = logging.getLogger(__name__)

fingerprint.code()  # of the source as it is imported now

#: The steps a run can end after, in order.
STEPS = ("corpus", "timeline", "formulations", "topics")

#: Below so many bytes of corpus, starting processes takes longer than scanning it.
_SMALL = 1_000_000
#: What topics are made from.
_FOR_TOPICS = ["paragraph_id", "article_id", "role", "repeat_of", "reading"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One batch of sources, cut and scanned: the unit of parallel work."""

    documents: tuple[Document, ...]
    gatherings: tuple[timeline.Scan, ...]
    phrases: tuple[formulations.Scan, ...]
    unread: tuple[Unread, ...]


# What of a leaf is read back for each step: the steps come one after the other, so no more is held at once.


@dataclass(frozen=True, slots=True)
class Cut:
    """Its documents, and what could not be read."""

    documents: tuple[Document, ...]
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class Gatherings:
    """What was found for the timeline."""

    gatherings: tuple[timeline.Scan, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """What was found for the formulations."""

    phrases: tuple[formulations.Scan, ...]


@dataclass(frozen=True)
class Outcome:
    """What a run came to.

    Attributes
    ----------
    tables : mapping of str to DataFrame
        Those of `tables.SCHEMAS` for the steps done, read when asked for.
    warnings : tuple of str
        A message for each thing that a user should know of, unread files first.
    """

    tables: Tables
    warnings: tuple[str, ...] = ()


Made = TypeVar("Made")


def scan_batch(batch: corpus.Batch) -> bytes:
    """Read, cut and scan the sources of one batch; a packed `Leaf`."""
    made, unread = _within_budget(batch, _scanned)
    return pack(
        Leaf(
            tuple(document for document, _, _ in made),
            tuple(gatherings for _, gatherings, _ in made),
            tuple(phrases for _, _, phrases in made),
            unread,
        )
    )


def _scanned(source: Source) -> tuple[Document, timeline.Scan, formulations.Scan]:
    document = corpus.cut(source)
    return document, timeline.scan(document), formulations.scan(document)


@cache
def _warm() -> None:
    """Load the vocabularies and dictionaries, so that their time is not counted as that of the first source."""
    _scanned(Source("", "5月6日，市委书记何东山主持召开市委常委会会议，强调要抓落实。"))


def _within_budget(
    batch: corpus.Batch, work: Callable[[Source], Made]
) -> tuple[list[Made], tuple[Unread, ...]]:
    """What comes of each source of a batch, and what could not be read, or takes too long."""
    _warm()
    made: list[Made] = []
    unread = []
    for item in corpus.load(batch):
        if isinstance(item, Unread):
            unread.append(item)
            continue
        seconds = batch.budget.seconds_for(len(item.text.encode("utf-8", "replace")))
        try:
            with limits.processor_time(seconds):
                one = work(item)
        except limits.OverBudget:
            unread.append(Unread(item.name, message("scan_over_budget", seconds=seconds)))
        else:
            made.append(one)
    return made, tuple(unread)


def cut_batch(batch: corpus.Batch) -> bytes:
    """Read and cut the sources of one batch; a packed `Cut`."""
    made, unread = _within_budget(batch, corpus.cut)
    return pack(Cut(tuple(made), unread))


def batches(settings: Settings) -> Iterator[corpus.Batch]:
    """What there is to read."""
    budget = corpus.Budget(settings.file_seconds, settings.file_memory)
    return corpus.batches(
        settings.corpus, columns=settings.columns, reading=corpus.Reading(settings.ocr, budget)
    )


def documents(settings: Settings) -> Iterator[Document | Unread]:
    """The sources of a corpus, read and cut, with repeats marked, and what could not be read."""
    repeats = corpus.Repeats()
    with _scanners(settings) as (pool, _):
        work = spread(pool, cut_batch, batches(settings))
        for packed in progress.watched(work, "sources", unit="batch"):
            made = unpack(packed, Cut)
            yield from map(repeats.mark, made.documents)
            yield from made.unread


def count_batch(leaf: bytes, plan: formulations.CountingPlan) -> bytes:
    """Every standing of the terms in the sources of one packed `Leaf`, packed."""
    return pack(
        [one for document in unpack(leaf, Cut).documents for one in formulations.count(document, plan)]
    )


def build(
    settings: Settings,
    folder: Path,
    *,
    last: str = "topics",
    fresh: bool = False,
    done: Callable[[str, Path], None] = lambda step, place: None,
) -> Outcome:
    """All tables of a corpus, up to the step `last`, written to ``folder/tables``.

    The decoded text of each source, which every span is an offset into, goes
    to ``folder/sources.parquet``.

    Parameters
    ----------
    settings : Settings
        Also says where the work per source is done: ``workers``, ``scheduler``.
    folder : Path
        Holds no tables yet: those there are taken for tables of this run.
    fresh : bool
        Scan every source, also where its scan is kept from an earlier run.
    done : callable
        Called with each step and the folder of the tables when those of the step are written and checked.

    Raises
    ------
    InputFault
        If nothing in the corpus can be read.
    TableDefect
        If a table does not fit its schema: a defect of ours.
    """
    shelf = Shelf()
    steps = STEPS[: STEPS.index(last) + 1]
    written = _Written(folder / "tables", done)
    own = _own_files(settings)
    with _scanners(settings) as (pool, here):
        warnings, formulated = _from_scans(settings, own, folder, steps, pool, here, shelf, fresh, written)
    give_back()
    with executor(workers=settings.workers if "topics" in steps else _workers(settings)) as pool:
        if formulated:
            written.begin("formulations", formulated, pool)
            formulated.clear()
        if "topics" in steps:
            logger.info(say("step_topics", settings.language))
            words = _words(settings, own, pool, written)
        written.finish()
    if "topics" in steps:
        # in fresh processes, which hold nothing of the formulations; here, also where the sources are scanned on a
        # cluster: two machines may not calculate alike to the last digit
        with executor(workers=settings.workers) as pool:
            warnings += _topics(settings, own, words, pool, fresh, written)
        del words
    give_back()  # figures and pages are made beside this process next
    shelf.sweep()
    return Outcome(Tables(folder / "tables"), tuple(warnings))


def _words(settings: Settings, own: Mapping[str, str], pool: Executor, written: _Written) -> topics.Material:
    """The words that topics are made from, counted."""
    return topics.gather(
        written.read("paragraphs", _FOR_TOPICS),
        terms=topics.frequent(written.read("formulations", ["term", "uses"])),
        people=written.read("people", ["person"])["person"].tolist(),
        settings=settings,
        stop=own[beside.STOP_WORDS],
        pool=pool,
    )


def _topics(
    settings: Settings,
    own: Mapping[str, str],
    words: topics.Material,
    pool: Executor,
    fresh: bool,
    written: _Written,
) -> list[str]:
    """Make the tables of topics; return warnings."""
    fits = Shelf(keep.folder() / "fits")
    parts = topics.in_parts(
        words,
        written.read("articles"),
        written.read("meetings"),
        names=own[beside.LABELS],
        settings=settings,
        pool=pool,
        store=None if fresh else fits,
    )
    written.begin("topics", parts, pool)
    written.finish()
    fits.sweep()
    notes = written.read("topic_notes")
    return [
        *topics.stop_word_warnings(
            own[beside.STOP_WORDS],
            lambda: [
                *written.read("paragraphs", ["reading"])["reading"],
                *written.read("articles", ["headline"])["headline"],
            ],
        ),
        *notes.loc[notes["about"].isin([beside.LABELS, "topics"]), "note"],
    ]


@dataclass
class _Written:
    """The tables of a run: each is checked and written by the process that makes it, and then released."""

    folder: Path
    done: Callable[[str, Path], None]
    _begun: dict[str, list[Future]] = field(default_factory=dict)  #: what workers make, by step

    def begin(
        self, step: str, made: Iterable[tables.Parts | Callable[[], tables.Parts]], pool: Executor
    ) -> None:
        """Write the tables of a step; those that a function makes are made and written by a worker meanwhile."""
        waiting = self._begun.setdefault(step, [])
        for some in made:
            if callable(some):
                waiting.append(pool.submit(then_give_back, make_and_write, self.folder, some))
            else:
                _log_all(write(self.folder, some))
            del some  # not held while the next ones are made
            give_back()

    def finish(self) -> None:
        """Wait until all tables of the steps begun are written."""
        while self._begun:
            step, waiting = next(iter(self._begun.items()))
            for one in waiting:
                _log_all(one.result())
            del self._begun[step]
            self.done(step, self.folder)

    def read(self, name: str, columns: list[str] | None = None) -> pd.DataFrame:
        """A table that is written, whole or some columns of it."""
        return from_parquet(self.folder / f"{name}.parquet", columns)


#: For each table, how many cells of which columns Excel cuts.
_LongCells = Mapping[str, Mapping[str, int]]


def make_and_write(folder: Path, make: Callable[[], tables.Parts]) -> _LongCells:
    """In a worker: make some tables and write them."""
    return write(folder, make())


def write(folder: Path, made: tables.Parts) -> _LongCells:
    """Check and write whole tables; those that they refer to lie there already or are among them."""
    with ExitStack() as files:
        streams: dict[str, Stream] = {}
        keys: dict[str, pd.DataFrame] = {}  # columns by which tables are checked against others
        for part in made:
            for name, columns in tables.linked(part).items():
                if name not in keys and (folder / f"{name}.parquet").exists():
                    keys[name] = from_parquet(folder / f"{name}.parquet", columns)
            whole = tables.validated(part, written=keys)
            keys |= {name: whole[name][[key]] for name, key in tables.KEYS.items() if name in whole}
            for name, table in whole.items():
                if name not in streams:
                    lists = tables.list_columns(name)
                    streams[name] = files.enter_context(Stream(folder, name, lists=lists))
                streams[name].add(table)
            del part, whole, table  # not held while the next ones are made
    return {name: dict(stream.long_cells) for name, stream in streams.items()}


def _log_all(long_cells: _LongCells) -> None:
    for name, counts in long_cells.items():
        log_long_cells(name, counts)


def _workers(settings: Settings) -> int | None:
    """How many processes of this machine work on the sources, as `executor` takes it."""
    small = not settings.scheduler and fingerprint.size(settings.corpus) < _SMALL
    return 1 if small else settings.workers


@contextmanager
def _scanners(settings: Settings) -> Iterator[tuple[Executor, Executor]]:
    """Where the sources are scanned, and who else of this machine is at work meanwhile."""
    with executor(workers=_workers(settings)) as here:
        if not settings.scheduler:
            yield here, here
            return
        with executor(scheduler=settings.scheduler) as pool:
            yield pool, here


def _own_files(settings: Settings) -> dict[str, str]:
    """The text of each of the user's files, checked, so that faults are reported before hours are spent.

    Raises
    ------
    InputFault
        With every fault of every file.
    """
    faults: list[str] = []

    def checked(check: Callable[[], object]) -> None:
        try:
            check()
        except InputFault as fault:
            faults.extend(fault.cells)

    def given(name: str) -> str:
        """The text of one file; "" where it cannot be read, which is a fault."""
        try:
            return beside.read(settings.corpus, name)
        except InputFault as fault:
            faults.extend(fault.cells)
            return ""

    texts = {name: given(name) for name in beside.NAMES}
    checked(lambda: timeline.check_own(corrections=texts[beside.CORRECTIONS]))
    checked(lambda: topics.check_own(names=texts[beside.LABELS]))
    checked(lambda: formulations.read_own_terms(texts[beside.TERMS], texts[beside.STOP_TERMS]))
    checked(lambda: topics.check_own(stop=texts[beside.STOP_WORDS]))
    checked(lambda: timeline.check_own(own_years=texts[beside.YEARS]))
    checked(lambda: timeline.check_own(own_names={name: texts[name] for name in beside.NAMED}))
    if faults:
        raise of_messages(faults)
    return texts


def _from_scans(
    settings: Settings,
    own: Mapping[str, str],
    folder: Path,
    steps: tuple[str, ...],
    pool: Executor,
    here: Executor,
    shelf: Shelf,
    fresh: bool,
    written: _Written,
) -> tuple[list[str], list[tables.Parts | Callable[[], tables.Parts]]]:
    """Make the tables that rest on the scans; return warnings, and tables of formulations that are still to be written.

    `own` has the texts of the user's files.
    """
    terms = formulations.read_own_terms(own[beside.TERMS], own[beside.STOP_TERMS])
    logger.info(say("step_reading", settings.language))
    read = _read(settings, folder, pool, shelf, fresh)
    misnamed = beside.misnamed(settings.corpus)
    warnings = [corpus.notice(item) for item in read.unread if item.name not in misnamed]
    if empty := beside.without_rows(settings.corpus, own):
        warnings.append(message("own_files_empty", files=", ".join(empty)))
    for name, meant in misnamed.items():
        warnings.append(message("own_file_misnamed", file=name, meant=meant))
    if "timeline" not in steps:
        articles = tables.with_dates(read.table(), timeline.date_articles(read.articles))
        written.begin("corpus", [[{"articles": articles}]], here)
        written.finish()
        return warnings, []
    logger.info(say("step_dating", settings.language))
    leaves = read.leaves
    making = here.submit(then_give_back, make_timeline, _ForTimeline.of(read, settings, own, folder, shelf))
    del read
    if "formulations" in steps:
        logger.info(say("step_following", settings.language))
        collector = formulations.FormulationCollector(terms)
        for part in _again(shelf, leaves, Phrases):
            for scan in part.phrases:
                collector.add(scan)
        counted = _begun(_counted(pool, shelf, leaves, collector.plan()))
    said, long_cells = making.result()
    warnings += said
    _log_all(long_cells)
    written.done("timeline", written.folder)
    if "formulations" not in steps:
        return warnings, []
    articles = written.read("articles", ["article_id", "date", "headline"])
    ids = articles["article_id"].tolist()
    result = collector.result(counted, ids, dict(zip(ids, articles["date"].tolist())))
    readings = written.read("paragraphs", ["reading"])["reading"] if terms.stopped else ()
    headlines = articles["headline"] if terms.stopped else ()
    warnings += formulations.own_term_warnings(terms, chain(readings, headlines))
    return warnings, [[{"formulations": result.table}], result.others]


@dataclass(frozen=True)
class _ForTimeline:
    """What the timeline is made from, beside what lies on the shelf."""

    settings: Settings
    own: Mapping[str, str]
    folder: Path
    shelf: Shelf
    leaves: list[str]
    articles: list[Article]
    table: pd.DataFrame  #: of the articles, not yet dated
    repeats: dict[str, str]

    @classmethod
    def of(
        cls, read: _Read, settings: Settings, own: Mapping[str, str], folder: Path, shelf: Shelf
    ) -> _ForTimeline:
        """Made from the index."""
        table = read.table()
        return cls(settings, own, folder, shelf, read.leaves, read.articles, table, read.repeats)


def make_timeline(given: _ForTimeline) -> tuple[list[str], _LongCells]:
    """Date the meetings and articles and write their tables; return warnings, and the result of `write`."""
    own, folder = given.own, given.folder
    corrections, own_years = own[beside.CORRECTIONS], own[beside.YEARS]
    scans = [scan for part in _again(given.shelf, given.leaves, Gatherings) for scan in part.gatherings]
    line = timeline.assemble(
        scans,
        given.articles,
        repeats=given.repeats,
        texts=sources(folder) if corrections or own_years else {},
        corrections=corrections,
        own_years=own_years,
        own_names={name: own[name] for name in beside.NAMED},
        window=given.settings.window,
    )
    del scans
    made = {
        "articles": tables.with_dates(given.table, line.article_dates),
        "meetings": tables.meetings(line.meetings),
        "people": tables.people(line.people),
        "attendance": tables.attendance(line.attendance),
        "gaps": tables.gaps(line.gaps),
    }
    return [*line.warnings], write(folder / "tables", [made])


#: Sources whose texts are read together.
_SOURCES_AT_ONCE = 500


def sources(folder: Path, names: Collection[str] | None = None) -> dict[str, str]:
    """The decoded text of each source of a build, or of these sources alone."""
    found: dict[str, str] = {}
    for texts in in_parts(folder / "sources.parquet", ["source", "text"], _SOURCES_AT_ONCE):
        chosen = texts if names is None else texts[tables.among(texts["source"], names)]
        found.update(zip(chosen["source"].tolist(), chosen["text"].tolist(), strict=True))
    return found


# ---- the sources, batch by batch -----------------------------------------------------


@dataclass
class _Read:
    """The index of a corpus: all that is held of it while it is worked on."""

    sources: int = 0
    articles: list[Article] = field(default_factory=list)
    tables: list[pd.DataFrame] = field(default_factory=list)  #: of articles, batch by batch
    repeats: dict[str, str] = field(default_factory=dict)  #: paragraph_id to the one that it repeats
    unread: list[Unread] = field(default_factory=list)
    leaves: list[str] = field(default_factory=list)  #: names on the shelf, in order

    def table(self) -> pd.DataFrame:
        """The table of articles."""
        return tables.filled(pd.concat(self.tables, ignore_index=True))


def _read(settings: Settings, folder: Path, pool: Executor, shelf: Shelf, fresh: bool) -> _Read:
    """Scan all sources; write texts, paragraphs and ledger as they come."""
    read, repeats = _Read(), corpus.Repeats()
    with ExitStack() as files:
        texts = files.enter_context(Stream(folder, "sources", as_csv=False))
        streams = {
            name: files.enter_context(Stream(folder / "tables", name)) for name in ("paragraphs", "ledger")
        }
        for name, leaf in _leaves(settings, pool, shelf, fresh):
            documents = [repeats.mark(document) for document in leaf.documents]
            texts.add(_texts(documents))
            streams["paragraphs"].add(tables.paragraphs(documents))
            streams["ledger"].add(tables.ledger(_ledger(documents, leaf.unread)))
            read.sources += len(documents)
            read.tables.append(tables.articles(documents))
            for document in documents:
                read.articles += document.articles
                read.repeats.update((p.paragraph_id, p.repeat_of) for p in document.paragraphs if p.repeat_of)
            read.unread += leaf.unread
            read.leaves.append(name)
    for name, stream in streams.items():
        log_long_cells(name, stream.long_cells)
    if not read.sources:
        raise nothing_read(settings, read.unread)
    return read


def _leaves(settings: Settings, pool: Executor, shelf: Shelf, fresh: bool) -> Iterator[tuple[str, Cut]]:
    """Every batch scanned, with its name on the shelf; what lies there already is not scanned again."""
    names: deque[str] = deque()
    made_by = fingerprint.code_and_versions().encode()

    def named() -> Iterator[corpus.Batch]:
        for batch in batches(settings):
            names.append(fingerprint.digest([made_by, *_said(batch)]))
            yield batch

    def known(_: corpus.Batch) -> Cut | None:
        packed = None if fresh else shelf.get(names[-1])
        try:
            return unpack(packed, Cut) if packed else None
        except Damaged:
            return None

    work = spread(pool, scan_batch, named(), known=known)
    for made in progress.watched(work, "sources", unit="batch"):
        name = names.popleft()
        if isinstance(made, bytes):
            shelf.put(name, made)
            made = unpack(made, Cut)
        yield name, made


def _said(batch: corpus.Batch) -> Iterator[bytes]:
    """All that a batch says, for its fingerprint."""
    yield repr(batch.budget).encode()
    for item in batch.items:
        yield type(item).__name__.encode()
        for name in item.__slots__:
            value = getattr(item, name)
            yield value if isinstance(value, bytes) else repr(value).encode()


Part = TypeVar("Part")


def _again(shelf: Shelf, leaves: list[str], kind: type[Part]) -> Iterator[Part]:
    """One part of every leaf of this run."""
    for name in leaves:
        packed = shelf.again(name)
        try:
            part = unpack(packed, kind)
        except Damaged as error:
            shelf.forget(name)
            raise _damaged(shelf, error) from None
        yield part


def _damaged(shelf: Shelf, error: Damaged) -> InputFault:
    return refused("refused_damaged", folder=str(shelf.folder), error=str(error))


def _counted(
    pool: Executor, shelf: Shelf, leaves: list[str], plan: formulations.CountingPlan
) -> Iterator[formulations.CountedUse]:
    try:
        for counted in spread(pool, partial(count_batch, plan=plan), map(shelf.again, leaves)):
            yield from unpack(counted, list[formulations.CountedUse])
    except Damaged as error:
        raise _damaged(shelf, error) from None


def _begun(items: Iterator[Made]) -> Iterator[Made]:
    """The same items; work on them is under way."""
    return chain([*islice(items, 1)], items)


def _texts(documents: list[Document]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "source": pd.Series([document.source.name for document in documents], dtype="str"),
            "text": pd.Series([document.source.text for document in documents], dtype="str"),
        }
    )


def _ledger(documents: list[Document], unread: tuple[Unread, ...]) -> list[LedgerRow]:
    rows = [row for document in documents for row in document.ledger]
    return rows + [LedgerRow(item.name, 0, 0, "unread", item.reason) for item in unread if not item.is_note]


def nothing_read(settings: Settings, unread: list[Unread]) -> InputFault:
    """Why there is nothing to work on."""
    if not unread:
        return refused("refused_no_text", corpus=str(settings.corpus))
    said = {"corpus": str(settings.corpus), "name": unread[0].name, "reason": unread[0].reason}
    if len(unread) > 1:
        return refused("refused_nothing_read_more", **said, more=str(len(unread) - 1))
    return refused("refused_nothing_read", **said)

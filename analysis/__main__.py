"""The command line: ``python -m analysis COMMAND``.

Progress goes to stderr. Exit status: 0 done; 2 the input, the call or the
environment is at fault, told in one line; 1 a defect of ours.
"""

from __future__ import annotations

import argparse
import errno
import logging
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.faults import InputFault
from analysis.run import memory, progress
from analysis.settings import SEED, WINDOW, Settings

_DESCRIPTION = "Meetings, topics and formulations of Chinese official texts, with the sentence behind each."
_CORPUS = "a folder of texts, or a table"
_OUT = "the folder that gets the results"


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    # One thread for each small matrix product: processes share the processors already,
    # and threads of theirs would spend most of their time waiting for one another.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    parser = _parser()
    chosen, others = parser.parse_known_args(arguments)
    if others and chosen.command != "lab":
        parser.error(f"unrecognized arguments: {' '.join(others)}")
    chosen.others = others
    _many_open_files()
    try:
        with _told(), progress.bars():
            return chosen.run(chosen)
    except (InputFault, OSError) as fault:
        if _came:  # what workers say once they were stopped too
            return _interrupted()
        if isinstance(fault, OSError):
            if fault.errno not in (errno.EMFILE, errno.ENFILE):
                raise
            fault = InputFault("too many files are open at once; allow more, for instance `ulimit -n 1024`")
        print(f"error: {fault}", file=sys.stderr)
        return 2
    except ModuleNotFoundError as missing:
        if (missing.name or "analysis").partition(".")[0] == "analysis":
            raise
        print(
            f"error: {sys.executable} has no package {missing.name!r}; take the Python that `make report` set up: "
            ".venv/bin/python -m analysis ...",
            file=sys.stderr,
        )
        return 2
    except KeyboardInterrupt:
        return _interrupted()


def _interrupted() -> int:
    print("stopped; what was there before is unchanged", file=sys.stderr)
    return 143 if _came else 130


#: SIGTERM, once it came.
_came: list[int] = []


def run() -> None:
    """The command as a process of its own: SIGTERM, which batch systems send, ends it as Ctrl-C does."""

    def stop(number: int, frame: object) -> None:
        if not _came:  # clearing away must not be stopped midway
            _came.append(number)
            raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    try:
        status = main()
    except KeyboardInterrupt:
        status = _interrupted()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # the run is over, and what is left is to clear away
    memory.settle()  # nothing is searched for garbage on the way out
    sys.exit(status)


def _many_open_files() -> None:
    """Raise the limit of open files as far as the system lets everybody: each process and pipe takes some."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = 4096 if hard == resource.RLIM_INFINITY else min(4096, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _parser() -> argparse.ArgumentParser:
    name = "official-texts" if Path(sys.argv[0]).stem == "official-texts" else "python -m analysis"
    parser = argparse.ArgumentParser(prog=name, description=_DESCRIPTION)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="all of it: tables, figures and reports")
    build.add_argument("corpus", nargs="?", type=Path, metavar="CORPUS", help=_CORPUS)
    build.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help=_OUT + " (default: runs/NAME, after the corpus; of the corpus that ships: here)",
    )
    build.add_argument(
        "--figures",
        action="store_true",
        help="replace the figures that a checkout keeps under version control, too",
    )
    build.add_argument(
        "--template",
        type=Path,
        metavar="FILE",
        help="a presentation (.pptx) whose fonts, colours and decoration the slides take",
    )
    build.add_argument("--fresh", action="store_true", help="take nothing from earlier runs")
    build.add_argument("--language", choices=("en", "zh"), default="en", help="of titles and axes")
    _shared(build)
    _topic_choices(build)
    build.set_defaults(run=_build)

    for step, gives in (
        ("corpus", "articles, paragraphs, ledger"),
        ("timeline", "+ meetings"),
        ("formulations", "+ formulations"),
        ("topics", "+ topics"),
    ):
        command = commands.add_parser(step, help=gives)
        command.add_argument("corpus", type=Path, metavar="CORPUS", help=_CORPUS)
        command.add_argument("--out", type=Path, required=True, metavar="DIR", help=_OUT)
        _shared(command)
        if step == "topics":
            _topic_choices(command)
        command.set_defaults(run=_tables)

    check = commands.add_parser(
        "check", help="what is in a folder, and what looks odd, before anything is built"
    )
    check.add_argument("corpus", type=Path, metavar="CORPUS", help=_CORPUS)
    check.add_argument("--html", type=Path, metavar="FILE", help="write it as a page too, with every source")
    _reading(check)
    check.set_defaults(run=_check)

    evaluate = commands.add_parser("evaluate", help="found against gold: precision and recall")
    evaluate.add_argument("--gold", type=Path, required=True, metavar="DIR", help="the folder of gold files")
    evaluate.add_argument("run_dir", type=Path, metavar="RUN_DIR", help="the --out of a run")
    evaluate.set_defaults(run=_evaluate)

    intrude = commands.add_parser(
        "intrude", help="a blind test of the topics: items to answer, answers to score"
    )
    intrude.add_argument("run_dir", type=Path, metavar="RUN_DIR", help="the --out of a run")
    intrude.add_argument(
        "--to", type=Path, metavar="DIR", help="where the items are, or go (default: RUN_DIR/blind)"
    )
    intrude.add_argument("--score", action="store_true", help="score the answers that stand in the items")
    intrude.add_argument("--seed", default="1", metavar="N", help="of the draw of the items (1)")
    intrude.set_defaults(run=_intrude)

    init = commands.add_parser(
        "init", help="commented examples of your own files (terms, people, series …) beside a corpus"
    )
    init.add_argument("corpus", type=Path, metavar="CORPUS", help=_CORPUS)
    init.set_defaults(run=_init)

    compare = commands.add_parser(
        "compare", help="newspapers, periods or other groups of texts against the rest"
    )
    compare.add_argument("corpus", type=Path, metavar="CORPUS", help=_CORPUS)
    compare.add_argument(
        "--by", required=True, metavar="source|period|COLUMN", help="what the texts are grouped by"
    )
    compare.add_argument("--out", type=Path, required=True, metavar="DIR", help=_OUT)
    compare.add_argument("--language", choices=("en", "zh"), default="en", help="of titles and axes")
    _shared(compare)
    _topic_choices(compare)
    compare.set_defaults(run=_compare)

    figure = commands.add_parser("figure", help="one figure of a run, or of a part of it")
    figure.add_argument("name", metavar="NAME", help="such as timeline, formulations, people")
    figure.add_argument("run_dir", type=Path, metavar="RUN_DIR", help="the --out of a run")
    for option in ("person", "series", "body", "kind", "since", "until", "source", "term"):
        figure.add_argument(f"--{option}", metavar="VALUE", help=f"only what has this {option}")
    figure.add_argument(
        "--where", action="append", default=[], metavar="COLUMN=VALUE", help="only articles with this value"
    )
    figure.add_argument("--language", choices=("en", "zh"), default="en", help="of titles and axes")
    figure.add_argument(
        "--size",
        default="16:9",
        metavar="SIZE",
        help="16:9, 4:3, A4, A4 portrait, two columns, poster or 180x120mm",
    )
    figure.add_argument("--font", metavar="POINTS", help="the smallest text, for 16:9 and 4:3")
    figure.add_argument("--palette", default="", metavar="grey|FILE", help="grey, or a TOML file of colours")
    figure.add_argument(
        "--to", type=Path, metavar="FILE", help="the picture, .png .svg or .pdf (default: RUN_DIR/NAME.png)"
    )
    figure.set_defaults(run=_figure)

    lab = commands.add_parser("lab", help="JupyterLab on the notebooks; other options are handed on to it")
    lab.set_defaults(run=_lab)
    return parser


def _reading(command: argparse.ArgumentParser) -> None:
    """The options that say how a corpus is read, and where."""
    command.add_argument(
        "--ocr", action="store_true", help="recognise scanned pages of PDFs (needs Tesseract with Chinese)"
    )
    command.add_argument(
        "--file-seconds",
        default=str(Settings().file_seconds),
        metavar="N",
        help="processor time that reading one web page, Word file or PDF may take, and twice as much for each MB (5)",
    )
    command.add_argument(
        "--file-memory",
        default=str(Settings().file_memory),
        metavar="MB",
        help="memory that reading one of them may take (2048)",
    )
    command.add_argument("--workers", metavar="N", help="processes (default: one for each processor)")
    command.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="OURS=THEIRS",
        help="which column of a table is text, id, title, published or source, such as text=正文; "
        "or a name of your own for a column or a folder, such as province=folder:1",
    )


def _shared(command: argparse.ArgumentParser) -> None:
    _reading(command)
    first, last = WINDOW
    command.add_argument(
        "--from",
        dest="first",
        metavar="YYYY-MM",
        help=f"first month of the figures (default: the whole years of the dated texts; of the corpus that ships {first})",
    )
    command.add_argument(
        "--to", dest="last", metavar="YYYY-MM", help=f"last month of the figures (likewise; {last})"
    )
    command.add_argument(
        "--scheduler", default="", metavar="tcp://HOST:PORT", help="a Dask scheduler that does the work"
    )


def _topic_choices(command: argparse.ArgumentParser) -> None:
    command.add_argument("--topics", default="auto", metavar="N|auto", help="the number of topics")
    command.add_argument(
        "--engine", choices=("gibbs", "gensim"), default="gibbs", help="what fits the topics (gibbs)"
    )
    command.add_argument(
        "--seed",
        default=str(SEED),
        metavar="N",
        help="of all chance: same seed, same topics",
    )


def _settings(chosen: argparse.Namespace) -> Settings:
    given = {
        "corpus": chosen.corpus,
        "out": chosen.out,
        "window": _window(chosen.first, chosen.last, chosen.corpus),
        "columns": _columns(chosen),
        "workers": chosen.workers and _number(chosen.workers, "--workers", "a number of processes", least=1),
        "scheduler": chosen.scheduler,
        "ocr": chosen.ocr,
        "file_seconds": _number(chosen.file_seconds, "--file-seconds", "a number of seconds", least=1),
        "file_memory": _number(chosen.file_memory, "--file-memory", "a number of megabytes", least=1),
    }
    if "language" in chosen:
        given["language"] = chosen.language
    if "topics" in chosen:
        auto = chosen.topics == "auto"
        given["topics"] = (
            None
            if auto
            else _number(chosen.topics, "--topics", "a number of topics", least=2, other=", or auto")
        )
        given["engine"] = chosen.engine
        given["seed"] = _number(chosen.seed, "--seed", "a seed", least=0)
    return Settings(**given)


def _window(first: str | None, last: str | None, corpus: Path) -> tuple[str, str] | None:
    """The window asked for; for a corpus other than the one that ships None if nothing is asked."""
    from analysis.run import project

    if first is None and last is None and not project.are_seeds(corpus):
        return None
    first, last = first or WINDOW[0], last or WINDOW[1]
    window = _month(first, "--from"), _month(last, "--to")
    if first > last:
        raise InputFault(f"--from {first} --to {last}: ends before it begins")
    return window


def _month(text: str, option: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]{3}-(0[1-9]|1[0-2])", text):
        raise InputFault(f"{option} {text}: not a month; write it as 2023-01")
    return text


def _number(text: str, option: str, what: str, *, least: int, other: str = "") -> int:
    if not (text.isascii() and text.isdigit() and int(text) >= least):
        raise InputFault(f"{option} {text}: not {what}; give a whole number from {least}{other}")
    return int(text)


def _column(pair: str) -> tuple[str, str]:
    ours, equals, theirs = pair.partition("=")
    if not equals or not ours.strip() or not theirs.strip():
        raise InputFault(
            f"--column {pair}: write OURS=THEIRS, with OURS one of text, id, title, published, source, or a name of your own"
        )
    return ours, theirs


def _columns(chosen: argparse.Namespace) -> tuple[tuple[str, str], ...]:
    if not chosen.column:
        return ()
    from analysis.corpus import checked_columns  # slow to import, and not needed where nothing changed

    return checked_columns(_column(pair) for pair in chosen.column)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


@contextmanager
def _told() -> Iterator[None]:
    """What the package logs goes to stderr, a line each, while a command runs."""
    logger, handler = logging.getLogger("analysis"), logging.StreamHandler(sys.stderr)
    before = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.level, logger.propagate = before


def _build(chosen: argparse.Namespace) -> int:
    from analysis import job
    from analysis.run import project

    if chosen.corpus is None:
        chosen.corpus = Path("seeds") if Path("seeds").exists() else project.SEEDS
    if chosen.out is None:
        chosen.out = Path() if project.are_seeds(chosen.corpus) else job.own_folder(chosen.corpus)
        if chosen.out != Path():
            _say(f"the results go to {chosen.out} (--out chooses another folder)")
    settings = _settings(chosen)
    # the figures in a checkout are under version control, and differ a little from one machine to another
    aside = chosen.out.resolve() == project.checkout() and not chosen.figures
    figures = "reports/figures" if aside else "figures"
    if job.build(settings, fresh=chosen.fresh, figures=figures, template=chosen.template):
        _say(
            f"done: {settings.out / 'tables'}, {settings.out / figures}, {settings.out / 'reports' / 'index.html'}"
        )
        if aside:
            _say("figures/ is under version control and unchanged; `make figures` replaces it")
    else:
        _say("nothing has changed since the last build")
    return 0


def _check(chosen: argparse.Namespace) -> int:
    from analysis import job

    workers = chosen.workers and _number(chosen.workers, "--workers", "a number of processes", least=1)
    settings = Settings(
        corpus=chosen.corpus,
        columns=_columns(chosen),
        workers=workers,
        ocr=chosen.ocr,
        file_seconds=_number(chosen.file_seconds, "--file-seconds", "a number of seconds", least=1),
        file_memory=_number(chosen.file_memory, "--file-memory", "a number of megabytes", least=1),
    )
    print(job.check(settings, page=chosen.html))
    if chosen.html:
        _say(f"done: {chosen.html}")
    return 0


def _tables(chosen: argparse.Namespace) -> int:
    from analysis import job

    settings = _settings(chosen)
    job.tables_only(settings, chosen.command)
    _say(f"done: {settings.out / 'tables'}")
    return 0


def _evaluate(chosen: argparse.Namespace) -> int:
    from analysis import evaluation
    from analysis.run import store
    from analysis.wording import tell

    for folder, what in (
        (chosen.gold, "gold files (.csv)"),
        (chosen.run_dir / "tables", "tables; run the build first"),
    ):
        if not folder.is_dir():
            raise InputFault(f"{folder}: there is no such folder; it should hold {what}")
    scores = evaluation.all_scores(store.Tables(chosen.run_dir / "tables"), chosen.gold)
    if not scores:
        raise InputFault(
            f"{chosen.gold}: holds no gold for the texts of this run; there is nothing to compare"
        )
    for score in scores:
        print(score)
        for fault in score.faults:
            print("   ", tell(fault))
    return 0


def _intrude(chosen: argparse.Namespace) -> int:
    from analysis.evaluation import blind
    from analysis.run import store

    folder = chosen.to or chosen.run_dir / "blind"
    if chosen.score:
        for line in blind.score(folder):
            print(line)
        return 0
    if not (chosen.run_dir / "tables").is_dir():
        raise InputFault(
            f"{chosen.run_dir / 'tables'}: there is no such folder; it should hold tables; run the build first"
        )
    made = store.Tables(chosen.run_dir / "tables")
    for path in blind.write(made, folder, seed=_number(chosen.seed, "--seed", "a seed", least=0)):
        _say(f"written: {path}")
    _say(f"fill the column answer, then: python -m analysis intrude {chosen.run_dir} --score")
    return 0


def _init(chosen: argparse.Namespace) -> int:
    from analysis import own_examples

    for path, is_new in own_examples.write(chosen.corpus):
        _say(f"written: {path}" if is_new else f"there already, unchanged: {path}")
    return 0


def _compare(chosen: argparse.Namespace) -> int:
    from analysis import asking

    for path in asking.compare(_settings(chosen), chosen.by):
        _say(f"written: {path}")
    return 0


def _figure(chosen: argparse.Namespace) -> int:
    from analysis import asking

    options = ("person", "series", "body", "kind", "since", "until", "source", "term")
    conditions = {name: value for name in options if (value := getattr(chosen, name))}
    for pair in chosen.where:
        column, equals, value = pair.partition("=")
        if not (column and equals and value):
            raise InputFault(f"--where {pair}: write COLUMN=VALUE, such as province=云南")
        conditions[column] = value
    out = chosen.to or chosen.run_dir / f"{chosen.name}.png"
    written = asking.figure(
        chosen.name,
        chosen.run_dir,
        conditions,
        language=chosen.language,
        out=out,
        size=chosen.size,
        font=None if chosen.font is None else _points(chosen.font),
        palette=chosen.palette,
    )
    _say(f"written: {written}")
    return 0


def _points(text: str) -> float:
    if not re.fullmatch(r"\d{1,3}(\.\d+)?", text) or not float(text):
        raise InputFault(f"--font {text}: not a size in points; give a number, such as 11")
    return float(text)


def _lab(chosen: argparse.Namespace) -> int:
    from analysis.run import project

    package = project.PACKAGE
    environment = dict(
        os.environ,
        PYTHONPATH=os.pathsep.join(filter(None, [str(package.parent), os.environ.get("PYTHONPATH")])),
    )
    start = [
        f"--notebook-dir={_lab_folder()}",
        "--LabApp.default_url=/lab/tree/notebooks/00_start.ipynb",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        # defaults of JupyterLab's own settings: nothing is fetched, so nobody need be asked
        f"--LabApp.app_settings_dir={package / 'reports' / 'lab'}",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # in a container there is often nobody else
        start.append("--allow-root")
    return subprocess.call([sys.executable, "-m", "jupyter", "lab", *start, *chosen.others], env=environment)


def _lab_folder() -> Path:
    """The checkout; where there is none, this folder, with a copy of the notebooks and of the seeds."""
    from analysis.run import project

    if root := project.checkout():
        return root
    for folder in (project.NOTEBOOKS, project.SEEDS):
        copy = Path.cwd() / folder.name
        if folder.is_dir() and not copy.exists():
            shutil.copytree(folder, copy)
            _say(f"copied to {copy}")
    return Path.cwd()


if __name__ == "__main__":
    run()

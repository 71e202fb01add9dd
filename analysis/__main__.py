"""The command line: ``python -m analysis COMMAND``.

Progress goes to stderr. Exit status: 0 success; 2 an error in the input, the
arguments or the environment, reported in one line; 1 a bug.
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
from typing import NoReturn

from analysis.faults import InputFault
from analysis.run import memory, progress
from analysis.settings import SEED, WINDOW, Settings

_DESCRIPTION = (
    "Find meetings, topics and formulations in Chinese official texts, with the sentence behind each."
)
_CORPUS = "folder of texts, or table"
_OUT = "output folder"
_RUN = "output folder of a run"
_LANGUAGE = "language of titles and axes (en)"
_PALETTE = "grey, or a TOML file with colours and a font"
#: Options of the command figure that select part of a run, with their help.
_FILTERS = {
    "person": "only meetings that name this person",
    "series": "only meetings of this series",
    "body": "only meetings of this body",
    "kind": "only this kind: meeting, reception, event or visit",
    "since": "only from this date on",
    "until": "only up to this date",
    "source": "only this newspaper or source",
    "term": "only this formulation with its variants, or what the articles that use it report; repeat for several",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status."""
    # One thread per process for linear algebra: the processes already use all processors,
    # and more threads would mostly wait for one another.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault(
        "ARROW_DEFAULT_MEMORY_POOL", "system"
    )  # others keep 100 MB and more of what is free
    memory.search_rarely()
    parser = _parser()
    given = sys.argv[1:] if arguments is None else list(arguments)
    _Parser.language = "zh" if re.search(r"--lang\w*[= ]zh\b", " ".join(given)) else "en"
    chosen, others = parser.parse_known_args(arguments)
    if others and chosen.command != "lab":
        parser.error(f"unrecognized arguments: {' '.join(others)}")
    chosen.others = others
    _log_in(chosen)
    _raise_open_files_limit()
    try:
        with _logging_to_stderr(), progress.bars():
            status = chosen.run(chosen)
            sys.stdout.flush()
            return status
    except BrokenPipeError:  # who reads what is printed has seen enough: check CORPUS | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left must go somewhere
        return 1
    except (InputFault, OSError) as fault:
        if _sigterm_received:  # errors from workers that were stopped too
            return _interrupted()
        if isinstance(fault, OSError):
            if fault.errno not in (errno.EMFILE, errno.ENFILE):
                raise
            from analysis.refusals import refused

            fault = refused("refused_open_files")
        _tell_fault(fault, getattr(chosen, "language", None) or "en")
        return 2
    except ModuleNotFoundError as missing:
        if (missing.name or "analysis").partition(".")[0] == "analysis":
            raise
        print(
            f"error: {sys.executable} has no package {missing.name!r}; use the Python that `make report` set up: "
            ".venv/bin/python -m analysis ...",
            file=sys.stderr,
        )
        return 2
    except KeyboardInterrupt:
        return _interrupted()


def _log_in(chosen: argparse.Namespace) -> None:
    """Report in the language of the command; of one on a run that names none, in that of the run."""
    from analysis import wording
    from analysis.run import note

    if hasattr(chosen, "run_dir") and not chosen.language:
        chosen.language = note.settings_of(chosen.run_dir).language
    wording.log_in(getattr(chosen, "language", "en"))


def _tell_fault(fault: InputFault, language: str) -> None:
    from analysis.refusals import in_language
    from analysis.wording import say

    print(say("error_line", language, what=in_language(fault, language)), file=sys.stderr)


def _interrupted() -> int:
    from analysis.wording import to_log

    print(to_log("log_stopped"), file=sys.stderr)
    return 143 if _sigterm_received else 130


#: Holds the signal number once SIGTERM was received.
_sigterm_received: list[int] = []


def run() -> None:
    """Run the command as a process; SIGTERM, sent by batch systems, ends it like Ctrl-C."""

    def stop(number: int, frame: object) -> None:
        if not _sigterm_received:  # do not interrupt the cleanup
            _sigterm_received.append(number)
            raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    try:
        status = main()
    except KeyboardInterrupt:
        status = _interrupted()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # only the cleanup is left
    memory.settle()  # no garbage collection at exit
    sys.exit(status)


def _raise_open_files_limit() -> None:
    """Raise the soft limit of open files, since each process and pipe needs some."""
    if sys.platform != "win32":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = 4096 if hard == resource.RLIM_INFINITY else min(4096, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


#: What argparse reports, by the text of the catalogue that says the same.
_USAGE_FAULTS = {
    "usage_choice": r"argument (?P<option>.+): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<known>.*)\)",
    "usage_no_value": r"argument (?P<option>.+): expected .* argument",
    "usage_value": r"argument (?P<option>.+): invalid \w+ value: '(?P<value>.*)'",
    "usage_missing": r"the following arguments are required: (?P<names>.*)",
    "usage_unknown": r"unrecognized arguments: (?P<names>.*)",
    "usage_ambiguous": r"ambiguous option: (?P<option>\S+) could match (?P<known>.*)",
}


class _Parser(argparse.ArgumentParser):
    """A parser that reports wrong options in the language asked for."""

    language = "en"

    def error(self, message: str) -> NoReturn:
        from analysis.wording import say

        if self.language == "zh":
            for code, pattern in _USAGE_FAULTS.items():
                if found := re.fullmatch(pattern, message):
                    self.print_usage(sys.stderr)
                    values = {key: text.replace("'", "") for key, text in found.groupdict().items()}
                    for key in {"known", "names"} & values.keys():
                        values[key] = values[key].replace(", ", "、")
                    self.exit(2, say("error_line", "zh", what=say(code, "zh", **values)) + "\n")
        super().error(message)


def _parser() -> argparse.ArgumentParser:
    name = "official-texts" if Path(sys.argv[0]).stem == "official-texts" else "python -m analysis"
    parser = _Parser(prog=name, description=_DESCRIPTION)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="make all tables, figures and reports")
    build.add_argument("corpus", nargs="?", type=Path, metavar="CORPUS", help=_CORPUS)
    build.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help=_OUT + " (default: runs/NAME, after the corpus; for the sample corpus the current folder)",
    )
    build.add_argument(
        "--figures",
        action="store_true",
        help="also replace the figures under version control in a checkout",
    )
    build.add_argument(
        "--template",
        type=Path,
        metavar="FILE",
        help="presentation (.pptx) whose fonts, colours and master are used for the slides",
    )
    build.add_argument(
        "--palette", default="", metavar="grey|FILE", help=_PALETTE + ", for figures and slides"
    )
    build.add_argument("--fresh", action="store_true", help="ignore cached results")
    build.add_argument(
        "--language", choices=("en", "zh"), default="en", help="language of report and notebooks (en)"
    )
    _shared(build)
    _topic_choices(build)
    build.set_defaults(run=_build)

    for step, result in (
        ("corpus", "tables of articles, paragraphs and the ledger"),
        ("timeline", "the same, and meetings"),
        ("formulations", "the same, and formulations"),
        ("topics", "the same, and topics"),
    ):
        command = commands.add_parser(step, help=result)
        command.add_argument("corpus", type=Path, metavar="CORPUS", help=_CORPUS)
        command.add_argument("--out", type=Path, required=True, metavar="DIR", help=_OUT)
        command.add_argument(
            "--language", choices=("en", "zh"), default="en", help="language of warnings and notes (en)"
        )
        _shared(command)
        if step == "topics":
            _topic_choices(command)
        command.set_defaults(run=_tables)

    check = commands.add_parser(
        "check", help="list the contents of a folder and flag possible problems, without building anything"
    )
    check.add_argument("corpus", type=Path, metavar="CORPUS", help=_CORPUS)
    check.add_argument("--html", type=Path, metavar="FILE", help="also write a web page with every source")
    check.add_argument("--language", choices=("en", "zh"), default="en", help="language of the report (en)")
    _reading(check)
    check.set_defaults(run=_check)

    evaluate = commands.add_parser("evaluate", help="compute precision and recall against gold annotations")
    evaluate.add_argument("--gold", type=Path, required=True, metavar="DIR", help="folder of gold files")
    evaluate.add_argument("run_dir", type=Path, metavar="RUN_DIR", help=_RUN)
    evaluate.add_argument(
        "--language", choices=("en", "zh"), default="", help="language of messages (default: that of the run)"
    )
    evaluate.set_defaults(run=_evaluate)

    intrude = commands.add_parser(
        "intrude", help="blind test of the topics: write items for readers, or score their answers"
    )
    intrude.add_argument("run_dir", type=Path, metavar="RUN_DIR", help=_RUN)
    intrude.add_argument(
        "--to", "--out", type=Path, metavar="DIR", help="folder of the items (default: RUN_DIR/blind)"
    )
    intrude.add_argument("--score", action="store_true", help="score the answers in the items")
    intrude.add_argument("--seed", default="1", metavar="N", help="random seed for drawing the items (1)")
    intrude.add_argument(
        "--language", choices=("en", "zh"), default="", help="language of messages (default: that of the run)"
    )
    intrude.set_defaults(run=_intrude)

    init = commands.add_parser(
        "init", help="write commented templates of your own lists (terms, people, series …) next to a corpus"
    )
    init.add_argument("corpus", type=Path, metavar="CORPUS", help=_CORPUS)
    init.add_argument("--language", choices=("en", "zh"), default="en", help="language of messages (en)")
    init.set_defaults(run=_init)

    compare = commands.add_parser(
        "compare", help="compare newspapers, periods or other groups of texts with the rest"
    )
    compare.add_argument("corpus", type=Path, metavar="CORPUS", help=_CORPUS)
    compare.add_argument("--by", required=True, metavar="source|period|COLUMN", help="how to group the texts")
    compare.add_argument("--out", type=Path, required=True, metavar="DIR", help=_OUT)
    compare.add_argument("--language", choices=("en", "zh"), default="en", help=_LANGUAGE)
    _shared(compare)
    _topic_choices(compare)
    compare.set_defaults(run=_compare)

    figure = commands.add_parser("figure", help="draw one figure of a run, optionally filtered")
    figure.add_argument(
        "name", metavar="NAME", help="figure, such as timeline, formulations, people or network"
    )
    figure.add_argument("run_dir", type=Path, metavar="RUN_DIR", help=_RUN)
    for option in _FILTERS:
        action = "append" if option == "term" else "store"
        figure.add_argument(f"--{option}", action=action, metavar="VALUE", help=_FILTERS[option])
    figure.add_argument(
        "--where", action="append", default=[], metavar="COLUMN=VALUE", help="only articles with this value"
    )
    figure.add_argument(
        "--language",
        choices=("en", "zh"),
        default="",
        help="language of the figure (default: that of the run)",
    )
    figure.add_argument(
        "--size",
        default="16:9",
        metavar="SIZE",
        help="16:9, 4:3, A4, A4 portrait, one column, two columns, poster or 180x120mm",
    )
    figure.add_argument(
        "--font", metavar="POINTS", help="smallest text in points, from 7; the figure is laid out for it"
    )
    figure.add_argument("--palette", default="", metavar="grey|FILE", help=_PALETTE)
    figure.add_argument("--title", default="", help="a title of your own instead of the finding")
    figure.add_argument("--dpi", metavar="N", help="resolution of a PNG in dots per inch (default: 200)")
    figure.add_argument(
        "--to",
        "--out",
        type=Path,
        metavar="FILE",
        help="output file, .png .svg or .pdf (default: RUN_DIR/NAME.png)",
    )
    figure.set_defaults(run=_figure)

    lab = commands.add_parser(
        "lab", help="open the notebooks in JupyterLab; other options are passed on to it"
    )
    lab.add_argument(
        "--language", choices=("en", "zh"), default="en", help="language of the notebooks that open (en)"
    )
    lab.set_defaults(run=_lab)
    return parser


def _reading(command: argparse.ArgumentParser) -> None:
    """Add the options for reading a corpus."""
    command.add_argument(
        "--ocr", action="store_true", help="run OCR on scanned PDF pages (requires Tesseract with Chinese)"
    )
    command.add_argument(
        "--file-seconds",
        default=str(Settings().file_seconds),
        metavar="N",
        help="limit on processor time for reading one web page, Word file or PDF, and for scanning the text of one "
        "source, plus twice as much per MB (5)",
    )
    command.add_argument(
        "--file-memory",
        default=str(Settings().file_memory),
        metavar="MB",
        help="limit on memory for reading one of these (2048)",
    )
    command.add_argument("--workers", metavar="N", help="number of processes (default: one per processor)")
    command.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="OURS=THEIRS",
        help="map a column to text, id, title, published or source, as in text=正文; "
        "or name a column or folder level, as in province=folder:1",
    )


def _shared(command: argparse.ArgumentParser) -> None:
    _reading(command)
    first, last = WINDOW
    command.add_argument(
        "--from",
        dest="first",
        metavar="YYYY-MM",
        help="first month of the figures (default: the full years of the dated texts, or their months if these are few; "
        f"for the sample corpus {first})",
    )
    command.add_argument(
        "--to", dest="last", metavar="YYYY-MM", help=f"last month of the figures (default: likewise; {last})"
    )
    command.add_argument(
        "--scheduler", default="", metavar="tcp://HOST:PORT", help="address of a Dask scheduler to run on"
    )


def _topic_choices(command: argparse.ArgumentParser) -> None:
    command.add_argument("--topics", default="auto", metavar="N|auto", help="number of topics (auto)")
    command.add_argument(
        "--engine", choices=("gibbs", "gensim"), default="gibbs", help="topic engine (gibbs)"
    )
    command.add_argument(
        "--seed",
        default=str(SEED),
        metavar="N",
        help=f"random seed ({SEED})",
    )


def _settings(chosen: argparse.Namespace) -> Settings:
    given = {
        "corpus": chosen.corpus,
        "out": chosen.out,
        "window": _window(chosen.first, chosen.last, chosen.corpus),
        "columns": _columns(chosen),
        "workers": chosen.workers and _number(chosen.workers, "--workers", "number_processes", least=1),
        "scheduler": chosen.scheduler,
        "ocr": chosen.ocr,
        "file_seconds": _number(chosen.file_seconds, "--file-seconds", "number_seconds", least=1),
        "file_memory": _number(chosen.file_memory, "--file-memory", "number_megabytes", least=1),
    }
    if "language" in chosen:
        given["language"] = chosen.language
    if "topics" in chosen:
        auto = chosen.topics == "auto"
        given["topics"] = (
            None if auto else _number(chosen.topics, "--topics", "number_topics", least=2, auto=True)
        )
        given["engine"] = chosen.engine
        given["seed"] = _number(chosen.seed, "--seed", "number_seed", least=0)
    return Settings(**given)


def _window(first: str | None, last: str | None, corpus: Path) -> tuple[str, str] | None:
    """The window given by the options; None without options, except for the sample corpus."""
    from analysis.run import project

    if first is None and last is None and not project.are_seeds(corpus):
        return None
    first, last = first or WINDOW[0], last or WINDOW[1]
    window = _month(first, "--from"), _month(last, "--to")
    if first > last:
        raise _refused("refused_months", first=first, last=last)
    return window


def _month(text: str, option: str) -> str:
    if not re.fullmatch(r"[1-9][0-9]{3}-(0[1-9]|1[0-2])", text):
        raise _refused("refused_month", option=option, text=text)
    return text


def _number(text: str, option: str, what: str, *, least: int, auto: bool = False) -> int:
    if not (text.isascii() and text.isdigit() and int(text) >= least):
        code = "refused_number_or_auto" if auto else "refused_number"
        raise _refused(code, option=option, text=text, what=what, least=str(least))
    return int(text)


def _column(pair: str) -> tuple[str, str]:
    ours, equals, theirs = pair.partition("=")
    if not equals or not ours.strip() or not theirs.strip():
        raise _refused("refused_column_option", pair=pair)
    return ours, theirs


def _columns(chosen: argparse.Namespace) -> tuple[tuple[str, str], ...]:
    if not chosen.column:
        return ()
    from analysis.corpus import checked_columns  # slow to import, and not needed where nothing changed

    return checked_columns(_column(pair) for pair in chosen.column)


def _refused(code: str, **values: str) -> InputFault:
    from analysis.refusals import refused

    return refused(code, **values)


def _tell(key: str, language: str, **values: str) -> None:
    from analysis.wording import say

    _say(say(key, language, **values))


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


@contextmanager
def _logging_to_stderr() -> Iterator[None]:
    """Write the package's log to stderr while a command runs."""
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
            _tell("command_out", chosen.language, out=str(chosen.out))
    settings = _settings(chosen)
    # the figures in a checkout are under version control, and differ a little from one machine to another
    aside = chosen.out.resolve() == project.checkout() and not chosen.figures
    figures = "reports/figures" if aside else "figures"
    if job.build(
        settings, fresh=chosen.fresh, figures=figures, template=chosen.template, palette=chosen.palette
    ):
        written = (settings.out / "tables", settings.out / figures, settings.out / "reports" / "index.html")
        _tell("command_done", chosen.language, what=", ".join(map(str, written)))
        if aside:
            _tell("command_figures_kept", chosen.language)
    else:
        _tell("command_nothing_new", chosen.language)
    return 0


def _check(chosen: argparse.Namespace) -> int:
    from analysis import job

    workers = chosen.workers and _number(chosen.workers, "--workers", "number_processes", least=1)
    settings = Settings(
        corpus=chosen.corpus,
        columns=_columns(chosen),
        workers=workers,
        language=chosen.language,
        ocr=chosen.ocr,
        file_seconds=_number(chosen.file_seconds, "--file-seconds", "number_seconds", least=1),
        file_memory=_number(chosen.file_memory, "--file-memory", "number_megabytes", least=1),
    )
    print(job.check(settings, page=chosen.html))
    if chosen.html:
        _tell("command_done", chosen.language, what=str(chosen.html))
    return 0


def _tables(chosen: argparse.Namespace) -> int:
    from analysis import job

    settings = _settings(chosen)
    job.tables_only(settings, chosen.command)
    _tell("command_done", chosen.language, what=str(settings.out / "tables"))
    return 0


def _evaluate(chosen: argparse.Namespace) -> int:
    from analysis import evaluation
    from analysis.refusals import refused
    from analysis.run import store
    from analysis.wording import tell

    tables = chosen.run_dir / "tables"
    for folder, code in ((chosen.gold, "refused_no_gold_folder"), (tables, "refused_no_tables")):
        if not folder.is_dir():
            raise refused(code, folder=str(folder))
    scores = evaluation.all_scores(store.Tables(tables), chosen.gold)
    if not scores:
        raise refused("refused_no_gold", folder=str(chosen.gold))
    for score in scores:
        print(score.tell(chosen.language))
        for fault in score.faults:
            print("   ", tell(fault, chosen.language))
    return 0


def _intrude(chosen: argparse.Namespace) -> int:
    from analysis.evaluation import blind
    from analysis.refusals import refused
    from analysis.run import store

    folder = chosen.to or chosen.run_dir / "blind"
    if chosen.score:
        for line in blind.score(folder, language=chosen.language):
            print(line)
        return 0
    tables = chosen.run_dir / "tables"
    if not tables.is_dir():
        raise refused("refused_no_tables", folder=str(tables))
    made = store.Tables(tables)
    for path in blind.write(made, folder, seed=_number(chosen.seed, "--seed", "number_seed", least=0)):
        _tell("command_written", chosen.language, what=str(path))
    named = f"{chosen.run_dir} --to {chosen.to}" if chosen.to else str(chosen.run_dir)
    _tell("intrude_next", chosen.language, run=named)
    return 0


def _init(chosen: argparse.Namespace) -> int:
    from analysis import own_examples

    for path, is_new in own_examples.write(chosen.corpus, chosen.language):
        _tell("command_written" if is_new else "command_there", chosen.language, what=str(path))
    return 0


def _compare(chosen: argparse.Namespace) -> int:
    from analysis import asking

    for path in asking.compare(_settings(chosen), chosen.by):
        _tell("command_written", chosen.language, what=str(path))
    return 0


def _figure(chosen: argparse.Namespace) -> int:
    from analysis import asking

    conditions = {name: value for name in _FILTERS if (value := getattr(chosen, name))}
    for pair in chosen.where:
        column, equals, value = pair.partition("=")
        if not (column and equals and value):
            raise _refused("refused_where", pair=pair)
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
        title=chosen.title,
        dpi=None if chosen.dpi is None else _number(chosen.dpi, "--dpi", "number_dpi", least=36),
    )
    _tell("command_written", chosen.language, what=str(written))
    return 0


def _points(text: str) -> float:
    if not re.fullmatch(r"\d{1,3}(\.\d+)?", text) or not float(text):
        raise _refused("refused_points", text=text)
    return float(text)


def _lab(chosen: argparse.Namespace) -> int:
    from analysis.run import project

    package = project.PACKAGE
    environment = dict(
        os.environ,
        PYTHONPATH=os.pathsep.join(filter(None, [str(package.parent), os.environ.get("PYTHONPATH")])),
    )
    start = [
        f"--notebook-dir={_lab_folder(chosen.language)}",
        f"--LabApp.default_url=/lab/tree/notebooks/{'zh/' if chosen.language == 'zh' else ''}00_start.ipynb",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        # settings that stop JupyterLab from fetching news and asking about it
        f"--LabApp.app_settings_dir={package / 'reports' / 'lab'}",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # in a container there is often nobody else
        start.append("--allow-root")
    return subprocess.call([sys.executable, "-m", "jupyter", "lab", *start, *chosen.others], env=environment)


def _lab_folder(language: str) -> Path:
    """The checkout; without one, the current folder, with a copy of the notebooks and seeds."""
    from analysis.run import project

    if root := project.checkout():
        return root
    for folder in (project.NOTEBOOKS, project.SEEDS):
        copy = Path.cwd() / folder.name
        if folder.is_dir() and not copy.exists():
            shutil.copytree(folder, copy)
            _tell("log_copied", language, copy=str(copy))
    return Path.cwd()


if __name__ == "__main__":
    run()

"""The command line: ``python -m analysis COMMAND``.

Progress goes to stderr. Exit status: 0 done; 2 the input or the call is at
fault, told in one line; 1 a defect of ours.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from analysis.faults import InputFault
from analysis.settings import Settings

_DESCRIPTION = "Meetings, topics and formulations of Chinese official texts, with the sentence behind each."


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
    try:
        return chosen.run(chosen)
    except InputFault as fault:
        print(f"error: {fault}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("stopped; what was there before is unchanged", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis", description=_DESCRIPTION)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="all of it: tables, figures and reports")
    build.add_argument("corpus", nargs="?", type=Path, default=Path("seeds"), metavar="CORPUS")
    build.add_argument("--out", type=Path, default=Path("."), metavar="DIR")
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
        command.add_argument("corpus", type=Path, metavar="CORPUS")
        command.add_argument("--out", type=Path, required=True, metavar="DIR")
        _shared(command)
        if step == "topics":
            _topic_choices(command)
        command.set_defaults(run=_tables)

    evaluate = commands.add_parser("evaluate", help="found against gold: precision and recall")
    evaluate.add_argument("--gold", type=Path, required=True, metavar="DIR")
    evaluate.add_argument("run_dir", type=Path, metavar="RUN_DIR")
    evaluate.set_defaults(run=_evaluate)

    lab = commands.add_parser("lab", help="JupyterLab on the notebooks; other options are handed on to it")
    lab.set_defaults(run=_lab)
    return parser


def _shared(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="OURS=THEIRS",
        help="for tables: which column is text, id, title, published or source, such as text=正文",
    )
    command.add_argument(
        "--from", dest="first", default="2023-01", metavar="YYYY-MM", help="first month of the timeline"
    )
    command.add_argument(
        "--to", dest="last", default="2025-12", metavar="YYYY-MM", help="last month of the timeline"
    )
    command.add_argument(
        "--workers", type=int, metavar="N", help="processes (default: one for each processor)"
    )
    command.add_argument(
        "--scheduler", default="", metavar="tcp://HOST:PORT", help="a Dask scheduler that does the work"
    )


def _topic_choices(command: argparse.ArgumentParser) -> None:
    command.add_argument("--topics", default="auto", metavar="N|auto", help="the number of topics")
    command.add_argument("--engine", choices=("gibbs", "gensim"), default="gibbs")
    command.add_argument("--seed", type=int, default=Settings.__dataclass_fields__["seed"].default)


def _settings(chosen: argparse.Namespace) -> Settings:
    return Settings(
        corpus=chosen.corpus,
        out=chosen.out,
        window=(_month(chosen.first, "--from"), _month(chosen.last, "--to")),
        language=getattr(chosen, "language", "en"),
        topics=_topics(getattr(chosen, "topics", "auto")),
        engine=getattr(chosen, "engine", "gibbs"),
        seed=getattr(chosen, "seed", Settings.__dataclass_fields__["seed"].default),
        columns=tuple(_column(pair) for pair in chosen.column),
        workers=chosen.workers,
        scheduler=chosen.scheduler,
    )


def _month(text: str, option: str) -> str:
    year, dash, month = text.partition("-")
    if not (
        dash
        and len(year) == 4
        and year.isdecimal()
        and len(month) == 2
        and month.isdecimal()
        and 1 <= int(month) <= 12
    ):
        raise InputFault(f"{option} {text}: not a month; write it as 2023-01")
    return text


def _topics(text: str) -> int | None:
    if text == "auto":
        return None
    if not text.isdecimal() or int(text) < 2:
        raise InputFault(f"--topics {text}: not a number of topics; give a whole number from 2, or auto")
    return int(text)


def _column(pair: str) -> tuple[str, str]:
    ours, equals, theirs = pair.partition("=")
    known = ("text", "id", "title", "published", "source")
    if not equals or ours not in known or not theirs:
        raise InputFault(f"--column {pair}: write OURS=THEIRS, with OURS one of {', '.join(known)}")
    return ours, theirs


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _build(chosen: argparse.Namespace) -> int:
    from analysis import job

    settings = _settings(chosen)
    if job.build(settings, fresh=chosen.fresh, say=_say):
        _say(
            f"done: {settings.out / 'tables'}, {settings.out / 'figures'}, {settings.out / 'reports' / 'index.html'}"
        )
    else:
        _say("nothing has changed since the last build")
    return 0


def _tables(chosen: argparse.Namespace) -> int:
    from analysis import job

    settings = _settings(chosen)
    job.tables_only(settings, chosen.command, say=_say)
    _say(f"done: {settings.out / 'tables'}")
    return 0


def _evaluate(chosen: argparse.Namespace) -> int:
    from analysis import evaluation
    from analysis.run import store

    for folder, what in (
        (chosen.gold, "gold files (.csv)"),
        (chosen.run_dir / "tables", "tables; run the build first"),
    ):
        if not folder.is_dir():
            raise InputFault(f"{folder}: there is no such folder; it should hold {what}")
    scores = evaluation.all_scores(store.read_all(chosen.run_dir / "tables"), chosen.gold)
    for score in scores:
        print(score)
        for fault in score.faults:
            print("   ", fault)
    return 0


def _lab(chosen: argparse.Namespace) -> int:
    root = Path(__file__).resolve().parents[1]
    environment = dict(
        os.environ, PYTHONPATH=os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH")]))
    )
    start = [
        f"--notebook-dir={root / 'notebooks'}",
        "--LabApp.default_url=/lab/tree/00_start.ipynb",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    return subprocess.call([sys.executable, "-m", "jupyter", "lab", *start, *chosen.others], env=environment)


if __name__ == "__main__":
    sys.exit(main())

"""A folder of 20,000 small files, with and without 20 that ask for hours or gigabytes: how much longer a run takes.

    python -m tests.safety.bombs --files 20000 --rounds 2

The runs alternate. Counted are the seconds on the clock, and of processor time
of all processes of a run.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import io
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from tests.corpus.files import pdf, web, word
from tests.corpus.test_guarded import looping_pdf, wide_docx
from tests.safety.kills import TEXTS

#: At most so many times the time without bombs.
MOST = 1.2
#: Of the small files: how many of a hundred are of each kind.
KINDS = {".txt": 60, ".html": 30, ".docx": 8, ".pdf": 2}


def bombs() -> dict[str, bytes]:
    """Twenty files of at most some 100 kilobytes, by name."""
    return {
        "01.docx": wide_docx(60_000),
        "02.docx": _package({"word/document.xml": b"<a>" + b"x" * 600_000_000 + b"</a>"}),
        "03.docx": word.document(word.p(word.r("会" * 15_000_000))),
        "04.docx": word.document("<w:tbl><w:tr><w:tc>" * 200_000),
        "05.docx": word.document(word.p(*[word.field(" X ", "")] * 60_000)),
        "06.pdf": looping_pdf(),
        "07.pdf": _recursive_pdf(),
        "08.pdf": pdf.drawn((60, 700, 10, "会" * 200_000)),
        "09.html": b"<div>" * 20_000 + web.page(),
        "10.html": web.page("<b><i><a href='x'><font>会议" * 4_000),
        "11.html": web.page("&#20250;" * 12_000),
        "12.html": web.page("<table><tr><td>会议，召开。" * 4_000),
        "13.txt.gz": gzip.compress("会议强调。".encode() * 4_000_000),
        "14.fodt": _entities(),
        "15.rtf": b"{\\rtf1" + b"{\\b " * 25_000 + b"x" + b"}" * 25_000 + b"}",
        "16.fodt": _repeated(),
        "17.txt": ("9" * 100_000).encode(),
        "18.txt": ("（记者" * 11_000).encode(),
        "19.txt": ("会议强调。" * 6_500).encode(),
        "20.html": web.page("2024年1月29日，" * 4_000, head="<meta charset='" + "x" * 50_000 + "'>"),
    }  # fmt: skip


def _package(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def _entities() -> bytes:
    rows = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
    return f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e0 '会议'>{rows}]><office:document-content>&e11;</office:document-content>".encode()


def _repeated() -> bytes:
    from tests.corpus.files.others import odt

    cell = "<table:table-cell table:number-columns-repeated='1000000000'><text:p>会议<text:s text:c='1000000000'/></text:p></table:table-cell>"
    return odt(
        f"<table:table><table:table-row table:number-rows-repeated='1000000000'>{cell}</table:table-row></table:table>"
    )


def _pdf(*objects: str) -> bytes:
    body = "".join(f"{n} 0 obj\n{one}\nendobj\n" for n, one in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer\n<</Root 1 0 R>>\n%%EOF".encode("latin-1")


def _stream(data: str, more: str = "") -> str:
    return f"<</Length {len(data)}{more}>>stream\n{data}\nendstream"


def _recursive_pdf(depth: int = 20, times: int = 20) -> bytes:
    """Form XObjects that each paint the next many times."""
    forms = [
        _stream(
            "/F Do " * times,
            f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {n + 1} 0 R>>>>",
        )
        for n in range(5, 5 + depth)
    ]
    return _pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
        _stream("/F Do"),
        *forms,
        _stream("0 0 9 9 re f", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]"),
    )


def small(folder: Path, count: int) -> None:
    """So many small files, of a kilobyte or so, in subfolders."""
    from tests.metamorphic import files

    chance = random.Random(0)
    names = [suffix for suffix, share in KINDS.items() for _ in range(share)]
    make = {".txt": str.encode, ".html": files.web, ".docx": files.word, ".pdf": files.portable}
    made: dict[tuple[str, int], bytes] = {}
    for number in range(count):
        suffix, which = names[number % len(names)], chance.randrange(len(TEXTS))
        if (suffix, which) not in made:
            made[suffix, which] = make[suffix](TEXTS[which])
        place = folder / f"{number // 500:03}" / f"{number:05}{suffix}"
        place.parent.mkdir(exist_ok=True)
        data = made[suffix, which]
        # each another text, so that nothing is found again
        place.write_bytes(
            data.replace("5月3日".encode(), f"5月{number % 28 + 1}日".encode())
            if suffix in (".txt", ".html")
            else data
        )


def run(corpus: Path, command: str) -> tuple[float, float]:
    """Seconds on the clock, and of processor time of all processes, of a run that finds nothing kept."""
    with tempfile.TemporaryDirectory() as home:
        began = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-m", "analysis", command, str(corpus), "--out", f"{home}/out"],
            env=dict(os.environ, OFFICIAL_TEXTS_CACHE=f"{home}/cache"), stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        spent: dict[str, float] = {}
        while process.poll() is None:
            spent |= _spent(process.pid)
            time.sleep(0.2)
        assert process.returncode == 0, process.returncode
        return time.monotonic() - began, sum(spent.values())


def _spent(session: int) -> dict[str, float]:
    """Seconds of processor time that each process of a session has taken so far."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                found[stat.parent.name] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return found


def main() -> int:
    """From the command line; 1 if the bombs cost more than they may."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--files", type=int, default=20_000)
    options.add_argument("--rounds", type=int, default=2)
    options.add_argument("--command", default="corpus")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        plain, mined = Path(home, "plain"), Path(home, "mined")
        for folder in (plain, mined):
            folder.mkdir()
            small(folder, chosen.files)
        for number, (name, data) in enumerate(bombs().items()):
            (mined / f"{number * chosen.files // 10_000:03}" / f"bomb{name}").write_bytes(data)
        took: dict[Path, list[tuple[float, float]]] = {plain: [], mined: []}
        for number in range(chosen.rounds):
            for folder in (plain, mined):
                took[folder].append(run(folder, chosen.command))
                print(
                    f"{number} {folder.name}: {took[folder][-1][0]:.1f} s, {took[folder][-1][1]:.1f} s of processor time",
                    flush=True,
                )
    ratios = [min(one[k] for one in took[mined]) / min(one[k] for one in took[plain]) for k in (0, 1)]
    print(f"with bombs: {ratios[0]:.2f} times on the clock, {ratios[1]:.2f} times the processor time")
    return int(min(ratios) > MOST)


if __name__ == "__main__":
    sys.exit(main())

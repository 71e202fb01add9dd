"""Files into text: time of the readers beside that of the libraries alone, on the same files, in one run.

Web pages beside trafilatura, Word files beside python-docx, PDFs beside pypdf
and pdfminer.six. The files are made here, of generated news.
"""

from __future__ import annotations

import io
import random
import statistics
import time
from collections.abc import Callable
from functools import partial

from analysis import corpus
from analysis.corpus.taking import File

PAGES, DOCUMENTS, PDFS = 1000, 200, 100
ROUNDS = 7


def measure() -> dict[str, float]:
    """Wall seconds as a build reads them, batch by batch, in the process that has limits, and of the library: the best round.

    How many times the library's time that is: the median of the rounds.
    """
    import docx
    import pypdf
    import trafilatura

    from tests.metamorphic import files

    chance = random.Random(20230101)
    texts = [_text(chance, paragraphs=8) for _ in range(50)]
    web = [files.web(text) for text in texts]
    word = [files.word(text) for text in texts]
    pdf = [
        files.typeset([files.parts(_text(chance, paragraphs=24)) for _ in range(8)], columns=2)
        for _ in range(5)
    ]

    def of_trafilatura(data: bytes) -> None:
        trafilatura.extract(data.decode())

    def of_docx(data: bytes) -> None:
        [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]

    def of_pypdf(data: bytes) -> None:
        [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]

    figures: dict[str, float] = {}
    for what, suffix, some, count, library, theirs in (
        ("web pages", ".html", web, PAGES, "trafilatura", of_trafilatura),
        ("Word files", ".docx", word, DOCUMENTS, "python-docx", of_docx),
        ("PDFs of ten pages", ".pdf", pdf, PDFS, "pypdf", of_pypdf),
    ):
        batch = corpus.Batch(tuple(File(f"{i}{suffix}", data) for i, data in enumerate(some)))
        rounds = _in_turn(partial(corpus.load, batch), partial(_each, theirs, some))
        own, other = (min(seconds) * count / len(some) for seconds in zip(*rounds, strict=True))
        figures[f"{count:,} {what}, seconds"] = own
        figures[f"{count:,} {what}, seconds of {library} alone"] = other
        figures[f"{what}: times {library}"] = statistics.median(first / second for first, second in rounds)
    return figures


def _each(read: Callable[[bytes], object], some: list[bytes]) -> None:
    for data in some:
        read(data)


def _in_turn(*readers: Callable[[], object]) -> list[tuple[float, ...]]:
    """Seconds of the readers for all files, in turn, so that what else the machine does slows both."""
    for read in readers:
        read()  # warms it up
    return [tuple(map(_seconds, readers)) for _ in range(ROUNDS)]


def _seconds(read: Callable[[], object]) -> float:
    began = time.perf_counter()
    read()
    return time.perf_counter() - began


_WORDS = [
    "市委",
    "召开",
    "会议",
    "强调",
    "要",
    "坚持",
    "稳中求进",
    "推动",
    "高质量",
    "发展",
    "落实",
    "部署",
    "全市",
    "工作",
    "扎实",
    "推进",
    "改革",
    "开放",
    "民生",
    "保障",
    "安全",
    "生产",
]


def _text(chance: random.Random, *, paragraphs: int) -> str:
    def sentence() -> str:
        return "".join(chance.choices(_WORDS, k=chance.randint(6, 14)))

    body = ["，".join(sentence() for _ in range(chance.randint(3, 8))) + "。" for _ in range(paragraphs)]
    return "\n".join(["市委召开" + sentence()[:14] + "会议", *body])


if __name__ == "__main__":
    for what, figure in measure().items():
        print(f"{what}: {figure:,.2f}")

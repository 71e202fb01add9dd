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

from analysis.corpus import guarded

PAGES, DOCUMENTS, PDFS = 1000, 200, 100
ROUNDS = 7


def measure() -> dict[str, float]:
    """Wall seconds as a build reads them, in the process that has limits, and of the library, the best of some rounds.

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
    for what, name, some, count, library, theirs in (
        ("web pages", "a.html", web, PAGES, "trafilatura", of_trafilatura),
        ("Word files", "a.docx", word, DOCUMENTS, "python-docx", of_docx),
        ("PDFs of ten pages", "a.pdf", pdf, PDFS, "pypdf", of_pypdf),
    ):
        rounds = _in_turn((lambda data, name=name: guarded.read(name, data), theirs), some)
        own, other = (min(seconds) * count / len(some) for seconds in zip(*rounds, strict=True))
        figures[f"{count:,} {what}, seconds"] = own
        figures[f"{count:,} {what}, seconds of {library} alone"] = other
        figures[f"{what}: times {library}"] = statistics.median(first / second for first, second in rounds)
    return figures


def _in_turn(
    readers: tuple[Callable[[bytes], object], Callable[[bytes], object]], some: list[bytes]
) -> list[tuple[float, float]]:
    """Seconds of both readers for all files, in turn, so that what else the machine does slows both."""
    for read in readers:
        read(some[0])  # warms it up
    return [(_seconds(readers[0], some), _seconds(readers[1], some)) for _ in range(ROUNDS)]


def _seconds(read: Callable[[bytes], object], some: list[bytes]) -> float:
    began = time.perf_counter()
    for data in some:
        read(data)
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

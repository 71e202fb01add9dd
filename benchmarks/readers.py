"""Files into text: time of the readers beside that of the libraries alone, on the same files, in one run.

Web pages beside trafilatura, Word files beside python-docx, PDFs beside pypdf
and pdfminer.six. The files are made here, of generated news.
"""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable

from analysis.corpus import guarded

PAGES, DOCUMENTS, PDFS = 1000, 200, 100


def measure() -> dict[str, float]:
    """Seconds as a build reads them, in the process that has limits, best of three; and how many times the library's time that is."""
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
        own = _best(lambda data, name=name: guarded.read(name, data), some) * count / len(some)
        other = _best(theirs, some) * count / len(some)
        figures[f"{count:,} {what}, seconds"] = own
        figures[f"{count:,} {what}, seconds of {library} alone"] = other
        figures[f"{what}: times {library}"] = own / other
    return figures


def _best(read: Callable[[bytes], object], some: list[bytes], *, runs: int = 3) -> float:
    """Seconds for all of them, the best of some runs after one to warm up."""
    read(some[0])
    seconds = []
    for _ in range(runs):
        began = time.perf_counter()
        for data in some:
            read(data)
        seconds.append(time.perf_counter() - began)
    return min(seconds)


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

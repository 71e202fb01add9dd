"""Documents of plain lines, for tests of this room alone."""

from __future__ import annotations

from analysis import formulations
from analysis.records import Article, Document, Mapped, Paragraph, Source


def document(text: str, name: str = "a.txt") -> Document:
    """A source whose every line is a paragraph of one article."""
    paragraphs, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line:
            paragraphs.append(
                Paragraph(
                    f"{name}#1.{number}",
                    f"{name}#1",
                    name,
                    start,
                    start + len(line),
                    line,
                    Mapped(line, ((0, start),)),
                )
            )
        start += len(line) + 1
    article = Article(f"{name}#1", name, 0, len(text))
    return Document(Source(name, text), (article,), tuple(paragraphs), ())


def gather(texts: dict[str, str], dates: dict[str, str] | None = None) -> formulations.FormulationResult:
    """What is found in sources given by name; dates by the same names."""
    documents = [document(text, name) for name, text in texts.items()]
    scans = [formulations.scan(one) for one in documents]
    return formulations.gather(scans, documents, {f"{name}#1": date for name, date in (dates or {}).items()})


def found(text: str) -> dict[str, formulations.FormulationResult]:
    """The formulations of one text, by term."""
    return {one.term: one for one in gather({"a.txt": text}).formulations}

"""A figure as the content of a file: PNG, SVG and PDF, at its size."""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path

from analysis.plots.drawn import Drawn


def svg(drawn: Drawn, letters: str = "path") -> bytes:
    """As SVG, with letters as paths ("path") or as text that can be edited ("none")."""
    paths, texts = svgs(drawn)
    return paths if letters == "path" else texts


def svgs(drawn: Drawn) -> tuple[bytes, bytes]:
    """As SVG with letters as paths, and with letters as text that can be edited; the figure is drawn once."""
    from analysis.plots import twin_svg

    with drawn.in_style():
        metadata = {"Date": None, "Title": drawn.title, "Description": drawn.alt}
        made = twin_svg.draw(drawn.figure, metadata)
    paths, texts = (text.encode() for text in made)
    return _scaled_svg(paths, drawn.scale), _scaled_svg(texts, drawn.scale)


def _scaled_svg(content: bytes, scale: float) -> bytes:
    if scale == 1:
        return content
    return _SIDE.sub(lambda m: b'%s="%.3fpt"' % (m[1], float(m[2]) * scale), content, count=2)


_SIDE = re.compile(rb'\b(width|height)="([\d.]+)pt"')


def pdf(drawn: Drawn) -> bytes:
    """As PDF, with the letters that it shows embedded."""
    from matplotlib.text import Text

    from analysis.plots import embedding
    from analysis.plots.style import fonts, house

    with drawn.in_style():
        *cut, fallback = fonts()
    letters = "".join(sorted({c for text in drawn.figure.findobj(Text) for c in text.get_text()}))
    held = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        small = [Path(folder) / f"letters{number}.ttf" for number in range(len(cut))]
        for path, given in zip(small, cut, strict=True):
            path.write_bytes(embedding.truetype(given, letters))
        with house(*small, fallback):
            metadata = {"CreationDate": None, "Title": drawn.title, "Subject": drawn.alt}
            drawn.figure.savefig(held, format="pdf", metadata=metadata)
    return held.getvalue() if drawn.scale == 1 else _scaled(held.getvalue(), drawn.scale)


def _scaled(content: bytes, scale: float) -> bytes:
    """A PDF of one page, larger or smaller."""
    import pypdfium2 as pdfium

    given, made, held = pdfium.PdfDocument(content), pdfium.PdfDocument.new(), io.BytesIO()
    width, height = (side * scale for side in given[0].get_size())
    page = made.new_page(width, height)
    whole = given.page_as_xobject(0, made).as_pageobject() if hasattr(given, "page_as_xobject") else None
    if whole is None:
        whole = given.capture_page_as_xobject(0, made).as_pageobject()
    whole.set_matrix(pdfium.PdfMatrix().scale(scale, scale))
    page.insert_obj(whole)
    page.gen_content()
    made.save(held)
    return held.getvalue()


def content(drawn: Drawn, name: str, *, dpi: int | None = None) -> bytes:
    """The figure in the format of a file's name: ``.png``, ``.svg``, ``.text.svg`` or ``.pdf``; `dpi` is that of a PNG.

    Raises
    ------
    InputFault
        If the name has another ending.
    """
    from analysis.refusals import refused, whole

    if dpi is not None:
        whole(f"save(..., dpi={dpi!r})", dpi, 1)
    if name.endswith(".text.svg"):
        return svg(drawn, "none")
    makers = {
        ".png": lambda: drawn.png() if dpi is None else drawn.png(dpi=dpi),
        ".svg": lambda: svg(drawn),
        ".pdf": lambda: pdf(drawn),
    }
    ending = Path(name).suffix.lower()
    if ending not in makers:
        raise refused("refused_figure_file", name=str(name))
    return makers[ending]()

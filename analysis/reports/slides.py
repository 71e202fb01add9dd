"""The slide deck: each figure on a slide, then the bar and line charts once more as charts to edit."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from analysis.plots import Panel
from analysis.plots.style import plain
from analysis.refusals import refused
from analysis.reports import charts, decoration, inks
from analysis.reports.decoration import HEIGHT, MARGIN, WIDTH, Box, Room
from analysis.reports.inks import ACCENT, INK, MUTED, Ink
from analysis.reports.render import Rendered
from analysis.wording import say

CARD = 8  #: the white margin of a figure on a dark slide
_BELOW_HEAD = 78.0  #: where text begins on slides without a figure, in points

#: Fonts that offices have, for letters of the West and of the East.
_FONTS = {"latin": "Arial", "ea": "Microsoft YaHei"}
_LOCALE = {"en": "en-GB", "zh": "zh-CN"}
_EPOCH = datetime(2000, 1, 1)


def deck(figures: Iterable[Rendered], *, fingerprint: str, template: bytes = b"", palette: str = "") -> bytes:
    """A presentation, of 16:9 or in the shape of its template: the figures of one language, in their order.

    A slide with what the figures show opens it, one on method and sources
    ends it. Each slide between has the finding as its title, the picture with its alternative
    text, and in the notes the caption, the source line, the tables and the
    fingerprint of what it was made from. Figures of bars and lines follow
    once more at the end as native charts. The same figures give the same
    bytes.

    Parameters
    ----------
    template : bytes, optional
        A presentation of one's own (``.pptx``): its master with its fonts, colours, decoration and shape (from 16:9
        to 4:3) is taken; its slides are not.
    palette : str
        The one that the figures were drawn with: titles and charts take its colours, unless a template has its own.

    Raises
    ------
    InputFault
        If the template is no presentation, or no layout of it has a title.
    """
    figures = _for_slides(figures)
    show = _opened(template) if template else Presentation()
    if not template:
        _set_theme(show.slide_master, palette)
    decoration.resize(show, keep_shape=bool(template))
    opening = _bare_slide(show)
    for figure in figures:
        _picture(_slide(show, figure, fingerprint), figure)
    _open(opening, list(show.slides)[1:], figures)
    for figure in figures:
        if figure.panels:
            slide = _slide(show, figure, fingerprint, more=say("slide_chart", figure.language))
            room = decoration.room(slide)
            for panel in (_placed(panel, room, HEIGHT - figure.top) for panel in figure.panels):
                frame = charts.add(slide, panel, figure.language, template=bool(template))
                if not inks.is_light(slide, Box.of(frame)):
                    charts.whiten(frame.chart)
                _describe(frame._element.nvGraphicFramePr.cNvPr, panel.title, f"{panel.title}. {figure.alt}")
            unsure = any(series.kind == "unsure" for panel in figure.panels for series in panel.series)
            _note_line(slide, figure, care=unsure)
    _method(_bare_slide(show), figures, fingerprint)
    _properties(show, figures)
    held = io.BytesIO()
    show.save(held)
    return settled(held.getvalue())


def _for_slides(figures: Iterable[Rendered]) -> list[Rendered]:
    """The figures without a choice of one; of several that have nothing to show for the same reason only the first."""
    kept: list[Rendered] = []
    empty: set[str] = set()
    for figure in figures:
        if figure.name == "topic_choice" and not figure.panels:
            continue
        if len(figure.files["csv"].splitlines()) < 2:  # only the header
            if figure.title in empty:
                continue
            empty.add(figure.title)
        kept.append(figure)
    return kept


def _opened(template: bytes):
    """A person's presentation without its slides."""
    try:
        show = Presentation(io.BytesIO(template))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise refused("refused_template_kind", error=str(error)) from None
    for entry in list(show.slides._sldIdLst):
        show.part.drop_rel(entry.rId)
        show.slides._sldIdLst.remove(entry)
    return show


def _set_theme(master, palette: str) -> None:
    """Fonts that have Chinese, and the colours of the figures, in the theme: whoever changes it there changes all slides."""
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    for script, font in _FONTS.items():
        given, wanted = rf'<a:{script} typeface="[^"]*"', f'<a:{script} typeface="{font}"'
        theme._blob = re.sub(given.encode(), wanted.encode(), theme.blob)
    for name, colour in inks.painted(palette).items():
        given, wanted = rf"(<a:{name}>).*?(</a:{name}>)", rf'\g<1><a:srgbClr val="{colour}"/>\g<2>'
        theme._blob = re.sub(given.encode(), wanted.encode(), theme.blob, flags=re.DOTALL)
    for colour in master._element.iterfind(f".//{qn('p:titleStyle')}//{qn('a:schemeClr')}"):
        colour.set("val", "tx2")


def _bare_slide(show):
    """A slide with nothing but a title."""
    titled = [
        (len(layout.placeholders), at)
        for at, layout in enumerate(show.slide_layouts)
        if any(holder.placeholder_format.type == PP_PLACEHOLDER.TITLE for holder in layout.placeholders)
    ]
    if not titled:
        raise refused("refused_template_layout")
    slide = show.slides.add_slide(show.slide_layouts[min(titled)[1]])
    for holder in list(slide.placeholders):
        if holder != slide.shapes.title and holder.element is not slide.shapes.title.element:
            holder.element.getparent().remove(holder.element)
    return slide


def _placed(panel: Panel, room: Room, head: float) -> Panel:
    """A chart in the room that the template leaves below its title."""
    left, top, width, height = panel.box
    box = room.placed(Box(left, top, left + width, top + height), head)
    return replace(panel, box=(box.left, box.top, box.width, box.height))


def _set(shape, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = map(Pt, (box.left, box.top, box.width, box.height))


def _headed(slide, title: str, language: str) -> None:
    holder, box = slide.shapes.title, decoration.room(slide).titled(28, 72)
    _set(holder, box)
    _write(slide, holder, title, min(32.0, 0.7 * box.height), ACCENT, language)


def _open(slide, others: list, figures: list[Rendered]) -> None:
    """The first slide: what the deck is about, and the finding of each figure with a link to its slide."""
    if not figures:
        return
    language = figures[0].language
    _headed(slide, say("slide_opening", language), language)
    _line(slide, 78, figures[0].note, 14, MUTED, language)
    _line(slide, 122, say("slide_contents", language), 18, ACCENT, language)
    step = min(42.0, (HEIGHT - 160) / len(figures))
    widest = max(charts.reach(figure.title, 16) for figure in figures)
    size = 16 if widest <= WIDTH - 2 * MARGIN - 30 else 14
    for at, (figure, target) in enumerate(zip(figures, others[: len(figures)], strict=True)):
        box = _line(slide, 156 + at * step, figure.title, size, INK, language)
        box.click_action.target_slide = target


def _method(slide, figures: list[Rendered], fingerprint: str) -> None:
    """The last slide: how the figures came about, and from what."""
    if not figures:
        return
    language = figures[0].language
    _headed(slide, say("slide_method", language), language)
    for at, what in enumerate(("meetings", "topics", "formulations", "evidence")):
        _line(slide, 96 + at * 68, say(f"slide_method_{what}", language), 18, INK, language, height=60)
    tables = ", ".join(dict.fromkeys(name for figure in figures for name in figure.tables))
    made = say("slide_made", language, tables=tables, fingerprint=fingerprint or "–")
    _line(slide, 388, figures[0].note, 14, MUTED, language, height=40)
    _line(slide, 436, made, 14, MUTED, language, height=60)


def _line(slide, top: float, text: str, size: float, colour: Ink, language: str, *, height: float = 26):
    """A text across the slide, `top` points below its edge."""
    place = decoration.room(slide).placed(Box(MARGIN, top, WIDTH - MARGIN, top + height), _BELOW_HEAD)
    box = slide.shapes.add_textbox(0, 0, 0, 0)
    _set(box, place)
    _write(slide, box, text, size, colour, language)
    return box


def _slide(show, figure: Rendered, fingerprint: str, *, more: str = ""):
    slide = _bare_slide(show)
    title, room = slide.shapes.title, decoration.room(slide)
    _set(title, _title_box(figure, room))
    _write(slide, title, figure.title, _title_size(figure, room), ACCENT, figure.language)
    title.text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE  # where another font stands in, and is wider
    made = say(
        "slide_made",
        figure.language,
        tables=", ".join(figure.tables),
        fingerprint=fingerprint or "–",
    )
    told = (say("slide_sentences", figure.language), *figure.evidence) if figure.evidence else ()
    notes = (figure.caption, more, figure.note, made, *told)
    slide.notes_slide.notes_text_frame.text = "\n".join(plain(line) for line in notes if line)
    return slide


def _title_box(figure: Rendered, room: Room) -> Box:
    return room.titled(16, HEIGHT - figure.top - 4)


def _title_size(figure: Rendered, room: Room) -> float:
    """The size of a title that keeps to the lines it has in the figure, or in its box, in an office's wider letters."""
    box = _title_box(figure, room)
    lines = max(round((HEIGHT - 34 - figure.top) / 30), 1)
    lines = min(lines, max(int((box.height + 16) / 30), 1))
    reach = 0.94 * lines * box.width
    return min(23.0, round(23 * reach / charts.reach(figure.title, 23), 1))


def _write(slide, shape, text: str, size: float, colour: Ink, language: str) -> None:
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = plain(text)
    run.font.size, run.font.bold = Pt(size), False
    is_title = slide.shapes.title is not None and shape._element is slide.shapes.title._element
    inks.write(run, colour, slide, Box.of(shape), title=is_title)
    run._r.get_or_add_rPr().set("lang", _LOCALE[language])


def _picture(slide, figure: Rendered) -> None:
    """The figure on a white card, from below its title, which the slide has as text: as SVG, with the PNG for programs without.

    PowerPoint stores it so (MS-ODRAWXML 2.3.2.8, ``svgBlip``).
    """
    picture = slide.shapes.add_picture(io.BytesIO(figure.files["png"]), 0, 0, Pt(WIDTH), Pt(HEIGHT))
    picture.crop_top = 1 - figure.top / HEIGHT
    room = decoration.room(slide).below(HEIGHT - figure.top)
    white = inks.is_white(slide, room)
    edge = 0 if white else CARD
    share = min((room.width - 2 * edge) / WIDTH, (room.height - 3 * edge) / figure.top)
    width, height = WIDTH * share, figure.top * share
    left, top = room.left + (room.width - width) / 2, room.top + (room.height - height) / 2
    _set(picture, Box(left, top, left + width, top + height))
    if not white:
        inks.card(slide, picture, Pt(CARD))
    _describe(picture._element.nvPicPr.cNvPr, figure.name, figure.alt)
    package = slide.part.package
    place = PackURI(f"/ppt/media/{figure.name}.{figure.language}.svg")
    vector = slide.part.relate_to(
        Part(place, "image/svg+xml", package, figure.files["svg"]), RELATIONSHIP_TYPE.IMAGE
    )
    picture._element.blipFill.find(qn("a:blip")).append(parse_xml(_VECTOR.format(link=vector)))


_VECTOR = (
    f'<a:extLst {nsdecls("a", "r")}><a:ext uri="{{{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{link}"/>'
    "</a:ext></a:extLst>"
)


def _describe(properties, name: str, alt: str) -> None:
    properties.set("name", plain(name))
    properties.set("descr", plain(alt))


def _note_line(slide, figure: Rendered, *, care: bool = False) -> None:
    box = slide.shapes.add_textbox(0, 0, 0, 0)
    place = Box(MARGIN, HEIGHT - 38, WIDTH - MARGIN, HEIGHT - 4)
    _set(box, decoration.room(slide).placed(place, HEIGHT - figure.top))
    said = [figure.note, *([say("chart_care", figure.language)] if care else [])]
    _write(slide, box, " · ".join(said), charts.SIZE, MUTED, figure.language)


def _properties(show, figures: list[Rendered]) -> None:
    about = show.core_properties
    about.title = say("slide_opening", figures[0].language) if figures else ""
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.subject = plain(figures[0].note) if figures else ""
    about.created = about.modified = about.last_printed = _EPOCH
    about.revision = 1


def settled(content: bytes) -> bytes:
    """A zip with its members sorted and undated, and the workbooks within it likewise."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(held, "w") as made:
        for name in sorted(given.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            part = given.read(name)
            if name.endswith(".xlsx"):
                part = settled(part)
            elif name == "docProps/core.xml":
                part = _DATE.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", part)
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.external_attr, member.create_system = 0o644 << 16, 3
            made.writestr(member, part, zipfile.ZIP_DEFLATED, 6)
    return held.getvalue()


_DATE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")

"""Native charts on slides: numbers that a presenter can open, edit and restyle."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from math import ceil, floor, log10

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from analysis.plots import Panel
from analysis.plots.grid import shorter
from analysis.plots.style import plain
from analysis.reports import inks

SIZE = 14

_INK, _MUTED, _RULE = (RGBColor.from_string(h) for h in ("1A1A1A", "555555", "D9D9D9"))
#: How much lighter than the colour of the marks: intervals, and the ground of a hatched bar.
_LIGHTER, _PALE = 0.4, 0.8

#: Of a chart's width, what a line of its title may take (LibreOffice breaks one at 0.8); and what the names of bars
#: may: longer ones make LibreOffice squeeze the letters of the whole chart.
_TITLE, _NAMES = 0.78, 0.45
#: A column is no wider than this, in points, as far as offices can part columns (in hundredths of their width).
_WIDEST, _GAPS = 60.0, (40, 500)
#: A chart so high has room for a title of two lines.
_HIGH = 140.0
#: The same where a template gives the fonts: an office that lacks them takes wider and higher ones, which also need
#: so many points more above the plot.
_TITLE_OF_TEMPLATE, _SPARE = 0.72, 7.0
#: By how much the letters of such a font may be wider than measured.
_WIDER = 1.2
#: What parts the names of a title.
_DOTS = "·、 "
#: From one line of a name to the next, in points, also where a font stands further apart than most.
_LINE = 1.45 * SIZE

_TYPES = {
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
}
#: How months are written, with an example of the widest: of several years, with room for little, and of one year.
_MONTHS = {
    "en": {"long": ("mmm yyyy", "Mmm 2024"), "short": ("mmm yy", "Mmm 24"), "bare": ("mmm", "Mmm")},
    "zh": {
        "long": ('yyyy"年"m"月"', "2024年12月"),
        "short": ('yy"年"m"月"', "24年12月"),
        "bare": ('m"月"', "12月"),
    },
}
#: A wide chart; up to how many months are named one by one as far as they have room; and what may be skipped.
_WIDE, _FEW_MONTHS, _STEPS = 500.0, 24, (1, 2, 3, 4, 6, 12)


def add(slide, panel: Panel, language: str, *, template: bool = False):
    """Set a panel on a slide (of a template, with its fonts) as a chart in its box; gives the graphic frame.

    What the panel leaves out (None) stays empty in the chart. Months are
    dates on a date axis, so that their distances are true.
    """
    left, top, width, height = (Pt(value) for value in panel.box)
    share, spare = (_TITLE_OF_TEMPLATE, _SPARE) if template else (_TITLE, 0.0)
    lines = 2 if panel.box[3] >= _HIGH else 1
    title = heading(panel.title, width / Pt(1) * share / _TITLE, lines=lines, whole=panel.whole)
    further = title.count("\n")
    above = _above(panel.box[3], further) + spare
    panel = _fitted(panel, above) if further or template else panel
    frame = slide.shapes.add_chart(_TYPES[panel.kind], left, top, width, height, _data(panel))
    chart = frame.chart
    chart.font.size, chart.font.color.rgb = Pt(SIZE), _INK
    chart.has_legend = False
    _title(chart, title, slide)
    _values(chart.value_axis, panel)
    _categories(chart.category_axis, panel, language)
    high = _room(chart, panel, above, language, wider=_WIDER if template else 1.0)
    if panel.labels and panel.kind == "column":
        _raise(chart.value_axis, panel, high)
    for series, given in zip(chart.plots[0].series, panel.series, strict=True):
        _paint(series, panel.kind, slide, bound=given.kind == "bound", unsure=given.kind == "unsure")
    if panel.kind != "line":
        chart.plots[0].gap_width = _gap(panel)
    if panel.labels:
        _labels(chart.plots[0], panel)
    _child(chart._chartSpace.chart, "c:dispBlanksAs").set("val", "gap")
    return frame


def _gap(panel: Panel) -> int:
    least, most = _GAPS
    if panel.kind != "column":
        return least
    each = panel.box[2] / max(len(panel.categories), 1)
    return min(max(round(100 * (each / _WIDEST - 1)), least), most)


def whiten(chart: Chart) -> None:
    """Give a chart a white ground, so that its colours read on a dark slide."""
    space = chart._chartSpace
    properties = parse_xml(
        f'<c:spPr {nsdecls("c", "a")}><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></c:spPr>"
    )
    space.chart.addnext(properties)  # where the schema wants it: after c:chart, before c:txPr


def _data(panel: Panel) -> CategoryChartData:
    data = CategoryChartData(number_format=panel.number_format)
    if panel.dated:
        data.categories = [_first_day(name) for name in panel.categories]
    else:
        room = panel.box[2] * _NAMES if panel.kind == "bar" else float("inf")
        data.categories = [_label(shortened(name, room, panel.whole)) for name in panel.categories]
    for series in panel.series:
        data.add_series(series.name, series.values)
    return data


def _label(name: str) -> str:
    """A name that the chart's workbook takes for text: a formula's "=" becomes the wide one.

    >>> _label("=1+1")
    '＝1+1'
    """
    text = plain(name)
    return f"＝{text[1:]}" if text.startswith("=") else text


def _fitted(panel: Panel, above: float) -> Panel:
    """The panel without the last bars, where the room above the plot leaves none for their names."""
    if panel.kind != "bar":
        return panel
    most = max(int((panel.box[3] - above) / _LINE), 1)
    shown = tuple(replace(one, values=one.values[:most]) for one in panel.series)
    return replace(panel, categories=panel.categories[:most], series=shown)


def _above(height: float, further: int) -> float:
    """The room of a title with so many lines after its first."""
    return 20 + 0.04 * height + _LINE * further


def heading(title: str, width: float, *, lines: int = 1, whole: Collection[str] = ()) -> str:
    """A chart's title in at most so many lines, one or two: its name is cut where it is too long, its number stays.

    >>> heading("91 会见·委员长·代表 · 4%", 200), heading("91 会见·委员长·代表 · 4%", 250)
    ('91 会见·委员… · 4%', '91 会见·委员长·代表 · 4%')
    >>> heading("91 会见·委员长·代表 · 4%", 200, lines=2)
    '91 会见·委员长·\\n代表 · 4%'
    >>> heading("1 重要指示批示精神的学习·党建 · 4%", 200, lines=2)  # a line of "1" alone would waste the room of its name
    '1 重要指示批示精神的学\\n习·党建 · 4%'
    """
    room = width * _TITLE
    if reach(title) <= room:
        return title
    name, dot, number = title.rpartition(" · ")
    if lines > 1 and dot:
        first = _first_line(name, dot + number, room)
        line = name[:first].rstrip()
        line = line if reach(line) <= room else line.rstrip(_DOTS)  # the break parts the names, too
        return f"{line}\n{heading(name[first:] + dot + number, width, whole=whole)}"
    if not dot:
        return shortened(title, room, whole)
    return shortened(name, room - reach(dot + number), whole) + dot + number


def _first_line(name: str, number: str, room: float) -> int:
    """How many letters of a name stand in the first of two lines: up to a dot that leaves no more than the second holds.

    Otherwise up to one in the second half of what has room, or all that has. No line begins with a dot.
    """
    held = [n for n in range(1, len(name) + 1) if reach(name[:n].rstrip(_DOTS)) <= room] or [1]
    ends = [n for n in held if name[n - 1] in _DOTS and not name[:n].strip().isdigit()]
    whole = [n for n in ends if reach(name[n:] + number) <= room]
    half = [n for n in ends if n > held[-1] // 2]
    return (whole or half or held)[-1]


def shortened(text: str, room: float, whole: Collection[str] = ()) -> str:
    """`text`, or as much of its beginning as has room beside "…"; of two terms or more both are seen; the room in points.

    >>> shortened("3 重要指示批示精神的学习·党建", 120), shortened("3 重要指示批示精神的学习", 120)
    ('3 重要指…·党建', '3 重要指示批示…')
    """
    for form in shorter(text, whole):
        if reach(form) <= room:
            return form
    kept = text
    while len(kept) > 1 and reach(f"{kept}…") > room:
        kept = kept[:-1]
    return f"{kept.rstrip(' ·、')}…"


def _first_day(month: str) -> date:
    return date(int(month[:4]), int(month[5:]), 1)


def _title(chart: Chart, title: str, slide) -> None:
    chart.has_title = True
    frame = chart.chart_title.text_frame
    frame.text = "\n".join(map(plain, title.split("\n")))
    for font in (run.font for paragraph in frame.paragraphs for run in paragraph.runs):
        font.size, font.bold = Pt(SIZE), False
        if not inks.take_theme_colour(font.color, inks.ACCENT.theme, slide):
            font.color.rgb = _INK
    chart.chart_title.include_in_layout = False


def _values(axis, panel: Panel) -> None:
    _plain(axis, panel.number_format)
    axis.major_gridlines.format.line.color.rgb = _RULE
    axis.format.line.fill.background()
    if panel.scale:
        axis.minimum_scale, axis.maximum_scale, step = _rounded(*panel.scale)
        axis.major_unit = step
        places = len(f"{step:.9f}".rstrip("0").partition(".")[2])
        if "%" not in panel.number_format and places > panel.number_format.count("0") - 1:
            axis.tick_labels.number_format = f"0.{'0' * places}"
    elif panel.kind != "line":
        axis.minimum_scale = 0.0  # offices cut the axis of bars that are nearly as long as each other
    if panel.kind == "bar":
        axis.visible = axis.has_major_gridlines = False


def _categories(axis, panel: Panel, language: str) -> None:
    _plain(axis, "General")
    axis.format.line.color.rgb = _RULE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if panel.kind == "bar":
        axis.reverse_order = True
        _child(axis._element, "c:tickLblSkip", before="c:noMultiLvlLbl").set("val", "1")
    if panel.dated:
        axis.tick_labels.number_format, step = months(panel.categories, panel.box[2], language)
        for tag, value in (
            ("c:baseTimeUnit", "months"),
            ("c:majorUnit", str(step)),
            ("c:majorTimeUnit", "months"),
        ):
            _child(axis._element, tag).set("val", value)


def months(names: tuple[str, ...], width: float, language: str) -> tuple[str, int]:
    """The number format of an axis of months, and how many there are from one label to the next.

    Whole years may stand for their months only where there are several of them.

    >>> year, years = tuple(f"2024-{n:02}" for n in range(1, 13)), tuple(f"202{n // 12}-{n % 12 + 1:02}" for n in range(36))
    >>> months(year, 800, "en"), months(year, 200, "en"), months(year, 200, "zh")
    (('mmm yyyy', 2), ('mmm', 3), ('m"月"', 4))
    >>> months(years, 800, "en"), months(years, 200, "en"), months(years[9:15], 200, "en")
    (('mmm yyyy', 6), ('yyyy', 12), ('mmm yy', 3))
    """
    forms, wide = _MONTHS[language], width > _WIDE
    if len(names) > _FEW_MONTHS:
        from_january = names[0].endswith("-01")
        return (forms["long"][0], 6) if wide else ("yyyy" if from_january else forms["short"][0], 12)
    one_year = names[0][:4] == names[-1][:4]
    form, widest = forms["long" if wide else "bare" if one_year else "short"]
    room = (width - 50) / (reach(widest) + 10)  # beside the axis of values
    return form, next((step for step in _STEPS if ceil(len(names) / step) <= room), _STEPS[-1])


def _plain(axis, number_format: str) -> None:
    axis.tick_labels.font.size, axis.tick_labels.font.color.rgb = Pt(SIZE), _MUTED
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = number_format, False
    axis.major_tick_mark = XL_TICK_MARK.NONE


def _child(parent, tag: str, *, before: str = ""):
    """The child of that tag, made at the end (or before another) if there is none."""
    found = parent.find(qn(tag))
    if found is None:
        found = parse_xml(f"<{tag} {nsdecls('c')}/>")
        mark = parent.find(qn(before)) if before else None
        if mark is None:
            parent.append(found)
        else:
            mark.addprevious(found)
    return found


def _raise(axis, panel: Panel, high: float) -> None:
    """Let the axis of a low plot, so many points high, reach so far that the number on the highest column keeps off the title."""
    most = max((value for series in panel.series for value in series.values if value), default=0.0)
    share = min(1.3 * SIZE / high, 0.7)
    if most and (axis.maximum_scale or 0.0) < most / (1 - share):
        axis.minimum_scale, axis.maximum_scale, axis.major_unit = _rounded(0.0, most / (1 - share))


def _room(chart: Chart, panel: Panel, above: float, language: str, *, wider: float) -> float:
    """Give the plot the room that the words of its axes leave, and its title above it; its height."""
    _, _, width, height = panel.box
    marks = panel.categories if panel.kind == "bar" else (_widest_value(panel),)
    left = min(wider * max(reach(mark) for mark in marks) + 12, wider * width * _NAMES + 12)
    if (
        wider > 1 and panel.dated
    ):  # half of the first label stands left of the plot, and off a white ground it is dark on dark
        left = max(left, wider * _first_label(panel, language) / 2 + 4)
    # bars reach to the foot: with less room a bar, LibreOffice leaves out every other name
    below = 0.0 if panel.kind == "bar" else 26.0
    if (
        panel.kind == "column" and not panel.dated
    ):  # names that are wider than their column take further lines
        each = 0.9 * (width - left - 12) / max(len(panel.categories), 1)  # offices keep a gap between names
        below += _LINE * (max((ceil(reach(name) / each) for name in panel.categories), default=1) - 1)
    spots = {"x": left, "y": above, "w": width - left - 12, "h": height - above - below}
    shares = "".join(f'<c:{s} val="{v / (width if s in "xw" else height):.4f}"/>' for s, v in spots.items())
    layout = parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
        f'<c:xMode val="edge"/><c:yMode val="edge"/>{shares}</c:manualLayout></c:layout>'
    )
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, layout)
    return spots["h"]


def _first_label(panel: Panel, language: str) -> float:
    """How wide the first label of an axis of months is, in points."""
    form, _ = months(panel.categories, panel.box[2], language)
    return reach(dict(_MONTHS[language].values()).get(form, "2024"))


def _widest_value(panel: Panel) -> str:
    top = panel.scale[1] if panel.scale else 0.0
    if "%" in panel.number_format:
        return f"{top:.{panel.number_format.partition('.')[2].count('0')}%}"
    return f"{top:,.0f}" if top >= 10 else f"-{panel.number_format}"


def reach(text: str, size: float = SIZE) -> float:
    """About how wide a text is, in points; offices leave a gap between a digit and a Chinese character."""
    gaps = len(_GAP.findall(text))
    return (sum(map(_em, text)) + 0.25 * gaps) * size


def _em(letter: str) -> float:
    if ord(letter) > 0x2E80 or letter in "“”…":
        return 1.0
    if letter == "·":  # with the gaps that offices leave beside it
        return 0.85
    return 0.6 if letter.isupper() or letter.isdigit() else 0.5


#: Where a Latin letter or digit meets a Chinese character.
_GAP = re.compile(r"(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])")


def _rounded(low: float, high: float) -> tuple[float, float, float]:
    """The ends of an axis and its step: one from zero keeps its upper end, others go from a round number to another.

    >>> _rounded(0, 59_800), _rounded(0.74, 0.86)
    ((0, 59800, 20000), (0.7, 0.9, 0.05))
    """
    if low == 0:
        return low, high, max(int(unit(high)), 1) if high >= 1 else unit(high)  # counts are whole
    step = unit(high - low)
    places = 1 - floor(log10(step))
    return round(floor(low / step) * step, places), round(ceil(high / step) * step, places), step


def unit(span: float) -> float:
    """A round step of which `span` holds two to five.

    >>> unit(0.37), unit(4.4), unit(59_800), unit(1.2e-5)
    (0.1, 1.0, 20000.0, 5e-06)
    """
    power = floor(log10(span))
    return next(
        float(f"{share}e{power}") for share in (0.2, 0.5, 1, 2) if span / float(f"{share}e{power}") <= 5
    )


def _colour(given, slide, lighter: float = 0.0) -> None:
    """The first colour of the theme for marks, darkened where it is too pale for white, otherwise that of the figures."""
    if not inks.take_theme_colour(given, "accent1", slide, least=inks.LEAST_OF_MARKS):
        given.rgb = RGBColor.from_string(inks.darkened(slide, "accent1") or inks.COLOURS["accent1"])
    given.brightness = lighter


def _paint(series, kind: str, slide, *, bound: bool, unsure: bool = False) -> None:
    lighter = _LIGHTER if bound else 0.0
    if unsure:  # hatched, as in the figure
        fill = series.format.fill
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        _colour(fill.fore_color, slide)
        _colour(fill.back_color, slide, _PALE)
        return
    if kind != "line":
        series.format.fill.solid()
        _colour(series.format.fill.fore_color, slide, lighter)
        return
    series.smooth = False
    _colour(series.format.line.color, slide, lighter)
    series.format.line.width = Pt(1.25 if bound else 2.25)
    if bound:
        series.format.line.dash_style = MSO_LINE.SQUARE_DOT
    series.marker.style = XL_MARKER_STYLE.DASH if bound else XL_MARKER_STYLE.CIRCLE
    series.marker.size = 7
    series.marker.format.fill.solid()
    for given in (series.marker.format.fill.fore_color, series.marker.format.line.color):
        _colour(given, slide, lighter)


def _labels(plot, panel: Panel) -> None:
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.font.size, labels.number_format, labels.number_format_is_linked = (
        Pt(SIZE),
        panel.number_format,
        False,
    )
    labels.font.color.rgb = _INK
    labels.position = XL_LABEL_POSITION.OUTSIDE_END

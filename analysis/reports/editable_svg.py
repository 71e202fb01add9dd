"""An SVG whose letters are text, made fit for editing on a machine without the figures' font."""

from __future__ import annotations

import re

from lxml import etree

from analysis.plots.drawn import LINES

#: What to draw with where the first is absent: Chinese sans-serif fonts of the usual systems.
FONTS = "'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', 'DejaVu Sans', sans-serif"
_SVG = "http://www.w3.org/2000/svg"
_FAMILY = re.compile(r"font-family: [^;]+")


def editable(svg: bytes) -> bytes:
    """The same SVG with a chain of fonts that ends in sans-serif, and one text element for each text of several lines.

    Parameters
    ----------
    svg : bytes
        As matplotlib writes it with ``svg.fonttype: none``.
    """
    root = etree.fromstring(svg)
    firsts: dict[str, etree._Element] = {}
    for text in list(root.iter(f"{{{_SVG}}}text")):
        text.set("style", _FAMILY.sub(f"font-family: {FONTS}", text.get("style", "")))
        group = text.getparent()
        name, _, _ = group.get("id", "").rpartition("-") if group is not None else ("", "", "")
        if group is None or not name.startswith(LINES):
            continue
        line = etree.Element(f"{{{_SVG}}}tspan", x=text.get("x", ""), y=text.get("y", ""))
        line.text, text.text = text.text, None
        if name in firsts:
            firsts[name].append(line)
            if (parent := group.getparent()) is not None:
                parent.remove(group)
        else:
            text.append(line)
            firsts[name] = text
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", standalone=False) + b"\n"

"""What the master of a template draws on its slides (bands, logos, rules), and the room that it leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pptx.oxml.ns import qn
from pptx.util import Pt

#: The slide that figures and texts are laid out on, in points: 16:9. One of a template may be higher, up to 4:3.
WIDTH, HEIGHT = 960.0, 540.0
_HIGHEST = 720.0
MARGIN = 32.0  #: of titles and text

#: A mark is wide or high from this share of the slide on; a bar at a side is at most so wide.
_MOST, _SIDE = 0.6, 0.5
#: A mark is of the head if it ends in this share of the slide, of the foot if it begins below the other one.
_HEAD, _FOOT = 0.3, 0.78
#: Distance from a mark, in points; the lowest room for a title; the lowest band that takes a title which begins in it.
_GAP, _LINE, _BAND = 6.0, 28.0, 40.0


@dataclass(frozen=True)
class Box:
    """A place on a slide, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, shape: Any) -> Box:
        """Where a shape of a slide is."""
        left, top, width, height = (
            side / Pt(1) for side in (shape.left, shape.top, shape.width, shape.height)
        )
        return cls(left, top, left + width, top + height)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def within(self, other: Box) -> Box:
        """The part of it that lies in another."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Box(left, top, min(self.right, other.right), min(self.bottom, other.bottom))

    def meets(self, other: Box) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


@dataclass(frozen=True)
class Mark:
    """Something that a master or a layout draws on each slide."""

    box: Box
    element: Any


@dataclass(frozen=True)
class Room:
    """What the marks of a template leave free for figures and text, and for the title: of no height where its head is free."""

    left: float = 0.0
    top: float = 0.0
    right: float = WIDTH
    bottom: float = HEIGHT
    title: Box = Box(MARGIN, 0.0, WIDTH - MARGIN, 0.0)

    def titled(self, top: float, bottom: float) -> Box:
        """The box of a title that is between `top` and `bottom` on a slide without marks."""
        return self.title if self.title.height else replace(self.title, top=top, bottom=bottom)

    def below(self, head: float) -> Box:
        """The box for a figure or text that begins at `head` on a slide without marks."""
        return Box(self.left, max(head, self.top), self.right, self.bottom)

    def placed(self, box: Box, head: float) -> Box:
        """Scale a box below `head`, given for a slide without marks, into the free room."""
        room = self.below(head)
        across, down = room.width / WIDTH, room.height / (HEIGHT - head)
        return Box(
            room.left + box.left * across,
            room.top + (box.top - head) * down,
            room.left + box.right * across,
            room.top + (box.bottom - head) * down,
        )


def resize(show: Any, *, keep_shape: bool) -> None:
    """Slides of 16:9, or in the shape that they have, up to 4:3, with all that master and layouts hold in its place.

    What is not as wide as the slide keeps its shape.
    """
    given = show.slide_width
    own = round(min(max(WIDTH * show.slide_height / given, HEIGHT), _HIGHEST))
    height = Pt(own if keep_shape else HEIGHT)
    across, down = Pt(WIDTH) / given, height / show.slide_height
    show.slide_width, show.slide_height = Pt(WIDTH), height
    if across == down == 1:
        return
    for holder in (show.slide_master, *show.slide_layouts):
        for element in holder.shapes._spTree:
            frame = _frame(element)
            if frame is None:
                continue
            off, size = frame.find(qn("a:off")), frame.find(qn("a:ext"))
            left, wide = int(off.get("x")), int(size.get("cx"))
            stretched = _is_placeholder(element) or wide >= _MOST * given
            made = round(wide * (across if stretched else down))
            right = round((given - left - wide) * down)
            at_right = left + wide / 2 > given / 2
            kept = Pt(WIDTH) - right - made if at_right else round(left * down)
            off.set("x", str(round(left * across) if stretched else kept))
            off.set("y", str(round(int(off.get("y")) * down)))
            size.set("cx", str(made))
            size.set("cy", str(round(int(size.get("cy")) * down)))


def _slide(slide: Any) -> Box:
    """The whole of a slide."""
    show = slide.part.package.presentation_part.presentation
    return Box(0.0, 0.0, show.slide_width / Pt(1), show.slide_height / Pt(1))


def marks(slide: Any) -> list[Mark]:
    """The shapes that the master and the layout draw on a slide, from back to front."""
    layout = slide.slide_layout
    alone = layout._element.get("showMasterSp") in ("0", "false")
    whole = _slide(slide)
    holders = [layout] if alone else [layout.slide_master, layout]
    return [mark for holder in holders for mark in _marks(holder, whole)]


def _marks(holder: Any, slide: Box) -> Iterator[Mark]:
    for element in holder.shapes._spTree:
        frame = None if _is_placeholder(element) else _frame(element)
        if frame is None or not _shows(element):
            continue
        off, size = frame.find(qn("a:off")), frame.find(qn("a:ext"))
        left, top = int(off.get("x")) / Pt(1), int(off.get("y")) / Pt(1)
        wide, high = int(size.get("cx")) / Pt(1), int(size.get("cy")) / Pt(1)
        if 45 <= int(frame.get("rot", "0")) / 60_000 % 180 < 135:  # it stands upright about its middle
            left, top, wide, high = left + (wide - high) / 2, top + (high - wide) / 2, high, wide
        box = Box(left, top, left + wide, top + high).within(slide)
        if (
            box.left <= box.right and box.top <= box.bottom
        ):  # instructions for authors are often placed outside the slide
            yield Mark(box, element)


def _frame(element: Any) -> Any:
    """The place of a shape, of a picture, of a group; None where it has none of its own."""
    for path in ("p:spPr/a:xfrm", "p:grpSpPr/a:xfrm", "p:xfrm"):
        found = element.find("/".join(qn(part) for part in path.split("/")))
        if found is not None and found.find(qn("a:off")) is not None and found.find(qn("a:ext")) is not None:
            return found
    return None


def _is_placeholder(element: Any) -> bool:
    return next(element.iter(qn("p:ph")), None) is not None


def _shows(element: Any) -> bool:
    """Whether a shape is to be seen: one that is hidden is not, nor a box without fill, line and text."""
    if next(element.iter(qn("p:cNvPr"))).get("hidden") in ("1", "true"):
        return False
    if element.tag != qn("p:sp"):
        return True
    drawn = element.find(qn("p:spPr"))
    painted = (drawn, drawn.find(qn("a:ln")))
    filled = any(
        part is not None and part.find(qn(f"a:{fill}Fill")) is not None
        for part in painted
        for fill in ("solid", "grad", "blip", "patt")
    )
    styled = element.find(qn("p:style")) is not None and drawn.find(qn("a:noFill")) is None
    return filled or styled or any((text.text or "").strip() for text in element.iter(qn("a:t")))


def room(slide: Any) -> Room:
    """What the marks of its template leave free on a slide."""
    whole = _slide(slide)
    left, top, right, bottom = 0.0, 0.0, whole.right, whole.bottom
    heads = []
    for box in (mark.box for mark in marks(slide)):
        wide, high = box.width >= _MOST * whole.width, box.height >= _MOST * whole.height
        if wide and high:  # a background
            continue
        if high and box.width <= _SIDE * whole.width:
            left = max(left, box.right) if box.right < whole.width / 2 else left
            right = min(right, box.left) if box.left > whole.width / 2 else right
        elif box.bottom <= _HEAD * whole.height:
            heads.append(box)
            top = max(top, box.bottom + _GAP)
        elif box.top >= _FOOT * whole.height:
            bottom = min(bottom, box.top - _GAP / 2)
    title = _title(slide, heads, left + MARGIN, right - MARGIN, top)
    return Room(left, max(top, title.bottom + _GAP) if heads else 0.0, right, bottom, title)


def _title(slide: Any, heads: list[Box], left: float, right: float, top: float) -> Box:
    """Where a title has room beside the marks of the head: in the band, or between the rules, where the template has it."""
    if not heads:
        return Box(left, 0.0, right, 0.0)
    own = Box.of(slide.shapes.title)
    middle = (own.top + own.bottom) / 2
    wide = [box for box in heads if box.width >= _MOST * WIDTH]
    centred = [box for box in heads if box not in wide and box.left < WIDTH / 2 < box.right]
    around = [box for box in wide if box.top < middle < box.bottom] or [
        box for box in wide if box.top <= own.top < box.bottom and box.height >= _BAND
    ]
    above_it = [box for box in (*wide, *centred) if box.bottom <= middle or box in centred]
    tops = [box.bottom for box in above_it if box not in around]
    tops += [box.top for box in around]
    bottoms = [box.top for box in wide if box.top >= middle] + [box.bottom for box in around]
    above = max(tops, default=0.0) + _GAP
    below = min(bottoms, default=max(top, above + 2 * _LINE)) - _GAP
    if below - above < _LINE:  # too flat for a title: it stands below
        above = max(box.bottom for box in (*wide, *centred)) + _GAP
        below = above + 2 * _LINE
    for box in heads:
        if box not in wide and box.bottom > above and box.top < below:
            left = max(left, box.right + _GAP) if box.right < WIDTH / 2 else left
            right = min(right, box.left - _GAP) if box.left > WIDTH / 2 else right
    return Box(left, above, right, below)

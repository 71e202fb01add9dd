"""Pages of the layouts of `layout_forms`, with the date of each item, and how many come out right.

python -m tests.timeline.layouts               the values that rules are written with in view
python -m tests.timeline.layouts --held-out    pages that have a value that is held out
python -m tests.timeline.layouts --show 5      five pages that do not come out right
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.timeline import dated_pages
from tests.timeline import layout_forms as forms
from tests.timeline.dated_pages import SENTENCES, TOPICS

KINDS = {"week": "of week", "month": "of month", "year": "of year", "years": ""}
#: Share of the items that take some days.
_SPANS = 0.2


@dataclass
class Layout:
    """One value of each factor."""

    seed: int
    held_out: bool
    factors: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rng = random.Random(f"layouts {self.seed}")
        rng = self.rng
        self.kind = self.note("kind", rng.choice(list(KINDS)))
        self.where = self.note("where", rng.choice(("day", "day", "day", "alone", "behind")))
        self.form = self.draw(self.where)
        self.month = self.note("month", "none")
        needs_month = "m}" not in self.form
        many = self.kind in ("year", "years")
        if many and (needs_month or rng.random() < 0.4) and self.where != "behind":
            self.month = self.draw("month")
        if needs_month and many and self.where == "behind":
            self.form = self.note("behind", "（{m}月{d}日）")
        self.year = self.draw("year") if self.kind == "years" else ""
        self.title = self.draw(KINDS[self.kind]) if KINDS[self.kind] else "清江市大事记"
        self.mark = self.draw("mark") if rng.random() < 0.4 else self.note("mark", "none")
        self.type = self.note("type", rng.choice(list(forms.TYPES)))
        self.sections = self.note("sections", rng.choice(forms.SECTIONS) if not many else "none")
        self.backward = (
            self.note("order", rng.choice(("ascending", "ascending", "descending"))) == "descending"
        )

    def note(self, factor: str, value: str) -> str:
        self.factors[factor] = value
        return value

    def draw(self, factor: str) -> str:
        """A value of a factor; on pages with values that are held out, either kind."""
        held = self.held_out and self.rng.random() < 0.5
        return self.note(factor, self.rng.choice(forms.allowed(factor, held_out=held)))

    @property
    def is_held_out(self) -> bool:
        """Whether any of its values is held out."""
        return any(value in forms.HELD_OUT.get(name, ()) for name, value in self.factors.items())

    def page(self) -> dated_pages.Page:
        """Its page."""
        rng = self.rng
        days = forms.days_of(self.kind, rng)
        topics = rng.sample(TOPICS, len(days))
        items = [(day, self.end(day, days), topic) for day, topic in zip(days, topics)]
        lines = [line for part in self.title.split("|") for line in [forms.written(part, days[0], days[-1])]]
        parts = [items]
        if self.sections != "none":
            parts = [items[::2], items[1::2]]
        for number, part in enumerate(parts):
            if self.sections != "none":
                lines.append(self.sections.split("|")[number])
            lines += self.body(part[::-1] if self.backward else part)
        expected = {t: day.isoformat() if end == day else f"{day}/{end}" for day, end, t in items}
        return dated_pages.Page(forms.TYPES[self.type]("\n".join(lines)), expected, self.factors)

    def end(self, day: date, days: list[date]) -> date:
        """The last day of an item: some items of a chronicle take some days."""
        spans = (
            self.where == "day" and "{d}日" in self.form and "{w}" not in self.form and self.kind != "week"
        )
        if not spans or self.rng.random() > _SPANS:
            return day
        if "span" not in self.factors:
            self.draw("span")
        return day + timedelta(1 if "、" in self.factors["span"] else 2)

    def body(self, items: list[tuple[date, date, str]]) -> list[str]:
        """The items below the headings of their years, months and days."""
        lines: list[str] = []
        last = date(1, 1, 1)
        for number, (day, end, topic) in enumerate(items, 1):
            if self.year and day.year != last.year:
                lines.append(forms.written(self.year, day))
            if self.month != "none" and (day.year, day.month) != (last.year, last.month):
                lines.append(forms.written(self.month, day))
            sentence = self.rng.choice(SENTENCES).format(topic=topic)
            mark = self.mark if self.mark != "none" else ""
            mark = mark.format(k=number, kk=f"{number:02}", ck=dated_pages.chinese(number))
            form = self.form if end == day else self.form.replace("{d}日", self.factors["span"])
            stamp = forms.written(form, day, end)
            if self.where == "behind":
                lines.append(f"{mark}{sentence}{stamp}")
            elif self.where == "alone":
                lines += [stamp] * (day != last) + [f"{mark}{sentence}"]
            else:
                lines.append(f"{mark}{stamp}{sentence}")
            last = day
        return lines


def layouts(count: int, *, start: int = 0, held_out: bool = False) -> list[Layout]:
    """So many layouts, of which each has a value that is held out, or none has one."""
    made: list[Layout] = []
    seed = start
    while len(made) < count:
        one = Layout(seed, held_out)
        seed += 1
        if one.is_held_out == held_out:
            made.append(one)
    return made


def main() -> None:
    """Measure fresh pages."""
    parser = dated_pages.arguments()
    parser.add_argument("--held-out", action="store_true")
    asked = parser.parse_args()
    drawn = layouts(asked.pages, start=asked.start, held_out=asked.held_out)
    dated_pages.measure(
        ((one.seed, one.page()) for one in drawn),
        show=asked.show,
        factor=asked.factor,
        by_factor=not asked.held_out,  # or the values would not be held out any more
    )


if __name__ == "__main__":
    main()

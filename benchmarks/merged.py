"""Print a random sample of merged meetings for manual review, and meetings that may be listed twice.

``python -m benchmarks.merged --months 07-12 --rows 80`` builds the timeline of the year of broadcasts where it is
present (of the generated corpus elsewhere) and prints, of rows dated in these months, each drawn row with the words of
all its sources, the numbered meetings that stand in several rows, and all rows of one series on one day.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path

from analysis import corpus, timeline
from analysis.records import Meeting, Source
from analysis.timeline.matching import is_counted
from benchmarks import corpora

#: So many characters of a source stand before and behind the words that report the meeting.
_BEFORE, _BEHIND = 45, 40


def built() -> tuple[tuple[Meeting, ...], dict[str, str]]:
    """The meetings of the corpus, and the text of each source."""
    with tempfile.TemporaryDirectory() as folder:
        _, table = corpora.main_records(Path(folder))
        records = corpora.records(table)
    sources = [Source(r["id"], r["text"], r["title"], r["published"], "column") for r in records]
    made = timeline.build(corpus.settle(map(corpus.cut, sources)))
    return made.meetings, {source.name: source.text for source in sources}


def sharing(meetings: Iterable[Meeting], *names: str) -> list[list[Meeting]]:
    """The meetings held of which several have the same values of some attributes, none of them empty."""
    groups: dict[Hashable, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        values = tuple(getattr(meeting, name) for name in names)
        if meeting.status == "held" and all(values):
            groups[values].append(meeting)
    return [group for group in groups.values() if len(group) > 1]


def told(meeting: Meeting, texts: Mapping[str, str]) -> str:
    """A row, and below it the words of each of its sources."""
    fields = (meeting.kind, meeting.status, meeting.date, meeting.time_of_day, meeting.name, meeting.series)
    lines = [" ".join(filter(None, fields)), *meeting.conflicts]
    for source, start, end in meeting.mentions:
        words = texts[source][max(0, start - _BEFORE) : end + _BEHIND]
        lines.append(f"{source}: {words}".replace("\n", " "))
    return "\n    ".join(lines)


def main() -> None:
    """Print what the options ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--months", default="01-12", help="first and last month of the year: 07-12")
    parser.add_argument("--rows", type=int, default=80)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    first, last = asked.months.split("-")
    meetings, texts = built()
    within = [meeting for meeting in meetings if first <= meeting.date_start[5:7] <= last]
    merged = [meeting for meeting in within if len(meeting.article_ids) > 1]
    numbered = [meeting for meeting in within if is_counted(meeting.session)]
    drawn = random.Random(asked.seed).sample(merged, min(asked.rows, len(merged)))
    for title, groups in (
        (f"{len(drawn)} of {len(merged)} merged rows", [[meeting] for meeting in drawn]),
        (
            f"numbered meetings in several rows, of {len(numbered)} rows",
            sharing(numbered, "series", "session"),
        ),
        ("rows of one series on one day", sharing(within, "series", "date")),
    ):
        print(f"\n== {title}: {len(groups)}")
        for group in groups:
            print("\n".join(told(meeting, texts) for meeting in group), end="\n\n")


if __name__ == "__main__":
    main()

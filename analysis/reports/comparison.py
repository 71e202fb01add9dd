"""The report's section on two groups of articles: what `study.compare` finds, with the sentences of its notebook."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd
from markupsafe import Markup

from analysis import questions
from analysis.reports import pages
from analysis.reports.findings import percent
from analysis.study import Study
from analysis.tables import row_tuples

#: Rows of each table in the report; the notebook and the command `compare` give all.
ROWS = 15


@dataclass(frozen=True)
class Compared:
    """Two groups of articles and how they differ; `found` is missing where no column divides the articles."""

    parts: questions.Parts
    found: questions.Comparison | None = None


def compared(study: Study, language: str) -> Compared:
    """The groups that a column of the corpus makes, compared; earlier and later texts are left to the notebook."""
    parts = questions.parts(study.tables["articles"], language)
    if not parts or parts.by == "date":
        return Compared(parts)
    one, other = (study.where(article_id=ids) for ids in (parts.one, parts.other))
    return Compared(parts, replace(one.compare(other, names=parts.names), language=language))


def section(made: Compared, t: pages.Words) -> dict:
    """What the template shows."""
    found = made.found
    if found is None:
        return {"sentences": [t("compare_nothing" if made.parts else "compare_undivided")], "names": ()}
    # slow to import, and only needed where articles are compared
    from analysis.reports.markdown import computed

    return {
        "sentences": [Markup(computed(text.markdown)) for text in (made.parts.finding, found.finding)],
        "names": found.names,
        "terms": [
            (heading, [_term(row, t) for row in row_tuples(table.head(ROWS))])
            for heading, table in (
                (t("compare_words"), found.words),
                (t("compare_formulations"), found.formulations),
            )
        ],
        "topics": [_topic(row, t) for row in row_tuples(found.topics)],
        "per_month": [_per_month(row, t) for row in row_tuples(found.meetings_per_month)],
        "months": [int(found.meetings_per_month[name].iloc[0]) for name in ("months", "months_other")],
    }


def _term(row, t: pages.Words) -> dict:
    return {
        "term": row.term,
        "href": t.search(row.term),
        "uses": [f"{row.uses:,} ({row.per_10000:.1f})", f"{row.uses_other:,} ({row.per_10000_other:.1f})"],
        "ratio": f"{row.log_ratio:+.1f}".replace("-", "−"),
        "significance": row.significance or t("compare_not_significant"),
        "differs": bool(row.differs),
    }


def _topic(row, t: pages.Words) -> dict:
    return {
        "number": row.topic,
        "label": row.label,
        "shares": [percent(row.share), percent(row.share_other)],
        "difference": _points(row.difference),
        "interval": _interval(_points, row.low, row.high, t),
        "differs": bool(row.differs),
    }


def _per_month(row, t: pages.Words) -> dict:
    return {
        "kind": t("compare_all_kinds") if row.kind == "all" else t.of("kind", row.kind),
        "rates": [
            (f"{row.per_month:.1f}", _interval(_rate, row.low, row.high, t), _rate(row.per_100)),
            (
                f"{row.per_month_other:.1f}",
                _interval(_rate, row.low_other, row.high_other, t),
                _rate(row.per_100_other),
            ),
        ],
        "differs": bool(row.differs),
    }


def _points(share: float) -> str:
    """A difference of shares in percentage points."""
    return f"{100 * share:+.1f}".replace("-", "−")


def _rate(value: float) -> str:
    return f"{value:.1f}"


def _interval(words, low: float, high: float, t: pages.Words) -> str:
    if pd.isna(low) or pd.isna(high):
        return t("compare_no_interval")
    return t("compare_interval", low=words(low), high=words(high))

"""The report: findings, timeline, topics, formulations, coverage, accuracy, provenance, on one page."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping, MutableMapping, Sequence
from functools import partial

import pandas as pd
from markupsafe import Markup

from analysis import edtf, wording
from analysis import tables as border
from analysis.evaluation.score import Score
from analysis.plots.facts import sort_of
from analysis.reports import blocks, comparison, entries, findings, pages, topic_tree
from analysis.reports.evidence import Texts
from analysis.reports.findings import percent
from analysis.run.store import part, stretches
from analysis.settings import Settings
from analysis.tables import among, row_tuples

SCRIPTS = (
    *pages.OF_TABLES,
    "xlsx.js",
    "address.js",
    "blocks.js",
    "filters.js",
    "meeting.js",
    "evidence.js",
    "list.js",
    "timeline.js",
    "exports.js",
    "figure.js",
    "topics.js",
    "index.js",
)
#: Formulations in the table of the report; the glossary has all.
FORMULATIONS = 25
#: Lines in the lists of sources and gaps.
LINES = 12


def render(
    tables: Mapping[str, pd.DataFrame],
    sources: Mapping[str, str],
    *,
    settings: Settings,
    fingerprint: str,
    scores: Sequence[Score] = (),
    versions: Mapping[str, str] | None = None,
    warnings: Sequence[str] = (),
    compared: comparison.Compared | None = None,
    suffix: str = "",
    beside: MutableMapping[str, str] | None = None,
) -> str:
    """The report as one HTML file.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        As in `analysis.tables`, and ``gaps``.
    sources : mapping of str to str
        Decoded text by source name: evidence is shown as it stood there.
    scores : sequence of Score
        Found against gold; empty where there is no gold.
    versions : mapping of str to str, optional
        Of the packages that the result depends on.
    warnings : sequence of str
        Messages on whatever else a reader should know.
    compared : Compared, optional
        Two groups of the articles; the section is left out where it is not given.
    suffix : str
        In the names of the pages that are not in the language of the build.
    beside : mutable mapping of str to str, optional
        Takes what is too large for the page, as `blocks.laid` puts it.
    """
    t = pages.Words(pages.labels(settings.language), suffix)
    texts = Texts(sources, tables["articles"])
    topics = tables["topics"]
    labels = {int(row.topic): row.label for row in row_tuples(topics)}
    covered = border.covered_months(tables["articles"], tables["meetings"])
    months = Counter(filter(None, map(edtf.month, tables["articles"]["date"])))
    known = border.known_window(settings.window, tables["articles"], tables["meetings"])
    given = border.shown_window(settings.window, tables["articles"], tables["meetings"])
    window, outside = span(tables["meetings"], given)
    most_used = entries.most_used(tables["formulations"])
    terms, shown = most_used["term"].tolist(), most_used.head(FORMULATIONS)
    uses = part(
        tables, "formulation_uses", entries.USED, lambda rows: rows[among(rows["term"], shown["term"])]
    )
    using = part(tables, "formulation_uses", entries.USING, partial(entries.pairs_of, terms))
    words = entries.words(
        tables["topic_words"], labels, stretches(tables, "paragraphs", entries.STANDING), texts, t
    )
    first = part(tables, "paragraphs", entries.SHOWING, partial(entries.shown_first, topics))
    exemplars = entries.exemplars(topics, first, texts, t)
    meetings = entries.meetings(
        tables["meetings"],
        part(tables, "topic_meetings", entries.SHARED, entries.much_of),
        texts,
        t,
        articles=tables["articles"],
        attendance=tables["attendance"],
        terms=entries.terms_of(terms, using),
    )
    held = {terms[n]: count for n, count in meetings.terms.items()}
    standing = part(tables, "paragraphs", topic_tree.PARAGRAPHS)
    tree = topic_tree.data(tables, standing, texts, glossed=settings.language != "zh")
    del standing
    phrases = entries.formulations(shown, uses, texts, t, held=held)
    dates = uses.groupby("term")["date"].agg(list).to_dict()
    always, found = meetings.always, len(tables["meetings"]) > 0
    del uses, using
    letters = blocks.Letters([always])
    laid = blocks.laid(letters.of_each(meetings.shown_on_demand()), beside)
    return pages.render(
        "index.html.j2",
        name="index",
        language=settings.language,
        suffix=suffix,
        scripts=SCRIPTS,
        styles=("index.css",),
        letters=letters.found(),
        loading="files" in laid,
        data={
            "packed": blocks.packed(always),
            "together": entries.TOGETHER,
            "entries": words | exemplars | phrases,
            "topics": labels,
            "terms": terms,
            "tree": tree,
            "span": window,
            "covered": sorted(covered),
            "said": _said(settings, tables, sources, fingerprint, t),
            **laid,
        },
        fingerprint=fingerprint,
        corpus=settings.corpus.resolve().name,
        kicker=t(
            "kicker",
            corpus=settings.corpus.resolve().name,
            sources=t("n_sources", n=len(sources)),
            articles=t("n_articles", n=len(tables["articles"])),
            characters=f"{sum(map(len, sources.values())):,}",
        ),
        headline=_counted(findings.headline(tables["meetings"], t, language=settings.language)),
        stats=_stats(tables, t),
        findings=findings.all_of(
            tables,
            covered=covered,
            window=given,
            scores=scores,
            t=t,
            language=settings.language,
        ),
        outside=t("outside", n=outside, first=window[0], last=window[1]) if outside else "",
        topics=[_topic(row, tables["topic_words"], words, exemplars, t) for row in row_tuples(topics)],
        tree=topic_tree.outline(tables),
        cuts=tree,
        formulations=[_formulation(row, dates.get(row.term, []), window, t) for row in row_tuples(shown)],
        formulation_count=len(tables["formulations"]),
        compared=comparison.section(compared, t) if compared else None,
        scores=scores,
        provenance=_provenance(settings, known, fingerprint, versions or {}, t),
        notices=_notices(tables["ledger"], warnings, t),
        **_gaps(tables["gaps"], t, dated=bool(covered)),
        dated=bool(covered),
        placed=known is not None,
        found=found,
        facets=FACETS,
        month_names=pages.labels(settings.language)["page"]["months"],
        **_coverage(tables, sources, months, window if known else None, t),
    )


def span(meetings: pd.DataFrame, window: tuple[str, str]) -> tuple[tuple[str, str], int]:
    """The months that the timeline covers, and how many dated meetings lie outside.

    The window, unless no meeting lies in it: then the months that have meetings.
    """
    dated = findings.held(meetings)
    dated = dated[dated["date_start"] != ""]
    inside = (dated["date_start"].str[:7] <= window[1]) & (dated["date_end"].str[:7] >= window[0])
    if inside.any() or dated.empty:
        return window, int((~inside).sum())
    return (dated["date_start"].min()[:7], dated["date_end"].max()[:7]), 0


#: Facets of the filters of the timeline, in their order in the page.
FACETS = ("kind", "body", "series", "person", "role", "topic", "term")


def _said(
    settings: Settings,
    tables: Mapping[str, pd.DataFrame],
    sources: Mapping[str, str],
    fingerprint: str,
    t: pages.Words,
) -> dict[str, str]:
    """What the scripts say in a saved figure, besides their own words."""
    corpus = settings.corpus.resolve().name
    keys = [f"filter_{name}" for name in (*FACETS, "words", "background")]
    keys += ["legend_sure", "legend_inferred", "legend_doubtful", "legend_span", "legend_unknown"]
    source = t(
        "figure_source",
        corpus=corpus,
        sources=t("n_sources", n=len(sources)),
        articles=t("n_articles", n=len(tables["articles"])),
        fingerprint=fingerprint[:12],
    )
    said = {"figure_title": t("figure_title_corpus", corpus=corpus), "figure_source": source}
    # texts in a drawing, not HTML: nothing in them is escaped
    return {key: html.unescape(str(text)) for key, text in ({key: t(key) for key in keys} | said).items()}


def _stats(tables: Mapping[str, pd.DataFrame], t: pages.Words) -> list[tuple[str, Markup]]:
    meetings = findings.held(tables["meetings"])
    days = int(findings.to_the_day(meetings).sum())
    counts = {
        sort_of(meetings["kind"]): len(meetings),
        "day": days,
        "topics": len(tables["topics"]),
        "formulations": len(tables["formulations"]),
    }
    return [(f"{n:,}", t(f"stat_{name}", n=n)) for name, n in counts.items()]


def _topic(row, topic_words: pd.DataFrame, words: Mapping, exemplars: Mapping, t: pages.Words) -> dict:
    own = topic_words[(topic_words["topic"] == row.topic) & (topic_words["rank"] <= entries.WORDS)]
    key = f"t-{row.topic}"
    known = row.share_low == row.share_low and row.share_high == row.share_high  # not NaN
    return {
        "number": row.topic,
        "label": pages.label(row.label),
        "share": percent(row.share),
        "at": round(100 * row.share, 1),
        "low": round(100 * row.share_low, 1) if known else 0,
        "high": round(100 * row.share_high, 1) if known else 0,
        "range": t("topic_range", low=percent(row.share_low), high=percent(row.share_high)) if known else "",
        "words": [
            {"word": word.word, "key": entries.word_key(row.topic, word.rank)}
            | {"count": words[entries.word_key(row.topic, word.rank)]["count"]}
            for word in row_tuples(own.sort_values("rank"))
        ],
        "key": key,
        "exemplar": _clip(exemplars[key]["text"]) if key in exemplars else "",
        "note": t.tell_all(row.note),
    }


def _counted(headline: Markup) -> Markup:
    """A headline whose numbers stay on the line of the Chinese words that they count.

    >>> _counted(Markup("共举行 30 场会议，<b class='day'>22 场</b>确定到日"))
    Markup("共举行\xa030\xa0场会议，<b class='day'>22\xa0场</b>确定到日")
    """
    return Markup(re.sub(r"(?<=\d) (?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff]) (?=\d)", "\xa0", headline))


def _clip(text: str, most: int = 120) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _formulation(row, dates: Sequence[str], window: tuple[str, str], t: pages.Words) -> dict:
    first, last = row.first_seen, row.last_seen
    return {
        "key": entries.address(entries.formulation_key(row.term)),
        "term": row.term,
        "pattern": t.of("kind", row.kind) if row.kind else t.of("pattern", row.pattern),
        "members": _clip(row.members, 90),
        "uses": f"{row.uses:,}",
        "articles": f"{row.articles:,}",
        "seen": (first if first == last else f"{first} – {last}") or t("no_date"),
        "spark": spark(dates, window) if first else "",
    }


def spark(dates: Sequence[str], window: tuple[str, str]) -> Markup:
    """A small picture of the months in which something is used: one bar a month.

    >>> spark(["2024-01-29", "2024-01"], ("2024-01", "2024-12"))
    Markup('<svg class="spark" viewBox="0 0 108 14" width="108" height="14" aria-hidden="true"><path d="M0,13.5H108"/><rect x="0" y="1" width="8" height="12"/></svg>')
    """
    shown = edtf.months(*window)
    counts = Counter(date[:7] for date in dates)
    most = max((counts[month] for month in shown), default=0) or 1
    width = min(max(3, 108 // len(shown)), 9) if len(shown) <= 48 else 1
    bars = "".join(
        f'<rect x="{n * width}" y="{13 - height}" width="{max(1, width - 1)}" height="{height}"/>'
        for n, month in enumerate(shown)
        if counts[month]
        for height in [max(3, 12 * counts[month] // most)]
    )
    wide = width * len(shown)
    return Markup(  # of numbers alone: nothing in it to escape
        f'<svg class="spark" viewBox="0 0 {wide} 14" width="{wide}" height="14" aria-hidden="true">'
        f'<path d="M0,13.5H{wide}"/>{bars}</svg>'
    )


def _coverage(
    tables: Mapping[str, pd.DataFrame],
    sources: Mapping[str, str],
    months: Counter[str],
    window: tuple[str, str] | None,
    t: pages.Words,
) -> dict:
    ledger = tables["ledger"]
    sizes = ledger["end"] - ledger["start"]
    total = int(sizes.sum()) or 1
    by_disposition = sizes.groupby(ledger["disposition"]).sum().sort_values(ascending=False, kind="stable")
    most = max(months.values(), default=1)
    years = range(int(window[0][:4]), int(window[1][:4]) + 1) if window else ()
    articles = tables["articles"]
    inside = (articles["end"] - articles["start"]).groupby(articles["source"]).sum()
    counts = articles["source"].value_counts()
    listed = list(sources)[:LINES]
    return {
        "calendar": [
            (year, [(n, -(-4 * n // most)) for n in (months[f"{year}-{month:02}"] for month in range(1, 13))])
            for year in years
        ],
        "undated": len(articles) - sum(months.values()),
        "dispositions": [
            {
                "name": t.of("disposition", name),
                "group": _group(name),
                "characters": f"{int(size):,}",
                "share": percent(size / total),
                "width": round(100 * size / total, 2),
            }
            for name, size in zip(by_disposition.index.astype(str), by_disposition)
            if size
        ],
        "by_source": [
            {
                "source": name,
                "articles": int(counts.get(name, 0)),
                "characters": f"{len(sources[name]):,}",
                "share": percent(inside.get(name, 0) / (len(sources[name]) or 1)),
            }
            for name in listed
        ],
        "more_sources": len(sources) - len(listed),
    }


def _group(disposition: str) -> str:
    """Which colour of the stacked bar a disposition has."""
    if disposition in ("furniture", "caption", "blank", "repeat", "unread", "body"):
        return disposition
    return "heading"


def _months(what: str, t: pages.Words) -> str:
    """A month, or from which to which, in words."""
    return t.range("/".join(wording.date_words(part, t.language) for part in what.split("/")))


def _gaps(gaps: pd.DataFrame, t: pages.Words, *, dated: bool) -> dict:
    """Known gaps, and the meeting that implies each.

    Sessions before the first one that the texts report are history, not gaps in the texts. Where nothing
    is dated, the texts may be from any month, and none is a gap.
    """
    if not dated:
        gaps = gaps[gaps["kind"] != "month"]
    gaps = gaps[(gaps["kind"] != "session") | (gaps["period_start"] != "")]
    listed = [
        {
            "what": _months(row.what, t) if row.kind == "month" else t.range(row.what),
            "series": row.series,
            "reason": t.tell(row.reason),
        }
        | {"told_by": entries.address(f"m-{border.split(row.between)[0]}") if row.between else ""}
        for row in row_tuples(gaps.head(LINES))
    ]
    return {"gaps": listed, "more_gaps": len(gaps) - len(listed)}


def _notices(ledger: pd.DataFrame, warnings: Sequence[str], t: pages.Words) -> list[tuple[Markup, list[str]]]:
    """Unread sources by reason, and the other warnings, each with its heading; empty ones are left out."""
    unread = ledger[ledger["disposition"] == "unread"]
    listed_before = {
        wording.message("left_out", name=row.source, reason=row.reason) for row in row_tuples(unread)
    }
    listed = [
        (
            t("unread"),
            [
                _unread(list(group["source"]), str(reason), t)
                for reason, group in unread.groupby("reason", sort=False)
            ],
        ),
        (t("warnings"), [t.tell(line) for line in warnings if line not in listed_before]),
    ]
    return [(heading, rows) for heading, rows in listed if rows]


def _unread(names: list[str], reason: str, t: pages.Words) -> str:
    """The sources that one reason left out, the first ones by name."""
    about = {"name": str(t("comma")).join(names[:LINES]), "reason": reason}
    if len(names) <= LINES:
        return t.tell(wording.message("noted", **about))
    return t.tell(wording.message("unread_several", **about, more=len(names) - LINES))


def _provenance(
    settings: Settings,
    window: tuple[str, str] | None,
    fingerprint: str,
    versions: Mapping[str, str],
    t: pages.Words,
) -> list[tuple[Markup, str]]:
    listed = [
        (t("prov_fingerprint"), fingerprint),
        (t("prov_corpus"), settings.corpus.resolve().name),
        (t("prov_window"), t.range("/".join(dict.fromkeys(window or ())))),
        (t("prov_topics"), str(settings.topics or t("prov_auto"))),
        (t("prov_engine"), t("prov_gibbs" if settings.engine == "gibbs" else "prov_gensim")),
        (t("prov_seed"), str(settings.seed)),
        (t("prov_columns"), ", ".join(f"{ours} = {theirs}" for ours, theirs in settings.columns)),
        (t("prov_versions"), ", ".join(f"{name} {version}" for name, version in versions.items())),
    ]
    return [(name, value) for name, value in listed if value]

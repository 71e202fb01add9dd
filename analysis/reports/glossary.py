"""The glossary: every formulation with what it stands for, where it stands, and with which meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, MutableMapping, Sequence

import numpy as np
import pandas as pd
from markupsafe import Markup, escape

from analysis import questions
from analysis import tables as border
from analysis.reports import blocks, entries, findings, pages
from analysis.reports.evidence import Texts
from analysis.reports.index import span, spark
from analysis.reports.term_details import Details
from analysis.run.store import part
from analysis.settings import Settings
from analysis.tables import among, row_tuples
from analysis.wording import value

SCRIPTS = (*pages.OF_TABLES, "address.js", "blocks.js", "evidence.js", "glossary.js")
#: Columns that are read of all uses, and of those whose sentences are shown.
PLACED = ("term", "article_id", "source", "start", "date")
QUOTED = (*PLACED, "end", "sentence", "written")
#: Sentences and meetings of one entry: the search and the timeline have the rest.
USES, MEETINGS = 12, 8
#: Sentences that stand open; the others unfold.
OPEN = 3


def render(
    tables: Mapping[str, pd.DataFrame],
    sources: Mapping[str, str],
    *,
    settings: Settings,
    fingerprint: str,
    suffix: str = "",
    beside: MutableMapping[str, str] | None = None,
) -> str:
    """The glossary as one HTML file; the arguments are those of the report."""
    t = pages.Words(pages.labels(settings.language), suffix)
    texts = Texts(sources, tables["articles"])
    table = tables["formulations"]
    shown = entries.most_used(table)
    wanted = entries.in_order(
        part(tables, "formulation_uses", PLACED, lambda uses: uses[among(uses["term"], shown["term"])])
    )
    by_term = wanted.groupby("term")
    places = {str(term): np.asarray(rows) for term, rows in by_term.indices.items()}
    dates, articles = (_lists(wanted[column], places) for column in ("date", "article_id"))
    numbers = by_term.head(USES).index
    quoted = part(tables, "formulation_uses", QUOTED, lambda uses: uses[uses.index.isin(numbers)])
    first: dict[str, list] = {}
    for use in row_tuples(quoted.loc[numbers]):
        first.setdefault(use.term, []).append(use)
    del wanted, by_term, places, quoted
    about = _About(tables)
    details = Details(tables, shown["term"].tolist())
    window, _ = span(
        tables["meetings"], border.shown_window(settings.window, tables["articles"], tables["meetings"])
    )
    cited = {key: str(one) for key, one in questions.cite_articles(tables["articles"], t.language).items()}
    made: list[dict] = []
    opened: dict[str, dict] = {}
    for number, row in enumerate(row_tuples(shown)):
        sentences = [
            _sentence(f"u-{number}-{n}", use, texts, opened, cited, t)
            for n, use in enumerate(first.get(row.term, []))
        ]
        used = list(dict.fromkeys(articles.get(row.term, [])))
        drawn = spark(dates.get(row.term, []), window) if row.first_seen else ""
        meetings = about.meetings_of(used)
        entry = _entry(row, sentences, meetings, about.topics_in(used), drawn, t)
        made.append(entry | details.of(row.term, t, met={date[:7] for _, date, _ in meetings}))
    block = pages.as_json({"entries": opened, "texts": texts.pack()[0]})
    laid = blocks.laid([block], beside)
    return pages.render(
        "glossary.html.j2",
        name="formulations",
        language=settings.language,
        suffix=suffix,
        scripts=SCRIPTS,
        styles=("index.css", "glossary.css"),
        letters=blocks.letters([block]),
        loading="files" in laid,
        data={"entries": {}, **laid},
        fingerprint=fingerprint,
        corpus=settings.corpus.resolve().name,
        count=len(table),
        cut=len(table) - len(shown),
        terms=made,
    )


def _lists(cells: pd.Series, groups: Mapping[str, np.ndarray]) -> dict[str, list[str]]:
    """The cells of each group; equal cells are held once."""
    codes, names = pd.factorize(cells)
    held = names.tolist()
    return {key: [held[code] for code in codes[rows]] for key, rows in groups.items()}


class _About:
    """Which meetings and topics an article has."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]):
        self.labels = {int(row.topic): row.label for row in row_tuples(tables["topics"])}
        much = part(tables, "topic_shares", ("article_id", "topic", "share"), entries.much_of)
        self.topics = entries.topics_of(much, "article_id")
        self.meetings: dict[str, list] = {}
        held = findings.held(tables["meetings"]).sort_values(["date_start", "meeting_id"])
        for row in row_tuples(held):
            for article in border.split(row.article_ids):
                self.meetings.setdefault(article, []).append((row.meeting_id, row.date, row.name))

    def meetings_of(self, articles: Sequence[str]) -> list[tuple]:
        """The meetings that these articles report, in order of date, the undated last."""
        found = {meeting[0]: meeting for article in articles for meeting in self.meetings.get(article, ())}
        return sorted(found.values(), key=lambda meeting: (not meeting[1], meeting[1], meeting[0]))

    def topics_in(self, articles: Sequence[str]) -> list[tuple[int, str]]:
        """The topics that make up much of these articles, the most frequent first."""
        counts = Counter(topic for article in articles for topic in self.topics.get(article, ()))
        return [
            (topic, self.labels.get(topic, ""))
            for topic, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        ]


def _sentence(key: str, use, texts: Texts, opened: dict, cited: Mapping[str, str], t: pages.Words) -> dict:
    """One use: its sentence with the words marked, and what opens it in its article."""
    opened[key] = {
        "sort": t("entry_formulation"),
        "title": use.term,
        "facts": [[t("date"), [use.date or t("no_uses_date")], False]],
        "places": [texts.place(use.source, use.start, use.end)],
        "citation": cited.get(use.article_id),
    }
    return {
        "key": key,
        "date": use.date,
        "source": use.source,
        "text": marked(use.sentence, [use.written, use.term]),
    }


def marked(sentence: str, words: Sequence[str]) -> Markup:
    """A sentence with the first of `words` that stands in it marked.

    >>> marked("抓好<三攻坚>。", ["“三攻坚”", "三攻坚"])
    Markup('抓好&lt;<mark>三攻坚</mark>&gt;。')
    """
    for word in words:
        before, found, after = sentence.partition(word) if word else ("", "", "")
        if found:
            return Markup(f"{escape(before)}<mark>{escape(found)}</mark>{escape(after)}")
    return escape(sentence)


def _entry(
    row,
    sentences: list[dict],
    meetings: list[tuple],
    topics: list[tuple[int, str]],
    drawn: Markup | str,
    t: pages.Words,
) -> dict:
    members = border.split(row.members)
    complete = {
        "yes": t("members_complete", n=len(members)),
        "no": row.members_given or t("members_incomplete"),
    }
    return {
        "id": entries.formulation_key(row.term),
        "term": row.term,
        "pattern": t.of("kind", row.kind) if row.kind else t.of("pattern", row.pattern),
        "gloss": row.gloss,
        "since": row.since,
        "counted": value("counted", row.counted, t.language) if row.counted not in ("", "everywhere") else "",
        "known_members": border.split(row.known_members),
        "number": row.number,
        "members": members,
        "complete": complete.get(row.members_complete, ""),
        "uses": row.uses,
        "how_often": t("uses_of", n=t("n_uses", n=row.uses), articles=t("n_articles", n=row.articles)),
        "first": row.first_seen,
        "last": row.last_seen,
        "variant_of": row.variant_of,
        "variant_key": entries.address(entries.formulation_key(row.variant_of)),
        "spark": drawn,
        "meetings": [
            {"href": t.file("index") + "#" + entries.address(f"m-{key}"), "date": date, "name": name}
            for key, date, name in meetings[:MEETINGS]
        ],
        "all_meetings": len(meetings) if len(meetings) > MEETINGS else 0,
        "timeline": t.file("index") + entries.in_timeline(row.term),
        "topics": [
            {"href": f"{t.file('index')}#t-{topic}", "label": f"{topic} {label}"}
            for topic, label in topics[:4]
        ],
        "sentences": sentences[:OPEN],
        "folded": sentences[OPEN:],
        "more_uses": row.uses - len(sentences),
        "everywhere": t.search(row.term),
    }

"""What a click opens: for each mark of a page its facts and the places in the texts.

The scripts of a page look an entry up by its key, which is also the address
(``index.html#w-1-3``), and draw it as text.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise, repeat
from urllib.parse import quote, urlencode

import numpy as np
import pandas as pd

from analysis import questions
from analysis import tables as border
from analysis.reports.evidence import Texts, occurrences, places
from analysis.reports.pages import Words, as_json
from analysis.tables import HOURS, among, row_tuples

#: Columns of the paragraphs that `words` looks at, and `exemplars`.
STANDING = ("repeat_of", "role", "source", "start", "end", "reading")
SHOWING = ("paragraph_id", "source", "start", "end", "text")
#: Columns of the uses that `formulations` looks at, and `terms_of`.
USED = ("term", "article_id", "source", "start", "end", "date")
USING = ("term", "article_id")
#: Columns of the topics' shares in meetings, of which `much_of` is shown.
SHARED = ("meeting_id", "topic", "share")
#: Places listed in one entry.
SHOWN = 6
#: Words of a topic that can be opened.
WORDS = 12
#: Characters searched at a time, about.
STRETCH = 1_000_000
#: Share of an article or meeting from which a topic counts as its own.
MUCH = 0.25
#: Meetings in one block of what a page opens on demand.
TOGETHER = 250
#: What is known of each meeting from the start: what filters, list and timeline go by. The rest is in its block.
ALWAYS = (
    "id", "kind", "status", "date", "start", "end", "precision", "time", "basis", "confidence",
    "name", "series", "body", "chair", "speakers", "roles", "venue", "words", "topics", "terms",
)  # fmt: skip
#: Formulations of the glossary and of the filter of the timeline; the tables have the rest.
TERMS = 600


@dataclass
class Meetings:
    """Every meeting as the timeline, the list and the dialog need it, in order of date and time of day.

    Attributes
    ----------
    always : str
        JSON of what is known of each from the start (`ALWAYS`).
    terms : Counter
        For how many meetings that were held an article uses each formulation, by its number.
    """

    always: str
    terms: Counter[int]
    _opened: list[bytes]
    _texts: Texts

    def shown_on_demand(self) -> Iterator[str]:
        """JSON of what the dialogs show and nothing else does: the texts around places, and the rest of the meetings.

        The first block has no meetings, each of the others `TOGETHER` of them.
        """
        none = zlib.compress(b"[]")
        for texts, meetings in zip(self._texts.packed(), chain([none], self._opened, repeat(none))):
            opened = zlib.decompress(meetings).decode("utf-8", "surrogatepass")
            yield f'{{"texts":{as_json(texts)},"meetings":{opened}}}'


def meetings(
    table: pd.DataFrame,
    shares: pd.DataFrame,
    texts: Texts,
    t: Words,
    *,
    articles: pd.DataFrame,
    attendance: pd.DataFrame,
    terms: Mapping[str, list[int]],
) -> Meetings:
    """Every meeting, `TOGETHER` at a time.

    Their places are in the blocks of `texts` from the second on, `TOGETHER` meetings in each: the first holds all else.

    Parameters
    ----------
    shares : DataFrame
        `much_of` ``topic_meetings``: each meeting's share of each topic.
    articles : DataFrame
        That report them: their headlines, and what a reference to them needs.
    attendance : DataFrame
        Who was there in which role: what a filter by person goes by.
    terms : mapping of str to list of int
        `terms_of` the articles: what a filter by formulation goes by.
    """
    topics = topics_of(shares, "meeting_id")
    order = ["date_start", "date_end", "hour", "meeting_id"]
    keys = table[order[:2] + order[3:]].assign(hour=table["time_of_day"].map(HOURS))
    places = keys.reset_index(drop=True).sort_values(order, kind="stable").index.to_numpy()
    rows_of = dict(zip(articles["article_id"].tolist(), range(len(articles))))
    always: list[str] = []
    opened: list[bytes] = []
    held: Counter[int] = Counter()
    for block, first in enumerate(range(0, len(places), TOGETHER), 1):
        rows = table.iloc[places[first : first + TOGETHER]]
        reported = {key for cell in rows["article_ids"].tolist() for key in border.split(cell)}
        own = articles.iloc[sorted(rows_of[key] for key in reported if key in rows_of)]
        headlines = dict(zip(own["article_id"].tolist(), own["headline"].tolist()))
        cited = {key: str(one) for key, one in questions.cite_meetings(own, rows, t.language).items()}
        roles = roles_of(attendance[among(attendance["meeting_id"], rows["meeting_id"].tolist())])
        made = [
            _meeting(row, topics, texts, t, headlines, block=block)
            | {"roles": roles.get(row.meeting_id, {}), "cited": cited.get(row.meeting_id, "")}
            | {"terms": sorted({n for key in border.split(row.article_ids) for n in terms.get(key, ())})}
            for row in row_tuples(rows)
        ]
        held.update(n for meeting in made if meeting["status"] == "held" for n in meeting["terms"])
        always.append(as_json([{key: meeting[key] for key in ALWAYS} for meeting in made])[1:-1])
        rest = [{key: value for key, value in meeting.items() if key not in ALWAYS} for meeting in made]
        opened.append(zlib.compress(as_json(rest).encode("utf-8", "surrogatepass"), 1))
    return Meetings(f"[{','.join(always)}]", held, opened, texts)


def most_used(formulations: pd.DataFrame) -> pd.DataFrame:
    """The formulations that the pages show, the most used first."""
    return formulations.sort_values(["uses", "term"], ascending=[False, True]).head(TERMS)


def in_order(uses: pd.DataFrame) -> pd.DataFrame:
    """Uses by date and place, the undated last."""
    return uses.assign(undated=uses["date"] == "").sort_values(["undated", "date", "source", "start"])


def pairs_of(terms: Sequence[str], uses: pd.DataFrame) -> pd.DataFrame:
    """Articles with the formulations that they use, each pair once, of some formulations."""
    return uses.loc[among(uses["term"], terms), ["article_id", "term"]].drop_duplicates()


def terms_of(terms: Sequence[str], uses: pd.DataFrame) -> dict[str, list[int]]:
    """For each article which of some formulations it uses, by their places in `terms`."""
    number = {term: n for n, term in enumerate(terms)}
    pairs = pairs_of(terms, uses)
    article_of, articles = pd.factorize(pairs["article_id"])
    term_of, used = pd.factorize(pairs["term"])
    numbers = [number[term] for term in used.tolist()]
    found: list[list[int]] = [[] for _ in articles]
    for article, term in zip(article_of.tolist(), term_of.tolist(), strict=True):
        found[article].append(numbers[term])
    return dict(zip(articles.tolist(), found, strict=True))


def roles_of(attendance: pd.DataFrame) -> dict[str, dict[str, list[list[str]]]]:
    """For each meeting its roles, and for each role the persons in it: ``[person, name as written, office]``."""
    found: dict[str, dict[str, list[list[str]]]] = {}
    for row in row_tuples(attendance[["meeting_id", "role", "person", "as_written", "office"]]):
        own = found.setdefault(row.meeting_id, {}).setdefault(row.role, [])
        own.append([row.person, row.as_written, row.office])
    return found


def _meeting(
    row, topics: Mapping[str, list[int]], texts: Texts, t: Words, headlines: Mapping[str, str], *, block: int
) -> dict:
    stands = [(row.source, row.start, row.end)]
    stands += [place for place in places(row.mentions) if place not in stands]
    return {
        "id": f"m-{row.meeting_id}",
        "kind": row.kind,
        "status": row.status,
        "date": row.date,
        "start": row.date_start,
        "end": row.date_end,
        "precision": row.date_precision,
        "time": row.time_of_day,
        "basis": row.year_basis,
        "confidence": round(float(row.year_confidence), 4),
        "reasons": [t.reason(reason) for reason in border.split(row.year_reasons)],
        "cues": [texts.place(*place, block=block) for place in places(row.reason_places)],
        "others": border.split(row.year_others),
        "name": row.name,
        "series": row.series_full,
        "session": row.session,
        "body": border.split(row.body_full),
        "chair": border.split(row.chair),
        "speakers": border.split(row.speakers),
        "attendees": border.split(row.attendees),
        "titles": dict(pair.split("：", 1) for pair in border.split(row.titles) if "：" in pair),
        "form": row.form,
        "venue": row.venue,
        "agenda": row.agenda,
        "conflicts": [t.tell(item) for item in border.split(row.conflicts)],
        "corrected": t.tell_all(row.corrected),
        "rule": t.rule("meeting", row.rule),
        "words": row.evidence[:160],
        "headline": next((headlines.get(key, "") for key in border.split(row.article_ids)), ""),
        "topics": topics.get(row.meeting_id, []),
        "places": [texts.place(*place, block=block) for place in stands],
    }


def much_of(shares: pd.DataFrame) -> pd.DataFrame:
    """The rows of topics that make up much of an article or meeting."""
    return shares[shares["share"] >= MUCH]


def topics_of(shares: pd.DataFrame, key: str) -> dict[str, list[int]]:
    """For each article or meeting (whatever `key` names) the topics that make up much of it, the largest first."""
    found: dict[str, list[int]] = {}
    largest = much_of(shares).sort_values(["share", "topic"], ascending=[False, True])
    for row in row_tuples(largest[[key, "topic"]]):
        found.setdefault(getattr(row, key), []).append(int(row.topic))
    return found


def word_key(topic: int, rank: int) -> str:
    """The address of a topic's word."""
    return f"w-{topic}-{rank}"


def words(
    topic_words: pd.DataFrame,
    labels: Mapping[int, str],
    paragraphs: Iterable[pd.DataFrame],
    texts: Texts,
    t: Words,
) -> dict[str, dict]:
    """For each topic's first words: in how many paragraphs each stands, and some of them.

    Parameters
    ----------
    paragraphs : iterable of DataFrame
        With the columns `STANDING`, stretch by stretch.
    """
    shown = topic_words[topic_words["rank"] <= WORDS]
    counts = dict.fromkeys(shown["word"].tolist(), 0)
    found: dict[str, list[tuple[str, int, int]]] = {word: [] for word in counts}
    for stretch in paragraphs:
        running = of_body(stretch)
        spans = [running[name].tolist() for name in ("source", "start", "end")]
        for word, rows in paragraphs_having(counts, running["reading"].tolist()).items():
            counts[word] += len(rows)
            if len(found[word]) < SHOWN:
                found[word] += _first_places(word, rows, spans, texts, SHOWN - len(found[word]))
    made = {}
    for row in row_tuples(shown):
        count, stands = counts[row.word], [texts.place(*place) for place in found[row.word]]
        made[word_key(row.topic, row.rank)] = {
            "sort": t("entry_word"),
            "title": row.word,
            "count": count,
            "facts": [
                [t("in_topic"), [f"{row.topic} {labels.get(int(row.topic), '')}"], True],
                [t("in_paragraphs"), [t("n_paragraphs", n=count)], False],
            ],
            "places": stands,
        } | _cut(row.word, count, stands, t)
    return made


def of_body(paragraphs: pd.DataFrame) -> pd.DataFrame:
    """The paragraphs of the text itself that repeat no other."""
    return paragraphs[(paragraphs["repeat_of"] == "") & (paragraphs["role"] == "body")]


def _cut(words: str, count: int, stands: Sequence, t: Words) -> dict[str, str]:
    """How many of the places of some words a dialog shows, and where all are found, if it leaves some out."""
    if count <= len(stands):
        return {"note": ""}
    return {"note": t("shown_first", n=len(stands)), "everywhere": t.search(words)}


def paragraphs_having(words: Iterable[str], paragraphs: Sequence[str]) -> dict[str, list[int]]:
    """For each word the places of the paragraphs that hold it: one way through the text for all words.

    >>> paragraphs_having(["会议", "全会", "大会"], ["市委会议", "全会", "会议，会议"])
    {'会议': [0, 2], '全会': [1], '大会': []}
    """
    found: dict[str, list[int]] = {word: [] for word in words}
    reach = max(map(len, found), default=1)
    begins = np.array(sorted({ord(word[0]) for word in found}), dtype=np.uint32)
    ends = np.cumsum([len(paragraph) + 1 for paragraph in paragraphs])
    firsts = np.flatnonzero(np.diff(ends // STRETCH, prepend=-1)).tolist()
    for first, after in pairwise([*firsts, len(paragraphs)]):
        stretch = paragraphs[first:after]
        joined = "\n".join([*stretch, "\n" * reach])
        text = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        starts = np.cumsum([0, *(len(paragraph) + 1 for paragraph in stretch)])
        at = np.flatnonzero(np.isin(text, begins))
        at = at[np.argsort(text[at], kind="stable")]
        standing = dict(zip(begins.tolist(), np.split(at, np.searchsorted(text[at], begins[1:]))))
        for word, rows in found.items():
            places = standing[ord(word[0])]
            for step, character in enumerate(word[1:], 1):
                places = places[text[places + step] == ord(character)]
            rows += (first + np.unique(np.searchsorted(starts, places, side="right") - 1)).tolist()
    return found


def _first_places(
    word: str, rows: Sequence[int], spans: Sequence[Sequence], texts: Texts, most: int
) -> list[tuple[str, int, int]]:
    """The first place of `word` in some of its paragraphs, `most` of them."""
    sources, starts, ends = spans
    first = (
        (sources[row], *place)
        for row in rows
        for place in islice(occurrences(word, texts.sources.get(sources[row], ""), starts[row], ends[row]), 1)
    )
    return [*islice(first, most)]


def exemplars(topics: pd.DataFrame, paragraphs: pd.DataFrame, texts: Texts, t: Words) -> dict[str, dict]:
    """For each topic its typical paragraphs."""
    wanted = {row.topic: border.split(row.exemplars) for row in row_tuples(topics)}
    standing = shown_first(topics, paragraphs)
    by_id = {row.paragraph_id: row for row in row_tuples(standing)}
    return {
        f"t-{row.topic}": {
            "sort": t("entry_exemplar"),
            "title": row.label,
            "text": by_id[row.exemplar].text,
            "places": [
                texts.place(by_id[key].source, by_id[key].start, by_id[key].end)
                for key in wanted[row.topic]
                if key in by_id
            ],
        }
        for row in row_tuples(topics)
        if row.exemplar in by_id
    }


def shown_first(topics: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """The typical paragraphs of all topics."""
    wanted = {key for cell in topics["exemplars"].tolist() for key in border.split(cell)}
    return paragraphs[among(paragraphs["paragraph_id"], wanted)]


def formulation_key(term: str) -> str:
    """The address of a formulation, on the report and in the glossary.

    >>> formulation_key("1+4+N")
    'f-1+4+N'
    """
    return f"f-{term}"


def address(key: str) -> str:
    """A key as it stands after the ``#`` of a link.

    >>> address("f-1+4+N")
    'f-1%2B4%2BN'
    """
    return quote(key, safe="")


def in_timeline(term: str, month: str = "") -> str:
    """The part of the report's address that shows the meetings, of a month or all, whose articles use a formulation.

    >>> in_timeline("1+4+N"), in_timeline("1+4+N", "2024-01")
    ('#open=timeline&term=1%2B4%2BN', '#open=timeline&term=1%2B4%2BN&from=2024-01&to=2024-01')
    """
    months = {"from": month, "to": month} if month else {}
    return f"#{urlencode({'open': 'timeline', 'term': term} | months)}"


def formulations(
    table: pd.DataFrame, uses: pd.DataFrame, texts: Texts, t: Words, *, held: Mapping[str, int]
) -> dict[str, dict]:
    """For each formulation of `table` what it stands for, and its first uses.

    Parameters
    ----------
    held : mapping of str to int
        How many meetings the articles with each formulation report.
    """
    uses = in_order(uses[among(uses["term"], table["term"])])
    by_term = dict(iter(uses.groupby("term").head(SHOWN).groupby("term")))
    made = {}
    for row in row_tuples(table):
        stands = [
            texts.place(use.source, use.start, use.end)
            for use in row_tuples(by_term.get(row.term, uses.head(0)).head(SHOWN))
        ]
        members = border.split(row.members)
        key = formulation_key(row.term)
        facts = [[t("members"), members, True]] if members else []
        facts += [[t("first_seen"), [row.first_seen or t("no_date")], False]]
        facts += (
            [[t("last_seen"), [row.last_seen], False]] if row.last_seen not in ("", row.first_seen) else []
        )
        facts += [[t("uses"), [str(row.uses)], False]]
        if held.get(row.term):
            shown = {"href": in_timeline(row.term), "text": t("in_timeline", n=held[row.term])}
            facts += [[t("where_meetings"), [shown], False]]
        facts += [
            [
                t("glossary"),
                [{"href": f"{t.file('formulations')}#{address(key)}", "text": row.term, "lang": "zh"}],
                False,
            ]
        ]
        made[key] = {
            "sort": t("entry_formulation"),
            "title": row.term,
            "facts": facts,
            "places": stands,
        } | _cut(row.term, row.uses, stands, t)
    return made

"""Tables to draw from: of the seeds' size and shape, and of every awkward one."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import tables
from analysis.records import Article, Meeting
from analysis.tables.checks import typed
from analysis.timeline import date_articles

GOLD = Path(__file__).resolve().parents[1] / "gold"
WINDOW = ("2023-01", "2025-12")


def seeds() -> dict[str, pd.DataFrame]:
    """What the five seeds come to, by the gold; topics are invented."""
    articles = [
        _article(f"{r['file']}#{r['article']}", r["headline"], kind=r["kind"])
        for r in _rows("seeds_articles.csv")
    ]
    meetings = [_gold_meeting(at, row) for at, row in enumerate(_rows("seeds_meetings.csv"), 1)]
    made = _dated(articles, meetings)
    return made | _topics(made["articles"], 6) | _formulations(made)


def _dated(articles: list[dict], meetings: list[dict]) -> dict[str, pd.DataFrame]:
    """Articles and meetings as tables, each article with the date that the timeline gives it."""
    dates = date_articles(
        [
            Article(row["article_id"], row["source"], row["start"], row["end"], published=row["published"])
            for row in articles
        ],
        [
            Meeting(
                **{
                    key: row[key]
                    for key in ("meeting_id", "kind", "status", "name", "source", "start", "end")
                },
                evidence=row["evidence"],
                rule=row["rule"],
                date=row["date"],
                article_ids=tuple(tables.split(row["article_ids"])),
            )
            for row in meetings
        ],
    )
    return {
        "articles": tables.with_dates(tables.frame("articles", articles), dates),
        "meetings": tables.frame("meetings", meetings),
    }


def _rows(name: str) -> list[dict]:
    with (GOLD / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _article(
    article_id: str, headline: str, *, published: str = "", kind: str = "report", length: int = 1800
) -> dict:
    return {
        "article_id": article_id,
        "source": article_id.split("#")[0],
        "start": 0,
        "end": length,
        "headline": headline,
        "kind": kind,
        "reporters": "",
        "published": published,
        "published_basis": "column" if published else "",
        "headline_position": "before" if headline else "none",
    }


def _gold_meeting(number: int, row: dict) -> dict:
    ids = "；".join(f"{row['file']}#{part}" for part in row["article"].split("；"))
    return meeting(
        number,
        row["name"],
        row["date"],
        kind=row["kind"],
        status=row["status"],
        series=row["series"],
        body=row["body"],
        body_full=row["body"],
        chair=row["chair"],
        speakers=row["speaker"],
        attendees=row["attendees"],
        article_ids=ids,
        source=row["file"],
        year_basis=row["year_basis"] or "none",
    )


def meeting(number: int, name: str, date: str, **other) -> dict:
    """A row of the meetings table; its first and last day from the EDTF date."""
    from analysis.plots.when import span

    days = span(date)
    precision = {0: "none", 4: "year", 7: "month", 10: "day"}.get(len(date), "interval")
    return {
        "meeting_id": f"m{number:05}",
        "kind": "meeting",
        "status": "held",
        "date": date,
        "date_start": str(days.first) if days else "",
        "date_end": str(days.last) if days else "",
        "date_precision": precision,
        "time_of_day": "",
        "year_basis": "context",
        "year_confidence": 0.95,
        "name": name,
        "body": "",
        "body_full": "",
        "chair": "",
        "speakers": "",
        "attendees": "",
        "article_ids": "a#1",
        "source": "a",
        "start": 0,
        "end": 10,
        "evidence": name,
        "rule": "held",
    } | other


_WORDS = [
    "改革",
    "企业",
    "产业",
    "创新",
    "党建",
    "基层",
    "治理",
    "安全",
    "生产",
    "风险",
    "人才",
    "科技",
    "乡村",
    "农业",
    "开放",
    "通道",
    "数字",
    "服务",
    "群众",
    "文化",
    "体育",
    "生态",
    "民生",
    "经济",
    "项目",
    "投资",
    "制造业集群",
    "西部陆海新通道",
    "习近平总书记",
    "新质生产力",
]


def _topics(
    articles: pd.DataFrame,
    count: int,
    *,
    months: tuple[str, ...] = ("2023-10", "2023-12", "2024-01", "2024-05"),
):
    """Invented topics: shares, words, months; the same at each call."""
    dice = np.random.default_rng(7)
    share = np.sort(dice.dirichlet(np.full(count, 6.0)))[::-1]
    words = [[_WORDS[(5 * t + k) % len(_WORDS)] for k in range(12)] for t in range(count)]
    topics = [
        {
            "topic": t + 1,
            "label": "、".join(words[t][:3]),
            "share": share[t],
            "share_low": max(share[t] - 0.03, 0),
            "share_high": min(share[t] + 0.03, 1),
            "coherence": 0.1 + 0.1 * dice.random(),
            "stability": 0.35 + 0.6 * dice.random(),
            "note": ("", 'boilerplate {"words": 8}', "")[t % 3],
            "recurrence": 1.0,
            "paragraphs": 40,
        }
        for t in range(count)
    ]
    topic_words = [
        {
            "topic": t + 1,
            "rank": k + 1,
            "word": word,
            "weight": 0.06 / (k + 1) ** 0.6,
            "relevance": -1.0 - k / 10,
        }
        for t in range(count)
        for k, word in enumerate(words[t])
    ]
    choice = [
        {
            "topics": n,
            "chosen": n == max(count, 2),
            "coherence": 0.16 - 0.001 * (n - 9) ** 2 / 4,
            "coherence_low": 0.15 - 0.001 * (n - 9) ** 2 / 4,
            "coherence_high": 0.17 - 0.001 * (n - 9) ** 2 / 4,
            "stability": 0.75 - 0.02 * n,
            "exclusivity": 0.5 + 0.02 * n,
            "heldout": -7.2 + 0.05 * n - 0.002 * n * n,
            "information": 0.9 + 0.1 * n,
            "smallest": 40 // n,
            "unsteady": 0.0,
        }
        for n in sorted({2, 4, 5, 6, 8, 10, 12, 15, max(count, 2)})
    ]
    shares = pd.DataFrame(
        {
            "article_id": articles["article_id"].repeat(count).to_numpy(),
            "topic": np.tile(np.arange(1, count + 1), len(articles)),
            "share": dice.dirichlet(np.full(count, 0.5), len(articles)).ravel(),
        }
    )
    by_month = [
        {
            "month": m,
            "topic": t + 1,
            "share": s,
            "share_low": max(s - 0.08, 0),
            "share_high": min(s + 0.1, 1),
            "articles": 4,
        }
        for m in months
        for t, s in enumerate(dice.dirichlet(np.full(count, 3.0)))
    ]
    leaves, nodes = [], []
    for t in range(count):  # the smallest topics are merged first, one after the other
        leaves.append(str(t + 1))
        nodes.append({"node": t + 1, "fewest": min(t + 2, count), "most": count})
    for n in range(count - 1, 0, -1):
        nodes.append({"node": 2 * count - n, "fewest": n, "most": n})
    tree = [
        node
        | {
            "parent": 0,
            "topic": node["node"] if node["node"] <= count else 0,
            "label": "、".join(words[(node["node"] - 1) % count][:3]),
            "share": share[node["node"] - 1]
            if node["node"] <= count
            else min(share[node["most"] - 1 :].sum(), 1.0),
            "words": words[(node["node"] - 1) % count][:10],
            "leaves": leaves[:1],
        }
        for node in nodes
    ]
    tree_words = [
        {"node": node["node"], "rank": k + 1, "word": word, "weight": 0.06 / (k + 1) ** 0.6}
        for node in tree
        for k, word in enumerate(node["words"])
    ]
    tree = [
        node | {"words": tables.join(node["words"]), "leaves": tables.join(node["leaves"])} for node in tree
    ]
    return {
        "topics": tables.frame("topics", topics),
        "topic_tree": tables.frame("topic_tree", tree),
        "topic_tree_words": tables.frame("topic_tree_words", tree_words),
        "topic_words": tables.frame("topic_words", topic_words),
        "topic_choice": tables.frame("topic_choice", choice),
        "topic_shares": typed("topic_shares", shares),
        "topic_months": tables.frame("topic_months", by_month),
    }


def _formulations(made: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The gold's formulations, each used in the files named there, at their dates."""
    dates = dict(zip(made["articles"]["article_id"], made["articles"]["date"]))
    terms, uses = [], []
    for row in _rows("seeds_formulations.csv"):
        files, seen = row["files"].split("；"), []
        for at in range(int(row["count"])):
            source = files[at % len(files)]
            use = {
                "term": row["term"],
                "article_id": f"{source}#1",
                "source": source,
                "start": at,
                "end": at + 4,
            }
            seen.append(use | {"date": dates.get(f"{source}#1", ""), "sentence": f"打好“{row['term']}”。"})
        dated = sorted(u["date"] for u in seen if u["date"])
        terms.append(
            {
                "term": row["term"],
                "pattern": "code" if row["term"][0].isdigit() else "number",
                "number": row["number"],
                "members": row["members"],
                "members_complete": {"all": "yes", "partial": "no"}.get(row["members_given"], ""),
                "uses": len(seen),
                "articles": len(files),
                "first_seen": dated[0] if dated else "",
                "last_seen": dated[-1] if dated else "",
                "variant_of": "",
            }
        )
        uses += seen
    return {
        "formulations": tables.frame("formulations", terms),
        "formulation_uses": tables.frame("formulation_uses", uses),
    }


def one_article() -> dict[str, pd.DataFrame]:
    """One undated article without headline, one meeting."""
    made = _dated(
        [_article("a#1", "")],
        [meeting(1, "市政府第22次常务会议", "2023-11-03", body="市政府", chair="王翔", speakers="王翔")],
    )
    return (
        made
        | _topics(made["articles"], 2, months=("2023-11",))
        | _formulations_of(["三个一批"], ["2023-11-03"])
    )


def _formulations_of(terms: list[str], dates: list[str]) -> dict[str, pd.DataFrame]:
    """Each term used once at each of the dates."""
    dated = sorted(d for d in dates if d)
    rows = [
        {
            "term": term,
            "pattern": "number",
            "uses": max(len(dates), 1),
            "articles": 1,
            "first_seen": dated[0] if dated else "",
            "last_seen": dated[-1] if dated else "",
        }
        for term in terms
    ]
    uses = [
        {
            "term": term,
            "article_id": "a#1",
            "source": "a",
            "start": 0,
            "end": 4,
            "date": date,
            "sentence": term,
        }
        for term in terms
        for date in dates
    ]
    return {
        "formulations": tables.frame("formulations", rows),
        "formulation_uses": tables.frame("formulation_uses", uses),
    }


def nothing() -> dict[str, pd.DataFrame]:
    """Every table there, none with a row."""
    return {name: tables.frame(name, []) for name in tables.SCHEMAS}


def no_meetings() -> dict[str, pd.DataFrame]:
    """Articles by a dated paper that reports no meeting and carries no formulation."""
    made = _dated([_article(f"a{n}#1", f"第{n}篇", published=f"2024-0{n}-10") for n in range(1, 6)], [])
    return (
        nothing()
        | made
        | _topics(made["articles"], 4, months=("2024-01", "2024-02", "2024-03", "2024-04", "2024-05"))
    )


def one_topic() -> dict[str, pd.DataFrame]:
    """The seeds, but a single topic."""
    made = seeds()
    return made | _topics(made["articles"], 1)


def many_topics(*, articles: int, topics: int) -> dict[str, pd.DataFrame]:
    """So many articles, on so many topics."""
    made = _dated(
        [_article(f"t{n}#1", f"第{n}篇报道的标题", published="2024-03-10") for n in range(articles)], []
    )
    return nothing() | made | _topics(made["articles"], topics)


def busy_month() -> dict[str, pd.DataFrame]:
    """200 meetings within one month."""
    return _many(200, days=30, start="2024-03-01")


def whole_window() -> dict[str, pd.DataFrame]:
    """Meetings whose dates leave no room beside their marks: a year, all three years, most of them."""
    dates = ["2024", "2022-12-01/2026-01-31", "2023-03-01/2025-11-30", "2024-05-06"]
    made = _dated(
        [_article("a#1", "")],
        [
            meeting(n, f"市委第{n}次城市工作专题会议暨重点项目现场推进会", date, body="市委城市工作委员会")
            for n, date in enumerate(dates, 1)
        ],
    )
    return made | _topics(made["articles"], 1) | _formulations_of(["三个一批"], dates[-1:])


def broadcast() -> dict[str, pd.DataFrame]:
    """Some 1,200 meetings over twelve months, 30 topics, 80 formulations."""
    return _many(1200, days=365, start="2023-01-01", topics=30)


def multitude() -> dict[str, pd.DataFrame]:
    """50,000 meetings over ten years, 60 topics."""
    return _many(50_000, days=3652, start="2014-01-01", topics=60)


def undated() -> dict[str, pd.DataFrame]:
    """No article and no meeting has a date."""
    articles = [_article(f"u{n}#1", f"研究第{n}项工作") for n in range(12)]
    rows = [
        meeting(n, f"第{n}次会议", "", body="市委", chair="王小明", article_ids=f"u{n}#1", year_basis="none")
        for n in range(12)
    ]
    made = _dated(articles, rows)
    return made | _topics(made["articles"], 3, months=()) | _formulations_of(["三个一批"], [""])


def without_years() -> dict[str, pd.DataFrame]:
    """More meetings than the timeline has room to name, some of them on days of an unknown year."""
    dates = [f"2024-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(90)]
    dates += ["XXXX-01-29", "XXXX-XX-12", "XXXX-03-04/XXXX-03-06"]
    articles = [_article(f"y{n}#1", f"研究第{n}项工作") for n in range(len(dates))]
    rows = [
        meeting(n, f"第{n}次会议", date, body="市委", chair="王小明", article_ids=f"y{n}#1",
                year_basis="none" if date.startswith("X") else "explicit")
        for n, date in enumerate(dates)
    ]  # fmt: skip
    made = _dated(articles, rows)
    return made | _topics(made["articles"], 3, months=()) | _formulations_of(["三个一批"], [""])


def long_words() -> dict[str, pd.DataFrame]:
    """Headlines of 200 characters, names of meetings, persons, bodies and terms of 40."""
    headline = ("全市" + "、".join(_WORDS))[:60] * 4
    articles = [
        _article(f"l{n}#1", f"{n}{headline}"[:200], published=f"2024-{n + 1:02}-05") for n in range(12)
    ]
    name = "".join(_WORDS)[:36]
    person = "阿卜杜热合曼·买买提依明·吐尔逊江·艾合买提江·图尔荪尼亚孜·玉素甫江·阿布都"[:38]
    rows = [
        meeting(
            n + 1,
            f"第{n}届{name}会"[:40],
            f"2024-{n + 1:02}-04",
            body=f"{n % 5}{name}领导小组"[:40],
            chair=f"{n % 4}{person}",
            speakers="；".join(f"{k}{person}" for k in range(5)),
            article_ids=f"l{n}#1",
        )
        for n in range(12)
    ]
    made = _dated(articles, rows)
    made |= _topics(made["articles"], 5, months=("2024-01", "2024-02", "2024-03"))
    made["topics"]["label"] = [f"{n}{name}" for n in range(5)]
    made["topic_words"]["word"] = [f"{name[n % 20 :]}" for n in range(len(made["topic_words"]))]
    return made | _formulations_of([f"{n}个{name}" for n in range(20)], ["2024-01-15", "2024", ""])


_SURNAMES, _GIVEN = "王李张刘陈杨赵黄周吴", "伟芳娜敏静丽强磊军洋"


def _many(count: int, *, days: int, start: str, topics: int = 12) -> dict[str, pd.DataFrame]:
    dice = np.random.default_rng(11)
    first = pd.Timestamp(start)
    bodies = [
        "国务院",
        "外交部",
        "全国人大常委会",
        "商务部",
        "",
        "全国政协",
        "中央政治局",
        "国家发展改革委",
        "教育部",
        "水利部",
    ]
    people = [s + g for s in _SURNAMES for g in _GIVEN] + ["卡西姆-若马尔特·托卡耶夫"]
    rows, articles = [], []
    for n in range(count):
        day = (first + pd.Timedelta(days=int(dice.integers(days)))).date().isoformat()
        date = day if n % 17 else day[:7] if n % 2 else day[:4]
        who = [people[min(int(dice.exponential(12)), len(people) - 1)] for _ in range(3)]
        rows.append(
            meeting(
                n + 1,
                f"第{n + 1}次工作会议",
                date,
                kind=("meeting", "reception", "event", "visit")[int(dice.integers(4))],
                body=bodies[min(int(dice.exponential(3)), 9)],
                chair=who[0] if n % 3 == 0 else "",
                speakers=who[1] if n % 2 == 0 else "",
                attendees="；".join(dict.fromkeys(who[1:])) if n % 5 == 0 else "",
                article_ids=f"r{n}#1",
                year_confidence=0.4 if n % 23 == 0 else 1.0,
            )
        )
        articles.append(
            _article(f"r{n}#1", f"第{n + 1}条新闻的标题", published=day, length=int(dice.integers(100, 900)))
        )
    made = _dated(articles, rows)
    months = tuple(sorted({r["published"][:7] for r in articles}))
    terms = [
        f"{'两三四五六七八九'[n % 8]}个{_WORDS[n % len(_WORDS)]}{'' if n < 30 else n}" for n in range(80)
    ]
    spread = [
        (first + pd.Timedelta(days=int(d))).date().isoformat()
        for d in np.linspace(0, days - 1, min(days, 40))
    ]
    return (
        made
        | _topics(made["articles"], topics, months=months)
        | _formulations_of(terms, [*spread, "2023", ""])
    )


def hostile() -> dict[str, pd.DataFrame]:
    """Text that would break a careless page: mark-up, mathematics, missing glyphs, great length."""
    words = [
        "<script>alert(1)</script>",
        "$x^2$",
        "\\frac{1}{2}",
        "\U00020bb7野家\U0002a6a5",
        "长" * 300,
        "a" * 300,
        "&amp;\x00\u200b\ufe0f",
    ]
    articles = [_article(f"h{n}#1", word, published="2024-01-15") for n, word in enumerate(words)]
    rows = [
        meeting(
            n + 1,
            word,
            f"2024-01-{10 + n:02}",
            body=word,
            chair=word,
            speakers="$y_1$",
            attendees="；".join(f"代表{k}" for k in range(80)),
            article_ids=f"h{n}#1",
        )
        for n, word in enumerate(words)
    ]
    made = _dated(articles, rows)
    made |= _topics(made["articles"], 5)
    made["topics"]["label"] = words[:5]
    made["topic_words"]["word"] = [words[n % len(words)] for n in range(len(made["topic_words"]))]
    return made | _formulations_of(words, ["2024-01-15", "2024", ""])


ALL = {
    f.__name__: f
    for f in (
        seeds,
        one_article,
        nothing,
        no_meetings,
        one_topic,
        busy_month,
        whole_window,
        broadcast,
        hostile,
        multitude,
        without_years,
        undated,
        long_words,
    )
}


class Samples(dict[str, dict[str, pd.DataFrame]]):
    """The samples by name, each made when it is asked for first."""

    def __missing__(self, name: str) -> dict[str, pd.DataFrame]:
        self[name] = ALL[name]()
        return self[name]

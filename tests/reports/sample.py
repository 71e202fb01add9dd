"""Tables to draw pages from without running the analysis: a small made-up corpus, any number of meetings."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis import tables
from analysis.evaluation.score import Score
from analysis.records import Article, Attendance, Formulation, Mapped, Meeting, Paragraph, Reason, Use
from analysis.reports import glossary, index, search
from analysis.settings import Settings
from analysis.timeline import date_articles
from analysis.wording import message

BODIES = ("市委", "市政府", "市人大常委会", "市政协")
KINDS = ("meeting", "meeting", "reception", "event", "visit")
PEOPLE = ("张一", "李二", "王三", "赵四", "钱五")
VISITOR = "周八"


def corpus(articles: int = 6, *, name: str = "page{}.txt", headline: str = "会议要闻") -> dict[str, str]:
    """Sources by name, one article with one dated meeting in each."""
    return {name.format(n): _text(n, headline) for n in range(articles)}


def _text(n: int, headline: str) -> str:
    year, month, day = 2023 + n * 7 // 12 % 3, n * 7 % 12 + 1, n % 28 + 1
    body = BODIES[n % len(BODIES)]
    return (
        f"{headline}（{n}）\n\n{month}月{day}日，{body}召开第{n}次工作会议。{PEOPLE[n % 5]}主持\n会议并讲话。"
        f"会议强调，要抓好“三新一稳”，守住\n“两条底线”，把{year}年的工作做实。\n\n各区县要落实“三新一稳”，不松劲、再加力。\n"
    )


def made(sources: dict[str, str]) -> dict[str, pd.DataFrame]:
    """All tables of these sources, as a build would hand them to the pages."""
    records = [_article(source, text) for source, text in sources.items()]
    paragraphs = [p for source, text in sources.items() for p in _paragraphs(source, text)]
    meetings = [_meeting(n, source, text) for n, (source, text) in enumerate(sources.items())]
    terms = [f for f in (_formulation(term, sources, meetings) for term in ("三新一稳", "两条底线")) if f]
    found = {
        "articles": tables.with_dates(
            tables.of_records("articles", records), date_articles(records, meetings)
        ),
        "paragraphs": tables.of_records("paragraphs", paragraphs),
        "ledger": tables.frame("ledger", [row for s, t in sources.items() for row in _ledger(s, t)]),
        "meetings": tables.meetings(meetings),
        "attendance": tables.attendance(row for meeting in meetings for row in _attendance(meeting)),
        "formulations": tables.formulations(terms),
        "formulation_uses": tables.formulation_uses(terms),
        "gaps": tables.frame(
            "gaps",
            [
                {"kind": "month", "what": "2023-02", "reason": "no_source_month"},
                {
                    "kind": "session",
                    "what": "第4次",
                    "series": "市委工作会议",
                    "period_start": "2023-05",
                    "reason": message("session_implied", name="市委工作会议", date=""),
                    "between": "m0000",
                },
            ],
        ),
    }
    return found | _topics(records, paragraphs, [m.meeting_id for m in meetings])


def _article(source: str, text: str) -> Article:
    return Article(
        f"{source}#1", source, 0, len(text), headline=text.split("\n")[0], headline_position="before"
    )


def _paragraphs(source: str, text: str) -> list[Paragraph]:
    found, at = [], 0
    for n, block in enumerate(text.split("\n\n"), 1):
        flat = block.replace("\n", "")
        found.append(
            Paragraph(f"{source}#1.{n}", f"{source}#1", source, at, at + len(block), flat, Mapped(flat))
        )
        at += len(block) + 2
    return found


def _ledger(source: str, text: str) -> list[dict]:
    head = text.index("\n")
    return [
        {"source": source, "start": 0, "end": head, "disposition": "headline", "reason": "first line"},
        {"source": source, "start": head, "end": len(text), "disposition": "body", "reason": ""},
    ]


def _meeting(n: int, source: str, text: str) -> Meeting:
    start, end = text.index("\n\n") + 2, text.index("。")
    year, month, day = 2023 + n * 7 // 12 % 3, n * 7 % 12 + 1, n % 28 + 1
    date = f"{year}-{month:02}-{day:02}"
    first, last = (f"{year}-{month:02}-01", f"{year}-{month:02}-28") if n % 5 == 3 else (date, date)
    if n % 11 == 10:
        date = first = last = ""
    elif n % 5 == 3:
        date = date[:7]
    cue = f"{year}年"
    at = text.index(cue)
    return Meeting(
        meeting_id=f"m{n:04}",
        kind=KINDS[n % len(KINDS)],
        status="held",
        name=f"{BODIES[n % 4]}第{n}次工作会议",
        source=source,
        start=start,
        end=end,
        evidence=text[start:end].replace("\n", ""),
        rule="held",
        date=date,
        date_start=first,
        date_end=last,
        date_precision="none" if not date else "month" if n % 5 == 3 else "day",
        time_of_day=("", "上午", "下午", "晚上")[n % 4],
        year_basis="context" if date else "none",
        year_confidence=(0.97, 0.72)[n % 2] if date else 0.0,
        year_reasons=(Reason("named year", str(year), cue, source, at, at + len(cue)),) if date else (),
        year_others=((year - 1, 0.03),) if date else (),
        series=f"{BODIES[n % 4]}工作会议",
        series_full=f"{BODIES[n % 4]}工作会议",
        session=str(n),
        body=(BODIES[n % 4],),
        body_full=(BODIES[n % 4],),
        chair=(PEOPLE[n % 5],),
        speakers=(PEOPLE[n % 5],),
        attendees=(PEOPLE[(n + 1) % 5], PEOPLE[(n + 2) % 5]),
        article_ids=(f"{source}#1",),
        mentions=((source, start, end),),
    )


def _attendance(meeting: Meeting) -> list[Attendance]:
    """Its people in their roles; whoever makes a visit has no column in the table of meetings."""
    roles = {"chair": meeting.chair, "speaker": meeting.speakers, "attendee": meeting.attendees}
    roles["visitor"] = (VISITOR,) if meeting.kind == "visit" else ()
    place = (meeting.source, meeting.start, meeting.end)
    return [
        Attendance(meeting.meeting_id, name, role, "书记", rank, *place, as_written=name)
        for role, names in roles.items()
        for rank, name in enumerate(names, 1)
    ]


def _formulation(term: str, sources: dict[str, str], meetings: list[Meeting]) -> Formulation | None:
    uses = []
    for meeting, (source, text) in zip(meetings, sources.items()):
        at = text.find(term)
        while at >= 0:
            sentence = text[text.rfind("。", 0, at) + 1 : text.find("。", at) + 1].replace("\n", "").strip()
            uses.append(
                Use(term, f"{source}#1", source, at, at + len(term), meeting.date, sentence, f"“{term}”")
            )
            at = text.find(term, at + 1)
    if not uses:
        return None
    members = ("新路子", "新办法", "新面貌", "稳增长") if term.startswith("三新") else ()
    return Formulation(
        term,
        "number",
        kind="number",
        number="3+1" if members else "2",
        members=members,
        members_stand="before" if members else "none",
        members_complete=True if members else None,
        uses=tuple(uses),
    )


def _topics(
    articles: list[Article], paragraphs: list[Paragraph], meetings: list[str]
) -> dict[str, pd.DataFrame]:
    """Two topics; every other meeting is of the second alone."""
    words = (("工作", "会议", "落实", "区县"), ("底线", "强调", "讲话", "主持"))
    topics, topic_words, shares = [], [], []
    for topic, listed in enumerate(words, 1):
        topics.append(
            {
                "topic": topic,
                "label": "、".join(listed[:2]),
                "share": 0.5,
                "share_low": 0.4,
                "share_high": 0.6,
            }
            | {"coherence": 0.12, "stability": 0.8, "note": "", "exemplar": paragraphs[topic].paragraph_id}
            | {"exemplars": tables.join(one.paragraph_id for one in paragraphs[topic : topic + 3])}
            | {"recurrence": 1.0, "paragraphs": 12}
        )
        for rank, word in enumerate(listed, 1):
            topic_words.append(
                {"topic": topic, "rank": rank, "word": word, "weight": 0.1 / rank, "relevance": -1.0}
            )
        shares += [
            {"article_id": a.article_id, "topic": topic, "share": 0.6 if topic == 1 else 0.4}
            for a in articles
        ]
    return {
        "topics": tables.frame("topics", topics),
        "topic_words": tables.frame("topic_words", topic_words),
        "topic_choice": tables.frame("topic_choice", [{"topics": 2, "chosen": True, "smallest": 3}]),
        "topic_shares": tables.frame("topic_shares", shares),
        "topic_meetings": tables.frame(
            "topic_meetings",
            [
                {"meeting_id": key, "topic": topic, "share": share, "paragraphs": 3}
                for n, key in enumerate(meetings)
                for topic, share in ((1, 0.6 - n % 2 / 2), (2, 0.4 + n % 2 / 2))
            ],
        ),
        "topic_months": tables.frame(
            "topic_months",
            [
                {"month": month, "topic": topic, "share": share, "share_low": share - 0.1}
                | {"share_high": share + 0.1, "articles": 3}
                for month, first in (("2023-01", 0.6), ("2023-02", 0.7), ("2024-05", 0.2))
                for topic, share in ((1, first), (2, 1 - first))
            ],
        ),
        "topic_tree": tables.frame(
            "topic_tree",
            [
                {"node": topic, "parent": 3, "fewest": 2, "most": 2, "topic": topic, "share": 0.5}
                | {"label": "、".join(listed[:2]), "words": "；".join(listed), "leaves": str(topic)}
                for topic, listed in enumerate(words, 1)
            ]
            + [
                {"node": 3, "parent": 0, "fewest": 1, "most": 1, "topic": 0, "share": 1.0}
                | {"label": "全部工作", "words": "工作；底线", "leaves": "1；2"}
            ],
        ),
        "topic_tree_words": tables.frame("topic_tree_words", []),
        "topic_tree_shares": tables.frame("topic_tree_shares", []),
        "topic_paragraphs": pd.DataFrame(
            {
                "paragraph_id": p.paragraph_id,
                "article_id": p.article_id,
                "topic": n % 2 + 1,
                "share": 0.9 - 0.01 * (n // 2 % 7),
                "tokens": 9,
            }
            for n, p in enumerate(paragraphs)
        ),
    }


def write(
    folder: Path,
    tables: dict,
    sources: dict,
    *,
    scores: tuple[Score, ...] = (),
    language: str = "en",
    window: tuple[str, str] | None = None,
) -> Path:
    """The report, the glossary and the search of these tables, as files in both languages."""
    other = "en" if language == "zh" else "zh"
    folder.mkdir(parents=True, exist_ok=True)
    for own, suffix in ((language, ""), (other, f".{other}")):
        beside: dict[str, str] = {}
        given = {
            "settings": Settings(language=own, window=window),
            "fingerprint": "0" * 32,
            "suffix": suffix,
            "beside": beside,
        }
        for name, text in (
            ("index", index.render(tables, sources, scores=scores, **given)),
            ("formulations", glossary.render(tables, sources, **given)),
            ("search", search.render(tables, sources, **given)),
        ):
            beside[f"{name}{suffix}.html"] = text
        for name, text in beside.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    return folder

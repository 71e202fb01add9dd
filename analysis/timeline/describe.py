"""Summaries of the timeline, in sentences and small tables, for the notebook."""

from __future__ import annotations

import pandas as pd

from analysis import tables
from analysis.records import Document
from analysis.timeline.attendance import shared_meetings
from analysis.timeline.scan import scan
from analysis.wording import label, say, together


def finding(meetings: pd.DataFrame, language: str = "en") -> str:
    """The timeline in two or three sentences.

    >>> finding(pd.DataFrame(columns=["status", "kind", "date_start", "date_end", "date_precision", "year_basis"]))
    'No meeting is reported as held in this corpus.'
    """
    held = meetings[meetings["status"] == "held"]
    if held.empty:
        return say("no_meeting_held", language)
    counts = held["kind"].value_counts()
    kinds = say("comma", language).join(
        say(f"count_{kind}", language, n=int(counts[kind])) for kind in _KINDS if kind in counts
    )
    dated = held[held["date_start"] != ""]
    if dated.empty:
        return say("timeline_undated", language, n=len(held), kinds=kinds)
    to_the_day = dated[dated["date_precision"].isin(["day", "interval"])]
    finer = dated[~dated["date_precision"].isin(["year", "half"])]  # the first day of a year is nobody's date
    bounds = finer if len(finer) else dated
    first, last = bounds["date_start"].min(), bounds["date_end"].max()
    sentence = say(
        "timeline_finding",
        language,
        n=len(held),
        kinds=kinds,
        span=say("timeline_span" if first != last else "timeline_day", language, first=first, last=last),
        days=len(to_the_day),
    )
    inferred = int(dated["year_basis"].isin(["context", "neighbour"]).sum())
    undated = len(held) - len(dated)
    more = [say("timeline_inferred", language, n=inferred)] if inferred else []
    more += [say("timeline_without_date", language, n=undated)] if undated else []
    return together([sentence, *more], language)


_KINDS = ("meeting", "reception", "event", "visit")


def specimen(meetings: pd.DataFrame) -> str:
    """The id of the meeting that shows most of how a date is found: inferred year, many reasons, many people; or ""."""
    held = meetings[(meetings["status"] == "held") & (meetings["date_start"] != "")]
    if held.empty:
        return ""
    inferred = held["year_basis"].isin(["context", "neighbour"])
    reasons = held["year_reasons"].map(lambda cell: len(tables.split(cell)))
    people = held["attendees"].map(lambda cell: len(tables.split(cell)))
    order = pd.DataFrame({"inferred": inferred, "reasons": reasons + people, "id": held["meeting_id"]})
    return order.sort_values(["inferred", "reasons", "id"], ascending=[False, False, True])["id"].iloc[0]


def as_read(document: Document, language: str = "en") -> pd.DataFrame:
    """The gatherings of one document by its text alone: no year is inferred, nothing is merged.

    Returns
    -------
    DataFrame
        Columns article_id, status, kind, name, words of the date, their
        value with X for what is missing, rule, evidence.
    """
    rows = [
        {
            "article_id": g.article_id,
            "status": g.status,
            "kind": g.kind,
            "name": g.name,
            "words of the date": g.when.text if g.when else "",
            "value": g.when.value if g.when else "",
            "rule": label("meeting", g.rule, language),
            "evidence": g.evidence,
        }
        for g in scan(document).gatherings
    ]
    columns = ["article_id", "status", "kind", "name", "words of the date", "value", "rule", "evidence"]
    return pd.DataFrame(rows, columns=columns)


def reasons(meeting: pd.Series) -> pd.DataFrame:
    """Why a meeting has its year: one row a cue, the strongest first; columns rule, says, words."""
    rows = []
    for cell in tables.split(meeting["year_reasons"]):
        rule, _, rest = cell.partition(" → ")
        says, _, words = rest.partition(": ")
        rows.append({"rule": rule, "says": says, "words": words})
    return pd.DataFrame(rows, columns=["rule", "says", "words"])


def with_other_roles(meetings: pd.DataFrame, attendance: pd.DataFrame) -> pd.DataFrame:
    """Meetings with those in roles that only the table of attendance has: contributors, guests and visitors.

    >>> meetings = pd.DataFrame({"meeting_id": ["m1", "m2"]})
    >>> roles = [("m1", "王小明", "visitor"), ("m1", "李大伟", "guest"), ("m1", "张一", "visitor"), ("m1", "陈二", "contributor")]
    >>> made = with_other_roles(meetings, pd.DataFrame(roles, columns=["meeting_id", "person", "role"]))
    >>> made[["contributors", "guests", "visitors"]].to_numpy().tolist()
    [['陈二', '李大伟', '王小明；张一'], ['', '', '']]
    """
    columns = {}
    for role in ("contributor", "guest", "visitor"):
        own = attendance[attendance["role"] == role].groupby("meeting_id", sort=False)["person"]
        named = own.agg(lambda persons: tables.join([*dict.fromkeys(persons)]))
        columns[f"{role}s"] = meetings["meeting_id"].map(named).fillna("")
    return meetings.assign(**columns)


def uncertain(meetings: pd.DataFrame, language: str = "en", *, below: float = 0.95) -> pd.DataFrame:
    """Held meetings to check by hand: no day, a year with a confidence under `below`, or reports that differ."""
    held = meetings[meetings["status"] == "held"]
    coarse = ~held["date_precision"].isin(["day", "interval"])
    withheld = (held["date"] != "") & (held["date_start"] == "")
    doubtful = (held["date_start"] != "") & (held["year_confidence"] < below)
    odds = held["conflicts"] != ""
    why = [
        say("semicolon", language).join(
            say(key, language)
            for key, true in zip(
                ("uncertain_day", "uncertain_no_year", "uncertain_year", "uncertain_conflict"), row
            )
            if true
        )
        for row in zip(coarse, withheld, doubtful, odds)
    ]
    columns = ["name", "date", "year_confidence", "year_others", "conflicts", "evidence"]
    return held.assign(why=why)[coarse | withheld | doubtful | odds][["why", *columns]].reset_index(drop=True)


def pairs(meetings: pd.DataFrame, attendance: pd.DataFrame) -> pd.DataFrame:
    """Pairs of persons who are named at the same gatherings held, in whatever role, the most frequent first.

    Gatherings that name more than `attendance.LARGEST` persons are left out.

    >>> meetings = pd.DataFrame([{"meeting_id": "m1", "status": "held", "name": "全会"}])
    >>> roles = [("m1", "王小明", "chair"), ("m1", "王小明", "speaker"), ("m1", "李大伟", "contributor")]
    >>> pairs(meetings, pd.DataFrame(roles, columns=["meeting_id", "person", "role"])).to_dict("records")
    [{'one': '李大伟', 'other': '王小明', 'gatherings': 1, 'names': '全会'}]
    """
    names = meetings.set_index("meeting_id")["name"]
    rows = [
        {"one": one, "other": other, "gatherings": len(ids), "names": tables.join(names[ids])}
        for (one, other), ids in shared_meetings(meetings, attendance).items()
    ]
    made = pd.DataFrame(rows, columns=["one", "other", "gatherings", "names"])
    return made.sort_values(["gatherings", "one", "other"], ascending=[False, True, True]).reset_index(
        drop=True
    )

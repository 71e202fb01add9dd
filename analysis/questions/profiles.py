"""One person: offices, meetings, series, and who was there with them."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.cells import join, split
from analysis.faults import unknown


@dataclass(frozen=True, slots=True)
class Profile:
    """What the tables say of a person."""

    person: str
    facts: pd.Series  #: the person's row of `people`
    meetings: (
        pd.DataFrame
    )  #: meeting_id, date, name, kind, series, role (all, as a list), office, rank, source, start, end
    series: pd.DataFrame  #: series, meetings
    partners: pd.DataFrame  #: person, meetings: who was at the same meetings
    terms: pd.DataFrame  #: term, uses: formulations in the articles on meetings where they speak

    def __repr__(self) -> str:
        return f"{self.person}: {len(self.meetings)} meetings"

    def _repr_html_(self) -> str:
        offices = "；".join(split(str(self.facts["offices"])))
        parts = [f'<h3 lang="zh">{html.escape(self.person)}</h3><p lang="zh">{html.escape(offices)}</p>']
        for name in ("meetings", "series", "partners", "terms"):
            table = getattr(self, name)
            if len(table):
                parts.append(f"<h4>{name}</h4>{table.head(20).to_html(index=False)}")
        return "".join(parts)


def profile(tables: Mapping[str, pd.DataFrame], person: str) -> Profile:
    """What the tables of a study say of one person, meetings held only.

    Raises
    ------
    InputFault
        If `people` has nobody of that name; the message suggests the nearest names,
        those with most meetings first.
    """
    people, attendance = tables["people"], tables["attendance"]
    rows = people[people["person"] == person]
    if rows.empty:
        ranking = people.sort_values("meetings", ascending=False, kind="stable")
        raise unknown("person", person, ranking["person"], ranked=True)
    meetings = tables["meetings"]
    held = meetings.loc[
        meetings["status"] == "held",
        ["meeting_id", "date", "date_start", "name", "kind", "series", "article_ids"],
    ]
    own = attendance[attendance["person"] == person].merge(held, on="meeting_id")
    own = own.sort_values(["date_start", "meeting_id", "role"], ignore_index=True)
    roles = own.groupby("meeting_id")["role"].agg(lambda given: join(dict.fromkeys(given)))
    once = own.drop_duplicates("meeting_id").reset_index(drop=True)
    once["role"] = once["meeting_id"].map(roles)
    series = once.loc[once["series"] != "", "series"].value_counts().rename_axis("series")
    others = attendance[attendance["meeting_id"].isin(once["meeting_id"]) & (attendance["person"] != person)]
    partners = others.groupby("person")["meeting_id"].nunique().sort_values(ascending=False, kind="stable")
    columns = [
        "meeting_id",
        "date",
        "name",
        "kind",
        "series",
        "role",
        "office",
        "rank",
        "source",
        "start",
        "end",
    ]
    return Profile(
        person,
        rows.iloc[0],
        once[columns],
        series.reset_index(name="meetings"),
        partners.reset_index(name="meetings"),
        _terms(tables, own[own["role"].isin(("chair", "speaker"))]),
    )


def _terms(tables: Mapping[str, pd.DataFrame], led: pd.DataFrame) -> pd.DataFrame:
    """Formulations in the articles on these meetings, those used most first; empty without formulations."""
    uses = tables.get("formulation_uses")
    if uses is None or led.empty:
        return pd.DataFrame(columns=["term", "uses"])
    articles = {one for cell in led["article_ids"] for one in split(cell)}
    counts = uses.loc[uses["article_id"].isin(articles), "term"].value_counts()
    return counts.rename_axis("term").reset_index(name="uses")

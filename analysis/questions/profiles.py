"""One person: offices, meetings, series, and who was there with them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis import display
from analysis.cells import join, split
from analysis.plots.facts import counted
from analysis.questions.searching import Hits
from analysis.questions.selecting import persons
from analysis.refusals import lacking, refused, unknown
from analysis.wording import say


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known about one person."""

    person: str
    facts: pd.Series  #: the person's row of `people`
    meetings: (
        pd.DataFrame
    )  #: meeting_id, date, name, kind, series, role (all, as a list), office, rank, source, start, end
    series: pd.DataFrame  #: series, meetings
    #: person, meetings, role, office: who was at the same meetings, with all their roles and offices there
    partners: pd.DataFrame
    terms: pd.DataFrame  #: term, uses: formulations in the articles on meetings where they speak
    mentions: pd.DataFrame  #: every place that names them, as of `search`, also outside meetings
    language: str = "en"  #: of its display

    def __getattr__(self, name: str) -> Any:
        raise lacking("person", name, self, figure=f'study.figure("timeline", person={self.person!r})')

    @property
    def offices(self) -> list[str]:
        """The offices that the texts give the person, each with its first and last date."""
        return list(split(str(self.facts["offices"])))

    @property
    def first_named(self) -> str:
        """The date of the first dated article that names the person; "" without any."""
        return min(self._named(), default="")

    @property
    def last_named(self) -> str:
        """The date of the last dated article that names the person, whether or not it reports a meeting of theirs."""
        return max(self._named(), default="")

    def _named(self) -> list[str]:
        return [date for date in self.mentions["date"] if date]

    def __repr__(self) -> str:
        articles, language = self.mentions["article_id"].nunique(), self.language
        meetings = counted(len(self.meetings), self.meetings["kind"], language)
        said = say("profile_said", language, person=self.person, meetings=meetings)
        if not articles:
            return said
        first, last = self.first_named, self.last_named
        dates = say("profile_dates", language, first=first, last=last) if last else ""
        return said + say("profile_named", language, articles=articles, dates=dates)

    def _repr_html_(self) -> str:
        offices = "；".join(self.offices)
        parts = [f'<h3 lang="zh">{html.escape(self.person)}</h3><p lang="zh">{html.escape(offices)}</p>']
        parts.append(f"<p>{html.escape(repr(self))}</p>")
        for name in ("meetings", "series", "partners", "terms"):
            table = getattr(self, name)
            if len(table):
                heading = html.escape(say(f"shown_{name}", self.language)) + f" <code>.{name}</code>"
                parts.append(f"<h4>{heading}</h4>{display.table(table.head(20), self.language)}")
        return "".join(parts)


def profile(
    tables: Mapping[str, pd.DataFrame],
    person: str,
    *,
    search: Callable[..., Hits] | None = None,
    language: str = "en",
) -> Profile:
    """What is known about one person: meetings held only, but all mentions.

    Parameters
    ----------
    person : str
        The name, or one of its spellings.
    search : callable, optional
        `TextIndex.search` of the texts, in which the name and its variants are looked up; without it `mentions` is empty.
    language : str
        Of its display, ``en`` or ``zh``.

    Raises
    ------
    InputFault
        If `people` has nobody of that name; the message suggests the nearest names,
        those with most meetings first.
    """
    people, attendance = tables["people"], tables["attendance"]
    asked = persons(tables, person)
    if len(asked) > 1:
        raise refused("refused_namesakes", person=person, n=str(len(asked)), names="、".join(asked))
    person = asked[0]
    rows = people[people["person"] == person]
    if rows.empty:
        ranking = people.sort_values("meetings", ascending=False, kind="stable")
        raise unknown("person", person, ranking["person"], ranked=True)
    meetings = tables["meetings"]
    held = meetings.loc[
        meetings["status"] == "held",
        ["meeting_id", "date", "date_start", "name", "kind", "series", "series_full", "article_ids"],
    ]
    own = attendance[attendance["person"] == person].merge(held, on="meeting_id")
    own = own.sort_values(["date_start", "meeting_id", "role"], ignore_index=True)
    roles = own.groupby("meeting_id")["role"].agg(lambda given: join(dict.fromkeys(given)))
    once = own.drop_duplicates("meeting_id").reset_index(drop=True)
    once["role"] = once["meeting_id"].map(roles)
    series = once.loc[once["series_full"] != "", "series_full"].value_counts().rename_axis("series")
    others = attendance[attendance["meeting_id"].isin(once["meeting_id"]) & (attendance["person"] != person)]
    spellings = list(dict.fromkeys([person.partition("（")[0], *split(rows.iloc[0]["variants"])]))
    mentions = (
        search(*map(re.escape, spellings), but=_longer_names(people, spellings)).together.kwic
        if search
        else pd.DataFrame(columns=["date", "article_id"])
    )
    mentions = mentions[~mentions["article_id"].isin(_of_namesakes(tables, person, spellings))]
    mentions = mentions.reset_index(drop=True)
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
        _partners(others),
        _terms(tables, own[own["role"].isin(("chair", "speaker"))]),
        mentions,
        language,
    )


def _of_namesakes(tables: Mapping[str, pd.DataFrame], person: str, spellings: Collection[str]) -> set[str]:
    """The articles that report meetings of another person of this name, and none of this person."""
    attendance = tables["attendance"]
    named = attendance[attendance["as_written"].isin(spellings)]
    reported = tables["meetings"].set_index("meeting_id")["article_ids"].map(split)

    def articles(rows: pd.DataFrame) -> set[str]:
        return set().union(*reported.reindex(rows["meeting_id"].unique()))

    return articles(named[named["person"] != person]) - articles(attendance[attendance["person"] == person])


def _longer_names(people: pd.DataFrame, spellings: Sequence[str]) -> list[str]:
    """Patterns of other persons' names that contain one of these: 刘奇葆 for 刘奇.

    A full foreign name that contains a shorter form (哈凯恩德·希奇莱马) can be of the same person.

    >>> _longer_names(pd.DataFrame({"person": ["刘奇", "刘奇葆", "本·刘奇"], "variants": ""}), ["刘奇"])
    ['刘奇葆']
    """
    names = {*people["person"], *(name for cell in people["variants"] for name in split(cell))}
    longer = (name for name in names.difference(spellings) if any(one in name for one in spellings))
    return sorted(re.escape(name) for name in longer if "·" not in name)


def _partners(others: pd.DataFrame) -> pd.DataFrame:
    """Others at the same meetings with the roles and offices that they have there, the most frequent first."""
    columns = ["person", "meetings", "role", "office"]
    if others.empty:
        return pd.DataFrame(columns=columns)
    persons = others.groupby("person")
    made = pd.DataFrame(
        {
            "meetings": persons["meeting_id"].nunique(),
            **{column: persons[column].agg(_most_frequent) for column in ("role", "office")},
        }
    )
    made = made.rename_axis("person").reset_index()
    return made.sort_values(["meetings", "person"], ascending=[False, True], ignore_index=True)[columns]


def _most_frequent(values: pd.Series) -> str:
    """The values as a list, the most frequent first; empty ones are left out.

    >>> _most_frequent(pd.Series(["guest", "", "chair", "guest"]))
    'guest；chair'
    """
    return join(values[values != ""].value_counts().index)


def _terms(tables: Mapping[str, pd.DataFrame], led: pd.DataFrame) -> pd.DataFrame:
    """Formulations in the articles on these meetings, those used most first; empty without formulations."""
    uses = tables.get("formulation_uses")
    if uses is None or led.empty:
        return pd.DataFrame(columns=["term", "uses"])
    articles = {one for cell in led["article_ids"] for one in split(cell)}
    counts = uses.loc[uses["article_id"].isin(articles), "term"].value_counts()
    return counts.rename_axis("term").reset_index(name="uses")

"""Who meets whom: persons at the same meetings, as a graph with its measures."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis import display, plots
from analysis.questions.grouping import naming
from analysis.refusals import whole, writing
from analysis.run import store
from analysis.settings import WINDOW
from analysis.tables import join
from analysis.timeline.attendance import LARGEST, shared_meetings
from analysis.wording import message, tell

if TYPE_CHECKING:
    import networkx

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Network:
    """Persons joined by the meetings held that name them both."""

    #: nodes: persons, with what `persons` says of them and their `offices`; edge attribute `meetings`: how many they share
    graph: networkx.Graph
    persons: pd.DataFrame  #: person, meetings, partners, strength, betweenness, group
    edges: pd.DataFrame  #: person, other, meetings, meeting_ids
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict, repr=False)  #: of which it was made
    language: str = "en"  #: of its figure and display
    window: tuple[str, str] | None = WINDOW  #: the months of the study or of its part
    conditions: Sequence[Mapping[str, object]] = ()  #: by which its articles were selected, as of `select`

    def _repr_html_(self) -> str:
        return display.table(self.persons.head(20), self.language)

    def figure(
        self,
        *,
        size: str = "16:9",
        font: float | None = None,
        palette: str | Path = "",
        title: str = "",
        language: str = "",
    ) -> plots.Drawn:
        """The best connected persons as boxes, and their shared meetings as lines; parameters as of `plots.draw`."""
        language = language or self.language
        about, subject = naming(self.conditions, language)
        return plots.draw(
            "network",
            self._given(),
            language=language,
            window=self.window,
            size=size,
            font=font,
            palette=palette,
            about=about,
            subject=subject,
            title=title,
        )

    def _given(self) -> dict[str, pd.DataFrame]:
        tables = {name: self.tables[name] for name in ("articles", "meetings") if name in self.tables}
        return tables | {"network_edges": self.edges, "network_persons": self.persons}

    def write(self, folder: str | Path) -> Path:
        """``people_network.graphml``, and CSV files of edges and persons, in a folder that is made if it is missing.

        Raises
        ------
        InputFault
            If the files cannot be written.
        """
        import networkx  # slow to import, and no build needs it

        folder = Path(folder)
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
            networkx.write_graphml(self.graph, folder / "people_network.graphml", encoding="utf-8")
            (folder / "people_network.csv").write_bytes(store.to_csv(self.edges))
            (folder / "people_network_persons.csv").write_bytes(store.to_csv(self.persons))
        return folder


def network(
    tables: Mapping[str, pd.DataFrame],
    *,
    at_least: int = 1,
    largest: int = LARGEST,
    language: str = "en",
    window: tuple[str, str] | None = WINDOW,
    conditions: Sequence[Mapping[str, object]] = (),
) -> Network:
    """The network of persons at the meetings held.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        `meetings` and `attendance`.
    at_least : int
        Shared meetings that make an edge. Persons without an edge are left out.
    largest : int
        Meetings that name more persons than this are left out.
    language : str
        Of its figure and display, ``en`` or ``zh``.
    window : tuple of str or None
        First and last month that its figure names; None: those of the dated texts (`edtf.shown_months`).
    conditions : sequence of mapping
        By which the tables were selected; its figure says them.

    Returns
    -------
    Network
        `strength` is the sum of shared meetings, `betweenness` the share of
        shortest paths through a person (edges count alike; sampled from 500
        persons in larger networks, seed 0), `group` a community by greedy
        modularity, from 1.

    Raises
    ------
    InputFault
        If `at_least` is below 1.
    """
    import networkx

    whole(f"network(at_least={at_least!r})", at_least, 1)
    meetings, rows = tables["meetings"], tables["attendance"]
    shared = shared_meetings(meetings, rows, largest=largest)
    kept = {pair: ids for pair, ids in sorted(shared.items()) if len(ids) >= at_least}
    graph = networkx.Graph()
    for (one, other), ids in kept.items():
        graph.add_edge(one, other, meetings=len(ids))
    edges = pd.DataFrame(
        [(one, other, len(ids), join(ids)) for (one, other), ids in kept.items()],
        columns=["person", "other", "meetings", "meeting_ids"],
    ).sort_values(["meetings", "person", "other"], ascending=[False, True, True], ignore_index=True)
    held = meetings.loc[meetings["status"] == "held", "meeting_id"]
    attended = rows[rows["meeting_id"].isin(held)].groupby("person")["meeting_id"].nunique()
    measured = _measures(graph, attended)
    known = tables["people"].set_index("person")["offices"].to_dict() if "people" in tables else {}
    for row in measured.to_dict("records"):
        person = row.pop("person")
        graph.add_node(
            person, **{str(key): value for key, value in row.items()}, offices=str(known.get(person, ""))
        )
    return Network(graph, measured, edges, tables, language, window, conditions)


def for_figure(name: str, tables: Mapping[str, pd.DataFrame]) -> Mapping[str, pd.DataFrame]:
    """The tables that a figure is drawn from: of the network those that are made on demand."""
    return network(tables)._given() if name == "network" else tables


def _measures(graph: networkx.Graph, attended: pd.Series) -> pd.DataFrame:
    """One row a person, those who share most meetings first."""
    columns = ["person", "meetings", "partners", "strength", "betweenness", "group"]
    if not graph:
        return pd.DataFrame(columns=columns)
    import networkx

    sample = min(500, len(graph))
    between = networkx.betweenness_centrality(graph, k=sample, seed=0)
    communities = networkx.community.greedy_modularity_communities(graph, weight="meetings")
    group = {person: n for n, members in enumerate(communities, start=1) for person in members}
    measured = [
        (
            person,
            int(attended[person]),
            graph.degree(person),
            graph.degree(person, weight="meetings"),
            between[person],
            group[person],
        )
        for person in graph
    ]
    table = pd.DataFrame(measured, columns=columns)
    return table.sort_values(["strength", "person"], ascending=[False, True], ignore_index=True)


def absences(tables: Mapping[str, pd.DataFrame], *, sittings: int = 4, language: str = "en") -> pd.DataFrame:
    """Who is not named at a sitting of a series after being named at every one before.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        `meetings` and `attendance`.
    sittings : int
        Only series with so many dated sittings that name anybody; a person must
        have been named at all of at least ``sittings - 1`` sittings before.
    language : str
        Of the warning where there are none.

    Returns
    -------
    DataFrame
        series, body, meeting_id, date, person, before: the sittings in a row
        that name them. Not being named is not proof of absence. Where it is
        empty, a warning says why.
    """
    columns = ["series", "body", "meeting_id", "date", "person", "before"]
    meetings, rows = tables["meetings"], tables["attendance"]
    present = {str(key): set(names) for key, names in rows.groupby("meeting_id")["person"]}
    chosen = meetings[
        (meetings["status"] == "held")
        & (meetings["series"] != "")
        & (meetings["date_start"].fillna("").astype(str) != "")
        & meetings["meeting_id"].isin(list(present))
    ]
    found: list[tuple] = []
    long_enough = regulars = 0
    for (series, body), held in chosen.groupby(["series", "body_full"], sort=True):
        if len(held) < sittings:
            continue
        long_enough += 1
        named: set[str] | None = None
        for count, one in enumerate(held.sort_values(["date_start", "meeting_id"]).itertuples()):
            now = present[str(one.meeting_id)]
            if named is not None and count >= sittings - 1:
                missing = sorted(named - now)
                regulars += count == sittings - 1 and bool(named)
                found += [(series, body, one.meeting_id, one.date, person, count) for person in missing]
            named = now if named is None else named & now
    if not found:
        logger.warning(tell(_why_none(sittings, chosen["series"].nunique(), long_enough, regulars), language))
    return pd.DataFrame(found, columns=columns)


def _why_none(sittings: int, series: int, long_enough: int, regulars: int) -> str:
    """Why no absence was found, as a message.

    >>> tell(_why_none(4, 3, 0, 0))
    'no absences: none of the 3 series with dated sittings that name anybody has 4 of them (sittings=4)'
    """
    if not long_enough:
        return message("absences_short", series=series, sittings=sittings)
    if not regulars:
        return message("absences_nobody", series=long_enough, sittings=sittings, before=sittings - 1)
    return message("absences_none", series=regulars)

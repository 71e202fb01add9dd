"""Persons of a study: network, absences, and one person's profile, on small tables whose answer is known."""

import networkx
import pandas as pd
import pytest

from analysis import questions
from analysis.faults import InputFault
from tests.questions.test_questions import study


def _tables() -> dict[str, pd.DataFrame]:
    """Five sittings; 丁 is named at the first four; the last row is only planned."""
    days = [f"2024-0{n}-01" for n in range(1, 7)]
    meetings = pd.DataFrame(
        {
            "meeting_id": [f"m{n}" for n in range(1, 7)],
            "date": days,
            "date_start": days,
            "name": "例会",
            "kind": "meeting",
            "series": "例会",
            "series_full": "例会",
            "body": "市委",
            "body_full": "市委",
            "status": ["held"] * 5 + ["planned"],
            "article_ids": [f"a#{n}" for n in range(1, 7)],
        }
    )
    present = {1: "甲乙丁", 2: "甲丁", 3: "甲乙丁", 4: "甲丁", 5: "甲乙", 6: "甲戊"}
    rows = [
        (f"m{n}", person, "chair" if person == "甲" else "attendee", "", rank, "a", 0, 1)
        for n, persons in present.items()
        for rank, person in enumerate(persons, start=1)
    ]
    attendance = pd.DataFrame(
        rows, columns=["meeting_id", "person", "role", "office", "rank", "source", "start", "end"]
    )
    attendance["as_written"] = attendance["person"]
    people = pd.DataFrame(
        {
            "person": list("甲乙丁戊"),
            "variants": "",
            "offices": ["市长", "", "", ""],
            "meetings": [5, 3, 4, 0],
        }
    )
    uses = pd.DataFrame({"article_id": ["a#1", "a#1", "a#9"], "term": ["实干", "实干", "别处"]})
    return {"meetings": meetings, "attendance": attendance, "people": people, "formulation_uses": uses}


def test_edges_count_the_meetings_held_that_name_both():
    edges = questions.network(_tables()).edges
    counts = {frozenset((row.person, row.other)): row.meetings for row in edges.itertuples()}
    assert counts == {frozenset("甲丁"): 4, frozenset("甲乙"): 3, frozenset("乙丁"): 2}


def test_persons_are_measured_and_weak_ties_can_be_left_out():
    found = questions.network(_tables(), at_least=3)
    assert list(found.persons["person"]) == ["甲", "丁", "乙"]
    assert list(found.persons["strength"]) == [7, 4, 3]
    assert found.persons["betweenness"].iloc[0] == 1


def test_graphml_and_csv_bring_the_edges_back(tmp_path):
    found = questions.network(_tables())
    folder = found.write(str(tmp_path / "new" / "net"))
    assert folder == tmp_path / "new" / "net"
    again = networkx.read_graphml(folder / "people_network.graphml")
    assert again["甲"]["丁"]["meetings"] == 4
    row = found.persons.set_index("person").loc["甲"]
    assert again.nodes["甲"]["meetings"] == row["meetings"] and again.nodes["甲"]["group"] == row["group"]
    assert "offices" in again.nodes["甲"]
    tmp_path = folder
    assert list(pd.read_csv(tmp_path / "people_network.csv")["meetings"]) == [4, 3, 2]


def test_a_network_of_nobody_is_empty():
    tables = _tables()
    tables["attendance"] = tables["attendance"].head(0)
    assert questions.network(tables).persons.empty
    assert questions.absences(tables).empty


def test_absent_is_who_was_named_at_every_sitting_before():
    found = questions.absences(_tables())
    assert found[["meeting_id", "person", "before"]].values.tolist() == [["m5", "丁", 4]]


def test_a_profile_holds_meetings_partners_and_terms():
    found = questions.profile(_tables(), "甲")
    assert found.offices == ["市长"]
    assert len(found.meetings) == 5
    assert found.partners.values.tolist() == [["丁", 4, "attendee", ""], ["乙", 3, "attendee", ""]]
    assert found.terms.values.tolist() == [["实干", 2]]
    assert "市长" in found._repr_html_()


def test_a_meeting_with_two_roles_is_one_row_of_a_profile():
    tables = _tables()
    second = tables["attendance"].iloc[[0]].assign(role="speaker")
    tables["attendance"] = pd.concat([tables["attendance"], second], ignore_index=True)
    found = questions.profile(tables, "甲")
    assert len(found.meetings) == 5
    assert found.meetings["role"].iloc[0] == "chair；speaker"
    assert repr(found) == "甲: 5 meetings"


def test_a_profile_counts_visits_and_receptions_not_as_meetings():
    tables = _tables()
    tables["meetings"].loc[0, "kind"] = "visit"
    assert repr(questions.profile(tables, "甲")) == "甲: 5 meetings and events"
    assert repr(questions.profile(tables, "甲", language="zh")) == "甲：5场会议和活动"


def test_an_unknown_person_is_refused():
    with pytest.raises(InputFault, match="no person '庚' here"):
        questions.profile(_tables(), "庚")


def test_partners_have_roles_and_offices_the_most_frequent_first():
    tables = _tables()
    second = tables["attendance"].query("person == '乙'").copy()
    second["role"], second["office"] = ["speaker", "guest", "speaker", "guest"][: len(second)], "外长"
    rows = pd.concat([tables["attendance"].query("person != '乙'"), second], ignore_index=True)
    found = questions.profile(tables | {"attendance": rows}, "甲")
    assert found.partners.set_index("person").loc["乙"].tolist() == [3, "speaker；guest", "外长"]


def test_a_profile_says_when_a_person_is_named_also_outside_meetings():
    texts = {"a": "甲同志主持。", "b": "甲同志去职。", "c": "别人。"}
    made = study(texts, dates={"a": "2024-01-02", "b": "2024-09-01", "c": "2024-12-01"})
    index = questions.TextIndex(made["paragraphs"], made["articles"], texts)
    found = questions.profile(_tables(), "甲", search=index.search)
    assert found.mentions["article_id"].tolist() == ["a#1", "b#1"]
    assert (found.first_named, found.last_named) == ("2024-01-02", "2024-09-01")
    assert repr(found) == "甲: 5 meetings; named in 2 articles, 2024-01-02 to 2024-09-01"


def test_mentions_are_not_parts_of_the_names_of_others():
    texts = {"a": "刘奇葆主持。", "b": "刘奇去职。"}
    made = study(texts, dates={"a": "2024-01-02", "b": "2024-09-01"})
    index = questions.TextIndex(made["paragraphs"], made["articles"], texts)
    tables = _tables()
    two = pd.concat([tables["people"].head(1)] * 2).assign(person=["刘奇", "刘奇葆"])
    found = questions.profile(tables | {"people": two}, "刘奇", search=index.search)
    assert found.mentions["article_id"].tolist() == ["b#1"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda t: t["meetings"]["meeting_id"].isin(["m1", "m2"]), "has 4 of them"),
        (lambda t: t["meetings"]["meeting_id"] != "m5", "was named again, in 1 series"),
    ],
)
def test_without_absences_a_warning_says_why(caplog, change, reason):
    tables = _tables()
    tables["meetings"] = tables["meetings"][change(tables)]
    assert questions.absences(tables).empty
    assert reason in caplog.text

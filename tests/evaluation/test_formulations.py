"""The scorer of formulations."""

from __future__ import annotations

import pandas as pd

from analysis.evaluation import formulations
from analysis.wording import tell

GOLD = """term,gloss,number,members,members_stand,members_given,count,files
三个区,three zones,3,甲；乙；丙,after,all,2,a.txt
九小场所,nine places,9,子；丑,before,partial,1,a.txt
“两地”,two places,2,,none,,1,a.txt
十大行动,ten actions,10,,none,not scored,1,a.txt
885,a code,,,none,,4,a.txt
"""

READ = pd.DataFrame({"source": ["a.txt"]})


def _score(tmp_path, rows):
    (tmp_path / "seeds_formulations.csv").write_text(GOLD, encoding="utf-8-sig")
    columns = ["term", "uses", "members", "members_complete"]
    return formulations.score(
        {"formulations": pd.DataFrame(rows, columns=columns), "articles": READ}, tmp_path
    )


def test_all_right(tmp_path):
    terms, members = _score(
        tmp_path,
        [
            ("三个区", 2, "甲；乙；丙", "yes"),
            ("九小场所", 1, "子；丑", "no"),
            ("两地", 1, "", ""),
            ("十大行动", 1, "提升", "no"),
            ("885", 4, "", ""),
            ("双城记", 3, "", ""),
        ],
    )
    assert (terms.right, terms.found, terms.gold, terms.faults) == (5, 5, 5, ())
    assert (members.right, members.found, members.gold, members.faults) == (2, 2, 2, ())


def test_each_way_to_be_wrong_is_named(tmp_path):
    terms, members = _score(
        tmp_path,
        [("三个区", 3, "甲；乙；丙", "yes"), ("九小场所", 1, "子；丑", "yes"), ("885", 4, "子；丑", "no")],
    )
    assert (terms.right, terms.found, terms.gold) == (2, 3, 5)
    assert [*map(tell, terms.faults)] == [
        "三个区: 3 uses, 2 in the gold data",
        "两地: not found",
        "十大行动: not found",
    ]
    assert (members.right, members.found, members.gold) == (1, 3, 2)
    assert [*map(tell, members.faults)] == [
        "九小场所: 子；丑 ✓, expected 子；丑",
        "885: 子；丑 …, expected none",
    ]


def test_no_gold_no_scores(tmp_path):
    assert formulations.score({"formulations": pd.DataFrame(), "articles": READ}, tmp_path) == []


def test_a_run_that_has_not_read_the_files_is_not_scored(tmp_path):
    (tmp_path / "seeds_formulations.csv").write_text(GOLD, encoding="utf-8-sig")
    other = pd.DataFrame({"source": ["b.txt"]})
    assert formulations.score({"formulations": pd.DataFrame(), "articles": other}, tmp_path) == []

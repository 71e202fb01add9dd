"""What slogans count: every layout of a list, which explanations are believed, and plain enumerations."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analysis.formulations import members, numbers
from tests.formulations import combined_lists
from tests.formulations.generated_lists import draw
from tests.formulations.sample import found, gather
from tests.rows import each

with (Path(__file__).parent / "layouts.csv").open(encoding="utf-8", newline="") as handle:
    LAYOUTS = list(csv.DictReader(handle))


@each("case", LAYOUTS)
def test_layouts(case):
    one = found(case["text"].replace("\\n", "\n"))[case["term"]]
    assert ("；".join(one.members), one.members_given) == (case["members"], case["given"])


def _many(explained: dict[str, str], plain: int) -> dict[str, str]:
    texts = {f"plain {number}": "要落实“三个抓手”机制。" for number in range(plain)}
    return texts | explained


def test_one_explanation_against_many_uses_without_one_is_not_believed():
    made = gather(_many({"told": "抓改革、抓开放、抓创新“三个抓手”机制。"}, plain=60))
    [one] = [each for each in made.formulations if each.term == "三个抓手"]
    assert (one.members, one.members_complete) == ((), None)
    assert [(sense.members, sense.believed) for sense in one.senses] == [
        (("抓改革", "抓开放", "抓创新"), False)
    ]


def test_one_explanation_of_few_uses_is_believed():
    made = gather(_many({"told": "抓改革、抓开放、抓创新“三个抓手”机制。"}, plain=4))
    [one] = [each for each in made.formulations if each.term == "三个抓手"]
    assert (one.members, one.members_complete) == (("抓改革", "抓开放", "抓创新"), True)


def test_names_explained_differently_are_kept_apart_with_their_periods():
    texts = {
        "a": "落实抓改革、抓开放、抓创新“三个抓手”机制。",
        "b": "落实抓改革、抓开放、抓创新“三个抓手”机制。",
        "c": "“三个抓手”，即治水、治气、治土。",
    }
    dates = {"a": "2024-01-05", "b": "2024-03-05", "c": "2024-06-05"}
    senses = gather(texts, dates).tables()["formulation_senses"]
    assert senses[["members", "articles", "first_seen", "last_seen", "source"]].values.tolist() == [
        ["抓改革；抓开放；抓创新", 2, "2024-01-05", "2024-03-05", "a"],
        ["治水；治气；治土", 1, "2024-06-05", "2024-06-05", "c"],
    ]


def test_what_the_lexicon_knows_otherwise_needs_several_articles():
    texts = {f"plain {number}": "增强“四个意识”。" for number in range(20)}
    texts["told"] = "增强看齐、跟跑、领跑、超越“四个意识”。"
    [one] = [each for each in gather(texts).formulations if each.term == "四个意识"]
    assert (one.members, [sense.believed for sense in one.senses]) == ((), [False])


@pytest.mark.parametrize(
    ("text", "name", "members", "complete"),
    [
        ("今年要抓好四个方面工作：一是抓项目，二是抓招商，三是抓改革，四是抓民生。", "四个方面工作", "抓项目；抓招商；抓改革；抓民生", "yes"),
        ("提出两点要求：第一，提高认识；第二，压实责任。", "两点", "提高认识；压实责任", "yes"),
        ("做到三个“坚持”：一是抓项目，二是抓招商，三是抓改革。会议提出两点要求：第一，提高认识；第二，压实责任。", "两点", "提高认识；压实责任", "yes"),
        ("他从党建、产业、生态三个方面介绍情况。", "三个方面", "党建；产业；生态", "yes"),
        ("下一步做好三件事。\n一是加快建设。要抢抓工期。\n二是加强监管。\n三是搞好宣传。", "三件事", "加快建设；加强监管；搞好宣传", "yes"),
        ("从便利往来和生活、深化经贸合作、鼓励就业创业等三个方面，积极推动融合。", "三个方面", "便利往来和生活；深化经贸合作；鼓励就业创业", "yes"),
        ("在加强产业发展、完善要素保障等两个方面提出12条措施。", "两个方面", "加强产业发展；完善要素保障", "yes"),
        ("深化产业振兴、设施建设、民生改善三大重点领域合作。", "三大重点领域", "产业振兴；设施建设；民生改善", "yes"),
        ("划定工作分为初步划定、优化调整、规划统筹三个阶段。", "三个阶段", "初步划定；优化调整；规划统筹", "yes"),
        ("演出分为《序曲》《江河》《远方》三个部分。", "三个部分", "序曲；江河；远方", "yes"),
        ("报告分为3个部分：回顾五年工作；分析当前形势；部署今后任务。", "3个部分", "回顾五年工作；分析当前形势；部署今后任务", "yes"),
        ("要着重把握好3点，一是坚持集中统一，二是坚持改革创新，三是坚持依法办事。", "3点", "坚持集中统一；坚持改革创新；坚持依法办事", "yes"),
        ("当前有两种选择：一种是加强合作，应对挑战。另一种是各行其是，走向分裂。", "两种选择", "加强合作；各行其是", "yes"),
        ("聚焦钢铁、有色等十大行业，分类施策。", "十大行业", "钢铁；有色", "no"),
        ("其中陶瓷、造纸、印染三大行业增加值同比增长都超过一成。", "三大行业", "陶瓷；造纸；印染", "yes"),
        ("县里提出五大趋势：产业走向集聚、“双创”不断深化、城乡不断融合、生态不断向好、民生不断改善。", "五大趋势", "产业走向集聚；“双创”不断深化；城乡不断融合；生态不断向好；民生不断改善", "yes"),
    ],
)  # fmt: skip
def test_plain_enumerations_have_a_table_of_their_own(text, name, members, complete):
    made = gather({"a.txt": text}).tables()
    assert name not in made["formulations"]["term"].tolist()
    [row] = made["enumerations"].to_dict("records")
    assert (row["members"], row["complete"]) == (members, complete)
    assert row["name"].startswith(name[:2])
    assert text[row["start"] : row["end"]].startswith(row["name"])


def test_an_explanation_ends_where_the_next_name_starts():
    text = "总体思路是三个聚焦：聚焦主业，聚焦创新，聚焦民生；四个重点：工业、农业、旅游、城建。"
    rows = gather({"a.txt": text}).enumerations.to_dict("records")
    assert [(row["name"], row["members"]) for row in rows] == [
        ("三个聚焦", "聚焦主业；聚焦创新；聚焦民生"),
        ("四个重点", "工业；农业；旅游；城建"),
    ]


def test_examples_of_a_figure_are_no_enumeration():
    text = "列车经停青江、白河等8个车站。提供研发类、产品类等28个岗位。来自青江、白河等六类企业代表共同出席当天会议。"
    made = gather({"a.txt": text}).tables()
    assert made["enumerations"].empty


def test_of_more_clauses_with_the_counted_word_those_next_to_the_name_are_its_members():
    [one] = gather({"a.txt": "要坚持改革，坚持实干，坚持创新，落实“两个坚持”。"}).formulations
    assert (one.term, one.members) == ("两个坚持", ("坚持实干", "坚持创新"))


@pytest.mark.parametrize("before", ["", "，", "推进"])
@pytest.mark.parametrize("joint", ["", "和", "、"])
def test_members_in_marks_may_begin_a_text(before, joint):
    made = gather({"a.txt": f"{before}“强基工程”{joint}“育苗工程”两大工程全面启动。"})
    assert made.enumerations["members"].tolist() == ["强基工程；育苗工程"]


def test_two_members_lose_the_remarks_behind_them():
    text = "推进强基工程（一期）、育苗工程（二期）两大工程。"
    assert gather({"a.txt": text}).enumerations["members"].tolist() == ["强基工程；育苗工程"]


@pytest.mark.parametrize("count", [48, pytest.param(336, marks=pytest.mark.thorough)])
def test_invented_slogans_are_explained_whole_in_every_layout(count):
    """Names and members are invented; the layouts are those that the rules were written for."""
    drawn = draw(seed=5, count=count)
    wrong: dict[str, list[str]] = {}
    for one in drawn:
        made = found(one.text).get(one.name)
        if made is None or (list(made.members), made.members_complete) != (one.members, True):
            wrong.setdefault(one.layout, []).append(one.text)
    assert sum(map(len, wrong.values())) <= 0.1 * len(drawn), wrong
    assert [layout for layout, texts in wrong.items() if len(texts) > 2] == []


def test_members_in_quotation_marks_after_an_enumeration():
    text = "推出四个亮点，即“一江灯火”“两岸花香”“百里书声”和“千户炊烟”。"
    [row] = gather({"a": text}).enumerations.to_dict("records")
    assert (row["name"], row["members"]) == ("四个亮点", "一江灯火；两岸花香；百里书声；千户炊烟")


def test_a_quoted_list_of_members_is_no_formulation_of_its_own():
    for text in (
        "推行“党员联户、干部联组、支部联片”的“三联”机制。",
        "落实“三联”机制，即“党员联户、干部联组、支部联片”。",
    ):
        assert set(found(text)) == {"三联"}


@pytest.mark.parametrize("values", [combined_lists.FIRST, combined_lists.SECOND], ids=["first", "second"])
def test_members_are_whole_however_their_list_is_written(values):
    """Nine lists in ten are whole, and few are called complete that are not."""
    drawn = combined_lists.draw(values, seed=11, count=400)
    made = [(one, _listing(one.text, one.name)) for one in drawn]
    wrong = [
        one for one, found in made if not found or not found.complete or list(found.members) != one.members
    ]
    false = [one for one, found in made if found and found.complete and list(found.members) != one.members]
    assert len(wrong) <= 40, [one.text for one in wrong]
    assert len(false) <= 16, [one.text for one in false]


def _listing(text: str, name: str):
    first, *following = text.split("\n")
    start = first.index(f"“{name}”")
    return members.find(
        first, start, start + len(name) + 2, numbers.total(numbers.read(name)), following=following
    )

"""Labels name a subject, most of a topic's paragraphs contain one of their terms, and topics of two subjects are noted."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from analysis import vocabulary, wording
from analysis.faults import InputFault
from analysis.topics import labels, material, mixture, model, persons, subjects
from tests.rows import each

ROWS = vocabulary.load("words/term_kinds", ("ending", "kind", "example"))


@each("row", ROWS)
def test_each_example_is_of_its_kind(row):
    assert subjects.kind(row["example"]) == row["kind"]


def test_a_kind_that_there_is_not_is_an_error_that_names_the_line(tmp_path, monkeypatch):
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "term_kinds.csv").write_text("ending,kind,example\n市委,bodies,重庆市委\n", "utf-8")
    monkeypatch.setattr(vocabulary, "HERE", tmp_path)
    # other tests may have asked for the same word
    caches = (vocabulary.load, subjects._endings, subjects.kind)
    for one in caches:
        one.cache_clear()
    try:
        with pytest.raises(InputFault, match=r"term_kinds\.csv, line 2: the kind bodies"):
            subjects.kind("市委")
    finally:
        for one in caches:
            one.cache_clear()


def _suggested(texts: list[list[str]], groups=None) -> str:
    names = sorted({word for text in texts for word in text})
    standing = sparse.csr_matrix([[float(name in text) for name in names] for text in texts])
    own = np.ones((1, len(names)))
    rows = np.arange(len(texts))
    free = np.ones(len(names), dtype=bool)
    return "·".join(*labels.suggest(np.array(names, dtype=object), free, own, standing, [rows], [groups]))


def test_a_label_begins_with_a_noun_and_not_with_a_verb_or_stock_word():
    texts = [["出现", "影响", "部分地区", "气温"]] * 6 + [["出现", "部分地区"]] * 2
    assert _suggested(texts).startswith("气温")


def test_a_verb_of_few_subjects_is_a_label_word_and_a_verb_of_any_subject_is_not():
    assert _suggested([["慰问", "支持", "街道"]] * 6 + [["慰问", "支持"]] * 4).split("·") == ["慰问", "街道"]
    assert subjects.kind("愿同") == "other"  # no word of the dictionary: a fragment


def test_a_verb_noun_with_the_name_of_a_person_or_place_inside_is_a_subject():
    kinds = [subjects.kind(name) for name in ("生态文明建设", "脱贫攻坚", "宣传部", "小微")]
    assert kinds == ["matter"] * 4
    assert (subjects.kind("文明"), subjects.kind("我院")) == ("action", "general")


def _weighed(texts: list[list[str]], **arguments) -> str:
    names = np.array(sorted({word for text in texts for word in text}), dtype=object)
    presence = sparse.csr_matrix([[float(name in text) for name in names] for text in texts])
    own, rows = np.ones((1, len(names))), np.arange(len(texts))
    return "·".join(*labels.suggest(names, names != "", own, presence, [rows], [None], **arguments))


def test_a_term_of_one_article_names_only_a_topic_of_one_article():
    texts = [["水库"]] * 5 + [["粮食"]] * 8
    articles = np.r_[np.zeros(5, dtype=int), np.arange(1, 9)]
    assert _weighed(texts) == "粮食·水库"
    assert _weighed(texts, articles=articles) == "粮食"
    of_one = np.array([[60.0] * 5 + [1.0] * 8])
    assert _weighed(texts, articles=articles, typical=of_one) == "水库"


def test_terms_of_typical_paragraphs_lead():
    texts = [["水库"]] * 4 + [["粮食"]] * 6
    assert _weighed(texts).startswith("粮食")
    typical = np.array([[60.0] * 4 + [3.0] * 6])
    assert _weighed(texts, typical=typical).startswith("水库")


def test_further_terms_are_chosen_again_of_those_that_most_exemplars_contain():
    names = np.array(["台风", "水库", "粮食", "铁路"], dtype=object)
    presence = sparse.csr_matrix([[1.0, 1.0, 1.0, 1.0]] * 6)
    own = np.array([[1.0, 1.0, 1.0, labels.OWN / 2]])
    shared = np.array([[2 / 3, 1 / 3, 0.0, 1.0]])
    arguments = (names, names != "", own, presence, [np.arange(6)], [None])
    before = [["粮食", "水库", "台风"]]
    assert labels.suggest(*arguments, before=before, shared=shared) == [["粮食", "台风"]]
    assert labels.suggest(*arguments, before=before, shared=np.zeros((1, 4))) == [["粮食"]]


@pytest.mark.parametrize("given", [0, 2])
def test_what_is_typical_is_given_for_each_topic(given):
    texts = [["水库"]] * 4 + [["粮食"]] * 6
    with pytest.raises(ValueError, match="zip"):
        _weighed(texts, typical=np.ones((given, len(texts))))


def test_who_only_reports_does_not_lead_a_label_and_whom_the_topic_is_about_does():
    reported = [["国务院新闻办公室", "博览会"]] * 6 + [["国务院新闻办公室"]] * 3
    assert _suggested(reported).startswith("博览会")
    about = [["国务院新闻办公室", "博览会"]] * 2 + [["国务院新闻办公室"]] * 30
    assert _suggested(about).startswith("国务院新闻办公室")


@pytest.mark.parametrize("style", ["锚定", "对标对表", "够得着", "细化", "归口", "统筹"])
def test_a_word_of_how_one_works_is_in_no_label_however_distinctive_it_is(style):
    texts = [[style, "春耕", "水稻"]] * 6 + [[style, "春耕"]] * 2 + [[style]] * 2
    names = np.array(sorted({word for text in texts for word in text}), dtype=object)
    presence = sparse.csr_matrix([[float(name in text) for name in names] for text in texts])
    own = np.where(names == style, 1.0, 0.5)[None]
    [label] = labels.suggest(names, names != "", own, presence, [np.arange(10)], [None])
    assert label == ["春耕", "水稻"]


def test_a_term_of_first_sentences_comes_before_one_of_enumerations():
    """Both stand in every paragraph, and no other word does."""
    listed = ["，", "包括", "仓储", "、", "渔港", "、", "口岸", "。"]
    texts = [["做好", "航运", "规划", "。", f"第{at}段", *listed] for at in range(6)]
    origin = pd.DataFrame({"paragraph_id": range(6), "article_id": range(6)}).astype(str)
    made = material.count(texts, origin)
    assert {"航运", "渔港"} <= {*made.terms}
    prominence = made.term_weights.copy()
    prominence.data = 1 - 0.5**prominence.data
    own, kept = np.ones((1, len(made.terms))), np.isin(made.terms, ["航运", "渔港"])
    assert labels.suggest(made.terms, kept, own, prominence, [np.arange(6)], [None])[0][0] == "航运"
    equally = (prominence > 0).astype(float)
    assert labels.suggest(made.terms, kept, own, equally, [np.arange(6)], [None])[0][0] == "渔港"


def test_a_longer_term_replaces_one_that_mostly_stands_in_it():
    rest = [["渔业"]] * 5
    mostly = [["振兴", "乡村全面振兴"]] * 6 + [["振兴"]] * 4
    assert _suggested(mostly + rest).startswith("乡村全面振兴")
    seldom = [["振兴", "乡村全面振兴"]] * 3 + [["振兴"]] * 7
    assert _suggested(seldom + rest).startswith("振兴")


def test_the_place_of_the_only_article_of_a_topic_is_not_in_its_label():
    texts = [["内蒙古", "招商引资"]] * 6
    assert _weighed(texts).split("·") == ["招商引资", "内蒙古"]
    assert _weighed(texts, articles=np.zeros(6, dtype=int)) == "招商引资"


def test_a_further_term_that_names_far_less_than_the_first_is_left_out():
    texts = [["粮食产量"]] * 18 + [["渔业"]] * 3
    assert _weighed(texts) == "粮食产量"
    assert _weighed(texts[8:]) == "粮食产量·渔业"


def test_a_label_covers_the_topic_and_is_not_three_names_of_one_event():
    event = ["列车", "脱轨", "铁路", "货车"]
    texts = [event] * 6 + [["洪水", "房屋"]] * 5 + [["山火", "森林"]] * 4
    chosen = _suggested(texts).split("·")
    assert all(any(term in text for term in chosen) for text in texts)


def _planted(groups: list[list[str]], size: int = 20) -> sparse.csr_matrix:
    """Paragraphs of six words drawn from their group's."""
    random = np.random.default_rng(1)
    names = sorted({word for group in groups for word in group})
    drawn = [set(random.choice(group, 6, replace=False)) for group in groups for _ in range(size)]
    return sparse.csr_matrix([[float(name in text) for name in names] for text in drawn])


def test_two_subjects_are_parted_and_one_is_not():
    first, second = [f"a{at}" for at in range(15)], [f"b{at}" for at in range(15)]
    both = _planted([first, second])
    found = mixture.parts(both, np.arange(40), np.ones(30))
    assert found is not None
    assert sorted(map(set, map(np.ndarray.tolist, found)), key=min) == [{*range(20)}, {*range(20, 40)}]
    one = _planted([first, first])
    assert mixture.parts(one, np.arange(40), np.ones(15)) is None


def test_words_of_no_subject_in_all_paragraphs_hide_no_mixture():
    first, second = [f"a{at}" for at in range(15)], [f"b{at}" for at in range(15)]
    both = sparse.hstack([_planted([first, second]), np.ones((40, 3))]).tocsr()
    assert mixture.parts(both, np.arange(40), np.r_[np.ones(30), np.full(3, 0.1)]) is not None


def test_a_topic_of_two_subjects_has_a_term_of_each():
    texts = [["地震", "被困"]] * 12 + [["武装部队", "喀土穆"]] * 6
    groups = (np.arange(12), np.arange(12, 18))
    chosen = set(_suggested(texts, groups).split("·")[:2])
    assert chosen & {"地震", "被困"} and chosen & {"武装部队", "喀土穆"}


def test_a_label_with_too_few_of_a_topics_words_says_how_many_are_needed():
    ranked = [[f"词{n}" for n in range(10)], ["产业", "创新"]]
    given = [labels.Given(("词1", "词2"), "甲", 2), labels.Given(("词1", "词2", "词3", "词4"), "乙", 3)]
    found, said = labels.apply(given, ranked, ["旧甲", "旧乙"])
    assert found == ["乙", "旧乙"]
    assert [*map(wording.tell, said)] == [
        "topic_labels.csv, line 2: the label 甲 (词1、词2) is not used: it has 2 of the 10 top words of the nearest "
        "topic (词0、词1、词2、词3、词4、词5、词6、词7、词8、词9); at least 4 are needed"
    ]


def test_the_name_of_a_person_is_no_label_word():
    names = np.array(["李明", "李明总理", "高铁", "王华"], dtype=object)
    texts = [["李明", "李明总理", "高铁"]] * 6 + [["王华"]] * 6
    presence = sparse.csr_matrix([[float(name in text) for name in names] for text in texts])
    arguments = (names, names != "", np.ones((1, len(names))), presence, [np.arange(len(texts))], [None])
    [label] = labels.suggest(*arguments, frozenset(["李明", "王华"]))
    assert label[0] == "高铁"
    assert not any(name in term for name in ("李明", "王华") for term in label)


def test_words_about_the_report_are_no_label_words_unless_there_is_nothing_else():
    assert _suggested([["央视快评", "新闻联播", "粮食产量"]] * 6) == "粮食产量"
    assert _suggested([["专题节目"]] * 6) == "专题节目"
    assert _suggested([["央视快评", "出现"]] * 6) != ""


def test_a_general_noun_stands_in_no_label_beside_a_subject():
    rest = ["成效", "有关意见", "典型案例", "最新数据"]
    assert _suggested([["粮食产量", word] for word in rest for _ in range(6)]) == "粮食产量"
    assert _suggested([["成效"]] * 6) == "成效"


def test_persons_are_found_by_the_offices_before_them():
    texts = [
        ["外交部长", "王毅", "出席"],
        ["国家主席", "普京", "指出"],
        ["发射", "卫星"],
        ["外交部长", "会议"],
    ] * 4
    words = material._sequences([*texts, *[["普京"], ["国家主席"], ["文明"]] * 4])
    assert persons.find(words) == {"王毅", "普京"}


def test_offices_name_a_topic_about_who_was_present():
    texts = [["市长", "副市长", "负责人", "名单"]] * 5 + [["市长", "负责人"]] * 5
    names = np.array(sorted({word for text in texts for word in text}), dtype=object)
    presence = sparse.csr_matrix([[float(name in text) for name in names] for text in texts])
    arguments = (names, names != "", np.ones((1, len(names))), presence, [np.arange(len(texts))], [None])
    top = np.arange(len(names))[None]
    [label] = labels.suggest(*arguments, frozenset(), top)
    assert label[0] in ("市长", "负责人")
    assert labels.suggest(*arguments)[0][0] == "名单"


def test_a_body_with_a_long_name_does_not_lead_because_of_its_length():
    assert _suggested([["重庆市委", "台盟"]] * 6).startswith("台盟")


def test_a_term_of_the_most_typical_paragraphs_comes_before_one_of_the_rest():
    """A reader compares the label with the paragraphs that lead the topic."""
    texts = [["粮食产量", "气温"]] * 10 + [["高铁", "气温"]] * 11
    names = np.array(["粮食产量", "高铁", "气温"], dtype=object)
    presence = sparse.csr_matrix([[float(name in text) for name in names] for text in texts])
    typical = np.array([[1.0] * 10 + [0.9] * 11])  # 高铁 and 粮食产量 cover nearly as much
    rows, own = np.arange(len(texts)), np.array([[1.0, 1.0, 0.1]])
    [label] = labels.suggest(names, names != "", own, presence, [rows], [None], typical=typical)
    assert label[0] == "粮食产量"


def _again(before: list[str], terms: dict[str, tuple[float, float]], **arguments) -> str:
    """The label chosen again when each term has this proportion of its uses in the topic and is so prominent."""
    names = np.array(list(terms), dtype=object)
    own, prominent = np.array([*terms.values()]).T[:, None]
    return "·".join(
        *labels.suggest(
            names,
            names != "",
            own,
            sparse.csr_matrix(np.repeat(prominent, 6, axis=0)),
            [np.arange(6)],
            [None],
            before=[before],
            shared=(prominent > 0).astype(float),
            prominent=prominent,
            **arguments,
        )
    )


@pytest.mark.parametrize(
    ("broad", "specific"),
    [("贸易", "服务贸易"), ("企业", "小微"), ("改革", "国企改革"), ("经济", "经济运行")],
)
def test_a_broad_word_gives_way_to_a_specific_one_that_is_nearly_as_prominent(broad, specific):
    assert _again([broad], {broad: (0.2, 0.9), specific: (0.6, 0.85)}).split("·")[0] == specific
    assert _again([broad], {broad: (0.2, 0.9), specific: (0.6, 0.3)}).split("·")[0] == broad
    assert _again([broad], {broad: (0.6, 0.9), specific: (0.6, 0.85)}).split("·")[0] == broad


def test_a_broad_word_does_not_stand_alone_if_the_exemplars_share_another_subject():
    """The term beside it need not be the topic's own."""
    assert _again(["网络"], {"网络": (0.3, 0.9), "信息技术": (0.2, 0.4)}) == "网络·信息技术"
    assert _again(["金砖"], {"金砖": (0.5, 0.9), "信息技术": (0.2, 0.4)}) == "金砖"
    assert _again(["经济"], {"经济": (0.3, 0.9), "目标": (0.2, 0.4)}) == "经济·目标"  # nothing else


@pytest.mark.parametrize("gives_way", ["总书记", "国务院总理", "中国特色社会主义", "两个维护"])
def test_an_office_or_a_formula_leads_only_if_the_exemplars_share_nothing_else(gives_way):
    shared = {gives_way: (0.9, 0.9), "干部教育培训": (0.3, 0.3), "支持": (0.9, 0.9)}
    assert _again([gives_way], shared).startswith("干部教育培训")
    assert _again([gives_way], {gives_way: (0.9, 0.9), "越南": (0.3, 0.3)}) == "越南"
    assert _again([gives_way], {gives_way: (0.9, 0.9)}) == gives_way


def test_a_formula_stands_beside_no_subject():
    assert _again(["政治生态"], {"政治生态": (0.6, 0.6), "两个确立": (0.6, 0.6)}) == "政治生态"


def test_offices_lead_a_list_of_who_was_present():
    terms = {"市长": (0.9, 0.9), "街道": (0.3, 0.3)}
    assert _again(["市长"], terms, attendance=[True]).startswith("市长")
    assert _again(["市长"], terms, attendance=[False]) == "街道"


def test_a_further_short_word_stands_mostly_in_the_topic():
    terms = {"引才": (0.9, 0.9), "企业": (0.4, 0.9)}
    assert _again(["引才"], terms) == "引才"
    assert _again(["引才"], terms | {"住房补贴": (0.4, 0.6)}) == "引才·住房补贴"


def test_a_way_of_working_is_not_added_to_a_broad_word():
    assert _again(["经济"], {"经济": (0.3, 0.9), "聚力": (0.2, 0.9), "重大": (0.2, 0.9)}) == "经济"
    assert _again(["狠抓落实"], {"狠抓落实": (0.3, 0.9), "全力": (0.2, 0.9)}) == "狠抓落实"


@pytest.mark.parametrize(
    "sizes", [[30], [1, 28, 1], [1] * 19 + [11], [1] * 30], ids=["one", "long", "last", "short"]
)
def test_support_does_not_depend_on_the_size_of_blocks(sizes, monkeypatch):
    counts = np.random.default_rng(0).random((30, 40)) > 0.9
    prominence = sparse.csr_matrix(counts.astype("float32"))
    given = prominence, np.arange(30), np.ones(30), np.repeat(np.arange(len(sizes)), sizes)
    whole = labels._selected(*given).support
    monkeypatch.setattr(labels, "BLOCK", 10)
    assert labels._selected(*given).support.tolist() == whole.tolist()
    assert 0 < whole.sum() < len(whole)


def test_a_further_term_covers_a_fair_part_of_the_topic_and_not_just_of_its_exemplars():
    assert _again(["水库"], {"水库": (0.9, 0.9), "防洪工程": (0.9, 0.4)}) == "水库·防洪工程"
    assert _again(["水库"], {"水库": (0.9, 0.9), "防洪工程": (0.9, 0.2)}) == "水库"


def _beside(shared: dict[str, float], before: list[str]) -> str:
    names = np.array([*shared], dtype=object)
    presence = sparse.csr_matrix([[1.0, 1.0]] * 3 + [[1.0, 0.0]] * 3)
    arguments = (names, names != "", np.full((1, 2), 0.6), presence, [np.arange(6)], [None])
    return "·".join(*labels.suggest(*arguments, before=[before], shared=np.array([[*shared.values()]])))


def test_a_short_word_takes_a_term_of_the_topic_for_which_the_exemplars_are_chosen_again():
    assert _beside({"社工": 1.0, "志愿服务": 1 / 3}, ["社工"]) == "社工·志愿服务"
    assert _beside({"社工": 1.0, "志愿服务": 1 / 3}, ["社工", "志愿服务"]) == "社工"  # they were, and lack it
    assert _beside({"社区工作者": 1.0, "志愿服务": 1 / 3}, ["社区工作者"]) == "社区工作者"


def test_the_parts_of_one_term_are_not_two_terms_of_a_label():
    parts = {"领导": (0.9, 0.9), "干部": (0.9, 0.8)}
    assert _again(["领导"], parts) == "领导·干部"
    assert _again(["领导"], parts | {"领导干部": (0.1, 0.1)}) == "领导"


def test_an_office_or_a_formula_does_not_give_way_to_a_term_of_few_paragraphs():
    assert _again(["两个维护"], {"两个维护": (0.9, 0.9), "干部教育培训": (0.9, 0.2)}) == "两个维护"
    assert _again(["两个维护"], {"两个维护": (0.9, 0.9), "维护": (0.9, 0.9)}) == "两个维护"


def test_a_longer_term_is_not_beside_one_that_it_contains():
    """基层 mostly stands in 基层党建, which would say 党建 twice."""
    texts = [["党建", "基层", "基层党建"]] * 5 + [["党建", "基层"]] * 2 + [["党建"]] * 8
    assert _suggested(texts).split("·")[1:] != ["基层党建"]


def test_a_group_of_topics_is_named_by_first_terms_of_those_that_cover_it():
    names = np.array(["粮食", "加快", "高铁", "航天", "渔港"], dtype=object)
    texts = [["粮食", "加快"]] * 6 + [["高铁", "加快"]] * 4 + [["航天", "加快"]] * 3 + [["渔港", "加快"]]
    presence = sparse.csr_matrix([[float(name in text) for name in names] for text in texts])
    rows, own = np.arange(len(texts)), np.ones((1, len(names)))
    given = (names, own, presence, [rows])
    first = ["渔港", "航天", "高铁", "粮食"]
    assert labels.of_groups(*given, [first], [np.ones(len(texts))]) == [["粮食", "高铁", "航天"]]
    assert labels.of_groups(*given, [first[:2]], [np.ones(len(texts))]) == [["航天", "渔港"]]


def test_a_paragraph_with_both_terms_is_named_better_than_one_full_of_the_first():
    both, first = model._named(np.array([[0.5, 0.5], [1.0, 0.0]]))
    assert both > 2 * first

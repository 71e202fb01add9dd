"""What is asked of a term grows with the corpus, from a stated number of articles on."""

from __future__ import annotations

import pytest

from analysis import vocabulary
from analysis.formulations import verdicts
from analysis.formulations.candidates import Candidate
from analysis.formulations.verdicts import MANY, Evidence, KnownTerms
from analysis.wording import message
from tests.formulations.sample import gather


@pytest.mark.parametrize(("articles", "many"), [(MANY - 1, False), (MANY, True), (MANY + 1, True)])
def test_a_corpus_of_so_many_articles_is_large(monkeypatch, articles, many):
    asked: list[bool] = []
    judge = verdicts.judge

    def watched(*given, many):
        asked.append(many)
        return judge(*given, many=many)

    monkeypatch.setattr(verdicts, "judge", watched)
    gather(
        {
            f"{n}.txt": "要推进“新三清一联办”改革。" if n == 0 else "各项工作有序推进。"
            for n in range(articles)
        }
    )
    assert asked and set(asked) == {many}


def instruction(term: str, articles: int = 1, *, many: bool = False) -> str:
    """The reason why a quoted term is an instruction, or ""."""
    quoted = Candidate(term, "quoted", 0, len(term), True)
    verdict = verdicts._instruction(Evidence([quoted], articles, str.isalpha, many=many))
    return verdict.rule if verdict else ""


def test_every_order_opens_an_instruction():
    for row in vocabulary.load("formulations/orders", ("words", "example")):
        assert instruction(row["example"]) == message("reject_line"), row.where
        assert not instruction(row["example"].removeprefix(row["words"])), row.where


@pytest.mark.parametrize(
    "term",
    ["要素跟着项目走的做法", "共同体意识宣讲一条街", "建设者之家关爱服务包", "建设性意见一百条评选"],
)
def test_a_longer_word_that_begins_like_an_order_opens_no_instruction(term):
    assert not instruction(term)


def test_a_short_instruction_or_one_of_two_articles_is_none():
    """It has ten characters at least, in a large corpus seven."""
    assert instruction("切实办好一批民生实事") and not instruction("切实办好民生实事项")
    assert instruction("切实办好各项事", many=True) and not instruction("切实办好民事", many=True)
    assert not instruction("切实办好一批民生实事", 2)


def test_an_instruction_around_a_known_term_names_that_term():
    def verdict(term: str) -> verdicts.Verdict | None:
        quoted = Candidate(term, "quoted", 0, len(term), True)
        return verdicts._instruction(Evidence([quoted], 5, str.isalpha, KnownTerms(["乡村振兴", "振兴战略"])))

    assert verdict("全面推进乡村振兴").rule == message("reject_line_around", term="乡村振兴")
    assert verdict("乡村振兴全面推进") is None


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("大力实施“工业强县、民营兴县、生态靓县”活动。", True),
        ("坚持“工业强县、民营兴县、生态靓县”活动。", True),
        ("坚持“工业强县、民营兴县、生态靓县”论坛。", False),
        ("坚持“工业强县、民营兴县、生态靓县”活动。举办“工业强县、民营兴县、生态靓县”论坛。", False),
    ],
)
def test_one_article_of_many_may_call_the_actions_of_a_slogan_an_activity(text, is_one):
    texts = {f"{n}.txt": "各项工作有序推进。" for n in range(MANY)} | {"told.txt": text}
    terms = [one.term for one in gather(texts).formulations]
    assert ("工业强县、民营兴县、生态靓县" in terms) == is_one

"""What stands twice is found, within a source and across sources; what only sounds alike is left alone."""

from __future__ import annotations

import time

import pytest

from analysis import corpus
from analysis.corpus import repeats
from analysis.records import Document, Source

ONE = "会议强调，要深入贯彻落实决策部署，扎实推进重点领域改革攻坚，着力优化营商环境，加快建设现代化产业体系，不断增强群众的获得感幸福感安全感。"
TWO = "会议指出，安全生产责任重于泰山，各级各部门要全面排查整治风险隐患，压实属地责任和行业监管责任，坚决遏制重特大事故发生，确保社会大局稳定。"


def settled(*texts: str, **options) -> list[Document]:
    return corpus.settle([corpus.cut(Source(f"{i}.txt", text)) for i, text in enumerate(texts, 1)], **options)


def found(documents: list[Document]) -> dict[str, str]:
    return {p.paragraph_id: p.repeat_of for d in documents for p in d.paragraphs if p.repeat_of}


def reasons(documents: list[Document]) -> list[str]:
    return [row.reason for d in documents for row in d.ledger if row.disposition == "repeat"]


def test_within_a_source():
    documents = settled(f"{ONE}\n\n{TWO}\n\n{ONE}\n\n{ONE}")
    assert found(documents) == {"1.txt#1.3": "1.txt#1.1", "1.txt#1.4": "1.txt#1.1"}
    assert reasons(documents) == ["repeats 1.txt#1.1"] * 2


def test_across_sources_and_a_whole_file():
    documents = settled(f"{ONE}\n\n{TWO}", f"{ONE}\n\n{TWO}")
    assert found(documents) == {"2.txt#1.1": "1.txt#1.1", "2.txt#1.2": "1.txt#1.2"}
    assert reasons(documents) == [
        "repeats 1.txt#1.1; the whole file repeats 1.txt",
        "repeats 1.txt#1.2; the whole file repeats 1.txt",
    ]


def test_marks_and_script_do_not_count():
    again = ONE.replace("，", ",").replace("决策部署", "决策 部署")
    assert reasons(settled(ONE, again)) == [
        "but for its marks repeats 1.txt#1.1; the whole file repeats 1.txt"
    ]


def test_a_slip_of_the_scanner():
    slipped = ONE.replace("攻坚", "攻竖")
    assert reasons(settled(ONE, slipped)) == ["nearly repeats 1.txt#1.1 (0.97); the whole file repeats 1.txt"]
    assert found(settled(ONE, slipped, near=0.98)) == {}


def test_another_number_is_another_matter():
    first = "3月4日上午，市政府召开第21次常务会议，" + ONE
    second = "3月9日上午，市政府召开第22次常务会议，" + ONE
    assert found(settled(first, second)) == {}
    assert found(settled(first.replace("21", "二十一"), first.replace("21", "二十二"))) == {}


def test_formulas_and_headings_are_left_alone():
    text = f"会议召开\n\n{ONE}\n\n会议还研究了其他事项。\n\n会议召开\n\n{TWO}\n\n会议还研究了其他事项。"
    assert found(settled(text)) == {}


def test_a_repeat_with_a_caption_inside_keeps_its_caption():
    broken = ONE[:30] + "\n\n▲会议现场。（资料图片）\n\n" + ONE[30:]
    [_, second] = settled(ONE, broken)
    assert [row.disposition for row in second.ledger] == ["repeat", "blank", "caption", "blank", "repeat"]


@pytest.mark.thorough
def test_documents_that_are_alike_but_no_repeats_take_time_by_their_number():
    texts = [f"{ONE.replace('重点', f'第{i}号')}\n\n{TWO.replace('泰山', f'山{i * 7}')}" for i in range(3200)]
    documents = [corpus.cut(Source(f"{i}.txt", text)) for i, text in enumerate(texts)]

    def seconds(count: int) -> float:
        began = time.process_time()
        assert found(corpus.settle(documents[:count])) == {}
        return time.process_time() - began

    assert min(seconds(3200) for _ in range(2)) < 6 * min(seconds(800) for _ in range(3)) + 0.15


@pytest.mark.thorough
def test_a_document_that_repeats_itself_takes_time_by_its_length():
    def seconds(times: int) -> float:
        document = corpus.cut(Source("a", f"{ONE}\n\n" * times))
        began = time.process_time()
        assert len(found(corpus.settle([document]))) == times - 1
        return time.process_time() - began

    def best(times: int) -> float:
        return min(seconds(times) for _ in range(3))

    assert best(8_000) < 6 * best(2_000) + 0.15


def test_likeness_is_that_of_pairs():
    assert repeats.likeness("会议强调", "会议强调") == 1
    assert repeats.likeness("会议强调", "会议指出") == 1 / 3
    assert repeats.likeness("", "") == 1

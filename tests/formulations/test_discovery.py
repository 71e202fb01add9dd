"""New phrases of known words: what is asked of them, one by one."""

from __future__ import annotations

import pytest

from analysis import formulations
from analysis.records import Article, Document
from analysis.wording import tell
from tests.formulations.sample import document

FILLERS = ("会议听取工作汇报", "各部门负责人参加", "大家认真讨论", "有关方面作了发言")
BEHIND = (
    "，取得成效",
    "的要求",
    "工作",
    "和任务",
    "理念",
    "、做好服务",
    "经验",
    "制度",
    "要坚持",
    "是方向",
    "落地",
    "来抓",
)


def year(sentence, *, backwards: bool = False) -> dict[str, formulations.FormulationResult]:
    """Ten articles a month, published, with what `sentence` says for the month and the number."""
    documents = []
    for month in range(1, 13):
        for number in range(10):
            name = f"2023-{month:02}-{number + 1:02}"
            one = document(f"{FILLERS[number % 4]}。{sentence(month, number)}。散会。", name)
            headline = "建设数字家园" if (month, number) == (9, 0) else "要闻"
            article = Article(f"{name}#1", name, 0, len(one.source.text), published=name, headline=headline)
            documents.append(Document(one.source, (article,), one.paragraphs, ()))
    documents = documents[::-1] if backwards else documents
    dates = {one.articles[0].article_id: one.articles[0].published for one in documents}
    made = formulations.gather(map(formulations.scan, documents), documents, dates)
    return {one.term: one for one in made.formulations}


def test_a_new_governed_phrase_that_a_headline_shows_is_found_with_its_figures():
    found = year(lambda month, n: f"要建设数字家园{BEHIND[n]}" if month >= 8 else "继续做好工作")
    one = found["数字家园"]
    assert (one.kind, one.origin, len(one.uses), one.uses[0].date) == ("key term", "text", 51, "2023-08-01")
    assert tell(one.rule).startswith("new since 2023-08-01: 50 uses in 50 articles (log-likelihood")
    assert "none in the 20 articles before" in tell(one.rule)


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        (lambda month, n: f"要建设数字家园{BEHIND[n]}", "there from the start"),
        (lambda month, n: f"他说数字家园{BEHIND[n]}" if month >= 8 else "继续", "no verb of policy before it"),
        (lambda month, n: "要建设数字家园工作" if month >= 8 else "继续", "always the same words behind it"),
        (lambda month, n: f"要建设数字家园{BEHIND[n]}" if (month, n) in ((8, 1), (9, 2)) else "继续", "too few uses"),
        (lambda month, n: f"要建设数字车间{BEHIND[n]}" if month >= 8 and n < 2 else "继续", "no headline and no marks show it"),
        (lambda month, n: f"要建设数字家园{BEHIND[n]}" if month in (8, 9) else "继续", "two months only"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_lacks_one_thing_is_not_found(sentence, why):
    assert not {"数字家园", "数字车间"} & year(sentence).keys()


def test_the_order_of_the_sources_is_not_their_order_in_time():
    """Read backwards, the first uses that are met are late ones; those in January still count."""
    found = year(
        lambda month, n: f"要建设数字家园{BEHIND[n]}" if month >= 8 or month == 1 else "继续", backwards=True
    )
    assert "数字家园" not in found

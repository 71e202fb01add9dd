"""What is asked of a term grows with the corpus, from a stated number of articles on."""

from __future__ import annotations

import pytest

from analysis.formulations import verdicts
from analysis.formulations.verdicts import MANY
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

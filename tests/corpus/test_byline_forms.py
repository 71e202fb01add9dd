"""Who wrote a report is read, and never taken for a headline, for text, or for somebody at the meeting."""

from __future__ import annotations

from analysis import corpus, timeline
from analysis.records import Source
from tests.corpus import byline_forms

LEAST = 0.94  #: share of the forms whose names must all be read


def test_forms():
    pages = byline_forms.pages()
    wrong = []
    for form, names, text in pages:
        document = corpus.cut(Source("a.txt", text))
        [article] = document.articles
        assert article.headline == byline_forms.HEADLINE, form
        [meeting] = timeline.build([document]).meetings
        assert set(meeting.attendees) == {"李仲明", "钱伯衡"}, form
        if article.reporters != names:
            wrong.append((form, article.reporters))
    assert len(wrong) <= (1 - LEAST) * len(pages), wrong


def test_names_of_those_present_in_brackets_are_no_byline():
    text = "市委召开会议\n3月4日，市委召开会议，听取汇报。\n（会议地点：青江大厦）\n会议指出，要抓好落实。"
    [article] = corpus.cut(Source("a.txt", text)).articles
    assert article.reporters == ()

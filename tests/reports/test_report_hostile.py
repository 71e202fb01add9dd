"""Texts and file names that would like to be code: shown as text, run by nobody."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from analysis import tables
from analysis.reports import index, pages
from analysis.reports.evidence import places
from analysis.reports.markdown import computed
from analysis.settings import Settings
from analysis.wording import message
from tests.reports import sample

NASTY = (
    "</script><script>window.hacked=1;alert(1)</script><img src=x onerror=alert(2)>"
    '<a href="javascript:alert(3)" onclick="alert(4)">**市委**</a> {{7*7}} &lt; \u2028 [x](javascript:alert(5)) 𠮷😀'
)
NAMES = [
    "\"><img src=x onerror=alert(1)>'.txt",
    "two\nlines；a:1-2.txt",
    "😀 __proto__ &amp;.txt",
    "</script>.txt",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    plain = sample.corpus(4, headline=NASTY)
    sources = dict(zip(NAMES, plain.values()))
    tables = sample.made(sources)
    for column in ("name", "series", "body", "chair", "venue", "agenda", "rule", "session", "year_reasons"):
        tables["meetings"][column] = tables["meetings"][column] + NASTY
    tables["topics"]["label"] = NASTY
    tables["topic_words"]["word"] = tables["topic_words"]["word"] + NASTY
    tables["formulation_uses"]["sentence"] = NASTY + tables["formulation_uses"]["sentence"]
    for column in ("members", "pattern"):
        tables["formulations"][column] = NASTY
    for name in ("formulations", "formulation_uses"):
        tables[name]["term"] = tables[name]["term"] + NASTY
    tables["gaps"]["reason"] = message("session_implied", name=NASTY, date=NASTY)
    tables["gaps"]["what"] = NASTY
    folder = sample.write(tmp_path_factory.mktemp("hostile"), tables, sources)
    return folder, tables, sources


@pytest.mark.browser
@pytest.mark.parametrize("name", ["index", "formulations"])
def test_nothing_in_a_text_runs_or_asks_for_anything(visit, hostile, name):
    with visit(hostile[0] / f"{name}.html") as seen:
        seen.page.wait_for_timeout(200)
        assert seen.page.evaluate("typeof window.hacked") == "undefined"
        assert seen.page.locator("main img, [onclick], [onerror], a[href^='javascript:']").count() == 0
        assert seen.overflowing() == []
        assert seen.faults() == []


@pytest.mark.browser
def test_what_a_text_says_is_shown_as_it_stands(visit, hostile):
    _, tables, sources = hostile
    for number, row in enumerate(tables["meetings"].itertuples()):
        with visit(hostile[0] / "index.html", f"#m-{row.meeting_id}") as seen:
            box = seen.page.locator("#evidence")
            expect(box).to_be_visible()
            assert box.locator("h2").text_content() == row.name
            assert box.locator("mark.here").text_content() == sources[row.source][row.start : row.end]
            assert box.locator("blockquote").text_content() == sources[row.source]
            assert box.locator("figcaption span").last.text_content() == NAMES[number]


@pytest.mark.browser
def test_the_dialog_opens_formulations_with_any_name(visit, hostile):
    with visit(hostile[0] / "index.html") as seen:
        seen.page.locator(".terms a").first.click()
        expect(seen.page.locator("#evidence")).to_be_visible()
        assert seen.page.locator("#evidence h2").text_content() == "三新一稳" + NASTY


def test_the_policy_of_a_page_allows_its_own_scripts_alone(hostile):
    text = (hostile[0] / "index.html").read_text(encoding="utf-8")
    policy = text.split('Content-Security-Policy" content="')[1].split('"')[0].replace("&#39;", "'")
    assert policy.startswith(
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-"
    )
    assert policy.endswith("font-src data:; base-uri 'none'; form-action 'none'")
    assert policy.count("sha256-") == 2
    assert text.count("<script") == 3  # theme, data, and the page's own


def test_data_cannot_end_its_element():
    assert pages.as_json({"a": "</script><!--\u2028"}) == '{"a":"\\u003c/script\\u003e\\u003c!--\\u2028"}'


def test_half_a_surrogate_pair_does_not_stop_the_page():
    sources = sample.corpus(2)
    tables = sample.made(sources)
    warned = [message("left_out", name="bad\udce4.txt", reason=message("empty_file"))]
    text = index.render(tables, sources, settings=Settings(), fingerprint="0" * 32, warnings=warned)
    assert "bad?.txt" in text
    text.encode("utf-8")


def test_places_of_sources_with_any_name():
    cell = tables.join(f"{name}:{n}-{n + 5}" for n, name in enumerate(NAMES))
    assert places(cell) == [
        (NAMES[0], 0, 5),
        ("two\nlines；a:1-2.txt", 1, 6),
        (NAMES[2], 2, 7),
        (NAMES[3], 3, 8),
    ]


def test_computed_markdown_makes_no_html_of_a_text():
    shown = computed(NASTY)
    assert "<script" not in shown and "<img" not in shown and "<a " not in shown
    assert "&lt;script&gt;window.hacked=1;alert(1)&lt;/script&gt;" in shown

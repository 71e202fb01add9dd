"""Every figure, on every sample, in both languages: nothing overlaps, nothing is cut, all can be read."""

from __future__ import annotations

import itertools
import re
import warnings

import matplotlib
import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from analysis.faults import InputFault
from analysis.plots import FIGURES, draw, grid, people_counts, sizes, topic_words
from analysis.plots.page import Page
from analysis.plots.rows import Part
from analysis.plots.style import house
from analysis.reports import charts
from analysis.tables import frame, row_tuples
from analysis.wording import say
from tests.plots import checks, samples

CASES = [(sample, "en", name) for sample in samples.ALL for name in FIGURES]
CASES += [
    (sample, "zh", name) for sample in ("seeds", "one_article", "broadcast", "hostile") for name in FIGURES
]
# the largest sample takes seconds to make
CASES = [pytest.param(*case, marks=pytest.mark.thorough if case[0] == "multitude" else ()) for case in CASES]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("sample", "language", "name"), CASES, ids=lambda value: value)
def test_texts_can_be_read(tables, sample, language, name):
    drawn = draw(name, tables[sample], language=language)
    assert checks.faults(drawn.figure) == []
    assert drawn.name == name
    assert drawn.language == language
    for words in (drawn.title, drawn.caption, drawn.alt, drawn.note):
        assert words.strip() and "{" not in words.replace("\\frac{1}{2}", "")


def test_the_checks_find_what_is_wrong(monkeypatch):
    monkeypatch.setitem(matplotlib.rcParams, "text.parse_math", True)  # a notebook turns it off for good
    figure = Figure(figsize=(4, 3))
    figure.text(0.1, 0.5, "one text", fontsize=14)
    figure.text(0.12, 0.5, "another", fontsize=14)
    figure.text(0.95, 0.9, "over the edge", fontsize=14)
    figure.text(0.1, 0.2, "small", fontsize=9, parse_math=False)
    figure.text(0.6, 0.2, "faint", fontsize=14, color="#bbbbbb", parse_math=False)
    found = checks.faults(figure)
    assert [f for f in found if "pt" in f] == ["'small' is 9 pt"]
    assert [f for f in found if "cut off" in f] == ["'over the edge' is cut off"]
    assert len([f for f in found if "overlap" in f]) == 1
    assert [f.split(" of ")[0] for f in found if "contrast" in f] == ["'faint' has a contrast"]
    assert len([f for f in found if "mathematics" in f]) == 3


def test_drawing_leaves_matplotlib_as_it_was():
    before = dict(matplotlib.rcParams)
    manager = matplotlib.font_manager.fontManager
    fonts, own = list(manager.ttflist), set(vars(manager))
    draw("timeline", samples.one_article()).png(dpi=50)
    assert dict(matplotlib.rcParams) == before
    assert manager.ttflist == fonts
    assert set(vars(manager)) == own


def test_a_persons_own_settings_change_nothing():
    plain = draw("coverage", samples.one_article()).png(dpi=50)
    with matplotlib.rc_context(
        {"font.size": 40, "axes.facecolor": "red", "text.usetex": True, "font.family": "cursive"}
    ):
        assert draw("coverage", samples.one_article()).png(dpi=50) == plain


def test_the_same_tables_give_the_same_picture():
    assert draw("people", samples.seeds()).png(dpi=50) == draw("people", samples.seeds()).png(dpi=50)


def test_a_missing_table_counts_as_empty():
    assert draw("timeline", {}).title == "These texts report no meeting"
    assert draw("topic_words", {}, language="zh").title == "这些文本中未能得出主题"


def test_a_notebook_shows_the_picture_its_caption_and_what_it_shows():
    drawn = draw("coverage", samples.one_article())
    shown = drawn._repr_html_()
    assert shown.startswith(
        f'<figure style="margin:0"><img alt="{drawn.alt}" src="data:image/png;base64,iVBORw0KGgo'
    )
    assert f"<figcaption>{drawn.caption}</figcaption>" in shown
    assert repr(drawn) == drawn.alt


def _texts(name: str, sample: str, tables, **how) -> list[str]:
    return [text.get_text() for text in draw(name, tables[sample], **how).figure.texts]


def test_a_character_without_a_picture_is_replaced_in_sight(tables):
    assert "〓野家〓" in _texts("timeline", "hostile", tables)


def test_dollar_signs_and_markup_stay_as_they_are(tables):
    assert {"$x^2$", "<script>alert(1)</script>"} <= set(_texts("timeline", "hostile", tables))


def test_a_long_name_is_cut_with_an_ellipsis_and_whole_in_the_data(tables):
    drawn = draw("timeline", tables["hostile"])
    (shown,) = [t.get_text() for t in drawn.figure.texts if t.get_text().startswith("长" * 10)]
    assert shown.endswith("…")
    assert "长" * 300 in drawn.data["name"].tolist()


def test_eighty_attendees_are_counted_beyond_those_shown(tables):
    assert "+67" in _texts("people", "hostile", tables)


def test_guests_and_visitors_are_in_the_figure_of_people(tables):
    seeds = tables["seeds"]
    nobody = next(
        row.meeting_id
        for row in seeds["meetings"].itertuples()
        if row.status == "held" and not (row.chair or row.speakers or row.attendees)
    )
    columns = ("meeting_id", "person", "role", "office", "rank", "source", "start", "end", "as_written")
    rows = [
        (nobody, name, role, "", 1, "a", 0, 1, name)
        for name, role in (("王小明", "visitor"), ("李大伟", "guest"))
    ]
    with_guests = dict(seeds) | {"attendance": pd.DataFrame(rows, columns=columns)}
    drawn, before = draw("people", with_guests), draw("people", seeds)
    found = set(
        drawn.data.loc[drawn.data["meeting_id"] == nobody, ["person", "role"]].itertuples(
            index=False, name=None
        )
    )
    assert found == {("王小明", "visitor"), ("李大伟", "guest")}
    assert drawn.note != before.note


def test_a_body_in_the_chair_is_no_person_of_the_figure(tables):
    seeds = tables["seeds"]
    meetings = seeds["meetings"].copy()
    row = meetings.index[meetings["status"].eq("held")][0]
    meetings.loc[row, "chair"] = "市委常委会；王小明"
    columns = ("meeting_id", "person", "role", "office", "rank", "source", "start", "end", "as_written")
    named = (meetings.loc[row, "meeting_id"], "王小明", "chair", "", 1, "a", 0, 1, "王小明")
    given = dict(seeds) | {"meetings": meetings, "attendance": pd.DataFrame([named], columns=columns)}
    drawn = draw("people", given)
    assert set(drawn.data["person"]) == {"王小明"}
    assert "1 person named there" in drawn.note


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("XXXX-11-07/XXXX-11-08", "XXXX-11-07/08"),
        ("2023-11-30/2023-12-02", "2023-11-30/12-02"),
        ("2023-12-31/2024-01-02", "2023-12-31/2024-01-02"),
    ],
)
def test_an_interval_is_whole_in_the_figure_of_people(tables, date, shown):
    seeds = tables["seeds"]
    meetings = seeds["meetings"].assign(date=date)
    drawn = draw("people", dict(seeds) | {"meetings": meetings})
    written = [text.get_text() for text in drawn.figure.texts]
    assert shown in written and not any(text.startswith(date[:8]) and "…" in text for text in written)
    assert set(drawn.data["date"]) == {date}


def test_meetings_of_a_day_stand_by_their_time_of_day_in_the_figure_of_people(tables):
    held = tables["seeds"]["meetings"].query("status == 'held'").head(3).copy()
    held[["date", "date_start", "date_end"]] = "2023-10-17"
    held["time_of_day"] = ["晚上", "下午", "上午"]
    held["attendees"] = "王小明"
    given = {name: made for name, made in tables["seeds"].items() if name != "attendance"} | {
        "meetings": held
    }
    assert list(dict.fromkeys(draw("people", given).data["meeting_id"])) == list(held["meeting_id"])[::-1]


def test_one_meeting_without_a_month_is_told_of_in_the_singular(tables):
    meetings = tables["seeds"]["meetings"].query("status == 'held'").head(1).copy()
    meetings[["date", "date_start", "date_end"]] = ["2023", "2023-01-01", "2023-12-31"]
    meetings["date_precision"] = "year"
    drawn = draw("timeline", dict(tables["seeds"]) | {"meetings": meetings})
    assert drawn.title.endswith("month unknown") and "none of which" not in drawn.title


def test_months_without_a_source_and_dates_of_a_year_say_so(tables):
    assert {"no source for these months", "2023, day unknown"} <= set(_texts("timeline", "seeds", tables))
    assert {"这些月份无资料", "2023年（日期不明）"} <= set(_texts("timeline", "seeds", tables, language="zh"))


def test_two_hundred_meetings_in_a_month_become_a_count(tables):
    drawn = draw("timeline", tables["busy_month"])
    assert drawn.title == "200 meetings and events, 194 of them in Mar 2024"
    assert len(drawn.data) == 200


def test_titles_tell_what_the_tables_hold(tables):
    titles = {name: draw(name, tables["seeds"]).title for name in FIGURES}
    assert (
        titles["coverage"]
        == "4 of 36 months have an article or a meeting; 13 of 16 articles dated to a month"
    )
    assert titles["timeline"] == (
        "12 of 13 meetings and events can be dated to a month, Oct 2023 to May 2024; "
        "the busiest months are Oct 2023 and Jan 2024 (4 each)"
    )
    assert titles["people"] == (
        "胡衡华 is named in 5 of 13 meetings and events (chair 2, speaker or host 1, attendee 2)"
    )
    assert (
        titles["formulations"] == "69 formulations; the most frequent is 三攻坚一盘活, 14 times in 4 articles"
    )


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Every month has an article or a meeting (1 month); 1 of 16 articles dated to a month"),
        ("zh", "每月都有文章或会议（共1个月）；16篇文章中1篇可确定月份"),
    ],
)
def test_months_that_all_have_texts_are_not_counted_twice(tables, language, title):
    given = tables["seeds"]
    month = given["articles"]["date"].str[:7]
    window = (month[month.str.len() == 7].value_counts().idxmin(),) * 2
    assert draw("coverage", given, language=language, window=window).title == title


@pytest.mark.parametrize(
    ("meetings", "said"),
    [(1, "甲 is named in 1 of 1 meeting ("), (3, "甲 is named in all 3 meetings (")],
)
def test_who_is_at_every_meeting_is_named_in_all(tables, meetings, said):
    """No reader has to compare the two numbers of "in 3 of 3"."""
    own = tables["seeds"]["meetings"]
    held = own[own["status"] == "held"].head(meetings).assign(kind="meeting")
    named = pd.DataFrame({"meeting_id": held["meeting_id"], "role": "chair", "person": "甲"})
    assert draw("people", tables["seeds"] | {"meetings": held, "attendance": named}).title.startswith(said)


def test_one_number_of_topics_is_a_sentence_not_a_chart(tables):
    choice = tables["seeds"]["topic_choice"]
    given = tables["seeds"] | {"topic_choice": choice[choice["chosen"]]}
    drawn = draw("topic_choice", given)
    assert (
        drawn.title == f"{int(choice.loc[choice['chosen'], 'topics'].iloc[0])} topics, the only number tried"
    )
    assert drawn.panels == ()
    assert any("Measures of this number of topics: " in text.get_text() for text in drawn.figure.texts)


def test_a_title_that_names_the_person_does_not_name_it_twice(tables):
    own = draw("people", tables["seeds"]).title
    assert "胡衡华" in own
    assert draw("people", tables["seeds"], subject="胡衡华").title == own
    assert draw("people", tables["seeds"], subject="张三").title == f"张三: {own}"


def test_the_topic_of_the_title_is_among_those_drawn(tables):
    given = dict(tables["broadcast"])
    by_month = given["topic_months"].copy()
    last = given["topics"].sort_values("share")["topic"].iloc[0]
    own = by_month["topic"] == last
    by_month.loc[own, ["share", "share_low", "share_high"]] = 0.0
    by_month.loc[by_month[own].index[-1], ["share", "share_low", "share_high"]] = 0.9
    few = given | {"topic_months": by_month.assign(articles=4)}
    assert "changes most" not in draw("topics_over_time", few).title
    given["topic_months"] = by_month.assign(articles=5)
    drawn = draw("topics_over_time", given)
    label = given["topics"].set_index("topic")["label"][last]
    assert drawn.title.startswith(f"{label} changes most: 0% in ")
    assert last in set(drawn.data["topic"])


def test_texts_that_are_dated_and_have_no_topics_are_not_called_undated(tables):
    given = tables["seeds"] | {name: tables["nothing"][name] for name in ("topics", "topic_months")}
    assert draw("topics_over_time", given).title == "No topics could be found in these texts"


def test_many_dates_of_formulations_become_a_number_for_each_month(tables):
    drawn = draw("formulations", tables["broadcast"])
    assert drawn.caption.startswith("Uses in each month")
    assert all(len(date) in (0, 7) for date in drawn.data["date"])


def test_a_window_elsewhere_counts_what_lies_outside(tables):
    drawn = draw("timeline", tables["seeds"], window=("2024-01", "2024-03"))
    assert drawn.note == (
        "Source: 5 sources, 16 articles · Window: Jan 2024 to Mar 2024 · n = 4 meetings held, 9 more outside the window"
    )


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("window", [("2024-01", "2024-01"), ("2012-01", "2031-12")])
def test_windows_of_a_month_and_of_twenty_years_can_be_read(tables, window):
    for name in FIGURES:
        assert checks.faults(draw(name, tables["seeds"], window=window).figure) == []


@pytest.mark.slow
@pytest.mark.filterwarnings("error")
def test_a_year_of_broadcasts_can_be_read(data, tmp_path):
    """Close to five thousand records, more than a thousand meetings."""
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        from analysis import pipeline
        from analysis.settings import Settings

        settings = Settings(corpus=data / "broadcast_2023.jsonl.gz")
        made = pipeline.build(settings, tmp_path, last="formulations").tables
    for name in ("coverage", "timeline", "people", "formulations"):
        for language in ("en", "zh"):
            assert checks.faults(draw(name, made, language=language).figure) == []
    assert len(draw("timeline", made).data) > 1000


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", "2 of 3 meetings can be dated to a month, Mar 2024 to Apr 2024; the busiest months are Mar 2024 and Apr 2024 (1 each)"),
        ("zh", "3场会议中2场可定到月，2024年3月至2024年4月；2024年3月和2024年4月最多（各1场）"),
    ],
)  # fmt: skip
def test_the_timelines_title_counts_the_undated_and_its_note_those_outside(language, wanted):
    """The title counts neither a meeting outside the window nor one that may be; the note counts both."""
    dates = ["2024-03-05", "2024-04-02", "2024", "", "2019-05-01"]
    given = samples.one_article() | {
        "meetings": pd.DataFrame([samples.meeting(n, f"会议{n}", date) for n, date in enumerate(dates, 1)])
    }
    drawn = draw("timeline", given, language=language)
    assert drawn.title == wanted
    assert say("outside", language, n=1) in drawn.note


@pytest.mark.parametrize("name", ["topic_words", "topics_over_time"])
@pytest.mark.parametrize("size", ["16:9", "A4 portrait", "one column"])
def test_a_label_takes_a_second_line_before_it_is_cut(tables, name, size):
    given = dict(tables["seeds"])
    given["topics"] = given["topics"].assign(label="基层党建·政治生态·教育", note="")
    said = [text.get_text() for text in draw(name, given, size=size).figure.texts]
    heads = [at for at, text in enumerate(said) if re.match(r"\d+ 基层", text)]
    assert len(heads) == 6
    assert all("".join(said[at : at + 2]).endswith("教育") or said[at].endswith("教育") for at in heads)


@pytest.mark.parametrize("name", ["topic_words", "topics_over_time", "topics_by_article"])
@pytest.mark.parametrize("size", ["16:9", "poster", "4:3"])
def test_a_long_first_term_leaves_the_second_one_seen(tables, name, size):
    """A label's first term is shortened, or a warning set on a third line, before the second term is lost."""
    given = dict(tables["seeds"])
    label = "区域协调发展与城乡建设座谈会精神·现代化水网·教育"
    given["topics"] = given["topics"].assign(label=label, note='boilerplate {"words": 8}')
    drawn = draw(name, given, size=size)
    assert checks.faults(drawn.figure) == []
    said = "".join(text.get_text() for text in drawn.figure.texts[2:])
    assert len(re.findall(r"[1-6]\D? ?区域", said)) == 6 <= said.count("现代化")
    if name == "topic_words" and size == "poster":  # high enough for a third line
        assert said.count("座谈会精神·现代化水网") == 6


@pytest.mark.parametrize("name", ["topic_words", "topics_over_time", "topics_by_article"])
def test_a_name_with_a_dot_is_one_term_and_no_quotation_stays_open(tables, name):
    """The second term is seen beside it, in the figure and in the title of the chart on a slide."""
    given = dict(tables["seeds"])
    first, label = "阿依古丽·买买提江·吐尔逊", "阿依古丽·买买提江·吐尔逊·“现代化水网”建设座谈会·教育"
    given["topics"] = given["topics"].assign(label=label, words=f"水利；{first}", note="")
    drawn = draw(name, given, size="4:3")
    said = "".join(text.get_text() for text in drawn.figure.texts[2:])
    assert said.count("“现") == 6 and said.count("“") == said.count("”")
    for panel in drawn.panels:
        made = charts.heading(panel.title, 340, whole=panel.whole)
        assert "“现" in made and made.count("“") == made.count("”")


@pytest.mark.parametrize(
    ("window", "days", "wanted"),
    [
        (("2024-03", "2024-03"), ["2024-03-05", "2024-03-20"], "2 meetings in Mar 2024"),
        (("2024-03", "2024-04"), ["2024-03-05", "2024-03-20"], "2 meetings, all in Mar 2024"),
        (("2024-03", "2024-04"), ["2024-03-05"], "1 meeting in Mar 2024"),
        (("2024-03", "2024-04"), ["2024-03-05", "2024-03"], "2 meetings, all in Mar 2024"),
        (("2024-03", "2024-04"), ["2024-03-05", "2024"], "2 meetings, 1 of them in Mar 2024"),
    ],
)
def test_a_title_says_that_all_are_in_one_month_where_there_are_others(window, days, wanted):
    made = [samples.meeting(n, f"会议{n}", day) for n, day in enumerate(days, 1)]
    given = samples.one_article() | {"meetings": pd.DataFrame(made)}
    assert draw("timeline", given, window=window).title == wanted


def test_the_columns_of_a_timeline_of_counts_add_up_to_its_title():
    """70 meetings of March, 8 without a date and 3 of 2019, by two bodies: the title counts those of the window."""
    dates = ["2024-03-05"] * 70 + [""] * 8 + ["2019-05-01"] * 3
    made = [samples.meeting(n, f"会议{n}", day) for n, day in enumerate(dates, 1)]
    bodies = ["市委" if n % 2 else "市政府" for n in range(len(made))]
    given = samples.one_article() | {"meetings": pd.DataFrame(made).assign(body=bodies, body_full=bodies)}
    drawn = draw("timeline", given)
    assert drawn.title == "70 meetings, all in Mar 2024"
    right = [text for text in drawn.figure.texts if text.get_ha() == "right"]
    columns = {}
    for text in right:
        columns.setdefault(round(text.get_position()[0]), []).append(text.get_text())
    rows = {tuple(sorted(found)) for found in columns.values()}
    assert rows == {("39", "39", "78", "in all"), ("4", "4", "8", "no month")}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_variants_of_drawn_formulations_are_not_counted_besides_them(tables, language):
    given = tables["seeds"]
    main = given["formulations"].head(4)
    variant = main.head(1).assign(term="变体", variant_of=main["term"].iloc[0])
    drawn = draw("formulations", given | {"formulations": pd.concat([main, variant])}, language=language)
    count = say("formulations_n", language, n=4)
    assert drawn.title.startswith(count) and drawn.note.endswith(count)


@pytest.mark.parametrize("count", [12, 12_345])
def test_numbers_of_a_person_in_each_role_do_not_touch(tables, count):
    """However many meetings there are: the columns are as wide as their numbers."""
    given = [
        Part(f"m{n}", "会议", "2023-05-01", person, role)
        for person in ("张一", "李二")
        for role in ("chair", "speaker", "attendee", "contributor")
        for n in range(count)
    ]
    with house():
        page = Page("", "")
        people_counts.draw(page, given, ["张一", "李二"], tables["seeds"], ("2023-01", "2025-12"), "en")
    assert checks.overlaps(checks.boxes(page.figure)) == []
    rows = [
        (text.get_position()[1], box)
        for text, box in checks.boxes(page.figure)
        if text.get_text() == f"{count:,}" and text.get_ha() == "right"
    ]
    assert len(rows) == 8
    for height in {y for y, _ in rows}:
        across = sorted((box for y, box in rows if y == height), key=lambda box: box.x0)
        assert all(a.x1 + 4 <= b.x0 for a, b in itertools.pairwise(across))


LONG = "关于推动高质量发展的若干情况" * 14  # 196 characters


@pytest.mark.parametrize(
    ("size", "characters"),
    [("16:9", 190), ("A4", 190), ("4:3", 110), ("A4 portrait", 110), ("one column", 85)],
)
def test_a_long_title_is_set_smaller_before_it_is_cut(tables, size, characters):
    title = LONG[:characters]
    drawn = draw("coverage", tables["seeds"], title=title, size=size)
    assert title in "".join(text.get_text() for text in drawn.figure.texts)
    assert checks.faults(drawn.figure) == []
    usual = draw("coverage", tables["seeds"], title=LONG[:10], size=size).figure.texts[0].get_fontsize()
    assert drawn.figure.texts[0].get_fontsize() < usual


def test_the_key_explains_months_without_text_only_where_there_are_some(tables):
    def key(given) -> bool:
        figure = draw("topics_over_time", given, window=("2023-01", "2023-12")).figure
        return any(text.get_text() == say("no_source_long", "en") for text in figure.texts)

    given = dict(tables["broadcast"])
    by_month = given["topic_months"]
    assert {f"2023-{month:02}" for month in range(1, 13)} <= set(by_month["month"])
    assert not key(given)
    assert key(given | {"topic_months": by_month[by_month["month"] != "2023-07"]})


def test_charts_of_texts_without_a_date_have_no_months(tables):
    panels = draw("coverage", tables["undated"]).panels
    assert len(panels) == 2
    assert all(len(panel.categories) == 1 and not panel.dated for panel in panels)
    assert any(panel.dated for panel in draw("coverage", tables["seeds"]).panels)


def test_one_meeting_that_names_no_one_is_told_of_in_the_singular(tables):
    meetings = tables["seeds"]["meetings"].query("status == 'held'").head(2)
    roles = {role: ["王小明" if role == "chair" else "", ""] for role in ("chair", "speakers", "attendees")}
    note = draw("people", dict(tables["seeds"]) | {"meetings": meetings.assign(**roles)}).note
    assert "1 meeting naming people, 1 more names no one" in note


def test_the_note_on_people_counts_receptions_not_as_meetings(tables):
    meetings = (
        tables["seeds"]["meetings"].query("status == 'held'").head(2).assign(kind=["reception", "meeting"])
    )
    roles = {role: ["王小明" if role == "chair" else "", ""] for role in ("chair", "speakers", "attendees")}
    given = dict(tables["seeds"]) | {"meetings": meetings.assign(**roles)}
    assert "1 event naming people" in draw("people", given).note


@pytest.mark.parametrize("size", ["16:9", "4:3", "A4"])
def test_names_of_lanes_are_whole_where_the_meetings_leave_room(tables, size):
    meetings = tables["seeds"]["meetings"].query("status == 'held'").head(3)
    body = "云港市人大常委会教育科学委员会"
    given = dict(tables["seeds"]) | {"meetings": meetings.assign(body=body, body_full=body)}
    with sizes.laid_out(sizes.size(size)):
        assert any(body in words.replace("\n", "") for words in _written(draw("timeline", given).figure))


def _written(figure: Figure) -> list[str]:
    return [text.get_text() for text in (*figure.texts, *(t for axes in figure.axes for t in axes.texts))]


def test_the_months_of_a_single_year_are_named(tables):
    drawn = draw("topics_over_time", tables["seeds"], language="en", window=("2024-01", "2024-12"))
    words = _written(drawn.figure)
    panels = words.count("2024")
    assert panels > 1
    assert {name for name in words if words.count(name) == panels} >= {"Jul", "2024"}


def test_a_group_of_topics_has_no_number():
    topics = pd.DataFrame({"topic": [1, 2], "stability": 0.9, "note": ""})
    nodes = {"node": [1, 2, 12], "topic": [1, 2, 3], "label": ["甲", "乙", "丙"], "share": [0.5, 0.3, 0.2]}
    shown = topic_words._cut(topics, pd.DataFrame(nodes | {"fewest": 1, "most": 9}))
    assert [grid.topic_name(row) for row in row_tuples(shown)] == ["1 甲", "2 乙", "丙"]


def test_charts_of_undated_texts_say_what_they_count(tables):
    articles = tables["seeds"]["articles"].assign(date="")
    with_nothing = tables["seeds"] | {"articles": articles, "meetings": tables["seeds"]["meetings"].head(0)}
    drawn = draw("coverage", with_nothing, language="en")
    assert [panel.title for panel in drawn.panels] == ["Articles", "Characters"]


def _below_the_axis(drawn, tick: str) -> set[str]:
    """The names that stand in one line with a tick's; numbers on bars stand higher."""
    said = [(one.get_text(), one.get_position()[1]) for one in drawn.figure.texts if one.get_ha() == "center"]
    line = min((height for text, height in said if text == tick), default=None)
    return {text for text, height in said if height == line}


def test_under_bars_of_months_stand_no_days(tables):
    window = ("2023-02", "2023-02")
    for name in ("coverage", "timeline", "people"):
        drawn = draw(name, tables["broadcast"], window=window)
        assert _below_the_axis(drawn, "Feb") == {"Feb"}, name


def test_few_formulations_in_a_short_window_are_bars_of_days(tables):
    given = tables["broadcast"]
    first = given["formulations"]["term"].iloc[0]
    own = given | {
        name: given[name][given[name]["term"] == first] for name in ("formulations", "formulation_uses")
    }
    drawn = draw("formulations", own, window=("2023-02", "2023-03"))
    assert drawn.caption.startswith("Uses on each day")
    assert any(len(date) == 10 for date in drawn.data["date"])
    assert "20" in _below_the_axis(drawn, "10")
    assert checks.faults(drawn.figure) == []
    assert draw("formulations", own).caption.startswith("Uses in each month")


def test_a_meeting_over_the_end_of_a_month_counts_to_the_first_in_the_window():
    parts = [
        Part("m1", "会", "2022-12-31/2023-01-02", "张一", "attendee"),
        Part("m2", "会", "2023-01-30/2023-02-02", "张一", "attendee"),
        Part("m3", "会", "2023-02", "张一", "attendee"),
        Part("m4", "会", "2023", "张一", "attendee"),
    ]
    months = people_counts._meetings(parts, "张一", ("2023-01", "2023-12"))
    assert months == {"m1": "2023-01", "m2": "2023-01", "m3": "2023-02", "m4": ""}


def test_a_title_says_that_several_topics_lead_as_many_articles(tables):
    shares = pd.DataFrame(
        [(f"a{n}", 1 + n % 2, 0.9) for n in range(40)] + [("b", 1, 0.9)],
        columns=["article_id", "topic", "share"],
    )
    given = dict(tables["broadcast"])
    one = given["topics"].set_index("topic")["label"][1]
    first = draw("topics_by_article", given | {"topic_shares": shares})
    tied = draw("topics_by_article", given | {"topic_shares": shares[:-1]})
    assert first.title == f"{one} is most often the main topic: of 21 of 41 articles"
    assert tied.title == f"{one}, among others, is most often the main topic: of 20 articles each, out of 40"
    assert (
        "等为主要主题"
        in draw("topics_by_article", given | {"topic_shares": shares[:-1]}, language="zh").title
    )


def test_small_panels_of_a_part_of_a_year_name_its_months(tables):
    given = tables["broadcast"]
    drawn = draw("topics_over_time", given, window=("2023-02", "2023-11"))
    below = _below_the_axis(drawn, "Feb")
    assert {"Feb", "Nov"} <= below, below


def test_a_title_counts_a_meeting_over_the_end_of_a_month_as_the_bars_do():
    rows = [samples.meeting(n, f"第{n}次会议", f"2024-05-{n % 28 + 1:02}") for n in range(70)]
    rows += [samples.meeting(70, "交易会", "2024-04-29/2024-05-02"), samples.meeting(71, "座谈会", "")]
    drawn = draw("timeline", {"meetings": frame("meetings", rows)})
    assert drawn.title.startswith("71 of 72 meetings can be dated to a month, Apr 2024 to May 2024")


@pytest.mark.parametrize(
    "label", ["基层党建·政治生态·教育培训", "重要讲话重要指示精神·中国式现代化新篇章·群众"]
)
@pytest.mark.parametrize("size", ["16:9", "4:3", "A4 portrait", "one column"])
def test_labels_below_the_cells_are_whole(size, label):
    made = samples.many_topics(articles=16, topics=12)
    made["topics"].loc[::4, "label"] = label
    drawn = draw("topics_by_article", made, size=size)
    said = "".join(text.get_text() for text in drawn.figure.texts)
    assert checks.faults(drawn.figure) == []
    for topic, name in made["topics"].set_index("topic")["label"].items():
        assert (f"{topic} {name}" in said) == (topic in set(drawn.data["topic"]))


def test_bars_of_an_editable_chart_have_their_values_where_these_have_room(tables):
    for months, labelled in ((("2023-01", "2023-12"), True), (("2023-01", "2025-12"), False)):
        panels = draw("coverage", tables["seeds"], window=months).panels
        assert {panel.labels for panel in panels if panel.dated and panel.title == "Characters"} == {labelled}


def test_labels_that_need_too_much_room_make_the_list_shorter():
    made = samples.many_topics(articles=18, topics=12)
    made["topics"]["label"] = "基层党建·政治生态" * 6
    drawn = draw("topics_by_article", made)
    assert checks.faults(drawn.figure) == []
    assert 1 < drawn.data["topic"].nunique() < 12


@pytest.mark.parametrize(
    ("name", "articles"), [("topics_by_article", 40), ("topics_by_article", 3), ("topic_words", 3)]
)
def test_few_topics_take_most_of_a_slide(name, articles):
    drawn = draw(name, samples.many_topics(articles=articles, topics=2))
    assert checks.faults(drawn.figure) == []
    assert drawn.unused < 0.5 * drawn.top
    for panel in drawn.panels:  # nor are the bars of the chart to edit giants
        assert panel.box[3] / len(panel.categories) < 150


def test_cells_of_few_topics_leave_long_headlines_whole():
    made = samples.many_topics(articles=4, topics=2)
    made["articles"]["headline"] = "全市农村工作会议暨乡村振兴现场推进会在江城召开，部署下一阶段的重点任务"
    said = [text.get_text() for text in draw("topics_by_article", made).figure.texts]
    assert said.count("全市农村工作会议暨乡村振兴现场推进会在江城召开，部署下一阶段的重点任务") == 4


def test_no_word_of_a_topic_has_a_bar_that_cannot_be_seen():
    """Beside a topic of one word, the words of another have short bars; those of no length go, the first word stays."""
    made = samples.many_topics(articles=9, topics=3)
    words = made["topic_words"]
    weights = {(1, 1): 0.99, (1, 2): 0.004, (1, 3): 0.0001, (2, 1): 0.001, (2, 2): 0.0009}
    words["weight"] = [
        weights.get((row.topic, row.rank), 0.2 if row.topic == 3 else 0.0) for row in row_tuples(words)
    ]
    drawn = draw("topic_words", made)
    assert checks.faults(drawn.figure) == []
    assert drawn.data.groupby("topic").size().tolist() == [2, 1, 8]
    assert [len(panel.categories) for panel in drawn.panels] == [2, 1, 8]


def test_no_meeting_and_no_person_named_are_told_apart():
    made = samples.seeds()
    for language, told, within in (
        ("en", "report no meeting", "No meeting or event is reported as held."),
        ("zh", "没有报道会议", "没有报道已举行的会议或活动。"),
    ):
        given = made | {"meetings": made["meetings"].iloc[:0]}
        drawn = draw("people", given, language=language)
        assert told in drawn.title
        assert within in {text.get_text() for text in drawn.figure.texts}


@pytest.mark.parametrize(("language", "said"), [("en", "Window: May 2024 ·"), ("zh", "时段：2024年5月 ·")])
def test_a_window_of_one_month_names_it_once(language, said):
    assert said in draw("coverage", samples.seeds(), language=language, window=("2024-05", "2024-05")).note


def test_what_is_planned_for_known_days_is_hollow_and_not_hatched():
    """A hatched bar is keyed as one of an unknown day."""
    made = samples.seeds()
    meetings = made["meetings"].copy()
    meetings["date_precision"] = "day"
    spans = {"status": "planned", "date": "2024-01-10/2024-03-20", "date_start": "2024-01-10"}
    meetings.loc[meetings.index[0], [*spans, "date_end"]] = [*spans.values(), "2024-03-20"]
    drawn = draw("timeline", made | {"meetings": meetings})
    bars = [patch for axes in drawn.figure.axes for patch in axes.patches if 16 < patch.get_width() < 200]
    hollow = [bar for bar in bars if to_hex(bar.get_facecolor()) == "#ffffff" and bar.get_linewidth() == 2.0]
    assert len(hollow) == 1 and hollow[0].get_hatch() is None
    assert checks.faults(drawn.figure) == []


def test_planned_meetings_outside_the_window_are_counted_without_a_zero():
    given = samples.seeds()
    meetings = given["meetings"].copy()
    meetings.loc[meetings.index[0], ["status", "date_start", "date_end"]] = ["planned", "", ""]
    for language, told in (("en", "1 more planned"), ("zh", "另有1场预告")):
        note = draw("timeline", given | {"meetings": meetings[meetings.index < 4]}, language=language).note
        assert told in note and "0 of them" not in note and "0场" not in note


def test_an_unknown_figure_is_told_with_every_name_that_can_be_asked_for():
    with pytest.raises(InputFault, match="network"):
        draw("nothing_like_it", samples.seeds())

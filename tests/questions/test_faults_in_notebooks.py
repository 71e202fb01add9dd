"""Slips in a notebook: one line, in terms of the notebook, with what to write instead."""

from __future__ import annotations

import copy

import pytest
from IPython.core.formatters import DisplayFormatter
from IPython.core.interactiveshell import InteractiveShell

from analysis import Study, display, find_meetings, refusals
from analysis.__main__ import main
from analysis.corpus import walking
from analysis.faults import InputFault
from analysis.plots import sizes
from analysis.refusals import in_language, lacking

HEADS = ("文章", "内文", "body_text")


@pytest.fixture
def table(tmp_path, request):
    path = tmp_path / "t.csv"
    path.write_text(f"{request.param},见报日\n3月5日，市委召开会议。,2024-03-06\n", encoding="utf-8")
    return path


def fault(path, **choices) -> str:
    with pytest.raises(InputFault) as raised:
        Study(path, **choices).articles  # noqa: B018
    return str(raised.value)


@pytest.mark.parametrize("table", HEADS, indirect=True)
def test_a_missing_column_is_told_as_an_argument_of_study_and_as_an_option(table, capsys):
    said = fault(table)
    assert said.endswith('specify the text column: columns={"text": "NAME"}') and "--column" not in said
    assert main(["check", str(table)]) != 0
    assert "--column text=NAME" in capsys.readouterr().err


@pytest.mark.parametrize(("table", "head"), zip(HEADS, HEADS, strict=True), indirect=["table"])
def test_columns_mapped_from_the_table_to_ours_are_pointed_out(table, head):
    said = fault(table, columns={head: "text"})
    assert said.endswith(f'; did you mean columns={{"text": "{head}"}}?')
    assert "did you mean" not in fault(table, columns={"text": "没有"})
    assert len(Study(table, columns={"text": head}).articles) == 1


def test_a_search_and_a_person_say_how_their_figure_is_asked_for(tmp_path):
    (tmp_path / "a.txt").write_text("2024年5月6日，市委书记何东山主持召开会议，研究企业发展。", "utf-8")
    study = Study(tmp_path, workers=1)
    for result, figure in (
        (study.search("企业"), 'study.figure("formulations", term=["…", "…"])'),
        (study.person("何东山"), "study.figure(\"timeline\", person='何东山')"),
    ):
        with pytest.raises(InputFault) as raised:
            result.figure()
        assert str(raised.value).endswith(f"has no 'figure' of its own; write {figure}")
        assert not hasattr(result, "figures") and repr(copy.deepcopy(result)) == repr(result)
    with pytest.raises(InputFault, match="did you mean kwic"):
        study.search("企业").kwick  # noqa: B018


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("study.network(at_least='three')", "`network(at_least='three')`：须为不小于1的整数"),
        ("study.where(since='3月')", "`since='3月'`：须写作2024、2024-03或2024-03-15"),
        ("study.where(since='2025', until='2024')", "起始时间“2025”晚于截止时间“2024”"),
        ("study.where(body='市政')", "这里没有机构“市政”；是否指市委？"),
        ("study.figure('timelines')", "这里没有图“timelines”；是否指timeline？"),
        ("study.figure('timeline', size='A9')", "尺寸A9：须为16:9、4:3、A4、A4 portrait"),
        ("study.search('(')", "模式“(”无法识别："),
        ("study.figure('coverage', language='fr')", "language“fr”：须为“en”或“zh”"),
        ("study.search('市委').by('quartr')", "没有列“quartr”；"),
        ("study.cite([])", "引用什么？编号列表为空；"),
        ("study.cite(study.articles)", "引用什么？须给出表格中的编号列：`study.cite(table.article_id)`"),
        ("study.compare('甲报')", "`compare('甲报')`：这不是研究；"),
        ("study.where(window='2024')", "`where(window=…)`：选取部分须用时段："),
    ],
)
@pytest.mark.parametrize("table", ["正文"], indirect=True)
def test_a_chinese_notebook_tells_faults_in_chinese(table, capsys, code, said):
    shell = InteractiveShell.instance()
    try:
        shell.user_ns["study"] = Study(table, language="zh")
        shell.run_cell(code)
    finally:
        InteractiveShell.clear_instance()
    assert capsys.readouterr().err.splitlines()[-1].startswith(f"InputFault: {said}")


def test_an_attribute_that_a_result_lacks_is_told_in_chinese():
    for given, said in (
        (lacking("search", "kwick", ["kwic"], figure=""), "搜索结果没有“kwick”；"),
        (lacking("person", "plot", "", figure="a()"), "人物本身没有“plot”；请写`a()`"),
    ):
        assert in_language(given, "zh").startswith(said)


@pytest.mark.parametrize("table", ["正文"], indirect=True)
def test_a_name_that_a_study_lacks_is_one_line_in_a_notebook(table, capsys):
    study = Study(table)
    assert not hasattr(study, "artikels")
    shell = InteractiveShell.instance()
    try:
        display.register()
        shell.user_ns["study"] = study
        shell.run_cell("study.artikels")
        shell.run_cell("study.network(at_least='three')")
    finally:
        InteractiveShell.clear_instance()
    said = capsys.readouterr().err.splitlines()
    assert said == [
        "NoSuchName: a study has no 'artikels'; did you mean 'articles'?",
        "InputFault: network(at_least='three'): give a whole number from 1",
    ]


@pytest.mark.parametrize("table", ["正文"], indirect=True)
@pytest.mark.parametrize(
    ("slip", "said"),
    [
        (
            lambda study, out: study.compare("source"),
            "compare('source'): this is no study; write the condition",
        ),
        (
            lambda study, out: study.fit_topics(topics=1),
            "fit_topics(..., topics=1): give a whole number from 2",
        ),
        (lambda study, out: study.to_excel(out / "a.txt"), "a.txt: a workbook is saved as .xlsx"),
        (
            lambda study, out: study.figure("coverage").save(out / "no" / "a.png"),
            "a.png: cannot be written (No such",
        ),
        (
            lambda study, out: study.figure("coverage").save(out / "a.png", dpi="high"),
            "dpi='high'): give a whole",
        ),
        (
            lambda study, out: study.figure("coverage", palette="rosa"),
            "palette rosa: there is no such palette or file",
        ),
        (
            lambda study, out: Study(study.settings.corpus, window=("2024-05", "2024-01")),
            "the first month is later than the last; write window=('2024-01', '2024-05')",
        ),
    ],
)
def test_a_slip_is_told_with_what_to_write_instead(table, tmp_path, slip, said):
    with pytest.raises(InputFault) as raised:
        slip(Study(table), tmp_path)
    assert said in str(raised.value) and "Errno" not in str(raised.value)


@pytest.mark.parametrize("given", [5, ["3月5日，市委召开会议。"]])
def test_what_is_no_text_is_told(given):
    with pytest.raises(InputFault, match="is no text: give one text, or the documents of"):
        find_meetings(given)


@pytest.mark.parametrize("table", ["正文"], indirect=True)
def test_a_notebook_shows_the_words_at_a_place_and_not_their_html(table):
    shown = Study(table).evidence("1", 0, 4)
    data, _ = DisplayFormatter().format(shown)
    assert "<mark>3月5日</mark>" in shown and data["text/html"] == shown


def test_paragraphs_around_the_words_at_a_place_keep_apart(tmp_path):
    text = "专题会议纪要\n时间：2024年7月25日下午\n主持人：何东山\n\n7月25日下午，何东山主持召开专题会议。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    study = Study(tmp_path)
    start = text.index("7月25日下午，")
    shown = study.evidence("a.txt", start, start + 7)
    assert (
        "…专题会议纪要<br>时间：2024年7月25日下午<br>主持人：何东山<br><mark>7月25日下午</mark>，何东山主持召开专题会议。…"
        in shown
    )
    assert "…<mark>专题</mark>会议纪要<br>时间" in study.evidence("a.txt", 0, 2)
    hosts = text.index("主持人")
    assert "下午<br><mark>主持人</mark>：何东山<br>7月" in study.evidence(
        "a.txt", hosts, hosts + 3, context=20
    )


@pytest.mark.parametrize("given", ["2024年3月", "2024/3", "2024-03"])
def test_periods_may_be_written_as_people_write_them(tmp_path, given):
    for month in (2, 3, 4):
        (tmp_path / f"{month}.txt").write_text(f"2024年{month}月5日，市委召开全体会议。", encoding="utf-8")
    study = Study(tmp_path)
    part = study.where(since=given, until=given)
    assert part.meetings["date"].tolist() == ["2024-03-05"] and part._window == ("2024-03", "2024-03")


def test_the_words_of_a_title_column_are_its_headline(tmp_path):
    path = tmp_path / "titles.csv"
    path.write_text(
        "标题,正文,日期\n安平聚焦“四张清单”抓落实,3月5日，安平市召开会议，提出“四张清单”。,2024-03-06\n",
        "utf-8",
    )
    study = Study(path)
    use = study.formulation_uses.query("term == '四张清单' and place == 'title'").iloc[0]
    shown = study.evidence(use.source, use.start, use.end)
    assert "<mark>安平聚焦“四张清单”抓落实</mark>" in shown and "1, title column" in shown
    assert "<mark>3月5日</mark>" in study.evidence("1", 0, 4)


@pytest.mark.parametrize("table", ["正文"], indirect=True)
def test_a_part_of_nothing_says_its_condition(table):
    study = Study(table)
    part = study.where(article_id=study.search("没有的词").kwic.article_id)
    assert len(part.articles) == 0 and repr(part).endswith(".where(article_id=[])")


@pytest.mark.parametrize("table", ["正文"], indirect=True)
@pytest.mark.parametrize(
    ("language", "said"), [("en", "stopped; run the cell again"), ("zh", "已停止；再次运行")]
)
def test_an_interrupt_is_told_in_one_line(table, language, said, monkeypatch, capsys):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    shell = InteractiveShell.instance()
    try:
        shell.user_ns["study"] = Study(table, language=language)
        with monkeypatch.context() as patched:
            patched.setattr("analysis.run.keep.kept", interrupted)
            assert not shell.run_cell("study.meetings").success  # so that cells behind it are not run
        told = capsys.readouterr()
        shell.run_cell("def own(): raise KeyboardInterrupt\nown()")
        own = capsys.readouterr()
    finally:
        InteractiveShell.clear_instance()
    assert told.err.startswith(f"KeyboardInterrupt: {said}") and told.err.count("\n") == 1 and told.out == ""
    assert "Traceback" in own.out + own.err or "-----" in own.out + own.err


@pytest.mark.parametrize("table", ["正文"], indirect=True)
def test_stop_words_that_are_not_in_the_texts_are_told_before_the_fit(table, caplog):
    with pytest.raises(InputFault):  # a single sentence has no topics
        Study(table).fit_topics(topics=2, stop=["没有的词", "会议"])
    assert [one.getMessage() for one in caplog.records][-1] == "stop: no effect, not in the texts: 没有的词"


def test_a_misnamed_file_of_ones_own_is_told_once(tmp_path):
    (tmp_path / "a.txt").write_text("3月5日，市委召开会议。", encoding="utf-8")
    (tmp_path / "Series.csv").write_text("pattern,series\n会议,甲\n", encoding="utf-8")
    said = [line for line in Study(tmp_path).warnings if "Series.csv" in line]
    assert said == ["Series.csv is not read; if it is meant as series.csv: save it as CSV under that name"]


@pytest.mark.parametrize("table", ["正文"], indirect=True)
@pytest.mark.parametrize(
    ("name", "row"), [("series.csv", "pattern,series\n(会,甲\n"), ("terms.csv", "term\n甲\n")]
)
def test_a_fault_met_while_a_study_is_displayed_is_one_line(table, name, row, capsys):
    (table.parent / name).write_text(row, encoding="utf-8")
    shell = InteractiveShell.instance()
    try:
        shell.user_ns |= {"Study": Study, "path": table}
        shell.run_cell("Study(path)")
    finally:
        InteractiveShell.clear_instance()
    told = "".join(capsys.readouterr())
    assert f"InputFault: {name}, line 2: " in told and "File " not in told and "--->" not in told


@pytest.mark.parametrize("table", ["正文"], indirect=True)
@pytest.mark.parametrize("name", ["month", "quarter", "period", "月份"])
def test_a_period_as_a_column_is_answered_with_how_it_is_chosen(table, name):
    study = Study(table)
    for ask in (lambda: study.where(**{name: "2024-03"}), lambda: study.figure("people", **{name: "2024"})):
        with pytest.raises(InputFault, match=f"no column '{name}'; a period is chosen with since="):
            ask()


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda: refusals.lacking_in_study("meetngs", ["meetings"], []), "语料（study）没有“meetngs”；是否指“meetings”？"),
        (lambda: refusals.lacking_in_study("xyz", ["articles"], ["cite"]), "语料（study）没有“xyz”；可用的表：articles；方法：cite"),
        (lambda: sizes.size("16:9", font=6), "字号6：图中文字不得小于7磅"),
        (lambda: sizes.size("A4", font=30), "字号30：尺寸A4的最小文字可为7至16.5磅；页面越大，文字可越大"),
        (lambda: sizes.size("16:9", font="大"), "字号“大”不是磅值；请给出数字，如11"),
        (lambda: sizes.too_low("16:9", sizes.size("16:9"), 72), "尺寸16:9：文字为14磅时，此图各行所需高度至少为216毫米；请减少行数、缩小文字或加高页面"),
    ],
)  # fmt: skip
def test_an_unknown_attribute_and_a_size_of_text_are_refused_in_chinese(ask, said):
    try:
        fault = ask()
    except InputFault as raised:
        fault = raised
    assert refusals.in_language(fault, "zh") == said


@pytest.mark.parametrize("made", ["empty", "kind"])
def test_why_nothing_can_be_read_is_told_in_chinese(tmp_path, made):
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder
    if made == "kind":
        path = folder / "a.zip"
        path.write_bytes(b"PK")
    with pytest.raises(InputFault) as raised:
        list(walking.batches(path))
    told = in_language(raised.value, "zh")
    assert told.startswith(f"{path}：") and "可读取" in told
    assert "supported are" in str(raised.value)


def test_a_wrong_path_is_told_in_the_language_of_the_study(monkeypatch, tmp_path):
    told = []
    monkeypatch.setattr(display, "register", told.append)
    with pytest.raises(InputFault, match="no such folder"):
        Study(tmp_path / "nowhere", language="zh")
    assert told[:1] == ["zh"]


def test_why_topics_cannot_be_fitted_is_told_in_chinese(tmp_path):
    (tmp_path / "a.txt").write_text("说明\n\n各部门要提高认识，抓好落实。\n", encoding="utf-8")
    with pytest.raises(InputFault, match="no words to model") as raised:
        Study(tmp_path).fit_topics(topics=8)
    told = in_language(raised.value, "zh")
    assert "停用词" in told and "words" not in told

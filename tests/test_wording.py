"""The catalogue: each code that a step can write has a text in both languages, and says its values."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis import vocabulary, wording
from analysis.faults import InputFault
from analysis.timeline.meetings.rules import Rule

PACKAGE = Path(analysis.__file__).parent
#: Codes and keys that are put together from parts.
COMPOSED = re.compile(
    "conflict_|corrected_|counted_|cue_|shown_|coverage_|gloss_|kind_|count_|uncertain_|card_|part_|role_|in_role_|measure_|gold\\.|thing_|slide_method_|survey_column_|survey_reader_|system_|survey_odd_|measure\\.|tables_|column_|meeting\\.|article\\.|year\\.|ledger\\.|bar\\."
)


@cache
def _calls() -> dict[str, list[tuple[Path, ast.Call]]]:
    """Every call in the package, by the name of the function."""
    found = defaultdict(list)
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Name):
                found[called.id].append((path, node))
            elif isinstance(called, ast.Attribute):
                found[called.attr].append((path, node))
    return found


def calls(name: str) -> list[tuple[Path, ast.Call]]:
    """Every call of a function of this name in the package."""
    return _calls().get(name, [])


def literals(node: ast.Call) -> list[str]:
    """The texts that the first argument of a call may be."""
    first = node.args[0] if node.args else None
    options = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
    return [one.value for one in options if isinstance(one, ast.Constant)]


def test_every_message_has_its_texts_and_their_values():
    faults, codes = [], 0
    for path, node in [*calls("message"), *calls("refused")]:
        given_values = {keyword.arg for keyword in node.keywords}
        for code in literals(node):
            codes += 1
            row = wording.catalogue().get(code)
            where = f"{path.name}, line {node.lineno}: {code}"
            if row is None:
                faults.append(f"{where} has no text")
            elif None not in given_values and not wording.placeholders(row) <= given_values:
                faults.append(f"{where} lacks {wording.placeholders(row) - given_values}")
    assert faults == []
    assert codes > 15


def test_every_sentence_of_the_figures_has_its_texts():
    keys = {
        key for _, node in calls("say") if len(node.args) == 2 for key in literals(node) if key.isidentifier()
    }
    assert len(keys) > 60
    assert keys - set(wording.catalogue()) == set()


def test_every_text_is_used():
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    named = set(re.findall(r"(?<=[\"'])[\w.]+(?=[\"'])", code))
    unused = {key for key in wording.catalogue() if not COMPOSED.match(key)} - named
    assert not unused, (
        f"no code names these keys of vocabulary/wording: {sorted(unused)}; where it puts them together, "
        "COMPOSED lacks their prefix"
    )


def test_every_rule_has_its_texts():
    keys = set(wording.catalogue())
    lacking = {f"meeting.{rule.value}" for rule in Rule} - keys
    assert not lacking, f"vocabulary/wording/rules.csv lacks the texts of {sorted(lacking)}"
    rows = vocabulary.load("timeline/year_weights", ("rule", "before", "after", "fade"), ("note",))
    assert {f"year.{row['rule']}" for row in rows} <= keys


def test_every_cue_for_the_year_that_code_names_has_its_texts():
    named = {found for _, node in calls("Reason") for found in literals(node)}
    assert len(named) > 3
    assert {f"year.{name}" for name in named} - set(wording.catalogue()) == set()


def test_every_side_and_class_of_a_cue_has_its_texts():
    rows = vocabulary.load("formulations/cues", ("side", "words", "speaks"), ("example",))
    named = {f"cue_{row['side']}" for row in rows} | {f"cue_of_{row['speaks']}" for row in rows}
    assert named == {key for key in wording.catalogue() if key.startswith("cue_")}


@pytest.mark.parametrize("prefix", ["conflict_", "corrected_"])
def test_codes_put_together_from_parts(prefix: str):
    texts = "".join(
        (PACKAGE / "timeline" / name).read_text("utf-8") for name in ("merging.py", "corrections.py")
    )
    codes = set(re.findall(rf'"({prefix}[a-z_]+)"', texts))
    codes |= {f"corrected_{action}{note}" for action in ("change", "add") for note in ("", "_note")}
    assert {code for code in codes if code.startswith(prefix)} == {
        key for key in wording.catalogue() if key.startswith(prefix)
    }


#: Names of formats, programs, columns and options that stand in Chinese texts as they are.
KNOWN = set(
    re.findall(
        r"\w+",
        "PDF Word OpenDocument RTF WPS OFD CAJ CEB CAJViewer Apabi Reader JSON Parquet UTF Big GB MB "
        "csv gz doc docx pptx txt md html pdf rtf odt jsonl parquet xlsx from soffice headless convert to ocr column text meeting_id "
        "JavaScript Page Up Down Shift CMP KWIC study search CSV Excel PNG SVG EDTF Markdown file seconds memory "
        "OCR tesseract chi sim Python pytesseract TOML png svg id title published source province folder auto build figures "
        "font grey out template where Dask ttf otf",
    )
)


def test_a_fault_that_a_user_can_meet_has_its_text_in_the_catalogue():
    """Else a Chinese run reports it in English. Faults in the package's own vocabulary are for its authors."""
    plain = {
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in PACKAGE.rglob("*.py")
        if path.parent.name != "vocabulary" and path.name != "wordlists.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "InputFault"
        and node.args
        and isinstance(node.args[0], ast.Constant | ast.JoinedStr)
    }
    assert plain == set()


def test_no_space_stands_between_chinese_and_a_number():
    """One page says 39场 as another does; what is a word (a file, a fingerprint) keeps its space."""
    spaced = re.compile(r"[\u4e00-\u9fff，。；：（）、] [\d{]|[\d%}] [\u4e00-\u9fff]")
    lists, words = {"months", "whole_months"}, {"fingerprint_short", "figure_source"}
    texts = wording.catalogue() | wording.texts("pages", "page_scripts")
    found = {key: row["zh"] for key, row in texts.items() if spaced.search(row["zh"])}
    assert {key: zh for key, zh in found.items() if not key.startswith("ledger.")}.keys() == lists | words


def test_the_chinese_is_chinese():
    english = {
        key: words
        for key, row in (wording.catalogue() | wording.texts("pages", "page_scripts")).items()
        if (
            words := set(
                re.findall(r"[A-Za-z_]{2,}", re.sub(r"\{[^}]*\}|tables/\w+\.csv|`[^`]*`", "", row["zh"]))
            )
            - KNOWN
        )
    }
    assert english == {}


@given(st.text('会“”；\\{}":, a\n', max_size=20), st.text("2024-会/", max_size=10))
def test_a_message_says_its_values_whatever_they_hold(name: str, date: str):
    cell = wording.message("session_implied", name=name, date=date)
    assert wording.is_message(cell)
    assert wording.code(cell) == "session_implied"
    assert (
        wording.tell(cell, "zh") == f"文本提到{name}（{date or '无日期'}），故应已举行；但没有文本报道其召开"
    )
    assert wording.tell_all(analysis.cells.join([cell, cell]), "zh") == "；".join(
        [wording.tell(cell, "zh")] * 2
    )


def test_numbers_take_the_right_noun():
    cell = wording.message("fault_uses", where="三张清单", uses=1, gold=2)
    assert wording.tell(cell) == "三张清单: 1 use, 2 in the gold data"
    assert wording.tell(cell, "zh") == "三张清单：得到1次，应为2次"


def test_a_code_that_nobody_wrote_a_text_for():
    with pytest.raises(KeyError, match="no text for the code 'no_such_code' in vocabulary/wording"):
        wording.message("no_such_code")
    with pytest.raises(
        KeyError, match=r"vocabulary/wording/timeline.csv, line \d+: 'no_source_months' needs .* n"
    ):
        wording.message("no_source_months")
    with pytest.raises(ValueError, match="'must have sat' is not a message"):
        wording.tell("must have sat")


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts a row into the catalogue of a copy of the vocabulary."""

    real = vocabulary.HERE / "wording"

    def put(rows: str) -> None:
        folder = tmp_path / "wording"
        folder.mkdir()
        for name in wording.FILES:
            (folder / f"{name}.csv").write_bytes((real / f"{name}.csv").read_bytes())
        (folder / "topics.csv").write_text(rows, encoding="utf-8")

    monkeypatch.setattr(vocabulary, "HERE", tmp_path)
    for kept in (vocabulary.load, wording.texts, wording.catalogue):
        kept.cache_clear()
    yield put
    monkeypatch.undo()
    for kept in (vocabulary.load, wording.texts, wording.catalogue):
        kept.cache_clear()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("key,en,zh\nmixture,a mixture,\n", "vocabulary/wording/topics.csv, line 2: zh is empty"),
        (
            "key,en\nmixture,a mixture\n",
            "vocabulary/wording/topics.csv, line 1: no column zh; the header is key, en",
        ),
        (
            "key,en,zh\nmixture,{n} things,多种\n",
            "vocabulary/wording/topics.csv, line 2: placeholders differ: ['n'] and []",
        ),
        (
            "key,en,zh\nmixture,a mixture,混杂\nmixture,mixed,混杂\n",
            "vocabulary/wording/topics.csv, line 3: duplicate key 'mixture', first used at vocabulary/wording/topics.csv, line 2",
        ),
    ],
)
def test_a_faulty_row_names_file_and_line(broken, rows: str, message: str):
    broken(rows)
    with pytest.raises(InputFault) as told:
        wording.catalogue()
    assert str(told.value) == message


def test_a_rule_of_the_vocabulary_without_a_text_names_file_and_line():
    row = vocabulary.Row({"rule": "new cue"}, "vocabulary/timeline/year_weights.csv, line 9")
    with pytest.raises(InputFault) as told:
        wording.require(row, "rule", "year")
    assert str(told.value) == (
        "vocabulary/timeline/year_weights.csv, line 9: column 'rule': "
        "no text for 'year.new cue' in vocabulary/wording/rules.csv"
    )


def test_bold_closes_before_a_chinese_character_only_behind_one():
    """Behind a sign, Markdown takes ** before a letter for asterisks: **79%**的 is not bold, **79%的词语**属于 is."""
    for row in vocabulary.load("wording/notebooks", ("en", "zh")):
        for closing in re.finditer(
            r"\*\*[^*]+?([^\w*}])\*\*(?=[\u4e00-\u9fff])", row["zh"].replace(":.0%}", "}%")
        ):
            raise AssertionError(row.fault(closing.group()))


def test_each_reason_of_the_ledger_has_a_chinese_text():
    """Those of the vocabulary, and those that the code of reading gives: a line of lower-case words behind `reason` or `off`."""
    reasons = {row["reason"] for row in vocabulary.load("corpus/furniture", ("reason",))}
    code = "\n".join(path.read_text("utf-8") for path in (PACKAGE / "corpus").rglob("*.py"))
    reasons |= set(
        re.findall(r'(?:reason=|disposition="furniture", |off\([\w.\[\]]+, )"([a-z][a-z ]+)"', code)
    )
    reasons |= {"white space", "invisible characters", "markup", "footnote", "endnote", "comment"}
    reasons |= {"page header", "page footer", "table of contents", "watermark", "outside the page"}
    assert len(reasons) > 30
    for reason in sorted(reasons):
        assert re.search("[\u4e00-\u9fff]", wording.ledger_reason(reason, "zh")), reason


@pytest.mark.parametrize(
    ("names", "english", "chinese"),
    [
        (["a"], "there are a", "现有：a"),
        (["学习, 宣传", "b, c"], "there are 学习, 宣传, b, c", "现有：学习, 宣传、b, c"),
        (["王一, 李二", "…"], "there are 王一, 李二, …", "现有：王一, 李二……"),
        (["…"], "there are …", "现有：…"),
    ],
)
def test_a_comma_in_a_name_does_not_split_it(names, english, chinese):
    cell = wording.message("offered_all", names=names)
    assert [wording.tell(cell, language) for language in ("en", "zh")] == [english, chinese]


@pytest.mark.parametrize(
    ("names", "english", "chinese"),
    [
        (["甲"], "did you mean 甲?", "是否指甲？"),
        (["甲", "'en'"], "did you mean 甲 or 'en'?", "是否指甲或“en”？"),
        (["甲", "乙, 丙", "丁"], "did you mean 甲, 乙, 丙 or 丁?", "是否指甲、乙, 丙或丁？"),
    ],
)
def test_only_the_last_of_several_names_has_an_or(names, english, chinese):
    cell = wording.message("offered_near", names=wording.message("either", names=names))
    assert [wording.tell(cell, language) for language in ("en", "zh")] == [english, chinese]


@pytest.mark.parametrize(
    ("said", "chinese"),
    [
        ("language 'fr'", "language“fr”：须为“en”"),
        ("Study(..., language='fr')", "`Study(..., language='fr')`：须为“en”"),
        ("since='3月'", "`since='3月'`：须为“en”"),
        ("--size x", "--size x：须为“en”"),
    ],
)
def test_a_chinese_message_quotes_in_one_way(said, chinese):
    cell = wording.message("refused_value", said=said, values=wording.message("either", names=["'en'"]))
    assert wording.tell(cell, "zh") == chinese

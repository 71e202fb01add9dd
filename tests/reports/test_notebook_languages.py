"""The Chinese notebooks are the English ones with Chinese prose: same cells, same code."""

from __future__ import annotations

import re

import nbformat
import pytest

from analysis.run.project import NOTEBOOKS, numbered_notebooks

ENGLISH = sorted(path for path in NOTEBOOKS.rglob("*.ipynb") if "zh" not in path.relative_to(NOTEBOOKS).parts)
#: Words of the language itself, names, and what is typed as it is.
_TYPED = re.compile(r"`[^`]*`|\[[^\]]*\]\([^)]*\)|\n    .*")
_KNOWN = {
    "LDA",
    "gensim",
    "pyLDAvis",
    "Rao",
    "Scott",
    "China",
    "Media",
    "Project",
    "English",
    "Tab",
    "Dunning",
    "X",
    "docx",
    "odt",
    "rtf",
    "pdf",
}
_KNOWN |= {"txt", "md", "html", "csv", "xlsx", "jsonl", "parquet", "p"}


def as_chinese(code: str) -> str:
    """A code cell of an English notebook as the Chinese one has it."""
    code = re.sub(r'^CORPUS = "../', 'CORPUS = "../../', code)
    return code.replace("study = Study(CORPUS)", 'study = Study(CORPUS, language="zh")')


@pytest.mark.parametrize("path", ENGLISH, ids=lambda path: path.stem)
def test_the_chinese_notebook_has_the_same_cells_and_code(path):
    english = nbformat.read(path, as_version=4).cells
    chinese = nbformat.read(NOTEBOOKS / "zh" / path.relative_to(NOTEBOOKS), as_version=4).cells
    assert [(cell.id, cell.cell_type) for cell in chinese] == [(cell.id, cell.cell_type) for cell in english]
    for one, other in zip(english, chinese, strict=True):
        if one.cell_type == "code":
            assert other.source == as_chinese(one.source)
        else:
            headings = [re.findall(r"^#+", cell.source, re.MULTILINE) for cell in (one, other)]
            assert headings[0] == headings[1]
            assert one.source.count("\n- ") == other.source.count("\n- ")
            words = set(re.findall(r"[A-Za-z]+", _TYPED.sub("", other.source)))
            assert words <= _KNOWN


def test_notebooks_hold_no_results():
    """A notebook that was run and saved shows the results of one machine and one version."""
    for path in NOTEBOOKS.rglob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        assert not any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells), path
        assert "widgets" not in notebook.metadata, path


def test_a_report_in_chinese_takes_the_chinese_notebooks():
    english, chinese = numbered_notebooks("en"), numbered_notebooks("zh")
    assert len(english) == 6
    assert [path.parent.name for path in chinese] == ["zh"] * 6
    assert [path.name for path in chinese] == [path.name for path in english]


def test_the_table_of_meetings_names_who_was_received_and_who_travelled():
    for language in ("en", "zh"):
        path = next(path for path in numbered_notebooks(language) if path.stem == "03_timeline")
        code = "\n".join(c.source for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code")
        assert re.search(
            r'held\[\[.*"chair", "speakers", "attendees", "contributors", "guests", "visitors"', code
        )

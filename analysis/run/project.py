"""Where the notebooks, the gold and the sample corpus are: in a checkout, or beside the installed package."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def checkout() -> Path | None:
    """The folder of the project, None where the package is installed without it."""
    folder = PACKAGE.parent
    return folder if (folder / "pyproject.toml").is_file() and (folder / "notebooks").is_dir() else None


#: A wheel brings the same folders in ``analysis/_project`` (``setup.py``).
ROOT = checkout() or PACKAGE / "_project"
NOTEBOOKS = ROOT / "notebooks"
GOLD = ROOT / "tests" / "gold"
SEEDS = ROOT / "seeds"


def numbered_notebooks(language: str) -> list[Path]:
    """The notebooks of a report in a language; those in Chinese are in a folder of their own."""
    return sorted((NOTEBOOKS / "zh" if language == "zh" else NOTEBOOKS).glob("0[1-9]_*.ipynb"))


def are_seeds(corpus: Path) -> bool:
    """Whether a folder is the corpus that ships, or a copy of it: the same files, by name and size."""
    return SEEDS.is_dir() and corpus.is_dir() and _sizes(corpus) == _sizes(SEEDS)


def _sizes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in folder.iterdir() if path.is_file()}

"""Puts the notebooks, the gold and the seeds into the wheel; all else stands in ``pyproject.toml``."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

#: Folder of the project, and what of it goes into ``analysis/_project``.
CARRIED = (("notebooks", "**/*.ipynb"), ("tests/gold", "*.csv"), ("seeds", "*.txt"))


class WithProjectFolders(build_py):
    """Also copies what the reports need besides the package."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:  # the checkout has them
            return
        for folder, names in CARRIED:
            for path in sorted(Path(folder).glob(names)):
                target = Path(self.build_lib, "analysis", "_project", path)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)


setup(cmdclass={"build_py": WithProjectFolders})

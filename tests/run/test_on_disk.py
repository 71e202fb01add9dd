"""Arrays in files, where the folder of results may only be read."""

from __future__ import annotations

import os
import tempfile

import numpy as np

from analysis.run import on_disk


def test_files_are_made_elsewhere_if_the_folder_of_results_may_only_be_read(tmp_path, monkeypatch):
    monkeypatch.setenv("OFFICIAL_TEXTS_CACHE", str(tmp_path))
    make = tempfile.TemporaryFile

    def refusing(*, dir=None):
        if dir == tmp_path:
            raise PermissionError(13, "Permission denied", str(dir))
        return make(dir=dir)

    monkeypatch.setattr(tempfile, "TemporaryFile", refusing)
    monkeypatch.setattr(os, "access", lambda path, mode: path != tmp_path)
    assert on_disk.array([np.ones(2)], np.zeros(0)).tolist() == [1, 1]

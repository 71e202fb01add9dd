"""Calibration of the years' confidence, and reliability by kind of text.

``python -m benchmarks.years`` prints, for texts whose publication is known and
was taken away, how often a year given at some confidence is right;
``python -m benchmarks.years --write`` refits
``analysis/vocabulary/timeline/year_calibration.csv`` by logistic regression of
right on the logit of the probability (Platt scaling), on the halves of the
corpora that rules may be written for; the other halves are only scored.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.optimize import minimize

from analysis import corpus, edtf, timeline
from analysis.records import Document, Source
from analysis.timeline.scan import scan
from analysis.timeline.years import THRESHOLD, calibration

_TABLE = Path(__file__).resolve().parents[1] / "analysis" / "vocabulary" / "timeline" / "year_calibration.csv"
_BINS = (0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)
#: A date that far from its publication, in days, may be of the year before or after it.
_NEAR = 60
_FOLDS = 5
_FOLDERS = (20, 60)
#: What a text says is calibrated; a year that its folder alone speaks for is not.
_FITTED_KINDS = ("central notes, one by one", "broadcasts of a year, one by one")
#: Logits are taken of probabilities up to this.
_SUREST = 0.9999


def halves(name: str, *, seed: int, size: int) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Two random parts of a corpus of ``OFFICIAL_TEXTS_DATA``: one to fit on, one only to score."""
    path = Path(os.environ["OFFICIAL_TEXTS_DATA"]) / f"{name}.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = sorted((json.loads(line) for line in lines), key=lambda record: record["id"])
    random.Random(seed).shuffle(records)
    size = min(size, len(records) // 2)
    return records[:size], records[size : 2 * size]


def judged(records: list[dict[str, str]], folder: int) -> pd.DataFrame:
    """Confidence of each undated meeting, and whether its likeliest year is right, in folders of a size.

    Columns: confidence, right, given.
    """
    published = {record["id"]: record["published"] for record in records}
    documents = [corpus.cut(Source(r["id"], r["text"], r.get("title", ""), "", "")) for r in records]
    scans = {document.source.name: scan(document) for document in documents}
    asked = [d for d in documents if any(_is_undated(g) for g in scans[d.source.name].gatherings)]
    rows = []
    for at in range(0, len(asked), folder):
        part = asked[at : at + folder]
        rows += _of_folder(part, [scans[d.source.name] for d in part], published)
    return pd.DataFrame(rows, columns=["confidence", "right", "given"])


def _is_undated(gathering) -> bool:
    return (
        gathering.status == "held" and gathering.when is not None and not edtf.is_whole(gathering.when.value)
    )


def _of_folder(documents: list[Document], scans: list, published: dict[str, str]) -> list[tuple]:
    line = timeline.assemble(scans, [article for d in documents for article in d.articles])
    rows = []
    for meeting in line.meetings:
        if meeting.status != "held" or meeting.year_basis == "explicit" or not meeting.year_confidence:
            continue
        given = meeting.year_basis != "none"
        if not given and (not meeting.year_others or meeting.year_confidence >= THRESHOLD):
            continue  # the year is known, but no day of it
        year = int(meeting.date[:4]) if given else meeting.year_others[0][0]
        rows.append((meeting.year_confidence, _is_right(year, published[meeting.source]), given))
    return rows


def _is_right(year: int, published: str) -> bool:
    return str(year) in {edtf.shift(published, days)[:4] for days in (-_NEAR, 0)}


def fitted(samples: pd.DataFrame) -> tuple[float, float]:
    """Slope and intercept that give the likeliest shares of right, by logistic regression with equal weight of kinds."""
    x, y = _logit(samples["confidence"]), samples["right"].to_numpy(float)
    weight = 1 / samples.groupby("kind")["right"].transform("size").to_numpy()

    def loss(line: np.ndarray) -> float:
        z = line[0] * x + line[1]
        return float((weight * (np.logaddexp(0, z) - y * z)).sum())

    found = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead")
    return float(found.x[0]), float(found.x[1])


def _logit(confidence: pd.Series) -> np.ndarray:
    p = np.clip(confidence.to_numpy(float), 1 - _SUREST, _SUREST)
    return np.log(p / (1 - p))


def by_folds(samples: pd.DataFrame) -> tuple[float, float]:
    """Mean negative log-likelihood of held-out folds, before and after calibration."""
    fold = np.random.default_rng(0).permutation(len(samples)) % _FOLDS
    before, after = [], []
    for n in range(_FOLDS):
        slope, intercept = fitted(samples[fold != n])
        held = samples[fold == n]
        x, y = _logit(held["confidence"]), held["right"].to_numpy(float)
        before += list(np.logaddexp(0, x) - y * x)
        after += list(np.logaddexp(0, slope * x + intercept) - y * (slope * x + intercept))
    return float(np.mean(before)), float(np.mean(after))


def reliability(samples: pd.DataFrame) -> pd.DataFrame:
    """For each kind and bin of confidence how many meetings, their mean confidence and share right."""
    rows = []
    for kind, part in samples.groupby("kind", sort=False):
        for low, high in pairwise(_BINS):
            own = part[(part["confidence"] >= low) & ((part["confidence"] < high) | (high == 1.0))]
            if len(own):
                rows.append((kind, low, high, len(own), own["confidence"].mean(), own["right"].mean()))
    return pd.DataFrame(rows, columns=["kind", "low", "high", "meetings", "confidence", "right"]).round(3)


def samples(part: int) -> pd.DataFrame:
    """What `judged` finds for each kind of text; part 0 is fitted on, part 1 only scored."""
    central = halves("central_meetings_2012_2018", seed=20240917, size=1000)[part]
    broadcast = halves("broadcast_2023", seed=777, size=2000)[part]
    found = {
        "central notes, one by one": judged(central, 1),
        "central notes, one folder": judged(central, len(central)),
        "broadcasts of a year, one by one": judged(broadcast, 1),
        **{f"broadcasts of a year, folders of {n}": judged(broadcast, n) for n in _FOLDERS},
        "broadcasts of a year, one folder": judged(broadcast, len(broadcast)),
    }
    return pd.concat([table.assign(kind=kind) for kind, table in found.items()], ignore_index=True)


def main(arguments: list[str]) -> None:
    """Print the reliability of both halves; refit the calibration where asked."""
    with pd.option_context("display.width", 120, "display.max_rows", None):
        if "--write" in arguments:
            calibration.line.cache_clear()
            _write()
        for part, name in ((0, "fitted on"), (1, "only scored")):
            found = samples(part)
            print(f"\n{name}\n{reliability(found).to_string(index=False)}")
            counts = found.assign(
                wrong=found["given"] & ~found["right"], good=found["given"] & found["right"]
            )
            print(
                counts.groupby("kind", sort=False)[["good", "wrong"]]
                .agg(["sum", "mean"])
                .round(3)
                .to_string()
            )


def _write() -> None:
    with calibration.raw():
        found = samples(0)
    fit_on = found[(found["confidence"] >= 0.5) & found["kind"].isin(_FITTED_KINDS)]
    slope, intercept = fitted(fit_on)
    before, after = by_folds(fit_on)
    print(f"{len(fit_on)} meetings: slope {slope:.3f}, intercept {intercept:.3f}")
    print(f"negative log-likelihood of held-out folds {before:.4f}, calibrated {after:.4f}")
    note = f"{len(fit_on)} meetings of central notes 2012 to 2018 and broadcasts of 2023; python -m benchmarks.years --write"
    _TABLE.write_text(f"slope,intercept,note\n{slope:.3f},{intercept:.3f},{note}\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

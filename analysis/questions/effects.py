"""What a property of articles does to their topics, other properties held constant.

Ordinary least squares of the topic's share on the groups of a column, as
`estimateEffect` of the R package stm gives it for point estimates of shares
(Roberts, Stewart and Tingley 2019, stm: An R Package for Structural Topic
Models, Journal of Statistical Software 91(2)). Intervals: the expanded
percentile bootstrap over articles (`chance.tail`), which carries their
variation, not the model's own.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import special

from analysis import chance
from analysis.refusals import refused
from analysis.wording import say

#: Draws of the bootstrap.
DRAWS = 1000
#: Articles that a group needs.
FEWEST = 5


def topic_effects(
    shares: pd.DataFrame,
    groups: pd.Series,
    *,
    control: pd.Series | None = None,
    seed: int = 0,
    language: str = "en",
) -> pd.DataFrame:
    """The effect of each group on each topic's share, against the largest group.

    Parameters
    ----------
    shares : DataFrame
        Shares with one row an article (index article_id), one column a topic.
    groups : Series
        The group of each article, by article_id.
    control : Series, optional
        Another property held constant, such as the month: its values are
        dummies of the same regression.
    seed : int
    language : str
        Of the notes, ``en`` or ``zh``.

    Returns
    -------
    DataFrame
        topic, group, against, articles, effect (difference of shares), low and
        high end of its 90 % interval, p_value (from the standard error of the
        bootstrap), p_adjusted for the number of topics and groups (`chance`),
        differs (whether that is below `chance.RATE`), and a note.
        Where the group cannot be told apart from the control, as two newspapers
        that share no month, the note says so and effect and interval are missing.

    Raises
    ------
    InputFault
        If fewer than two groups have `FEWEST` articles.
    """
    known = shares.index.intersection(groups.index)
    if control is not None:
        known = known.intersection(control.index)
    groups = groups.loc[known]
    counts = groups.value_counts()
    names = sorted(counts.index[counts >= FEWEST], key=lambda name: (-counts[name], name))
    if len(names) < 2:
        raise refused("refused_effect", least=FEWEST, n=len(names))
    known = known[groups.isin(names).to_numpy()]
    groups = groups.loc[known]
    dummies = np.column_stack([(groups == name).to_numpy(float) for name in names[1:]])
    parts = [np.ones((len(known), 1)), dummies]
    if control is not None:
        parts.append(pd.get_dummies(control.loc[known], drop_first=True, dtype=float).to_numpy())
    design, outcome = np.hstack(parts), shares.loc[known].to_numpy(float)
    effect = _slopes(design, outcome, len(names) - 1)
    apart = ~np.isnan(effect).any(axis=1)
    drawn = _drawn_slopes(design, outcome, groups.to_numpy(), names, np.random.default_rng(seed))
    # a draw that leaves out the articles which tell a group apart says nothing about it
    apart &= np.isnan(drawn).any(axis=2).mean(axis=0) <= 1 - chance.LEVEL
    effect[~apart] = np.nan
    low, high = np.full(effect.shape, np.nan), np.full(effect.shape, np.nan)
    for place in np.flatnonzero(apart):
        tail = chance.tail(min(counts[names[0]], counts[names[place + 1]]))
        low[place], high[place] = np.nanquantile(drawn[:, place], [tail, 1 - tail], axis=0)
    with np.errstate(invalid="ignore"):
        errors = np.full(effect.shape, np.nan)
        errors[apart] = np.nanstd(drawn[:, apart], axis=0)
        p = pd.Series(2 * special.ndtr(-np.abs(effect) / np.maximum(errors, 1e-300)).ravel())
    corrected = chance.adjusted(p, p.notna()).to_numpy().reshape(effect.shape)
    held = say("effect_control", language) if control is None or control.name is None else str(control.name)
    rows = [
        {
            "topic": topic,
            "group": name,
            "against": names[0],
            "articles": int(counts[name]),
            "effect": effect[place, column],
            "low": low[place, column],
            "high": high[place, column],
            "p_value": p.to_numpy().reshape(effect.shape)[place, column],
            "p_adjusted": corrected[place, column],
            "differs": bool(corrected[place, column] < chance.RATE),
            "note": "" if apart[place] else say("effect_confounded", language, held=held),
        }
        for column, topic in enumerate(shares.columns)
        for place, name in enumerate(names[1:])
    ]
    return pd.DataFrame(rows)


def _drawn_slopes(
    design: np.ndarray, outcome: np.ndarray, groups: np.ndarray, names: list[str], random: np.random.Generator
) -> np.ndarray:
    """`_slopes` of `DRAWS` samples of the articles with replacement within each group: (draws, groups, topics).

    Articles of one group and one value of the control have the same row of the
    design, so a draw is summed up by these cells: how many articles of each,
    and the sums of their shares. The regression of a draw then has as many
    rows as there are cells, weighted by the number of their articles.
    """
    cells, cell = np.unique(design, axis=0, return_inverse=True)
    cell = cell.ravel()
    order = np.argsort(cell, kind="stable")
    starts = np.searchsorted(cell[order], np.arange(len(cells)))
    members = [np.flatnonzero(groups == name) for name in names]
    drawn = []
    for _ in range(DRAWS):
        rows = np.concatenate([random.choice(own, len(own)) for own in members])
        times = np.bincount(rows, minlength=len(design)).astype(float)[order]
        many = np.add.reduceat(times, starts)
        sums = np.add.reduceat(times[:, None] * outcome[order], starts, axis=0)
        weight = np.sqrt(many)
        means = sums / np.maximum(weight, 1)[:, None]  # sums / many * weight; an empty cell has weight 0
        drawn.append(_slopes(cells * weight[:, None], means, len(names) - 1))
    return np.stack(drawn)


def _slopes(design: np.ndarray, outcome: np.ndarray, groups: int) -> np.ndarray:
    """Coefficients of the groups, of shape (groups, topics); NaN for those that the design leaves open.

    Where columns of the design depend on one another, a coefficient is fixed
    only if no combination of columns that sums to zero holds its own.
    """
    found, _, rank, _ = np.linalg.lstsq(design, outcome, rcond=None)
    found = found[1 : 1 + groups]
    if rank < design.shape[1]:
        null = np.linalg.eigh(design.T @ design)[1][1 : 1 + groups, : design.shape[1] - rank]
        found[np.abs(null).max(axis=1) > 1e-8] = np.nan
    return found

"""Names that stand one after another without a mark: 胡衡华程丽华出席."""

from __future__ import annotations

from collections.abc import Collection

from analysis.names import is_name

_LONGEST_RUN = 40


def run_together(chunk: str, *, known: Collection[str]) -> list[str]:
    """The names of a run such as "胡衡华程丽华", most of them named elsewhere in the text.

    Of all ways to cut the run into names of two to four characters, the one
    that leaves the fewest characters outside `known` names, then the one with
    the fewest names; nothing where no way exists or the run is too long to be one.

    >>> run_together("胡衡华程丽华", known={"胡衡华", "程丽华"})
    ['胡衡华', '程丽华']
    >>> run_together("石军胡衡华", known={"胡衡华"})
    ['石军', '胡衡华']
    >>> run_together("贯彻落实精神", known=set())
    []
    """
    if len(chunk) > _LONGEST_RUN:
        return []
    ways: list[tuple[int, int, tuple[str, ...]] | None] = [(0, 0, ())] + [None] * len(chunk)
    for end in range(2, len(chunk) + 1):
        for start in range(max(0, end - 6), end - 1):
            before, word = ways[start], chunk[start:end]
            if before is None or not is_name(word, known=known):
                continue
            strange, count, names = before
            way = (strange + (0 if word in known else len(word)), count + 1, (*names, word))
            best = ways[end]
            if best is None or way < best:
                ways[end] = way
    last = ways[-1]
    return list(last[2]) if last else []

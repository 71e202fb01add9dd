"""Topic labels: up to three terms that together cover most of its paragraphs, or a label given by the user."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

import numpy as np
from scipy import sparse

from analysis.cells import typed
from analysis.refusals import in_file, of_messages
from analysis.run import on_disk
from analysis.topics import notes, pairing, ranking, shares, subjects
from analysis.wording import message

#: Paragraphs whose terms are held together.
BLOCK = 25_000
FILE = "topic_labels.csv"
COLUMNS = ("words", "label")
#: Minimum overlap (Jaccard) of top words for a label to apply to a topic.
SAME = 0.4
#: Maximum number of terms in a label.
PARTS = 3
#: A further term occurs in more than this proportion of the topic's exemplars, and has at least this one of its uses there.
SHARED, OWN = 0.5, 0.3
#: A further term, and one that a broad word gives way to, covers at least this proportion of what the first term covers,
#: and half of it where a broad word would else stand alone: one that names a few of the topic's paragraphs misleads. Beside a short or broad word, it has at least this
#: proportion of that word's proportion of uses in the topic.
FAIR, AS_OWN = 0.3, 0.75
#: An office or formula gives way to a term that covers at least this proportion of the topic's paragraphs.
GIVEN_WAY = 0.25
#: A term with less than this proportion of its uses in the topic does not stand alone. One of at most so many
#: characters gives way to a term that has more than twice its proportion, or to a longer one that contains it, if that
#: is at least so prominent in the exemplars, relative to it.
BROAD, SHORT, NEARLY, CONTAINS = 0.4, 2, 0.9, 0.75
#: A further term of at most so many characters (`SHORT`) has at least this proportion of its uses in the topic: 企业 or 行业
#: beside another term says too little.
MOSTLY_HERE = 0.5
#: Name of a topic whose exemplars are lists of persons and offices, and the minimum proportion of these among their words.
ATTENDANCE, ATTENDING = "出席名单", 0.5
#: Minimum length of a phrase that names a subject, in characters, and its weight relative to a word.
PHRASE, LONG = 4, 1.25
#: Minimum number of the topic's paragraphs that contain a label term, and minimum coverage that a further term adds.
LEAST_USES, LEAST_NEW = 3, 0.1
#: A term occurs in at least one in this many of the topic's articles, up to `LEAST_USES` of them.
SPREAD = 4
#: Weight of a paragraph already covered by the label, and of a term already used in another label.
COVERED, USED = 0.6, 0.4
#: Minimum score of a further term, relative to the first one.
WORTH = 0.05
#: A longer term replaces one that it contains if it covers more than this proportion of the paragraphs that the shorter one does.
LONGER = 0.5
#: In a topic of fewer articles than this, a place or body is where the paragraphs come from, not a further subject.
FEW_ARTICLES = 2
#: Minimum proportion of persons and offices among the top terms of a topic about who was present.
PRESENT = 0.5
#: Exponents of coverage and of exclusivity.
COVERING, OWNING = 1.6, 0.75
#: Exponent of typicality that leaves the leading paragraphs, and what a term in none of them counts; one in all, 1 more.
LEADING, ABSENT = 3, 0.2
#: Kinds that lead a label only if the exemplars share nothing else.
_GIVES_WAY = {"people", "formula", "style"}


@dataclass(frozen=True, slots=True)
class Given:
    """A label given by the user to the topic with these top words."""

    words: tuple[str, ...]
    label: str
    line: int  #: in the file


def suggest(
    names: np.ndarray,
    free: np.ndarray,
    own: np.ndarray,
    prominence: sparse.csr_matrix,
    paragraphs: Sequence[np.ndarray],
    groups: Sequence[tuple[np.ndarray, np.ndarray] | None],
    persons: Collection[str] = frozenset(),
    top: np.ndarray | None = None,
    typical: Iterable[np.ndarray] | None = None,
    articles: np.ndarray | None = None,
    before: Sequence[Sequence[str]] = (),
    shared: np.ndarray | None = None,
    prominent: np.ndarray | None = None,
    attendance: Sequence[bool] = (),
) -> list[list[str]]:
    """Suggest the terms of a label for each topic: exclusive terms that together cover most of its paragraphs.

    The first term is the subject with the highest product of exclusivity
    (proportion of its uses in the topic), coverage (how prominent it is in the
    topic's paragraphs, weighted by how typical they are) and prominence in the
    most typical paragraphs, which are the ones that a reader is shown. It
    occurs in several articles, unless the topic itself is mostly in one. A term
    that mostly occurs within a longer one is replaced by that. For each further
    term, paragraphs already covered have a lower weight, so that a label does
    not consist of three names of one event. If
    the topic has two groups of paragraphs, the first two terms are from one
    group each. Terms of earlier labels are avoided where possible. A further
    term that scores far less than the first is left out, and so is the place or
    body of a topic of few articles: it is where the paragraphs come from.
    Names of persons are used only if there is nothing else; words about the
    report itself cover more than any other, or are not used. A topic whose
    top terms are mostly persons and offices is about who was present: there,
    an office or 出席会议 is a subject.

    With earlier labels, their first terms stay, and the further terms are
    chosen again among those that the exemplars share: a reader who sees a term
    of the label in one exemplar only takes the others for another subject. A
    further term covers a fair proportion of the topic, and not just of its
    exemplars. A short or broad word does not stand alone if there is a term to
    set beside it, for which the exemplars are chosen again. An
    office or a formula of ideology gives way to what the exemplars share,
    unless they are a list of such, and a broad word to a specific term.

    Parameters
    ----------
    names : ndarray of str
        The terms.
    free : ndarray of bool
        Whether a term is not in the background.
    own : ndarray of shape (topics, terms)
        Proportion of a term's uses in the topic.
    prominence : csr_matrix of shape (paragraphs, terms)
        How prominent the term is in the paragraph, from 0 to 1.
    paragraphs : sequence of ndarray of int
        The paragraphs of each topic.
    groups : sequence of pairs of ndarray of int, or None
        The two groups of paragraphs of a mixed topic.
    persons : collection of str
        Terms that are names of persons.
    top : ndarray of shape (topics, terms listed), optional
        Column indices of the top terms of each topic.
    typical : iterable of ndarray of shape (paragraphs,), optional
        How typical each paragraph is of each topic, topic by topic; by default all are equally.
    articles : ndarray of int, optional
        The article of each paragraph; by default each is an article.
    before : sequence of sequence of str, optional
        The earlier labels.
    shared : ndarray of shape (topics, terms), optional
        Proportion of the exemplars of each topic that contain each term; needed with earlier labels.
    prominent : ndarray of shape (topics, terms), optional
        How prominent each term is in the exemplars of each topic; by default as `shared`.
    attendance : sequence of bool, optional
        Whether the exemplars of each topic are lists of persons and offices; by default none are.

    Examples
    --------
    >>> names = np.array(["党建", "出现", "基层党建", "党员"])
    >>> presence = sparse.csr_matrix([[0, 1, 1, 0], [0, 1, 1, 1], [0, 1, 1, 0], [0, 1, 0, 1], [0, 1, 0, 1.0]])
    >>> own = np.array([[0.0, 1.0, 1.0, 1.0]])
    >>> suggest(names, names != "", own, presence, [np.arange(5)], [None])
    [['基层党建', '党员']]
    """
    first = subjects.weights(names, subjects.FIRST, persons) * free
    later = subjects.weights(names, subjects.LATER, persons) * free
    kinds = [subjects.kind(name) for name in names.tolist()]
    people = np.array([kind == "people" for kind in kinds], dtype=bool)
    attends = [kind == "general" or subjects.is_office(name) for name, kind in zip(names.tolist(), kinds)]
    of_present = np.where(np.array(attends, dtype=bool) & (first > 0), 1.0, first)
    fallback = first * [kind not in _GIVES_WAY for kind in kinds]
    last_resort = free * np.where(first > 0, 1.0, 1e-6)
    phrase = [len(name) >= PHRASE and kind == "matter" for name, kind in zip(names, kinds)]
    long = np.where(phrase, LONG, 1.0)
    containing = _Containing(prominence)
    short = np.array([len(name) <= SHORT for name in names], dtype=bool)
    equally = repeat(np.ones(prominence.shape[0]), len(paragraphs))
    typical = equally if typical is None else typical
    articles = np.arange(prominence.shape[0]) if articles is None else articles
    places = {name: at for at, name in enumerate(names.tolist())}
    origin = np.array([kind in ("place", "body") for kind in kinds], dtype=bool)
    vague = np.array([kind in ("style", "other") for kind in kinds], dtype=bool)
    labels: list[list[str]] = []
    again = np.ones(len(names))  # lower for the terms of earlier labels
    for topic, (rows, own_typical) in enumerate(zip(paragraphs, typical, strict=True)):
        present = top is not None and people[top[topic]].mean() >= PRESENT
        if before:
            present = bool(attendance) and attendance[topic]
        taken: list[int] = []
        best = 0.0
        weight = own_typical.copy()
        exclusive = long * again * own[topic] ** OWNING
        subject, further = (of_present, of_present) if present else (first, later)
        halves = [_selected(prominence, half, weight, articles) for half in groups[topic] or ()]
        halves.sort(key=lambda half: -weight[half.rows].sum())  # many stock sentences weigh little
        whole = _selected(prominence, rows, weight, articles)
        whole_cover = whole.cover(own_typical, own_typical)
        mostly_own = usable = np.where(short, own[topic] >= MOSTLY_HERE, own[topic] >= OWN)
        value = np.zeros(len(names))
        if shared is not None:
            noticed = shared[topic] > SHARED
            seen = noticed * (shared if prominent is None else prominent)[topic]
            value = noticed * whole.score(fallback * long * own[topic] ** OWNING, weight, own_typical)
            at = places[before[topic][0]]
            taken = [at if present else _seen(at, names, kinds, own[topic], seen, value, whole_cover)]
            best = whole.score(subject * exclusive, weight, own_typical)[taken[0]]
            weight[containing(taken[0])] *= COVERED
            halves = []
            usable = mostly_own & noticed
        local = origin & (whole.articles < FEW_ARTICLES)
        for group in [*halves, *[whole] * PARTS]:
            if len(taken) == PARTS:
                break
            readiness = further if taken else subject
            score = group.score(readiness * exclusive, weight, own_typical)
            cover = group.cover(weight, own_typical)
            if taken:
                fair = whole_cover >= FAIR * whole_cover[taken[0]]
                worth = WORTH * best * min(1, own[topic][taken[0]] / OWN)
                score[~usable | ~fair | local | (cover < LEAST_NEW) | (score < worth)] = 0
            found = _best(score, names, taken)
            if found is not None:
                best = best or score[found]
                fits = group.support & (usable | (not taken)) & (readiness >= readiness[found])
                longer = _longer(found, names, np.where(fits, cover, 0))
                taken.append(found if _redundant_to(names[longer], names, taken) else longer)
                weight[containing(taken[-1])] *= COVERED
        if shared is not None and len(taken) == 1 and not origin[taken[0]]:
            alone = own[topic][taken[0]]
            says_little = short[taken[0]] or kinds[taken[0]] in _GIVES_WAY
            # the exemplars are chosen again for a new term; for one of the earlier label they were
            new = (shared[topic] > 0) & ~np.isin(names, before[topic])
            score = whole.score(further * exclusive, weight, own_typical) * (noticed | new) * ~local
            for least in (FAIR, FAIR / 2) if alone < BROAD else (FAIR,):
                fair = whole_cover >= least * whole_cover[taken[0]]
                beside = None
                if says_little:
                    distinct = own[topic] >= AS_OWN * alone if alone < BROAD else mostly_own
                    beside = _best(score * fair * distinct, names, taken)
                if beside is None and alone < BROAD:
                    distinct = own[topic] >= (alone / 2 if says_little else OWN)
                    beside = _best(value * fair * distinct * ~vague * ~local, names, taken)
                if beside is not None:
                    taken.append(beside)
                    break
        again[taken] = USED
        labels.append(names[taken or [(own[topic] * last_resort).argmax()]].tolist())
    return labels


def shared_alone(
    labels: Sequence[Sequence[str]], columns: Mapping[str, int], shared: np.ndarray
) -> list[list[str]]:
    """Labels without further terms that the exemplars do not share; whole where another would have the same label.

    Parameters
    ----------
    labels : sequence of sequence of str
        The terms of the label of each topic.
    columns : mapping of str to int
        The column of each term.
    shared : ndarray of shape (topics, terms)
        Proportion of the exemplars of each topic that contain each term.

    Examples
    --------
    >>> columns = {"党员": 0, "街道": 1, "先锋": 2}
    >>> shared_alone([["党员", "街道", "先锋"]], columns, np.array([[0.3, 0.3, 0.7]]))
    [['党员', '先锋']]
    >>> shared_alone([["党员", "街道"], ["党员", "先锋"]], columns, np.zeros((2, 3)))
    [['党员', '街道'], ['党员', '先锋']]
    """
    cut = [
        [first, *(term for term in further if found[columns[term]] > SHARED)]
        for (first, *further), found in zip(labels, shared, strict=True)
    ]
    return [list(whole) if cut.count(label) > 1 else label for whole, label in zip(labels, cut, strict=True)]


def of_groups(
    names: np.ndarray,
    own: np.ndarray,
    prominence: sparse.csr_matrix,
    paragraphs: Sequence[np.ndarray],
    members: Sequence[Sequence[str]],
    typical: Iterable[np.ndarray],
) -> list[list[str]]:
    """Name each group of topics by up to three of the first terms of its topics.

    They are those with the highest product of exclusivity and coverage in the
    group; paragraphs that are already covered have a lower weight.

    Parameters
    ----------
    names, own, prominence, paragraphs, typical
        As in `suggest`, of groups instead of topics.
    members : sequence of sequence of str
        The first terms of the labels of each group's topics.

    Examples
    --------
    >>> names = np.array(["党建", "推进", "粮食"])
    >>> presence = sparse.csr_matrix([[1.0, 1.0, 0.0], [1.0, 1.0, 0.0], [1.0, 1.0, 0.0], [0.0, 1.0, 1.0]])
    >>> of_groups(names, np.ones((1, 3)), presence, [np.arange(4)], [["粮食", "党建"]], [np.ones(4)])
    [['党建', '粮食']]
    """
    containing = _Containing(prominence)
    found = []
    for rows, terms, each_own, whole in zip(paragraphs, members, own, typical, strict=True):
        selected = _selected(prominence, rows, whole, np.arange(prominence.shape[0]))
        exclusive = np.isin(names, terms) * each_own**OWNING
        weight, taken = whole.copy(), list[int]()
        while len(taken) < PARTS:
            at = _best(exclusive * selected.cover(weight, whole) ** COVERING, names, taken)
            if at is None:
                break
            taken.append(at)
            weight[containing(at)] *= COVERED
        found.append(names[taken].tolist())
    return found


def _best(score: np.ndarray, names: np.ndarray, taken: Sequence[int]) -> int | None:
    """The term with the highest score that says something else than those of the label so far, if any.

    >>> _best(np.array([3.0, 2.0, 1.0, 0.0]), np.array(["党建", "基层党建", "党员", "干部"]), [0])
    2
    """
    scored = np.flatnonzero(score > 0)
    for at in scored[ranking.first(score[None, scored], 20 * PARTS)[0]].tolist():
        if not _redundant_to(names[at], names, taken) and not _of_one(at, names, taken):
            return at
    return None


def _seen(
    at: int,
    names: np.ndarray,
    kinds: Sequence[str],
    own: np.ndarray,
    seen: np.ndarray,
    value: np.ndarray,
    cover: np.ndarray,
) -> int:
    """The first term, or one that names better what the exemplars share.

    An office or formula gives way to a subject or place that covers a fair
    proportion of the topic, if there is one; a broad word to a specific term
    that is nearly as prominent.

    Parameters
    ----------
    at : int
        The first term.
    names : ndarray of str
    kinds : sequence of str
    own : ndarray of shape (terms,)
        Proportion of the uses of each term in the topic.
    seen : ndarray of shape (terms,)
        How prominent each term is in the exemplars, 0 if they do not share it.
    value : ndarray of shape (terms,)
        How well each term names the topic, 0 if the exemplars do not share it.
    cover : ndarray of shape (terms,)
        Proportion of the topic's paragraphs that each term covers.

    >>> names, kinds = np.array(["贸易", "服务贸易", "总统", "货轮"]), ["matter", "matter", "people", "matter"]
    >>> own, seen = np.array([0.2, 0.5, 0.6, 0.3]), np.array([0.8, 0.8, 0.9, 0.4])
    >>> [_seen(at, names, kinds, own, seen, own * seen, seen) for at in (0, 2)]
    [1, 1]
    """
    if len(names[at]) <= SHORT and own[at] < BROAD:
        contains = np.array([names[at] in name for name in names], dtype=bool)
        better = (seen >= NEARLY * seen[at]) & (own > 2 * own[at])
        better |= contains & (seen >= CONTAINS * seen[at]) & (own > own[at])
        better &= cover >= FAIR * cover[at]
        among = value * (better & (value > value[at]) & np.array([kind == "matter" for kind in kinds]))
        if among.any():
            return int(among.argmax())
    if kinds[at] in _GIVES_WAY:
        within = np.array([name in names[at] for name in names], dtype=bool)
        apart = ~within & (own >= OWN) & (cover >= GIVEN_WAY)
        for named in (("matter", "place"), ("body",)):
            among = value * apart * [kind in named for kind in kinds]
            if among.any():
                return int(among.argmax())
    return at


class _Selected(NamedTuple):
    """Some paragraphs: indices, prominence of terms in all paragraphs, and in these if they are few; which terms occur
    in enough of them and of their articles, and the effective number of articles, 1 if nearly all weight is in one.
    """

    rows: np.ndarray
    prominence: sparse.csr_matrix
    held: sparse.csr_matrix | None
    support: np.ndarray
    articles: float

    def cover(self, weight: np.ndarray, whole: np.ndarray) -> np.ndarray:
        """Proportion of the paragraphs that each term covers; those already covered have a lower weight than in `whole`."""
        own = weight[self.rows]
        if self.held is not None:
            covered = self.held.T @ own
        else:
            covered = shares.weighed(self.prominence, lambda block: own[block, None], 1, self.rows)[:, 0]
        return covered / max(whole[self.rows].sum(), 1e-12)

    def score(self, readiness: np.ndarray, weight: np.ndarray, whole: np.ndarray) -> np.ndarray:
        """How well each term names the paragraphs, the leading ones above all."""
        leading = self.cover(weight**LEADING, whole**LEADING)
        return self.support * readiness * self.cover(weight, whole) ** COVERING * (ABSENT + leading)


def _selected(
    prominence: sparse.csr_matrix, rows: np.ndarray, weight: np.ndarray, articles: np.ndarray
) -> _Selected:
    """Some paragraphs, with their terms and articles."""
    selected = prominence[rows] if len(rows) <= BLOCK else None
    _, of = np.unique(articles[rows], return_inverse=True)
    size = np.bincount(of, weight[rows])
    effective = size.sum() ** 2 / max((size**2).sum(), 1e-12)
    uses, spread = np.zeros((2, prominence.shape[1]), dtype=np.int64)
    order = np.argsort(of, kind="stable")
    begins = np.flatnonzero(np.diff(of[order], prepend=-1))
    # blocks begin where an article does, so that none is in two blocks; a long article makes its block longer
    starts = np.unique(begins[np.searchsorted(begins, np.arange(0, len(rows), BLOCK), side="right") - 1])
    for first, last in zip(starts, [*starts[1:], len(rows)]):
        places = order[first:last]
        some = prominence[rows[places]] if selected is None else selected[places]
        by_article = sparse.csr_matrix(
            (np.ones(len(places)), (of[places] - of[places[0]], np.arange(len(places))))
        )
        uses += notes.present(some)
        spread += notes.present(by_article @ some)
    often = uses >= min(LEAST_USES, len(rows))
    wide = spread >= min(LEAST_USES, effective / SPREAD)
    return _Selected(rows, prominence, selected, often & wide, effective)


def _longer(at: int, names: np.ndarray, cover: np.ndarray) -> int:
    """The longer term that a term mostly stands in, or the term itself: 重大任务 in 重大任务落实.

    >>> _longer(0, np.array(["振兴", "乡村振兴", "振兴东北"]), np.array([0.6, 0.5, 0.1]))
    1
    """
    longer = [
        other
        for other in np.flatnonzero(cover > LONGER * cover[at])
        if names[at] in names[other] and len(names[other]) > len(names[at])
    ]
    return int(max(longer, key=lambda other: cover[other], default=at))


class _Containing:
    """The paragraphs that contain a term.

    >>> _Containing(sparse.csr_matrix([[0, 1], [1, 1]]))(1).tolist()
    [0, 1]
    """

    def __init__(self, prominence: sparse.csr_matrix):
        times = np.zeros(prominence.shape[1], dtype=np.int64)
        for _, some in on_disk.by_rows(prominence, BLOCK):
            times += np.bincount(some.indices, minlength=len(times))
        self._starts = np.r_[0, np.cumsum(times)]
        self._rows = on_disk.empty((prominence.nnz,), np.int32)
        free = self._starts[:-1].copy()
        for block, some in on_disk.by_rows(prominence, BLOCK):
            by_term = some.tocsc()
            times = np.diff(by_term.indptr)
            places = np.repeat(free - by_term.indptr[:-1], times) + np.arange(by_term.nnz)
            self._rows[places] = block.start + by_term.indices
            free += times

    def __call__(self, term: int) -> np.ndarray:
        return self._rows[self._starts[term] : self._starts[term + 1]]


def _redundant(one: str, other: str) -> bool:
    """Whether two terms are redundant: 核污染水 and 核污染水排海.

    >>> _redundant("台盟中央主席", "民建中央主席"), _redundant("乡村振兴", "乡村旅游")
    (True, False)
    """
    return one in other or other in one or len({*one} & {*other}) > 0.6 * min(len(one), len(other))


def _redundant_to(one: str, names: np.ndarray, taken: Sequence[int]) -> bool:
    return any(_redundant(one, names[other]) for other in taken)


def _of_one(at: int, names: np.ndarray, taken: Sequence[int]) -> bool:
    """Whether a term and one of the label are the parts of one term: 领导 and 干部."""
    both = {names[at] + names[other] for other in taken} | {names[other] + names[at] for other in taken}
    return bool(np.isin(names, list(both)).any())


def read(text: str) -> list[Given]:
    """Read user labels from the content of ``topic_labels.csv``.

    Raises
    ------
    InputFault
        If it is not a CSV with the columns ``words`` and ``label``.

    >>> read("words,label\\n党建；组织,Party building\\n")
    [Given(words=('党建', '组织'), label='Party building', line=2)]
    """
    if not text.strip():
        return []
    rows = csv.DictReader(io.StringIO(text))
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        code = "own_label_columns" if len(missing) > 1 else "own_label_column"
        raise of_messages([in_file(FILE, code, column=missing[0])])
    return [
        Given(tuple(typed(row["words"] or "", commas=True)), row["label"].strip(), rows.line_num)
        for row in rows
        if (row["label"] or "").strip()
    ]


def apply(
    given: Sequence[Given], ranked: Sequence[Sequence[str]], suggested: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Replace labels by user labels; return them with a message for each user label without a topic.

    Examples
    --------
    >>> given = [Given(("党建", "组织"), "Party building", 2),
    ...          Given(("海洋", "渔业"), "Sea", 3)]
    >>> apply(given, [["党建", "组织", "基层"], ["产业", "创新"]], ["党建·组织", "产业·创新"])
    (['Party building', '产业·创新'], \
['label_gone {"file": "topic_labels.csv", "line": 3, "label": "Sea", "words": "海洋、渔业"}'])
    """
    labels = list(suggested)
    warnings: list[str] = []
    if not given:
        return labels, warnings
    overlap = [[len({*g.words} & {*words}) / len({*g.words} | {*words}) for words in ranked] for g in given]
    pairs = dict(zip(*pairing.best(np.array(overlap))))
    for at, label in enumerate(given):
        topic = pairs.get(at)
        if topic is not None and overlap[at][topic] >= SAME:
            labels[topic] = label.label
        else:
            where: dict[str, str | int] = {
                "file": FILE,
                "line": label.line,
                "label": label.label,
                "words": "、".join(label.words),
            }
            nearest = max(ranked, key=lambda words: len({*label.words} & {*words}), default=())
            shared, least = len({*label.words} & {*nearest}), math.ceil(SAME * len({*nearest}))
            if 0 < shared < least:
                top, n = "、".join(nearest), len({*nearest})
                warnings.append(message("label_few_words", **where, shared=shared, least=least, n=n, top=top))
            else:
                warnings.append(message("label_gone", **where))
    return labels, warnings

"""Summaries of formulations for notebooks: sentences and small tables."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from analysis.cells import join
from analysis.formulations import candidates, cohesion, dictionary, phrases
from analysis.records import Document
from analysis.tables import row_tuples
from analysis.wording import code, in_general, say, tell, together


def finding(formulations: pd.DataFrame, links: pd.DataFrame, language: str = "en") -> str:
    """Main result in one or two sentences.

    >>> finding(pd.DataFrame(columns=["term"]), pd.DataFrame())
    'No formulation was found in this corpus.'
    """
    if formulations.empty:
        return say("no_formulations", language)
    top = formulations.iloc[0]
    explained = formulations[formulations["members"] != ""]
    sentences = [
        say(
            "formulations_finding",
            language,
            n=len(formulations),
            uses=int(formulations["uses"].sum()),
            term=top["term"],
            times=int(top["uses"]),
            articles=int(top["articles"]),
            explained=say(
                "formulations_explained" if len(explained) else "formulations_unexplained",
                language,
                n=len(explained),
                whole=int((explained["members_complete"] == "yes").sum()),
            ),
        )
    ]
    for link in row_tuples(links[links["relation"] == "successor"].head(3)):
        sentences.append(
            say("formulations_successor", language, term=link.term, other=link.other, why=link.evidence)
        )
    return together(sentences, language)


def in_place(uses: pd.DataFrame, text: Callable[[str], str], language: str = "en") -> str:
    """Verify that each use of a term is at its position in the source; return a sentence that says so.

    Parameters
    ----------
    uses : DataFrame
        Rows of the table ``formulation_uses`` of one term.
    text : callable
        Returns the text of a source, such as `Study.source_text`.

    Raises
    ------
    ValueError
        If the words at a position are not those of the use.
    """
    printed = uses[uses["place"] == "text"]  # a title column has no span in the text
    for use in row_tuples(printed):
        there = "".join(line.strip() for line in text(use.source)[use.start : use.end].splitlines())
        if there != use.written:
            raise ValueError(f"{use.source}, {use.start} to {use.end}: {there!r} instead of {use.written!r}")
    return say("uses_in_place", language, n=len(printed), term=uses["term"].iloc[0] if len(uses) else "–")


def specimen(formulations: pd.DataFrame) -> str:
    """An example term: the most frequent one with members, or else the most frequent one."""
    explained = formulations[formulations["members"] != ""]
    shown = explained if len(explained) else formulations
    return shown.sort_values(["uses", "term"], ascending=[False, True])["term"].iloc[0]


def occurrences(document: Document, term: str, language: str = "en") -> pd.DataFrame:
    """All occurrences of a term in one source with their context cues, before any decision."""
    rows = [
        {
            "paragraph": paragraph.paragraph_id,
            "pattern": candidate.pattern,
            "cues": "；".join(
                say(f"cue_{cue.side}", language, words=cue.words, what=say(f"cue_of_{cue.speaks}", language))
                for cue in candidate.cues
            ),
            "members": join(candidate.listing.members if candidate.listing else ()),
        }
        for paragraph in document.paragraphs
        for candidate in phrases.find(candidates.fold(paragraph.reading.text))
        if candidate.term == term
    ]
    return pd.DataFrame(rows, columns=["paragraph", "pattern", "cues", "members"])


def reasons(rejects: pd.DataFrame) -> pd.DataFrame:
    """Number of terms rejected for each reason, with five examples."""
    named = rejects.assign(reason=[in_general(code(reason)) for reason in rejects["reason"]])
    grouped = named.drop_duplicates("term").groupby("reason")["term"]
    rows = [(reason, len(terms), "；".join(terms.head(5))) for reason, terms in grouped]
    table = pd.DataFrame(rows, columns=["reason", "terms", "examples"])
    return table.sort_values(["terms", "reason"], ascending=[False, True], ignore_index=True)


def by_thresholds(paragraphs: pd.DataFrame, *, uses=(3, 4, 6), cohesions=(0.3, 0.4, 0.5)) -> pd.DataFrame:
    """Number of unquoted phrases found by cohesion (before any decision) for several thresholds."""
    words = cohesion.Words()
    for article_id, reading in zip(paragraphs["article_id"].tolist(), paragraphs["reading"].tolist()):
        words.add(article_id, dictionary.cut(reading))
    rows = []
    for count in uses:
        for bar in cohesions:
            found = cohesion.find(words, thresholds=cohesion.Thresholds(uses=count, cohesion=bar))
            rows.append(
                {"uses": count, "cohesion": bar, "phrases": len(found), "examples": "；".join(found[:6])}
            )
    return pd.DataFrame(rows)


def readable(table: pd.DataFrame, language: str = "en") -> pd.DataFrame:
    """Render the codes in the columns rule, reason, relation and evidence as text.

    >>> readable(pd.DataFrame({"term": ["三农"], "reason": ["reject_plain_word"]})).values.tolist()
    [['三农', 'dictionary word']]
    """
    coded = [name for name in ("rule", "reason", "relation", "evidence") if name in table]
    rendered = {name: [tell(cell, language) for cell in table[name]] for name in coded}
    return table.assign(**rendered)

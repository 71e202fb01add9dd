"""What the tables of formulations come to, in sentences and small tables, for notebooks."""

from __future__ import annotations

import pandas as pd

from analysis.cells import join
from analysis.formulations import candidates, cohesion, dictionary, phrases
from analysis.records import Document
from analysis.tables import row_tuples
from analysis.wording import code, tell


def finding(formulations: pd.DataFrame, links: pd.DataFrame) -> str:
    """The answer in a sentence or two.

    >>> finding(pd.DataFrame(columns=["term"]), pd.DataFrame())
    'No formulation was found in this corpus.'
    """
    if formulations.empty:
        return "No formulation was found in this corpus."
    top = formulations.iloc[0]
    explained = formulations[formulations["members"] != ""]
    whole = (explained["members_complete"] == "yes").sum()
    said = (
        f"**{len(formulations)} formulations** stand {formulations['uses'].sum():,} times; the most used is "
        f"**{top['term']}** ({top['uses']} uses in {top['articles']} articles). For {len(explained)} the text "
        f"says what they count, for {whole} of these completely."
    )
    successors = links[links["relation"] == "successor"]
    for link in row_tuples(successors.head(3)):
        said += f" **{link.term}** took the place of **{link.other}** ({tell(link.evidence)})."
    return said


def specimen(formulations: pd.DataFrame) -> str:
    """A term worth following: one whose members the text lists, with the most uses; else the most used."""
    explained = formulations[formulations["members"] != ""]
    shown = explained if len(explained) else formulations
    return shown.sort_values(["uses", "term"], ascending=[False, True])["term"].iloc[0]


def weighed(document: Document, term: str) -> pd.DataFrame:
    """Every occurrence of a term in one source, with what the words around it said, before any decision."""
    rows = [
        {
            "paragraph": paragraph.paragraph_id,
            "pattern": candidate.pattern,
            "cues": "；".join(f"{cue.side} {cue.words}: {cue.speaks}" for cue in candidate.cues),
            "members": join(candidate.listing.members if candidate.listing else ()),
        }
        for paragraph in document.paragraphs
        for candidate in phrases.find(candidates.fold(paragraph.reading.text))
        if candidate.term == term
    ]
    return pd.DataFrame(rows, columns=["paragraph", "pattern", "cues", "members"])


def reasons(rejects: pd.DataFrame) -> pd.DataFrame:
    """How many terms each reason left out, with the first five of them."""
    named = rejects.assign(reason=[code(reason) for reason in rejects["reason"]])
    grouped = named.drop_duplicates("term").groupby("reason")["term"]
    rows = [(reason, len(terms), "；".join(terms.head(5))) for reason, terms in grouped]
    table = pd.DataFrame(rows, columns=["reason", "terms", "examples"])
    return table.sort_values(["terms", "reason"], ascending=[False, True], ignore_index=True)


def by_bars(paragraphs: pd.DataFrame, *, uses=(3, 4, 6), cohesions=(0.3, 0.4, 0.5)) -> pd.DataFrame:
    """How many unquoted phrases cohesion finds (before any is weighed) as its thresholds move."""
    words = cohesion.Words()
    for article_id, reading in zip(paragraphs["article_id"], paragraphs["reading"]):
        words.add(article_id, dictionary.cut(reading))
    rows = []
    for count in uses:
        for bar in cohesions:
            found = cohesion.find(words, thresholds=cohesion.Thresholds(uses=count, cohesion=bar))
            rows.append(
                {"uses": count, "cohesion": bar, "phrases": len(found), "examples": "；".join(found[:6])}
            )
    return pd.DataFrame(rows)


def in_words(table: pd.DataFrame, language: str = "en") -> pd.DataFrame:
    """The table with its codes in words, in the columns rule, reason, relation and evidence.

    >>> in_words(pd.DataFrame({"term": ["三农"], "reason": ["reject_plain_word"]})).values.tolist()
    [['三农', 'dictionary word']]
    """
    coded = [name for name in ("rule", "reason", "relation", "evidence") if name in table]
    told = {name: [tell(cell, language) for cell in table[name]] for name in coded}
    return table.assign(**told)

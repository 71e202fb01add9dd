"""How results show themselves in JupyterLab: a meeting its evidence, a topic its words and paragraphs.

`register` teaches a running notebook to draw the suite's records; the other
functions make a card of one row of a study's tables. All text of a corpus is
escaped: whatever a headline holds stays text.
"""

from __future__ import annotations

import html
import io
import re
import sys
import traceback
import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path

import pandas as pd

from analysis import edtf, wording
from analysis import tables as border
from analysis.corpus.readers.by_content import writes_headings
from analysis.faults import InputFault
from analysis.records import Document, Formulation, Meeting
from analysis.refusals import in_language, refused, unknown
from analysis.run import progress
from analysis.tables import row_tuples
from analysis.widgets.tables import QUIET as _QUIET
from analysis.widgets.tables import table
from analysis.wording import say

#: Shows the words at (source, start, end) in their place, as HTML.
Evidence = Callable[[str, int, int], str]

#: Where the package is: its own frames explain nothing to a user.
_PACKAGE = Path(__file__).resolve().parent
#: Of pictures in a notebook, per inch.
DOTS = 110

_BOX = "border-left:3px solid currentColor;padding:.2em 0 .2em 1em;margin:.6em 0;max-width:46em"
_MARK = "background:#ffe49a;color:#1d1b18;padding:.1em 0"


@dataclass(frozen=True, slots=True)
class Card:
    """Something to look at: HTML in a notebook, its title elsewhere."""

    title: str
    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.title


class Markup(str):
    """HTML as text, which a notebook shows as what it says."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def register(language: str = "en") -> None:
    """Let the running notebook, if there is one, show the suite's records as cards, and tables readably."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is None:
        return
    formatter = shell.display_formatter.formatters["text/html"]
    for kind, draw in ((Meeting, of_meeting), (Formulation, of_formulation), (Document, of_document)):
        formatter.for_type(kind, lambda record, draw=draw: draw(record, language).html)
    formatter.for_type(pd.DataFrame, lambda frame: table(frame, language))
    pictures = shell.display_formatter.formatters["image/png"]
    pictures.for_type_by_name("matplotlib.figure", "Figure", png)
    shell.set_custom_exc((InputFault, KeyboardInterrupt), _teller(language))
    progress.name_by(lambda what: say(f"bar.{what}", language))
    draw_chinese()


def is_notebook() -> bool:
    """Whether this runs in IPython or a notebook."""
    return "IPython" in sys.modules and sys.modules["IPython"].get_ipython() is not None


def tell_faults_of_scripts() -> None:
    """Let a script end with one line for a user's fault, and where in the script it came from; other errors as before."""
    before = sys.excepthook
    if before is not sys.__excepthook__:  # somebody's own, or this one
        return

    def hook(kind, fault, trace) -> None:
        if not issubclass(kind, InputFault):
            before(kind, fault, trace)
            return
        frames = traceback.extract_tb(trace)
        own = [*takewhile(lambda frame: not Path(frame.filename).is_relative_to(_PACKAGE), frames)]
        where = f"{own[-1].filename}, line {own[-1].lineno}: " if own else ""
        print(f"{where}{kind.__name__}: {fault}", file=sys.stderr)

    sys.excepthook = hook


def _teller(language: str) -> Callable[..., None]:
    """What tells a user's fault, or that ■ stopped the suite, in one sentence: frames of the package would not help."""

    def tell(shell, kind, fault, trace, tb_offset=None) -> None:
        interrupted = issubclass(kind, KeyboardInterrupt)
        if interrupted and not any(
            Path(frame.filename).is_relative_to(_PACKAGE) for frame in traceback.extract_tb(trace)
        ):
            shell.showtraceback((kind, fault, trace))  # where the user's own code was
            return
        print(
            f"{kind.__name__}: {say('stopped', language) if interrupted else in_language(fault, language)}",
            file=sys.stderr,
        )

    return tell


def draw_chinese() -> None:
    """Let the user's own matplotlib figures draw Chinese: the suite's font is registered, and the first choice."""
    import matplotlib
    from matplotlib import font_manager

    from analysis.plots.style import fonts

    path = str(fonts()[0])
    manager = font_manager.fontManager
    known = {entry.fname: entry.name for entry in manager.ttflist}
    if path not in known:
        manager.addfont(path)
        known[path] = manager.ttflist[-1].name
        # a bold title is drawn in the weight that there is, without a warning
        manager.ttflist.append(replace(manager.ttflist[-1], weight=700))
    for family in ("font.sans-serif", "font.family"):
        names = [name for name in matplotlib.rcParams[family] if name != known[path]]
        # Latin as before, Chinese where the first font lacks it
        matplotlib.rcParams[family] = [*names[:1], known[path], *names[1:]]
    matplotlib.rcParams["axes.unicode_minus"] = False
    # in a formula, which two dollar signs make, no Chinese is drawn
    matplotlib.rcParams["text.parse_math"] = False
    # script letters of formulas, where no font for these is installed
    for script in ("font.cursive", "font.fantasy"):
        names = [name for name in matplotlib.rcParams[script] if name != "DejaVu Sans"]
        matplotlib.rcParams[script] = [*names, "DejaVu Sans"]
    # a picture character that no font has is drawn as a box; no warning for each is needed
    warnings.filterwarnings("ignore", message=r"Glyph \d+ .* missing from")


def png(figure) -> bytes:
    """A matplotlib figure as PNG, its Chinese drawn; the same bytes each time."""
    from analysis.plots.style import house  # not before there is something to draw

    made = io.BytesIO()
    with house():
        figure.savefig(made, format="png", dpi=DOTS, metadata={"Software": None})
    return made.getvalue()


def of_meeting(record: Meeting, language: str = "en") -> Card:
    """A meeting as a record: its facts, and the words it was read from.

    >>> of_meeting(Meeting("m1", "meeting", "held", "市委<全会>", "a.txt", 0, 4, "市委全会", "convened"))
    市委<全会>
    """
    row = border.meetings([record]).iloc[0]
    words = f'<p lang="zh"><mark style="{_MARK}">{html.escape(record.evidence)}</mark></p>'
    return meeting(row, lambda source, start, end: words + _place(source, start, end, language), language)


def meeting(row: pd.Series, evidence: Evidence, language: str = "en") -> Card:
    """A row of the meetings table: date with its reasons, people, and the words in their place."""
    when = " ".join(
        part
        for part in (
            row["date"] or say("card_no_date", language),
            row["time_of_day"] and wording.value("time_of_day", row["time_of_day"], language),
        )
        if part
    )
    reasons = [wording.reason(item, language) for item in border.split(row["year_reasons"])]
    facts = {
        "date": say(
            "card_date_value",
            language,
            date=when,
            precision=wording.value("date_precision", row["date_precision"] or "none", language),
        ),
        "year": say(
            "card_year_value",
            language,
            basis=wording.value("year_basis", row["year_basis"] or "none", language),
            confidence=_shown_confidence(float(row["year_confidence"])),
        ),
        "because": "<br>".join(map(html.escape, reasons)),
        "alternatives": html.escape(row["year_others"]),
        "series": html.escape(" ".join(part for part in (row["series"], row["session"]) if part)),
        "chair": html.escape(row["chair"]),
        "speaker": html.escape(row["speakers"]),
        "attending": html.escape(row["attendees"]),
        "rule": html.escape(wording.label("meeting", row["rule"], language)),
    }
    sort = say("comma", language).join(
        wording.value(column, row[column], language) for column in ("kind", "status")
    )
    return _card(
        row["name"], sort, _facts(facts, language) + evidence(row["source"], row["start"], row["end"])
    )


def _shown_confidence(confidence: float) -> float:
    """A confidence of two places, which is 1 only where nothing is left open.

    >>> _shown_confidence(0.9966), _shown_confidence(1.0), _shown_confidence(0.875)
    (0.99, 1.0, 0.875)
    """
    return min(confidence, 0.99) if confidence < 1 else 1.0


def topic(
    number: int,
    tables: Mapping[str, pd.DataFrame],
    evidence: Evidence,
    language: str = "en",
    *,
    words: int = 12,
) -> Card:
    """A topic: its words by relevance, the paragraph that stands for it, the articles that have most of it.

    Raises
    ------
    InputFault
        If no topic has this number; the message lists the topics.
    """
    known = tables["topics"]["topic"]
    if len(known) and number not in set(known):
        raise refused("refused_topic", number=repr(number), first=str(known.min()), last=str(known.max()))
    row = _find(tables["topics"], "topic", number)
    own = tables["topic_words"][tables["topic_words"]["topic"] == number].sort_values("rank").head(words)
    most = tables["topic_shares"][tables["topic_shares"]["topic"] == number].nlargest(
        3, "share", keep="first"
    )
    exemplar = tables["paragraphs"][tables["paragraphs"]["paragraph_id"] == row["exemplar"]]
    stands = [evidence(one.source, one.start, one.end) for one in row_tuples(exemplar)]
    facts = {
        "words": f'<span lang="zh">{html.escape("　".join(own["word"]))}</span>',
        "share": "" if pd.isna(row["share"]) else f"{row['share']:.0%}",
        "articles": "<br>".join(html.escape(f"{one.article_id} {one.share:.0%}") for one in row_tuples(most)),
        "note": html.escape(wording.tell_all(row["note"], language)),
    }
    title = f"{number} {row['label']}"
    return _card(title, say("card_topic", language), _facts(facts, language) + "".join(stands))


def formulation(
    term: str,
    tables: Mapping[str, pd.DataFrame],
    evidence: Evidence,
    language: str = "en",
    *,
    uses: int = 3,
) -> Card:
    """A formulation: what it stands for, since when, and its first uses in their places.

    Raises
    ------
    InputFault
        If the corpus has no such formulation; the message suggests the nearest ones.
    """
    row = _find(tables["formulations"], "term", term)
    own = tables["formulation_uses"][tables["formulation_uses"]["term"] == term]
    own = own.sort_values(["date", "source", "start"], key=lambda cells: cells.replace("", "9999"))
    facts = {
        "pattern": html.escape(
            " ".join(
                part for part in (wording.value("pattern", row["pattern"], language), row["number"]) if part
            )
        ),
        "members": html.escape(row["members"]),
        "uses": say("card_uses_value", language, uses=int(row["uses"]), articles=int(row["articles"])),
        "seen": html.escape(
            " – ".join(dict.fromkeys(date for date in (row["first_seen"], row["last_seen"]) if date))
        ),
    }
    stands = "".join(evidence(use.source, use.start, use.end) for use in row_tuples(own.head(uses)))
    return _card(term, say("card_formulation", language), _facts(facts, language) + stands)


def of_formulation(record: Formulation, language: str = "en") -> Card:
    """A formulation as a record: what it stands for, and the sentences that use it."""
    tables = {
        "formulations": border.formulations([record]),
        "formulation_uses": border.formulation_uses([record]),
    }
    sentences = {(use.source, use.start, use.end): use.sentence for use in record.uses}

    def said(source: str, start: int, end: int) -> str:
        return f'<p lang="zh">{html.escape(sentences[source, start, end])}</p>{_place(source, start, end, language)}'

    return formulation(record.term, tables, said, language)


def of_document(record: Document, language: str = "en") -> Card:
    """A source as it was cut: its articles with their headlines and sizes."""
    lines = [
        [
            article.article_id,
            article.kind,
            article.headline,
            article.published,
            f"{article.end - article.start:,}",
        ]
        for article in record.articles
    ]
    names = ("article", "kind", "headline", "published", "characters")
    head = "".join(f"<th>{say(f'card_{name}', language)}</th>" for name in names)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in line) + "</tr>" for line in lines
    )
    return _card(
        record.source.name,
        say("card_source", language),
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>",
    )


def sentence(text: str) -> Card:
    """A sentence in the place of a result.

    >>> sentence("not <yet>").html
    '<p>not &lt;yet&gt;</p>'
    """
    return Card(text, f"<p>{html.escape(text)}</p>")


def _find(table: pd.DataFrame, column: str, wanted: object) -> pd.Series:
    rows = table[table[column] == wanted]
    if rows.empty:
        raise unknown(column, wanted, table[column])
    return rows.iloc[0]


def _card(title: str, sort: str, body: str) -> Card:
    head = f'<b lang="zh">{html.escape(title)}</b> <span style="{_QUIET}">{html.escape(sort)}</span>'
    return Card(title, f'<div style="{_BOX}">{head}{body}</div>')


def _facts(facts: Mapping[str, str], language: str) -> str:
    """Names and values as lines; the values are HTML, empty ones are left out."""
    lines: Iterable[str] = (
        f'<div><span style="{_QUIET}">{say(f"card_{name}", language)}</span> {value}</div>'
        for name, value in facts.items()
        if value
    )
    return f'<div style="margin:.4em 0">{"".join(lines)}</div>'


def _place(source: str, start: int, end: int, language: str) -> str:
    return f'<p style="{_QUIET}">{html.escape(place(source, start, end, language))}</p>'


def place(source: str, start: int, end: int, language: str = "en") -> str:
    """The location of a passage as text.

    >>> place("page.txt", 3, 9)
    'page.txt, characters 3 to 9'
    """
    return say("card_place", language, source=source, start=start, end=end)


_HEADING_MARK = re.compile(r"^(<mark>)?#{1,6} ", re.MULTILINE)


def without_heading_marks(passage: str, source: str) -> str:
    """A passage as a reader of its file sees it: without the marks that reading set before headings.

    >>> without_heading_marks("# 市委召开会议\\n会议强调", "a.docx"), without_heading_marks("# 市委召开会议", "a.md")
    ('市委召开会议\\n会议强调', '# 市委召开会议')
    """
    return _HEADING_MARK.sub(r"\1", passage) if writes_headings(source) else passage


def _middle_month(days: list[str]) -> str:
    """A month within the texts: that of the article in the middle; "" where it has none.

    >>> _middle_month(["2023-02-01", "2023-06-09", "2023-12-31"]), _middle_month(["2023"])
    ('2023-06', '')
    """
    months = [month for day in days if (month := edtf.month(day))]
    return months[len(months) // 2] if months else ""


def study(
    corpus: object, tables: Mapping[str, pd.DataFrame], warnings: list[str], language: str = "en"
) -> str:
    """A study as a card: what and how much it is, from when to when, and what to try next.

    Parameters
    ----------
    corpus : Path
    tables : mapping of str to DataFrame
    warnings : list of str
        In words; the first few are shown.
    """
    articles, meetings = tables["articles"], tables["meetings"]
    days = sorted(date for date in articles["date"] if date)
    own = [
        name
        for name in articles.columns
        if name not in {column.name for column in border.SCHEMAS["articles"]}
    ]
    sizes = {
        "articles": len(articles),
        "dated": len(days),
        "span": f"{days[0]} – {days[-1]}" if days else "",
        "meetings_held": int((meetings["status"] == "held").sum()),
        "people": len(tables["people"]) if "people" in tables else 0,
        "formulations": len(tables["formulations"]),
        "topics": len(tables["topics"]),
        "columns": html.escape("、".join(map(str, own))),
    }
    tries = [
        "study.meetings",
        'study.search("高质量发展")',
        f'study.where(since="{_middle_month(days)}")' if _middle_month(days) else "study.articles",
        'study.figure("timeline")',
    ]
    if own:
        tries.append(f'study.compare_each("{own[0]}")')
    told = "".join(f"<li>{html.escape(line)}</li>" for line in warnings[:3])
    more = f"<li>{say('card_more_warnings', language, n=len(warnings) - 3)}</li>" if len(warnings) > 3 else ""
    facts = {name: f"{value:,}" if isinstance(value, int) else str(value) for name, value in sizes.items()}
    code = "".join(f"<code>{html.escape(line)}</code><br>" for line in tries)
    notes = f"<ul>{told}{more}</ul>" if told else ""
    tried = f"<p>{say('card_try', language)}<br>{code}</p>"
    return _card(str(corpus), say("card_study", language), f"{_facts(facts, language)}{tried}{notes}").html

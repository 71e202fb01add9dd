"""Which article is about what: a cell for each article and topic, or counts where articles are many."""

from __future__ import annotations

import pandas as pd

from analysis.plots import grid, heat, sizes
from analysis.plots.drawn import Drawn, Panel, Series
from analysis.plots.facts import Tables, headlines, note, table
from analysis.plots.page import HEIGHT, LINE, SIZE, Page
from analysis.plots.style import ACCENT, BLUE, MUTED, clean
from analysis.settings import WINDOW
from analysis.tables import row_tuples
from analysis.wording import say

TABLES = ("topic_shares", "topics", "articles")

_ARTICLES = 18
_TOPICS = 12
_LABELS = 0.355  #: width of the headlines, as a part of the page's width
_CELL = 34.0  #: the narrowest cell
_NAMED = 84.0  #: the narrowest column that can have the topic's label on top
_CELLS, _WIDE = 140.0, 250.0  #: the widest cell beside headlines that take the room, and beside short ones
_GROWS, _BAR = 3.0, 54.0  #: how much higher rows are where they are few, and the highest bar
_LISTS, _LIST_GAP, _LIST_LINE = 3, 14.0, 20.0  #: columns of the list of labels, between them, and its lines


def draw(given: Tables, *, language: str = "en", window: tuple[str, str] = WINDOW) -> Drawn:
    """A heat map of up to 18 articles by up to 12 topics; beyond, bars of the articles that each topic leads.

    Where the labels of so many topics leave the articles too little room, there are fewer topics.
    """
    columns = _columns()
    drawn = _drawn(given, columns, language, window)
    while drawn.lacking > 0 and columns > 1:
        columns -= 1
        drawn = _drawn(given, columns, language, window)
    return drawn


def _drawn(given: Tables, columns: int, language: str, window: tuple[str, str]) -> Drawn:
    topics, shares = table(given, "topics"), table(given, "topic_shares")
    if without_articles := grid.without_articles(topics):
        topics = topics.head(0)
    many = shares["article_id"].nunique() > _rows()
    lead = _leads(shares)
    shown = _leading(topics, lead) if many else grid.largest(topics, columns)
    data = _counted(shown, lead) if many else _cells(shares, shown, headlines(given), lead)
    title = _title(lead, topics, many, language)
    title = say("topics_title_no_articles", language) if without_articles else title
    n = f"{say('articles', language, n=len(lead))}{say('comma', language)}{grid.some_of(len(shown), len(topics), language)}"
    line = note(given, language, window, n)
    page = Page(title, line)
    panels: tuple[Panel, ...] = ()
    if lead.empty or shown.empty:
        page.message(say("coverage_none" if without_articles else "topics_none", language))
    elif many:
        counts = data.merge(shown.reindex(columns=["topic", "words"], fill_value=""), on="topic", how="left")
        panels = (_draw_counts(page, counts, len(lead), language),)
    else:
        _draw_cells(page, data, shown)
    return Drawn(
        name="topics_by_article",
        language=language,
        figure=page.figure,
        data=data,
        title=title,
        caption=say("topics_by_article_caption_counts" if many else "topics_by_article_caption", language),
        alt=f"{say('topics_by_article_alt', language)} {title}",
        note=line,
        top=page.top,
        unused=page.unused,
        lacking=page.lacking,
        tables=TABLES,
        panels=panels,
    )


def _rows() -> int:
    """How many articles the page has rows for."""
    page = sizes.chosen()
    around = 340.0 if sizes.is_narrow() else 200.0  #: title, key, numbers, list of topics, note
    return min(_ARTICLES, int((page.height - around) / 18.5))


def _columns() -> int:
    """How many topics the page has columns for."""
    return min(_TOPICS, int(sizes.chosen().width * 0.57 / _CELL))


def _leads(shares: pd.DataFrame) -> pd.DataFrame:
    """Each article's leading topic and its share; of equals, the first."""
    most = shares.groupby("article_id")["share"].transform("max")
    leading = shares[shares["share"] == most].sort_values(["article_id", "topic"])
    return leading.drop_duplicates("article_id").reset_index(drop=True)


def _title(lead: pd.DataFrame, topics: pd.DataFrame, many: bool, language: str) -> str:
    if lead.empty or topics.empty:
        return say("topics_title_none", language)
    if many:
        counts = lead["topic"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
        label = topics.set_index("topic")["label"].get(counts.index[0], str(counts.index[0]))
        tied = (counts == counts.iloc[0]).sum() > 1
        key = "topics_by_article_title_tie" if tied else "topics_by_article_title_counts"
        return say(key, language, label=label, n=int(counts.iloc[0]), articles=len(lead))
    return say("topics_by_article_title", language, n=int((lead["share"] > 0.5).sum()), articles=len(lead))


def _leading(topics: pd.DataFrame, lead: pd.DataFrame) -> pd.DataFrame:
    """The topics that lead the most articles."""
    led = topics.assign(led=topics["topic"].map(lead["topic"].value_counts()).fillna(0))
    return led.sort_values(["led", "topic"], ascending=[False, True]).head(_TOPICS)


def _counted(shown: pd.DataFrame, lead: pd.DataFrame) -> pd.DataFrame:
    counts = lead["topic"].value_counts()
    data = shown[["topic", "label"]].assign(articles_led=shown["topic"].map(counts).fillna(0).astype(int))
    return data.sort_values(["articles_led", "topic"], ascending=[False, True]).reset_index(drop=True)


def _cells(
    shares: pd.DataFrame, shown: pd.DataFrame, names: dict[str, str], lead: pd.DataFrame
) -> pd.DataFrame:
    """Shares with headlines; articles of one leading topic together."""
    place = {topic: at for at, topic in enumerate(shown["topic"])}
    placed = lead.assign(place=lead["topic"].map(place).fillna(len(place)))
    placed = placed.sort_values(["place", "share", "article_id"], ascending=[True, False, True])
    order = {article_id: at for at, article_id in enumerate(placed["article_id"].tolist())}
    data = shares[shares["topic"].isin(shown["topic"])]
    data = data.assign(headline=data["article_id"].map(lambda a: names.get(a, a)))
    row, column = data["article_id"].map(order), data["topic"].map(place)
    data = data.assign(row=row, column=column).sort_values(["row", "column"])
    return data[["article_id", "headline", "topic", "share"]].reset_index(drop=True)


def _draw_cells(page: Page, data: pd.DataFrame, shown: pd.DataFrame) -> None:
    articles = data["article_id"].drop_duplicates().tolist()
    width = _cell_width(page, data["headline"].drop_duplicates(), len(shown))
    left = page.right - width * len(shown)
    names = [grid.name_lines(page, row, width - 6, lines=4) for row in row_tuples(shown)]
    listed = [] if width >= _NAMED else [clean(grid.topic_name(row)) for row in row_tuples(shown)]
    if listed:  # only the numbers have room on top; what they stand for is listed below
        names = [[str(topic)] for topic in shown["topic"]]
    head = max(len(lines) for lines in names) * SIZE * LINE
    top = page.top - head - 8
    lists = _lists(page, listed)
    legend = max(map(len, lists)) * _LIST_LINE + 10 if listed else 0.0
    pitch = page.pitch(top - page.bottom - legend, len(articles), 40 if page.narrow else 34, grows=_GROWS)
    axes = page.canvas
    for at, lines in enumerate(names):
        for line_at, line in enumerate(lines):
            y = top + 10 + (len(lines) - 1 - line_at) * SIZE * LINE
            page.text(left + width * (at + 0.5), y, line, ha="center", color=ACCENT)
    place = {topic: at for at, topic in enumerate(shown["topic"])}
    cells = []
    for row in row_tuples(data):
        y = top - pitch * (articles.index(row.article_id) + 1)
        box = (left + width * place[row.topic] + 1, y + 1, width - 2, pitch - 2)
        cells.append(heat.Cell(box, row.share, f"{row.share:.0%}" if row.share >= 0.1 else ""))
    heat.draw(page, axes, cells)
    for at, article in enumerate(articles):
        headline = data.loc[data["article_id"] == article, "headline"].iloc[0]
        lines = page.wrap(headline, left - 12 - page.left, lines=2 if pitch >= 2 * SIZE * LINE else 1)
        page.text(page.left, top - pitch * (at + 0.5), "\n".join(lines))
    _list_topics(page, lists, top - pitch * len(articles) - 18)


def _cell_width(page: Page, headlines: pd.Series, topics: int) -> float:
    """Cells of few topics are wide, but not at the cost of the headlines."""
    room = page.right - page.left - 12
    most = (room - _LABELS * page.full_width) / topics
    spare = (room - max(map(page.width, map(clean, headlines)), default=0.0)) / topics
    return min(most, max(min(spare, _WIDE), _CELLS))


def _lists(page: Page, names: list[str]) -> list[list[str]]:
    """The topics' labels in as many columns as hold each of them whole, read downwards: the lines of each column."""
    room = page.right - page.left
    for across in range(_LISTS, 1, -1):
        deep = -(-len(names) // across) or 1
        columns = [names[at : at + deep] for at in range(0, len(names), deep)]
        if sum(_list_width(page, column) for column in columns) <= room + _LIST_GAP:
            return columns
    return [[line for name in names for line in page.wrap(name, room, lines=len(name))]]


def _list_width(page: Page, lines: list[str]) -> float:
    return max(map(page.width, lines)) + _LIST_GAP


def _list_topics(page: Page, columns: list[list[str]], y: float) -> None:
    """The columns of labels, over the whole width."""
    widths = [_list_width(page, lines) for lines in columns]
    spare = max(page.right - page.left + _LIST_GAP - sum(widths), 0.0) / max(len(columns), 1)
    left = page.left
    for lines, width in zip(columns, widths, strict=True):
        for at, line in enumerate(lines):
            page.text(left, y - _LIST_LINE * at, line, color=ACCENT)
        left += width + spare


def _draw_counts(page: Page, data: pd.DataFrame, articles: int, language: str) -> Panel:
    labels = _LABELS * page.full_width
    left, most = page.left + labels + 12, max(int(data["articles_led"].max()), 1)
    pitch = page.pitch(page.top - 30 - page.bottom, len(data), 44 if page.narrow else 36, grows=_GROWS)
    axes = page.canvas
    head = say("articles_led", language)
    at_bars = page.width(head) <= page.right - left  # on a narrow page it begins over the names
    start = left if at_bars else page.left
    page.text(start, page.top - 12, page.fit(head, page.right - start), color=MUTED)
    for at, row in enumerate(row_tuples(data)):
        y = page.top - 30 - pitch * (at + 0.5)
        reach = (page.right - left - 110) * row.articles_led / most
        lines = grid.name_lines(page, row, labels, lines=2 if pitch >= 2 * SIZE * LINE + 3 else 1)
        page.text(page.left + labels, y, "\n".join(lines), ha="right")
        axes.barh([y], [reach], left=left, height=min(pitch * 0.66, _BAR), color=BLUE)
        page.text(left + reach + 8, y, f"{row.articles_led:,} ({row.articles_led / articles:.0%})")
    return Panel(
        "bar",
        say("articles_led", language),
        tuple(grid.topic_name(row) for row in row_tuples(data)),
        (Series(say("articles_led", language), tuple(int(v) for v in data["articles_led"])),),
        (
            page.left,
            HEIGHT - page.top,
            page.right - page.left,
            min(40 + pitch * len(data), page.top - page.bottom),
        ),
        number_format="#,##0",
        labels=True,
        whole=tuple(term for row in row_tuples(data) for term in grid.dotted(row)),
    )

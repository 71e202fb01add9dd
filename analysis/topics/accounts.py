"""What was found of topics, in sentences and small tables, for notebooks."""

from __future__ import annotations

import pandas as pd

from analysis.wording import tell


def finding(topics: pd.DataFrame, notes: pd.DataFrame) -> str:
    """The answer in a sentence or two, as Markdown.

    Examples
    --------
    >>> topics = pd.DataFrame({"label": ["党建·组织", "产业·创新"], "share": [0.6, 0.4], "share_low": [0.5, 0.3],
    ...                        "share_high": [0.7, 0.5], "stability": [0.9, 0.7], "note": ["", "mixture"]})
    >>> finding(topics, pd.DataFrame(columns=["about", "note"]))
    '**2 topics**; the largest is **党建·组织** with 60 % of the words (50 to 70 %). \
Made again from half of the runs, a topic keeps 80 % of its ten first words on average; 1 of 2 come with a warning.'
    """
    if topics.empty:
        return " ".join(f"{tell(note).capitalize()}." for note in notes["note"])
    first = topics.iloc[0]
    between = ""
    if pd.notna(first["share_low"]):
        between = f" ({first['share_low'] * 100:.0f} to {first['share_high']:.0%})".replace("%", " %")
    warned = int((topics["note"] != "").sum())
    return (
        f"**{len(topics)} topics**; the largest is **{first['label']}** with {first['share'] * 100:.0f} % of the words"
        f"{between}. Made again from half of the runs, a topic keeps {topics['stability'].mean() * 100:.0f} % "
        f"of its ten first words on average; {warned} of {len(topics)} come with a warning."
    )


def exemplars(topics: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Each topic with the paragraph that stands for it, and where that is."""
    text = paragraphs.set_index("paragraph_id")["text"]
    return topics.assign(text=topics["exemplar"].map(text).fillna(""))[
        ["topic", "label", "exemplar", "text", "note"]
    ]


def first_words(topic_words: pd.DataFrame, *, words: int = 10) -> pd.DataFrame:
    """The first words of each topic, in one line."""
    rows = topic_words[topic_words["rank"] <= words]
    return rows.groupby("topic")["word"].agg(" ".join).reset_index(name="words")


def background(words: pd.DataFrame, quality: pd.DataFrame) -> str:
    """What belongs to no topic, in a sentence, as Markdown."""
    share = quality.set_index("measure")["value"].get("background", 0.0)
    if words.empty:
        return "No word stands so evenly that it would be the background's."
    return (
        f"**{share * 100:.0f} %** of the words are the background's: those spread evenly over the texts, which tell no "
        f"topic from another, such as {'、'.join(words['word'].head(12))}."
    )


def cut(tree: pd.DataFrame, number: int) -> pd.DataFrame:
    """So many topics of the tree: coarser or finer than the published ones, with nothing fitted again.

    Examples
    --------
    >>> tree = pd.DataFrame({"node": [1, 2, 3], "fewest": [2, 2, 1], "most": [2, 2, 1], "topic": [1, 2, 0],
    ...                      "label": ["党建", "产业", "全部"], "share": [0.6, 0.4, 1.0], "words": ["a", "b", "c"]})
    >>> cut(tree, 2)["label"].tolist(), cut(tree, 9)["label"].tolist()
    (['党建', '产业'], ['党建', '产业'])
    >>> cut(tree.head(0), 2)["label"].tolist()
    []
    """
    if tree.empty:
        return tree
    number = min(max(number, 1), int(tree["most"].max()))
    chosen = tree[(tree["fewest"] <= number) & (tree["most"] >= number)]
    columns = ["node", "label", "share", "topic", "words"]
    return chosen.sort_values(["share", "node"], ascending=[False, True])[columns].reset_index(drop=True)


def between(topic_paragraphs: pd.DataFrame, *, least: float = 0.3) -> pd.DataFrame:
    """Paragraphs that stand between two topics: each has this share at least, the most even first.

    >>> rows = pd.DataFrame({"paragraph_id": ["a", "a", "b"], "topic": [1, 2, 1], "share": [0.5, 0.4, 0.9]})
    >>> between(rows).to_dict("records")
    [{'paragraph_id': 'a', 'topic': 1, 'other': 2, 'share': 0.5, 'other_share': 0.4}]
    """
    much = topic_paragraphs[topic_paragraphs["share"] >= least][["paragraph_id", "topic", "share"]]
    other = much.rename(columns={"topic": "other", "share": "other_share"})
    pairs = much.merge(other, on="paragraph_id")
    pairs = pairs[pairs["topic"] < pairs["other"]]
    even = pairs[["share", "other_share"]].min(axis=1)
    order = pairs.assign(even=even).sort_values(["even", "paragraph_id"], ascending=[False, True])
    return order[["paragraph_id", "topic", "other", "share", "other_share"]].reset_index(drop=True)


def over_time(months: pd.DataFrame, changed: pd.DataFrame, topics: pd.DataFrame) -> str:
    """The answer on time in a sentence or two, as Markdown."""
    filled = months[months["articles"] > 0]
    if filled.empty:
        return "No article has a known month, so nothing can be said over time."
    names = topics.set_index("topic")["label"]
    per_month = filled.drop_duplicates("month")
    said = (
        f"**{per_month['articles'].sum()} articles** stand in **{len(per_month)} of {months['month'].nunique()} months**, "
        f"from {per_month['month'].min()} to {per_month['month'].max()}."
    )
    breaks = changed[changed["kind"] == "break"]
    if len(breaks):
        biggest = breaks.iloc[int((breaks["after"] - breaks["before"]).abs().argmax())]
        said += (
            f" {len(breaks)} breaks were found; the largest: **{names[biggest['topic']]}** goes from "
            f"{biggest['before'] * 100:.0f} to {biggest['after'] * 100:.0f} % in {biggest['month']}."
        )
    elif (changed["kind"] == "not enough data").any():
        said += (
            " Whether a topic's share breaks: "
            + tell(changed.loc[changed["kind"] == "not enough data", "note"].iloc[0])
            + "."
        )
    else:
        said += " No topic's share breaks."
    return said


def by_meeting(topic_meetings: pd.DataFrame, meetings: pd.DataFrame, topics: pd.DataFrame) -> pd.DataFrame:
    """Meetings by date, the share of each topic in a column of its own."""
    wide = topic_meetings.pivot(index="meeting_id", columns="topic", values="share").reindex(
        columns=topics["topic"]
    )
    wide.columns = topics["label"].tolist()
    facts = meetings.set_index("meeting_id")[["date", "name"]]
    return facts.join(wide, how="inner").sort_values(["date", "name"]).reset_index(drop=True)

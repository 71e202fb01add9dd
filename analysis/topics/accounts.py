"""What was found of topics, in sentences and small tables, for notebooks."""

from __future__ import annotations

import pandas as pd


def finding(topics: pd.DataFrame, notes: pd.DataFrame) -> str:
    """The answer in a sentence or two, as Markdown.

    Examples
    --------
    >>> topics = pd.DataFrame({"label": ["党建·组织", "产业·创新"], "share": [0.6, 0.4], "share_low": [0.5, 0.3],
    ...                        "share_high": [0.7, 0.5], "stability": [0.9, 0.7], "note": ["", "boilerplate: 8"]})
    >>> finding(topics, pd.DataFrame(columns=["about", "note"]))
    '**2 topics**; the largest is **党建·组织** with 60 % of the words (50 to 70 %). \
Made again from half of the runs, a topic keeps 80 % of its ten first words on average; 1 of 2 come with a warning.'
    """
    if topics.empty:
        return "No topics: " + "; ".join(notes["note"]) + "."
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
        biggest = breaks.loc[(breaks["after"] - breaks["before"]).abs().idxmax()]
        said += (
            f" {len(breaks)} breaks were found; the largest: **{names[biggest['topic']]}** goes from "
            f"{biggest['before'] * 100:.0f} to {biggest['after'] * 100:.0f} % in {biggest['month']}."
        )
    elif (changed["kind"] == "not enough data").any():
        said += (
            " Whether a topic's share breaks: "
            + changed.loc[changed["kind"] == "not enough data", "note"].iloc[0]
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

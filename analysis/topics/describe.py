"""Summaries of topics for notebooks: sentences and small tables."""

from __future__ import annotations

import pandas as pd

from analysis.wording import say, tell, together


def finding(topics: pd.DataFrame, notes: pd.DataFrame, language: str = "en") -> str:
    """Main result in one or two sentences, as Markdown.

    Examples
    --------
    >>> topics = pd.DataFrame({"label": ["党建·组织", "产业·创新"], "share": [0.6, 0.4], "share_low": [0.5, 0.3],
    ...                        "share_high": [0.7, 0.5], "stability": [0.9, 0.7], "note": ["", "mixture"]})
    >>> finding(topics, pd.DataFrame(columns=["about", "note"])).split(" When")[0]
    '**2 topics**; the largest, **党建·组织**, has 60% of the words (50% to 70%).'
    """
    if topics.empty:
        return " ".join(
            f"{rendered[:1].upper()}{rendered[1:]}."
            for rendered in (tell(note, language) for note in notes["note"])
        )
    first = topics.iloc[0]
    between = ""
    if pd.notna(first["share_low"]):
        between = say("topics_between", language, low=first["share_low"], high=first["share_high"])
    return say(
        "topics_finding",
        language,
        n=len(topics),
        label=first["label"],
        share=first["share"],
        between=between,
        stability=topics["stability"].mean(),
        warned=int((topics["note"] != "").sum()),
    )


def exemplars(topics: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """The exemplar paragraph of each topic, with its position."""
    text = paragraphs.set_index("paragraph_id")["text"]
    return topics.assign(text=topics["exemplar"].map(text).fillna(""))[
        ["topic", "label", "exemplar", "text", "note"]
    ]


def first_words(topic_words: pd.DataFrame, *, words: int = 10) -> pd.DataFrame:
    """The top words of each topic, joined."""
    rows = topic_words[topic_words["rank"] <= words]
    return rows.groupby("topic")["word"].agg(" ".join).reset_index(name="words")


def background(words: pd.DataFrame, quality: pd.DataFrame, language: str = "en") -> str:
    """The background words in a sentence, as Markdown."""
    share = quality.set_index("measure")["value"].get("background", 0.0)
    if words.empty:
        return say("background_none", language)
    return say("background_words", language, share=share, words="、".join(words["word"].head(12)))


def cut(tree: pd.DataFrame, number: int) -> pd.DataFrame:
    """Cut the tree into a number of topics, coarser or finer than the published ones, without refitting.

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


def mixed_paragraphs(topic_paragraphs: pd.DataFrame, *, least: float = 0.3) -> pd.DataFrame:
    """Paragraphs with two topics of at least this share each, most balanced first.

    >>> rows = pd.DataFrame({"paragraph_id": ["a", "a", "b"], "topic": [1, 2, 1], "share": [0.5, 0.4, 0.9]})
    >>> mixed_paragraphs(rows).to_dict("records")
    [{'paragraph_id': 'a', 'topic': 1, 'other': 2, 'share': 0.5, 'other_share': 0.4}]
    """
    much = topic_paragraphs[topic_paragraphs["share"] >= least][["paragraph_id", "topic", "share"]]
    other = much.rename(columns={"topic": "other", "share": "other_share"})
    pairs = much.merge(other, on="paragraph_id")
    pairs = pairs[pairs["topic"] < pairs["other"]]
    even = pairs[["share", "other_share"]].min(axis=1)
    order = pairs.assign(even=even).sort_values(["even", "paragraph_id"], ascending=[False, True])
    return order[["paragraph_id", "topic", "other", "share", "other_share"]].reset_index(drop=True)


def over_time(months: pd.DataFrame, changed: pd.DataFrame, topics: pd.DataFrame, language: str = "en") -> str:
    """Result on changes over time in one or two sentences, as Markdown."""
    if topics.empty:
        return say("topics_none", language)
    filled = months[months["articles"] > 0]
    if filled.empty:
        return say("time_none", language)
    names = topics.set_index("topic")["label"]
    per_month = filled.drop_duplicates("month")
    sentences = [
        say(
            "time_finding",
            language,
            articles=int(per_month["articles"].sum()),
            filled=len(per_month),
            months=int(months["month"].nunique()),
            first=per_month["month"].min(),
            last=per_month["month"].max(),
        )
    ]
    breaks = changed[changed["kind"] == "break"]
    untested = changed.loc[changed["kind"] == "not enough data", "note"]
    if len(breaks):
        largest = breaks.iloc[int((breaks["after"] - breaks["before"]).abs().argmax())]
        sentences.append(
            say(
                "time_breaks",
                language,
                n=len(breaks),
                label=names[largest["topic"]],
                before=largest["before"],
                after=largest["after"],
                month=largest["month"],
            )
        )
    elif len(untested):
        sentences.append(say("time_untested", language, why=untested.iloc[0]))
    else:
        sentences.append(say("time_no_breaks", language))
    return together(sentences, language)


def by_meeting(topic_meetings: pd.DataFrame, meetings: pd.DataFrame, topics: pd.DataFrame) -> pd.DataFrame:
    """Meetings by date, with one column per topic share."""
    wide = topic_meetings.pivot(index="meeting_id", columns="topic", values="share").reindex(
        columns=topics["topic"]
    )
    wide.columns = topics["label"].tolist()
    facts = meetings.set_index("meeting_id")[["date", "name"]]
    return facts.join(wide, how="inner").sort_values(["date", "name"]).reset_index(drop=True)

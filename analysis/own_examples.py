"""Commented examples of a user's own files, to be written beside a corpus.

Each is empty but for its header and comments, so that it changes nothing
until a row is written below them.
"""

from __future__ import annotations

from pathlib import Path

from analysis.ownrows import ACTIONS, DROPS, first_heads
from analysis.refusals import refused, writing
from analysis.run import beside

#: For each file its header, what it is for in English and in Chinese, and three rows as examples.
EXAMPLES: dict[str, tuple[str, str, str, tuple[str, ...]]] = {
    "corrections.csv": (
        "action,evidence,date,name,note",
        "Corrects meetings (action: change, add, drop), found by words of their evidence.",
        "更正会议：“操作”为更改、增加或删除，“原文依据”为原文中的几个字。",
        (
            "change,市委召开工作会议,2024-05-24,,the day is in the minutes",
            "drop,一场座谈会,,,an anecdote",
            "add,全市动员会召开,2024-06-01,全市动员会,",
        ),
    ),
    "topic_labels.csv": (
        "words,label",
        "Names topics, found by their first words (see tables/topic_labels.csv of a run).",
        "主题命名：“词语”为主题的前几个词，取自运行结果tables/topic_labels.csv的words列。",
        ("乡村；振兴；农业,乡村振兴", "开放；外贸；口岸,对外开放", "教育；学校；教师,教育"),
    ),
    "terms.csv": (
        "term,variants,note",
        "Formulations that are always counted, variants joined by ； or ;.",
        "始终统计的提法；不同写法用“；”或“;”隔开。",
        ("新质生产力,新生产力；新质态生产力,followed since 2023", "两山论,两山理论,", "数字政府,,"),
    ),
    "stop_terms.csv": (
        "term,note",
        "Formulations that are never listed.",
        "不列出的提法。",
        ("本报评论员文章,a byline", "四个方面,", "三个时段,"),
    ),
    "stop_words.csv": (
        "word",
        "Words left out of the topics.",
        "主题中不用的词。",
        ("记者", "本报", "报道"),
    ),
    "years.csv": (
        "words,first,last,series,session,note",
        "What is known about years: words and the period in which they are used, or a sitting of a series and its day.",
        "年份线索：一个说法及其使用的起止时间，“..”为不限；或一次有届次的会议及其日期（写在“起始”列）。",
        (
            "幸福云港建设,2021-03,..,,,the slogan of a party congress",
            ",2023-09-18,,市政府常务会议,19,city gazette",
            "数字云港,2022,2024,,,",
        ),
    ),
    "series.csv": (
        "pattern,series,body,note",
        "Meetings whose name fits the pattern (RE2) are of this series.",
        "会议系列：名称与匹配模式（RE2正则表达式）相符的会议归入该系列。",
        (
            "云港论坛$,云港论坛,,every May",
            '"安平.{0,4}调度会",安平调度会,安平市政府,',
            "河长制?会议,河长会议,,",
        ),
    ),
    "bodies.csv": (
        "body,variants,place,note",
        "Names of one body, variants joined by ； or ;, with a place only in its texts.",
        "同一机构的不同名称，用“；”或“;”隔开；填写“地区”的只用于该地的文章。",
        (
            "市委深改委,市委全面深化改革委员会；市委改革委,,",
            "安平市总工会,市总工会,安平市,only in texts of 安平市",
            "省政府,省人民政府,,",
        ),
    ),
    "people.csv": (
        "person,variants,drop,note",
        "Spellings of one person, joined by ； or ;, drop (yes) removes a word that is not a person.",
        "同一人的不同写法，用“；”或“;”隔开；“排除”列写“是”，排除不是人名的词。",
        ("王晓明,王小明；王晓鸣,,spelt in three ways", "高尚,,yes,an adjective", "陈立,陈粒,,"),
    ),
}


#: Cells of the examples in Chinese: codes and notes.
_CELLS = {
    **{code: words[0] for code, words in (ACTIONS | DROPS).items()},
    "the day is in the minutes": "日期见会议纪要",
    "an anecdote": "只是一则故事",
    "followed since 2023": "2023年起关注",
    "a byline": "署名",
    "the slogan of a party congress": "党代会的口号",
    "city gazette": "市政府公报",
    "every May": "每年5月",
    "only in texts of 安平市": "只用于安平市的文章",
    "spelt in three ways": "三种写法",
    "an adjective": "形容词",
}


def write(corpus: Path, language: str = "en") -> list[tuple[Path, bool]]:
    """Write the examples beside a corpus; what is there stays as it is.

    Parameters
    ----------
    corpus : Path
        A folder, or a table, next to which they are written.
    language : str
        Of their headers, comments and examples: ``en`` or ``zh``.

    Returns
    -------
    list of (Path, bool)
        Each file, and whether it was written now.

    Raises
    ------
    InputFault
        If there is no such corpus, or its folder cannot be written.
    """
    if not corpus.exists():
        raise refused("refused_no_corpus", path=str(corpus))
    folder = corpus if corpus.is_dir() else corpus.parent
    made = []
    for name in beside.NAMES:
        path = folder / name
        with writing(path):
            try:
                with path.open("x", encoding="utf-8-sig", newline="") as handle:
                    handle.write(text(name, language))
                made.append((path, True))
            except FileExistsError:
                made.append((path, False))
    return made


def text(name: str, language: str = "en") -> str:
    """One example file.

    >>> print(text("stop_terms.csv"), end="")
    term,note
    # Formulations that are never listed.
    # Lines that begin with # are comments. Examples:
    # 本报评论员文章,a byline
    # 四个方面,
    # 三个时段,
    >>> print(text("stop_terms.csv", "zh"), end="")
    提法,备注
    # 不列出的提法。
    # 以#开头的行为注释。示例：
    # 本报评论员文章,署名
    # 四个方面,
    # 三个时段,
    """
    header, english, chinese, rows = EXAMPLES[name]
    lines = [header, f"# {english}", "# Lines that begin with # are comments. Examples:"]
    if language == "zh":
        heads = first_heads(name)
        header = ",".join(heads[column] for column in header.split(","))
        lines = [header, f"# {chinese}", "# 以#开头的行为注释。示例："]
        rows = tuple(_in_chinese(row) for row in rows)
    return "".join(f"{line}\n" for line in (*lines, *(f"# {row}" for row in rows)))


def _in_chinese(row: str) -> str:
    """An example with its codes and its note in Chinese.

    >>> _in_chinese("云港论坛$,云港论坛,,every May"), _in_chinese("drop,一场座谈会,,,an anecdote")
    ('云港论坛$,云港论坛,,每年5月', '删除,一场座谈会,,,只是一则故事')
    """
    return ",".join(_CELLS.get(cell, cell) for cell in row.split(","))

"""A made corpus as an analyst has it: sixty short articles of two newspapers in two provinces, in one workbook."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

_PLACES = {"江宁日报": ("江宁省", "安平"), "云港晚报": ("云港省", "临江")}
_SUBJECTS = (
    ("教育", "义务教育", "学校布局", "教师队伍"),
    ("安全生产", "隐患排查", "应急演练", "责任落实"),
    ("乡村振兴", "粮食生产", "农田建设", "农村电商"),
)
_LEADERS = {"江宁日报": ("王晓明", "李大伟"), "云港晚报": ("陈建国", "周丽华")}


def articles() -> pd.DataFrame:
    """Sixty rows: Chinese headers, one every nine days from January 2023 on; 江宁日报 alone speaks of 数字乡村建设."""
    rows = []
    for at in range(60):
        paper = list(_PLACES)[at % 2]
        province, city = _PLACES[paper]
        subject, *details = _SUBJECTS[at // 2 % 3]
        chair, second = _LEADERS[paper]
        chair = "王小明" if at == 58 else chair  # a misprint
        day = pd.Timestamp("2023-01-10") + pd.Timedelta(days=9 * at)
        own = "，加快数字乡村建设" if paper == "江宁日报" else "，发展外向型经济"
        rows.append(
            {
                "编号": f"n{at + 1:02}",
                "标题": f"{city}市召开{subject}工作会议",
                "正文": (
                    f"本报讯 {day.month}月{day.day}日，{city}市{subject}工作会议召开。市委书记{chair}出席会议并讲话，"
                    f"市长{second}主持会议。\n会议强调，要抓好{'、'.join(details)}{own}，推动高质量发展。\n"
                    f"会议指出，{details[at % 3]}关系群众切身利益，要坚持问题导向，压实工作责任。"
                ),
                "发布日期": (day + pd.Timedelta(days=1)).strftime("%Y-%m-%d"),
                "报纸": paper,
                "省份": province,
                "栏目": "要闻" if at % 4 else "综合",
            }
        )
    return pd.DataFrame(rows)


def workbook(folder: Path) -> Path:
    """The articles as an .xlsx file in a folder."""
    path = folder / "papers.xlsx"
    articles().to_excel(path, index=False)
    return path

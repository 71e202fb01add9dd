"""Pages with every form of a date in every kind of date line, as text and as a web page, with what must be read."""

from __future__ import annotations

import html
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from analysis import corpus
from analysis.corpus.readers import web_page
from analysis.records import Source

DATE = "2023-05-06"
#: The same day, as pages write it.
DAYS = (
    *("2023-05-06", "2023-5-6", "2023/05/06", "2023/5/6", "2023.05.06", "2023.5.6", "2023年05月06日"),
    *("2023年5月6日", "2023 年 5 月 6 日", "2023 - 05 - 06", "2023年 5月6日", "06.05.2023"),
    *("２０２３－０５－０６", "２０２３年５月６日"),
    *("May 6, 2023", "May 06, 2023", "6 May 2023", "6th May, 2023"),
    *("Saturday, May 6, 2023", "Sat May 06 2023"),
    *("2023-05-06 星期六", "2023年5月6日（星期六）", "2023年05月06日 周六", "2023-05-06(周六)"),
)
#: In Chinese numerals: alone, such a day signs a document.
WORDS = ("二〇二三年五月六日", "二○二三年五月六日", "二零二三年五月六日")
#: The same day with the time of day.
MOMENTS = (
    *(
        "2023-05-06 08:30",
        "2023-05-06 08:30:15",
        "2023-05-06 08:30:15.0",
        "2023/5/6 8:30:15",
        "2023.05.06 08:30",
    ),
    *("2023年05月06日08:30", "2023年5月6日 8时30分", "2023年05月06日 08时30分15秒", "2023-05-0608:30"),
    *(
        "2023-05-06T08:30:15",
        "2023-05-06T08:30:15+08:00",
        "2023-05-06 星期六 08:30",
        "2023年5月6日 星期六 08:30",
    ),
    *("08:30 2023-05-06", "08:30:15 2023年5月6日", "2023-05-06 上午 08:30", "２０２３-０５-０６ ０８：３０"),
    *("Sat May 06 08:30:15 CST 2023", "Sat May 06 08:30:15 GMT+08:00 2023"),
    "Sat May 06 2023 08:30:15 GMT+0800",
    *("2023-05-06 08：30", "06.05.2023  08:30", "2023年5月6日（星期六）08:30", "2023/05/06 08:30 周六"),
)
#: Days that are one only behind a label.
LABELLED = ("23-05-06", "23/05/06", "20230506", "23年5月6日")
#: Date lines that say what their date is.
SAYING = (
    *(
        "发布时间：{d}",
        "发布日期: {d}",
        "发布时间 {d}",
        "时间：{d}",
        "日期：{d}",
        "【发布日期：{d}】 【阅读：次】",
    ),
    *(
        "發佈日期：{d}",
        "發布時間：{d} 來源：{site}",
        "发布于 {d}",
        "发布于：{d}",
        "发表于{d}",
        "刊发日期:{d} 阅读次数:",
    ),
    "来源：{site} 作者：{who} 编辑：{editor} 发布时间：{d} 浏览次数：12",
    "来源： 作者： 责任编辑：Admin 发布时间：{d} 阅读次数：",
    "时间：{d} 作者：{who} 点击：23",
    "作者：{who} 日期：{d} 点击数：23 次",
    "信息来源：{site}    发布时间：{d}    【字体：大 中 小】",
    "文字作者：{who}图片作者：{who}稿件来源：{site}发布时间：{d}浏览量：2785",
    "发布者：系统管理员发布时间：{d}浏览次数：2339",
    "点击数：23 发布者：{who} 发布时间：{d}",
    "撰稿：{who} 摄影：{editor} 审核：{who} 日期：{d}",
    "发布时间：{d} | 发布人：系统管理员 | 作  者：",
    "浏览次数： 发布时间：{d} 信息来源：{site} 字号：[ 大 中 小 ]",
    "{site}  发布时间：{d}",
    "所属栏目：工作动态 | 发布时间：{d} | 点击：23",
    "创建时间：{d} -管理员 浏览次数：12 返回",
    "更新时间：{d} 来源：{site}",
    "阅读：23 次 【时间：{d}】",
    "发布日期:{d}访问次数: 信息来源: {site} 字号:[ ]",
    "供稿：{site} 发布：{d} 点击：12",
    "发布时间:{d} 点击数量:517",
    "来源：本站原创    点击数：    加入时间：{d}",
    "提交日期：{d}  撰稿人：{who}  摄影：{editor}",
    "来源：临川县文旅局（体育局） 发布时间：{d}",
    "作者：{who}；{editor} 时间：{d} 有效期：2029-12-31",
    "编发时间：{d} 视频长度：00:01:52",
    "信息来源：{site} 信息提供日期：{d}",
    "Date: {d} Source: {site} Views: 12",
    "发布时间：{d}来源：[!--source--]作者：{{{{author}}}}浏览：{{$hits}}",
    "发布时间:{d} 热度值：3 累计阅读人数：12",
)
#: Date lines without a label for the date.
ALONE = ("{d}", "[{d}]", "（{d}）", "【{d}】")
SILENT = (
    "{d} 临川水务在线 {who}",
    "{d} 出版 上一期  下一期 返回首页 | 版面概览 | 标题导航",
    "www.linchuan-news.cn({d})来源：{site}",
    *("{d} 来源：{site}", "{site} {d}", "{d} | {site}", "{d}  来源：{site}  作者：{who}"),
    *(
        "{d} 浏览：23 次",
        "{d} 次浏览 分类：政府动态    来源：",
        "{d} 作者：{who} 来源：{site} 点击：",
        "{d} 收藏 打印 关闭",
        "{d}来源：[!--befrom--]作者：{who}摄影：[!--photo--]",
    ),
    *(
        "{d} 编辑：{editor} 审核人：{who} 阅读次数：2287 |",
        "来源：{site} {d}",
        "来源：{site} 作者：{who} 编辑：abc {d}",
    ),
    *(
        "分享到： {d} | 稿件来源：{site}",
        "【字号：大 中 小】 {d}",
        "{d} 阅读 231",
        "{d} 人气：23",
        "摄像：{who} 编辑：{editor} {d}",
        "（来源：{site}，{who}编辑，{d}）",
        "（供稿：{who}，{d}）",
    ),
)
PARTS = {"site": "临川日报", "who": "陆文清", "editor": "韩秀英"}
HEADLINE = "松原县召开防汛抗旱工作会议"
BODY = (
    "6月12日上午，松原县召开防汛抗旱工作会议，安排部署当前和今后一个时期的重点工作。县长沈国梁出席会议并讲话。",
    "会议指出，各级各部门要提高认识，压实责任，确保各项任务落到实处。",
)
#: Page layouts: furniture around the headline, the date line and the text.
LAYOUTS = (
    "{headline}\n{line}\n{body}",
    "当前位置：首页 > 新闻中心 > 工作动态\n\n{headline}\n\n{line}\n\n{body}\n\n打印本页 关闭窗口",
    "新闻中心\n\n{headline}\n{line}\n\n{body}\n责任编辑：韩秀英\n上一篇：松原县开展义务植树\n下一篇：没有了",
    "首页\n要闻\n政务公开\n互动交流\n当前位置：\n首页\n>\n要闻\n{headline}\n{line}\n分享到：\n{body}",
    "{line}\n{headline}\n{body}",
)


@dataclass(frozen=True)
class Page:
    """A page, how it was made, and what is read wrongly of it."""

    layout: int
    line: str
    day: str
    text: str

    def faults(self) -> list[str]:
        return _faults(Source("page.txt", self.text))

    def faults_of_web_page(self) -> list[str]:
        read = web_page.read(self.html().encode())
        (day, basis), *_ = (*read.candidates, ("", ""))
        return _faults(Source("page.html", read.text, read.title, day, basis, outside=read.outside))

    def html(self) -> str:
        """The same lines as elements of a web page, the headline in a heading."""
        rows = []
        for row in filter(None, (row.strip() for row in self.text.split("\n"))):
            tag = "h1" if row == HEADLINE else "p" if row in BODY else "div"
            rows.append(f"<{tag}>{html.escape(row)}</{tag}>")
        return f"<html><head><title>{HEADLINE}</title></head><body>{''.join(rows)}</body></html>"


def _faults(source: Source) -> list[str]:
    document = corpus.cut(source)
    first = document.articles[0] if document.articles else None
    bodies = "".join(p.reading.text for p in document.paragraphs if p.role == "body")
    found = {
        "headline": (first.headline if first else "", HEADLINE),
        "published": (first.published if first else "", DATE),
        "body": (bodies, "".join(BODY)),
        "articles": (len(document.articles), 1),
    }
    return [f"{what}: {got!r}, not {wanted!r}" for what, (got, wanted) in found.items() if got != wanted]


def pages() -> Iterator[Page]:
    """Every form of a date in every line that can hold it, in every layout."""
    days = {
        SAYING: (*DAYS, *WORDS, *MOMENTS, *LABELLED),
        SILENT: (*DAYS, *WORDS, *MOMENTS),
        ALONE: (*DAYS, *MOMENTS),
    }
    for lines, forms in days.items():
        for line, day, (number, layout) in itertools.product(lines, forms, enumerate(LAYOUTS)):
            shown = line.format(d=day, **PARTS)
            text = layout.format(headline=HEADLINE, line=shown, body="\n".join(BODY))
            yield Page(number, line, day, text)

"""A second set of small files with all that comes of them, unlike the first in kind, written before any of them was read."""

from __future__ import annotations

import io
import json
import zipfile

from tests.corpus.files.others import odt, rtf
from tests.corpus.files.pdf import drawn
from tests.corpus.files.pdf_rare import _changed
from tests.corpus.files.reported import control, numbered_item
from tests.corpus.files.web import ONE, THREE, TITLE, TWO, meta, page
from tests.corpus.files.whole import (
    FIELDS,
    HEADS,
    LAST,
    NEWS,
    NOTICE,
    Whole,
    paragraphs,
    separated,
    text,
    workbook,
)
from tests.corpus.files.word import box, document, field, item, p, r, table
from tests.corpus.files.word_rare import level, lists, of_2003

_TAB = "<w:r><w:tab/></w:r>"
_CHECKED = "<w14:checkbox xmlns:w14='x'><w14:checked w14:val='1'/></w14:checkbox>"
_CANVAS = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wpg'><w:drawing><wpg:wgp xmlns:wpg='g'><wps:wsp><wps:txbx><w:txbxContent>"
    f"{p(r('框内一。'))}</w:txbxContent></wps:txbx></wps:wsp><wpg:grpSp><wps:wsp><wps:txbx><w:txbxContent>{control(p(r('框内二。')))}"
    "</w:txbxContent></wps:txbx></wps:wsp></wpg:grpSp></wpg:wgp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:group><v:shape><v:textbox>"
    f"<w:txbxContent>{p(r('框内一。'))}</w:txbxContent></v:textbox></v:shape></v:group></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
_NUMBERED = ("一、会议时间：5月6日上午", "二、会议地点：三楼", "三、参会人员：各科室负责人")
_BRACKETED = ("【时间】5月6日上午", "【地点】三楼会议室", "【主持】何东山")


def _in_sixteen_bits(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            inside = old.read(name)
            if name == "word/document.xml":
                inside = ("<?xml version='1.0' encoding='UTF-16'?>" + inside.decode()).encode("utf-16")
            new.writestr(name, inside)
    return made.getvalue()


WORD: dict[str, Whole] = {
    "two fields in each row of a table.docx": Whole(
        document(
            paragraphs("会议记录")
            + table(
                (p(r("时间")), p(r("5月6日")), p(r("地点")), p(r("三楼"))),
                (p(r("主持")), p(r("何东山")), p(r("记录")), p(r("李仲明"))),
            )
            + paragraphs(LAST)
        ),
        ("会议记录",),
        ("时间\t5月6日\t地点\t三楼", "主持\t何东山\t记录\t李仲明", LAST),
    ),
    "fields with numbers.docx": Whole(
        document(paragraphs(NOTICE, "各科室：", *_NUMBERED, LAST)), (NOTICE,), ("各科室：", *_NUMBERED, LAST)
    ),
    "fields that Word numbers.docx": Whole(
        document(
            paragraphs(NOTICE)
            + item("时间：5月6日上午")
            + item("地点：三楼")
            + item("参会人员：全体委员")
            + paragraphs(LAST),
            numbering=lists(level(0, "decimal", "%1.")),
        ),
        (NOTICE,),
        ("1. 时间：5月6日上午", "2. 地点：三楼", "3. 参会人员：全体委员", LAST),
    ),
    "fields in brackets.docx": Whole(
        document(paragraphs(NOTICE, *_BRACKETED, LAST)), (NOTICE,), (*_BRACKETED, LAST)
    ),
    "fields with tabs.docx": Whole(
        document(
            paragraphs("会议签到表")
            + p(r("会议名称："), _TAB, r("党委会"))
            + p(r("会议时间："), _TAB, r("5月6日"))
            + p(r("会议地点："), _TAB, r("三楼"))
            + paragraphs(LAST)
        ),
        ("会议签到表",),
        ("会议名称：\t党委会", "会议时间：\t5月6日", "会议地点：\t三楼", LAST),
    ),
    "a field whose value is a list.docx": Whole(
        document(
            paragraphs(
                "会议纪要",
                "会议时间：5月6日",
                "会议地点：三楼",
                "参会人员：",
                "何东山  市长",
                "李仲明  副市长",
                LAST,
            )
        ),
        ("会议纪要",),
        ("会议时间：5月6日", "会议地点：三楼", "参会人员：", "何东山  市长", "李仲明  副市长", LAST),
    ),
    "entries of a form.docx": Whole(
        document(
            p(
                r("是否参会："),
                control("<w:r><w:t>☒</w:t></w:r>", _CHECKED),
                r("是；日期："),
                control(r("2024年5月6日"), "<w:date/>"),
                r("。"),
            )
        ),
        ("",),
        ("是否参会：☒是；日期：2024年5月6日。",),
    ),
    "a table in a footnote.docx": Whole(
        document(
            p(r(ONE), "<w:r><w:footnoteReference w:id='1'/></w:r>"),
            footnotes=f"<w:footnote w:id='1'>{p(r('见下表。'))}{table((p(r('工业')), p(r('5亿元'))))}{p()}</w:footnote>",
        ),
        ("",),
        (ONE,),
        outside=("见下表。", "工业\t5亿元"),
    ),
    "Arabic numbers below Chinese ones.docx": Whole(
        document(
            item("总则，适用于全市各级机关。")
            + item("本办法所称会议，是指全市性会议。", 1)
            + item("会议实行计划管理，一年一报。", 1),
            numbering=lists(
                level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
            ),
        ),
        ("",),
        (
            "第一章 总则，适用于全市各级机关。",
            "1.1 本办法所称会议，是指全市性会议。",
            "1.2 会议实行计划管理，一年一报。",
        ),
    ),
    "more than ten points.docx": Whole(
        document(
            "".join(
                numbered_item(1, f"第{n}项工作已经完成，请继续抓好落实。") for n in "甲乙丙丁戊己庚辛壬癸子丑"
            ),
            numbering=lists(level(0, "chineseCounting", "%1、")),
        ),
        ("",),
        tuple(
            f"{number}、第{n}项工作已经完成，请继续抓好落实。"
            for number, n in zip(
                ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"],
                "甲乙丙丁戊己庚辛壬癸子丑",
                strict=True,
            )
        ),
    ),
    "boxes in groups within groups.docx": Whole(
        document(paragraphs(ONE) + p(_CANVAS) + paragraphs(TWO)), ("",), (ONE, "框内一。", "框内二。", TWO)
    ),
    "a deleted field.docx": Whole(
        document(
            p(
                r("市委"),
                "<w:del w:id='1'><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:delInstrText> REF x </w:delInstrText></w:r>"
                "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:delText>昨天</w:delText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:del>",
                f"<w:ins w:id='2'>{field(' DATE ', r('今天'))}</w:ins>",
                r("召开会议。"),
            )
        ),
        ("",),
        ("市委今天召开会议。",),
        absent=("昨天",),
    ),
    "in sixteen bits.docx": Whole(_in_sixteen_bits(document(paragraphs(ONE, TWO))), ("",), (ONE, TWO)),
    "a day in Chinese numerals at its end.docx": Whole(
        document(paragraphs(NOTICE, "各科室：", LAST, "青江市人民政府办公室", "二〇二四年五月六日")),
        (NOTICE,),
        ("各科室：", LAST, "青江市人民政府办公室", "二〇二四年五月六日"),
        "2024-05-06",
    ),
    "a day in Chinese numerals below its headline.docx": Whole(
        document(paragraphs(TITLE, "二〇二四年五月六日", ONE, TWO)), (TITLE,), (ONE, TWO), "2024-05-06"
    ),
    "fields of the old kind.doc": Whole(
        of_2003(paragraphs(NOTICE, *FIELDS, LAST)), (NOTICE,), (*FIELDS, LAST)
    ),
    "a box within a box.docx": Whole(
        document(p(r(ONE), box(p(r("外框。"), box(p(r("内框。"))))))), ("",), (ONE, "外框。", "内框。")
    ),
}


def _package(content: str, styles: str) -> bytes:
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"))
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        new.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        new.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:text>{content}</office:text></office:body></office:document-content>",
        )
        new.writestr(
            "styles.xml",
            f"<office:document-styles {names}><office:master-styles><style:master-page style:name='S'>{styles}</style:master-page>"
            "</office:master-styles></office:document-styles>",
        )
    return made.getvalue()


RICH: dict[str, Whole] = {
    "a table of fields.rtf": Whole(
        rtf(
            f"{NOTICE}\\par\\trowd\\cellx1\\cellx2\\intbl 时间\\cell 5月6日\\cell\\row\\trowd\\cellx1\\cellx2\\intbl 地点\\cell 三楼\\cell\\row\\pard {LAST}\\par"
        ),
        (NOTICE,),
        ("时间|5月6日", "地点|三楼", LAST),
    ),
    "fields parted by lines.rtf": Whole(
        rtf(f"{NOTICE}\\par " + "\\line ".join(FIELDS) + f"\\par {LAST}\\par"), (NOTICE,), (*FIELDS, LAST)
    ),
    "quotation marks as words.rtf": Whole(
        rtf("会议强调，要做到\\ldblquote 两个维护\\rdblquote\\emdash\\emdash 抓好落实。\\par"),
        ("",),
        ("会议强调，要做到“两个维护”——抓好落实。",),
    ),
    "a package with a running head.odt": Whole(
        _package(
            f"<text:p>{TITLE}</text:p><text:p>{ONE}</text:p><text:p>会议时间：<text:tab/>5月6日<text:line-break/>会议地点：<text:tab/>三楼</text:p><text:p>{TWO}</text:p>",
            "<style:header><text:p>内部资料</text:p></style:header>",
        ),
        (TITLE,),
        (ONE, "会议时间：\t5月6日", "会议地点：\t三楼", TWO),
        outside=("内部资料",),
    ),
    "a table of fields.fodt": Whole(
        odt(
            f"<text:p>{NOTICE}</text:p><table:table>"
            + "".join(
                f"<table:table-row><table:table-cell><text:p>{a}</text:p></table:table-cell><table:table-cell><text:p>{b}</text:p></table:table-cell></table:table-row>"
                for a, b in (("时间", "5月6日"), ("地点", "三楼"))
            )
            + f"</table:table><text:p>{LAST}</text:p>"
        ),
        (NOTICE,),
        ("时间\t5月6日", "地点\t三楼", LAST),
    ),
}


def _lined(words: str, **others) -> bytes:
    return page(line=words, **others)


_FORM = "青江市志愿者登记表"
_FIELDS = (
    "姓名：李仲明",
    "性别：男",
    "出生年月：1990年3月",
    "联系电话：2345678",
    "工作单位：市水利局",
    "志愿意向：防汛救灾",
)

_LETTERED = "".join(f"<span>{char}</span>" for char in ONE)
_TWO_ARTICLES = (
    f"<html><head><meta charset=utf-8><title>青江要闻</title></head><body><article><h2>{TITLE}</h2><p>{ONE}</p><p>{TWO}</p></article>"
    "<article><h2>云港市召开安全生产工作会议</h2><p>5月7日，云港市召开安全生产工作会议，市长李仲明出席会议并讲话。</p>"
    "<p>会议要求，各级各部门要压实责任，全面排查整治风险隐患，坚决防范事故发生。</p></article></body></html>"
)
WEB: dict[str, Whole] = {
    "fields as terms and what they mean.html": Whole(
        page(heading=f"<h1>{NOTICE}</h1>", title=NOTICE).replace(
            f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>".encode(),
            f"<p>{ONE}</p><dl><dt>会议时间：</dt><dd>5月6日上午</dd><dt>会议地点：</dt><dd>三楼会议室</dd></dl><p>{LAST}</p>".encode(),
        ),
        (NOTICE,),
        (ONE, "会议时间：", "5月6日上午", "会议地点：", "三楼会议室", LAST),
    ),
    "every character in an element.html": Whole(page(_LETTERED, TWO, THREE), (TITLE,), NEWS),
    "GBK that nothing declares.html": Whole(
        page().replace(b"<meta charset='utf-8'>", b"").decode().encode("gbk"), (TITLE,), NEWS
    ),
    "a headline in the page's title alone.html": Whole(
        page(heading="", title=f"{TITLE}_要闻_青江网"), (TITLE,), NEWS
    ),
    "the day beside its source.html": Whole(
        _lined(
            "<span id='pubtime_baidu'>2024-05-06 10:11:12</span><span id='source_baidu'>来源：青江日报</span>"
        ),
        (TITLE,),
        NEWS,
        "2024-05-06",
    ),
    "the day in a script.html": Whole(
        page(head="<script>var publishDate = '2024-05-06 12:00:00';</script>"), (TITLE,), NEWS, "2024-05-06"
    ),
    "the day above its month.html": Whole(
        _lined("<div class='date'><b>06</b><span>2024-05</span></div>"), (TITLE,), NEWS, "2024-05-06"
    ),
    "time, author and clicks.html": Whole(
        _lined("<p>时间：2024-05-06 作者：李仲明 点击：35</p>"), (TITLE,), NEWS, "2024-05-06"
    ),
    "a day of publication and a later change.html": Whole(
        page(
            head=meta("PubDate", "2024-05-06 09:00") + meta("lastmodified", "2024-05-20"),
            line="<p>最后更新：2024-05-20</p>",
        ),
        (TITLE,),
        NEWS,
        "2024-05-06",
    ),
    "a subtitle with a dash.html": Whole(
        page(heading=f"<h1>{TITLE}</h1><h3>——传达学习中央有关会议精神</h3>"), (TITLE,), NEWS
    ),
    "one paragraph that fades in, words that never show.html": Whole(
        page(
            ONE,
            f"<span class='up' style='opacity:0'><b>{TWO}</b></span>",
            f"{THREE}<span style='opacity:0'>转载请联系青江网，未经授权不得使用。</span>",
            f"<span style='visibility:hidden'>{TWO.replace('强调', '指出')}<i style='display:none'>底稿</i></span>",
        ),
        (TITLE,),
        (ONE, TWO, THREE),
        outside=("转载请联系青江网，未经授权不得使用。", f"{TWO.replace('强调', '指出')}底稿"),
    ),
    "two articles.html": Whole(
        _TWO_ARTICLES.encode(),
        (TITLE, "云港市召开安全生产工作会议"),
        (
            ONE,
            TWO,
            "5月7日，云港市召开安全生产工作会议，市长李仲明出席会议并讲话。",
            "会议要求，各级各部门要压实责任，全面排查整治风险隐患，坚决防范事故发生。",
        ),
    ),
    "readings, words struck out, a dialogue that is closed.html": Whole(
        page(
            ONE.replace("何东山", "<ruby>何<rp>(</rp><rt>hé</rt><rp>)</rp></ruby>东山"),
            TWO.replace("扎实", "<s>扎实</s>"),
            THREE,
            behind="<dialog><p>请您登录后再发表评论。</p></dialog>",
        ),
        (TITLE,),
        (ONE.replace("何", "何(hé)"), TWO, THREE),
    ),
    "the numbers of its pages and an editor.html": Whole(
        page(
            behind="<div class='pages'>1 <a href='2.html'>2</a> <a href='2.html'>下一页</a></div><p>责任编辑：李仲明</p>"
        ),
        (TITLE,),
        NEWS,
        outside=("责任编辑：李仲明",),
    ),
    "a table of fields below the text.html": Whole(
        page(heading=f"<h1>{NOTICE}</h1>", title=NOTICE).replace(
            f"<p>{THREE}</p>".encode(),
            "<table><tr><th>时间</th><td>5月6日上午</td></tr><tr><th>地点</th><td>三楼会议室</td></tr></table>".encode(),
        ),
        (NOTICE,),
        (ONE, TWO, "时间", "5月6日上午", "地点", "三楼会议室"),
    ),
}


def _locked(writer) -> None:
    writer.encrypt("", "owner")


_SIDE = ("会议指出要全面贯彻落实各项部署，", "抓好安全生产，压实各级责任，确保", "社会大局稳定。")
PDF: dict[str, Whole] = {
    "locked with an empty word.pdf": Whole(
        _changed(drawn((60, 700, 10, "市委召开会议。")), _locked), ("",), ("市委召开会议。",)
    ),
    "fields on a page that is turned.pdf": Whole(
        drawn(
            (120, 560, 16, NOTICE),
            *[(60, 520 - 20 * i, 12, line) for i, line in enumerate(FIELDS)],
            (84, 440, 12, "请准时参加。"),
            turned=90,
        ),
        (NOTICE,),
        (*FIELDS, "请准时参加。"),
    ),
    "a table of fields.pdf": Whole(
        drawn(
            (200, 780, 18, NOTICE),
            *[
                (60 + 200 * k, 740 - 24 * i, 12, cell)
                for i, row in enumerate((("时间", "5月6日上午"), ("地点", "三楼会议室"), ("主持", "何东山")))
                for k, cell in enumerate(row)
            ],
            (60, 660, 12, "请准时参加。"),
        ),
        (NOTICE,),
        ("时间  5月6日上午", "地点  三楼会议室", "主持  何东山", "请准时参加。"),
    ),
    "a headline of two rows in larger type.pdf": Whole(
        drawn(
            (180, 790, 20, "青江市人民政府办公室"),
            (140, 762, 20, "关于做好防汛抗旱工作的通知"),
            *[
                (60, 720 - 18 * i, 12, line)
                for i, line in enumerate(
                    (
                        "各县区人民政府：",
                        "　　今年汛期形势严峻，各级各部门要高度重视，落实责任，加强值班值守，做好",
                        "物资储备，确保安全度汛。",
                    )
                )
            ],
        ),
        ("青江市人民政府办公室 关于做好防汛抗旱工作的通知",),
        (
            "各县区人民政府：",
            "今年汛期形势严峻，各级各部门要高度重视，落实责任，加强值班值守，做好物资储备，确保安全度汛。",
        ),
    ),
    "two short columns.pdf": Whole(
        drawn(
            (60, 790, 20, TITLE),
            *[
                (60 + 260 * k, 750 - 16 * i, 10, column[i])
                for i in range(3)
                for k, column in enumerate(
                    (_SIDE, tuple(line.replace("会议指出", "会议强调") for line in _SIDE))
                )
            ],
        ),
        (TITLE,),
        ("".join(_SIDE), "".join(_SIDE).replace("会议指出", "会议强调")),
    ),
}


def _two_sheets() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(("2024年宣传稿件汇总",))
    book.active.append(HEADS[:3])
    book.active.append((TITLE, ONE, "2024-05-06"))
    other = book.create_sheet("二")
    other.append(HEADS[:3])
    other.append(("青江召开防汛会", TWO, "2024/5/7"))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


TABLES: dict[str, Whole] = {
    "two sheets, one below a title.xlsx": Whole(
        _two_sheets(), (TITLE, "青江召开防汛会"), (ONE, TWO), "2024-05-06 2024-05-07"
    ),
    "fields within a cell.csv": Whole(
        separated(HEADS[:3], (NOTICE, "\n".join((*FIELDS, LAST)), "2024-05-06")),
        (NOTICE,),
        (*FIELDS, LAST),
        "2024-05-06",
    ),
    "days with their weekday.csv": Whole(
        separated(
            ("标题", "正文", "时间"),
            (TITLE, ONE, "2024-05-06 星期一"),
            ("青江召开防汛会", TWO, "2024年05月07日（星期二）"),
        ),
        (TITLE, "青江召开防汛会"),
        (ONE, TWO),
        "2024-05-06 2024-05-07",
    ),
    "another zone.jsonl": Whole(
        json.dumps(
            {"title": TITLE, "content": ONE, "publish_time": "2024-05-05T18:00:00Z"}, ensure_ascii=False
        ).encode(),
        (TITLE,),
        (ONE,),
        "2024-05-06",
    ),
    "Unicode text of a spreadsheet.csv": Whole(
        separated(HEADS[:3], (TITLE, ONE, "2024-5-6"), mark="\t", codec="utf-16"),
        (TITLE,),
        (ONE,),
        "2024-05-06",
    ),
    "seconds with a point.csv": Whole(
        separated(("headline", "body", "timestamp"), (TITLE, ONE, "1714953600.0")),
        (TITLE,),
        (ONE,),
        "2024-05-06",
    ),
    "a line of Chinese numerals.xlsx": Whole(
        workbook(HEADS[:3], (TITLE, ONE, "二〇二四年五月六日")), (TITLE,), (ONE,), "2024-05-06"
    ),
}

_LONG = (
    "5月6日，青江市委常委会召开会议，传达学习中央有关会议精",
    "神，研究贯彻落实意见。市委书记何东山主持并讲话，会议",
    "强调：要抓好防汛救灾工作。",
)
TEXT: dict[str, Whole] = {
    "a row that begins with what was said.txt": Whole(text(TITLE, *_LONG), (TITLE,), ("".join(_LONG),)),
    "a field of two rows.txt": Whole(
        text(
            NOTICE,
            "时间：5月6日",
            "地点：三楼",
            "参会人员：市委常委、市人大常委会主任、市政协主席，各县区委书",
            "记，市直各部门主要负责人。",
        ),
        (NOTICE,),
        (
            "时间：5月6日",
            "地点：三楼",
            "参会人员：市委常委、市人大常委会主任、市政协主席，各县区委书记，市直各部门主要负责人。",
        ),
    ),
    "a talk.txt": Whole(
        text(
            "防汛工作访谈",
            "记者：今年汛期有什么特点？",
            "李仲明：今年雨水来得早，雨量大。",
            "记者：各地怎么准备？",
            "李仲明：各地已经备足物资，落实责任。",
        ),
        ("防汛工作访谈",),
        (
            "记者：今年汛期有什么特点？",
            "李仲明：今年雨水来得早，雨量大。",
            "记者：各地怎么准备？",
            "李仲明：各地已经备足物资，落实责任。",
        ),
    ),
    "ends of lines of old computers.txt": Whole(text(TITLE, ONE, TWO, end="\r"), (TITLE,), (ONE, TWO)),
    "one paragraph.txt": Whole(text(ONE), ("",), (ONE,)),
    "two paragraphs of rows with indents.txt": Whole(
        text(
            TITLE,
            "　　5月6日，青江市委常委会召开会议，传达学习中央有关会议",
            "精神，研究贯彻落实意见。",
            "　　会议强调，要把思想和行动统一到中央的决策部署上来，扎",
            "实做好全年各项工作。",
        ),
        (TITLE,),
        (
            "5月6日，青江市委常委会召开会议，传达学习中央有关会议精神，研究贯彻落实意见。",
            "会议强调，要把思想和行动统一到中央的决策部署上来，扎实做好全年各项工作。",
        ),
    ),
    "a form.txt": Whole(text(_FORM, *_FIELDS), (_FORM,), _FIELDS),
}
SECOND = WORD | RICH | WEB | PDF | TABLES | TEXT

"""Web pages as sites of offices, newspapers and WeChat write them."""

from __future__ import annotations

from tests.corpus.files import Case

TITLE = "青江市委召开常委会会议"
ONE = "5月6日，青江市委常委会召开会议，传达学习中央有关会议精神，研究贯彻落实意见，市委书记何东山主持并讲话。"
TWO = "会议强调，要把思想和行动统一到中央的决策部署上来，扎实做好全年各项工作，推动高质量发展取得新成效。"
THREE = "会议还研究了其他事项。"
_MENU = "<ul class='nav'><li><a href='/'>首页</a><li><a href='/n'>要闻</a><li><a href='/z'>专题</a></ul>"
_FOOT = "<div class='foot'>版权所有：青江市委办公室 <a href='/a'>网站地图</a></div>"
MENU = "outside the main text"


def page(
    *paragraphs: str,
    head: str = "",
    heading: str | None = None,
    line: str = "",
    behind: str = "",
    title: str = f"{TITLE}_青江网",
) -> bytes:
    """A page: paragraphs (HTML) under a heading, with a date line between."""
    heading = f"<h1>{TITLE}</h1>" if heading is None else heading
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or (ONE, TWO, THREE))
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>{_MENU}"
        f"<div class='main'>{heading}{line}<div class='content'>{body}</div>{behind}</div>{_FOOT}</body></html>"
    ).encode()


def dated(published: str, basis: str | None = None, **parts: str) -> Case:
    return Case(
        page(**parts),
        (TITLE, ONE, TWO, THREE) if "heading" not in parts else (ONE, TWO, THREE),
        title=TITLE,
        published=published,
        basis=basis,
    )


def meta(name: str, value: str, key: str = "name") -> str:
    return f'<meta {key}="{name}" content="{value}">'


def linked(**data: str) -> str:
    inside = ", ".join(f'"{key}": "{value}"' for key, value in data.items())
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {inside}}}</script>'


_INVISIBLE = ONE[:9] + "\u200b" + ONE[9:]
_WECHAT = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title></title><meta property='og:title' content='{title}'></head><body>"
    "<h1 class='rich_media_title' id='activity-name'>{title}</h1><em id='publish_time'></em>"
    "<div id='js_content' style='visibility: hidden;'><section><p><span>{one}</span></p><p><span>{two}</span></p></section></div>"
    "<script>var oriHeadImgUrl = 'x'; {script}</script></body></html>"
)


def wechat(script: str, published: str) -> Case:
    data = _WECHAT.format(title=TITLE, one=ONE, two=TWO, script=script).encode()
    return Case(data, (TITLE, ONE, TWO), title=TITLE, published=published, basis="script")


CASES: dict[str, Case] = {
    "a menu and a footer": Case(
        page(), (TITLE, ONE, TWO, THREE), (("首页", MENU), ("要闻", MENU), ("专题", MENU)), title=TITLE, published="", exact=True
    ),
    "a zero-width character in a paragraph": Case(page(_INVISIBLE, TWO), (TITLE, _INVISIBLE, TWO), exact=True),
    "soft hyphens as references": Case(page(ONE[:9] + "&shy;" + ONE[9:], TWO), (ONE[:9] + "\u00ad" + ONE[9:], TWO)),
    "no-break spaces around": Case(page("&nbsp;&nbsp;" + ONE, TWO), (ONE, TWO)),
    "spans within a paragraph": Case(page(ONE.replace("5月6日", "<span>5月</span><b>6日</b>"), TWO), (ONE, TWO)),
    "nobr and font": Case(page(f"<font>{ONE[:12]}</font><nobr>{ONE[12:]}</nobr>", TWO), (ONE, TWO)),
    "lines parted by br": Case(page(f"{ONE}<br>{TWO}<br><br>{THREE}"), (TITLE, ONE, TWO, THREE), exact=True),
    "text behind an element": Case(page(f"<img src='a.jpg'>{ONE}<i></i>{TWO}"), (ONE + TWO,)),
    "paragraphs that are divs": Case(
        page().replace(b"<p>", b"<div>").replace(b"</p>", b"</div>"), (TITLE, ONE, TWO, THREE), exact=True
    ),
    "a list in the article": Case(
        page(ONE, TWO, f"</p><ul><li>{THREE}</li><li>会议决定，近期召开全会。</li></ul><p>{TWO.replace('会议', '他')}"),
        (ONE, TWO, THREE, "会议决定，近期召开全会。"),
    ),
    "a table for layout": Case(
        page(f"</p><table><tr><td><p>{ONE}</p><p>{TWO}</p></td></tr></table><p>"), (TITLE, ONE, TWO), exact=True
    ),
    "preformatted lines": Case(page(f"</p><pre>{ONE}\n{TWO}</pre><p>"), (ONE, TWO)),
    "readings over characters": Case(
        page("<ruby>习<rt>xí</rt></ruby>近平" + ONE, TWO), ("习(xí)近平" + ONE, TWO)
    ),
    "scripts and styles": Case(page(ONE + "<script>var a=1</script><style>p{}</style>", TWO), (ONE, TWO), absent=("var a", "p{}")),
    "related links behind the text": Case(
        page(behind="<ul><li><a href='/1'>青江市召开教育大会，部署全市教育工作</a></li><li><a href='/2'>何东山调研重点项目建设工作</a></li></ul>"),
        (TITLE, ONE, TWO, THREE),
        (("何东山调研重点项目建设工作", MENU),),
        exact=True,
    ),
    **{
        f"links with their days behind the text: {form.format('')}": Case(
            page(
                behind="<div class='rel'><h3>相关阅读</h3><ul>"
                + "".join(f"<li>{form.format(link)}</li>" for link in ("<a href='/1'>青江市召开教育大会</a>", "<a href='/2'>何东山调研重点项目建设</a>"))
                + "</ul></div>"
            ),
            (TITLE, ONE, TWO, THREE),
            exact=True,
        )
        for form in ("{} 2023-10-30", "{}<span>[2023-10-30 09:10]</span>", "<span>2023年10月30日</span> {}", "{} (10-30)", "· {} 2023/10/30")
    },
    "a page that says a wrong encoding": Case(page().replace(b"charset='utf-8'", b"charset='gb2312'"), (TITLE, ONE)),
    "a page in GBK that says gb2312": Case(
        page().decode().replace("charset='utf-8'", "charset='gb2312'").encode("gbk"), (TITLE, ONE)
    ),
    "a page that says no encoding there is": Case(page().replace(b"charset='utf-8'", b"charset='undefined'"), (TITLE, ONE)),
    "a page that says idna": Case(page().replace(b"charset='utf-8'", b"charset='idna'"), (TITLE, ONE)),
    # headlines
    "a breadcrumb with a heading's class": Case(
        page(heading=f"<div class='title'>首页 &gt; 要闻 &gt; 正文</div><h1>{TITLE}</h1>"), (TITLE, ONE), title=TITLE
    ),
    "the site's name as first heading": Case(page(heading=f"<h1>青江网</h1><h2>{TITLE}</h2>"), (TITLE, ONE), title=TITLE),
    "a headline in a div": Case(page(heading=f"<div class='tit'>{TITLE}</div>"), (TITLE, ONE), title=TITLE),
    "a headline in two rows": Case(
        page(heading="<h1>坚定信心 真抓实干<br>推动高质量发展</h1>", title="坚定信心 真抓实干 推动高质量发展_青江网"),
        ("坚定信心 真抓实干", "推动高质量发展", ONE),
        title="坚定信心 真抓实干 推动高质量发展",
    ),
    "a column before the title": Case(page(title=f"要闻|{TITLE} - 青江网"), title=TITLE),
    "only the page's title": Case(page(heading="", title=f"{TITLE}-青江市人民政府"), (ONE, TWO), title=TITLE),
    "a numbered sub-heading": Case(
        page(f"</p><h2>一、总体要求</h2><p>{ONE}", TWO), (TITLE, "一、总体要求", ONE), title=TITLE
    ),
    # dates
    "metadata": dated("2024-05-06", "page metadata", head=meta("PubDate", "2024-05-06 08:30")),
    "published before modified": dated(
        "2024-05-06",
        head=meta("article:modified_time", "2024-06-01T08:00:00+08:00", "property")
        + meta("article:published_time", "2024-05-06T08:00:00+08:00", "property"),
    ),
    "modified alone is no date of publication": dated("", head=linked(dateModified="2024-06-01T08:00:00+08:00")),
    "an instant in UTC": dated("2023-06-01", head=meta("article:published_time", "2023-05-31T17:30:00Z", "property")),
    "linked data": dated("2024-05-06", head=linked(datePublished="2024-05-06T08:00:00+08:00", dateModified="2024-06-01")),
    "a date line with bars": dated("2023-06-21", "masthead", line="<div>2023年06月21日08:30 | 来源：南州日报</div>"),
    "a paper and its page, behind the text": dated("2023-06-21", "masthead", behind="<p>《南州日报》（2023年06月21日 第01版）</p>"),
    "source and date in one": dated("2022-09-22", "masthead", line="<div>来源：青江日报 2022年09月22日15:06</div>"),
    "updated, behind the number of clicks": dated("2022-09-22", "masthead", line="<div>点击数：23 更新时间：2022-09-22</div>"),
    "a day in brackets": dated("2022-09-22", "masthead", line="<span>[2022-09-22]</span>"),
    "day first": dated("2022-09-22", "masthead", line="<div>22.09.2022 01:02</div>"),
    "seen before metadata that a crawler wrote": dated(
        "2022-09-22", "masthead", head=meta("date", "2024-01-01"), line="<div>发布时间：2022-09-22</div>"
    ),
    "the address, with year and day": dated("2022-09-22", "url", head="<link rel='canonical' href='http://a.cn/2022/0922/c12.html'>"),
    "the address of a page called t": dated("2025-08-29", "url", head="<link rel='canonical' href='http://a.cn/202508/t20250829_1.shtml'>"),
    "a date in a footer is not taken": Case(page().replace("版权所有".encode(), "2019-01-01 版权所有".encode()), published=""),
    "WeChat, seconds": wechat("var ct = \"1714953600\";", "2024-05-06"),
    "WeChat, older, seconds after an empty string": wechat("var ct = '' || \"1714953600\";", "2024-05-06"),
    "WeChat, written out": wechat("var createTime = '2024-05-06 08:30';", "2024-05-06"),
}  # fmt: skip

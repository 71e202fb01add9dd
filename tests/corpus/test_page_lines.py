"""Lines with which a page offers itself to be shared, searched, heard, judged and left: no part of an article, wherever they stand."""

from __future__ import annotations

from analysis import corpus
from analysis.records import Source
from tests.rows import each

HEADLINE = "市委召开常委会会议"
BODY = (
    "3月4日，市委召开常委会会议，研究安全生产工作。会议由市委书记何东山主持。\n"
    "会议指出，要坚持人民至上、生命至上，抓好各项措施落实，确保全市大局稳定。"
)
LINES = """
上一条：全市教育大会召开 下一条：全市农业工作会议召开
分享到微信朋友圈 ×
打开微信，点击底部的“发现”，使用“扫一扫”即可将网页分享至朋友圈。
您是第123456位访问者
政府网站找错
收藏本站 设为首页
加载更多
点亮在看
热点专题
友情链接：省政府网 市政府网
热搜词：人才 招聘
我要纠错
发表评论
0条评论
最新评论
（来源：青江日报）
投稿邮箱：a@b.cn
用手机看新闻
点击图片查看原图
本页面已被浏览 12 次
更多精彩
您的浏览器不支持播放该视频
音频：
收听本文
纠错
转发 收藏
顶 踩
热词：
点击蓝字关注我们
一键分享
你的位置：首页 > 要闻
无法播放？点击刷新
本文已阅读 23 次
字数：1234
阅读时长：3分钟
请使用微信扫码阅读
上一页：何东山调研春耕工作 下一页：全市植树节活动举行
转发到朋友圈
分享至微博
微信好友 微信朋友圈 新浪微博
用手机扫描二维码，在手机上继续阅读
您是本站第8842位访客
网站纠错
加入收藏夹
点击加载更多
点个在看
给我点个赞再走吧
精彩专题
友情链接：国务院 省政府 市人大
热门搜索：医保 社保
内容纠错
写评论
共3条评论
网友评论
（来源：青江发布）
（稿件来源：青江融媒）
投稿信箱：x@y.cn
点击查看原图
该页面已被访问 56 次
查看全部
您的浏览器版本过低，请升级
视频播放
听新闻
全文朗读
点赞 12
收藏 分享 举报
热搜：高考 中考
轻触阅读原文
更多资讯
已阅读 88 次
全文共 1500 字，阅读大约需要 4 分钟
预计阅读时间 3 分钟
本文字数：1234字
点击下方卡片关注
戳蓝字关注我们
觉得不错请点赞
市政府门户网站 网站支持IPv6
本网站支持IPv6
建议使用1024×768分辨率浏览
温馨提示：请使用新版浏览器访问
""".split("\n")[1:-1]
#: Sentences and headlines with the same words.
OF_ARTICLES = (
    "全市版权登记数量增长，侵权案件下降。",
    "市政府门户网站全面支持IPv6访问，群众办事更方便。",
    "网友评论文明守则发布，倡导理性表达。",
    "何东山为志愿者点赞，勉励大家再接再厉。",
    "会议要求把群众满意作为唯一标准，请各单位认真抓好落实。",
)


def _of_article(line: str) -> list[bool]:
    """Whether a line is of the article below its headline, above its date, and behind its last paragraph."""
    pages = (
        f"{HEADLINE}\n{line}\n2024-03-05\n{BODY}\n",
        f"{line}\n{HEADLINE}\n2024-03-05\n{BODY}\n",
        f"{HEADLINE}\n2024-03-05\n{BODY}\n{line}\n",
    )
    found = []
    for page in pages:
        document = corpus.cut(Source("a.txt", page))
        (article,) = document.articles
        assert (article.headline, article.published) == (HEADLINE, "2024-03-05")
        found.append(any(line[:5] in paragraph.text for paragraph in document.paragraphs))
    return found


@each("line", LINES)
def test_lines_of_a_page_are_none_of_its_article(line):
    assert _of_article(line) == [False] * 3


@each("line", OF_ARTICLES)
def test_sentences_with_the_same_words_are(line):
    document = corpus.cut(Source("a.txt", f"{HEADLINE}\n2024-03-05\n{BODY}\n{line}\n"))
    assert document.paragraphs[-1].text == line

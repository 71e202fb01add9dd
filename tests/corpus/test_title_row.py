"""The headline is found by comparing all rows of a page, and then freed of what is joined to it."""

from __future__ import annotations

import pytest

from analysis import corpus
from analysis.corpus import bylines, door, layout, title_row
from analysis.records import Source

_TITLE = "松溪县认真组织开展春季防汛演练"
_TEXT = "3月12日，松溪县组织开展春季防汛演练，十二个村和镇属各单位负责人参加演练。\n演练通报了去冬以来的汛情，要求各村备足物资。"
_DATE = "发布时间：2024-03-13 来源：松溪县水利局 点击量：1024"


def _headline(page: str) -> str:
    return corpus.cut(Source("page.txt", page)).articles[0].headline


@pytest.mark.parametrize(
    "above",
    [
        f"统一用户登录 网站支持IPv6\n2025年04月21日 星期一\n当前位置：首页 乡镇动态 > {_TITLE}\n",
        "宣传制度 交流经验；推进法制建设 构建和谐松溪。汛期已到，大家小心！\n信息搜索：\n\n局长之窗\n\n松溪县水利局局长\n自身建设\n\n",
        "本网站使用相关技术提供更好的阅读体验，同时尊重使用者隐私，当您关闭此视窗，代表您同意上述规范。\n下载\n\n",
        "山水城邦\n上一篇 回创作列表 下一篇   字体：\n",
    ],
    ids=["trail with the title", "sentences about the site", "terms of use", "tools"],
)
def test_rows_of_a_site_above_a_headline(above: str):
    assert _headline(f"{above}{_TITLE}\n{_DATE}\n\n{_TEXT}") == _TITLE


def test_a_headline_that_looks_like_text():
    page = "水利研究所\n当前位置： 网站首页 >> 学者论坛 >> 正文\n\n罗静雯：山区小水库治理的挑战与应对\n\n来源： 水利研究所   日期：2021年01月23日 10:16\n  摘  要：山区小水库治理面临定位新、基础弱的挑战，应当树立新的目标。"
    assert _headline(page) == "罗静雯：山区小水库治理的挑战与应对"


def test_tools_of_a_forum_below_a_headline():
    page = f"{_TITLE}-今日松溪-松溪门户网\n\n{_TITLE}\n今日帖子: 0|帖子总数: 3649|版块排名: 20\n  • 分享\n  • 收藏\n{_TEXT}"
    assert _headline(page) == _TITLE


def test_text_above_a_headline_may_be_an_article():
    first = "县委专题会议强调，要坚持统筹发展和安全，加快推动各项工作落到实处。"
    articles = corpus.cut(Source("page.txt", f"{first}\n（下转第3版）\n\n{_TITLE}\n\n{_TEXT}")).articles
    assert _TITLE in [article.headline for article in articles]
    assert len(articles) > 1


@pytest.mark.parametrize(
    ("written", "headline"),
    [
        (f"松溪水讯•要闻速递|{_TITLE}", _TITLE),
        (f"今日新消息丨防汛进行时|{_TITLE}", _TITLE),
        (f"【 第1页 第2页 第3页 】\n{_TITLE}", _TITLE),
        (f"{_TITLE}（松溪法院罗静雯）", _TITLE),
        ("松溪县春季森林防火的\n防汛防火指挥部\n通 告", "松溪县春季森林防火的 防汛防火指挥部 通 告"),
        (f"{_TITLE}\n地点：第二会议厅\n主席：罗静雯 记录：周光", _TITLE),
        (f"索引号 1134170200/2022-05 组配分类 防汛抗旱\n{_TITLE}", _TITLE),
    ],
    ids=[
        "bullet and bar",
        "two bars",
        "pages",
        "author and office",
        "office between rows",
        "minutes",
        "index card",
    ],
)
def test_what_stands_around_a_headline(written: str, headline: str):
    assert _headline(f"{written}\n{_TEXT}") == headline


@pytest.mark.parametrize("inside", ["松溪中学高三", "松溪中学张家口", "松溪银行白云", "松溪医院秦皇岛"])
def test_a_place_or_a_grade_behind_an_office_is_no_author(inside: str):
    assert bylines.behind_title(f"春季防汛工作说明（{inside}）") == (8 + len(inside) + 2, ())


def test_both_halves_of_a_headline_with_a_bar_stay():
    for whole in ("松溪防汛演练启动 | 十二个村参加演练活动", "松溪水城街道 | 十二个村参加春季防汛演练"):
        assert _headline(f"{whole}\n{_TEXT}") == whole


@pytest.mark.parametrize("between", ["\n", f"{_DATE}\n"], ids=["", "date line"])
@pytest.mark.parametrize(
    ("first", "second"),
    [("时间：最公正的裁判", "地点：人生的坐标"), ("主席：一个老人的一生", "记录：一个时代")],
)
def test_two_rows_with_a_colon_may_be_a_headline(first: str, second: str, between: str):
    headline = _headline(f"{first}\n{second}\n{between}{_TEXT}")
    assert first in headline or second in headline


@pytest.mark.parametrize(
    "fields",
    ["时间：3月12日上午\n地点：县府三楼", "主席：罗静雯\n记录：周光", "地点：第二会议厅\n参加：各村负责人"],
)
def test_fields_of_minutes_are_no_headline(fields: str):
    assert _headline(f"{_TITLE}\n{fields}\n\n{_TEXT}") == _TITLE


class _Counted(list):
    """Rows that count how often one of them is looked up."""

    looks = 0

    def __getitem__(self, key):
        _Counted.looks += 1
        return super().__getitem__(key)


def test_a_long_page_takes_no_more_steps(monkeypatch: pytest.MonkeyPatch):
    made = title_row.rows

    def looks(paragraphs: int) -> int:
        page = "\n".join(f"松溪要闻{i}" for i in range(100)) + f"\n\n{_TEXT}" * paragraphs
        blocks = layout.blocks(door.normalised(page).text)
        _Counted.looks = 0
        title_row.candidates(blocks)
        return _Counted.looks

    monkeypatch.setattr(title_row, "rows", lambda blocks: _Counted(made(blocks)))
    assert 0 < looks(3_000) == looks(300)


def test_every_row_has_every_property():
    blocks = layout.blocks(door.normalised(f"{_TITLE}\n{_DATE}\n{_TEXT}").text)
    for _, found in title_row.candidates(blocks):
        assert set(found) == set(title_row.WEIGHTS) - {"any row"}

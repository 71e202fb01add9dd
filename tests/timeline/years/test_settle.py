"""Years settled on planted texts: each cue alone, together, over a page, along a series."""

from __future__ import annotations

import time

import pytest

from analysis.records import Article, Document, Mapped, Paragraph, Source
from analysis.timeline import years
from analysis.timeline.years import Dated


def page(*articles: str, name: str = "page.txt") -> Document:
    """A document with an article for each text."""
    found, paragraphs, at = [], [], 0
    for number, text in enumerate(articles, 1):
        article_id = f"{name}#{number}"
        end = at + len(text)
        found.append(Article(article_id, name, at, end))
        paragraphs.append(
            Paragraph(f"{article_id}.1", article_id, name, at, end, text, Mapped(text, ((0, at),)))
        )
        at = end + 1
    return Document(Source(name, "\n".join(articles)), tuple(found), tuple(paragraphs), ())


def settle(document: Document, *asked: tuple[int, str], **more) -> list[years.Verdict]:
    """Verdicts for (article number, value) pairs."""
    name = document.source.name
    dated = [
        Dated(key=place, article_id=f"{name}#{number}", source=name, value=value, **more)
        for place, (number, value) in enumerate(asked)
    ]
    return years.settle(dated, years.cues(document))


@pytest.mark.parametrize(
    ("text", "value", "year", "rule"),
    [
        ("今年是新中国成立75周年。", "XXXX-01-29", 2024, "anniversary this year"),
        ("为纪念毛泽东同志诞辰130周年而摄制。", "XXXX-12-26", 2023, "anniversary"),
        ("召开2023年度全市书记抓基层党建述职评议会。", "XXXX-01-29", 2024, "account of a year"),
        ("会议通报2023年四季度情况，总结2023年工作。", "XXXX-01-29", 2024, "completed quarter"),
        ("总结2023年经济工作，研究部署明年经济工作，2024年是关键一年。", "XXXX-12-26", 2023, "work of a year reviewed"),
        ("会议套开市安委会2024年第一次（扩大）会议。", "XXXX-01-29", 2024, "session of a year"),
        ("2023重庆民营企业100强发布会举行。", "XXXX-10-17", 2023, "event named by its year"),
        ("（原载《求是》2023年第20期）", "XXXX-10-17", 2023, "issue of a journal"),
        ("主持召开中央全面深化改革领导小组第二十次会议。", "XXXX-01-11", 2016, "numbered meeting reported"),
        ("研究部署2019年经济工作，明年是新中国成立70周年。", "XXXX-12-13", 2018, "anniversary next year"),
        ("今年（2021年）是“十四五”规划开局之年。", "XXXX-03-01", 2021, "year named as this year"),
        ("学习二十届三中全会精神，开展党纪学习教育。", "XXXX-08-05", 2024, "campaign"),
        ("甲辰龙年春节将至，今年是新中国成立75周年。", "XXXX-02-02", 2024, "anniversary this year"),
        ("2022年是极不平凡的一年。2023年是开局之年。", "XXXX-01-10", 2023, "year looked back on"),
    ],
)  # fmt: skip
def test_a_cue_tells_the_year(text, value, year, rule):
    (verdict,) = settle(page(text), (1, value))
    assert verdict.year == year, verdict
    assert verdict.date == value.replace("XXXX", str(year))
    assert verdict.basis == "context"
    assert rule in [reason.rule for reason in verdict.reasons]


def test_reasons_lead_back_to_the_source():
    document = page("一篇旧闻。", "今年是新中国成立75周年。")
    (verdict,) = settle(document, (2, "XXXX-01-29"))
    reason = verdict.reasons[0]
    assert reason.words == "新中国成立75周年"
    assert document.source.text[reason.start : reason.end] == reason.words


@pytest.mark.parametrize(
    "text",
    [
        "会议强调，要抓好落实。",
        "到2035年基本实现现代化。",
        "建设中国制造2025示范区。",
        "1945年抗战胜利后，各方进行谈判。",
        "为重庆直辖30周年打下坚实基础。",
        "国务院总理李克强主持召开会议。",
    ],
)
def test_background_withholds(text):
    (verdict,) = settle(page(text), (1, "XXXX-10-17"))
    assert (verdict.year, verdict.date, verdict.basis) == (None, "", "none")
    assert verdict.confidence < years.THRESHOLD
    assert verdict.others[0][1] == verdict.confidence


def test_a_neighbour_on_the_page_tells_the_year():
    document = page("10月17日，市长主持召开常务会议。", "10月17日，2023重庆民营企业100强发布会举行。")
    first, second = settle(document, (1, "XXXX-10-17"), (2, "XXXX-10-17"))
    assert (first.year, first.basis) == (2023, "neighbour")
    assert (second.year, second.basis) == (2023, "context")
    assert first.confidence < second.confidence


def test_a_text_without_date_gets_the_year_of_its_page():
    document = page("全会在干部中引发热烈反响。", "12月26日，会议总结2023年工作。2024年是关键的一年。")
    first, _ = settle(document, (1, ""), (2, "XXXX-12-26"))
    assert (first.year, first.date, first.basis) == (2023, "2023", "neighbour")


@pytest.mark.parametrize(
    ("value", "published", "date"),
    [
        ("XXXX-11-28", "2023-12-29", "2023-11-28"),
        ("XXXX-12-28", "2024-01-03", "2023-12-28"),
        ("XXXX-10-17/XXXX-10-19", "2023-10-20", "2023-10-17/2023-10-19"),
        ("XXXX-12-31/XXXX-01-02", "2024-01-03", "2023-12-31/2024-01-02"),
    ],
)
def test_publication_tells_the_year(value, published, date):
    (verdict,) = settle(page("会议召开。"), (1, value), published=published)
    assert (verdict.date, verdict.basis) == (date, "published")


@pytest.mark.parametrize("value", ["XXXX-09-11", "XXXX-06-03", "XXXX-01-11"])
def test_a_date_months_before_publication_may_be_of_any_earlier_year(value):
    """Pages that were copied or moved carry a date of years later."""
    (near,) = settle(page("会议召开。"), (1, "XXXX-12-27"), published="2023-12-29")
    (far,) = settle(page("会议召开。"), (1, value), published="2023-12-29")
    assert near.year == 2023 and near.confidence > 0.95
    assert far.year is None and far.others[0][0] == 2023
    (told,) = settle(
        page("会议召开，总结2019年工作，部署2020年工作。"), (1, "XXXX-01-11"), published="2023-12-29"
    )
    assert told.year == 2020


def test_a_publication_date_is_not_law():
    text = "主持召开中央全面深化改革领导小组第二十次会议。2015年是关键之年。总结2015年工作，研究部署2016年工作。今年是“十三五”开局之年。"
    (verdict,) = settle(page(text), (1, "XXXX-01-11"), published="2019-06-01")
    assert verdict.year == 2016


def test_what_is_planned_lies_ahead():
    (verdict,) = settle(page("大会将召开。"), (1, "XXXX-01-20"), published="2023-12-29", planned=True)
    assert verdict.date == "2024-01-20"


def test_an_explicit_year_is_kept():
    (verdict,) = settle(page("今年是新中国成立75周年。"), (1, "2019-05-24"), words="2019年5月24日")
    assert (verdict.year, verdict.date, verdict.basis) == (2019, "2019-05-24", "explicit")


def test_an_explicit_year_of_the_future_is_half_believed():
    (verdict,) = settle(page("会议召开。"), (1, "2032-05-24"), published="2023-05-26")
    assert (verdict.year, verdict.confidence, verdict.others) == (2032, 0.5, ((2023, 0.5),))


def test_time_is_linear_in_the_articles_of_a_source():
    def seconds(size: int) -> float:
        document = page(*["今年是新中国成立75周年，总结2023年工作。"] * size)
        cues = years.cues(document)
        dated = [
            Dated(
                a.article_id, a.article_id, a.source, "XXXX-01-29", at=a.start, series="例会", session=str(n)
            )
            for n, a in enumerate(document.articles, 1)
        ]
        began = time.process_time()
        years.settle(dated, cues)
        return time.process_time() - began

    seconds(20)
    assert seconds(800) < 8 * max(seconds(100), 0.02) * 3


@pytest.mark.thorough
@pytest.mark.parametrize(
    "unit", ["2023年", "第一次会议", "75周年", "十四届一中、", "“十四五”规划", "党的二十大", "到2035年", "1"]
)
def test_cues_take_linear_time_on_hostile_text(unit):
    def seconds(size: int) -> float:
        document = page(unit * (size // len(unit)))
        began = time.process_time()
        years.cues(document)
        return time.process_time() - began

    seconds(1000)
    assert seconds(64_000) < 8 * max(seconds(8_000), 0.02) * 3


def test_last_year_is_the_year_before_writing():
    (verdict,) = settle(page("今年是新中国成立75周年。"), (1, "XXXX-12"), offset=-1)
    assert verdict.date == "2023-12"


def test_a_weekday_decides_between_years():
    document = page("2023年，全市经济回升。")
    (without,) = settle(document, (1, "XXXX-01-03"))
    (with_it,) = settle(document, (1, "XXXX-01-03"), weekday=3)
    assert [year for year, _ in without.others][:2] == [2023, 2024]
    assert (without.year, with_it.year) == (None, 2024)
    assert with_it.confidence > without.confidence


def test_session_numbers_rise_with_time():
    cues = years.cues(page("会议召开。", name="b.txt"))
    dated = [
        Dated(
            "19",
            "a.txt#1",
            "a.txt",
            "2023-09-18",
            series="市政府常务会议",
            session="19",
            words="2023年9月18日",
        ),
        Dated("21", "b.txt#1", "b.txt", "XXXX-10-17", series="市政府常务会议", session="21"),
        Dated("other", "c.txt#1", "c.txt", "XXXX-10-17", series="县政府常务会议", session="21"),
    ]
    _, second, other = years.settle(dated, cues)
    assert (second.date, second.basis) == ("2023-10-17", "neighbour")
    assert second.reasons[0].rule == "series"
    assert second.reasons[0].words == "2023年9月18日"
    assert other.year is None


def test_verdicts_do_not_depend_on_the_order_of_sources():
    pages = [
        page("10月17日，2023全国论坛举行。", name="a.txt"),
        page("12月26日，总结2022年工作。", name="b.txt"),
    ]
    cues = [cue for document in pages for cue in years.cues(document)]
    dated = [Dated("a", "a.txt#1", "a.txt", "XXXX-10-17"), Dated("b", "b.txt#1", "b.txt", "XXXX-12-26")]
    forward = {v.key: v for v in years.settle(dated, cues)}
    backward = {v.key: v for v in years.settle(dated[::-1], cues[::-1])}
    assert forward == backward


@pytest.mark.parametrize(
    ("published", "planned", "confidence", "others"),
    [
        ("2024-03-04", False, 0.99, ()),  # told a day ahead of the printing
        ("2024-03-03", False, 0.5, ((2024, 0.5),)),
        ("2023-03-05", False, 0.5, ((2023, 0.5),)),
        ("2024-03-03", True, 0.99, ()),
        ("", False, 0.99, ()),
    ],
)
def test_a_written_year_is_half_believed_where_it_would_be_news_of_the_future(
    published, planned, confidence, others
):
    (verdict,) = settle(
        page("2024年3月5日召开会议。"), (1, "2024-03-05"), published=published, planned=planned
    )
    assert (verdict.year, verdict.date, verdict.basis) == (2024, "2024-03-05", "explicit")
    assert (verdict.confidence, verdict.others) == (confidence, others)


def folder(text: str, *, of: str, size: int = 20) -> years.Verdict:
    """The verdict on a text of 6 March among so many others of one year, each in a file of its own."""
    documents = [page(text, name="asked.txt"), *(page(of, name=f"{n:02}.txt") for n in range(size))]
    dated = [
        Dated(d.source.name, f"{d.source.name}#1", d.source.name, "XXXX-03-06", words="3月6日")
        for d in documents
    ]
    return years.settle(dated, [cue for document in documents for cue in years.cues(document)])[0]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("今年是“十四五”规划收官之年。", 2025),
        ("今年是新中国成立70周年。", 2019),
        ("会议总结2022年工作，部署2023年工作。", 2023),
    ],
)
def test_words_that_decide_outrank_the_folder(text, year):
    alone, among = folder(text, of="", size=0), folder(text, of="今年是新中国成立75周年。")
    assert (among.year, among.basis, among.confidence) == (year, "context", alone.confidence)
    assert among.reasons == alone.reasons


def test_the_cues_for_another_year_are_shown_where_the_year_is_withheld():
    verdict = folder("2023年，全市经济回升。", of="今年是新中国成立60周年。")
    assert verdict.year is None
    assert {"years of the folder": "2009", "latest year named": "2023"}.items() <= {
        reason.rule: reason.says for reason in verdict.reasons
    }.items()


def test_a_year_of_the_folder_that_the_article_contradicts_is_withheld():
    verdict = folder("2023年，全市经济回升。", of="今年是新中国成立70周年。", size=60)
    assert (verdict.year, verdict.date, verdict.basis) == (None, "", "none")
    assert (verdict.reasons[0].rule, verdict.reasons[0].says) == ("contradicted", "2023")
    assert verdict.others[0] == (2019, verdict.confidence)


def test_a_text_without_a_cue_is_as_sure_as_its_folder_is_of_one_year():
    few, many = (folder("要抓好落实。", of="今年是新中国成立75周年。", size=size) for size in (8, 60))
    assert (few.year, few.others[0][0]) == (None, 2024)
    assert (many.year, many.basis) == (2024, "neighbour")
    assert 0.9 <= many.confidence < 0.99


def test_what_an_article_says_itself_outweighs_any_number_of_neighbours():
    """However many cues the other articles of a page give, together they count no more than a limit."""
    others = [
        "今年是新中国成立73周年。",
        "今年（2022年）是极不平凡的一年。",
        "会议通报2022年三季度情况。",
        "召开市安委会2022年第二次会议。",
        "今年是香港回归祖国25周年。",
        "2022年5月6日，市委召开会议。",
        "今年是中国共产主义青年团成立100周年。",
    ]
    own = "今年是新中国成立75周年。今年（2024年）是关键之年。"
    (verdict,) = settle(page(own, *others), (1, "XXXX-11-29"))
    assert verdict.year == 2024, verdict
    (without_own,) = settle(page("会议召开。", *others), (1, "XXXX-11-29"))
    assert without_own.year == 2022, without_own

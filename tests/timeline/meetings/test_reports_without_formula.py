"""Reports whose meeting, day or guest stands elsewhere than in the usual sentence; each kind over places, bodies and persons."""

from __future__ import annotations

from itertools import product

import pytest

from analysis import corpus, find_meetings, timeline
from analysis.records import Source
from tests.rows import each
from tests.timeline.documents import document

PLACES = ("江州市", "青溪县", "云港区")
PERSONS = ("何东山", "于海洋", "欧阳静", "向和平")


def held(text: str, **about) -> list[tuple[str, str, str]]:
    """Kind, name and date of what a text reports as held."""
    made = timeline.build([document(text, **about)])
    return [(m.kind, m.name, m.date) for m in made.meetings if m.status == "held"]


def page(text: str, origin: str = "") -> list[tuple[str, str]]:
    """Name and date of what a page reports as held, cut from its text and dated by its address."""
    from analysis.corpus import published

    day = published.in_address(origin)
    source = Source("a.txt", text, "", day, "url" if day else "", origin=origin)
    made = timeline.build([corpus.cut(source)])
    return [(m.name, m.date) for m in made.meetings if m.status == "held"]


@pytest.mark.parametrize(
    ("place", "what"),
    list(product(PLACES, ("节后收心会", "进度拉练会", "作风点评会", "形势讲评会", "换届谈心会"))),
)
def test_what_is_convened_is_a_meeting_whatever_it_is_called(place, what):
    [(kind, name, date)] = held(f"2024年3月5日，{place}政协召开{what}。主席{PERSONS[0]}讲话。")
    assert (kind, date) == ("meeting", "2024-03-05")
    assert name.endswith(what)


@pytest.mark.parametrize("body", ["教师联合会", "残疾人基金会", "个体劳动者协会", "第三届委员会"])
def test_a_body_is_no_meeting_because_it_follows_a_verb(body):
    assert held(f"2024年3月5日，市民政局批准召开{body}。") == []


@each(("place", "person"), list(product(PLACES, PERSONS)))
@each("told", ["一行4人9月21日来访", "一行4人9月21日由市外办领导陪同来访"])
def test_a_reception_without_a_day_has_that_of_the_visit_before_it(place, person, told):
    text = f"{place}商会会长陈大明{told}。校长{person}会见来宾，介绍了学校的沿革。"
    dates = {kind: date for kind, _, date in held(text, published="2015-09-24")}
    assert dates["reception"] == "2015-09-21"


@pytest.mark.parametrize("person", PERSONS)
@pytest.mark.parametrize(
    "visit",
    [
        "9月21日上午，华远集团董事长陈大明一行结束省城之行，来清江考察。",
        "9月20日，全市招商大会召开。次日，华远集团董事长陈大明一行到清江考察。",
    ],
)
def test_a_reception_has_the_day_of_a_visit_that_follows_a_journey_or_another_day(person, visit):
    rows = held(f"{visit}市长{person}会见了陈大明一行。", published="2015-09-24")
    assert [date for kind, _, date in rows if kind in ("visit", "reception")] == ["2015-09-21"] * 2


@pytest.mark.parametrize("person", PERSONS)
def test_a_reception_during_a_visit_told_above_has_its_day(person):
    text = f"3月6日，万德大学主任王慧一行来校考察访问。\n访问期间，校长{person}会见了参访团，并签署了协议。"
    dates = {kind: date for kind, _, date in held(text, published="2013-03-08")}
    assert dates["reception"] == "2013-03-06"


@pytest.mark.parametrize("person", PERSONS)
def test_the_last_day_of_a_journey_is_not_that_of_a_reception_on_it(person):
    text = f"视察团27日结束了在我省的视察。其间，视察团一行得到省长{person}会见。"
    assert [date for kind, _, date in held(text, published="2011-07-28") if kind == "reception"] == [""]


@pytest.mark.parametrize("person", PERSONS)
def test_no_host_is_his_own_guest(person):
    text = f"8月25日，江州省委副书记、省长{person}，副省长邓世，云港市市长赵华等在迎宾馆会见代表团一行。"
    [(_, name, _)] = held(text)
    assert name.endswith("会见代表团一行")


@pytest.mark.parametrize(("place", "mark"), list(product(PLACES, "，。")))
def test_talks_of_two_groups_without_a_name(place, mark):
    text = (
        f"11月1日上午，院领导与来访的{place}技师学院理事长一行在二楼会议室进行合作洽谈{mark}双方签署意向书。"
    )
    [(kind, name, _)] = held(text)
    assert (kind, name) == ("reception", f"院领导与{place}技师学院理事长一行合作洽谈")


@pytest.mark.parametrize("person", PERSONS)
@pytest.mark.parametrize("together", ["陪同", "共同", "一同"])
def test_who_comes_along_is_no_party_to_talks(person, together):
    text = f"3月30日，代省长王学晓来江州市调研，市领导{person}{together}调研或参加座谈。"
    assert [kind for kind, _, _ in held(text)] == ["visit"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("joint", ["和", "、", "与"])
def test_sittings_joined_in_one_clause_are_two(place, joint):
    text = f"3月5日，区长何东山主持召开{place}政府党组（扩大）会议{joint}{place}政府第9次常务会议，审议有关事项。"
    first, second = timeline.scan(document(text)).gatherings
    assert (first.name, second.name) == (f"{place}政府党组（扩大）会议", f"{place}政府第9次常务会议")
    assert (second.series, second.session) == (f"{place}政府常务会议", "9")


#: The first of two sittings, the second without its body, and the second's whole name.
JOINED = (
    ("{place}政府党组会议", "第12次常务会议", "{place}政府第12次常务会议"),
    ("{place}政府党组（扩大）会议", "常务会议", "{place}政府常务会议"),
    ("{place}政协四届二十次主席会议", "党组会议", "{place}政协四届党组会议"),
    ("{place}人大常委会党组会议", "主任会议", "{place}人大常委会主任会议"),
    ("{place}政协五届三次会议期间主席会议", "常委会会议", "{place}政协五届三次会议期间常委会会议"),
    ("集团党委会议", "董事会会议", "集团董事会会议"),
)


@each("place", PLACES)
@each(("first", "second", "whole"), JOINED)
@each(
    "sentence",
    [
        "3月5日，何东山主持召开{both}，审议有关事项。",
        "3月5日下午，何东山先后主持召开{both}。",
        "3月5日，{both}召开。何东山主持。",
        "3月5日上午，{both}先后举行，何东山主持。",
    ],
)
def test_a_sitting_without_a_body_has_that_of_the_one_before(place, first, second, whole, sentence):
    one = first.format(place=place)
    found = held(sentence.format(both=f"{one}和{second}"))
    assert sorted(name for _, name, _ in found) == sorted((one, whole.format(place=place)))


@pytest.mark.parametrize(
    "name", ["第三届运动会开幕式和闭幕式", "县委人才和教育工作会议", "全市工作会议暨党组会议"]
)
def test_names_with_a_conjunction_stay_whole(name):
    assert [found for _, found, _ in held(f"3月5日，江州市召开{name}。")] == [name]


@pytest.mark.parametrize("place", PLACES)
def test_two_meetings_of_different_bodies_stay_two(place):
    found = held(f"3月5日，{place}委召开{place}委常委会会议和全市安全生产工作会议，审议有关事项。")
    assert len(found) == 2


@pytest.mark.parametrize("about", ["传达学习全会精神", "研究防汛工作", "部署近期工作", "专题研究有关事项"])
@pytest.mark.parametrize("who", ["我市", "我县", "院党委"])
def test_a_meeting_without_a_name_counts_where_its_day_and_matter_are_told(about, who):
    found = held(f"2024年1月20日下午，{who}召开会议，{about}。")
    assert [(kind, date) for kind, _, date in found] == [("meeting", "2024-01-20")]
    assert found[0][1].endswith("会议")


@pytest.mark.parametrize("person", PERSONS)
def test_who_chaired_on_the_day_that_opens_the_article_implies_a_meeting(person):
    text = f"2024年6月9日，学院党委向教师传达了校庆通知。党委书记{person}主持会议，有关教师参加会议。"
    assert held(text) == [("meeting", "会议", "2024-06-09")]
    assert held(text.replace("2024年6月9日，", "")) == []
    assert held(text.replace("主持会议", "参加活动")) == []


@pytest.mark.parametrize("person", PERSONS)
@pytest.mark.parametrize(
    "dated",
    [
        "4月8日，会议在市民中心举行。",
        "会议于4月8日召开。",
        "4月8日下午，动员会在江州召开。",
        "动员会4月8日在江州举行。",
    ],
)
def test_the_next_sentence_dates_a_meeting_that_it_only_refers_to(person, dated):
    text = f"市委书记{person}主持召开全市创建文明城市动员会。{dated}"
    assert held(text, published="2024-04-09") == [("meeting", "全市创建文明城市动员会", "2024-04-08")]
    other = text.replace(dated, "4月8日，全市农业工作会议在江州召开。")
    assert ("meeting", "全市创建文明城市动员会", "") in held(other, published="2024-04-09")


@pytest.mark.parametrize("put_off", ["原定4月8日", "本应4月8日"])
def test_the_day_on_which_a_meeting_was_to_be_is_not_its_day(put_off):
    text = f"市委书记王小明主持召开全市防汛动员会。会议{put_off}在市民中心举行，因台风改期。"
    assert held(text, published="2024-04-12") == [("meeting", "全市防汛动员会", "")]


@pytest.mark.parametrize("opened", ["10月31日在{}礼堂召开", "于10月31日在{}开幕"])
@pytest.mark.parametrize("closed", ["11月3日闭幕", "11月3日胜利闭幕", "11月3日圆满结束"])
def test_a_later_clause_gives_the_last_day(opened, closed):
    text = f"2011年，第八次代表大会{opened.format('江州')}，{closed}。".replace("2011年，", "")
    [(_, name, date)] = held(text, published="2011-11-05")
    assert (name.removesuffix("开幕会"), date) == ("第八次代表大会", "2011-10-31/2011-11-03")


@pytest.mark.parametrize("this", ["本届论坛", "论坛", "此次论坛", "会议"])
def test_a_later_sentence_says_how_long_it_lasts(this):
    text = f"12月1日，2022江州科学家论坛开幕。省长何东山致辞。\n{this}为期3天，共有600人参加。"
    assert [date for _, _, date in held(text, published="2022-12-03")] == ["2022-12-01/2022-12-03"]
    training = text.replace(f"{this}为期3天", "学员参加了为期3天的培训")
    assert [date for _, _, date in held(training, published="2022-12-03")] == ["2022-12-01"]


@pytest.mark.parametrize("whole", ["2021江州论坛", "第六届江州论坛"])
@pytest.mark.parametrize("sitting", ["论坛全体会议", "论坛主论坛", "论坛闭幕式"])
def test_a_sitting_that_refers_to_its_forum_is_no_row_of_its_own(whole, sitting):
    text = f"9月24日，{whole}在江州开幕。\n9月25日，院长何东山出席{sitting}并致辞。"
    assert [date for _, _, date in held(text, published="2021-10-09")] == ["2021-09-24/2021-09-25"]


@pytest.mark.parametrize("verb", ["召开", "举行", "闭幕"])
@pytest.mark.parametrize("gap", [" ", "\u3000"])
def test_a_space_ends_a_headline_in_a_row_of_text(verb, gap):
    text = f"2013年4月15日，江州经济圈第四次会商会议在云港市{verb}{gap}市委书记何东山、市长李大伟出席会议并讲话。"
    [(_, name, _)] = held(text)
    assert name.removesuffix("闭幕会") == "江州经济圈第四次会商会议"


@pytest.mark.parametrize("gap", [" ", "\u3000"])
@pytest.mark.parametrize(
    ("host", "verb", "name"),
    [
        ("市委", "召开", "全市农业工作会议"),
        ("市政府", "举行", "全市教育座谈会"),
        ("市委常委会", "召开", "全市农业工作会议"),
        ("市文旅局", "举办", "第六届江州诗歌论坛"),
    ],
)
def test_a_space_between_a_verb_and_its_meeting_ends_nothing(host, verb, name, gap):
    [(_, found, _)] = held(f"2013年3月5日，{host}{verb}{gap}{name}，部署春耕。")
    assert found.removeprefix(host) == name


@pytest.mark.parametrize("gap", [" ", "\u3000"])
def test_a_space_before_a_press_conference_ends_nothing(gap):
    assert held(f"2013年3月5日，市政府举行{gap}新闻发布会，介绍有关情况。") == held(
        "2013年3月5日，市政府举行新闻发布会，介绍有关情况。"
    )


@pytest.mark.parametrize("verb", ["召开", "举行"])
def test_a_name_does_not_hold_the_verb_of_another_meeting(verb):
    text = f"2013年3月5日，市委在收看新闻联播后{verb}会议，部署春耕。"
    assert all("联播" not in name for _, name, _ in held(text))


def test_many_places_before_a_signing_take_no_time():
    text = f"2013年3月5日，{'在江州' * 60}{'在' * 60}签署意见。"
    assert held(text) == []


@pytest.mark.parametrize("quoted", ["重要讲话精神", "讲话", "重要指示精神"])
def test_a_meeting_whose_speech_is_studied_is_not_held_again(quoted):
    text = (
        f"9月18日，省长何东山主持召开省政府党组会议，学习在主持召开全面振兴座谈会时的{quoted}，研究落实措施。"
    )
    assert [name for _, name, _ in held(text)] == ["省政府党组会议"]


@pytest.mark.parametrize("predicate", ["首次发布年度报告", "通过江州宣言", "表彰了12家企业"])
def test_a_forum_that_did_something_on_a_day_was_held(predicate):
    assert held(f"2019年1月5日，第六届江州创新论坛{predicate}。") == [
        ("meeting", "第六届江州创新论坛", "2019-01-05")
    ]


@pytest.mark.parametrize(
    "rest", ["精神传达到各乡镇", "筹备组成立", "代表抵达江州", "部署的任务完成", "将发布报告"]
)
def test_what_only_names_a_forum_reports_none(rest):
    assert held(f"2019年1月5日，第六届江州创新论坛{rest}。") == []


@pytest.mark.parametrize("verb", ["收看", "收听收看", "组织收看"])
def test_who_watched_a_meeting_attended_it(verb):
    [(kind, name, _)] = held(f"12月2日，市委统战部{verb}全国先进事迹报告会，部长何东山参加。")
    assert (kind, name) == ("meeting", "全国先进事迹报告会")


@pytest.mark.parametrize("word", ["昨会见", "昨日会见", "昨天会见"])
def test_yesterday_in_one_character(word):
    [(_, name, date)] = held(f"外交部副部长何东山{word}贝国驻华大使塔伦。", published="2022-04-07")
    assert (name, date) == ("何东山会见贝国驻华大使塔伦", "2022-04-06")


@pytest.mark.parametrize("word", ["昨日", "昨天", "近日", "日前"])
def test_a_page_of_a_month_dates_yesterday_to_the_month(word):
    text = f"{word}，市十六届人大常委会第二十七次会议举行。市人大常委会主任何东山主持会议。"
    assert page(text, "https://news.example.cn/chengxi/201610/574.html") == [
        ("市十六届人大常委会第二十七次会议", "2016-10")
    ]


@pytest.mark.parametrize(
    "address", ["html/jcxx2018-06-2976282.html", "html/2018-06-29/8.html", "a/20180629/8.html"]
)
def test_a_day_in_an_address_however_it_is_glued(address):
    assert (
        page("6月28日晚，西河镇召开换届工作推进会。", f"https://www.example.cn/{address}")[0][1]
        == "2018-06-28"
    )


def test_the_clock_of_the_server_is_no_date_of_publication():
    text = "2月14日下午，市人大会议主席团举行第一次会议。会议通过了日程。\nGMT+8, 2025-3-28 20:36"
    assert [date for _, date in page(text)] == ["XXXX-02-14"]


@pytest.mark.parametrize("first", ["1978", "1996", "2011"])
def test_lines_of_years_head_the_items_of_a_chronicle(first):
    year = int(first)
    text = f"{year}年\n10月5日，县革委会召开生产会议。\n{year + 1}年\n3月2日，县委召开三级干部会议。\n{year + 2}年\n5月7日，县第七届人民代表大会第一次会议召开。"
    assert [date for _, date in page(text)] == [f"{year}-10-05", f"{year + 1}-03-02", f"{year + 2}-05-07"]


@pytest.mark.parametrize("mark", [" ", "  ", "\u3000"])
def test_headlines_with_their_day_before_them_are_no_publication_lines(mark):
    text = f"工作动态\n2024-04-08{mark}我局召开党组会议\n2024-04-11{mark}我局召开安全生产会议"
    assert sorted(date for _, date in page(text)) == ["2024-04-08", "2024-04-11"]


def test_an_item_of_which_only_the_month_is_known():
    text = "2012年江州大事记\n1月\n8日【全市三级干部大会召开】何东山作报告。\n1月【市十五届人大一次会议召开】会议选举何东山为主任。\n2月\n5日【全市教育大会召开】何东山讲话。"
    assert ("市十五届人大一次会议", "2012-01") in page(text)


@pytest.mark.parametrize(("said", "date"), [("58日上午，", "2020-05-08"), ("71日下午，", "2020-07-01")])
def test_a_day_whose_month_sign_the_page_has_lost(said, date):
    assert page(f"2020年07月02日 08:16\n{said}校党委中心组举行集中学习，何东山主持会议。")[0][1] == date


@pytest.mark.parametrize("said", ["60日内，", "90日，", "在58日上午，"])
def test_a_number_of_days_is_no_day(said):
    found = page(f"2020年07月02日 08:16\n{said}校党委中心组举行集中学习，何东山主持会议。")
    assert "2020-05-08" not in [date for _, date in found]


@pytest.mark.parametrize("verb", ["联合办案", "综合办公", "整合办学"])
def test_a_verb_within_other_words_reports_nothing(verb):
    found = held(f"4月8日，市纪委召开“室组地”{verb}工作推进会。", published="2024-04-09")
    assert [name for _, name, _ in found] == [f"“室组地”{verb}工作推进会"]


@pytest.mark.parametrize("speech", ["重要讲话", "讲话精神", "重要讲话和指示精神"])
def test_a_speech_at_an_earlier_meeting_is_studied(speech):
    text = f"4月8日，县委召开理论学习中心组学习会，专题学习3月15日李文秀在中部崛起座谈会上的{speech}。"
    assert [date for _, _, date in held(text, published="2024-04-09")] == ["2024-04-08"]


@pytest.mark.parametrize("who", ["市纪委监委领导班子", "县防指", "市委利用两天时间"])
@pytest.mark.parametrize("what", ["专题民主生活会", "碰头会", "务虚会"])
def test_a_body_that_is_not_known_convenes_a_meeting_on_a_day(who, what):
    [(kind, name, date)] = held(f"4月8日，{who}召开{what}，何东山主持。", published="2024-04-09")
    assert (kind, date) == ("meeting", "2024-04-08") and name.endswith(what)
    assert held(f"4月8日，{who}召开会议。", published="2024-04-09") == []


@pytest.mark.parametrize("verb", ["组织", "开展"])
@pytest.mark.parametrize("what", ["“海绵城市建设”专题协商会", "文学采风交流座谈会"])
def test_organising_a_named_talk_reports_it(verb, what):
    [(kind, _, date)] = held(f"4月8日，市政协{verb}{what}。", published="2024-04-09")
    assert (kind, date) == ("meeting", "2024-04-08")
    found = held(f"4月8日，市政协{verb}委员参观学习，交流座谈会体会。", published="2024-04-09")
    assert "meeting" not in [kind for kind, _, _ in found]


def test_an_address_older_than_its_news_does_not_make_it_planned():
    text = "3月2日，全国水文工作会议在江州召开。何东山出席会议并讲话。\n3月6日，水利部召开水情预报工作会议，总结2019年工作，安排部署2020年重点工作。"
    found = page(text, "https://m.example.cn/page/2020/0121/153.shtml")
    assert [date for _, date in found] == ["2020-03-02", "2020-03-06"]


@each("meeting", ("常委会会议", "党组（扩大）会议", "专题会议", "工作会议"))
@each(
    "done",
    (
        "传达学习全会精神",
        "进行专题教育",
        "就防汛工作进行部署",
        "认真研究落实意见",
        "宣布干部任免",
        "审议通过了工作要点",
    ),
)
def test_a_name_ends_before_what_was_done_there(meeting, done):
    [(_, name, _)] = held(f"2024年3月5日，市政府召开{meeting}{done}。")
    assert name.endswith(meeting)


@pytest.mark.parametrize(
    "meeting", ("工作部署会", "学习研讨会", "重点工作推进会", "专题学习会", "总结表彰大会")
)
def test_a_name_may_hold_what_the_meeting_is_for(meeting):
    [(_, name, _)] = held(f"2024年3月5日，市政府召开{meeting}。")
    assert name.endswith(meeting)


@pytest.mark.parametrize("meeting", ("征求意见建议座谈会", "意见建议办理推进会"))
def test_opinions_and_suggestions_announce_nothing(meeting):
    [(_, name, _)] = held(f"2024年3月5日，区长王小明主持召开{meeting}。")
    assert name.endswith(meeting)


@pytest.mark.parametrize("person", ("王小明", "张明", "欧阳明"))
def test_a_name_before_日前_is_not_tomorrow(person):
    [(_, _, date)] = held(f"市长{person}日前主持召开市政府常务会议。", published="2024-03-05")
    assert not date.startswith("2024-03-06")


def held_on_5_march(text: str) -> list[tuple[str, str]]:
    """Kind and name of what a text of 6 March reports as held on the day before."""
    return [(kind, name) for kind, name, date in held(text, published="2024-03-06") if date == "2024-03-05"]


SITTINGS = ("第七届北方论坛", "江州市第三届人民代表大会第四次会议", "北国水资源特别会议")


@pytest.mark.parametrize("name", SITTINGS)
@pytest.mark.parametrize(
    "did", ["在云港表决通过两项决议", "同意成立联络小组", "复会", "在云港再次宣布有关安排", "正式启动"]
)
def test_what_a_meeting_did_on_the_day_behind_its_name(name, did):
    assert held_on_5_march(f"{name}5日{did}。") == [("meeting", name)]


@pytest.mark.parametrize("name", SITTINGS)
@pytest.mark.parametrize("at", ["上发言说", "中表示", "期间重申", "举行期间表示", "表示"])
def test_whoever_spoke_at_a_meeting_right_behind_the_day(name, at):
    assert held_on_5_march(f"江国代表5日在{name}{at}，愿加强合作。") == [("meeting", name)]


@pytest.mark.parametrize("told", ["时重申", "后发表声明称", "期间表示"])
@pytest.mark.parametrize("between", ["与到访的", "在与来访的", "同"])
def test_talks_of_two_that_a_statement_dates(told, between):
    found = held_on_5_march(
        f"江国总统穆萨耶夫5日{between}岛国总统哈桑诺夫在云港举行会谈{told}，两国将加强合作。"
    )
    assert [kind for kind, _ in found] == ["reception"]
    assert found[0][1].endswith("岛国总统哈桑诺夫会谈")


@pytest.mark.parametrize("told", ["时重申", "后发表声明称"])
def test_talks_that_a_statement_only_mentions_are_not_of_its_day(told):
    text = f"江国外交部5日说，总统穆萨耶夫与岛国总统哈桑诺夫举行会谈{told}，两国将加强合作。"
    assert held_on_5_march(text) == []


@pytest.mark.parametrize("who", ["北国、江国和岛国三国外长", "江国等五国代表", "海州、云港等四方高级官员"])
@pytest.mark.parametrize("what", ["会谈", "工作会议", "磋商"])
def test_several_countries_as_the_subject_of_their_talks(who, what):
    assert held_on_5_march(f"{who}5日在云港举行{what}。") == [("meeting", who + what)]
    assert held_on_5_march(f"{who}5日商定在云港举行{what}。") == []


@pytest.mark.parametrize("who", ["第三方机构", "三方面代表"])
def test_words_that_only_look_like_several_sides(who):
    assert held_on_5_march(f"{who}5日在云港举行会谈。") == []


@pytest.mark.parametrize("land", ["在韩", "在日", "在美"])
def test_a_name_may_hold_where_somebody_lives(land):
    name = f"第三批{land}江州籍船员纪念文物交接仪式"
    assert held_on_5_march(f"3月5日，{name}在云港举行。") == [("event", name)]


@pytest.mark.parametrize(
    ("who", "joint", "guest"),
    [
        ("市长王小明", "与", "三国驻华大使"),
        ("市委书记王小明", "同", "五国代表团团长刘芳"),
        ("国家主席王小明", "同", "岛国、江国、北国三国元首"),
        ("市长王小明", "与", "三方代表"),
    ],
)
def test_who_talks_with_several_countries_or_sides_is_the_host(who, joint, guest):
    [row] = find_meetings(f"{who}5日{joint}{guest}举行会谈。", published="2024-03-06").to_dict("records")
    assert (row["kind"], row["name"]) == ("reception", f"王小明{joint}{guest}会谈")
    assert row["speakers"] == "王小明"


@pytest.mark.parametrize(
    "text",
    [
        "市长王小明率三方代表5日在云港举行会谈。",
        "中国5日与江国、岛国三国举行会谈。",
        "市长5日主持三方代表举行会谈。",
        "市三方联席会议办公室主任王小明5日召开会议。",
        "海州、云港等四方5日召开会议。",
        "市长王小明和三国代表5日召开会议。",
        "王小明和三国代表5日召开会议。",
    ],
)
def test_several_sides_within_other_words_are_no_subject_of_talks(text):
    assert all("三" not in name and "四" not in name for _, name in held_on_5_march(text))


@pytest.mark.parametrize(
    "between",
    [
        "在记者会上就与{}举行会谈时的表态作出回应",
        "就与{}举行会谈后的安排作出说明",
        "在谈及与{}举行会谈时说，时机未到",
        "在评价上周与{}举行会谈后发表的声明时说，时机未到",
        "与{}举行会谈时的讲话引起关注",
        "在回忆与{}举行会谈时表示，时机未到",
        "谈到4日与{}举行会谈时说，时机未到",
    ],
)
def test_talks_that_are_only_spoken_of_are_not_held(between):
    text = f"江国总统穆萨耶夫5日{between.format('岛国总统哈桑诺夫')}。"
    assert [name for kind, name, _ in held(text, published="2024-03-06") if "会谈" in name] == []


@pytest.mark.parametrize(
    "place", ["云港", "总统府", "首都青江", "人民大会堂", "访问岛国时", "出席北方论坛期间"]
)
def test_talks_that_a_statement_dates_may_tell_their_place_or_occasion_first(place):
    text = f"江国总统穆萨耶夫5日在{place}与岛国总统哈桑诺夫举行会谈后表示，两国将加强合作。"
    assert held_on_5_march(text) == [("reception", "穆萨耶夫与岛国总统哈桑诺夫会谈")]


@pytest.mark.parametrize(
    ("guest", "about", "talked", "kind"),
    [
        ("总理穆萨耶夫一行", "就边境问题", "举行会谈", "reception"),
        ("青江公司总经理刘芳一行", "就合作事宜", "座谈", "reception"),
        ("专家学者", "就防汛问题", "座谈", "meeting"),
        ("市就业局局长刘芳", "围绕就业有关事项", "座谈", "meeting"),
    ],
)
def test_the_matter_behind_a_guest_is_no_part_of_the_guest(guest, about, talked, kind):
    found = held_on_5_march(f"5日，市长贾海与{guest}{about}{talked}。")
    assert found == [(kind, f"贾海与{guest}{talked.removeprefix('举行')}")]


@each("name", SITTINGS)
@each("verb", ["出席", "参加", "主持", "应邀出席"])
@each("at", ["中表示", "期间表示"])
def test_a_verb_before_the_meeting_where_somebody_spoke_is_no_part_of_its_name(name, verb, at):
    found = held_on_5_march(f"市长王小明5日在{verb}{name}{at}，愿加强合作。")
    assert found == [("meeting", name)]


@each("name", ["北方论坛外长会", "全国茶业大会", "人大常委会会议"])
@each("verb", ["出席", "参加", "主持", "应邀出席"])
@each("place", ["岛国", "海州市", "岛国首都青江"])
def test_a_place_and_a_verb_before_the_meeting_where_somebody_spoke_are_no_part_of_its_name(
    name, verb, place
):
    found = held_on_5_march(f"市长王小明5日在{place}{verb}{name}期间表示，愿加强合作。")
    assert found == [("meeting", name)]


def test_a_delegation_within_a_sitting_gives_its_name():
    assert held_on_5_march("市长王小明5日在参加海州代表团审议中强调，要抓好落实。") == [
        ("meeting", "海州代表团审议")
    ]

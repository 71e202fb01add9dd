"""The people of a meeting are those of its own report, not of other news, days and receptions in the same article."""

from __future__ import annotations

import pytest

import analysis
from analysis import corpus, timeline
from analysis.records import Source

NAMES = ("米玉兰", "欧阳明远", "托卡尔丘克")


def people_of(text: str) -> dict[str, dict[str, str]]:
    """By the name of each meeting: who was there, and in what role."""
    made = timeline.build([corpus.cut(Source("page.txt", text))])
    found: dict[str, dict[str, str]] = {one.name: {} for one in made.meetings}
    names = {one.meeting_id: one.name for one in made.meetings}
    for row in made.attendance:
        found[names[row.meeting_id]][row.person] = row.role
    return found


def article(*paragraphs: str, headline: str = "要闻") -> str:
    return "\n".join([headline, "2024-03-08", *paragraphs])


@pytest.mark.parametrize("name", NAMES)
def test_who_reports_to_the_meeting_that_convenes_another_is_not_at_that_one(name):
    found = people_of(
        article(
            "3月7日，县十二届人大常委会第十次主任会议召开，主任皮文涛主持。",
            "会议决定，县十二届人大常委会第八次会议3月20日举行。",
            f"会议上，办公室主任{name}就会议议程草案作了汇报。",
        )
    )
    planned = [people for meeting, people in found.items() if "第八次" in meeting]
    assert planned and all(name not in people for people in planned)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "said, spoke_at",
    [
        ("在东岛大学发表演讲时指出，形势令人担忧。", []),
        ("在企业家年会上发言说，贸易额增长。", ["企业家年会"]),
    ],
)
def test_the_next_item_of_a_digest_is_no_part_of_a_report(name, said, spoke_at):
    text = article(
        "东岛多国外长举行会议",
        "东岛各国外长6日在青城举行外长会议，讨论停火问题。",
        "西岭国总统谈贸易",
        f"西岭国总统{name}6日{said}",
        "南洲列车脱轨",
        "7日，一列货车在南洲脱轨，没有人员伤亡。",
        headline="国际快讯",
    )
    assert [meeting for meeting, people in people_of(text).items() if name in people] == spoke_at


@pytest.mark.parametrize("name", NAMES)
def test_a_visit_on_another_day_is_no_part_of_a_meeting(name):
    text = article(
        "3月7日，省委书记皮文涛在云港市主持召开防汛工作会议。市长李大伟出席会议。",
        "皮文涛强调，要抓好防汛。",
        f"3月6日下午，在前往云港途中，皮文涛在县委书记{name}陪同下，参观了水利博物馆。",
        "副省长强晓东出席会议并陪同考察。",
    )
    people = people_of(text)["防汛工作会议"]
    assert name not in people
    assert {"皮文涛", "李大伟", "强晓东"} <= people.keys()


def test_another_day_of_the_meeting_is_part_of_it():
    text = article(
        "县十二届人大三次会议3月5日开幕，县长皮文涛作政府工作报告。",
        "3月6日上午，各代表团审议报告。会议听取了主任委员李大伟作的审查情况的汇报。",
        "3月6日下午，大会继续举行，副主任强晓东主持会议。",
    )
    assert any({"皮文涛", "李大伟", "强晓东"} <= people.keys() for people in people_of(text).values())


@pytest.mark.parametrize("name", NAMES)
def test_who_is_at_the_meeting_was_not_received_before_it(name):
    text = article(
        "3月7日，纪念座谈会在云港市召开，省长皮文涛出席座谈会，并在会前会见了老专家的亲属。",
        f"副省长{name}在座谈会上追忆了往事。",
        "秘书长李大伟主持座谈会。局长强晓东参加会见。",
    )
    found = people_of(text)
    assert found["纪念座谈会"] == {"皮文涛": "attendee", name: "contributor", "李大伟": "chair"}
    (received,) = (people for meeting, people in found.items() if "会见" in meeting)
    assert received == {"皮文涛": "speaker", "强晓东": "attendee"}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("who", ["受表彰代表", "获奖代表", "获奖者代表"])
def test_the_report_of_a_meeting_goes_on_after_its_delegates_are_received(name, who):
    text = article(
        f"3月7日，全市表彰大会召开。市委书记皮文涛会见{who}。",
        "皮文涛向代表们表示祝贺，并同大家合影留念。",
        f"副市长{name}参加会见，出席会议并讲话。",
        "市记协主席强晓东在会上致辞。",
    )
    found = people_of(text)
    assert found["全市表彰大会"] == {name: "speaker", "强晓东": "contributor"}
    assert found[f"皮文涛会见{who}"] == {"皮文涛": "speaker", name: "attendee"}


@pytest.mark.parametrize("name", NAMES)
def test_a_wreath_laid_before_does_not_end_the_report_of_a_reception(name):
    text = article(
        "全国人大常委会委员长皮文涛7日在云港分别会见东岛国总统托马斯、西岭国首相卡洛斯。",
        "会见托马斯时，皮文涛表示，两国友好。皮文涛介绍了立法工作情况。",
        "东岛国总统托马斯3月6日下午前往人民广场，向英雄纪念碑敬献花圈。",
        "会见卡洛斯时，皮文涛表示，愿扩大交流。",
        f"副委员长{name}参加上述会见。",
    )
    for meeting, people in people_of(text).items():
        assert (people.get(name) == "attendee") == ("会见" in meeting)
        assert "皮文涛" not in people or "会见" in meeting


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_when_receiving_is_not_said_at_the_meeting(name):
    text = article(
        f"副总理皮文涛7日在云港会见东岛国副总理{name}，并共同主持双边合作联委会第十次会议。",
        "会见时，皮文涛表示，两国关系良好。",
        f"{name}表示，愿加强合作。",
        "会后，双方签署协议。局长李大伟参加上述活动。",
    )
    found = people_of(text)
    (council,) = (people for meeting, people in found.items() if "联委会" in meeting)
    assert council == {"皮文涛": "chair", name: "chair", "李大伟": "attendee"}
    (received,) = (people for meeting, people in found.items() if "会见" in meeting)
    assert received == {"皮文涛": "speaker", name: "guest", "李大伟": "attendee"}


@pytest.mark.parametrize(
    "words",
    [
        "习近南主席同总理先生在青城会晤，就两国关系作出规划部署。",
        "会谈后，皮文涛和夫人米玉兰出席来宾夫妇举行的欢迎午宴。",
        "伯恩介绍了合作情况。",
    ],
)
def test_who_is_only_named_at_a_reception_is_not_there(words):
    text = article("省长皮文涛7日在云港会见东岛基金会主席托马斯·伯恩。", f"皮文涛表示，两国友好。{words}")
    (received,) = people_of(text).values()
    assert received == {"皮文涛": "speaker", "托马斯·伯恩": "guest"}


def test_who_explains_something_at_a_reception_contributes():
    text = article("省长皮文涛7日在云港会见东岛基金会主席托马斯。", "局长李大伟介绍了云港情况。")
    (received,) = people_of(text).values()
    assert received["李大伟"] == "contributor"


@pytest.mark.parametrize(
    ("words", "there"), [("王小明参加会见。", False), ("王小明参加会晤。", True), ("王小明参加会议。", True)]
)
def test_a_reception_is_no_meeting_that_is_called_otherwise(words, there):
    text = article("3月7日，两国总理第十次定期会晤会议在云港举行，总理皮文涛出席。", words)
    (people,) = people_of(text).values()
    assert ("王小明" in people) == there


@pytest.mark.parametrize("verb", ["会见", "分别会见", "拜会"])
@pytest.mark.parametrize("name", NAMES)
def test_who_is_received_is_not_the_host_of_the_talks_that_follow(verb, name):
    text = article(
        f"3月6日至7日，副总理皮文涛访问东岛国，{verb}东岛国总统托马斯，同东岛国副总理{name}举行会谈。"
    )
    (talks,) = (people for meeting, people in people_of(text).items() if meeting.endswith("会谈"))
    assert talks == {"皮文涛": "speaker", name: "guest"}


@pytest.mark.parametrize("verb", ["考察", "调研", "视察"])
def test_who_goes_along_on_a_tour_is_not_said_to_be_at_the_meeting_within_it(verb):
    found = people_of(
        article(
            f"3月6日，市委书记王小明在清江县{verb}。3月6日下午，王小明听取县委、县政府工作汇报。",
            f"市委秘书长李大伟陪同{verb}。督导组组长孙立人参加汇报会。",
        )
    )
    assert "李大伟" not in found["王小明听取县委、县政府工作汇报"]
    assert "孙立人" in found["王小明听取县委、县政府工作汇报"]


@pytest.mark.parametrize("joined", [False, True])
def test_what_follows_on_another_day_is_no_part_of_a_meeting(joined):
    report = [
        "3月5日，市委召开经济工作会议。",
        "会议强调，要抓好落实。",
        "3月4日，市长王小明接受记者采访，介绍了有关情况。",
    ]
    first = ["".join(report)] if joined else report
    (people,) = people_of(
        article(*first, "副市长李大伟、张建国出席。", "秘书长强晓东出席经济工作会议。")
    ).values()
    assert people == {"强晓东": "attendee"}


def test_the_report_of_a_next_meeting_does_not_hide_another_day():
    text = article(
        "3月5日，市委召开经济工作会议。3月4日，市长王小明接受记者采访。副市长李大伟、张建国出席。"
        "3月6日，县政府召开常务会议。会议强调，要抓好落实。"
    )
    assert all("李大伟" not in people for people in people_of(text).values())


@pytest.mark.parametrize("voted", ["会议经过表决，决定提请审议。", "会议经表决，决定提请审议。"])
def test_what_went_before_a_sitting_does_not_end_its_report(voted):
    text = article(
        "县人大三次会议主席团3月7日举行第二次会议，皮文涛主持会议。",
        f"3月5日下午，各代表团审议了计划。有关方面作了修改。{voted}",
        "3月6日上午，各代表团审议了草案。主席团会议听取了主任委员李大伟作的关于草案的报告。",
    )
    assert any({"皮文涛", "李大伟"} <= people.keys() for people in people_of(text).values())


@pytest.mark.parametrize("day", ["2月7日", "今年2月7日", "2024年2月7日"])
def test_what_was_said_on_a_day_of_another_month_is_no_part_of_a_meeting(day):
    text = (
        "今年7月24日，市委召开常委会会议。会议认为，经济总体向好。\n\n"
        f"开局之年，任务艰巨。{day}，市委书记王小明在专题研讨班上发表讲话，强调要正确理解。\n"
    )
    text = f"要闻\n2024-08-02\n{text}"
    [meeting] = timeline.build([corpus.cut(Source("page.txt", text))]).meetings
    assert (meeting.date, meeting.speakers) == ("2024-07-24", ())


@pytest.mark.parametrize("further", ["会议由王小明、李大伟共同主持。", "副市长李大伟共同主持会议。"])
def test_who_chairs_with_the_one_in_the_report_of_the_only_meeting_is_kept(further):
    found = analysis.find_meetings(f"2024年3月5日，市长王小明主持召开全市农业工作会议。{further}")
    assert found["chair"].tolist() == ["王小明；李大伟"]


@pytest.mark.parametrize("name", NAMES)
def test_a_past_meeting_that_a_speech_recalls_does_not_end_the_report(name):
    found = people_of(
        article(
            "3月5日，全市教育工作会议召开，市长皮文涛讲话。",
            "皮文涛指出，去年11月8日，全省教育工作会议召开，要抓好落实。",
            f"副市长{name}主持会议。",
        )
    )
    assert found["全市教育工作会议"] == {name: "chair", "皮文涛": "speaker"}


def test_captions_call_addresses_speeches():
    found = people_of(
        article(
            "图为市长皮文涛讲话。",
            "3月5日，清江文化节开幕式举行。市长皮文涛、副市长王小明、馆长李大伟先后致辞。",
        )
    )
    assert found["清江文化节开幕式"] == dict.fromkeys(("皮文涛", "王小明", "李大伟"), "speaker")

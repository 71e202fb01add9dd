"""Ways in which reports name who chairs, speaks and attends, each with what must come out."""

from __future__ import annotations

from analysis import find_meetings
from analysis.timeline.people import names, roles
from tests.rows import each

ATTENDING = {
    "秘书长尤来青出席会议。": "尤来青",
    "区政协主席汤秀荣，秘书长尤来青出席会议。": "汤秀荣；尤来青",
    "会议特别邀请市总工会主席邹绪川出席指导，全体干警参加会议。": "邹绪川",
    "县法院院长孙志刚，县检察院检察长周永和及县直单位负责人列席会议。": "孙志刚；周永和",
    "市领导王立新、李仲明，市政协在青副厅级以上领导，青江军分区领导出席。": "王立新；李仲明",
    "在家厅领导钱芳、孙志刚，厅政治部主任郑国强出席会议。": "钱芳；孙志刚；郑国强",
    "县长竺林，县委副书记米俊岭等县几个班子领导及其他在职副县级干部出席会议。": "竺林；米俊岭",
    "市领导王立新、李仲明与各界群众代表一同观看演出。": "王立新；李仲明",
    "市委书记王立新，市文联主席钱芳观看了首演。": "王立新；钱芳",
    "参会：市长李仲明、副市长赵海波。": "李仲明；赵海波",
    "参加领导及嘉宾：市长李仲明、副市长赵海波。": "李仲明；赵海波",
    "出席专家：清江大学教授钱芳、孙志刚。": "钱芳；孙志刚",
    "副县长李仲明、阿的么布，县政府秘书长赵海波参加会议。": "李仲明；赵海波",
    "副局长郎建军、褚 青、冀 敏，总工程师桂长林出席会议。": "郎建军；褚青；冀敏；桂长林",
    "副行长巢建新、印海霞和纪委书记高月明参加会议。": "巢建新；印海霞；高月明",
    "市住建局和轨道集团主要负责同志钮建国等陪同。": "钮建国",
    "副厅长季海军、市佛教协会会长释明远出席会议。": "季海军；释明远",
    "市教育局局长李仲明、奥运冠军叶青松、副总赵海波、副总裁钱芳参加。": "李仲明；叶青松；赵海波；钱芳",
    "市长李仲明宣布大桥正式通车。": "李仲明",
    "副市长钱芳宣布：云港市第五届龙舟赛开幕。": "钱芳",
    "市长李仲明宣布启动人才计划。": "",
    "市长李仲明宣布，大桥预计年底通车。": "",
    "市长李仲明宣布展馆将于5月开馆。": "",
    "市长李仲明宣布推迟开工时间。": "",
    "高桥由美子等参加会议。": "高桥由美子",
    "日本青江市市长代理石川由一夫出席会议。": "石川由一夫",
    "县领导孙伟、于海、马路遥等参加会议。": "孙伟；于海；马路遥",
    "县领导孙伟、林方飞跃、于海参加会议。": "孙伟；林方飞跃；于海",
    "靖文佳、钱芳等与市民一同参加活动。": "靖文佳；钱芳",
    "区委书记何伟本周围绕服务业走访企业，并出席会议。": "何伟",
    "几位市委委员留京，就是为了参加这次学习。": "",
    "市长李仲明与参加仪式的企业家代表进行了交流。": "",
    "市长李仲明将会见总统，同孙志刚总理举行会谈并出席有关活动。": "",
    "厅长李仲明，副厅长钱芳；主持市委全面工作的市长孙志刚，以及各部门负责人参加仪式。": "李仲明；钱芳；孙志刚",
    "副市长钱芳与师生代表齐聚一堂，共庆校庆。": "钱芳",
}


@each("sentence, attendees", ATTENDING.items())
def test_who_attends(sentence: str, attendees: str):
    assert "；".join(roles.read([sentence]).attendees) == attendees


SPEAKING = {
    "会议听取并审议了主席汤秀荣作的常务委员会工作报告和副主席任秋振作的提案工作报告。": "汤秀荣；任秋振",
    "市政协主席佘海潮代表市政协十四届常委会作工作报告。": "佘海潮",
    "代表团举行全体会议，审议省长李克明所作的政府工作报告。": "",
    "大会听取和审议了县长李克明所作的政府工作报告。": "李克明",
    "受省委书记王立新委托，省委副书记厚德海出席会议并讲话。": "厚德海",
    "学校邀请省委党校李仲明教授作专题辅导报告。": "李仲明",
    "市长李仲明在讲话中感谢大家的支持。": "李仲明",
    "市长李仲明将出席开幕式并作主旨演讲。": "",
}


@each("sentence, speakers", SPEAKING.items())
def test_who_speaks(sentence: str, speakers: str):
    assert "；".join(roles.read([sentence]).speakers) == speakers


CHAIRING = {
    "会议由主席提名人选李仲明主持。": "李仲明",
    "市政协党组书记、主席候选人钱芳主持会议。": "钱芳",
    "市政协主席人选孙志刚主持会议。": "孙志刚",
}


@each("sentence, chair", CHAIRING.items())
def test_who_chairs(sentence: str, chair: str):
    assert "；".join(roles.read([sentence]).chair) == chair


def test_a_meeting_of_the_state_council_that_another_one_studies_has_its_own_chair():
    report = "5月6日，市委召开工作会议，市委书记李仲明主持会议。孙志刚总理主持召开全国工作会议，作出了部署。"
    assert roles.read([report]).chair == ("李仲明",)


def test_who_invites_is_no_part_of_the_office():
    assert names.listed("北山市法院邀请清江大学教授李仲明")[0].title == "清江大学教授"


def test_where_somebody_comes_to_is_no_part_of_the_name():
    assert roles.read(["省长王小明来京主持会议。"]).chair == ("王小明",)
    assert roles.read(["省长王小明来京出席会议。"]).attendees == ()
    assert roles.read(["副市长石勇、政委林向东现场观摩，石勇讲话。"]).speakers == ("石勇",)


LISTED = {
    "省委副书记厚德海": "厚德海",  # a surname that is not in the list
    "副检察长何涛、第一检察部主任慕年华": "何涛；慕年华",
    "总经理国文渊、董事王杰夫": "国文渊；王杰夫",
    "市委书记欧阳靖": "欧阳靖",  # a dictionary word as a whole
    "副主席张学琴、乔红旗、于爱莲": "张学琴；乔红旗；于爱莲",
    "日本北福市市长松井健太郎": "松井健太郎",
    "日本驻青江总领事高桥由美子": "高桥由美子",
    "泰国驻青江总领事那他功·菩提": "那他功·菩提",
    "天主教爱国会主席彼得·李主教": "彼得·李",
    "县纪委书记、完玛东珠": "完玛东珠",
    "办公会主任办公会": "",
    "市长王小明、主任办公会": "王小明",
    "市长王小明、部长级会议": "王小明",
    "原省委常委、宣传部部长黄昊": "黄昊",  # 原省委 is no name
    "师市党委常委、师副师长邰志强": "邰志强",
}


@each("words, persons", LISTED.items())
def test_who_is_listed(words: str, persons: str):
    assert "；".join(person.name for person in names.listed(words)) == persons


def test_who_takes_part_in_talks_with_others_is_no_side_of_them():
    text = (
        "3月18日，市政协副主席李仲明率队走访青江大学并出席座谈会。校长赵海波主持会议，"
        "副校长汪嘉义、程杰及有关处室负责同志参加座谈。"
    )
    found = find_meetings(text)
    assert not any("同志" in name for name in found["name"])
    assert found.query("name == '座谈会'")["chair"].tolist() == ["赵海波"]


def test_what_was_before_a_meeting_takes_none_of_its_attendees():
    text = (
        "3月4日，省政协召开十三届常委会第十九次会议。会前，王立新主持召开了省政协十三届七十七次主席会议。"
        "省政协副主席厉明华、章晓光和秘书长汪罡出席会议。"
    )
    attendees = dict(find_meetings(text)[["name", "attendees"]].values)
    assert attendees == {
        "省政协十三届常委会第十九次会议": "厉明华；章晓光；汪罡",
        "省政协十三届七十七次主席会议": "",
    }


def _attendees(text: str) -> dict[str, str]:
    """The attendees of each meeting and visit of a text, by its name."""
    return dict(find_meetings(text)[["name", "attendees"]].values)


def test_who_sits_in_a_meeting_within_a_visit_attends_that_meeting():
    found = _attendees(
        "2024年4月18日，省政协主席李仲明一行到云港市调研。副主席钱芳陪同调研。\n"
        "在随后召开的座谈会上，李仲明听取了汇报。\n市政协主席孙志刚参加座谈会。"
    )
    assert found == {"李仲明一行到云港市调研": "钱芳", "座谈会": "孙志刚"}


def test_who_speaks_in_the_paragraph_behind_a_meeting_within_a_visit():
    text = (
        "2024年4月18日，省政协主席李仲明走访云港集团，并出席座谈会。集团董事长钱芳主持会议。\n"
        "李仲明在讲话中感谢集团的支持。"
    )
    assert find_meetings(text).query("kind == 'meeting'")[["chair", "speakers"]].values.tolist() == [
        ["钱芳", "李仲明"]
    ]


def test_who_attends_with_others_whom_the_clause_opens_with():
    text = "2024年5月6日，云港市与青江集团签约仪式举行。副市长李仲明参加会见，与钱芳、孙志刚出席签约仪式。"
    assert list(_attendees(text).values()) == ["李仲明；钱芳；孙志刚"]


def test_who_joins_a_delegation_in_its_debate_does_not_attend_the_session():
    found = _attendees(
        "2024年2月5日，云港市十届人大二次会议开幕。县长孙志刚出席会议。市委副书记钱芳参加我县代表团分组审议。"
    )
    assert list(found.values()) == ["孙志刚"]


def test_who_speaks_at_a_talk_that_names_no_host():
    text = "2024年9月24日，青江、云州高层会晤在云港市举行。省长李仲明、省长钱芳出席并讲话。"
    assert list(find_meetings(text)["speakers"]) == ["李仲明；钱芳"]


def test_a_list_with_which_the_text_breaks_off_gives_attendees():
    report = "2024年6月3日，全市工作会议召开。市长李仲明主持会议。"
    assert list(_attendees(report + "市委副书记钱芳，市政协主席孙志刚").values()) == ["钱芳；孙志刚"]
    assert list(_attendees(report + "市委副书记钱芳，市政协主席孙志刚。").values()) == [""]
    assert list(_attendees(report + "市委副书记钱芳").values()) == [""]


@each(
    "credits",
    [
        "\n主编钱芳，副主编孙志刚",
        "\n抄送：市委书记钱芳，市政协主席孙志刚",
        "\n作者：市委党校教授钱芳，市社科院研究员孙志刚",
        "获奖者名单：清江中学教师钱芳，白渡小学教师孙志刚",
    ],
)
def test_credits_and_lists_of_others_at_the_end_give_no_attendees(credits):
    report = "2024年6月3日，全市工作会议召开。市长李仲明主持会议。"
    assert list(_attendees(report + credits).values()) == [""]

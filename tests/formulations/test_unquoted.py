"""Names and parallel phrases without quotation marks, in a few articles and in many."""

from __future__ import annotations

import pytest

from analysis import vocabulary
from analysis.faults import InputFault
from analysis.formulations import announced, pairs, parallels
from tests.formulations.sample import found, gather
from tests.rows import each


@pytest.mark.parametrize(
    ("name", "columns"),
    [("announced", ("noun", "kind", "example")), ("announcers", ("verb", "kind", "example"))],
)
def test_every_noun_and_verb_announces_a_name_in_its_example(name, columns):
    for row in vocabulary.load(f"formulations/{name}", columns):
        terms = [one.term for one in announced.find(row["example"])]
        assert any("山海" in term for term in terms), f"{row.where}: {row['example']!r} is not read: {terms}"
        if name == "announced" and row["kind"] in ("goal", "base"):
            assert any(term.endswith(row["noun"]) for term in terms), f"{row.where}: {terms}"


def test_every_quality_makes_a_place_a_goal():
    for row in vocabulary.load("formulations/qualities", ("quality", "example")):
        terms = [one.term for one in announced.find(row["example"])]
        assert terms == [f"{row['quality']}青海"], f"{row.where}: {row['example']!r} is not read: {terms}"


def test_every_character_of_a_slogan_is_used_in_its_example():
    for row in vocabulary.load("formulations/parallels", ("char", "kind", "example")):
        at = -1 if row["kind"] == "quality" else 0
        found = [*parallels.find(row["example"]), *pairs.find(row["example"])]
        used = {piece[at] for one in found for piece in one.term.split("、")}
        assert row["char"] in used, f"{row.where}: {row['example']!r} is not read"


def test_verbs_of_everyday_life_make_no_slogan():
    for row in vocabulary.load("formulations/daily", ("verb", "example")):
        assert row["verb"] in row["example"]
        assert [*parallels.find(row["example"]), *pairs.find(row["example"])] == [], row.where


def test_a_faulty_kind_is_reported_with_file_and_line(tmp_path, monkeypatch):
    (tmp_path / "formulations").mkdir()
    (tmp_path / "formulations" / "announced.csv").write_text(
        "noun,kind,example\n高地,aim,打造高地\n", encoding="utf-8"
    )
    monkeypatch.setattr(vocabulary, "HERE", tmp_path)
    vocabulary.load.cache_clear()
    try:
        with pytest.raises(InputFault, match=r"announced.csv, line 2: kind 'aim', expected one of goal"):
            announced._nouns.__wrapped__()
    finally:
        vocabulary.load.cache_clear()


@each(
    ("text", "term", "kind"),
    [
        ("全市奋力打造滨江智造高地，", "滨江智造高地", "key term"),
        ("深入实施文化兴市战略，", "文化兴市战略", "campaign"),
        ("为建设现代化新青海增添动能，", "现代化新青海", "key term"),
        ("讲好青海故事。", "讲好青海故事", "key term"),
        ("以建设滨江科创重要承载区为主线，", "滨江科创重要承载区", "key term"),
        ("我局聚焦滨江科创引领区建设，", "滨江科创引领区", "key term"),
        ("率先推行合议庭负责制改革。", "合议庭负责制", "key term"),
        ("深入推进重大项目主题年活动。", "重大项目主题年", "campaign"),
        ("在推进中国式现代化青海实践中作贡献。", "中国式现代化青海实践", "key term"),
        ("在全国首创商户圆桌议事机制。", "商户圆桌议事机制", "key term"),
        ("助力新商贸壮大行动。", "新商贸壮大行动", "campaign"),
        ("深入推进作风转变主题年活动。", "作风转变主题年", "campaign"),
        ("向市场要活力、向科技要效益，", "向市场要活力、向科技要效益", "parallel"),
        (
            "当好绿色发展试验田、对外贸易排头兵、科技创新主力军。",
            "绿色发展试验田、对外贸易排头兵、科技创新主力军",
            "parallel",
        ),
        ("构建一湖两翼三城发展格局。", "一湖两翼三城", "number"),
        ("围绕一心三带多点布局。", "一心三带多点", "number"),
        ("深入实施五大强基行动。", "五大强基行动", "number"),
        ("大力弘扬老码头人精神。", "老码头人精神", "key term"),
        ("推进法治青海建设。", "法治青海", "key term"),
        ("为美丽新湖南建设作贡献。", "美丽新湖南", "key term"),
        ("统筹做好稳外资、扩就业、保民生各项工作。", "稳外资、扩就业、保民生", "parallel"),
        ("建设产业优、城市美、百姓富的家园。", "产业优、城市美、百姓富", "parallel"),
        ("突出招大引强、招才引智、招新引优。", "招大引强、招才引智、招新引优", "parallel"),
        ("突出稳中求效、除险清患、改革攻坚工作导向，", "稳中求效、除险清患、改革攻坚", "parallel"),
        ("组织共建、人才共聚、产业共兴、治理共促模式", "组织共建、人才共聚、产业共兴、治理共促", "parallel"),
        ("激励干部勇担当、善作为、敢突破。", "勇担当、善作为、敢突破", "parallel"),
        ("持续转会风、优服务。", "转会风、优服务", "parallel"),
        ("推动项目早落地、早投产。", "早落地、早投产", "parallel"),
        ("做到见荣誉就让、见困难就上。", "见荣誉就让、见困难就上", "parallel"),
        ("坚持高位统揽、分类施策，", "高位统揽、分类施策", "parallel"),
        ("践行群众至上、企业满意的理念。", "群众至上、企业满意", "parallel"),
        ("坚持提升首位度、打造增长极、争当排头兵，", "提升首位度、打造增长极、争当排头兵", "parallel"),
        ("为大局贡献青海力量。", "青海力量", "key term"),
        ("打造青海实践、青海样板，", "青海实践、青海样板", "key term"),
        ("谱写中国式现代化建设青海新篇章。", "中国式现代化建设青海新篇章", "key term"),
        ("以强港兴海行动为牵引，", "强港兴海行动", "campaign"),
        ("实施新商贸计划，", "新商贸计划", "campaign"),
        ("推进强港行动、兴商富民行动、护绿行动，", "兴商富民行动", "campaign"),
        ("建设成为商贸物流平台、沿江地区开放门户和睦邻互助示范区的定位", "睦邻互助示范区", "key term"),
        ("建设成为商贸物流平台、沿江地区开放门户和睦邻互助示范区的定位", "沿江地区开放门户", "key term"),
        ("打造千亿级海洋装备产业集群，", "千亿级海洋装备产业集群", "key term"),
        ("加快建设幸福美好新山海，", "幸福美好新山海", "key term"),
        ("奋力打造两个基地、一个门户，", "两个基地、一个门户", "number"),
        ("始终坚持三个导向，", "三个导向", "number"),
        ("完善三个方面，坚持三个导向，", "三个导向", "number"),
        ("全力推进五大变革，", "五大变革", "number"),
        ("坚持“书记领、支部带、党员干”三联动，", "三联动", "number"),
        ("全力推进2139工作部署。", "2139", "code"),
        ("营造政风清明、干部清正、社会清朗的环境", "政风清明、干部清正、社会清朗", "parallel"),
        ("大抓项目、大兴产业、大干民生，", "大抓项目、大兴产业、大干民生", "parallel"),
        ("一年来，勇立潮头、奋勇向前，", "勇立潮头、奋勇向前", "parallel"),
        ("从有到优、从大到强，", "从有到优、从大到强", "parallel"),
    ],
)
def test_its_form_or_the_words_beside_it_make_it_a_formulation(text, term, kind):
    one = found(text).get(term)
    assert one is not None
    assert (one.kind, one.origin) == (kind, "text")


@each(
    "text",
    [
        "建设一批示范区，",
        "打造成为开放高地，",
        "弘扬民族精神，",
        "三心二意的工作，十合一工作机制，",
        "开展三大活动，",
        "建设新城区医院，",
        "工程建设西部高地，",
        "推进督办协调、督察落实、责任追究机制建设，",
        "经济建设、政治建设、文化建设的要求",
        "以高标准、高质量、高效率推进",
        "大家看电影、听音乐、打篮球。",
        "总结好、巩固好、发展好经验，",
        "从城东到城西、从城南到城北，",
        "从早晨到中午、从下午到夜里，",
        "让孩子到学校、让老人到医院，",
        "由甲方带队伍、由乙方带设备，",
        "讲好每一个故事，讲好这个故事，讲好身边故事，讲好他们故事，讲好更多故事，",
        "推进经济发展、社会进步的工作，",
        "坚持党的领导、人民当家做事，",
        "大家吃苹果、喝凉茶，",
        "他早上就起床、今天就出门。",
        "会议以产业优先、民生改善为导向，",
        "坚持节能环保、节能减排。",
        "早市上卖白菜、卖土豆。",
        "实施水库除险加固工程，",
        "实施年度计划，以项目建设为抓手，",
        "投入大量力量，总结工作方案，",
        "完善三个方面，建成三公里，共有2139工程",
        "加强领导、落实责任、严格检查，",
        "干部群众勇立潮头、奋勇向前，",
    ],
)
def test_stock_words_are_not_formulations(text):
    assert [one for one in found(text).values() if one.origin == "text"] == []


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("他们提出“山上种果林、水里养鱼虾”。", "山上种果林、水里养鱼虾"),
        ("创建“三美一乐”：“环境美、风尚美、心灵美”。", "环境美、风尚美、心灵美"),
        ("开展“营商环境提升年”活动。", "营商环境提升年"),
        ("开展“两进三送”活动。", "两进三送"),
        ("打造“临港新城·数智山海”。", "临港新城·数智山海"),
        ("深入推进“平安青海”建设。", "平安青海"),
        ("建强“江岸芯谷”。", "江岸芯谷"),
    ],
)
def test_a_quotation_in_a_few_articles_needs_less_evidence(text, term):
    assert term in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "桌上放着“苹果、鸭梨”。",
        "牌子上写着“自驾游，行程长”。",
        "观看“山海之约·春水”演出。",
        "打造“遇见江海 悦享生活”。",
        "打造“山海·春水”。",
        "推进“海联通”工作。",
    ],
)
def test_lists_of_words_mottos_and_short_names_before_any_noun_are_not_formulations(text):
    assert found(text) == {}


def test_in_many_articles_an_announced_name_must_recur():
    fillers = {f"{at}.txt": f"会议听取了第{at}项汇报。" for at in range(220)}

    def terms(uses: int) -> set[str]:
        texts = fillers | {f"{at}.txt": "奋力打造滨江智造高地。" for at in range(uses)}
        return {one.term for one in gather(texts).formulations}

    assert "滨江智造高地" not in terms(2)
    assert "滨江智造高地" in terms(3)


@each(
    ("text", "term"),
    [
        ("坚持工业强县、民营兴县、生态靓县总体思路。", "工业强县、民营兴县、生态靓县"),
        ("实现开门稳、开门好、开门红。", "开门稳、开门好、开门红"),
        ("构建一心两翼多点支撑的发展格局。", "一心两翼多点支撑"),
        ("纵深推进温暖西宁建设。", "温暖西宁"),
        ("把要求贯穿品质青海建设全过程。", "品质青海"),
        ("锚定建设清朗繁荣新玉溪，奋力前行。", "清朗繁荣新玉溪"),
        ("开展“走基层、解难题、促发展”活动。", "走基层、解难题、促发展"),
        ("坚持“理、谈、落、评”全链条发力。", "理、谈、落、评"),
        ("实现“产品+服务”转变。", "产品+服务"),
        ("推进“两城一家”建设。", "两城一家"),
        ("深化“邻里有约”主题实践。", "邻里有约"),
        ("擦亮“春风邻里”党建品牌。", "春风邻里"),
        ("，新时代现代化强市建设开局良好。", "新时代现代化强市"),
        ("落实‘1+3+N’的联户制度。", "1+3+N"),
        (
            "探索“支部引村、能人兴村、合作富村、调解稳村、家风润村、绿植靓村、网格护村”的模式。",
            "支部引村、能人兴村、合作富村、调解稳村、家风润村、绿植靓村、网格护村",
        ),
        ("“四位一体”抓办案成效突出。", "四位一体"),
        (
            "要雷厉风行抓落实、不折不扣抓落实、久久为功抓落实。",
            "雷厉风行抓落实、不折不扣抓落实、久久为功抓落实",
        ),
        ("坚持人才强院战略，加大引进力度。", "人才强院战略"),
        ("实施全面提升新跨越三年行动。", "全面提升新跨越三年行动"),
        ("队员们见红旗就扛、见第一就争。", "见红旗就扛、见第一就争"),
    ],
)
def test_forms_of_local_slogans(text, term):
    assert term in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "文艺晚会“春水”主题活动。",
        "品尝“春风”茶叶品牌。",
        "辨认“东、西、南、北”四个方向。",
        "公司租用“手机+电脑+平板”套餐。",
        "加快西宁建设，两国一家亲。",
    ],
)
def test_names_and_plain_words_are_no_local_slogans(text):
    assert found(text) == {}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("实现城区与乡村“双向聚力”，带动就业", "双向聚力"),
        ("建设成为“蚕桑大市”，", "蚕桑大市"),
        ("以“清廉山海”品牌为引领，", "清廉山海"),
        ("依托“四地”“五城”“六动力”，", "五城"),
        ("通过“解民困、守民心”做实工作", "解民困、守民心"),
        ("推广“邻里的小站”一百个。“邻里的小站”很好，“邻里的小站”不多。", "邻里的小站"),
        ("推进“十一个一流”建设，", "十一个一流"),
        ("全县实施“38472”发展战略。", "38472"),
        ("构建”2+5+N’体系，", "2+5+N"),
    ],
)
def test_quoted_coinages_of_a_few_articles_need_no_cue(text, term):
    assert term in found(text)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("“乡村大使”张三介绍了情况", "乡村大使"),
        ("这里是“清廉山海”论坛会场", "清廉山海"),
        ("看到“空白地带”的人很多", "空白地带"),
        ("走进“青山花园”的院落。“青山花园”很新，“青山花园”不大，“青山花园”住满了人。", "青山花园"),
        ("这是“书香门第”。“书香门第”的家风好，人们都说“书香门第”。", "书香门第"),
        ("“绿色食品”卖得好，大家都买“绿色食品”，“绿色食品”不贵。", "绿色食品"),
        ("打造“绿色食品”品牌。", "绿色食品"),
        ("打开“数字农夫”就能查到，“数字农夫”很方便。", "数字农夫"),
        ("请拨打“95590”。", "95590"),
        ("可拨打“10016”办理", "10016"),
        ("推广“96119”，来电必接。", "96119"),
        ("认准“38472”字样。", "38472"),
    ],
)
def test_names_and_scare_quotes_of_a_few_articles_are_none(text, term):
    assert term not in found(text)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("做好“以绿荫城”“以水润城”“以文化城”三篇文章。", "三篇文章"),
        ("努力做精产品、做足特色、做优服务。", "做精产品、做足特色、做优服务"),
    ],
)
def test_nouns_counted_after_quotations_and_verbs_with_qualities_are_known(text, term):
    assert term in found(text)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("做好“以绿荫城”“以水润城”三篇文章。", "三篇文章"),
        ("发放“新山”“青河”两个方面材料。", "两个方面"),
        ("我们做好准备、做好服务、做好宣传。", "做好准备、做好服务、做好宣传"),
    ],
)
def test_other_counts_and_equal_qualities_are_no_formulation_of_that_kind(text, term):
    one = found(text).get(term)
    assert one is None or one.origin == "lexicon"


@each(
    ("text", "term"),
    [
        ("加快推进中国式现代化云港实践迈出新步伐。", "中国式现代化云港实践"),
        ("谱写全面建设社会主义现代化国家的青江篇章。", "全面建设社会主义现代化国家的青江篇章"),
        ("努力书写中国式现代化内蒙古新篇章。", "中国式现代化内蒙古新篇章"),
        ("为全局贡献黑龙江力量。", "黑龙江力量"),
        ("形成干部作风好、发展势头好、社会风气好的局面。", "干部作风好、发展势头好、社会风气好"),
        ("全县提出闯新路、进中游的奋斗目标。", "闯新路、进中游"),
        ("要大力实施“三六”强首府战略，做优环境。", "“三六”强首府战略"),
        ("全市启动“青竹”后备干部培养计划。", "“青竹”后备干部培养计划"),
        ("一是“大而不活”问题仍较突出。", "大而不活"),
        ("三是“建而不管”问题仍未解决。", "建而不管"),
        ("以“一个龙头引领”、“四个协同发力”为主线。", "一个龙头引领"),
        ("要强化“产业挑大梁”的担当自觉。", "产业挑大梁"),
        ("全县吹响“奋战下半年”的集结号。", "奋战下半年"),
    ],
)
def test_wordings_of_local_reports(text, term):
    assert term in found(text)


@each(
    ("text", "term"),
    [
        ("努力书写中国式现代化内蒙古新篇章。", "蒙古新篇章"),
        ("推进中国式现代化伟大实践。", "中国式现代化伟大实践"),
        ("展区里老年朋友好、少年朋友好、青年朋友好。", "老年朋友好、少年朋友好、青年朋友好"),
        ("实施“和平”号列车开行计划。", "“和平”号列车开行计划"),
        ("启动“青竹”专项行动。", "“青竹”专项行动"),
        ("这里是“人间美景”。", "人间美景"),
        ("游客走进“三味书屋”、“山水人家”。", "山水人家"),
        ("推广“电子社保卡”。", "电子社保卡"),
    ],
)
def test_other_words_in_the_same_places_are_none(text, term):
    assert term not in found(text)


@each(
    ("text", "term"),
    [
        ("全县上下攻坚二季度、大干上半年。", "攻坚二季度、大干上半年"),
        ("苦战三季度，夺取全年红，是当前的任务。", "苦战三季度，夺取全年红"),
        (
            "明确“西部开放的重要枢纽、创新驱动的主要引擎、生态保护的坚实屏障”的战略定位。",
            "西部开放的重要枢纽、创新驱动的主要引擎、生态保护的坚实屏障",
        ),
        (
            "提出“在沿海城市中比速度、在沿江城市中比质量、在同类城市中比贡献”，催人奋进。",
            "在沿海城市中比速度、在沿江城市中比质量、在同类城市中比贡献",
        ),
        ("争做乡村振兴领跑者、改革创新先行军。", "改革创新先行军"),
        ("突出要素保障提升年。", "要素保障提升年"),
        ("赋予“开放的桥头城”新定位和“勇当先锋”新任务。", "开放的桥头城"),
    ],
)
def test_longer_slogans_and_goals_by_a_date(text, term):
    assert term in found(text)


@each(
    ("text", "term"),
    [
        ("会议安排一季度、二季度的工作，总结上半年、下半年情况。", "一季度、二季度"),
        ("编报一季度、汇总上半年。", "编报一季度、汇总上半年"),
        (
            "这是“爷爷的旧相册、奶奶的缝纫机、爸爸的自行车”的故事。",
            "爷爷的旧相册、奶奶的缝纫机、爸爸的自行车",
        ),
    ],
)
def test_lists_of_things_and_times_are_no_longer_slogans(text, term):
    assert term not in found(text)


@each(
    ("text", "term", "kind"),
    [
        ("全市实施引才回乡工程，", "引才回乡工程", "key term"),
        ("开展山洪隐患大起底整治攻坚行动。", "山洪隐患大起底整治攻坚行动", "campaign"),
        ("组织开展敬老暖居行动。", "敬老暖居行动", "campaign"),
        ("推行积分管理制度和首席联络员制度，", "首席联络员制度", "key term"),
        ("全面推行楼宇首问责任制。", "楼宇首问责任制", "key term"),
        ("深化青江市场化用工改革，", "青江市场化用工改革", "key term"),
        ("实施社区健身场地焕新补缺工程，", "社区健身场地焕新补缺工程", "key term"),
        ("构建更高水平的乡村振兴责任体系。", "乡村振兴责任体系", "key term"),
        ("建立健全网格化管理联动机制，", "网格化管理联动机制", "key term"),
    ],
)
def test_programmes_rules_reforms_and_systems_with_the_build_of_a_name(text, term, kind):
    one = found(text).get(term)
    assert one is not None
    assert (one.kind, one.origin) == (kind, "text")


@each(
    "text",
    [
        "实施重点工程，开展搜救行动，",
        "推行财务管理制度，实行考勤制度。",
        "推进各项改革，深化内部改革，",
        "实施青江河道清淤工程。",
        "健全企业沟通联络机制，完善产品标准体系。",
        "推行交通事故处理制度，实行交通违法处罚制度。",
        "实行值班值守制度和外出报备制度，推行请销假制度。",
        "完善停车收费公示制度，落实领导干部接访制度。",
        "实施村级道路硬化工程和电力线路迁改工程。",
        "启动今年秋季征兵计划，开展跨区演练行动。",
        "启动贫困生资助计划，开展安全隐患排查行动和环境卫生大扫除行动。",
    ],
)
def test_plain_phrases_with_the_same_last_words_are_none(text):
    assert [one for one in found(text).values() if one.origin == "text"] == []

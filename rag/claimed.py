"""Cuts a text into the claims that can be checked.

What is forwarded mixes statements with greetings, cries, links, emoji and adverts. A claim states
something: it has a figure, says who must, may or need not, or says enough to be looked up. A
sentence with several such clauses is several claims; a clause without stays with the next one.
Each keeps what it silently goes on from (初中生280元 after 校车补助小学生320元).

Example: ``🔥家长们注意！校车补助小学生每学期320元，初中生每学期280元，快转发！`` gives two claims.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from corpus.fold import fold
from rag.checked import Piece, Pieces
from rag.clauses import clauses, conditional
from rag.payloads import visible
from rag.sentences import sentences
from rag.stated import Statement, read
from rag.terms import HAN

_LINK = re.compile(
    r"(?:https?://|www\.)[^\s\u4e00-\u9fff，。；！？、）】》”]*|#小程序://\S*|@[\w\u4e00-\u9fff]{1,20}"
)
_CRIES = (
    r"(?:(?:最新|重要|紧急|官方|权威|内部|独家|重磅)?(?:消息|通知|提醒|提示|公告|通告|扩散|转发|转给|辟谣|速看|必看)"
    r"|(?:据说|据悉|据了解|据可靠消息|听说|听人说|有人说|网传|群里说|朋友说|官方说|刚刚得知|刚得知|刚刚收到|我看到|我听)"
    r"|(?:各位|亲爱的)?(?:家长|宝妈|宝爸|亲|朋友|群友|老师)(?:们|朋友们?)?(?:请?(?:注意|看过来|知悉|留意))(?:了|啦)?"
    r"|(?:各位|亲爱的)(?:家长|宝妈|宝爸|朋友|群友|老师)(?:们|朋友们?)?"
    r"|注意|划重点|重点来了|好消息|坏消息|太好了|真的吗|千真万确|请(?:大家)?(?:相互|互相)?(?:转告|转发|知悉|收藏)"
    r"|大家(?:注意|快看)|快看|快转|收藏|不转不是|转疯了|对吗|是真的吗|是不是真的|是吗|对不对|求证)"
)
_LEADS = re.compile(rf"^(?:\W*{_CRIES}(?:[了啦啊哦呀!！:：,，。\s]+|$|(?=[\u4e00-\u9fff《“])))+\W*")
_TAILS = re.compile(rf"(?:[,，。!！\s]*{_CRIES}[了啦啊哦呀!！?？。~～\s]*)+$")
_ADVERT = re.compile(
    r"扫码|二维码|加(?:我|群|v|微信)|私信|点击(?:链接|下方|关注)|关注公众号|点赞|领取红包|转发.{0,6}群|优惠|报名热线|限时|抢购"
    r"|有偿代|代办|vx|微信号|原价|现价"
)
_MARK = re.compile(
    r"^\s*(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.．、](?!\d)|[①-⑳]|[-*•·●▪►>]+|[一二三四五六七八九]是)\s*"
)
_POINTS = re.compile(
    r"^(?:其中|同时|另外|此外|而且|并且?|且|但是?|否则|不过|也|还|都|这|该|上述|以上)"
)
_TITLE = re.compile(
    r"[^，。；：！？]{0,30}关于[^，。；！？]{2,80}的"
    r"(?:通知|意见|公告|通告|通报|决定|函|复函|批复|报告|请示|方案|办法|规定)(?:[（(][^）)]{1,20}[）)])?"
)
"""A line that only names a document."""
_HAN = re.compile(f"[{HAN}]")
_LEAST, _SAYS, _ALONE = 5, 3, 2
"""Characters of a claim; informative words of one that has no figure, duty or denial,
and of one that does not go on from the sentence before it."""


def claims(text: str, most: int) -> Pieces:
    """The first `most` claims of a text."""
    found: list[Piece] = []
    before = ""
    for line in _lines(text):
        for piece in _of_line(line, before):
            if all(fold(piece.text) != fold(other.text) for other in found):
                found.append(piece)
        before = line if _HAN.search(line) else before
    return Pieces(tuple(found[:most]), max(len(found) - most, 0))


def _lines(text: str) -> Iterator[str]:
    """The sentences of a text without links, emoji and cries."""
    kept = "".join(map(_sign, _LINK.sub(" ", visible_lines(text))))
    for span in sentences(kept):
        named = _MARK.sub("", kept[span.start : span.end]).strip(" \t\n　【】[]*#~～—-|")
        line = _TAILS.sub("", _LEADS.sub("", named)).strip()
        if line and not _ADVERT.search(fold(line)) and not _TITLE.fullmatch(named):
            yield line


def visible_lines(text: str) -> str:
    """What a person sees of a text, line by line."""
    return "\n".join(map(visible, text.splitlines()))


def _sign(sign: str) -> str:
    """Emoji part what stands beside them."""
    return "\n" if unicodedata.category(sign) in {"So", "Sk", "Co"} else sign


def _of_line(line: str, before: str) -> Iterator[Piece]:
    """The claims of a sentence."""
    if line.endswith(("?", "？")):
        return
    said: list[str] = []
    for words in _grouped(clauses(line)):
        text = words.strip(" ,，、;；。!！\t　")
        if _states(read(fold(text))):
            own = "".join(said)
            yield Piece(text, own or (before if _poor(text) else ""))
        said.append(words)


def _grouped(pieces: Sequence[str]) -> Iterator[str]:
    """Clauses joined where only together they state something."""
    held = ""
    for clause in pieces:
        here = read(fold(clause))
        if held and _core(read(fold(held))) and _core(here) and not _waits(held):
            yield held
            held = clause
        else:
            held += clause
    if held:
        yield held


def _waits(words: str) -> bool:
    """Whether words are a condition that belongs to what follows."""
    return conditional(clauses(words)[-1])


def _core(statement: Statement) -> bool:
    """Whether a clause has a figure, a duty, a right, a denial."""
    denies = any(word.denied for word in statement.words)
    return bool(
        statement.quantities or statement.modes or statement.degrees or statement.periods or denies
    )


def _states(statement: Statement) -> bool:
    if len(_HAN.findall(statement.text)) < _LEAST and not statement.quantities:
        return False
    says = bool(statement.words or statement.labels)
    return (_core(statement) and says) or len(statement.words) >= _SAYS


def _poor(text: str) -> bool:
    """Whether a claim says too little to stand alone."""
    return bool(_POINTS.match(text)) or len(read(fold(text)).words) < _ALONE

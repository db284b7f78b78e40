"""The other texts that a document names, and how it stands to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.facts.listed import listed
from corpus.facts.mentions import TITLE, Mention, mentions
from corpus.facts.sheet import Sheet
from corpus.facts.ties import Told, tie
from corpus.facts.titled import own_names, titled
from corpus.fold import fold
from corpus.known import Fact, Relation, Tie
from corpus.span import Span
from corpus.titles import key

_HISTORY = re.compile(r"\(.{0,12}(?:19|20)\d{2}年.{0,300}(?:通过|公布|发布|批准|修正|修订|颁布)")
_STRONG = frozenset({Tie.REPEALS, Tie.REPLACES, Tie.AMENDS})
_RANK = {one: at for at, one in enumerate(Tie)}
_JOINED = re.compile(
    r"\s?(?:、|,|和|及|与|以及|并|暨)(?![^\n]{0,60}(?:根据|依据|按照|依照))[^,。\n]{0,60}"
)
_DECIDING = re.compile("修改|修正|修订|废止|失效|清理|调整")
_MADE = re.compile(r"制定(?:了)?本|提出(?:如下|以下|本)|现(?:就|将|印发|提出)")
_PURPOSE = re.compile(
    r"制定|结合|提出|如下|特此|同意|精神|要求|部署|为[^,。]{0,10}(?:贯彻|落实|实施)|^贯彻|^落实|现(?:就|将)"
)
_ISSUED = re.compile(r"[^,。《》]{0,30}(?:印发|公布|发布|颁布)(?:给|实施|施行|执行|[,。]|$)")
_PROMULGATED = re.compile(
    r"[^。《》]{0,80}[,经](?:同意,)?现(?:予以?|将其|正式)?(?:公布|发布|印发|颁布)"
)
_NAMED = re.compile("《|号")
_OPENING = 1_200
_NEAR = 160
_MOST_NAMED = 4_000
_MOST = 400


def relations(sheet: Sheet, number: Fact | None) -> tuple[Relation, ...]:
    """Every other text that is named, once, with the strongest tie; the title's own come first."""
    own = own_names(sheet) | ({_plain(number.value)} if number else frozenset())
    told = [*titled(sheet), *listed(sheet), *_in_sentences(sheet, own)]
    return _settled(told)


def _in_sentences(sheet: Sheet, own: frozenset[str]) -> Iterator[Relation]:
    page = sheet.page
    aliases: dict[str, Mention] = {}
    seen = 0
    deciding = bool(_DECIDING.search(sheet.folded))
    history = [row for row in sheet.head if _HISTORY.match(row.folded)]
    for span in sheet.sentences:
        words = page.folded[span.start : span.end]
        if not _NAMED.search(words) or any(
            row.line.first <= span.start < row.line.last for row in history
        ):
            continue
        found = [_known(one, aliases) for one in mentions(page, span)]
        seen += len(found)
        if seen > _MOST_NAMED:
            return
        aliases |= {key(one.alias): one for one in found if one.alias}
        opening = _is_purpose(words, span.start - sheet.sentences[0].start)
        ties = _told(page.folded, span, found, opening=opening, deciding=deciding)
        for one, known in zip(found, ties, strict=True):
            if known.tie not in _STRONG and _is_published(page.folded, one.span, span):
                own |= frozenset({_plain(one.title)})
            if (one.is_text or known.tie in _STRONG) and not _is_own(one, known, own):
                yield _relation(one, known, page.text[span.start : span.end])


def _is_purpose(words: str, distance: int) -> bool:
    """Whether a sentence tells what the document is made for, and after what."""
    said = TITLE.sub("", words)
    return bool(_MADE.search(said) or (distance < _OPENING and _PURPOSE.search(said)))


def _known(one: Mention, aliases: dict[str, Mention]) -> Mention:
    """A text that is called by the short name given to it before."""
    meant = aliases.get(key(one.title)) if one.title and not one.number else None
    return replace(meant, span=one.span, alias="") if meant else one


def _told(
    folded: str, span: Span, found: Sequence[Mention], *, opening: bool, deciding: bool
) -> list[Told]:
    """The tie of every name in a sentence; names in a row share what is said of one of them."""
    edges = [*(one.span.start for one in found[1:]), span.end]
    ties = [
        tie(
            folded[max(span.start, one.span.start - _NEAR) : one.span.start],
            folded[one.span.end : min(edge, one.span.end + _NEAR)],
            opening=opening,
            deciding=deciding,
        )
        for one, edge in zip(found, edges, strict=False)
    ]
    for order in (range(len(found) - 2, -1, -1), range(len(found) - 1)):
        for at in order:
            gap = folded[found[at].span.end : found[at + 1].span.start]
            if not _JOINED.fullmatch(gap):
                continue
            one, other = (at, at + 1) if order.step < 0 else (at + 1, at)
            if ties[other].tie in _STRONG and ties[one].tie is Tie.CITES and not ties[one].led:
                ties[one] = replace(ties[other], articles=ties[one].articles)
    return ties


def _is_published(folded: str, name: Span, sentence: Span) -> bool:
    """`现将《…》印发给你们`, `《…》已经通过，现予公布`: what comes with the document itself."""
    before = folded[sentence.start : name.start]
    after = folded[name.end : min(sentence.end, name.end + _NEAR)]
    return bool((before.endswith("将") and _ISSUED.match(after)) or _PROMULGATED.match(after))


def _is_own(one: Mention, known: Told, own: frozenset[str]) -> bool:
    """Whether the document is named itself: what it repeals under its name is an older text."""
    if one.number:
        return _plain(one.number) in own
    return key(one.title) in own and known.tie not in _STRONG


def _relation(one: Mention, known: Told, words: str) -> Relation:
    return Relation(known.tie, one.title, words, one.number, known.articles, known.since)


def _settled(told: Iterable[Relation]) -> tuple[Relation, ...]:
    """Each text once; a title that is told with two numbers names two texts."""
    kept: list[Relation] = []
    places: dict[str, list[int]] = {}
    for one in told:
        met = [at for name in _names(one) for at in places.get(name, ())]
        at = next((at for at in met if _same(kept[at], one)), len(kept))
        if at < len(kept):
            kept[at] = _stronger(kept[at], one)
        elif len(kept) < _MOST:
            kept.append(one)
        else:
            continue
        for name in _names(one):
            if at not in places.setdefault(name, []):
                places[name].append(at)
    return tuple(kept)


def _names(one: Relation) -> list[str]:
    return [name for name in (_plain(one.title), _plain(one.number)) if name]


@lru_cache(4_000)
def _plain(words: str) -> str:
    return key(fold(words)) if words else ""


def _same(before: Relation, one: Relation) -> bool:
    """Whether neither title nor number tells two texts apart."""
    for told, other in ((before.title, one.title), (before.number, one.number)):
        if told and other and _plain(told) != _plain(other):
            return False
    return True


def _stronger(before: Relation, one: Relation) -> Relation:
    """The stronger tie of two to one text, with the title and number that either tells."""
    title, number = before.title or one.title, before.number or one.number
    if _RANK[one.tie] < _RANK[before.tie]:
        return replace(one, title=title, number=number)
    articles = before.articles
    if one.tie is before.tie and articles:
        whole = not one.articles and one.tie is not Tie.AMENDS
        articles = () if whole else tuple(dict.fromkeys((*articles, *one.articles)))
    since = before.since or (one.since if one.tie is before.tie else "")
    return replace(before, title=title, number=number, articles=articles, since=since)

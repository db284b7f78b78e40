"""The head of a page: its title as a heading, then what its card and its meta tags say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corpus.readers.web.card import Card, Entry
from corpus.readers.web.declared import declared
from corpus.readers.web.element import Element
from corpus.readers.web.page import Page
from corpus.readers.web.title import names, shown, title_line
from corpus.readers.web.trim import trimmed
from corpus.span import Span

_MARK = "# "


def with_head(root: Element, page: Page, cards: Sequence[Card]) -> tuple[str, tuple[Span, ...]]:
    """The text of a page below its head, and its furniture.

    The title is a line `# …`. The entries of a card are lines `label：value` under it. What a bar
    of date and source says, and what only meta tags declare, follows in the same way, but is
    furniture: it is of the page and not of the document.
    """
    told = _merged(card for card in cards if card.is_formal)
    barred = _merged(card for card in cards if not card.is_formal)
    hidden = [
        one for one in (*barred, *declared(root)) if one.label != "标题" and not _known(one, told)
    ]
    wanted = list(names(root, cards))
    site = next((one.value for one in hidden if one.label == "网站"), "")
    found = title_line(page, wanted, site)
    title = range(*found.span()) if found else range(page.body.start, page.body.start)
    spans = [*page.furniture, *trimmed(page, page.text, title)]
    if found:
        above, words, below = title.start, page.text[title.start : title.stop], title.stop + 1
        words = _MARK + words.lstrip("#").lstrip()
    else:
        above = below = 0
        words = f"{_MARK}{shown(wanted[0])}" if wanted else ""
    head = _lines(words, told)
    unseen = _lines("", hidden) if page.text.strip() else ""
    return _joined(page.text, spans, (above, below), (head, unseen))


def _merged(cards: Iterable[Card]) -> tuple[Entry, ...]:
    entries: dict[str, Entry] = {}
    for card in cards:
        for entry in card.entries:
            entries.setdefault(entry.label, entry)
    return tuple(entries.values())


def _known(entry: Entry, told: Sequence[Entry]) -> bool:
    return any(one.label == entry.label for one in told)


def _lines(title: str, entries: Sequence[Entry]) -> str:
    rows = ([title] if title else []) + [f"{one.label}：{one.value}" for one in entries]
    return "".join(f"{row}\n" for row in rows)


def _joined(
    text: str, spans: Sequence[Span], gap: tuple[int, int], heads: tuple[str, str]
) -> tuple[str, tuple[Span, ...]]:
    """The text with the heads in its gap; the spans move along, those of the gap go."""
    above, below = gap
    below = min(below, len(text))
    head, unseen = heads
    start = above + len(head)
    moved = list(_moved(spans, gap, len(head) + len(unseen) - (below - above)))
    if unseen:
        moved.append(Span(start, start + len(unseen)))
    return text[:above] + head + unseen + text[below:], tuple(sorted(moved))


def _moved(spans: Sequence[Span], gap: tuple[int, int], by: int) -> Iterator[Span]:
    above, below = gap
    for span in spans:
        if span.start < above:
            yield Span(span.start, min(span.end, above))
        if span.end > below:
            yield Span(max(span.start, below) + by, span.end + by)

"""A preview for a person: what a file would be, block by block; in a line; its changes (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.differing import Face, Piece, counted, lines
from bot.message import Mark, Outgoing, Style
from bot.proposal import Choice, Course, Gist, Proposal
from bot.wording import Wording
from corpus.difference import Difference
from corpus.known import Fact, Kind, Level, Part, Status, Tie
from rag.preview import Against, Fit, Preview

CHANGES = 4
"""Changes that a preview shows."""
_MOST_HEADINGS = 6
_MOST_DAMAGES = 4
_MOST_TIES = 3
_LONGEST_HEADING = 18
_LONGEST_TITLE = 60
_LONGEST_LINE = 160
_STYLES = {Face.HEAD: Style.BOLD, Face.GONE: Style.ITALIC, Face.CAME: Style.UNDERLINE}
_SURE = 0.5
"""How sure a title must be to need nobody's help."""


def previewed(preview: Preview, proposal: Proposal, wording: Wording) -> Iterator[Outgoing]:
    """What a file is, what was done to it, how it stands to what is stored, what it changes."""
    title = _title(preview)
    yield Outgoing(title, (Mark(0, len(title), Style.BOLD),))
    yield from map(Outgoing, _about(preview, proposal, wording))
    yield from map(Outgoing, _damage(preview, wording))
    yield Outgoing("")
    yield Outgoing(_standing(preview, proposal.choice, wording))
    if preview.gone:
        yield Outgoing(wording.preview.gone.format(id=preview.gone))
    if preview.against:
        yield from _compared(preview.against, wording)


def unreadable(proposal: Proposal, reason: str, wording: Wording) -> Iterator[Outgoing]:
    """A file that nothing can be made of."""
    say = wording.preview
    yield Outgoing(say.file.format(name=proposal.name, number=proposal.number))
    yield Outgoing(say.unreadable.format(reason=reason))


def changes(against: Against, first: int, count: int, wording: Wording) -> Iterator[Outgoing]:
    """Some of the changes that a file brings, whole."""
    for one in against.differences[first : first + count]:
        yield from _difference(one, against, wording, longest=0)
        yield Outgoing("")


def gist(preview: Preview) -> Gist:
    """A preview in a line."""
    near = preview.near
    return Gist(
        title=_title(preview),
        fit=preview.fit,
        of=near.id if near else 0,
        of_title=(near.title or near.name) if near else "",
        changes=len(preview.against.differences) if preview.against else 0,
        damage=len(preview.damage),
    )


def line(at: int, proposal: Proposal, wording: Wording) -> str:
    """A proposal among others: its title, and what it is."""
    say, seen = wording.preview, proposal.gist
    title = quoted(seen.title if seen and seen.title else proposal.name, wording)
    told = say.line.format(at=at, title=title, is_what=_is_what(proposal, wording))
    if seen and seen.damage and proposal.course is Course.OPEN:
        told += f"{wording.frame.separator}{say.damaged.format(count=seen.damage)}"
    return told


def quoted(title: str, wording: Wording) -> str:
    """A title as a title is written, in a line that leaves room for others."""
    plain = " ".join(title.split())
    plain = plain if len(plain) <= _LONGEST_TITLE else f"{plain[: _LONGEST_TITLE - 1]}…"
    return plain if plain.startswith("《") else wording.frame.title.format(title=plain)


def _is_what(proposal: Proposal, wording: Wording) -> str:
    say, seen = wording.preview, proposal.gist or Gist()
    if proposal.course is not Course.OPEN:
        gone = {Course.ORDERED: say.is_taking, Course.TAKEN: say.is_taken}
        return gone.get(proposal.course, say.is_dropped).format(id=proposal.document)
    if seen.error:
        return say.is_unread.format(reason=seen.error)
    near = quoted(seen.of_title, wording)
    sentence = {Fit.NEW: say.is_new, Fit.VERSION: say.is_version, Fit.UNSURE: say.is_unsure}
    return sentence.get(seen.fit, say.is_held).format(title=near, id=seen.of, changes=seen.changes)


def _title(preview: Preview) -> str:
    return " ".join(preview.part.title.value.split()) or preview.name


def _about(preview: Preview, proposal: Proposal, wording: Wording) -> Iterator[str]:
    """The facts, a line each, and those that are missing; then what the file holds."""
    say, part = wording.preview, preview.part
    if part.title.sure < _SURE and not part.title.corrected:
        yield f"⚠ {say.unnamed}"
    yield from _facts(part, wording)
    if missing := _missing(part, proposal.choice, wording):
        yield say.missing.format(fields=wording.differences.joiner.join(missing))
    yield from _ties(part, wording)
    for notice in filter(None, (_notice(part, wording), _past(preview, wording))):
        yield f"⚠ {notice}"
    yield from _held(preview, wording)
    yield say.file.format(name=preview.name, number=proposal.number)


def _facts(part: Part, wording: Wording) -> Iterator[str]:
    """What is known, a line each."""
    labels = wording.documents
    for label, value in (
        (labels.issuer, _value(part.issuer, wording)),
        (labels.number, _value(part.number, wording)),
        (labels.dated, _value(part.dated, wording)),
        (labels.effective, _value(part.effective, wording)),
        (labels.expires, _value(part.expires, wording)),
        (labels.kind, _kind(part.kind, wording)),
        (labels.level, _level(part.level, wording)),
        (labels.place, _value(part.place, wording)),
    ):
        if value:
            yield labels.of.format(label=label, value=value)


def _missing(part: Part, choice: Choice, wording: Wording) -> list[str]:
    """What a document mostly tells and this one does not, but for what somebody said is none."""
    labels = wording.documents
    settled = {one.field for one in choice.corrections}
    wanted = (
        ("issuer", labels.issuer, part.issuer),
        ("dated", labels.dated, part.dated),
        ("place", labels.place, part.place),
    )
    return [label for field, label, fact in wanted if fact is None and field not in settled]


def _notice(part: Part, wording: Wording) -> str:
    """That it is no rule; empty where it may be one."""
    say = wording.notices
    told = {Kind.SPEECH: say.speech, Kind.MODEL_TEXT: say.model_text, Kind.NEWS: say.news}
    return told.get(Kind(part.kind.value), "")


def _past(preview: Preview, wording: Wording) -> str:
    """That it holds no longer, or not yet, by its own dates; empty where it may hold."""
    say = wording.notices
    told = {Status.EXPIRED: say.expired, Status.NOT_YET_EFFECTIVE: say.not_yet_effective}
    return told.get(preview.status, "")


def _ties(part: Part, wording: Wording) -> Iterator[str]:
    """What it says to end or to change, a line each way."""
    for tie in (Tie.REPEALS, Tie.REPLACES, Tie.AMENDS):
        named = dict.fromkeys(
            quoted(one.title, wording) if one.title else one.number
            for one in part.relations
            if one.tie is tie
        )
        if named:
            shown = "".join(list(named)[:_MOST_TIES])
            more = "…" if len(named) > _MOST_TIES else ""
            yield wording.documents.of.format(label=wording.ties[tie], value=f"{shown}{more}")


def _held(preview: Preview, wording: Wording) -> Iterator[str]:
    """How much there is, under which heads, in how many texts, and what was taken out."""
    say, labels = wording.preview, wording.documents
    yield say.size.format(characters=preview.characters, sections=len(preview.headings))
    if preview.headings:
        headings = _headings(preview.headings, wording)
        yield labels.of.format(label=labels.outline, value=headings)
    if len(preview.parts) > 1:
        titles = [quoted(one.title.value, wording) for one in preview.parts]
        yield say.parts.format(count=len(titles), titles="".join(titles))
    if preview.removed:
        told = [
            say.noise.format(noise=wording.noises[noise], count=count)
            for noise, count in preview.removed
        ]
        yield say.cleaned.format(noises=wording.differences.separator.join(told))


def _value(fact: Fact | None, wording: Wording) -> str:
    return _told(fact, fact.value, wording) if fact else ""


def _kind(fact: Fact, wording: Wording) -> str:
    return _told(fact, wording.kinds[Kind(fact.value)], wording)


def _level(fact: Fact | None, wording: Wording) -> str:
    return _told(fact, wording.levels[Level(fact.value)], wording) if fact else ""


def _told(fact: Fact, value: str, wording: Wording) -> str:
    return f"{value}{wording.documents.corrected if fact.corrected else ''}"


def _headings(headings: Sequence[str], wording: Wording) -> str:
    told = [_cut(" ".join(one.split()), _LONGEST_HEADING) for one in headings[:_MOST_HEADINGS]]
    more = "…" if len(headings) > _MOST_HEADINGS else ""
    return f"{wording.frame.separator.join(told)}{more}"


def _damage(preview: Preview, wording: Wording) -> Iterator[str]:
    """What the file lacks; the same thing once."""
    sentences = list(dict.fromkeys(one.sentence for one in preview.damage))
    yield from (f"⚠ {one}" for one in sentences[:_MOST_DAMAGES])
    if len(sentences) > _MOST_DAMAGES:
        yield f"⚠ {wording.preview.damaged_all.format(count=len(preview.damage))}"


def _standing(preview: Preview, choice: Choice, wording: Wording) -> str:
    """How it stands to what is stored."""
    say = wording.preview
    earlier = preview.against is not None and preview.against.earlier
    sentence = {
        Fit.NEW: say.new,
        Fit.VERSION: say.earlier if earlier else say.version,
        Fit.UNSURE: say.unsure,
        Fit.SAME_TEXT: say.same_text,
        Fit.SAME_FILE: say.same_file,
    }[preview.fit]
    near = preview.near
    return sentence.format(
        title=quoted(near.title or near.name, wording) if near else "",
        id=near.id if near else 0,
        chosen="" if choice.of is None else say.chosen,
    )


def _compared(against: Against, wording: Wording) -> Iterator[Outgoing]:
    """How many changes it brings, and the first of them."""
    say, edition = wording.preview, against.edition
    count = len(against.differences)
    yield Outgoing(
        say.compared.format(
            number=edition.number,
            dated=edition.dated or edition.since or "—",
            counts=counted(against.differences, wording),
        )
    )
    for one in against.differences[:CHANGES]:
        yield from _difference(one, against, wording, _LONGEST_LINE)
    if count > CHANGES:
        yield Outgoing(say.shown.format(shown=CHANGES, count=count))


def _difference(
    one: Difference, against: Against, wording: Wording, longest: int
) -> Iterator[Outgoing]:
    """A change: its head, and a line a section a side."""
    for pieces in lines(one, against.old.text, against.new.text, wording):
        yield _line(pieces, longest)


def _line(pieces: Sequence[Piece], longest: int) -> Outgoing:
    """A line of a change, what differs told apart by its looks."""
    words, marks = "", []
    for piece in pieces:
        style = _STYLES.get(piece.face)
        if style and piece.words:
            marks.append(Mark(len(words), len(words) + len(piece.words), style))
        words += piece.words
    text = _cut(words, longest) if longest else words
    kept = (Mark(one.start, min(one.end, len(text)), one.style) for one in marks)
    return Outgoing(text, tuple(one for one in kept if one.start < one.end))


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1]}…"

"""Reads rich text (RTF) of Word, WPS and others; many a .doc is one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from corpus.document import Decoded, UnreadableFileError
from corpus.limits import Limits
from corpus.reader import Reader
from corpus.readers.office.assemble import assemble, picture, plain
from corpus.readers.office.labels import tagged
from corpus.readers.office.page import Edge, Page, Told
from corpus.readers.office.rtf.controls import ENDS, GOALS, SIGNS, THROUGH_STAR, WRITTEN
from corpus.readers.office.rtf.fonts import Fonts
from corpus.readers.office.rtf.state import Frame, Goal, Paragraph, Sink, State, Styles
from corpus.readers.office.rtf.tokens import Sort, Token, tokens

_MAGIC = b"{\\rtf"
_DEEPEST = 2_000
_SILENT = frozenset({Goal.NOTHING, Goal.FONTS, Goal.STYLES, Goal.PICTURE})
_BODY = 9
_SURROGATE = 0x10000


@dataclass(slots=True)
class _Machine:
    """Takes the tokens one by one."""

    page: Page = field(default_factory=Page)
    fonts: Fonts = field(default_factory=Fonts)
    styles: Styles = field(default_factory=Styles)
    edges: list[Edge] = field(default_factory=list)
    edge: Edge = field(default_factory=Edge)
    told: Paragraph = field(default_factory=Paragraph)
    frame: Frame = field(default_factory=Frame)
    state: State = field(default_factory=lambda: State(Sink(Goal.TEXT)))
    outer: list[State] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)
    skip: int = 0
    style: int = 0

    def take(self, token: Token) -> None:
        if token.sort is Sort.BYTES:
            self._bytes(token.data)
            return
        if token.sort is Sort.CONTROL and token.word == "u":
            self._unicode(token.figure or 0)
            return
        self._flush()
        self.skip = 0
        if token.sort is Sort.OPEN:
            self._open()
        elif token.sort is Sort.CLOSE:
            self._close()
        elif token.sort is Sort.SIGN:
            self._sign(token.word)
        else:
            self._control(token.word, token.figure)

    def finish(self) -> None:
        """The file has ended, perhaps in the middle of a group."""
        self._flush()
        self.state = State((self.outer[0] if self.outer else self.state).sink)
        self._end("page")

    def _flush(self) -> None:
        """The bytes so far become characters, in the code page that was on for them."""
        if not self.pending:
            return
        page = self.fonts.of(self.state.font, self.state.far)
        words = plain(self.pending.decode(page, errors="replace"))
        self.pending.clear()
        self._write(words)

    def _bytes(self, data: bytes) -> None:
        """Text; what stands in for a character already written is left out."""
        gone = min(self.skip, len(data))
        self.skip -= gone
        self.pending += data[gone:]

    def _unicode(self, code: int) -> None:
        self._flush()
        self.skip = self.state.skip
        code %= _SURROGATE
        self._write(chr(code))

    def _write(self, words: str) -> None:
        state = self.state
        if state.goal is Goal.STYLES:
            self.styles.name(self.style, words)
        elif state.goal not in _SILENT and not state.hidden and not state.deleted:
            state.sink.words.append(words)

    def _open(self) -> None:
        if len(self.outer) >= _DEEPEST:
            raise UnreadableFileError("文件内部嵌套太深，可能有害，请另存为 .docx 后再上传。")
        self.outer.append(self.state)
        self.state = replace(self.state, starred=False)

    def _close(self) -> None:
        if not self.outer:
            return
        inner, self.state = self.state, self.outer.pop()
        if inner.goal is Goal.PICTURE and self.state.goal is not Goal.PICTURE:
            if self.state.goal is not Goal.NOTHING and (sign := picture(*self.frame.centimetres)):
                self.state.sink.words.append(sign)
        elif inner.sink is not self.state.sink:
            self._closed(inner.sink)

    def _closed(self, sink: Sink) -> None:
        """A group whose text goes somewhere else has ended."""
        lines = [*sink.lines, _joined(sink.words)]
        if sink.goal is Goal.LABEL:
            self.told.label = " ".join(lines)
        elif sink.goal is Goal.NOTE:
            self.page.notes.append(" ".join(lines))
        else:
            self.boxes += [line for line in lines if line.strip()]

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.state.starred = True
        elif sign in "\r\n":
            self._end("par")
        else:
            self._write(SIGNS.get(sign, sign))

    def _control(self, word: str, figure: int | None) -> None:
        if self.state.starred:
            self.state.starred = False
            if word not in THROUGH_STAR:
                self.state.goal = Goal.NOTHING
                return
        if word in GOALS:
            self._goal(GOALS[word])
        elif self.state.goal in {Goal.FONTS, Goal.STYLES, Goal.PICTURE}:
            self._declare(word, figure or 0)
        elif word in WRITTEN:
            self._write(WRITTEN[word])
        elif word in ENDS:
            self._end(word)
        elif not self._character(word, figure):
            self._paragraph(word, figure or 0)

    def _goal(self, goal: Goal) -> None:
        if self.state.goal is Goal.NOTHING:
            return
        self.state.goal = goal
        if goal is Goal.PICTURE:
            self.frame = Frame()
        elif goal in {Goal.NOTE, Goal.BOX, Goal.LABEL}:
            self.state.sink = Sink(goal)

    def _declare(self, word: str, figure: int) -> None:
        """Inside a table of fonts or styles, or a picture."""
        if self.state.goal is Goal.PICTURE:
            _size(self.frame, word, figure)
        elif self.state.goal is Goal.FONTS:
            if word == "f":
                self.state.font = figure
            elif word == "fcharset":
                self.fonts.add(self.state.font, figure)
        elif word == "s":
            self.style = figure
        elif word in {"cs", "ts", "ds"}:
            self.style = -1
        elif word == "outlinelevel" and 0 <= figure < _BODY:
            self.styles.outlines[self.style] = figure

    def _character(self, word: str, figure: int | None) -> bool:
        """What is on for characters; whether the word was one of these."""
        state = self.state
        on = figure != 0
        if word == "ansicpg":
            self.fonts.declare(figure or 0)
        elif word == "uc":
            state.skip = max(0, figure or 0)
        elif word == "f":
            state.font = figure or 0
        elif word == "af":
            state.far = (figure or 0) if state.far_next else state.far
            state.far_next = False
        elif word in {"dbch", "loch", "hich"}:
            state.far_next = word == "dbch"
        elif word == "v":
            state.hidden = on
        elif word == "deleted":
            state.deleted = on
        elif word == "plain":
            state.hidden = state.deleted = False
        else:
            return False
        return True

    def _paragraph(self, word: str, figure: int) -> None:
        """What is on for paragraphs and rows."""
        told = self.told
        if word == "pard":
            self.told = Paragraph(label=told.label)
        elif word == "intbl":
            told.in_table = True
        elif word == "s":
            told.style = figure
        elif word == "outlinelevel":
            told.outline = figure
        elif word == "trowd":
            self.edges, self.edge = [], Edge()
        elif word == "cellx":
            self.edge.right = figure
            self.edges.append(self.edge)
            self.edge = Edge()
        elif word in {"clvmrg", "clmrg"}:
            self.edge.down = self.edge.down or word == "clvmrg"
            self.edge.across = self.edge.across or word == "clmrg"

    def _end(self, word: str) -> None:
        """A paragraph, a cell or a row ends."""
        sink = self.state.sink
        if self.state.goal in _SILENT or self.state.hidden or self.state.deleted:
            return
        words, sink.words = _joined(sink.words), []
        if sink.goal is not Goal.TEXT:
            sink.lines.append(words)
            return
        label = tagged(self.told.label, gap=True)
        if word == "row":
            self.page.end_row(self.edges)
            return
        if word == "cell":
            self.page.end_cell(words, label)
        elif word in {"par", "sect"} or words.strip():
            outline, title = self.styles.of(self.told)
            self.page.end_paragraph(words, Told(self.told.in_table, outline, title, label))
        self.told.label = ""
        for box in self.boxes:
            self.page.end_paragraph(box, Told(self.told.in_table))
        self.boxes = []


def _joined(words: list[str]) -> str:
    """The words; a character that came in two halves becomes one."""
    told = "".join(words)
    return told.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _size(frame: Frame, word: str, figure: int) -> None:
    if word == "picwgoal":
        frame.wide = figure
    elif word == "pichgoal":
        frame.high = figure
    elif word == "picscalex":
        frame.scale_wide = figure
    elif word == "picscaley":
        frame.scale_high = figure


def read(data: bytes, limits: Limits) -> Decoded:
    """The text of a rich text file, its notes at the end."""
    machine = _Machine()
    for token in tokens(data[data.find(_MAGIC) :]):
        machine.take(token)
    machine.finish()
    return assemble(machine.page.written(), limits, f"rtf {machine.fonts.page}")


def recognises(data: bytes) -> bool:
    """Whether the bytes begin as rich text does."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(_MAGIC)


READER = Reader("rich text", (".rtf",), recognises, read)

"""Answers, passages and questions as tests want them."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.document import Damage, DamageKind
from corpus.known import Kind, Status
from rag.answer import Answer, Citation, Claim, Outcome, Passage, Question, Script, Source
from rag.traced import Step

RULE = "县财政对入园幼儿每生每年补助 300 元。"


def source(
    title: str = "云溪县学前教育管理办法",
    *,
    kind: Kind = Kind.REGULATION,
    status: Status = Status.IN_FORCE,
    dated: str = "2024-05-01",
) -> Source:
    """Where a passage stands."""
    return Source(1, f"{title}.txt", 7, title, kind, status, dated, "云溪县教育局", "云溪县")


def cite(
    quote: str = RULE,
    *,
    origin: Source | None = None,
    path: tuple[str, ...] = ("第二章 经费", "第九条"),
    damage: tuple[str, ...] = (),
    chunk: int = 1,
) -> Citation:
    """A citation of words that are the whole of their passage."""
    broken = tuple(Damage(DamageKind.MASKED, 40, 41, sentence) for sentence in damage)
    passage = Passage(chunk, origin or source(), path, 40, 40 + len(quote), quote, broken)
    return passage.cite(quote)


def answered(
    claims: Iterable[tuple[str, tuple[Citation, ...]]] = (),
    *,
    outcome: Outcome = Outcome.ANSWERED,
    script: Script = Script.SIMPLIFIED,
    subject: str = "",
    damage: tuple[str, ...] = (),
    text: str = "幼儿园补助多少？",
) -> Answer:
    """An answer of claims; without any, of one."""
    made = tuple(Claim(words, cited) for words, cited in claims) or (Claim(RULE, (cite(),)),)
    return Answer(
        Question(text),
        outcome,
        script,
        claims=made,
        subject=subject,
        damage=damage,
        trace=(Step("guard", "通过"),),
        seconds=0.25,
    )


def refused(
    outcome: Outcome = Outcome.NOTHING_FOUND,
    *,
    script: Script = Script.SIMPLIFIED,
    subject: str = "",
    damage: tuple[str, ...] = (),
    nearest: tuple[Citation, ...] = (),
    text: str = "县里有几家火锅店？",
) -> Answer:
    """An answer without claims."""
    return Answer(Question(text), outcome, script, subject=subject, damage=damage, nearest=nearest)

"""Questions that could not be answered, in memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.backends.memory.held import Given, Memory
from bot.backends.memory.unanswered import Group
from bot.gap import LACKING, Course, Gap, Lack, Lacking

_SOME = 5


@dataclass(frozen=True, slots=True)
class MemoryGaps:
    """Groups of the answers that are held."""

    memory: Memory = field(default_factory=Memory)

    def fresh(self, most: int) -> list[Lacking]:
        """Those that are in no group yet, the oldest first."""
        memory, held = self.memory, self.memory.unanswered
        with memory.lock:
            grouped = {number for group in held.groups for number in group.members}
            disliked = {
                answer
                for (answer, _), one in memory.votes.items()
                if one.vote and not one.vote.good
            }
            found = [
                Lacking(number, given.question, lack, self._before(number, given))
                for number, given in enumerate(memory.answers, 1)
                if number not in grouped and given.question.strip()
                for lack in [self._lack(number, given, disliked)]
                if lack
            ]
        return found[:most]

    def _lack(self, number: int, given: Given, disliked: set[int]) -> Lack | None:
        if number in disliked:
            return Lack.DISLIKED
        new = number > self.memory.unanswered.passed
        return Lack.REFUSED if new and given.answer.outcome in LACKING else None

    def _before(self, number: int, given: Given) -> str:
        said = (
            one.question
            for one in reversed(self.memory.answers[: number - 1])
            if given.conversation and one.conversation == given.conversation
        )
        return next(said, "")

    def passed(self, answer: int) -> None:
        """All refusals up to the answer of this number have been looked at."""
        with self.memory.lock:
            self.memory.unanswered.passed = answer

    def put(self, answer: int, lack: Lack, gap: int = 0) -> int:
        """Add a question to a group, or to a new one; gives the number of its group."""
        with self.memory.lock:
            groups = self.memory.unanswered.groups
            for number, group in enumerate(groups, 1):
                if answer in group.members:
                    return number
            if not gap:
                groups.append(Group())
            number = gap or len(groups)
            group = groups[number - 1]
            group.members[answer] = lack
            if group.course is Course.ANSWERED:
                group.course, group.turn = Course.OPEN, group.turn + 1
            return number

    def asked(self) -> dict[int, tuple[str, ...]]:
        """The questions of every group that one came to lately, a few of each."""
        with self.memory.lock:
            count = len(self.memory.unanswered.groups)
            found = {number: self._questions(number) for number in range(1, count + 1)}
        return {number: said[:_SOME] for number, said in found.items() if said}

    def _questions(self, number: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.question for _, one in self._members(number)))

    def _members(self, number: int) -> list[tuple[int, Given]]:
        """Its answers, the latest first, but for those of the forgotten."""
        members = sorted(self.memory.unanswered.groups[number - 1].members, reverse=True)
        given = ((one, self.memory.answers[one - 1]) for one in members)
        return [(one, made) for one, made in given if made.question.strip()]

    def gap(self, number: int) -> Gap | None:
        """One group."""
        memory, held = self.memory, self.memory.unanswered
        with memory.lock:
            if not 1 <= number <= len(held.groups):
                return None
            group, members = held.groups[number - 1], self._members(number)
            own = {one for one, _ in members}
            votes = [(of, one.vote) for (of, _), one in memory.votes.items()]
            return Gap(
                number,
                group.course,
                group.turn,
                self._questions(number),
                sum(group.members[one] is Lack.REFUSED for one in own),
                sum(of in own and vote is not None and not vote.good for of, vote in votes),
                sum(of in own for of, person in held.wishes if (of, person) not in held.told),
                max(own, default=0),
                self._before(*members[0]) if members else "",
                max((one.asked for _, one in members), default=None),
                tuple(
                    sorted(
                        v.reason for of, v in votes if of in own and v and not v.good and v.reason
                    )
                ),
            )

    def open(self) -> list[Gap]:
        """The groups nobody has decided on, what came most often first."""
        with self.memory.lock:
            count = len(self.memory.unanswered.groups)
            gaps = [self.gap(number) for number in range(1, count + 1)]
        found = [one for one in gaps if one and one.course is Course.OPEN and one.questions]
        told = [one for one in found if one.times or one.wishes]
        return sorted(told, key=lambda one: (-one.times, -one.wishes, -one.number))

    def decide(self, number: int, turn: int, course: Course) -> bool:
        """What becomes of a group; False where it is no longer at this turn."""
        with self.memory.lock:
            groups = self.memory.unanswered.groups
            if not 1 <= number <= len(groups) or groups[number - 1].turn != turn:
                return False
            groups[number - 1].course, groups[number - 1].turn = course, turn + 1
            return True

"""People in memory."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bot.announcement import PostState
from bot.backends.memory.held import Memory, now
from bot.incoming import spoken_by
from bot.kept import Footprint
from bot.posts import Cause


@dataclass(frozen=True, slots=True)
class MemoryPeople:
    """What people chose, and how much is kept of them."""

    memory: Memory = field(default_factory=Memory)

    def language(self, person: str) -> str:
        """The language chosen, or empty."""
        with self.memory.lock:
            return self.memory.languages.get(person, "")

    def speak(self, person: str, language: str) -> None:
        """Choose a language; empty: as each question is written."""
        with self.memory.lock:
            if language:
                self.memory.languages[person] = language
            else:
                self.memory.languages.pop(person, None)

    def footprint(self, person: str) -> Footprint:
        """How much is kept of them."""
        memory = self.memory
        with memory.lock:
            answers = [
                one.asked for one in memory.answers if one.conversation.endswith(spoken_by(person))
            ]
            votes = [one.told for one in memory.votes.values() if one.person == person]
            filed = [one.told for one in memory.filed.values() if one.person == person]
            feedback = [one.told for one in memory.feedback if one.person == person]
            handoffs = [one.asked for one in memory.handoffs.values() if one.person == person]
            wishes = [
                one.asked for one in memory.unanswered.wishes.values() if one.person == person
            ]
            language = self.language(person)
            subscribed = [now()] if person in memory.subscriptions else []
        kept = (answers, votes, filed, feedback, handoffs, wishes, subscribed)
        return Footprint(
            answers=len(answers),
            votes=len(votes),
            filed=len(filed),
            feedback=len(feedback),
            handoffs=len(handoffs),
            since=min((moment for moments in kept for moment in moments), default=None),
            language=language,
            wishes=len(wishes),
            subscriptions=len(subscribed),
        )

    def forget(self, person: str) -> Footprint:
        """Delete what is kept of them: words and names; gives what there was."""
        memory, ending = self.memory, spoken_by(person)
        with memory.lock:
            found = self.footprint(person)
            own = {
                number
                for number, one in enumerate(memory.answers, 1)
                if one.conversation.endswith(ending)
            }
            memory.sent = {key: of for key, of in memory.sent.items() if of not in own}
            memory.answers = [
                replace(one, conversation="", question="") if number in own else one
                for number, one in enumerate(memory.answers, 1)
            ]
            memory.votes = {k: one for k, one in memory.votes.items() if one.person != person}
            memory.filed = {k: one for k, one in memory.filed.items() if one.person != person}
            memory.feedback = [one for one in memory.feedback if one.person != person]
            waits = memory.unanswered
            own_requests = {k for k, one in memory.handoffs.items() if one.person == person}
            waits.replies = [(k, "" if k in own_requests else text) for k, text in waits.replies]
            waits.wishes = {k: one for k, one in waits.wishes.items() if one.person != person}
            memory.handoffs = {k: o for k, o in memory.handoffs.items() if o.person != person}
            memory.since = {n: at for n, at in memory.since.items() if not n.endswith(ending)}
            memory.languages.pop(person, None)
            memory.subscriptions.pop(person, None)
            _blank_posts(memory, person)
            memory.rooms.pop(person, None)
        return found


def _blank_posts(memory: Memory, person: str) -> None:
    """Take the person from announcements they got, and send them no more of those that wait."""
    for one in memory.posts.values():
        post = one.post
        if post.person != person:
            continue
        if post.state is PostState.PENDING:
            ended = replace(post, state=PostState.FAILED, cause=Cause.LEFT)
            post = replace(ended, turn=post.turn + 1)
        nowhere = replace(post.room, chat=f"?{post.number}")
        one.post = replace(post, person="", bundle="", room=nowhere, numbers=())
        one.chore = None

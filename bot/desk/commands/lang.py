"""`/lang`: the language a person is answered in."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.commands.leaves import instead
from bot.desk.press import Verb, press, read
from bot.desk.scene import Scene
from bot.message import Button, Outgoing, Reaction
from bot.ports import People
from bot.wording import Wording, Wordings
from corpus.fold import fold

AUTO = "auto"
_CODES = {
    AUTO: (AUTO, "自动"),
    "zh": ("zh", "zh-hans", "zh-cn", "cn", "简体", "简体中文", "中文"),
    "zh-hant": ("zh-hant", "zh-tw", "zh-hk", "tw", "繁体", "繁体中文", "正体"),
    "en": ("en", "english", "英文", "英语"),
}


@dataclass(frozen=True, slots=True)
class Lang:
    """Chooses a language; automatic is as the messenger tells and each question is written."""

    people: People
    wordings: Wordings

    def __call__(self, scene: Scene) -> Reaction:
        """The buttons; `/lang en` needs none."""
        asked = fold(scene.incoming.text.strip())
        if not asked:
            return scene.reply([_choice(scene)])
        code = next((code for code, names in _CODES.items() if asked in names), "")
        if not code:
            return scene.say(scene.wording.choices.unknown_language)
        return scene.say(self._chosen(scene, code))

    def pressed(self, scene: Scene) -> Reaction:
        """The language of a button."""
        found = read(scene.incoming.text)
        code = found.words[0] if found and found.words else ""
        if code not in _CODES:
            return Reaction(toast=scene.wording.choices.unknown_language)
        return instead(scene, [Outgoing(self._chosen(scene, code))])

    def _chosen(self, scene: Scene, code: str) -> str:
        """Keep the choice; say so in the language chosen."""
        chosen = "" if code == AUTO else code
        self.people.speak(scene.incoming.person, chosen)
        wording = self.wordings.for_language(chosen or scene.incoming.language)
        return wording.choices.spoken.format(language=named(code, wording))


def named(code: str, wording: Wording) -> str:
    """What a language is called."""
    say = wording.choices
    names = {"zh": say.simplified, "zh-hant": say.traditional, "en": say.english}
    return names.get(code, say.auto)


def _choice(scene: Scene) -> Outgoing:
    now, ticked = scene.chosen or AUTO, scene.wording.buttons.chosen
    row = []
    for code in _CODES:
        label = named(code, scene.wording)
        shown = ticked.format(label=label) if code == now else label
        row.append(Button(shown, press(Verb.LANGUAGE, code)))
    return Outgoing(scene.wording.choices.languages, rows=(tuple(row[:2]), tuple(row[2:])))

"""Phrases of the sitting that several of its parts say."""

from __future__ import annotations

from desktop.decide.sitting.state import Put
from desktop.model.text import Text, pick
from ui.i18n import Phrase, Speech, data, joined, literal, words
from ui.secretary.sitting.desk import Scene


def clock(at: str | None) -> Phrase:
    """The time of day of this computer, HH:MM; empty for None."""
    return (lambda say: say.moment(at)[11:]) if at else literal("")


def person(scene: Scene, member: str) -> Phrase:
    """Id and short name."""
    found = scene.member(member)
    return joined(literal(member), short_name(found.name), by=" ") if found else literal(member)


def short_name(name: Text) -> Phrase:
    """Family name and one initial, as the language orders them: «Көкжиеков Е.», "Y. Kokzhiyekov"."""

    def say_short(say: Speech) -> str:
        shown, _ = pick(name, say.lang)
        parts = shown.split()
        if len(parts) < 2:
            return shown
        family, given = (parts[-1], parts[0]) if say.lang == "en" else (parts[0], parts[1])
        return f"{given[0]}. {family}" if say.lang == "en" else f"{family} {given[0]}."

    return say_short


def title_of(scene: Scene, code: str) -> Phrase:
    """A dossier's title, or its code when the round has none."""
    line = scene.view.line(code)
    return data(line.title) if line else literal(code)


def motion_text(scene: Scene, one: Put) -> Phrase:
    """What was moved: as it was typed, else the standard words of its kind."""
    if one.text:
        return literal(one.text)
    if one.kind in ("keep", "drop") and one.about:
        return words(f"sitting.motion.{one.kind}", title=title_of(scene, one.about[0]))
    return words(f"sitting.motion.{one.kind}", n=len(one.select or one.about))

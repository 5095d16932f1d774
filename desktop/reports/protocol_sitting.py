"""The sitting in the annexes: votes by name, corrections, dissent, who left the room, notes.

Times are the secretary's clock in UTC, so that the page is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from reportlab.platypus import Flowable

from desktop.model.statements import Motion
from desktop.reports import protocol_style as st
from desktop.reports.protocol_data import ProtocolData
from desktop.reports.protocol_motions import clock, flat, motion_words, name, result_words, title
from desktop.reports.protocol_tables import Voices, columns
from desktop.reports.protocol_voice import Voice

PIECE = 900  # characters


def motions(data: ProtocolData, voices: Voices) -> list[Flowable]:
    """The annex of motions: who voted how, corrections, dissenting opinions."""
    story: list[Flowable] = []
    for number, one in enumerate(data.decision.sitting.motions, 1):
        kind = st.style(9.5, bold=True, before=6, after=3, keep=True)
        heads = dict.fromkeys(
            voice.say("motion", number=number, text=motion_words(data, voice, one)) for voice in voices
        )
        story += [st.para(flat(head), kind) for head in heads]
        story.append(table(voices, _lines(data, voices, one)))
    return story


def table(voices: Voices, lines: Iterable[list[str]]) -> Flowable:
    """Lines side by side by language; a long text goes on in further rows, for a row never parts."""
    rows = []
    for line in lines:
        parts = [pieces(text) for text in line]
        for at in range(max(map(len, parts))):
            rows.append([st.para(part[at] if at < len(part) else "", st.BODY) for part in parts])
    return columns(voices, rows)


def pieces(text: str) -> list[str]:
    """The text in parts of some ten lines, broken between words."""
    words, parts = flat(text).split(" "), [""]
    for word in words:
        if len(parts[-1]) + len(word) >= PIECE:
            parts.append("")
        parts[-1] = f"{parts[-1]} {word}".strip()
    return parts


def _lines(data: ProtocolData, voices: Voices, one: Motion) -> Iterable[list[str]]:
    """What stands under a motion, line by line, in each language."""
    if one.mover:
        yield [voice.say("motion-by", name=name(data, voice, one.mover)) for voice in voices]
    if one.reason:
        yield [
            voice.say("motion-reason", reason=voice.say("motion-quoted", text=one.reason)) for voice in voices
        ]
    if one.secret is None:
        for key, members in (
            ("vote-for", one.votes_for),
            ("vote-against", one.votes_against),
            ("vote-abstained", one.abstained),
        ):
            yield [voice.say(key, names=_names(data, voice, members)) for voice in voices]
    yield [result_words(voice, one) for voice in voices]
    for line in one.corrections:
        yield [
            voice.say(
                "vote-corrected",
                name=name(data, voice, line.member),
                was=voice.say(f"vote.{line.was or 'none'}"),
                now=voice.say(f"vote.{line.now}"),
                reason=line.reason,
                at=clock(line.at),
            )
            for voice in voices
        ]
    for member, opinion in sorted(one.dissent.items()):
        yield [
            voice.say(
                "dissent-of", name=name(data, voice, member), text=voice.say("motion-quoted", text=opinion)
            )
            for voice in voices
        ]


def course(data: ProtocolData, voices: Voices) -> list[Flowable]:
    """The annex of the course: when it was, who left for which dossier, changed totals, notes."""
    sitting = data.decision.sitting
    rows: list[list[str]] = []
    if sitting.opened and sitting.closed:
        times = {"opened": clock(sitting.opened), "closed": clock(sitting.closed)}
        rows.append([voice.say("course-times", **times) for voice in voices])
    for one in sitting.away:
        ground = data.round.grounds.get(one.ground)
        rows.append(
            [
                voice.say(
                    "course-away" if one.back else "course-away-open",
                    title=title(data, voice, one.dossier),
                    name=name(data, voice, one.member),
                    ground=voice.text(ground) if ground else one.ground,
                    left=clock(one.left),
                    back=clock(one.back or one.left),
                )
                for voice in voices
            ]
        )
    now = {row.dossier: row.total for row in data.decision.ranking}
    for code, before in sitting.preliminary.items():
        rows.append([_changed(data, voice, code, before, now.get(code)) for voice in voices])
    for code, notes in sitting.notes.items():
        text = " · ".join(notes.split("\n"))
        rows.append(
            [voice.say("course-notes", title=title(data, voice, code), notes=text) for voice in voices]
        )
    return [table(voices, rows)] if rows else []


def has_course(data: ProtocolData) -> bool:
    """Whether there is anything to say in the annex of the course."""
    sitting = data.decision.sitting
    return bool(sitting.away or sitting.notes or sitting.preliminary or sitting.opened)


def _changed(data: ProtocolData, voice: Voice, code: str, before: str, now: str | None) -> str:
    return voice.say(
        "course-changed",
        title=title(data, voice, code),
        before=voice.total(Fraction(before)),
        now=voice.total(Fraction(now)) if now else "—",
    )


def _names(data: ProtocolData, voice: Voice, members: Iterable[str]) -> str:
    return voice.several(name(data, voice, member) for member in members) or voice.say("vote-nobody")

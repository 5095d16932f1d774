"""The words of a motion and of its votes, in one language of the protocol.

What somebody typed is quoted as typed, in whichever language; a standard motion has its words in each.
"""

from __future__ import annotations

from desktop.model.statements import Motion
from desktop.reports.protocol_data import ProtocolData
from desktop.reports.protocol_voice import Voice

NAMED = ("keep", "drop")


def motion_words(data: ProtocolData, voice: Voice, one: Motion) -> str:
    """What was moved."""
    if one.text:
        return quoted(voice, one.text)
    if one.kind in NAMED and len(one.about) == 1:
        return voice.say(f"motion.{one.kind}", title=title(data, voice, one.about[0]))
    return voice.say(f"motion.{one.kind or 'other'}", count=len(one.select or one.about))


def title(data: ProtocolData, voice: Voice, code: str) -> str:
    """A dossier's title and code."""
    line = data.dossiers.get(code)
    return f"{voice.text(line.title)} ({code})" if line else code


def counts(one: Motion) -> tuple[int, int, int]:
    """For, against, abstained."""
    if one.secret is not None:
        return one.secret[0], one.secret[1], one.secret[2]
    return len(one.votes_for), len(one.votes_against), len(one.abstained)


def result_words(voice: Voice, one: Motion) -> str:
    """The votes, and whether they carried it where it is said how many that takes."""
    votes_for, against, abstained = counts(one)
    key = "votes-secret" if one.secret is not None else "votes"
    said = [voice.say(key, votes_for=votes_for, against=against, abstained=abstained)]
    if one.needed is not None:
        carried = "motion-carried" if votes_for >= one.needed else "motion-lost"
        said.append(voice.say(carried, needed=one.needed, entitled=len(one.entitled)))
    return " ".join(said)


def name(data: ProtocolData, voice: Voice, member: str) -> str:
    return voice.text(data.name(member))


def clock(at: str) -> str:
    """`14:21` of a UTC time."""
    return at[11:16]


def flat(text: str) -> str:
    """On paper a text runs on: its own line ends become spaces."""
    return " ".join(text.split())


def quoted(voice: Voice, text: str) -> str:
    """What was typed, in the quotation marks of the language around it."""
    return voice.say("motion-quoted", text=text)

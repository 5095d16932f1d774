"""The numbered points of the protocol in one language: what was present, counted, decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from desktop.reports.protocol_data import ProtocolData
from desktop.reports.protocol_motions import flat, motion_words, result_words
from desktop.reports.protocol_rule import limits, rule_sentences, thresholds
from desktop.reports.protocol_voice import Voice

FEW = 5  # names listed on page one; more stand in an annex
LISTED = 12  # selected dossiers listed one by one in the decision


@dataclass(frozen=True, slots=True)
class Point:
    """A numbered point: a heading, running text, and a list under it."""

    heading: str
    text: str
    items: tuple[str, ...] = ()


def points(data: ProtocolData, voice: Voice) -> list[Point]:
    """All points in their order; the same number in every language."""
    makers: tuple[Callable[[ProtocolData, Voice], Point], ...] = (
        _presence,
        _evaluation,
        _recusals,
        _files,
        _voting,
        _departure,
        _decision,
    )
    return [make(data, voice) for make in makers]


def names(data: ProtocolData, voice: Voice, members: Iterable[str]) -> str:
    """Shown names of members, as a list."""
    return voice.several(voice.text(data.name(member)) for member in members)


def _presence(data: ProtocolData, voice: Voice) -> Point:
    present = data.decision.sitting.presence.present
    quorum, members = data.decision.sitting.presence.quorum, len(data.voters)
    if not present:
        said = [voice.say("presence-unknown", members=members, quorum=quorum or "______")]
    elif not quorum:
        said = [voice.say("presence-no-quorum-set", present=len(present), members=members)]
    else:
        met = "quorum-met" if len(present) >= quorum else "quorum-not-met"
        said = [
            voice.say("presence-count", present=len(present), members=members, quorum=quorum),
            voice.say(met),
        ]
    if present:
        said.append(_absent(data, voice))
    said.append(
        voice.say("chaired", chair=_signer(data, voice, "chair"), secretary=_signer(data, voice, "secretary"))
    )
    return Point(voice.say("presence"), " ".join(said))


def _absent(data: ProtocolData, voice: Voice) -> str:
    absent = [m for m in data.voters if m not in data.decision.sitting.presence.present]
    if not absent:
        return voice.say("absent-none")
    if len(absent) > FEW:
        return voice.say("absent-annex", count=len(absent))
    return voice.say("absent", names=names(data, voice, absent))


def _signer(data: ProtocolData, voice: Voice, role: str) -> str:
    return voice.several(voice.text(s.name) for s in data.signers if s.role == role) or "______________"


def _evaluation(data: ProtocolData, voice: Voice) -> Point:
    ranking = data.decision.ranking
    said = [
        _admitted(data, voice),
        *rule_sentences(data.round.rule, voice),
        thresholds(data.round.rule, voice),
        voice.say("passing", count=sum(row.passes for row in ranking)),
        *limits(data, voice, brief=True),
    ]
    open_ = [row.dossier for row in ranking if "undecidable" in row.fails]
    if open_:
        said.append(voice.say("undecidable-count", count=len(open_), codes=voice.several(open_)))
    said.append(voice.say("rule-where", version=data.round.version))
    return Point(voice.say("evaluation"), " ".join(said))


def _admitted(data: ProtocolData, voice: Voice) -> str:
    outside = [line.code for line in data.dossiers.values() if not line.eligible]
    admitted = len(data.dossiers) - len(outside)
    if not outside:
        return voice.say("admitted", admitted=admitted)
    return voice.say("admitted-annex", admitted=admitted, count=len(outside))


def _recusals(data: ProtocolData, voice: Voice) -> Point:
    count = len(data.recusals)
    text = voice.say("recusals-count", count=count) if count else voice.say("recusals-none")
    if data.decision.sitting.away:
        text = f"{text} {voice.say('recusals-left', count=len(data.decision.sitting.away))}"
    return Point(voice.say("recusals"), text)


def _files(data: ProtocolData, voice: Voice) -> Point:
    counted = sum(line.state in ("accepted", "gap", "proxy") for line in data.members)
    said = [voice.say("files-count", counted=counted, members=len(data.members))]
    missing = data.decision.missing
    said.append(
        voice.say("files-missing", names=names(data, voice, missing))
        if missing
        else voice.say("files-missing-none")
    )
    for state in ("proxy", "fork", "gap", "late", "excluded"):
        found = [line.reviewer for line in data.members if line.state == state]
        if found:
            said.append(voice.say(f"files-{state}", names=names(data, voice, found)))
    refused = len(data.refused)
    said.append(voice.say("files-refused", count=refused) if refused else voice.say("files-refused-none"))
    return Point(voice.say("files"), " ".join(said))


def _voting(data: ProtocolData, voice: Voice) -> Point:
    motions = data.decision.sitting.motions
    if not motions:
        return Point(voice.say("voting"), voice.say("voting-none"))
    brief = len(motions) > FEW
    said = [voice.say("motions-annex", count=len(motions))] if brief else []
    for number, motion in enumerate(motions, 1):
        if brief and not motion.select:
            continue
        said.append(voice.say("motion", number=number, text=_stop(motion_words(data, voice, motion))))
        said.append(result_words(voice, motion))
        if motion.reason:
            said.append(voice.say("motion-reason", reason=_stop(motion.reason)))
        if motion.dissent:
            said.append(voice.say("dissent", names=names(data, voice, sorted(motion.dissent))))
    return Point(voice.say("voting"), flat(" ".join(said)))


def _stop(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _departure(data: ProtocolData, voice: Voice) -> Point:
    decision = data.decision
    heading = voice.say("departure")
    if data.draft and not decision.selection:
        return Point(heading, voice.say("departure-open"))
    if not decision.departed:
        sets = len(decision.proposal)
        several = sets > 1 and decision.selection
        return Point(
            heading, voice.say("departure-choice", sets=sets) if several else voice.say("departure-no")
        )
    proposed = sorted({code for best in decision.proposal for code in best})
    out = [code for code in proposed if code not in decision.selection]
    added = [code for code in decision.selection if code not in proposed]
    said = [voice.say("departure-yes")]
    if out:
        said.append(voice.say("departure-out", codes=voice.several(out)))
    if added:
        said.append(voice.say("departure-in", codes=voice.several(added)))
    return Point(heading, " ".join(said))


def _decision(data: ProtocolData, voice: Voice) -> Point:
    heading, selection = voice.say("decision"), data.decision.selection
    if not selection:
        return Point(heading, voice.say("decision-open" if data.draft else "decision-none"))
    if len(selection) > LISTED:
        return Point(heading, voice.say("decision-table", n=len(selection)))
    order = [row.dossier for row in data.decision.ranking if row.dossier in selection]
    items = tuple(
        f"{place}. {voice.text(data.dossiers[code].title)} ({code})" for place, code in enumerate(order, 1)
    )
    return Point(heading, voice.say("decision-list", n=len(selection)), items)

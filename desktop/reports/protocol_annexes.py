"""The annexes: full ranking, recusals, members and files, rule, votes and dissent, corrections, sheets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from desktop.model.text import Text
from desktop.reports import protocol_style as st
from desktop.reports.protocol_corrections import corrections
from desktop.reports.protocol_data import ProtocolData, RefusedLine
from desktop.reports.protocol_rule import limits, rule_details, rule_sentences, thresholds
from desktop.reports.protocol_sheets import sheets
from desktop.reports.protocol_sitting import course, has_course, motions
from desktop.reports.protocol_tables import Voices, both, columns, joined, plain, ranking

Maker = Callable[[ProtocolData, Voices], list[Flowable]]
ANNEX_ROOM = 240.0  # an annex begins on this page only if there is room for a good part of it


def annexes(data: ProtocolData, voices: Voices) -> list[Flowable]:
    """All annexes; the first begins a page, short ones share it."""
    makers: list[tuple[str, Maker]] = [
        ("annex1", _ranking),
        ("annex2", _recusals),
        ("annex3", _members),
        ("annex4", _rule),
    ]
    if data.decision.sitting.motions:
        makers.append(("annex5", motions))  # point 5 refers to it by this number
    if has_course(data):
        makers.append(("annex-course", course))
    makers.append(("annex-corrections", corrections))
    if data.sheets:
        makers.append(("annex-sheets", sheets))
    story: list[Flowable] = []
    for number, (key, make) in enumerate(makers, 1):
        apart = [PageBreak()] if number == 1 else [Spacer(1, 14), CondPageBreak(ANNEX_ROOM)]
        story += [*apart, *_heading(number, key, voices), *make(data, voices)]
    return story


def _heading(number: int, key: str, voices: Voices) -> list[Flowable]:
    return [
        st.para(joined(voices, "annex", number=number), st.ANNEX),
        st.para(joined(voices, key), st.SECTION),
    ]


def _head(voices: Voices, *keys: str) -> list[Any]:
    return [both(voices, f"col.{key}", st.COLUMN) for key in keys]


def _texts(voices: Voices, text: Text, code: str = "") -> list[Flowable]:
    """A cell: the leading language, under it small the others and the code."""
    lead, *more = dict.fromkeys(voice.text(text) for voice in voices)
    small = " · ".join([*more, *([code] if code else [])])
    return [st.para(lead, st.CELL), *([st.para(small, st.SMALL)] if small else [])]


def _ranking(data: ProtocolData, voices: Voices) -> list[Flowable]:
    return [ranking(data, voices, full=True)]


def _recusals(data: ProtocolData, voices: Voices) -> list[Flowable]:
    if not data.recusals:
        return list(both(voices, "no-recusals", st.BODY))
    rows: list[list[Any]] = [_head(voices, "member", "dossier", "ground")]
    for each in data.recusals:
        ground = data.round.grounds.get(each.ground) or {
            "kk": each.ground,
            "ru": each.ground,
            "en": each.ground,
        }
        title = data.dossiers[each.dossier].title
        rows.append(
            [
                _named(data, voices, each.reviewer),
                _texts(voices, title, each.dossier),
                _texts(voices, ground),
            ]
        )
    return [plain(rows, [32, 45, 23])]


def _named(data: ProtocolData, voices: Voices, member: str) -> list[Flowable]:
    return _texts(voices, data.name(member), member)


def _members(data: ProtocolData, voices: Voices) -> list[Flowable]:
    recorded = bool(data.decision.sitting.presence.present)
    keys = ["member", *(["present"] if recorded else []), "state", "revision", "digest"]
    rows: list[list[Any]] = [_head(voices, *keys)]
    for line in data.members:
        here = line.reviewer in data.decision.sitting.presence.present
        row: list[Any] = [_named(data, voices, line.reviewer)]
        if recorded:
            row.append(both(voices, "yes" if here else "no", st.CELL))
        row += [
            both(voices, f"state.{line.state}", st.CELL),
            st.para(str(line.sequence) if line.sequence is not None else "—", st.MIDDLE),
            st.para(st.breakable(line.digest) if line.digest else "—", st.SMALL_INK),
        ]
        rows.append(row)
    widths = [26, 13, 18, 9, 34] if recorded else [30, 22, 10, 38]
    return [plain(rows, widths), *_refused(data, voices), Spacer(1, 8), *_digests(data, voices)]


def _refused(data: ProtocolData, voices: Voices) -> list[Flowable]:
    if not data.refused:
        return []
    rows: list[list[Any]] = [_head(voices, "file", "digest", "reason")]
    for each in data.refused:
        rows.append(
            [
                st.para(each.name or "—", st.CELL),
                st.para(st.breakable(each.file), st.SMALL_INK),
                _reason(each, voices),
            ]
        )
    return [st.para(joined(voices, "refused-title"), st.CAPTION_KEPT), plain(rows, [24, 34, 42])]


def _reason(each: RefusedLine, voices: Voices) -> list[Flowable]:
    why = each.why
    code = st.para(joined(voices, "refused-code", code=each.code), st.SMALL)
    return [*(_texts(voices, why) if why else []), code]


def _digests(data: ProtocolData, voices: Voices) -> list[Flowable]:
    said: list[Flowable] = []
    for voice in voices:
        version = voice.say("round-digest", version=data.round.version, digest=data.round_digest)
        said.append(st.para(version, st.SMALL))
        if data.decision.close:
            said.append(st.para(voice.say("close-digest", digest=data.decision.close), st.SMALL))
    return said


def _rule(data: ProtocolData, voices: Voices) -> list[Flowable]:
    rule = data.round.rule
    spoken = [
        [
            *rule_sentences(rule, voice),
            thresholds(rule, voice),
            *limits(data, voice),
            *rule_details(rule, voice),
        ]
        for voice in voices
    ]
    cells = [[[st.para(text, st.BODY) for text in column] for column in spoken]]
    return [columns(voices, cells), Spacer(1, 8), _criteria(data, voices)]


def _criteria(data: ProtocolData, voices: Voices) -> Flowable:
    titles = {c.code: c.title for c in data.round.rubric.criteria}
    rows: list[list[Any]] = [_head(voices, "criterion", "weight", "threshold")]
    for each in data.round.rule.criteria:
        title = titles.get(each.code) or {"kk": each.code, "ru": each.code, "en": each.code}
        cell = _texts(voices, _coded(each.code, title))
        limit = voices[0].number(each.threshold) if each.threshold else "—"
        rows.append([cell, st.para(voices[0].number(each.weight), st.MIDDLE), st.para(limit, st.MIDDLE)])
    return plain(rows, [70, 15, 15])


def _coded(code: str, title: Text) -> Text:
    return {lang: f"{code}. {words}" for lang, words in title.items() if words}

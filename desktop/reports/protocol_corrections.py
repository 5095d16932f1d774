"""The annex of corrections: later versions, replaced members, proxies, rulings, applications not admitted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable

from desktop.reports import protocol_style as st
from desktop.reports.protocol_data import ProtocolData
from desktop.reports.protocol_points import names
from desktop.reports.protocol_tables import Voices, both, joined, plain

SHORT = 16  # digits of a digest beside what it is of


def corrections(data: ProtocolData, voices: Voices) -> list[Flowable]:
    """A table for each kind that there is; a sentence when there is none."""
    if data.corrections.none:
        return [*both(voices, "corrections-none", st.BODY)]
    parts = (_versions, _replaced, _proxies, _rulings, _refused)
    return [flowable for part in parts for flowable in part(data, voices)]


def _part(
    voices: Voices, key: str, heads: Sequence[str], rows: list[list[Any]], widths: Sequence[float]
) -> list[Flowable]:
    if not rows:
        return []
    head = [both(voices, f"col.{name}", st.COLUMN) for name in heads]
    return [st.para(joined(voices, f"corrections.{key}"), st.CAPTION_KEPT), plain([head, *rows], widths)]


def _cell(text: str) -> Flowable:
    return st.para(text or "—", st.CELL)


def _digest(digest: str) -> Flowable:
    return st.para(st.breakable(digest[:SHORT]), st.SMALL_INK)


def _versions(data: ProtocolData, voices: Voices) -> list[Flowable]:
    rows = [
        [
            st.para(str(one.version), st.MIDDLE),
            _cell(one.reason),
            _cell(", ".join(one.carried)),
            _cell(names(data, voices[0], one.replaced)),
            _digest(one.digest),
        ]
        for one in data.corrections.versions
    ]
    heads = ("version", "reason", "carried", "stays", "digest")
    return _part(voices, "versions", heads, rows, [9, 35, 24, 17, 15])


def _replaced(data: ProtocolData, voices: Voices) -> list[Flowable]:
    rows = [
        [
            _cell(voices[0].text(data.name(member))),
            both(voices, "counts-yes" if counts else "counts-no", st.CELL),
        ]
        for member, counts in data.corrections.replaced
    ]
    return _part(voices, "replaced", ("member", "counts"), rows, [50, 50])


def _proxies(data: ProtocolData, voices: Voices) -> list[Flowable]:
    rows = [
        [
            _cell(voices[0].text(data.name(one.member))),
            st.para(str(one.signatures), st.MIDDLE),
            both(voices, "counts-yes" if one.counts else "counts-no", st.CELL),
            _digest(one.digest),
            _digest(one.scan),
        ]
        for one in data.corrections.proxies
    ]
    heads = ("member", "signatures", "counts", "digest", "scan")
    return _part(voices, "proxies", heads, rows, [28, 12, 22, 19, 19])


def _rulings(data: ProtocolData, voices: Voices) -> list[Flowable]:
    rows = [
        [
            both(voices, f"ruling.{one.kind}", st.CELL),
            _cell(", ".join(_about(about) for about in one.about)),
            _cell(one.reason),
            st.para(str(one.signatures), st.MIDDLE),
            _digest(one.digest),
        ]
        for one in data.corrections.rulings
    ]
    heads = ("ruling", "about", "reason", "signatures", "digest")
    return _part(voices, "rulings", heads, rows, [18, 24, 30, 12, 16])


def _about(text: str) -> str:
    return text[:SHORT] if len(text) == 64 else text


def _refused(data: ProtocolData, voices: Voices) -> list[Flowable]:
    rows = []
    for one in data.corrections.refused:
        title = [st.para(voices[0].text(one.title), st.CELL), st.para(one.dossier, st.SMALL)]
        reasons = dict.fromkeys([one.reason, *(voice.text(one.remarks) for voice in voices)])
        why = [st.para(text, st.CELL) for text in reasons if text] or [_cell("")]
        rows.append([title, why, _cell(", ".join(one.signers))])
    return _part(voices, "refused", ("dossier", "reason", "signed-by"), rows, [34, 44, 22])

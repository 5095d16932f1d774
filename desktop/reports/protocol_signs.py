"""Lines for wet signatures: never one alone on a page."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from desktop.reports import protocol_style as st
from desktop.reports.protocol_data import ProtocolData, Signer
from desktop.reports.protocol_tables import Commands, Voices, both, joined
from desktop.words import NBSP

LINE = 150.0  # points of a line to sign on
TOGETHER = 3  # rows of members that never part from their heading, nor from the end
ACROSS = 2  # members side by side


def member_signatures(data: ProtocolData, voices: Voices) -> list[Flowable]:
    """The members two abreast, each with a line and the name beside it."""
    members = [s for s in data.signers if s.role == "member"]
    block: list[Flowable] = []
    if members:
        heading = st.para(joined(voices, "sign.members", " / "), st.CAPTION_KEPT)
        block += [Spacer(1, 4), heading, _members(members, voices)]
    if any(signer.signed for signer in data.signers):
        block += [Spacer(1, 4), *both(voices, "signed-note", st.SMALL)]
    return [KeepTogether(block)] if block else []


def heads(data: ProtocolData, voices: Voices) -> list[Flowable]:
    """The lines of the chair and the secretary; whoever lays them out keeps them with what is signed."""
    signers = [s for s in data.signers if s.role != "member"]
    return [Spacer(1, 10), _heads(signers, voices)]


def _heads(signers: Sequence[Signer], voices: Voices) -> Table:
    rows = [
        [st.para(joined(voices, f"sign.{s.role}", " / "), st.BODY), "", _name(s, voices, " / ")]
        for s in signers
    ]
    table = Table(rows, colWidths=[130, LINE, st.WIDTH - 130 - LINE], rowHeights=None)
    table.setStyle([*_lined([1]), ("LEFTPADDING", (2, 0), (2, -1), 12)])
    return table


def _members(signers: Sequence[Signer], voices: Voices) -> Table:
    half = st.WIDTH / ACROSS
    rows: list[list[object]] = []
    for start in range(0, len(signers), ACROSS):
        row: list[object] = []
        for signer in signers[start : start + ACROSS]:
            row += ["", _name(signer, voices, "<br/>")]
        rows.append(row + [""] * (2 * ACROSS - len(row)))
    table = Table(rows, colWidths=[half * 0.33, half * 0.67] * ACROSS)
    keep = min(TOGETHER, len(rows)) - 1
    last = (0, len(rows) - 1 - keep), (-1, -1)
    commands: Commands = [("NOSPLIT", (0, 0), (-1, keep)), ("NOSPLIT", *last)]
    if len(signers) % ACROSS:  # no line without a name
        commands.append(("LINEBELOW", (2, len(rows) - 1), (2, len(rows) - 1), 0.6, st.PAPER))
    table.setStyle(
        [*_lined([0, 2]), ("LEFTPADDING", (1, 0), (1, -1), 8), ("LEFTPADDING", (3, 0), (3, -1), 8), *commands]
    )
    return table


def _lined(columns: Sequence[int]) -> Commands:
    return [
        ("FONT", (0, 0), (-1, -1), st.REGULAR, 8),
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 8),  # room for a hand
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        *(("LINEBELOW", (column, 0), (column, -1), 0.6, st.INK) for column in columns),
    ]


def _name(signer: Signer, voices: Voices, mark: str) -> Paragraph:
    names = dict.fromkeys(st.safe(voice.text(signer.name)) for voice in voices)
    return Paragraph(mark.join(names) + (f"{NBSP}●" if signer.signed else ""), st.CELL)

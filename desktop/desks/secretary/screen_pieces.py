"""Screenings in the draft, and how they become part of a round.

screening / CODE    `Screen`: answers, decision and signatures of one application
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

import msgspec

from desktop.desks.secretary import draft_pieces
from desktop.desks.secretary.draft_pieces import Application
from desktop.errors import Fault
from desktop.intake.language import short
from desktop.intake.round_file import RoundFile
from desktop.intake.source import SourceDossier
from desktop.model.base import Noun
from desktop.model.screening import Answer, Checklist, Finding, Outcome, Screened, Screening, Signer
from desktop.model.text import Text
from desktop.storage import dossiers, draft
from desktop.storage.draft import Piece
from desktop.storage.workspace import Workspace
from desktop.trust import canonical
from desktop.trust.digest import sha256_hex

SCREENING: Final = "screening"


class Screen(Noun, frozen=True):
    """A screening in the making. `basis` is what was signed about: see `basis`."""

    findings: dict[str, Finding] = {}
    outcome: Outcome | Literal[""] = ""
    reason: str = ""
    issued: str = ""
    basis: str = ""
    signers: list[Signer] = []

    def answer(self, item: str) -> Answer | Literal[""]:
        found = self.findings.get(item)
        return found.answer if found is not None else ""

    def ordered(self, items: list[str]) -> list[Finding]:
        """The findings in the order of the checklist; one that is lacking is unclear."""
        return [self.findings.get(item) or Finding(item, "unclear") for item in items]

    def screened(self, items: list[str]) -> Screened | None:
        """As the signed round holds it; None while nobody decided or signed."""
        if self.outcome == "" or not self.signers:
            return None
        return Screened(self.ordered(items), self.outcome, self.reason, self.issued, self.signers)

    def statement(self, round_id: str, code: str, digest: str, items: list[str]) -> Screening:
        """What is signed about the dossier of this digest."""
        assert self.outcome
        bare = Screened(self.ordered(items), self.outcome, self.reason, self.issued, [])
        return bare.statement(round_id, code, digest)


def basis(one: Application) -> str:
    """A digest of what a screening is about: all that the dossier says, but not its title, remarks and place
    in the list, nor what a PDF was called when it came."""
    papers = [
        paper if paper.original is not None else msgspec.structs.replace(paper, name="")
        for paper in sorted(one.documents, key=lambda paper: paper.code)
    ]
    said = [one.code, one.region, one.sector, one.summary, one.organisations, one.facts, papers]
    return sha256_hex(msgspec.json.encode(said, order="sorted"))


def screens(ws: Workspace) -> dict[str, Screen]:
    """Every screening, by the code of its application."""
    return {code: msgspec.convert(body, Screen) for code, body in draft.everything(ws, SCREENING).items()}


def piece(section: str, key: str, noun: msgspec.Struct) -> Piece:
    """A noun as a piece of the draft."""
    return Piece(section, key, msgspec.to_builtins(noun))


def digests(ws: Workspace, said: RoundFile, codes: Iterable[str]) -> dict[str, str]:
    """The digest that each application's dossier would have if it were signed now. Raises `text-missing`."""
    found = {}
    for code in codes:
        body = draft.get(ws, draft_pieces.APPLICATION, code)
        one = msgspec.convert(body, Application)
        known = {paper.sha256: dossiers.text_of(ws, paper.sha256) for paper in one.documents}
        dossier = SourceDossier(one.row(), draft_pieces.papers(one, said, known))
        found[code] = sha256_hex(canonical.encode(dossier.noun(ws.round_id)))
    return found


def attach(
    ws: Workspace, said: RoundFile, held: list[Application], filed: list[SourceDossier], faults: list[Fault]
) -> list[SourceDossier]:
    """Dossiers with their screenings, eligible as those say; what is not yet signed is a fault."""
    if said.checklist is None:
        return filed
    known = screens(ws)
    return [
        _attached(one, dossier, known.get(one.code, Screen()), said.checklist, faults)
        for one, dossier in zip(held, filed, strict=True)
    ]


def _attached(
    one: Application, dossier: SourceDossier, screen: Screen, checklist: Checklist, faults: list[Fault]
) -> SourceDossier:
    if (fault := lack(one, screen, checklist)) is not None:
        faults.append(fault)
    screened = screen.screened([item.code for item in checklist.items])
    admitted = screen.outcome == "admit"
    remarks = _remarks(dossier.row.remarks, screen.reason)
    row = dossier.row._replace(eligible=admitted, remarks=remarks)
    return SourceDossier(row, dossier.documents, screened)


def lack(one: Application, screen: Screen, checklist: Checklist) -> Fault | None:
    """What a screening lacks before the round can be signed."""
    place = {"dossier": one.code}
    if screen.outcome == "":
        return Fault("screening-missing", place)
    if screen.outcome == "wait":
        return Fault("screening-waits", place)
    if screen.signers and screen.basis != basis(one):
        return Fault("screening-outdated", place)
    if len(screen.signers) < checklist.signatures:
        return Fault(
            "screening-signatures", {**place, "n": len(screen.signers), "wanted": checklist.signatures}
        )
    return None


def _remarks(said: Text, reason: str) -> Text:
    """The reason in the language it was written in, unless the register has words of its own."""
    lang = short(reason)
    return said if lang is None or said.get(lang) else {**said, lang: reason}

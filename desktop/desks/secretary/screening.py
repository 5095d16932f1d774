"""Eligibility: the round's checklist answered for each application, decided, signed by one or two people.

A change of what was signed takes the signatures away: nobody answers for what they did not see. The second
signature is another person's, made with that person's own key file and passphrase.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import msgspec

from desktop import clock
from desktop.desks import people
from desktop.desks.secretary import drafting, intake_pieces, screen_pieces
from desktop.desks.secretary.draft_pieces import ROUND, Application
from desktop.desks.secretary.screen_pieces import SCREENING, Screen
from desktop.errors import AlqaError
from desktop.model.screening import Checklist, Finding, Item, Outcome
from desktop.storage import draft
from desktop.storage.draft import Piece
from desktop.storage.workspace import Workspace, read_key_file
from desktop.trust import identity as identities
from desktop.trust import screenings
from desktop.trust.identity import Identity

IDLE_SECONDS: Final = 600  # after which a signatory is asked for the passphrase again


class Signatory:
    """Somebody who signs screenings now, for as long as they go on doing so (see ADR 9)."""

    def __init__(self, who: Identity, now: Callable[[], float] = time.monotonic) -> None:
        self._who, self._now = who, now
        self._last = now()

    @property
    def name(self) -> str:
        return self._who.name

    @property
    def key(self) -> str:
        return self._who.key

    @property
    def awake(self) -> bool:
        """Whether they signed something lately."""
        return self._now() - self._last < IDLE_SECONDS

    def use(self) -> Identity:
        """The keys, for one more act. Raises `screening-idle`."""
        if not self.awake:
            raise AlqaError("screening-idle", name=self.name)
        self._last = self._now()
        return self._who


def unlock(ws: Workspace, passphrase: str, key_file: Path | None = None) -> Signatory:
    """The owner of the workspace, or another person with a key file. Raises `passphrase-wrong`."""
    if key_file is not None:
        return Signatory(people.load(key_file, passphrase)[0])
    return Signatory(identities.unlock(read_key_file(ws.folder), passphrase))


def set_checklist(ws: Workspace, checklist: Checklist | None) -> None:
    """The conditions of the round; screenings that no longer fit lose their signatures."""
    drafting.resume(ws)
    said = msgspec.structs.replace(drafting.round_of(ws), checklist=checklist)
    pieces = [Piece(ROUND, "", msgspec.to_builtins(said))]
    items = {item.code for item in checklist.items} if checklist is not None else set()
    for code, screen in screen_pieces.screens(ws).items():
        kept = {item: finding for item, finding in screen.findings.items() if item in items}
        changed = msgspec.structs.replace(screen, findings=kept, signers=[], issued="")
        if screen.signers or kept != screen.findings:
            pieces.append(screen_pieces.piece(SCREENING, code, changed))
    draft.change(ws, pieces, clock.now())


def answer(ws: Workspace, codes: Iterable[str], finding: Finding | None, item: str) -> None:
    """Answer one condition of one or several applications; None takes the answer away."""

    def change(screen: Screen) -> Screen:
        findings = {code: found for code, found in screen.findings.items() if code != item}
        if finding is not None:
            findings[item] = finding
        return msgspec.structs.replace(screen, findings=findings)

    _change(ws, codes, change)


def decide(ws: Workspace, codes: list[str], outcome: Outcome, reason: str) -> None:
    """Admit, keep waiting or refuse, in words. Several at once only where the findings are the same.

    Raises `screening-unanswered`, `screening-without-reason-yet`, `screening-unequal`."""
    items = items_of(ws)
    held = screen_pieces.screens(ws)
    answers = {code: _answers(held.get(code, Screen()), items) for code in codes}
    if len(set(answers.values())) > 1:
        raise AlqaError("screening-unequal", n=len(codes))
    for code in codes:
        screen = held.get(code, Screen())
        open_ = [item.code for item in items if not screen.answer(item.code)]
        if open_ and outcome != "wait":
            raise AlqaError("screening-unanswered", dossier=code, items=open_)
        if screenings.reason_missing(screen.ordered([item.code for item in items]), outcome, reason):
            raise AlqaError("screening-reason-first", dossier=code)
    _change(ws, codes, lambda screen: msgspec.structs.replace(screen, outcome=outcome, reason=reason.strip()))


def undecide(ws: Workspace, codes: list[str]) -> None:
    """Take a decision back, with its signatures; the answers stay."""
    _change(ws, codes, lambda screen: msgspec.structs.replace(screen, outcome="", reason=""))


def sign(ws: Workspace, codes: list[str], who: Signatory) -> list[str]:
    """Put one signature to the decisions; the codes that are now signed as the round asks.

    Raises `screening-undecided`, `screening-same-person`, `screening-enough`, `screening-idle`."""
    said = drafting.round_of(ws)
    checklist = said.checklist
    if checklist is None:
        raise AlqaError("screening-no-checklist")
    items = [item.code for item in checklist.items]
    held = screen_pieces.screens(ws)
    digests = screen_pieces.digests(ws, said, codes)
    me = who.use()
    pieces, done = [], []
    for code in codes:
        one = intake_pieces.application(ws, code)
        screen = held.get(code, Screen())
        if one is None or screen.outcome == "":
            raise AlqaError("screening-undecided", dossier=code)
        signed = _signed(ws.round_id, one, digests[code], screen, items, checklist.signatures, me)
        pieces.append(screen_pieces.piece(SCREENING, code, signed))
        if len(signed.signers) >= checklist.signatures:
            done.append(code)
    draft.change(ws, pieces, clock.now())
    return done


def items_of(ws: Workspace) -> list[Item]:
    """The conditions of the round. Raises `screening-no-checklist`."""
    checklist = intake_pieces.round_of(ws).checklist
    if checklist is None:
        raise AlqaError("screening-no-checklist")
    return checklist.items


def _signed(
    round_id: str, one: Application, digest: str, screen: Screen, items: list[str], wanted: int, me: Identity
) -> Screen:
    about = screen_pieces.basis(one)
    fresh = screen.basis == about and bool(screen.signers)
    signers = screen.signers if fresh else []
    if any(signer.key == me.key for signer in signers):
        raise AlqaError("screening-same-person", dossier=one.code)
    if len(signers) >= wanted:
        raise AlqaError("screening-enough", dossier=one.code)
    issued = screen.issued if fresh else clock.now()
    said = msgspec.structs.replace(screen, issued=issued, basis=about, signers=signers)
    statement = said.statement(round_id, one.code, digest, items)
    return msgspec.structs.replace(said, signers=[*signers, screenings.sign(me, statement)])


def _answers(screen: Screen, items: list[Item]) -> tuple[str, ...]:
    return tuple(screen.answer(item.code) for item in items)


def _change(ws: Workspace, codes: Iterable[str], how: Callable[[Screen], Screen]) -> None:
    """Change screenings as one act; signatures stay only where nothing changed."""
    drafting.resume(ws)
    held = screen_pieces.screens(ws)
    pieces = []
    for code in codes:
        old = held.get(code, Screen())
        new = how(old)
        if new != old:
            bare = msgspec.structs.replace(new, signers=[], issued="", basis="")
            pieces.append(screen_pieces.piece(SCREENING, code, bare))
    draft.change(ws, pieces, clock.now())

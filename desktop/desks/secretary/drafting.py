"""A round before it is signed: begun, taken from a folder, checked as a whole, signed.

The draft lies in the workspace like everything else: encrypted, journaled, undoable. A signed version is
never edited: signing the draft again makes the next version, with a reason.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from desktop import clock
from desktop.desks import people, rounds
from desktop.desks.secretary import amending, building, draft_pieces, screen_pieces
from desktop.desks.secretary.building import Built
from desktop.desks.secretary.draft_pieces import APPLICATION, CARD, DECLARATION, MANDATE, ROUND, Application
from desktop.desks.views import Amended
from desktop.errors import AlqaError, Fault
from desktop.exchange import files
from desktop.exchange import statements as statement_files
from desktop.intake.register import row_faults
from desktop.intake.round_file import RoundFile, look_at
from desktop.intake.source import Gathered, Source, SourceDossier, language_warnings, read_source
from desktop.model.people import RosterEntry
from desktop.model.statements import Card, Declaration, Mandate
from desktop.pages.server import PageServer
from desktop.storage import dossiers, draft
from desktop.storage.workspace import Workspace
from desktop.trust import canonical, envelope
from desktop.trust.envelope import Verified


@dataclass(frozen=True)
class Checked:
    """What stands between a draft and its signature: `faults` stop it, `warnings` do not."""

    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


def start(key_file: Path, passphrase: str, workspace: Path, said: RoundFile) -> Workspace:
    """A new workspace with `said` as the draft of its round and nothing signed."""
    me, key_bytes = people.load(key_file, passphrase)
    ws = Workspace.create(workspace, me, key_bytes, "secretary", said.id)
    try:
        draft.put(ws, ROUND, "", msgspec.to_builtins(said), clock.now())
        draft.wall(ws)
    except BaseException:
        ws.close()
        shutil.rmtree(workspace, ignore_errors=True)
        raise
    return ws


def take_folder(ws: Workspace, folder: Path) -> Checked:
    """Make a whole source folder the draft, in one act that undo takes back; what is wrong in it is
    returned and stands in the draft to be mended, but papers that were refused stay out."""
    with PageServer() as pages:
        source = read_source(folder, ws.identity, pages, dossiers.texts(ws))
    if source.round.id != ws.round_id:
        raise AlqaError("round-other", found=source.round.id, expected=ws.round_id)
    building.keep_documents(ws, source)
    pieces = draft_pieces.of_source(source)
    with ws.transaction():
        for text in source.texts().values():
            dossiers.put_text(ws, canonical.encode(text))
        draft.change(ws, [*pieces, *draft_pieces.gone(ws, pieces)], clock.now())
    return Checked(tuple(source.faults), tuple(source.warnings))


def begun(ws: Workspace) -> bool:
    """Whether there is a draft (a round that was built in one go has none until `resume`)."""
    return draft.get(ws, ROUND) is not None


def resume(ws: Workspace) -> None:
    """See that there is a draft to edit: a round signed without one gives it. Raises `round-missing`."""
    if begun(ws):
        return
    signed = rounds.current(ws).body
    held = dossiers.several(ws, [ref.digest for ref in signed.dossiers])
    with ws.transaction():
        draft.change(ws, draft_pieces.of_signed(signed, held), clock.now())
        draft.wall(ws)


def round_of(ws: Workspace) -> RoundFile:
    """The draft of the round itself. Raises `draft-missing`."""
    return msgspec.convert(_round(ws), RoundFile)


def put_round(ws: Workspace, said: RoundFile) -> None:
    """Change it; the id is fixed when the workspace is made. Raises `round-other`."""
    if said.id != ws.round_id:
        raise AlqaError("round-other", found=said.id, expected=ws.round_id)
    draft.put(ws, ROUND, "", msgspec.to_builtins(said), clock.now())


def applications(ws: Workspace) -> list[Application]:
    """The applications of the draft, in the register's order."""
    held = [msgspec.convert(one, Application) for one in draft.everything(ws, APPLICATION).values()]
    return sorted(held, key=lambda one: (one.line, one.code))


def source_of(ws: Workspace) -> Source:
    """The draft as the source of a round, with everything that is wrong with it. Raises `draft-missing`."""
    said, faults = look_at(msgspec.json.encode(_round(ws)))
    held = applications(ws)
    rows = [one.row() for one in held]
    roster, cards = _roster(ws, said, faults)
    known = dossiers.texts(ws)
    bare = [SourceDossier(one.row(), draft_pieces.papers(one, said, known)) for one in held]
    filed = screen_pieces.attach(ws, said, held, bare, faults)
    if not rows:
        faults.append(Fault("register-empty"))
    faults.extend(row_faults(rows, said))
    warnings = [*language_warnings(said, rows), *_absent(said, held)]
    return Gathered(said, rows, roster, cards, _declarations(ws), filed, faults, warnings).source()


def check(ws: Workspace) -> Checked:
    """Everything that is wrong with the draft, each fault with its place."""
    source = source_of(ws)
    return Checked(tuple(source.faults), tuple(source.warnings))


def sign(ws: Workspace, mandate: Path | None = None, reason: str = "") -> Built | Amended:
    """Sign the draft: as version 1, or as the next version, which must say why. Raises every fault of
    the draft at once; the mandate is that of `mandate`, else the draft's."""
    prepared = building.prepare(source_of(ws))
    with ws.transaction():
        made = (
            amending.amend_prepared(ws, prepared, reason)
            if signed(ws)
            else _first(ws, prepared, _mandate(ws, mandate))
        )
        draft.wall(ws)
    return made


def signed(ws: Workspace) -> bool:
    """Whether a version of the round is signed."""
    try:
        rounds.chain(ws)
    except AlqaError as error:
        if error.code != "round-missing":
            raise
        return False
    return True


def _first(ws: Workspace, prepared: building.Prepared, given: Verified[Mandate] | None) -> Built:
    made, seed = building.first_version(ws.identity, prepared, given)
    building.keep(ws, prepared, made, given, seed)
    return building.built(ws, prepared, made, given)


def _round(ws: Workspace) -> Any:
    found = draft.get(ws, ROUND)
    if found is None:
        raise AlqaError("draft-missing")
    return found


def _mandate(ws: Workspace, path: Path | None) -> Verified[Mandate] | None:
    if path is not None:
        return statement_files.read_statement(path, Mandate)
    held = draft.get(ws, MANDATE)
    return _verified(held, Mandate) if held is not None else None


def _verified(text: str, kind: type[Any]) -> Verified[Any]:
    return envelope.verify(envelope.read(draft_pieces.unpacked(text)), kind)


def _declarations(ws: Workspace) -> list[Verified[Declaration]]:
    return [_verified(text, Declaration) for text in draft.everything(ws, DECLARATION).values()]


def _roster(
    ws: Workspace, said: RoundFile, faults: list[Fault]
) -> tuple[list[RosterEntry], dict[str, Verified[Card]]]:
    """Seats with the keys of their cards, or with those that the signed round has for them."""
    held = draft.everything(ws, CARD)
    before = {entry.id: entry for entry in rounds.current(ws).body.roster} if signed(ws) else {}
    entries: list[RosterEntry] = []
    cards: dict[str, Verified[Card]] = {}
    for seat in said.roster:
        if seat.id in held:
            card = cards[seat.id] = _verified(held[seat.id], Card)
            entries.append(RosterEntry(seat.id, seat.name, card.body.key, card.body.recipient, seat.roles))
        elif seat.id in before:
            entries.append(msgspec.structs.replace(before[seat.id], name=seat.name, roles=seat.roles))
        else:
            faults.append(Fault("card-missing", {"member": seat.id, "file": seat.card}))
    faults.extend(_shared(entries))
    return entries, cards


def _shared(entries: list[RosterEntry]) -> list[Fault]:
    first: dict[str, str] = {}
    for entry in entries:
        first.setdefault(entry.key, entry.id)
    return [
        Fault("card-shared", {"member": entry.id, "other": first[entry.key]})
        for entry in entries
        if first[entry.key] != entry.id
    ]


def _absent(said: RoundFile, held: list[Application]) -> list[Fault]:
    required = [kind.code for kind in said.documents if kind.required]
    return [
        Fault("document-required-missing", {"dossier": one.code, "document": code})
        for one in held
        for code in required
        if code not in {paper.code for paper in one.documents}
    ]


def write_applicants(ws: Workspace, out: Path) -> int:
    """The list on which conflicts are declared, from the draft; how many applicants it names."""
    found = building.applicant_list_of(source_of(ws))
    files.write_file(out, found[0])
    return found[1]

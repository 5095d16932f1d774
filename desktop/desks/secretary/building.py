"""Building a round from a source folder: read, check everything, sign version 1, keep it encrypted."""

from __future__ import annotations

import secrets as random_source
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from desktop import clock
from desktop.decide import lot
from desktop.desks import people
from desktop.desks.secretary import draft_pieces
from desktop.desks.secretary.deciding import LOT_SEED
from desktop.errors import AlqaError, Fault
from desktop.exchange import files
from desktop.exchange import statements as statement_files
from desktop.intake import applicants as applicant_list
from desktop.intake.source import Source, read_source
from desktop.model.dossier import DossierRef
from desktop.model.rule import Lot, Rule
from desktop.model.statements import Amendment, Mandate, Round
from desktop.pages.server import PageServer
from desktop.storage import blobs, dossiers, journal, secrets, statements
from desktop.storage.workspace import Workspace
from desktop.trust import authority, canonical, envelope
from desktop.trust.digest import comparison_code, sha256_hex
from desktop.trust.envelope import Verified
from desktop.trust.identity import Identity


@dataclass(frozen=True)
class Built:
    """A built round: its open workspace and what a person compares over the phone."""

    workspace: Workspace
    round_id: str
    digest: str
    code: str
    dossiers: int
    authority: bool
    warnings: tuple[Fault, ...]


@dataclass(frozen=True)
class Prepared:
    """A checked source with its dossiers encoded and named by digest, in the register's order."""

    source: Source
    payloads: tuple[bytes, ...]
    refs: tuple[DossierRef, ...]


def applicants(source: Path, out: Path) -> int:
    """Write the list on which conflicts are declared; returns how many applicants it names."""
    found = applicant_list.applicants(source)
    files.write_file(out, applicant_list.encode(found))
    return len(found.applicants)


def build(source: Path, key_file: Path, passphrase: str, workspace: Path, mandate: Path | None) -> Built:
    """Read `source`, sign round version 1 with the secretary's key and make the workspace.

    Every fault of the source is raised at once; when anything is refused no workspace stays behind.
    """
    me, key_bytes = people.load(key_file, passphrase)
    given = statement_files.read_statement(mandate, Mandate) if mandate else None
    with PageServer() as pages:
        prepared = prepare(read_source(source, me, pages))
    signed, seed = first_version(me, prepared, given)
    ws = Workspace.create(workspace, me, key_bytes, "secretary", signed.body.round)
    try:
        with ws.transaction():
            keep(ws, prepared, signed, given, seed)
            draft_pieces.remember(ws, prepared.source, clock.now())
    except BaseException:
        ws.close()
        shutil.rmtree(workspace, ignore_errors=True)
        raise
    return built(ws, prepared, signed, given)


def applicant_list_of(source: Source) -> tuple[bytes, int]:
    """The file on which conflicts are declared, and how many applicants it names. Raises
    `round-no-secretary`."""
    desks = [seat.id for seat in source.round.roster if "secretary" in seat.roles]
    recipients = [entry.recipient for entry in source.roster if entry.id in desks]
    if not recipients:
        raise AlqaError("round-no-secretary")
    rows = [one.row for one in source.dossiers]
    found = applicant_list.list_of(source.round, recipients, rows)
    return applicant_list.encode(found), len(rows)


def first_version(
    me: Identity, prepared: Prepared, given: Verified[Mandate] | None
) -> tuple[Verified[Round], str | None]:
    """Version 1, signed and checked, and the lot's seed that the builder keeps."""
    rule, seed = sealed_lot(prepared.source.round.rule)
    body = round_body(prepared, rule, given, version=1, previous=None, amendment=None)
    return sign_checked(me, body, given, None), seed


def built(
    ws: Workspace, prepared: Prepared, signed: Verified[Round], given: Verified[Mandate] | None
) -> Built:
    """What the secretary is told of a first version."""
    return Built(
        ws,
        signed.body.round,
        signed.digest,
        comparison_code(signed.digest),
        len(prepared.refs),
        given is not None,
        tuple(prepared.source.warnings),
    )


def prepare(source: Source) -> Prepared:
    """Encode the dossiers of a source that has no faults."""
    source.require()
    nouns = [one.noun(source.round.id) for one in source.dossiers]
    payloads = tuple(canonical.encode(noun) for noun in nouns)
    refs = tuple(
        DossierRef(
            one.row.code, one.row.title, sha256_hex(payload), one.row.eligible, one.row.remarks, one.screening
        )
        for one, payload in zip(source.dossiers, payloads, strict=True)
    )
    return Prepared(source, payloads, refs)


def sealed_lot(rule: Rule) -> tuple[Rule, str | None]:
    """The rule with the lot's seed replaced by its hash, and the seed that the builder keeps.

    An empty seed in round.json asks for a random one.
    """
    seeds = [step.lot for step in rule.tie_break if isinstance(step, Lot)]
    if not seeds:
        return rule, None
    if seeds[0].startswith("sha256:"):
        raise AlqaError("lot-already-sealed")
    seed = seeds[0] or random_source.token_hex(32)
    steps = [Lot(lot.commitment(seed)) if isinstance(step, Lot) else step for step in rule.tie_break]
    return msgspec.structs.replace(rule, tie_break=steps), seed


def round_body(
    prepared: Prepared,
    rule: Rule,
    mandate: Verified[Mandate] | None,
    *,
    version: int,
    previous: str | None,
    amendment: Amendment | None,
) -> Round:
    """The statement that is signed."""
    said = prepared.source.round
    return Round(
        schema="alqa.round.v1",
        round=said.id,
        version=version,
        previous=previous,
        amendment=amendment,
        title=said.title,
        body=said.body,
        notice=said.notice,
        rubric=said.rubric,
        rule=rule,
        regions=said.regions,
        sectors=said.sectors,
        grounds=said.grounds,
        dossiers=list(prepared.refs),
        roster=prepared.source.roster,
        assignment=prepared.source.assignment,
        recusals=prepared.source.recusals,
        dates=said.dates,
        cosignatures=said.cosignatures,
        quorum=said.quorum,
        visibility=said.visibility,
        mandate=mandate.digest if mandate else None,
        issued=clock.now(),
        checklist=said.checklist,
    )


def sign_checked(
    me: Identity, body: Round, mandate: Verified[Mandate] | None, previous: Verified[Round] | None
) -> Verified[Round]:
    """Sign a round and refuse it as any reader would: mandate, roster, chain."""
    if body.visibility.sealed_until_close:
        raise AlqaError("sealed-until-close-later")
    signed = envelope.verify(envelope.sign(me, body), Round)
    faults = authority.check_mandate(mandate, None) if mandate else []
    faults = [*faults, *authority.check_round(signed, mandate, previous)]
    if faults:
        raise AlqaError.of(faults)
    return signed


def keep(
    ws: Workspace,
    prepared: Prepared,
    signed: Verified[Round],
    mandate: Verified[Mandate] | None,
    seed: str | None,
) -> None:
    """Everything of a version into the workspace: documents first, then all rows at once."""
    keep_documents(ws, prepared.source)
    now = clock.now()
    with ws.transaction():
        for payload in prepared.payloads:
            dossiers.put(ws, payload)
        for text in prepared.source.texts().values():
            dossiers.put_text(ws, canonical.encode(text))
        for verified in statements_of(prepared.source.declarations, mandate, signed):
            statements.add(ws, verified, None, now)
        if seed is not None:
            secrets.put(ws, LOT_SEED, seed)
        journal.append(ws, "round", {"version": signed.body.version, "digest": signed.digest}, now)


def keep_documents(ws: Workspace, source: Source) -> None:
    """The bytes of every document, encrypted under its content hash."""
    for sha256, path in source.paths().items():
        with files.system_errors(path), path.open("rb") as stream:
            blobs.put(ws, sha256, stream)


def statements_of(
    declared: Iterable[Verified[Any]], mandate: Verified[Mandate] | None, signed: Verified[Round]
) -> list[Verified[Any]]:
    """The statements of a version in the order they came to be."""
    return [*([mandate] if mandate else []), *declared, signed]

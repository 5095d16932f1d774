"""Real files for the commissioner's tests: key files, packs of the fictional round, an open workspace."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import msgspec

from desktop.desks import commissioner
from desktop.desks.commissioner import Opened
from desktop.exchange import pack, scores
from desktop.model.dossier import Document, DocumentText, Dossier, DossierRef, PageText
from desktop.model.people import RosterEntry
from desktop.model.statements import Amendment, Recused, Scores
from desktop.storage.workspace import Workspace
from desktop.trust.canonical import encode
from desktop.trust.digest import sha256_hex
from desktop.trust.envelope import Verified
from tests.helpers import world

CODES = ("D1", "D2", "D3")
ASSIGNED = ["D2", "D1"]
RECUSED = Recused("C02", "D3", "employer", "works there", None)


def paper(code: str) -> bytes:
    return f"%PDF-1.7 of {code}".encode()


def paper_text(code: str) -> bytes:
    words = [PageText(595_000, 842_000, f"жылу желісі {code}"), PageText(595_000, 842_000, "second page")]
    return encode(DocumentText("alqa.text.v1", sha256_hex(paper(code)), words))


def noun(code: str, jobs: str = "12") -> bytes:
    """A dossier with one document, canonical."""
    data, text = paper(code), paper_text(code)
    document = Document("plan", {"en": "Plan"}, sha256_hex(data), len(data), 2, sha256_hex(text))
    return encode(
        Dossier("alqa.dossier.v1", world.ROUND, code, ["ATY"], "food", {}, [], {"jobs": jobs}, [document])
    )


def blobs(nouns: dict[str, bytes]) -> dict[str, bytes]:
    """Everything that a pack of these dossiers holds, by hash."""
    parts = [part for code, data in nouns.items() for part in (data, paper(code), paper_text(code))]
    return {sha256_hex(part): part for part in parts}


def nouns(**jobs: str) -> dict[str, bytes]:
    """The dossiers of C02; `D1="13"` is another number of jobs."""
    return {code: noun(code, jobs.get(code, "12")) for code in ASSIGNED}


def version(held: dict[str, bytes], **changes: Any) -> Verified[Any]:
    """A version of the round over these dossiers; C02 reads D2 and D1 and is recused from D3."""
    held = {**held, "D3": noun("D3")}
    refs = [DossierRef(code, {"en": f"Title {code}"}, sha256_hex(held[code]), True, {}) for code in CODES]
    body = world.round_body(
        dossiers=refs,
        assignment=[world.Assigned("C02", ASSIGNED)],
        recusals=[RECUSED],
        **changes,
    )
    return world.signed(body, "secretary")


def second_version(held: dict[str, bytes], carried: list[str] | None = None, **changes: Any) -> Verified[Any]:
    """The version that follows `version(nouns())`."""
    amendment = Amendment("why", carried or [], [])
    return version(held, version=2, previous=version(nouns()).digest, amendment=amendment, **changes)


def second_pack(folder: Path, carried: list[str] | None = None, **changes: Any) -> Path:
    """An update in which D1 has another number of jobs; it carries only what is missing."""
    held = nouns(D1="13")
    statements = [world.mandate(), version(nouns()), second_version(held, carried, **changes)]
    return write_pack(folder / "2.alqa-pack", statements, {sha256_hex(held["D1"]): held["D1"]})


def roster_with(**changes: str) -> list[RosterEntry]:
    """The roster with another key or recipient for C02."""
    entries = world.round_body().roster
    return [msgspec.structs.replace(one, **changes) if one.id == "C02" else one for one in entries]


def write_pack(
    path: Path, statements: list[Verified[Any]], held: dict[str, bytes], reader: str = "C02"
) -> Path:
    contents = pack.PackContents(statements, held, lambda sha256: io.BytesIO(held[sha256]))
    pack.write_pack(path, contents, [world.person("C02").recipient])
    return path


def first_pack(folder: Path) -> Path:
    """Version 1 with the mandate, whole."""
    held = nouns()
    return write_pack(folder / "C02.alqa-pack", [world.mandate(), version(held)], blobs(held))


def key_file(folder: Path, name: str = "C02") -> Path:
    path = folder / f"{name}.alqa-key"
    path.write_bytes(world.created(name).key_file)
    return path


def open_pack(folder: Path, packed: Path, name: str = "C02", into: str = "ws") -> Opened:
    return commissioner.open_pack(packed, key_file(folder, name), world.PASSPHRASE, folder / into)


def fill(ws: Workspace, steps: int = 6) -> None:
    """The same mark on every criterion of everything that is assigned."""
    for code in ASSIGNED:
        for criterion in ("A1", "A2"):
            commissioner.set_mark(ws, code, criterion, steps)


def read_bundle(path: Path, who: str = "secretary") -> Verified[Scores]:
    return scores.read_scores(path, world.person(who))

"""A workspace with a great many dossiers through the real storage: for the search's figure."""

from __future__ import annotations

import random
from pathlib import Path

from desktop.model.dossier import Document, DocumentText, Dossier, DossierRef, PageText
from desktop.model.statements import Assigned
from desktop.storage import dossiers, statements
from desktop.storage.workspace import Workspace
from desktop.trust.canonical import encode
from desktop.trust.digest import sha256_hex
from tests.helpers import world

STEMS = (
    *("жылу", "желі", "кластер", "өңір", "экспорт", "инвестиция", "логистика", "машина", "сүт", "астық"),
    *("тепло", "сеть", "регион", "вывоз", "вложение", "склад", "станок", "молоко", "зерно", "спрос"),
    *("heat", "grid", "region", "market", "loan", "store", "lathe", "milk", "grain", "demand"),
)
READER = "C02"


def words(rng: random.Random, count: int) -> str:
    """Words of a vocabulary of some thousands; the shorter the stem's tail the more common."""
    return " ".join(
        f"{rng.choice(STEMS)}{'абвгдежз'[: rng.randrange(4)]}{rng.randrange(90)}" for _ in range(count)
    )


def make(folder: Path, count: int) -> Workspace:
    """An open workspace whose round assigns `count` dossiers of one document with one page."""
    made = world.created(READER)
    ws = Workspace.create(folder, made.identity, made.key_file, "commissioner", world.ROUND)
    rng, refs = random.Random(7), []
    with ws.transaction():
        statements.add(ws, world.mandate(), "bench", world.WHEN)
        for n in range(count):
            refs.append(_put(ws, f"D{n:05}", rng))
        body = world.round_body(dossiers=refs, assignment=[Assigned(READER, [ref.code for ref in refs])])
        statements.add(ws, world.signed(body, "secretary"), "bench", world.WHEN)
    ws.forget()
    return ws


def _put(ws: Workspace, code: str, rng: random.Random) -> DossierRef:
    paper = sha256_hex(code.encode())
    text = encode(DocumentText("alqa.text.v1", paper, [PageText(595_000, 842_000, words(rng, 80))]))
    document = Document("plan", {"en": "Plan"}, paper, 1000, 1, dossiers.put_text(ws, text))
    title = {"en": words(rng, 4)}
    facts = {"jobs": str(rng.randrange(900))}
    noun = Dossier("alqa.dossier.v1", world.ROUND, code, ["ATY"], "food", {}, [], facts, [document])
    return DossierRef(code, title, dossiers.put(ws, encode(noun)), True, {})

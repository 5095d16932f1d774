"""A workspace with a great many dossiers in the tables of the real storage: for the search's figure."""

from __future__ import annotations

import hashlib
import random
import shutil
import tempfile
from itertools import product
from pathlib import Path

from desktop.model.dossier import Document, DocumentText, Dossier, DossierRef, PageText
from desktop.model.statements import Assigned
from desktop.storage import statements
from desktop.storage.schema import MIGRATIONS
from desktop.storage.workspace import Workspace
from desktop.trust.canonical import encode
from desktop.trust.digest import sha256_hex
from tests.helpers import world

STEMS = (
    *("жылу", "желі", "кластер", "өңір", "экспорт", "инвестиция", "логистика", "машина", "сүт", "астық"),
    *("тепло", "сеть", "регион", "вывоз", "вложение", "склад", "станок", "молоко", "зерно", "спрос"),
    *("heat", "grid", "region", "market", "loan", "store", "lathe", "milk", "grain", "demand"),
)
VOCABULARY = [f"{stem}{tail}{n}" for stem, tail, n in product(STEMS, ("", "а", "аб", "абв"), range(90))]
READER, PAGE_WORDS, TITLE_WORDS = "C02", 80, 4
KEPT_FROM = 1000  # fewer are made in no time
DOSSIERS = "INSERT INTO dossiers (digest, code, body) VALUES (?, ?, ?)"
HOMES = "INSERT INTO dossier_documents (digest, document, code) VALUES (?, ?, ?)"
TEXTS = "INSERT INTO texts (digest, document, body) VALUES (?, ?, ?)"
PAGES = "INSERT INTO pages_search VALUES (?, ?, ?)"


def make(folder: Path, count: int) -> Workspace:
    """An open workspace whose round assigns `count` dossiers of one document with one page: a copy of
    one that an earlier run has left beside the temporary files."""
    if count < KEPT_FROM:
        _build(folder, count)
        return Workspace.open(folder, world.PASSPHRASE)
    kept = Path(tempfile.gettempdir()) / f"alqa-bench-many-{count}-{_recipe()}"
    if not kept.exists():
        with tempfile.TemporaryDirectory(prefix="alqa-bench-") as place:
            _build(Path(place) / "many", count)
            shutil.copytree(Path(place) / "many", folder)
            (Path(place) / "many").replace(kept)
    else:
        shutil.copytree(kept, folder)
    return Workspace.open(folder, world.PASSPHRASE)


def _recipe() -> str:
    """What a workspace that was kept depends on."""
    parts = (Path(__file__), Path(world.__file__), *sorted(MIGRATIONS.rglob("*.py")))
    return hashlib.sha256(b"\0".join(part.read_bytes() for part in parts)).hexdigest()[:16]


def _build(folder: Path, count: int) -> None:
    made = world.created(READER)
    rng = random.Random(7)
    with Workspace.create(folder, made.identity, made.key_file, "commissioner", world.ROUND) as ws:
        with ws.transaction():
            statements.add(ws, world.mandate(), "bench", world.WHEN)
            refs = _put_all(ws, count, rng)
            mine = [Assigned(READER, [ref.code for ref in refs])]
            body = world.round_body(dossiers=refs, assignment=mine)
            statements.add(ws, world.signed(body, "secretary"), "bench", world.WHEN)
        with ws.still():
            pass  # the log is folded into the file that is copied


def _put_all(ws: Workspace, count: int, rng: random.Random) -> list[DossierRef]:
    """As `storage.dossiers` puts them one by one, in four statements."""
    nouns, texts, refs = [], [], []
    for n in range(count):
        text, paper, said = _text(f"D{n:05}", rng)
        noun = _noun(f"D{n:05}", paper, sha256_hex(text), str(rng.randrange(900)))
        texts.append((sha256_hex(text), paper, text, said))
        nouns.append((sha256_hex(noun), f"D{n:05}", noun, paper))
        refs.append(DossierRef(f"D{n:05}", {"en": words(rng, TITLE_WORDS)}, nouns[-1][0], True, {}))
    with ws.transaction() as connection:
        connection.exec_driver_sql(DOSSIERS, [(digest, code, body) for digest, code, body, _ in nouns])
        connection.exec_driver_sql(HOMES, [(digest, paper, code) for digest, code, _, paper in nouns])
        connection.exec_driver_sql(TEXTS, [(digest, paper, body) for digest, paper, body, _ in texts])
        connection.exec_driver_sql(PAGES, [(said, paper, 1) for _, paper, _, said in texts])
    return refs


def words(rng: random.Random, count: int) -> str:
    """Words of a vocabulary of some thousands."""
    return " ".join(rng.choices(VOCABULARY, k=count))


def _text(code: str, rng: random.Random) -> tuple[bytes, str, str]:
    """The text of a document of one page, the document's digest, and the page's words."""
    paper, said = sha256_hex(code.encode()), words(rng, PAGE_WORDS)
    return encode(DocumentText("alqa.text.v1", paper, [PageText(595_000, 842_000, said)])), paper, said


def _noun(code: str, paper: str, text: str, jobs: str) -> bytes:
    document = Document("plan", {"en": "Plan"}, paper, 1000, 1, text)
    return encode(
        Dossier("alqa.dossier.v1", world.ROUND, code, ["ATY"], "food", {}, [], {"jobs": jobs}, [document])
    )

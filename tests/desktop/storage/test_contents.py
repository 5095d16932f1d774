"""What lies in a workspace: statements, refusals, documents, sheets, notes, journal, projection."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop.errors import AlqaError, Fault
from desktop.model.dossier import Document, DocumentText, PageText
from desktop.model.review import Annotation, Quad
from desktop.storage import (
    blobs,
    dossiers,
    journal,
    notes,
    projection,
    refusals,
    secrets,
    sheets,
    statements,
    undo,
)
from desktop.storage.projection import Cell
from desktop.storage.sheets import JudgedRow, RecusalRow
from desktop.storage.workspace import DOCUMENTS, Workspace
from desktop.trust import canonical, identity
from desktop.trust.digest import sha256_hex
from tests.helpers import world

AT = world.WHEN
MADE = identity.create("C02", "sample", identity.LIGHT)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w", MADE.identity, MADE.key_file, "secretary", world.ROUND) as made:
        yield made


def again(ws: Workspace) -> Workspace:
    ws.close()
    return Workspace.enter(ws.folder, MADE.identity)


def sql(ws: Workspace, statement: str) -> None:
    with ws.transaction() as connection:
        connection.exec_driver_sql(statement)


# Statements


def test_a_statement_counts_once_however_often_it_comes(ws: Workspace) -> None:
    assert statements.add(ws, world.scores(), "a.alqa-scores", AT)
    assert not statements.add(ws, world.scores(), "b.alqa-scores", AT)
    assert [s.digest for s in statements.all(ws, "scores")] == [world.scores().digest]
    assert statements.verified(ws) == [world.scores()]
    assert statements.origin_of(ws, world.scores().digest) == "a.alqa-scores"


def test_another_signature_on_a_statement_is_new_and_fewer_are_not(ws: Workspace) -> None:
    alone, both = world.ruling("reopen", None, "C01"), world.ruling("reopen", None, "C01", "secretary")
    assert [statements.add(ws, v, None, AT) for v in (alone, both, alone)] == [True, True, False]
    assert len(statements.verified(ws, "ruling")) == 2


@pytest.mark.parametrize(
    "change",
    ["SET digest = 'x'", "SET kind = 'proxy'", "SET envelope = replace(envelope, 'alqa.s', 'alqa.p')"],
)
def test_a_row_altered_by_sql_is_named(ws: Workspace, change: str) -> None:
    statements.add(ws, world.scores(), None, AT)
    sql(ws, f"UPDATE statements {change}")
    with pytest.raises(AlqaError, match="statement-altered"):
        statements.verified(ws)


def test_a_refusal_is_kept_once_for_each_reason(ws: Workspace) -> None:
    fault = Fault("scores-other-round", {"found": "x"})
    assert refusals.add(ws, "1" * 64, "a.alqa-scores", fault, AT)
    assert not refusals.add(ws, "1" * 64, "b.alqa-scores", fault, AT)
    assert refusals.all(ws) == [("1" * 64, "a.alqa-scores", fault.code, {"found": "x"}, AT)]


# Documents


def test_documents_lie_encrypted_under_names_that_say_nothing(ws: Workspace) -> None:
    digest = blobs.put_bytes(ws, b"canary" * 50_000)
    (file,) = (ws.folder / DOCUMENTS).iterdir()
    assert b"canary" not in file.read_bytes()
    assert digest not in file.name
    assert blobs.get(ws, digest) == b"canary" * 50_000
    assert blobs.size_of(ws, digest) == 300_000


def test_a_document_is_kept_once(ws: Workspace) -> None:
    digest = blobs.put_bytes(ws, b"one")
    assert not blobs.put(ws, digest, io.BytesIO(b"one"))
    assert blobs.all(ws) == [digest]


def test_a_document_that_is_not_what_its_name_says_leaves_nothing(ws: Workspace) -> None:
    with pytest.raises(AlqaError, match="blob-hash-differs"):
        blobs.put(ws, "0" * 64, io.BytesIO(b"other"))
    assert list((ws.folder / DOCUMENTS).iterdir()) == []
    assert blobs.all(ws) == []


def test_damaged_and_missing_documents_are_named(ws: Workspace) -> None:
    digest = blobs.put_bytes(ws, b"text")
    (file,) = (ws.folder / DOCUMENTS).iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(AlqaError, match="blob-damaged"):
        blobs.get(ws, digest)
    file.unlink()
    with pytest.raises(AlqaError, match="blob-missing"):
        blobs.get(ws, digest)


def test_sweeping_takes_only_what_no_row_names(ws: Workspace) -> None:
    digest = blobs.put_bytes(ws, b"kept")
    (ws.folder / DOCUMENTS / "stray").write_bytes(b"x")
    assert blobs.sweep(ws) == 1
    assert blobs.get(ws, digest) == b"kept"


# Dossiers and search


def filed(ws: Workspace, *pages: str) -> str:
    document = sha256_hex("".join(pages).encode())
    text = DocumentText("alqa.text.v1", document, [PageText(1, 1, page) for page in pages])
    text_digest = dossiers.put_text(ws, canonical.encode(text))
    paper = Document("plan", {"en": "Plan"}, document, 10, len(pages), text_digest)
    body = msgspec.structs.replace(world.dossier("D1"), documents=[paper])
    return dossiers.put(ws, canonical.encode(body))


def test_search_ignores_case_in_every_alphabet_and_serves_beginnings(ws: Workspace) -> None:
    digest = filed(ws, "Қазақстан кластері", "Жиһаз өндірісі и йод")
    for query, page in [("ҚАЗАҚСТАН", 1), ("кластері қаз", 1), ("ЖИҺ", 2), ("ӨНД", 2), ("йо", 2)]:
        assert [(f.dossier, f.page) for f in dossiers.search(ws, query, 5)] == [("D1", page)], query
    assert dossiers.search(ws, "иод", 5) == []
    assert dossiers.search(ws, "жиһаз", 5, {digest})
    assert not dossiers.search(ws, "жиһаз", 5, {"0" * 64})


@pytest.mark.parametrize("query", ['"', "* OR NEAR(", "", "a AND", "'; DROP TABLE texts"])
def test_a_query_is_words_and_never_syntax(ws: Workspace, query: str) -> None:
    filed(ws, "page")
    assert dossiers.search(ws, query, 5) == []


def test_a_dossier_altered_by_sql_is_named(ws: Workspace) -> None:
    digest = filed(ws, "page")
    assert list(dossiers.all(ws)) == [digest]
    sql(ws, "UPDATE dossiers SET body = replace(body, 'ATY', 'AST')")
    with pytest.raises(AlqaError, match="dossier-altered"):
        dossiers.get(ws, digest)
    with pytest.raises(AlqaError, match="dossier-altered"):
        dossiers.several(ws, [digest])


def test_several_dossiers_are_those_that_are_held(ws: Workspace) -> None:
    digest = filed(ws, "page")
    assert dossiers.several(ws, [digest]) == {digest: dossiers.get(ws, digest)}
    with pytest.raises(AlqaError, match="dossier-missing"):
        dossiers.several(ws, [digest, "0" * 64])


# Sheets, notes, undo


def note(text: str) -> Annotation:
    quads = [Quad(1, 2, 3, 4)]
    return Annotation("n1", "D1", "0" * 64, 2, quads, "q", "p", "s", None, "strength", text, None)


def test_a_sheet_comes_back_as_it_was_written(ws: Workspace) -> None:
    sheets.set_mark(ws, "D1", "A1", 0, AT)
    sheets.set_comment(ws, "D1", "A1", "жақсы\n«»", AT)
    sheets.set_overall(ws, "D1", AT, for_commission="c", for_applicant="a")
    sheets.set_recommendation(ws, "D1", "support", AT)
    sheets.set_recusal(ws, "D1", RecusalRow("employer", "n", AT), AT)
    sheets.set_position(ws, "D1", 3, AT)
    judged = JudgedRow("1" * 64, "2" * 64)
    sheets.set_judged(ws, "D1", judged)
    with again(ws) as reopened:
        row = sheets.all(reopened)["D1"]
        assert row == sheets.sheet(reopened, "D1")
        recusal = RecusalRow("employer", "n", AT)
        assert row == ("D1", {"A1": 0}, {"A1": "жақсы\n«»"}, "c", "a", "support", recusal, 3, judged)


def test_a_change_to_the_same_value_is_no_change(ws: Workspace) -> None:
    assert sheets.set_mark(ws, "D1", "A1", 3, AT)
    head = journal.head(ws)
    assert not sheets.set_mark(ws, "D1", "A1", 3, AT)
    assert journal.head(ws) == head


def test_undo_and_redo_outlive_a_restart(ws: Workspace) -> None:
    sheets.set_mark(ws, "D1", "A1", 3, AT)
    sheets.set_mark(ws, "D1", "A1", 4, AT)
    notes.put(ws, note("first"), False, AT)
    with again(ws) as reopened:
        assert undo.undo(reopened, AT) == ("note", "D1", "")
        assert notes.all(reopened) == []
        assert undo.undo(reopened, AT) == ("mark", "D1", "A1")
        assert sheets.sheet(reopened, "D1").marks == {"A1": 3}
        assert undo.redo(reopened, AT) == ("mark", "D1", "A1")
        assert undo.redo(reopened, AT) == ("note", "D1", "")
        assert undo.redo(reopened, AT) is None
        assert notes.get(reopened, "n1") == notes.Note(note("first"), False)
        assert journal.verify(reopened) == journal.head(reopened)


def test_a_new_change_ends_redo(ws: Workspace) -> None:
    sheets.set_mark(ws, "D1", "A1", 3, AT)
    undo.undo(ws, AT)
    assert undo.can_redo(ws)
    sheets.set_mark(ws, "D1", "A1", 5, AT)
    assert not undo.can_redo(ws)
    assert undo.undo(ws, AT) is not None
    assert sheets.sheet(ws, "D1").marks == {}
    assert undo.undo(ws, AT) is None


def test_undo_never_crosses_a_hand_in(ws: Workspace) -> None:
    sheets.set_mark(ws, "D1", "A1", 3, AT)
    journal.append(ws, undo.HAND_IN, {"digest": "0" * 64}, AT)
    assert not undo.can_undo(ws)
    assert undo.undo(ws, AT) is None
    sheets.set_mark(ws, "D1", "A1", 4, AT)
    assert undo.undo(ws, AT) is not None
    assert sheets.sheet(ws, "D1").marks == {"A1": 3}


def test_notes_change_and_go(ws: Workspace) -> None:
    notes.put(ws, note("first"), False, AT)
    notes.put(ws, note("second"), True, AT)
    assert notes.all(ws, dossier="D1") == [notes.Note(note("second"), True)]
    assert notes.all(ws, dossier="D2") == []
    assert notes.remove(ws, "n1", AT)
    assert not notes.remove(ws, "n1", AT)


# Journal, projection, small values


@pytest.mark.parametrize(
    "change", ["SET data = '{}' WHERE seq = 2", "SET at = 'x' WHERE seq = 2", "SET seq = 9 WHERE seq = 3"]
)
def test_an_altered_journal_names_its_entry(ws: Workspace, change: str) -> None:
    for n in range(3):
        journal.append(ws, "seen", {"n": n}, AT)
    assert journal.verify(ws) == journal.head(ws)
    sql(ws, f"UPDATE journal {change}")
    with pytest.raises(AlqaError, match="journal-altered"):
        journal.verify(ws)


def test_the_journals_head_is_the_documented_hash(ws: Workspace) -> None:
    entry = {"seq": 1, "kind": "seen", "data": {"n": 1}, "at": AT}
    right = sha256_hex(journal.EMPTY.encode() + canonical.encode(entry))
    assert journal.append(ws, "seen", {"n": 1}, AT) == right
    assert journal.holds(ws, right)
    assert not journal.holds(ws, "1" * 64)


def test_a_mark_altered_by_sql_is_named(ws: Workspace) -> None:
    rows = [Cell("C01", "D1", "A1", 3), Cell("C01", "D1", "A2", None)]
    projection.replace(ws, rows)
    assert projection.compare(ws, rows) == []
    sql(ws, "UPDATE projection SET value = 10 WHERE criterion = 'A1'")
    assert projection.compare(ws, rows) == [("C01", "D1", "A1")]
    assert projection.compare(ws, rows[:1]) == [("C01", "D1", "A1"), ("C01", "D1", "A2")]


def test_small_values_are_set_changed_and_forgotten(ws: Workspace) -> None:
    secrets.put(ws, "seed", "a")
    secrets.put(ws, "seed", "b")
    assert secrets.get(ws, "seed") == "b"
    secrets.remove(ws, "seed")
    assert secrets.get(ws, "seed") is None
    with pytest.raises(RuntimeError):
        secrets.put(ws, "round", "another")

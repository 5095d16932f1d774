"""Register and folders into a draft, screening by two people, corrections: as a secretary does it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop.desks import people, rounds
from desktop.desks.secretary import (
    correcting,
    drafting,
    gathering,
    intake_view,
    registering,
    screen_pieces,
    screening,
    taking,
)
from desktop.desks.secretary.building import Built
from desktop.errors import AlqaError
from desktop.model.screening import Finding
from desktop.model.statements import Round
from desktop.pages.server import PageServer
from desktop.storage import blobs
from desktop.storage.workspace import Workspace
from desktop.trust import screenings
from desktop.trust.digest import sha256_hex
from tests.helpers import intakes
from tests.helpers.intakes import CHECKLIST, WORD, folders, scan
from tests.helpers.registers import GOOD, workbook


def go_on(_done: int, _of: int) -> None:
    """Nobody wants it to stop."""


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return intakes.make_keys(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def pages() -> Iterator[PageServer]:
    with PageServer() as server:
        yield server


@pytest.fixture
def ws(keys: Path, tmp_path: Path) -> Iterator[Workspace]:
    with intakes.begin(keys, tmp_path / "w") as made:
        yield made


@pytest.fixture
def registered(ws: Workspace, tmp_path: Path) -> Workspace:
    registering.take(ws, registering.look(ws, workbook(tmp_path / "r.xlsx", GOOD)))
    return ws


def codes(caught: pytest.ExceptionInfo[AlqaError]) -> list[str]:
    return [fault.code for fault in caught.value.faults]


def test_a_register_is_taken_whole_or_not_at_all(ws: Workspace, tmp_path: Path) -> None:
    bad = registering.look(ws, workbook(tmp_path / "bad.xlsx", [[1, "A-1", "", "", "Луна", "food"]]))
    with pytest.raises(AlqaError) as caught:
        registering.take(ws, bad)
    assert codes(caught) == ["sheet-title", "sheet-region"]
    assert drafting.applications(ws) == []
    look = registering.look(ws, workbook(tmp_path / "r.xlsx", GOOD))
    assert look.sample[1:3] == ("ALM-01", "Кластер «Жетысу»")
    done = registering.take(ws, look)
    assert (done.added, done.changed, done.absent) == (("ALM-01", "ALM-02"), (), ())
    again = registering.take(ws, registering.look(ws, workbook(tmp_path / "r2.xlsx", GOOD[:1])))
    assert (again.kept, again.absent) == (("ALM-01",), ("ALM-02",))  # the other stays, and is said
    assert [one.code for one in drafting.applications(ws)] == ["ALM-01", "ALM-02"]


def test_folders_are_proposed_confirmed_taken(
    registered: Workspace, pages: PageServer, tmp_path: Path
) -> None:
    ws = registered
    plan = gathering.propose(ws, [folders(tmp_path)])
    assert [(folder.name, folder.code, folder.how) for folder in plan.folders] == [
        ("ALM-01 Жетысу", "ALM-01", "exact"),
        ("Ала", "ALM-02", "guess"),
    ]
    steps: list[tuple[int, int]] = []
    found = taking.take(ws, plan, pages, lambda done, of: steps.append((done, of)))
    assert {(one.dossier, one.document, one.kind) for one in found.taken} == {
        ("ALM-01", "D01", "pdf"),
        ("ALM-01", "D09", "image"),
        ("ALM-02", "D01", "pdf"),
    }
    assert [fault.code for fault in found.faults] == ["document-unreadable"]
    assert set(found.left) == {"ALM-01 Жетысу/IMG_1.jpg", "ALM-01 Жетысу/readme.txt"}
    assert {fault.code for fault in found.warnings} == {"paper-silent", "paper-twice"}
    assert steps[-1] == (6, 6)
    seen = intake_view.view(ws)
    states = {line.code: {paper.code: paper.state for paper in line.papers} for line in seen.lines}
    assert states["ALM-01"] == {"D01": "twice", "D02": "absent", "D04": "absent", "D09": "scan"}
    assert states["ALM-02"]["D09"] == "missing"
    assert seen.lines[0].languages == {"en"}
    letter = next(paper for paper in drafting.applications(ws)[0].documents if paper.code == "D09")
    assert letter.name == "письмо акима.png"
    assert blobs.get(ws, letter.original or "") == scan()


def test_pages_scanned_one_by_one_become_one_document(
    registered: Workspace, pages: PageServer, tmp_path: Path
) -> None:
    home = tmp_path / "ALM-01"
    home.mkdir()
    (home / "D09_2.png").write_bytes(scan())
    (home / "D09_10.pdf").write_bytes(intakes.paper("last", 2))
    (home / "D09_1.png").write_bytes(scan())
    (home / "D01_a.pdf").write_bytes(intakes.paper("good"))
    (home / "D01_b.pdf").write_bytes(b"%PDF-1.4 torn")
    plan = gathering.propose(registered, [home])
    found = taking.take(registered, plan, pages, go_on)
    assert [(one.document, one.kind, one.pages) for one in found.taken] == [("D09", "joined", 4)]
    assert [fault.args["name"] for fault in found.faults] == ["ALM-01/D01_b.pdf"]  # half a document is none
    letter = drafting.applications(registered)[0].documents[0]
    assert letter.name == "D09_1.png; D09_2.png; D09_10.pdf"
    assert blobs.has(registered, sha256_hex(scan()))
    again = taking.take(registered, gathering.propose(registered, [home]), pages, go_on)
    assert [one.same for one in again.taken] == [True]


def test_the_same_drop_again_changes_nothing(
    registered: Workspace, pages: PageServer, tmp_path: Path
) -> None:
    ws = registered
    taking.take(ws, gathering.propose(ws, [folders(tmp_path)]), pages, go_on)
    before = drafting.applications(ws)
    again = taking.take(ws, gathering.propose(ws, [folders(tmp_path)]), pages, go_on)
    assert all(one.same and not one.replaced for one in again.taken)
    assert drafting.applications(ws) == before


def test_who_stops_keeps_what_is_whole(registered: Workspace, pages: PageServer, tmp_path: Path) -> None:
    def stop(done: int, _of: int) -> None:
        if done == 3:  # two files without a place, and the first that has one
            raise InterruptedError

    plan = gathering.propose(registered, [folders(tmp_path)])
    with pytest.raises(InterruptedError):
        taking.take(registered, plan, pages, stop)
    assert [[paper.code for paper in one.documents] for one in drafting.applications(registered)] == [
        ["D01"],
        [],
    ]
    assert correcting.undo(registered)
    assert [one.documents for one in drafting.applications(registered)] == [[], []]


def answered(ws: Workspace, code: str, *answers: str) -> None:
    for item, said in zip(("V1", "V2"), answers, strict=True):
        screening.answer(ws, [code], Finding(item, said, "смотрели", "D01", 1), item)  # type: ignore[arg-type]


def screened(ws: Workspace, keys: Path) -> None:
    """Both applications decided and signed by both secretaries."""
    answered(ws, "ALM-01", "yes", "yes")
    answered(ws, "ALM-02", "yes", "no")
    screening.decide(ws, ["ALM-01"], "admit", "")
    screening.decide(ws, ["ALM-02"], "refuse", "Нет письма палаты")
    for name in ("one", "two"):
        screening.sign(ws, ["ALM-01", "ALM-02"], screening.unlock(ws, WORD, keys / f"{name}.alqa-key"))


def test_nobody_is_refused_without_a_reason(registered: Workspace) -> None:
    with pytest.raises(AlqaError) as early:
        screening.decide(registered, ["ALM-01"], "admit", "")
    assert codes(early) == ["screening-unanswered"]
    answered(registered, "ALM-01", "yes", "no")
    for outcome in ("refuse", "wait", "admit"):  # against a condition: admitted only with a reason
        with pytest.raises(AlqaError) as caught:
            screening.decide(registered, ["ALM-01"], outcome, "  ")
        assert codes(caught) == ["screening-reason-first"]


def test_one_decision_for_several_needs_equal_findings(registered: Workspace) -> None:
    answered(registered, "ALM-01", "yes", "yes")
    answered(registered, "ALM-02", "yes", "no")
    with pytest.raises(AlqaError) as caught:
        screening.decide(registered, ["ALM-01", "ALM-02"], "wait", "ждём письмо")
    assert codes(caught) == ["screening-unequal"]
    answered(registered, "ALM-01", "yes", "no")
    screening.decide(registered, ["ALM-01", "ALM-02"], "wait", "ждём письмо")
    assert {line.standing for line in intake_view.view(registered).lines} == {"decided"}


def test_one_person_never_signs_both_places(registered: Workspace, keys: Path) -> None:
    answered(registered, "ALM-01", "yes", "yes")
    screening.decide(registered, ["ALM-01"], "admit", "")
    me = screening.unlock(registered, WORD)
    assert screening.sign(registered, ["ALM-01"], me) == []
    assert intake_view.view(registered).lines[0].standing == "half"
    with pytest.raises(AlqaError) as caught:
        screening.sign(registered, ["ALM-01"], screening.unlock(registered, WORD, keys / "one.alqa-key"))
    assert codes(caught) == ["screening-same-person"]
    other = screening.unlock(registered, WORD, keys / "two.alqa-key")
    assert screening.sign(registered, ["ALM-01"], other) == ["ALM-01"]
    with pytest.raises(AlqaError) as enough:
        screening.sign(registered, ["ALM-01"], screening.unlock(registered, WORD, keys / "member.alqa-key"))
    assert codes(enough) == ["screening-enough"]


def test_a_signatory_who_went_away_is_asked_again(registered: Workspace, keys: Path) -> None:
    now = [0.0]
    who = screening.Signatory(people.load(keys / "one.alqa-key", WORD)[0], lambda: now[0])
    now[0] = screening.IDLE_SECONDS
    assert not who.awake
    with pytest.raises(AlqaError) as caught:
        who.use()
    assert codes(caught) == ["screening-idle"]


def signed_round(ws: Workspace) -> Round:
    made = drafting.sign(ws)
    assert isinstance(made, Built)
    return rounds.current(ws).body


def test_the_signed_round_holds_the_screenings(
    registered: Workspace, keys: Path, pages: PageServer, tmp_path: Path
) -> None:
    ws = registered
    taking.take(ws, gathering.propose(ws, [folders(tmp_path)]), pages, go_on)
    assert {fault.code for fault in drafting.check(ws).faults} == {"screening-missing"}
    screened(ws, keys)
    assert drafting.check(ws).faults == ()
    body = signed_round(ws)
    admitted, refused = body.dossiers
    assert (admitted.eligible, refused.eligible) == (True, False)
    assert refused.remarks == {"ru": "Нет письма палаты"}
    assert refused.screening is not None
    assert [signer.name for signer in refused.screening.signers] == ["one", "two"]
    assert screenings.faults(body) == []


def test_a_correction_asks_for_new_signatures_and_makes_a_version(registered: Workspace, keys: Path) -> None:
    ws = registered
    screened(ws, keys)
    signed_round(ws)
    correcting.set_fact(ws, "ALM-01", "members", "13")
    seen = intake_view.view(ws)
    assert (seen.version, seen.changed, seen.lines[0].standing) == (1, ("ALM-01",), "outdated")
    with pytest.raises(AlqaError) as caught:
        correcting.sign(ws, "опечатка", WORD)
    assert codes(caught) == ["screening-outdated"]
    for name in ("two", "one"):
        screening.sign(ws, ["ALM-01"], screening.unlock(ws, WORD, keys / f"{name}.alqa-key"))
    with pytest.raises(AlqaError) as wrong:
        correcting.sign(ws, "опечатка", "other")
    assert codes(wrong) == ["passphrase-wrong"]
    made = correcting.sign(ws, "опечатка", WORD)
    assert (made.version, made.changed) == (2, ("ALM-01",))  # type: ignore[union-attr]


def test_what_was_signed_cannot_be_altered(registered: Workspace, keys: Path) -> None:
    screened(registered, keys)
    body = signed_round(registered)
    ref = body.dossiers[1]
    assert ref.screening is not None

    def altered(**changed: object) -> set[str]:
        new = msgspec.structs.replace(ref.screening, **changed)
        worse = msgspec.structs.replace(ref, screening=new)
        dossiers = [body.dossiers[0], worse]
        return {fault.code for fault in screenings.faults(msgspec.structs.replace(body, dossiers=dossiers))}

    one, two = ref.screening.signers
    assert altered(reason="другое") == {"screening-signature-bad"}
    assert altered(reason="") == {"screening-signature-bad", "screening-without-reason"}
    assert altered(outcome="admit") == {"screening-signature-bad", "screening-otherwise"}
    assert altered(outcome="wait") == {"screening-signature-bad", "screening-waits"}
    assert altered(findings=ref.screening.findings[:1]) == {"screening-signature-bad", "screening-conditions"}
    assert altered(signers=[one]) == {"screening-signatures"}
    assert altered(signers=[one, one]) == {"screening-signatures", "screening-same-person"}
    strange = msgspec.structs.replace(two, key=body.roster[2].key)
    assert altered(signers=[one, strange]) == {"screening-signer", "screening-signature-bad"}
    assert altered() == set()
    bare = [msgspec.structs.replace(dossier, screening=None) for dossier in body.dossiers]
    gone = screenings.faults(msgspec.structs.replace(body, dossiers=bare))
    assert {fault.code for fault in gone} == {"screening-missing"}
    unasked = screenings.faults(msgspec.structs.replace(body, checklist=None))
    assert {fault.code for fault in unasked} == {"screening-unasked"}


def test_changed_conditions_take_signatures_away(registered: Workspace, keys: Path) -> None:
    screened(registered, keys)
    screening.set_checklist(registered, msgspec.structs.replace(CHECKLIST, items=CHECKLIST.items[:1]))
    held = screen_pieces.screens(registered)
    assert [screen.signers for screen in held.values()] == [[], []]
    assert set(held["ALM-01"].findings) == {"V1"}


def test_undo_takes_back_an_answer(registered: Workspace) -> None:
    answered(registered, "ALM-01", "yes", "no")
    assert correcting.undo(registered)
    assert screen_pieces.screens(registered)["ALM-01"].answer("V2") == ""
    assert correcting.redo(registered)
    assert screen_pieces.screens(registered)["ALM-01"].answer("V2") == "no"


@pytest.mark.parametrize(("fact", "said"), [("members", "двенадцать"), ("nothing", "1")])
def test_a_correction_that_is_not_understood_changes_nothing(
    registered: Workspace, fact: str, said: str
) -> None:
    before = drafting.applications(registered)
    with pytest.raises(AlqaError):
        correcting.set_fact(registered, "ALM-01", fact, said)
    assert drafting.applications(registered) == before

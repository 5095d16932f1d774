"""The Dossiers room over a real draft: dropped, mapped, confirmed, screened, signed by two people."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.desks.secretary import drafting, gathering, intake_view, registering, screening, taking
from desktop.desks.secretary.intake_view import IntakeView
from desktop.model.screening import Finding
from desktop.pages.server import PageServer
from desktop.storage.workspace import Workspace
from tests.helpers import intakes
from tests.helpers.fake_desk import FakeDesk
from tests.helpers.intakes import WORD
from tests.helpers.registers import GOOD, workbook
from ui.i18n import Speech
from ui.messages import Recorder
from ui.models.dossiers import DossiersModel
from ui.models.plan import PlanModel
from ui.secretary.dossiers import filtering, page
from ui.secretary.dossiers.desk import WorkspaceIntake
from ui.secretary.dossiers.page import DossiersPage
from ui.services import Services

Opens = Callable[[], DossiersPage]


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return intakes.make_keys(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def pages() -> Iterator[PageServer]:
    with PageServer() as server:
        yield server


@pytest.fixture(scope="module")
def once(keys: Path, pages: PageServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the papers as they were dropped, `bare` without applications, `full` with two."""
    place = tmp_path_factory.mktemp("once")
    intakes.begin(keys, place / "bare").close()
    shutil.copytree(place / "bare", place / "full")
    with Workspace.open(place / "full", WORD) as ws:
        registering.take(ws, registering.look(ws, workbook(place / "r.xlsx", GOOD)))
        taking.take(ws, gathering.propose(ws, [intakes.folders(place)]), pages, lambda _done, _of: None)
    return place


@pytest.fixture(scope="module")
def seen(once: Path) -> IntakeView:
    """What the room shows of the two."""
    with Workspace.open(once / "full", WORD) as ws:
        return intake_view.view(ws)


@pytest.fixture
def ws(once: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Workspace]:
    """A draft of one's own: with applications where a test asks for `filled`."""
    kind = "full" if "filled" in request.fixturenames else "bare"
    shutil.copytree(once / kind, tmp_path / "w")
    shutil.copytree(once / "drop", tmp_path / "drop")
    with Workspace.open(tmp_path / "w", WORD) as made:
        yield made


@pytest.fixture
def filled(ws: Workspace) -> Workspace:
    """Two applications with their papers."""
    return ws


@pytest.fixture
def opened(ws: Workspace, services: Services, pages: PageServer, qtbot: QtBot) -> Iterator[Opens]:
    made: list[DossiersPage] = []

    def opens() -> DossiersPage:
        room = DossiersPage(services, FakeDesk([]), WorkspaceIntake(ws), pages)  # type: ignore[arg-type]
        made.append(room)
        room.resize(1240, 840)
        room.show()
        room.entered()
        qtbot.waitUntil(lambda: room.view is not None)
        return room

    yield opens
    qtbot.waitUntil(lambda: services.tasks.busy == 0)
    for room in made:
        room.close()


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def rest(qtbot: QtBot, room: DossiersPage) -> None:
    qtbot.waitUntil(lambda: room.services.tasks.busy == 0)


def test_models(qtmodeltester: ModelTester, filled: Workspace, tmp_path: Path) -> None:
    view = intake_view.view(filled)
    model = DossiersModel(Speech("ru"))
    qtmodeltester.check(model)
    model.show_view(view)
    qtmodeltester.check(model)
    words = model.data(model.index(0, 4), Qt.ItemDataRole.AccessibleTextRole)
    assert "D09" in words
    assert "письмо акима.png" in words
    model.set_query("нет:D09")
    qtmodeltester.check(model)
    assert model.rowCount() == 1
    plan = PlanModel(Speech("en"))
    qtmodeltester.check(plan)
    plan.show_plan(gathering.propose(filled, [tmp_path / "drop"]), view)
    qtmodeltester.check(plan)


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("жетысу", ["ALM-01"]),
        ("алмат", ["ALM-01", "ALM-02"]),
        ("missing:D09", ["ALM-02"]),
        ("жоқ:d02", ["ALM-01", "ALM-02"]),
        ("has:D09", ["ALM-01"]),
        ("скан:да", ["ALM-01"]),
        ("scan:D01", []),
        ("lang:eng", ["ALM-01", "ALM-02"]),
        ("өңір:ALA", ["ALM-02"]),
        ("sector:food", ["ALM-01"]),
        ("сектор:food", []),  # no predicate: words that stand nowhere
        ("twice:yes state:open", ["ALM-01", "ALM-02"]),
        ("doubt:yes", []),
        ("no:V2", []),
        ("changed:yes", []),
    ],
)
def test_one_line_finds_by_words_and_predicates(seen: IntakeView, query: str, codes: list[str]) -> None:
    tests = filtering.tests(query, seen)
    assert [line.code for line in seen.lines if all(test(line) for test in tests)] == codes


def test_a_dropped_register_is_mapped_and_taken(opened: Opens, qtbot: QtBot, tmp_path: Path) -> None:
    room = opened()
    assert room._stack.currentIndex() == page.EMPTY
    assert "three" not in texts(room.empty)
    assert "Register" in texts(room.empty)
    room.take_files([workbook(tmp_path / "r.xlsx", GOOD)])
    qtbot.waitUntil(lambda: bool(room.mapper.choices))
    rest(qtbot, room)
    assert room.mapper.choices["Код заявки"].key() == "code"
    note = room.mapper.choices["Примечание"]
    note.choose("title_ru")
    note.picked.emit("title_ru")  # another column loses the field, and the faults follow at once
    rest(qtbot, room)
    assert room.mapper.choices["Наименование кластера"].key() == ""
    assert not room.mapper.take.isEnabled()
    first = room.mapper.choices["Наименование кластера"]
    first.choose("title_ru")
    first.picked.emit("title_ru")
    rest(qtbot, room)
    room.mapper.take.click()
    qtbot.waitUntil(lambda: room._stack.currentIndex() == page.ROOM)
    rest(qtbot, room)
    assert room.grid.dossiers.rowCount() == 2


def test_a_strange_region_is_said_once(opened: Opens, qtbot: QtBot, tmp_path: Path, ws: Workspace) -> None:
    room = opened()
    strange = [[*row[:4], "Жетысуский край", *row[5:]] for row in GOOD]
    room.take_files([workbook(tmp_path / "r.xlsx", [*strange, ["", "Z-3", "Три", "", "ALM", "food"]])])
    qtbot.waitUntil(lambda: bool(room.mapper.choices))
    rest(qtbot, room)
    assert not room.mapper.take.isEnabled()
    choice = room.mapper.side.meanings.choices["region", "Жетысуский край"]
    choice.choose("ALM")
    choice.picked.emit("ALM")
    rest(qtbot, room)
    assert not room.mapper.side.meanings.isVisible()
    room.mapper.take.click()
    rest(qtbot, room)
    again = registering.look(ws, workbook(tmp_path / "r2.xlsx", strange))
    assert again.mapped.faults == []
    assert {tuple(row.region) for row in again.mapped.rows} == {("ALM",)}


def test_folders_are_confirmed_taken_and_told(
    filled: Workspace, opened: Opens, qtbot: QtBot, tmp_path: Path
) -> None:
    room = opened()
    room.take_files([tmp_path / "drop"])
    qtbot.waitUntil(lambda: room._stack.currentIndex() == page.PLAN)
    rows = room.plan.table.rows
    names = [rows.data(rows.index(row, 0)) for row in range(rows.rowCount())]
    assert rows.wanted() == 4
    rows.setData(rows.index(names.index("IMG_1.jpg"), 1), "D02")
    assert rows.wanted() == 5
    room.plan.table.setCurrentIndex(rows.index(names.index("устав.pdf"), 0))
    QTest.keyClick(room.plan.table, Qt.Key.Key_Delete)
    assert rows.wanted() == 4
    room.plan.take.click()
    qtbot.waitUntil(lambda: not room.plan.running, timeout=20_000)
    rest(qtbot, room)
    told = texts(room.plan)
    assert "1 document came in" in told
    assert "readme.txt" in told
    room.plan.back.click()
    rest(qtbot, room)
    assert room.view is not None
    assert {paper.code: paper.state for paper in room.view.lines[0].papers}["D02"] == "twice"


def test_who_stops_is_told_and_keeps_the_whole(
    filled: Workspace, opened: Opens, qtbot: QtBot, recorder: Recorder, tmp_path: Path
) -> None:
    room = opened()
    room.take_files([tmp_path / "drop"])
    qtbot.waitUntil(lambda: room._stack.currentIndex() == page.PLAN)
    room.plan.take.click()
    room.plan.halt.click()
    qtbot.waitUntil(lambda: room._stack.currentIndex() == page.ROOM, timeout=20_000)
    rest(qtbot, room)
    assert [notice.tone for notice in recorder.notices] == ["warn"]


def dialog(room: DossiersPage) -> Any:
    return room.acts._dialog


def test_two_people_sign_by_keys_and_file(
    filled: Workspace, opened: Opens, qtbot: QtBot, recorder: Recorder, keys: Path
) -> None:
    room = opened()
    rest(qtbot, room)
    room.grid.setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_2):  # yes; yes, then no
        QTest.keyClick(room.grid, key)
        rest(qtbot, room)
    line = room.grid.current()
    assert line is not None
    assert [line.screen.answer(item) for item in ("V1", "V2")] == ["yes", "no"]
    decision = room.side.decision
    decision.outcomes["refuse"].click()
    rest(qtbot, room)
    assert "write the reason first" in texts(decision)
    assert recorder.faults == []
    assert not decision.outcomes["refuse"].isChecked()  # what was refused does not look done
    decision.reason.setPlainText("Нет письма палаты")
    decision.outcomes["refuse"].click()
    rest(qtbot, room)
    for key_file in (None, keys / "two.alqa-key"):
        QTest.keyClick(room.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        rest(qtbot, room)
        recorder.files = [key_file] if key_file else []
        if key_file:
            dialog(room).choose()
        dialog(room).field.edit.setText("wrong")
        dialog(room).submit()
        rest(qtbot, room)
        assert dialog(room).isVisible()
        dialog(room).field.edit.setText(WORD)
        dialog(room).submit()
        rest(qtbot, room)
    after = room.grid.current()
    assert after is not None
    assert after.standing == "done"
    assert [signer.name for signer in after.screen.signers] == ["one", "two"]
    assert "Нет" not in room.grid.dossiers.standing(after)
    assert room.grid.dossiers.standing(after) == "No · V2"


def test_undo_takes_the_last_answer_back(filled: Workspace, opened: Opens, qtbot: QtBot) -> None:
    room = opened()
    rest(qtbot, room)
    QTest.keyClick(room.grid, Qt.Key.Key_1)
    rest(qtbot, room)
    room.undo()
    rest(qtbot, room)
    line = room.grid.current()
    assert line is not None
    assert line.screen.findings == {}


def test_evidence_is_kept_with_the_answer(filled: Workspace, opened: Opens, qtbot: QtBot) -> None:
    room = opened()
    rest(qtbot, room)
    card = room.side.checklist
    card.lines[0].click()
    card.editor.answers["yes"].click()
    rest(qtbot, room)
    card.editor.reason.setText("пищевая отрасль")
    card.editor.reason.editingFinished.emit()
    rest(qtbot, room)
    card.cite("D01", 2)
    rest(qtbot, room)
    line = room.grid.current()
    assert line is not None
    assert line.screen.findings["V1"] == Finding("V1", "yes", "пищевая отрасль", "D01", 2)


def test_a_correction_and_the_next_version(
    filled: Workspace, opened: Opens, qtbot: QtBot, keys: Path, recorder: Recorder
) -> None:
    for code in ("ALM-01", "ALM-02"):
        for item in ("V1", "V2"):
            screening.answer(filled, [code], Finding(item, "yes"), item)
    screening.decide(filled, ["ALM-01", "ALM-02"], "admit", "")
    for name in ("one", "two"):
        screening.sign(
            filled, ["ALM-01", "ALM-02"], screening.unlock(filled, WORD, keys / f"{name}.alqa-key")
        )
    drafting.sign(filled)
    room = opened()
    rest(qtbot, room)
    room._correct()
    dialog(room).field.edit.setText("many")
    dialog(room).submit()
    rest(qtbot, room)
    assert dialog(room).isVisible()
    dialog(room).field.edit.setText("13")
    dialog(room).submit()
    rest(qtbot, room)
    assert room.view is not None
    assert (room.view.version, room.view.changed) == (1, ("ALM-01",))
    assert room.version in room.bar_actions
    room._version()
    dialog(room).reason.edit.setText("опечатка")
    dialog(room).field.edit.setText(WORD)
    dialog(room).submit()
    rest(qtbot, room)
    assert [fault.code for fault in recorder.faults] == ["screening-outdated"]  # first it is screened again


def test_conditions_are_edited(ws: Workspace, opened: Opens, qtbot: QtBot) -> None:
    room = opened()
    rest(qtbot, room)
    room.ask_conditions()
    dialog(room).add()
    dialog(room)._rows[-1].titles["kk"].setText("Жаңа шарт")
    dialog(room).two.setChecked(False)
    dialog(room).keep()
    rest(qtbot, room)
    assert room.view is not None
    assert room.view.checklist is not None
    assert [item.code for item in room.view.checklist.items] == ["V1", "V2", "V3"]
    assert room.view.checklist.signatures == 1


def test_a_paper_is_shown_page_by_page(filled: Workspace, opened: Opens, qtbot: QtBot) -> None:
    room = opened()
    rest(qtbot, room)
    room._open_papers()
    shown: Any = next(one for one in room.findChildren(QWidget) if type(one).__name__ == "PaperDialog")
    rest(qtbot, room)
    assert shown.preview.pages == 1
    shown.show_document("D09")
    rest(qtbot, room)
    assert "письмо акима.png" in texts(shown)
    shown.done(0)
    rest(qtbot, room)


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_everything_has_a_name_and_fits(
    filled: Workspace, opened: Opens, qtbot: QtBot, services: Services, lang: str
) -> None:
    services.kit.say.set_lang(lang)  # type: ignore[arg-type]
    room = opened()
    rest(qtbot, room)
    room.side.checklist.lines[0].click()
    nameless = [
        type(w).__name__
        for w in room.findChildren(QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible() and not named(w)
    ]
    assert not nameless
    assert room.minimumSizeHint().width() <= 960
    services.kit.say.set_lang("en")


def named(widget: QWidget) -> bool:
    if isinstance(widget.parent(), QComboBox):
        return True
    text = widget.text() if isinstance(widget, (QAbstractButton, QLineEdit)) else ""
    return bool(widget.accessibleName() or text or type(widget).__name__ == "QLineEdit")

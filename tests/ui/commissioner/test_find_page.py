"""The search page: questions as they are typed, filters, rows, the way to a place."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.desks import commissioner
from desktop.desks.finds import DocumentType, Findings, FindKind, FoundPlace, Offer, Wish
from desktop.storage.workspace import Workspace
from tests.ui.commissioner.sample_desk import MemoryDesk
from ui.commissioner.finding.find_page import FindPage
from ui.commissioner.finding.find_seeker import ALL, FIRST, Seeker
from ui.commissioner.finding.found_delegate import FoundDelegate
from ui.commissioner.round_window import RoundWindow
from ui.commissioner.window import CommissionerWindow
from ui.models.found import FOUND_ROLE, FoundModel, in_order, shown
from ui.services import Services

CODES = ("FK16-YUK-LIG01", "FK16-KOS-AGR01")


def place(
    kind: FindKind, dossier: str, at: str, page: int = 0, snippet: str = "a \u2068word\u2069 b"
) -> FoundPlace:
    return FoundPlace(kind, dossier, {"en": dossier}, at, {"en": "Plan"}, page, snippet)


@pytest.fixture
def page(qtbot: QtBot, window: RoundWindow, desk: MemoryDesk) -> FindPage:
    codes = list(desk.sheets)
    sha = desk.dossier(codes[1]).documents[0].sha256
    desk.finder.places = (
        place("document", codes[1], sha, 2),
        place("comment", codes[0], "A2"),
        place("note", codes[0], "n1", 3),
        place("fact", codes[0], "jobs"),
    )
    window.finding.show()
    return window.finding.page


def ask(qtbot: QtBot, page: FindPage, text: str) -> None:
    page.box.edit.clear()
    with qtbot.waitSignal(page.seeker.found):
        qtbot.keyClicks(page.box.edit, text)
    qtbot.waitUntil(lambda: not page.seeker.waits)


def test_typing_finds_and_arrows_and_enter_open(qtbot: QtBot, page: FindPage, window: RoundWindow) -> None:
    ask(qtbot, page, "word")
    assert page.model.rowCount() == 4
    row = page.model.at(0)
    assert row is not None
    assert (row.place.kind, row.snippet, row.hits) == ("document", "a word b", ((2, 4),))
    qtbot.keyClick(page.box.edit, Qt.Key.Key_Down)
    assert page.view.currentIndex().row() == 1
    qtbot.keyClick(page.box.edit, Qt.Key.Key_Up)
    qtbot.keyClick(page.box.edit, Qt.Key.Key_Return)
    assert window.pages.currentWidget() is window.room
    assert window.session.code == row.place.dossier
    assert window.room.tabs.key == row.place.place
    assert window.room.reader.canvas.page == 2
    assert window.room.reader.finding.isVisible()
    assert window.room.reader.finding.box.text() == "word"


@pytest.mark.parametrize(("kind", "tab"), [("fact", "facts"), ("comment", None)])
def test_other_places_open_where_they_are(
    qtbot: QtBot, page: FindPage, window: RoundWindow, kind: FindKind, tab: str | None
) -> None:
    ask(qtbot, page, "word")
    found = next(p for p in (page.model.at(i) for i in range(4)) if p and p.place.kind == kind)
    window.finding.open_place(found.place, "word")
    assert window.session.code == found.place.dossier
    if tab is None:
        assert window.room.card.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]
    else:
        assert window.room.tabs.key == tab


def test_a_note_opens_at_the_note(qtbot: QtBot, page: FindPage, window: RoundWindow) -> None:
    ask(qtbot, page, "word")
    found = next(p for p in (page.model.at(i) for i in range(4)) if p and p.place.kind == "note")
    with qtbot.waitSignal(window.room.note_asked) as asked:
        window.finding.open_place(found.place, "word")
    assert asked.args == ["n1"]
    assert window.session.code == found.place.dossier


def test_an_overall_comment_opens_where_it_is_written(page: FindPage, window: RoundWindow) -> None:
    code = window.session.rows[0].code
    window.finding.open_place(place("comment", code, "for-applicant"), "word")
    assert window.room.card.body.currentWidget() is window.room.card.overall


def test_filters_turn_by_alt_and_digits_and_the_last_stays(qtbot: QtBot, page: FindPage) -> None:
    ask(qtbot, page, "word")
    for number in range(4):
        page.filters.toggle(number)
    assert page.filters.chosen == {"comment"}
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.filters.toggle_scope()
    assert page.filters.only_here


def test_nothing_found_offers_another_question(qtbot: QtBot, page: FindPage, desk: MemoryDesk) -> None:
    desk.finder.offers = (Offer("spelling", "word"),)
    ask(qtbot, page, "wrod")
    assert page.model.rowCount() == 0
    assert "wrod" in page.none.words()
    with qtbot.waitSignal(page.seeker.found):
        page.none.offered.emit("word")
    assert page.model.rowCount() == 4


def test_escape_empties_the_field_and_then_leaves(qtbot: QtBot, page: FindPage, window: RoundWindow) -> None:
    ask(qtbot, page, "word")
    qtbot.keyClick(page.box.edit, Qt.Key.Key_Escape)
    assert (page.box.text(), page.model.rowCount()) == ("", 0)
    qtbot.keyClick(page.box.edit, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.room


def test_f6_walks_filters_field_results_preview(qtbot: QtBot, page: FindPage, window: RoundWindow) -> None:
    ask(qtbot, page, "word")
    seen = []
    for _ in range(4):
        window.walk_panes(1)
        seen.append(QApplication.focusWidget())
    assert seen[:1] == [page.view]
    assert seen[2:] == [page.filters.kinds["document"], page.box.edit]


def test_a_narrow_window_has_no_preview_and_filters_above(page: FindPage, window: RoundWindow) -> None:
    assert page.preview.isVisible()
    window.resize(1000, 700)
    assert not page.preview.isVisible()
    window.resize(720, 450)
    QApplication.processEvents()
    assert page.filters.y() < page.box.y()
    assert page.filters.height() < 200
    assert page.view.horizontalScrollBar().maximum() == 0


class SlowFinder:
    """Waits in the first question until told to go on."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.asked: list[str] = []

    def warm(self) -> None: ...

    def find(self, wish: Wish, stop: object = None) -> Findings | None:
        self.asked.append(wish.text)
        if wish.text == "first":
            self.go.wait(10)
            assert callable(stop)
            return None if stop() else Findings(wish)
        return Findings(wish, (place("fact", CODES[0], "x"),), more=wish.limit == FIRST)


def test_rows_of_an_older_question_dim(qtbot: QtBot, page: FindPage) -> None:
    ask(qtbot, page, "word")
    slow = SlowFinder()
    page.seeker._desk = slow
    page.box.edit.setText("first")
    delegate = page.view.itemDelegate()
    assert isinstance(delegate, FoundDelegate)
    qtbot.waitUntil(lambda: delegate.dim)
    slow.go.set()
    qtbot.waitUntil(lambda: not page.seeker.waits)
    assert not delegate.dim


def test_the_newest_question_wins(qtbot: QtBot, services: Services) -> None:
    finder = SlowFinder()
    seeker = Seeker(finder, services.tasks)
    answers: list[Findings] = []
    seeker.found.connect(answers.append)
    for text in ("first", "second", "third"):
        seeker.seek(Wish(text))
    finder.go.set()
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert finder.asked == ["first", "third", "third"]
    assert [(one.wish.text, one.wish.limit) for one in answers] == [("third", FIRST), ("third", ALL)]


class TwoPartFinder:
    """Pages at once; the whole answer when told to go on."""

    def __init__(self) -> None:
        self.go = threading.Event()

    def warm(self) -> None: ...

    def find(self, wish: Wish, stop: object = None) -> Findings | None:
        pages = place("document", CODES[0], wish.text, 1)
        if wish.first:
            return Findings(wish, (pages,), (("document", 1),), partial=True)
        self.go.wait(10)
        assert callable(stop)
        counts: tuple[tuple[FindKind, int], ...] = (("document", 1), ("fact", 1))
        return None if stop() else Findings(wish, (place("fact", CODES[0], ""), pages), counts)


def test_pages_are_shown_before_the_rest_and_the_top_is_chosen(qtbot: QtBot, page: FindPage) -> None:
    finder = TwoPartFinder()
    page.seeker._desk = finder
    with qtbot.waitSignal(page.seeker.found):
        page.box.edit.setText("word")
    assert page.model.rowCount() == 1
    assert page.seeker.waits
    finder.go.set()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert not page.seeker.waits
    assert page.view.currentIndex().row() == 0


def test_a_new_question_does_not_wait_for_the_rest_of_an_older_one(qtbot: QtBot, services: Services) -> None:
    finder = TwoPartFinder()
    seeker = Seeker(finder, services.tasks)
    answers: list[Findings] = []
    seeker.found.connect(answers.append)
    seeker.seek(Wish("older"))
    qtbot.waitUntil(lambda: seeker._asked is not None and not seeker._asked.first)
    seeker.seek(Wish("newer"))
    qtbot.waitUntil(lambda: len(answers) == 2)
    finder.go.set()
    qtbot.waitUntil(lambda: not seeker.waits)
    assert [(one.wish.text, one.partial) for one in answers] == [
        ("older", True),
        ("newer", True),
        ("newer", False),
    ]


def test_the_rows_are_a_proper_model(services: Services) -> None:
    model = FoundModel(services.kit.say)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_places([place("document", CODES[0], "sha", 2)])
    assert model.index(0, 0).data(FOUND_ROLE).place.page == 2
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{CODES[0]}, Plan, page 2: a word b"
    model.show_places([])
    assert model.rowCount(QModelIndex()) == 0


def test_places_stand_dossier_by_dossier() -> None:
    places = [
        place("document", "B", "sha", 9),
        place("document", "A", "sha", 1),
        place("document", "B", "sha", 2),
        place("note", "B", "n", 1),
    ]
    ordered = [(one.dossier, one.page) for one in in_order(places, True)]
    assert ordered == [("B", 2), ("B", 9), ("B", 1), ("A", 1)]
    assert in_order(places, False) == places


def test_a_snippet_with_marks_of_its_own_is_shown_whole() -> None:
    odd = shown(place("fact", "A", "x", snippet="\u2069a \u2068b\nc\u2069 \u2068d"))
    assert odd.snippet == "a b c d"
    assert odd.hits == ((2, 3),)


def test_a_real_workspace_is_searched_without_what_is_closed(
    qtbot: QtBot, real_window: CommissionerWindow, real_ws: Workspace
) -> None:
    commissioner.declare_conflict(real_ws, "D2", "employer", "")
    commissioner.set_comment(real_ws, "D1", "A1", "сапасы жоғары")
    page = real_window.finding.page
    real_window.finding.show()
    for typed in ("Title", "сапа"):
        page.box.edit.setText(typed)
        qtbot.waitUntil(lambda: not page.seeker.waits and page.model.rowCount() == 1)
        row = page.model.at(0)
        assert row is not None
        assert row.place.dossier == "D1", typed
    real_window.finding.page.open_current()
    assert real_window.session.code == "D1"
    assert real_window.room.card.criteria.open_code == "A1"


def test_a_fact_is_shown_among_those_of_its_dossier(
    qtbot: QtBot, page: FindPage, window: RoundWindow, desk: MemoryDesk
) -> None:
    ask(qtbot, page, "word")
    rows = [page.model.at(at) for at in range(page.model.rowCount())]
    at, row = next((at, row) for at, row in enumerate(rows) if row is not None and row.place.kind == "fact")
    page.view.setCurrentIndex(page.model.index(at))
    qtbot.waitUntil(lambda: not page.preview.settling)
    shown = page.preview.text.toPlainText()
    filed = desk.dossier(row.place.dossier).facts
    labels = [field.label for field in window.session.round.rubric.facts if field.code in filed]
    assert shown.startswith("a word b")
    assert labels
    assert all(window.kit.say.text(label) in shown for label in labels)


def test_a_type_and_a_language_are_chosen_by_keys_alone(
    qtbot: QtBot, page: FindPage, desk: MemoryDesk, window: RoundWindow
) -> None:
    desk.finder.types = (DocumentType("plan", {"en": "Strategy"}), DocumentType("app", {"en": "Application"}))
    ask(qtbot, page, "word")
    for button, presses in ((page.narrowing.type, 1), (page.narrowing.language, 2)):
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
        menu = QApplication.activePopupWidget()
        assert menu is not None
        for _ in range(presses):
            qtbot.keyClick(menu, Qt.Key.Key_Down)
        with qtbot.waitSignal(page.seeker.found):
            qtbot.keyClick(menu, Qt.Key.Key_Return)
        assert button.isChecked()
    qtbot.waitUntil(lambda: not page.seeker.waits)
    assert (desk.finder.asked[-1].types, desk.finder.asked[-1].langs) == ({"plan"}, {"ru"})
    assert page.narrowing.type.text() == "Document type: Strategy"
    assert page.narrowing.language.text() == "Language: Русский"


def test_the_preview_shows_the_place_chosen_last(
    qtbot: QtBot, page: FindPage, window: RoundWindow, desk: MemoryDesk
) -> None:
    """Texts come late, and in the order in which they were asked for."""
    codes, waiting = list(desk.sheets), []
    shas = [desk.dossier(code).documents[0].sha256 for code in codes[:2]]
    rows = [shown(place("document", code, sha, 2)) for code, sha in zip(codes, shas, strict=False)]
    preview = page.preview
    window.session.read = lambda job, done, failed=None: waiting.append((job, done))  # type: ignore[method-assign, assignment]
    for row in rows:
        preview.show_row(row)
        qtbot.waitUntil(lambda: not preview._settle.isActive())
    assert preview.settling
    for job, done in waiting:
        done(job())
    assert len(waiting) == 2
    assert preview.canvas.source is not None
    assert (preview.canvas.source.digest, preview.canvas.page) == (shas[1], 2)
    assert not preview.settling
    preview.show_row(rows[0])
    qtbot.waitUntil(lambda: len(waiting) == 3)
    preview.show_row(rows[1])
    job, done = waiting[-1]
    done(job())  # another place is chosen meanwhile
    assert preview.canvas.source.digest == shas[1]

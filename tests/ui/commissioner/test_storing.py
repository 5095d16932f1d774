"""A disk that is slow or refuses: the window goes on, and nothing says "saved" before it is."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.desks.views import Change
from desktop.errors import AlqaError
from desktop.model.dossier import DocumentText
from desktop.pages.server import PageServer
from tests.ui.commissioner.sample_desk import MemoryDesk
from ui.commissioner.card.typing_field import DRAFT_MS, PAUSE_MS
from ui.commissioner.round_window import RoundWindow
from ui.commissioner.session import Session
from ui.commissioner.writer import Threaded
from ui.messages import Recorder
from ui.services import Services

FULL = AlqaError("disk-full", path="/stick", reason="ENOSPC")


class SlowDesk(MemoryDesk):
    """Every write waits at a gate, in the writer's thread."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.gate = threading.Event()
        self.text_gate = threading.Event()
        for gate in (self.gate, self.text_gate):
            gate.set()
        self.threads: set[str] = set()

    def set_mark(self, code: str, criterion: str, steps: int | None) -> Change:
        self.threads.add(threading.current_thread().name)
        assert self.gate.wait(20)
        return super().set_mark(code, criterion, steps)

    def document_text(self, sha256: str) -> DocumentText:
        self.threads.add(threading.current_thread().name)
        assert self.text_gate.wait(20)
        return super().document_text(sha256)

    def declare_conflict(self, code: str, ground: str, note: str) -> Change:
        assert self.gate.wait(20)
        return super().declare_conflict(code, ground, note)


@pytest.fixture
def desk() -> SlowDesk:
    return SlowDesk(limit=6)


@pytest.fixture
def session(qtbot: QtBot, desk: SlowDesk) -> Iterator[Session]:
    gc.collect()  # windows of other tests die here, and not in the threads that are started now
    made = Session(desk, lambda: "14:02", None, Threaded())
    made.open(next(iter(desk.sheets)))
    yield made
    desk.gate.set()
    made.close()


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=10_000)


def test_a_slow_disk_stops_nothing_and_saved_is_said_after_the_commit(
    qtbot: QtBot, session: Session, desk: SlowDesk
) -> None:
    code = str(session.code)
    desk.gate.clear()
    session.set_mark("A1", 4)
    assert session.sheet is not None
    assert session.sheet.marks["A1"] == 4
    assert (session.save.kind, desk.sheets[code].marks["A1"]) == ("saving", None)
    session.open(next(c for c in desk.sheets if c != code))
    session.open(code)
    assert session.sheet.marks["A1"] == 4  # shown though not stored
    desk.gate.set()
    until(qtbot, lambda: session.save.kind == "saved")
    assert (desk.sheets[code].marks["A1"], session.save.at) == (4, "14:02")
    assert desk.threads == {"alqa-writer"}


def test_the_last_value_of_a_place_wins_and_others_keep_their_order(
    qtbot: QtBot, session: Session, desk: SlowDesk
) -> None:
    code = str(session.code)
    desk.gate.clear()
    for criterion, steps in (("A1", 1), ("A1", 2), ("A2", 7), ("A1", 3)):
        session.set_mark(criterion, steps)
    desk.gate.set()
    assert session.settle()
    assert desk.calls == [("mark", code, "A1", 1), ("mark", code, "A2", 7), ("mark", code, "A1", 3)]
    assert session.save.kind == "saved"


def test_undo_waits_for_what_was_changed_before(qtbot: QtBot, session: Session, desk: SlowDesk) -> None:
    code = str(session.code)
    desk.gate.clear()
    session.set_mark("A1", 4)
    session.set_mark("A2", 5)
    session.undo()
    desk.gate.set()
    with qtbot.waitSignal(session.turned):
        pass
    assert session.sheet is not None
    assert (session.sheet.marks["A1"], session.sheet.marks["A2"]) == (4, None)
    assert desk.sheets[code].marks["A2"] is None


def test_what_is_refused_stays_is_said_and_saves_itself(
    qtbot: QtBot, session: Session, desk: SlowDesk
) -> None:
    code = str(session.code)
    desk.broken = FULL
    session.set_mark("A1", 4)
    session.set_mark("A2", 5)
    assert not session.settle()
    assert (session.save.kind, session.save.error, len(session.unsaved)) == ("failed", FULL, 2)
    session.storing._again.setInterval(1)
    session.retry()
    desk.broken = None
    until(qtbot, lambda: session.save.kind == "saved")
    assert (desk.sheets[code].marks["A1"], desk.sheets[code].marks["A2"]) == (4, 5)


def test_one_text_that_cannot_be_stored_stops_no_other(session: Session, desk: SlowDesk) -> None:
    def too_long(*_: object) -> Change:
        raise AlqaError("text-too-long", most=1, n=2)

    desk.set_comment = too_long  # type: ignore[method-assign]
    session.set_comment("A1", "long")
    session.set_mark("A2", 5)
    assert not session.settle()
    assert session.save.kind == "failed"
    assert desk.sheets[str(session.code)].marks["A2"] == 5


def test_nothing_typed_nothing_said(session: Session) -> None:
    assert session.settle()
    assert session.save.kind == "quiet"


def test_a_key_is_a_draft_at_once_and_a_change_after_the_pause(
    qtbot: QtBot, desk: SlowDesk, services: Services
) -> None:
    pages = PageServer()
    window = RoundWindow(desk, pages, services, Threaded())
    window.show()
    comment = window.room.card.criteria.panel(window.room.card.criteria.open_code).comment
    place = (str(window.session.code), "comment", window.room.card.criteria.open_code)
    assert DRAFT_MS <= 60 < 100 < PAUSE_MS
    qtbot.keyClicks(comment, "half")
    assert window.session.save.kind == "saving"
    until(qtbot, lambda: desk.drafts.get(place) == "half" and window.session.save.kind == "saved")
    assert [call[0] for call in desk.calls] == []
    qtbot.keyClicks(comment, "\b\b\b\b")  # taken back: the draft must not come to life again
    until(qtbot, lambda: desk.calls == [("comment", place[0], place[2], "")])
    window.close()
    pages.close()


def test_a_conflict_that_is_refused_opens_the_dossier_again_with_the_reason(
    qtbot: QtBot, desk: SlowDesk, services: Services, messages: Recorder
) -> None:
    pages = PageServer()
    window = RoundWindow(desk, pages, services, Threaded())
    window.show()
    session, room = window.session, window.room
    code, other = list(desk.sheets)[:2]
    session.open(code)
    session.set_mark("A1", 4)
    until(qtbot, lambda: session.save.kind == "saved")
    done: list[str] = []
    desk.gate.clear()
    desk.broken = FULL
    session.declare_conflict("family", "my cousin", lambda: done.append(code))
    assert room.center.currentWidget() is room.shut  # at once: nothing is marked meanwhile
    assert room.dossier is None
    desk.gate.set()
    until(qtbot, lambda: bool(messages.faults))
    assert messages.faults == list(FULL.faults)
    assert (done, desk.sheets[code].recusal) == ([], None)
    assert session.sheet is not None
    assert (session.sheet.recusal, session.sheet.marks["A1"]) == (None, 4)
    assert room.center.currentWidget() is room.reader
    assert room.card.body.currentWidget() is room.card.criteria
    desk.gate.clear()
    session.declare_conflict("family", "", lambda: done.append(code))
    session.open(other)  # who went on stays there; the reason is said all the same
    desk.gate.set()
    until(qtbot, lambda: len(messages.faults) == 2)
    assert session.code == other
    assert room.center.currentWidget() is room.reader
    desk.broken = None
    window.close()
    pages.close()


def test_the_document_asked_for_last_is_shown_and_no_other_stands_in_its_place(
    qtbot: QtBot, desk: SlowDesk, services: Services
) -> None:
    pages = PageServer()
    window = RoundWindow(desk, pages, services, Threaded())
    window.show()
    room, canvas = window.room, window.room.reader.canvas
    until(qtbot, lambda: canvas.source is not None)
    assert room.dossier is not None
    first, second, third = room.dossier.documents[:3]
    shown: list[str] = []
    room.document_shown.connect(lambda document: shown.append(document.sha256 if document else ""))
    desk.gate.clear()  # a slow write holds no reader up
    window.session.set_mark("A1", 4)
    desk.text_gate.clear()
    room.show_page(second.sha256, 2)
    room.show_page(third.sha256, 3)
    assert (room.waiting, room.page, canvas.source) == (True, 3, None)
    desk.text_gate.set()
    until(qtbot, lambda: not room.waiting)
    assert canvas.source is not None
    assert (canvas.source.digest, canvas.page, shown) == (third.sha256, 3, [third.sha256])
    desk.text_gate.clear()
    room.show_document(first.code)
    room.show_tab("facts")  # away before it came
    desk.text_gate.set()
    settled: list[bool] = []
    window.session.read(lambda: True, settled.append)
    until(qtbot, lambda: bool(settled))
    assert room.center.currentWidget() is room.facts
    assert shown == [third.sha256, ""]
    assert "alqa-reader" in desk.threads
    assert threading.main_thread().name not in desk.threads
    desk.gate.set()
    window.close()
    pages.close()

"""Links: inside the document they jump, outside nothing happens without a yes."""

from __future__ import annotations

import io

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from desktop.model.review import Quad
from tests.ui.reader.real_paper import Show
from ui.messages import Recorder
from ui.reader.addresses import Addresses, breakable, question
from ui.reader.marks import Mark
from ui.reader.reading_pane import ReadingPane
from ui.services import Kit
from ui.shell.dialog import QuestionDialog
from ui.widgets.label import Label

ADDRESS = "https://example.org/a/very/long/way?to=go&and=back"


def linked() -> bytes:
    """Page 1 leads to page 3 and to an address; words lie under the first link."""
    out = io.BytesIO()
    drawn = Canvas(out, pagesize=A4)
    drawn.drawString(60, 760, "See page three")
    drawn.linkAbsolute("", "three", Rect=(60, 755, 160, 775))
    drawn.linkURL(ADDRESS, (60, 700, 160, 720))
    for number in (1, 2, 3):
        if number == 3:
            drawn.bookmarkPage("three")
        drawn.showPage()
    drawn.save()
    return out.getvalue()


def on(pane: ReadingPane, x: float, y: float) -> QPoint:
    quad = Quad(
        round(x * 1000), round((A4[1] - y) * 1000), round(x * 1000) + 1, round((A4[1] - y) * 1000) + 1
    )
    return pane.canvas.quad_rect(1, quad).center().toPoint()


def click(qtbot: QtBot, pane: ReadingPane, at: QPoint) -> None:
    qtbot.mouseClick(pane.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_link_inside_jumps_and_alt_left_comes_back(qtbot: QtBot, show: Show) -> None:
    pane = show(linked())
    pane.canvas.verticalScrollBar().setValue(10)
    click(qtbot, pane, on(pane, 100, 765))
    assert pane.canvas.page == 3
    pane.go_back()
    assert pane.canvas.verticalScrollBar().value() == pytest.approx(10, abs=2)
    pane.go_back()  # nothing further back
    pane.go_forward()
    assert pane.canvas.page == 3


def test_a_place_down_a_page_is_brought_to_the_top(show: Show) -> None:
    pane = show(linked())
    pane.jump(2, 400_000)
    quad = Quad(60_000, 400_000, 70_000, 410_000)
    assert 0 <= pane.canvas.quad_rect(2, quad).top() < 40
    pane.go_back()
    assert pane.canvas.page == 1
    pane.jump(2, 10_000)
    assert 0 <= pane.canvas.page_rect(2).top() < 40


def test_the_pointer_tells_where_a_link_leads(qtbot: QtBot, show: Show) -> None:
    pane = show(linked())
    viewport = pane.canvas.viewport()
    for point, shape, hint in (
        (on(pane, 150, 757), Qt.CursorShape.PointingHandCursor, "Page 3"),
        (on(pane, 100, 710), Qt.CursorShape.PointingHandCursor, ADDRESS),
        (on(pane, 300, 300), Qt.CursorShape.ArrowCursor, ""),
    ):
        qtbot.mouseMove(viewport, point)
        qtbot.waitUntil(lambda s=shape: viewport.cursor().shape() == s)  # type: ignore[misc]
        assert viewport.toolTip() == hint


def test_selecting_over_a_link_does_not_follow_it(show: Show) -> None:
    pane = show(linked())
    canvas = pane.canvas
    canvas.selecting.press(QPointF(on(pane, 62, 764)), 1, False)
    canvas.selecting.drag(QPointF(on(pane, 120, 764)))
    canvas.selecting.release()
    assert canvas.selection() is not None
    assert canvas.page == 1


def test_a_note_over_a_link_is_opened_first(qtbot: QtBot, show: Show) -> None:
    pane = show(linked())
    told: list[str] = []
    pane.canvas.mark_clicked.connect(told.append)
    pane.canvas.set_marks((Mark("n1", 1, (Quad(60_000, 60_000, 160_000, 90_000),), "note"),))
    click(qtbot, pane, on(pane, 150, 757))
    assert (told, pane.canvas.page) == (["n1"], 1)


def test_enter_follows_the_link_on_which_the_caret_stands(qtbot: QtBot, show: Show) -> None:
    pane = show(linked())
    qtbot.keyClick(pane.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(pane.canvas, Qt.Key.Key_Return)
    assert pane.canvas.page == 3


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the system."""
    handed: list[str] = []

    def hand_over(url: QUrl) -> bool:
        handed.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", hand_over)
    return handed


def test_an_address_is_asked_about_and_copied_unless_agreed(
    qtbot: QtBot, show: Show, opened: list[str]
) -> None:
    pane, messages, window = show(linked()), Recorder(), QWidget()
    qtbot.addWidget(window)
    addresses = Addresses(messages, window)
    pane.address_asked.connect(addresses.ask)
    click(qtbot, pane, on(pane, 100, 710))
    say = pane._kit.say
    assert ADDRESS in messages.questions[0].body(say).replace("\u200b", "")
    assert messages.questions[0].keep(say) == "Copy address"
    assert (opened, QGuiApplication.clipboard().text()) == ([], ADDRESS)
    messages.answer = True
    addresses.ask(ADDRESS)
    assert opened == [ADDRESS]


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "javascript:alert(1)", "smb://host/share", "C:\\x.exe", "not an address"],
)
def test_addresses_of_other_kinds_are_never_opened(qtbot: QtBot, opened: list[str], address: str) -> None:
    messages, window = Recorder(answer=True), QWidget()
    qtbot.addWidget(window)
    Addresses(messages, window).ask(address)
    assert (messages.questions, opened) == ([], [])
    assert QGuiApplication.clipboard().text() == address


def test_a_long_address_may_break_and_stays_the_same() -> None:
    assert breakable(ADDRESS).replace("\u200b", "") == ADDRESS
    assert max(len(part) for part in breakable("https://x.org/" + "a" * 300).split("\u200b")) < 40


def test_the_question_shows_the_whole_address(qtbot: QtBot, kit: Kit) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = QuestionDialog(kit, window, question(ADDRESS * 5))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    for label in dialog.findChildren(Label):
        assert label.height() >= label.heightForWidth(label.width())
    dialog.reject()

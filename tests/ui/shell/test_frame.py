"""The frame: faults that stay, toasts that pass, the palette, the dialog, panes by F6."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import AlqaError, Fault
from ui.actions import Action
from ui.i18n import literal, words
from ui.messages import Bridge, Notice, Question
from ui.services import Services
from ui.shell.dialog import QuestionDialog
from ui.shell.frame import SMALLEST, Frame
from ui.widgets.toast import MOST


def frame(services: Services, qtbot: QtBot) -> Frame:
    made = Frame(services)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.resize(1200, 800)
    made.show()
    return made


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_faults_are_said_in_full_and_stay_until_closed(services: Services, qtbot: QtBot) -> None:
    window = frame(services, qtbot)
    faults = tuple(Fault("open-unknown-kind", {"name": f"{i}.txt"}) for i in range(5))
    window.show_faults(faults)
    banner = window.banner()
    assert banner is not None
    text = said(banner)
    assert "“0.txt”" in text
    assert "and 2 more" in text
    assert "open-unknown-kind" in text
    services.kit.say.set_lang("ru")
    assert "Код ошибки" in said(banner)
    services.kit.say.set_lang("en")
    window.clear_faults()
    assert window.banner() is None


def test_toasts_are_at_most_three_and_undo_undoes(services: Services, qtbot: QtBot) -> None:
    window = frame(services, qtbot)
    undone: list[int] = []
    for i in range(MOST + 1):
        window.notify(Notice(literal(f"n{i}"), undo=lambda i=i: undone.append(i)))
    shown = window.toasts.shown
    assert [toast.words() for toast in shown] == ["n1", "n2", "n3"]
    assert all(window.rect().contains(toast.geometry()) for toast in shown)
    shown[-1]._undo()
    assert undone == [3]
    assert len(window.toasts.shown) == MOST - 1


def test_the_bridge_reaches_the_window_that_is_shown(services: Services, qtbot: QtBot) -> None:
    bridge = Bridge(services.kit.say)
    made = Services(services.kit, services.tasks, bridge, services.actions, services.preferences)
    window = frame(made, qtbot)
    bridge.notify(Notice(literal("hello")))
    bridge.trouble(AlqaError("open-unknown-kind", name="x"))
    assert [toast.words() for toast in window.toasts.shown] == ["hello"]
    assert window.banner() is not None


def test_the_palette_runs_what_is_named_and_greys_what_cannot(services: Services, qtbot: QtBot) -> None:
    window = frame(services, qtbot)
    ran: list[str] = []
    services.actions.register(
        window,
        [
            Action("act.copy", lambda: ran.append("copy"), "copy"),
            Action("act.open", lambda: ran.append("open"), why_not=lambda: words("act.close")),
        ],
    )
    palette = window.palette_
    palette.open()
    palette._query.setText("көш")
    QTest.keyClick(palette._query, Qt.Key.Key_Return)
    assert ran == ["copy"]
    assert not palette.isVisible()
    palette.open()
    palette._query.setText("ашу")
    QTest.keyClick(palette._query, Qt.Key.Key_Return)
    assert ran == ["copy"]
    QTest.keyClick(palette._query, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_a_command_sign_leaves_only_commands(services: Services, qtbot: QtBot) -> None:
    window = frame(services, qtbot)
    palette = window.palette_
    palette.open()
    palette._query.setText(">no such command")
    assert palette._model.rowCount() == 0
    assert palette._count.text() == services.kit.say("palette.none")


def test_the_safe_answer_is_the_filled_and_focused_one(services: Services, qtbot: QtBot) -> None:
    window = frame(services, qtbot)
    question = Question(
        literal("Delete?"), literal("It is gone then."), literal("Delete"), literal("Keep it")
    )
    dialog = QuestionDialog(services.kit, window, question)
    dialog.show()
    assert dialog.keep._kind == "primary"
    assert dialog.focusWidget() is dialog.keep
    QTest.keyClick(dialog.keep, Qt.Key.Key_Return)
    assert dialog.result() == 0


def test_a_frame_may_be_as_small_as_promised(services: Services, qtbot: QtBot) -> None:
    window = frame(services, qtbot)
    window.resize(*SMALLEST)
    assert (window.width(), window.height()) == SMALLEST
    assert window.bar.find_small.isVisible()
    assert not window.bar.finder.isVisible()


def test_a_shortcut_of_a_closed_window_is_forgotten(services: Services, qtbot: QtBot) -> None:
    window = frame(services, qtbot)
    assert services.actions.of(window)
    window.close()
    assert services.actions.of(window) == []

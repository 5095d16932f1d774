"""The small parts: they fit their words, take the keyboard, and say what they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.ui_services import services_in
from ui.i18n import literal, words
from ui.services import Kit
from ui.widgets.button import Button, IconButton
from ui.widgets.chip import Chip, Filter
from ui.widgets.code import CodeDigits, qr_picture
from ui.widgets.drop import DropZone
from ui.widgets.field import Field
from ui.widgets.label import Elided, Label
from ui.widgets.meter import Meter

LONG = "Расшифровать и открыть рабочее пространство секретаря комиссии"
CODE = "29286 17841 35483 93251 85287 92561 18423 53697"


@pytest.fixture
def kit(qapp: QApplication, tmp_path: Path) -> Iterator[Kit]:
    with services_in(qapp, tmp_path) as (services, _):
        yield services.kit


def test_a_long_button_wraps_instead_of_losing_letters(kit: Kit, qtbot: QtBot) -> None:
    button = Button(kit, literal(LONG), "primary", "lock")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.show()
    assert button.height() == 36
    button.resize(200, 36)
    qtbot.waitUntil(lambda: button.height() > 36)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_button_answers_enter_and_space(kit: Kit, qtbot: QtBot, key: Qt.Key) -> None:
    button = Button(kit, words("act.open"))
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_names_for_screen_readers_follow_the_language(kit: Kit, qtbot: QtBot) -> None:
    parts = [Button(kit, words("act.close")), IconButton(kit, "x", words("act.close"))]
    for part in parts:
        qtbot.addWidget(part)
        assert part.accessibleName() == "Close"
    kit.say.set_lang("kk")
    assert {part.accessibleName() for part in parts} == {"Жабу"}


def test_chips_fit_their_words(kit: Kit, qtbot: QtBot) -> None:
    chip = Chip(kit, literal("versions differ"), "bad", "git-fork")
    qtbot.addWidget(chip)
    assert chip.sizeHint().height() == 24
    assert chip.sizeHint().width() > chip.fontMetrics().horizontalAdvance("versions differ")
    toggle = Filter(kit, literal("All 28"))
    qtbot.addWidget(toggle)
    toggle.click()
    assert toggle.isChecked()


def test_a_wrapping_label_asks_for_the_height_it_needs(kit: Kit, qtbot: QtBot) -> None:
    label = Label(kit, literal(LONG), wrap=True)
    qtbot.addWidget(label)
    assert label.heightForWidth(150) > label.heightForWidth(600)
    assert label.sizeHint().height() == label.heightForWidth(label.sizeHint().width())


def test_data_is_never_markup(kit: Kit, qtbot: QtBot) -> None:
    label = Label(kit, literal("<b>bold</b>"))
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_an_elided_path_is_whole_in_the_tool_tip(kit: Kit, qtbot: QtBot) -> None:
    label = Elided(kit, literal("/a/very/long/path/to/a/file.alqa-scores"), middle=True)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert "…" in label.text()
    assert label.toolTip() == "/a/very/long/path/to/a/file.alqa-scores"


def test_another_text_of_an_elided_line_lays_out_nothing(kit: Kit, qtbot: QtBot) -> None:
    window, label = Asked(), Elided(kit, literal("one"), ink="muted")
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(label)
    window.resize(300, 60)
    window.show()
    qtbot.wait(10)
    empty, window.requests = window.grab().toImage(), 0
    label.set_phrase(literal("quite another"))
    qtbot.wait(10)
    assert window.requests == 0
    assert label.text() == label.accessibleName() == "quite another"
    assert window.grab().toImage() != empty


class Asked(QWidget):
    """Counts how often it was laid out anew."""

    requests = 0

    def event(self, event: QEvent) -> bool:
        self.requests += event.type() == QEvent.Type.LayoutRequest
        return super().event(event)


def test_an_error_replaces_the_help(kit: Kit, qtbot: QtBot) -> None:
    field = Field(kit, literal("Name"), literal("As in the protocol"))
    qtbot.addWidget(field)
    field.set_error(literal("Fill it in"))
    assert field.edit.accessibleDescription() == "Fill it in"
    field.set_error(None)
    assert field.edit.accessibleDescription() == "As in the protocol"
    assert field.edit.accessibleName() == "Name"


def test_a_secret_hides_and_shows(kit: Kit, qtbot: QtBot) -> None:
    field = Field(kit, literal("Passphrase"), secret=True)
    qtbot.addWidget(field)
    hidden = field.edit.echoMode()
    field._eye.click()
    assert field.edit.echoMode() != hidden


def test_a_meter_says_its_figures(kit: Kit, qtbot: QtBot) -> None:
    meter = Meter(kit, 17, 28)
    qtbot.addWidget(meter)
    assert meter.accessibleName() == "17 / 28"


def test_the_code_is_read_in_order_and_copied_whole(kit: Kit, qtbot: QtBot) -> None:
    code = CodeDigits(kit, CODE)
    qtbot.addWidget(code)
    code.show()
    assert code.accessibleName().endswith(", ".join(CODE.split()))
    QTest.keyClick(code, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == CODE


def test_the_qr_code_has_its_finders_and_quiet_zone(qapp: QApplication) -> None:
    image = qr_picture(CODE)
    assert image.width() == image.height() >= 21 + 6
    assert all(image.pixelColor(x, 0).value() == 255 for x in range(image.width()))
    assert image.pixelColor(3, 3).value() == 0


def test_dropped_files_are_told_and_other_things_are_not(kit: Kit, qtbot: QtBot, tmp_path: Path) -> None:
    zone = DropZone(kit, literal("Drop"), literal("here"), literal("Choose"))
    qtbot.addWidget(zone)
    zone.show()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "өтінім.alqa-pack")), QUrl("https://example.org/x")])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(zone.dropped) as given:
        zone.dropEvent(event)
    assert given.args == [[tmp_path / "өтінім.alqa-pack"]]


def test_tab_passes_the_eye_and_a_key_reveals(kit: Kit, qtbot: QtBot) -> None:
    """Who types a passphrase twice goes from field to field."""
    page = QWidget()
    column = QVBoxLayout(page)
    fields = [Field(kit, literal("Passphrase"), secret=True) for _ in range(2)]
    for field in fields:
        column.addWidget(field)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    fields[0].edit.setFocus()
    qtbot.waitUntil(fields[0].edit.hasFocus)
    QTest.keyClick(fields[0].edit, Qt.Key.Key_Tab)
    assert page.focusWidget() is fields[1].edit
    QTest.keyClick(fields[1].edit, Qt.Key.Key_F8, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: fields[1].edit.echoMode() == QLineEdit.EchoMode.Normal)
    assert fields[0].edit.echoMode() == QLineEdit.EchoMode.Password

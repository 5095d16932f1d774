"""The sheet of keys: everything that has keys, found in any language; one key does one thing."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.actions import Action, OwnKeys
from ui.i18n import literal, words
from ui.services import Services
from ui.shell.frame import Frame
from ui.shell.shortcut_sheet import caps


def opened(services: Services, qtbot: QtBot) -> Frame:
    made = Frame(services)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.open_sheet()
    return made


def said(window: Frame) -> set[str]:
    return {label.text() for label in window.sheet.findChildren(QLabel) if label.isVisible()}


def test_the_sheet_shows_every_key_and_finds_in_three_languages(services: Services, qtbot: QtBot) -> None:
    window = opened(services, qtbot)
    keyed = [one for one in services.actions.of(window) if one.keys]
    assert len(window.sheet.shown()) == len(keyed) > 3
    assert {one.name(services.kit.say) for one in keyed} <= said(window)
    for typed in ("келеси тил", "язык", "Next language", "ctrl+shift+l"):
        window.sheet.box.edit.setText(typed)
        assert [one.keys for one in window.sheet.shown()] == [("Ctrl", "Shift", "L")], typed
    window.sheet.box.edit.setText("zzz")
    assert "Nothing found" in " ".join(said(window))


def test_escape_and_a_second_press_give_the_keys_back(services: Services, qtbot: QtBot) -> None:
    window = opened(services, qtbot)
    window.sheet.dismiss()
    window.bar.language.setFocus()
    window.open_sheet()
    assert window.focusWidget() is window.sheet.box.edit
    qtbot.keyClick(window.sheet.box.edit, Qt.Key.Key_Tab)
    assert window.focusWidget() is window.sheet.close_
    qtbot.keyClick(window.sheet.close_, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.bar.language
    window.open_sheet()
    window.open_sheet()
    assert not window.sheet.isVisible()


def test_keys_are_shown_as_they_stand_on_the_keyboard() -> None:
    assert caps("Ctrl++") == ("Ctrl", "+")
    assert caps("Ctrl+Shift+Z") == ("Ctrl", "Shift", "Z")
    assert caps("Alt+PgDown") == ("Alt", "PgDn")
    assert caps("F1") == ("F1",)


def test_own_keys_and_help_for_the_place_stand_there_too(services: Services, qtbot: QtBot) -> None:
    class Place(Frame):
        def help_here(self):  # type: ignore[no-untyped-def]
            own = (OwnKeys("keys.ruler", "keys.ruler.half", (".", ",")),)
            return super().help_here()._replace(place=literal("You are here."), own=own)

    window = Place(services)
    qtbot.addWidget(window)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.show()
    window.open_sheet()
    assert {"You are here.", words("keys.ruler.half")(services.kit.say)} <= said(window)


def test_one_key_does_one_thing(services: Services, qtbot: QtBot) -> None:
    window = opened(services, qtbot)
    services.actions.register(window, [Action("act.open", window.close, keys="Ctrl+Shift+F12")])
    counted = Counter(one.keys for one in services.actions.of(window) if one.keys)
    assert max(counted.values()) == 1


def test_the_palette_finds_by_every_language_and_says_when_nothing_is_called_so(
    services: Services, qtbot: QtBot
) -> None:
    window = opened(services, qtbot)
    window.sheet.dismiss()
    window.open_palette()
    palette = window.palette_
    for typed in ("келеси тил", "следующий язык", "next lang"):
        palette._query.setText(typed)
        assert palette._model.rowCount() == 2, typed  # a heading and the command
        assert not palette._none.isVisible()
    assert not palette.grab().isNull()
    palette._query.setText("zzzz")
    assert palette._model.rowCount() == 0
    assert palette._none.isVisible()

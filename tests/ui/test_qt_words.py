"""Qt's dialogs speak the program's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from ui.i18n import Speech
from ui.qt_words import QtWords


def said() -> str:
    return QCoreApplication.translate("QPrintDialog", "Print")


def test_dialogs_follow_the_language(qapp: QApplication) -> None:
    say = Speech("ru")
    words = QtWords(qapp, say)
    assert said() == "Печать"
    say.set_lang("kk")
    assert said() == "Басып шығару"
    say.set_lang("en")
    assert said() == "Print"
    words.drop()

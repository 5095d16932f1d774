"""An external address in a document: named in full, copied, or opened after a yes. Never silently."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.i18n import literal, words
from ui.messages import Messages, Notice, Question

OPENED = ("http", "https", "mailto")
SHOWN = 600  # characters of an address in a question
PIECE = re.compile(r"(?<=[/?&=#.,;:_-])(?=\w)|(?<=\w{24})(?=\w)")


class Addresses(QObject):
    """Asks in one window. Addresses of other kinds (files, scripts, programs) are only ever copied."""

    def __init__(self, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._messages, self._window = messages, window

    def ask(self, address: str) -> None:
        """The safe answer copies; the other one hands the address to the system's browser."""
        url = QUrl(address, QUrl.ParsingMode.StrictMode)
        if not url.isValid() or url.scheme().lower() not in OPENED:
            self._copy(address, "reader.address.unsafe")
        elif self._messages.ask(self._window, question(address)):
            QDesktopServices.openUrl(url)
        else:
            self._copy(address, "reader.address.copied")

    def _copy(self, address: str, key: str) -> None:
        QGuiApplication.clipboard().setText(address)
        self._messages.notify(Notice(words(key, address=literal(breakable(address))), "accent"))


def question(address: str) -> Question:
    """Names the whole address."""
    return Question(
        words("reader.address.title"),
        words("reader.address.body", address=literal(breakable(address))),
        words("reader.address.open"),
        words("reader.address.copy"),
        danger=False,
    )


def breakable(address: str) -> str:
    """The same to the eye, with places where a long line may break."""
    shown = address if len(address) <= SHOWN else address[:SHOWN] + "…"
    return PIECE.sub("\u200b", shown)

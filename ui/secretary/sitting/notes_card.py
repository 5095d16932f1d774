"""Notes on what was said about a dossier: typed here, kept after a pause, F6 sets the time."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QSizePolicy

from desktop.decide.sitting.state import Meeting, Talk
from ui.i18n import words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SEMIBOLD, Space
from ui.widgets.card import Card, row
from ui.widgets.check import CheckRow
from ui.widgets.label import Label

PAUSE_MS = 700


class NotesCard(Card):
    """`kept(dossier, text)` after a pause or when the place changes; `signing(bool)`: notes in the record."""

    kept = Signal(str, str)
    signing = Signal(bool)

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.M)
        self._kit = kit
        self._code, self._stored = "", ""
        self.edit = QPlainTextEdit()
        self.edit.setFont(kit.theme.font(DENSE))
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumHeight(88)
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._title = Label(kit, words("sitting.notes"), DENSE, SEMIBOLD)
        self._title.setBuddy(self.edit)
        self.sign: QCheckBox = CheckRow(kit, words("sitting.notes_sign"))
        self.sign.toggled.connect(self.signing)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.edit.textChanged.connect(self._pause.start)
        self.body.setSpacing(6)
        head = row(self._title, 1, Label(kit, words("sitting.stamp_hint"), CAPTION, ink="muted"))
        self.body.addLayout(head)
        self.body.addWidget(self.edit, 1)
        self.body.addWidget(self.sign)
        kit.say.languageChanged.connect(self._name)
        self._name()

    def show_meeting(self, meeting: Meeting) -> None:
        """Another dossier brings its own notes; those being typed are left alone."""
        code = meeting.head.item or ""
        held = meeting.talks.get(code, Talk()).notes
        typed = self.edit.toPlainText() != self._stored
        if code != self._code or (held != self._stored and not typed):
            self._code, self._stored = code, held
            self.edit.setPlainText(held)
            self._pause.stop()
        closed = meeting.head.closed is not None
        self.edit.setReadOnly(closed or not code)
        self.sign.blockSignals(True)
        self.sign.setChecked(meeting.head.notes_signed)
        self.sign.blockSignals(False)
        self.sign.setEnabled(not closed)

    def flush(self) -> None:
        """Keep what was typed, if it is not kept yet."""
        self._pause.stop()
        text = self.edit.toPlainText()
        if self._code and text != self._stored:
            self._stored = text
            self.kept.emit(self._code, text)

    def stamp(self) -> None:
        """The time of day on a line of its own, ready to be written after."""
        cursor = self.edit.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        text = self.edit.toPlainText()
        gap = "" if not text or text.endswith("\n") else "\n"
        cursor.insertText(f"{gap}{QDateTime.currentDateTime().toString('HH:mm')}  ")
        self.edit.setTextCursor(cursor)
        self.edit.setFocus()

    def _name(self) -> None:
        self.edit.setAccessibleName(self._kit.say("sitting.notes"))
        self.edit.setPlaceholderText(self._kit.say("sitting.notes_prompt"))

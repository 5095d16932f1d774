"""A form field: label above, control, help below; an error replaces the help."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.i18n import Phrase, words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, SEMIBOLD, Space, Type
from ui.widgets.button import IconButton
from ui.widgets.card import Picture
from ui.widgets.label import Label

LARGE = 48  # the height of a field that a page is about
REVEAL = "Alt+F8"  # as in Windows' own password fields


class Field(QWidget):
    """A labelled line of text. `submitted` is Enter."""

    submitted = Signal()

    def __init__(
        self,
        kit: Kit,
        label: Phrase,
        helping: Phrase | None = None,
        *,
        secret: bool = False,
        step: Type = BODY,
    ) -> None:
        super().__init__()
        self._kit, self._label, self._help = kit, label, helping
        self.edit = QLineEdit()
        self.edit.setFont(kit.theme.font(step))
        large = step.size > BODY.size
        if large:
            self.edit.setMinimumHeight(LARGE)
        self.edit.returnPressed.connect(self.submitted)
        title = Label(kit, label, BODY if large else DENSE, SEMIBOLD, wrap=True)
        title.setBuddy(self.edit)
        self._mark = Picture(kit, "triangle-alert", "bad", 14)
        self._below = Label(
            kit, helping or (lambda _say: ""), DENSE if large else CAPTION, ink="muted", wrap=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(title)
        column.addWidget(self.edit)
        column.addLayout(self._foot())
        if secret:
            self._make_secret()
        self.set_error(None)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def text(self) -> str:
        return self.edit.text()

    def set_error(self, error: Phrase | None) -> None:
        """Show an error in place of the help, or the help again."""
        self._mark.show_icon("triangle-alert", "bad")
        self._mark.setVisible(error is not None)
        self._below.set_ink("bad" if error else "muted")
        self._below.set_phrase(error or self._help or (lambda _say: ""))
        self._below.setVisible(bool(self._below.text()))
        self.set_fault(error is not None)
        self.retranslate()

    def set_fault(self, fault: bool) -> None:
        """The red edge alone, where something else says why."""
        self.edit.setProperty("fault", fault)
        self.edit.style().polish(self.edit)

    def set_mark(self, icon: str | None, said: Phrase) -> None:
        """A good sign below the field, in place of the help; None takes it away."""
        if self.edit.property("fault"):
            return
        self._mark.show_icon(icon or "triangle-alert", "ok" if icon else "bad")
        self._mark.setVisible(icon is not None)
        self._below.set_ink("ok" if icon else "muted")
        self._below.set_phrase(said if icon else self._help or (lambda _say: ""))
        self._below.setVisible(bool(self._below.text()))
        self.retranslate()

    def retranslate(self) -> None:
        self.edit.setAccessibleName(self._label(self._kit.say))
        self.edit.setAccessibleDescription(self._below.text())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._below, 1)
        return foot

    def _make_secret(self) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setTextMargins(0, 0, 36, 0)
        self._eye = IconButton(self._kit, "eye", words("field.reveal"), size=32, keys=REVEAL)
        self._eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from field to field, as hands expect
        self._eye.setParent(self.edit)
        keys = QShortcut(QKeySequence(REVEAL), self.edit, context=Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self._reveal)
        self._eye.clicked.connect(self._reveal)
        inside = QHBoxLayout(self.edit)
        inside.setContentsMargins(0, 0, 2, 0)
        inside.addStretch(1)
        inside.addWidget(self._eye)

    def _reveal(self) -> None:
        hidden = self.edit.echoMode() == QLineEdit.EchoMode.Password
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._eye.set_icon("eye-off" if hidden else "eye")


class FindBox(QWidget):
    """A search or filter line with its icon inside."""

    changed = Signal(str)

    def __init__(self, kit: Kit, prompt: Phrase, icon: str = "search") -> None:
        super().__init__()
        self._kit, self._prompt = kit, prompt
        self.edit = QLineEdit()
        self.edit.setFont(kit.theme.font(BODY))
        self.edit.setTextMargins(24, 0, 0, 0)
        self.edit.setClearButtonEnabled(False)
        self.edit.textChanged.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)
        inside = QHBoxLayout(self.edit)
        inside.setContentsMargins(Space.M, 0, 0, 0)
        inside.addWidget(Picture(kit, icon, "faint"))
        inside.addStretch(1)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def text(self) -> str:
        return self.edit.text()

    def retranslate(self) -> None:
        prompt = self._prompt(self._kit.say)
        self.edit.setPlaceholderText(prompt)
        self.edit.setAccessibleName(prompt)

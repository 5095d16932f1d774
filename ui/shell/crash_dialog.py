"""The crash report as a person sees it: what happened, that nothing was lost, the text, Save."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from ui.i18n import words
from ui.messages import Messages
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, SECTION, Space
from ui.widgets.button import Button
from ui.widgets.label import Label, heading


class CrashDialog(QDialog):
    """Read, copy or save; then go on."""

    def __init__(self, kit: Kit, messages: Messages, report: str) -> None:
        super().__init__(QApplication.activeWindow())
        self._messages, self._report = messages, report
        kit.theme.dress(self)  # there may be no window to take the look from
        self.setWindowTitle("Alqa")
        self.setMinimumSize(640, 420)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        column.setSpacing(Space.S)
        column.addWidget(heading(kit, words("crash.title"), SECTION))
        column.addWidget(Label(kit, words("crash.body"), BODY, ink="muted", wrap=True))
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setFont(kit.theme.font(CAPTION))
        text.setAccessibleName(kit.say("crash.title"))
        text.setTabChangesFocus(True)
        column.addWidget(text, 1)
        save = Button(kit, words("crash.save"), "secondary", "file-down")
        close = Button(kit, words("act.close"), "primary")
        save.clicked.connect(self._save)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(save)
        foot.addWidget(close)
        column.addLayout(foot)

    def _save(self) -> None:
        target = self._messages.save_file(self, words("crash.save"), "alqa-report.txt", "*.txt")
        if target is not None:
            target.write_text(self._report, "utf-8")


class CrashShower:
    """Shows a report when there is an application to show it in."""

    def __init__(self, kit: Kit, messages: Messages) -> None:
        self._kit, self._messages = kit, messages

    def __call__(self, report: str) -> None:
        CrashDialog(self._kit, self._messages, report).exec()

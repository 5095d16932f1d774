"""The one dialog: only for what cannot be undone. 480 wide; the safe answer is the filled one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.messages import Question
from ui.services import Kit
from ui.theme.tokens import BODY, SECTION, Space
from ui.widgets.button import Button
from ui.widgets.label import Label, heading

WIDTH = 480


class QuestionDialog(QDialog):
    """Accepted = do it."""

    def __init__(self, kit: Kit, parent: QWidget, question: Question) -> None:
        super().__init__(parent)
        self.setWindowTitle(question.title(kit.say))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        column.setSpacing(Space.S)
        column.addWidget(heading(kit, question.title, SECTION))
        column.addWidget(Label(kit, question.body, BODY, ink="muted", wrap=True), 1)
        column.addSpacing(Space.M)
        self.act = Button(kit, question.act, "danger" if question.danger else "secondary")
        self.keep = Button(kit, question.keep, "primary")
        self.act.clicked.connect(self.accept)
        self.keep.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.act)
        foot.addWidget(self.keep)
        column.addLayout(foot)
        # Wrapped texts ask for the height of their narrowest form: the width is known, so is the height.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setFixedSize(WIDTH, column.heightForWidth(WIDTH))
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)


class Asker:
    """Draws questions for the message bridge."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def __call__(self, parent: QWidget, question: Question) -> bool:
        dialog = QuestionDialog(self._kit, parent, question)
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return answer

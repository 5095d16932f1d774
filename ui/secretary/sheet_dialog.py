"""One score sheet as it was signed: criterion by criterion, read-only. Nobody types a mark here."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.decide.terms import terms
from desktop.merge.views import Board, BoardSheet
from ui.i18n import Phrase, data, joined, literal, words
from ui.models.ranking import plain
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, MEDIUM, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import row, rule
from ui.widgets.label import Label, heading
from ui.widgets.scroll import frameless


class SheetDialog(QDialog):
    """Opened from a cell of the board."""

    def __init__(self, kit: Kit, parent: QWidget, board: Board, sheet: BoardSheet) -> None:
        super().__init__(parent)
        self._kit = kit
        assert board.round is not None
        body = board.round.body
        member = next((entry.name for entry in body.roster if entry.id == sheet.reviewer), {})
        title = next((ref.title for ref in body.dossiers if ref.code == sheet.dossier), {})
        self.setWindowTitle(f"{sheet.reviewer} · {sheet.dossier}")
        self.setMinimumWidth(520)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XL)
        column.setSpacing(Space.S)
        column.addWidget(heading(kit, data(title), SECTION))
        who = joined(literal(sheet.reviewer), data(member), words(f"board.sheet.{sheet.state}"))
        column.addWidget(Label(kit, who, BODY, ink="muted", wrap=True))
        column.addWidget(rule())
        column.addWidget(self._marks(board, sheet), 1)
        column.addWidget(Label(kit, words("board.sheet.signed"), CAPTION, ink="muted", wrap=True))
        close = Button(kit, words("act.close"), "primary")
        close.clicked.connect(self.accept)
        column.addLayout(row(1, close))
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _marks(self, board: Board, sheet: BoardSheet) -> QScrollArea:
        assert board.round is not None
        body = board.round.body
        measures = {measure.code: measure for measure in terms(body.rule).measures}
        inner = QWidget()
        inner.setProperty("part", "inner")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, Space.M, 0)
        grid.setHorizontalSpacing(Space.L)
        for at, criterion in enumerate(body.rubric.criteria):
            steps = sheet.marks.get(criterion.code)
            mark = None if steps is None else Fraction(measures[criterion.code].mark(steps))
            grid.addWidget(Label(self._kit, literal(criterion.code), DENSE, SEMIBOLD, "muted"), at, 0)
            grid.addWidget(Label(self._kit, data(criterion.title), DENSE, MEDIUM, wrap=True), at, 1)
            shown = Label(self._kit, _shown(mark), DENSE, SEMIBOLD, "text" if mark is not None else "warn")
            grid.addWidget(shown, at, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(body.rubric.criteria), 1)
        scroll = frameless(inner)
        scroll.setMinimumHeight(320)
        scroll.setAccessibleName(self.windowTitle())
        return scroll


def _shown(mark: Fraction | None) -> Phrase:
    """A mark in the scale's units; one that is not there is said, never shown as 0."""
    if mark is None:
        return words("board.sheet.not_scored")
    return lambda say: say.number(plain(mark))

"""The facts of a dossier round a found one: label, value with its unit, paper; the found one stands out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from desktop.decide.factsheet import FactLook, looks
from desktop.model.dossier import Dossier
from desktop.model.rubric import Rubric
from ui.commissioner.card.fact_words import shown_look
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, REGULAR, SEMIBOLD, Space

WIDTHS = (56.0, 34.0, 10.0)  # percent


def write_facts(page: QTextDocument, kit: Kit, rubric: Rubric, dossier: Dossier, found: str) -> None:
    """At the end of `page`; `found` is the code of a fact, or nothing."""
    seen = looks(rubric, dossier)
    if not seen:
        return
    cursor = QTextCursor(page)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
    table = cursor.insertTable(len(seen), len(WIDTHS), _look(kit))
    for line, look in enumerate(seen):
        _fill(table, line, look, kit, chosen=look.field.code == found)


def _look(kit: Kit) -> QTextTableFormat:
    look = QTextTableFormat()
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, w) for w in WIDTHS])
    look.setCellPadding(6)
    look.setCellSpacing(0)
    look.setBorder(1)
    look.setBorderCollapse(True)
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderBrush(QColor(kit.theme.tokens.line))
    look.setTopMargin(Space.S)
    return look


def _fill(table: QTextTable, line: int, look: FactLook, kit: Kit, *, chosen: bool) -> None:
    t, say = kit.theme.tokens, kit.say
    cells = (say.text(look.field.label), shown_look(say, look), look.field.document or "")
    for column, text in enumerate(cells):
        cell = table.cellAt(line, column)
        if chosen:
            ground = cell.format()
            ground.setBackground(QColor(t.accent_soft))
            cell.setFormat(ground)
        letters = QTextCharFormat()
        strong = column == 1 or (chosen and column == 0)
        step = CAPTION if column == 2 else DENSE
        letters.setFont(kit.theme.font(step, SEMIBOLD if strong else REGULAR))
        letters.setForeground(QColor(t.accent_text if chosen else t.muted if column == 2 else t.text))
        place = cell.firstCursorPosition()
        side = QTextBlockFormat()
        side.setAlignment(Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
        place.setBlockFormat(side)
        place.insertText(text, letters)

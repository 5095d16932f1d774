"""The worked example: invented sheets through the official arithmetic, reckoned again with every key.

Striped, named "example" in its head and with marks that a person may change: nobody can take it for a result.
"""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.decide.decimals import exact, parse, places
from desktop.decide.example import Example
from desktop.decide.rule_clauses import decimal_of
from desktop.decide.terms import terms
from desktop.intake.values import decimal
from ui.i18n import Phrase, literal, words
from ui.secretary.round.draft import Draft
from ui.secretary.round.inputs import line_edit, mark_fault
from ui.secretary.round.rubric_delegate import hue
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space, Type
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, reveal, row
from ui.widgets.label import Ink, Label
from ui.widgets.paint import mix, painter_on

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ExampleCard(Card):
    """Groups by sheets; opened, the marks themselves."""

    def __init__(self, kit: Kit, draft: Draft) -> None:
        super().__init__()
        self._kit, self._draft = kit, draft
        self._open = False
        self._cells: list[QLineEdit] = []
        self._labels: dict[tuple[int, int], Label] = {}
        self._shape: object = None  # what the labels were made for
        head = row()
        head.addWidget(Label(kit, words("example.title"), SECTION, SEMIBOLD, wrap=True), 1)
        live = Label(kit, words("example.live"), CAPTION, ink="muted", wrap=True)
        live.setAlignment(RIGHT)
        head.addWidget(live, 1)
        self.body.addLayout(head)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(6)
        self.grid.setVerticalSpacing(3)
        self._frame = Striped(kit)
        inner = QVBoxLayout(self._frame)
        inner.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        inner.addLayout(self.grid)
        self.result = Label(kit, literal(""), DENSE, wrap=True)
        self.note = Label(kit, words("example.note"), CAPTION, ink="muted", wrap=True)
        self.change = Button(kit, words("example.change"), "accent", "table-2", height=32)
        self.other = Button(kit, words("example.other"), "ghost", "shuffle", height=32)
        self.change.clicked.connect(self._toggle)
        self.other.clicked.connect(self._turn)
        for part in (self._frame, self.result, self.note):
            self.body.addWidget(part)
        self.body.addLayout(row(self.change, self.other, 1))
        draft.changed.connect(self.show_draft)
        kit.say.languageChanged.connect(self.show_draft)
        kit.theme.changed.connect(self.show_draft)

    def show_draft(self) -> None:
        if not self._draft.ready:
            return
        found = self._draft.example()
        for part in (self._frame, self.change, self.other):
            part.setVisible(found is not None)
        if found is None:
            self.result.set_phrase(words("example.waits"))
            return
        if not (self._open and any(cell.hasFocus() for cell in self._cells)):
            self._fill(found)
        self.result.set_phrase(self._result(found))

    def _fill(self, found: Example) -> None:
        """Labels are made for a shape and then only say other figures: this happens with every key."""
        codes = [line.code for line in found.rows]
        shape = (self._open, codes, [*found.marks[0]], len(found.marks), self._kit.theme.tokens.scheme)
        if self._open or shape != self._shape:
            clear(self.grid)
            self._cells, self._labels, self._shape = [], {}, shape
            self._draw(found)
            reveal(self.grid)
        else:
            self._draw(found)

    def _draw(self, found: Example) -> None:
        first = words("example.head")
        self._text(0, 0, first, CAPTION, "muted", left=True)
        for sheet in range(len(found.marks)):
            name = words("example.sheet", n=sheet + 1)
            self._text(0, sheet + 1, name, CAPTION, "faint" if sheet in found.out else "muted")
        if not self._open:
            self._text(0, len(found.marks) + 1, words("example.result"), CAPTION, "muted")
            self._groups(found)
        else:
            self._marks(found)
        self.grid.setColumnStretch(0, 1)

    def _groups(self, found: Example) -> None:
        last = len(found.marks) + 1
        for at, line in enumerate(found.rows, 1):
            code = self._text(at, 0, literal(line.code), DENSE, "text", left=True, bold=True)
            code.setStyleSheet(f"color: {hue(self._kit, at - 1)}")
            for sheet, value in enumerate(line.cells):
                self._number(at, sheet + 1, value, "faint" if sheet in found.out else "text")
            self._number(at, last, line.result, "text", bold=True)
        foot = len(found.rows) + 1
        self._text(foot, 0, words("example.total"), DENSE, "text", left=True, bold=True)
        for sheet, total in enumerate(found.totals):
            self._number(foot, sheet + 1, total, "faint" if sheet in found.out else "text", bold=True)
        self._number(foot, last, found.figures.total, "accent", bold=True)

    def _marks(self, found: Example) -> None:
        for at, code in enumerate(found.marks[0], 1):
            self._text(at, 0, literal(code), DENSE, "text", left=True, bold=True)
            for sheet, given in enumerate(found.marks):
                cell = _MarkCell(self._kit, self, sheet, code, given[code])
                self._cells.append(cell)
                self.grid.addWidget(cell, at, sheet + 1)

    def typed(self, sheet: int, code: str, text: str) -> bool:
        """A mark was typed; False when it does not stand on the scale. Empty is not scored."""
        found = self._draft.example()
        measure = next(one for one in terms(self._draft.file.rule).measures if one.code == code)
        value = parse(decimal(text.strip()) or text.strip()) if text.strip() else None
        steps = (value - measure.low) / measure.step if value is not None else Fraction(0)
        off = value is not None and (steps.denominator != 1 or not measure.low <= value <= measure.high)
        if found is None or off or (value is None and text.strip()):
            return False
        marks = [dict(one) for one in found.marks]
        marks[sheet][code] = value
        self._draft.marks = tuple(marks)
        self.show_draft()
        return True

    def _toggle(self) -> None:
        self._open = not self._open
        self.change.set_phrase(words("example.close" if self._open else "example.change"))
        self.show_draft()
        if self._cells:
            self._cells[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        """Another set of invented marks."""
        self._draft.marks, self._draft.turn = (), self._draft.turn + 1
        self.show_draft()

    def _result(self, found: Example) -> Phrase:
        total = found.figures.total
        if total is None:
            return words("example.undecided")
        rounded = {"total": _Number(places(total, 2)), "exact": literal(exact(total))}
        if found.fails:
            return words("example.fails", fails=literal(", ".join(map(_bare, found.fails))), **rounded)
        return words("example.passes", **rounded)

    def _text(
        self,
        at: int,
        column: int,
        phrase: Phrase,
        step: Type,
        ink: Ink,
        *,
        left: bool = False,
        bold: bool = False,
    ) -> Label:
        label = self._labels.get((at, column))
        if label is not None:
            label.set_phrase(phrase)
            label.set_ink(ink)
            return label
        label = Label(self._kit, phrase, step, SEMIBOLD if bold else 400, ink, tabular=True)
        if not left:
            label.setAlignment(RIGHT)
        self._labels[at, column] = label
        self.grid.addWidget(label, at, column)
        return label

    def _number(self, at: int, column: int, value: Fraction | None, ink: Ink, *, bold: bool = False) -> None:
        phrase = _Number(places(value, 2)) if value is not None else literal("–")
        self._text(at, column, phrase, DENSE, ink, bold=bold)


class _Number:
    """A decimal in the reader's form."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __call__(self, say: object) -> str:
        return str(say.number(self._text))  # type: ignore[attr-defined]


def _bare(fail: str) -> str:
    return fail.removeprefix("group:")


class _MarkCell(QLineEdit):
    """One invented mark."""

    def __init__(self, kit: Kit, owner: ExampleCard, sheet: int, code: str, mark: Fraction | None) -> None:
        super().__init__()
        self._owner, self._sheet, self._code = owner, sheet, code
        self.setFont(line_edit(kit).font())
        self.setProperty("part", "cell")
        self.setFixedWidth(54)
        self.setAlignment(RIGHT)
        self.setText(kit.say.number(decimal_of(mark)) if mark is not None else "")
        self.setAccessibleName(kit.say("example.mark", code=code, n=sheet + 1))
        self.textEdited.connect(self._typed)

    def _typed(self, text: str) -> None:
        mark_fault(self, not self._owner.typed(self._sheet, self._code, text))


class Striped(QWidget):
    """A ground of slanted stripes: what stands on it is no result."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        kit.theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        area = QRectF(self.rect())
        painter.setClipRect(area)
        painter.setPen(QColor(mix(t.surface, t.line, 0.55)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tall = int(area.height())
        for x in range(-tall, int(area.width()), 9):
            painter.drawLine(x, tall, x + tall, 0)
        painter.setPen(QColor(t.line))
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

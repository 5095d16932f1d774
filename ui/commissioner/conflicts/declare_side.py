"""One application of the list beside it: its organisations, the grounds, a note."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.commissioner.card.typing_field import TypingField
from ui.commissioner.conflicts.ground_choice import GroundList
from ui.i18n import data, literal, words
from ui.models.applicants import ApplicantRow, Tick
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Picture, clear, column, row
from ui.widgets.inner import Inner
from ui.widgets.label import Label, heading


class DeclareSide(QScrollArea):
    """`changed(code, Tick | None)` when the person declares, changes or takes back."""

    changed = Signal(str, object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._row: ApplicantRow | None = None
        self._page = Inner()
        self.title = heading(kit, literal(""), SECTION)
        self._code = Label(kit, literal(""), CAPTION, ink="muted")
        self._organisations = QVBoxLayout()
        self._organisations.setSpacing(Space.S)
        self.grounds = GroundList(kit)
        self.note = TypingField(
            kit, words("declare.note"), words("declare.note_prompt"), BODY, least=2, most=4
        )
        self.clear = Button(kit, words("declare.take_back"), "secondary", "undo-2", height=36)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.grounds.chosen.connect(self._chosen)
        self.note.settled.connect(self._noted)
        self.clear.clicked.connect(self._take_back)
        self.show_row(None)

    def show_row(self, shown: ApplicantRow | None) -> None:
        """Another application; what is typed of the one before is handed over first."""
        self.note.flush()
        same = shown and self._row and shown.applicant.code == self._row.applicant.code
        self._row = shown
        self._page.setVisible(shown is not None)
        if shown is None:
            return
        tick = shown.tick
        if not same:
            self._show_applicant(shown)
        self.grounds.show_chosen(tick.ground if tick else None)
        self.note.show_text(tick.note if tick else "")
        self.clear.setVisible(tick is not None)

    # -- inside -------------------------------------------------------------------------------

    def _show_applicant(self, shown: ApplicantRow) -> None:
        self.title.set_phrase(data(shown.applicant.title))
        self._code.set_phrase(literal(shown.applicant.code))
        clear(self._organisations)
        for one in shown.applicant.organisations:
            name = Label(self._kit, data(one.name), DENSE, wrap=True)
            kind = Label(self._kit, data(one.kind), CAPTION, ink="muted", wrap=True)
            line = row(Picture(self._kit, "building-2"), column(name, kind, spacing=0), spacing=Space.M)
            line.setStretch(1, 1)
            self._organisations.addLayout(line)
        self.verticalScrollBar().setValue(0)

    def _tick(self) -> Tick:
        return (self._row.tick if self._row else None) or Tick()

    def _chosen(self, code: str) -> None:
        if self._row is not None:
            self.changed.emit(self._row.applicant.code, Tick(code, self.note.toPlainText()))

    def _noted(self, text: str) -> None:
        if self._row is not None and (self._row.tick is not None or text.strip()):
            self.changed.emit(self._row.applicant.code, Tick(self._tick().ground, text))

    def _take_back(self) -> None:
        if self._row is not None:
            self.note.show_text("")
            self.changed.emit(self._row.applicant.code, None)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._page)
        inner.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        inner.setSpacing(Space.S)
        inner.addWidget(self.title)
        inner.addWidget(self._code)
        inner.addSpacing(Space.XS)
        holder = QWidget()
        holder.setLayout(self._organisations)
        self._organisations.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(holder)
        inner.addSpacing(Space.S)
        inner.addWidget(Label(self._kit, words("declare.ground"), DENSE, SEMIBOLD, wrap=True))
        inner.addWidget(self.grounds)
        inner.addSpacing(Space.XS)
        inner.addWidget(Label(self._kit, words("declare.note"), DENSE, SEMIBOLD, wrap=True))
        inner.addWidget(self.note)
        inner.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        self.setWidget(self._page)

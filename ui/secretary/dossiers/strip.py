"""The register's columns at a glance: header, what it became, the first cell. One click opens the mapper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.i18n import Phrase, joined, literal, words
from ui.secretary.dossiers.naming import field_words
from ui.services import Kit
from ui.theme.tokens import CAPTION, SECTION, SEMIBOLD, Radius, Space
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Elided, Label
from ui.widgets.paint import box, painter_on, write

if TYPE_CHECKING:
    from desktop.desks.secretary.intake_view import IntakeView

BOX, GAP, LEAST = 26, 8, 112


class _Columns(QWidget):
    """As many columns as there is room for, the mapped ones first; drawn, since they are only looked at."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._columns: list[tuple[str, Phrase, bool, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        kit.say.languageChanged.connect(self.retranslate)
        kit.theme.changed.connect(self.update)

    def show_columns(self, columns: list[tuple[str, Phrase, bool, str]]) -> None:
        self._columns = columns
        self.retranslate()

    def retranslate(self) -> None:
        say = self._kit.say
        pairs = (f"{header}: {field(say)}" for header, field, _, _ in self._columns)
        self.setAccessibleName("; ".join(pairs))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, BOX * 2 + 18 + 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._columns:
            return
        painter = painter_on(self)
        t, theme = self._kit.theme.tokens, self._kit.theme
        fit = max(1, min(len(self._columns), (self.width() + GAP) // (LEAST + GAP)))
        width = (self.width() - GAP * (fit - 1)) / fit
        for at, (header, field, taken, sample) in enumerate(self._columns[:fit]):
            left = at * (width + GAP)
            head, below = QRectF(left, 0, width, BOX), QRectF(left, BOX + 18, width, BOX)
            box(painter, head, Radius.SMALL, fill=t.raised, edge=t.line)
            box(painter, below, Radius.SMALL, fill=t.ok_soft if taken else t.raised)
            ink = t.ok if taken else t.faint
            painter.setFont(theme.font(CAPTION, SEMIBOLD))
            write(painter, head.adjusted(8, 0, -6, 0), header, t.muted)
            write(painter, below.adjusted(8, 0, -6, 0), field(self._kit.say), ink if taken else t.muted)
            theme.icons.paint(painter, "arrow-down", ink, QRectF(head.center().x() - 6, BOX + 3, 12, 12))
            painter.setFont(theme.font(CAPTION))
            write(painter, QRectF(left + 8, BOX * 2 + 20, width - 12, 18), sample, t.text)
        painter.end()


class RegisterStrip(Card):
    """`changed()` opens the register again through the mapper."""

    changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.M)
        self._kit = kit
        self._about = Elided(kit, literal(""), CAPTION, ink="muted")
        self.change = Button(kit, words("intake.register.change"), "accent", "pencil", height=32)
        self.change.clicked.connect(self.changed)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(Label(kit, words("intake.register"), SECTION, SEMIBOLD))
        head.addWidget(self._about, 1)
        head.addWidget(self.change)
        self.body.addLayout(head)
        self._columns = _Columns(kit)
        self.body.addWidget(self._columns)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_view(self, view: IntakeView) -> None:
        said, mapping = view.registered, view.columns
        self._columns.setVisible(said is not None)
        self.change.set_phrase(words("intake.register.change" if said else "intake.register.add"))
        if said is None or mapping is None:
            self._about.set_phrase(words("intake.register.none"))
            return
        about = [literal(said.file), words("intake.rows", n=said.rows)]
        if said.sheet:
            about.insert(1, words("intake.sheet", name=literal(said.sheet)))
        self._about.set_phrase(joined(*about))
        pairs = list(zip(said.header, said.sample, strict=False))
        columns = [
            (header, field_words(mapping.columns.get(header, ""), view.facts), sample)
            for header, sample in pairs
            if header
        ]
        taken = [(h, f, True, s) for h, f, s in columns if mapping.columns.get(h)]
        left = [(h, f, False, s) for h, f, s in columns if not mapping.columns.get(h)]
        self._columns.show_columns([*taken, *left])

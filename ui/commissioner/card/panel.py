"""The open criterion: title and weight, the question, the ruler, anchors, facts to look at, comment."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model.rubric import Criterion, Rubric
from ui.commissioner.card.anchor_lines import AnchorLines
from ui.commissioner.card.named_facts import NamedFact, NamedFacts
from ui.commissioner.card.ruler import ScoreRuler
from ui.commissioner.card.scale import Stops, beside
from ui.commissioner.card.spoken import shown_share, spoken_mark
from ui.commissioner.card.typing_field import TypingField
from ui.i18n import Phrase, data, literal, words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, MEDIUM, SEMIBOLD, Radius, Space
from ui.widgets.button import IconButton
from ui.widgets.card import Picture, row
from ui.widgets.label import Label
from ui.widgets.paint import box, painter_on


@dataclass(frozen=True)
class Scored:
    """What a criterion is scored by: the criterion, its stops, its share of the total, the rubric."""

    criterion: Criterion
    stops: Stops
    share: Fraction
    rubric: Rubric


class CriterionPanel(QWidget):
    """`picked(steps | None)`, `typed`, `drafted(str)`, `commented(str)` tell what the person did;
    `menu_asked(QPoint)` that more is wanted."""

    picked = Signal(object)
    typed = Signal()
    drafted = Signal(str)
    commented = Signal(str)
    menu_asked = Signal(object)  # where, in the screen's coordinates
    source_asked = Signal(str)

    def __init__(self, kit: Kit, scored: Scored) -> None:
        super().__init__()
        self._kit, self.scored = kit, scored
        self._mark: int | None = None
        self._preview: int | None = None
        self.ruler = ScoreRuler(kit, scored.stops)
        self.comment = TypingField(kit, self._comment_name(), words("comm.comment.free"))
        self._anchors = AnchorLines(kit, scored.stops, scored.criterion.anchors)
        self._facts = NamedFacts(kit)
        self.evidence = QVBoxLayout()  # quotes that the person put here, filled by their owner
        self.pattern = QVBoxLayout()  # my own marks on this criterion, filled by their owner
        self.more = IconButton(kit, "ellipsis", words("marks.menu"), size=24)
        self.more.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # by key: the menu key on the ruler
        self._due = self._due_line()
        self._lay_out()
        self.ruler.picked.connect(self._picked)
        self.ruler.hovered.connect(self._hovered)
        self.comment.typed.connect(self.typed)
        self.comment.drafted.connect(self.drafted)
        self.comment.settled.connect(self.commented)
        self.comment.left.connect(self._back_to_ruler)
        self.more.clicked.connect(self._ask_menu)
        self._facts.source_asked.connect(self.source_asked)
        kit.say.languageChanged.connect(self.retranslate)
        kit.theme.changed.connect(self.update)

    # -- shown --------------------------------------------------------------------------------

    def show_mark(self, mark: int | None, comment: str, *, locked: bool) -> None:
        """Show a stored mark and comment."""
        self._mark = mark
        self.ruler.set_mark(mark)
        self.ruler.set_locked(locked)
        self.comment.setReadOnly(locked)
        self.comment.show_text(comment)
        self._say_due()
        self._show_anchors()

    def show_facts(self, facts: list[NamedFact]) -> None:
        """Facts of the dossier that belong to this criterion."""
        self._facts.show_facts(facts)

    def retranslate(self) -> None:
        self._show_anchors()

    def comment_due(self) -> bool:
        """The rubric asks a reason for this mark and there is none."""
        return self._asked() and not self.comment.toPlainText().strip()

    def _asked(self) -> bool:
        return self.scored.criterion.asks_comment(self._mark, self.scored.stops.last)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    # -- inside -------------------------------------------------------------------------------

    def _ask_menu(self) -> None:
        self.menu_asked.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _comment_name(self) -> Phrase:
        return words("comm.comment.name", code=literal(self.scored.criterion.code))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.S, Space.M, Space.S)
        column.setSpacing(4)
        criterion = self.scored.criterion
        code = Label(self._kit, literal(criterion.code), BODY, SEMIBOLD, "accent")
        title = Label(self._kit, data(criterion.title), BODY, SEMIBOLD, wrap=True)
        share = Label(self._kit, lambda say: shown_share(say, self.scored.share), CAPTION, ink="muted")
        head = row(code, title, share, self.more, spacing=Space.S)
        head.setStretch(1, 1)
        head.setAlignment(code, Qt.AlignmentFlag.AlignTop)
        for part in (title, share, self.more):
            head.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        head.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        if any(criterion.question.values()):
            column.addWidget(Label(self._kit, data(criterion.question), CAPTION, ink="muted", wrap=True))
        column.addWidget(self.ruler)
        column.addWidget(self._anchors)
        column.addWidget(self._facts)
        for slot in (self.pattern, self.evidence):
            slot.setContentsMargins(0, 0, 0, 0)
            slot.setSpacing(Space.XS)
            column.addLayout(slot)
        column.addWidget(self.comment)
        column.addWidget(self._due)

    def _due_line(self) -> QWidget:
        line = QWidget()
        label = Label(self._kit, words("comm.comment.due"), CAPTION, MEDIUM, "warn", wrap=True)
        content = row(Picture(self._kit, "triangle-alert", "warn", 14), label, spacing=6)
        content.setStretch(1, 1)
        line.setLayout(content)
        return line

    def _picked(self, steps: int | None) -> None:
        self._mark = steps
        self._say_due()
        self._show_anchors()
        self.picked.emit(steps)

    def _hovered(self, stop: int | None) -> None:
        self._preview = stop
        self._show_anchors()

    def _back_to_ruler(self) -> None:
        self.ruler.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_due(self) -> None:
        asked = self.scored.criterion.comment_required is True or self._asked()
        self.comment.set_prompt(words("comm.comment.asked" if asked else "comm.comment.free"))
        self._due.setVisible(self.comment_due())

    def _show_anchors(self) -> None:
        at = self._mark if self._preview is None else self._preview
        self._anchors.show_at(at, preview=self._preview is not None)
        self._say_mark()

    def _say_mark(self) -> None:
        scored, say = self.scored, self._kit.say
        spoken = spoken_mark(say, scored.criterion, scored.stops, self._mark, scored.rubric)
        shown = [] if self._mark is None else beside(scored.stops, self._mark, scored.criterion.anchors)
        anchors = ". ".join(say.text(a.text) for a in shown)
        self.ruler.set_spoken(spoken, ". ".join(p for p in (say.text(scored.criterion.title), anchors) if p))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        box(painter, self.rect(), Radius.CARD, fill=t.surface, edge=t.accent)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), Radius.CARD, Radius.CARD)
        painter.setClipPath(clip)
        painter.fillRect(QRectF(0, 0, 4, self.height()), t.accent)
        painter.end()

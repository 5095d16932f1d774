"""At the right: what keeps the round from being signed, the rule in words, a worked example."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent, QTextOption
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout

from desktop.decide.rule_clauses import Clause, choice, conditions, reckoning
from desktop.desks.secretary.builder.complaints import Complaint
from desktop.model.rule import Rule
from ui.i18n import Phrase, Speech, literal, words
from ui.secretary.round.draft import Draft
from ui.secretary.round.saying import clause_words, complaint_words, place_words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Radius
from ui.widgets.button import Button
from ui.widgets.card import Card, clear, reveal, row
from ui.widgets.label import Label
from ui.widgets.paint import box, mix, painter_on, ring

MOST = 6


class Complaints(Card):
    """`asked(Place)`: go where a complaint is put right."""

    asked = Signal(object)

    def __init__(self, kit: Kit, draft: Draft) -> None:
        super().__init__()
        self._kit, self._draft = kit, draft
        self._shown: list[Complaint] | None = None
        self.title = Label(kit, literal(""), SECTION, SEMIBOLD, wrap=True)
        self.keys = Label(kit, words("complaints.next"), CAPTION, ink="muted")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        head = row()
        head.addWidget(self.title, 1)
        head.addWidget(self.keys)
        self.body.addLayout(head)
        self.body.addLayout(self._lines)
        self.items: list[ComplaintLine] = []
        draft.changed.connect(self.show_draft)

    def show_draft(self) -> None:
        found = self._draft.complaints
        if found == self._shown:
            return
        self._shown = found
        count = len(found)
        self.title.set_ink("bad" if count else "ok")
        self.title.set_phrase(words("complaints.count", n=count) if count else words("complaints.none"))
        self.keys.setVisible(bool(count))
        clear(self._lines)
        self.items = [ComplaintLine(self._kit, self, one) for one in found[:MOST]]
        for item in self.items:
            self._lines.addWidget(item)
        if not count:
            self._lines.addWidget(
                Label(self._kit, words("complaints.none_help"), DENSE, ink="muted", wrap=True)
            )
        if count > MOST:
            more = words("complaints.more", n=count - MOST)
            self._lines.addWidget(Label(self._kit, more, DENSE, ink="muted", wrap=True))
        reveal(self._lines)


class ComplaintLine(QPushButton):
    """The place in bold, the sentence under it; pressing goes there."""

    def __init__(self, kit: Kit, owner: Complaints, one: Complaint) -> None:
        super().__init__()
        self._kit, self._owner, self.complaint = kit, owner, one
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._go)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        say = self._kit.say
        self._place = place_words(self.complaint.place)(say)
        self._words = complaint_words(self.complaint)(say)
        self.setAccessibleName(f"{self._place}: {self._words}")
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = max(width - 34, 60)
        return self._tall(room, self._place, SEMIBOLD) + self._tall(room, self._words) + 12

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        if self.underMouse():
            box(painter, self.rect(), Radius.SMALL, fill=mix(t.surface, t.text, 0.05))
        self._kit.theme.icons.paint(painter, "circle-alert", t.bad, QRectF(4, 7, 16, 16))
        room = QRectF(28, 5, self.width() - 32, self.height())
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.setFont(self._kit.theme.font(DENSE, SEMIBOLD))
        painter.setPen(t.bad)
        painter.drawText(room, self._place, wrap)
        above = self._tall(int(room.width()), self._place, SEMIBOLD)
        painter.setFont(self._kit.theme.font(DENSE))
        painter.setPen(t.text)
        painter.drawText(room.translated(0, above), self._words, wrap)
        if self.hasFocus():
            ring(painter, self.rect(), Radius.SMALL, t.accent)
        painter.end()

    def _tall(self, width: int, text: str, weight: int = 400) -> int:
        metrics = QFontMetrics(self._kit.theme.font(DENSE, weight))
        flags = int(Qt.TextFlag.TextWordWrap)
        return metrics.boundingRect(0, 0, width, 2000, flags, text).height() + 2

    def _go(self) -> None:
        self._owner.asked.emit(self.complaint.place)


class RuleInWords(Card):
    """The rule as it would be read out; `edit_asked` goes to its step."""

    edit_asked = Signal()

    def __init__(self, kit: Kit, draft: Draft) -> None:
        super().__init__()
        self._kit, self._draft = kit, draft
        self.main = Label(kit, literal(""), DENSE, wrap=True)
        self.rest = Label(kit, literal(""), CAPTION, ink="muted", wrap=True)
        self.choice = Label(kit, literal(""), CAPTION, ink="muted", wrap=True)
        self.edit = Button(kit, words("ruleword.edit"), "accent", "pencil", height=32)
        self.edit.clicked.connect(self.edit_asked)
        self.body.addWidget(Label(kit, words("ruleword.title"), SECTION, SEMIBOLD))
        for part in (self.main, self.rest, self.choice):
            self.body.addWidget(part)
        self.body.addLayout(row(self.edit, 1))
        draft.changed.connect(self.show_draft)

    def show_draft(self) -> None:
        for label, clauses in ((self.main, reckoning), (self.rest, conditions), (self.choice, choice)):
            label.set_phrase(self._said(clauses))

    def _said(self, clauses: Callable[[Rule], list[Clause]]) -> Phrase:
        file = self._draft.file
        phrases = [clause_words(clause, file) for clause in clauses(file.rule)]

        def say(speech: Speech) -> str:
            return " ".join(phrase(speech) for phrase in phrases)

        return say

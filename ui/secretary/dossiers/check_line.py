"""One condition of the checklist: its answer as a sign, its words, the evidence under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from desktop.model.screening import Finding, Item
from ui.i18n import Phrase, data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, SEMIBOLD, Radius
from ui.widgets.paint import box, mix, painter_on, ring, write
from ui.widgets.tip import plain_tip

if TYPE_CHECKING:
    from desktop.desks.secretary.intake_view import IntakeView, Line

HEIGHT, LINE, CODE = 42, 17, 66
WRAPPED = int(Qt.TextFlag.TextWordWrap)
ANSWERS = {
    "yes": ("circle-check", "ok"),
    "no": ("circle-x", "bad"),
    "unclear": ("circle-question-mark", "warn"),
    "": ("circle-dashed", "muted"),
}


class CheckLine(QPushButton):
    """Pressed: opens its answers. What a screen reader says is the condition, the answer, the evidence."""

    def __init__(self, kit: Kit, item: Item, number: int) -> None:
        super().__init__()
        self._kit, self.item, self._number = kit, item, number
        self._answer, self._under, self._warns = "", literal(""), False
        self._title = LINE
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCheckable(True)
        kit.say.languageChanged.connect(self.retranslate)
        kit.theme.changed.connect(self.update)
        self.retranslate()

    def show_finding(self, finding: Finding | None, hint: Phrase | None) -> None:
        self._answer = finding.answer if finding else ""
        self._under = evidence(finding) if finding else hint or literal("")
        self._warns = finding is None and hint is not None
        self.retranslate()

    def retranslate(self) -> None:
        say = self._kit.say
        under = self._under(say)
        title = data(self.item.title)(say)
        answer = say(f"intake.answer.{self._answer or 'none'}")
        self.setAccessibleName(f"{self.item.code} {title}: {answer}. {under}")
        self.setToolTip(plain_tip(f"{self.item.code} · {title}\n{under}".strip()))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A long condition takes a second line rather than lose its words."""
        metrics = QFontMetrics(self._kit.theme.font(DENSE, SEMIBOLD))
        room = QRect(0, 0, max(60, self.width() - CODE - 8), 200)
        wanted = metrics.boundingRect(room, WRAPPED, self._kit.say.text(self.item.title)).height()
        self._title = LINE * (2 if wanted > metrics.height() * 1.5 else 1)
        height = HEIGHT - LINE + self._title
        if height != self.height():
            self.setFixedHeight(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        t, theme, say = self._kit.theme.tokens, self._kit.theme, self._kit.say
        painter = painter_on(self)
        fill = t.bad_soft if self._answer == "no" else t.accent_soft if self.isChecked() else None
        if fill is None and self.underMouse():
            fill = mix(t.surface, t.text, 0.05)
        if fill:
            box(painter, self.rect(), Radius.SMALL, fill=fill)
        icon, ink = ANSWERS[self._answer]
        theme.icons.paint(painter, icon, getattr(t, ink), QRectF(10, 6, 16, 16))
        painter.setFont(theme.font(CAPTION, SEMIBOLD))
        code_ink = t.bad if self._answer == "no" else t.muted
        write(painter, QRectF(34, 4, CODE - 36, 20), self.item.code, code_ink)
        painter.setFont(theme.font(DENSE, SEMIBOLD))
        painter.setPen(QColor(t.text))
        room = QRectF(CODE, 5, self.width() - CODE - 8, self._title + 2)
        painter.drawText(room, WRAPPED, say.text(self.item.title))
        painter.setFont(theme.font(CAPTION))
        under_ink = t.warn if self._warns else t.text if self._answer == "no" else t.muted
        below = QRectF(CODE, self._title + 6, self.width() - CODE - 8, LINE)
        write(painter, below, self._under(say), under_ink)
        if self.hasFocus():
            ring(painter, self.rect(), Radius.SMALL, t.accent)
        painter.end()


def evidence(finding: Finding) -> Phrase:
    """Reason and place in one line."""
    parts = [literal(finding.reason)]
    if finding.document:
        parts.append(literal(finding.document))
    if finding.page:
        parts.append(words("intake.at_page", n=finding.page))
    return joined(*parts) if finding.reason or finding.document else words("intake.evidence.lacking")


def hint(item: Item, line: Line, view: IntakeView) -> Phrase | None:
    """What the dossier itself says against a condition that nobody answered yet: never an answer."""
    lacking = [paper.code for paper in line.papers if paper.code in item.documents and paper.filed is None]
    if lacking:
        return words("intake.hint.missing", documents=literal(", ".join(lacking)))
    said_no = [field for field in view.facts if field.code in item.facts]
    for field in said_no:
        if line.application.facts.get(field.code) is False:
            return words("intake.hint.fact", fact=data(field.label))
    return None

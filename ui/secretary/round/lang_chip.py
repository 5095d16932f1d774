"""A language of the texts being edited: its name, whether all is said in it, how much is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from desktop.model.text import Lang
from ui.i18n import OWN
from ui.services import Kit
from ui.theme.tokens import CAPTION, SEMIBOLD, Radius
from ui.widgets.paint import box, mix, painter_on, ring, write


class LangChip(QPushButton):
    """A sign and words: a tick when nothing is missing, else how many texts of how many."""

    picked = Signal(str)

    def __init__(self, kit: Kit, lang: Lang) -> None:
        super().__init__()
        self._kit, self.lang = kit, lang
        self._done, self._of, self._needed = 0, 0, True
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(kit.theme.font(CAPTION, SEMIBOLD))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._pick)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    @property
    def short(self) -> bool:
        return self._needed and self._done < self._of

    def show_state(self, done: int, of: int, *, needed: bool) -> None:
        self._done, self._of, self._needed = done, of, needed
        self.retranslate()

    def retranslate(self) -> None:
        say, name = self._kit.say, OWN[self.lang]
        text = say("anchors.lang_part", lang=name, done=self._done, of=self._of) if self.short else name
        self.setText(text)
        self.setAccessibleName(text if self.short else say("anchors.lang_whole", lang=name))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 42, 30)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, on = self._kit.theme.tokens, self.isChecked()
        painter = painter_on(self)
        lit = mix(t.surface, t.text, 0.06) if self.underMouse() else t.surface
        edge = t.bad if self.short else t.accent if on else t.line2
        fill = t.accent_soft if on else lit
        box(painter, self.rect(), Radius.SMALL, fill=fill, edge=edge, width=1.5 if on or self.short else 1)
        ink = t.bad if self.short else t.accent_text if on else t.text
        icon = "circle-alert" if self.short else "check" if self._of else "minus"
        self._kit.theme.icons.paint(painter, icon, ink, QRectF(10, 8, 14, 14))
        painter.setFont(self.font())
        write(painter, QRectF(30, 0, self.width() - 36, self.height()), self.text(), ink)
        if self.hasFocus():
            ring(painter, self.rect(), Radius.SMALL, t.accent)
        painter.end()

    def _pick(self) -> None:
        self.picked.emit(self.lang)

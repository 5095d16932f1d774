"""Faults in words: what happened, why, what to do next, the code; a banner that stays until closed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Fault
from ui.i18n import Phrase, literal, words
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DENSE, MEDIUM, SEMIBOLD, Radius, Space
from ui.widgets.button import IconButton
from ui.widgets.card import Picture
from ui.widgets.label import Ink, Label
from ui.widgets.paint import box, painter_on

MOST = 3


def fault_what(fault: Fault) -> Phrase:
    return lambda say: say.fault(fault).what


def fault_why(fault: Fault) -> Phrase:
    return lambda say: say.fault(fault).why


def fault_next(fault: Fault) -> Phrase:
    return lambda say: say.fault(fault).next


class FaultBanner(QWidget):
    """Up to three faults in full, then how many more there are."""

    closed = Signal(object)

    def __init__(self, kit: Kit, faults: tuple[Fault, ...]) -> None:
        super().__init__()
        self._kit = kit
        self.faults = faults
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.M, Space.S, Space.M)
        row.setSpacing(Space.M)
        row.addWidget(Picture(kit, "circle-x", "bad", 20), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for fault in faults[:MOST]:
            for label in said(kit, fault):
                texts.addWidget(label)
        if len(faults) > MOST:
            texts.addWidget(Label(kit, words("fault.more", n=len(faults) - MOST), DENSE, MEDIUM, wrap=True))
        row.addLayout(texts, 1)
        close = IconButton(kit, "x", words("act.close"))
        close.clicked.connect(self._close)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(fault_what(faults[0])(kit.say))

    def paintEvent(self, event: object) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        box(painter, self.rect(), Radius.CONTROL, fill=t.bad_soft)
        painter.fillRect(0, 0, 4, self.height(), t.bad)
        painter.end()

    def _close(self) -> None:
        self.closed.emit(self)


def said(kit: Kit, fault: Fault, ink: Ink = "text") -> list[Label]:
    """The four lines of a fault."""
    return [
        Label(kit, fault_what(fault), BODY, SEMIBOLD, ink, wrap=True),
        Label(kit, fault_why(fault), DENSE, wrap=True),
        Label(kit, fault_next(fault), DENSE, MEDIUM, wrap=True),
        Label(kit, words("fault.code", code=literal(fault.code)), CAPTION, ink="muted"),
    ]

"""All that was refused or remarked at once: file, cause, next step; alike ones under one next step."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import Fault
from ui.i18n import words
from ui.services import Kit
from ui.shell.faults import fault_next, fault_what, fault_why
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD, Space
from ui.widgets.card import Card, Picture, clear, column, reveal, row
from ui.widgets.inner import Inner
from ui.widgets.label import Label
from ui.widgets.scroll import frameless

MOST = 40  # of one kind; more are counted


class FaultList(QWidget):
    """Scrolls. Faults first, then remarks."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        inner = Inner()
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(0, 0, Space.M, 0)
        self._body.setSpacing(Space.S)
        self._scroll = frameless(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    def show_faults(self, faults: Iterable[Fault], warnings: Iterable[Fault] = ()) -> None:
        clear(self._body)
        for group in _groups(faults):
            self._body.addWidget(self._card(group, "card-bad", "circle-x", "bad"))
        for group in _groups(warnings):
            self._body.addWidget(self._card(group, "card-warn", "triangle-alert", "warn"))
        self._body.addStretch(1)
        reveal(self._body)

    def retranslate(self) -> None:
        self._scroll.setAccessibleName(self._kit.say("intake.faults"))

    def _card(self, group: list[Fault], part: str, icon: str, ink: str) -> Card:
        card = Card(part=part, inner=Space.M)
        texts = column(spacing=2)
        for fault in group[:MOST]:
            texts.addWidget(Label(self._kit, fault_what(fault), DENSE, SEMIBOLD, wrap=True))
        if len(group) > MOST:
            more = words("intake.faults.more", n=len(group) - MOST)
            texts.addWidget(Label(self._kit, more, DENSE, MEDIUM, wrap=True))
        texts.addWidget(Label(self._kit, fault_why(group[0]), CAPTION, wrap=True))
        texts.addWidget(Label(self._kit, fault_next(group[0]), CAPTION, MEDIUM, wrap=True))
        line = row(column(Picture(self._kit, icon, ink), 1), texts)
        line.setStretch(1, 1)
        card.body.addLayout(line)
        return card


def _groups(faults: Iterable[Fault]) -> list[list[Fault]]:
    """By code, in the order in which the codes come."""
    found: dict[str, list[Fault]] = {}
    for fault in faults:
        found.setdefault(fault.code, []).append(fault)
    return list(found.values())

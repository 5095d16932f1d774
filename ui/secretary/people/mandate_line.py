"""One line over the roster: who appointed the commission, its code, whom the mandate does not name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.i18n import joined, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, Space
from ui.widgets.card import Picture
from ui.widgets.label import Elided

if TYPE_CHECKING:
    from desktop.desks.secretary.roster_views import MandateView


class MandateLine(QWidget):
    """Only where there is one; the room says where there is none (authority stays unchecked)."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._icon = Picture(kit, "shield-check", "ok")
        self._said = Elided(kit, literal(""), CAPTION, ink="muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        line.addWidget(self._icon)
        line.addWidget(self._said, 1)
        self.show_mandate(None)

    def show_mandate(self, mandate: MandateView | None) -> None:
        self.setVisible(mandate is not None)
        if mandate is None:
            return
        code = words("people.mandate.of", name=literal(mandate.organisation), code=literal(mandate.code))
        named = ", ".join(sorted({id_ for id_, _ in mandate.missing}))
        if named:
            self._icon.show_icon("shield-alert", "bad")
            self._said.set_ink("bad")
            self._said.set_phrase(joined(words("people.mandate.missing", members=literal(named)), code))
        else:
            self._icon.show_icon("shield-check", "ok")
            self._said.set_ink("muted")
            self._said.set_phrase(joined(code, words("people.mandate.all")))

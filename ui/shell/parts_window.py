"""Every small part in its states on one page, for people who build the app (`alqa --parts`)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.commissioner.notes.note_parts import note_parts
from ui.i18n import literal, words
from ui.messages import Notice
from ui.services import Services
from ui.shell.bar import Brand
from ui.shell.frame import Frame
from ui.theme.tokens import BODY, CAPTION, DENSE, DOSSIER, PAGE, SECTION, SEMIBOLD, Space, Tone
from ui.widgets.button import Button, IconButton, Kind
from ui.widgets.card import Banner, Card, Empty, column, row
from ui.widgets.chip import Chip, Filter, KeyCap
from ui.widgets.code import CodeDigits, QrCode
from ui.widgets.field import Field, FindBox
from ui.widgets.flow import Flow
from ui.widgets.label import Label
from ui.widgets.meter import Meter
from ui.widgets.scroll import frameless

KINDS: tuple[Kind, ...] = ("primary", "secondary", "ghost", "quiet", "danger", "accent")
TONES: tuple[tuple[Tone, str], ...] = (
    ("ok", "circle-check"),
    ("warn", "triangle-alert"),
    ("bad", "circle-x"),
    ("viol", "sticky-note"),
    ("accent", "info"),
    ("neutral", "minus"),
)
CODE = "29286 17841 35483 93251 85287 92561 18423 53697"


class PartsWindow(Frame):
    """Words are the catalogue's, so that every language can be looked at."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.bar.lead.addWidget(Brand(self.kit))
        self.bar.lead.addStretch(1)
        inner = QWidget()
        inner.setProperty("part", "inner")
        line = QHBoxLayout(inner)
        line.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XXL)
        line.setSpacing(Space.L)
        for cards in (
            (self._buttons(), self._chips(), self._type()),
            (self._fields(), self._meters(), self._code()),
            (self._lasting(), self._card(note_parts(self.kit)), self._empty()),
        ):
            stack = column(*cards, 1, spacing=Space.L)
            line.addLayout(stack, 1)
        scroll = frameless(inner)
        self.stack.addWidget(scroll)

    def _card(self, *items: QWidget | QHBoxLayout | QVBoxLayout | Flow) -> Card:
        card = Card(inner=Space.XL)
        card.body.setSpacing(Space.M)
        for item in items:
            if isinstance(item, QWidget):
                card.body.addWidget(item)
            else:
                card.body.addLayout(item)
        return card

    def _buttons(self) -> Card:
        kit = self.kit
        made = [Button(kit, words("act.open"), kind, "folder-open") for kind in KINDS]
        toggled = Button(kit, words("act.open"), "secondary", "eye")
        toggled.setCheckable(True)
        toggled.setChecked(True)
        disabled = Button(kit, words("act.open"), "secondary")
        disabled.setEnabled(False)
        disabled_first = Button(kit, words("act.open"), "primary")
        disabled_first.setEnabled(False)
        hinted = Button(kit, words("act.unlock"), "primary", height=40, hint="Enter")
        icons = [IconButton(kit, name, words("act.close")) for name in ("x", "search", "lock")]
        small = Button(kit, words("act.copy"), "secondary", "copy", height=32)
        return self._card(
            _flow(*made[:3]),
            _flow(*made[3:]),
            _flow(toggled, disabled, disabled_first),
            _flow(hinted, small, *icons),
        )

    def _chips(self) -> Card:
        kit = self.kit
        chips = [Chip(kit, words("decision.outcome.proposed"), tone, icon) for tone, icon in TONES]
        filters = [Filter(kit, literal(f"{n}")) for n in ("28", "9", "17")]
        for button in filters:
            button.setChecked(button is filters[0])
        return self._card(
            _flow(*chips[:3]), _flow(*chips[3:]), row(*filters, 1, KeyCap(kit, "Ctrl"), KeyCap(kit, "K"))
        )

    def _type(self) -> Card:
        steps = (PAGE, DOSSIER, SECTION, BODY, DENSE, CAPTION)
        return self._card(*(Label(self.kit, words("room.board"), step, SEMIBOLD) for step in steps))

    def _fields(self) -> Card:
        kit = self.kit
        plain = Field(kit, words("identity.name"), words("identity.name_help"))
        secret = Field(kit, words("lock.passphrase"), secret=True)
        secret.set_error(words("identity.short"))
        return self._card(plain, secret, FindBox(kit, words("decision.filter")))

    def _meters(self) -> Card:
        return self._card(Meter(self.kit, 8, 12), Meter(self.kit, 17, 28), Meter(self.kit, 28, 28, "ok"))

    def _code(self) -> Card:
        return self._card(row(CodeDigits(self.kit, CODE), 1, QrCode(CODE)))

    def _lasting(self) -> Card:
        made = [
            Banner(self.kit, words("decision.incomplete"), words("decision.incomplete_body"), tone, icon)
            for tone, icon in TONES
        ]
        toast = Button(self.kit, words("board.reminder"), "secondary", "bell")
        toast.clicked.connect(self._toast)
        return self._card(*made, row(toast, 1))

    def _empty(self) -> Card:
        shown = Empty(self.kit, "archive", words("protocol.none"), words("record.none_todo"))
        return self._card(shown)

    def _toast(self) -> None:
        self.services.messages.notify(Notice(words("board.reminder.copied"), "ok", _nothing))


def _nothing() -> None:
    """What the shown Undo undoes."""


def _flow(*widgets: QWidget) -> Flow:
    """A row that goes on below: the longest of the three languages has room too."""
    made = Flow(Space.S)
    made.add(*widgets)
    return made

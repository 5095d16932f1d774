"""A scale of a criterion's own, where it has one: three numbers, and the switch that gives or takes it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.desks.secretary.builder.fields import counted, with_counted
from desktop.desks.secretary.builder.places import Place
from ui.i18n import words
from ui.secretary.round.draft import Draft
from ui.secretary.round.inputs import LineInput
from ui.services import Kit
from ui.theme.tokens import CAPTION, Space
from ui.widgets.button import IconButton
from ui.widgets.card import clear, reveal, row
from ui.widgets.label import Label


class OwnScale(QWidget):
    """`turn` stands elsewhere; this is the row, there only with a scale of one's own."""

    def __init__(self, kit: Kit, draft: Draft) -> None:
        super().__init__()
        self._kit, self._draft = kit, draft
        self.item, self._shown = "", ""
        self.fields: list[LineInput] = []
        self.turn = IconButton(kit, "ruler", words("anchors.own_scale"), size=32)
        self.turn.setCheckable(True)
        self.turn.clicked.connect(self._turned)
        self._line = row(spacing=Space.S)
        self.setLayout(self._line)
        self.hide()

    def show_item(self, item: str) -> None:
        """The criterion that is shown, as the draft has it now."""
        self.item = item
        own = counted(self._draft.file, item).scale is not None
        self.turn.setChecked(own)
        self.setVisible(own)
        wanted = item if own else ""
        if wanted != self._shown:
            self._shown = wanted
            self._rebuild(own)

    def _rebuild(self, own: bool) -> None:
        clear(self._line)
        self.fields = []
        for name in ("min", "max", "step") if own else ():
            label = words(f"builder.field.{name}")
            place = Place("rubric", self.item, name)
            field = LineInput(self._kit, self._draft, place, None, name=label, width=72)
            field.edit.setProperty("part", "cell")
            self.fields.append(field)
            self._line.addWidget(Label(self._kit, label, CAPTION, ink="muted"))
            self._line.addWidget(field)
        self._line.addStretch(1)
        reveal(self._line)

    def _turned(self, on: bool) -> None:
        file = self._draft.file
        self._draft.edit(with_counted(file, self.item, scale=file.rule.scale if on else None))

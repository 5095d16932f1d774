"""Step 7: what commissioners may see while they read, and what the record shows afterwards."""

from __future__ import annotations

from desktop.desks.secretary.builder.places import Place
from ui.i18n import words
from ui.secretary.round.draft import Draft
from ui.secretary.round.inputs import CheckInput
from ui.secretary.round.step import Step
from ui.services import Kit

WHILE = ("running_total", "own_distribution", "sealed_until_close")
AFTER = ("named_sheets", "proxies")


class SeeStep(Step):
    """Each switch says what it means; nobody sees another's marks before the close, whatever is chosen."""

    def __init__(self, kit: Kit, draft: Draft) -> None:
        super().__init__(kit, draft, "see")
        for title, names in (("builder.see_while", WHILE), ("builder.see_after", AFTER)):
            card = self.card(words(title), words(f"{title}_help"))
            for name in names:
                label, helping = words(f"builder.field.{name}"), words(f"builder.see.{name}")
                field = CheckInput(kit, draft, Place("see", "", name), label, helping)
                card.body.addWidget(self.add(field))
        self.column.addStretch(1)

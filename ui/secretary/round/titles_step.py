"""Step 1: what the round is called, who decides, what is said of it, and the dates."""

from __future__ import annotations

from desktop.desks.secretary.builder.places import Place
from desktop.model.text import LANGS
from ui.i18n import OWN, Phrase, joined, literal, words
from ui.secretary.round.draft import Draft
from ui.secretary.round.inputs import DateInput, TextInput
from ui.secretary.round.step import Step
from ui.services import Kit
from ui.theme.tokens import CAPTION, MEDIUM, Space
from ui.widgets.card import row
from ui.widgets.label import Label

DATES = ("opens", "closes", "sitting")


class TitlesStep(Step):
    """The code of the round is fixed with its workspace: shown, not edited."""

    def __init__(self, kit: Kit, draft: Draft) -> None:
        super().__init__(kit, draft, "titles")
        names = self.card(words("builder.titles"), words("builder.titles_help"))
        names.body.addLayout(
            self.in_three(
                Place("titles", "", "title"), words("builder.field.title"), words("builder.title_langs")
            )
        )
        names.body.addSpacing(Space.S)
        names.body.addLayout(
            self.in_three(
                Place("titles", "", "body"), words("builder.field.body"), words("builder.body_help")
            )
        )
        self.code = Label(kit, literal(""), CAPTION, ink="muted", wrap=True)
        names.body.addWidget(self.code)
        self._dates()
        self._notice()
        self.column.addStretch(1)
        draft.changed.connect(self._show)

    def _dates(self) -> None:
        card = self.card(words("builder.dates"), words("builder.dates_help"))
        line = row(spacing=Space.L)
        for name in DATES:
            field = DateInput(
                self.kit, self.draft, Place("titles", "", name), words(f"builder.field.{name}"),
                words("builder.date_form"), width=160,
            )  # fmt: skip
            line.addWidget(self.add(field))
        line.addStretch(1)
        card.body.addLayout(line)

    def _notice(self) -> None:
        card = self.card(words("builder.field.notice"), words("builder.notice_help"))
        for lang in LANGS:
            name: Phrase = joined(words("builder.field.notice"), literal(OWN[lang]), by=", ")
            card.body.addWidget(Label(self.kit, literal(OWN[lang]), CAPTION, MEDIUM, "muted"))
            place = Place("titles", "", "notice", lang)
            card.body.addWidget(self.add(TextInput(self.kit, self.draft, place, name, 56)))

    def _show(self) -> None:
        self.code.set_phrase(words("builder.code", code=literal(self.draft.file.id)))

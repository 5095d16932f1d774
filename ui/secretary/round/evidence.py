"""What a criterion is judged by: facts and documents that stand beside it, ticked in a menu."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.desks.secretary.builder.places import Place
from desktop.intake.round_file import ORGANISATION
from desktop.model.text import Text
from ui.i18n import words
from ui.secretary.round.draft import Draft
from ui.secretary.round.picks import Ticks
from ui.secretary.round.saying import complaint_words
from ui.services import Kit
from ui.widgets.button import Button


class Evidence(Button):
    """Shows how much is ticked; red while it names something that is not there."""

    def __init__(self, kit: Kit, draft: Draft, place: Place) -> None:
        super().__init__(kit, words("anchors.evidence", n=0), "secondary", "paperclip", height=32)
        self.draft, self.place = draft, place
        self.clicked.connect(self._open)
        draft.changed.connect(self.show_draft)
        self.show_draft()

    @property
    def ticked(self) -> list[str]:
        return [one for one in self.draft.text(self.place).split("\n") if one]

    def focus_here(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_draft(self) -> None:
        found = self.draft.complaints_at(self.place)
        self.set_kind("danger" if found else "secondary")
        self.set_phrase(words("anchors.evidence", n=len(self.ticked)))
        self.setToolTip(complaint_words(found[0])(self._kit.say) if found else "")

    def names(self) -> dict[str, Text]:
        """All that can be ticked; what is ticked and is gone can be unticked."""
        file, say = self.draft.file, self._kit.say
        found: dict[str, Text] = {fact.code: fact.label for fact in file.rubric.facts}
        found[ORGANISATION] = {say.lang: say("anchors.organisation")}
        found |= {f"documents.{paper.code}": paper.title for paper in file.documents}
        return found | {code: {} for code in self.ticked if code not in found}

    def change(self, codes: list[str]) -> None:
        self.draft.put(self.place, "\n".join(codes))
        self.draft.settle()

    def _open(self) -> None:
        menu = Ticks(self._kit, self, self.names(), self.ticked, self.change)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

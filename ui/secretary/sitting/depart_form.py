"""A departure from the proposal: the set that is wanted instead, and why. It needs a motion that carries."""

from __future__ import annotations

from PySide6.QtWidgets import QListView

from desktop.decide.sitting.motions import Draft
from desktop.decide.sitting.state import Meeting
from desktop.model.meeting import MotionKind
from ui.i18n import Phrase, joined, words
from ui.secretary.sitting.desk import Scene
from ui.secretary.sitting.forms import Form
from ui.secretary.sitting.phrases import person, title_of
from ui.secretary.sitting.proposal_card import sums
from ui.secretary.sitting.set_list import SetDelegate, SetModel
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM
from ui.widgets.field import FindBox
from ui.widgets.label import Label

NAMED = 4


class DepartForm(Form):
    """Says as one chooses what comes in, what goes out, and who must leave for the vote."""

    def __init__(self, kit: Kit, scene: Scene, meeting: Meeting, first: tuple[str, ...]) -> None:
        several = len(scene.hall.proposal) > 1
        title = "sitting.choose_title" if several else "sitting.depart_title"
        super().__init__(kit, words(title), words("sitting.put"))
        self._scene, self._first = scene, first
        self.body.addWidget(Label(kit, words("sitting.depart_help"), CAPTION, ink="muted", wrap=True))
        self.model = SetModel(kit.say, scene.view.lines, first, self)
        self.filter = FindBox(kit, words("sitting.depart_find"), "list-filter")
        self.filter.changed.connect(self.model.filter)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setFont(kit.theme.font(DENSE))
        self.list.setItemDelegate(SetDelegate(kit, self.list))
        self._say(lambda say: self.list.setAccessibleName(say("sitting.depart_list")))
        self.list.setMinimumHeight(160)
        self._difference = Label(kit, words("sitting.depart_same"), DENSE, MEDIUM, wrap=True)
        self._sums = Label(kit, sums(scene, first), CAPTION, ink="muted", wrap=True)
        self.body.addWidget(self.filter)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._difference)
        self.body.addWidget(self._sums)
        self.reason = self.field(words("sitting.reason"), words("sitting.reason_help"))
        self.reason.textChanged.connect(self._check)
        nobody: list[tuple[str | None, Phrase]] = [(None, words("sitting.mover_none"))]
        nobody += [(one.id, person(scene, one.id)) for one in scene.members if one.id in meeting.seats]
        self.mover = self.people(words("sitting.mover"), nobody)
        self.model.changed.connect(self._check)
        self.first = self.list
        self.finish()
        self._check()

    def value(self) -> Draft:
        picked = self.model.picked
        best = sorted(picked) in [sorted(one) for one in self._scene.hall.proposal]
        kind: MotionKind = "accept" if best else "depart"
        return Draft(kind, "", self.reason.toPlainText(), (), picked, self.mover.currentData(), None)

    def _check(self) -> None:
        picked = self.model.picked
        added = [code for code in picked if code not in self._first]
        gone = [code for code in self._first if code not in picked]
        facts = [
            *([words("sitting.comes_in", what=self._titles(added))] if added else []),
            *([words("sitting.goes_out", what=self._titles(gone))] if gone else []),
        ]
        barred = self._scene.hall.barred(self._scene.hall.changes(picked)) if picked else {}
        if barred:
            facts.append(words("sitting.must_leave_for_vote", who=", ".join(barred)))
        self._difference.set_phrase(joined(*facts, by="\n") if facts else words("sitting.depart_same"))
        self._sums.set_phrase(sums(self._scene, picked))
        differs = bool(added or gone) or len(self._scene.hall.proposal) != 1
        self.act.setEnabled(bool(picked) and differs and bool(self.reason.toPlainText().strip()))

    def _titles(self, codes: list[str]) -> Phrase:
        shown = [title_of(self._scene, code) for code in codes[:NAMED]]
        if len(codes) > NAMED:
            shown.append(words("sitting.and_more", n=len(codes) - NAMED))
        return joined(*shown, by=", ")

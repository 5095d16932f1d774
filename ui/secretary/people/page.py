"""People: who may score what, with proven keys; conflicts; the assignment, worked out and changed by hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from desktop.errors import AlqaError
from ui.actions import OwnKeys
from ui.i18n import Phrase, joined, literal, words
from ui.messages import Notice
from ui.secretary.desk import Desk, Overview
from ui.secretary.people.conflict_acts import ConflictActs
from ui.secretary.people.desk import PeopleDesk, PeopleView, Result
from ui.secretary.people.grid_dialog import GridDialog
from ui.secretary.people.layout import Parts, Scrolled
from ui.secretary.people.reason_dialog import ReasonDialog
from ui.secretary.people.seat_dialog import SeatDialog
from ui.secretary.room import RoomPage
from ui.services import Services
from ui.theme.tokens import Space, Tone
from ui.widgets.button import Button
from ui.widgets.drop import DropZone

if TYPE_CHECKING:
    from desktop.desks.secretary.assigning import Proposed
    from desktop.desks.secretary.roster_views import Taken

FILES = "Alqa (*.alqa-card *.alqa-mandate *.alqa-declaration)"
TAKES = (".alqa-card", ".alqa-mandate", ".alqa-declaration")


ROSTER, GRID = "people.roster", "people.grid"
KEYS = (
    ("people.keys.compare", ("Enter",)),
    ("people.compare.match", ("M",)),
    ("people.compare.differ", ("X",)),
    ("people.edit", ("F2",)),
    ("people.keys.remove", ("Delete",)),
    ("people.keys.accept", ("Enter",)),
    ("people.keys.dismiss", ("Delete",)),
    ("people.keys.grid.give", ("Space",)),
    ("people.keys.grid.take", ("Delete",)),
    ("people.keys.grid.level", ("E",)),
)


class PeoplePage(RoomPage):
    """Reads its view whenever it is entered, the board changed or something was done. `waiting(n)`: so many
    keys wait for their comparison."""

    waiting = Signal(int)

    def __init__(self, services: Services, desk: Desk, people: PeopleDesk) -> None:
        super().__init__(services, desk)
        self.title, self.subtitle = words("room.people"), words("room.people.line")
        self.people = people
        self.view: PeopleView | None = None
        self.grid: GridDialog | None = None
        parts = self.parts = Parts(self.kit)
        self.table, self.ceremony, self.assign = parts.table, parts.ceremony, parts.assign
        self.acts = ConflictActs(self, self)
        self.first = self.table
        self.onward = Button(self.kit, words("people.to_packs"), "primary", "package")
        self.bar_actions = [self.onward]
        self.own_keys = tuple(OwnKeys(ROSTER if "grid" not in key else GRID, key, caps) for key, caps in KEYS)
        self.drop = DropZone(
            self.kit, words("people.drop"), words("people.drop_help"), words("people.add"), large=True
        )
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XXL)
        column.addWidget(self.drop)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(empty)
        self._stack.addWidget(Scrolled(parts))
        self._connect()
        self._wake()

    # -- reading --------------------------------------------------------------------------------------

    def entered(self) -> None:
        self.read()

    def show_overview(self, overview: Overview) -> None:
        """The rail counts the keys that wait, wherever one is."""
        people = self.people
        if self.isVisible():
            self.read()
        else:
            self.services.tasks.run(self, lambda _report: people.waiting(), self._count, self._refused)

    def read(self) -> None:
        """The view anew, in a worker."""
        people = self.people
        self.services.tasks.run(self, lambda _report: people.view(), self.show_view, self._refused)

    def _count(self, waiting: int | None) -> None:
        if waiting is not None:
            self.waiting.emit(waiting)

    def show_view(self, view: PeopleView | None) -> None:
        self.view = view
        known = view is not None and bool(view.roster.members)
        self._stack.setCurrentIndex(1 if known else 0)
        self._wake()
        self.subtitle = words("room.people.line")
        if view is not None and known:
            self._show(view)
        self.retitled.emit()

    def _show(self, view: PeopleView) -> None:
        roster, parts = view.roster, self.parts
        self.table.show_view(view)
        self.ceremony.show_roster(roster)
        parts.conflicts.show_groups(view.groups, roster)
        parts.mandate.show_mandate(roster.mandate)
        self.assign.show_view(view)
        if self.grid is not None:
            self.grid.show_view(view)
        left = len(roster.to_compare)
        self.waiting.emit(left)
        people = words("people.members", n=len(roster.members))
        compared = words("people.compared_n", n=len(roster.members) - left)
        none = [words("people.mandate.none")] if roster.mandate is None else []
        parts.counts.set_phrase(joined(people, compared, words("people.left_n", n=left), *none))
        version = words("people.version", n=roster.version) if roster.version else words("people.draft")
        dossiers = words("people.for_reading", n=len(view.assignment.problem.dossiers))
        self.subtitle = joined(version, people, dossiers)

    # -- files ----------------------------------------------------------------------------------------

    def wants(self, path: Path) -> bool:
        """Whether a file dropped on the window belongs here."""
        return path.suffix in TAKES

    def choose(self) -> None:
        paths = self.services.messages.open_files(self, words("people.add"), FILES)
        if paths:
            self.take(paths)

    def take(self, paths: list[Path]) -> None:
        """Cards, mandates and declarations into the draft; each refusal is said."""
        self._run(partial(self.people.take, paths), self._taken)

    def save_applicants(self) -> None:
        """The list on which members declare their conflicts, to be sent to them."""
        pattern, title = "Alqa (*.alqa-applicants)", words("people.applicants")
        out = self.services.messages.save_file(self, title, "applicants.alqa-applicants", pattern)
        if out is None:
            return
        people, place = self.people, out

        def done(count: int) -> None:
            self.services.messages.notify(Notice(words("people.applicants_saved", n=count)))

        self.services.tasks.run(self, lambda _report: people.write_applicants(place), done, self._refused)

    def _taken(self, taken: list[Taken]) -> None:
        refused = [one.fault for one in taken if one.state == "refused" and one.fault is not None]
        if good := sum(one.state != "refused" for one in taken):
            self._notify(words("people.taken", n=good))
        if refused:
            self.services.messages.trouble(AlqaError.of(refused))

    # -- the ceremony ---------------------------------------------------------------------------------

    def compared(self, member: str, result: Result, why: str = "") -> None:
        def done(_none: None) -> None:
            self._notify(
                words(f"people.done.{result}", id=literal(member)), "warn" if result == "differ" else "ok"
            )
            self._next_member()

        self._run(partial(self.people.compare, member, result, why), done)

    def _next_member(self) -> None:
        """The next key that is to be compared; the keys stay in the ceremony."""
        left = self.view.roster.to_compare if self.view else ()
        if left:
            self.table.go(next((one.id for one in left if one.code), left[0].id))
        target = self.ceremony.digits if any(one.code for one in left) else self.table
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _match(self, member: str) -> None:
        self.compared(member, "match")

    def _differ(self, member: str) -> None:
        self.compared(member, "differ")

    def _excuse(self, member: str) -> None:
        title = words("people.excuse.title", id=literal(member))
        body, act = words("people.excuse.body"), words("people.excuse.act")
        dialog = ReasonDialog(self.kit, self, title, body, act)
        dialog.given.connect(lambda _ground, why: self.compared(member, "excused", why))
        dialog.open()

    # -- seats ----------------------------------------------------------------------------------------

    def edit_seat(self) -> None:
        member = self.table.current()
        if member is not None and self.view is not None:
            dialog = SeatDialog(self.kit, self, member, self.view.roster)
            dialog.given.connect(partial(self._edit, member.id))
            dialog.open()

    def _edit(self, member: str, changes: dict[str, Any]) -> None:
        self.do(partial(self.people.edit, member, changes), words("people.done.seat", id=literal(member)))

    def remove_seat(self) -> None:
        member = self.table.current()
        if member is not None:
            said = words("people.done.removed", id=literal(member.id))
            self.do(partial(self.people.remove, member.id), said)

    def add_conflict(self) -> None:
        """For the member chosen in the roster and the dossier chosen in the chart."""
        member, reading = self.table.current(), self.assign.chart.current()
        if member is not None and reading is not None:
            self.acts.ask_ground([(member.id, reading.dossier)], words("people.conflict.enter"))

    # -- the assignment -------------------------------------------------------------------------------

    def work_out(self, reads: int | None, seed: str, anchors: list[str]) -> None:
        """Work it out; it is kept where there is a plan, the old one stands where there is none."""
        self.assign.show_running(True)
        people = self.people

        def done(found: Proposed) -> None:
            if found.short is not None:
                self.assign.show_short(reads, found.short)
                return
            self._notify(words("people.done.assigned"))
            self.read()

        self.services.tasks.run(
            self, lambda _report: people.work_out(reads, seed, anchors), done, self._refused
        )

    def open_grid(self, code: str = "") -> None:
        if self.view is None or self.grid is not None:
            return
        grid = self.grid = GridDialog(self.kit, self)
        grid.resize(self.window().width() - 80, self.window().height() - 80)
        grid.changed.connect(self._change)
        grid.level.connect(self._next_level)
        grid.undone.connect(self.undo)
        grid.redone.connect(self.redo)
        grid.finished.connect(self._grid_closed)
        grid.show_view(self.view)
        if code:
            grid.grid.go(code)
        grid.open()

    def _grid_closed(self, _result: int) -> None:
        self.grid = None

    def _change(self, on: list[tuple[str, str]], off: list[tuple[str, str]]) -> None:
        self.do(partial(self.people.change, on, off))

    def _next_level(self, pair: tuple[str, str]) -> None:
        """Expertise of one member in one dossier: none, familiar, own field."""
        member = self.view.roster.member(pair[0]) if self.view is not None else None
        if member is not None and self.view is not None:
            level = (self.view.assignment.problem.level(*pair) + 1) % 3
            expertise = dict(member.expertise) | {pair[1]: level}
            self.do(partial(self.people.edit, member.id, {"expertise": expertise}))

    def _raise_limits(self, by: int) -> None:
        """And then as many readers as were asked for when the limits were in the way."""
        reads, seed, anchors = self.assign.wanted()

        def again(_none: None) -> None:
            self.work_out(reads, seed, anchors)

        self._run(partial(self.people.raise_limits, by), again)

    # -- undo and the way on --------------------------------------------------------------------------

    def next_problem(self) -> bool:
        """The next key that waits for its comparison."""
        left = self.view.roster.to_compare if self.view is not None else ()
        current = self.table.current()
        at = next((n for n, one in enumerate(left) if current is not None and one.id == current.id), -1)
        if left:
            self.table.go(left[(at + 1) % len(left)].id)
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return bool(left)

    def undo(self) -> None:
        self.do(self.people.undo)

    def redo(self) -> None:
        self.do(self.people.redo)

    def _onward(self) -> None:
        self.wanted.emit("packs")

    def _wake(self) -> None:
        """Packs need every key compared, or an entry saying why not."""
        view = self.view
        left = len(view.roster.to_compare) if view is not None else 0
        self.onward.setEnabled(view is not None and bool(view.roster.members) and not left)
        why = words("people.to_packs.left", n=left) if left else words("people.to_packs.ready")
        self.onward.setToolTip(why(self.kit.say))
        self.onward.setAccessibleDescription(why(self.kit.say))

    # -- inside ---------------------------------------------------------------------------------------

    def do(self, work: Callable[[], Any], said: Phrase | None = None) -> None:
        """Do it in a worker, show everything anew, then say it with a way back."""
        self._run(work, (lambda _none: self._notify(said)) if said is not None else None)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None] | None = None) -> None:
        people = self.people

        def whole(_report: object) -> tuple[Any, PeopleView | None]:
            return work(), people.view()

        def finished(found: tuple[Any, PeopleView | None]) -> None:
            self.show_view(found[1])
            if done is not None:
                done(found[0])

        self.services.tasks.run(self, whole, finished, self._refused)

    def _refused(self, error: AlqaError) -> None:
        self.assign.show_running(False)
        if self.grid is not None:
            self.grid.refuse(error)
        else:
            self.services.messages.trouble(error)

    def _notify(self, phrase: Phrase, tone: Tone = "ok") -> None:
        self.services.messages.notify(Notice(phrase, tone, self.undo))

    def _connect(self) -> None:
        parts, conflicts = self.parts, self.parts.conflicts
        self.onward.clicked.connect(self._onward)
        self.drop.dropped.connect(self.take)
        self.drop.asked.connect(self.choose)
        parts.add.clicked.connect(self.choose)
        parts.edit.clicked.connect(self.edit_seat)
        self.table.chosen.connect(self.ceremony.show_member)
        self.table.compare.connect(self.ceremony.begin)
        self.table.edited.connect(self.edit_seat)
        self.table.removed.connect(self.remove_seat)
        self.ceremony.matched.connect(self._match)
        self.ceremony.differed.connect(self._differ)
        self.ceremony.excused.connect(self._excuse)
        conflicts.accepted.connect(self.acts.accept)
        conflicts.dismissed.connect(self.acts.dismiss)
        conflicts.taken_back.connect(self.acts.take_back)
        conflicts.added.connect(self.add_conflict)
        conflicts.asked.connect(self.save_applicants)
        self.assign.asked.connect(self.work_out)
        self.assign.grid.connect(self.open_grid)
        self.assign.limits.connect(self._raise_limits)
        self.kit.say.languageChanged.connect(self._wake)

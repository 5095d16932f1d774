"""Where to search: what kinds of places, and in all dossiers or this one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from desktop.desks.finds import FIND_KINDS, Findings, FindKind
from ui.i18n import words
from ui.services import Kit
from ui.theme.tokens import CAPTION, SECTION, SEMIBOLD, Space
from ui.widgets.card import Picture, row
from ui.widgets.check import CheckRow
from ui.widgets.chip import Filter
from ui.widgets.label import Label, heading

WIDE = 248
UNBOUND = 16_777_215  # QWIDGETSIZE_MAX
ORDER: tuple[FindKind, ...] = ("document", "fact", "note", "comment")


class FindFilters(QWidget):
    """`changed` when the person turned one. A column beside the results, or a block above them."""

    changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._head = heading(kit, words("find.filters"), SECTION)
        self._where = Label(kit, words("find.where"), CAPTION, SEMIBOLD, "muted")
        self._whose = Label(kit, words("find.whose"), CAPTION, SEMIBOLD, "muted")
        self.kinds = {
            kind: CheckRow(kit, words(f"find.kind.{kind}"), f"Alt+{n}") for n, kind in enumerate(ORDER, 1)
        }
        self.everywhere = Filter(kit, words("find.everywhere"))
        self.here = Filter(kit, words("find.here"))
        self._scope = QButtonGroup(self)
        self._tips = QWidget()
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self._lay_out()
        for kind in self.kinds.values():
            kind.setChecked(True)
            kind.clicked.connect(self.changed)
        self.everywhere.setChecked(True)
        self._scope.buttonClicked.connect(self.changed)
        self.set_block(False)

    @property
    def chosen(self) -> frozenset[FindKind]:
        return frozenset(kind for kind, row_ in self.kinds.items() if row_.isChecked())

    @property
    def only_here(self) -> bool:
        return self.here.isChecked()

    def toggle(self, number: int) -> None:
        """Alt+1 to Alt+4; the last one that is on stays on."""
        row_ = self.kinds[ORDER[number]]
        if not row_.isChecked() or len(self.chosen) > 1:
            row_.setChecked(not row_.isChecked())
            self.changed.emit()

    def toggle_scope(self) -> None:
        """This dossier, or all."""
        (self.everywhere if self.only_here else self.here).setChecked(True)
        self.changed.emit()

    def set_block(self, block: bool) -> None:
        """In a narrow window the choices stand two by two above the results."""
        for part in (self._head, self._where, self._whose, self._tips):
            part.setVisible(not block)
        columns = 2 if block else 1
        for at, kind in enumerate(ORDER):
            self._grid.addWidget(self.kinds[kind], at // columns, at % columns)
        self.setMinimumWidth(0 if block else WIDE)
        self.setMaximumWidth(UNBOUND if block else WIDE)

    def show_counts(self, found: Findings | None) -> None:
        """How many places of each kind; a plus where there are more."""
        counts = dict(found.counts) if found is not None else {}
        for kind in FIND_KINDS:
            count = counts.get(kind)
            if count is None and found is not None and found.partial:
                continue  # the number of the question before stands until the whole answer
            more = "+" if found is not None and count == found.wish.limit and found.more else ""
            shown = "" if count is None or kind not in self.chosen else f"{self._kit.say.number(count)}{more}"
            self.kinds[kind].show_count(shown)

    def _lay_out(self) -> None:
        self._scope.addButton(self.everywhere)
        self._scope.addButton(self.here)
        line = row(self.everywhere, self.here, 1)
        tip = Label(self._kit, words("find.tip"), CAPTION, ink="muted", wrap=True)
        tips = row(Picture(self._kit, "info", "muted", 14), tip)
        tips.setStretch(1, 1)
        self._tips.setLayout(tips)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.XS)
        column.addWidget(self._head)
        column.addWidget(self._where)
        column.addLayout(self._grid)
        column.addSpacing(Space.S)
        column.addWidget(self._whose)
        column.addLayout(line)
        column.addStretch(1)
        column.addWidget(self._tips)

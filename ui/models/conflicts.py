"""Conflicts and signs of more, in groups that a person decides on together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.model.text import Text
from ui.i18n import Speech
from ui.widgets.tip import plain_tip

if TYPE_CHECKING:
    from desktop.decide.conflict_signs import Hint
    from desktop.desks.secretary.roster_views import Roster

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
GROUP_ROLE = int(Qt.ItemDataRole.UserRole) + 1
Kind = Literal["suggested", "known", "declared", "dismissed"]


@dataclass(frozen=True)
class ConflictGroup:
    """One member's pairs with the same ground or sign. `mine` and `theirs`: the texts that look alike."""

    kind: Kind
    reviewer: str
    dossiers: tuple[str, ...]
    ground: str
    note: str = ""
    mine: str = ""
    theirs: str = ""
    hints: tuple[Hint, ...] = ()

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [(self.reviewer, code) for code in self.dossiers]


def groups_of(roster: Roster) -> tuple[ConflictGroup, ...]:
    """Signs first: they wait for a person; then what holds; then what was dismissed."""
    signs: dict[tuple[str, str, str], list[Hint]] = {}
    for hint in roster.suggested:
        signs.setdefault((hint.reviewer, hint.sign, hint.mine), []).append(hint)
    waiting = [
        ConflictGroup(
            "suggested", who, tuple(h.dossier for h in found), sign, "", mine, found[0].theirs, tuple(found)
        )
        for (who, sign, mine), found in sorted(signs.items())
    ]
    held: dict[tuple[str, bool, str, str], list[str]] = {}
    for one in roster.conflicts:
        held.setdefault((one.reviewer, one.declared, one.ground, one.note), []).append(one.dossier)
    known = [
        ConflictGroup("declared" if declared else "known", who, tuple(codes), ground, note)
        for (who, declared, ground, note), codes in sorted(held.items())
    ]
    refused = [
        ConflictGroup("dismissed", d.hint.reviewer, (d.hint.dossier,), d.hint.sign, d.why, d.hint.mine)
        for d in roster.dismissed
    ]
    return (*waiting, *known, *refused)


def short(code: str) -> str:
    """A code without its first part, where it has three: all codes of a round share that."""
    parts = code.split("-")
    return "-".join(parts[1:]) if len(parts) > 2 else code


class ConflictsModel(QAbstractListModel):
    """One row a group."""

    def __init__(self, say: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._groups: tuple[ConflictGroup, ...] = ()
        self._grounds: Mapping[str, Text] = {}
        self._regions: Mapping[str, Text] = {}
        say.languageChanged.connect(self._said_anew)

    def show_groups(self, groups: tuple[ConflictGroup, ...], roster: Roster) -> None:
        if groups == self._groups:
            return
        self.beginResetModel()
        self._groups, self._grounds, self._regions = groups, roster.grounds, roster.regions
        self.endResetModel()

    def group(self, row: int) -> ConflictGroup | None:
        return self._groups[row] if 0 <= row < len(self._groups) else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._groups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        group = self.group(index.row()) if index.isValid() else None
        if group is None:
            return None
        if role == GROUP_ROLE:
            return group
        if role == Qt.ItemDataRole.DisplayRole:
            return self.what(group)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            codes = ", ".join(group.dossiers[:20])
            said = (
                f"{self._say(f'people.conflict.{group.kind}')}: {group.reviewer}, {codes}. {self.why(group)}"
            )
            return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def what(self, group: ConflictGroup) -> str:
        """Who and which dossiers; many are counted."""
        if len(group.dossiers) <= 2:
            return f"{group.reviewer}  {', '.join(map(short, group.dossiers))}"
        return f"{group.reviewer}  {self._say('people.conflict.dossiers', n=len(group.dossiers))}"

    def why(self, group: ConflictGroup) -> str:
        """The ground with its note; the sign with what looks alike."""
        if group.kind in ("known", "declared"):
            ground = (
                self._say.text(self._grounds[group.ground]) if group.ground in self._grounds else group.ground
            )
            tail = self._say("people.conflict.signed") if group.kind == "declared" else group.note
            return f"{ground} · {tail}" if tail else ground
        mine = self._say.text(self._regions[group.mine]) if group.mine in self._regions else group.mine
        sign = self._say(f"people.sign.{group.ground}", mine=mine, theirs=group.theirs or mine)
        return f"{sign} · {group.note}" if group.note else sign

    def _said_anew(self) -> None:
        if self._groups:
            self.dataChanged.emit(self.index(0), self.index(len(self._groups) - 1))

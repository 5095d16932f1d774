"""The list of applicants on which conflicts are declared: found by typing, ticked, each with its ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.model.dossier import Organisation
from desktop.model.text import Text
from desktop.storage.letters import loose
from ui.i18n import Phrase, Speech
from ui.widgets.tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
APPLICANT_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class Listed(Protocol):
    """One application of the list."""

    @property
    def code(self) -> str: ...
    @property
    def title(self) -> Text: ...
    @property
    def organisations(self) -> list[Organisation]: ...


@dataclass(frozen=True, slots=True)
class Tick:
    """A conflict being declared; no ground yet is None."""

    ground: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ApplicantRow:
    """What a row shows. `found`: the organisation that holds the words typed, if the title does not."""

    applicant: Listed
    tick: Tick | None
    found: Organisation | None


class ApplicantsModel(QAbstractListModel):
    """`ticked` when the set of conflicts or a ground changed."""

    ticked = Signal()

    def __init__(self, say: Speech, grounds: dict[str, Phrase], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say, self._grounds = say, grounds
        self._all: tuple[Listed, ...] = ()
        self._shown: list[tuple[Listed, Organisation | None]] = []
        self._folded: dict[str, str] = {}
        self._find = ""
        self.ticks: dict[str, Tick] = {}
        say.languageChanged.connect(self._said_anew)

    def show_list(self, applicants: Sequence[Listed], grounds: dict[str, Phrase]) -> None:
        """Another list; nothing is ticked."""
        self._all, self._grounds, self.ticks = tuple(applicants), grounds, {}
        self._folded = {one.code: _folded(one) for one in applicants}
        self.set_find(self._find)
        self.ticked.emit()

    def set_find(self, words: str) -> None:
        """Only what holds all these words, in any language, by whatever keyboard they are typed."""
        self._find = words
        parts = loose(words).split()
        self.beginResetModel()
        self._shown = [(one, _where(one, parts)) for one in self._all if self._holds(one, parts)]
        self.endResetModel()

    def row(self, row: int) -> ApplicantRow | None:
        if not 0 <= row < len(self._shown):
            return None
        applicant, found = self._shown[row]
        return ApplicantRow(applicant, self.ticks.get(applicant.code), found)

    def row_of(self, code: str | None) -> int:
        """Where an application stands in what is listed, or -1."""
        return next((at for at, (one, _) in enumerate(self._shown) if one.code == code), -1)

    def set_tick(self, code: str, tick: Tick | None) -> None:
        """Declare, change or take back."""
        if tick == self.ticks.get(code):
            return
        if tick is None:
            del self.ticks[code]
        else:
            self.ticks[code] = tick
        at = self.row_of(code)
        if at >= 0:
            self.dataChanged.emit(self.index(at), self.index(at))
        self.ticked.emit()

    def without_ground(self) -> list[str]:
        """Codes, in the order of the list, whose ground is still to be chosen."""
        return [one.code for one in self._all if one.code in self.ticks and not self.ticks[one.code].ground]

    # -- Qt -----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == APPLICANT_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._say.text(row.applicant.title)
        if role == Qt.ItemDataRole.CheckStateRole:
            state = Qt.CheckState.Checked if row.tick else Qt.CheckState.Unchecked
            return state.value  # Qt reads a number here
        if role == Qt.ItemDataRole.ToolTipRole:
            named = (self.named(o) for o in row.applicant.organisations)
            return plain_tip("\n".join([row.applicant.code, *named]))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        own = super().flags(index)
        return own | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else own

    def spoken(self, row: ApplicantRow) -> str:
        """The whole row in words, the conflict first."""
        names = [self._say.text(one.name) for one in row.applicant.organisations]
        state = self._say("declare.spoken.on" if row.tick else "declare.spoken.off")
        parts = (state, self.ground(row), self._say.text(row.applicant.title), ", ".join(names))
        return ", ".join(part for part in parts if part)

    def ground(self, row: ApplicantRow) -> str:
        """The ground in words; empty where nothing is declared."""
        if row.tick is None:
            return ""
        phrase = self._grounds.get(row.tick.ground or "")
        return phrase(self._say) if phrase else self._say("declare.ground_due")

    def named(self, organisation: Organisation) -> str:
        kind = self._say.text(organisation.kind)
        name = self._say.text(organisation.name)
        return f"{name} · {kind}" if kind else name

    # -- inside -------------------------------------------------------------------------------

    def _holds(self, one: Listed, parts: list[str]) -> bool:
        return all(part in self._folded[one.code] for part in parts)

    def _said_anew(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))


def _folded(one: Listed) -> str:
    texts = [one.code, *one.title.values()]
    for organisation in one.organisations:
        texts += [*organisation.name.values(), *organisation.kind.values()]
    return loose("\n".join(texts))


def _where(one: Listed, parts: list[str]) -> Organisation | None:
    """The first organisation that holds a word which the title does not hold."""
    title = loose("\n".join([one.code, *one.title.values()]))
    missing = [part for part in parts if part not in title]
    if not missing:
        return None
    folded = ((o, loose("\n".join([*o.name.values(), *o.kind.values()]))) for o in one.organisations)
    return next((o for o, text in folded if any(part in text for part in missing)), None)

"""The ranking as a Qt model: dossiers in their order, the cut and the threshold as rows of their own.

Filtering and ordering work on the list of lines in Python (no proxy model: it is slow over Python).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from operator import eq, ge, gt, le, lt
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.decide.decimals import places
from ui.i18n import Speech
from ui.secretary.decision_view import CutLine, DecisionView, RankLine
from ui.widgets.tip import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Role = Qt.ItemDataRole
Order = Literal["rank", "outcome"]
COLUMNS = ("rank", "dossier", "total", "spread", "groups", "outcome")
OUTCOMES = ("proposed", "passed-over", "no-place", "below", "undecidable", "ineligible")
COMPARE = re.compile(r"^(total|итог|балл|sheets|листы|парақ)(<=|>=|<|>|=)(\d+(?:[.,]\d+)?)$")
SHEETS = ("sheets", "листы", "парақ")
BELOW = ("below", "ниже", "төмен")
FIELDS = {
    "sector": "sector", "отрасль": "sector", "сала": "sector",
    "region": "region", "регион": "region", "өңір": "region",
    "outcome": "outcome", "исход": "outcome", "нәтиже": "outcome",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ThresholdLine:
    """Where totals fall below the rule's threshold."""

    value: Fraction


Row = RankLine | CutLine | ThresholdLine


class RankingModel(QAbstractTableModel):
    """Delegates read `row`; screen readers get words for every cell."""

    def __init__(self, say: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._view: DecisionView | None = None
        self._rows: list[Row] = []
        self._query = ""
        self._order: Order = "rank"
        say.languageChanged.connect(self._rebuild)

    @property
    def view(self) -> DecisionView | None:
        return self._view

    def show_view(self, view: DecisionView) -> None:
        self._view = view
        self._rebuild()

    def set_query(self, query: str) -> None:
        self._query = query
        self._rebuild()

    def set_order(self, order: Order) -> None:
        self._order = order
        self._rebuild()

    @property
    def order(self) -> Order:
        return self._order

    def row(self, at: int) -> Row:
        return self._rows[at]

    def special(self) -> list[int]:
        """Rows that span the table."""
        return [at for at, row in enumerate(self._rows) if not isinstance(row, RankLine)]

    def cut_row(self) -> int | None:
        return next((at for at, row in enumerate(self._rows) if isinstance(row, CutLine)), None)

    def find(self, code: str) -> int | None:
        found = (at for at, row in enumerate(self._rows) if isinstance(row, RankLine) and row.code == code)
        return next(found, None)

    def shown(self) -> int:
        return sum(isinstance(row, RankLine) for row in self._rows)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or role not in (Role.AccessibleTextRole, Role.ToolTipRole, Role.DisplayRole):
            return None
        row = self._rows[index.row()]
        if isinstance(row, CutLine):
            return cut_words(self._say, row) if index.column() == 0 else None
        if isinstance(row, ThresholdLine):
            return threshold_words(self._say, row) if index.column() == 0 else None
        shown = self._cell(row, COLUMNS[index.column()])
        return plain_tip(shown) if role == Role.ToolTipRole and isinstance(shown, str) else shown

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role in (Role.DisplayRole, Role.AccessibleTextRole):
            return self._say(f"decision.col.{COLUMNS[section]}")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _cell(self, line: RankLine, column: str) -> str:
        say = self._say
        if column == "rank":
            return str(line.rank) if line.rank is not None else "–"
        if column == "dossier":
            parts = (say.text(line.title), line.short, say.text(line.region), say.text(line.sector))
            return ", ".join(part for part in parts if part)
        if column == "total":
            return "–" if line.total is None else say.number(places(line.total, 2))
        if column == "spread":
            return ", ".join(f"{m.reviewer} {say.number(places(m.total, 1))}" for m in line.sheets)
        if column == "groups":
            return ", ".join(f"{g.code} {say.percent(places(g.percent, 1))}" for g in line.groups)
        return outcome_words(say, line)

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._rows = self._made() if self._view else []
        self.endResetModel()

    def _made(self) -> list[Row]:
        assert self._view is not None
        keep = matcher(self._query, self._say)
        lines = [line for line in self._view.lines if keep(line)]
        if self._order == "outcome":
            lines.sort(key=lambda line: OUTCOMES.index(line.outcome))
        plain_order = self._order == "rank" and not self._query.strip()
        return _with_marks(self._view, lines) if plain_order else list(lines)


def _with_marks(view: DecisionView, lines: list[RankLine]) -> list[Row]:
    rows: list[Row] = list(lines)
    if view.threshold is not None:
        at = next((i for i, line in enumerate(lines) if _under(view, line)), None)
        if at is not None and (at > 0 or lines[at].total is not None):
            rows.insert(at, ThresholdLine(view.threshold))
    if view.cut is not None:
        rows.insert(view.cut.after, view.cut)
    return rows


def _under(view: DecisionView, line: RankLine) -> bool:
    if view.threshold is None or line.total is None:
        return line.total is None
    return line.total > view.threshold if view.lower else line.total < view.threshold


def matcher(query: str, say: Speech) -> Callable[[RankLine], bool]:
    """A predicate from a filter such as `mill sector:food total>65`; words match in any language."""
    tests = [_test(word, say) for word in query.casefold().split()]
    return lambda line: all(test(line) for test in tests)


def _test(word: str, say: Speech) -> Callable[[RankLine], bool]:
    compared = COMPARE.match(word)
    if compared:
        name, sign, bound = compared[1], compared[2], Fraction(compared[3].replace(",", "."))
        if name in SHEETS:
            return lambda line: _compare(Fraction(len(line.sheets)), sign, bound)
        return lambda line: line.total is not None and _compare(line.total, sign, bound)
    field, colon, value = word.partition(":")
    if colon and field in BELOW:
        return lambda line: any(value in fail.casefold().partition(":")[::2] for fail in line.fails)
    if colon and field in FIELDS:
        return lambda line: value in _field(line, FIELDS[field], say)
    return lambda line: word in _text(line)


def _compare(total: Fraction, sign: str, bound: Fraction) -> bool:
    return bool({"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq}[sign](total, bound))


def _field(line: RankLine, field: str, say: Speech) -> str:
    if field == "outcome":
        return f"{line.outcome} {outcome_words(say, line)}".casefold()
    text = line.sector if field == "sector" else line.region
    return " ".join(text.values()).casefold()


def _text(line: RankLine) -> str:
    return " ".join(
        [*line.title.values(), line.code, *line.region.values(), *line.sector.values()]
    ).casefold()


def outcome_words(say: Speech, line: RankLine) -> str:
    """The outcome as a word or two; a dossier below names what it is below."""
    if line.outcome != "below":
        return say(f"decision.outcome.{line.outcome}")
    return say("decision.outcome.below", what=fails_words(say, line))


def fails_words(say: Speech, line: RankLine) -> str:
    """Criterion codes, groups and the total that a dossier is below."""
    said = []
    for fail in line.fails:
        kind, _, code = fail.partition(":")
        if kind == "group":
            said.append(say("decision.fail.group", code=code))
        else:
            said.append(say("decision.fail.total") if fail == "total" else fail)
    return ", ".join(said)


def cut_words(say: Speech, cut: CutLine) -> str:
    """Places, money, number of best sets."""
    parts = [say("decision.cut", places=cut.places, seats=cut.seats or cut.places)]
    if cut.spent is not None and cut.budget is not None:
        parts.append(say("decision.cut_money", spent=money(say, cut.spent), max=money(say, cut.budget)))
    parts.append(say("decision.cut_sets", n=cut.sets))
    return " · ".join(parts)


def threshold_words(say: Speech, line: ThresholdLine) -> str:
    return say("decision.threshold", value=say.number(plain(line.value)))


def money(say: Speech, value: Fraction) -> str:
    return say.number(plain(value))


def plain(value: Fraction) -> str:
    """A fraction as a short decimal: no places it does not need, two at most."""
    shown = places(value, 2)
    return shown.rstrip("0").rstrip(".") if "." in shown else shown

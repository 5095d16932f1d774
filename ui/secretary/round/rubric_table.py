"""The sheet of the rubric: arrows and Enter as in a sheet, Alt+Up and Alt+Down move, Insert adds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QSizePolicy, QTableView

from desktop.desks.secretary.builder import edits
from desktop.desks.secretary.builder.places import GROUP, Place, bare
from desktop.intake.round_file import RoundFile
from ui.models.rubric import CODE, COMMENT, COMMENTS, FIELDS, THRESHOLD, TITLE, WEIGHT, Index, RubricModel
from ui.secretary.round.rubric_delegate import TALL, RubricDelegate
from ui.services import Kit
from ui.theme.tokens import CAPTION, MEDIUM

WIDTHS = {CODE: 44, WEIGHT: 68, THRESHOLD: 80, COMMENT: 136}
Trigger = QAbstractItemView.EditTrigger


class RubricTable(QTableView):
    """`chosen(item)` when another criterion or group is current; `removed(item)` after a removal."""

    chosen = Signal(str)
    removed = Signal(str)

    def __init__(self, kit: Kit, model: RubricModel) -> None:
        super().__init__()
        self._kit, self.rubric = kit, model
        self._item, self._column = "", TITLE
        self.setModel(model)
        self.setItemDelegate(RubricDelegate(kit, model, self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            Trigger.AnyKeyPressed | Trigger.EditKeyPressed | Trigger.SelectedClicked | Trigger.DoubleClicked
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(TALL)
        self.verticalHeader().setDefaultSectionSize(TALL)
        self._lay_header()
        model.modelReset.connect(self._find_place)
        kit.say.languageChanged.connect(self.retranslate)
        kit.theme.changed.connect(self.viewport().update)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self._kit.say("rubrics.table"))

    def minimumSizeHint(self) -> QSize:
        return QSize(400, min(self.sizeHint().height(), 12 * TALL))

    def sizeHint(self) -> QSize:
        rows = self.rubric.rowCount()
        return QSize(480, self.horizontalHeader().sizeHint().height() + rows * TALL + 2)

    @property
    def item(self) -> str:
        """The criterion or group that is current, "" when there is none."""
        index = self.currentIndex()
        return self.rubric.rows[index.row()].item if index.isValid() else ""

    def go_to(self, place: Place) -> bool:
        """Make the cell of a place current; False when no cell edits it."""
        self.rubric.unfold_for(place.item)
        row = self.rubric.row_of(place.item)
        if row < 0:
            return False
        column = FIELDS.index(place.field) if place.field in FIELDS else TITLE
        self._select(self.rubric.index(row, column))
        return place.field in FIELDS

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self._item, self._column = self.item, current.column()
            self.chosen.emit(self._item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        editing = self.state() == QAbstractItemView.State.EditingState  # a cell lets Enter through to here
        if editing or not index.isValid():
            super().keyPressEvent(event)
        elif act := self._act_of(key, alt, control):
            act()
        elif self._folds(index, key) and not control:
            return
        elif index.column() == COMMENT and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask_comment(index)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self.edit(index)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and index.column() in (
            TITLE,
            WEIGHT,
            THRESHOLD,
        ):
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.rubric.setData(index, "")
        elif control or alt:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _folds(self, index: QModelIndex, key: int) -> bool:
        """Left on a group's code folds it, Right unfolds it."""
        row = self.rubric.rows[index.row()]
        folded = row.group in self.rubric.folded
        if not row.is_group or row.group is None or index.column() not in (CODE, TITLE):
            return False
        if key == Qt.Key.Key_Left and index.column() == CODE and not folded:
            self.rubric.fold(row.group, True)
        elif key == Qt.Key.Key_Right and folded:
            self.rubric.fold(row.group, False)
        else:
            return False
        return True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == COMMENT and index == self.currentIndex():
            self._ask_comment(index)
        row = self.rubric.rows[index.row()] if index.isValid() else None
        if row is not None and row.is_group and row.group is not None and self._on_sign(index, event):
            self.rubric.fold(row.group, row.group not in self.rubric.folded)

    def _on_sign(self, index: QModelIndex, event: QMouseEvent) -> bool:
        """Whether the mouse was on the little arrow of a group."""
        return index.column() == CODE and event.position().x() > self.visualRect(index).right() - 20

    def closeEditor(self, editor: object, hint: object) -> None:
        """Enter in a cell goes on to the cell below, as in a sheet."""
        below = self.rubric.index(self.currentIndex().row() + 1, self.currentIndex().column())
        entered = hint == RubricDelegate.EndEditHint.SubmitModelCache
        super().closeEditor(editor, hint)  # type: ignore[arg-type]
        if entered and below.isValid():
            self._select(below)

    # -- acts -------------------------------------------------------------------------------------

    def add_criterion(self) -> None:
        """Below the current one, or as the first of the current group; its title is edited at once."""
        file, item = self.rubric.draft.file, self.item
        row = next((one for one in self.rubric.rows if one.item == item), None)
        after = item if row is not None and not row.is_group else None
        group = row.group if row else next((one.code for one in file.rubric.groups), None)
        file, code = edits.add_criterion(file, group, after)
        self._edit(file, code)

    def add_group(self) -> None:
        file, code = edits.add_group(self.rubric.draft.file)
        self._edit(file, GROUP + code)

    def remove(self) -> None:
        """The current criterion, or the group with all in it; undo brings them back."""
        item = self.item
        if not item:
            return
        row = self.rubric.row_of(item)
        remove = edits.remove_group if item.startswith(GROUP) else edits.remove_criterion
        self.rubric.draft.edit(remove(self.rubric.draft.file, bare(item)))
        self.rubric.refresh()
        rest = self.rubric.rowCount()
        if rest:
            self._select(self.rubric.index(min(row, rest - 1), self._column))
        self.removed.emit(bare(item))

    def shift(self, by: int) -> None:
        item = self.item
        if item:
            move = edits.move_group if item.startswith(GROUP) else edits.move_criterion
            self._item = item
            self.rubric.draft.edit(move(self.rubric.draft.file, bare(item), by))
            self.rubric.refresh()

    def move_up(self) -> None:
        self.shift(-1)

    def move_down(self) -> None:
        self.shift(1)

    def _act_of(self, key: int, alt: bool, control: bool) -> Callable[[], None] | None:
        acts: dict[tuple[int, bool, bool], Callable[[], None]] = {
            (Qt.Key.Key_Up, True, False): self.move_up,
            (Qt.Key.Key_Down, True, False): self.move_down,
            (Qt.Key.Key_Insert, False, False): self.add_criterion,
            (Qt.Key.Key_Delete, False, True): self.remove,
        }
        return acts.get((key, alt, control))

    def _edit(self, file: RoundFile, item: str) -> None:
        self.rubric.draft.edit(file)
        self.rubric.refresh()
        self.rubric.unfold_for(item)
        index = self.rubric.index(self.rubric.row_of(item), TITLE)
        self._select(index)
        self.edit(index)

    def _ask_comment(self, index: QModelIndex) -> None:
        if self.rubric.rows[index.row()].is_group:
            return
        place = self.rubric.place(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for code in COMMENTS:
            entry = menu.addAction(self._kit.say(f"rubrics.comment.{code}"))
            entry.setData((place, code))
            entry.setCheckable(True)
            entry.setChecked(self.rubric.draft.text(place) == code)
        menu.triggered.connect(self._comment_chosen)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft() + QPoint(2, 0)))

    def _comment_chosen(self, entry: object) -> None:
        place, code = entry.data()  # type: ignore[attr-defined]
        self.rubric.draft.put(place, code)
        self.rubric.draft.settle()

    def _select(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _find_place(self) -> None:
        """The same criterion stays current, wherever it went."""
        self.updateGeometry()
        row = self.rubric.row_of(self._item)
        if row < 0:
            row = next((n for n, one in enumerate(self.rubric.rows) if not one.is_group), -1)
        if row >= 0:
            self._select(self.rubric.index(row, self._column))

    def _lay_header(self) -> None:
        header = self.horizontalHeader()
        header.setFont(self._kit.theme.font(CAPTION, MEDIUM))
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)

"""All applicants and partners on one screen, once, before anyone has a pack: tick, ground, one signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QListView, QVBoxLayout, QWidget

from desktop.model.people import Conflict
from ui.commissioner.conflicts.applicant_delegate import ApplicantDelegate
from ui.commissioner.conflicts.declare_side import DeclareSide
from ui.commissioner.conflicts.ground_choice import named_grounds
from ui.i18n import data, joined, literal, words
from ui.models.applicants import ApplicantsModel, Tick
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, DOSSIER, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, row
from ui.widgets.field import Field, FindBox
from ui.widgets.label import Label, heading

if TYPE_CHECKING:
    from desktop.desks.commissioner.declaring import Listed

WIDEST, SIDE, BESIDE_FROM = 1344, 400, 900


class DeclarePage(QWidget):
    """`signed(list[Conflict], passphrase)` when everything is said."""

    signed = Signal(object, str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.title = heading(kit, words("declare.title"), DOSSIER)
        self._about = Label(kit, literal(""), BODY, ink="muted", wrap=True)
        self._means = Label(kit, words("declare.means"), BODY, wrap=True)
        self.box = FindBox(kit, words("declare.find"))
        self.model = ApplicantsModel(kit.say, {}, self)
        self.view = self._list()
        self._none = Label(kit, words("declare.none"), BODY, ink="muted", wrap=True)
        self.side = DeclareSide(kit)
        self.back = Button(kit, words("declare.list"), "ghost", "arrow-left", height=32)
        self._small, self._beside = False, False
        self.count = Label(kit, words("declare.no_conflicts"), BODY, SEMIBOLD, wrap=True)
        self.passphrase = Field(kit, words("declare.passphrase"), secret=True)
        self.sign = Button(kit, words("declare.sign_none"), "primary", "signature", height=40)
        self._none.hide()
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def ticked(self) -> bool:
        return bool(self.model.ticks)

    def show_list(self, listed: Listed) -> None:
        """Another list of applicants; nothing is declared yet."""
        found = listed.applicants
        title = data(found.title) if found.title else literal(found.round)
        n = len(found.applicants)
        code = words("declare.list_code", code=literal(listed.code))
        self._about.set_phrase(joined(title, words("declare.applicants", n=n), code))
        grounds = named_grounds(found.grounds)
        self.side.grounds.show_grounds(grounds)
        self.model.show_list(found.applicants, grounds)
        self.view.setCurrentIndex(self.model.index(0, 0))
        self.box.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def conflicts(self) -> list[Conflict]:
        """What is declared so far; a ground that is not chosen is empty."""
        ticks = self.model.ticks.items()
        return [Conflict(code, tick.ground or "", tick.note.strip()) for code, tick in ticks]

    def waiting(self, waits: bool) -> None:
        """A signature takes a moment: its key is stretched."""
        self.sign.setEnabled(not waits)
        self.passphrase.edit.setEnabled(not waits)

    def panes(self) -> list[QWidget]:
        """Where F6 walks, in reading order."""
        first = self.side.grounds.choices[0] if self.side.grounds.choices else self.side.note
        return [self.box.edit, self.view, first, self.passphrase.edit]

    def retranslate(self) -> None:
        self.view.setAccessibleName(self._kit.say("declare.list"))

    # -- inside -------------------------------------------------------------------------------

    def _list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(ApplicantDelegate(self._kit, self.model, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return view

    def _lay_out(self) -> None:
        left = Card(inner=Space.M)
        left.body.addWidget(self.box)
        self._how = self._hint()
        left.body.addWidget(self._how)
        left.body.addWidget(self._none)
        left.body.addWidget(self.view, 1)
        right = Card(inner=0)
        right.body.setContentsMargins(1, 1, 1, 1)
        right.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        right.body.addWidget(self.side)
        self._left, self._right = left, right
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setSpacing(Space.L)
        self._panes.addWidget(left, 3)
        self._panes.addWidget(right, 2)
        column = QVBoxLayout()
        column.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.L)
        column.setSpacing(Space.S)
        for label in (self.title, self._about, self._means):
            column.addWidget(label)
        column.addLayout(self._panes, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(column, 1)
        whole.addWidget(self._foot())

    def _hint(self) -> QWidget:
        holder = QWidget()
        hint = Label(self._kit, words("declare.how"), CAPTION, ink="muted", wrap=True)
        line = row(Picture(self._kit, "info", "muted", 14), hint)
        line.setStretch(1, 1)
        holder.setLayout(line)
        return holder

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setProperty("part", "bar")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._foot_line = QBoxLayout(QBoxLayout.Direction.LeftToRight, foot)
        self._foot_line.setContentsMargins(Space.XXL, Space.M, Space.XXL, Space.M)
        self._foot_line.setSpacing(Space.L)
        self._foot_line.addWidget(self.count, 1)
        self.passphrase.setMinimumWidth(200)
        self.passphrase.setMaximumWidth(360)
        line = row(self.passphrase, self.sign, spacing=Space.L)
        line.setStretch(0, 1)
        line.setAlignment(self.sign, Qt.AlignmentFlag.AlignBottom)
        self._foot_line.addLayout(line, 1)
        return foot

    def _connect(self) -> None:
        self.box.changed.connect(self._find)
        self.box.edit.installEventFilter(self)
        self.view.installEventFilter(self)
        self.view.selectionModel().currentChanged.connect(self._current)
        self.view.clicked.connect(self._clicked)
        self.side.changed.connect(self._changed)
        self.model.ticked.connect(self._show_count)
        self.sign.clicked.connect(self._sign)
        self.back.clicked.connect(self._to_list)
        self.passphrase.submitted.connect(self._sign)
        self._kit.say.languageChanged.connect(self.retranslate)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        return self._in_field(event) if watched is self.box.edit else self._in_list(event)

    def _in_field(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _in_list(self, event: QKeyEvent) -> bool:
        """Space ticks, digits are grounds, letters find, Esc empties what was typed to find."""
        if event.key() == Qt.Key.Key_Space:
            self._toggle()
        elif event.key() == Qt.Key.Key_Escape:
            self.box.edit.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._to_side()
        elif event.text().isalpha() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.box.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.box.edit.setText(event.text())
        else:
            return self.side.grounds.pick(event)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._small = event.size().width() < BESIDE_FROM
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot_line.setDirection(down if self._small else across)
        self._foot_line.setSpacing(Space.XS if self._small else Space.L)
        for part in (self.title, self._about, self._means, self._how):
            part.setVisible(not self._small)
        self._show_panes()

    def _show_panes(self) -> None:
        """Where there is room for one pane: the list, or what was chosen in it."""
        self._left.setVisible(not (self._small and self._beside))
        self._right.setVisible(not self._small or self._beside)
        self.back.setVisible(self._small)

    def _to_side(self) -> None:
        self._beside = True
        self._show_panes()
        if self._small and self.side.grounds.choices:
            self.side.grounds.choices[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_list(self) -> None:
        self._beside = False
        self._show_panes()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self, text: str) -> None:
        current = self.model.row(self.view.currentIndex().row())
        self.model.set_find(text)
        at = self.model.row_of(current.applicant.code) if current else -1
        self._none.setVisible(self.model.rowCount() == 0)
        self.view.setVisible(self.model.rowCount() > 0)
        self.view.setCurrentIndex(self.model.index(max(at, 0), 0))

    def _current(self, index: QModelIndex) -> None:
        self.side.show_row(self.model.row(index.row()))

    def _clicked(self, index: QModelIndex) -> None:
        """A press on the tick itself turns it; elsewhere it only chooses the row."""
        at = self.view.viewport().mapFromGlobal(self.cursor().pos())
        if at.x() < 48:
            self._toggle()
        elif self._small:
            self._to_side()

    def _toggle(self) -> None:
        shown = self.model.row(self.view.currentIndex().row())
        if shown is not None:
            self._changed(shown.applicant.code, None if shown.tick else Tick())
            if self._small and not shown.tick:
                self._to_side()

    def _changed(self, code: str, tick: Tick | None) -> None:
        self.model.set_tick(code, tick)
        self.side.show_row(self.model.row(self.view.currentIndex().row()))

    def _show_count(self) -> None:
        n, due = len(self.model.ticks), len(self.model.without_ground())
        if due:
            self.count.set_phrase(words("declare.due", n=due))
        else:
            self.count.set_phrase(words("declare.conflicts", n=n) if n else words("declare.no_conflicts"))
        self.count.set_ink("bad" if due else "text")
        self.sign.set_phrase(words("declare.sign", n=n) if n else words("declare.sign_none"))

    def _sign(self) -> None:
        """The first conflict without a ground takes the keys; so does an empty passphrase."""
        self.side.note.flush()
        due = self.model.without_ground()
        if due:
            self.box.edit.clear()
            self.view.setCurrentIndex(self.model.index(self.model.row_of(due[0]), 0))
            self._to_side()
            self.side.grounds.choices[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.passphrase.text():
            self.passphrase.set_error(words("declare.passphrase_due"))
            self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.sign.isEnabled():
            self.signed.emit(self.conflicts(), self.passphrase.text())

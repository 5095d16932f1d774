"""Home of an unlocked identity: go on where I was, or open what I was given."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.i18n import literal, words
from ui.services import Kit
from ui.shell.recent_card import RecentCard
from ui.shell.recents import Recent
from ui.shell.welcome_page import nonet
from ui.theme.tokens import BODY, CAPTION, DENSE, PAGE, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card, Picture, Tile, clear, column, row, rule
from ui.widgets.code import CodeDigits
from ui.widgets.drop import DropZone
from ui.widgets.label import Label
from ui.widgets.scroll import fill

SIDE, WIDEST = 312, 1248
MOST, ACROSS = 8, 2
STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -ACROSS,
    Qt.Key.Key_Down: ACROSS,
}
KINDS = (("pack", "package"), ("scores", "file-check"), ("record", "shield-check"), ("card", "key-round"))


class HomePage(QWidget):
    """`open_folder(str)`, `files(list[Path])`, `asked` (choose a file), `card_asked`
    and `sheet_asked` show my card and make a recovery sheet."""

    open_folder = Signal(str)
    files = Signal(object)
    asked = Signal()
    card_asked = Signal()
    sheet_asked = Signal()
    restore_asked = Signal()
    new_round_asked = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._hello = Label(kit, literal(""), PAGE, SEMIBOLD, wrap=True)
        self._line = Label(kit, literal(""), BODY, ink="muted", wrap=True)
        self._cards = QGridLayout()
        self._cards.setSpacing(Space.L)
        self.cards: list[RecentCard] = []
        self._who = Label(kit, literal(""), BODY, SEMIBOLD, wrap=True)
        self._digits = CodeDigits(kit)
        self.drop = DropZone(
            kit, words("start.drop"), words("start.drop_help"), words("act.choose_file"), large=True
        )
        self.drop.setMinimumHeight(200)
        self.drop.dropped.connect(self.files)
        self.drop.asked.connect(self.asked)
        self.make_sheet = Button(kit, words("first.due_act"), "secondary", "life-buoy", height=36)
        self.make_sheet.clicked.connect(self.sheet_asked)
        self.due = Banner(
            kit, words("first.due"), words("first.due_body"), "warn", "triangle-alert", self.make_sheet
        )
        self._lay()

    def show_session(self, name: str, code: str, recents: list[Recent], *, sheet_due: bool = False) -> None:
        """Whose home it is and what was open, newest first; `sheet_due`: keys without a recovery sheet."""
        self.due.setVisible(sheet_due)
        self._hello.set_phrase(words("start.hello", name=literal(name)))
        self._who.set_phrase(literal(name))
        self._digits.set_code(code)
        self._line.set_phrase(
            words("start.rounds", n=len(recents)) if recents else words("start.none_yet_help")
        )
        focus = self.window().focusWidget()
        leaves = self.isVisible() and any(card.isAncestorOf(focus) for card in self.cards if focus)
        clear(self._cards)
        for at in range(ACROSS):
            self._cards.setColumnStretch(at, 1 if at < len(recents) else 0)
        self.cards = []
        for at, recent in enumerate(recents[:MOST]):
            card = RecentCard(self._kit, recent, first=at == 0)
            card.chosen.connect(self.open_folder)
            card.button.installEventFilter(self)
            self._cards.addWidget(card, at // ACROSS, at % ACROSS)
            self.cards.append(card)
        if leaves:  # the card that had the keys is gone; the new ones are not laid out yet
            QTimer.singleShot(0, self, self.focus_first)

    def focus_first(self) -> None:
        """Enter goes on where I was."""
        first = next((card.button for card in self.cards if card.there), self.drop.button)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # After the window has given the keys to the first button of the bar.
        QTimer.singleShot(0, self, self.focus_first)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk between the cards."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = STEPS.get(event.key())
        buttons = [card.button for card in self.cards]
        if step is None or watched not in buttons:
            return False
        to = buttons.index(watched) + step
        if 0 <= to < len(buttons):
            buttons[to].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _lay(self) -> None:
        inner = QWidget()
        inner.setProperty("part", "inner")
        outer = QHBoxLayout(inner)
        outer.setContentsMargins(Space.H, Space.H, Space.H, Space.XXL)
        outer.setSpacing(Space.H)
        left = column(self._hello, self._line, spacing=Space.S)
        left.addSpacing(Space.S)
        left.addWidget(self.due)
        left.addSpacing(Space.XL)
        left.addLayout(self._cards)
        left.addSpacing(Space.L)
        left.addWidget(self.drop, 1)
        self.restore = Button(self._kit, words("restore.short"), "ghost", "archive-restore", height=36)
        self.restore.clicked.connect(self.restore_asked)
        self.new_round = Button(self._kit, words("newround.act"), "secondary", "list-plus", height=36)
        self.new_round.clicked.connect(self.new_round_asked)
        left.addLayout(row(self.new_round, self.restore, 1))
        outer.addLayout(left, 1)
        side = QWidget()
        side.setFixedWidth(SIDE)
        side.setLayout(column(self._identity(), self._kinds(), 1, self._foot(), spacing=Space.L))
        outer.addWidget(side)
        holder = QWidget()
        holder.setProperty("part", "inner")
        wide = QHBoxLayout(holder)
        wide.setContentsMargins(0, 0, 0, 0)
        inner.setMaximumWidth(WIDEST)
        wide.addStretch(1)
        wide.addWidget(inner, 1000)
        wide.addStretch(1)
        fill(self, holder, self._kit)

    def _identity(self) -> Card:
        card = Card(inner=Space.XL)
        line = QHBoxLayout()
        line.setSpacing(Space.M)
        line.addWidget(Tile(self._kit, "user", round_=True))
        texts = column(
            self._who, Label(self._kit, words("start.identity"), CAPTION, ink="muted", wrap=True), spacing=0
        )
        line.addLayout(texts, 1)
        card.body.addLayout(line)
        card.body.addWidget(rule())
        card.body.addWidget(Label(self._kit, words("start.card_code"), CAPTION, SEMIBOLD, "muted", wrap=True))
        card.body.addWidget(self._digits)
        self.my_card = Button(self._kit, words("first.my_card"), "secondary", "id-card", height=36)
        self.my_card.clicked.connect(self.card_asked)
        self.new_sheet = Button(self._kit, words("first.new_sheet"), "ghost", "life-buoy", height=36)
        self.new_sheet.clicked.connect(self.sheet_asked)
        card.body.addWidget(self.my_card)
        card.body.addWidget(self.new_sheet)
        return card

    def _kinds(self) -> Card:
        card = Card(inner=Space.XL)
        card.body.addWidget(Label(self._kit, words("start.opens"), CAPTION, SEMIBOLD, "muted"))
        for kind, icon in KINDS:
            line = QHBoxLayout()
            line.setSpacing(Space.M)
            line.addWidget(Picture(self._kit, icon, "muted"))
            texts = column(
                Label(self._kit, literal(f".alqa-{kind}"), DENSE, SEMIBOLD),
                Label(self._kit, words(f"start.{kind}"), CAPTION, ink="muted", wrap=True),
                spacing=0,
            )
            line.addLayout(texts, 1)
            card.body.addLayout(line)
        return card

    def _foot(self) -> QWidget:
        foot = QWidget()
        label = nonet(self._kit)
        label.setWordWrap(True)
        line = row(Picture(self._kit, "wifi-off", "muted", 14))
        line.addWidget(label, 1)
        foot.setLayout(line)
        return foot

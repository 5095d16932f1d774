"""Home of an unlocked identity: go on where I was, or open what I was given."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.i18n import data, joined, literal, words
from ui.services import Kit
from ui.shell.recents import Recent
from ui.shell.welcome_page import nonet
from ui.theme.tokens import BODY, CAPTION, DENSE, PAGE, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Banner, Card, Picture, Tile, clear, column, row, rule
from ui.widgets.code import CodeDigits
from ui.widgets.drop import DropZone
from ui.widgets.label import Elided, Label
from ui.widgets.meter import Meter

SIDE, WIDEST = 312, 1248
ICONS = {"commissioner": "book-open", "secretary": "users", "chair": "gavel", "auditor": "shield-check"}
KINDS = (("pack", "package"), ("scores", "file-check"), ("record", "shield-check"), ("card", "key-round"))


class HomePage(QWidget):
    """`open_folder(str)`, `files(list[Path])`, `asked` (choose a file), `card_asked`
    and `sheet_asked` show my card and make a recovery sheet."""

    open_folder = Signal(str)
    files = Signal(object)
    asked = Signal()
    card_asked = Signal()
    sheet_asked = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._hello = Label(kit, literal(""), PAGE, SEMIBOLD, wrap=True)
        self._line = Label(kit, literal(""), BODY, ink="muted", wrap=True)
        self._cards = QGridLayout()
        self._cards.setSpacing(Space.L)
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
        clear(self._cards)
        for at, recent in enumerate(recents[:8]):
            card = RecentCard(self._kit, recent, first=at == 0)
            card.chosen.connect(self.open_folder)
            self._cards.addWidget(card, at // 2, at % 2)

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
        outer.addLayout(left, 1)
        side = QWidget()
        side.setFixedWidth(SIDE)
        side.setLayout(column(self._identity(), self._kinds(), 1, self._foot(), spacing=Space.L))
        outer.addWidget(side)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        holder = QWidget()
        holder.setProperty("part", "inner")
        wide = QHBoxLayout(holder)
        wide.setContentsMargins(0, 0, 0, 0)
        inner.setMaximumWidth(WIDEST)
        wide.addStretch(1)
        wide.addWidget(inner, 1000)
        wide.addStretch(1)
        scroll.setWidget(holder)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scroll)

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


class RecentCard(Card):
    """One workspace: round, role, progress, Open. One whose folder is gone says where it was."""

    chosen = Signal(str)

    def __init__(self, kit: Kit, recent: Recent, *, first: bool) -> None:
        super().__init__(part="card-accent" if first else "card", inner=Space.XL)
        self._recent = recent
        there = Path(recent.folder).is_dir()
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(Tile(kit, ICONS.get(recent.role, "folder-open")))
        texts = column(
            Label(kit, data(recent.title), BODY, SEMIBOLD, wrap=True),
            Label(kit, words(f"role.{recent.role}"), DENSE, ink="muted"),
            spacing=0,
        )
        head.addLayout(texts, 1)
        self.body.addLayout(head)
        figure = literal(f"{recent.done} / {recent.of}")
        key = "start.progress_board" if recent.role == "secretary" else "start.progress"
        self.body.addLayout(
            row(Label(kit, words(key), DENSE), 1, Label(kit, figure, DENSE, SEMIBOLD, "accent", tabular=True))
        )
        whole = recent.of > 0 and recent.done == recent.of
        self.body.addWidget(Meter(kit, recent.done, recent.of, "ok" if whole else "accent"))
        self.body.addLayout(self._foot(kit, there, first))

    def _foot(self, kit: Kit, there: bool, first: bool) -> QHBoxLayout:
        recent = self._recent
        if not there:
            gone = Elided(
                kit, words("start.gone", path=literal(recent.folder)), CAPTION, ink="warn", middle=True
            )
            line = row(Picture(kit, "triangle-alert", "warn", 14))
            line.addWidget(gone, 1)
            return line
        opened = joined(words("start.opened", at=lambda say: say.moment(recent.opened)))
        button = Button(kit, words("act.open"), "primary" if first else "secondary", "arrow-right", height=32)
        button.clicked.connect(self._open)
        line = row(Picture(kit, "clock", "muted", 14))
        line.addWidget(Label(kit, opened, CAPTION, ink="muted", wrap=True), 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return line

    def _open(self) -> None:
        self.chosen.emit(self._recent.folder)

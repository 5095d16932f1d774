"""The right column of the board: drop zone, who owes what, refused files, last import."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.desks.views import Refusal
from desktop.errors import Fault
from ui.i18n import Phrase, data, joined, literal, words
from ui.messages import Notice
from ui.secretary.board_view import BoardView, Member
from ui.secretary.cells import ROW_LOOKS
from ui.secretary.import_card import ImportCard, WatchCard
from ui.services import Services
from ui.shell.faults import fault_next, fault_what, fault_why
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, clear, row
from ui.widgets.drop import DropZone
from ui.widgets.label import Elided, Label

WIDTH, NAMES_SHOWN = 312, 3
ACCEPTED = "(*.alqa-scores *.alqa-ruling *.alqa-proxy)"


class BoardSide(QScrollArea):
    """`files(list[Path])` when files are dropped or chosen; `fork(member id)` when one is opened."""

    files = Signal(object)
    fork = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services, self._kit = services, services.kit
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view: BoardView | None = None
        self._drop = DropZone(
            self._kit, words("board.drop"), words("board.drop_help"), words("board.drop_choose")
        )
        self._drop.dropped.connect(self.files)
        self._drop.asked.connect(self.choose)
        self._owes, self._refused = QVBoxLayout(), QVBoxLayout()
        self.imports, self.watch = ImportCard(self._kit), WatchCard(self._kit)
        inner = QWidget()
        inner.setProperty("part", "inner")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, Space.M, 0)
        column.setSpacing(Space.M)
        column.addWidget(self._drop)
        column.addWidget(self.imports)
        self._held = QVBoxLayout()
        column.addLayout(self._held)
        for layout in (self._owes, self._refused):
            layout.setSpacing(Space.M)
            column.addLayout(layout)
        column.addWidget(self.watch)
        self.trouble = Button(self._kit, words("fixes.open"), "ghost", "life-buoy", height=32)
        column.addWidget(self.trouble)
        column.addStretch(1)
        self.setWidget(inner)

    def hold(self, widget: QWidget) -> None:
        """Take a widget in under the drop zone."""
        self._held.addWidget(widget)

    def choose(self) -> None:
        """Ask for files (Ctrl+O)."""
        pattern = f"{self._kit.say('open.filter')} {ACCEPTED}"
        found = self._services.messages.open_files(self, words("board.drop_choose"), pattern)
        if found:
            self.files.emit(found)

    def show_owing(self, view: BoardView) -> None:
        self._view = view
        clear(self._owes)
        card = Card()
        copy = Button(self._kit, words("board.reminder"), "accent", "copy", height=32)
        copy.clicked.connect(self._copy_reminder)
        title = Label(self._kit, words("board.owes"), DENSE, SEMIBOLD, wrap=True)
        if view.owing:
            card.body.addLayout(row(title, copy))
            title.setMinimumWidth(90)
        else:
            card.body.addWidget(title)
            card.body.addWidget(self._nothing())
        for member in view.owing:
            card.body.addWidget(self._owing_row(member))
        self._owes.addWidget(card)

    def show_refusals(self, refusals: Iterable[Refusal]) -> None:
        """One card a reason: a thousand files with one fault are one card."""
        clear(self._refused)
        ordered = sorted(refusals, key=lambda refusal: refusal.code)
        for _, same in groupby(ordered, key=lambda refusal: refusal.code):
            self._refused.addWidget(self._refused_card(list(same)))

    def reminder(self) -> str:
        """The text to send to those who owe something, in the language of the window."""
        say = self._kit.say
        lines = [say("board.reminder.head")]
        lines += [f"— {m.id} {say.text(m.name)}: {owes(m)(say)}" for m in self._owing()]
        return "\n".join([*lines, say("board.reminder.foot")])

    def _owing(self) -> tuple[Member, ...]:
        return self._view.owing if self._view else ()

    def _copy_reminder(self) -> None:
        QGuiApplication.clipboard().setText(self.reminder())
        self._services.messages.notify(Notice(words("board.reminder.copied")))

    def _nothing(self) -> QWidget:
        line = QWidget()
        inside = QHBoxLayout(line)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Picture(self._kit, "circle-check", "ok"))
        inside.addWidget(Label(self._kit, words("board.owes_nothing"), DENSE, ink="muted", wrap=True), 1)
        return line

    def _owing_row(self, member: Member) -> QWidget:
        icon, ink = ROW_LOOKS[member.state]
        line = QWidget()
        inside = QHBoxLayout(line)
        inside.setContentsMargins(0, 2, 0, 2)
        inside.setSpacing(10)
        inside.addWidget(Picture(self._kit, icon, ink), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        name = joined(literal(member.id), data(member.name), by="  ")
        texts.addWidget(Label(self._kit, name, DENSE, SEMIBOLD, wrap=True))
        texts.addWidget(Label(self._kit, owes(member), CAPTION, ink="muted", wrap=True))
        inside.addLayout(texts, 1)
        if member.state == "fork":
            inside.addWidget(self._fork_button(member))
        return line

    def _fork_button(self, member: Member) -> Button:
        button = _ForkButton(self._services, member.id)
        button.asked.connect(self.fork)
        return button

    def _refused_card(self, same: list[Refusal]) -> Card:
        fault = Fault(same[0].code, same[0].args)
        card = Card(part="card-bad")
        title = Label(self._kit, words("board.refused", n=len(same)), DENSE, SEMIBOLD, "bad", wrap=True)
        head = row(Picture(self._kit, "shield-x", "bad"), title)
        head.setStretch(1, 1)
        card.body.addLayout(head)
        for refusal in same[:NAMES_SHOWN]:
            card.body.addWidget(Elided(self._kit, literal(refusal.name), DENSE, SEMIBOLD, middle=True))
        if len(same) > NAMES_SHOWN:
            more = words("fault.more", n=len(same) - NAMES_SHOWN)
            card.body.addWidget(Label(self._kit, more, CAPTION, MEDIUM))
        for phrase, weight in (
            (fault_what(fault), MEDIUM),
            (fault_why(fault), 400),
            (fault_next(fault), SEMIBOLD),
        ):
            card.body.addWidget(Label(self._kit, phrase, CAPTION, weight, wrap=True))
        card.body.addWidget(Label(self._kit, literal(fault.code), CAPTION, ink="muted", wrap=True))
        return card


class _ForkButton(Button):
    """Opens the fork of one member."""

    asked = Signal(str)

    def __init__(self, services: Services, member: str) -> None:
        super().__init__(services.kit, words("board.open_fork"), "accent", height=32)
        self._member = member
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.asked.emit(self._member)


def owes(member: Member) -> Phrase:
    """What one member still owes, as independent facts."""
    if member.state == "missing":
        return joined(words("board.owes.file"), words("board.owes.dossiers", n=member.due))
    if member.state in ("fork", "late", "gap"):
        return words(f"board.owes.{member.state}")
    facts = []
    if member.missing:
        facts.append(words("board.owes.unread", n=member.missing, of=member.due))
    if member.partial:
        facts.append(words("board.owes.partial", n=member.partial))
    return joined(*facts)

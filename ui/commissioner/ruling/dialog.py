"""A ruling in three steps on one sheet: which, about what, why; then the passphrase signs it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.desks.chair import Occasion
from desktop.model.statements import Round, RulingKind
from ui.commissioner.handin.sign_box import SignBox
from ui.i18n import Phrase, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, DOSSIER, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import row
from ui.widgets.label import Label, heading
from ui.widgets.scroll import frameless
from ui.widgets.toggles import Toggles

WIDTH, HEIGHT = 600, 660
KINDS: tuple[RulingKind, ...] = ("exclude", "revoke", "replace", "reopen", "draw")
BY_FILE = ("exclude", "reopen")
BY_MEMBER = ("revoke", "replace")


class RulingDialog(QDialog):
    """`file_asked`; `asked(passphrase)` when the sheet is complete; `value()` is what would be signed."""

    file_asked = Signal()
    asked = Signal(str)

    def __init__(self, kit: Kit, round_: Round, parent: QWidget) -> None:
        super().__init__(parent)
        self._kit, self._round = kit, round_
        self._occasion: Occasion | None = None
        self._drawn: list[str] = []
        self.setProperty("part", "dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(kit.say("ruling.title"))
        self.kind = Toggles(kit, [(kind, words(f"ruling.kind.{kind}")) for kind in KINDS], "exclude")
        self.kind.chosen.connect(self._show_kind)
        self._means = Label(kit, words("ruling.means.exclude"), DENSE, ink="muted", wrap=True)
        self.take = Button(kit, words("ruling.take_file"), "secondary", "file-down", height=36)
        self.take.clicked.connect(self.file_asked)
        self._about = Label(kit, words("ruling.no_file"), CAPTION, ink="muted", wrap=True)
        self.member = QComboBox()
        for entry in round_.roster:
            if "commissioner" in entry.roles or "chair" in entry.roles:
                self.member.addItem(f"{entry.id}  {kit.say.text(entry.name)}", entry.id)
        self.member.setAccessibleName(kit.say("ruling.member"))
        self.drawn = QListWidget()
        self.drawn.setAccessibleName(kit.say("ruling.draw_list"))
        self.drawn.setMinimumHeight(180)
        self.drawn.setSpacing(3)
        self.drawn.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for ref in round_.dossiers:
            item = QListWidgetItem(self.drawn)
            item.setData(Qt.ItemDataRole.UserRole, ref.code)
        self.drawn.itemClicked.connect(self._draw)
        self.drawn.itemActivated.connect(self._draw)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(72)
        self.reason.setAccessibleName(kit.say("ruling.reason"))
        self.reason.textChanged.connect(self._check)
        self.box = SignBox(kit, words("ruling.sign"))
        self.box.asked.connect(self._signing)
        self._second = Label(kit, words("ruling.second"), CAPTION, ink="muted", wrap=True)
        self._lay()
        self._name_drawn()
        self._show_kind("exclude")

    def show_occasion(self, found: Occasion) -> None:
        """What a file asks about: the kind follows from it."""
        self._occasion = found
        self.kind.pick(found.kind)
        self._show_kind(found.kind)

    def value(self) -> tuple[RulingKind, list[str], str]:
        """Kind, about, reason."""
        kind: RulingKind = self.kind.value
        about = list(self._drawn) if kind == "draw" else []
        if kind in BY_FILE and self._occasion is not None and self._occasion.kind == kind:
            about = list(self._occasion.about)
        if kind in BY_MEMBER:
            about = [self.member.currentData()]
        return kind, about, self.reason.toPlainText().strip()

    def complete(self) -> bool:
        _, about, reason = self.value()
        return bool(about) and bool(reason)

    def _show_kind(self, kind: RulingKind) -> None:
        self._means.set_phrase(words(f"ruling.means.{kind}"))
        self.take.setVisible(kind in BY_FILE)
        self._about.setVisible(kind in BY_FILE)
        self.member.setVisible(kind in BY_MEMBER)
        self.drawn.setVisible(kind == "draw")
        self._second.setVisible(kind in ("exclude", "revoke", "replace"))
        self._about.set_phrase(self._file_words(kind))
        self._check()

    def _file_words(self, kind: RulingKind) -> Phrase:
        found = self._occasion
        if found is None or found.kind != kind:
            return words(f"ruling.no_file.{kind}") if kind in BY_FILE else words("ruling.no_file")
        digests = literal(", ".join(digest[:12] for digest in found.about))
        if not found.reviewer:
            return joined(words("ruling.about_close"), digests)
        return joined(words("ruling.about_fork", who=found.reviewer, n=len(found.about)), digests)

    def _draw(self, item: QListWidgetItem) -> None:
        """A press sets the next place, another one takes it back."""
        code = item.data(Qt.ItemDataRole.UserRole)
        if code in self._drawn:
            self._drawn.remove(code)
        else:
            self._drawn.append(code)
        self._name_drawn()
        self._check()

    def _name_drawn(self) -> None:
        titles = {ref.code: ref.title for ref in self._round.dossiers}
        for at in range(self.drawn.count()):
            item = self.drawn.item(at)
            code = item.data(Qt.ItemDataRole.UserRole)
            place = f"{self._drawn.index(code) + 1}." if code in self._drawn else "–"
            item.setText(f"{place}  {self._kit.say.text(titles[code])}  ·  {code}")

    def _check(self) -> None:
        self.box.setEnabled(self.complete())

    def _signing(self, passphrase: str) -> None:
        self.asked.emit(passphrase)

    def _lay(self) -> None:
        inner = QWidget()
        inner.setProperty("part", "inner")
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.S)
        column.setSpacing(Space.S)
        parts: Sequence[QWidget] = (
            heading(self._kit, words("ruling.title"), DOSSIER),
            Label(self._kit, words("ruling.intro"), DENSE, ink="muted", wrap=True),
            self.kind,
            self._means,
            self.take,
            self._about,
            self.member,
            self.drawn,
            Label(self._kit, words("ruling.reason"), DENSE, SEMIBOLD, wrap=True),
            self.reason,
            self._second,
            self.box,
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        scroll = frameless(inner)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        shut = Button(self._kit, words("act.close"), "secondary")
        shut.clicked.connect(self.reject)
        foot = row(1, shut)
        foot.setContentsMargins(Space.XXL, Space.S, Space.XXL, Space.L)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)
        parent = self.parentWidget()
        room = parent.size() - QSize(2 * Space.L, 2 * Space.XXL) if parent else QSize(WIDTH, HEIGHT)
        self.setFixedSize(QSize(WIDTH, HEIGHT).boundedTo(room))

"""Print or save: what on the left, how it will look on the right, the two ways out at the foot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.desks.paper_views import Choice, Kind
from desktop.errors import AlqaError
from desktop.pages.server import PageServer
from desktop.settings import Policy
from ui.commissioner.papers.desk import PapersDesk
from ui.commissioner.papers.naming import file_name
from ui.commissioner.papers.options import PaperOptions
from ui.commissioner.papers.preview import Preview
from ui.i18n import Phrase, literal, words
from ui.later import later
from ui.messages import Notice
from ui.printing import Chooser, Printing, by_dialog
from ui.services import Services
from ui.tasks import Progress, Task
from ui.theme.tokens import DENSE, SECTION, Space
from ui.widgets.button import Button
from ui.widgets.card import Picture, column, row
from ui.widgets.label import Ink, Label, heading
from ui.widgets.scroll import frameless

SIZE, SIDE, PAUSE_MS, ONE_LINE = (1080, 720), 340, 180, 900


class PaperDialog(QDialog):
    """The paper is made anew for each choice, beside the window's thread; only the last one is shown."""

    def __init__(
        self,
        services: Services,
        desk: PapersDesk,
        server: PageServer,
        parent: QWidget,
        code: str,
        choices: list[Choice],
        policy: Policy,
        choose: Chooser = by_dialog,
    ) -> None:
        super().__init__(parent)
        kit = services.kit
        self._services, self._desk, self._server, self._code = services, desk, server, code
        self._policy = policy
        self._printing = Printing(services, self._pages, self, choose)
        self._task: Task | None = None
        self._print_task: Task | None = None
        self.pdf: bytes | None = None
        self.options = PaperOptions(kit, code, choices)
        self.preview = Preview(services, server)
        self.close_button = Button(kit, words("act.close"), "ghost", height=40)
        self.table = Button(kit, words("papers.save_table"), "secondary", "table-2", height=40)
        self.save = Button(kit, words("first.save_pdf"), "secondary", "download", height=40)
        self.print = Button(kit, words("first.print"), "primary", "printer", height=40)
        self.stop = Button(kit, words("papers.stop"), "secondary", "x", height=40)
        self.told_icon = Picture(kit, "lock-open", "warn", 16)
        self.told = Label(kit, words("papers.clear"), DENSE, ink="warn", wrap=True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.setProperty("part", "dialog")
        self.setWindowTitle(kit.say("papers.title"))
        self._lay()
        self._connect()

    def start(self, kind: Kind) -> None:
        """Show a kind of paper; where no dossier is open, the kinds that need none."""
        self.options.choose(kind)
        self._changed()
        self.options.kinds[kind].setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the paper --------------------------------------------------------------------------------

    def _changed(self) -> None:
        self.pdf = None
        if self._print_task is None:
            self._tell_rule()  # what was saved or printed was another paper
        self.table.setVisible(self.options.kind == "notes")
        self._wake()
        self._pause.start()

    def _make(self) -> None:
        """What is chosen now, off the GUI thread; a former wish that is still being made is dropped."""
        if self._task is not None:
            self._task.cancel()
        wish = self.options.wish(datetime.now().astimezone().strftime("%d.%m.%Y %H:%M"))
        if wish is None:
            self.preview.say(words("papers.nothing"))
            return
        self.preview.show_progress(0, 0)
        self._task = self._services.tasks.run(
            self,
            lambda report: self._desk.make(self._server, wish, report),
            self._made,
            self._failed,
            self.preview.show_progress,
        )

    def _made(self, pdf: bytes) -> None:
        self._task, self.pdf = None, pdf
        self.preview.show_pdf(pdf)
        self._wake()

    def _failed(self, error: AlqaError) -> None:
        self._task = None
        self.preview.refuse(error)

    # -- ways out ---------------------------------------------------------------------------------

    def print_paper(self) -> None:
        """Ask which printer, then print with progress; Stop ends it between two pages."""
        if self.pdf is None or not self._policy.printing or self._print_task is not None:
            return
        self._print_task = self._printing.run(
            self, self.pdf, literal(self._name()), self._printed, self._not_printed, self._print_step
        )
        self._wake()

    def save_paper(self) -> None:
        if self.pdf is not None and self._policy.export:
            self._save(words("first.save_pdf"), f"{self._name()}.pdf", "PDF (*.pdf)", self.pdf)

    def save_table(self) -> None:
        """My notes for a spreadsheet."""
        if not self._policy.export:
            return
        wish = self.options.wish("")
        if wish is None:
            return
        title, name = words("papers.save_table"), f"{self._name()}.csv"
        target = self._services.messages.save_file(self, title, name, "CSV (*.csv)")
        if target is not None:
            self._write(target, lambda: self._desk.table(wish.code, wish.lang))

    def _save(self, title: Phrase, name: str, pattern: str, data: bytes) -> None:
        target = self._services.messages.save_file(self, title, name, pattern)
        if target is not None:
            self._write(target, lambda: data)

    def _write(self, target: Path, make: Callable[[], bytes]) -> None:
        def work(_report: Progress) -> None:
            later("desktop.exchange.files").write_file(target, make(), replace=True)

        self._services.tasks.run(
            self, work, lambda _nothing: self._saved(target), self._services.messages.trouble
        )

    def _saved(self, target: Path) -> None:
        self._tell(words("papers.saved", path=literal(str(target))), "ok", "circle-check")
        self._services.messages.notify(Notice(words("papers.saved_clear", name=literal(target.name)), "warn"))

    def _print_step(self, done: int, of: int) -> None:
        self._tell(words("papers.printing", done=done, of=of), "muted", "printer")

    def _printed(self, pages: int) -> None:
        self._print_task = None
        self._tell(words("papers.printed", n=pages), "ok", "circle-check")
        self._wake()

    def _not_printed(self, error: AlqaError) -> None:
        self._print_task = None
        self._wake()
        self._services.messages.trouble(error)

    def stop_printing(self) -> None:
        if self._print_task is not None:
            self._print_task.cancel()
            self._print_task = None
            self._tell(words("papers.stopped"), "warn", "circle-slash")
            self._wake()

    # -- inside -----------------------------------------------------------------------------------

    def _wake(self) -> None:
        """What can be done now."""
        ready, printing = self.pdf is not None, self._print_task is not None
        self.print.setEnabled(ready and self._policy.printing and not printing)
        self.save.setEnabled(ready and self._policy.export)
        self.table.setEnabled(ready and self._policy.export)
        self.stop.setVisible(printing)

    def _tell(self, what: Phrase, ink: Ink, icon: str) -> None:
        self.told.set_phrase(what)
        self.told.set_ink(ink)
        self.told_icon.show_icon(icon, ink)

    def _tell_rule(self) -> None:
        """What holds before anything is saved: a copy is in clear, or the organisation forbids it."""
        if self._policy.printing and self._policy.export:
            self._tell(words("papers.clear"), "warn", "lock-open")
        else:
            key = "papers.unreadable" if not self._policy.readable else "papers.forbidden"
            self._tell(words(key), "warn", "building-2")

    def _name(self) -> str:
        return file_name(self._services.kit.say, self.options, self._code)

    def _pages(self) -> PageServer:
        return self._server

    def closeEvent(self, event: QCloseEvent) -> None:
        self._let_go()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        self._let_go()
        super().done(result)

    def _let_go(self) -> None:
        for task in (self._task, self._print_task):
            if task is not None:
                task.cancel()
        self._pause.stop()
        self.preview.close_preview()

    def _connect(self) -> None:
        self._pause.timeout.connect(self._make)
        self.options.changed.connect(self._changed)
        self.close_button.clicked.connect(self.reject)
        for button, act in (
            (self.print, self.print_paper),
            (self.save, self.save_paper),
            (self.table, self.save_table),
            (self.stop, self.stop_printing),
        ):
            button.clicked.connect(act)
        for keys, act in (
            ("Ctrl+P", self.print_paper),
            ("Ctrl+S", self.save_paper),
            ("PgUp", self.preview.page_back),
            ("PgDown", self.preview.page_on),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _lay(self) -> None:
        kit = self._services.kit
        left = QVBoxLayout()
        left.setContentsMargins(Space.XXL, Space.XL, Space.S, Space.L)
        left.setSpacing(Space.M)
        left.addWidget(heading(kit, words("papers.title"), SECTION))
        scroll = frameless(self.options)  # a low window shows the ways out all the same
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.addWidget(scroll, 1)
        side = QWidget()
        side.setFixedWidth(SIDE)
        side.setLayout(left)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(0)
        top.addWidget(side)
        top.addWidget(self.preview, 1)
        line = QFrame()
        line.setProperty("part", "rule")
        parent = self.parentWidget()
        room = parent.size() if parent else self.size()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top, 1)
        whole.addWidget(line)
        whole.addLayout(self._foot(narrow=room.width() < ONE_LINE))
        self._tell_rule()
        self.resize(min(SIZE[0], room.width() - 32), min(SIZE[1], room.height() - 32))

    def _foot(self, *, narrow: bool) -> QVBoxLayout:
        """What holds, and the ways out; where one line is too short for both, one above the other."""
        told = row(self.told_icon, spacing=Space.M)
        told.addWidget(self.told, 1)
        ways = row(self.close_button, spacing=Space.M)
        foot = column(spacing=Space.S)
        foot.setContentsMargins(Space.L, Space.M, Space.XL, Space.M)
        if narrow:
            foot.addLayout(told)
            ways.addStretch(1)
        else:
            ways.addLayout(told, 1)
        for button in (self.stop, self.table, self.save, self.print):
            ways.addWidget(button)
        foot.addLayout(ways)
        return foot

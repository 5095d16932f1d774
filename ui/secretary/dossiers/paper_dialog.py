"""A paper as the commission will read it, page by page; its page can be taken as evidence."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.pages.server import PageServer
from ui.i18n import data, joined, literal, words
from ui.secretary.dossiers.desk import IntakeDesk
from ui.secretary.preview import Preview
from ui.services import Services
from ui.theme.tokens import CAPTION, DENSE, Space
from ui.widgets.button import Button, IconButton
from ui.widgets.card import row
from ui.widgets.choice import Choice
from ui.widgets.label import Label

if TYPE_CHECKING:
    from desktop.desks.secretary.intake_view import IntakeView, Line


class PaperDialog(QDialog):
    """`cited(document, page)`."""

    cited = Signal(str, int)

    def __init__(
        self,
        services: Services,
        parent: QWidget,
        desk: IntakeDesk,
        pages: PageServer,
        view: IntakeView,
        line: Line,
    ) -> None:
        super().__init__(parent)
        kit = self._kit = services.kit
        self._desk = desk
        self._filed = {paper.code: paper.filed for paper in line.papers if paper.filed is not None}
        self.setWindowTitle(f"{line.code} · {kit.say.text(line.application.title)}")
        self.resize(860, 780)
        titles = {document.code: document.title for document in view.documents}
        self.document = Choice(kit, words("intake.evidence.document"))
        options = [(code, joined(literal(code), data(titles[code]))) for code in self._filed]
        self.document.offer(options, next(iter(self._filed), ""))
        self.document.picked.connect(self.show_document)
        self.preview = Preview(services, pages, self._turned)
        self._page = Label(kit, literal(""), DENSE, tabular=True)
        self._origin = Label(kit, literal(""), CAPTION, ink="muted", wrap=True)
        back = IconButton(kit, "chevron-left", words("intake.page.back"), keys="PgUp")
        on = IconButton(kit, "chevron-right", words("intake.page.on"), keys="PgDn")
        back.clicked.connect(partial(self.preview.turn, -1))
        on.clicked.connect(partial(self.preview.turn, 1))
        cite = Button(kit, words("intake.cite"), "secondary", "check", height=32)
        cite.clicked.connect(self._cite)
        close = Button(kit, words("act.close"), "primary", height=32)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(row(self.document, back, self._page, on))
        column.addWidget(self._origin)
        column.addWidget(self.preview, 1)
        column.addLayout(row(1, cite, close))

    def show_document(self, code: str) -> None:
        """Open another document of the application."""
        filed = self._filed.get(code)
        if filed is None:
            return
        self.document.choose(code)
        if filed.original is not None:
            made = words("intake.origin", name=literal(filed.name), digest=literal(filed.original[:16]))
            self._origin.set_phrase(made)
        else:
            self._origin.set_phrase(literal(filed.name))
        self._origin.setVisible(bool(filed.name))
        self.preview.show_pdf(partial(self._desk.paper, filed))
        self.preview.setFocus()

    def done(self, result: int) -> None:
        self.preview.close_pdf()
        super().done(result)

    def _turned(self) -> None:
        self._page.set_phrase(literal(f"{self.preview.page} / {self.preview.pages}"))

    def _cite(self) -> None:
        self.cited.emit(self.document.key(), self.preview.page)
        self.accept()

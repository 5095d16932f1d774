"""How the paper will look: one page at a time, drawn by the page server beside the window's thread."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.errors import AlqaError
from desktop.pages.server import PageServer
from ui.i18n import Phrase, literal, words
from ui.services import Kit, Services
from ui.shell.faults import fault_next, fault_what
from ui.tasks import Progress
from ui.theme.tokens import DENSE, Space
from ui.widgets.button import IconButton
from ui.widgets.label import Label
from ui.widgets.paint import painter_on

EDGE = 24


class Sheet(QWidget):
    """The picture of a page on the desk, or words in its place."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._image: QImage | None = None
        self._said: Phrase = literal("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        kit.theme.changed.connect(self.update)
        kit.say.languageChanged.connect(self.update)

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def show_words(self, said: Phrase) -> None:
        self._image, self._said = None, said
        self.setAccessibleDescription(said(self._kit.say))
        self.update()

    def words(self) -> str:
        """What stands in the page's place."""
        return "" if self._image else self._said(self._kit.say)

    def sizeHint(self) -> QSize:
        return QSize(480, 620)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        painter.fillRect(self.rect(), QColor(t.sunken))
        if self._image is None:
            painter.setFont(self._kit.theme.font())
            painter.setPen(QColor(t.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE), int(flags), self.words())
        else:
            self._paint_page(painter, self._image)
        painter.end()

    def _paint_page(self, painter: QPainter, image: QImage) -> None:
        room = self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = room.left() + (room.width() - size.width()) / 2
        top = room.top() + (room.height() - size.height()) / 2
        area = QRectF(left, top, size.width(), size.height())
        painter.setPen(QColor(self._kit.theme.tokens.line))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, image)
        painter.drawRect(area)


class Preview(QWidget):
    """`show_pdf(bytes)`; PgUp and PgDn turn pages. `close_preview` forgets the document."""

    def __init__(self, services: Services, server: PageServer) -> None:
        super().__init__()
        kit = services.kit
        self._services, self._server = services, server
        self._handle: Any = None
        self._wanted = 0  # what was asked for last: an older answer is not shown
        self.page = 1
        self.sheet = Sheet(kit)
        self.back = IconButton(kit, "chevron-left", words("papers.page_back"), keys="PgUp")
        self.on = IconButton(kit, "chevron-right", words("papers.page_on"), keys="PgDown")
        self.count = Label(kit, literal(""), DENSE, tabular=True)
        self.back.clicked.connect(self.page_back)
        self.on.clicked.connect(self.page_on)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, Space.XS, 0, Space.XS)
        foot.addStretch(1)
        for part in (self.back, self.count, self.on):
            foot.addWidget(part)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sheet, 1)
        column.addLayout(foot)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(kit.say("papers.preview"))
        self._count()

    @property
    def pages(self) -> int:
        return self._handle.pages if self._handle else 0

    def show_pdf(self, pdf: bytes) -> None:
        """Open it and draw the page that was shown, or the last one."""
        self._wanted += 1
        wanted = self._wanted

        def opened(handle: Any) -> None:
            if wanted != self._wanted:
                self._server.close_document(handle)
                return
            self._forget()
            self._handle = handle
            self.page = min(self.page, handle.pages)
            self._draw()

        self._services.tasks.run(self, lambda _report: self._server.open(pdf, "preview"), opened, self.refuse)

    def show_progress(self, done: int, of: int) -> None:
        self.sheet.show_words(words("papers.preparing", done=done, of=of) if of else words("papers.wait"))

    def refuse(self, error: AlqaError) -> None:
        """Words in the page's place."""
        self._forget()
        fault = error.faults[0]
        self.sheet.show_words(lambda say: f"{fault_what(fault)(say)}\n{fault_next(fault)(say)}")
        self._count()

    def say(self, what: Phrase) -> None:
        """Nothing to show, and why."""
        self._forget()
        self.sheet.show_words(what)
        self._count()

    def page_back(self) -> None:
        self._turn(-1)

    def page_on(self) -> None:
        self._turn(1)

    def close_preview(self) -> None:
        self._wanted += 1
        self._forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._turn(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _turn(self, by: int) -> None:
        if 1 <= self.page + by <= self.pages:
            self.page += by
            self._draw()

    def _draw(self) -> None:
        self._count()
        if self._handle is None:
            return
        self._wanted += 1
        wanted, handle, page = self._wanted, self._handle, self.page
        size = handle.sizes[page - 1]
        room = max(self.sheet.width() - 2 * EDGE, 200), max(self.sheet.height() - 2 * EDGE, 200)
        points = max(size.width, 1) / 1000, max(size.height, 1) / 1000
        scale = min(room[0] / points[0], room[1] / points[1]) * self.devicePixelRatioF()

        def work(_report: Progress) -> QImage:
            picture = self._server.render(handle, page, max(scale, 0.05))
            form = QImage.Format.Format_RGB32
            return QImage(picture.pixels, picture.width, picture.height, picture.stride, form).copy()

        def drawn(image: QImage) -> None:
            if wanted == self._wanted:
                self.sheet.show_image(image)

        self._services.tasks.run(self, work, drawn, self._failed)

    def _failed(self, error: AlqaError) -> None:
        fault = error.faults[0]
        self.sheet.show_words(fault_what(fault))

    def _count(self) -> None:
        shown = self.pages > 0
        for part in (self.back, self.on, self.count):
            part.setVisible(shown)
        self.count.set_phrase(literal(f"{self.page} / {self.pages}"))
        self.back.setEnabled(self.page > 1)
        self.on.setEnabled(self.page < self.pages)

    def _forget(self) -> None:
        handle, self._handle = self._handle, None
        if handle is not None:
            self._services.tasks.run(
                self._services.tasks, lambda _report: self._server.close_document(handle), _nothing
            )


def _nothing(_done: None) -> None:
    return

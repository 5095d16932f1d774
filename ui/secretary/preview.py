"""Pages of a PDF as they will be printed: drawn in the page server's child process, one at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.errors import AlqaError
from desktop.pages.answers import Handle, Picture
from desktop.pages.server import PageServer
from ui.services import Services
from ui.theme.tokens import DENSE
from ui.widgets.paint import painter_on, write

MARGIN = 24


def image_of(picture: Picture) -> QImage:
    """A picture of the page server as an image that owns its bytes."""
    shown = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    return shown.copy()


class Preview(QWidget):
    """PgUp and PgDn turn pages; the page fits the widget."""

    def __init__(self, services: Services, server: PageServer, turned: Callable[[], None]) -> None:
        super().__init__()
        self._services, self._kit = services, services.kit
        self._server, self._turned = server, turned
        self._handle: Handle | None = None
        self._image: QImage | None = None
        self.page = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(320, 320))
        self._kit.say.languageChanged.connect(self.retranslate)
        self.retranslate()

    @property
    def pages(self) -> int:
        return len(self._handle.sizes) if self._handle else 0

    def show_pdf(self, make: Callable[[], bytes]) -> None:
        """Make the bytes and open them, both in a worker."""
        self._image = None
        self.update()
        server, old = self._server, self._handle

        def work(_report: object) -> Handle:
            if old is not None:
                server.close_document(old)
            return server.open(make(), "protocol.pdf")

        self._handle = None
        self._services.tasks.run(self, work, self._opened, self._failed)

    def close_pdf(self) -> None:
        """Give the document back to the page server."""
        handle, self._handle = self._handle, None
        if handle is not None:
            server = self._server
            self._services.tasks.run(self._services.tasks, lambda _r: server.close_document(handle), _nothing)

    def turn(self, by: int) -> None:
        wanted = min(max(1, self.page + by), max(1, self.pages))
        if wanted != self.page:
            self.page = wanted
            self._draw()
            self._turned()

    def retranslate(self) -> None:
        self.setAccessibleName(self._kit.say("protocol.preview"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.turn(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._kit.theme.tokens
        painter = painter_on(self)
        painter.fillRect(self.rect(), QColor(t.sunken))
        if self._image is None:
            painter.setFont(self._kit.theme.font(DENSE))
            waiting = self._kit.say("protocol.drawing")
            write(painter, self.rect(), waiting, t.text, Qt.AlignmentFlag.AlignCenter)
        else:
            area = self._fit(self._image.width() / self._image.height())
            painter.fillRect(area.adjusted(-1, -1, 1, 1), QColor(t.line2))
            painter.drawImage(area, self._image)
        if self.hasFocus():
            painter.setPen(QColor(t.accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _fit(self, ratio: float) -> QRectF:
        room = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        height = min(room.height(), room.width() / ratio)
        width = height * ratio
        return QRectF(room.center().x() - width / 2, room.top() + (room.height() - height) / 2, width, height)

    def _opened(self, handle: Handle) -> None:
        self._handle, self.page = handle, 1
        self._draw()
        self._turned()

    def _draw(self) -> None:
        if self._handle is None:
            return
        size = self._handle.sizes[self.page - 1]
        area = self._fit(size.width / size.height)
        scale = area.width() * self.devicePixelRatioF() / (size.width / 1000)
        handle, page, server = self._handle, self.page, self._server
        self._services.tasks.run(
            self,
            lambda _report: image_of(server.render(handle, page, max(scale, 0.1))),
            self._drawn,
            self._failed,
        )

    def _drawn(self, image: QImage) -> None:
        self._image = image
        self.update()

    def _failed(self, error: AlqaError) -> None:
        self._services.messages.trouble(error)


def _nothing(_none: None) -> None:
    """Nobody waits for it."""

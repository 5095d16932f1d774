"""What a canvas and its panels ask the worker for. `run` blocks: worker thread only."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QImage

from desktop.pages.answers import OutlineItem
from ui.reader.darkpaper import dimmed, inverted
from ui.reader.details import Details
from ui.reader.pictures import Drawn, Key
from ui.reader.source import PageSource


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of dark paper."""

    paper: str
    ink: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture worth having: `scale` in device pixels per point, `ink` for dark paper."""

    source: PageSource
    page: int
    scale: float
    ink: Ink | None
    small: bool = False

    @property
    def key(self) -> Key:
        return Key(self.source.digest, self.page, self.ink is not None, self.small)

    def run(self) -> Drawn:
        image = self.source.draw(self.page, self.scale)
        return Drawn(_inked(image, self), self.scale)


@dataclass(frozen=True, slots=True)
class WantedDetails:
    """The letters and links of a page (from 0)."""

    source: PageSource
    page: int

    def run(self) -> Details:
        return self.source.details(self.page)


@dataclass(frozen=True, slots=True)
class WantedOutline:
    """The bookmarks of a document."""

    source: PageSource

    def run(self) -> tuple[OutlineItem, ...]:
        return self.source.outline()


Errand = Wanted | WantedDetails | WantedOutline
Result = Drawn | Details | tuple[OutlineItem, ...]


def _inked(image: QImage, wanted: Wanted) -> QImage:
    if wanted.ink is None:
        return image
    if not wanted.source.text(wanted.page).strip():
        return dimmed(image)  # no text layer: a scan, where an inversion would make a negative
    return inverted(image, QColor(wanted.ink.paper), QColor(wanted.ink.ink))

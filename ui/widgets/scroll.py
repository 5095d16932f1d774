"""Scrolled content: without a frame, as wide as its area."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.services import Kit
from ui.widgets.content import Content


def frameless(inner: QWidget) -> QScrollArea:
    """An area over `inner`, which gets its width."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    return area


def fill(page: QWidget, inner: QWidget, kit: Kit) -> QScrollArea:
    """Make `inner` the whole, scrolled content of a page, and name it so."""
    area = frameless(inner)
    Content(kit, area)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(area)
    return area

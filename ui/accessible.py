"""What a drawn control is to a screen reader: Qt knows the roles of its own classes only."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QWidget

Role = QAccessible.Role
HEARD, INSTALLED = "heard", "hears"


def hear_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Call once, before the widget is first asked about."""
    widget.setProperty(HEARD, role.value)


def install(app: QApplication) -> None:
    """Let Qt ask for these roles. It keeps factories as long as the process lives."""
    if not app.property(INSTALLED):
        app.setProperty(INSTALLED, True)
        QAccessible.installFactory(_interface)


def _interface(_key: str, thing: QObject | None) -> QAccessibleInterface | None:
    """Asked for every class of an object, the outermost first; None leaves it to Qt."""
    if not isinstance(thing, QWidget) or (role := thing.property(HEARD)) is None:
        return None
    return QAccessibleWidget(thing, Role(role))

"""What stands in front of a window that must be locked now: menus, dialogs, the system's file dialogs."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog


def dismiss_one() -> bool:
    """Take the frontmost popup or modal dialog back as if Escape was pressed; False when there is none."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
        return True
    dialog = QApplication.activeModalWidget()
    if dialog is None:
        return False
    if isinstance(dialog, QDialog):
        dialog.reject()
    else:
        dialog.close()
    return True

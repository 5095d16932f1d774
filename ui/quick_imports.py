"""Imports that do not read the source of every module.

After each import of the program PySide6 reads the whole source file of the module to see whether it may
use `from __feature__ import snake_case`. Nothing here does: the answer is known without looking, and a
start saves a hundred such looks (the libraries behind a workspace some hundreds more).
"""

from __future__ import annotations

import sys

from ui.later import later

FEATURES, LOOK = "shibokensupport.feature", "_mod_uses_pyside"


def quicken() -> bool:
    """Call once, before the program's own modules are imported. False where this PySide6 does not look."""
    later("PySide6.QtCore")  # brings the hook
    features = sys.modules.get(FEATURES)
    if not hasattr(features, LOOK):
        return False
    setattr(features, LOOK, _no)
    return True


def _no(_module: object) -> bool:
    """No features: what PySide6 itself answers for a module that does not name it."""
    return False

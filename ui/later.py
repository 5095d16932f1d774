"""Modules that the first picture on the screen must not wait for: imported on first use, by name.

Desks bring SQLAlchemy, windows bring desks; both are wanted only when something is opened.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def later(name: str) -> Any:
    """The module `name`. In a worker thread where the import is slow."""
    return import_module(name)

"""`alqa probe`: one row for each document, as the contract words it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop.pages.probe import probe
from desktop.pages.server import PageServer


def row(path: Path, pages: PageServer) -> dict[str, Any]:
    """`{"file", "verdict": "ok|no-text|refused", "code", "pages", "chars"}` of one file."""
    found = probe(pages, path)
    return {
        "file": str(path),
        "verdict": found.verdict,
        "code": found.code,
        "pages": found.pages,
        "chars": found.chars,
    }

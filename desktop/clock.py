"""The clock: read at the edge, passed inwards as a value, never trusted for a decision."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """This computer's time as `YYYY-MM-DDTHH:MM:SSZ` (UTC, whole seconds)."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

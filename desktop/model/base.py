"""The base of every noun: frozen, strict about unknown fields, every field always present."""

from __future__ import annotations

import msgspec


class Noun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value that travels: what is signed is exactly what the domain holds."""

"""People as keys: a name, an Ed25519 key that signs, an age recipient that opens."""

from __future__ import annotations

from typing import Literal

from desktop.model.base import Noun
from desktop.model.text import Text

# An observer marks nothing and votes on nothing.
Role = Literal["secretary", "chair", "commissioner", "observer"]


class Party(Noun, frozen=True):
    """A proven holder of keys. `key`: Ed25519 public key, 64 hex digits; `recipient`: `age1...`."""

    name: str
    key: str
    recipient: str


class RosterEntry(Noun, frozen=True):
    """A member of the round: id, shown name, keys, roles."""

    id: str
    name: Text
    key: str
    recipient: str
    roles: list[Role]


class Conflict(Noun, frozen=True):
    """A conflict of interest: a reviewer leaves a dossier's denominators."""

    dossier: str
    ground: str  # code of ROUND grounds: home-region, employer, family, partner, other, ...
    note: str

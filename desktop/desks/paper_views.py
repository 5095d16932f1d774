"""What is wanted on paper, and what can be taken: frozen, light to import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from desktop.model.text import Lang

Kind = Literal["dossier", "notes", "blank", "mine"]
Report = Callable[[int, int], None]  # pages done, of


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted. `code`: a dossier ("" for all of them, or for a sheet of no dossier); `documents` by
    SHA-256 in the order wanted; `notes`: drawn into the documents; `when` as it is written for people."""

    kind: Kind
    lang: Lang
    when: str
    code: str = ""
    documents: tuple[str, ...] = ()
    notes: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """A document that can be taken, and how many notes lie on it."""

    sha256: str
    code: str
    title: dict[Lang, str]
    pages: int
    notes: int

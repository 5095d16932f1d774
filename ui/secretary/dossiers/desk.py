"""What the Dossiers room can do; the real one is imported when it is first used, in a worker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.model.screening import Checklist, Finding, Outcome
from ui.later import later

if TYPE_CHECKING:
    from desktop.desks.secretary.building import Built
    from desktop.desks.secretary.draft_pieces import Filed
    from desktop.desks.secretary.gathering import Plan
    from desktop.desks.secretary.intake_view import IntakeView
    from desktop.desks.secretary.registering import Look, Registering
    from desktop.desks.secretary.screening import Signatory
    from desktop.desks.secretary.taking import Gathered
    from desktop.desks.views import Amended
    from desktop.intake.mapping import Mapping
    from desktop.pages.server import PageServer
    from desktop.storage.workspace import Workspace

Progress = Callable[[int, int], None]
TITLE = "title:"  # before a language: not a fact
HOME = "desktop.desks.secretary."


class IntakeDesk(Protocol):
    """Everything may take long and runs in a worker."""

    @property
    def owner(self) -> str: ...

    def view(self) -> IntakeView: ...

    def look(self, path: Path, mapping: Mapping | None, sheet: str) -> Look: ...

    def take_register(self, look: Look) -> Registering: ...

    def propose(self, paths: list[Path], into: str) -> Plan: ...

    def take(self, plan: Plan, pages: PageServer, progress: Progress) -> Gathered: ...

    def drop(self, code: str, document: str) -> None: ...

    def remove(self, codes: list[str]) -> None: ...

    def answer(self, codes: list[str], finding: Finding | None, item: str) -> None: ...

    def decide(self, codes: list[str], outcome: Outcome | None, reason: str) -> None: ...

    def unlock(self, passphrase: str, key_file: Path | None) -> Signatory: ...

    def sign(self, codes: list[str], who: Signatory) -> list[str]: ...

    def set_checklist(self, checklist: Checklist | None) -> None: ...

    def set_fact(self, code: str, fact: str, said: str) -> None: ...

    def sign_version(self, reason: str, passphrase: str) -> Built | Amended: ...

    def paper(self, filed: Filed) -> bytes: ...

    def undo(self) -> bool: ...

    def redo(self) -> bool: ...


class WorkspaceIntake:
    """Over an open workspace."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws

    @property
    def owner(self) -> str:
        return self._ws.identity.name

    def view(self) -> IntakeView:
        found: IntakeView = later(HOME + "intake_view").view(self._ws)
        return found

    def look(self, path: Path, mapping: Mapping | None, sheet: str) -> Look:
        found: Look = later(HOME + "registering").look(self._ws, path, mapping, sheet)
        return found

    def take_register(self, look: Look) -> Registering:
        done: Registering = later(HOME + "registering").take(self._ws, look)
        return done

    def propose(self, paths: list[Path], into: str) -> Plan:
        plan: Plan = later(HOME + "gathering").propose(self._ws, paths, into)
        return plan

    def take(self, plan: Plan, pages: PageServer, progress: Progress) -> Gathered:
        done: Gathered = later(HOME + "taking").take(self._ws, plan, pages, progress)
        return done

    def drop(self, code: str, document: str) -> None:
        later(HOME + "taking").drop(self._ws, code, document)

    def remove(self, codes: list[str]) -> None:
        later(HOME + "registering").remove(self._ws, codes)

    def answer(self, codes: list[str], finding: Finding | None, item: str) -> None:
        later(HOME + "screening").answer(self._ws, codes, finding, item)

    def decide(self, codes: list[str], outcome: Outcome | None, reason: str) -> None:
        desk = later(HOME + "screening")
        if outcome is None:
            desk.undecide(self._ws, codes)
        else:
            desk.decide(self._ws, codes, outcome, reason)

    def unlock(self, passphrase: str, key_file: Path | None) -> Signatory:
        who: Signatory = later(HOME + "screening").unlock(self._ws, passphrase, key_file)
        return who

    def sign(self, codes: list[str], who: Signatory) -> list[str]:
        done: list[str] = later(HOME + "screening").sign(self._ws, codes, who)
        return done

    def set_checklist(self, checklist: Checklist | None) -> None:
        later(HOME + "screening").set_checklist(self._ws, checklist)

    def set_fact(self, code: str, fact: str, said: str) -> None:
        desk = later(HOME + "correcting")
        if fact.startswith(TITLE):
            desk.set_text(self._ws, code, "title", fact.removeprefix(TITLE), said)
        else:
            desk.set_fact(self._ws, code, fact, said)

    def sign_version(self, reason: str, passphrase: str) -> Built | Amended:
        done: Built | Amended = later(HOME + "correcting").sign(self._ws, reason, passphrase)
        return done

    def paper(self, filed: Filed) -> bytes:
        found: bytes = later("desktop.storage.blobs").get(self._ws, filed.sha256)
        return found

    def undo(self) -> bool:
        return bool(later(HOME + "correcting").undo(self._ws))

    def redo(self) -> bool:
        return bool(later(HOME + "correcting").redo(self._ws))

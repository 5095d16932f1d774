"""The room of people over a real workspace, for its tests."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from desktop.desks import sample
from desktop.desks.secretary import assigning, drafting, roster, seating
from desktop.storage.workspace import Workspace
from tests.helpers.sample_once import secretary_in
from ui.secretary.people.desk import PeopleView
from ui.secretary.people.page import PeoplePage


def prepared(folder: Path) -> None:
    """Everybody but C14 and C15 is compared; ten readers each."""
    with Workspace.open(secretary_in(folder), sample.PASSPHRASE) as opened, opened.transaction():
        drafting.resume(opened)
        for one in roster.roster(opened).to_compare:
            if one.id not in ("C14", "C15"):
                seating.compare(opened, one.id, "match")
        known = [(c.reviewer, c.dossier) for c in roster.roster(opened).conflicts if c.reviewer == "C13"]
        seating.drop_conflicts(opened, known)
        assigning.keep(opened, assigning.propose(opened, assigning.Wish(reads=10, seed="1")))


def view(page: PeoplePage) -> PeopleView:
    assert page.view is not None
    return page.view


def key(page: PeoplePage, member: str) -> str:
    found = view(page).roster.member(member)
    return found.key if found is not None else ""


def waiting(page: PeoplePage) -> list[str]:
    """The dossiers of the signs about C13 that nobody has decided on."""
    return [one.dossier for one in view(page).roster.suggested if one.reviewer == "C13"]


def dialog(page: PeoplePage, kind: type[QDialog]) -> QDialog:
    return next(one for one in page.findChildren(kind) if one.isVisible())

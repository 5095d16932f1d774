"""The versions of a round: a chain by (version, previous), or a fork that decides nothing.

Version 1 is signed by a secretary of its own roster (whether that secretary has the mandate is for
`trust.authority`). Every later version is signed by a secretary of the version before it, or by one
that a newer mandate of the same organisation names. Two versions at one place are a fork: the chain
stops before it.
"""

from __future__ import annotations

from typing import cast

import msgspec

from desktop.merge.items import Item, Refused, of_kind
from desktop.model.people import RosterEntry
from desktop.model.rubric import Rubric
from desktop.model.statements import Mandate, Round
from desktop.trust.digest import digest_of


class Version(msgspec.Struct, frozen=True):
    """One admitted version, with what is looked up in it often."""

    item: Item
    body: Round
    roster: dict[str, RosterEntry]
    rubric_digest: str
    dossiers: dict[str, str]  # code -> digest of the dossier

    @property
    def digest(self) -> str:
        return self.item.digest

    def keys(self, role: str) -> frozenset[str]:
        """The keys of the roster's members with `role`."""
        return frozenset(e.key for e in self.body.roster if role in e.roles)

    def assigned(self, reviewer: str) -> tuple[str, ...]:
        """The dossiers of a reviewer, in that reviewer's reading order."""
        found = [a.dossiers for a in self.body.assignment if a.reviewer == reviewer]
        return tuple(found[0]) if found else ()


class Versions(msgspec.Struct, frozen=True):
    """All admitted versions and the unforked chain from the first to the current one."""

    known: dict[str, Version]
    chain: tuple[Version, ...]
    fork: tuple[str, ...]
    refused: tuple[Refused, ...]

    @property
    def current(self) -> Version | None:
        return self.chain[-1] if self.chain else None

    @property
    def round_ids(self) -> frozenset[str]:
        return frozenset(v.body.round for v in self.known.values())

    def codes(self) -> frozenset[str]:
        """Every dossier code that some version names."""
        return frozenset(code for v in self.known.values() for code in v.dossiers)

    def judged(self, dossier: str) -> frozenset[str]:
        """The digests under which a review of `dossier` counts in the current version: its own
        and, as long as nothing changed or the amendment carries it over, those before it."""
        good: frozenset[str] = frozenset()
        last: str | None = None
        for version in self.chain:
            digest = version.dossiers.get(dossier)
            amendment = version.body.amendment
            kept = digest == last or (amendment is not None and dossier in amendment.carried)
            good = frozenset() if digest is None else (good if kept else frozenset()) | {digest}
            last = digest
        return good

    def last_with(self, reviewer: str) -> Version | None:
        """The newest version of the chain that has `reviewer` on its roster."""
        return next((v for v in reversed(self.chain) if reviewer in v.roster), None)

    def keeps(self, reviewer: str) -> bool:
        """Whether a version says that the reviews of this former member still count."""
        last = self.last_with(reviewer)
        since = self.chain[self.chain.index(last) :] if last else ()
        return any(v.body.amendment and reviewer in v.body.amendment.replaced for v in since)


def rubric_digest(rubric: Rubric) -> str:
    """The digest by which a review names the rubric it was made under."""
    return digest_of(rubric)


def versions(items: tuple[Item, ...]) -> Versions:
    """Judge all rounds of the set."""
    mandates = {m.digest: m for m in of_kind(items, "mandate")}
    rounds = sorted(of_kind(items, "round"), key=lambda i: (cast(Round, i.body).version, i.digest))
    known: dict[str, Version] = {}
    refused: list[Refused] = []
    for item in rounds:  # parents come before their children
        code = _fault(item, known, mandates)
        if code:
            refused.append((item.digest, code))
        else:
            known[item.digest] = _version(item)
    chain, fork = _walk(known)
    return Versions(known, chain, fork, tuple(refused))


def _version(item: Item) -> Version:
    body = cast(Round, item.body)
    return Version(
        item,
        body,
        {entry.id: entry for entry in body.roster},
        rubric_digest(body.rubric),
        {ref.code: ref.digest for ref in body.dossiers},
    )


def _fault(item: Item, known: dict[str, Version], mandates: dict[str, Item]) -> str | None:
    body = cast(Round, item.body)
    if body.version == 1 and body.previous is None:
        return None if _signed_by_own(item, body) else "round-not-by-secretary"
    parent = known.get(body.previous or "")
    if parent is None:
        return "round-previous-missing"
    if body.version != parent.body.version + 1 or body.round != parent.body.round:
        return "round-out-of-line"
    return None if _may_follow(item, parent, mandates) else "round-not-by-secretary"


def _signed_by_own(item: Item, body: Round) -> bool:
    return any(e.key in item.signers for e in body.roster if "secretary" in e.roles)


def _may_follow(item: Item, parent: Version, mandates: dict[str, Item]) -> bool:
    """A secretary of the version before, or of a newer mandate by the same organisation."""
    if item.signers & parent.keys("secretary"):
        return True
    old = mandates.get(parent.body.mandate or "")
    new = mandates.get(cast(Round, item.body).mandate or "")
    if old is None or new is None:
        return False
    before, after = cast(Mandate, old.body), cast(Mandate, new.body)
    organisation = before.organisation.key
    same = organisation == after.organisation.key and before.round == after.round == parent.body.round
    proven = organisation in old.signers and organisation in new.signers
    return same and proven and any(p.key in item.signers for p in after.secretaries)


def _walk(known: dict[str, Version]) -> tuple[tuple[Version, ...], tuple[str, ...]]:
    chain: list[Version] = []
    place: str | None = None
    while True:
        here = sorted(v.digest for v in known.values() if v.body.previous == place)
        if len(here) != 1:
            return tuple(chain), tuple(here)
        chain.append(known[here[0]])
        place = here[0]

"""The standing of a set: every member's state and every sheet, closes left aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop.merge import acts, chains, proxies
from desktop.merge import sheets as sheet_rules
from desktop.merge.admission import Admission, admit
from desktop.merge.items import Item
from desktop.merge.rounds import Version, Versions, versions
from desktop.merge.sheets import Desk
from desktop.merge.views import BoardRecusal, BoardSheet, Fork, ReviewerState, Standing
from desktop.model.statements import Scores
from desktop.trust.digest import list_digest


class Member(NamedTuple):
    """One member's share of the board."""

    state: ReviewerState
    sheets: tuple[BoardSheet, ...]
    recusals: tuple[BoardRecusal, ...]
    forks: tuple[Fork, ...]


def standing(items: tuple[Item, ...]) -> Standing:
    """Judge the whole set."""
    chain = versions(items)
    admission = admit(items, chain)
    statements = tuple(sorted([*chain.known, *admission.digests()]))
    members = _members(chain, admission)
    counts = [d for m in members for d in (m.state.digest, *m.state.proxies) if d]
    return Standing(
        chain,
        admission,
        list_digest(statements),
        tuple(m.state for m in members),
        tuple(sheet for m in members for sheet in m.sheets),
        tuple(recusal for m in members for recusal in m.recusals),
        tuple(fork for m in members for fork in m.forks),
        tuple(sorted(counts)),
        statements,
    )


def _members(chain: Versions, admission: Admission) -> list[Member]:
    current = chain.current
    if current is None:
        return []
    bundles = chains.bundles_of(admission.scores)
    papers = proxies.by_reviewer(admission.proxies)
    expected = [e.id for e in current.body.roster if _is_expected(current, e.id, e.roles)]
    others = sorted({*bundles, *papers} - set(expected))
    return [
        _member(Desk(id_, chain, current), bundles.get(id_, {}), papers.get(id_, ()), admission)
        for id_ in [*expected, *others]
    ]


def _is_expected(current: Version, reviewer: str, roles: Sequence[str]) -> bool:
    return "commissioner" in roles or bool(current.assigned(reviewer))


def _member(desk: Desk, bundles: dict[str, Scores], papers: tuple[Item, ...], admission: Admission) -> Member:
    revoked = acts.revoked(desk.reviewer, bundles, admission.rulings, desk.versions)
    considered = {d: body for d, body in bundles.items() if d not in revoked}
    counts = desk.counts(any(desk.reviewer in r.about for r in acts.of(admission.rulings, "replace")))
    if not considered:
        return _on_paper(desk, papers, admission, tuple(sorted(revoked)), counts)
    return _signed(desk, considered, papers, admission, tuple(sorted(revoked)), counts)


def _signed(
    desk: Desk,
    bundles: dict[str, Scores],
    papers: tuple[Item, ...],
    admission: Admission,
    revoked: tuple[str, ...],
    counts: bool,
) -> Member:
    """A member with bundles of his own."""
    chain = chains.judge(bundles)
    excluded = chain.heads if acts.is_excluded(chain.heads, admission.rulings) else ()
    body = bundles[chain.head] if chain.head and not excluded else None
    source = chain.head if body else None
    recused = sheet_rules.recusals(desk, body.recusals if body else [], source)
    out = frozenset(r.dossier for r in recused)
    state = ReviewerState(
        desk.reviewer,
        "missing" if excluded else "fork" if chain.fork else "gap" if chain.gap else "accepted",
        None if excluded else max(b.sequence for b in bundles.values()),
        source,
        chain.heads,
        (),
        chain.older,
        chain.absent,
        excluded,
        revoked,
        (),
        tuple(item.digest for item in papers),
        len(desk.assigned),
        desk.replaced,
        counts,
    )
    reviews = body.reviews if body else []
    rows = tuple(sheet_rules.sheet(desk, review, source or "", out, counts) for review in reviews)
    forks = (_fork(desk.reviewer, chain.heads, bundles),) if chain.fork and not excluded else ()
    return Member(state, rows, recused, forks)


def _on_paper(
    desk: Desk, papers: tuple[Item, ...], admission: Admission, revoked: tuple[str, ...], counts: bool
) -> Member:
    """A member without a bundle: paper sheets speak, or nothing does."""
    recused = sheet_rules.recusals(desk, [], None)
    out = frozenset(r.dossier for r in recused)
    paper = proxies.read(desk, papers, admission.rulings, out, counts)
    state = ReviewerState(
        desk.reviewer,
        "accepted" if paper.digests else "missing",
        None,
        None,
        (),
        (),
        (),
        (),
        paper.excluded,
        revoked,
        paper.digests,
        (),
        len(desk.assigned),
        desk.replaced,
        counts,
    )
    return Member(state, paper.sheets, recused, (paper.fork,) if paper.fork else ())


def _fork(reviewer: str, heads: tuple[str, ...], bundles: dict[str, Scores]) -> Fork:
    """The branches and the dossiers in which any two of them differ."""
    first, *rest = [_by_dossier(bundles[head]) for head in heads]
    codes = {code for branch in [first, *rest] for code in branch}
    differing = [c for c in codes if any(branch.get(c) != first.get(c) for branch in rest)]
    return Fork(reviewer, heads, tuple(sorted(differing)))


def _by_dossier(body: Scores) -> dict[str, tuple[object, object]]:
    reviews = {review.dossier: review for review in body.reviews}
    out = {r.dossier: (r.ground, r.note) for r in body.recusals}
    return {code: (reviews.get(code), out.get(code)) for code in {*reviews, *out}}

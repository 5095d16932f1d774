"""What the annex of corrections takes from a board: later versions, proxies, rulings, replaced members."""

from __future__ import annotations

from desktop.desks import reckoning
from desktop.merge.board import build
from desktop.model.statements import Amendment
from desktop.reports.out.whole import Whole
from desktop.reports.protocol_more import corrections_of, sheets_of
from desktop.trust.envelope import Verified
from tests.helpers import world
from tests.helpers.boards import amended, bundle, full


def whole_of(*statements: Verified[object]) -> Whole:
    board = build(statements)
    assert board.round is not None
    dossiers = {code: world.dossier(code) for code in ("D1", "D2")}
    result = reckoning.reckon(board, dossiers)
    return Whole(board, board.round, result, dossiers, statements, None, {})


def test_a_later_version_comes_with_its_reason_and_what_it_keeps() -> None:
    second = amended(world.round_(), amendment=Amendment("a page was missing", ["D1"], []))
    found = corrections_of(whole_of(world.round_(), second, bundle()))
    assert [(one.version, one.reason, one.carried) for one in found.versions] == [
        (2, "a page was missing", ("D1",))
    ]
    assert found.versions[0].digest == second.digest


def test_a_replaced_member_is_named_with_what_becomes_of_his_files() -> None:
    roster = [one for one in world.round_body().roster if one.id != "C02"]
    given = [one for one in world.round_body().assignment if one.reviewer != "C02"]
    for kept in ([], ["C02"]):
        change = Amendment("left", [], kept)
        second = amended(world.round_(), roster=roster, assignment=given, amendment=change)
        found = corrections_of(whole_of(world.round_(), second, bundle()))
        assert found.replaced == (("C02", bool(kept)),)
        assert found.versions[0].replaced == tuple(kept)


def test_proxies_and_rulings_stand_with_their_signatures() -> None:
    paper, ruled = world.proxy(), world.ruling("draw", ["D2", "D1"], "C01")
    found = corrections_of(whole_of(world.round_(), paper, ruled))
    assert [(one.member, one.signatures, one.scan) for one in found.proxies] == [
        (paper.body.reviewer, len(paper.signers), paper.body.scan)
    ]
    assert [(one.kind, one.about, one.reason) for one in found.rulings] == [
        ("draw", ("D2", "D1"), ruled.body.reason)
    ]
    assert not found.none


def test_a_board_without_any_says_none() -> None:
    whole = whole_of(world.round_(), bundle(reviews=[full("D1"), full("D2")]))
    assert corrections_of(whole).none
    assert {one.dossier for one in sheets_of(whole)} == {"D1", "D2"}

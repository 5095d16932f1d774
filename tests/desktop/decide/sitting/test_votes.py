"""Quorum, who must leave, votes and their corrections."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.decide.sitting import acts, motions, outcome, state
from desktop.decide.sitting.hall import Hall, needed
from desktop.decide.sitting.motions import Draft
from desktop.decide.sitting.room import leaving, room
from desktop.decide.sitting.state import Head, Meeting
from desktop.errors import AlqaError

AT = "2026-11-24T09:00:00Z"
ALL = ("C01", "C02", "C03", "C04", "C05")
HALL = Hall(ALL, {"D1": {"C02": "home-region"}, "D3": {"C02": "family", "C03": "employer"}}, 3,
            (("D1", "D2"),), frozenset(["D1", "D2", "D3", "D4"]))  # fmt: skip


def came(*members: str, hall: Hall = HALL) -> Meeting:
    meeting = Meeting(head=Head(dossiers=("D1", "D2", "D3")))
    for member in members:
        meeting = acts.arrive(meeting, hall, member, AT)
    return meeting


def opened(*members: str) -> Meeting:
    return acts.begin(came(*members or ALL), HALL, "b", {"D1": "80"}, AT)


def on(meeting: Meeting, dossier: str) -> Meeting:
    moved = acts.go_to(meeting, HALL, "dossiers", dossier, AT)
    return acts.leave(moved, HALL, AT) if room(moved, HALL).of("must-leave") else moved


def refused(act: Callable[[], Any]) -> str:
    with pytest.raises(AlqaError) as caught:
        act()
    return caught.value.code


def voted(meeting: Meeting, **votes: Any) -> Meeting:
    for member, choice in votes.items():
        meeting = motions.vote(meeting, HALL, member, choice)
    return meeting


def test_a_sitting_opens_with_a_quorum_alone() -> None:
    with pytest.raises(AlqaError) as caught:
        acts.begin(came("C01", "C02"), HALL, "b", {}, AT)
    assert (caught.value.code, caught.value.args_of["n"]) == ("sitting-no-quorum", 1)
    assert acts.begin(came("C01", "C02", "C03"), HALL, "b", {}, AT).running


def test_who_is_recused_leaves_before_anyone_votes() -> None:
    meeting = acts.go_to(opened(), HALL, "dossiers", "D1", AT)
    assert leaving(meeting, HALL, "D1") == (("C02", "home-region"),)
    assert room(meeting, HALL).of("must-leave") == ("C02",)
    meeting = motions.put(meeting, HALL, Draft("keep", about=("D1",)), AT)
    assert refused(lambda: motions.vote(meeting, HALL, "C01", "for")) == "sitting-must-leave"
    gone = acts.leave(meeting, HALL, AT)
    assert room(gone, HALL).of("away") == ("C02",)
    assert refused(lambda: motions.vote(gone, HALL, "C02", "for")) == "sitting-outside"
    assert motions.vote(gone, HALL, "C01", "for").voting.votes == {"C01": "for"}  # type: ignore[union-attr]


def test_who_left_is_back_for_the_next_dossier_and_stays_out_where_barred_again() -> None:
    meeting = on(opened(), "D1")
    again = acts.go_to(meeting, HALL, "dossiers", "D3", "2026-11-24T09:30:00Z")
    assert [(one.member, one.dossier, one.back) for one in again.away] == [
        ("C02", "D1", "2026-11-24T09:30:00Z"), ("C02", "D3", None)]  # fmt: skip
    back = acts.go_to(again, HALL, "dossiers", "D2", "2026-11-24T09:40:00Z")
    assert all(one.back for one in back.away)
    assert room(back, HALL).inside == ALL


def test_without_a_quorum_in_the_room_voting_is_off() -> None:
    meeting = on(opened("C01", "C02", "C03", "C04"), "D3")
    meeting = motions.put(meeting, HALL, Draft("keep", about=("D3",)), AT)
    assert room(meeting, HALL).lacking == 1
    assert refused(lambda: motions.vote(meeting, HALL, "C01", "for")) == "sitting-no-quorum"
    assert refused(lambda: motions.close_vote(meeting, HALL, AT)) == "sitting-no-quorum"


def test_who_went_out_for_a_while_cannot_vote() -> None:
    meeting = motions.put(on(opened(), "D2"), HALL, Draft("keep", about=("D2",)), AT)
    out = acts.step_out(meeting, HALL, "C04", AT)
    assert refused(lambda: motions.vote(out, HALL, "C04", "for")) == "sitting-outside"
    assert motions.vote(acts.arrive(out, HALL, "C04", AT), HALL, "C04", "for")


@pytest.mark.parametrize(
    ("entitled", "half", "thirds"), [(1, 1, 1), (2, 2, 2), (3, 2, 2), (4, 3, 3), (13, 7, 9), (15, 8, 10)]
)
def test_what_a_majority_needs(entitled: int, half: int, thirds: int) -> None:
    assert (needed(entitled, "half"), needed(entitled, "two-thirds")) == (half, thirds)


def test_a_closed_vote_keeps_who_was_entitled_and_is_corrected_with_a_reason() -> None:
    meeting = motions.put(on(opened(), "D1"), HALL, Draft("keep", about=("D1",)), AT)
    meeting = voted(meeting, C01="for", C03="for", C04="against", C05="abstain")
    closed = motions.close_vote(meeting, HALL, AT)
    one = closed.motions[0]
    assert (one.entitled, one.needed) == (("C01", "C03", "C04", "C05"), 3)
    assert not motions.tally(closed, HALL, one).carried
    assert refused(lambda: motions.vote(closed, HALL, "C04", "for")) == "sitting-no-vote"
    assert refused(lambda: motions.correct(closed, 1, "C04", "for", " ", AT)) == "sitting-correction-reason"
    assert refused(lambda: motions.correct(closed, 1, "C02", "for", "x", AT)) == "sitting-outside"
    right = motions.correct(closed, 1, "C04", "for", "misheard", AT)
    assert motions.tally(right, HALL, right.motions[0]).carried
    assert outcome.moved(right.motions[0]).corrections[0].was == "against"


def test_of_a_secret_ballot_only_counts_are_kept() -> None:
    meeting = motions.put(on(opened(), "D1"), HALL, Draft("keep", about=("D1",), secret=True), AT)
    assert refused(lambda: motions.vote(meeting, HALL, "C01", "for")) == "sitting-ballot-secret"
    assert refused(lambda: motions.count(meeting, HALL, (5, 0, 0))) == "sitting-too-many-ballots"
    closed = motions.close_vote(motions.count(meeting, HALL, (3, 1, 0)), HALL, AT)
    signed = outcome.moved(closed.motions[0])
    assert (signed.secret, signed.votes_for, signed.votes_against) == ([3, 1, 0], [], [])
    assert motions.tally(closed, HALL, closed.motions[0]).carried


def test_a_departure_needs_a_reason_and_bars_who_is_recused_from_what_it_changes() -> None:
    meeting = acts.go_to(opened(), HALL, "vote", None, AT)
    silent = Draft("depart", select=("D1", "D3"))
    assert refused(lambda: motions.put(meeting, HALL, silent, AT)) == "motion-without-reason"
    put = motions.put(meeting, HALL, Draft("depart", reason="why", select=("D1", "D3")), AT)
    assert put.motions[0].about == ("D2", "D3")
    assert room(put, HALL).of("must-leave") == ("C02", "C03")
    whole = motions.put(meeting, HALL, Draft("accept", select=("D1", "D2")), AT)
    assert room(whole, HALL).inside == ALL


def test_one_of_several_best_sets_is_chosen_with_a_reason_and_bars_who_is_recused_from_what_differs() -> None:
    hall = Hall(ALL, HALL.recused, 3, (("D1", "D2"), ("D2", "D3")), HALL.codes)
    meeting = acts.go_to(opened(), hall, "vote", None, AT)
    silent = Draft("accept", select=("D1", "D2"))
    assert refused(lambda: motions.put(meeting, hall, silent, AT)) == "motion-without-reason"
    put = motions.put(meeting, hall, replace(silent, reason="older"), AT)
    assert put.motions[0].about == ("D1", "D3")
    assert room(put, hall).of("must-leave") == ("C02", "C03")


def test_the_last_carried_set_is_the_outcome() -> None:
    meeting = acts.go_to(opened(), HALL, "vote", None, AT)
    assert [one.code for one in outcome.missing(meeting, HALL)] == ["sitting-nothing-carried"]
    put = motions.put(meeting, HALL, Draft("accept", select=("D1", "D2")), AT)
    closed = motions.close_vote(voted(put, C01="for", C02="for", C03="for"), HALL, AT)
    assert outcome.missing(closed, HALL) == []
    assert outcome.carried(closed, HALL).select == ("D1", "D2")  # type: ignore[union-attr]
    again = motions.put(closed, HALL, Draft("accept", select=("D2", "D1")), AT)
    lost = motions.close_vote(voted(again, C01="against"), HALL, AT)
    assert outcome.carried(lost, HALL).number == 1  # type: ignore[union-attr]


def test_a_recused_member_who_was_not_seen_to_leave_is_said_before_the_close() -> None:
    stayed = acts.go_to(opened(), HALL, "dossiers", "D1", AT)
    assert outcome.unleft(stayed, HALL) == ("D1",)
    assert outcome.unleft(on(opened(), "D1"), HALL) == ()
    assert outcome.unleft(acts.go_to(opened("C01", "C03", "C04"), HALL, "dossiers", "D1", AT), HALL) == ()


def test_what_is_signed_names_who_left_and_what_changed() -> None:
    meeting = acts.note(on(opened(), "D1"), "D1", "14:24 asked")
    signed = outcome.signed(meeting, HALL, {"D1": "81", "D2": "70"}, AT)
    assert [one.member for one in signed.away] == ["C02"]
    assert signed.preliminary == {"D1": "80"}
    assert signed.notes == {}
    with_notes = replace(meeting, head=replace(meeting.head, notes_signed=True))
    assert outcome.signed(with_notes, HALL, {}, AT).notes == {"D1": "14:24 asked"}


members, choices = st.sampled_from(ALL), st.sampled_from(["for", "against", "abstain", None])
dossiers = st.sampled_from(["D1", "D2", "D3", "D4"])
ACTS = st.one_of(
    st.tuples(st.just("arrive"), members),
    st.tuples(st.just("step_out"), members),
    st.tuples(st.just("withdraw"), members),
    st.tuples(st.just("leave")),
    st.tuples(st.just("go"), dossiers),
    st.tuples(st.just("put"), dossiers),
    st.tuples(st.just("vote"), members, choices),
    st.tuples(st.just("close")),
    st.tuples(st.just("drop")),
    st.tuples(st.just("correct"), members, choices.filter(bool)),
)


def done(meeting: Meeting, act: tuple[Any, ...]) -> Meeting:
    name, *args = act
    simple: dict[str, Callable[[], Meeting]] = {
        "leave": lambda: acts.leave(meeting, HALL, AT),
        "go": lambda: acts.go_to(meeting, HALL, "dossiers", args[0], AT),
        "put": lambda: motions.put(meeting, HALL, Draft("keep", about=(args[0],)), AT),
        "vote": lambda: motions.vote(meeting, HALL, args[0], args[1]),
        "close": lambda: motions.close_vote(meeting, HALL, AT),
        "drop": lambda: motions.drop(meeting, HALL, AT),
        "correct": lambda: motions.correct(meeting, 1, args[0], args[1], "why", AT),
    }
    try:
        return simple[name]() if name in simple else getattr(acts, name)(meeting, HALL, args[0], AT)
    except AlqaError:
        return meeting


@given(st.lists(ACTS, max_size=40))
def test_nobody_recused_ever_votes_and_nothing_is_lost_in_storage(done_in_order: list[Any]) -> None:
    meeting = opened()
    for act in done_in_order:
        after = done(meeting, act)
        assert state.whole(stored(meeting, after)) == after
        meeting = after
        for one in meeting.motions:
            barred = set(HALL.barred(one.about))
            assert not barred & set(one.votes)
            assert one.open or set(one.votes) <= set(one.entitled)
        inside_twice = [one.member for one in meeting.away if one.back is None]
        assert len(inside_twice) == len(set(inside_twice))


def stored(before: Meeting, after: Meeting) -> dict[str, Any]:
    """What a store holds that was given the changed pieces alone."""
    pieces = state.parts(before)
    for key, value in state.changed(before, after).items():
        pieces[key] = value
    return {key: value for key, value in pieces.items() if value is not None}

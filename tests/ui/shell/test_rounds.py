"""Several rounds side by side: cards that say what is due, two windows, packs that find their room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.desks import commissioner
from desktop.desks.commissioner import seat, whereabouts
from desktop.exchange import statements
from desktop.model.statements import Receipt
from desktop.trust import envelope
from tests.helpers import packs, world
from ui import opening
from ui.commissioner.window import CommissionerWindow
from ui.house import House
from ui.messages import Recorder
from ui.opening import Session
from ui.pages import Pages
from ui.services import Services
from ui.shell import keys
from ui.shell.recent_card import RecentCard, state_of
from ui.shell.recents import Recent, Recents

PATIENCE = 20_000  # milliseconds on a machine that does much else

OTHER = "other-2026"


pytestmark = pytest.mark.usefixtures("new_computer")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return opening.unlock(packs.key_file(tmp_path), world.PASSPHRASE)


@pytest.fixture
def house(services: Services, qtbot: QtBot, session: Session) -> Iterator[House]:
    pages = Pages()
    made = House(services, pages)
    made._session = session
    yield made
    qtbot.waitUntil(lambda: services.tasks.busy == 0, timeout=PATIENCE)
    made.close()
    pages.close()


def other_pack(folder: Path) -> Path:
    """The same dossiers in another round, without a mandate."""
    held = packs.nouns()
    version = packs.version(held, round=OTHER, mandate=None, title={"en": "Another round"})
    return packs.write_pack(folder / "other.alqa-pack", [version], packs.blobs(held))


def receipt(folder: Path, round_: str, digest: str) -> Path:
    body = Receipt("alqa.receipt.v1", round_, "C02", digest, 1, "0" * 64, world.WHEN)
    path = folder / f"{round_}.alqa-receipt"
    statements.write_statement(path, envelope.sign(world.person("secretary"), body))
    return path


def rooms(house: House) -> list[CommissionerWindow]:
    return [window for window in house.rooms if isinstance(window, CommissionerWindow)]


def said(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_two_packs_are_two_rooms_side_by_side(house: House, qtbot: QtBot, tmp_path: Path) -> None:
    house.open([str(packs.first_pack(tmp_path))])
    qtbot.waitUntil(lambda: len(rooms(house)) == 1, timeout=PATIENCE)
    house.open([str(other_pack(tmp_path))])
    qtbot.waitUntil(lambda: len(rooms(house)) == 2, timeout=PATIENCE)
    assert {room.workspace.round_id for room in rooms(house)} == {world.ROUND, OTHER}
    first, second = rooms(house)
    commissioner.set_mark(first.workspace, "D1", "A1", 4)
    assert commissioner.sheet(second.workspace, "D1").marks["A1"] is None
    second.home_asked.emit()
    assert house.start is not None
    home = house.start.home
    assert sorted(said(home.cards[0]) + said(home.cards[1])).count("0 / 2") == 2
    home.open_folder.emit(str(first.workspace.folder))
    qtbot.waitUntil(lambda: house._services.tasks.busy == 0, timeout=PATIENCE)
    assert len(rooms(house)) == 2  # the open one came forward


def test_home_beside_an_open_room_tells_what_was_done_there(
    house: House, qtbot: QtBot, tmp_path: Path
) -> None:
    house.open([str(packs.first_pack(tmp_path))])
    qtbot.waitUntil(lambda: len(rooms(house)) == 1, timeout=PATIENCE)
    (room,) = rooms(house)
    house.show_start()
    start = house.start
    assert start is not None
    qtbot.waitUntil(start.isActiveWindow)
    assert said(start.home.cards[0]).count("0 / 2") == 1
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    packs.fill(room.workspace)
    start.activateWindow()
    qtbot.waitUntil(lambda: said(start.home.cards[0]).count("2 / 2") == 1)
    qtbot.waitUntil(lambda: start.focusWidget() is start.home.cards[0].button)


def test_a_newer_pack_finds_its_open_room(house: House, qtbot: QtBot, tmp_path: Path) -> None:
    house.open([str(packs.first_pack(tmp_path)), str(other_pack(tmp_path))])
    qtbot.waitUntil(lambda: len(rooms(house)) == 2, timeout=PATIENCE)
    mine = next(room for room in rooms(house) if room.workspace.round_id == world.ROUND)
    house._session = None  # the room's own keys open it
    house.open([str(packs.second_pack(tmp_path))])
    qtbot.waitUntil(lambda: mine.pages.currentWidget() is mine.news.page, timeout=PATIENCE)
    assert len(rooms(house)) == 2


def test_a_receipt_finds_the_room_of_its_round(house: House, qtbot: QtBot, tmp_path: Path) -> None:
    house.open([str(packs.first_pack(tmp_path)), str(other_pack(tmp_path))])
    qtbot.waitUntil(lambda: len(rooms(house)) == 2, timeout=PATIENCE)
    for room in rooms(house):
        packs.fill(room.workspace)
    mine = next(room for room in rooms(house) if room.workspace.round_id == OTHER)
    handed = commissioner.hand_in(mine.workspace, tmp_path / "o.alqa-scores")
    house.open([str(receipt(tmp_path, OTHER, handed.digest))])
    assert mine.pages.currentWidget() is mine.signed


def test_a_receipt_opens_the_room_of_its_round(
    house: House, qtbot: QtBot, session: Session, recorder: Recorder, tmp_path: Path
) -> None:
    with opening.open_pack(packs.first_pack(tmp_path), session).ws as ws:
        packs.fill(ws)
        handed = commissioner.hand_in(ws, tmp_path / "1.alqa-scores")
    house.open([str(receipt(tmp_path, OTHER, handed.digest))])
    qtbot.waitUntil(lambda: bool(recorder.faults), timeout=PATIENCE)
    assert [fault.code for fault in recorder.faults] == ["open-needs-commissioner"]
    house.open([str(receipt(tmp_path, world.ROUND, handed.digest))])
    qtbot.waitUntil(lambda: len(rooms(house)) == 1, timeout=PATIENCE)
    [room] = rooms(house)
    assert room.pages.currentWidget() is room.signed


def test_a_receipt_waits_for_the_passphrase(
    house: House, qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    with opening.open_pack(packs.first_pack(tmp_path), session).ws as ws:
        packs.fill(ws)
        handed = commissioner.hand_in(ws, tmp_path / "1.alqa-scores")
    keys.bring(tmp_path / "C02.alqa-key")
    house._session = None
    house.open([str(receipt(tmp_path, world.ROUND, handed.digest))])
    assert house.start is not None
    house.start.unlock.field.edit.setText(world.PASSPHRASE)
    house.start.unlock.button.click()
    qtbot.waitUntil(lambda: len(rooms(house)) == 1, timeout=PATIENCE)
    [room] = rooms(house)
    assert room.pages.currentWidget() is room.signed


def test_a_newer_pack_goes_on_in_a_closed_workspace(session: Session, tmp_path: Path) -> None:
    with opening.open_pack(packs.first_pack(tmp_path), session).ws as ws:
        commissioner.set_mark(ws, "D1", "A1", 4)
        folder = ws.folder
        due = whereabouts.to_compare(ws)
        assert due is not None
        assert len(due.code.split()) == 8  # shown by every room over it until it was compared
    Recents(session.identity).forget(str(folder))  # even when nothing remembers it
    with opening.open_pack(packs.second_pack(tmp_path), session).ws as again:
        assert again.folder == folder
        assert commissioner.round_of(again).version == 2
        assert commissioner.sheet(again, "D1").marks["A1"] == 4


def test_what_a_room_begins_with_is_read_before_it_opens(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opening.open_pack(packs.first_pack(tmp_path), session).ws as ws:
        monkeypatch.setattr(seat, "_seat", lambda _ws: pytest.fail("proved again"))
        assert [row.code for row in commissioner.dossiers(ws)] == ["D2", "D1", "D3"]


def test_a_refused_newer_pack_lets_the_workspace_go(session: Session, tmp_path: Path) -> None:
    with opening.open_pack(packs.first_pack(tmp_path), session).ws as ws:
        folder = ws.folder
    held = packs.nouns(D1="13")
    sent = [world.mandate(), packs.version(packs.nouns()), packs.second_version(held)]
    with pytest.raises(opening.AlqaError, match="pack-incomplete"):
        opening.open_pack(packs.write_pack(tmp_path / "2.alqa-pack", sent, {}), session)
    opening.enter(folder, session).ws.close()  # nothing holds it


# -- the cards ----------------------------------------------------------------------------------


def recent(**changes: object) -> Recent:
    given: dict[str, object] = {
        "folder": "/gone", "round": "r", "title": {"en": "Pilot"}, "role": "commissioner", "done": 3, "of": 5,
        "opened": world.WHEN,
    }  # fmt: skip
    return Recent(**{**given, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "2 to do"),
        ({"done": 5}, "Ready to hand in"),
        ({"done": 5, "handed": world.WHEN, "same": True}, "Handed in"),
        ({"done": 5, "handed": world.WHEN}, "Changed since"),
        ({"handed": world.WHEN, "same": True, "changed": 1}, "1 changed"),
    ],
)
def test_a_card_says_what_is_to_be_done(services: Services, changes: dict[str, object], words: str) -> None:
    state = state_of(recent(**changes))
    assert state is not None
    assert state[0](services.kit.say) == words


@pytest.mark.parametrize(("day", "words"), [(28, "3 days left"), (30, "1 day left")])
def test_a_card_says_when_it_is_due(services: Services, tmp_path: Path, day: int, words: str) -> None:
    card = RecentCard(
        services.kit,
        recent(folder=str(tmp_path), closes="2026-12-01"),
        first=True,
        now=lambda: date(2026, 11, day),
    )
    assert any(words in text for text in said(card))


def test_a_card_says_that_the_receipt_is_kept(services: Services, tmp_path: Path) -> None:
    for receipt, words in ((True, "receipt kept"), (False, "no receipt yet")):
        shown = recent(folder=str(tmp_path), handed=world.WHEN, receipt=receipt)
        assert any(words in text for text in said(RecentCard(services.kit, shown, first=False)))


def test_a_workspace_that_is_gone_says_where_it_was(services: Services) -> None:
    card = RecentCard(services.kit, recent(), first=False)
    assert not card.there


def test_arrows_walk_between_cards(house: House, qtbot: QtBot, tmp_path: Path) -> None:
    house.open([str(packs.first_pack(tmp_path)), str(other_pack(tmp_path))])
    qtbot.waitUntil(lambda: len(rooms(house)) == 2, timeout=PATIENCE)
    house.show_start()
    assert house.start is not None
    home = house.start.home
    qtbot.waitExposed(house.start)
    home.focus_first()
    start = house.start
    first, second = (card.button for card in home.cards)
    assert start.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert start.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Down)  # nothing is below
    qtbot.keyClick(second, Qt.Key.Key_Left)
    assert start.focusWidget() is first


def test_an_older_list_of_rounds_is_still_read(session: Session, recorder: Recorder) -> None:
    recents = Recents(session.identity)
    recents.remember(recent())
    assert recents.all()[0].handed == ""

"""The way out, over a real workspace: review, passphrase, file, revision, receipt, stick."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.desks import commissioner
from desktop.errors import AlqaError
from desktop.exchange import statements
from desktop.model.statements import Receipt
from desktop.model.text import LANGS, Lang
from desktop.storage.workspace import Workspace
from desktop.trust import envelope
from tests.helpers import packs, world
from tests.ui.commissioner.sample_desk import MemoryDesk
from ui.commissioner.handin import finish_card
from ui.commissioner.handin.finish_card import FinishCard, points_of
from ui.commissioner.paned_page import PanedPage
from ui.commissioner.round_window import RoundWindow
from ui.commissioner.window import CommissionerWindow
from ui.drives import Drive
from ui.due import days_left
from ui.messages import Recorder
from ui.shell.tab_order import stops_of

PATIENCE = 20_000  # milliseconds on a machine that does much else


def said(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]


def sign(qtbot: QtBot, window: RoundWindow, passphrase: str = world.PASSPHRASE) -> None:
    """Type the passphrase on the review and sign, as a person does."""
    window.show_review()
    qtbot.keyClicks(window.review.box.field.edit, passphrase)
    qtbot.keyClick(window.review.box.field.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def signed(qtbot: QtBot, window: CommissionerWindow, path: Path) -> None:
    window.handing.path = path
    sign(qtbot, window)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.signed, timeout=PATIENCE)


def receipt(folder: Path, digest: str, sequence: int = 1, round_: str = world.ROUND) -> Path:
    body = Receipt("alqa.receipt.v1", round_, "C02", digest, sequence, "0" * 64, world.WHEN)
    path = folder / f"C02-{digest[:4]}-{round_}.alqa-receipt"
    statements.write_statement(path, envelope.sign(world.person("secretary"), body))
    return path


# -- the review ---------------------------------------------------------------------------------


def test_the_review_counts_what_leaves_and_names_what_is_left(
    real_window: CommissionerWindow, real_ws: Workspace
) -> None:
    commissioner.set_mark(real_ws, "D1", "A1", 4)
    real_window.session.refresh()
    real_window.show_review()
    words = said(real_window.review)
    assert {"1 of 4", "1, the first", "2. Title D1", "1. Title D2"} <= {*words}
    assert any(text.startswith("Handed in from another computer before?") for text in words)
    assert len(real_window.review.points) == 2
    real_window.review.points[0].click()
    assert real_window.pages.currentWidget() is real_window.room
    assert real_window.session.code == "D1"  # what was begun comes first


@pytest.mark.parametrize("lang", LANGS)
def test_the_signature_is_seen_without_scrolling_whatever_is_said_above_it(
    qtbot: QtBot, real_window: CommissionerWindow, real_ws: Workspace, lang: Lang
) -> None:
    """Late, a part, the first from this computer, a comment and a private note: 1440 x 900 with its title."""
    commissioner.set_mark(real_ws, "D1", "A1", 4)
    commissioner.set_comment(real_ws, "D1", "A1", "why")
    real_window.kit.say.set_lang(lang)
    real_window.resize(1440, 880)
    real_window.session.refresh()
    real_window.show_review()
    sign_ = real_window.review.box.sign
    qtbot.waitUntil(lambda: sign_.visibleRegion().boundingRect() == sign_.rect())
    assert real_window.review.verticalScrollBar().value() == 0


def test_at_200_percent_the_button_comes_with_the_field(
    qtbot: QtBot, real_window: CommissionerWindow
) -> None:
    real_window.resize(720, 450)
    real_window.show_review()
    box = real_window.review.box
    assert box.sign.visibleRegion().isEmpty()
    box.focus()
    qtbot.waitUntil(lambda: box.sign.visibleRegion().boundingRect() == box.sign.rect())
    assert box.field.edit.visibleRegion().boundingRect() == box.field.edit.rect()


def test_without_the_passphrase_nothing_is_signed(
    qtbot: QtBot, real_window: CommissionerWindow, tmp_path: Path
) -> None:
    real_window.handing.path = tmp_path / "x.alqa-scores"
    real_window.show_review()
    box = real_window.review.box
    assert not box.sign.isEnabled()
    sign(qtbot, real_window, "not it")
    qtbot.waitUntil(lambda: box.field.edit.property("fault") is True, timeout=PATIENCE)
    assert box.sign.isEnabled()
    assert real_window.pages.currentWidget() is real_window.review
    assert not real_window.handing.path.exists()
    assert real_window.session.desk.out.handed() == ()
    qtbot.keyClicks(box.field.edit, "another try")
    assert box.field.edit.property("fault") is False


def test_a_part_is_handed_in_and_said(
    qtbot: QtBot, real_window: CommissionerWindow, real_ws: Workspace, tmp_path: Path
) -> None:
    commissioner.set_mark(real_ws, "D1", "A1", 4)
    real_window.session.refresh()
    real_window.show_review()
    assert "Sign a part" in real_window.review.box.sign.label()
    assert any(text.startswith("Incomplete sheets travel along") for text in said(real_window.review))
    signed(qtbot, real_window, tmp_path / "part.alqa-scores")
    assert [one.dossier for one in packs.read_bundle(tmp_path / "part.alqa-scores").body.reviews] == ["D1"]
    assert real_window.review.box.field.text() == ""  # nothing of the passphrase stays


def test_a_whole_round_is_signed_where_the_person_says(
    qtbot: QtBot, real_window: CommissionerWindow, real_ws: Workspace, messages: Recorder, tmp_path: Path
) -> None:
    packs.fill(real_ws)
    real_window.session.refresh()
    messages.target = tmp_path / "C02.alqa-scores"
    sign(qtbot, real_window)
    qtbot.waitUntil(lambda: real_window.pages.currentWidget() is real_window.signed, timeout=PATIENCE)
    assert real_window.review.points == []
    page = real_window.signed
    assert page.left is not None
    assert page.left.last.digest == packs.read_bundle(messages.target).digest
    groups = page.left.last.code.split()
    assert len(groups) == 8
    assert ", ".join(groups) in page.code.accessibleName()
    page.copy_code.click()
    assert QApplication.clipboard().text() == page.left.last.code
    page.go_on.click()
    assert real_window.pages.currentWidget() is real_window.room


def test_no_file_chosen_signs_nothing(
    qtbot: QtBot, real_window: CommissionerWindow, messages: Recorder, tmp_path: Path
) -> None:
    messages.target = None
    sign(qtbot, real_window)
    qtbot.waitUntil(lambda: real_window.review.box.sign.isEnabled(), timeout=PATIENCE)
    assert real_window.session.desk.out.handed() == ()


def test_a_full_disk_is_said_and_can_be_tried_again(
    qtbot: QtBot, window: RoundWindow, desk: MemoryDesk, messages: Recorder, tmp_path: Path
) -> None:
    window.handing.path = tmp_path / "x.alqa-scores"
    desk.broken = AlqaError("disk-full", path="/home", reason="ENOSPC")
    sign(qtbot, window)
    qtbot.waitUntil(lambda: bool(messages.faults), timeout=PATIENCE)
    assert messages.faults[0].code == "disk-full"
    assert window.review.box.sign.isEnabled()
    assert window.pages.currentWidget() is window.review


def test_a_missing_comment_leads_to_its_criterion(window: RoundWindow, desk: MemoryDesk) -> None:
    code = next(iter(desk.sheets))
    for sheet in list(desk.sheets.values()):
        for criterion in sheet.marks if sheet.recusal is None else ():
            desk.set_mark(sheet.code, criterion, 6)
        desk.set_comment(sheet.code, "D2", "" if sheet.code == code else "because")
    window.session.refresh()
    window.show_review()
    assert len(window.review.points) == 1
    window.review.points[0].click()
    assert window.room.card.criteria.open_code == "D2"


def test_f7_walks_the_points_and_then_to_the_signature(window: RoundWindow) -> None:
    window.show_review()
    for point in [*window.review.points, window.review.box.field.edit, window.review.points[0]]:
        window.review.next_point()
        assert point.hasFocus()


def test_enter_alone_leads_to_the_button(qtbot: QtBot, real_window: CommissionerWindow) -> None:
    real_window.show_review()
    box = real_window.review.box
    box.focus()
    qtbot.keyClicks(box.field.edit, world.PASSPHRASE)
    qtbot.keyClick(box.field.edit, Qt.Key.Key_Return)
    assert box.sign.hasFocus()
    assert real_window.session.desk.out.handed() == ()


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (date(2026, 11, 30), "01.12.2026, 1 day left"),
        (date(2026, 12, 1), "01.12.2026, the last day"),
        (date(2026, 12, 2), "01.12.2026, has passed"),
    ],
)
def test_the_due_date_is_held_against_today(real_window: CommissionerWindow, now: date, words: str) -> None:
    real_window.review._now = lambda: now
    real_window.show_review()
    shown = said(real_window.review)
    assert words in shown
    assert any(text.startswith("The due date has passed") for text in shown) is (now > date(2026, 12, 1))
    assert days_left("2026-12-01", now) == (date(2026, 12, 1) - now).days


# -- afterwards ---------------------------------------------------------------------------------


def test_a_later_change_is_a_revision_that_names_the_former(
    qtbot: QtBot, real_window: CommissionerWindow, real_ws: Workspace, tmp_path: Path
) -> None:
    packs.fill(real_ws)
    real_window.session.refresh()
    signed(qtbot, real_window, tmp_path / "1.alqa-scores")
    real_window.show_review()
    assert any(text.startswith("Nothing has changed since") for text in said(real_window.review))
    real_window.session.set_mark("A1", 1)
    real_window.show_review()
    assert "2, follows 1" in said(real_window.review)
    signed(qtbot, real_window, tmp_path / "2.alqa-scores")
    shown = said(real_window.signed)
    assert "Revision 2, follows 1" in shown
    assert "Revision 1" in shown
    assert packs.read_bundle(tmp_path / "2.alqa-scores").body.sequence == 2


def test_what_was_handed_in_can_be_shown_after_a_restart(
    qtbot: QtBot, real_window: CommissionerWindow, real_ws: Workspace, tmp_path: Path
) -> None:
    packs.fill(real_ws)
    handed = commissioner.hand_in(real_ws, tmp_path / "1.alqa-scores")
    real_window.show_review()
    assert not real_window.review.former.isHidden()
    real_window.review.former.click()
    page = real_window.signed
    assert real_window.pages.currentWidget() is page
    assert page.left is not None
    assert (page.left.last.digest, page.left.path) == (handed.digest, None)
    stick = tmp_path / "stick"
    stick.mkdir()
    real_window.handing.sending.to_stick(Drive(stick, "KINGSTON", 10**9))
    qtbot.waitUntil(lambda: any("can be taken out" in text for text in said(page.stick)), timeout=PATIENCE)
    assert packs.read_bundle(stick / "C02-pilot-2026-r1.alqa-scores").digest == handed.digest


def test_a_receipt_is_shown_confirmed_with_its_time(
    qtbot: QtBot, real_window: CommissionerWindow, real_ws: Workspace, messages: Recorder, tmp_path: Path
) -> None:
    packs.fill(real_ws)
    handed = commissioner.hand_in(real_ws, tmp_path / "1.alqa-scores")
    assert not real_window.take_files([receipt(tmp_path, handed.digest, round_="another")])
    assert real_window.take_files([receipt(tmp_path, "5" * 64)])
    assert [fault.code for fault in messages.faults] == ["receipt-bundle-unknown"]
    assert real_window.pages.currentWidget() is real_window.room
    assert real_window.take_files([receipt(tmp_path, handed.digest)])
    assert real_window.pages.currentWidget() is real_window.signed
    at = real_window.kit.say.moment(world.WHEN)
    assert f"Receipt kept for revision 1, confirmed {at}" in said(real_window.signed)


def test_a_file_that_is_no_receipt_is_refused_where_it_was_dropped(
    real_window: CommissionerWindow, messages: Recorder, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.alqa-receipt"
    bad.write_text("thesis")
    assert real_window.take_files([bad])
    assert len(messages.faults) == 1


# -- the stick ----------------------------------------------------------------------------------


@pytest.fixture
def handed_window(
    qtbot: QtBot, real_window: CommissionerWindow, real_ws: Workspace, tmp_path: Path
) -> CommissionerWindow:
    packs.fill(real_ws)
    real_window.session.refresh()
    real_window.signed.stick._drives = list
    signed(qtbot, real_window, tmp_path / "1.alqa-scores")
    return real_window


def test_a_stick_appears_and_takes_the_file(
    qtbot: QtBot, handed_window: CommissionerWindow, tmp_path: Path
) -> None:
    card = handed_window.signed.stick
    qtbot.waitUntil(lambda: card._found == [], timeout=PATIENCE)
    assert card.other.hasFocus()  # never the bar, where Enter leads elsewhere
    assert any("Put a memory stick in" in text for text in said(card))
    stick = tmp_path / "stick"
    stick.mkdir()
    card._drives = lambda: [Drive(stick, "KINGSTON", 3 * 10**9), Drive(tmp_path, "LOCKED", 0, read_only=True)]
    card.look()
    qtbot.waitUntil(lambda: len(card.buttons) == 2, timeout=PATIENCE)
    assert [button.isEnabled() for button in card.buttons] == [True, False]
    assert "3.0 GB free" in said(card)
    card.buttons[0].click()
    qtbot.waitUntil(lambda: any("can be taken out" in text for text in said(card)), timeout=PATIENCE)
    assert (stick / "1.alqa-scores").read_bytes() == (tmp_path / "1.alqa-scores").read_bytes()


def test_the_keys_come_back_to_the_button_that_copied(
    handed_window: CommissionerWindow, tmp_path: Path
) -> None:
    card = handed_window.signed.stick
    card.other.setFocus()
    card.copying(Drive(tmp_path, "KINGSTON", 10**9))
    assert not card.other.hasFocus()  # greyed
    card.copied(Drive(tmp_path, "KINGSTON", 10**9), "1.alqa-scores", "09:41")
    assert card.other.hasFocus()


def test_a_stick_that_was_pulled_out_is_said_in_words(
    qtbot: QtBot, handed_window: CommissionerWindow, tmp_path: Path
) -> None:
    handed_window.handing.sending.to_stick(Drive(tmp_path / "pulled", "KINGSTON", 10**9))
    card = handed_window.signed.stick
    qtbot.waitUntil(lambda: any("does not answer" in text for text in said(card)), timeout=PATIENCE)
    card._drives = lambda: [Drive(tmp_path, "ANOTHER", 10**9)]
    card.look()
    qtbot.waitUntil(lambda: len(card.buttons) == 1, timeout=PATIENCE)
    assert any("does not answer" in text for text in said(card))  # it stays said
    assert card.other.isEnabled()


def test_a_copy_goes_elsewhere(
    qtbot: QtBot, handed_window: CommissionerWindow, messages: Recorder, tmp_path: Path
) -> None:
    messages.target = tmp_path / "mail" / "mine.alqa-scores"
    messages.target.parent.mkdir()
    handed_window.signed.stick.other.click()
    qtbot.waitUntil(lambda: bool(messages.notices), timeout=PATIENCE)
    assert messages.target.read_bytes() == (tmp_path / "1.alqa-scores").read_bytes()


def test_the_pages_fit_every_language_and_width(handed_window: CommissionerWindow) -> None:
    for lang in LANGS:
        handed_window.kit.say.set_lang(lang)
        for width in (1440, 1024, 720):
            handed_window.resize(width, 700)
            for show in (handed_window.show_review, handed_window.handing.show_former):
                show()
                QApplication.processEvents()
                page = handed_window.pages.currentWidget()
                assert isinstance(page, PanedPage)
                inner = page.widget()
                assert inner is not None
                assert inner.width() <= page.viewport().width(), (lang, width, show)


# -- by keyboard --------------------------------------------------------------------------------


def test_the_passphrase_comes_before_the_points_and_few_points_before_the_rest(
    window: RoundWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finish_card, "MOST_POINTS", 2)
    window.show_review()
    review = window.review
    stops = list(stops_of(review))
    assert stops.index(review.box.field.edit) < stops.index(review.points[0])
    card = review.findChildren(FinishCard)[-1]  # those of earlier fillings die a moment later
    assert len(review.points) == 2
    card.rest.click()
    assert review.standing is not None
    assert len(review.points) == len(points_of(review.standing.review)) > 2
    assert review.points[2].hasFocus()
    assert not card.rest.isVisible()

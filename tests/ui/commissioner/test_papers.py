"""Printing and exporting in the window: one dialog, four papers, only the last wish is shown."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop import settings
from desktop.errors import AlqaError
from desktop.model.text import LANGS, Lang
from desktop.settings import Policy
from tests.helpers.access import called, heard, tab_stops, wants_tab
from tests.ui.commissioner.sample_desk import MemoryDesk
from ui.commissioner.papers import taking
from ui.commissioner.papers.dialog import PaperDialog
from ui.commissioner.round_window import RoundWindow
from ui.messages import Recorder
from ui.services import Services

LONG = 15_000


@pytest.fixture
def dialog(window: RoundWindow, qtbot: QtBot) -> Iterator[PaperDialog]:
    yield opened(window, "papers.act.dossier", qtbot)
    if window.taking.dialog is not None:
        window.taking.dialog.reject()


def opened(window: RoundWindow, act: str, qtbot: QtBot) -> PaperDialog:
    next(action for action in window.services.actions.of(window) if action.key == act).run()
    qtbot.waitUntil(lambda: window.taking.dialog is not None, timeout=LONG)
    found = window.taking.dialog
    assert found is not None
    qtbot.waitUntil(lambda: found.preview.pages > 0, timeout=LONG)
    return found


def remade(dialog: PaperDialog, qtbot: QtBot) -> None:
    """Wait for the paper of the present choice."""
    qtbot.waitUntil(lambda: dialog.pdf is not None and dialog.preview.pages > 0, timeout=LONG)


def test_the_dossier_opens_with_everything_chosen(dialog: PaperDialog, desk: MemoryDesk) -> None:
    wish = desk.papers.wishes[-1]
    assert (wish.kind, wish.lang, wish.notes) == ("dossier", "en", True)
    assert wish.code
    assert wish.documents == ("a" * 64, "b" * 64)
    assert dialog.preview.pages == 4
    assert dialog.print.isEnabled()
    assert dialog.save.isEnabled()
    assert dialog.table.isHidden()
    assert "not sealed" in dialog.told.text()


def test_each_choice_makes_the_paper_anew(dialog: PaperDialog, desk: MemoryDesk, qtbot: QtBot) -> None:
    dialog.options.documents[0].click()
    assert not dialog.save.isEnabled()
    remade(dialog, qtbot)
    assert desk.papers.wishes[-1].documents == ("b" * 64,)
    qtbot.waitUntil(lambda: dialog.preview.pages == 2, timeout=LONG)
    dialog.options.notes.click()
    dialog.options._langs.button(0).click()
    remade(dialog, qtbot)
    assert desk.papers.wishes[-1].lang == "kk"
    assert not desk.papers.wishes[-1].notes
    dialog.options.documents[1].click()
    qtbot.waitUntil(lambda: "Tick at least one" in dialog.preview.sheet.words())
    assert not dialog.print.isEnabled()


def test_a_wish_that_is_overtaken_is_dropped(
    dialog: PaperDialog, desk: MemoryDesk, services: Services, qtbot: QtBot
) -> None:
    desk.papers.gate.clear()
    dialog.options.kinds["blank"].click()
    qtbot.waitUntil(lambda: desk.papers.wishes[-1].kind == "blank")
    dialog.options.kinds["mine"].click()
    qtbot.waitUntil(lambda: desk.papers.wishes[-1].kind == "mine")
    desk.papers.gate.set()
    remade(dialog, qtbot)
    assert dialog.pdf is not None
    assert "mine" in pypdf.PdfReader(io.BytesIO(dialog.pdf)).pages[0].extract_text()
    qtbot.waitUntil(lambda: services.tasks.busy == 0)


def test_the_four_papers_by_keyboard(dialog: PaperDialog, desk: MemoryDesk, qtbot: QtBot) -> None:
    assert dialog.options.kinds["dossier"].hasFocus()
    for kind in ("notes", "mine", "blank"):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        qtbot.waitUntil(lambda kind=kind: desk.papers.wishes[-1].kind == kind, timeout=LONG)
    remade(dialog, qtbot)
    dialog.options.this_one.click()
    qtbot.waitUntil(lambda: desk.papers.wishes[-1].code == "", timeout=LONG)


def test_pages_are_turned_and_stop_at_the_ends(dialog: PaperDialog, qtbot: QtBot) -> None:
    dialog.preview.setFocus()
    for _ in range(6):
        QTest.keyClick(dialog.preview, Qt.Key.Key_PageDown)
    assert dialog.preview.page == 4
    assert not dialog.preview.on.isEnabled()
    qtbot.waitUntil(lambda: dialog.preview.sheet._image is not None, timeout=LONG)
    QTest.keyClick(dialog.preview, Qt.Key.Key_PageUp)
    assert dialog.preview.page == 3


def test_a_saved_paper_says_that_it_is_clear(
    dialog: PaperDialog, messages: Recorder, tmp_path: Path, qtbot: QtBot
) -> None:
    messages.target = tmp_path / "dossier.pdf"
    QTest.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(messages.notices), timeout=LONG)
    assert len(pypdf.PdfReader(messages.target).pages) == 4
    assert messages.notices[-1].tone == "warn"
    assert str(messages.target) in dialog.told.text()


def test_notes_are_saved_as_a_table(
    dialog: PaperDialog, messages: Recorder, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.options.kinds["notes"].click()
    remade(dialog, qtbot)
    assert not dialog.table.isHidden()
    dialog.options.all_notes.click()
    remade(dialog, qtbot)
    messages.target = tmp_path / "notes.csv"
    dialog.table.click()
    qtbot.waitUntil(lambda: messages.target is not None and messages.target.exists(), timeout=LONG)
    assert messages.target.read_bytes() == b",en"


def test_a_disk_that_refuses_is_said(
    dialog: PaperDialog, messages: Recorder, tmp_path: Path, qtbot: QtBot
) -> None:
    messages.target = tmp_path / "none" / "x.pdf"
    dialog.save_paper()
    qtbot.waitUntil(lambda: bool(messages.faults), timeout=LONG)
    assert not messages.notices


def test_a_document_that_cannot_be_copied_is_said_in_its_place(
    dialog: PaperDialog, desk: MemoryDesk, qtbot: QtBot
) -> None:
    desk.papers.broken = AlqaError("ink-unreadable", name="D05 · Strategy")
    dialog.options.notes.click()
    qtbot.waitUntil(lambda: "D05 · Strategy" in dialog.preview.sheet.words(), timeout=LONG)
    assert not dialog.print.isEnabled()


def test_printing_goes_to_the_printer_that_was_chosen(
    dialog: PaperDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    def choose(_parent: QWidget, printer: QPrinter, title: str) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "paper.pdf"))
        return "Documents of the dossier" in title

    dialog._printing._choose = choose
    QTest.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.stop.isHidden()
    qtbot.waitUntil(lambda: "4 pages went" in dialog.told.text(), timeout=LONG)
    assert dialog.stop.isHidden()
    assert len(pypdf.PdfReader(tmp_path / "paper.pdf").pages) == 4


def test_policy_greys_the_ways_out(
    window: RoundWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(taking, "policy", lambda: Policy(printing=False))
    dialog = opened(window, "papers.act.blank", qtbot)
    assert not dialog.print.isEnabled()
    assert dialog.save.isEnabled()
    assert "organisation" in dialog.told.text()
    dialog.print_paper()
    assert dialog._print_task is None
    dialog.reject()


@pytest.mark.parametrize(
    ("found", "word"),
    [(Policy(printing=False, export=False), "does not allow"), (settings.REFUSED, "cannot be read")],
)
def test_a_policy_found_when_the_dialog_would_open_is_said_from_then_on(
    found: Policy,
    word: str,
    window: RoundWindow,
    messages: Recorder,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(taking, "policy", lambda: found)
    window.taking.show("blank")
    qtbot.waitUntil(lambda: bool(messages.notices), timeout=LONG)
    assert window.taking.dialog is None
    assert word in messages.notices[-1].what(window.kit.say)
    for action in window.taking.actions():
        why = action.why_not()
        assert why is not None
        assert word in why(window.kit.say)


def test_the_palette_reads_no_policy(window: RoundWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(taking, "policy", lambda: read.append("read") or Policy())
    window.open_palette()
    window.palette_.dismiss()
    assert read == []


def test_a_closed_dossier_offers_only_what_needs_none(
    window: RoundWindow, desk: MemoryDesk, qtbot: QtBot
) -> None:
    window.session.open(desk.before[0])
    actions = {action.key: action for action in window.taking.actions()}
    assert actions["papers.act.dossier"].why_not() is not None
    assert actions["papers.act.mine"].why_not() is not None
    assert actions["papers.act.blank"].why_not() is None
    dialog = opened(window, "papers.act.notes", qtbot)
    assert not dialog.options.kinds["dossier"].isEnabled()
    assert desk.papers.wishes[-1].code == ""
    dialog.reject()


def test_closing_forgets_the_document(
    dialog: PaperDialog, window: RoundWindow, services: Services, qtbot: QtBot
) -> None:
    server = dialog._server
    dialog.reject()
    qtbot.waitUntil(lambda: services.tasks.busy == 0, timeout=LONG)
    assert not [name for name, _ in server._documents.values() if name == "preview"]
    assert window.taking.dialog is None


def test_the_dialog_speaks_and_is_reached(dialog: PaperDialog, qtbot: QtBot) -> None:
    dialog.options.choose("notes")
    remade(dialog, qtbot)
    told = [(one.name, one.what) for one in heard(dialog)]
    assert [what for said, what in told if not said] == []
    dialog.options.kinds["notes"].setFocus()
    reached = tab_stops(dialog)
    assert called([one for one in wants_tab(dialog) if one not in reached]) == []


def test_the_reader_s_menu_prints_or_says_why_not(
    window: RoundWindow, desk: MemoryDesk, messages: Recorder, qtbot: QtBot
) -> None:
    window.room.reader.tools.more_chosen.emit("print")
    qtbot.waitUntil(lambda: window.taking.dialog is not None, timeout=LONG)
    assert window.taking.dialog is not None
    window.taking.dialog.reject()
    window.session.open(desk.before[0])
    window.room.reader.tools.more_chosen.emit("print")
    assert window.taking.dialog is None
    assert "may read" in messages.notices[-1].what(window.kit.say)


@pytest.mark.parametrize("lang", LANGS)
def test_the_ways_out_are_seen_at_200_percent(window: RoundWindow, qtbot: QtBot, lang: Lang) -> None:
    """A window of 720 x 450: the dialog is no larger, and all its buttons are in it."""
    window.kit.say.set_lang(lang)
    window.resize(720, 450)
    found = opened(window, "papers.act.notes", qtbot)
    assert found.width() <= 720
    assert found.height() <= 450
    for button in (found.close_button, found.table, found.save, found.print):
        assert button.visibleRegion().boundingRect() == button.rect(), button.label()
    found.reject()

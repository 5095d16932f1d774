"""The open criterion: what each point means as one moves, named facts with their sources, a low window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.model.rubric import Anchor, FactField
from desktop.storage.workspace import Workspace
from tests.helpers import world
from tests.ui.commissioner import real
from ui.commissioner.card.named_facts import SourceLink
from ui.commissioner.window import CommissionerWindow
from ui.services import Services

ANCHORS = [Anchor(str(n), {"en": f"level {n} " + "word " * (12 * n)}) for n in range(6)]
FACTS = [
    FactField("jobs", {"en": "Jobs"}, "integer", {"en": "persons"}, "plan"),
    FactField("size", {"en": "Size"}, "integer", {}, "gone"),
]


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    rubric = world.round_body().rubric
    criteria = [
        msgspec.structs.replace(
            one,
            anchors=ANCHORS,
            evidence=["jobs", "size", "documents.plan"],
            comment_required="extremes",
        )
        for one in rubric.criteria
    ]
    return real.workspace(tmp_path, rubric=msgspec.structs.replace(rubric, criteria=criteria, facts=FACTS))


@pytest.fixture
def window(qtbot: QtBot, ws: Workspace, services: Services) -> Iterator[CommissionerWindow]:
    with real.opened(ws, services) as made:
        qtbot.waitExposed(made)
        made.activateWindow()
        yield made


def test_the_anchor_follows_the_mark_and_the_pointer_without_a_jump(
    qtbot: QtBot, window: CommissionerWindow
) -> None:
    panel = window.room.card.criteria.panel("A1")
    lines, ruler = panel._anchors, panel.ruler
    assert lines.shown() == ()
    height, below = lines.height(), panel.comment.y()
    qtbot.keyClicks(ruler, "3")
    assert [anchor.mark for anchor in lines.shown()] == ["3"]
    qtbot.keyClicks(ruler, ".")
    assert [anchor.mark for anchor in lines.shown()] == ["3", "4"]
    ruler.hovered.emit(10)
    assert [anchor.mark for anchor in lines.shown()] == ["5"]
    ruler.hovered.emit(None)
    assert [anchor.mark for anchor in lines.shown()] == ["3", "4"]
    assert (lines.height(), panel.comment.y()) == (height, below)
    assert not lines.grab().isNull()


def test_named_facts_say_their_value_and_lead_to_their_document(
    qtbot: QtBot, window: CommissionerWindow
) -> None:
    facts = window.room.card.criteria.panel("A1")._facts
    said = [label.text() for label in facts.findChildren(QLabel) if not label.isHidden()]
    assert said == ["Jobs", "12\u00a0persons", "plan", "Plan", "plan"]
    link = facts.findChildren(SourceLink)[0]
    assert link.toolTip() == "Open the document plan"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert window.room.dossier is not None
    assert window.room.tabs.key == window.room.dossier.documents[0].sha256


def test_a_reason_is_due_on_extremes_alone(qtbot: QtBot, window: CommissionerWindow) -> None:
    panel = window.room.card.criteria.panel("A1")
    for key, due in (("3", False), ("0", True), ("4", False), ("5", True)):
        qtbot.keyClicks(panel.ruler, key)
        assert panel.comment_due() is due
    qtbot.keyClicks(panel.comment, "why")
    assert not panel.comment_due()


def test_in_a_low_window_the_card_keeps_room_for_the_criterion(
    qtbot: QtBot, window: CommissionerWindow
) -> None:
    card = window.room.card
    assert card.comment.mapTo(card, QPoint()).y() < card.next.mapTo(card, QPoint()).y() - 20
    window.resize(720, 450)
    window.room.show_pane("score")
    qtbot.waitUntil(lambda: card.height() < 440)
    qtbot.waitUntil(
        lambda: abs(card.comment.mapTo(card, QPoint()).y() - card.next.mapTo(card, QPoint()).y()) < 20
    )
    assert card.criteria.height() > card.height() // 2

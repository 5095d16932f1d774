"""What stands quietly beside the anchors of a mark: what the next point asks, or the ends of the scale."""

from __future__ import annotations

from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from desktop.model.rubric import Anchor
from ui.commissioner.card.anchor_lines import AnchorLines
from ui.commissioner.card.scale import Stops
from ui.services import Kit

ANCHORS = [Anchor(str(n), {"en": f"level {n}"}) for n in range(6)]


@pytest.mark.parametrize(
    ("stop", "shown", "around"),
    [(None, "", "50"), (6, "3", "4"), (7, "34", ""), (10, "5", "")],
    ids=["not scored", "whole", "half", "highest"],
)
def test_the_room_of_a_half_is_used(
    qtbot: QtBot, kit: Kit, stop: int | None, shown: str, around: str
) -> None:
    lines = AnchorLines(kit, Stops(Fraction(0), Fraction(1, 2), 11), ANCHORS)
    qtbot.addWidget(lines)
    lines.show_at(stop, preview=False)
    assert "".join(anchor.mark for anchor in lines.shown()) == shown
    assert "".join(anchor.mark for anchor in lines.around()) == around

"""Each bench runs, at tiny sizes: what it prints is measured, its clocks are nobody's promise here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.bench import next_dossier, page_shown, saving, scrolling, searching, start_up
from tests.bench.__main__ import main
from tests.bench.figure import Figure, median, p99, show, skipped
from tests.bench.rig import room
from tests.helpers.sample_once import workspace_in


@pytest.mark.parametrize(
    ("measure", "figures"),
    [
        (lambda: start_up.measure(1), 1),
        (lambda: page_shown.measure(3), 1),
        (lambda: scrolling.measure(6, 4), 2),
        (lambda: searching.measure(12), 1),
    ],
    ids=["start_up", "page_shown", "scrolling", "searching"],
)
def test_it_runs(measure: Callable[[], list[Figure]], figures: int, qapp: QApplication) -> None:
    found = measure()
    assert len(found) == figures
    assert all(one.measured is not None and one.measured > 0 for one in found)


def test_those_over_the_sample_run(tmp_path: Path, qapp: QApplication) -> None:
    workspace_in(tmp_path)
    assert len(saving.measure(tmp_path, 8)) == 1
    with room(tmp_path) as opened:
        assert len(next_dossier.measure(opened, 2)) == 2


def test_a_figure_says_whether_it_holds(capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = Figure("good", 1.0, 1.3), Figure("bad", 2.0, 1.3)
    assert show([good, *skipped("none", 1.0, "no such thing here")]) == 0
    assert show([good, bad]) == 1
    told = capsys.readouterr().out
    assert "FAILS" in told
    assert "no such thing here" in told


def test_middle_and_end() -> None:
    assert median([3, 1, 2]) == 2
    assert p99([*range(200)]) == 198
    assert p99([5.0]) == 5.0


def test_a_strange_part_is_refused() -> None:
    with pytest.raises(SystemExit):
        main(["no_such_bench"])

"""A crash report says where, never what was read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ui.crash import CrashReporter, report_of


def _crash(secret: str) -> None:
    raise ValueError(f"cannot read {secret}")


def test_the_report_holds_places_and_no_values() -> None:
    try:
        _crash(chr(97) + "pplicant")
    except ValueError as error:
        report = report_of(type(error), error, error.__traceback__)
    assert "in _crash" in report
    assert "ValueError" in report
    assert "applicant" not in report


def test_a_caught_error_is_kept_and_shown_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown: list[str] = []

    def show(report: str) -> None:
        shown.append(report)
        reporter.caught(KeyError, KeyError("while showing"), None)  # not shown on top of the first

    reporter = CrashReporter(show, tmp_path)
    try:
        _crash("x")
    except ValueError:
        reporter.caught(*sys.exc_info())  # type: ignore[arg-type]
    assert len(shown) == 1
    assert "ValueError" in shown[0]
    assert list(tmp_path.glob("report-*.txt"))
    assert "in _crash" in capsys.readouterr().err

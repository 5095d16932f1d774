"""Defects of ours: a report a person can read and save. It holds the trace and versions, no content."""

from __future__ import annotations

import faulthandler
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

import PySide6

from desktop.paths import local_data
from ui.later import later

Shown = Callable[[str], None]


class CrashReporter:
    """Catches what nobody caught, in every thread; writes it down and shows it once at a time."""

    def __init__(self, show: Shown, folder: Path | None = None) -> None:
        self._show = show
        self._folder = folder or local_data() / "reports"
        self._faults: TextIO | None = None
        self._showing = False

    def install(self) -> None:
        """From here on: hard faults go to a file, exceptions to `caught`."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._faults = (self._folder / "faults.txt").open("a", encoding="utf-8")
            faulthandler.enable(self._faults)
        except OSError:
            faulthandler.enable()
        sys.excepthook = self.caught
        threading.excepthook = self._in_thread

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = report_of(kind, error, trace)
        sys.stderr.write(report)
        self._keep(report)
        if not self._showing:
            self._showing = True
            self._show(report)
            self._showing = False

    def _in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            report = report_of(args.exc_type, args.exc_value, args.exc_traceback)
            sys.stderr.write(report)
            self._keep(report)

    def _keep(self, report: str) -> None:
        name = _now().replace(":", "")
        try:
            (self._folder / f"report-{name}.txt").write_text(report, "utf-8")
        except OSError:
            return


def _now() -> str:
    return str(later("desktop.clock").now())


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Versions and the trace: places in the program, not values. The message of the error is left
    out but for its type, since it may quote what was read."""
    frames, platform = "".join(traceback.format_tb(trace)), later("platform")
    return (
        f"Alqa report, {_now()}\n"
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, {platform.platform()}\n"
        f"{frames}{kind.__module__}.{kind.__qualname__}\n"
    )

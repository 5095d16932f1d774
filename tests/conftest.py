"""What holds for every test: a place of its own, no network, no stray warnings or log lines."""

from __future__ import annotations

import logging
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

HOME = "ALQA_TESTS_HOME"
NETWORK = (socket.AF_INET, socket.AF_INET6)


def place_of_its_own() -> None:
    """Files of "this user" go to a temporary folder that the workers of one run share; English, no window."""
    if HOME not in os.environ:
        os.environ[HOME] = tempfile.mkdtemp(prefix="alqa-tests-")
    home = os.environ[HOME]
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "LOCALAPPDATA"):
        os.environ[variable] = home
    os.environ.update(QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8", LANG="C.UTF-8")


def no_network(event: str, args: tuple[Any, ...]) -> None:
    """An audit hook: opening an internet socket or asking a name server is a defect, wherever it happens."""
    if event == "socket.__new__" and args[1] in NETWORK:
        raise RuntimeError("Alqa never opens an internet socket")
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        raise RuntimeError("Alqa never asks a name server")


place_of_its_own()
sys.addaudithook(no_network)
SLOW = [HealthCheck.too_slow]
settings.register_profile("alqa", deadline=None, derandomize=True, suppress_health_check=SLOW)
settings.load_profile("alqa")


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(HOME, ""), ignore_errors=True)


class Stray(logging.Handler):
    """Keeps the log lines that should not have been written."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """A log line of level WARNING or above fails the test, unless it is marked `logs`."""
    stray = Stray()
    logging.getLogger().addHandler(stray)
    try:
        result = yield
    finally:
        logging.getLogger().removeHandler(stray)
    if stray.lines and item.get_closest_marker("logs") is None:
        pytest.fail("stray log lines:\n" + "\n".join(stray.lines), pytrace=False)
    return result

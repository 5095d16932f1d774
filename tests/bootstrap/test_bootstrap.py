"""`packaging/bootstrap.py`: an old Python, missing system packages, environments ready and not."""

from __future__ import annotations

import importlib
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ui.__main__ import wants_window

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Imports a module of packaging/ the way bootstrap.py does."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    return importlib.import_module


def started(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True)


def test_an_older_python_is_told_in_a_sentence() -> None:
    code = (
        "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0);"
        f"sys.path.insert(0, {str(PACKAGING)!r});"
        f"runpy.run_path({str(PACKAGING / 'bootstrap.py')!r}, run_name='__main__')"
    )
    told = started(code, "run")
    assert told.returncode == 3
    assert "needs Python 3.11 or newer; this is Python 3.9" in told.stderr
    assert "Traceback" not in told.stderr


def test_an_unknown_word_is_wrong_usage() -> None:
    told = subprocess.run(
        [sys.executable, str(PACKAGING / "bootstrap.py"), "run", "--no-such"], capture_output=True
    )
    assert told.returncode == 2


def test_what_is_there_is_found(module: Any) -> None:
    needs = module("system_needs")
    assert needs.present(needs.Need("python3-venv", module="ensurepip"))
    assert not needs.present(needs.Need("no-such", "libno-such.so.9"))
    assert not needs.present(needs.Need("no-such", program="no-such-program"))


@pytest.fixture
def bare(module: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """A Linux that lacks one library, with an apt-get that writes down what it is asked."""
    needs = module("system_needs")
    script = tmp_path / "apt-get"
    script.write_text(f'#!/bin/sh\necho "$@" >> "{tmp_path}/asked"\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(needs, "WINDOWLESS", (needs.Need("libno-such9", "libno-such.so.9"),))
    monkeypatch.setattr(needs.sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return needs


@pytest.mark.skipif(sys.platform == "win32", reason="apt-get is a shell script here")
class TestMissingLibraries:
    def test_a_user_is_given_the_line_to_run(self, bare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        with pytest.raises(Exception, match="sudo apt-get install -y libno-such9") as caught:
            bare.provide(tests=False, venv=False)
        assert type(caught.value).__name__ == "Stop"

    def test_root_installs_them(self, bare: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        with pytest.raises(Exception, match="yet not found: libno-such9"):
            bare.provide(tests=False, venv=False)
        asked = (tmp_path / "asked").read_text().splitlines()
        assert asked[0].startswith("update")
        assert asked[1].endswith("libno-such9")

    def test_nothing_is_asked_when_all_are_there(
        self, bare: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setattr(bare, "WINDOWLESS", ())
        bare.provide(tests=False, venv=True)
        assert not (tmp_path / "asked").exists()


def finished(environment: Any, folder: Path, want: str) -> Any:
    """An environment as it stands after a set-up for `want`, with a Python that is a link to this one."""
    place = environment.Environment(folder)
    place.scripts.mkdir(parents=True)
    place.python.symlink_to(sys.executable)
    place.stamp.write_text(environment.expected(place, want), "utf-8")
    return place


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
class TestEnvironment:
    @pytest.mark.parametrize(
        ("have", "want", "ready"), [("run", "run", True), ("test", "run", True), ("run", "test", False)]
    )
    def test_the_larger_set_serves_both(
        self, module: Any, tmp_path: Path, have: str, want: str, ready: bool
    ) -> None:
        environment = module("environment")
        assert environment.ready(finished(environment, tmp_path / "venv", have), want) is ready

    def test_a_changed_lock_is_seen(
        self, module: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        environment = module("environment")
        place = finished(environment, tmp_path / "venv", "test")
        (tmp_path / "lock").write_text("changed")
        monkeypatch.setitem(environment.LOCKS, "test", tmp_path / "lock")
        assert not environment.ready(place, "test")

    def test_a_moved_environment_is_not_ready_and_made_anew(self, module: Any, tmp_path: Path) -> None:
        environment = module("environment")
        finished(environment, tmp_path / "old", "test").folder.rename(tmp_path / "new")
        place = environment.Environment(tmp_path / "new")
        assert not environment.ready(place, "test")
        assert environment.moved(place)

    def test_a_folder_of_something_else_is_left_alone(self, module: Any, tmp_path: Path) -> None:
        environment = module("environment")
        (tmp_path / "letter.txt").write_text("mine")
        with pytest.raises(Exception, match="not a virtual environment"):
            environment.make(environment.Environment(tmp_path))
        assert (tmp_path / "letter.txt").read_text() == "mine"

    def test_the_launcher_works_from_a_path_with_spaces_and_quotes(self, module: Any, tmp_path: Path) -> None:
        environment = module("environment")
        place = environment.Environment(tmp_path / "it's a venv")
        place.scripts.mkdir(parents=True)
        place.python.write_text('#!/bin/sh\nprintf "%s|" "$@"\n')
        place.python.chmod(0o755)
        environment.launcher(place)
        script = place.scripts / "alqa"
        told = subprocess.run([script, "rank", "two words"], capture_output=True, text=True, check=True)
        assert told.stdout == "-P|-m|ui|rank|two words|"


@pytest.mark.skipif(sys.platform == "win32", reason="modes of files are POSIX")
def test_the_passphrase_file_is_private(module: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = module("main_job").Job(module("environment").Environment(tmp_path / "venv"), tmp_path)
    asked: list[tuple[Any, ...]] = []
    monkeypatch.setattr(job, "alqa", lambda *words: asked.append(words) or 0)
    assert job.prepare() == 0
    assert stat.S_IMODE(job.secret.stat().st_mode) == 0o600
    assert asked == [("sample", job.round)]


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ([], True),
        (["--lang", "ru"], True),
        (["."], True),
        ([".", "--passphrase-file", "nowhere"], True),
        (["gone.alqa-pack"], True),
        (["rank", "--rule", "x"], False),
        (["sample", "."], False),
        (["--help"], False),
        (["no-such-verb"], False),
    ],
)
def test_a_verb_is_a_command_and_a_thing_opens_the_app(words: list[str], window: bool) -> None:
    assert wants_window(words) is window

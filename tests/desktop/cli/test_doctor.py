"""What the doctor says to a person: its own checks in the person's language, programs by their names."""

from __future__ import annotations

import pytest

from desktop.cli.main import main
from desktop.desks import doctor
from desktop.desks.doctor import Finding


def test_checks_are_named_in_the_language_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [
        Finding("PageServer", True, "41"),
        Finding("StrayFiles", False, "2"),
        Finding("PyNaCl", True, "1"),
    ]
    monkeypatch.setattr(doctor, "examine", lambda: found)
    assert main(["doctor", "--lang", "kk"]) == 3
    said = capsys.readouterr()
    lines = (said.out + said.err).splitlines()
    assert lines == ["жақсы: құжаттарды оқу 41", "түзету керек: артық файлдар 2", "жақсы: PyNaCl 1"]

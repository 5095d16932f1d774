"""Which mounted volumes are sticks."""

from __future__ import annotations

import sys

import pytest

from ui.drives import in_folder_of_mounts, removable


@pytest.mark.parametrize(
    ("root", "stick"),
    [
        ("/media/aigerim/KINGSTON", True),
        ("/run/media/aigerim/USB", True),
        ("/Volumes/USB", True),
        ("/", False),
        ("/home", False),
        ("/boot/efi", False),
    ],
)
def test_what_desktops_mount_for_a_person_is_a_stick(root: str, stick: bool) -> None:
    assert in_folder_of_mounts(root) is stick


@pytest.mark.skipif(sys.platform == "win32", reason="letters are asked of Windows")
def test_the_system_disk_is_never_offered() -> None:
    assert all(in_folder_of_mounts(str(drive.root)) for drive in removable())

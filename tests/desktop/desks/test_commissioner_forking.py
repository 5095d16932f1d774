"""Two versions of one author: what is known here, what the other file says, what an answer names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.desks import commissioner
from desktop.desks.commissioner.forking import Difference, fork
from desktop.desks.views import HandedIn
from desktop.errors import AlqaError
from desktop.exchange import statements
from desktop.model.statements import Request
from desktop.storage import backup
from desktop.storage.workspace import Workspace
from desktop.trust import envelope
from desktop.trust.digest import comparison_code
from tests.helpers import packs, world


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with packs.open_pack(tmp_path, packs.first_pack(tmp_path)).workspace as opened:
        yield opened


@pytest.fixture
def two(ws: Workspace, tmp_path: Path) -> tuple[HandedIn, HandedIn]:
    """This computer and a copy of it hand in different marks."""
    backup.make(ws, tmp_path / "copy")
    packs.fill(ws)
    here = commissioner.hand_in(ws, tmp_path / "here.alqa-scores")
    with commissioner.open_workspace(tmp_path / "copy", world.PASSPHRASE) as other:
        packs.fill(other)
        commissioner.set_mark(other, "D1", "A2", 1)
        there = commissioner.hand_in(other, tmp_path / "there.alqa-scores")
    return here, there


def request(folder: Path, *bundles: str) -> Path:
    body = Request("alqa.request.v1", world.ROUND, "C02", sorted(bundles), world.WHEN)
    path = folder / "C02.alqa-request"
    statements.write_statement(path, envelope.sign(world.person("secretary"), body))
    return path


def test_what_was_signed_here_is_told_from_what_was_not(
    ws: Workspace, two: tuple[HandedIn, HandedIn], tmp_path: Path
) -> None:
    here, there = two
    view = fork(ws, request(tmp_path, here.digest, there.digest))
    known = {one.digest: one for one in view.branches}
    mine, other = known[here.digest], known[there.digest]
    assert (mine.here, mine.code, mine.sequence, mine.marks) == (True, here.code, 1, 4)
    assert (other.here, other.code, other.sequence, other.marks) == (False, there.code, None, None)
    assert (view.differences, view.marks, view.answered) == ((), 4, False)


def test_the_other_file_shows_what_differs(
    ws: Workspace, two: tuple[HandedIn, HandedIn], tmp_path: Path
) -> None:
    here, there = two
    view = fork(ws, request(tmp_path, here.digest, there.digest), [there.path])
    known = {one.digest: one for one in view.branches}
    assert (known[there.digest].sequence, known[there.digest].marks) == (1, 4)
    assert view.differences == (Difference("D1", {"en": "Title D1"}, "A2", 6, 1),)


def test_a_file_that_is_not_asked_about_is_refused(
    ws: Workspace, two: tuple[HandedIn, HandedIn], tmp_path: Path
) -> None:
    here, there = two
    asked = request(tmp_path, here.digest, "5" * 64)
    with pytest.raises(AlqaError, match="fork-file-other") as caught:
        fork(ws, asked, [there.path])
    assert caught.value.args_of == {"name": "there.alqa-scores"}


def test_an_answer_names_both(ws: Workspace, two: tuple[HandedIn, HandedIn], tmp_path: Path) -> None:
    here, there = two
    asked = request(tmp_path, here.digest, there.digest)
    commissioner.resolve(ws, asked, tmp_path / "answer.alqa-scores")
    assert fork(ws, asked).answered


def test_a_request_about_strange_files_says_only_their_codes(ws: Workspace, tmp_path: Path) -> None:
    view = fork(ws, request(tmp_path, "1" * 64, "2" * 64))
    assert [(one.here, one.code) for one in view.branches] == [
        (False, comparison_code("1" * 64)),
        (False, comparison_code("2" * 64)),
    ]
    assert (view.marks, view.answered) == (0, False)

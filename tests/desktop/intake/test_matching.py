"""Folders to applications, files to documents, by names alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import AlqaError
from desktop.intake import dropping
from desktop.intake.language import language, short
from desktop.intake.matching import Known, code_in, files, folders, shortened, shown, without
from desktop.intake.names import likeness
from tests.helpers.registers import round_file

APPLICATIONS = [
    Known("FK16-ALM-PHA02", ("Кластер лекарственного сырья «Жетысу»", "«Жетісу» дәрілік шикізат кластері")),
    Known("FK16-ATY-MAN07", ("Кластер нефтесервиса «Атырау»",)),
    Known("FK16-KUS-FOO01", ("Мукомольный кластер «Тобол»",)),
    Known("FK16-KUS-MAN01", ("Кластер сельхозмашиностроения «Тобол»",)),
]
PAPERS = round_file().documents


@pytest.mark.parametrize(
    ("name", "code", "how"),
    [
        ("FK16-ALM-PHA02", "FK16-ALM-PHA02", "exact"),
        ("fk16-alm-pha02 (копия)", "FK16-ALM-PHA02", "exact"),
        ("01 ALM-PHA02 Жетысу", "FK16-ALM-PHA02", "exact"),
        ("Нефтесервис Атырау", "FK16-ATY-MAN07", "guess"),
        ("atyrau nefteservis", "FK16-ATY-MAN07", "guess"),
        ("Жетісу дәрілік шикізат", "FK16-ALM-PHA02", "guess"),
        ("Тобол", "", "none"),  # two fit alike: a person says which
        ("Разное", "", "none"),
    ],
)
def test_folders(name: str, code: str, how: str) -> None:
    found = folders([name], APPLICATIONS)[0]
    assert (found.code, found.how) == (code, how)


def test_a_code_is_given_once_by_guess() -> None:
    found = folders(["Атырау нефтесервис", "Атырау нефтесервис старое"], APPLICATIONS)
    assert [one.code for one in found].count("FK16-ATY-MAN07") == 1


def test_numbered_folders_go_to_numbered_codes() -> None:
    known = [Known("1", ("Альфа",)), Known("12", ("Бета",))]
    assert [one.code for one in folders(["01", "12. Какая-то", "112"], known)] == ["1", "12", ""]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("D09.pdf", "D09"),
        ("d09_письма.docx", "D09"),
        ("ustav.pdf", "D04"),
        ("4. что-то.pdf", "D04"),
        ("Письмо акима.jpg", "D09"),
        ("заявка подписанная.PDF", "D01"),
        ("өтінім.docx", "D01"),
        ("papers/Список участников.xlsx", "D02"),
        ("IMG_2034.jpg", ""),
    ],
)
def test_files(name: str, code: str) -> None:
    assert files([name], PAPERS)[0].code == code


def test_many_folders_are_matched_without_comparing_all_with_all() -> None:
    known = [Known(f"R-{n:04d}", (f"Кластер номер {n} «Имя{n}»",)) for n in range(400)]
    names = [f"R-{n:04d} папка" for n in range(0, 400, 8)] + ["Кластер Имя7", "Имя399 скан"]
    found = folders(names, known)
    assert [one.code for one in found[:50]] == [f"R-{n:04d}" for n in range(0, 400, 8)]
    assert [one.code for one in found[50:]] == ["R-0007", "R-0399"]


def test_loose_files_carry_their_application() -> None:
    codes = [one.code for one in APPLICATIONS]
    assert code_in("ALM-PHA02_D09.pdf", codes) == "FK16-ALM-PHA02"
    assert files([without("ALM-PHA02_D09.pdf", "FK16-ALM-PHA02")], PAPERS)[0].code == "D09"
    assert shortened(["A", "B"]) == {}


@given(st.lists(st.text(max_size=30), max_size=6, unique=True))
def test_names_of_any_kind_are_only_compared(names: list[str]) -> None:
    found = folders(names, APPLICATIONS)
    codes = [one.code for one in found if one.how == "guess"]
    assert [one.name for one in found] == names
    assert len(codes) == len(set(codes))


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_between_nothing_and_the_same(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1


@given(st.text(max_size=300))
def test_a_shown_name_is_one_line_without_a_folder(name: str) -> None:
    kept = shown(name)
    assert kept.isprintable()
    assert "/" not in kept
    assert len(kept) <= 200


def tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def is_application(name: str) -> bool:
    return folders([name], APPLICATIONS)[0].how != "none"


def test_three_shapes_are_told_apart(tmp_path: Path) -> None:
    tree(
        tmp_path, "all/register.xlsx", "all/One/a.pdf", "all/One/deep/b.pdf", "all/Two/c.pdf", "all/.hidden",
        "ALM-PHA02/scans/d.pdf", "ALM-PHA02/e.pdf", "KUS-FOO01_D01.pdf", "all/__MACOSX/f.pdf",
        "all/Two/Thumbs.db",
    )  # fmt: skip
    seen = dropping.look(
        [tmp_path / "all", tmp_path / "ALM-PHA02", tmp_path / "KUS-FOO01_D01.pdf"], is_application
    )
    assert [path.name for path in seen.tables] == ["register.xlsx"]
    assert {folder.name: [file.name for file in folder.files] for folder in seen.folders} == {
        "One": ["One/a.pdf", "One/deep/b.pdf"],
        "Two": ["Two/c.pdf"],
        "ALM-PHA02": ["ALM-PHA02/e.pdf", "ALM-PHA02/scans/d.pdf"],
    }
    assert [file.name for file in seen.loose] == ["KUS-FOO01_D01.pdf"]
    assert seen.faults == ()


def test_links_are_named_and_not_followed(tmp_path: Path) -> None:
    tree(tmp_path, "secret/key.pdf", "One/a.pdf")
    (tmp_path / "One" / "out").symlink_to(tmp_path / "secret")
    (tmp_path / "One" / "file.pdf").symlink_to(tmp_path / "secret" / "key.pdf")
    seen = dropping.look([tmp_path / "One"], is_application)
    assert [file.name for file in seen.folders[0].files] == ["One/a.pdf"]
    assert [fault.code for fault in seen.faults] == ["drop-link", "drop-link"]


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dropping, "MOST_FILES", 2)
    tree(tmp_path, "One/a", "One/b", "One/c")
    with pytest.raises(AlqaError) as caught:
        dropping.look([tmp_path / "One"], is_application)
    assert caught.value.code == "drop-too-many"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Кластердің даму стратегиясы және іс-шаралар жоспары туралы құжат ұсынылды", "kk"),
        ("Стратегия развития кластера и план мероприятий на три года", "ru"),
        ("The strategy of the cluster and its plan of action for three years", "en"),
        ("12 000", None),
    ],
)
def test_languages_by_letters(text: str, lang: str | None) -> None:
    assert language(text) == lang
    assert short(text) == lang

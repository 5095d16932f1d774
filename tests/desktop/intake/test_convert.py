"""Papers of other kinds: pictures always, office papers where LibreOffice is, everything else in words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from desktop.errors import AlqaError
from desktop.intake.convert import ending_of, kind_of, to_pdf
from desktop.intake.office import Office, find
from desktop.pages import image_child
from desktop.pages.imaging import image_pdf
from desktop.pages.probe import probe
from desktop.pages.server import PageServer
from tests.helpers.registers import GOOD, workbook

BARE = Image.new("RGB", (60, 90), "white")


def picture(form: str, **how: object) -> bytes:
    out = io.BytesIO()
    BARE.save(out, form, **how)
    return out.getvalue()


def go_on() -> None:
    """Nobody wants it to stop."""


def refusal(data: bytes, name: str, office: Office | None = None) -> str:
    with pytest.raises(AlqaError) as caught, office or Office("") as one:
        to_pdf(data, name, one, go_on)
    return caught.value.code


@pytest.fixture(scope="module")
def pages() -> Iterator[PageServer]:
    with PageServer() as server:
        yield server


def test_a_picture_becomes_the_same_pdf_each_time_in_a_child(pages: PageServer) -> None:
    data = picture("JPEG")
    made = image_pdf(data, "a.jpg")
    assert made == image_child.work(data, 10**6)
    assert data[:200] in made or b"DCTDecode" in made  # a photograph keeps its own bytes
    seen = probe(pages, made)
    assert (seen.verdict, seen.pages) == ("no-text", 1)


@pytest.mark.parametrize("form", ["PNG", "TIFF", "GIF", "BMP"])
def test_forms_of_pictures(form: str, pages: PageServer) -> None:
    assert probe(pages, image_child.work(picture(form), 10**6)).pages == 1


def test_every_frame_is_a_page_and_lies_as_it_was_taken(pages: PageServer) -> None:
    several = picture("TIFF", save_all=True, append_images=[BARE.rotate(90, expand=True)])
    sizes = [(size.width, size.height) for size in probe(pages, image_child.work(several, 10**6)).sizes]
    assert [width < height for width, height in sizes] == [True, False]
    turned = Image.Exif()
    turned[0x0112] = 6
    seen = probe(pages, image_child.work(picture("JPEG", exif=turned), 10**6))
    assert seen.sizes[0].width > seen.sizes[0].height


@pytest.mark.parametrize(
    ("data", "pixels", "answer"),
    [
        (picture("PNG"), 60 * 90 - 1, b"image-too-large"),
        (picture("PNG")[:60], 10**6, b"image-unreadable"),
        (b"\x89PNG\r\n\x1a\nrest", 10**6, b"image-unreadable"),
        (picture("JPEG")[:300], 10**6, b"image-unreadable"),
    ],
)
def test_pictures_that_are_refused(data: bytes, pixels: int, answer: bytes) -> None:
    assert image_child.work(data, pixels) == answer


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.pdf", "document-no-bytes"),
        (b"text", "a.txt", "file-kind"),
        (zipped("a"), "a.zip", "file-kind"),
        (zipped("a"), "a.docx", "file-kind"),
        (zipped("[Content_Types].xml"), "a.docx", "office-missing"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest", "a.docx", "office-encrypted"),
        (b"PK\x03\x04 torn", "a.xlsx", "office-failed"),
        (b"MZ\x90\x00", "a.docx", "file-kind"),
    ],
)
def test_what_cannot_come_in_is_refused_in_words(data: bytes, name: str, code: str) -> None:
    assert refusal(data, name) == code


def test_a_kind_is_told_by_content() -> None:
    assert kind_of(b"%PDF-1.7", "a.docx") == "pdf"
    assert kind_of(picture("PNG"), "a.pdf") == "image"
    assert ending_of("../../x.docx; rm -rf") == ""
    assert ending_of("A.DOCX") == ".docx"


def a_script(folder: Path, text: str) -> str:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize(
    ("text", "code"),
    [("exit 1", "office-failed"), ("exit 0", "office-failed"), ("sleep 60 & sleep 60", "office-hangs")],
)
def test_a_converter_that_fails_costs_one_paper(tmp_path: Path, text: str, code: str) -> None:
    data = zipped("[Content_Types].xml")
    assert refusal(data, "a.docx", Office(a_script(tmp_path, text), seconds=0.3)) == code


def test_the_converter_gets_names_of_ours_and_none_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALQA_SECRET", "x")
    told = tmp_path / "told"
    program = a_script(tmp_path, f'env > {told}; echo "$@" >> {told}; exit 1')
    assert refusal(zipped("[Content_Types].xml"), "$(reboot) имя.docx", Office(program)) == "office-failed"
    said = told.read_text("utf-8")
    assert "ALQA_SECRET" not in said
    assert "reboot" not in said
    assert "/paper.docx" in said
    assert not Path(said.split("--outdir ")[1].split()[0]).exists()  # the folder went away


def test_a_person_who_stops_stops_the_converter(tmp_path: Path) -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError), Office(a_script(tmp_path, "sleep 60")) as office:
        office.pdf(b"x", ".docx", "a", stop)


@pytest.mark.skipif(find() is None, reason="LibreOffice is not installed here")
def test_a_real_workbook_comes_in(tmp_path: Path, pages: PageServer) -> None:
    data = workbook(tmp_path / "r.xlsx", GOOD).read_bytes()
    with Office() as office:
        made = to_pdf(data, "r.xlsx", office, go_on)
    seen = probe(pages, made.pdf)
    assert made.kind == "office"
    assert "РЕЕСТР ЗАЯВОК" in "".join(seen.texts)

"""The probe over third-party documents: each opens or is refused in words; none hangs or crashes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.errors import Fault
from desktop.intake.probe import row
from desktop.pages.probe import probe
from desktop.pages.server import PageServer
from desktop.words import load

Maker = Callable[..., bytes]


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def verdicts(server: PageServer, folder: Path) -> Counter[tuple[str, str | None]]:
    first = server.pid
    found = [row(path, server) for path in files(folder)]
    assert first is None or server.pid == first  # no restart was needed
    return Counter((each["verdict"], each["code"]) for each in found)


def test_every_archive_pdf_opens(server: PageServer, corpora: Path) -> None:
    server.warm()
    found = verdicts(server, corpora / "pdf-a")
    assert sum(found.values()) > 80
    assert {verdict for verdict, _ in found} == {"ok", "no-text"}


def test_malformed_pdfs_open_or_are_refused(server: PageServer, corpora: Path) -> None:
    server.warm()
    found = verdicts(server, corpora / "pdf")
    assert sum(found.values()) > 100
    assert found["refused", "document-encrypted"] > 0
    assert not {code for _, code in found} & {"document-hangs", "document-crashed"}


def test_office_documents_are_refused_in_words(server: PageServer, corpora: Path) -> None:
    found = verdicts(server, corpora / "ooxml")
    assert set(found) == {("refused", "document-office")}
    said = load("kk").fault(Fault("document-office", {"name": "жоспар.docx"}))
    assert "жоспар.docx" in said.what


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.pdf", "document-no-bytes"),
        (b"PK\x03\x04 docx", "a.docx", "document-office"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "document-image"),
        (b"hello", "a.pdf", "document-not-pdf"),
        (b"%PDF-1.4", "a.pdf", "document-unreadable"),
    ],
)
def test_what_is_no_pdf_is_told_apart(server: PageServer, data: bytes, name: str, code: str) -> None:
    found = probe(server, data, name)
    assert (found.verdict, found.code, found.pages) == ("refused", code, 0)
    assert found.fault is not None
    assert found.fault.args["name"] == name


def test_scans_are_told_from_text(server: PageServer, pdf: Maker) -> None:
    assert probe(server, pdf("two words"), "a.pdf").chars == 8
    silent = probe(server, pdf(" ", "text", " "), "b.pdf")
    assert (silent.verdict, silent.silent_pages) == ("ok", [1, 3])
    assert probe(server, pdf(" "), "c.pdf").verdict == "no-text"

"""A document's bytes before PDFium sees them: read with a limit, and told from what is no PDF."""

from __future__ import annotations

from pathlib import Path

from desktop.errors import AlqaError

HEADER_WITHIN = 1024  # a PDF may begin a little late (ISO 32000, annex H.3.4.1)
OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
OFFICE_ENDINGS = frozenset(
    {".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf"}
)


def read_document(source: bytes | Path, name: str, most: int) -> tuple[str, bytes]:
    """The document's name and bytes; AlqaError file-not-found, file-unreadable or document-too-large."""
    if isinstance(source, bytes):
        data = source
    else:
        name = name or source.name
        data = _read(source, most)
    if len(data) > most:
        raise AlqaError("document-too-large", name=name)
    return name, data


def _read(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except FileNotFoundError:
        raise AlqaError("document-missing", name=path.name) from None
    except OSError as error:
        raise AlqaError("document-not-read", name=path.name, reason=error.strerror or "") from None


def foreign(data: bytes, name: str) -> str | None:
    """Why bytes are no PDF: a code, or None when they may be one."""
    if b"%PDF-" in data[:HEADER_WITHIN]:
        return None
    if not data:
        return "document-no-bytes"
    if data.startswith(OFFICE) or Path(name).suffix.lower() in OFFICE_ENDINGS:
        return "document-office"
    return "document-image" if data.startswith(IMAGES) else "document-not-pdf"

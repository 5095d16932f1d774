"""Whatever people hand in as the PDF that the commission reads; what was made here is said and kept."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePath
from typing import Literal, NamedTuple

from desktop.errors import AlqaError
from desktop.intake.grid import MOST_MEMBERS, MOST_UNPACKED
from desktop.intake.office import ENDINGS, Office, Stop
from desktop.pages.files import IMAGES, OFFICE, foreign
from desktop.pages.imaging import image_pdf

Kind = Literal["pdf", "office", "image", "joined"]
ZIP, RTF, OLE = OFFICE[0], OFFICE[2], OFFICE[1]


class Made(NamedTuple):
    """The PDF, and what it was made from ("pdf": nothing was made)."""

    pdf: bytes
    kind: Kind


def kind_of(data: bytes, name: str) -> Kind | None:
    """What a file is by its content, None for what cannot be shown; an office paper must also be called so,
    since any zip looks alike."""
    if foreign(data, name) is None:
        return "pdf"
    ending = ending_of(name)
    if data.startswith(IMAGES):
        return "image"
    return "office" if ending in ENDINGS and data.startswith(OFFICE) else None


def ending_of(name: str) -> str:
    """The ending of a name, lower case; one of ours or none at all."""
    ending = PurePath(name.replace("\\", "/")).suffix.lower()
    return ending if ending in ENDINGS else ""


def to_pdf(data: bytes, name: str, office: Office, stop: Stop) -> Made:
    """The paper as PDF. Raises the refusals of the kinds, `file-kind` for what is none of them."""
    if not data:
        raise AlqaError("document-no-bytes", name=name)
    kind = kind_of(data, name)
    if kind == "pdf":
        return Made(data, kind)
    if kind == "image":
        return Made(image_pdf(data, name), kind)
    if kind == "office":
        ending = _sound(data, name)
        return Made(office.pdf(data, ending, name, stop), kind)
    raise AlqaError("file-kind", name=name)


def _sound(data: bytes, name: str) -> str:
    """The ending for the converter, after a look into zip files: none may unpack without measure."""
    ending = ending_of(name)
    if data.startswith(ZIP):
        _weigh(data, name)
    elif data.startswith(OLE) and ending in (".docx", ".xlsx", ".pptx"):
        raise AlqaError("office-encrypted", name=name)  # how Office keeps papers under a password
    return ending


def _weigh(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            heavy = sum(item.file_size for item in members) > MOST_UNPACKED
            named = {item.filename for item in members}
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError):
        raise AlqaError("office-failed", name=name) from None
    if heavy or len(members) > MOST_MEMBERS:
        raise AlqaError("document-too-large", name=name)
    if not named & {"[Content_Types].xml", "mimetype", "content.xml"}:
        raise AlqaError("file-kind", name=name)

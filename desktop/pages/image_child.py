"""The child that makes a PDF from a picture: every frame of it on a page of its own, turned as it was taken.

Picture bytes are decoded here and nowhere else. It opens no file and writes none; the same picture always
gives the same PDF.
"""

from __future__ import annotations

import io
import signal
from collections.abc import Iterator
from multiprocessing.connection import Connection

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktop.pages.rights import allow_seconds, give_up_rights

A4 = (595.2756, 841.8898)  # points
FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP")
MOST_FRAMES = 500
REFUSED, TOO_LARGE = b"image-unreadable", b"image-too-large"
UNSOUND = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, TypeError, LookupError)


def serve(pipe: Connection, memory: int, seconds: float, pixels: int) -> None:
    """One picture in, one answer out: the PDF, or the code of a refusal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    give_up_rights(memory)
    allow_seconds(seconds)
    pipe.send_bytes(work(pipe.recv_bytes(), pixels))


def work(data: bytes, pixels: int) -> bytes:
    """A PDF of all frames, each no larger than `pixels`."""
    Image.MAX_IMAGE_PIXELS = None  # we count for ourselves, before anything is decoded
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            return _pdf(picture, data, pixels)
    except (MemoryError, Image.DecompressionBombError):
        return TOO_LARGE
    except UNSOUND:
        return REFUSED


def _pdf(picture: Image.Image, data: bytes, pixels: int) -> bytes:
    out = io.BytesIO()
    paper = Canvas(out, invariant=True, pageCompression=1)
    for count, frame in enumerate(_frames(picture, data)):
        if count >= MOST_FRAMES or frame.getSize()[0] * frame.getSize()[1] > pixels:
            return TOO_LARGE
        _page(paper, frame)
    paper.save()
    return out.getvalue()


def _frames(picture: Image.Image, data: bytes) -> Iterator[ImageReader]:
    """A plain photograph keeps its own bytes; everything else is decoded."""
    turned = picture.getexif().get(0x0112, 1) != 1
    if picture.format == "JPEG" and picture.mode in ("RGB", "L") and not turned:
        picture.load()  # a torn file shows itself here
        yield ImageReader(io.BytesIO(data))
        return
    for frame in ImageSequence.Iterator(picture):
        upright = ImageOps.exif_transpose(frame)
        yield ImageReader(_plain(upright))


def _plain(frame: Image.Image) -> Image.Image:
    """Without transparency (on white), in grey or in colours."""
    if frame.mode in ("1", "L"):
        return frame.convert("L")
    clear = frame.convert("RGBA")
    white = Image.new("RGBA", clear.size, (255, 255, 255, 255))
    return Image.alpha_composite(white, clear).convert("RGB")


def _page(paper: Canvas, frame: ImageReader) -> None:
    """On A4, lying or standing, as large as it fits."""
    width, height = frame.getSize()
    across, down = (A4[1], A4[0]) if width > height else A4
    scale = min(across / width, down / height)
    shown = (width * scale, height * scale)
    paper.setPageSize((across, down))
    paper.drawImage(frame, (across - shown[0]) / 2, (down - shown[1]) / 2, *shown)
    paper.showPage()

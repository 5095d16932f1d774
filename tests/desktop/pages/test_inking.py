"""Notes and stamps in PDFs: drawn where a reader sees them, at every turn, crop and in both renderers."""

from __future__ import annotations

import io
import multiprocessing
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from reportlab.pdfgen.canvas import Canvas

from desktop.errors import AlqaError
from desktop.pages import inking
from desktop.pages.ink_job import Job, Mark, Part, Stamp
from desktop.pages.ink_place import corners, shown_to_user
from desktop.pages.server import PageServer
from desktop.reports.stamp import Watermark, stamp
from tests.helpers.world import corpus

FILL, INK = "#FBE5A0", "#835000"
RGB = (0xFB, 0xE5, 0xA0)
WORDS = "Қазақстан Республикасы"
CROP = (60, 90, 560, 780)


@pytest.fixture(scope="module")
def server() -> Iterator[PageServer]:
    with PageServer() as made:
        yield made


def nothing(_done: int, _of: int) -> None:
    return


def paper(rotate: int = 0, crop: tuple[int, int, int, int] | None = None, pages: int = 1) -> bytes:
    """Pages with a line of text and a grey box, turned and cropped."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for _ in range(pages):
        canvas.setFont("Helvetica", 24)
        canvas.drawString(120, 600, "Highlight these words")
        canvas.setFillGray(0.5)
        canvas.rect(300, 300, 60, 60, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    with pikepdf.open(io.BytesIO(out.getvalue())) as pdf:
        for page in pdf.pages:
            page.rotate(rotate, relative=False)
            if crop:
                page.obj.CropBox = pikepdf.Array(list(crop))
        made = io.BytesIO()
        pdf.save(made)
    return made.getvalue()


def part_of(server: PageServer, data: bytes, *marks: Mark) -> Part:
    handle = server.open(data, "paper.pdf")
    try:
        return Part(data, "paper", inking.papers(server, handle), list(marks))
    finally:
        server.close_document(handle)


def words_box(server: PageServer, data: bytes) -> tuple[int, int, int, int]:
    """Where the line of text is seen."""
    handle = server.open(data, "paper.pdf")
    boxes = [box for box in server.boxes(handle, 1)[:21] if not box.empty]
    server.close_document(handle)
    return (
        min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes)
    )  # fmt: skip


def mark(box: tuple[int, int, int, int], area: bool = False, **changes: Any) -> Mark:
    given: dict[str, Any] = {
        "id": "N1", "page": 1, "boxes": [box], "area": area, "fill": FILL, "ink": INK, "line": "dashed",
        "author": WORDS, "subject": "Сұрақ", "text": "Неге?", "when": "2026-11-25T08:00:00Z",
    }  # fmt: skip
    return Mark(**(given | changes))


def by_pdfium(pdf: bytes, page: int = 0) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].render(scale=1).to_pil().convert("RGB")


def by_poppler(pdf: bytes, folder: Path, page: int = 0) -> Image.Image:
    if shutil.which("pdftoppm") is None:
        pytest.skip("Poppler is not here")
    (folder / "x.pdf").write_bytes(pdf)
    only = ["-singlefile", "-f", str(page + 1), "-cropbox", "-r", "72", "-png"]
    subprocess.run(["pdftoppm", *only, folder / "x.pdf", folder / "x"], check=True)
    return Image.open(folder / "x.png").convert("RGB")


def share(image: Image.Image, box: tuple[int, int, int, int], colour: tuple[int, int, int]) -> float:
    """How much of a box (1/1000 pt at 72 dpi) is of a colour."""
    seen = image.crop(tuple(round(edge / 1000) for edge in box))  # type: ignore[arg-type]
    red, green, blue = ImageChops.difference(seen, Image.new("RGB", seen.size, colour)).split()
    most = ImageChops.lighter(red, ImageChops.lighter(green, blue))
    return sum(most.histogram()[:7]) / (seen.width * seen.height)


TURNS = [(turn, crop) for turn in (0, 90, 180, 270) for crop in (None, CROP)]
GREY = (290, 290, 370, 370)  # around the grey box, in the PDF's own space


class Turned:
    """A page for each turn and crop, with a note on its words and one on its grey box; one child for all."""

    def __init__(self, server: PageServer, folder: Path) -> None:
        self.plain = [paper(turn, crop) for turn, crop in TURNS]
        self.words = [words_box(server, data) for data in self.plain]
        self.areas = [self._area(server, data) for data in self.plain]
        parts = [
            part_of(server, data, mark(words), mark(area, area=True))
            for data, words, area in zip(self.plain, self.words, self.areas, strict=True)
        ]
        self.noted = inking.ink(Job(parts, [], "t", "kk"), nothing)
        bare = [part_of(server, data) for data in self.plain]
        sizes = sorted({(round(p.papers[0].width / 1000), round(p.papers[0].height / 1000)) for p in bare})
        stamps = [
            Stamp(*size, stamp(Watermark(WORDS, "Конкурс", "25.11.2026 13:00"), *size)) for size in sizes
        ]
        self.stamped = inking.ink(Job(bare, stamps, "t", "kk"), nothing)
        self._folder = folder

    def _area(self, server: PageServer, data: bytes) -> tuple[int, int, int, int]:
        handle = server.open(data)
        a, b, c, d, e, f = server.transform(handle, 1)
        server.close_document(handle)
        xs = sorted(round(a * x + c * y + e) for x, y in (GREY[:2], GREY[2:]))
        ys = sorted(round(b * x + d * y + f) for x, y in (GREY[:2], GREY[2:]))
        return (xs[0], ys[0], xs[1], ys[1])

    def pictures(self, pdf: bytes, page: int) -> list[Image.Image]:
        return [by_pdfium(pdf, page), by_poppler(pdf, self._folder, page)]


@pytest.fixture(scope="module")
def turned(server: PageServer, tmp_path_factory: pytest.TempPathFactory) -> Turned:
    return Turned(server, tmp_path_factory.mktemp("turned"))


@pytest.mark.parametrize("at", range(len(TURNS)), ids=str)
def test_a_highlight_lies_on_its_words(turned: Turned, at: int) -> None:
    box = turned.words[at]
    for image in turned.pictures(turned.noted, at):
        assert share(image, box, RGB) > 0.45  # the rest is ink
        assert share(image, (0, 0, image.width * 1000, min(box[1] - 2_000, 40_000)), RGB) == 0
        whole = (0, 0, image.width * 1000, image.height * 1000)
        found = share(image, whole, RGB) * image.width * image.height
        both = [turned.words[at], turned.areas[at]]
        assert found < sum((b[2] - b[0]) * (b[3] - b[1]) for b in both) / 1e6 * 1.1


@pytest.mark.parametrize("at", range(len(TURNS)), ids=str)
def test_an_area_is_multiplied_and_framed(turned: Turned, at: int) -> None:
    """The grey box of the page shines through: a colour laid over it would hide it."""
    x0, y0, x1, y1 = turned.areas[at]
    middle = tuple(round(v * 128 / 255) for v in RGB)
    for image in turned.pictures(turned.noted, at):
        centre: Any = image.getpixel(((x0 + x1) // 2000, (y0 + y1) // 2000))
        assert all(abs(x - y) <= 8 for x, y in zip(centre, middle, strict=True)), centre
        assert share(image, turned.areas[at], RGB) > 0.2


@pytest.mark.parametrize("at", range(len(TURNS)), ids=str)
def test_a_stamp_is_upright_and_whole(turned: Turned, at: int) -> None:
    with pypdfium2.PdfDocument(turned.stamped) as document:
        text = document[at].get_textpage().get_text_range()
    assert text.count(WORDS) == 2
    assert "Конкурс · 25.11.2026 13:00" in text
    plain = by_pdfium(turned.plain[at])
    foot = (0, plain.height * 1000 - 18_000, plain.width * 1000, plain.height * 1000)
    assert share(plain, foot, (255, 255, 255)) == 1
    for image in turned.pictures(turned.stamped, at):
        assert 0.5 < share(image, foot, (255, 255, 255)) < 0.99
        assert share(image, (0, 0, image.width * 1000, 18_000), (255, 255, 255)) > 0.98


def test_the_annotations_say_what_the_notes_said(server: PageServer) -> None:
    data = paper(90, CROP, pages=2)
    box = words_box(server, data)
    marks = [
        mark(box, boxes=[box, (10_000, 20_000, 90_000, 40_000)]),
        mark((10_000, 200_000, 90_000, 400_000), area=True, id="N2", page=2, text="Ә\nБ", subject="Жазба"),
    ]
    made = inking.ink(Job([part_of(server, data, *marks)], [], "Өтінім", "kk"), nothing)
    reader = pypdf.PdfReader(io.BytesIO(made))
    first, second = (page["/Annots"] for page in reader.pages)
    (light,), (square,) = ([one.get_object() for one in notes] for notes in (first, second))  # type: ignore[attr-defined]
    assert light["/Subtype"] == "/Highlight"
    assert (light["/T"], light["/Contents"], light["/Subj"], light["/NM"]) == (WORDS, "Неге?", "Сұрақ", "N1")
    assert len(light["/QuadPoints"]) == 16
    assert [round(float(v), 2) for v in light["/C"]] == [0.98, 0.9, 0.63]
    assert light["/M"] == "D:20261125080000Z"
    assert light["/F"] == 4
    state = light["/AP"]["/N"]["/Resources"]["/ExtGState"]["/M"]
    assert state["/BM"] == "/Multiply"
    assert square["/Subtype"] == "/Square"
    assert square["/Contents"] == "Ә\nБ"
    assert "/QuadPoints" not in square
    assert reader.metadata is not None
    assert reader.metadata.title == "Өтінім"
    with pypdfium2.PdfDocument(made) as document:
        assert "Highlight these words" in document[0].get_textpage().get_text_range()


def test_quads_lead_back_to_the_same_place(server: PageServer) -> None:
    """Corner for corner, in the order that readers take: top left, top right, bottom left, bottom right."""
    data = paper(270, CROP)
    box = words_box(server, data)
    part = part_of(server, data, mark(box))
    made = inking.ink(Job([part], [], "t", "kk"), nothing)
    notes: Any = pypdf.PdfReader(io.BytesIO(made)).pages[0]["/Annots"]
    numbers = [float(v) for v in notes[0].get_object()["/QuadPoints"]]
    a, b, c, d, e, f = part.papers[0].matrix
    seen = [(a * x + c * y + e, b * x + d * y + f) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    x0, y0, x1, y1 = box
    assert seen == [pytest.approx(corner, abs=2) for corner in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]


def test_places_go_there_and_back() -> None:
    back = shown_to_user((0, -1000, -1000, 0, 5000, 7000))
    assert corners((0, 0, 1000, 2000), back)[0] == pytest.approx((7, 5))
    with pytest.raises(ValueError, match="no area"):
        shown_to_user((1, 2, 2, 4, 0, 0))


def test_documents_follow_one_another_under_their_names(server: PageServer) -> None:
    parts = [part_of(server, paper(pages=2)), part_of(server, paper(90))]
    seen: list[tuple[int, int]] = []
    made = inking.ink(Job(parts, [], "t", "kk"), lambda *step: seen.append(step))
    reader = pypdf.PdfReader(io.BytesIO(made))
    assert len(reader.pages) == 3
    outline: Any = reader.outline
    found = [(item.title, reader.get_destination_page_number(item)) for item in outline]
    assert found == [("paper", 0), ("paper", 2)]
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_nothing_that_acts_comes_along(server: PageServer) -> None:
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        act = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        pdf.Root.OpenAction = act
        pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=pikepdf.Array(["x", act])))
        page = pdf.pages[0].obj
        page.AA = pikepdf.Dictionary(O=act)
        launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
        visit = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org")
        kind: Any = {"Type": pikepdf.Name.Annot, "Subtype": pikepdf.Name.Link, "Rect": [0, 0, 9, 9]}
        page.Annots = pikepdf.Array([pikepdf.Dictionary(**kind, A=link) for link in (act, launch, visit)])
        out = io.BytesIO()
        pdf.save(out)
    made = inking.ink(Job([part_of(server, out.getvalue())], [], "t", "kk"), nothing)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        text = b"".join(
            obj.unparse(resolved=True) for obj in pdf.objects if not isinstance(obj, pikepdf.Stream)
        )
        assert b"JavaScript" not in text
        assert b"Launch" not in text
        assert b"example.org" in text
        assert "/OpenAction" not in pdf.Root


def test_hidden_layers_stay_hidden(server: PageServer) -> None:
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="secret"))
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer]))
        page = pdf.pages[0]
        page.obj.Resources.Properties = pikepdf.Dictionary(L=layer)
        page.contents_add(b"/OC /L BDC 1 0 0 rg 0 0 300 300 re f EMC")
        out = io.BytesIO()
        pdf.save(out)
    red = (255, 0, 0)
    assert share(by_pdfium(out.getvalue()), (0, 700_000, 90_000, 800_000), red) == 0
    made = inking.ink(Job([part_of(server, out.getvalue())], [], "t", "kk"), nothing)
    assert share(by_pdfium(made), (0, 700_000, 90_000, 800_000), red) == 0


def test_a_document_that_cannot_be_used_is_named(server: PageServer) -> None:
    good = part_of(server, paper())
    bad = Part(b"%PDF-1.7 nothing", "D05 strategy", good.papers)
    with pytest.raises(AlqaError) as caught:
        inking.ink(Job([good, bad], [], "t", "kk"), nothing)
    assert caught.value.faults[0].code == "ink-unreadable"
    assert caught.value.args_of == {"name": "D05 strategy"}


def test_too_much_is_refused_before_it_is_sent(server: PageServer) -> None:
    from desktop.pages.limits import Limits

    with pytest.raises(AlqaError) as caught:
        inking.ink(Job([part_of(server, paper())], [], "t", "kk"), nothing, Limits(document_bytes=10))
    assert caught.value.code == "document-too-large"


def test_a_child_that_is_killed_is_said(server: PageServer) -> None:
    """Killed after its first page, by its own id."""

    def kill(_done: int, _of: int) -> None:
        for child in multiprocessing.active_children():
            if child.name == "alqa-ink" and child.pid:
                os.kill(child.pid, signal.SIGKILL)

    job = Job([part_of(server, paper(pages=400))], [], "t", "kk")
    with pytest.raises(AlqaError) as caught:
        inking.ink(job, kill)
    assert caught.value.code == "ink-crashed"
    assert not [child for child in multiprocessing.active_children() if child.name == "alqa-ink"]


def test_a_child_that_hangs_is_ended(server: PageServer) -> None:
    """Stopped after its first page: the parent waits as long as a page may take, and no longer."""

    def stop(_done: int, _of: int) -> None:
        for child in multiprocessing.active_children():
            if child.name == "alqa-ink" and child.pid:
                os.kill(child.pid, signal.SIGSTOP)

    with pytest.raises(AlqaError) as caught:
        inking.ink(Job([part_of(server, paper(pages=400))], [], "t", "kk"), stop, page_seconds=0.3)
    assert caught.value.code == "ink-hangs"
    assert caught.value.args_of == {"name": "paper"}
    assert not [child for child in multiprocessing.active_children() if child.name == "alqa-ink"]


def test_stopping_ends_the_child(server: PageServer) -> None:
    class Enough(Exception):
        pass

    def stop(_done: int, _of: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        inking.ink(Job([part_of(server, paper(pages=3))], [], "t", "kk"), stop)
    assert not [child for child in multiprocessing.active_children() if child.name == "alqa-ink"]


def stamped(server: PageServer, path: Path) -> str:
    """The code with which a document was refused, or nothing: its copy opens and can be drawn."""
    try:
        part = part_of(server, path.read_bytes(), mark((10_000, 10_000, 60_000, 30_000)))
        small = Part(part.data, path.name, part.papers[:40], part.marks)
        sizes = {(round(p.width / 1000), round(p.height / 1000)) for p in small.papers}
        stamps = [Stamp(*size, stamp(Watermark("A", "B", "C"), *size)) for size in sizes if min(size) > 0]
        made = inking.ink(Job([small], stamps, "t", "kk"), nothing)
    except AlqaError as error:
        return error.code
    handle = server.open(made, path.name)
    assert handle.pages == len(small.papers)
    server.render(handle, 1, 0.5)
    server.close_document(handle)
    return ""


def test_public_documents_are_stamped_or_refused_in_words(server: PageServer) -> None:
    """Documents made to break readers: a copy that opens, or a code. Never a crash of ours."""
    files = sorted(corpus("pdf").rglob("*.pdf"))[::13]
    codes = {path.name: stamped(server, path) for path in files}
    strange = {
        name: code for name, code in codes.items() if code and not code.startswith(("document-", "ink-unr"))
    }
    assert not strange
    assert sum(not code for code in codes.values()) > len(files) // 3

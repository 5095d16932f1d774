"""What makes the protocol's file archival: fonts, colours, metadata, the form of its objects."""

from __future__ import annotations

import io
import re
from typing import Any
from xml.etree import ElementTree

import protocol_sample as sample
import pypdf
import pytest

from desktop.reports.protocol import render
from desktop.reports.protocol_metadata import srgb


@pytest.fixture(scope="module")
def pdf() -> bytes:
    out = io.BytesIO()
    render(sample.data(), ("kk", "ru"), out)
    return out.getvalue()


@pytest.fixture(scope="module")
def reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf), strict=True)


def catalog(reader: pypdf.PdfReader) -> Any:
    return reader.trailer["/Root"]


def test_every_font_is_an_embedded_subset(reader: pypdf.PdfReader) -> None:
    fonts = {
        f.get_object()["/BaseFont"]: f.get_object()
        for page in reader.pages
        for f in page["/Resources"]["/Font"].values()
    }
    assert {name.split("+")[1] for name in fonts} == {"NotoSans", "NotoSans-Bold"}
    assert all("/FontFile2" in font["/FontDescriptor"] and "/ToUnicode" in font for font in fonts.values())
    # A symbolic TrueType font has no encoding of its own in an archival file.
    assert all("/Encoding" not in font for font in fonts.values())


def test_catalogue_names_language_colours_and_metadata(reader: pypdf.PdfReader) -> None:
    root = catalog(reader)
    assert root["/Lang"] == "kk-KZ"
    intent = root["/OutputIntents"][0].get_object()
    assert intent["/S"] == "/GTS_PDFA1"
    profile = intent["/DestOutputProfile"].get_object()
    assert profile["/N"] == 3
    assert profile.get_data() == srgb()
    assert srgb()[36:40] == b"acsp"
    assert srgb()[16:20] == b"RGB "


def test_xmp_agrees_with_the_document_information(reader: pypdf.PdfReader) -> None:
    stream = catalog(reader)["/Metadata"].get_object()
    assert "/Filter" not in stream or not list(stream["/Filter"])
    packet = stream.get_data().decode("utf-8")
    ElementTree.fromstring(re.sub(r"<\?xpacket.*?\?>", "", packet).strip())
    info = reader.metadata
    assert info is not None
    assert f">{info.title}<" in packet
    assert f">{info.author}<" in packet
    assert "<pdfaid:part>2</pdfaid:part>" in packet
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in packet
    assert "<xmp:CreateDate>2016-11-24T10:15:00Z</xmp:CreateDate>" in packet
    assert info["/CreationDate"] == info["/ModDate"] == "D:20161124101500Z"


def test_streams_end_on_a_line_of_their_own_and_lengths_are_exact(pdf: bytes) -> None:
    found = list(re.finditer(rb"/Length (\d+)[^>]*>>\s*?\nstream\n", pdf))
    assert len(found) > 5
    for match in found:
        end = match.end() + int(match[1])
        assert pdf[end : end + 10] == b"\nendstream"


def test_nothing_transparent_active_or_linked(pdf: bytes, reader: pypdf.PdfReader) -> None:
    bare = re.sub(rb"\bstream\b.*?\bendstream\b", b"", pdf, flags=re.DOTALL)  # packed bytes spell anything
    for word in (
        b"/JavaScript",
        b"/JS",
        b"/Encrypt",
        b"/SMask",
        b"/AA ",
        b"/OpenAction",
        b"/Launch",
        b"/EmbeddedFile",
    ):
        assert word not in bare
    assert all("/Annots" not in page and "/Group" not in page for page in reader.pages)
    states = [
        g.get_object() for page in reader.pages for g in page["/Resources"].get("/ExtGState", {}).values()
    ]
    assert all(state.get("/ca", 1) == 1 and state.get("/CA", 1) == 1 for state in states)

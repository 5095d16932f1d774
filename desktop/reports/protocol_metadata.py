"""What makes the file an archival one: XMP, output intent, language, dates that are given, not read.

Built to the requirements of PDF/A-2b (ISO 19005-2, level B): fonts embedded as subsets, one sRGB
output intent, no transparency, no encryption, XMP that agrees with the document information.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

PRODUCER = "Alqa"
LOCALES = {"kk": "kk-KZ", "ru": "ru-KZ", "en": "en"}

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
<xmp:CreatorTool>{tool}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{tool}</pdf:Producer>
<pdf:Keywords>{keywords}</pdf:Keywords>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says of itself. `issued` is `YYYY-MM-DDTHH:MM:SSZ`; `langs` in their order."""

    title: str
    author: str
    subject: str
    keywords: str
    langs: tuple[str, ...]
    issued: str

    @property
    def locale(self) -> str:
        return LOCALES[self.langs[0]]


def apply(canvas: Canvas, metadata: Metadata) -> None:
    """Write the metadata into a canvas that was made with `invariant` and `lang`."""
    document: Any = canvas._doc
    document.encrypt = _LineEnds()
    _inform(document.info, metadata)
    document._timeStamp = _stamp(metadata.issued)
    document.Catalog.Metadata = _stream(_xmp(metadata).encode("utf-8"), Type="Metadata", Subtype="XML")
    profile = _stream(srgb(), N=3)
    intent = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
            "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile),
        }
    )
    document.Catalog.OutputIntents = pdfdoc.PDFArray([intent])
    # ReportLab writes only the catalogue entries that it knows by name.
    document.Catalog.__NoDefault__ = [*document.Catalog.__NoDefault__, "OutputIntents"]


class _Block(pdfdoc.PDFObject):  # type: ignore[misc]
    """A stream's bytes with the line end that ISO 19005 wants before `endstream`, beyond its length."""

    def __init__(self, content: bytes | str) -> None:
        self._content = content if isinstance(content, bytes) else pdfdoc.pdfdocEnc(content)

    def __len__(self) -> int:
        return len(self._content)

    def format(self, document: Any) -> bytes:
        return bytes(self._content) + b"\n"


class _LineEnds(pdfdoc.NoEncryption):  # type: ignore[misc]
    """ReportLab asks its (absent) encryption for a stream's final bytes: the one place to end them."""

    def encode(self, content: bytes | str) -> _Block:
        return _Block(content)


def _inform(info: Any, metadata: Metadata) -> None:
    info.title, info.author, info.subject = metadata.title, metadata.author, metadata.subject
    info.keywords = metadata.keywords
    info.creator = info.producer = PRODUCER
    info._dateFormatter = lambda *_: "D:" + "".join(c for c in metadata.issued if c.isdigit()) + "Z"


def _stamp(issued: str) -> Any:
    """ReportLab's time stamp, at the given time instead of the computer's."""
    stamp = pdfdoc.TimeStamp(True)
    moment = datetime.strptime(issued, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    stamp.t, stamp.lt = moment.timestamp(), tuple(moment.timetuple())
    stamp.YMDhms = tuple(moment.timetuple())[:6]
    return stamp


def _stream(content: bytes, **entries: Any) -> Any:
    named = {k: pdfdoc.PDFName(v) if isinstance(v, str) else v for k, v in entries.items()}
    stream = pdfdoc.PDFStream(dictionary=pdfdoc.PDFDictionary(named), content=content)
    stream.filters = []  # readable by any tool that looks for the packet
    return stream


def _xmp(metadata: Metadata) -> str:
    languages = "".join(f"<rdf:li>{LOCALES[lang]}</rdf:li>" for lang in metadata.langs)
    return XMP.format(
        title=escape(metadata.title),
        author=escape(metadata.author),
        subject=escape(metadata.subject),
        keywords=escape(metadata.keywords),
        languages=languages,
        tool=PRODUCER,
        date=metadata.issued,
    )


def srgb() -> bytes:
    """The sRGB profile as LittleCMS makes it, without the hour at which it was made."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes([7, 232, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])  # 1 January 2024: ICC.1 header, date
    profile[84:100] = bytes(16)  # the profile's MD5: zero is "not computed"
    return bytes(profile)

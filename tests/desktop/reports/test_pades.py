"""PAdES: a signature that stands tools' checks where pyHanko is installed; honest words where it is not."""

from __future__ import annotations

import datetime
import importlib.util
import io
import re
from pathlib import Path

import protocol_sample as sample
import pytest

from desktop.errors import AlqaError
from desktop.reports import pades
from desktop.reports.protocol import render

NEEDED = pytest.mark.skipif(
    importlib.util.find_spec("pyhanko") is None, reason="pyHanko is an optional extra (alqa[pades])"
)
SECRET = "қағаз"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    out = io.BytesIO()
    render(sample.data(), ("kk",), out)
    return out.getvalue()


def certificate(kind: str) -> pades.Certificate:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519
    from cryptography.hazmat.primitives.serialization import pkcs12

    key = ec.generate_private_key(ec.SECP256R1()) if kind == "ec" else ed25519.Ed25519PrivateKey.generate()
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Test official")])
    day = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(day)
        .not_valid_after(day + datetime.timedelta(days=3650))
        .sign(key, hashes.SHA256() if kind == "ec" else None)
    )
    seal = serialization.BestAvailableEncryption(SECRET.encode())
    return pades.Certificate(pkcs12.serialize_key_and_certificates(b"x", key, made, None, seal), SECRET)


@NEEDED
def test_the_signature_covers_the_file_and_holds(pdf: bytes) -> None:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    signed = pades.sign(pdf, certificate("ec"), "alqa.decision.v1 sha256:00")
    assert signed.startswith(pdf)
    found = PdfFileReader(io.BytesIO(signed)).embedded_signatures[0]
    context = ValidationContext(trust_roots=[found.signer_cert], allow_fetching=False)
    status = validate_pdf_signature(found, context)
    assert (status.intact, status.valid) == (True, True)
    assert str(found.sig_object["/SubFilter"]) == "/ETSI.CAdES.detached"
    flipped = bytearray(signed)
    flipped[len(pdf) // 2] ^= 1
    other = PdfFileReader(io.BytesIO(bytes(flipped))).embedded_signatures[0]
    assert not validate_pdf_signature(other, context).intact


@NEEDED
@pytest.mark.parametrize(
    ("kind", "secret", "code"), [("ec", "no", "pades-certificate"), ("ed", SECRET, "pades-key")]
)
def test_what_cannot_sign_is_refused(pdf: bytes, kind: str, secret: str, code: str) -> None:
    given = pades.Certificate(certificate(kind).data, secret)
    with pytest.raises(AlqaError) as caught:
        pades.sign(pdf, given, "")
    assert caught.value.code == code


def test_without_the_extra_it_says_so(pdf: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(pades, "import_module", absent)
    assert not pades.available()
    with pytest.raises(AlqaError) as caught:
        pades.sign(pdf, pades.Certificate(b"", ""), "")
    assert caught.value.code == "pades-missing"


def test_a_certificate_shows_no_secret() -> None:
    assert SECRET not in repr(pades.Certificate(b"x", SECRET))


def test_nothing_imports_it_at_the_top() -> None:
    root = Path(pades.__file__).parents[1]
    tops = re.compile(r"^(import|from) (pyhanko|cryptography)", re.MULTILINE)
    assert not [path for path in root.rglob("*.py") if tops.search(path.read_text("utf-8"))]

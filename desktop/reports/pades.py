"""A PDF signed as officials' tools expect (PAdES-B-B, ETSI EN 319 142), with a certificate that they trust.

pyHanko is an optional extra (`pip install alqa[pades]`): it brings an HTTP client along that we never
call. No time stamp and no revocation is fetched: nothing here talks to a network. What is signed
was laid out a moment before, never a file that came from elsewhere.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

from desktop.errors import AlqaError

FIELD: Final = "AlqaSignature"
PEOPLE_KEYS: Final = ("RSA", "EC")  # Ed25519 is refused by the tools that check


@dataclass(frozen=True, slots=True)
class Certificate:
    """A PKCS#12 file's bytes and what opens it."""

    data: bytes
    passphrase: str

    def __repr__(self) -> str:
        return "Certificate(...)"


def available() -> bool:
    """Whether this installation can sign so."""
    try:
        import_module("pyhanko.sign.signers")
    except ImportError:
        return False
    return True


def sign(pdf: bytes, certificate: Certificate, reason: str) -> bytes:
    """The PDF with an invisible signature as an incremental update; the bytes before it stay as they are.

    The time that the signature claims is this computer's. Raises `pades-missing`, `pades-certificate` (wrong
    passphrase, or no PKCS#12), `pades-key` (neither RSA nor an elliptic curve).
    """
    signers = _module("pyhanko.sign.signers")
    fields = _module("pyhanko.sign.fields")
    writer = _module("pyhanko.pdf_utils.incremental_writer")
    signer = _signer(signers, certificate)
    meta = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        reason=reason,
        subfilter=fields.SigSeedSubFilter.PADES,
        embed_validation_info=False,
    )
    out = io.BytesIO()
    update = writer.IncrementalPdfFileWriter(io.BytesIO(pdf))
    signers.PdfSigner(meta, signer=signer).sign_pdf(update, output=out)
    return out.getvalue()


def _module(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise AlqaError("pades-missing") from None


def _signer(signers: Any, certificate: Certificate) -> Any:
    serialization = _module("cryptography.hazmat.primitives.serialization.pkcs12")
    secret = certificate.passphrase.encode("utf-8")
    try:
        key, _, _ = serialization.load_key_and_certificates(certificate.data, secret)
    except ValueError:
        raise AlqaError("pades-certificate") from None
    kind = type(key).__name__
    if key is None or not any(name in kind for name in PEOPLE_KEYS):
        raise AlqaError("pades-key", kind=kind)
    return signers.SimpleSigner.load_pkcs12_data(certificate.data, other_certs=[], passphrase=secret)

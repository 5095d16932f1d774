"""The limits of what is read from outside, with units (each refuses, none truncates)."""

from __future__ import annotations

from typing import Final

PAYLOAD_BYTES: Final = 64 * 1024 * 1024  # one statement, dossier or document text
PAYLOAD_DEPTH: Final = 32  # nested arrays and objects
INTEGER_BITS: Final = 53  # what every JSON reader holds exactly
SIGNATURES: Final = 64  # on one envelope
ENVELOPE_BYTES: Final = PAYLOAD_BYTES // 3 * 4 + 64 * 1024
RECIPIENTS: Final = 64  # of one sealed file: opening costs one X25519 each, in the worst case
SEAL_HEADER_BYTES: Final = 32 * 1024  # of an age header: 64 stanzas take about 8 KiB
KEY_FILE_BYTES: Final = 64 * 1024
KDF_OPS: Final = (1, 10)  # Argon2id passes
KDF_MEM: Final = (8 * 1024, 1024 * 1024 * 1024)  # bytes
NAME_CHARS: Final = 200
LINE_CHARS: Final = 2_000
PROSE_CHARS: Final = 100_000

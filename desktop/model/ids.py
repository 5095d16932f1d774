"""Identifiers: short ASCII that can be read over the phone, compared and used as a file's stem."""

from __future__ import annotations

import re

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
DIGEST = re.compile(r"[0-9a-f]{64}")
TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# Names that Windows gives to devices whatever the extension: never a stem of a file of ours.
DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))]
)

# Cyrillic letters in Latin ones, for codes alone: a reader must recognise the name, no more.
SPELT = dict(zip("абвгдеёзийклмнопрстуфхыіәғқңөұүһ", "abvgdeeziiklmnoprstufhyiagqnouuh", strict=True)) | {
    "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "э": "e", "ю": "yu", "я": "ya", "ъ": "", "ь": "",
}  # fmt: skip


def is_id(value: str) -> bool:
    """True for 1 to 64 ASCII letters, digits, `.`, `_`, `-`, led by a letter or digit."""
    stem = value.split(".", 1)[0].lower()
    return bool(ID.fullmatch(value)) and stem not in DEVICES and not value.endswith(".")


def is_digest(value: str) -> bool:
    """True for a SHA-256 in 64 lower-case hexadecimal digits (an Ed25519 key has the same form)."""
    return bool(DIGEST.fullmatch(value))


def is_time(value: str) -> bool:
    """True for `YYYY-MM-DDTHH:MM:SSZ`."""
    return bool(TIME.fullmatch(value))


def is_date(value: str) -> bool:
    """True for `YYYY-MM-DD`."""
    return bool(DATE.fullmatch(value))


def suggested(name: str) -> str:
    """A code made from a name in any of the three languages: `Пилоттық 2016` gives `pilottyq-2016`."""
    spelt = "".join(SPELT.get(char, char) for char in name.casefold())
    return "-".join(re.findall(r"[a-z0-9]+", spelt))[:48].rstrip("-")

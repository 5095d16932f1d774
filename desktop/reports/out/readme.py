"""The first page of an archive in three languages: what lies in it, how to check it without this program."""

from __future__ import annotations

from desktop.model.text import LANGS, pick
from desktop.reports.out.whole import Whole
from desktop.trust.digest import comparison_code
from desktop.words import load

PARTS = (
    "record",
    "statements",
    "protocol",
    "workbook",
    "data",
    "handover",
    "letters",
    "history",
    "formats",
    "verify",
)


def text(whole: Whole, verifier: str, made_by: str) -> bytes:
    """README.txt. `verifier`: SHA-256 of the checking script; `made_by`: name and version of the program."""
    assert whole.decision is not None
    blocks = []
    for lang in LANGS:
        say = load(lang)
        title, _ = pick(whole.body.title, lang)
        lines = [
            say("archive.title", title=title),
            "",
            say("archive.decision", digest=whole.decision.digest),
            say("archive.code", code=comparison_code(whole.decision.digest)),
            say("archive.made", program=made_by, issued=whole.decision.body.issued),
            "",
            say("archive.holds"),
            *(f"  {say(f'archive.part.{part}')}" for part in PARTS),
            "",
            say("archive.sums"),
            "  sha256sum -c SHA256SUMS",
            say("archive.script"),
            "  python3 verify/alqa_verify.py decision.alqa-record --trust ORGANISATION.alqa-card",
            say("archive.doubt", digest=verifier),
            say("archive.by_hand"),
        ]
        blocks.append("\n".join(lines))
    return ("\n\n" + "-" * 72 + "\n\n").join(blocks).encode("utf-8") + b"\n"

"""Screening: may an application be judged at all? A checklist of the round, answered with evidence, signed.

What two secretaries sign is `Screening`: it can be rebuilt from the signed round (`statement`), so that
anybody checks their signatures with the round alone.
"""

from __future__ import annotations

from typing import Literal

from desktop.model.base import Noun
from desktop.model.text import Text

SCHEMA = "alqa.screening.v1"
Answer = Literal["yes", "no", "unclear"]
Outcome = Literal["admit", "wait", "refuse"]


class Item(Noun, frozen=True, omit_defaults=True):
    """One condition of admission; `facts` and `documents` say by code where one looks."""

    code: str
    title: Text
    facts: list[str] = []
    documents: list[str] = []


class Checklist(Noun, frozen=True, omit_defaults=True):
    """The conditions in their order; `signatures`: how many people confirm a decision (1 or 2)."""

    items: list[Item]
    signatures: int = 1


class Finding(Noun, frozen=True, omit_defaults=True):
    """What was found of one condition. Evidence: a document's code, and its page from 1 (0: the whole)."""

    item: str
    answer: Answer
    reason: str = ""
    document: str = ""
    page: int = 0


class Screening(Noun, frozen=True):
    """What is signed, under the namespace `alqa.screening.v1`; `digest` is that of the dossier seen."""

    schema: Literal["alqa.screening.v1"]
    round: str
    dossier: str
    digest: str
    findings: list[Finding]
    outcome: Outcome
    reason: str
    issued: str


class Signer(Noun, frozen=True):
    """Who signed: the name and key of a secretary, the SSHSIG blob in base64."""

    name: str
    key: str
    sig: str


class Screened(Noun, frozen=True, omit_defaults=True):
    """A screening inside the signed round, beside the code and digest of its dossier."""

    findings: list[Finding]
    outcome: Outcome
    reason: str
    issued: str
    signers: list[Signer]

    def statement(self, round_id: str, dossier: str, digest: str) -> Screening:
        """What its signers signed."""
        return Screening(
            schema="alqa.screening.v1",
            round=round_id,
            dossier=dossier,
            digest=digest,
            findings=self.findings,
            outcome=self.outcome,
            reason=self.reason,
            issued=self.issued,
        )

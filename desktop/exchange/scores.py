"""The `.alqa-scores` file: age over the envelope of a score bundle."""

from __future__ import annotations

from pathlib import Path

from desktop.exchange.statements import read_sealed, write_sealed
from desktop.model.statements import Scores
from desktop.trust.envelope import Envelope, Verified
from desktop.trust.identity import Opener


def write_scores(path: Path, env: Envelope, recipients: list[str], replace: bool = False) -> None:
    """Seal a bundle to `recipients` (every secretary and the author; where marks stay sealed until the
    close, the chair and the author)."""
    write_sealed(path, env, recipients, replace)


def read_scores(path: Path, identity: Opener) -> Verified[Scores]:
    """A bundle, opened in memory and verified. That its signer may speak for its reviewer is
    `authority.signer_faults`."""
    return read_sealed(path, Scores, identity)

"""What a person does with keys: make them, show them, change the passphrase; and the mandate."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop import clock
from desktop.errors import AlqaError
from desktop.exchange import files, statements
from desktop.model.people import Party
from desktop.model.statements import Card, Mandate
from desktop.trust import canonical, digest, envelope, identity, keyfile
from desktop.trust.kdf import STANDARD, Cost

KEY_LIMIT = 64 * 1024
FORBIDDEN = set('/\\:*?"<>|')


@dataclass(frozen=True, slots=True)
class Shown:
    """The public half of a person, with the code that is read over the phone."""

    name: str
    key: str
    recipient: str
    code: str


@dataclass(frozen=True, slots=True)
class NewIdentity:
    """What `new_identity` wrote; the recovery code is shown once and kept nowhere."""

    key_file: Path
    card: Path
    recovery_code: str
    shown: Shown

    def __repr__(self) -> str:
        return f"NewIdentity({self.key_file.name})"


@dataclass(frozen=True, slots=True)
class Signed:
    """A statement that was written: its digest and comparison code."""

    digest: str
    code: str


def signed(digest_hex: str) -> Signed:
    """A digest with its comparison code."""
    return Signed(digest_hex, digest.comparison_code(digest_hex))


def new_identity(name: str, out: Path, passphrase: str, cost: Cost = STANDARD) -> NewIdentity:
    """Make `NAME.alqa-key` and `NAME.alqa-card` in the folder `out`; refuses to replace either."""
    refuse_unfit_stem(name)
    key_file, card = out / f"{name}.alqa-key", out / f"{name}.alqa-card"
    for path in (key_file, card):
        if path.exists():
            raise AlqaError("file-exists", path=path.name)
    made = identity.create(name, passphrase, cost)
    files.ensure_folder(out)
    files.write_file(key_file, made.key_file)
    env = card_of(made.identity)
    try:
        statements.write_statement(card, env)
    except AlqaError:
        key_file.unlink()
        raise
    return NewIdentity(key_file, card, made.recovery_code, shown_of(made.identity.party()))


def refuse_unfit_stem(name: str) -> None:
    """A name that no file system can hold as a file's stem is refused in words."""
    if not name.strip() or name.startswith(".") or name.endswith((".", " ")) or set(name) & FORBIDDEN:
        raise AlqaError("name-unfit", name=name)


def card_of(me: identity.Identity) -> envelope.Envelope:
    """The self-signed card of an unlocked identity."""
    return envelope.sign(me, Card("alqa.card.v1", me.name, me.key, me.recipient))


def shown_of(party: Party) -> Shown:
    """A card's comparison code is that of its payload, so that a key file and its card agree."""
    card = Card("alqa.card.v1", party.name, party.key, party.recipient)
    code = digest.comparison_code(digest.sha256_hex(canonical.encode(card)))
    return Shown(party.name, party.key, party.recipient, code)


def show(path: Path) -> Shown:
    """Name, keys and comparison code of an `.alqa-key` or `.alqa-card` file."""
    data = files.read_file(path, KEY_LIMIT)
    if path.suffix == ".alqa-key":
        seen = identity.peek(data)
        return shown_of(Party(seen.name, seen.key, seen.recipient))
    return shown_of(party_of(path))


def party_of(card: Path) -> Party:
    """The party of a card file, its own signature checked."""
    body = statements.read_statement(card, Card).body
    return Party(body.name, body.key, body.recipient)


def load(key_file: Path, passphrase: str) -> tuple[identity.Identity, bytes]:
    """Unlock a key file; returns the identity and the file's bytes."""
    data = files.read_file(key_file, KEY_LIMIT)
    return identity.unlock(data, passphrase), data


def change_passphrase(key_file: Path, old: str, new: str, cost: Cost | None = None) -> None:
    """Rewrap a key file under a new passphrase; the recovery code stays valid."""
    me, data = load(key_file, old)
    rewrap(key_file, data, me, new, cost)


def recover(key_file: Path, code: str, new: str, cost: Cost | None = None) -> None:
    """Set a new passphrase with the code of the recovery sheet."""
    data = files.read_file(key_file, KEY_LIMIT)
    rewrap(key_file, data, identity.recover(data, code), new, cost)


def rewrap(key_file: Path, data: bytes, me: identity.Identity, new: str, cost: Cost | None) -> None:
    """Write the file anew; its cost stays what it was unless told otherwise."""
    old = keyfile.slot(keyfile.read(data), "passphrase")
    kept = cost or Cost(old.ops, old.mem)
    files.write_file(key_file, identity.rewrap(data, me, new, kept), replace=True)


def make_mandate(
    key_file: Path,
    passphrase: str,
    round_id: str,
    *,
    secretaries: list[Path],
    chair: Path,
    members: list[Path],
    out: Path,
) -> Signed:
    """The organisation signs whose keys prepare, chair and sit on a round."""
    me, _ = load(key_file, passphrase)
    body = Mandate(
        "alqa.mandate.v1",
        round_id,
        me.party(),
        [party_of(card) for card in secretaries],
        party_of(chair),
        [party_of(card) for card in members],
        clock.now(),
    )
    env = envelope.sign(me, body)
    statements.write_statement(out, env)
    return signed(env.digest)

"""Identities and key files."""

from __future__ import annotations

import json
import pickle
import unicodedata

import pytest

from desktop.errors import AlqaError
from desktop.trust import escrow, identity, kdf, recovery
from desktop.trust.canonical import encode
from desktop.trust.digest import sha256_hex
from desktop.trust.identity import LIGHT, create, peek, recover, rewrap, unlock

MADE = create("Айгүл", "Құпия сөз", LIGHT)


def test_passphrase_and_recovery_open_the_same() -> None:
    for opened in (unlock(MADE.key_file, "Құпия сөз"), recover(MADE.key_file, MADE.recovery_code)):
        assert opened.party() == MADE.identity.party()
        assert opened.derive("database") == MADE.identity.derive("database")
        assert opened.sign("alqa.card.v1", b"x") == MADE.identity.sign("alqa.card.v1", b"x")
    assert peek(MADE.key_file) == tuple(
        MADE.identity.party().__getattribute__(f) for f in ("name", "key", "recipient")
    )


def test_labels_give_different_keys() -> None:
    assert len({MADE.identity.derive(label) for label in ("database", "age", "key-file", "x")}) == 4


@pytest.mark.parametrize("ending", ["", "\n", "\r\n"])
def test_the_same_words_typed_elsewhere(ending: str) -> None:
    decomposed = unicodedata.normalize("NFD", "Йод ё") + ending
    made = create("A", "Йод ё", LIGHT)
    assert unlock(made.key_file, decomposed).key == made.identity.key
    with pytest.raises(AlqaError):
        unlock(made.key_file, "Йод ё\n\n")


@pytest.mark.parametrize("wrong", ["", "\n", "құпия сөз", "Құпия сөз "])
def test_wrong_passphrase(wrong: str) -> None:
    with pytest.raises(AlqaError) as caught:
        unlock(MADE.key_file, wrong)
    assert caught.value.code in {"passphrase-wrong", "passphrase-empty"}


def test_every_changed_byte_of_a_key_file_is_refused() -> None:
    data = MADE.key_file
    assert b"\n" not in data
    for at in range(len(data)):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        for read in (peek, lambda d: unlock(d, "Құпия сөз"), lambda d: recover(d, MADE.recovery_code)):
            with pytest.raises(AlqaError) as caught:
                read(changed)
            assert caught.value.code == "key-file-damaged"
    for changed in (data + b"\n", data[:-1], b"", b" " + data):
        with pytest.raises(AlqaError):
            peek(changed)


def forged(**changes: object) -> bytes:
    """A key file whose fields were changed by someone who also renewed the checksum."""
    value = json.loads(MADE.key_file) | changes | {"checksum": ""}
    return encode(value | {"checksum": sha256_hex(encode(value))})


@pytest.mark.parametrize("field", ["name", "key", "recipient", "mac"])
def test_a_renewed_checksum_does_not_help(field: str) -> None:
    other = create("Берік", "x", LIGHT)
    value = json.loads(other.key_file)[field]
    with pytest.raises(AlqaError) as caught:
        unlock(forged(**{field: value}), "Құпия сөз")
    assert caught.value.code in {"passphrase-wrong", "key-file-damaged"}


def test_an_exchanged_other_slot_is_noticed() -> None:
    slots = json.loads(MADE.key_file)["slots"]
    theirs = json.loads(create("Айгүл", "x", LIGHT).key_file)["slots"]
    with pytest.raises(AlqaError) as caught:
        unlock(forged(slots=[slots[0], theirs[1]]), "Құпия сөз")
    assert caught.value.code == "key-file-damaged"


@pytest.mark.parametrize("cost", [{"ops": 10_000}, {"mem": 1 << 40}, {"ops": 0}, {"mem": 0}])
def test_an_absurd_cost_is_refused_before_it_is_paid(cost: dict[str, int]) -> None:
    slots = json.loads(MADE.key_file)["slots"]
    with pytest.raises(AlqaError) as caught:
        unlock(forged(slots=[slots[0] | cost, slots[1]]), "Құпия сөз")
    assert caught.value.code == "key-file-cost"


def test_new_passphrase_old_recovery_code() -> None:
    opened = recover(MADE.key_file, MADE.recovery_code)
    changed = rewrap(MADE.key_file, opened, "жаңа", LIGHT)
    assert unlock(changed, "жаңа").key == recover(changed, MADE.recovery_code).key == MADE.identity.key
    with pytest.raises(AlqaError):
        unlock(changed, "Құпия сөз")
    with pytest.raises(AlqaError) as caught:
        rewrap(MADE.key_file, create("B", "x", LIGHT).identity, "x", LIGHT)
    assert caught.value.code == "key-file-other"


def test_recovery_code_is_forgiving_but_checks_itself() -> None:
    code = MADE.recovery_code
    assert [len(group) for group in code.split("-")] == [5] * 8
    sloppy = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert recover(MADE.key_file, sloppy).key == MADE.identity.key
    swapped = ("0" if code[0] != "0" else "2") + code[1:]
    for wrong in (swapped, code[:-1], "", code + "0"):
        with pytest.raises(AlqaError) as caught:
            recover(MADE.key_file, wrong)
        assert caught.value.code == "recovery-code-mistyped"
    with pytest.raises(AlqaError) as caught:
        recover(MADE.key_file, recovery.make())
    assert caught.value.code == "recovery-code-wrong"


def test_organisation_slot_opens_and_cannot_sign() -> None:
    organisation = create("Org", "x", LIGHT).identity
    with_slot = escrow.add_slot(MADE.key_file, MADE.identity, organisation.recipient)
    opener = escrow.open_slot(with_slot, organisation)
    assert opener.derive("database") == MADE.identity.derive("database")
    assert not hasattr(opener, "sign")
    assert unlock(with_slot, "Құпия сөз").key == MADE.identity.key
    with pytest.raises(AlqaError) as caught:
        escrow.open_slot(MADE.key_file, organisation)
    assert caught.value.code == "key-file-slot"
    with pytest.raises(AlqaError):
        escrow.open_slot(with_slot, create("B", "x", LIGHT).identity)


def test_secrets_do_not_show() -> None:
    assert MADE.recovery_code not in repr(MADE)
    assert MADE.identity.workspace_secret().hex() not in repr(MADE.identity)
    with pytest.raises(TypeError):
        pickle.dumps(MADE.identity)


@pytest.mark.parametrize("name", ["", " ", " A", "A\n", "A\u202eB", "A\u200bB", "x" * 201, "A\x00"])
def test_names_that_hide_something(name: str) -> None:
    with pytest.raises(AlqaError):
        create(name, "x", LIGHT)


def test_standard_cost_and_hkdf_vector() -> None:
    assert identity.STANDARD == (3, 256 * 1024 * 1024)
    # RFC 5869, A.1, first 32 bytes of OKM.
    info = bytes.fromhex("f0f1f2f3f4f5f6f7f8f9")
    found = kdf._hkdf_block(b"\x0b" * 22, bytes(range(13)), info)
    assert found.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"

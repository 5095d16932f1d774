"""VERIFY.md: how to check an unpacked record with nothing but `ssh-keygen`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol


class Signature(Protocol):
    """A signature among the unpacked files."""

    @property
    def stem(self) -> str: ...
    @property
    def signer(self) -> str: ...
    @property
    def namespace(self) -> str: ...


HEAD: Final = """\
# Checking this record by hand · Жазбаны қолмен тексеру · Проверка вручную

Everything here came out of one `.alqa-record` file. You need OpenSSH 8.1 or later (`ssh-keygen`), which
Linux, macOS and Windows 10 and later bring along. Nothing of Alqa is needed.

## Files · Файлдар · Файлы

* `X.json`: the signed bytes of one statement, exactly as they were signed. Do not open and save them:
  a changed byte, an added line feed included, makes the signature fail, as it should.
* `X.json.ID.sig`: the signature of ID over `X.json`.
* `dossier-CODE-....json`: a dossier; its SHA-256 is what the round and the reviews name.
* `allowed_signers`: which key may sign which kind of statement, as the round's roster has it.

## Whose keys are these? · Бұл кімнің кілттері? · Чьи это ключи?

`allowed_signers` was made from this record, so it proves only that the record agrees with itself. Compare
the `organisation` line with the organisation's own card (`.alqa-card`), and the SHA-256 of the round's
payload with the one published or read out to you. Both must come to you by another way than this record.

## Signatures · Қолтаңбалар · Подписи

Run each line in this folder; each must answer `Good "alqa...` and end with status 0.

* Linux, macOS: in a terminal.
* Windows: in `cmd.exe`. Not in PowerShell: its pipe changes the bytes, and it has no `<`. From PowerShell
  start `cmd` first, or put the line between the quotes of `cmd /c "..."`.

```
"""

TAIL: Final = """\
```

## Digests · Дайджестер · Дайджесты

`sha256sum X.json` (Linux), `shasum -a 256 X.json` (macOS), `certutil -hashfile X.json SHA256` (Windows)
give a statement's digest: the name under which other statements speak of it. A score bundle's `previous`
names the bundle before it; a review's `dossier_digest` names the dossier file; the close lists the digests
of what counts; the decision names the round's and the close's digest.

## The calculation · Есептеу · Расчёт

The rule stands in the last `round-N.json` under `rule`, the marks in the `scores-...json` and
`proxy-...json` that `close.json` lists under `counts`: steps of the scale, counted from its minimum.

The stand-alone verifier (`alqa_verify.py`: one file of plain Python plus `ssh-keygen`) repeats all of this,
the ranking included. Take it from the release of Alqa that you trust, at the place where your organisation
publishes it, and compare its published SHA-256. Never take a verifier from the record that it is to judge,
nor from who sent you the record. Without it: the commands above, a spreadsheet and the rule suffice.
"""


def command(signature: Signature) -> str:
    """The exact command for one signature, for a POSIX shell and for cmd.exe alike."""
    stem, signer, namespace = signature.stem, signature.signer, signature.namespace
    return (
        f"ssh-keygen -Y verify -f allowed_signers -I {signer} -n {namespace} "
        f"-s {stem}.json.{signer}.sig < {stem}.json"
    )


def verify_md(signatures: Iterable[Signature]) -> str:
    """The whole page."""
    return HEAD + "".join(f"{command(signature)}\n" for signature in signatures) + TAIL

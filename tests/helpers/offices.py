"""Files of the sample round, and files as a second laptop would write them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from desktop.desks import people, sample, secretary
from desktop.exchange import scores as score_files
from desktop.intake import sample_source
from desktop.model.statements import Scores
from desktop.paths import resources
from desktop.storage.workspace import Workspace
from desktop.trust import envelope
from desktop.trust.envelope import Verified
from desktop.trust.identity import Identity

PASSPHRASE = sample.PASSPHRASE


def key(root: Path, who: str) -> Path:
    return root / "identities" / f"{who}.alqa-key"


def identity(root: Path, who: str) -> Identity:
    return people.load(key(root, who), PASSPHRASE)[0]


def files(root: Path, *who: str) -> list[Path]:
    """The score files of these members, or of all."""
    return [root / "scores" / f"{one}.alqa-scores" for one in who] or sorted((root / "scores").iterdir())


def bundle(root: Path, who: str) -> Verified[Scores]:
    return score_files.read_scores(files(root, who)[0], identity(root, who))


def lowered(body: Scores) -> Scores:
    """The same sheets, but the first mark of the first one is another."""
    first = body.reviews[0]
    code = next(iter(first.marks))
    changed = msgspec.structs.replace(first, marks={**first.marks, code: 0 if first.marks[code] else 1})
    return msgspec.structs.replace(body, reviews=[changed, *body.reviews[1:]])


def resigned(root: Path, who: str, path: Path, change: Callable[[Scores], Scores], signer: str = "") -> str:
    """A member's bundle with a change, signed anew and sealed to the secretary; returns its digest."""
    body = change(bundle(root, who).body)
    return write(root, path, envelope.sign(identity(root, signer or who), body))


def write(root: Path, path: Path, env: envelope.Envelope) -> str:
    score_files.write_scores(path, env, [identity(root, "secretary").recipient])
    return env.digest


def small_round(root: Path, folder: Path, rule: dict[str, Any], count: int = 3) -> Workspace:
    """A built round of the sample's first dossiers, two members who read all of them, and another rule."""
    whole = json.loads((resources() / "sample" / "sample-round.json").read_text("utf-8"))
    cards = {
        who: key(root, who).with_suffix(".alqa-card").read_bytes() for who in ("secretary", "C08", "C09")
    }
    source = folder / "source"
    sample_source.write(source, {**whole, "applications": whole["applications"][:count]}, cards)
    path = source / "round.json"
    value = json.loads(path.read_text("utf-8"))
    codes = [one["application_id"] for one in whole["applications"][:count]]
    criteria = [{k: v for k, v in one.items() if k != "threshold"} for one in value["rule"]["criteria"]]
    plain = {name: value["rule"][name] for name in ("scale", "aggregate")}
    groups = [{"code": one["code"]} for one in value["rule"]["groups"]]
    given = {"criteria": criteria, "groups": groups, "total": {"form": "percent"}}
    value["rule"] = {**plain, **given, **rule}
    value |= {"quorum": 2, "recusals": [], "assignment": {"C08": codes, "C09": codes}}
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    return secretary.build(source, key(root, "secretary"), PASSPHRASE, folder / "small.ws", None).workspace

"""`alqa merge | board | request | proxy | ruling | decide | protocol`: from files to the decision."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop.cli import ask
from desktop.cli.output import REFUSED, Answer, plain
from desktop.decide import official
from desktop.desks import chair, secretary
from desktop.errors import Fault
from desktop.exchange import files
from desktop.model.text import LANGS
from desktop.reports.pades import Certificate


def register(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Add the verbs of this module."""
    merge_ = on_workspace(verbs.add_parser("merge", parents=[common]), merge)
    merge_.add_argument("files", nargs="+", type=Path, metavar="FILE")
    on_workspace(verbs.add_parser("board", parents=[common]), board)
    requests = verbs.add_parser("request").add_subparsers(dest="sub", required=True)
    on_workspace(requests.add_parser("export", parents=[common]), export_requests).add_argument(
        "--out", required=True, type=Path
    )
    register_signed(verbs, common)
    decide_ = on_workspace(verbs.add_parser("decide", parents=[common]), decide)
    choice = decide_.add_mutually_exclusive_group()
    choice.add_argument("--accept-proposal", action="store_true")
    choice.add_argument("--select", metavar="CODE,...")
    decide_.add_argument("--motion", type=Path, metavar="FILE")
    protocol_ = on_workspace(verbs.add_parser("protocol", parents=[common]), protocol)
    protocol_.add_argument("--out", required=True, type=Path)
    protocol_.add_argument(
        "--langs", default="kk,ru", help="languages of the protocol: kk,ru (default), kk, ru, en"
    )
    protocol_.add_argument("--certificate", type=Path, metavar="FILE.p12", help="sign the PDF (PAdES)")
    protocol_.add_argument("--certificate-passphrase-file", type=Path, metavar="F")


def register_signed(verbs: Any, common: argparse.ArgumentParser) -> None:
    """Proxies and rulings, with their second signatures."""
    proxies = verbs.add_parser("proxy").add_subparsers(dest="sub", required=True)
    added = on_workspace(proxies.add_parser("add", parents=[common]), add_proxy)
    added.add_argument("sheet", type=Path)
    added.add_argument("--reviewer", required=True, metavar="ID")
    added.add_argument("--scan", required=True, type=Path)
    added.add_argument("--out", required=True, type=Path)
    rulings = verbs.add_parser("ruling").add_subparsers(dest="sub", required=True)
    ruled = on_workspace(rulings.add_parser("add", parents=[common]), add_ruling)
    ruled.add_argument("--kind", required=True, choices=["exclude", "revoke", "replace", "reopen", "draw"])
    ruled.add_argument("--about", required=True, nargs="+", action="extend", metavar="ID|DIGEST")
    ruled.add_argument("--reason", required=True)
    ruled.add_argument("--out", required=True, type=Path)
    for group, kind in ((proxies, "proxy"), (rulings, "ruling")):
        signed = group.add_parser("cosign", parents=[common])
        signed.add_argument("file", type=Path)
        signed.add_argument("--identity", required=True, type=Path)
        signed.add_argument("--out", required=True, type=Path)
        signed.set_defaults(run=cosign, kind=kind)


def on_workspace(command: argparse.ArgumentParser, run: Any) -> argparse.ArgumentParser:
    """A command on a workspace needs only its folder and passphrase."""
    command.add_argument("--workspace", required=True, type=Path)
    command.set_defaults(run=run)
    return command


def merge(options: argparse.Namespace) -> Answer:
    """`alqa merge`: every file is accepted, already there, or refused by name."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        outcomes = secretary.merge_files(ws, options.files)
        state = secretary.board(ws)
    faults = [Fault(one.code, {"path": one.path.name, **(one.args or {})}) for one in outcomes if one.code]
    bad = any(one.state == "refused" or one.forked for one in outcomes)
    say = options.words
    return Answer(
        {
            "files": [outcome_data(one) for one in outcomes],
            "digest": state.digest,
            "code": state.code,
        },
        (
            *(say(f"cli.merge.{line_of(one)}", path=one.path.name) for one in outcomes),
            say("cli.digest", digest=state.digest),
            say("cli.code", code=state.code),
        ),
        status=REFUSED if bad else 0,
        faults=tuple(faults),
    )


def line_of(outcome: Any) -> str:
    """Which sentence tells what became of a file."""
    if outcome.forked:
        return "forked"
    if outcome.older:
        return "older"
    return str(outcome.state).replace("-", "_")


def outcome_data(outcome: Any) -> dict[str, Any]:
    """One file's outcome for `--json`."""
    return {
        "file": str(outcome.path),
        "state": outcome.state,
        "kind": outcome.kind,
        "code": outcome.code,
        "args": plain(outcome.args or {}),
        "reviewer": outcome.reviewer,
        "sequence": outcome.sequence,
        "digest": outcome.digest,
        "forked": outcome.forked,
        "older": outcome.older,
    }


def board(options: argparse.Namespace) -> Answer:
    """`alqa board`: matrix and state."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        state = secretary.board(ws)
        refused = secretary.refusals(ws)
    say = options.words
    data = {
        "digest": state.digest,
        "code": state.code,
        "reviewers": [
            {"id": one.id, "state": one.state, "sequence": one.sequence, "digest": one.digest}
            for one in state.reviewers
        ],
        "refused": [
            {"file": one.name, "digest": one.file, "code": one.code, "args": plain(one.args)}
            for one in refused
        ],
        "forks": [{"reviewer": one.reviewer, "digests": list(one.digests)} for one in state.forks],
        "closed": state.closed.digest if state.closed else None,
        "matrix": secretary.matrix(state),
    }
    lines = [
        say("cli.board.reviewer", id=one.id, state=say(f"state.{one.state}"), sequence=one.sequence or "—")
        for one in state.reviewers
    ]
    lines += [say("cli.board.refused", path=one.name, code=one.code) for one in refused]
    lines += [say("cli.digest", digest=state.digest), say("cli.code", code=state.code)]
    return Answer(data, tuple(lines))


def export_requests(options: argparse.Namespace) -> Answer:
    """`alqa request export`: the questions to the authors of forks."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        paths = secretary.export_requests(ws, options.out)
    return Answer(
        {"files": [str(path) for path in paths]}, tuple(options.words("cli.wrote", path=p) for p in paths)
    )


def add_proxy(options: argparse.Namespace) -> Answer:
    """`alqa proxy add`."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        digest = secretary.add_proxy(ws, options.sheet, options.reviewer, options.scan, options.out)
    return written(options, options.out, digest)


def add_ruling(options: argparse.Namespace) -> Answer:
    """`alqa ruling add`."""
    about = [part for text in options.about for part in text.split(",") if part]
    with chair.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        digest = chair.add_ruling(ws, options.kind, about, options.reason, options.out)
    return written(options, options.out, digest)


def cosign(options: argparse.Namespace) -> Answer:
    """`alqa proxy|ruling cosign`."""
    digest = chair.cosign(options.file, options.kind, options.identity, ask.passphrase(options), options.out)
    return written(options, options.out, digest)


def written(options: argparse.Namespace, path: Path, digest: str) -> Answer:
    """A signed file was written."""
    return Answer(
        {"file": str(path), "digest": digest},
        (options.words("cli.wrote", path=path), options.words("cli.digest", digest=digest)),
    )


def decide(options: argparse.Namespace) -> Answer:
    """`alqa decide`: show the proposal and sign nothing, or close, decide and sign."""
    select = [code for code in options.select.split(",") if code] if options.select is not None else None
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        if not options.accept_proposal and select is None:
            return shown(options, secretary.proposal(ws))
        decided = secretary.decide(ws, accept=options.accept_proposal, select=select, motion=options.motion)
    say = options.words
    return Answer(
        {
            "decision": decided.digest,
            "code": decided.code,
            "board": decided.board,
            "close": decided.close,
            "selection": list(decided.selection),
            "departed": decided.departed,
            "signatures": decided.signatures,
            "needed": decided.needed,
        },
        (
            say("cli.decide.decided", dossiers=list(decided.selection)),
            say("cli.decide.signatures", have=decided.signatures, need=decided.needed),
            say("cli.digest", digest=decided.digest),
            say("cli.code", code=decided.code),
        ),
    )


def shown(options: argparse.Namespace, proposal: Any) -> Answer:
    """The proposal: exit 3 when it needs a person (a tie at the cut, several best sets, none)."""
    say = options.words
    data = {"digest": proposal.board.digest, "code": proposal.board.code, **official.output(proposal.result)}
    data["needs"] = list(proposal.needs)
    rows = tuple(
        say(
            "cli.decide.row",
            rank=row["rank"] or "—",
            dossier=row["dossier"],
            total=row["total"] or "—",
            exact=row["total_exact"] or "—",
        )
        for row in data["ranking"]
    )
    sets = tuple(say("cli.decide.set", dossiers=list(one)) for one in data["selection"]["sets"])
    faults = tuple(Fault(code, {}) for code in proposal.needs)
    return Answer(data, (*rows, *sets), status=REFUSED if faults else 0, faults=faults)


def certificate_of(options: argparse.Namespace) -> Certificate | None:
    """A PKCS#12 file and its passphrase, from a file or typed."""
    if options.certificate is None:
        return None
    told = options.certificate_passphrase_file
    secret = ask.from_file(told) if told else ask.typed(options.words("cli.ask.certificate"))
    return Certificate(files.read_file(options.certificate), secret.removesuffix("\n"))


def protocol(options: argparse.Namespace) -> Answer:
    """`alqa protocol`."""
    langs = tuple(lang for lang in options.langs.split(",") if lang in LANGS) or ("kk", "ru")
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        secretary.protocol(ws, options.out, langs, certificate_of(options))
    return Answer({"file": str(options.out)}, (options.words("cli.wrote", path=options.out),))

"""`alqa round register | papers | conditions | screen | screenings | correct`: applications in a draft."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import msgspec

from desktop.cli import ask
from desktop.cli.output import REFUSED, Answer
from desktop.desks import secretary
from desktop.desks.secretary import (
    correcting,
    drafting,
    gathering,
    intake_view,
    registering,
    screening,
    taking,
)
from desktop.desks.secretary.gathering import Plan
from desktop.errors import AlqaError
from desktop.exchange import files
from desktop.model.screening import Checklist, Finding
from desktop.model.text import LANGS, pick
from desktop.pages.server import PageServer
from desktop.storage.workspace import Workspace

CONDITIONS_BYTES = 1024 * 1024


def register(rounds: Any, common: argparse.ArgumentParser) -> None:
    """Add them to the verbs of `alqa round`."""
    sheet = _verb(rounds, common, "register", take_register)
    sheet.add_argument("file", type=Path)
    sheet.add_argument("--sheet", default="")
    sheet.add_argument("--map", nargs="+", default=[], metavar="HEADER=FIELD")
    sheet.add_argument("--look", action="store_true", help="say what would be taken, take nothing")
    papers = _verb(rounds, common, "papers", take_papers)
    papers.add_argument("paths", nargs="+", type=Path)
    papers.add_argument("--into", default="", metavar="CODE")
    papers.add_argument("--look", action="store_true", help="say what would be taken, take nothing")
    conditions = _verb(rounds, common, "conditions", set_conditions)
    conditions.add_argument("file", nargs="?", type=Path)
    screened = _verb(rounds, common, "screen", screen)
    screened.add_argument("codes", nargs="+", metavar="CODE")
    screened.add_argument("--answer", nargs="+", default=[], metavar="ITEM=yes|no|unclear[:DOCUMENT[:PAGE]]")
    screened.add_argument("--decide", choices=("admit", "wait", "refuse"))
    screened.add_argument("--reason", default="")
    screened.add_argument("--sign", action="store_true")
    screened.add_argument("--identity", type=Path, help="another secretary signs: the key file")
    screened.add_argument("--identity-passphrase-file", type=Path)
    _verb(rounds, common, "screenings", screenings)
    corrected = _verb(rounds, common, "correct", correct)
    corrected.add_argument("code", metavar="CODE")
    corrected.add_argument("field", metavar="FACT|title_kk|title_ru|title_en")
    corrected.add_argument("value")


def _verb(rounds: Any, common: argparse.ArgumentParser, name: str, run: Any) -> argparse.ArgumentParser:
    added: argparse.ArgumentParser = rounds.add_parser(name, parents=[common])
    added.add_argument("--workspace", required=True, type=Path)
    added.set_defaults(run=run)
    return added


def take_register(options: argparse.Namespace) -> Answer:
    """`alqa round register`: every fault by line and column, and then nothing is taken."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        look = registering.look(ws, options.file, None, options.sheet)
        if options.map:
            columns = {**look.mapping.columns, **dict(_pair(one) for one in options.map)}
            changed = msgspec.structs.replace(look.mapping, columns=columns)
            look = registering.look(ws, options.file, changed, options.sheet)
        done = None if options.look else registering.take(ws, look)
    say, mapped = options.words, look.mapped
    data = {
        "file": str(options.file),
        "sheet": look.sheet.name,
        "columns": [{"header": g.header, "field": g.field, "sure": g.sure} for g in look.guesses],
        "rows": len(mapped.rows),
        "taken": done is not None,
        "added": list(done.added) if done else [],
        "changed": list(done.changed) if done else [],
        "absent": list(done.absent) if done else [],
    }
    columns_said = tuple(
        say("cli.intake.column", header=guess.header, field=guess.field or "–")
        for guess in look.guesses
        if guess.header
    )
    if done is None:
        status = REFUSED if mapped.faults else 0
        lines = (*columns_said, say("cli.intake.rows", n=len(mapped.rows)))
        return Answer(data, lines, status, (*mapped.faults, *mapped.warnings))
    taken = say("cli.intake.register", added=len(done.added), changed=len(done.changed))
    return Answer(data, (*columns_said, taken), faults=done.warnings)


def take_papers(options: argparse.Namespace) -> Answer:
    """`alqa round papers`: 3 when any file was refused; the good ones are kept."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        plan = gathering.propose(ws, options.paths, options.into)
        if options.look:
            return Answer({"folders": _folders(plan), "taken": [], "left": []}, _plan_lines(options, plan))
        with PageServer() as pages:
            found = taking.take(ws, plan, pages, lambda _done, _of: None)
    say = options.words
    data = {
        "folders": _folders(plan),
        "taken": [
            {"file": one.name, "dossier": one.dossier, "document": one.document, "kind": one.kind,
             "pages": one.pages, "languages": list(one.languages), "replaced": one.replaced,
             "same": one.same}
            for one in found.taken
        ],
        "left": list(found.left),
    }  # fmt: skip
    lines = (
        say("cli.intake.papers", n=len(found.taken), left=len(found.left), refused=len(found.faults)),
        *(say("cli.intake.left", file=name) for name in found.left),
    )
    return Answer(data, lines, REFUSED if found.faults else 0, (*found.faults, *found.warnings))


def set_conditions(options: argparse.Namespace) -> Answer:
    """`alqa round conditions`: what an application is held against; with a file, set."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        drafting.resume(ws)
        if options.file is not None:
            screening.set_checklist(ws, _read(options.file))
        checklist = drafting.round_of(ws).checklist
    items = checklist.items if checklist else []
    lines = tuple(f"{item.code}  {pick(item.title, options.words.lang)[0]}" for item in items)
    return Answer(msgspec.to_builtins(checklist), lines)


def screen(options: argparse.Namespace) -> Answer:
    """`alqa round screen`: answers, a decision, a signature, in that order, as far as they are given."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        for one in options.answer:
            finding = _finding(one)
            screening.answer(ws, options.codes, finding, finding.item)
        if options.decide:
            screening.decide(ws, options.codes, options.decide, options.reason)
        if options.sign or options.identity:
            screening.sign(ws, options.codes, _signatory(ws, options))
        return _standing(ws, options, options.codes)


def screenings(options: argparse.Namespace) -> Answer:
    """`alqa round screenings`: 3 while any application is not decided and signed."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        answer = _standing(ws, options, None)
    done = all(one["standing"] == "done" for one in answer.data["dossiers"])
    return answer if done else Answer(answer.data, answer.lines, REFUSED)


def correct(options: argparse.Namespace) -> Answer:
    """`alqa round correct`: one figure or title of the draft; `round sign --reason` makes the version."""
    with secretary.open_workspace(options.workspace, ask.passphrase(options)) as ws:
        which, _, lang = options.field.partition("_")
        if which == "title" and lang in LANGS:
            correcting.set_text(ws, options.code, "title", lang, options.value)
        else:
            correcting.set_fact(ws, options.code, options.field, options.value)
        changed = list(intake_view.view(ws).changed)
    line = options.words("cli.intake.corrected", dossier=options.code, field=options.field)
    return Answer({"dossier": options.code, "field": options.field, "changed": changed}, (line,))


def _standing(ws: Workspace, options: argparse.Namespace, codes: list[str] | None) -> Answer:
    lines = [line for line in intake_view.view(ws).lines if codes is None or line.code in codes]
    data = [
        {"dossier": line.code, "standing": line.standing, "outcome": line.screen.outcome or None,
         "answers": {item: found.answer for item, found in line.screen.findings.items()},
         "signers": [signer.name for signer in line.screen.signers], "missing": list(line.missing)}
        for line in lines
    ]  # fmt: skip
    say = options.words
    return Answer(
        {"dossiers": data},
        tuple(f"{line.code}  {say(f'intake.standing.{_word(line)}')}" for line in lines),
    )


def _word(line: intake_view.Line) -> str:
    return line.standing if line.standing in ("open", "outdated") else line.screen.outcome


def _signatory(ws: Workspace, options: argparse.Namespace) -> screening.Signatory:
    """The owner of the workspace (whose passphrase was just given), or the person of another key file."""
    if options.identity is None:
        return screening.Signatory(ws.identity)
    given = options.identity_passphrase_file
    word = ask.from_file(given) if given else ask.typed(options.words("cli.ask.passphrase"))
    return screening.unlock(ws, word, options.identity)


def _finding(text: str) -> Finding:
    item, said = _pair(text)
    answer, _, where = said.partition(":")
    document, _, page = where.partition(":")
    try:
        return msgspec.convert(
            {"item": item, "answer": answer, "document": document, "page": int(page or 0)}, Finding
        )
    except (ValueError, msgspec.ValidationError):
        raise AlqaError("screening-answer", answer=text) from None


def _pair(text: str) -> tuple[str, str]:
    left, _, right = text.rpartition("=")
    return left.strip(), right.strip()


def _read(path: Path) -> Checklist:
    try:
        return msgspec.json.decode(files.read_file(path, CONDITIONS_BYTES), type=Checklist)
    except msgspec.MsgspecError as error:
        raise AlqaError("conditions-unreadable", file=path.name, reason=str(error)) from None


def _folders(plan: Plan) -> list[dict[str, Any]]:
    return [
        {"name": folder.name, "dossier": folder.code, "how": folder.how,
         "files": [{"file": one.name, "document": one.document, "how": one.how} for one in folder.files]}
        for folder in plan.folders
    ]  # fmt: skip


def _plan_lines(options: argparse.Namespace, plan: Plan) -> tuple[str, ...]:
    say = options.words
    return tuple(
        say("cli.intake.plan", name=folder.name or "–", dossier=folder.code or "–", n=len(folder.files))
        for folder in plan.folders
    )

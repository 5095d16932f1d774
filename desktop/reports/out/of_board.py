"""The tables of what came in: members and their files, sheets, comments, notes, refusals, statements.

Where the round does not name sheets, a sheet is only a number within its dossier, given by what it says;
nothing in its row leads to its author: no member, no file, no reading position.
"""

from __future__ import annotations

from fractions import Fraction

from desktop.merge.views import BoardSheet
from desktop.model.review import Annotation
from desktop.reports.out.tables import (
    Cell,
    Column,
    Row,
    Table,
    decimal,
    fraction,
    langs,
    rounded,
    said,
    several,
    table,
    titled,
)
from desktop.reports.out.whole import Whole
from desktop.reports.protocol_rows import plain


def tables(whole: Whole) -> list[Table]:
    """What the board holds."""
    makers = (_members, _sheets, _comments, _notes, _refused, _rulings, _statements)
    return [make(whole) for make in makers]


def _members(whole: Whole) -> Table:
    names = {one.id: one.name for one in whole.body.roster}
    rows = [
        (one.id, *said(names.get(one.id, {})), one.state, one.sequence, one.digest, one.assigned,
         several(one.proxies), several(one.late), several(one.excluded), several(one.revoked),
         several(one.absent), one.replaced, one.counts)
        for one in whole.board.reviewers
    ]  # fmt: skip
    columns = ("member", *langs("name"), "state", "sequence", "digest", "assigned", "proxies", "late")
    return table("members", (*columns, "excluded", "revoked", "absent", "replaced", "counts"), rows)


def _numbered(whole: Whole) -> list[tuple[int, BoardSheet]]:
    codes = [ref.code for ref in whole.body.dossiers]
    others = sorted(set(whole.sheets_of) - set(codes))
    return [pair for code in [*codes, *others] for pair in enumerate(whole.sheets_of.get(code, ()), 1)]


def _key(whole: Whole, number: int, sheet: BoardSheet) -> Row:
    return (sheet.dossier, number, *((sheet.reviewer,) if whole.named else ()))


def _keys(whole: Whole) -> tuple[str, ...]:
    return ("dossier", "sheet", *(("member",) if whole.named else ()))


def _sheets(whole: Whole) -> Table:
    criteria = [one.code for one in whole.body.rule.criteria]
    titles = {one.code: one.title for one in whole.body.rubric.criteria}
    marks = [Column(f"mark:{code}", titled(code, titles[code])) for code in criteria]
    rows = []
    for number, sheet in _numbered(whole):
        review = whole.review(sheet)
        units = {code: whole.mark(code, steps) for code, steps in sheet.marks.items()}
        total = whole.total(sheet)
        cells: list[Cell] = [sheet.state, sheet.proxy, rounded(total), fraction(total)]
        cells += [_mark(units[code]) for code in criteria]
        cells += [review.recommendation, review.for_commission or None, review.for_applicant or None]
        if whole.named:
            cells += [review.position, sheet.source]
        rows.append((*_key(whole, number, sheet), *cells))
    columns: list[str | Column] = [*_keys(whole), "state", "proxy", "total", "total_exact", *marks]
    columns += ["recommendation", "for_commission", "for_applicant"]
    columns += ["position", "digest"] if whole.named else []
    return table("sheets", columns, rows)


def _mark(value: Fraction | None) -> Cell:
    """A mark is a finite decimal: the scale's numbers are."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else decimal(plain(value))


def _comments(whole: Whole) -> Table:
    order = [one.code for one in whole.body.rubric.criteria]
    rows = []
    for number, sheet in _numbered(whole):
        said_of = whole.review(sheet).comments
        rows += [(*_key(whole, number, sheet), code, said_of[code]) for code in order if said_of.get(code)]
    return table("comments", (*_keys(whole), "criterion", "text"), rows)


def _notes(whole: Whole) -> Table:
    """Margin notes that their authors shared, of the files that count."""
    known = {document.sha256: document.code for one in whole.dossiers.values() for document in one.documents}
    rows = []
    for one in whole.statements:
        if one.kind == "scores" and one.digest in whole.board.counts:
            rows += [_note(whole, one.body.reviewer, note, known) for note in one.body.notes]
    who = ("member",) if whole.named else ()
    columns = ("dossier", *who, "document", "page", "meaning", "criterion", "quote", "text")
    return table("notes", columns, sorted(rows, key=str))


def _note(whole: Whole, author: str, note: Annotation, known: dict[str, str]) -> Row:
    who = (author,) if whole.named else ()
    where = (known.get(note.document, note.document), note.page)
    return (note.dossier, *who, *where, note.meaning, note.criterion, note.quote, note.text)


def _refused(whole: Whole) -> Table:
    return table("refused", ("sha256", "file", "code", "at"), whole.refused)


def _rulings(whole: Whole) -> Table:
    rows = [
        (
            one.body.kind,
            several(one.body.about),
            one.body.reason,
            len(one.signers),
            one.digest,
            one.body.issued,
        )
        for one in whole.board.rulings
    ]
    return table("rulings", ("kind", "about", "reason", "signatures", "digest", "issued"), rows)


def _statements(whole: Whole) -> Table:
    """Every signed statement by kind and digest; who handed a file in is said where sheets are named
    anyway, and in the table of members, which the protocol prints too."""
    counts, listed = set(whole.board.counts), set(whole.board.statements)
    rows = [
        (one.kind, one.digest, several(one.signers), one.digest in listed, one.digest in counts,
         getattr(one.body, "issued", None))
        for one in sorted(whole.statements, key=lambda one: (one.kind, one.digest))
    ]  # fmt: skip
    return table("statements", ("kind", "digest", "signers", "on_board", "counts", "issued"), rows)

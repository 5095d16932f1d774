"""What a commissioner sees: the list, dossiers, documents, sheets, search. Nothing is written here."""

from __future__ import annotations

from desktop.desks.commissioner.seat import Seat, seat_of
from desktop.desks.views import DossierRow, Hit, RecusalView, RowState, SheetView
from desktop.errors import AlqaError
from desktop.model.dossier import DocumentText, Dossier
from desktop.model.people import RosterEntry
from desktop.model.statements import Round
from desktop.model.text import Text
from desktop.storage import blobs, sheets
from desktop.storage import dossiers as dossier_rows
from desktop.storage.sheets import SheetRow
from desktop.storage.workspace import Workspace

JOINT = ", "


def round_of(ws: Workspace) -> Round:
    """The newest version of the round."""
    return seat_of(ws).version.body


def me(ws: Workspace) -> RosterEntry:
    """This person's entry in the roster."""
    return seat_of(ws).me


def dossiers(ws: Workspace) -> list[DossierRow]:
    """Every assigned dossier in reading order, then those that the round recuses this person from."""
    seat, written = seat_of(ws), sheets.all(ws)
    known: dict[str, tuple[SheetRow | None, DossierRow]] = ws.remember("rows", dict)
    for place, code in enumerate(seat.codes, 1):
        sheet = written.get(code)
        if code not in known or known[code][0] != sheet:  # most stand as they stood a moment ago
            known[code] = sheet, _row(seat, code, place, sheet)
    return [known[code][1] for code in seat.codes]


def rows_of(seat: Seat, written: dict[str, SheetRow]) -> list[DossierRow]:
    """The list, from the sheets in which something is written."""
    return [_row(seat, code, place, written.get(code)) for place, code in enumerate(seat.codes, 1)]


def dossier(ws: Workspace, code: str) -> Dossier:
    """One dossier. Raises `dossier-not-assigned`, `dossier-recused`."""
    seat = seat_of(ws)
    seat.refuse_strange(code)
    if code not in seat.nouns or sheets.sheet(ws, code).recusal is not None:
        raise AlqaError("dossier-recused", dossier=code)
    return seat.nouns[code]


def document(ws: Workspace, sha256: str) -> bytes:
    """A document's bytes by its SHA-256, decrypted into memory. Raises `blob-missing`, `blob-damaged`."""
    return blobs.get(ws, sha256)


def document_text(ws: Workspace, sha256: str) -> DocumentText:
    """Page sizes and texts of a document by the document's SHA-256. Raises `text-missing`."""
    return dossier_rows.text_of(ws, sha256)


def sheet(ws: Workspace, code: str) -> SheetView:
    """This person's sheet for one dossier; every criterion of the rule has its place in `marks`."""
    seat = seat_of(ws)
    seat.refuse_strange(code)
    row = sheets.sheet(ws, code)
    recusal = recusal_of(seat, code, row)
    return SheetView(
        code,
        {criterion: row.marks.get(criterion) for criterion in seat.limits},
        {criterion: text for criterion, text in row.comments.items() if criterion in seat.limits},
        row.for_commission,
        row.for_applicant,
        row.recommendation,
        recusal,
        recusal is not None,
    )


def recusal_of(seat: Seat, code: str, row: SheetRow | None) -> RecusalView | None:
    """Why a dossier is closed: by the signed round, or declared while reading."""
    if code in seat.recused:
        before = seat.recused[code]
        return RecusalView(before.ground, before.note, True)
    if row is not None and row.recusal is not None:
        return RecusalView(row.recusal.ground, row.recusal.note, False)
    return None


def search(ws: Workspace, query: str, limit: int) -> list[Hit]:
    """Pages that hold the words of `query`, best first, never of a dossier that is closed to me."""
    seat, written = seat_of(ws), sheets.all(ws)
    opened = [code for code in seat.readable if recusal_of(seat, code, written.get(code)) is None]
    digests = {seat.refs[code].digest for code in opened}
    return [Hit(*found) for found in dossier_rows.search(ws, query, limit, digests)]


def _row(seat: Seat, code: str, place: int, row: SheetRow | None) -> DossierRow:
    ref, noun = seat.refs[code], seat.nouns.get(code)
    scored = sum(criterion in seat.limits for criterion in row.marks) if row else 0
    return DossierRow(
        code,
        ref.title,
        _regions(seat.version.body, noun),
        seat.version.body.sectors.get(noun.sector, {}) if noun else {},
        _state(seat, code, scored, row),
        scored,
        len(seat.limits),
        place,
        ref.eligible,
    )


def _state(seat: Seat, code: str, scored: int, row: SheetRow | None) -> RowState:
    """A sheet written on what has changed since is "changed" until it is touched or confirmed."""
    if recusal_of(seat, code, row) is not None:
        return "recused"
    if row is None or not is_written(row):
        return "untouched"
    if seat.is_stale(row):
        return "changed"
    return "complete" if scored == len(seat.limits) else "partial"


def is_written(row: SheetRow) -> bool:
    """Whether anything of a review is there, a comment without a mark included."""
    return bool(row.marks or row.comments or row.for_commission or row.for_applicant or row.recommendation)


def _regions(body: Round, noun: Dossier | None) -> Text:
    """The names of a dossier's regions, side by side, in each language in which all have one."""
    if noun is None:
        return {}
    names = [body.regions.get(code, {}) for code in noun.region]
    langs = [lang for lang in (names[0] if names else {}) if all(name.get(lang) for name in names)]
    return {lang: JOINT.join(name[lang] for name in names) for lang in langs}

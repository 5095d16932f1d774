"""My own marks in reading order, with what is not stored yet."""

from __future__ import annotations

from ui.commissioner.session import Session


def own_marks(session: Session) -> dict[str, dict[str, int | None]]:
    """By dossier, without what a conflict of interest closes to me."""
    own = session.desk.marks.own()
    for code in {place[1] for place in session.unsaved} & set(own):
        own[code] = session.sheet_of(code).marks
    return own

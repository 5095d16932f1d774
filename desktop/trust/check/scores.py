"""Score bundles and proxy sheets. Whether a mark lies on its scale needs the round: that is the merge's."""

from __future__ import annotations

from desktop.model.review import Annotation, Review
from desktop.model.statements import Proxy, Scores
from desktop.trust.check.findings import Findings

MARK_MOST = 10_000  # steps of a scale
PAGE_MOST = 100_000
PLACE_MOST = 1_000_000_000  # 1/1000 pt, a little over 350 m


def scores(found: Findings, body: Scores) -> None:
    found.digest(body.round_digest, "round_digest")
    found.id(body.reviewer, "reviewer")
    found.digest(body.journal, "journal")
    found.count(body.sequence, "sequence", 1)
    found.digest_set(body.previous, "previous")
    if (body.sequence == 1) != (not body.previous):
        found.fault("statement-chain", "previous", body.sequence)
    _reviews(found, body.reviews)
    found.unique([recusal.dossier for recusal in body.recusals], "recusals")
    for recusal in body.recusals:
        found.id(recusal.dossier, "recusals")
        found.id(recusal.ground, "recusals")
        found.prose(recusal.note, "recusals")
        found.time(recusal.declared, "recusals")
    found.unique([note.id for note in body.notes], "notes")
    for note in body.notes:
        _note(found, note)
    stated = body.completeness
    for value in (stated.assigned, stated.complete, stated.partial, stated.recused):
        found.count(value, "completeness", 0)


def proxy(found: Findings, body: Proxy) -> None:
    found.digest(body.round_digest, "round_digest")
    found.id(body.reviewer, "reviewer")
    found.digest(body.scan, "scan")
    found.line(body.scan_name, "scan_name")
    found.filled(body.recipients, "recipients")
    found.unique(body.recipients, "recipients")
    for recipient in body.recipients:
        found.recipient(recipient, "recipients")
    found.filled(body.reviews, "reviews")
    _reviews(found, body.reviews)


def _reviews(found: Findings, reviews: list[Review]) -> None:
    found.unique([review.dossier for review in reviews], "reviews")
    for review in reviews:
        where = f"reviews.{review.dossier}"
        found.id(review.dossier, "reviews")
        found.digest(review.dossier_digest, where)
        found.digest(review.rubric_digest, where)
        found.count(review.position, where, 1)
        found.ids([*review.marks, *review.comments], where)
        for mark in review.marks.values():
            found.count(mark, where, 0, MARK_MOST)
        for prose in (*review.comments.values(), review.for_commission, review.for_applicant):
            found.prose(prose, where)


def _note(found: Findings, note: Annotation) -> None:
    where = f"notes.{note.id}"
    found.id(note.id, "notes")
    found.id(note.dossier, where)
    found.digest(note.document, where)
    found.count(note.page, where, 1, PAGE_MOST)
    found.count(note.start, where, 0)
    if note.criterion is not None:
        found.id(note.criterion, where)
    for quad in note.quads:
        for place in (quad.x0, quad.y0, quad.x1, quad.y1):
            found.count(place, where, -PLACE_MOST, PLACE_MOST)
    for prose in (note.quote, note.prefix, note.suffix, note.text):
        found.prose(prose, where)

"""The round: everything it names must be there, once. The rule's own arithmetic is `decide`'s to check."""

from __future__ import annotations

from desktop.model.statements import Round
from desktop.trust.check.findings import Findings

COSIGNATURES_MOST = 64
SCREENERS_MOST = 2


def round_(found: Findings, body: Round) -> None:
    _version(found, body)
    found.lines(body.title, "title")
    found.lines(body.body, "body")
    found.proses(body.notice, "notice")
    for name, table in (("regions", body.regions), ("sectors", body.sectors), ("grounds", body.grounds)):
        found.ids(table, name)
        for code, words in table.items():
            found.lines(words, f"{name}.{code}")
    _rubric(found, body)
    _dossiers(found, body)
    _checklist(found, body)
    _roster(found, body)
    _assignment(found, body)
    _recusals(found, body)
    _figures(found, body)


def _version(found: Findings, body: Round) -> None:
    """The first version follows nothing; every other names the one before and the reason."""
    found.count(body.version, "version", 1)
    found.digest(body.previous, "previous")
    found.digest(body.mandate, "mandate")
    first = body.version == 1
    if first != (body.previous is None):
        found.fault("statement-chain", "previous", body.version)
    if first != (body.amendment is None):
        found.fault("statement-chain", "amendment", body.version)
    if body.amendment is not None:
        found.filled(body.amendment.reason.strip(), "amendment.reason")
        found.prose(body.amendment.reason, "amendment.reason")
        found.known(body.amendment.carried, [d.code for d in body.dossiers], "amendment.carried")
        found.ids(body.amendment.replaced, "amendment.replaced")
        found.unique(body.amendment.carried, "amendment.carried")
        found.unique(body.amendment.replaced, "amendment.replaced")


def _rubric(found: Findings, body: Round) -> None:
    rubric = body.rubric
    groups = [group.code for group in rubric.groups]
    codes = [criterion.code for criterion in rubric.criteria]
    for values, where in ((groups, "rubric.groups"), (codes, "rubric.criteria")):
        found.ids(values, where)
        found.unlike(values, where)
    found.filled(codes, "rubric.criteria")
    for group in rubric.groups:
        found.lines(group.title, f"rubric.groups.{group.code}")
    for criterion in rubric.criteria:
        where = f"rubric.criteria.{criterion.code}"
        found.lines(criterion.title, where)
        found.proses(criterion.question, where)
        found.known([criterion.group] if criterion.group else [], groups, where)
        for anchor in criterion.anchors:
            found.proses(anchor.text, where)
    _rule(found, body)
    found.unique([fact.code for fact in rubric.facts], "rubric.facts")


def _rule(found: Findings, body: Round) -> None:
    """The rule counts exactly the criteria that the rubric asks for, in the same groups."""
    asked = {criterion.code: criterion.group for criterion in body.rubric.criteria}
    counted = {criterion.code: criterion.group for criterion in body.rule.criteria}
    if asked != counted or len(counted) != len(body.rule.criteria):
        found.fault("statement-rule", "rule.criteria", sorted(set(asked) ^ set(counted)))


def _dossiers(found: Findings, body: Round) -> None:
    codes = [dossier.code for dossier in body.dossiers]
    found.ids(codes, "dossiers")
    found.unlike(codes, "dossiers")
    found.unique([dossier.digest for dossier in body.dossiers], "dossiers")
    for dossier in body.dossiers:
        found.digest(dossier.digest, f"dossiers.{dossier.code}.digest")
        found.lines(dossier.title, f"dossiers.{dossier.code}.title")
        found.proses(dossier.remarks, f"dossiers.{dossier.code}.remarks")


def _checklist(found: Findings, body: Round) -> None:
    """Its words and those of the screenings; that they follow the checklist is `trust.screenings`' to say."""
    if body.checklist is not None:
        found.ids([item.code for item in body.checklist.items], "checklist")
        found.filled(body.checklist.items, "checklist")
        found.count(body.checklist.signatures, "checklist.signatures", 1, SCREENERS_MOST)
        for item in body.checklist.items:
            found.lines(item.title, f"checklist.{item.code}")
    for dossier in (dossier for dossier in body.dossiers if dossier.screening is not None):
        screened, where = dossier.screening, f"dossiers.{dossier.code}.screening"
        assert screened is not None
        found.time(screened.issued, where)
        found.prose(screened.reason, where)
        found.filled(screened.signers, where)
        for finding in screened.findings:
            found.prose(finding.reason, where)
            found.count(finding.page, where, 0)
        for signer in screened.signers:
            found.key(signer.key, where)


def _roster(found: Findings, body: Round) -> None:
    roster = body.roster
    found.filled(roster, "roster")
    found.ids([entry.id for entry in roster], "roster")
    found.unlike([entry.id for entry in roster], "roster")
    found.unique([entry.key for entry in roster], "roster", "key-under-two-names")
    found.unique([entry.recipient for entry in roster], "roster", "key-under-two-names")
    for entry in roster:
        where = f"roster.{entry.id}"
        found.names(entry.name, where)
        found.key(entry.key, where)
        found.recipient(entry.recipient, where)
        found.filled(entry.roles, where)
        found.unique(entry.roles, where)
    chairs = [entry.id for entry in roster if "chair" in entry.roles]
    if len(chairs) > 1:
        found.fault("statement-duplicate", "roster", "chair")


def _assignment(found: Findings, body: Round) -> None:
    codes = [dossier.code for dossier in body.dossiers]
    judges = [entry.id for entry in body.roster if "commissioner" in entry.roles]
    reviewers = [row.reviewer for row in body.assignment]
    found.unique(reviewers, "assignment")
    found.known(reviewers, judges, "assignment")
    for row in body.assignment:
        found.unique(row.dossiers, f"assignment.{row.reviewer}")
        found.known(row.dossiers, codes, f"assignment.{row.reviewer}")


def _recusals(found: Findings, body: Round) -> None:
    found.unique([(row.reviewer, row.dossier) for row in body.recusals], "recusals")
    found.known([row.reviewer for row in body.recusals], [e.id for e in body.roster], "recusals")
    found.known([row.dossier for row in body.recusals], [d.code for d in body.dossiers], "recusals")
    found.known([row.ground for row in body.recusals], body.grounds, "recusals")
    for row in body.recusals:
        found.digest(row.declaration, "recusals")
        found.prose(row.note, "recusals")


def _figures(found: Findings, body: Round) -> None:
    found.date(body.dates.opens, "dates.opens")
    found.date(body.dates.closes, "dates.closes")
    found.date(body.dates.sitting, "dates.sitting")
    found.count(body.cosignatures, "cosignatures", 1, COSIGNATURES_MOST)
    found.count(body.quorum, "quorum", 0, len(body.roster))

"""From the parts a desk holds to a `ProtocolData`: pure, no files, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.errors import Fault
from desktop.model.dossier import Dossier
from desktop.model.statements import Decision, RefusedFile, Round
from desktop.model.text import LANGS, Lang, Text
from desktop.reports.protocol_data import (
    DossierLine,
    MemberLine,
    ProtocolData,
    RecusalLine,
    RefusedLine,
    Signer,
)
from desktop.trust.digest import comparison_code
from desktop.words import Words, load


def gather(
    round_: Round,
    round_digest: str,
    decision: Decision,
    *,
    dossiers: Mapping[str, Dossier],
    members: Iterable[MemberLine],
    recusals: Iterable[RecusalLine],
    refusals: Mapping[str, tuple[str, Fault]],
    reasons: Mapping[str, tuple[str, ...]],
    signed_by: Iterable[str],
    secretary: Text,
    digest: str | None,
    number: str = "",
) -> ProtocolData:
    """Everything the protocol says, from the round and the decision.

    `dossiers`: by code, as far as they are at hand (a missing one is shown by its title in the round);
    `reasons`: see `protocol_board.reasons`; `members`, `recusals`: see `member_lines`, `recusal_lines` there;
    `refusals`: by digest of the file's bytes, its shown name and the fault with its arguments;
    `signed_by`: Ed25519 keys (hex) under the decision; `secretary`: shown name for the line to sign
    when the roster holds no secretary; `digest`: of the signed decision, `None` for a draft.
    """
    catalogues: dict[Lang, Words] = {lang: load(lang) for lang in LANGS} if refusals else {}
    field = round_.rule.constraints.budget_cap.field if round_.rule.constraints.budget_cap else None
    return ProtocolData(
        round=round_,
        round_digest=round_digest,
        decision=decision,
        dossiers={
            ref.code: _line(round_, ref.code, dossiers.get(ref.code), field) for ref in round_.dossiers
        },
        members=tuple(members),
        recusals=tuple(sorted(recusals, key=lambda r: (r.reviewer, r.dossier))),
        refused=tuple(_refused(each, refusals.get(each.file), catalogues) for each in decision.refused),
        reasons=dict(reasons),
        signers=_signers(round_, decision, frozenset(signed_by), secretary),
        digest=digest,
        code=comparison_code(digest) if digest else None,
        board_code=comparison_code(decision.board),
        support_field=field,
        number=number,
        draft=digest is None,
    )


def _line(round_: Round, code: str, dossier: Dossier | None, field: str | None) -> DossierLine:
    ref = next(each for each in round_.dossiers if each.code == code)
    fact = dossier.facts.get(field) if dossier and field else None
    return DossierLine(
        code=code,
        title=ref.title,
        regions=tuple(dossier.region) if dossier else (),
        sector=dossier.sector if dossier else "",
        eligible=ref.eligible,
        support=fact if isinstance(fact, str) else None,
    )


def _refused(
    each: RefusedFile, known: tuple[str, Fault] | None, catalogues: Mapping[Lang, Words]
) -> RefusedLine:
    if known is None:  # another computer refused it: the decision holds digest and code alone
        return RefusedLine(file=each.file, code=each.code)
    name, fault = known
    return RefusedLine(
        each.file, each.code, name, {lang: w.fault(fault).what for lang, w in catalogues.items()}
    )


def _signers(round_: Round, decision: Decision, keys: frozenset[str], secretary: Text) -> tuple[Signer, ...]:
    """The chair, the secretary, then every other member present (all of them when none was recorded)."""
    present = set(decision.sitting.presence.present)
    chairs = [e for e in round_.roster if "chair" in e.roles]
    secretaries = [e for e in round_.roster if "secretary" in e.roles]
    others = [e for e in round_.roster if "commissioner" in e.roles and e not in chairs]
    return (
        *(Signer("chair", e.name, e.key in keys) for e in chairs),
        *(
            [Signer("secretary", e.name, e.key in keys) for e in secretaries]
            or [Signer("secretary", secretary, False)]
        ),
        *(Signer("member", e.name, e.key in keys) for e in others if not present or e.id in present),
    )

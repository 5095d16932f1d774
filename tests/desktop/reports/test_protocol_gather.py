"""From the parts of a desk to the protocol's data."""

from __future__ import annotations

import io
from typing import Any

import msgspec
import protocol_sample as sample
import pypdf

from desktop.errors import Fault
from desktop.merge.views import ReviewerState
from desktop.model.dossier import DossierRef
from desktop.model.people import RosterEntry
from desktop.model.statements import RefusedFile
from desktop.reports.protocol import render
from desktop.reports.protocol_board import _member
from desktop.reports.protocol_data import MemberLine, ProtocolData, Signer
from desktop.reports.protocol_gather import gather
from desktop.trust.digest import comparison_code


def gathered(**changes: Any) -> ProtocolData:
    refs = [DossierRef(d.code, d.title, "", d.eligible, {}) for d in sample.data().dossiers.values()]
    made = msgspec.structs.replace(changes.pop("round_", sample.round_()), dossiers=refs)
    parts: dict[str, Any] = {
        "dossiers": {},
        "members": sample.data().members,
        "recusals": sample.data().recusals,
        "refusals": {},
        "reasons": {},
        "signed_by": [sample.digest("C01")],
        "secretary": sample.SECRETARY,
        "digest": sample.digest("decision"),
    }
    return gather(
        made, sample.digest("round"), changes.pop("decision", sample.decision()), **{**parts, **changes}
    )


def test_codes_are_computed_and_the_chair_is_known_to_have_signed() -> None:
    data = gathered()
    assert data.code == comparison_code(sample.digest("decision"))
    assert data.board_code == comparison_code(data.decision.board)
    assert [s.role for s in data.signers] == ["chair", "secretary", *["member"] * 13]
    assert data.signers[0].signed
    assert data.signers[1] == Signer("secretary", sample.SECRETARY, False)


def test_without_a_digest_it_is_a_draft() -> None:
    assert gathered(digest=None).draft
    assert not gathered().draft


def test_absent_members_get_no_line_to_sign() -> None:
    names = [signer.name for signer in gathered().signers]
    absent = next(e.name for e in sample.round_().roster if e.id == "C15")
    assert absent not in names


def test_refused_file_without_details_keeps_digest_and_code() -> None:
    refused = [RefusedFile(sample.digest("x"), "newer-than-known")]
    data = gathered(decision=sample.decision(refused=refused))
    assert data.refused[0].why is None
    out = io.BytesIO()
    render(data, ("en",), out)
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(out).pages)
    assert "Error code: newer-than-known" in text


def test_refused_file_with_details_says_why_in_every_language() -> None:
    code = "payload-schema"
    refused = [RefusedFile(sample.digest("x"), code)]
    known = {sample.digest("x"): ("C01.alqa-scores", Fault(code, {"where": "marks", "name": "C01"}))}
    why = gathered(decision=sample.decision(refused=refused), refusals=known).refused[0].why
    assert why is not None
    assert set(why) == {"kk", "ru", "en"}
    assert all(why.values())


def test_proxies_and_exclusions_are_states_of_their_own() -> None:
    blank: tuple[str, ...] = ()
    plain = ReviewerState(
        "C01", "accepted", None, None, blank, blank, blank, blank, blank, blank, blank, blank, 0, False, True
    )
    proxy = msgspec.structs.replace(plain, proxies=("p",))
    assert _member(proxy) == MemberLine("C01", "proxy", None, "p")
    excluded = msgspec.structs.replace(plain, state="missing", excluded=("a", "b"))
    assert _member(excluded).state == "excluded"


def test_secretary_of_the_roster_signs_and_does_not_vote() -> None:
    made = sample.round_()
    entry = RosterEntry("S01", sample.SECRETARY, sample.digest("S01"), "age1", ["secretary"])
    made = msgspec.structs.replace(made, roster=[*made.roster, entry])
    data = gathered(round_=made, signed_by=[entry.key])
    assert data.signers[1] == Signer("secretary", sample.SECRETARY, True)
    assert "S01" not in data.voters

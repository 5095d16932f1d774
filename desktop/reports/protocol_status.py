"""What the table says of a dossier: proposed, selected, or passed over and by which limit."""

from __future__ import annotations

from desktop.reports.protocol_data import ProtocolData
from desktop.reports.protocol_rows import Line
from desktop.reports.protocol_voice import Voice


def proposed(data: ProtocolData, line: Line, voice: Voice) -> str:
    """The word for a dossier that the calculation proposes."""
    if line.proposed == "some-sets" and not (line.decided and not data.decision.departed):
        return voice.say("status.some-sets", count=line.sets, sets=len(data.decision.proposal))
    final = not data.draft and not data.decision.departed and line.decided
    return voice.say("status.selected" if final else "status.proposed")


def decided(line: Line, voice: Voice) -> str:
    """The word in the column of the decision, where it departs from the proposal."""
    return voice.say("status.selected" if line.decided else "status.not")


def passed_over(data: ProtocolData, line: Line, voice: Voice) -> str:
    """Why a dossier is not proposed."""
    fails = [code.removeprefix("threshold:") for code in line.why if _is_threshold(code)]
    if len(fails) > 1:
        return voice.say("why.below", codes=voice.several(_threshold_name(code, voice) for code in fails))
    if fails:
        return _below(fails[0], voice)
    return "; ".join(_limit(data, code.split(":", 1)[0], voice) for code in line.why)


LIMITS = frozenset(
    [
        "max_per_region",
        "max_per_sector",
        "budget_cap",
        "at_least_one_of",
        "seats",
        "eligibility",
        "undecidable",
    ]
)


def _is_threshold(code: str) -> bool:
    return code.split(":", 1)[0] not in LIMITS


def _below(code: str, voice: Voice) -> str:
    if code == "total":
        return voice.say("why.total")
    if code.startswith("group:"):
        return voice.say("why.group", code=code.removeprefix("group:"))
    return voice.say("why.criterion", code=code)


def _threshold_name(code: str, voice: Voice) -> str:
    """In a list, criteria and groups by their codes (point 2 says which is which)."""
    return voice.say("why.total-name") if code == "total" else code.removeprefix("group:")


def _limit(data: ProtocolData, code: str, voice: Voice) -> str:
    limits = data.round.rule.constraints
    counts = {"max_per_region": limits.max_per_region, "max_per_sector": limits.max_per_sector}
    return voice.say(f"why.{code}", count=counts.get(code) or 0)

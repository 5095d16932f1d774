"""The source folder of the fictional sample round: round.json, register.xlsx, papers, cards."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from desktop.exchange.files import make_folder, write_file
from desktop.intake.register import columns
from desktop.intake.round_file import RoundFile, parse_round_file
from desktop.model.text import LANGS, Text
from desktop.paths import resources
from desktop.reports.dossier_pdf import PaperMaker

Sample = Mapping[str, Any]
GROUNDS: dict[str, Text] = {
    "home-region": {
        "kk": "өз өңірінен түскен өтінім", "ru": "заявка из своего региона", "en": "home region"
    },
    "employer": {
        "kk": "жұмыс берушісі қатысады", "ru": "участвует работодатель", "en": "employer takes part"
    },
    "family": {"kk": "туыстық байланыс", "ru": "родственные связи", "en": "family ties"},
    "partner": {"kk": "іскерлік серіктестік", "ru": "деловое партнёрство", "en": "business partnership"},
    "other": {"kk": "басқа негіз", "ru": "другое основание", "en": "another ground"},
}  # fmt: skip
FORMULAS = {
    "lq": "(category_employment_region_2015 / region_employment_2015)"
    " / (category_employment_national_2015 / national_employment_2015)",
    "size_share_national_pct": "100 * category_employment_region_2015 / category_employment_national_2015",
    "focus_share_regional_pct": "100 * category_employment_region_2015 / region_employment_2015",
    "output_per_worker_mln_kzt": "output_2015_mln_kzt / employment_2015",
    "cofinancing_ratio_pct": "100 * member_cofinancing_mln_kzt"
    " / (member_cofinancing_mln_kzt + requested_support_mln_kzt)",
}
LEAST = {"category_employment_region_2015": "employment_2015", "value_chain_stages_total": "3"}
SHARES = ("sme_share_pct", "export_share_pct", "local_purchases_share_pct", "women_employment_pct")
MOST = {
    "anchor_firms": "members_total",
    "employment_2015": "2 * employment_2012",
    "value_chain_stages_covered": "value_chain_stages_total",
} | dict.fromkeys(SHARES, "100")
BARE = ("count", "ratio")
STARS = {"size_share_national_pct": "10", "lq": "2", "focus_share_regional_pct": "1"}
BENCHMARK = {"members_total": "1200", "employment_2015": "15000", "size_share_national_pct": "80"}
SECRETARY: Text = {
    "kk": "Комиссия хатшысы (ойдан шығарылған)",
    "ru": "Секретарь комиссии (вымышленный)",
    "en": "Commission secretary (fictional)",
}


def write(folder: Path, sample: Sample, cards: Mapping[str, bytes]) -> None:
    """Write the whole source. `cards`: card bytes by roster id ("secretary", "C01" ... "C15")."""
    for name in ("cards", "declarations", "dossiers"):
        make_folder(folder / name)
    found = round_file(sample, cards)
    parse_round_file(_json(found))  # what we write must be what we would accept
    write_file(folder / "round.json", _json(found), replace=True)
    for member in (seat["id"] for seat in found["roster"]):
        write_file(folder / "cards" / f"{member}.alqa-card", cards[member], replace=True)
    _write_register(folder / "register.xlsx", sample, parse_round_file(_json(found)))
    catalogue = json.loads((resources() / "sample" / "papers.json").read_text("utf-8"))
    maker = PaperMaker(sample, catalogue)
    for application in sample["applications"]:
        place = folder / "dossiers" / application["application_id"]
        make_folder(place)
        for code, data in maker.papers(application).items():
            write_file(place / f"{code}.pdf", data, replace=True)


def round_file(sample: Sample, cards: Mapping[str, bytes]) -> dict[str, Any]:
    """round.json of the sample; only members with a card are seated."""
    scheme = sample["round"]
    seats = [seat for seat in _roster(sample) if seat["id"] in cards]
    return {
        "id": scheme["id"],
        "title": scheme["title"],
        "body": scheme["decision_body"],
        "notice": sample["notice"],
        "rubric": _rubric(sample),
        "rule": _rule(sample),
        "weight_total": "100",
        "roster": seats,
        "assignment": assignment(sample, [seat["id"] for seat in seats]),
        "dates": {"opens": "2016-10-03", "closes": "2016-10-28", "sitting": "2016-11-03"},
        "cosignatures": 1,
        "quorum": len(sample["commissioners"]) // 2 + 1,
        "visibility": {
            "running_total": False,
            "own_distribution": True,
            "sealed_until_close": False,
            "named_sheets": True,
            "proxies": True,
        },
        "regions": sample["regions"],
        "sectors": sample["sectors"],
        "grounds": GROUNDS,
        "recusals": list(_recusals(sample, {seat["id"] for seat in seats})),
        "documents": [
            {"code": paper["code"], "title": paper["title"], "required": False}
            for paper in sample["documents"]
        ],
    }


def assignment(sample: Sample, members: list[str]) -> dict[str, list[str]]:
    """The pairs that have a sheet in the sample's scores, in each member's reading order."""
    path = resources() / "sample" / "sample-scores.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    known = {application["application_id"] for application in sample["applications"]}
    rows = [row for row in rows if row["application_id"] in known]
    rows.sort(key=lambda row: (int(row["reading_position"]), row["application_id"]))
    return {
        member: [row["application_id"] for row in rows if row["reviewer_id"] == member]
        for member in members
        if member != "secretary"
    }


def _roster(sample: Sample) -> Iterator[dict[str, Any]]:
    card = "secretary.alqa-card"
    yield {"id": "secretary", "card": card, "name": SECRETARY, "roles": ["secretary"]}
    for place, member in enumerate(sample["commissioners"]):
        roles = ["chair", "commissioner"] if place == 0 else ["commissioner"]
        code = member["reviewer_id"]
        yield {
            "id": code,
            "card": f"{code}.alqa-card",
            "name": member["name"],
            "roles": roles,
            "office": member["seat"],
            "limit": member["max_load"],
            "expertise": {sector: 2 - place for place, sector in enumerate(member["expertise"][:2])},
            "home": [member["home_region"]],
        }


def _rubric(sample: Sample) -> dict[str, Any]:
    return {
        "groups": [{"code": group["code"], "title": group["title"]} for group in sample["groups"]],
        "criteria": [_criterion(criterion) for criterion in sample["criteria"]],
        "labels": _anchors(sample["scale"]["labels"]),
        "facts": [*map(_field, sample["fact_sheet"]["fields"]), *map(_derived, _derived_fields(sample))],
        "benchmark": sample["benchmark"]["name"],
    }


def _criterion(criterion: Sample) -> dict[str, Any]:
    evidence = criterion["evidence_fields"]
    return {
        "code": criterion["code"],
        "group": criterion["group"],
        "title": criterion["title"],
        "question": criterion["question"],
        "anchors": _anchors(criterion["anchors"]),
        "evidence": ["organisation" if name == "lead_organisation" else name for name in evidence],
        "comment_required": False,
    }


def _anchors(words: Mapping[str, Text]) -> list[dict[str, Any]]:
    return [{"mark": mark, "text": words[mark]} for mark in sorted(words, key=float)]


def _field(field: Sample) -> dict[str, Any]:
    source = field["source_document"]
    return _said_besides(field) | {
        "code": field["field"],
        "label": field["label"],
        "kind": field["type"],
        "unit": _unit(field),
        "document": source if isinstance(source, str) else None,
    }


def _said_besides(field: Sample) -> dict[str, Any]:
    """Formula, bounds, star and benchmark, where the sample has them."""
    code = field["field"]
    said = {
        "formula": FORMULAS.get(code),
        "least": LEAST.get(code),
        "most": MOST.get(code),
        "star": STARS.get(code),
        "benchmark": BENCHMARK.get(code),
    }
    return {name: text for name, text in said.items() if text is not None}


def _derived_fields(sample: Sample) -> list[Any]:
    """Derived figures that are one number; the others are shown by the windows from their parts."""
    values = sample["applications"][0]["derived"]
    return [f for f in sample["fact_sheet"]["derived"] if isinstance(values.get(f["field"]), int | float)]


def _derived(field: Sample) -> dict[str, Any]:
    label, unit = _text(field["label"]), _unit(field)
    return _said_besides(field) | {
        "code": field["field"],
        "label": label,
        "kind": "decimal",
        "unit": unit,
        "document": None,
    }


def _unit(field: Sample) -> Text:
    """A count or a ratio is a bare figure: its label says what is counted."""
    unit = _text(field["unit"])
    return {} if unit.get("en") in BARE else unit


def _text(words: str | Text) -> Text:
    return dict(words) if isinstance(words, dict) else dict.fromkeys(LANGS, words) if words else {}


def _rule(sample: Sample) -> dict[str, Any]:
    scheme, thresholds, scale = sample["round"], sample["thresholds"], sample["scale"]
    limits = scheme["constraints"]
    groups = [
        {"code": group["code"], "threshold_percent": str(thresholds["group_min_pct"])}
        for group in sample["groups"]
    ]
    return {
        "scale": {"min": str(scale["min"]), "max": str(scale["max"]), "step": str(scale["step"])},
        "criteria": [_criterion_rule(criterion) for criterion in sample["criteria"]],
        "groups": groups,
        "total": {"form": "percent", "threshold": str(thresholds["total_min"])},
        "aggregate": {"method": "mean"},
        "tie_break": [code for code in scheme["tie_break"] if isinstance(code, str)],
        "seats": scheme["select_exactly"],
        "constraints": {
            "max_per_region": limits["max_per_region"],
            "max_per_sector": limits["max_per_sector"],
            "at_least_one_of": limits["at_least_one_of"],
            "budget_cap": {"field": "requested_support_mln_kzt", "max": str(scheme["budget_cap_mln_kzt"])},
            "eligible_only": True,
        },
    }


def _criterion_rule(criterion: Sample) -> dict[str, Any]:
    rule = {"code": criterion["code"], "group": criterion["group"], "weight": str(criterion["weight"])}
    threshold = criterion.get("threshold_mean")
    return rule if threshold is None else {**rule, "threshold": str(threshold)}


def _recusals(sample: Sample, members: set[str]) -> Iterator[dict[str, Any]]:
    codes = {ground["en"]: code for code, ground in GROUNDS.items()}
    known = {application["application_id"] for application in sample["applications"]}
    for conflict in sample["conflicts"]:
        if conflict["reviewer_id"] in members and conflict["application_id"] in known:
            yield {
                "reviewer": conflict["reviewer_id"],
                "dossier": conflict["application_id"],
                "ground": codes[conflict["ground"]["en"]],
                "note": "",
            }


def _write_register(path: Path, sample: Sample, found: RoundFile) -> None:
    # openpyxl is imported on first use: it triples the start-up time of a bare window.
    from openpyxl import Workbook

    rows = [_cells(application) for application in sample["applications"]]
    names = [name for name in columns(found.rubric.facts) if any(row.get(name) for row in rows)]
    book = Workbook(write_only=True)
    sheet = book.create_sheet("register")
    sheet.append(names)
    for row in rows:
        sheet.append([row.get(name) for name in names])
    book.save(path)


def _cells(application: Sample) -> dict[str, Any]:
    lead = application["lead_organisation"]
    texts = {
        "title": application["title"],
        "remarks": _text(application["eligibility"]["remarks"]),
        "organisation": lead["name"],
        "organisation_kind": lead["type"],
    }
    cells: dict[str, Any] = {
        "code": application["application_id"],
        "region": application["region_code"],
        "sector": application["sector_code"],
        "eligible": "1" if application["eligibility"]["eligible"] else "0",
    }
    facts = {**application["facts"], **application["derived"]}
    for name, value in facts.items():
        if isinstance(value, bool):
            cells[name] = "1" if value else "0"
        elif isinstance(value, int | float):
            cells[name] = value
        elif isinstance(value, dict):
            texts[name] = value
    for name, text in texts.items():
        cells.update({f"{name}_{lang}": text[lang] for lang in LANGS if isinstance(text.get(lang), str)})
    return cells


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()

"""A source folder: the sample's is sound; whatever is odd in one is named, all at once."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import AlqaError, Fault
from desktop.intake import applicants, sample_source
from desktop.intake.round_file import json_schema, parse_round_file
from desktop.intake.source import Source, read_source
from desktop.model.people import Conflict, Party
from desktop.model.statements import Card, Declaration
from desktop.pages.server import PageServer
from desktop.paths import resources
from desktop.trust import envelope, identity, seal
from desktop.trust.identity import LIGHT, Identity
from desktop.words import load

ROOT = resources().parent
KEPT = 3  # dossiers of the small sample


@pytest.fixture(scope="module")
def people() -> dict[str, Identity]:
    return {name: identity.create(name, "sample", LIGHT).identity for name in ("secretary", "C01", "C02")}


@pytest.fixture(scope="module")
def sample() -> dict[str, Any]:
    whole = json.loads((resources() / "sample" / "sample-round.json").read_text("utf-8"))
    return {**whole, "applications": whole["applications"][:KEPT]}


@pytest.fixture(scope="module")
def made(
    tmp_path_factory: pytest.TempPathFactory, sample: dict[str, Any], people: dict[str, Identity]
) -> Path:
    folder = tmp_path_factory.mktemp("made") / "source"
    sample_source.write(folder, sample, {name: card(person) for name, person in people.items()})
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "source"))


@pytest.fixture(scope="module")
def pages() -> Iterator[PageServer]:
    with PageServer() as server:
        yield server


def card(person: Identity) -> bytes:
    body = Card("alqa.card.v1", person.name, person.key, person.recipient)
    return envelope.write(envelope.sign(person, body))


def edit(folder: Path, change: Any) -> None:
    path = folder / "round.json"
    value = json.loads(path.read_text("utf-8"))
    change(value)
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")


def codes(faults: list[Fault]) -> set[str]:
    words = {lang: load(lang) for lang in ("kk", "ru", "en")}  # every fault can be said in three languages
    for fault in faults:
        assert all(said.fault(fault).what for said in words.values())
    return {fault.code for fault in faults}


def test_the_sample_is_sound(made: Path, pages: PageServer) -> None:
    source = read_source(made, None, pages).require()
    assert [entry.id for entry in source.roster] == ["secretary", "C01", "C02"]
    assert len(source.dossiers) == KEPT
    assert all(
        [d.code for d in dossier.documents] == ["D01", "D05", "D06", "D09"] for dossier in source.dossiers
    )
    assert codes(source.warnings) == {"document-silent-pages"}  # the scanned letters
    for sha256, path in source.paths().items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    assert "кластер" in source.dossiers[0].documents[1].text.pages[0].text


def test_the_sample_assigns_exactly_the_pairs_with_a_sheet(sample: dict[str, Any]) -> None:
    whole = json.loads((resources() / "sample" / "sample-round.json").read_text("utf-8"))
    members = [f"C{n:02}" for n in range(1, 16)]
    pairs = sum(map(len, sample_source.assignment(whole, members).values()))
    assert pairs == 385


def test_the_sample_is_the_same_every_time(
    made: Path, tmp_path: Path, sample: dict[str, Any], people: dict[str, Identity]
) -> None:
    one = {**sample, "applications": sample["applications"][:1]}
    sample_source.write(tmp_path, one, {name: card(person) for name, person in people.items()})
    papers = sorted((tmp_path / "dossiers").rglob("*.pdf"))
    assert len(papers) == 4
    assert [p.read_bytes() for p in papers] == [(made / p.relative_to(tmp_path)).read_bytes() for p in papers]


def test_known_texts_keep_a_dossier_as_it_was(folder: Path, pages: PageServer) -> None:
    first = read_source(folder, None, pages)
    known = {
        sha256: type(text)(text.schema, text.document, text.pages[:1])
        for sha256, text in first.texts().items()
    }
    again = read_source(folder, None, pages, known)
    assert all(len(document.text.pages) == 1 for dossier in again.dossiers for document in dossier.documents)


def test_everything_odd_is_named_at_once(folder: Path, pages: PageServer) -> None:
    def spoil(value: dict[str, Any]) -> None:
        value["recusals"] = [{"reviewer": "C01", "dossier": "NONE", "ground": "family"}]
        value["assignment"]["C02"] = ["GHOST", "GHOST"]

    edit(folder, spoil)
    first, second, third = sorted((folder / "dossiers").iterdir())
    (first / "D01.pdf").write_bytes(b"%PDF-1.7 broken")
    (first / "D05.pdf").write_bytes(b"PK\x03\x04")
    (first / "notes.txt").write_text("?")
    (folder / "dossiers" / "UNKNOWN").mkdir()
    (folder / "cards" / "C02.alqa-card").unlink()
    (folder / "cards" / "X.alqa-card").write_text("?")
    shutil.rmtree(second)
    source = read_source(folder, None, pages)
    assert codes(source.faults) == {
        "recusal-dossier-unknown",
        "assignment-dossier-unknown",
        "assignment-twice",
        "document-unreadable",
        "document-office",
        "source-file-strange",
        "dossier-not-registered",
        "dossier-folder-missing",
        "card-missing",
    }
    with pytest.raises(AlqaError) as caught:
        source.require()
    assert len(caught.value.faults) == len(source.faults)
    assert third.name not in str(caught.value)


def test_the_register_is_checked_line_by_line(folder: Path, pages: PageServer) -> None:
    (folder / "register.xlsx").unlink()
    head = "code,title_kk,region,sector,eligible,members_total,letter_akimat,colour\n"
    rows = [
        "AB-10,«Бір»,AKM;ATY,food,1,12,иә,",
        "AB-1O,Екі,MARS,food,1,12.5,иә,",
        "AB-10,Үш,AKM,oil,maybe,,perhaps,",
        "bad code,,AKM,food,0,,,",
    ]
    (folder / "register.csv").write_text(head + "\n".join(rows), "utf-8")
    source = read_source(folder, None, pages)
    assert {
        "register-code-alike",
        "register-code-twice",
        "register-code-bad",
        "register-region-unknown",
        "register-sector-unknown",
        "register-eligible",
        "register-fact",
        "register-title-missing",
        "register-column-unknown",
    } <= codes(source.faults)
    assert "language-missing" in codes(source.warnings)
    first = source.dossiers[0].row
    assert (first.region, first.eligible) == (["AKM", "ATY"], True)
    assert (first.facts["members_total"], first.facts["letter_akimat"]) == ("12", True)
    assert first.facts["employment_2015"] is None


def test_round_json_is_checked_field_by_field(made: Path) -> None:
    value = json.loads((made / "round.json").read_text("utf-8"))
    value["colour"] = "blue"
    value["roster"][0]["roles"] = ["king"]
    value["roster"][1]["shoe"] = 43
    del value["sectors"]
    with pytest.raises(AlqaError) as caught:
        parse_round_file(json.dumps(value).encode())
    assert [fault.code for fault in caught.value.faults] == [
        "round-file-unknown",
        "round-file-missing",
        "round-file-shape",
        "round-file-shape",
    ]


def test_weights_codes_and_criteria_must_agree(made: Path) -> None:
    value = json.loads((made / "round.json").read_text("utf-8"))
    value["rule"]["criteria"][0]["weight"] = "13"
    value["rubric"]["criteria"][1]["code"] = "Z9"
    value["rubric"]["criteria"][2]["evidence"] = ["shoe_size"]
    value["roster"].append(value["roster"][0])
    value["recusals"] = [{"reviewer": "C77", "dossier": "x", "ground": "mood"}]
    with pytest.raises(AlqaError) as caught:
        parse_round_file(json.dumps(value).encode())
    assert codes(list(caught.value.faults)) == {
        "round-weights",
        "round-criterion-unknown",
        "round-fact-unknown",
        "round-code-twice",
        "round-reviewer-unknown",
        "round-ground-unknown",
    }
    weights = next(fault for fault in caught.value.faults if fault.code == "round-weights")
    assert weights.args == {"sum": "101", "wanted": "100"}


def test_declarations_become_recusals(folder: Path, pages: PageServer, people: dict[str, Identity]) -> None:
    listed = applicants.applicants(folder)
    assert listed.secretaries == [people["secretary"].recipient]
    assert listed.applicants[0].code == "FK16-YUK-LIG01"
    member = people["C01"]
    body = Declaration(
        "alqa.declaration.v1",
        "pilot-clusters-2016",
        Party(member.name, member.key, member.recipient),
        hashlib.sha256(applicants.encode(listed)).hexdigest(),
        [Conflict("FK16-YUK-LIG01", "family", "")],
        "2016-10-01T00:00:00Z",
    )
    place = folder / "declarations" / "C01.alqa-declaration"
    with place.open("wb") as out:
        seal.seal(io.BytesIO(envelope.write(envelope.sign(member, body))), out, listed.secretaries)
    source: Source = read_source(folder, people["secretary"], pages).require()
    found = [r for r in source.recusals if r.dossier == "FK16-YUK-LIG01" and r.reviewer == "C01"]
    assert [r.ground for r in found] == ["family"]
    assert found[0].declaration == source.declarations[0].digest
    mine = next(each for each in source.assignment if each.reviewer == "C01")
    assert "FK16-YUK-LIG01" not in mine.dossiers
    assert "declaration-other-list" not in codes(source.warnings)
    value = json.loads((folder / "round.json").read_text("utf-8"))
    value["title"]["en"] += " II"
    (folder / "round.json").write_text(json.dumps(value), "utf-8")
    changed = read_source(folder, people["secretary"], pages)
    assert [one.args for one in changed.warnings if one.code == "declaration-other-list"] == [
        {"name": member.name}
    ]
    assert codes(read_source(folder, None, pages).faults) == {"declaration-sealed"}
    assert codes(read_source(folder, people["C02"], pages).faults) >= {"declaration-bad"}


def test_the_schema_in_the_docs_is_the_one_we_read() -> None:
    assert json.loads((ROOT / "docs" / "round.schema.json").read_text("utf-8")) == json_schema()

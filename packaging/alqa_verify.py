#!/usr/bin/env python3
"""Check an Alqa decision record without Alqa: one file, plain Python 3.9+ and `ssh-keygen`.

    python3 alqa_verify.py RECORD [--trust CARD] [--round DIGEST]

Written from docs/formats.md and docs/decision.md; shares no code with the program it checks. It comes
with the release, never with the record that it is to judge. Exit status: 0 every check holds,
3 a check failed, 2 wrong usage. Trust comes from outside: CARD is the organisation's card, DIGEST the
SHA-256 of the round's signed statement. Without either the answer is "authority not checked".
"""

import argparse
import base64
import hashlib
import itertools
import json
import re
import struct
import subprocess
import sys
import tempfile
import zlib
from fractions import Fraction
from pathlib import Path

NAMES = re.compile(r"(statements|dossiers)/([0-9a-f]{64})\.json")
BOARD = ("round", "declaration", "scores", "proxy", "ruling")
NEEDS_SECOND = ("exclude", "revoke", "replace")
LISTED = 1000


class Bad(Exception):
    """A check that does not hold; the text says what and where."""


def need(holds, text):
    if not holds:
        raise Bad(text)


# --- bytes ---------------------------------------------------------------------------------------


def sha(data):
    return hashlib.sha256(data).hexdigest()


def canonical(value):
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode()


def strict(data, where):
    """The one valid form: canonical ASCII JSON, no key twice, whole numbers only."""

    def pairs(items):
        need(len({key for key, _ in items}) == len(items), f"{where}: a key stands twice")
        return dict(items)

    def whole(text):
        need(len(text) < 18 and abs(int(text)) < 2**53, f"{where}: {text[:20]} is too large")
        return int(text)

    def no_number(text):
        raise Bad(f"{where}: {text} is not a whole number")

    try:
        text = data.decode("ascii")
        readers = {"parse_int": whole, "parse_float": no_number, "parse_constant": no_number}
        value = json.loads(text, object_pairs_hook=pairs, **readers)
        json.dumps(value, ensure_ascii=False).encode()  # half of a surrogate pair has no bytes
    except (ValueError, RecursionError) as error:
        raise Bad(f"{where}: not JSON ({error})") from None
    need(canonical(value) == data, f"{where}: not in canonical form")
    return value


def zip_bytes(members):
    """The only zip that holds these members (formats.md, section 9; a record needs no ZIP64)."""
    body, directory, offset = b"", b"", 0
    for name, data in sorted(members.items()):
        raw, crc = name.encode(), zlib.crc32(data)
        fields = (0, 0, 0, 0x21, crc, len(data), len(data), len(raw))
        local = struct.pack("<4s5H3I2H", b"PK\3\4", 10, *fields, 0) + raw + data
        directory += struct.pack("<4s6H3I5H2I", b"PK\1\2", 10, 10, *fields, 0, 0, 0, 0, 0, offset) + raw
        body, offset = body + local, offset + len(local)
    count = len(members)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(directory), offset, 0)
    return body + directory + end


def members_of(data):
    """The members of a record by name; the archive is rebuilt and compared byte by byte."""
    members, places, at = {}, [], 0
    while data[at : at + 4] == b"PK\3\4" and len(data) >= at + 30:
        size, length = struct.unpack_from("<I", data, at + 18)[0], struct.unpack_from("<H", data, at + 26)[0]
        name = data[at + 30 : at + 30 + length].decode("latin-1")
        start = at + 30 + length
        places.append((at, name))
        need(NAMES.fullmatch(name) and name not in members, f"record: a member is named {name!r}")
        members[name] = data[start : start + size]
        at = start + size
    rebuilt = zip_bytes(members)
    if rebuilt != data:
        differ = next(
            (i for i, (a, b) in enumerate(zip(rebuilt, data)) if a != b), min(len(data), len(rebuilt))
        )
        inside = [name for start, name in places if start <= differ] if differ < at else []
        raise Bad(f"{inside[-1] if inside else 'record'}: byte {differ} is not what it must be")
    return members


# --- statements and signatures -------------------------------------------------------------------


class Statement:
    def __init__(self, name, data):
        envelope = strict(data, name)
        need(set(envelope) == {"payload", "signatures", "type"}, f"{name}: not an envelope")
        self.name, self.type = name, envelope["type"]
        self.payload = base64.b64decode(envelope["payload"], validate=True)
        need(base64.b64encode(self.payload).decode() == envelope["payload"], f"{name}: payload's base64")
        self.digest, self.body = sha(self.payload), strict(self.payload, name)
        need(self.body.get("schema") == self.type, f"{name}: the type is not the schema")
        self.kind = self.type.split(".")[1]
        self.signers = [one["key"] for one in envelope["signatures"]]
        need(self.signers == sorted(set(self.signers)) and self.signers, f"{name}: signatures")
        for one in envelope["signatures"]:
            check_signature(self, one["key"], one["sig"])


P = 2**255 - 19  # the field of Ed25519; D its curve, ORDER that of the subgroup (RFC 8032, section 5.1)
D = -121665 * pow(121666, P - 2, P) % P
ORDER = 2**252 + 27742317777372353535851937790883648493


def point(raw):
    """The point (X, Y, 1, XY) that 32 bytes encode, None when they are not the encoding of one."""
    number = int.from_bytes(raw, "little")
    y, sign = number % 2**255, number >> 255
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = x if x % 2 == sign else P - x
    return x, y, 1, x * y % P


def add(one, two):
    a, b = (one[1] - one[0]) * (two[1] - two[0]) % P, (one[1] + one[0]) * (two[1] + two[0]) % P
    c, d = 2 * one[3] * two[3] * D % P, 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def is_safe(raw):
    """A key in the subgroup of prime order: ssh-keygen does not ask, and a key of small order would let
    one signature hold for any bytes."""
    here, total, count = point(raw), (0, 1, 1, 0), ORDER
    if here is None or here[:2] == (0, 1):
        return False
    while count:
        total = add(total, here) if count & 1 else total
        here, count = add(here, here), count >> 1
    return total[0] % P == 0 and (total[1] - total[2]) % P == 0


def check_signature(statement, key, blob):
    """Ask ssh-keygen whether `key` signed these bytes for this type."""
    raw = bytes.fromhex(key)
    need(len(raw) == 32 and raw.hex() == key and is_safe(raw), f"{statement.name}: not a safe key")
    wire = struct.pack(">I", 11) + b"ssh-ed25519" + struct.pack(">I", 32) + raw
    lines = [blob[i : i + 70] for i in range(0, len(blob), 70)]
    armored = "\n".join(["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""])
    need(base64.b64encode(base64.b64decode(blob)).decode() == blob, f"{statement.name}: signature's base64")
    with tempfile.TemporaryDirectory() as folder:
        allowed, signature = Path(folder, "allowed"), Path(folder, "sig")
        public = base64.b64encode(wire).decode()
        allowed.write_text(f'signer namespaces="{statement.type}" ssh-ed25519 {public}\n')
        signature.write_text(armored)
        command = ["ssh-keygen", "-Y", "verify", "-f", str(allowed), "-I", "signer", "-n", statement.type]
        done = subprocess.run([*command, "-s", str(signature)], input=statement.payload, capture_output=True)
    need(done.returncode == 0, f"{statement.name}: the signature of {key[:16]} does not hold")


class Record:
    """What the file holds, every byte, hash and signature checked."""

    def __init__(self, data):
        self.statements, self.dossiers = [], {}
        for name, content in members_of(data).items():
            digest = NAMES.fullmatch(name).group(2)
            if name.startswith("dossiers/"):
                need(sha(content) == digest, f"{name}: the content has another hash")
                self.dossiers[digest] = strict(content, name)
            else:
                self.statements.append(Statement(name, content))
                need(self.statements[-1].digest == digest, f"{name}: the statement has another digest")

    def of(self, kind):
        return [one for one in self.statements if one.kind == kind]


# --- who may sign --------------------------------------------------------------------------------


def keys(round_body, role):
    return {one["key"] for one in round_body["roster"] if role in one["roles"]}


def entitled(one, body):
    """Were all signers of a statement entitled to it by this version of the round?"""
    signers, secretaries, chair = set(one.signers), keys(body, "secretary"), keys(body, "chair")
    everyone = {entry["key"] for entry in body["roster"] if set(entry["roles"]) != {"observer"}}
    if one.kind == "scores":
        members = {entry["id"]: entry["key"] for entry in body["roster"] if "commissioner" in entry["roles"]}
        return signers == {members.get(one.body["reviewer"])}
    if one.kind == "declaration":
        declarant = one.body["declarant"]
        known = [(entry["key"], entry["recipient"]) for entry in body["roster"]]
        return signers == {declarant["key"]} and (declarant["key"], declarant["recipient"]) in known
    if one.kind == "ruling":
        second = one.body["kind"] not in NEEDS_SECOND or bool((signers - chair) & secretaries)
        return bool(signers & chair) and signers <= chair | secretaries and second
    if one.kind == "proxy":
        own = {entry["key"] for entry in body["roster"] if entry["id"] == one.body["reviewer"]}
        return bool(own) and not own & signers and bool(signers & secretaries) and len(signers) >= 2
    if one.kind == "decision":
        return bool(signers & secretaries) and signers <= everyone
    return bool(signers) and signers <= secretaries  # round, close, receipt, request


def check_mandates(record, versions, trusted):
    """Every version's mandate. With a trusted organisation none may be without: bundles count by the
    roster of the version that they name, so that a first version could seat anyone under a member's id."""
    held = {one.digest: one for one in record.of("mandate")}
    for one in held.values():
        organisation = one.body["organisation"]["key"]
        need(one.signers == [organisation], "mandate: not signed by its organisation")
        need(trusted in (None, organisation), "mandate: by another organisation than trusted")
    for version in versions:
        named = version.body["mandate"]
        if named is not None or trusted is not None:
            need(
                named in held,
                f"mandate: that of round version {version.body['version']} is not in the record",
            )
            check_appointed(version, held[named].body)


def check_appointed(version, mandate):
    """Key and recipient of everyone: another recipient would open what is sealed to the member."""
    need(mandate["round"] == version.body["round"], "mandate: of another round")
    appointed = {
        "secretary": {(one["key"], one["recipient"]) for one in mandate["secretaries"]},
        "chair": {(mandate["chair"]["key"], mandate["chair"]["recipient"])},
        "commissioner": {(one["key"], one["recipient"]) for one in mandate["members"]},
    }
    secretaries = {key for key, _ in appointed["secretary"]}
    need(set(version.signers) <= secretaries, "mandate: the round is signed by no appointed secretary")
    for entry in version.body["roster"]:
        for role in entry["roles"]:
            if role == "observer":  # may do nothing that needs an appointment
                continue
            known = (entry["key"], entry["recipient"]) in appointed[role]
            need(known, f"mandate: {entry['id']} was not appointed as {role}")


def check_versions(record):
    """Each version follows the one before and is signed by a secretary; the last one decides."""
    versions = sorted(record.of("round"), key=lambda one: one.body["version"])
    need(versions, "round: there is none")
    before = None
    for number, one in enumerate(versions, 1):
        follows = one.body["version"] == number and one.body["previous"] == (
            before.digest if before else None
        )
        need(follows, f"round: version {one.body['version']} does not follow")
        need(entitled(one, one.body), f"round: version {number} is not signed by a secretary")
        if before:
            known = set(one.signers) & keys(before.body, "secretary")
            newly_appointed = one.body["mandate"] != before.body["mandate"]
            need(known or newly_appointed, f"round: version {number} is signed by a stranger")
        before = one
    return versions


class Screening:
    """What secretaries signed about one application, rebuilt from the round."""

    type = "alqa.screening.v1"

    def __init__(self, body, ref):
        screened = ref["screening"]
        said = {name: screened[name] for name in ("findings", "outcome", "reason", "issued")}
        said.update(schema=self.type, round=body["round"], dossier=ref["code"], digest=ref["digest"])
        self.name, self.payload = f"screening of {ref['code']}", canonical(said)


def check_screenings(body):
    """Everyone was screened as the round's checklist asks, signed by as many secretaries as it asks."""
    checklist, secretaries = body.get("checklist"), keys(body, "secretary")
    for ref in body["dossiers"]:
        screened, where = ref.get("screening"), f"screening of {ref['code']}"
        need((screened is None) == (checklist is None), f"{where}: missing, or not asked for")
        if screened is None:
            continue
        asked = [one["code"] for one in checklist["items"]]
        need([one["item"] for one in screened["findings"]] == asked, f"{where}: other conditions")
        admitted = screened["outcome"] == "admit"
        need(admitted or screened["outcome"] == "refuse", f"{where}: undecided")
        need(admitted == ref["eligible"], f"{where}: the round says otherwise")
        against = any(one["answer"] != "yes" for one in screened["findings"])
        need(screened["reason"].strip() or (admitted and not against), f"{where}: without a reason")
        signers = [one["key"] for one in screened["signers"]]
        enough = len(set(signers)) == len(signers) >= checklist.get("signatures", 1)
        need(enough and set(signers) <= secretaries, f"{where}: not signed by who must")
        for one in screened["signers"]:
            check_signature(Screening(body, ref), one["key"], one["sig"])


# --- what counts ---------------------------------------------------------------------------------


def board_digest(digests):
    return sha("".join(f"{one}\n" for one in sorted(digests)).encode())


def rulings_of(record, kind):
    return [one.body["about"] for one in record.of("ruling") if one.body["kind"] == kind]


def ancestors(digest, bundles):
    seen, todo = set(), [digest]
    while todo:
        here = todo.pop()
        if here in bundles and here not in seen:
            seen.add(here)
            todo += bundles[here]["previous"]
    return seen


def revoked(record, reviewer, bundles, author, first_key):
    """What rulings on a lost key take out: that key's bundles but the last good one and its ancestors."""
    out = set()
    for about in rulings_of(record, "revoke"):
        if about[0] == reviewer:
            good = ancestors(about[1], bundles) if len(about) > 1 else set()
            key = (author(about[1]) if about[1] in bundles else None) if len(about) > 1 else first_key
            out |= {one for one in bundles if one not in good and key in (None, author(one))}
    return out


def standing_head(bundles):
    """The one bundle that no other follows, or None in a fork (formats.md, section 13)."""
    named = {one for body in bundles.values() for one in body["previous"]}
    heads = sorted(set(bundles) - named, key=lambda one: (-bundles[one]["sequence"], one))
    for newer, older in zip(heads, heads[1:]):
        line = [bundles[one] for one in ancestors(newer, bundles)]
        gaps = [body["sequence"] - 1 for body in line if any(one not in bundles for one in body["previous"])]
        if bundles[older]["sequence"] >= max(gaps, default=0):
            return None
    return heads[0] if heads else None


def judged(versions, code):
    """The digests under which reviews of a dossier count in the last version."""
    good, last = set(), None
    for one in versions:
        digest = next((ref["digest"] for ref in one.body["dossiers"] if ref["code"] == code), None)
        kept = digest == last or (one.body["amendment"] and code in one.body["amendment"]["carried"])
        good = set() if digest is None else (good if kept else set()) | {digest}
        last = digest
    return good


def counting_statements(record):
    """(reviewer, statement) of each bundle or proxy that counts."""
    authors = {one.digest: one.signers[0] for one in record.of("scores")}
    versions = sorted(record.of("round"), key=lambda one: one.body["version"])
    found = []
    for reviewer in sorted({one.body["reviewer"] for one in record.of("scores") + record.of("proxy")}):
        mine = {one.digest: one.body for one in record.of("scores") if one.body["reviewer"] == reviewer}
        seats = [e["key"] for one in versions for e in one.body["roster"] if e["id"] == reviewer]
        gone = revoked(record, reviewer, mine, authors.get, seats[0] if seats else None)
        left = {digest: body for digest, body in mine.items() if digest not in gone}
        head = standing_head(left) if left else None
        if head:
            found += [(reviewer, one) for one in record.of("scores") if one.digest == head]
        elif not left:
            found += [(reviewer, one) for one in standing_papers(record, reviewer)]
    return found


def standing_papers(record, reviewer):
    """A member's proxies, without those that contradict one another once a ruling excludes all of them."""
    papers = [one for one in record.of("proxy") if one.body["reviewer"] == reviewer]
    wrong = contradicted([(reviewer, one) for one in papers])
    against = {
        one.digest for one in papers if any((reviewer, r["dossier"]) in wrong for r in one.body["reviews"])
    }
    named = [set(about) for about in rulings_of(record, "exclude") if len(set(about)) > 1]
    excluded = against if against and any(against <= about for about in named) else set()
    return [one for one in papers if one.digest not in excluded]


def contradicted(counting):
    """(reviewer, dossier) of which two papers say different things: neither counts."""
    seen, wrong = {}, set()
    for reviewer, one in counting:
        for review in one.body["reviews"]:
            if seen.setdefault((reviewer, review["dossier"]), review) != review:
                wrong.add((reviewer, review["dossier"]))
    return wrong


def sheets_of(record, versions):
    """Marks by dossier: {code: [(reviewer, {criterion: mark or None})]} in the scale's units."""
    body = versions[-1].body
    rule, rubric = body["rule"], sha(canonical(body["rubric"]))
    scales = {one["code"]: one.get("scale") or rule["scale"] for one in rule["criteria"]}
    found, replaced = {}, {about[0] for about in rulings_of(record, "replace")}
    counting = counting_statements(record)
    wrong, seen = contradicted(counting), set()
    for reviewer, one in counting:
        last = next(
            (v.body for v in reversed(versions) if any(e["id"] == reviewer for e in v.body["roster"])), body
        )
        assigned = next((a["dossiers"] for a in last["assignment"] if a["reviewer"] == reviewer), [])
        out = {r["dossier"] for r in body["recusals"] if r["reviewer"] == reviewer}
        out |= {r["dossier"] for r in one.body.get("recusals", [])}
        kept = any(v.body["amendment"] and reviewer in v.body["amendment"]["replaced"] for v in versions)
        gone = (reviewer in replaced or all(e["id"] != reviewer for e in body["roster"])) and not kept
        for review in one.body["reviews"]:
            code = review["dossier"]
            same = review["rubric_digest"] == rubric and review["dossier_digest"] in judged(versions, code)
            once = (reviewer, code) not in wrong | seen  # one paper entered in two proxies is one sheet
            if same and once and code in assigned and code not in out and not gone:
                seen.add((reviewer, code))
                marks = {c: in_units(scales[c], review["marks"].get(c), one) for c in scales}
                found.setdefault(code, []).append((reviewer, marks))
    return found


def in_units(scale, steps, statement):
    low, high, step = (Fraction(scale[name]) for name in ("min", "max", "step"))
    need(steps is None or 0 <= steps <= (high - low) / step, f"{statement.name}: a mark is off the scale")
    return None if steps is None else low + steps * step


# --- the official result (docs/decision.md) ------------------------------------------------------


def half_up(value, step):
    return value if step is None else ((value / Fraction(step) + Fraction(1, 2)) // 1) * Fraction(step)


def mean(values):
    return sum(values, Fraction(0)) / len(values)


class Rule:
    def __init__(self, rule):
        self.raw, self.criteria = rule, [one["code"] for one in rule["criteria"]]
        self.weight = {one["code"]: Fraction(one["weight"]) for one in rule["criteria"]}
        self.scale = {one["code"]: one.get("scale") or rule["scale"] for one in rule["criteria"]}
        self.method = rule["aggregate"]["method"]
        self.drop = rule["aggregate"].get("drop", 0) if self.method == "trimmed-mean" else 0
        self.per_criterion = rule["aggregate"].get("over", "total") == "criterion"
        self.use = rule.get("incomplete_sheets", "drop") == "use"
        self.least = max(rule.get("min_sheets", 1), 2 * self.drop + 1, 1)
        self.rounding, self.percent = rule.get("rounding", {}), rule["total"]["form"] == "percent"
        self.lower = rule.get("direction", "higher") == "lower"
        self.ties = [one for one in rule.get("tie_break", []) if isinstance(one, str)]

    def term(self, code, value):
        low, high = Fraction(self.scale[code]["min"]), Fraction(self.scale[code]["max"])
        return self.weight[code] * ((value - low) / (high - low) if self.percent else value)

    def scaled(self, total):
        return total / sum(self.weight.values()) * 100 if self.percent else total

    def middle(self, values):
        ordered = sorted(values)
        if self.method == "median":
            return mean(ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1])
        return mean(ordered)

    def trim(self, casts):
        return casts[self.drop : len(casts) - self.drop]

    def holds(self, value, threshold):
        if threshold is None:
            return True
        return value <= Fraction(threshold) if self.lower else value >= Fraction(threshold)


def figures(rule, sheets):
    """(sheets that count, criterion values, total), the latter two None when not decidable."""
    counted = []
    for reviewer, marks in sheets:
        scored = sum(mark is not None for mark in marks.values())
        if scored and (scored == len(rule.criteria) or rule.use):
            counted.append((reviewer, marks))
    values = per_criterion(rule, counted) if rule.per_criterion else per_total(rule, counted)
    return (len(counted), *values)


def per_total(rule, counted):
    if len(counted) < rule.least:
        return None, None
    totals = sorted((rule.scaled(sum(rule.term(c, m[c]) for c in rule.criteria)), who) for who, m in counted)
    kept = rule.trim(totals)
    names = {who for _, who in kept}
    values = {c: mean([m[c] for who, m in counted if who in names]) for c in rule.criteria}
    return values, half_up(rule.middle([total for total, _ in kept]), rule.rounding.get("total"))


def per_criterion(rule, counted):
    values, total = {}, Fraction(0)
    for code in rule.criteria:
        casts = sorted((marks[code], who) for who, marks in counted if marks[code] is not None)
        if len(casts) < rule.least:
            return None, None
        raw = rule.middle([mark for mark, _ in rule.trim(casts)])
        values[code] = half_up(raw, rule.rounding.get("criterion"))
        total += half_up(rule.term(code, values[code]), rule.rounding.get("weighted"))
    return values, half_up(rule.scaled(total), rule.rounding.get("total"))


def fails(rule, values, total, eligible):
    """What a dossier fails, in the order in which a decision says it."""
    found = []
    if total is not None:
        found += [
            c["code"] for c in rule.raw["criteria"] if not rule.holds(values[c["code"]], c.get("threshold"))
        ]
        for group in rule.raw.get("groups", []):
            inside = [c["code"] for c in rule.raw["criteria"] if c.get("group") == group["code"]]
            weight = sum(rule.weight[c] for c in inside)
            if weight and not rule.holds(
                group_percent(rule, values, inside) / weight, group.get("threshold_percent")
            ):
                found.append(f"group:{group['code']}")
        found += [] if rule.holds(total, rule.raw["total"].get("threshold")) else ["total"]
    return found + ([] if eligible else ["eligibility"]) + (["undecidable"] if total is None else [])


def group_percent(rule, values, inside):
    shares = 0
    for code in inside:
        low, high = Fraction(rule.scale[code]["min"]), Fraction(rule.scale[code]["max"])
        shares += rule.weight[code] * (values[code] - low) / (high - low)
    return shares * 100


class Line:
    """A dossier in the ranking."""

    def __init__(self, rule, ref, sheets):
        self.code, self.eligible, self.rank = ref["code"], ref["eligible"], None
        self.sheets, values, self.total = figures(rule, sheets)
        self.fails = fails(rule, values, self.total, self.eligible)
        sign = 1 if rule.lower else -1
        ties = [] if self.total is None else [values[code] for code in rule.ties]
        self.merit = None if self.total is None else tuple(sign * one for one in (self.total, *ties))

    def row(self):
        total = None if self.total is None else str(self.total)
        return {"dossier": self.code, "fails": self.fails, "passes": not self.fails, "rank": self.rank,
                "sheets": self.sheets, "total": total}  # fmt: skip


def ranked(lines, lot):
    """Ranks 1, 2, 2, 4; `lot` gives the place of a code or None. Then undecidable, then ineligible."""
    by_code = sorted(lines, key=lambda one: one.code)
    in_order, place = [], 1
    able = sorted((one for one in by_code if one.eligible and one.merit), key=lambda one: one.merit)
    for _, group in itertools.groupby(able, key=lambda one: one.merit):
        equal = list(group)
        places = [lot(one.code) for one in equal]
        drawn = len(equal) > 1 and all(one is not None for one in places)
        if drawn:
            equal = [one for _, one in sorted(zip(places, equal), key=lambda pair: pair[0])]
        for step, one in enumerate(equal):
            one.rank = place + (step if drawn else 0)
        in_order, place = in_order + equal, place + len(equal)
    rest = [one for one in by_code if one.eligible and not one.merit]
    return in_order + rest + [one for one in by_code if not one.eligible]


def lot_of(record, rule, close):
    """The place of a dossier in the lot: a physical draw, else the revealed seed with the board mixed in."""
    draws = rulings_of(record, "draw")
    if draws:
        order = {code: place for place, code in enumerate(draws[-1])}
        return order.get
    signed = next((one["lot"] for one in rule.get("tie_break", []) if not isinstance(one, str)), None)
    if signed is None or close["seed"] is None:
        return lambda code: None
    need("sha256:" + sha(close["seed"].encode()) == signed, "lot: the seed is not the one that was signed")
    seed = sha(f"{close['seed']}\n{close['board']}".encode())
    return lambda code: sha(f"{seed}\n{code}".encode())


def best_sets(rule, lines, dossiers):
    """Every best set under the constraints: the largest sum of totals, then of the tie criteria."""
    seats = rule.raw.get("seats")
    if seats is None:
        return []
    least, most = (seats, seats) if isinstance(seats, int) else (seats["min"], seats["max"])
    able = [one for one in lines if one.rank is not None and not one.fails]
    gains = [tuple(-part for part in one.merit) for one in able]
    search = Search(rule, [dossiers[one.code] for one in able], gains, least, most)
    search.walk(0, [], (Fraction(0),) * (1 + len(rule.ties)))
    return [[able[place].code for place in chosen] for chosen in without_drawn(search.best, able)]


class Search:
    """Depth first in ranking order, cut off where even the best rest cannot reach the best sum."""

    def __init__(self, rule, dossiers, gains, least, most):
        self.limits, self.dossiers, self.gains = rule.raw.get("constraints", {}), dossiers, gains
        self.least, self.most, self.top, self.best = least, most, None, []

    def walk(self, place, chosen, worth):
        if len(chosen) >= self.least and self.allowed(chosen, True):
            self.take(chosen, worth)
        if place == len(self.gains) or len(chosen) == self.most or not self.promising(place, chosen, worth):
            return
        if self.allowed([*chosen, place], False):
            added = tuple(a + b for a, b in zip(worth, self.gains[place]))
            self.walk(place + 1, [*chosen, place], added)
        self.walk(place + 1, chosen, worth)

    def take(self, chosen, worth):
        if self.top is None or worth > self.top:
            self.top, self.best = worth, []
        if worth == self.top and len(self.best) < LISTED:
            self.best.append(list(chosen))

    def promising(self, place, chosen, worth):
        rest = [gain[0] for gain in self.gains[place:]][: self.most - len(chosen)]
        must = self.least - len(chosen)
        if len(self.gains) - place < must:
            return False
        bound = worth[0] + sum(gain for n, gain in enumerate(rest) if n < must or gain > 0)
        return self.top is None or bound >= self.top[0]

    def allowed(self, chosen, whole):
        """Caps at every step; what must be present only for a whole set."""
        some, limits = [self.dossiers[place] for place in chosen], self.limits
        for names, limit in (
            ("region", limits.get("max_per_region")),
            ("sector", limits.get("max_per_sector")),
        ):
            if limit is not None and most_common(some, names) > limit:
                return False
        cap = limits.get("budget_cap")
        if whole and cap and sum(Fraction(one["facts"][cap["field"]]) for one in some) > Fraction(cap["max"]):
            return False
        needed = limits.get("at_least_one_of", []) if whole else []
        return all(any(one["sector"] in sectors for one in some) for sectors in needed)


def most_common(dossiers, name):
    values = [v for one in dossiers for v in (set(one[name]) if name == "region" else {one[name]})]
    return max((values.count(value) for value in values), default=0)


def without_drawn(sets, lines):
    """The lot separates two sets only if all dossiers in which they differ are equal to one another."""

    def beaten(chosen, by):
        mine, other = sorted(set(chosen) - set(by)), sorted(set(by) - set(chosen))
        differing = [lines[place] for place in mine + other]
        ranks = [one.rank for one in lines]
        drawn = all(ranks.count(one.rank) == 1 for one in differing)
        return bool(differing) and drawn and len({one.merit for one in differing}) == 1 and other < mine

    return [one for one in sets if not any(beaten(one, by) for by in sets if by is not one)]


# --- the checks ----------------------------------------------------------------------------------


def check(data, trusted, pinned):
    """Run every check in order, printing each; raises Bad at the first that does not hold."""
    record = Record(data)
    say("form, hashes and signatures: every byte is accounted for")
    decisions = record.of("decision")
    need(len(decisions) == 1, f"decision: there are {len(decisions)}")
    decision = decisions[0].body
    versions = check_versions(record)
    current = versions[-1]
    need(decision["round_digest"] == current.digest, "decision: of another version of the round")
    need(pinned in (None, current.digest), f"round: its digest is {current.digest}")
    check_mandates(record, versions, trusted)
    say("round and mandate: each version follows, everyone was appointed")
    for version in versions:
        check_screenings(version.body)
    say("screening: every refusal has its reason and its signatures")
    close = check_signers(record, versions, decision)
    say("signers: everyone signed only what was theirs")
    check_board(record, close.body, decision)
    check_missing(record, current.body, decision)
    say("board: the close lists exactly these files")
    lines, sets = official(record, versions, close.body)
    need([one.row() for one in lines] == decision["ranking"], "ranking: recomputed, it differs")
    totals = {one.code: one.total for one in lines}
    best = str(sum((totals[code] for code in sets[0]), Fraction(0))) if sets else None
    need(sets == decision["proposal"] and best == decision["objective"], "proposal: recomputed, it differs")
    say("ranking and proposal: recomputed from the signed marks, equal to the fraction")
    check_selection(decision, decisions[0], current.body)
    check_sitting(decision, current.body)
    say("selection: as proposed, or by a motion with a reason; enough signatures")
    say("sitting: nobody voted who was absent or recused, and what was carried had its votes")


def check_signers(record, versions, decision):
    by_digest = {one.digest: one.body for one in versions}
    for one in record.statements:
        if one.kind not in ("mandate", "round"):
            body = by_digest.get(one.body.get("round_digest"), versions[-1].body)
            need(one.body["round"] == body["round"], f"{one.name}: of another round")
            need(entitled(one, body), f"{one.name}: signed by someone not entitled to it")
    closes = [one for one in record.of("close") if one.digest == decision["close"]]
    need(len(closes) == 1 and len(record.of("close")) == 1, "close: not exactly the one that is decided on")
    return closes[0]


def check_board(record, close, decision):
    held = sorted(one.digest for one in record.statements if one.kind in BOARD)
    need(held == close["statements"], "board: the record holds other files than the close lists")
    need(board_digest(held) == close["board"] == decision["board"], "board: its digest differs")
    need(close["counts"] == decision["accepted"], "board: the decision accepts other files")


def check_missing(record, body, decision):
    """Who was to hand in and of whom nothing counts, in the roster's order; then former members."""
    assigned = {one["reviewer"] for one in body["assignment"] if one["dossiers"]}
    due = [e["id"] for e in body["roster"] if "commissioner" in e["roles"] or e["id"] in assigned]
    former = {one.body["reviewer"] for one in record.of("scores") + record.of("proxy")} - set(due)
    there = {reviewer for reviewer, _ in counting_statements(record)}
    missing = [one for one in [*due, *sorted(former)] if one not in there]
    need(decision["missing"] == missing, f"missing: the record says {', '.join(missing) or 'nobody'}")


def official(record, versions, close):
    body = versions[-1].body
    counting = sorted(one.digest for _, one in counting_statements(record))
    need(counting == close["counts"], "counts: other files count than the close says")
    rule, sheets = Rule(body["rule"]), sheets_of(record, versions)
    dossiers = {}
    for ref in body["dossiers"]:
        need(ref["digest"] in record.dossiers, f"dossier {ref['code']}: not in the record")
        dossiers[ref["code"]] = record.dossiers[ref["digest"]]
    lines = [Line(rule, ref, sheets.get(ref["code"], [])) for ref in body["dossiers"]]
    lines = ranked(lines, lot_of(record, body["rule"], close))
    return lines, best_sets(rule, lines, dossiers)


def check_selection(decision, statement, body):
    chosen = sorted(decision["selection"])
    inside = chosen in [sorted(one) for one in decision["proposal"]]
    need(decision["departed"] != inside, "selection: whether it departs from the proposal is said wrongly")
    motions = [one for one in decision["sitting"]["motions"] if sorted(one["select"]) == chosen]
    carried = any(one["reason"].strip() for one in motions)
    need(
        carried or (inside and len(decision["proposal"]) == 1),
        "selection: no motion with a reason carries it",
    )
    need(
        len(statement.signers) >= body["cosignatures"],
        f"signatures: {len(statement.signers)} of {body['cosignatures']}",
    )


def check_sitting(decision, body):
    """Motions that say who was entitled: members, nobody the round recuses, a quorum, a majority."""
    voters = {e["id"] for e in body["roster"] if {"chair", "commissioner"} & set(e["roles"])}
    gone = {(one["reviewer"], one["dossier"]) for one in body["recusals"]}
    sitting = decision["sitting"]
    need(set(sitting["presence"]["present"]) <= voters, "sitting: somebody present is no member")
    carried = None
    counted = [one for one in sitting["motions"] if one.get("entitled")]
    for one in counted:
        who, needed = one["entitled"], one.get("needed") or 0
        need(set(who) <= voters, "sitting: somebody entitled to vote is no member")
        need(not any((m, d) in gone for m in who for d in one.get("about", [])), "sitting: a recused vote")
        votes = one["votes_for"] + one["votes_against"] + one["abstained"]
        need(
            len(set(votes)) == len(votes) and set(votes) <= set(who), "sitting: a vote that was not entitled"
        )
        secret = one.get("secret")
        need(secret is None or (not votes and sum(secret) <= len(who)), "sitting: too many ballots")
        need(len(who) >= body["quorum"] and needed * 2 > len(who), "sitting: no quorum or no majority")
        if one["select"] and (secret[0] if secret else len(one["votes_for"])) >= needed:
            carried = sorted(one["select"])
    if any(one["select"] for one in counted):
        need(carried == sorted(decision["selection"]), "sitting: the set selected is not the one carried")


def say(text):
    print(f"holds: {text}")


def card_key(path):
    card = Statement(str(path), Path(path).read_bytes())
    need(card.kind == "card" and card.signers == [card.body["key"]], f"{path}: not a card")
    return card.body["key"]


def main():
    parser = argparse.ArgumentParser(description="Check an Alqa decision record without Alqa.")
    parser.add_argument("record")
    parser.add_argument("--trust", metavar="CARD", help="the organisation's card, from outside the record")
    parser.add_argument("--round", metavar="DIGEST", help="the SHA-256 of the round's signed statement")
    options = parser.parse_args()
    try:
        check(
            Path(options.record).read_bytes(),
            card_key(options.trust) if options.trust else None,
            options.round,
        )
    except Bad as error:
        print(f"FAILS: {error}")
        return 3
    except (KeyError, TypeError, ValueError, AttributeError, OSError) as error:
        print(f"FAILS: the record is not of the documented form ({type(error).__name__}: {error})")
        return 3
    trusted = options.trust or options.round
    print("Every check holds." if trusted else "Consistent, authority not checked.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What a column of a register can become: the fields of this round, each with its names in real headers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop.intake.round_file import RoundFile
from desktop.model.rubric import FactField
from desktop.model.text import LANGS, Lang

PARTNERS = 4  # organisations of one application that a mapping can name
WORDED = ("title", "summary", "remarks", "organisation", "organisation_kind")
ALIASES: dict[str, tuple[str, ...]] = {
    "code": (
        "код", "код заявки", "номер заявки", "№ заявки", "шифр", "регистрационный номер", "номер", "id",
        "code", "application code", "application id", "application number", "reg number", "no",
        "өтінім коды", "коды", "өтінім нөмірі", "нөмірі", "тіркеу нөмірі", "№",
    ),
    "title": (
        "наименование", "наименование кластера", "наименование проекта", "название", "название заявки",
        "тема", "проект", "кластер", "title", "name", "project", "project title", "cluster",
        "cluster name", "атауы", "өтінім атауы", "жоба атауы", "кластер атауы", "тақырыбы",
    ),
    "region": (
        "регион", "область", "место реализации", "территория", "region", "oblast", "province", "location",
        "өңір", "облыс", "өңірі", "орналасқан жері",
    ),
    "sector": (
        "отрасль", "сектор", "направление", "приоритетный сектор", "вид деятельности", "sector",
        "industry", "field", "сала", "саласы", "бағыты", "секторы",
    ),
    "eligible": (
        "допуск", "допущена", "допущен", "соответствует условиям", "eligible", "admitted",
        "eligibility", "жіберілді", "талаптарға сәйкес",
    ),
    "summary": (
        "краткое описание", "описание", "аннотация", "резюме", "цель проекта", "summary", "abstract",
        "description", "қысқаша сипаттама", "сипаттамасы", "аңдатпа", "мақсаты",
    ),
    "remarks": (
        "замечания к допуску", "основание допуска", "eligibility remarks", "сәйкестік ескертпелері",
    ),
    "organisation": (
        "заявитель", "организация", "наименование организации", "наименование заявителя", "юридическое лицо",
        "организация заявитель", "applicant", "organisation", "organization", "company", "applicant name",
        "өтінім беруші", "ұйым", "ұйым атауы", "өтініш беруші", "компания", "компания атауы",
    ),
    "organisation_kind": (
        "вид организации", "форма собственности", "тип организации", "роль организации",
        "organisation kind", "organisation type", "ұйым түрі", "меншік нысаны",
    ),
}  # fmt: skip
HINTS: dict[str, Lang] = {
    "рус": "ru", "русский": "ru", "русском": "ru", "ru": "ru", "rus": "ru", "орыс": "ru", "орысша": "ru",
    "каз": "kk", "қаз": "kk", "казахский": "kk", "казахском": "kk", "қазақша": "kk", "kk": "kk", "kz": "kk",
    "kaz": "kk", "мемлекеттік": "kk", "гос": "kk", "анг": "en", "англ": "en", "английском": "en", "en": "en",
    "eng": "en", "english": "en", "ағылшын": "en", "ағылшынша": "en",
}  # fmt: skip


# Kazakh words of headers that hold none of the nine letters which tell Kazakh from Russian.
KAZAKH = frozenset(
    ["атауы", "жоба", "коды", "облыс", "сала", "саласы", "сипаттамасы", "аннотациясы", "компания"]
)


class Target(NamedTuple):
    """A field before its language is chosen: `name` as in a register of ours (`title`, `employment_2015`),
    `kind` as a fact's or `code`, `region`, `sector`, `boolean`, `text`; `worded`: one for each language."""

    name: str
    kind: str
    names: tuple[str, ...]
    worded: bool

    def columns(self) -> tuple[str, ...]:
        """The names of the register's own columns that it can fill."""
        return tuple(f"{self.name}_{lang}" for lang in LANGS) if self.worded else (self.name,)


def targets(round_file: RoundFile) -> list[Target]:
    """Everything that this round keeps of an application, in the order in which it is offered."""
    return _targets(round_file.rubric.facts)


def _targets(facts: Sequence[FactField]) -> list[Target]:
    plain = [Target(name, kind, ALIASES[name], False) for name, kind in _PLAIN]
    worded = [Target(name, "text", ALIASES[name], True) for name in ("title", "summary", "remarks")]
    return [plain[0], worded[0], *plain[1:], *worded[1:], *_partners(), *map(_of, facts)]


_PLAIN = (("code", "code"), ("region", "region"), ("sector", "sector"), ("eligible", "boolean"))


def _partners() -> list[Target]:
    found = []
    for number in ("", *map(str, range(2, PARTNERS + 1))):
        for name in ("", "_kind"):
            words = ALIASES[f"organisation{name}"]
            numbered = tuple(f"{word} {number}".strip() for word in words)
            found.append(Target(f"organisation{number}{name}", "text", numbered, True))
    return found


def _of(field: FactField) -> Target:
    unit = tuple(field.unit.values())
    named = tuple(field.label.values())
    with_unit = tuple(f"{label}, {words}" for label, words in zip(named, unit, strict=False))
    return Target(field.code, field.kind, (field.code.replace("_", " "), *named, *with_unit), False)


def offered(facts: Sequence[FactField]) -> list[str]:
    """Every column of our own register that a foreign one may become."""
    return [column for target in _targets(facts) for column in target.columns()]

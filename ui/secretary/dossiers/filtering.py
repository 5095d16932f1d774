"""The filter line of the Dossiers room: words, and predicates like `missing:D09` in three languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from desktop.model.text import Text

if TYPE_CHECKING:
    from desktop.desks.secretary.intake_view import IntakeView, Line

YES = frozenset(["yes", "да", "иә", "1", "+"])
NAMES: Mapping[str, str] = {
    "missing": "missing", "нет": "missing", "жоқ": "missing",
    "has": "has", "есть": "has", "бар": "has",
    "scan": "scan", "скан": "scan",
    "converted": "converted", "преобразован": "converted", "түрлендірілген": "converted",
    "twice": "twice", "повтор": "twice", "қайталама": "twice",
    "lang": "lang", "язык": "lang", "тіл": "lang",
    "region": "region", "регион": "region", "өңір": "region",
    "sector": "sector", "отрасль": "sector", "сала": "sector",
    "no": "against", "против": "against", "қарсы": "against",
    "doubt": "doubt", "сомнение": "doubt", "күмән": "doubt",
    "state": "state", "допуск": "state", "шешім": "state",
    "changed": "changed", "изменено": "changed", "өзгерген": "changed",
}  # fmt: skip
STATES: Mapping[str, str] = {
    "open": "open", "решить": "open", "ашық": "open",
    "admit": "admit", "допущено": "admit", "жіберілді": "admit",
    "wait": "wait", "ждёт": "wait", "ждет": "wait", "күтуде": "wait",
    "refuse": "refuse", "отклонено": "refuse", "қабылданбады": "refuse",
    "unsigned": "unsigned", "безподписи": "unsigned", "қолсыз": "unsigned",
}  # fmt: skip
LANGUAGES: Mapping[str, str] = {
    "каз": "kk",
    "қаз": "kk",
    "рус": "ru",
    "орыс": "ru",
    "англ": "en",
    "eng": "en",
}
Test = Callable[["Line"], bool]


def tests(query: str, view: IntakeView) -> list[Test]:
    """One test for each word of the query; all must hold. A predicate nobody knows is a plain word."""
    return [_test(word, view) for word in query.casefold().split()]


def _test(word: str, view: IntakeView) -> Test:
    name, colon, value = word.partition(":")
    if colon and name in NAMES:
        return _PREDICATES[NAMES[name]](value, view)
    return lambda line: word in line.words


def needs_a_person(line: Line) -> bool:
    """Something is missing, doubtful, a twin, or out of date."""
    odd = any(paper.state in ("missing", "twice") for paper in line.papers)
    return odd or bool(line.doubts) or line.standing == "outdated"


def undecided(line: Line) -> bool:
    """Nobody has decided, or the decision waits."""
    return line.standing == "open" or line.screen.outcome == "wait"


def _paper(state: str) -> Callable[[str, IntakeView], Test]:
    """`scan:yes` of any document, `scan:D07` of one."""

    def make(value: str, _view: IntakeView) -> Test:
        def holds(line: Line) -> bool:
            found = [paper.code.casefold() for paper in line.papers if paper.state == state]
            return bool(found) if value in YES else value in found

        return holds

    return make


def _missing(value: str, _view: IntakeView) -> Test:
    """Not there, asked for or not."""

    def holds(line: Line) -> bool:
        found = [paper.code.casefold() for paper in line.papers if paper.filed is None]
        return bool(line.missing) if value in YES else value in found

    return holds


def _has(value: str, _view: IntakeView) -> Test:
    return lambda line: any(paper.code.casefold() == value and paper.filed for paper in line.papers)


def _lang(value: str, _view: IntakeView) -> Test:
    wanted = LANGUAGES.get(value, value)
    return lambda line: wanted in line.languages


def _region(value: str, view: IntakeView) -> Test:
    codes = _codes(value, view.regions)
    return lambda line: bool(codes & set(line.application.region))


def _sector(value: str, view: IntakeView) -> Test:
    codes = _codes(value, view.sectors)
    return lambda line: line.application.sector in codes


def _codes(value: str, table: Mapping[str, Text]) -> set[str]:
    """A code, or the beginning of a name in any language."""
    return {
        code
        for code, names in table.items()
        if code.casefold() == value or any(name.casefold().startswith(value) for name in names.values())
    }


def _against(value: str, _view: IntakeView) -> Test:
    return lambda line: any(value in YES or code.casefold() == value for code in line.against)


def _doubt(value: str, _view: IntakeView) -> Test:
    return lambda line: bool(line.doubts) == (value in YES)


def _state(value: str, _view: IntakeView) -> Test:
    wanted = STATES.get(value, value)
    if wanted == "unsigned":
        return lambda line: line.standing in ("decided", "half", "outdated")
    if wanted == "open":
        return lambda line: line.standing == "open"
    return lambda line: line.screen.outcome == wanted


def _changed(value: str, view: IntakeView) -> Test:
    changed = set(view.changed)
    return lambda line: (line.code in changed) == (value in YES)


_PREDICATES: Mapping[str, Callable[[str, IntakeView], Test]] = {
    "missing": _missing,
    "has": _has,
    "scan": _paper("scan"),
    "converted": _paper("converted"),
    "twice": _paper("twice"),
    "lang": _lang,
    "region": _region,
    "sector": _sector,
    "against": _against,
    "doubt": _doubt,
    "state": _state,
    "changed": _changed,
}

"""The palette finds an act also by what people call it, in the three languages, after what is called so."""

from __future__ import annotations

import pytest

from desktop.words import load
from ui.actions import Action
from ui.models.entries import Entry
from ui.services import Services
from ui.shell.palette import entry_of, matching

KEYS = ("safe.act.copy", "safe.act.lock", "comm.act.score", "act.lock", "act.copy", "comm.act.conflict")


@pytest.fixture
def entries(services: Services) -> list[Entry]:
    return [entry_of(services.kit, Action(key, lambda: None)) for key in KEYS]


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("backup", "safe.act.copy"),
        ("бэкап", "safe.act.copy"),
        ("резервная", "safe.act.copy"),
        ("сақтық", "safe.act.copy"),
        ("сактык", "safe.act.copy"),  # on a Russian keyboard
        ("флешка", "safe.act.copy"),
        ("grade", "comm.act.score"),
        ("оценить", "comm.act.score"),
        ("баға", "comm.act.score"),
        ("самоотвод", "comm.act.conflict"),
        ("туыс", "comm.act.conflict"),
        ("пароль", "act.lock"),
    ],
)
def test_an_act_is_found_by_another_name(
    services: Services, entries: list[Entry], query: str, key: str
) -> None:
    found = matching(entries, query)
    assert found, query
    assert found[0].name(services.kit.say) == services.kit.say(key)


def test_what_is_called_so_comes_before_what_may_be(services: Services, entries: list[Entry]) -> None:
    names = [entry.name(services.kit.say) for entry in matching(entries, ">copy")]
    assert names == [services.kit.say("act.copy"), services.kit.say("safe.act.copy")]
    assert matching(entries, "copy nothing") == []


def test_other_names_belong_to_acts_that_have_one() -> None:
    words = load("en")
    other = [key for key in words._sentences if key.startswith("also.")]
    assert other
    assert [key for key in other if key.removeprefix("also.") not in words] == []

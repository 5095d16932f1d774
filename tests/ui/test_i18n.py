"""Words that switch while running; numbers and dates in the language's own form."""

from __future__ import annotations

from desktop.errors import Fault
from ui.i18n import Speech, data, joined, literal, words


def test_a_phrase_is_said_again_in_another_language() -> None:
    say = Speech("en")
    phrase = words("room.board")
    assert phrase(say) == "Board"
    say.set_lang("kk")
    assert phrase(say) == "Жиынтық кесте"


def test_the_signal_comes_once_and_only_for_a_change() -> None:
    say, heard = Speech("en"), []
    say.languageChanged.connect(lambda: heard.append(say.lang))
    say.set_lang("en")
    say.set_lang("ru")
    say.next_lang()
    say.next_lang()
    assert heard == ["ru", "en", "kk"]


def test_an_argument_may_be_a_phrase() -> None:
    say = Speech("ru")
    assert words("fault.code", code=literal("x-1"))(say) == "Код ошибки: x-1"


def test_data_in_another_language_says_which() -> None:
    say = Speech("kk")
    assert data({"kk": "Атауы", "en": "Name"})(say) == "Атауы"
    assert data({"en": "Name"})(say) == "Name [EN]"
    assert data({})(say) == ""


def test_joined_leaves_out_what_is_empty() -> None:
    assert joined(literal("a"), literal(""), literal("b"))(Speech("en")) == "a · b"


def test_numbers_dates_and_shares() -> None:
    en, ru, kk = Speech("en"), Speech("ru"), Speech("kk")
    assert (en.number("2320.5"), ru.number("2320.5")) == ("2,320.5", "2\u00a0320,5")
    assert (ru.percent(75), kk.percent(75)) == ("75\u00a0%", "75%")
    assert kk.date("2016-11-24T00:00:00Z") == "24.11.2016"


def test_a_fault_has_three_sentences_in_each_language() -> None:
    fault = Fault("open-unknown-kind", {"name": "x.txt"})
    for lang in ("kk", "ru", "en"):
        said = Speech(lang).fault(fault)  # type: ignore[arg-type]
        assert "x.txt" in said.what
        assert said.why
        assert said.next

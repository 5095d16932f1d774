"""Photographs of the sitting and of the wall (not a test): python tests/e2e/shots_sitting.py OUT"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from desktop.decide.sitting.motions import Draft
from desktop.decide.sitting.room import room
from desktop.decide.sitting.state import Head
from tests.e2e.shots import BIG, LEAST, SMALL, Studio, secretary
from tests.helpers import sample_board as sample
from tests.helpers.fake_sitting import FakeSitting
from ui.secretary.sitting.page import SittingPage

HERE = [f"C{n:02}" for n in range(1, 16) if n != 14]
NOTES = """14:24  C02: зауыттар жүктемесі туралы сұрақ; жауап D06-құжаттың 12-бетінде.
14:31  C15: элеватор иелері келісімге қол қойған ба? D03 бойынша: иә, 9 тарап.
14:36  C13: экспорт үлесі өсуін қалай растайды? D07-де үш жылдық есеп бар."""
DISSENT = "Ұн тарту қуаты артық. Тамақ саласының екінші орнын жеміс-көкөніс өңдеуге берген дұрыс."


def main(out: Path) -> None:
    """Every point of a sitting, in three languages, light and dark, three sizes."""
    studio = Studio(out)
    window = secretary(studio, sample.complete())
    window.go("sitting")
    studio.settle(1.0)
    page = window.rooms.as_("sitting", SittingPage)
    door: FakeSitting = window.desk.sitting.real  # type: ignore[attr-defined]

    def shoot(name: str, scheme: str, lang: str, size: tuple[int, int] = BIG) -> None:
        page.show_meeting(door.now)
        studio.dress(scheme, lang)  # type: ignore[arg-type]
        studio.shoot(f"sitting_{name}_{scheme}_{lang}_{size[0]}", window, size)

    shoot("start", "light", "kk")
    door.set_out(Head(place="Астана", date="2016-11-24"))
    for member in HERE:
        door.arrive(member)
    door.begin()
    shoot("recusals", "dark", "ru")
    item = door.now.head.dossiers[2]
    door.move("dossiers", item)
    shoot("leaves", "light", "ru")
    door.leave(None)
    door.put(Draft("keep", about=(item,), mover="C02"))
    for member in room(door.now, door.scene().hall).inside:
        door.vote(member, "against" if member == "C05" else "abstain" if member == "C10" else "for")
    shoot("vote", "dark", "kk")
    door.close_vote()
    door.dissent(1, "C05", DISSENT)
    door.note(item, NOTES)
    for scheme, lang, size in (("light", "kk", BIG), ("dark", "en", SMALL), ("light", "ru", LEAST)):
        shoot("closed", scheme, lang, size)
    walls(studio, page)
    door.move("vote", None)
    shoot("proposal", "light", "en")
    page.lead.ask_departure()
    studio.settle()
    shoot("depart", "dark", "ru")
    page.lead.leave_form()
    door.put(Draft("accept", select=door.scene().hall.proposal[0]))
    for member in HERE:
        door.vote(member, "for")
    door.close_vote()
    door.move("end", None)
    shoot("end", "light", "ru")
    door.freeze()
    page.read_again()
    studio.settle()
    shoot("signed", "dark", "kk")
    window.close()


def walls(studio: Studio, page: SittingPage) -> None:
    """The wall, light and dark."""
    for scheme, lang in (("light", "kk"), ("dark", "ru")):
        studio.dress(scheme, lang)  # type: ignore[arg-type]
        page.send()
        assert page.wall is not None
        studio.shoot(f"projector_{scheme}_{lang}", page.wall)
    assert page.wall is not None
    page.wall.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

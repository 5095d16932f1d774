"""Who leaves the room now, and who will for the next dossier: two cards above the dossier."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.decide.sitting.room import leaving, question, room, upcoming
from desktop.decide.sitting.state import Meeting
from ui.i18n import Phrase, data, joined, literal, words
from ui.secretary.sitting.desk import Scene
from ui.secretary.sitting.phrases import clock, person, title_of
from ui.services import Kit
from ui.theme.tokens import BODY, CAPTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, column, row
from ui.widgets.label import Label

SHOWN = 3  # names; the rest is counted


class LeavingCards(QWidget):
    """`gone` when everyone who must has left."""

    gone = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._now = _LeaveCard(kit, "door-open", words("sitting.leaves_now"))
        self._next = _LeaveCard(kit, "hourglass", words("sitting.leaves_next"))
        self.left = Button(kit, words("sitting.has_left"), "secondary", "door-open", height=32, hint="L")
        self.left.clicked.connect(self.gone)
        self._now.body.addWidget(self.left)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(Space.M)
        inside.addWidget(self._now, 1)
        inside.addWidget(self._next, 1)

    def show_meeting(self, scene: Scene, meeting: Meeting) -> None:
        here = room(meeting, scene.hall)
        must, away = here.of("must-leave"), here.of("away")
        barred = scene.hall.barred(question(meeting))
        names = [(member, barred[member][1]) for member in (*must, *away)]
        times = [one.left for one in meeting.away if one.back is None and one.member in away]
        self._now.set_part("card-warn" if must else "card")
        self._now.tint("warn" if names else "muted")
        after = words("sitting.left_at", at=clock(times[0])) if times and not must else literal("")
        self._now.say(scene, names, after)
        self.left.setVisible(bool(must))
        self.setVisible(meeting.head.here == "dossiers" or bool(names))
        self._next.setVisible(meeting.head.here == "dossiers")
        code = upcoming(meeting)
        coming = list(leaving(meeting, scene.hall, code))
        self._next.say(scene, coming, title_of(scene, code) if code else words("sitting.last_dossier"))


class _LeaveCard(Card):
    def __init__(self, kit: Kit, icon: str, title: Phrase) -> None:
        super().__init__(inner=Space.M)
        self._icon, self._name = icon, Label(kit, literal(""), BODY, SEMIBOLD, wrap=True)
        self._picture = Picture(kit, icon, "muted", 20)
        self._title = Label(kit, title, CAPTION, SEMIBOLD, "muted", wrap=True)
        self._detail = Label(kit, literal(""), CAPTION, ink="muted", wrap=True)
        self.body.setSpacing(6)
        texts = column(self._title, self._name, self._detail, spacing=1)
        line = row(self._picture, texts, spacing=Space.M)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self.body.addStretch(1)

    def tint(self, ink: str) -> None:
        self._picture.show_icon(self._icon, ink)
        self._title.set_ink("warn" if ink == "warn" else "muted")

    def say(self, scene: Scene, names: list[tuple[str, str]], after: Phrase) -> None:
        """Names, the ground of the first where they share it, and what else is known."""
        if not names:
            self._name.set_phrase(words("sitting.nobody"))
            self._detail.set_phrase(after)
            return
        shown = [person(scene, member) for member, _ in names[:SHOWN]]
        if len(names) > SHOWN:
            shown.append(words("sitting.and_more", n=len(names) - SHOWN))
        self._name.set_phrase(joined(*shown, by=", "))
        grounds = dict.fromkeys(ground for _, ground in names)
        said = [words("sitting.ground", what=data(scene.ground(ground))) for ground in grounds]
        self._detail.set_phrase(joined(*said, after))

"""What goes into the file, line by line; what stays; revision and dates; what must be said before signing."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.desks.commissioner.outgoing import Outgoing
from desktop.model.statements import Round
from ui.due import days_left, due_phrase
from ui.i18n import Phrase, data, joined, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SECTION, SEMIBOLD, Radius, Space, Tone
from ui.widgets.card import Card, Picture, row, rule
from ui.widgets.label import Ink, Label
from ui.widgets.paint import box, painter_on


class ContentCard(Card):
    """`whole`: nothing is missing. The sign box comes below it."""

    def __init__(self, kit: Kit, out: Outgoing, round_: Round, now: date, *, whole: bool) -> None:
        super().__init__(inner=Space.XL)
        self._kit = kit
        self.body.addWidget(Label(kit, words("comm.hand.content"), SECTION, SEMIBOLD, wrap=True))
        names = joined(*(data(name) for name in out.readers), by=", ")
        self.body.addWidget(Label(kit, words("handin.sealed", names=names), DENSE, ink="muted", wrap=True))
        self.body.addSpacing(Space.XS)
        self._contents(out)
        self.body.addWidget(rule())
        self._place(out, round_, now)
        self.body.addSpacing(Space.XS)
        for note in notes_of(kit, out, round_, now, whole=whole):
            self.body.addWidget(note)

    def _contents(self, out: Outgoing) -> None:
        self._line("star", words("comm.hand.marks"), words("comm.hand.of", n=out.marks, of=out.of))
        self._count("message-square-text", "handin.comments", out.comments)
        self._count("users", "handin.for_commission", out.for_commission)
        self._count("send", "handin.for_applicant", out.for_applicant)
        self._count("thumbs-up", "handin.recommendations", out.recommendations)
        self._count("circle-slash", "comm.hand.recusals", out.recusals)
        self._count("share-2", "handin.shared", out.shared)
        self.body.addWidget(rule())
        stay = words("handin.stay", n=out.private)
        if out.private:
            self._line("lock", words("handin.private"), stay, "muted")
        self._line("history", words("comm.hand.history"), words("comm.hand.stays"), "muted")

    def _place(self, out: Outgoing, round_: Round, now: date) -> None:
        former = out.handed[-1].sequence if out.handed else 0
        revision = (
            words("comm.hand.first")
            if not former
            else words("handin.follows", n=out.sequence, former=former)
            if not out.same
            else literal(str(former))
        )
        self._line(None, words("comm.hand.revision"), revision)
        issued = words("handin.version_of", n=round_.version, date=lambda say: say.date(round_.issued))
        self._line(None, words("comm.hand.version"), issued)
        closes = round_.dates.closes
        if closes is not None:
            ink: Ink = "warn" if days_left(closes, now) < 0 else "text"
            self._line(None, words("comm.hand.due"), due_phrase(closes, now), ink)

    def _count(self, icon: str, key: str, count: int) -> None:
        """What there is none of takes no line."""
        if count:
            self._line(icon, words(key), literal(str(count)))

    def _line(self, icon: str | None, name: Phrase, value: Phrase, ink: Ink = "text") -> None:
        quiet = ink == "muted"
        label = Label(self._kit, name, DENSE, ink="muted" if icon is None or quiet else "text", wrap=True)
        figure = Label(self._kit, value, DENSE, MEDIUM if quiet else SEMIBOLD, ink)
        parts: list[QWidget] = [Picture(self._kit, icon, "muted" if quiet else "accent")] if icon else []
        line = row(*parts, label, figure)
        line.setStretch(len(parts), 1)
        self.body.addLayout(line)


class Note(QWidget):
    """What must be known before signing, in a sentence or two on a soft ground."""

    def __init__(self, kit: Kit, phrase: Phrase, tone: Tone, icon: str) -> None:
        super().__init__()
        self._kit, self._tone = kit, tone
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        line.setSpacing(Space.S)
        ink = "accent_text" if tone == "accent" else tone
        line.addWidget(Picture(kit, icon, ink), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(kit, phrase, CAPTION, wrap=True), 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        box(painter, self.rect(), Radius.CONTROL, fill=self._kit.theme.tokens.soft_of(self._tone))
        painter.end()


def notes_of(kit: Kit, out: Outgoing, round_: Round, now: date, *, whole: bool) -> list[Note]:
    """None where all is plain."""
    told: list[tuple[str, Tone, str, int]] = []
    closes = round_.dates.closes
    if closes is not None and days_left(closes, now) < 0:
        told.append(("late", "warn", "calendar-clock", 0))
    if out.same:
        told.append(("same", "accent", "info", out.handed[-1].sequence))
    elif not out.handed:
        told.append(("first", "accent", "laptop", 0))
    if not whole and not out.same:
        told.append(("partial", "warn", "circle-dot", 0))
    return [Note(kit, words(f"handin.{key}", n=n), tone, icon) for key, tone, icon, n in told]

"""Copies in clear as a card: a button for each, how far the one at work is, a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from desktop.errors import AlqaError
from ui.i18n import Phrase, literal, words
from ui.messages import Notice
from ui.services import Services
from ui.tasks import Progress, Task
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SEMIBOLD
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.meter import Meter

Work = Callable[[Path, Progress], Path]


class Offer(NamedTuple):
    """One kind of copy. `name` is what the file or the new folder is called at first; `pattern` is for
    files, a folder has none."""

    key: str
    icon: str
    name: str
    pattern: str
    work: Work


class OutCard(Card):
    """One copy is made at a time; the others wait."""

    def __init__(self, services: Services, title: Phrase, offers: list[Offer]) -> None:
        super().__init__()
        self._services, kit = services, services.kit
        self._task: Task | None = None
        self._ready = True
        self.body.addWidget(Label(kit, title, DENSE, SEMIBOLD, wrap=True))
        self.buttons: dict[str, Button] = {}
        for offer in offers:
            button = Button(kit, words(f"out.act.{offer.key}"), "secondary", offer.icon, height=32)
            button.align_left()
            button.clicked.connect(_Start(self, offer))
            self.buttons[offer.key] = button
            self.body.addWidget(button)
        self._said = Label(kit, literal(""), CAPTION, MEDIUM, "muted", wrap=True)
        self._meter = Meter(kit)
        self.stop = Button(kit, words("out.stop"), "secondary", "x", height=32)
        self.stop.clicked.connect(self.cancel)
        for widget in (self._said, self._meter, self.stop):
            self.body.addWidget(widget)
        self.body.addWidget(Label(kit, words("papers.clear"), CAPTION, ink="muted", wrap=True))
        self._show(running=False)

    def begin(self, offer: Offer) -> None:
        """Ask where, then work in a worker."""
        target = None if self._task else self._target(offer)
        if target is None:
            return
        self._said.set_phrase(words(f"out.working.{offer.key}"))
        self._meter.set_value(0, 1)
        self._show(running=True)
        out = target

        def done(path: Path) -> None:
            self._end()
            self._services.messages.notify(Notice(words("out.saved", name=literal(path.name))))

        self._task = self._services.tasks.run(
            self, lambda report: offer.work(out, report), done, self._refused, self._meter.set_value
        )

    def cancel(self) -> None:
        """What was written so far stays where it is only if it is whole."""
        if self._task is not None:
            self._task.cancel()
            self._end()

    def set_ready(self, ready: bool) -> None:
        """Whether there is a decision to make copies of."""
        self._ready = ready
        for button in self.buttons.values():
            button.setEnabled(ready and self._task is None)

    def _target(self, offer: Offer) -> Path | None:
        title, messages = words(f"out.act.{offer.key}"), self._services.messages
        if offer.pattern:
            return messages.save_file(self, title, offer.name, offer.pattern)
        folder = messages.open_folder(self, title)
        return folder / offer.name if folder is not None else None

    def _refused(self, error: AlqaError) -> None:
        self._end()
        self._services.messages.trouble(error)

    def _end(self) -> None:
        self._task = None
        self._show(running=False)

    def _show(self, *, running: bool) -> None:
        moving: tuple[QWidget, ...] = (self._said, self._meter, self.stop)
        for widget in moving:
            widget.setVisible(running)
        for button in self.buttons.values():
            button.setEnabled(not running and self._ready)


class _Start:
    """Begin one kind of copy when called."""

    def __init__(self, card: OutCard, offer: Offer) -> None:
        self._card, self._offer = card, offer

    def __call__(self) -> None:
        self._card.begin(self._offer)

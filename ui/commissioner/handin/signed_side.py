"""Beside the signed file: the steps that follow, and every file that was signed here with its receipt."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.desks.commissioner.outgoing import Handed
from ui.i18n import Phrase, literal, words
from ui.services import Kit
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SECTION, SEMIBOLD, Space, Tone
from ui.widgets.card import Card, Picture, Tile, column, row, rule
from ui.widgets.label import Label


class NextSteps(Card):
    """Signed, carried, compared, confirmed."""

    def __init__(self, kit: Kit, last: Handed) -> None:
        super().__init__(inner=Space.XL)
        self._kit = kit
        there = last.receipt is not None
        waiting = words("comm.signed.waiting")
        self.body.addWidget(Label(kit, words("comm.signed.next"), SECTION, SEMIBOLD, wrap=True))
        self._step("circle-check", "ok", "signed", lambda say: say.moment(last.issued)[-5:])
        done, now = words("handin.done"), words("comm.signed.now")
        self._step("hard-drive-download", "ok" if there else "accent", "carry", done if there else now)
        self._step("phone", "neutral", "compare", waiting)
        kept = words("comm.signed.there") if there else waiting
        self._step("shield-check", "ok" if there else "neutral", "receipt", kept)

    def _step(self, icon: str, tone: Tone, key: str, when: Phrase) -> None:
        title = Label(self._kit, words(f"comm.signed.{key}"), DENSE, SEMIBOLD, wrap=True)
        body = Label(self._kit, words(f"comm.signed.{key}_body"), CAPTION, ink="muted", wrap=True)
        stamp = Label(self._kit, when, CAPTION, MEDIUM, "muted")
        tile = Tile(self._kit, icon, tone, 32, round_=True)
        line = row(tile, column(title, body, spacing=0), stamp, spacing=Space.M)
        line.setStretch(1, 1)
        line.setContentsMargins(0, Space.XS, 0, Space.XS)
        line.setAlignment(stamp, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)


class HandedList(Card):
    """Every revision with its code, the newest first."""

    def __init__(self, kit: Kit, handed: tuple[Handed, ...]) -> None:
        super().__init__(inner=Space.XL)
        self._kit = kit
        self.body.addWidget(Label(kit, words("handin.all"), SECTION, SEMIBOLD, wrap=True))
        for at, one in enumerate(reversed(handed)):
            if at:
                self.body.addWidget(rule())
            self._one(one)

    def _one(self, one: Handed) -> None:
        name = words("handin.revision", n=one.sequence)
        if one.follows:
            former = literal(", ".join(map(str, one.follows)))
            name = words("handin.revision_follows", n=one.sequence, former=former)
        title = Label(self._kit, name, DENSE, SEMIBOLD, wrap=True)
        signed = Label(self._kit, lambda say: say.moment(one.issued), CAPTION, ink="muted")
        head = row(title, signed)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        code = Label(self._kit, literal(one.code), CAPTION, ink="muted", wrap=True, tabular=True)
        code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(code)
        if one.elsewhere:
            self._note("git-fork", "accent", words("handin.elsewhere", n=one.elsewhere))
        receipt = one.receipt
        if receipt is None:
            self._note("circle-dashed", "muted", words("handin.receipt.none"))
        else:
            confirmed = words("handin.receipt.at", at=lambda say: say.moment(receipt))
            self._note("shield-check", "ok", confirmed)

    def _note(self, icon: str, ink: str, phrase: Phrase) -> None:
        line = row(Picture(self._kit, icon, ink, 14), Label(self._kit, phrase, CAPTION, wrap=True), spacing=6)
        line.setStretch(1, 1)
        self.body.addLayout(line)

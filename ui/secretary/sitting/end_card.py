"""The close: what it means, what is missing, then who has signed and who still owes a signature."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from desktop.decide.sitting import outcome
from desktop.decide.sitting.state import Meeting
from ui.i18n import Phrase, data, joined, literal, words
from ui.secretary.sitting.desk import Scene, Signing
from ui.secretary.sitting.phrases import clock
from ui.secretary.sitting.rows import carried
from ui.services import Kit
from ui.shell.faults import fault_next, fault_what
from ui.theme.tokens import CAPTION, DENSE, MEDIUM, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Picture, clear, reveal, row, rule
from ui.widgets.code import CodeDigits
from ui.widgets.label import Ink, Label, heading


class EndCard(Card):
    """`freezing`; `exporting` saves the record to be signed; `taking` brings signed ones back; `ruling`
    takes one of the chair's."""

    freezing = Signal()
    exporting = Signal()
    taking = Signal()
    ruling = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(inner=Space.XL)
        self._kit = kit
        self.freeze: Button | None = None

    def show_meeting(self, scene: Scene, meeting: Meeting) -> None:
        clear(self.body)
        self.freeze = None
        if scene.signing is not None and meeting.head.closed is not None:
            self._signatures(meeting, scene.signing)
        else:
            self._before(scene, meeting)
        self._rulings(scene)
        self.body.addStretch(1)
        reveal(self.body)

    def _before(self, scene: Scene, meeting: Meeting) -> None:
        self.body.addWidget(heading(self._kit, words("sitting.close"), SECTION))
        for key in ("sitting.close_means", "sitting.close_late", "sitting.close_reopen"):
            self.body.addWidget(Label(self._kit, words(key), DENSE, wrap=True))
        self.body.addWidget(rule())
        faults = outcome.missing(meeting, scene.hall)
        for fault in faults:
            self._point("circle-x", "bad", joined(fault_what(fault), fault_next(fault), by=" "))
        one = carried(scene, meeting)
        if one is not None:
            said = "sitting.close_departs" if one.kind == "depart" else "sitting.close_accepts"
            self._point("circle-check", "ok", words(said, number=one.number, n=len(one.select)))
        unspoken = outcome.unspoken(meeting)
        if unspoken:
            self._point("triangle-alert", "warn", words("sitting.unspoken", n=len(unspoken)))
        unleft = outcome.unleft(meeting, scene.hall)
        if unleft:
            self._point("triangle-alert", "warn", words("sitting.unleft", n=len(unleft)))
        if scene.view.incomplete:
            self._point("triangle-alert", "warn", words("sitting.incomplete"))
        self.body.addWidget(Label(self._kit, words("sitting.board_code"), CAPTION, ink="muted", wrap=True))
        code = CodeDigits(self._kit)
        code.set_code(scene.code)
        self.body.addWidget(code, 0, Qt.AlignmentFlag.AlignLeft)
        self.freeze = Button(self._kit, words("sitting.freeze"), "primary", "lock")
        self.freeze.setEnabled(not faults)
        self.freeze.clicked.connect(self.freezing)
        self.body.addLayout(row(1, self.freeze))

    def _point(self, icon: str, ink: Ink, said: Phrase) -> None:
        line = row(Picture(self._kit, icon, ink), spacing=Space.M)
        line.setAlignment(Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(self._kit, said, DENSE, MEDIUM, wrap=True), 1)
        self.body.addLayout(line)

    def _signatures(self, meeting: Meeting, signing: Signing) -> None:
        whole = signing.have >= signing.needed
        self.body.addWidget(heading(self._kit, words("sitting.closed"), SECTION))
        at = words("sitting.signed_at", at=clock(meeting.head.closed))
        self.body.addWidget(Label(self._kit, at, DENSE, ink="muted"))
        count = words("sitting.signatures", have=signing.have, need=signing.needed)
        self._point("circle-check" if whole else "pen-line", "ok" if whole else "warn", count)
        self.body.addWidget(Label(self._kit, words("sitting.signing_help"), DENSE, wrap=True))
        self.body.addWidget(rule())
        for id_, name, signed in signing.people:
            icon, ink = ("circle-check", "ok") if signed else ("circle-dashed", "muted")
            who = joined(literal(id_), data(name), by="  ")
            state = words("sitting.has_signed" if signed else "sitting.owes_signature")
            line = row(Picture(self._kit, icon, ink), Label(self._kit, who, DENSE, wrap=True))
            line.setStretch(1, 1)
            tone: Ink = "ok" if signed else "muted"
            line.addWidget(Label(self._kit, state, CAPTION, SEMIBOLD if signed else 400, tone))
            self.body.addLayout(line)
        out = Button(self._kit, words("sitting.record_out"), "primary", "archive")
        out.clicked.connect(self.exporting)
        back = Button(self._kit, words("sitting.record_back"), "secondary", "file-down")
        back.clicked.connect(self.taking)
        self.body.addLayout(row(back, 1, out))

    def _rulings(self, scene: Scene) -> None:
        self.body.addWidget(rule())
        take = Button(self._kit, words("sitting.take_ruling"), "accent", "stamp", height=32)
        take.clicked.connect(self.ruling)
        self.body.addLayout(row(Label(self._kit, words("sitting.rulings"), DENSE, SEMIBOLD), 1, take))
        if not scene.rulings:
            self.body.addWidget(
                Label(self._kit, words("sitting.rulings_none"), CAPTION, ink="muted", wrap=True)
            )
        for kind, reason in scene.rulings:
            said = joined(words(f"sitting.ruling.{kind}"), literal(reason))
            self._point("stamp", "muted", said)

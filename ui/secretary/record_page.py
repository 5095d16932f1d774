"""The decision record: export, then check at once what was written, as an auditor would."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop.desks.views import Verdict
from desktop.trust.digest import comparison_code
from ui.auditor.checks import CheckList
from ui.i18n import literal, words
from ui.messages import Notice
from ui.secretary.desk import Desk, Overview
from ui.secretary.out.card import Offer, OutCard
from ui.secretary.room import RoomPage
from ui.services import Services
from ui.theme.tokens import CAPTION, DENSE, SECTION, SEMIBOLD, Space
from ui.widgets.button import Button
from ui.widgets.card import Card, Empty
from ui.widgets.code import CodeDigits, QrCode
from ui.widgets.label import Label


class RecordPage(RoomPage):
    """Empty until a decision is signed."""

    def __init__(self, services: Services, desk: Desk) -> None:
        super().__init__(services, desk)
        self.title, self.subtitle = words("room.record"), words("record.line")
        self.code, self.qr = CodeDigits(self.kit), QrCode("", 96)
        self.checks = CheckList(self.kit)
        self.checks.hide()
        self.export = Button(self.kit, words("record.export"), "primary", "archive")
        self.export.clicked.connect(self.export_record)
        to_decision = Button(self.kit, words("board.to_decision"), "primary", "arrow-right")
        to_decision.clicked.connect(self._to_decision)
        self.copies = OutCard(services, words("record.copies"), self._offers())
        self._stack = QStackedLayout(self)
        self._stack.addWidget(
            Empty(self.kit, "archive", words("protocol.none"), words("record.none_todo"), to_decision)
        )
        self._stack.addWidget(self._room())

    def buttons_by_name(self) -> dict[str, Button]:
        return dict(self.copies.buttons)

    def show_overview(self, overview: Overview) -> None:
        decision = overview.decision
        self._stack.setCurrentIndex(1 if decision else 0)
        self.bar_actions = [self.export] if decision else []
        self.copies.set_ready(decision is not None)
        if decision:
            code = comparison_code(decision.digest)
            self.code.set_code(code)
            self.qr.set_content(code)
        self.retitled.emit()

    def export_record(self) -> None:
        name = "decision.alqa-record"
        target = self.services.messages.save_file(self, words("record.export"), name, "Alqa (*.alqa-record)")
        if target is None:
            return
        out = target

        def work(_report: object) -> tuple[Path, Verdict]:
            self.desk.export_record(out)
            return out, self.desk.verify(out)

        self.services.tasks.run(self, work, self._exported, self.services.messages.trouble)

    def _exported(self, written: tuple[Path, Verdict]) -> None:
        path, verdict = written
        self.checks.show_verdict(verdict)
        self.checks.show()
        self._hint.hide()
        tone = "ok" if verdict.holds else "bad"
        self.services.messages.notify(Notice(words("record.exported", path=literal(path.name)), tone))  # type: ignore[arg-type]

    def _offers(self) -> list[Offer]:
        out, say = self.desk.out, self.kit.say
        return [
            Offer(
                "workbook",
                "table-2",
                "round.xlsx",
                "Excel (*.xlsx)",
                lambda p, r: out.workbook(p, say.lang, r),
            ),
            Offer("data", "braces", "data", "", lambda p, r: out.data(p, say.lang, r)),
            Offer("handover", "forward", "handover", "", lambda p, r: out.handover(p, say.lang, r)),
            Offer("archive", "archive", "round.zip", "ZIP (*.zip)", lambda p, r: out.archive(p, say.lang, r)),
        ]

    def _to_decision(self) -> None:
        self.wanted.emit("decision")

    def _room(self) -> QWidget:
        room = QWidget()
        outer = QVBoxLayout(room)
        outer.setContentsMargins(Space.XXL, Space.L, Space.XXL, Space.L)
        outer.setSpacing(Space.M)
        top = QHBoxLayout()
        top.setSpacing(Space.M)
        top.addWidget(self._code_card(), 1)
        top.addWidget(self._contents_card(), 1)
        top.addWidget(self.copies, 1)
        outer.addLayout(top)
        self._hint = Empty(self.kit, "shield-check", words("record.hint"), words("record.hint_body"))
        outer.addWidget(self.checks, 1)
        outer.addWidget(self._hint, 1)
        return room

    def _code_card(self) -> Card:
        card = Card()
        card.body.addWidget(Label(self.kit, words("record.code"), SECTION, SEMIBOLD, wrap=True))
        card.body.addWidget(Label(self.kit, words("record.code_help"), DENSE, ink="muted", wrap=True))
        line = QHBoxLayout()
        line.addWidget(self.code)
        line.addStretch(1)
        line.addWidget(self.qr)
        card.body.addLayout(line)
        card.body.addStretch(1)
        return card

    def _contents_card(self) -> Card:
        card = Card()
        card.body.addWidget(Label(self.kit, words("record.contents"), SECTION, SEMIBOLD, wrap=True))
        card.body.addWidget(Label(self.kit, words("record.contents_body"), DENSE, wrap=True))
        card.body.addWidget(Label(self.kit, words("record.plain"), CAPTION, ink="muted", wrap=True))
        card.body.addStretch(1)
        return card

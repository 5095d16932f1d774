"""Tables of the protocol: points side by side, the ranking with its cut, plain annex tables."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from reportlab.platypus import Flowable, Paragraph, Table

from desktop.model.text import pick
from desktop.reports import protocol_style as st
from desktop.reports.protocol_data import ProtocolData
from desktop.reports.protocol_points import Point, points
from desktop.reports.protocol_rows import Cut, Gap, Item, Line, table
from desktop.reports.protocol_rule import amount, unit
from desktop.reports.protocol_status import decided, passed_over, proposed
from desktop.reports.protocol_voice import Voice, fraction
from desktop.words import NBSP

EXACT_FITS = 12  # characters of a fraction at its usual size
Voices = Sequence[Voice]
Commands = list[tuple[Any, ...]]


def both(voices: Voices, key: str, kind: Any, **args: Any) -> list[Paragraph]:
    """The same sentence in every language, one under the other; said once where they do not differ."""
    return [st.para(text, kind) for text in dict.fromkeys(voice.say(key, **args) for voice in voices)]


def joined(voices: Voices, key: str, mark: str = " · ", **args: Any) -> str:
    """The same words in every language on one line; said once when they do not differ."""
    return mark.join(dict.fromkeys(voice.say(key, **args) for voice in voices))


def columns(voices: Voices, rows: Sequence[Sequence[Any]]) -> Table:
    """Rows with one cell for each language, a hairline between the columns."""
    count = len(voices)
    grid = Table(rows, colWidths=[st.WIDTH / count] * count)
    commands: Commands = [
        ("FONT", (0, 0), (-1, -1), st.REGULAR, 8),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]
    if count > 1:
        commands += [
            ("LINEAFTER", (0, 0), (0, -1), 0.5, st.LINE),
            ("RIGHTPADDING", (0, 0), (0, -1), st.GUTTER / 2),
            ("LEFTPADDING", (1, 0), (1, -1), st.GUTTER / 2),
        ]
    grid.setStyle(commands)
    return grid


def numbered(data: ProtocolData, voices: Voices) -> list[list[list[Flowable]]]:
    """All points, a row each, a cell for each language."""
    spoken = [points(data, voice) for voice in voices]
    return [
        [_point(number, point) for point in row] for number, row in enumerate(zip(*spoken, strict=True), 1)
    ]


def _point(number: int, point: Point) -> list[Flowable]:
    lead = st.strong(f"{number}. {point.heading}", point.text, st.BODY)
    return [lead, *(st.para(item, st.ITEM) for item in point.items)]


def ranking(data: ProtocolData, voices: Voices, *, full: bool) -> Table:
    """Table 1 or annex 1. The cut is a row of its own, never a line over cells."""
    items = table(data, full=full)
    maker = _Ranking(data, voices, next((i for i, item in enumerate(items) if isinstance(item, Cut)), 0))
    rows = [maker.head(), *(maker.row(item) for item in items)]
    grid = Table(rows, colWidths=maker.widths(), repeatRows=1)
    together: Commands = [("NOSPLIT", (0, -2), (-1, -1))]  # no row alone on the next page
    grid.setStyle(
        [*_ruled(), *together, *(c for i, item in enumerate(items, 1) for c in maker.commands(i, item))]
    )
    return grid


def _ruled() -> Commands:
    return [
        # Empty cells too: ReportLab would name Helvetica for them, which is not in the file.
        ("FONT", (0, 0), (-1, -1), st.REGULAR, 8),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LINEABOVE", (0, 0), (-1, 0), 1, st.INK),
        ("LINEBELOW", (0, 0), (-1, 0), 0.6, st.INK),
        ("LINEBELOW", (0, 1), (-1, -2), 0.4, st.LINE),
        ("LINEBELOW", (0, -1), (-1, -1), 1, st.INK),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]


def plain(rows: Sequence[Sequence[Any]], widths: Sequence[float], *, head: bool = True) -> Table:
    """An annex table: heading row repeated on every page, hairlines between rows. Without `head` it goes
    on where another one ended."""
    total = sum(widths)
    grid = Table(rows, colWidths=[st.WIDTH * each / total for each in widths], repeatRows=int(head))
    grid.setStyle([*_ruled(), ("VALIGN", (0, int(head)), (-1, -1), "TOP")])
    if not head:
        grid.setStyle(
            [("LINEABOVE", (0, 0), (-1, 0), 0, st.PAPER), ("LINEBELOW", (0, 0), (-1, 0), 0.4, st.LINE)]
        )
    return grid


def _exact(total: Fraction | None) -> Paragraph:
    """The exact fraction on one line as long as that can be read; longer ones wrap."""
    text = fraction(total) if total is not None else "—"
    return st.para(text, st.EXACT if len(text) <= EXACT_FITS else st.EXACT_LONG)


class _Ranking:
    """Makes the cells of one ranking table; who was passed over above `cut_row` is shaded."""

    def __init__(self, data: ProtocolData, voices: Voices, cut_row: int) -> None:
        self.data, self.voices, self.cut_row = data, voices, cut_row
        self.first = voices[0]
        self.departed = data.decision.departed
        self.support = data.support_field is not None

    def widths(self) -> list[float]:
        """Column widths in points; the dossier's column takes what is left."""
        fixed = [32.0, 0.0, 38.0, 60.0, 34.0, *([56.0] if self.support else [])]
        fixed += [74.0, 66.0] if self.departed else [84.0]
        fixed[1] = st.WIDTH - sum(fixed)
        return fixed

    def head(self) -> list[Any]:
        keys = ["place", "dossier", "total", "exact", "sheets"]
        cells: list[Any] = [both(self.voices, f"col.{key}", st.COLUMN) for key in keys]
        if self.support:
            units = dict.fromkeys(unit(self.data, voice) for voice in self.voices)
            named = [st.para(text, st.COLUMN) for text in units if text]
            cells.append([*both(self.voices, "col.support", st.COLUMN), *named])
        cells.append(both(self.voices, "col.proposal", st.COLUMN))
        if self.departed:
            cells.append(both(self.voices, "col.decision", st.COLUMN))
        return cells

    def row(self, item: Item) -> list[Any]:
        if isinstance(item, Line):
            return self._line(item)
        return self._cut(item) if isinstance(item, Cut) else self._gap(item)

    def _line(self, line: Line) -> list[Any]:
        row, chosen = line.row, line.decided or line.proposed != "not"
        known = self.data.dossiers[row.dossier]
        cells: list[Any] = [
            st.para(str(row.rank) if row.rank is not None else "—", st.MIDDLE),
            self._title(row.dossier, bold=chosen),
            st.para(
                self.first.total(line.total) if line.total is not None else "—",
                st.RIGHTWARD_BOLD if chosen else st.RIGHTWARD,
            ),
            _exact(line.total),
            st.para(str(row.sheets), st.MIDDLE),
        ]
        if self.support:
            cells.append(st.para(self.first.number(known.support) if known.support else "—", st.RIGHTWARD))
        cells.append(self._status(line, chosen))
        if self.departed:
            kind = st.CELL_BOLD if line.decided else st.CELL
            cells.append([st.para(decided(line, v), kind) for v in self.voices])
        return cells

    def _title(self, code: str, *, bold: bool) -> list[Paragraph]:
        known = self.data.dossiers[code]
        first = st.para(self.first.text(known.title), st.CELL_BOLD if bold else st.CELL)
        # A language that the title lacks was said, with its tag, in the first line already.
        more = [pick(known.title, v.lang)[0] for v in self.voices[1:] if known.title.get(v.lang)]
        return [first, st.para(" · ".join([*more, code]), st.SMALL)]

    def _status(self, line: Line, chosen: bool) -> list[Paragraph]:
        if line.proposed == "not":
            return [st.para(passed_over(self.data, line, v), st.CELL) for v in self.voices]
        kinds = [st.CELL_BOLD if chosen and not i else st.CELL for i in range(len(self.voices))]
        said = [proposed(self.data, line, v) for v in self.voices]
        return [st.para(text, kind) for text, kind in zip(said, kinds, strict=True)]

    def _cut(self, cut: Cut) -> list[Any]:
        label = [st.para(self._cut_label(cut, v), st.CELL_BOLD) for v in self.voices]
        cap = self.data.round.rule.constraints.budget_cap
        if cap and cut.of == "proposal":
            label.append(st.para(f"≤ {amount(self.data, self.first, cap.max)}", st.SMALL))
        cells: list[Any] = [
            "",
            label,
            st.para(self.first.total(cut.total) if cut.total is not None else "—", st.RIGHTWARD_BOLD),
            _exact(cut.total),
            "",
        ]
        if self.support:
            cells.append(st.para(self.first.number(cut.support) if cut.support else "—", st.RIGHTWARD_BOLD))
        cells.append([] if cut.of == "decision" else self._cut_sets(cut))
        return [*cells, ""] if self.departed else cells

    def _cut_label(self, cut: Cut, voice: Voice) -> str:
        seats = self.data.round.rule.seats
        if cut.of == "decision":
            return voice.say("cut-decision", places=cut.places)
        if isinstance(seats, int):
            return voice.say("cut", places=cut.places, seats=seats)
        return voice.say("cut-free", places=cut.places)

    def _cut_sets(self, cut: Cut) -> list[Paragraph]:
        if cut.sets == 1:
            return both(self.voices, "cut-one", st.CELL)
        return both(self.voices, "cut-several", st.CELL, count=cut.sets)

    def _gap(self, gap: Gap) -> list[Any]:
        text = " · ".join(v.say("gap", n=gap.rows) for v in self.voices)
        return ["", st.para(f"…{NBSP}{NBSP}{text}", st.SMALL), *[""] * (len(self.widths()) - 2)]

    def commands(self, row: int, item: Item) -> Commands:
        if isinstance(item, Cut):
            return [
                ("LINEABOVE", (0, row), (-1, row), 1, st.INK),
                ("LINEBELOW", (0, row), (-1, row), 1, st.INK),
            ]
        if isinstance(item, Gap):
            return [("SPAN", (1, row), (-1, row))]
        passed = item.proposed == "not" and not item.decided and row <= self.cut_row
        return [("BACKGROUND", (0, row), (-1, row), st.SHADE)] if passed else []

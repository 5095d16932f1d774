"""The protocol of a sitting as a PDF: what an official signs.

One language makes one column, two stand side by side (`("kk", "ru")`), a third follows as a
translation. The same data and languages give the same bytes. Reasons:
`docs/decisions/0008-protocol-as-a-view.md`.
"""

from __future__ import annotations

from typing import BinaryIO

from desktop.model.text import Lang
from desktop.reports.protocol_data import ProtocolData


def render(data: ProtocolData, langs: tuple[Lang, ...], out: BinaryIO) -> None:
    """Write the protocol to `out`.

    `langs`: one to three different languages, the leading one first; anything else is our bug
    (ValueError). The file's dates are `data.decision.issued`; no clock is read.
    """
    if not 1 <= len(langs) <= 3 or len(set(langs)) != len(langs):
        raise ValueError(f"one to three different languages, not {langs!r}")
    # ReportLab, fontTools and Pillow are imported on first use: no window needs them to start.
    from desktop.reports.protocol_layout import build  # noqa: PLC0415

    build(data, langs, out)

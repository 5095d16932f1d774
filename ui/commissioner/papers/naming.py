"""What a saved paper is called: the kind in the reader's words, the dossier's code, never a slash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.i18n import Speech

if TYPE_CHECKING:
    from ui.commissioner.papers.options import PaperOptions

UNFIT = '/\\:*?"<>|'


def file_name(say: Speech, options: PaperOptions, code: str) -> str:
    """Without its ending."""
    wish = options.wish("")
    kind = say(f"papers.kind.{options.kind}")
    name = f"{code} – {kind}" if wish is not None and wish.code else kind
    return "".join("-" if sign in UNFIT else sign for sign in name).strip(" .…")

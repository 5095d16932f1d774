"""The door to what is known of marks already given; `workspace_marks.WorkspaceMarks` is the real one."""

from __future__ import annotations

from typing import Protocol

from desktop.desks.mark_views import History


class MarksDesk(Protocol):
    """Nothing is written here."""

    def history(self, code: str, criterion: str) -> History: ...

    def own(self) -> dict[str, dict[str, int | None]]: ...

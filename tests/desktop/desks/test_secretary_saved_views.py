"""Saved views: by name, replaced, dropped, brought back."""

from __future__ import annotations

import pytest

from desktop.desks.secretary import saved_views
from desktop.desks.secretary.saved_views import SavedView
from desktop.errors import AlqaError
from desktop.storage.workspace import Workspace


def test_a_view_is_kept_replaced_and_dropped(ws: Workspace) -> None:
    saved_views.save(ws, " Отырыс ", "sector:food ", "rank")
    saved_views.save(ws, "Барлығы", "", "outcome")
    assert saved_views.saved(ws) == [
        SavedView("Барлығы", "", "outcome"),
        SavedView("Отырыс", "sector:food", "rank"),
    ]
    saved_views.save(ws, "Отырыс", "total>65", "rank")
    saved_views.bring_back(ws)
    assert saved_views.saved(ws)[1].query == "sector:food"
    saved_views.forget(ws, "Отырыс")
    assert [view.name for view in saved_views.saved(ws)] == ["Барлығы"]
    saved_views.bring_back(ws)
    assert len(saved_views.saved(ws)) == 2


def test_a_view_has_a_name_and_there_are_not_too_many(ws: Workspace) -> None:
    with pytest.raises(AlqaError) as refused:
        saved_views.save(ws, "  ", "a", "rank")
    assert refused.value.code == "view-without-name"
    for n in range(saved_views.MOST):
        saved_views.save(ws, f"v{n}", "a", "rank")
    with pytest.raises(AlqaError) as refused:
        saved_views.save(ws, "one more", "a", "rank")
    assert refused.value.code == "view-too-many"

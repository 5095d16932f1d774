"""The column of pages: arithmetic that keeps one's place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from ui.reader.layout import GAP, MARGIN, MAX_ZOOM, MIN_ZOOM, Layout, nearest_first

A4 = (595.0, 842.0)
sizes = st.lists(st.tuples(st.floats(50, 2000), st.floats(50, 2000)), min_size=1, max_size=40)
zooms = st.floats(MIN_ZOOM, MAX_ZOOM)


@given(sizes, zooms, st.floats(100, 3000))
def test_pages_stand_under_each_other_and_inside(
    pages: list[tuple[float, float]], zoom: float, width: float
) -> None:
    layout = Layout(pages)
    extent = layout.extent(zoom)
    bottom = float(MARGIN)
    for i in range(len(layout)):
        rect = layout.rect(i, zoom, width)
        assert rect.top() == pytest.approx(bottom)
        assert rect.left() >= MARGIN - 1e-6
        bottom = rect.bottom() + GAP
    assert bottom - GAP + MARGIN == pytest.approx(extent.height())


@given(sizes, zooms, zooms, st.floats(0, 1), st.floats(0, 1), st.integers(0, 39))
def test_a_place_stays_its_place_at_another_zoom(
    pages: list[tuple[float, float]], before: float, after: float, x: float, y: float, page: int
) -> None:
    layout = Layout(pages)
    page %= len(pages)
    rect = layout.rect(page, before, 900)
    spot = layout.spot(
        QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height() * 0.999), before, 900
    )
    assert spot.page == page
    there = layout.rect(page, after, 900)
    point = layout.point(spot, after, 900)
    assert there.adjusted(-1, -1, 1, 1).contains(point)


@given(sizes, zooms)
def test_the_page_at_a_height_is_the_one_that_lies_there(
    pages: list[tuple[float, float]], zoom: float
) -> None:
    layout = Layout(pages)
    for i in range(len(pages)):
        assert layout.at(layout.rect(i, zoom, 800).center().y(), zoom) == i


def test_fitting_the_width_fills_it() -> None:
    layout = Layout([A4, (842.0, 595.0)])
    zoom = layout.fit_width(800)
    assert layout.rect(1, zoom, 800).width() == pytest.approx(800 - 2 * MARGIN)
    laned = Layout([A4], lane=200)
    assert laned.rect(0, laned.fit_width(800), 800).width() == pytest.approx(800 - 2 * MARGIN - 200 - GAP)


def test_fitting_the_page_shows_it_whole() -> None:
    layout = Layout([A4])
    rect = layout.rect(0, layout.fit_page(0, 800, 600), 800)
    assert rect.height() == pytest.approx(600 - 2 * MARGIN)


def test_an_empty_document_is_no_trouble() -> None:
    layout = Layout([])
    assert layout.extent(1).height() == 0
    assert list(layout.visible(0, 1000, 1)) == []
    assert layout.at(100, 1) == 0


def test_neighbours_are_asked_for_by_distance() -> None:
    assert nearest_first(range(5, 7), 10, 3) == [5, 6, 7, 4, 8, 3, 9, 2]
    assert nearest_first(range(1), 3, 3) == [0, 1, 2]

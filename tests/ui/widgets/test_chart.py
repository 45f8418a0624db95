"""Charts on screen: told apart without colour, in both themes, and safe to paint often."""

import sys
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter

from app.domain import charts
from app.domain.charts.marks import DASHES, FILLS, MARKERS, At, marker
from app.ui import theme
from app.ui.widgets.chart import ChartKey, ChartView, letters, paint_marks
from tests.domain.charts.samples import bar_chart, grouped_chart, line_chart, run_chart

MAKERS = (line_chart, bar_chart, grouped_chart, run_chart)


def grey(marks, width=60, height=24):
    """Return the picture of marks without its colours."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(theme.current().color("surface"))
    painter = QPainter(image)
    paint_marks(painter, marks)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_series_are_told_apart_in_grey_and_in_one_colour(qapp, mode):
    theme.current().use(mode)
    pictures = [grey([charts.Rect(4, 4, 52, 16, "series1", fill)]) for fill in FILLS]
    for dash, kind in zip(DASHES, MARKERS, strict=True):
        line = charts.Line(2, 12, 58, 12, "series1", 2.2, dash)
        pictures.append(grey([line, *marker(kind, At(30, 12), 4, "series1")]))
    theme.current().use("light")
    for at, one in enumerate(pictures):
        assert all(one != other for other in pictures[:at])


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("make", MAKERS)
def test_a_chart_is_read_aloud_and_follows_the_theme(qtbot, make, mode):
    theme.current().use(mode)
    view = ChartView()
    qtbot.addWidget(view)
    view.resize(480, 240)
    view.show_chart(make())
    image = view.grab().toImage()
    shown = {image.pixelColor(x, y).name() for x in range(0, 480, 3) for y in range(0, 240, 3)}
    theme.current().use("light")
    assert make().told in view.accessibleDescription()
    assert (theme.LIGHT if mode == "light" else theme.DARK).chart_1.lower() in shown


def test_a_key_takes_more_lines_where_there_is_less_room(qtbot):
    key = ChartKey()
    qtbot.addWidget(key)
    key.show_chart(line_chart())
    wide, narrow = key.sizeHint(), key.minimumSizeHint()
    assert key.heightForWidth(narrow.width()) > key.heightForWidth(wide.width())


def test_bars_ask_for_the_room_of_their_rows(qtbot):
    view = ChartView()
    qtbot.addWidget(view)
    view.show_chart(bar_chart())
    few = view.sizeHint().height()
    view.show_chart(replace(bar_chart(), rows=bar_chart().rows * 4))
    assert view.sizeHint().height() > 2 * few


def test_painting_charts_eats_no_references_to_none(qapp):
    drawn = [mark for make in MAKERS for mark in charts.marks(make(), 640, 300, letters())]
    grey(drawn)  # what is made once
    before = sys.getrefcount(None)
    for _ in range(12):
        grey(drawn)
    assert sys.getrefcount(None) > before - 100

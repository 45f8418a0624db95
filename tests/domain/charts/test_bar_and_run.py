"""Charts of bars and of points with limits: where their marks stand, worked out by hand."""

import pytest

from app.domain.charts import (
    BarChart,
    BarPart,
    BarRow,
    Circle,
    Line,
    Polygon,
    Polyline,
    Rect,
    RunChart,
    RunPoint,
    Text,
    keys_of,
    marks,
)
from app.domain.charts.bar import parts
from tests.domain.charts.samples import TEN, bar_chart, grouped_chart, line_chart, run_chart


def drawn(chart, kind, width=600, height=200):
    return [one for one in marks(chart, width, height, TEN) if isinstance(one, kind)]


def test_parts_of_a_row_follow_each_other():
    chart = BarChart("", "", parts("x", "y"), (BarRow("ab", (30, 20)),), highest=100)
    first, second = drawn(chart, Rect, width=360)
    # 10 x 2 + 10 at the left for the name, the same at the right for "50": 300 for 100
    assert (first.x, first.width) == (30, 90)
    assert (second.x, second.width) == (120, pytest.approx(60))
    assert (first.fill, second.fill) == ("solid", "hatch")


def test_a_row_says_its_sum_or_its_own_words():
    words = [one.words for one in drawn(bar_chart(), Text)]
    assert {"23", "46", "7"} <= set(words)
    own = BarChart(
        "", "", (BarPart("x"),), (BarRow("a", (1,), "1 (geschat)"), BarRow("b", (None,)))
    )
    assert {"1 (geschat)", "–"} <= {one.words for one in drawn(own, Text)}


def test_a_goal_is_a_mark_on_its_bar():
    (goal,) = [one for one in drawn(bar_chart(), Line) if one.role == "target"]
    assert goal.x1 == goal.x2


def test_before_and_after_lie_under_each_other():
    first, second, third = drawn(grouped_chart(), Rect)
    assert first.x == second.x == third.x
    assert second.y > first.y + first.height - 1
    assert first.width / second.width == pytest.approx(2.1 / 3.5)


def test_bars_without_rows_are_an_empty_drawing():
    chart = BarChart("", "", (BarPart("x"),), ())
    assert drawn(chart, Rect) == []
    assert chart.as_table().rows == ()


def test_tables_of_bars_and_points():
    table = bar_chart().as_table()
    assert table.header == ("Doelgroep", "Instroom", "Na 6 maanden", "Na 12 maanden", "Doel")
    assert table.rows[1:] == (
        ("Anderstaligen", "20", "15", "11", "40"),
        ("Ouder dan 55", "5", "2", "", ""),
    )
    table = run_chart().as_table()
    assert table.header == ("Week", "Vraag in uren", "Capaciteit", "Signaal")
    assert table.rows[3] == ("w4", "66", "40", "boven de grens")
    assert table.rows[4] == ("w5", "", "40", "")


def test_limits_are_dashed_and_the_middle_is_not():
    lines = [one for one in drawn(run_chart(), Line) if one.role == "target"]
    assert sorted(one.dash for one in lines) == ["long", "long", "solid"]


def test_a_signal_has_another_shape():
    (signal,) = drawn(run_chart(), Polygon)
    assert signal.role == "attention"
    assert len(drawn(run_chart(), Circle)) == 4


def test_a_line_stops_where_a_value_is_not_known():
    demand = [one for one in drawn(run_chart(), Polyline) if one.role == "series1"]
    assert [len(one.points) for one in demand] == [4]


def test_the_key_goes_on_below_where_it_does_not_fit():
    wide, narrow = keys_of(line_chart(), 2000, TEN), keys_of(line_chart(), 250, TEN)
    assert (wide.height, narrow.height) == (21, 63)
    assert keys_of(BarChart("", "", (BarPart("x"),), ()), 100, TEN).height == 0


def test_five_series_differ_in_more_than_colour():
    five = parts("a", "b", "c", "d", "e", "f")
    assert len({one.fill for one in five}) == 5
    looks = [(one.dash, one.marker, one.fill) for one in line_chart().key()]
    looks += [(one.dash, one.marker, one.fill) for one in run_chart().key()[2:]]
    assert len(set(looks)) == 4


def test_a_run_without_a_second_line_and_without_signals_has_two_columns():
    chart = RunChart("Vragen", "", "Vragen", (RunPoint("w1", 3), RunPoint("w2", None)))
    assert chart.as_table().rows == (("w1", "3"), ("w2", ""))
    assert [one.name for one in chart.key()] == ["Vragen"]

"""A chart of lines: where its marks stand, worked out by hand."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.charts import (
    Band,
    Circle,
    Goal,
    Line,
    LineChart,
    Polygon,
    Polyline,
    Rect,
    Series,
    Text,
    marks,
)
from app.domain.charts.labels import EndLabel, beside
from app.domain.charts.letters import PLAIN
from tests.domain.charts.samples import TEN, line_chart

# Letters are 10 wide and 15 high, so 350 x 124 leaves 30 + 20 beside and 9 + 24 above and below
TWO_YEARS = LineChart(
    "Proef",
    "",
    date(2024, 1, 1),
    date(2025, 12, 31),
    (Series("A", ((date(2024, 12, 31), 10), (date(2025, 12, 31), 20))),),
)


def drawn(chart, kind, width=350, height=124):
    return [one for one in marks(chart, width, height, TEN) if isinstance(one, kind)]


def words_of(chart, **size):
    return {one.words: one for one in drawn(chart, Text, **size)}


def test_a_value_stands_at_its_height_on_the_evening_of_its_day():
    (line,) = drawn(TWO_YEARS, Polyline)
    first, second = line.points
    assert first == pytest.approx((30 + 300 * 366 / 731, 100 - 91 * 10 / 30))
    assert second == pytest.approx((330, 100 - 91 * 20 / 30))


def test_the_first_day_stands_at_the_left_end():
    chart = line_chart()
    (left,) = [one for one in drawn(chart, Polyline) if one.role == "series2"]
    assert left.points[0].x == min(one.x1 for one in drawn(chart, Line) if one.role == "grid")


def test_years_stand_in_the_middle_of_their_part():
    words = words_of(TWO_YEARS)
    assert words["2024"].x == pytest.approx(30 + 300 * 183 / 731)
    assert [one for one in words if one.isdigit() and len(one) < 3] == ["0", "10", "20", "30"]


def test_a_narrow_drawing_leaves_years_out_rather_than_letting_them_touch():
    chart = line_chart()
    # 430 - 40 - 176 for six years: 36 each, and a year with air asks for 48
    shown = [one for one in words_of(chart, width=430, height=200) if one.startswith("20")]
    assert shown == ["2024", "2026", "2028"]


def test_the_target_is_a_long_dash_and_the_band_a_hatch():
    chart = line_chart()
    (target,) = [one for one in drawn(chart, Line) if one.role == "target"]
    assert (target.dash, target.y1 == target.y2) == ("long", True)
    (band,) = [one for one in drawn(chart, Polygon) if one.fill == "hatch"]
    assert len(band.points) == 4
    assert len([one for one in drawn(chart, Rect) if one.role == "series2"]) == 7


def test_words_of_today_turn_to_the_side_that_has_room():
    early = LineChart("", "", date(2024, 1, 1), date(2025, 12, 31), now=date(2024, 1, 20),
                      now_words="vandaag")  # fmt: skip
    late = LineChart("", "", date(2024, 1, 1), date(2025, 12, 31), now=date(2025, 12, 20),
                     now_words="vandaag")  # fmt: skip
    assert words_of(early)["vandaag"].align == "left"
    assert words_of(late)["vandaag"].align == "right"


def test_labels_at_the_end_never_touch():
    labels = [EndLabel(50, "a", "text"), EndLabel(52, "b", "text")]
    assert [one.y for one in beside(labels, 0, (0, 100), 10)] == [50, 61.5]
    labels = [EndLabel(58, "a", "text"), EndLabel(59, "b", "text")]
    assert [one.y for one in beside(labels, 0, (0, 60), 10)] == [48.5, 60]
    labels = [EndLabel(58, "a", "text", "more"), EndLabel(0, "b", "text")]
    assert [one.words for one in beside(labels, 0, (0, 60), 10)] == ["b", "a", "more"]


def test_the_target_alone_makes_a_drawing():
    chart = LineChart("", "", date(2024, 1, 1), date(2029, 12, 31), goal=Goal(0, "Doel 0"))
    assert "Doel 0" in words_of(chart)
    assert marks(chart, 0, 100) == ()


def test_the_table_has_every_day_once():
    table = line_chart().as_table()
    assert table.header == ("Einde van", "Gerealiseerd", "Planning", "Laag", "Verwacht", "Hoog")
    assert ("27/11/2026", "41", "", "41", "41", "41") in table.rows
    assert table.rows[-1] == ("31/12/2029", "", "120", "98", "108", "116")
    assert [row[0] for row in table.rows] == sorted(
        (row[0] for row in table.rows), key=lambda day: day.split("/")[::-1]
    )


def test_a_chart_without_a_band_has_neither_its_key_nor_its_columns():
    assert [one.name for one in TWO_YEARS.key()] == ["A"]
    table = TWO_YEARS.as_table()
    assert table.header == ("Dag", "A")
    assert [row[1] for row in table.rows] == ["10", "20"]


def test_one_point_is_a_mark_without_a_line_and_a_band_of_one_day_is_nothing():
    day = date(2024, 12, 31)
    alone = replace(
        TWO_YEARS,
        lines=(Series("A", ((day, 10),)),),
        band=Band("Marge", ((day, 8, 10, 12),)),
    )
    assert drawn(alone, Polyline) == []
    assert drawn(alone, Polygon) == []
    assert drawn(alone, Circle) != []


def test_a_label_that_has_no_room_beside_its_point_begins_at_the_left_end():
    day, words = date(2024, 6, 30), 4 * "tien letters "  # 520 wide, in 350
    line = replace(TWO_YEARS, lines=(Series("A", ((day, 10),), label=words),))
    (label,) = (one for one in drawn(line, Text) if one.words == words)
    assert label.x == 30  # where the axis begins


def test_words_are_as_wide_as_on_screen_when_nobody_measured_them():
    assert (PLAIN.plain("tien"), PLAIN.strong("tien")) == pytest.approx((24.8, 28.8))

"""A chart of lines over days: what was, what was planned, what is expected with its band."""

from dataclasses import dataclass
from datetime import date

from app.domain.charts.axes import Room, day_axis, top_of, value_axis
from app.domain.charts.keys import Key
from app.domain.charts.labels import EndLabel, beside
from app.domain.charts.letters import PLAIN, Letters
from app.domain.charts.marks import (
    At,
    Dash,
    Line,
    Mark,
    Marker,
    Polygon,
    Polyline,
    Role,
    Text,
    marker,
)
from app.domain.charts.scale import Days, Values, values
from app.domain.charts.table import Table, Value, day, number


@dataclass(frozen=True, slots=True)
class Series:
    """
    A line with its name; each point is a day (its evening) with a value.

    `label` stands at its end; without one its name is in the key only.
    """

    name: str
    points: tuple[tuple[date, Value], ...]
    role: Role = "series1"
    dash: Dash = "solid"
    marker: Marker = "dot"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """What is expected, and between which values: (day, low, expected, high)."""

    name: str
    points: tuple[tuple[date, Value, Value, Value], ...]
    role: Role = "series1"
    label: str = ""
    more: str = ""  # under the label
    heads: tuple[str, str, str] = ("Laag", "Verwacht", "Hoog")  # of its columns in the table


@dataclass(frozen=True, slots=True)
class Goal:
    """A line at one height over the whole width."""

    value: Value
    label: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """
    Lines over days.

    `told` is the chart in a sentence, for who cannot see it. `now` is marked with `now_words`.
    """

    name: str
    told: str
    first: date
    last: date
    lines: tuple[Series, ...] = ()
    band: Band | None = None
    goal: Goal | None = None
    now: date | None = None
    now_words: str = ""
    days_name: str = "Dag"  # head of the first column of the table

    def key(self) -> tuple[Key, ...]:
        """Return how each line looks, for the key: the first, the band, the other lines."""
        keys = [Key(one.name, one.role, dash=one.dash, marker=one.marker) for one in self.lines]
        if self.band is not None:
            keys.insert(1, Key(self.band.name, self.band.role, fill="hatch"))
        return tuple(keys)

    def as_table(self) -> Table:
        """Return each day with what the lines have on it; empty where a line has no point."""
        columns: list[dict[date, Value]] = [dict(one.points) for one in self.lines]
        heads = [self.days_name, *(one.name for one in self.lines)]
        if self.band is not None:
            heads += self.band.heads
            columns += [
                {on: low for on, low, _, _ in self.band.points},
                {on: expected for on, _, expected, _ in self.band.points},
                {on: high for on, _, _, high in self.band.points},
            ]
        days = sorted({at for column in columns for at in column})
        rows = [(day(at), *(number(column.get(at)) for column in columns)) for at in days]
        return Table(tuple(heads), tuple(rows))

    def marks(self, width: float, height: float, letters: Letters = PLAIN) -> tuple[Mark, ...]:
        """Return where everything stands in a drawing of this size."""
        return _Drawing(self, width, height, letters).marks()


class _Drawing:
    def __init__(self, chart: LineChart, width: float, height: float, letters: Letters) -> None:
        self.chart, self.letters = chart, letters
        self.days = Days(chart.first, chart.last)
        unit, line = letters.unit, letters.line
        bottom = 1.6 * line
        count = max(2, min(7, int((height - bottom) / (2.2 * line))))
        self.axis: Values = values(_highest(chart), count, whole=True)
        names = [number(value) for value in self.axis.lines[::2]]
        left = letters.widest(names) + 10 * unit
        right = max(self._label_room(), letters.plain(str(chart.last.year)) / 2)
        top, wide = top_of(self.axis, letters), max(width - left - right, 1.0)
        self.room = Room(left, top, wide, max(height - bottom, 1.0))
        self.width = width

    def marks(self) -> tuple[Mark, ...]:
        chart, room = self.chart, self.room
        found = list(value_axis(room, self.axis, self.letters))
        found += day_axis(room, self.days, self.letters)
        if chart.goal is not None:
            y = self._y(chart.goal.value)
            found.append(Line(room.left, y, room.right, y, "target", 1.6, "long"))
        if chart.now is not None:
            found += self._now(chart.now)
        if chart.band is not None:
            found += self._band(chart.band)
        for one in reversed(chart.lines):  # the first lies over the others
            found += self._series(one)
        return (*found, *self._labels())

    def _series(self, one: Series) -> list[Mark]:
        unit = self.letters.unit
        points = tuple(self._at(day, value) for day, value in one.points)
        width = 2.2 if one.dash == "solid" else 1.6
        found: list[Mark] = []
        if len(points) > 1:
            found.append(Polyline(points, one.role, width * unit, one.dash))
        size = (4.0 if one.marker == "dot" else 3.2) * unit
        for at in points:
            found += marker(one.marker, at, size, one.role, rim=2 * unit)
        return found

    def _band(self, band: Band) -> list[Mark]:
        low = [self._at(day, value) for day, value, _, _ in band.points]
        high = [self._at(day, value) for day, _, _, value in band.points]
        middle = tuple(self._at(day, value) for day, _, value, _ in band.points)
        if len(middle) < 2:
            return []
        return [
            Polygon((*low, *reversed(high)), band.role, "hatch"),
            Polyline(middle, band.role, 1.6 * self.letters.unit, "dashed"),
        ]

    def _now(self, now: date) -> list[Mark]:
        room, unit = self.room, self.letters.unit
        x = room.x(self.days.share(now, at_end=True))
        y = room.top + self.letters.line * 0.6
        fits = x - room.left > self.letters.plain(self.chart.now_words) + 8 * unit
        words = Text(
            x + (-7 if fits else 7) * unit, y, self.chart.now_words, "muted",
            "right" if fits else "left",
        )  # fmt: skip
        return [Line(x, room.top, x, room.bottom, "muted"), words]

    def _labels(self) -> list[Mark]:
        """Return the words at the end of lines: beside the drawing, or below a line's end."""
        room, unit, line = self.room, self.letters.unit, self.letters.line
        found: list[Mark] = []
        for one in self.chart.lines:
            if one.label and one.points and not self._ends_right(one):
                at = self._at(*one.points[-1])
                x, y = at.x + 9 * unit, min(at.y + line, room.bottom - 0.5 * line)
                wide = self.letters.strong(one.label)
                if x + wide > self.width:
                    x = max(self.width - wide, room.left)
                found.append(Text(x, y, one.label, one.role, is_strong=True))
        x = room.right + 14 * unit
        return [*found, *beside(self._end_labels(), x, (0.0, room.bottom), line)]

    def _end_labels(self) -> list[EndLabel]:
        chart, found = self.chart, []
        if chart.goal is not None and chart.goal.label:
            y = self._y(chart.goal.value) - 0.5 * self.letters.line
            found.append(EndLabel(y, chart.goal.label, "text"))
        if chart.band is not None and chart.band.points and chart.band.label:
            y = self._y(chart.band.points[-1][2])
            found.append(EndLabel(y, chart.band.label, chart.band.role, chart.band.more))
        found += [
            EndLabel(self._y(one.points[-1][1]), one.label, one.role)
            for one in chart.lines
            if one.label and one.points and self._ends_right(one)
        ]
        return found

    def _label_room(self) -> float:
        words = [EndLabel(0, one.label, one.role) for one in self.chart.lines
                 if one.label and one.points and self._ends_right(one)]  # fmt: skip
        chart = self.chart
        if chart.goal is not None:
            words.append(EndLabel(0, chart.goal.label, "text"))
        if chart.band is not None and chart.band.points:
            words.append(EndLabel(0, chart.band.label, chart.band.role, chart.band.more))
        widest = max((one.width(self.letters) for one in words if one.words), default=0.0)
        return widest + 16 * self.letters.unit if widest else 0.0

    def _ends_right(self, one: Series) -> bool:
        return self.days.share(one.points[-1][0], at_end=True) > 0.9

    def _at(self, on: date, value: Value) -> At:
        return At(self.room.x(self.days.share(on, at_end=on > self.chart.first)), self._y(value))

    def _y(self, value: Value) -> float:
        return self.room.y(self.axis.share(float(value)))


def _highest(chart: LineChart) -> float:
    found: list[float] = [float(value) for one in chart.lines for _, value in one.points]
    if chart.band is not None:
        found += [float(point[3]) for point in chart.band.points]
    if chart.goal is not None:
        found.append(float(chart.goal.value))
    return max(found, default=0.0)

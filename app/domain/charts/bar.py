"""A chart of bars that lie down: parts after each other, or beside each other to compare."""

from dataclasses import dataclass
from typing import Final, Literal

from app.domain.charts.axes import Room
from app.domain.charts.keys import Key
from app.domain.charts.letters import PLAIN, Letters
from app.domain.charts.marks import FILLS, SERIES, Fill, Line, Mark, Rect, Role, Text
from app.domain.charts.scale import Values, values, values_to
from app.domain.charts.table import DUTCH, Table, Value, Written, number

NAME_SHARE: Final = 0.4  # of the width, at most, for the names of the rows


@dataclass(frozen=True, slots=True)
class BarPart:
    """What the parts of every row have in common: a name, a colour and a pattern."""

    name: str
    role: Role = "series1"
    fill: Fill = "solid"


@dataclass(frozen=True, slots=True)
class BarRow:
    """
    A row: its name, a value for each part (None: not known), and words at its end.

    `goal` is a mark on the bar.
    """

    name: str
    values: tuple[Value | None, ...]
    words: str = ""  # at the end of the bar; empty: the value, or the sum of its parts
    goal: Value | None = None


def parts(*names: str) -> tuple[BarPart, ...]:
    """Return a part for each name, at most five, that differ in colour and in pattern."""
    looks = zip(names, SERIES, FILLS, strict=False)
    return tuple(BarPart(name, role, fill) for name, role, fill in looks)


@dataclass(frozen=True, slots=True)
class BarChart:
    """
    Rows of bars.

    `stacked`: the parts of a row follow each other; `grouped`: they lie under each other, as
    before and after. `highest` is the end of the axis (100 for shares); None: what the rows need.
    """

    name: str
    told: str
    parts: tuple[BarPart, ...]
    rows: tuple[BarRow, ...]
    mode: Literal["stacked", "grouped"] = "stacked"
    highest: Value | None = None
    unit: str = ""  # after each number, such as "%"
    rows_name: str = ""  # head of the first column of the table
    goal_name: str = ""  # head of the column of goals; empty: none
    written: Written = DUTCH

    def key(self) -> tuple[Key, ...]:
        """Return how each part looks; one part alone needs no key."""
        if len(self.parts) < 2:
            return ()
        return tuple(Key(one.name, one.role, fill=one.fill) for one in self.parts)

    def as_table(self) -> Table:
        """Return the rows with a column for each part."""
        heads = (self.rows_name, *(one.name for one in self.parts))
        rows = [(one.name, *(self._said(value) for value in one.values)) for one in self.rows]
        if self.goal_name:
            heads = (*heads, self.goal_name)
            rows = [(*row, self._said(one.goal)) for row, one in zip(rows, self.rows, strict=True)]
        return Table(heads, tuple(rows))

    def height(self, letters: Letters = PLAIN) -> float:
        """Return how high it wants to be: the same for each row."""
        return self._row_height(letters) * len(self.rows) + 1.6 * letters.line

    def marks(self, width: float, height: float, letters: Letters = PLAIN) -> tuple[Mark, ...]:
        """Return where everything stands; rows are no higher than they need."""
        axis = self._axis(width, letters)
        room = self._room(width, height, letters)
        found = list(_lines(room, axis, letters, self))
        high = (room.bottom - room.top) / max(1, len(self.rows))
        for at, row in enumerate(self.rows):
            found += self._row(row, room, axis, room.top + at * high, high, letters)
        found.append(Line(room.left, room.top, room.left, room.bottom, "axis"))
        return tuple(found)

    def _row_height(self, letters: Letters) -> float:
        bars = len(self.parts) if self.mode == "grouped" else 1
        return (10 + 13 * bars) * letters.unit

    def _room(self, width: float, height: float, letters: Letters) -> Room:
        names = letters.widest([row.name for row in self.rows]) + 10 * letters.unit
        left = min(names, NAME_SHARE * width)
        ends = letters.widest([self._end(row) for row in self.rows]) + 10 * letters.unit
        if self.mode == "grouped":
            ends = letters.widest(self._numbers()) + 10 * letters.unit
        high = min(height, self.height(letters)) - 1.6 * letters.line
        return Room(left, 0.0, max(width - left - ends, 1.0), max(high, 1.0))

    def _axis(self, width: float, letters: Letters) -> Values:
        count = max(2, min(6, int(width / (80 * letters.unit))))
        if self.highest is not None:
            return values_to(float(self.highest), count)
        return values(self._most(), count, has_air=False)

    def _most(self) -> float:
        found = [float(row.goal) for row in self.rows if row.goal is not None]
        for row in self.rows:
            known = [float(value) for value in row.values if value is not None]
            found.append(sum(known) if self.mode == "stacked" else max(known, default=0.0))
        return max(found, default=0.0)

    def _said(self, value: Value | None) -> str:
        return number(value, self.written)

    def _numbers(self) -> list[str]:
        return [self._said(value) + self.unit for row in self.rows for value in row.values]

    def _end(self, row: BarRow) -> str:
        if row.words:
            return row.words
        known = [float(value) for value in row.values if value is not None]
        return self._said(sum(known)) + self.unit if known else "–"

    def _row(
        self, row: BarRow, room: Room, axis: Values, top: float, high: float, letters: Letters
    ) -> list[Mark]:
        unit = letters.unit
        words = room.left - 10 * unit
        found: list[Mark] = [
            Text(room.left - 8 * unit, top + high / 2, row.name, "text", "right", room=words)
        ]
        if self.mode == "grouped":
            found += self._beside(row, room, axis, top, high, letters)
        else:
            found += self._after(row, room, axis, top, high, letters)
        if row.goal is not None:
            x = room.x(axis.share(float(row.goal)))
            found.append(Line(x, top + 2 * unit, x, top + high - 2 * unit, "target", 2 * unit))
        return found

    def _after(
        self, row: BarRow, room: Room, axis: Values, top: float, high: float, letters: Letters
    ) -> list[Mark]:
        found: list[Mark] = []
        bar = min(high * 0.6, 15 * letters.unit)
        sum_so_far, y = 0.0, top + (high - bar) / 2
        for part, value in zip(self.parts, row.values, strict=True):
            if value:
                x = room.x(axis.share(sum_so_far))
                sum_so_far += float(value)
                wide = room.x(axis.share(sum_so_far)) - x
                found.append(Rect(x, y, wide, bar, part.role, part.fill, rim=letters.unit))
        end = room.x(axis.share(sum_so_far)) + 6 * letters.unit
        return [*found, Text(end, top + high / 2, self._end(row), "text")]

    def _beside(
        self, row: BarRow, room: Room, axis: Values, top: float, high: float, letters: Letters
    ) -> list[Mark]:
        found: list[Mark] = []
        each = (high - 6 * letters.unit) / len(self.parts)
        bar = each * 0.85
        y = top + 3 * letters.unit
        for part, value in zip(self.parts, row.values, strict=True):
            wide = room.width * axis.share(float(value or 0))
            if wide:
                found.append(Rect(room.left, y, wide, bar, part.role, part.fill))
            words = "–" if value is None else self._said(value) + self.unit
            end = room.left + wide + 6 * letters.unit
            found.append(Text(end, y + bar / 2, words, "text"))
            y += each
        return found


def _lines(room: Room, axis: Values, letters: Letters, chart: BarChart) -> list[Mark]:
    found: list[Mark] = []
    for value in axis.lines:
        x = room.x(axis.share(value))
        found.append(Line(x, room.top, x, room.bottom, "grid"))
        words = number(value, chart.written) + chart.unit
        found.append(Text(x, room.bottom + 0.9 * letters.line, words, "muted", "middle"))
    return found

"""A run chart (SPC): a value for each week or month, with its middle, its limits and signals."""

from dataclasses import dataclass

from app.domain.charts.axes import Room, top_of, value_axis
from app.domain.charts.keys import Key
from app.domain.charts.labels import EndLabel, beside
from app.domain.charts.letters import PLAIN, Letters
from app.domain.charts.marks import DASHES, At, Line, Mark, Marker, Polyline, Role, Text, marker
from app.domain.charts.scale import Values, values
from app.domain.charts.table import Table, Value, number


@dataclass(frozen=True, slots=True)
class RunPoint:
    """
    A week or month: its words on the axis, its value (None: not known), why it is a signal.

    `signal` is the reason in words; empty: it is none.
    """

    words: str
    value: Value | None
    signal: str = ""


@dataclass(frozen=True, slots=True)
class RunChart:
    """
    Points in their order, a line at the middle and at both limits.

    `compared` is a second line with as many values as there are points, such as the capacity
    beside the demand.
    """

    name: str
    told: str
    values_name: str  # of the points, such as "Vraag in uren"
    points: tuple[RunPoint, ...]
    centre: Value | None = None
    lower: Value | None = None
    upper: Value | None = None
    centre_words: str = ""
    lower_words: str = ""
    upper_words: str = ""
    compared: tuple[Value | None, ...] = ()
    compared_name: str = ""
    points_name: str = ""  # head of the first column of the table
    signal_name: str = ""  # head of the last, and of the signals in the key

    def key(self) -> tuple[Key, ...]:
        """Return how the lines and the signals look."""
        keys = [Key(self.values_name, "series1", marker="dot")]
        if self.compared:
            keys.append(Key(self.compared_name, "series2", "dashed", "square"))
        if any(one.signal for one in self.points):
            keys.append(Key(self.signal_name, "attention", "none", "diamond"))
        return tuple(keys)

    def as_table(self) -> Table:
        """Return the points with their reasons."""
        heads = [self.points_name, self.values_name]
        rows = [[one.words, number(one.value)] for one in self.points]
        if self.compared:
            heads.append(self.compared_name)
            for row, value in zip(rows, self.compared, strict=True):
                row.append(number(value))
        if self.signal_name:
            heads.append(self.signal_name)
            for row, one in zip(rows, self.points, strict=True):
                row.append(one.signal)
        return Table(tuple(heads), tuple(tuple(row) for row in rows))

    def marks(self, width: float, height: float, letters: Letters = PLAIN) -> tuple[Mark, ...]:
        """Return where everything stands."""
        unit, line = letters.unit, letters.line
        bottom = 1.6 * line
        count = max(2, min(6, int((height - bottom) / (2.4 * line))))
        axis = values(self._highest(), count)
        left = letters.widest([number(value) for value in axis.lines]) + 10 * unit
        labels = self._labels()
        right = max((words.width(letters) for words in labels), default=0.0) + 16 * unit
        top, wide = top_of(axis, letters), max(width - left - right, 1.0)
        room = Room(left, top, wide, max(height - bottom, 1.0))
        found = list(value_axis(room, axis, letters))
        found += self._limits(room, axis, unit)
        found += self._words(room, letters)
        found += self._line(self.compared, "series2", room, axis, unit)
        found += self._line(tuple(one.value for one in self.points), "series1", room, axis, unit)
        placed = [EndLabel(room.y(axis.share(one.y)), one.words, one.role) for one in labels]
        return (*found, *beside(placed, room.right + 10 * unit, (0.0, room.bottom), line))

    def _highest(self) -> float:
        found = [one.value for one in self.points]
        found += [*self.compared, self.upper, self.centre]
        return max((float(one) for one in found if one is not None), default=0.0)

    def _labels(self) -> list[EndLabel]:
        """Return the words of the lines with their value in place of a height."""
        lines = (
            (self.upper, self.upper_words),
            (self.centre, self.centre_words),
            (self.lower, self.lower_words),
        )
        return [
            EndLabel(float(value), words, "text")
            for value, words in lines
            if value is not None and words
        ]

    def _limits(self, room: Room, axis: Values, unit: float) -> list[Mark]:
        found: list[Mark] = []
        for value in (self.upper, self.lower):
            if value is not None:
                y = room.y(axis.share(float(value)))
                found.append(Line(room.left, y, room.right, y, "target", 1.4 * unit, "long"))
        if self.centre is not None:
            y = room.y(axis.share(float(self.centre)))
            found.append(Line(room.left, y, room.right, y, "target", 1.2 * unit))
        return found

    def _x(self, at: int, room: Room) -> float:
        return room.x((at + 0.5) / max(1, len(self.points)))

    def _words(self, room: Room, letters: Letters) -> list[Mark]:
        """Return the words below, as many as have room."""
        widest = letters.widest([one.words for one in self.points]) + 10 * letters.unit
        each = room.width / max(1, len(self.points))
        every = max(1, -int(-widest // each))
        y = room.bottom + 0.9 * letters.line
        return [
            Text(self._x(at, room), y, one.words, "muted", "middle")
            for at, one in enumerate(self.points)
            if at % every == 0
        ]

    def _line(
        self, found: tuple[Value | None, ...], role: Role, room: Room, axis: Values, unit: float
    ) -> list[Mark]:
        """Return a line that stops where a value is not known, and its markers."""
        runs: list[list[At]] = [[]]
        drawn: list[Mark] = []
        is_first = role == "series1"
        for at, value in enumerate(found):
            if value is None:
                runs.append([])
                continue
            place = At(self._x(at, room), room.y(axis.share(float(value))))
            runs[-1].append(place)
            if is_first and self.points[at].signal:
                drawn += marker("diamond", place, 5 * unit, "attention", rim=2 * unit)
            else:
                kind: Marker = "dot" if is_first else "square"
                drawn += marker(kind, place, (3.6 if is_first else 2.8) * unit, role, rim=unit)
        width, dash = (2.2 if is_first else 1.6) * unit, DASHES[0 if is_first else 1]
        lines = [Polyline(tuple(run), role, width, dash) for run in runs if len(run) > 1]
        return [*lines, *drawn]

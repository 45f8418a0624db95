"""The room of a drawing inside its axes, and what the axes are drawn with."""

from dataclasses import dataclass
from typing import Final

from app.domain.charts.letters import Letters
from app.domain.charts.marks import Line, Mark, Text
from app.domain.charts.scale import Days, Values
from app.domain.charts.table import number

FEW: Final = 5  # lines that all have their number


@dataclass(frozen=True, slots=True)
class Room:
    """Where the values stand."""

    left: float
    top: float
    width: float
    bottom: float

    @property
    def right(self) -> float:
        """The right end."""
        return self.left + self.width

    def x(self, share: float) -> float:
        """Return the place of a share of the width."""
        return self.left + self.width * share

    def y(self, share: float) -> float:
        """Return the place of a share of the height, from below."""
        return self.bottom - (self.bottom - self.top) * share


def value_axis(room: Room, axis: Values, letters: Letters, unit_words: str = "") -> list[Mark]:
    """Return the lines of an axis that goes up; of more than five, every second has its number."""
    found: list[Mark] = []
    every = _every(axis)
    for at, value in enumerate(axis.lines):
        y = room.y(axis.share(value))
        found.append(Line(room.left, y, room.right, y, "grid"))
        if at % every == 0:
            words = number(value) + unit_words
            found.append(Text(room.left - 8 * letters.unit, y, words, "muted", "right"))
    return found


def top_of(axis: Values, letters: Letters) -> float:
    """Return the room above the highest line: half of its number, when it has one."""
    has_number = (len(axis.lines) - 1) % _every(axis) == 0
    return 0.6 * letters.line if has_number else 4 * letters.unit


def _every(axis: Values) -> int:
    return 2 if len(axis.lines) > FEW else 1


def day_axis(room: Room, days: Days, letters: Letters) -> list[Mark]:
    """Return the axis below: a long tick where a year (or month) begins, its words between."""
    short, y = 3 * letters.unit, room.bottom
    found: list[Mark] = [Line(room.left, y, room.right, y, "axis")]
    spans = days.spans()
    widest = letters.widest([one.words for one in spans]) + 8 * letters.unit
    usual = room.width * max((one.end - one.begin for one in spans), default=1.0)
    every = max(1, -int(-widest // max(usual, 1.0)))
    long = 9 * letters.unit if every == 1 else short  # a long one would stand in the words
    for at, one in enumerate(spans):
        x = room.x(one.begin)
        found.append(Line(x, y, x, y + long, "axis"))
        wide = room.width * (one.end - one.begin)
        if at % every == 0 and wide * every >= widest:
            middle = room.x((one.begin + one.end) / 2)
            found.append(Text(middle, y + 0.9 * letters.line, one.words, "muted", "middle"))
    found += [Line(room.x(at), y, room.x(at), y + short, "grid") for at in days.quarters()]
    return [*found, Line(room.right, y, room.right, y + long, "axis")]

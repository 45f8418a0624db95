"""The key of a chart (legende): how each line or bar looks, with its name."""

from dataclasses import dataclass
from typing import Protocol

from app.domain.charts.letters import PLAIN, Letters
from app.domain.charts.marks import At, Dash, Fill, Line, Mark, Marker, Rect, Role, Text, marker


@dataclass(frozen=True, slots=True)
class Key:
    """A sample and its name: a line with its marker, or a box when it has a fill."""

    name: str
    role: Role
    dash: Dash = "solid"
    marker: Marker = "none"
    fill: Fill | None = None


@dataclass(frozen=True, slots=True)
class Keys:
    """The samples as marks, and how high they are together."""

    marks: tuple[Mark, ...]
    width: float
    height: float


class HasKeys(Protocol):
    """A chart that has something to explain."""

    def key(self) -> tuple[Key, ...]:
        """Return its samples."""


def keys_of(chart: HasKeys, width: float, letters: Letters = PLAIN) -> Keys:
    """Return the samples beside each other, on as many lines as they need in this width."""
    unit, high = letters.unit, 1.4 * letters.line
    sample, gap, between = 26 * unit, 7 * unit, 20 * unit
    x, y, widest = 0.0, high / 2, 0.0
    found: list[Mark] = []
    for one in chart.key():
        wide = sample + gap + letters.plain(one.name)
        if x and x + wide > width:
            x, y = 0.0, y + high
        found += _sample(one, x, y, sample, unit)
        found.append(Text(x + sample + gap, y, one.name, "muted"))
        widest = max(widest, x + wide)
        x += wide + between
    return Keys(tuple(found), widest, y + high / 2 if found else 0.0)


def _sample(key: Key, x: float, y: float, wide: float, unit: float) -> list[Mark]:
    if key.fill is not None:
        high = 10 * unit
        return [Rect(x, y - high / 2, wide, high, key.role, key.fill)]
    shown: list[Mark] = []
    width = (2.2 if key.dash == "solid" else 1.6) * unit
    size = (4.0 if key.marker == "dot" else 3.2) * unit
    if key.dash != "none":
        shown.append(Line(x, y, x + wide, y, key.role, width, key.dash))
    return [*shown, *marker(key.marker, At(x + wide / 2, y), size, key.role)]

"""
Charts: what they say, and where each mark of them stands, for the screen and for paper.

A chart is values with words; `marks` makes lines, boxes and letters of it in a given room. Marks
have a role instead of a colour, and differ in dashes, hatch and shape, so that they are told apart
in grey too. `app/ui/widgets/chart.py` and `app/reports/chart.py` paint them.
"""

from app.domain.charts.bar import BarChart, BarPart, BarRow
from app.domain.charts.keys import Key, Keys, keys_of
from app.domain.charts.letters import PLAIN, Letters
from app.domain.charts.line import Band, Goal, LineChart, Series
from app.domain.charts.making import Chart, marks
from app.domain.charts.map import MapArea, MapChart, MapPlace, Shown
from app.domain.charts.marks import (
    SHADES,
    Circle,
    Dash,
    Fill,
    Line,
    Mark,
    Marker,
    Polygon,
    Polyline,
    Rect,
    Role,
    Text,
)
from app.domain.charts.run import RunChart, RunPoint
from app.domain.charts.table import Table

__all__ = [
    "PLAIN",
    "SHADES",
    "Band",
    "BarChart",
    "BarPart",
    "BarRow",
    "Chart",
    "Circle",
    "Dash",
    "Fill",
    "Goal",
    "Key",
    "Keys",
    "Letters",
    "Line",
    "LineChart",
    "MapArea",
    "MapChart",
    "MapPlace",
    "Mark",
    "Marker",
    "Polygon",
    "Polyline",
    "Rect",
    "Role",
    "RunChart",
    "RunPoint",
    "Series",
    "Shown",
    "Table",
    "Text",
    "keys_of",
    "marks",
]

"""A chart on paper; what stands where is that of the screen too (`app/domain/charts`)."""

from collections.abc import Iterable
from typing import Any, Final

from reportlab.lib.colors import Color, HexColor, white
from typing_extensions import override

from app.domain import charts
from app.domain.charts import Chart, Dash, Fill, Letters, Mark, Role
from app.reports.fonts import register
from app.reports.styles import ATTENTION, BOLD, MUTED, ROW_LINE, SMALL, TEXT, WRITING_LINE
from app.reports.tags import Figure
from app.reports.text import draw_line, line_width, one_line

# Solid: transparency is a risk for PDF/A; `tints` are the colours at 16% on white
COLORS: Final[dict[Role, Color]] = {
    "series1": HexColor("#0B5CAD"),
    "series2": HexColor("#B35900"),
    "series3": HexColor("#00766C"),
    "series4": HexColor("#7A3E9D"),
    "series5": HexColor("#57606A"),
    "grid": ROW_LINE,
    "axis": WRITING_LINE,
    "target": TEXT,
    "text": TEXT,
    "muted": MUTED,
    "attention": ATTENTION,
    "track": HexColor("#E3E8EE"),
    "surface": white,
    "ink": TEXT,
}
DASHES: Final[dict[Dash, tuple[float, float]]] = {  # in widths of the line
    "dashed": (2.6, 1.8),
    "dotted": (1, 1.8),
    "long": (5, 3),
}
HATCH: Final = 3.4  # points between the lines of a hatch
SHAPE: Final = 0.42  # height to width, of a chart that has no rows to be as high as
GAP: Final = 4.0  # points between the key and the drawing
TINT: Final = 0.16


def letters() -> Letters:
    """Return how wide words are on paper."""
    register()
    return Letters(
        lambda words: line_width(words, SMALL), lambda words: line_width(words, BOLD), SMALL.leading
    )


def chart(what: Chart, width: float, height: float | None = None) -> "ChartFigure":
    """Return a chart with its key as a figure, `width` points wide."""
    return ChartFigure(what, width, height)


class ChartFigure(Figure):
    """A chart with its key; who cannot see it hears its sentence."""

    def __init__(self, what: Chart, width: float, height: float | None = None) -> None:
        super().__init__()
        self._chart, self._wide = what, width
        self._keys = charts.keys_of(what, width, letters())
        if height is None:
            height = what.height(letters()) if isinstance(what, charts.BarChart) else width * SHAPE
        self._high = height
        self.alternative = f"{what.name}. {what.told}"

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        key = self._keys.height + GAP if self._keys.height else 0.0
        self.width, self.height = self._wide, self._high + key
        return self.width, self.height

    @override
    def paint(self) -> None:
        canvas: Any = self.canv
        canvas.saveState()
        draw_marks(canvas, self._keys.marks, self.height)
        drawn = charts.marks(self._chart, self._wide, self._high, letters())
        draw_marks(canvas, drawn, self._high)
        canvas.restoreState()


def draw_marks(canvas: Any, marks: Iterable[Mark], height: float) -> None:
    """Draw marks on paper, whose y goes up from the bottom of a drawing of this height."""
    canvas.setLineJoin(1)
    for mark in marks:
        match mark:
            case charts.Line():
                _stroke(canvas, mark.role, mark.width, mark.dash)
                canvas.line(mark.x1, height - mark.y1, mark.x2, height - mark.y2)
            case charts.Polyline():
                _stroke(canvas, mark.role, mark.width, mark.dash)
                canvas.drawPath(_path(canvas, mark.points, height), stroke=1, fill=0)
            case charts.Polygon():
                corners = (*mark.points, mark.points[0])
                _area(canvas, _Shape(corners, height), mark.role, mark.fill, mark.rim)
            case charts.Rect():
                shape = _Shape(_corners(mark), height)
                _area(canvas, shape, mark.role, mark.fill, mark.rim)
            case charts.Circle():
                _circle(canvas, mark, height)
            case charts.Text():
                _text(canvas, mark, height)
    canvas.setDash()


def _stroke(canvas: Any, role: Role, width: float, dash: Dash) -> None:
    thin = 0.5 if width == 1 else width * 0.7  # a line of one pixel is thinner on paper
    canvas.setStrokeColor(COLORS[role])
    canvas.setLineWidth(thin)
    if dash in DASHES:
        on, off = DASHES[dash]
        canvas.setDash(on * thin, off * thin)
    else:
        canvas.setDash()


def _path(canvas: Any, points: Iterable[tuple[float, float]], height: float) -> Any:
    path = canvas.beginPath()
    for at, (x, y) in enumerate(points):
        (path.lineTo if at else path.moveTo)(x, height - y)
    return path


def _corners(box: charts.Rect) -> tuple[tuple[float, float], ...]:
    right, below = box.x + box.width, box.y + box.height
    return (box.x, box.y), (right, box.y), (right, below), (box.x, below), (box.x, box.y)


class _Shape:
    def __init__(self, points: Iterable[tuple[float, float]], height: float) -> None:
        self.points, self.height = tuple(points), height
        xs = [x for x, _ in self.points]
        ys = [height - y for _, y in self.points]
        self.left, self.right = min(xs), max(xs)
        self.below, self.above = min(ys), max(ys)

    def path(self, canvas: Any) -> Any:
        path = _path(canvas, self.points, self.height)
        path.close()
        return path


def _area(canvas: Any, shape: _Shape, role: Role, fill: Fill, rim: float) -> None:
    color = COLORS[role]
    canvas.setDash()
    if rim:
        canvas.setStrokeColor(white)
        canvas.setLineWidth(2 * rim)
        canvas.drawPath(shape.path(canvas), stroke=1, fill=0)
    pale = faint(color, charts.SHADES.get(fill, TINT))
    canvas.setFillColor(color if fill == "solid" else white if fill == "open" else pale)
    canvas.setStrokeColor(color)
    canvas.setLineWidth(0.8)
    canvas.drawPath(shape.path(canvas), stroke=int(fill in {"open", "tint"}), fill=1)
    if fill in {"hatch", "back", "cross"}:
        _hatch(canvas, shape, color, fill)


def faint(color: Color, share: float = TINT) -> Color:
    """Return a colour at a share on white, solid."""
    return Color(*(1 - share * (1 - part) for part in (color.red, color.green, color.blue)))


def _hatch(canvas: Any, shape: _Shape, color: Color, fill: Fill) -> None:
    canvas.saveState()
    canvas.clipPath(shape.path(canvas), stroke=0, fill=0)
    canvas.setStrokeColor(color)
    canvas.setLineWidth(0.6)
    high, x = shape.above - shape.below, shape.left - (shape.above - shape.below)
    while x < shape.right:
        if fill != "back":
            canvas.line(x, shape.below, x + high, shape.above)
        if fill != "hatch":
            canvas.line(x, shape.above, x + high, shape.below)
        x += HATCH
    canvas.restoreState()


def _circle(canvas: Any, mark: charts.Circle, height: float) -> None:
    canvas.setDash()
    y = height - mark.y
    if mark.rim:
        canvas.setFillColor(white)
        canvas.circle(mark.x, y, mark.radius + mark.rim, stroke=0, fill=1)
    is_open = mark.fill == "open"
    canvas.setFillColor(white if is_open else COLORS[mark.role])
    canvas.setStrokeColor(COLORS[mark.role])
    canvas.setLineWidth(1)
    canvas.circle(mark.x, y, mark.radius, stroke=int(is_open), fill=1)


def _text(canvas: Any, mark: charts.Text, height: float) -> None:
    style = BOLD if mark.is_strong else SMALL
    words = one_line(mark.words, style, mark.room) if mark.room else mark.words
    wide = line_width(words, style)
    left = {"left": 0.0, "middle": wide / 2, "right": wide}[mark.align]
    canvas.setFillColor(COLORS[mark.role])
    draw_line(canvas, mark.x - left, height - mark.y - 0.35 * style.fontSize, words, style)

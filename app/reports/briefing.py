"""Briefing: one page to read before a visit, with room to write."""

from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable
from typing_extensions import override

from app.core.progress import Progress
from app.reports.blocks import (
    Beside,
    Cell,
    WritingLine,
    gap,
    labelled,
    layout_table,
    pairs,
    panel,
    section,
    strong,
    title_block,
)
from app.reports.briefing_values import Briefing, LastTime, Measured, Way
from app.reports.document import PageWords, foot_words, render
from app.reports.finish import Metadata, page_count
from app.reports.marks import State, Status
from app.reports.parts import agreements_table, missing_on_paper
from app.reports.printable import preflight
from app.reports.styles import (
    BODY,
    BODY_RIGHT,
    BOLD,
    COLUMN,
    GUTTER,
    LABEL,
    LEAD,
    PRIMARY,
    ROW_LINE,
    SMALL,
    TEXT,
    TEXT_WIDTH,
)
from app.reports.tags import Figure
from app.reports.text import para
from app.reports.words import day, duration, first_upper, long_day, one_decimal, span

_HALF: Final = 2 * COLUMN
# lines to write on, and rows of what was agreed and is to do: as many as one page has room for
_FITS: Final = ((6, 5), (4, 5), (2, 4), (0, 2), (0, 1))
_BAR: Final = 39 * mm
_BETWEEN: Final = 26.0  # points from line to line
_ROOM: Final = 14 * mm  # of the last section, with its first lines
_LEAST, _MOST = Decimal(1), Decimal(5)


def briefing(values: Briefing, progress: Progress | None = None) -> bytes:
    """
    Return the page as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    made_by = values.origin.made_by
    name = f"Briefing voor {made_by}" if made_by else "Briefing"
    words = PageWords(values.company.number, name, foot_words(values.origin))
    metadata = Metadata(
        title=f"Briefing, {values.company.name}",
        author=made_by,
        subject=f"Bezoek aan {values.company.name}",
        made_at=values.origin.made_at,
    )
    for lines, rows in _FITS:
        fewer = replace(values, agreed=values.agreed[:rows], to_do=values.to_do[:rows])
        made = render(words, metadata, _story(fewer, lines), progress)
        if page_count(made) == 1:
            break
    if missing := preflight(values):  # what is lost is told, on a page after it when it must be
        story = [*_story(fewer, lines), *missing_on_paper(missing)]
        made = render(words, metadata, story, progress)
    return made


def _story(values: Briefing, lines: int) -> list[Flowable]:
    return [
        *title_block("Briefing", values.company.name, _when(values)),
        *_purpose(values.purpose),
        gap(12),
        pairs(_who(values), _where(values)),
        *_last(values),
        *_stands(values.ways, values.scan),
        *_today(values, lines),
    ]


def _when(values: Briefing) -> str:
    if values.begins_at is None or values.ends_at is None:
        return "Zonder afspraak"
    when = f"{first_upper(long_day(values.begins_at))}, {span(values.begins_at, values.ends_at)}"
    return ", ".join(part for part in (when, values.town) if part)


def _purpose(purpose: str) -> list[Flowable]:
    if not purpose:
        return []
    label = [gap(2), para("Doel in eigen woorden", BOLD, role="Lbl")]
    row: list[Any] = [label, para(f"“{purpose}”", LEAD)]
    return [gap(16), panel([row], [COLUMN, TEXT_WIDTH - COLUMN])]


def _who(values: Briefing) -> list[tuple[str, Cell]]:
    found: list[tuple[str, Cell]] = []
    for place, one in enumerate(values.people):
        words = ", ".join(part for part in (one.name, one.function) if part)
        found.append(("" if place else "Je ziet", strong(words) if not place else words))
    calls = next((one.phone for one in values.people if one.phone), "")
    if not found:
        found.append(("Je ziet", "Nog geen contact ingevuld"))
    return [*found, ("Bellen", calls or "niet bekend")]


def _where(values: Briefing) -> list[tuple[str, Cell]]:
    lines = values.where or ("niet bekend",)
    found: list[tuple[str, Cell]] = [
        ("" if place else "Waar", line) for place, line in enumerate(lines)
    ]
    if values.what:
        found.append(("Waarover", values.what))
    return [*found, *(("Traject", f"{way.title}, fase {way.phase}") for way in values.ways[:1])]


def _last(values: Briefing) -> list[Flowable]:
    last = values.last
    if last is None:
        parts = [*section("1", "Vorige keer"), *labelled("", "Er was nog geen sessie.")]
    else:
        note = last.note or "Zonder notitie."
        parts = [*section("1", "Vorige keer", _session(last)), Beside(None, para(note, BODY))]
    if values.agreed:
        parts += [gap(8), agreements_table(values.agreed, values.origin)]
    return parts


def _session(last: LastTime) -> str:
    when = f"Sessie {last.number}, {day(last.starts_at)}, {duration(last.minutes)}"
    return when if last.is_completed else f"{when}, concept"


def _stands(ways: tuple[Way, ...], scan: Measured | None) -> list[Flowable]:
    if not ways and scan is None:
        return []
    left: list[Flowable] = []
    for way in ways:
        name = way.title if len(ways) > 1 else "Bewijs"
        left += [para(f"{name}, {way.met} van {way.of}", BOLD), gap(5), Meter(way.met, way.of)]
        left += [
            gap(4),
            *(Status(State.MISSING, f"{one} ontbreekt") for one in way.missing),
            gap(6),
        ]
    right = [] if scan is None else _scan(scan)
    cells = [["", left or "", right or ""]]
    widths = [COLUMN, _HALF, TEXT_WIDTH - COLUMN - _HALF]
    return [*section("2", "Waar het traject staat"), layout_table(cells, widths)]


def _scan(scan: Measured) -> list[Flowable]:
    mean = "" if scan.mean is None else f", gemiddeld {one_decimal(scan.mean)}"
    rows = [
        [para(name, BODY), Bar(value), para(one_decimal(value), BODY_RIGHT)]
        for name, value in scan.themes
    ]
    parts: list[Flowable] = [para(f"{scan.moment}{mean}", BOLD), gap(4)]
    if rows:
        parts.append(layout_table(rows, [35 * mm, _BAR, 9 * mm]))
    parts += [gap(3), para(f"1 nooit, 5 altijd. Meting van {day(scan.day)}.", SMALL)]
    return parts


def _today(values: Briefing, count: int) -> list[Flowable]:
    ticks: list[Flowable] = []
    for text in values.to_do:
        ticks += [layout_table([[Tick(), para(text, BODY)]], [14, _HALF - 14 - GUTTER]), gap(8)]
    if not ticks:
        ticks = [para("Niets dat op jou wacht.", LABEL)]
    wide = TEXT_WIDTH - COLUMN - _HALF
    lines: list[Flowable] = [para("Notities", SMALL)]
    for _ in range(count):
        lines += [gap(_BETWEEN), WritingLine(wide)]
    number = "3" if values.ways or values.scan else "2"
    table = layout_table([["", ticks, lines]], [COLUMN, _HALF, wide])
    return [*section(number, "Vandaag", room=_ROOM), table]


class Meter(Figure):
    """As many parts as there are pieces; those that are there are filled. Words stand over it."""

    def __init__(self, met: int, of: int) -> None:
        super().__init__()
        self._met, self._of = met, max(1, of)

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width, self.height = _HALF - GUTTER, 5.0
        return self.width, self.height

    @override
    def paint(self) -> None:
        canvas: Any = self.canv
        wide = (self.width - 2 * (self._of - 1)) / self._of
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(ROW_LINE)
        canvas.setFillColor(PRIMARY)
        for place in range(self._of):
            is_met = place < self._met
            canvas.rect(place * (wide + 2), 0, wide, 5, stroke=not is_met, fill=is_met)


class Bar(Figure):
    """How high a theme is between 1 and 5; its number stands beside it."""

    def __init__(self, value: Decimal) -> None:
        super().__init__()
        self._share = float((min(max(value, _LEAST), _MOST) - _LEAST) / (_MOST - _LEAST))

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width, self.height = _BAR - 2 * mm, 12.0
        return self.width, self.height

    @override
    def paint(self) -> None:
        canvas: Any = self.canv
        middle, end = 5.0, 2.2 + self._share * (self.width - 4.4)
        canvas.setStrokeColor(ROW_LINE)
        canvas.setLineWidth(0.8)
        canvas.line(0, middle, self.width, middle)
        canvas.setStrokeColor(PRIMARY)
        canvas.setFillColor(PRIMARY)
        canvas.setLineWidth(2.2)
        canvas.line(0, middle, end, middle)
        canvas.circle(end, middle, 2.2, stroke=0, fill=1)


class Tick(Figure):
    """A box to tick on paper."""

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width, self.height = 8.0, 11.0
        return self.width, self.height

    @override
    def paint(self) -> None:
        canvas: Any = self.canv
        canvas.setStrokeColor(TEXT)
        canvas.setLineWidth(0.7)
        canvas.roundRect(0.4, 0.4, 7.2, 7.2, 1.5, stroke=1, fill=0)

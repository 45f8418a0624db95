"""Result of a scan (nulmeting, tussenmeting, eindmeting), alone or beside an earlier one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether
from typing_extensions import override

from app.core.progress import Progress
from app.domain.scan_compare import Change
from app.reports.blocks import (
    Cell,
    Column,
    Row,
    data_table,
    gap,
    layout_table,
    section,
    title_block,
)
from app.reports.document import Origin, PageWords, foot_words, render
from app.reports.finish import Metadata
from app.reports.parts import missing_on_paper
from app.reports.printable import preflight
from app.reports.radar import NAMES, RADIUS, Axis, RadarFigure, Sample
from app.reports.styles import ATTENTION, BODY, BOLD, BOLD_RIGHT, FIGURE, MUTED, OK, SMALL
from app.reports.text import para
from app.reports.values import Company
from app.reports.words import day, first_upper, one_decimal

WORDS: Final = {
    Change.CLEARLY_BETTER: "duidelijk beter",
    Change.SLIGHTLY_BETTER: "licht beter",
    Change.SAME: "gelijk",
    Change.SLIGHTLY_WORSE: "licht minder",
    Change.CLEARLY_WORSE: "duidelijk minder",
}
_BETTER: Final = frozenset({Change.CLEARLY_BETTER, Change.SLIGHTLY_BETTER})
_FIGURE_WIDTH: Final = 116 * mm
_ROOM: Final = 2 * RADIUS + 2 * NAMES + 60  # points: a head with the drawing under it
_SIDE_WIDTH: Final = 54 * mm
_FEWEST: Final = 3  # themes that make a shape
_INDENT: Final = 12.0  # points from the arrow to its word
_THEMES: Final = (
    Column("Thema", 58),
    Column("", 29, is_right=True),
    Column("", 29, is_right=True),
    Column("Verschil", 21, is_right=True, gutter=6),
    Column("In woorden", 33),
)
_MEANS: Final = (Column("Thema", 58), Column("Gemiddelde", 29, is_right=True))


@dataclass(frozen=True, slots=True)
class Measured:
    """One scan: what it is called, when it was finished, and with which questions."""

    moment: Annotated[str, "Meting"]
    on: date
    version: int
    person: Annotated[str, "Wie de meting deed"] = ""


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """The means of a theme; a change only of two scans."""

    axis: Axis
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question whose answer changed."""

    theme: Annotated[str, "Thema"]
    text: Annotated[str, "Vraag"]
    before: str
    after: str
    change: Change


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A question with its answer and remark."""

    theme: Annotated[str, "Thema"]
    text: Annotated[str, "Vraag"]
    answer: str
    remark: Annotated[str, "Opmerking"] = ""


@dataclass(frozen=True, slots=True)
class ScanReport:
    """A scan of an enterprise, and what it is compared with."""

    origin: Origin
    company: Company
    name: Annotated[str, "Naam van de vragenlijst"]
    after: Measured
    before: Measured | None
    themes: tuple[ThemeLine, ...]
    mean: Axis  # of all themes
    change: Change | None
    equal: int  # questions that were compared, of `of`
    of: int
    largest: tuple[QuestionLine, ...]
    answers: tuple[AnswerLine, ...]

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return self.what()

    def what(self) -> str:
        """Return which measurements it is about."""
        if self.before is None:
            return self.after.moment
        return f"{self.before.moment} en {self.after.moment.lower()}"

    def remark(self) -> str:
        """Return which questions were asked, and which of them are compared."""
        name = f"{self.name or 'Scan'} versie {self.after.version}"
        if self.before is None:
            return f"{name}, {self.of} vragen"
        if self.equal == self.of:
            return f"{name}, {self.of} vragen, beide metingen gelijk"
        return (
            f"{self.after.moment} gebruikt versie {self.after.version}, "
            f"{self.before.moment.lower()} versie {self.before.version}: alleen gelijke vragen "
            f"vergeleken ({self.equal} van {self.of})"
        )


class Difference(Flowable):
    """A difference in words after its arrow; the short line says that nothing changed."""

    def __init__(self, change: Change | None) -> None:
        super().__init__()
        self._change = change
        words = "niet te vergelijken" if change is None else WORDS[change]
        self._word: Flowable = para(words, BODY, role="TD")

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        _, self.height = self._word.wrap(available_width - _INDENT, available_height)
        self.width = available_width
        return self.width, self.height

    @override
    def draw(self) -> None:
        self._word.drawOn(self.canv, _INDENT, 0)
        canvas: Any = self.canv
        canvas.saveState()
        canvas.translate(3.5, self.height - BODY.fontSize + 3.1)
        canvas.setLineWidth(1.2)
        canvas.setLineCap(1)
        _draw_sign(canvas, self._change)
        canvas.restoreState()


def scan_report(values: ScanReport, progress: Progress | None = None) -> bytes:
    """
    Return the result as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    name = f"{values.what()}, {values.company.name}"
    words = PageWords(values.company.number, name, foot_words(values.origin))
    metadata = Metadata(
        title=name,
        author=values.origin.made_by,
        subject=f"Scan van {values.company.name}",
        made_at=values.origin.made_at,
    )
    return render(words, metadata, _story(values), progress)


def _story(values: ScanReport) -> list[Flowable]:
    return [
        *title_block("Scan", values.company.name, values.what()),
        *scan_parts(values, "1"),
        *missing_on_paper(preflight(values)),
    ]


def scan_parts(values: ScanReport, number: str) -> list[Flowable]:
    """Return the sections about a scan, the first with this number; a larger file has them too."""
    beside = layout_table([[_figure(values), _side(values)]], [_FIGURE_WIDTH, _SIDE_WIDTH])
    beside.spaceBefore, beside.spaceAfter = 10, 18
    return [
        *_head(values, number),
        KeepTogether([beside]),
        KeepTogether([theme_table(values)]),
        *_largest(values, f"{number}.1"),
        *_answers(values, f"{number}.2" if values.largest else f"{number}.1"),
    ]


def _figure(values: ScanReport) -> Cell:
    """Return the drawing; of fewer than three themes there is no shape to see."""
    axes = [line.axis for line in values.themes]
    if len(axes) < _FEWEST:
        return ""
    return RadarFigure(axes, has_before=values.before is not None, width=_FIGURE_WIDTH)


def _head(values: ScanReport, number: str) -> list[Flowable]:
    if values.before is None or values.equal == values.of:
        return section(number, values.what(), values.remark(), _ROOM)
    return [*section(number, values.what(), room=_ROOM), para(f"{values.remark()}.", SMALL)]


def _side(values: ScanReport) -> list[Flowable]:
    mean = values.mean
    words = mean.words(has_before=values.before is not None)
    parts: list[Flowable] = [
        gap(14),
        para("Gemiddelde van de thema’s", SMALL),
        para(words, FIGURE),
        gap(6),
    ]
    if values.before is not None:
        parts += [para(_summary(values.themes), BODY), gap(10)]
        parts += [_key(values.before, is_before=True), gap(4)]
    parts += [_key(values.after, is_before=False), gap(12)]
    explained = (
        "Schaal van 1 (nooit) tot 5 (altijd). Een vraag met “weet niet” telt niet mee in het "
        "gemiddelde."
    )
    if values.before is not None:
        explained += " Verschil: tot 0,4 licht, vanaf 0,5 duidelijk."
    return [*parts, para(explained, SMALL)]


def _key(measured: Measured, *, is_before: bool) -> Flowable:
    words = ", ".join(filter(None, (day(measured.on), measured.person)))
    lines = [para(measured.moment, BODY), para(words, SMALL)]
    return layout_table([[Sample(is_before=is_before), lines]], [34.0, _SIDE_WIDTH - 34.0])


def _summary(themes: Sequence[ThemeLine]) -> str:
    parts = []
    for change in (Change.CLEARLY_BETTER, Change.CLEARLY_WORSE):
        names = [line.axis.name for line in themes if line.change is change]
        if names:
            listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"
            parts.append(f"{first_upper(WORDS[change])}: {listed}.")
    return " ".join(parts) or "Geen enkel thema veranderde duidelijk."


def theme_table(values: ScanReport) -> Flowable:
    """Return the means of the themes, beside the earlier ones when it is compared."""
    if values.before is None:
        rows: list[Row] = [(line.axis.name, _number(line.axis.after)) for line in values.themes]
        total: Row = (
            para(values.mean.name, BOLD, role="TD"),
            para(_number(values.mean.after), BOLD_RIGHT, role="TD"),
        )
        return data_table(_MEANS, [*rows, total], has_total=True)
    first, _, _, difference, words = _THEMES
    columns = (
        first,
        Column(values.before.moment, 29, is_right=True),
        Column(values.after.moment, 29, is_right=True),
        difference,
        words,
    )
    rows = [_theme_row(line) for line in values.themes]
    mean = values.mean
    total = (
        para(values.mean.name, BOLD, role="TD"),
        *[para(text, BOLD_RIGHT, role="TD") for text in _numbers(mean)],
        Difference(values.change),
    )
    return data_table(columns, [*rows, total], has_total=True)


def _theme_row(line: ThemeLine) -> Row:
    return (line.axis.name, *_numbers(line.axis), Difference(line.change))


def _numbers(axis: Axis) -> tuple[str, str, str]:
    if axis.before is None or axis.after is None:
        return _number(axis.before), _number(axis.after), "–"
    return _number(axis.before), _number(axis.after), one_decimal(abs(axis.after - axis.before))


def _number(mean: Decimal | None) -> str:
    return "–" if mean is None else one_decimal(mean)


def _largest(values: ScanReport, number: str) -> list[Flowable]:
    if not values.largest or values.before is None:
        return []
    columns = (
        Column("Thema", 29),
        Column("Vraag", 75),
        Column(values.before.moment, 16.5, gutter=2),
        Column(values.after.moment, 16.5, gutter=2),
        Column("In woorden", 33),
    )
    rows: list[tuple[Cell, ...]] = [
        (it.theme, it.text, it.before.lower(), it.after.lower(), Difference(it.change))
        for it in values.largest
    ]
    remark = f"{len(rows)} van {values.equal} vragen"
    return [*section(number, "Grootste verschillen", remark), data_table(columns, rows)]


def _answers(values: ScanReport, number: str) -> list[Flowable]:
    columns = (Column("Thema", 29), Column("Vraag", 116), Column("Antwoord", 25))
    rows: list[tuple[Cell, ...]] = []
    for it in values.answers:
        asked: list[Flowable] = [para(it.text, BODY, role="TD")]
        if it.remark:
            asked.append(para(it.remark, SMALL, role="TD"))
        rows.append((it.theme, asked, it.answer or "geen antwoord"))
    remark = f"{values.after.moment} van {day(values.after.on)}"
    return [*section(number, "Alle antwoorden", remark), data_table(columns, rows)]


def _draw_sign(canvas: Any, change: Change | None) -> None:
    colour: Color = MUTED
    if change is not None and change is not Change.SAME:
        colour = OK if change in _BETTER else ATTENTION
    canvas.setStrokeColor(colour)
    if colour is MUTED:
        canvas.line(-2.6, 0, 2.6, 0)
        return
    up = 1 if change in _BETTER else -1
    canvas.line(0, -3.4 * up, 0, 3.4 * up)
    canvas.line(0, 3.4 * up, -2.4, 1.0 * up)
    canvas.line(0, 3.4 * up, 2.4, 1.0 * up)

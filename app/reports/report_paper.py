"""A report on paper, in the house style: its tables with their charts, and how it was counted."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether

from app.core.progress import Progress
from app.domain.charts import BarChart, LineChart, MapChart, RunChart
from app.domain.languages import Said
from app.domain.report import Kind, Report, ReportColumn, ReportTable, Row, Value
from app.domain.report_text import value_text
from app.reports import report_words
from app.reports.blocks import Column, Rule, data_table, gap, labelled, section, title_block
from app.reports.chart import chart
from app.reports.document import Origin, PageWords, render
from app.reports.finish import Metadata
from app.reports.styles import BODY, BOLD, BOLD_RIGHT, SMALL, TEXT_WIDTH
from app.reports.text import line_width, para

_GUTTERS: Final = (4.0, 2.0)  # mm
_LEAST, _WORD, _MOST = 18.0, 60.0, 95.0  # mm of a column of words
_AIR: Final = 0.6  # mm that a word needs to be sure of its line
_ROWS: Final = 1_500  # of a table on paper; more is for a spreadsheet
_LEFT_OUT: Final = Said(
    "Hier staan de eerste {shown} van {all} rijen; het rekenblad heeft ze allemaal.",
    "Voici les {shown} premières lignes sur {all}\u00a0; le tableur les contient toutes.",
    "These are the first {shown} of {all} rows; the spreadsheet has all of them.",
)


def report_paper(report: Report, origin: Origin, progress: Progress | None = None) -> bytes:
    """
    Return a report as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    language = report.language
    frame = report_words.frame(language)
    metadata = Metadata(
        title=report.title,
        author=origin.made_by,
        subject=origin.partnership,
        made_at=origin.made_at,
        language=frame.language,
    )
    words = PageWords("", report.title, report_words.foot(origin, language), frame=frame)
    return render(words, metadata, _story(report), progress)


def _story(report: Report) -> list[Flowable]:
    language = report.language
    kind = report_words.KIND.to(language)
    story = [*title_block(kind, report.title, report.label), gap(12), Rule(), gap(8)]
    for label, lines in (
        (report_words.CHOSEN, report.scope),
        (report_words.HOW, (*report.told, *report_words.hidden(report))),
    ):
        for at, line in enumerate(lines):
            story += labelled(label.to(language) if at == 0 else "", line)
    for number, table in enumerate(report.tables, start=1):
        story += _part(str(number), table, report)
    return story


def _part(number: str, table: ReportTable, report: Report) -> list[Flowable]:
    language = report.language
    story: list[Flowable] = list(section(number, table.title))
    if not table.rows:
        return [*story, para(table.note or report_words.NOTHING.to(language), BODY)]
    if isinstance(table.chart, BarChart | LineChart | RunChart | MapChart):
        story += [chart(table.chart, TEXT_WIDTH), gap(10)]
    rows = table.rows[:_ROWS]
    columns = _columns(table, report)
    cells: list[tuple[Any, ...]] = [_cells(row, table.columns, report) for row in rows]
    if table.totals is not None:
        cells.append(_total(table.totals, table.columns, report))
    story.append(data_table(columns, cells, has_total=table.totals is not None))
    notes = [table.note] if table.note else []
    if len(table.rows) > len(rows):
        notes.append(_LEFT_OUT.to(language, shown=len(rows), all=len(table.rows)))
    for note in notes:
        story += [gap(4), KeepTogether([para(note, SMALL)])]
    return story


def _cells(row: Row, columns: Sequence[ReportColumn], report: Report) -> tuple[str, ...]:
    return tuple(
        value_text(value, column.kind, report.language)
        for value, column in zip(row, columns, strict=True)
    )


def _total(row: Row, columns: Sequence[ReportColumn], report: Report) -> tuple[Any, ...]:
    return tuple(
        para(words, BOLD_RIGHT if column.is_number else BOLD, role="TD") if words else ""
        for words, column in zip(_cells(row, columns, report), columns, strict=True)
    )


def _columns(table: ReportTable, report: Report) -> list[Column]:
    """Return columns: numbers as wide as they need, words share the rest as far as it helps."""
    needs = [_Need(at, table, report) for at in range(len(table.columns))]
    room = TEXT_WIDTH / mm
    gutter = next((one for one in _GUTTERS if _sum(needs, one) <= room), _GUTTERS[-1])
    widths = [need.least for need in needs]
    left = room - _sum(needs, gutter)
    if left > 0:  # a head of two words comes on one line where there is room for it
        for at, need in enumerate(needs):
            more = min(max(need.head - widths[at], 0.0), max(left, 0.0))
            widths[at], left = widths[at] + more, left - more
    words = {
        at: column.width for at, column in enumerate(table.columns) if column.kind is Kind.TEXT
    }
    share = left / sum(words.values()) if words else 0.0
    for at, letters in words.items():
        widths[at] += min(share * letters, max(_MOST - widths[at], 0.0)) if left > 0 else share
    last = len(needs) - 1
    return [
        Column(
            column.title,
            width + (gutter if at < last else 0),
            is_right=column.is_number,
            gutter=gutter if at < last else 0,
        )
        for at, (column, width) in enumerate(zip(table.columns, widths, strict=True))
    ]


def _sum(needs: Sequence["_Need"], gutter: float) -> float:
    return sum(need.least for need in needs) + gutter * (len(needs) - 1)


class _Need:
    """How wide a column must be, in mm: no number and no word of its head is broken."""

    def __init__(self, at: int, table: ReportTable, report: Report) -> None:
        column = table.columns[at]
        values: list[Value] = [row[at] for row in table.rows[:_ROWS]]
        if table.totals is not None:
            values.append(table.totals[at])
        texts = {value_text(value, column.kind, report.language) for value in values} or {""}
        self.head = _width([column.title], SMALL)
        if column.kind is Kind.TEXT:
            longest = [max(text.split() or [""], key=len) for text in texts]
            widest = max(min(_width(longest, BODY), _WORD), _LEAST)
        else:
            widest = _width(texts, BOLD)
        self.least = max(_width(column.title.split() or [""], SMALL), widest)


def _width(texts: Iterable[str], style: ParagraphStyle) -> float:
    return float(max(line_width(text, style) for text in texts)) / float(mm) + _AIR

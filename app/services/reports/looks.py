"""Charts of the tables of reports."""

from collections.abc import Sequence

from app.domain.charts import BarChart, BarRow
from app.domain.charts.bar import parts
from app.domain.languages import Language, Said
from app.domain.report import HIDDEN, ReportColumn, Row
from app.domain.report_text import HIDDEN_MARK, written_in

_TOLD = Said("{title}: {rows}.", "{title}\u00a0: {rows}.", "{title}: {rows}.")
_MOST = 40  # rows of a chart; more are not told apart


def bars(
    title: str,
    columns: Sequence[ReportColumn],
    rows: Sequence[Row],
    shown: Sequence[int],
    language: Language,
    *,
    is_stacked: bool = False,
) -> BarChart | None:
    """
    Return a chart of some columns of a table, a row of bars for each of its rows.

    Hidden numbers have no bar. None: there is nothing to draw, or too much.

    Args:
        shown: The places of the columns, five at most; the first column has the names.
        is_stacked: The columns add up; else they lie under each other.
    """
    some = [row for row in rows if any(_number(row[at]) for at in shown)]
    if not some or len(some) > _MOST:
        return None
    names = [columns[at].title for at in shown]
    said = ", ".join(f"{row[0]} {' / '.join(_words(row[at]) for at in shown)}" for row in some)
    return BarChart(
        name=title,
        told=_TOLD.to(language, title=f"{title} ({' / '.join(names)})", rows=said),
        parts=parts(*names),
        rows=tuple(
            BarRow(
                str(row[0]),
                tuple(_number(row[at]) for at in shown),
                words=_end([row[at] for at in shown]) if is_stacked else "",
            )
            for row in some
        ),
        mode="stacked" if is_stacked else "grouped",
        rows_name=columns[0].title,
        written=written_in(language),
    )


def _end(values: Sequence[object]) -> str:
    """Return what stands after a stack, none: its sum; what is shown is no sum of all."""
    return HIDDEN_MARK if HIDDEN in values else ""


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _words(value: object) -> str:
    return "–" if value is HIDDEN or value is None else str(value)

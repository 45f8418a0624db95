"""Use case: a report as a file, in the language that is asked."""

from enum import StrEnum

from app.core.progress import Progress
from app.reference.loader import Reference
from app.reports.report_paper import report_paper
from app.reports.report_sheet import report_csv, report_sheet
from app.services.evidence.papers import origin_of
from app.services.reports.kinds import ReportFilters
from app.services.reports.registry import kind_of, make_report
from app.storage.store import Store


class Form(StrEnum):
    """What a file is; the value is its ending."""

    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"


def export_report(
    store: Store,
    reference: Reference,
    code: str,
    filters: ReportFilters,
    form: Form,
    progress: Progress | None = None,
) -> bytes:
    """
    Return a report as a file; it is made anew, in the language of the filters.

    Raises:
        LookupError: The report is not for this role.
        Cancelled: When `progress` asks to stop.
    """
    report = make_report(store, reference, code, filters)
    with store.read() as session:
        origin = origin_of(store, session)
    if form is Form.PDF:
        return report_paper(report, origin, progress)
    return (report_sheet if form is Form.XLSX else report_csv)(report, origin)


def export_name(code: str, filters: ReportFilters, form: Form) -> str:
    """Return what a file is called: `Bereik 2026-01-01 2026-03-31.xlsx`, with the days it tells."""
    kind = kind_of(code)
    title, days = kind.title.to(filters.language).replace(":", ""), filters.heard_by(kind)
    return f"{title} {days.first:%Y-%m-%d} {days.last:%Y-%m-%d}.{form.value}"

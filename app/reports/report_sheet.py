"""A report as a spreadsheet and as text for one; nothing in either computes (threat T12)."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from app.domain.languages import Language, Said
from app.domain.report import Kind, Mark, Report, ReportColumn, ReportTable, Value
from app.domain.report_text import HIDDEN_MARK
from app.domain.sheet import NumberText, csv_file
from app.reports import report_words
from app.reports.document import Origin
from app.reports.sheet_file import About, Cell, SheetColumn, SheetPage, book_file

_FORMS: Final = {
    Kind.COUNT: "#,##0",
    Kind.HOURS: "#,##0.00",
    Kind.SHARE: "0.0%",
    Kind.NUMBER: "#,##0.0",
}
_EUROS: Final = {  # the marks in it are those of the computer that opens it
    Language.NL: '"€\u00a0"#,##0.00',
    Language.FR: '#,##0.00"\u00a0€"',
    Language.EN: '"€"#,##0.00',
}
_ABOUT: Final = Said("Over dit rapport", "À propos", "About this report")
_REPORT: Final = Said("Rapport", "Rapport", "Report")
_PARTNERSHIP: Final = Said("Partnerschap", "Partenariat", "Partnership")
_PROJECT: Final = Said("Project", "Projet", "Project")
_MADE: Final = Said("Gemaakt", "Établi", "Made")
_NOTE: Final = Said("Bij {table}", "Sur {table}", "On {table}")
_CAREFUL: Final = Said("Let op", "Attention", "Careful")
_HOUR: Final = Decimal("0.01")
_EXACT: Final = Decimal("0.0001")  # of a share, as text


def report_sheet(report: Report, origin: Origin) -> bytes:
    """Return a report as XLSX: a tab for each table, and one on how it was counted."""
    pages = [_page(table, report.language) for table in report.tables]
    return book_file(report.title, origin, pages, About(*_about(report, origin)))


def report_csv(report: Report, origin: Origin) -> bytes:
    """
    Return a report as CSV: its tables under each other, and how it was counted after them.

    Numbers have a decimal comma in Dutch and French, a point in English; hours are decimal.
    """
    rows: list[Sequence[str]] = [[report.title]]
    for table in report.tables:
        rows += [[], [table.title], [column.title for column in table.columns]]
        shown = table.rows if table.totals is None else (*table.rows, table.totals)
        rows += [
            [
                _plain(value, column, report.language)
                for value, column in zip(row, table.columns, strict=True)
            ]
            for row in shown
        ]
    rows += [[], *([label, words] for label, words in _about(report, origin)[1] if words)]
    return csv_file(rows)


def _page(table: ReportTable, language: Language) -> SheetPage:
    columns = [
        SheetColumn(column.title, max(column.width, 10), _form(column.kind, language))
        for column in table.columns
    ]

    def cells(row: Sequence[Value]) -> list[Cell]:
        return [_cell(value, column) for value, column in zip(row, table.columns, strict=True)]

    total = None if table.totals is None else cells(table.totals)
    return SheetPage(table.title, columns, [cells(row) for row in table.rows], total)


def _form(kind: Kind, language: Language) -> str:
    return _EUROS[language] if kind is Kind.MONEY else _FORMS.get(kind, "")


def _cell(value: Value, column: ReportColumn) -> Cell:
    if isinstance(value, Mark):
        return HIDDEN_MARK
    if column.kind is Kind.HOURS and isinstance(value, int):
        return _hours(value)
    return value


def _hours(minutes: int) -> Decimal:
    return (Decimal(minutes) / 60).quantize(_HOUR, ROUND_HALF_UP)


def _plain(value: Value, column: ReportColumn, language: Language) -> str:
    cell = _cell(value, column)
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int):
        return NumberText(cell)
    if isinstance(cell, Decimal):
        exact = cell.quantize(_EXACT, ROUND_HALF_UP) if column.kind is Kind.SHARE else cell
        return NumberText(
            f"{exact:f}" if language is Language.EN else f"{exact:f}".replace(".", ",")
        )
    return f"{cell:%d/%m/%Y}"


def _about(report: Report, origin: Origin) -> tuple[str, list[tuple[str, str]]]:
    """Return the name of the last tab, and what it says."""
    language = report.language
    return _ABOUT.to(language), [
        (_REPORT.to(language), " – ".join(filter(None, (report.title, report.label)))),
        *((report_words.CHOSEN.to(language), one) for one in report.scope),
        *((report_words.HOW.to(language), one) for one in report.told),
        *_notes(report),
        *((_CAREFUL.to(language), one) for one in report_words.hidden(report)),
        (_PARTNERSHIP.to(language), origin.partnership),
        (_PROJECT.to(language), origin.project_number),
        (_MADE.to(language), report_words.made(origin, language)),
        (_CAREFUL.to(language), report_words.PRACTICE.to(language) * origin.is_practice),
    ]


def _notes(report: Report) -> Iterator[tuple[str, str]]:
    for table in report.tables:
        if table.note:
            yield _NOTE.to(report.language, table=table.title), table.note

"""A report on paper: its language, its tables with their charts, and what is hidden."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest

from app.domain.charts import BarChart, BarRow, MapArea, MapChart, Shown
from app.domain.charts.bar import parts
from app.domain.languages import Language
from app.domain.report import HIDDEN, Kind, Report, ReportColumn, ReportTable
from app.reports.report_paper import report_paper
from tests.reports.samples import ORIGIN, squeezed, words_of

COLUMNS = (
    ReportColumn("Partner", width=30),
    ReportColumn("Ondernemingen", Kind.COUNT),
    ReportColumn("Uren", Kind.HOURS),
    ReportColumn("Kost", Kind.MONEY),
    ReportColumn("Sinds", Kind.DAY),
)
ROWS = (
    ("Oost & <West>", 1234, 75, Decimal("1234.50"), date(2026, 3, 2)),
    ("Noord", HIDDEN, None, None, None),
)
CHART = BarChart("Partners", "Oost 1234", parts("Ondernemingen"), (BarRow("Oost", (1234,)),))
TABLE = ReportTable("Per partner", COLUMNS, ROWS, ("Samen", 1236, 75, None, None), "Let op.", CHART)
EMPTY = ReportTable("Niemand", COLUMNS, ())
REPORT = Report(
    "reach", "Bereik", ("Elke onderneming telt één keer.",), (TABLE, EMPTY), label="bruto"
)


@pytest.fixture(scope="module")
def dutch():
    return report_paper(REPORT, ORIGIN)


def test_rows_totals_notes_and_how_it_was_counted_stand_on_it(dutch):
    text = words_of(dutch)
    assert squeezed("Oost & <West> 1.234 1 u 15 € 1.234,50 02/03/2026") in text
    assert squeezed("Samen 1.236 1 u 15") in text
    for words in ("bruto", "Elke onderneming telt één keer.", "Let op.", "Niets in deze periode."):
        assert squeezed(words) in text


def test_hidden_numbers_are_a_mark_and_said_so(dutch):
    text = words_of(dutch)
    assert squeezed("Noord ×") in text
    assert squeezed("Waarden onder 5 zijn verborgen.") in text


def test_each_page_and_the_file_itself_are_in_the_language():
    for language, code, words in (
        (Language.FR, "fr-BE", ("Cofinancé par", "Page 1 sur 1", "1 234,50 €", "1 h 15")),
        (Language.EN, "en-GB", ("Co-funded by", "Page 1 of 1", "€1,234.50", "1 h 15")),
    ):
        made = report_paper(replace(REPORT, language=language), ORIGIN)
        text = words_of(made)
        assert [one for one in words if squeezed(one) not in text] == []
        assert "Gemaakt" not in text
        with pikepdf.open(BytesIO(made)) as pdf:
            assert str(pdf.Root.Lang) == code


def test_tables_and_charts_are_tagged(dutch):
    with pikepdf.open(BytesIO(dutch)) as pdf:
        kinds = [str(one.S) for one in pdf.objects if is_element(one)]
        figures = [one for one in pdf.objects if is_element(one) and one.S == "/Figure"]
        assert kinds.count("/Table") == 1
        assert kinds.count("/TH") == 5
        assert kinds.count("/H1") == 1
        assert kinds.count("/H2") == 2
        assert [str(one.Alt) for one in figures if "/Alt" in one] == ["Partners. Oost 1234"]


def test_a_map_stands_on_paper_as_a_figure():
    square = ((0, 0), (1000, 0), (1000, 1000), (0, 1000))
    area = MapArea("w", "West", (square,), (500, 500), Shown.WHITE)
    drawn = MapChart("Dekking", "Een witte vlek.", (area,), white_name="Witte vlek")
    paper = report_paper(replace(REPORT, tables=(replace(TABLE, chart=drawn),)), ORIGIN)
    with pikepdf.open(BytesIO(paper)) as pdf:
        figures = [one for one in pdf.objects if is_element(one) and one.S == "/Figure"]
        said = [str(one.Alt) for one in figures if "/Alt" in one]
    assert said == ["Dekking. Een witte vlek."]
    assert "Wittevlek" in words_of(paper)


def is_element(one):
    return isinstance(one, pikepdf.Dictionary) and "/S" in one and "/P" in one and "/K" in one


def test_a_table_of_many_columns_breaks_no_word():
    names = ("Maand", "Bezoek", "Telefoon", "Online", "Overleg", "Sessies", "Uren")
    names += ("Bijeenkomsten", "Deelnemers", "Doorverwijzingen")
    columns = tuple(
        ReportColumn(one, Kind.COUNT if n else Kind.TEXT) for n, one in enumerate(names)
    )
    rows = (("september 2026", *(9999,) * 9),)
    made = report_paper(replace(REPORT, tables=(ReportTable("Per maand", columns, rows),)), ORIGIN)
    text = words_of(made)
    assert all(name in text for name in names)
    assert squeezed("september 2026" + "9.999" * 9) in text


def test_the_same_values_give_the_same_bytes(dutch):
    assert report_paper(REPORT, ORIGIN) == dutch

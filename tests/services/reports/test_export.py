"""A report as a file: nothing that was typed computes, and its words are in one language."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.languages import Language
from app.domain.report import Kind, Report, ReportColumn, ReportTable
from app.reference.loader import reference
from app.reports.report_sheet import report_csv, report_sheet
from app.services.reports.export import Form, export_name, export_report
from tests.report_samples import YEAR
from tests.reports.samples import ORIGIN
from tests.sheet_samples import cells_of, files_of

TYPED = (
    "=1+1",
    "+32 9",
    "-5",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "﹢1",
    "−1",
    "\ufeff=1+1",
    "\u200b=1+1",
    '=HYPERLINK("http://x")',
    "=cmd|' /C calc'!A0",
)


def exported(world, code, form, filters=YEAR):
    return export_report(world.store, reference(), code, filters, form)


@pytest.fixture
def hostile(world):
    for number, typed in enumerate(TYPED):
        world.case((world.firm(typed, f"01000000{number:02}"), typed, f"01000000{number:02}"))
    return world


def test_no_cell_of_a_csv_computes(hostile):
    content = exported(hostile, "eeco19", Form.CSV).decode("utf-8-sig")
    listed = content.split("Grootte aan te vullen")[1].splitlines()[2:]
    names = [line.split(";")[0].strip('"') for line in listed[: len(TYPED)]]
    assert len(names) == len(TYPED)
    assert all(name.startswith("'") for name in names)


def test_no_cell_of_a_spreadsheet_computes(hostile):
    content = exported(hostile, "eeco19", Form.XLSX)
    files = files_of(content)
    assert not any("<f>" in text for name, text in files.items() if "sheet" in name)
    assert not any("hyperlink" in text for text in files.values())
    fourth = [row[0].replace("_x000D_", "\r") for row in cells_of(content, 4)[1:]]
    assert sorted(fourth) == sorted(f"s:{typed}" for typed in TYPED)


@pytest.mark.parametrize(("language", "mark"), [(Language.NL, ","), (Language.EN, ".")])
def test_a_number_below_zero_stays_one_and_a_share_has_four_digits(language, mark):
    columns = (
        ReportColumn("Thema"),
        ReportColumn("Verschil", Kind.NUMBER),
        ReportColumn("Aandeel", Kind.SHARE),
        ReportColumn("Aantal", Kind.COUNT),
    )
    rows = (("-0,4", Decimal("-0.4"), Decimal(1) / Decimal(3), -2),)
    report = Report("x", "X", (), (ReportTable("T", columns, rows),), language)
    line = report_csv(report, ORIGIN).decode("utf-8-sig").splitlines()[4]
    assert line == f"'-0,4;-0{mark}4;0{mark}3333;-2"


@pytest.mark.parametrize(
    ("language", "form"),
    [
        (Language.NL, "&quot;€\u00a0&quot;#,##0.00"),
        (Language.FR, "#,##0.00&quot;\u00a0€&quot;"),
        (Language.EN, "&quot;€&quot;#,##0.00"),
    ],
)
def test_money_in_a_spreadsheet_is_written_as_its_language_does(language, form):
    table = ReportTable("T", (ReportColumn("Kost", Kind.MONEY),), ((Decimal("1234.56"),),))
    files = files_of(report_sheet(Report("x", "X", (), (table,), language), ORIGIN))
    assert form in files["xl/styles.xml"]


def test_words_are_in_the_language_and_numbers_as_it_writes_them(world):
    world.session(world.firm("Claes"), date(2026, 3, 2), minutes=75)
    french = replace(YEAR, language=Language.FR, last=date(2026, 3, 31))
    content = exported(world, "activities", Form.CSV, french).decode("utf-8-sig")
    assert "Mois;Visite;Séances;Heures;Rencontres;Participants;Orientations" in content
    assert "mars 2026;1;1;1,25;0;0;0" in content
    assert "Mode de comptage;" in content
    english = replace(french, language=Language.EN)
    assert "March 2026;1;1;1.25;" in exported(world, "activities", Form.CSV, english).decode()
    assert export_name("activities", french, Form.XLSX) == "Activités 2026-01-01 2026-03-31.xlsx"
    # of referrals it tells the whole year, whatever days somebody chose
    assert export_name("referrals", english, Form.CSV) == "Referrals 2026-01-01 2026-12-31.csv"


def test_a_spreadsheet_has_a_tab_for_each_table_and_one_on_how_it_was_counted(world):
    content = exported(world, "deviations", Form.XLSX, replace(YEAR, language=Language.EN))
    book = files_of(content)["xl/workbook.xml"]
    names = [part.split('"')[0] for part in book.split('sheet name="')[1:]]
    assert names == ["By kind of support", "Deviations", "About this report"]


def test_hidden_numbers_are_a_mark_and_said_so(world):
    world.intake(world.firm("Claes"), date(2026, 3, 2), neet=3)
    for language, said in (
        (Language.NL, "Waarden onder 5 zijn verborgen."),
        (Language.FR, "Les valeurs inférieures à 5 sont masquées."),
        (Language.EN, "Values below 5 are hidden."),
    ):
        wish = replace(YEAR, language=language)
        content = exported(world, "reach", Form.CSV, wish).decode("utf-8-sig")
        assert ";×;1" in content
        assert said in content


def test_who_may_not_see_a_report_gets_no_file(world):
    world.role("")
    with pytest.raises(LookupError):
        exported(world, "reach", Form.CSV)

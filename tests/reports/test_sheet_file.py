"""A table as a spreadsheet: what was typed stays text, and who made it is told."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from app.reports.sheet_file import Sheet, SheetColumn, sheet_file
from tests.reports.samples import BRUSSELS, ORIGIN
from tests.sheet_samples import cells_of, files_of

SHEET = Sheet(
    "Proef",
    "Een lijst om te proberen.",
    ORIGIN,
    (SheetColumn("Naam", 20), SheetColumn("Aantal", 8), SheetColumn("Dag", 12)),
    (("Bakkerij", 3, date(2026, 10, 1)), ("", None, None), ("Bouw", Decimal("2.5"), None)),
)
FORMULAS = (
    "=1+1",
    "+32 9 123",
    "-5",
    "@SUM(A1)",
    "＝1+1",
    "\t=1+1",
    '=HYPERLINK("http://x","y")',
    "{=1+1}",
    "=cmd|' /C calc'!A0",
    "http://example.org",
    "mailto:a@b.be",
    "internal:Sheet1!A1",
    "0123456789",
    "1e5",
    "TRUE",
    "#N/A",
)


def test_texts_numbers_and_days_stand_in_their_columns():
    assert cells_of(sheet_file(SHEET)) == [
        ["s:Naam", "s:Aantal", "s:Dag"],
        ["s:Bakkerij", "3", "46296"],  # days since 30 December 1899
        ["s:Bouw", "2.5"],
    ]
    assert (date(2026, 10, 1) - date(1899, 12, 30)).days == 46296


@pytest.mark.parametrize("typed", FORMULAS)
def test_nothing_that_was_typed_becomes_a_formula_a_link_or_a_number(typed):
    content = sheet_file(replace(SHEET, rows=((typed, None, None),)))
    assert cells_of(content)[1] == [f"s:{typed}"]
    page = files_of(content)["xl/worksheets/sheet1.xml"]
    assert "<f>" not in page
    assert "hyperlink" not in page
    assert not any("rels" in name and "sheet" in name for name in files_of(content))


def test_a_title_or_a_name_that_was_typed_is_text_too():
    typed = Sheet("=1+1: [x]/y*?", "=2+2", replace(ORIGIN, made_by="=3+3"), SHEET.columns, ())
    content = sheet_file(typed)
    files = files_of(content)
    assert all("<f>" not in text for text in files.values())
    assert 'name="=1+1   x  y"' in files["xl/workbook.xml"]
    assert ["s:Gemaakt door", "s:=3+3"] in cells_of(content, 2)


def test_signs_that_a_spreadsheet_does_not_take_do_not_break_it():
    typed = "a\x00b\x0bc <&> 👍 \ufffe"
    assert len(cells_of(sheet_file(replace(SHEET, rows=((typed, None, None),))))) == 2
    long = "x" * 40_000
    assert len(cells_of(sheet_file(replace(SHEET, rows=((long, None, None),))))[1][0]) == 32_769


def test_the_second_tab_says_what_it_is_and_who_made_it():
    about = dict(row for row in cells_of(sheet_file(SHEET), 2))
    assert about == {
        "s:Lijst": "s:Proef",
        "s:Wat dit is": "s:Een lijst om te proberen.",
        "s:Partnerschap": f"s:{ORIGIN.partnership}",
        "s:Project": f"s:{ORIGIN.project_number}",
        "s:Gemaakt op": "s:23/11/2026, 14:02",
        "s:Gemaakt door": f"s:{ORIGIN.made_by}",
    }
    practice = replace(ORIGIN, is_practice=True, project_number="")
    about = dict(cells_of(sheet_file(replace(SHEET, origin=practice)), 2))
    assert about["s:Let op"] == "s:Oefenomgeving: verzonnen gegevens, geen bewijs"
    assert "s:Project" not in about


def test_the_same_list_has_the_same_bytes_and_no_time_of_its_own():
    assert sheet_file(SHEET) == sheet_file(SHEET)
    later = replace(ORIGIN, made_at=datetime(2026, 11, 24, 9, tzinfo=BRUSSELS))
    assert sheet_file(replace(SHEET, origin=later)) != sheet_file(SHEET)
    assert "2026-11-23T13:02:00Z" in files_of(sheet_file(SHEET))["docProps/core.xml"]


@pytest.mark.parametrize(("title", "tab"), [("a" * 40, "a" * 31), ("'x'", "x"), ("[]", "Lijst")])
def test_the_tab_is_called_as_the_list_as_far_as_a_spreadsheet_lets_it(title, tab):
    assert f'name="{tab}"' in files_of(sheet_file(replace(SHEET, title=title)))["xl/workbook.xml"]


def test_the_head_of_the_table_stays_in_sight_and_on_each_printed_page():
    files = files_of(sheet_file(SHEET))
    page = files["xl/worksheets/sheet1.xml"]
    assert 'state="frozen"' in page
    assert '<autoFilter ref="A1:C4"/>' in page
    assert "_xlnm.Print_Titles" in files["xl/workbook.xml"]

"""Spreadsheets that somebody sent: read as texts, the hostile ones refused."""

import zipfile

import pytest
import xlsxwriter

from app.core.errors import UserError
from app.exchange.monitoring_file import read_cells


def book(path, *rows):
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("Aantallen")
        made.add_worksheet("Ander blad").write(0, 0, "niet dit")
        for at, row in enumerate(rows):
            for place, value in enumerate(row):
                if value is not None:
                    sheet.write(at, place, value)
    return path


def refused(path):
    with pytest.raises(UserError) as found:
        read_cells(path)
    return found.value.code


def test_the_first_sheet_of_a_workbook_is_read_with_its_gaps(tmp_path):
    path = book(tmp_path / "a.xlsx", ["Periode", "Gestart"], [], ["2026-Q1", 12, None, 3.0, 8.5e21])
    assert read_cells(path) == [
        ["Periode", "Gestart"],
        [],
        ["2026-Q1", "12", "", "3", "8500000000000000000000"],
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfPeriode;Gestart\r\n2026;\xe2\x82\xac\r\n",
        b"Periode,Gestart\n2026,\x80\n",  # as Windows writes
        b"Periode\tGestart\n2026\t\xe2\x82\xac\n",
    ],
)
def test_a_text_file_is_read_whatever_separates(tmp_path, data):
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    assert read_cells(path) == [["Periode", "Gestart"], ["2026", "€"]]


def test_what_is_no_spreadsheet_is_refused(tmp_path):
    for name, data in (("a.xlsx", b"PK\x03\x04 broken"), ("b.csv", b"MZ\0\0")):
        (tmp_path / name).write_bytes(data)
        assert refused(tmp_path / name) == "monitoring.not_read"
    assert refused(tmp_path / "none.csv") == "monitoring.not_read"


def changed(path, part, data):
    """Return a workbook in which a part is another one."""
    evil = path.with_name("evil.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(evil, "w") as new:
        for name in old.namelist():
            new.writestr(name, data if name == part else old.read(name))
    return evil


@pytest.mark.parametrize("writing", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_part_with_entities_of_its_own_is_refused(tmp_path, writing):
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">]><sst>&b;</sst>'.encode(writing)
    path = book(tmp_path / "a.xlsx", ["Periode"])
    assert refused(changed(path, "xl/sharedStrings.xml", bomb)) == "monitoring.not_read"


def sheet_of(rows):
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'


def test_a_number_that_would_be_endless_is_not_written_out(tmp_path):
    cells = "<c><v>1E999999999</v></c><c><v>1.2E3</v></c><c><v>1E-999999999</v></c>"
    path = book(tmp_path / "a.xlsx", ["Periode"])
    evil = changed(path, "xl/worksheets/sheet1.xml", sheet_of(f"<row>{cells}</row>"))
    assert read_cells(evil) == [["1E999999999", "1200", "1E-999999999"]]


def test_rows_that_all_say_that_they_are_the_first_are_counted(tmp_path, monkeypatch):
    monkeypatch.setattr("app.exchange.monitoring_file.MOST_ROWS", 3)
    path = book(tmp_path / "a.xlsx", ["Periode"])
    evil = changed(path, "xl/worksheets/sheet1.xml", sheet_of('<row r="1"/>' * 4))
    assert refused(evil) == "monitoring.too_big"


def test_what_is_too_big_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr("app.exchange.monitoring_file.MOST_BYTES", 400)
    path = tmp_path / "a.csv"
    path.write_text("a;b\n" * 101)
    assert refused(path) == "monitoring.too_big"
    monkeypatch.setattr("app.exchange.monitoring_file.MOST_ROWS", 3)
    path.write_text("a;b\n" * 4)
    assert refused(path) == "monitoring.too_big"

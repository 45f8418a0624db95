"""A spreadsheet shows what was typed."""

import pytest

from app.domain.sheet import csv_file, safe_cell, tsv


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("\t=1+1", "'=1+1"),
        ("+32 9", "'+32 9"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("﹦1+1", "'﹦1+1"),
        ("﹢1", "'﹢1"),
        ("﹣1", "'﹣1"),
        ("﹫SUM(A1)", "'﹫SUM(A1)"),
        ("−1", "'−1"),  # minus, as it is printed
        ("\r=1+1", "'=1+1"),
        ("\ufeff=1+1", "'=1+1"),  # letters that nobody sees
        ("\u200b\x00@SUM(A1)", "'@SUM(A1)"),
        ("\u200b =1+1", "' =1+1"),
        ("\u00a0=1+1", "'=1+1"),
        ("20/11,\nnagevraagd", "20/11, nagevraagd"),
        ("", ""),
    ],
)
def test_it_is_never_computed(typed, cell):
    assert safe_cell(typed) == cell


ROWS = (("Naam", "Nota"), ("Claes", 'zei "=1"; later'), ("=A1", "twee\nregels"))


def test_pasted_rows_have_a_line_each_and_no_open_quote():
    assert tsv(ROWS) == 'Naam\tNota\nClaes\t"zei ""=1""; later"\n\'=A1\ttwee regels'


def test_a_file_has_semicolons_and_tells_that_it_is_utf_8():
    said = '\ufeffNaam;Nota\r\nClaes;"zei ""=1""; later"\r\n\'=A1;twee regels\r\n'
    assert csv_file(ROWS).decode("utf-8") == said

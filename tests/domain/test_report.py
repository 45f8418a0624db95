"""A report in words and numbers."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.languages import Language, Said, same
from app.domain.report import HIDDEN, Kind, Report, ReportColumn, ReportTable
from app.domain.report_text import value_text

NL, FR, EN = Language


@pytest.mark.parametrize(
    ("value", "kind", "language", "words"),
    [
        (1234567, Kind.COUNT, NL, "1.234.567"),
        (1234567, Kind.COUNT, FR, "1\u202f234\u202f567"),
        (1234567, Kind.COUNT, EN, "1,234,567"),
        (Decimal("1234567.5"), Kind.MONEY, NL, "€\u00a01.234.567,50"),
        (Decimal("1234567.5"), Kind.MONEY, FR, "1\u202f234\u202f567,50\u00a0€"),
        (Decimal("1234567.5"), Kind.MONEY, EN, "€1,234,567.50"),
        (Decimal("0.005"), Kind.MONEY, NL, "€\u00a00,01"),
        (70, Kind.HOURS, NL, "1 u 10"),
        (60_005, Kind.HOURS, EN, "1,000 h 05"),
        (0, Kind.HOURS, FR, "0 h 00"),
        (Decimal("0.345"), Kind.SHARE, NL, "35%"),
        (Decimal("0.345"), Kind.SHARE, FR, "35\u00a0%"),
        (Decimal("15.5"), Kind.NUMBER, NL, "15,5"),
        (Decimal("15.5"), Kind.NUMBER, EN, "15.5"),
        (date(2026, 3, 2), Kind.DAY, EN, "02/03/2026"),
        ("=1+1", Kind.TEXT, NL, "=1+1"),
        (None, Kind.COUNT, NL, ""),
        (HIDDEN, Kind.COUNT, NL, "×"),
        (0, Kind.COUNT, NL, "0"),
    ],
)
def test_values_are_written_as_each_language_does(value, kind, language, words):
    assert value_text(value, kind, language) == words


def test_words_are_filled_in():
    said = Said("Van {first}", "Du {first}", "From {first}")
    assert [said.to(one, first="1") for one in Language] == ["Van 1", "Du 1", "From 1"]
    assert same("EECO19").to(FR) == "EECO19"


COLUMNS = (ReportColumn("Naam"), ReportColumn("Aantal", Kind.COUNT))


def report(*tables):
    return Report("reach", "Bereik", (), tables)


def test_a_report_knows_what_is_hidden_and_whether_it_is_empty():
    shown = ReportTable("Een", COLUMNS, (("Oost", 3),), chart="picture")
    hidden = ReportTable("Twee", COLUMNS, (("Oost", 3),), ("Samen", HIDDEN))
    empty = ReportTable("Drie", COLUMNS, ())
    assert not report(shown, empty).has_hidden
    assert report(shown, hidden).has_hidden
    assert report(empty).is_empty
    assert not report(shown, empty).is_empty
    assert report(shown, hidden).charts == ("picture",)


def test_numbers_stand_at_the_right():
    assert [one.is_number for one in COLUMNS] == [False, True]
    assert not ReportColumn("Dag", Kind.DAY).is_number

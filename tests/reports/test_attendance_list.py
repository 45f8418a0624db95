"""The printed list of a meeting: who, which meeting, lines to sign, and the code of each page."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from uuid import UUID

import zxingcpp
from pypdf import PdfReader

from app.domain.print_code import Sheet, print_code, short_code
from app.domain.strokes import Point
from app.reports.attendance_list import AttendanceSheet, Person, attendance_list
from tests.reports.samples import BRUSSELS, ORIGIN, page_pictures, squeezed, words_of

MEETING = UUID("01a22cd8-e098-7132-ad79-411c5f0c91ab")
CODE = print_code(Sheet.MEETING, MEETING)
INK = ((Point(10, 10), Point(90, 60, 120), Point(160, 20, 240)),)
PEOPLE = (
    Person("Mia Dauwelaar", "Bakkerij Wolkenmeel bv", "personeel", INK),
    Person("Joris Halmgrond", "Wasserij Klaverstroom nv", "ploegbaas"),
)
SHEET = AttendanceSheet(
    origin=ORIGIN,
    code=CODE,
    short_code=short_code(MEETING),
    title="Onthaal in ploegen",
    network="Ondernemersnetwerk Denderstreek",
    starts_at=datetime(2026, 11, 19, 14, tzinfo=BRUSSELS),
    ends_at=datetime(2026, 11, 19, 16, 30, tzinfo=BRUSSELS),
    place="Zaal De Kiem",
    organiser="Partner Oost",
    coach="Tom Rietvoorn",
    number=3,
    meetings=5,
    people=PEOPLE,
)
HOSTILE = '<b>x <img src="/etc/hosts"/> & &nbsp; {0} %s'


def pages(pdf):
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def dark_dots(pdf):
    return sum(page_pictures(pdf, dpi=72)[0].convert("L").histogram()[:100])


def crowd(number):
    return tuple(Person(f"Naam {n:03}", "Houtatelier Spaanvlucht bv", "hr") for n in range(number))


def test_one_page_tells_all_that_evidence_asks():
    pdf = attendance_list(SHEET)
    (text,) = pages(pdf)
    for words in (
        "Aanwezigheidslijst",
        "Onthaal in ploegen",
        "Donderdag 19 november 2026",
        "14:00 tot 16:30",
        "Zaal De Kiem",
        "Ondernemersnetwerk Denderstreek",
        "Bijeenkomst 3 van 5",
        "Partner Oost",
        "Begeleider Tom Rietvoorn",
        "Mia Dauwelaar",
        "Wasserij Klaverstroom nv",
        "ploegbaas",
        "Aantal aanwezig",
        "5F0C-91AB, lijst 1 van 1",
        "Medegefinancierd door",
        "de Europese Unie",
        "Afgedrukt op 23/11/2026, 14:02, door Els Vinkenhof",
    ):
        assert squeezed(words) in text
    assert "kost" not in text.lower()


def test_blank_lines_fill_the_page():
    (text,) = pages(attendance_list(SHEET))
    assert "12Begeleider" in text  # as in the picture: twelve lines, two of them with a name
    (text,) = pages(attendance_list(replace(SHEET, people=crowd(9))))
    assert "Naam008" in text


def test_who_was_not_invited_always_finds_a_line():
    for number, wanted in ((9, 1), (10, 2), (60, 6)):  # twelve a page, three of them blank
        assert len(pages(attendance_list(replace(SHEET, people=crowd(number))))) == wanted


def test_each_page_stands_alone():
    pdf = attendance_list(replace(SHEET, people=crowd(30)))
    texts = pages(pdf)
    assert [text.count("Onthaalinploegen") for text in texts] == [1, 1, 1]
    assert all(f"lijst{n}van3" in text for n, text in enumerate(texts, 1))
    for picture in page_pictures(pdf, dpi=150):
        (found,) = zxingcpp.read_barcodes(picture)
        assert found.text == CODE
    assert "Naam000" in texts[0]
    assert "Naam029" in texts[2]


def test_a_signature_is_ink_on_its_line():
    without = replace(SHEET, people=tuple(replace(one, strokes=()) for one in PEOPLE))
    assert dark_dots(attendance_list(SHEET)) > dark_dots(attendance_list(without)) + 20


def test_ink_under_what_was_changed_after_it_says_when():
    old = replace(
        PEOPLE[0], is_before_change=True, changed_at=datetime(2026, 11, 20, 9, 5, tzinfo=BRUSSELS)
    )
    text = words_of(attendance_list(replace(SHEET, people=(old, PEOPLE[1]))))
    assert squeezed("Getekend vóór de wijziging van 20/11/2026 om 09:05") in text
    unknown = replace(old, changed_at=None)
    text = words_of(attendance_list(replace(SHEET, people=(unknown,) * 30)))
    assert text.count(squeezed("Getekend vóór een latere wijziging")) == 30


def test_long_and_hostile_words_make_a_row_higher_and_nothing_else():
    long = Person(
        "Vandersteenhoven " * 4, "Vereniging voor inclusieve werkvloeren vzw " * 2, HOSTILE
    )
    text = words_of(attendance_list(replace(SHEET, people=(long,) * 14, title=HOSTILE)))
    assert text.count("Vandersteenhoven") == 14 * 4
    assert squeezed(HOSTILE) in text


def test_what_is_not_filled_in_is_named():
    text = words_of(attendance_list(replace(SHEET, place="", coach="", organiser="")))
    assert "PlaatsNognietingevuld" in text
    assert "BegeleiderTom" not in text


def test_made_up_data_say_so():
    practice = replace(SHEET, origin=replace(ORIGIN, is_practice=True))
    assert "verzonnengegevens" in words_of(attendance_list(practice))


def test_a_meeting_over_midnight_says_on_which_day_it_ends():
    late = replace(SHEET, ends_at=datetime(2026, 11, 20, 0, 30, tzinfo=BRUSSELS))
    assert "14:00tot20/11/2026,00:30" in words_of(attendance_list(late))


def test_the_same_list_gives_the_same_bytes():
    assert attendance_list(SHEET) == attendance_list(SHEET)

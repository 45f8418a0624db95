from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import count
from uuid import UUID

import pikepdf
import pytest
import zxingcpp
from pypdf import PdfReader

from app.domain.strokes import Point
from app.reports.session_report import session_report
from app.reports.signatures import Ink
from app.reports.values import Attendee, Confirmation, ConfirmedBy, Session, Signature
from tests.reports.samples import (
    REPORT,
    SESSION,
    page_pictures,
    report_of,
    squeezed,
    with_texts,
    words_of,
)

HOSTILE = '<b>x <img src="/etc/hosts"/> <a href="javascript:alert(1)">y</a> & &nbsp; <br> {0} %s'
HELD = UUID("01a22cd8-e098-7132-ad79-411c5f0c91ab")
CODE = "WERKVLOER:S1:01A22CD8E0987132AD79411C5F0C91AB"
CONFIRMED = Confirmation(ConfirmedBy.MAIL, "Mia Dauwelaar", date(2026, 5, 20))


def test_everything_that_was_typed_stands_on_paper():
    number = count()
    typed = []

    def token(_text):
        typed.append(f"W{next(number):03}x")
        return typed[-1]

    report = with_texts(replace(REPORT, session=replace(SESSION, confirmation=CONFIRMED)), token)
    text = words_of(session_report(report))
    assert len(typed) > 30
    assert [it for it in typed if it not in text] == []


def test_markup_in_every_field_is_drawn_as_its_own_letters():
    report = with_texts(report_of(confirmation=CONFIRMED), lambda _text: HOSTILE)
    pdf = session_report(report)
    assert words_of(pdf).count(squeezed(HOSTILE)) > 20
    with pikepdf.open(BytesIO(pdf)) as opened:
        kinds = {it.get("/Subtype") for it in opened.objects if isinstance(it, pikepdf.Stream)}
        assert "/Image" not in kinds
        assert not any("/Annots" in page for page in opened.pages)


def test_an_ordinary_report_is_one_page_to_sign():
    pdf = session_report(REPORT)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    text = words_of(pdf)
    assert "Dinsdag19mei2026,13:30tot14:40" in text
    assert "Sessie5van8" in text
    assert "3ploegbazen" in text
    assert "Anderstalig4,Kortgeschoold3.Samenvijfuniekepersonen." in text
    assert text.index("Voordeonderneming") < text.index("VoorhetpartnerschapElsVinkenhof")
    assert "Akkoordmethetverslagvan19/05/2026,BakkerijWolkenmeelbv" in text
    assert "Nogtebevestigen" in text


def test_agreements_are_done_late_or_open_on_the_day_of_printing():
    text = words_of(session_report(REPORT))  # printed on 23/11/2026
    assert "29/05/2026Klaar27/05" in text
    assert "16/06/2026Telaat" in text
    assert "16/12/2026Open" in text


def test_an_agreement_is_not_late_on_its_own_day():
    day = REPORT.origin.made_at.date()
    due = tuple(replace(it, due_on=day, done_on=None) for it in SESSION.agreements)
    assert "Telaat" not in words_of(session_report(report_of(agreements=due)))


def test_a_confirmed_session_says_how_and_asks_no_signature():
    text = words_of(session_report(report_of(confirmation=CONFIRMED)))
    assert "BevestigdpermaildoorMiaDauwelaarop20/05/2026" in text
    assert "Handtekening" not in text


INK = ((Point(10, 90), Point(60, 10), Point(110, 90), Point(200, 30)), (Point(220, 80),))
SIGNED = Signature("Mia Dauwelaar", "Personeel", datetime(2026, 5, 19, 14, 38, tzinfo=UTC), INK)


def strokes_on(pdf):
    """How many lines are drawn on the first page."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        orders = pikepdf.parse_content_stream(opened.pages[0])
        return sum(str(order.operator) == "S" for order in orders)


def test_a_signature_is_printed_as_lines_with_its_name_and_moment():
    unsigned, pdf = session_report(REPORT), session_report(report_of(signatures=(SIGNED,)))
    text = words_of(pdf)
    assert "MiaDauwelaar,Personeel" in text
    assert "Getekendop19/05/2026om14:38" in text
    assert "Ondertekendophetscherm" in text
    assert "vóór" not in text
    assert "Akkoordmethetverslagvan19/05/2026,BakkerijWolkenmeelbv" in text
    assert "Handtekeningendatum" not in text  # nothing is asked any more
    assert strokes_on(pdf) > strokes_on(unsigned) + 50
    with pikepdf.open(BytesIO(pdf)) as opened:
        kinds = {it.get("/Subtype") for it in opened.objects if isinstance(it, pikepdf.Stream)}
        assert "/Image" not in kinds


def test_a_signature_of_before_a_change_says_so_and_stays():
    old = replace(SIGNED, is_before_change=True, changed_at=datetime(2026, 5, 21, 9, 5, tzinfo=UTC))
    text = words_of(session_report(report_of(signatures=(old,))))
    assert "Getekendvóórdewijzigingvan21/05/2026om09:05" in text
    assert "Getekendvóóreenwijziging" in text
    both = words_of(session_report(report_of(signatures=(old, SIGNED))))
    assert "Ondertekendophetscherm" in both
    unknown = replace(old, changed_at=None)
    assert "eenlaterewijziging" in words_of(session_report(report_of(signatures=(unknown,))))


def test_signatures_stand_beside_a_confirmation_and_many_go_on():
    many = tuple(replace(SIGNED, name=f"Naam{n}") for n in range(5))
    text = words_of(session_report(report_of(confirmation=CONFIRMED, signatures=many)))
    assert "BevestigdpermaildoorMiaDauwelaarop20/05/2026" in text
    assert [n for n in range(5) if f"Naam{n}," not in text] == []


def test_ink_stays_inside_its_place():
    ink = Ink(INK, 100, 40)
    points = [point for stroke in ink.strokes for point in stroke]
    assert max(point.x for point in points) <= 94
    assert max(point.y for point in points) <= 36


def test_a_draft_says_so():
    assert "Concept" in words_of(session_report(report_of(is_completed=False)))


def test_what_evidence_asks_for_and_is_empty_is_named():
    bare = Session(SESSION.starts_at, SESSION.ends_at, "Bezoek", "Els Vinkenhof")
    text = words_of(session_report(replace(REPORT, session=bare)))
    missing = ("Onderwerp", "Doel", "Besproken", "Resultaat", "Volgendestap", "Plaats")
    assert [it for it in missing if f"{it}Nognietingevuld" not in text] == []
    assert "Erzijngeenafsprakengenoteerd." in text
    assert "Bijlagen" not in text


@pytest.mark.parametrize("letters", [60, 10_000])
def test_a_name_without_spaces_wraps_inside_its_page(letters):
    name = "Wolkenmeelbakkerij" * (letters // 18 + 1)
    session = replace(SESSION, attendees=(Attendee("", name[:letters]),), place=name[:letters])
    report = replace(
        REPORT, company=with_texts(REPORT.company, lambda _: name[:letters]), session=session
    )
    pdf = session_report(report)
    assert words_of(pdf).count("kkerijWol") >= 3 * (letters // 18 - 1)
    for picture in page_pictures(pdf, dpi=72):
        margin = int(193 * 72 / 25.4)  # the text ends at 192 mm
        beside = picture.convert("L").crop((margin, 0, picture.width, picture.height))
        assert beside.getextrema() == (255, 255)


def test_many_people_and_a_note_of_many_pages_do_not_crash():
    people = tuple(Attendee("ploegbaas", f"Persoon {number}") for number in range(300))
    note = "\n".join("Een lange zin over het onthaalgesprek. " * 20 for _ in range(60))
    text = words_of(session_report(report_of(attendees=people, note=note)))
    assert all(f"Persoon{number},ploegbaas" in text for number in range(300))
    assert text.count("onthaalgesprek.") == 1_200


def test_signs_without_a_form_are_shown_as_lost_and_named_at_the_end():
    text = words_of(session_report(report_of(subject="Klaar 我", note="𐎠们\0")))
    assert "Klaar\N{REPLACEMENT CHARACTER}" in text
    assert "Sessievan19/05/2026,Onderwerp:U+6211" in text
    assert "Sessievan19/05/2026,Notitie:U+0000U+4EECU+103A0" in text


def test_a_report_that_goes_round_on_paper_has_a_code_that_names_its_session():
    coded = replace(REPORT, record=HELD)
    (first, *_) = page_pictures(session_report(coded), dpi=150)
    (found,) = zxingcpp.read_barcodes(first)
    assert found.text == CODE
    assert len(PdfReader(BytesIO(session_report(coded))).pages) == 1
    text = words_of(session_report(coded))
    assert "Dinsdag19mei2026,13:30tot14:40" in text
    assert zxingcpp.read_barcodes(page_pictures(session_report(REPORT), dpi=150)[0]) == []


def test_a_long_name_leaves_room_for_the_code():
    long = replace(REPORT.company, name="Intergemeentelijke vereniging " * 3)
    coded = replace(REPORT, record=HELD, company=long)
    (found,) = zxingcpp.read_barcodes(page_pictures(session_report(coded), dpi=150)[0])
    assert found.text == CODE

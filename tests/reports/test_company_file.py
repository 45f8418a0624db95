from dataclasses import replace
from datetime import timedelta
from itertools import count

import pypdfium2
import pytest

from app.reports.company_file import company_file
from app.reports.company_values import Contact, Establishment, Part
from app.reports.marks import State
from tests.reports.samples import (
    EMPTY_FILE,
    FILE,
    SESSION,
    session_before,
    squeezed,
    with_texts,
    words_of,
)


def test_everything_that_was_typed_stands_on_paper():
    number = count()
    typed = []

    def token(_text):
        typed.append(f"W{next(number):03}x")
        return typed[-1]

    session = replace(SESSION, attachments=())  # the file lists them once, for all sessions
    text = words_of(company_file(with_texts(replace(FILE, sessions=(session,)), token)))
    assert len(typed) > 80
    assert [it for it in typed if it not in text] == []


def test_markup_in_every_field_is_drawn_as_its_own_letters():
    hostile = "<b>x <img src='/etc/hosts'/> & <a href='file:///etc'>"
    text = words_of(company_file(with_texts(FILE, lambda _text: hostile)))
    assert text.count(squeezed(hostile)) > 60


def test_sessions_stand_newest_first_and_keep_their_number():
    text = words_of(company_file(FILE))
    order = [text.index(f"6.{n}Sessievan") for n in (3, 2, 1)]
    assert order == sorted(order)
    assert "6.3Sessievan19/05/2026Sessie3van3" in text
    assert "6.1Sessievan10/03/2026Sessie1van3" in text
    assert "Driesessies,3u30intotaal" in text


def test_the_purpose_stands_in_the_words_of_the_company():
    text = words_of(company_file(FILE))
    assert "“Nieuwebakkersvoelenzichwelkomenblijvenlangerdaneenjaar.”" in text


def test_missing_parts_are_named():
    text = words_of(company_file(FILE))
    assert "Viervolledig.Nogtedoen:Kmo-verklaring,Ondertekendakkoord,Actieplan." in text


def test_open_actions_come_before_done_ones_and_the_late_one_says_so():
    text = words_of(company_file(FILE))
    first, second = text.index("Maildeafspraken"), text.index("Onthaalmapnalezen")
    assert first < second < text.index("Petersenmetersopleiden")
    assert "Tweeopen,éénklaar" in text
    assert text.count("Telaat") == 1


def test_a_year_without_a_size_class_says_why():
    text = words_of(company_file(FILE))
    assert "2024NietbekendOmzetenbalanstotaalontbreken.31" in text


def test_an_empty_file_names_what_it_lacks():
    text = words_of(company_file(EMPTY_FILE))
    lacks = ("Erisnoggeenintake.", "Erisnoggeensessie.", "Erisnoggeenvestiging", "Nietbekend")
    assert [it for it in lacks if it not in text] == []
    assert text.count("Nognietingevuld") == 6


def test_a_contact_who_left_comes_last_and_is_not_on_the_first_page():
    gone = Contact("Weg Wezer", ended_on=SESSION.starts_at.date())
    pdf = company_file(replace(FILE, contacts=(gone, *FILE.contacts)))
    text = words_of(pdf)
    assert text.count("WegWezer") == 1
    assert text.index("WegWezer") > text.index("StefHeidebrink") - 200


@pytest.mark.parametrize("sessions", [0, 50, 300])
def test_any_number_of_sessions(sessions):
    many = tuple(session_before(number) for number in range(sessions))
    pdf = company_file(replace(FILE, sessions=many))
    assert pdf.startswith(b"%PDF")
    assert len(pypdfium2.PdfDocument(pdf)) >= 2 + sessions // 2


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_two_thousand_sessions_with_a_thousand_pages():
    days = (timedelta(days=number) for number in range(2_000))
    many = tuple(
        replace(SESSION, starts_at=SESSION.starts_at - day, ends_at=SESSION.ends_at - day)
        for day in days
    )
    assert len(pypdfium2.PdfDocument(company_file(replace(FILE, sessions=many)))) > 1_000


def test_a_part_that_is_half_done_is_named_as_to_do():
    parts = (Part("Identiteit", State.COMPLETE), Part("Intake", State.PARTLY))
    text = words_of(company_file(replace(FILE, parts=parts)))
    assert squeezed("Nog te doen: Intake.") in text
    assert squeezed("Er ontbreekt niets") not in text


@pytest.mark.parametrize("number", ["", "2.999.990.165"])
def test_an_establishment_with_an_address_is_never_told_as_missing(number):
    """A coach need not know its number."""
    place = Establishment(number, "Bakkerij", "Rijsveldkaai 14, 9300 Aalst", "Dender", is_main=True)
    text = words_of(company_file(replace(FILE, establishments=(place,))))
    head = text[text.index("KBO-nummer") : text.index("Activiteit")]
    assert squeezed(f"Vestiging Rijsveldkaai 14, 9300 Aalst {number}") in head
    assert squeezed("Nog niet ingevuld") not in head


def test_an_enterprise_without_an_establishment_says_so():
    text = words_of(company_file(replace(FILE, establishments=())))
    assert squeezed("Vestiging Nog niet ingevuld") in text

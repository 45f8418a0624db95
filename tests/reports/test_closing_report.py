"""The report that closes a trajectory, on paper."""

from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from app.reports.closing_report import closing_report
from app.reports.values import Company
from tests.reports.samples import squeezed, words_of
from tests.reports.trajectory_samples import BAKERY, BARE, CONFIRMED, DOSSIER, held, retold

LONG = "Een zin die maar niet ophoudt en toch op papier moet. " * 40


def test_it_says_what_was_wanted_done_and_reached_on_one_page_to_sign():
    pdf = closing_report(replace(DOSSIER, companies=(replace(BAKERY, end=None),)))
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    text = words_of(pdf)
    parts = [
        "1Watdeondernemingwilde",
        squeezed("“Hoe houden we nieuwe bakkers langer dan drie maanden?”"),
        squeezed("“Nieuwe bakkers voelen zich welkom en blijven langer dan een jaar.”"),
        "2Watwededen",
        squeezed(CONFIRMED.result),
        "3Watbereiktis",
        "Behaald",
        "Voordeonderneming",
        "Voorhetpartnerschap",
        squeezed("Akkoord met dit eindverslag van Onthaal van nieuwe bakkers, Bakkerij"),
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_the_scan_at_the_end_stands_beside_the_first():
    text = words_of(closing_report(DOSSIER))
    assert squeezed("3.1 Nulmeting en eindmeting") in text
    assert squeezed("Onthaal 2,1 4,3 2,2 duidelijk beter") in text


def test_each_company_of_a_joint_trajectory_signs_its_own():
    other = replace(BAKERY, company=Company("Kwekerij Halverzon", "1999.990.243", "Ninove"))
    pages = PdfReader(BytesIO(closing_report(replace(DOSSIER, companies=(BAKERY, other))))).pages
    texts = [squeezed(page.extract_text()) for page in pages]
    assert sum("Voordeonderneming" in text for text in texts) == 2
    assert any("KwekerijHalverzon,Ninove" in text for text in texts)


def test_what_was_not_filled_in_is_named():
    text = words_of(closing_report(BARE))
    assert squeezed("De vraag van de onderneming is niet ingevuld.") in text
    assert squeezed("Er is nog geen sessie.") in text


def test_hostile_and_long_texts_are_drawn_as_they_are():
    hostile = "<b>x <img src='/etc/hosts'/> & <a href='file:///etc'>"
    assert words_of(closing_report(retold(lambda _text: hostile))).count(squeezed(hostile)) > 10
    told = retold(lambda _text: LONG)
    (company,) = told.companies
    company = replace(company, end=BAKERY.end, sessions=(held(CONFIRMED), *company.sessions))
    assert closing_report(replace(told, companies=(company,))).startswith(b"%PDF")


def test_the_same_report_gives_the_same_bytes():
    assert closing_report(DOSSIER) == closing_report(DOSSIER)

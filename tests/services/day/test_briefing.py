"""The briefing: what it tells of a company before a visit, always on one page."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.core import clock
from app.models.enterprise import Contact
from app.reference.loader import Reference
from app.services.day.agenda import AppointmentForm, plan_appointment, plan_task
from app.services.day.briefing import AGREED, NOTE, briefing_page, load_briefing
from app.services.scans.use_cases import answer, finish_scan, scan_view, start_scan
from app.services.sessions.coaching import save_session
from app.services.sessions.form import Agreed, SessionForm
from app.services.trajectories.use_cases import enter_phase
from tests.case_samples import begin, member
from tests.coaching_samples import add_company, add_team

MONDAY = date(2026, 11, 23)


def at(day, hour, minute=0, month=11):
    return datetime(2026, month, day, hour, minute).astimezone()


@pytest.fixture(autouse=True)
def on_monday(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: MONDAY)
    monkeypatch.setattr(clock, "now", lambda: at(23, 8, 21))


@pytest.fixture
def company(store):
    add_team(store)
    return add_company(store, purpose="Iedereen kan elke machine in gang zetten.")


def visit(store, company, day=23, **values):
    begin_at = at(day, 9)
    values = {"establishment_id": company.site} | values
    form = AppointmentForm(
        "visit", begin_at, begin_at + timedelta(minutes=70), company.id, **values
    )
    return plan_appointment(store, form).id


def held(store, company, day, note="", agreements=()):
    begin_at = at(day, 10, month=10)
    form = SessionForm(
        company.id,
        "visit",
        begin_at,
        begin_at + timedelta(minutes=80),
        note=note,
        agreements=agreements,
    )
    save_session(store, form, complete=True)


def read(store, company, appointment=None):
    return load_briefing(store, Reference(), company.id, appointment)


def test_it_tells_when_where_and_whom(store, company):
    with store.write() as session:
        session.get_one(Contact, company.mia).phone = "0470 00 00 00"
    found = read(store, company, visit(store, company, subject="Startkaarten"))
    assert (found.begins_at, found.ends_at) == (at(23, 9), at(23, 10, 10))
    assert (found.what, found.town, found.where) == (
        "Startkaarten",
        "Aalst",
        ("Molenstraat 14, 9300 Aalst",),
    )
    assert [(one.name, one.function, one.phone) for one in found.people] == [
        ("Jan J.", "zaakvoerder", ""),
        ("Mia D.", "personeelsdienst", "0470 00 00 00"),
    ]


def test_without_an_appointment_it_takes_the_next_one(store, company):
    visit(store, company, 20)  # over
    assert read(store, company).begins_at is None
    visit(store, company, 26)
    visit(store, company, 24)
    assert read(store, company).begins_at == at(24, 9)


def test_the_last_session_comes_with_what_was_agreed_and_what_is_open(store, company):
    held(store, company, 6, "Eerste keer")
    agreements = (Agreed("Kaart aanpassen", "Mia D.", date(2026, 11, 10)),)
    held(store, company, 27, "De stap **inkt vullen** lukte niet.\n\nWe doen verder.", agreements)
    plan_task(store, company.id, "Vraag naar VDAB", date(2026, 11, 24))
    found = read(store, company)
    assert found.last is not None
    assert (found.last.number, found.last.minutes, found.last.coach) == (2, 80, "Els V.")
    assert found.last.note == "De stap inkt vullen lukte niet. We doen verder."
    assert [(one.text, one.owner) for one in found.agreed] == [
        ("Kaart aanpassen", "Mia D."),
        ("Vraag naar VDAB", "Els V."),
    ]
    assert found.to_do == ("Kaart aanpassen", "Vraag naar VDAB")


def test_a_company_without_anything_says_so_on_paper(store, company):
    found = read(store, company)
    assert (found.last, found.agreed, found.ways, found.scan, found.to_do) == (
        None,
        (),
        (),
        None,
        (),
    )
    text = PdfReader(BytesIO(briefing_page(store, Reference(), company.id))).pages[0].extract_text()
    for words in ("Zonder afspraak", "Er was nog geen sessie.", "Niets dat op jou wacht."):
        assert words in text


def test_it_tells_how_far_the_trajectory_is_and_what_the_scan_said(store, company):
    trajectory = begin(store, member(company), on=date(2026, 9, 1))
    enter_phase(store, trajectory.id, "analysis", date(2026, 10, 1))
    scan = start_scan(store, company.id, "baseline").id
    questions = scan_view(store, scan).questions.questions
    for one in questions:
        answer(store, scan, one.code, value=2)
    assert read(store, company).scan is None  # not finished
    finish_scan(store, scan, MONDAY)
    found = read(store, company)
    (way,) = found.ways
    assert (way.title, way.phase, way.met) == ("Onthaal nieuwe medewerkers", "Analyse", 0)
    assert way.missing
    assert found.to_do == (f"{way.missing[0]} bespreken",)
    assert found.scan is not None
    assert (found.scan.moment, found.scan.mean) == ("Nulmeting", Decimal(2))
    assert {value for _, value in found.scan.themes} == {Decimal(2)}


def test_whatever_was_typed_it_is_one_page(store, company):
    long = "Een heel lange afspraak die over meer dan een regel gaat en dan nog verder. " * 2
    agreements = tuple(Agreed(f"{n} {long}", "Mia D.", MONDAY) for n in range(9))
    held(store, company, 27, "woorden " * 400, agreements)
    begin(store, member(company), on=date(2026, 9, 1))
    begin(store, member(company), title="Taal op de werkvloer", on=date(2026, 9, 2))
    found = read(store, company)
    assert found.last is not None
    assert len(found.last.note) <= NOTE
    assert len(found.agreed) == AGREED
    content = briefing_page(store, Reference(), company.id)
    assert len(PdfReader(BytesIO(content)).pages) == 1


def test_it_says_what_paper_cannot_show(store, company):
    held(store, company, 27, "Goed gegaan \N{CJK UNIFIED IDEOGRAPH-4E2D}")
    content = briefing_page(store, Reference(), company.id)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    assert "Tekens die papier niet toont" in text
    assert "U+4E2D" in text

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.core.progress import Silent
from app.models.coaching import Action, Agreement, Attendee, SessionCount
from app.models.enterprise import Establishment
from app.models.intake import IntakeCount
from app.reference.loader import reference
from app.reports.marks import State
from app.reports.values import ConfirmedBy
from app.services.companies.dossier import load_dossier
from app.services.companies.dossier_edits import remove
from app.services.evidence.papers import company_file, company_file_values, session_report
from app.services.files.attachments import attach_files
from tests.coaching_samples import add_team
from tests.file_samples import add_enterprise, add_intake, add_session, stop_clock


@pytest.fixture
def enterprise(store, monkeypatch, tmp_path):
    stop_clock(monkeypatch)
    add_team(store)
    enterprise = add_enterprise(
        store,
        "Bakkerij Janssens",
        number="1999990144",
        nace_version="2025",
        nace_code="10711",
        purpose="Nieuwe bakkers blijven",
        part_of_group="no",
        staff="22",
    )
    intake = add_intake(store, enterprise, themes=("onboarding",), source="vdab", consent=True)
    first = add_session(store, enterprise, datetime(2026, 11, 2, 9, tzinfo=UTC), "Eerste")
    contact = load_dossier(store, reference(), enterprise).contacts[0].id
    agreement = Agreement(root=enterprise, session_id=first, text="Onthaalmap", owner="Mia")
    with store.write() as session:
        session.add(IntakeCount(root=enterprise, intake_id=intake, target_group="neet", number=3))
        session.add(Attendee(root=enterprise, session_id=first, contact_id=contact))
        session.add(SessionCount(root=enterprise, session_id=first, target_group="neet", number=1))
        session.add(agreement)
        session.flush()
        session.add(
            Action(
                root=enterprise,
                enterprise_id=enterprise,
                session_id=first,
                agreement_id=agreement.id,
                text="Onthaalmap",
                done_on=date(2026, 11, 10),
            )
        )
    path = tmp_path / "map.pdf"
    path.write_bytes(b"%PDF-1.7")
    attach_files(store, enterprise, [path], Silent(), session_id=first)
    return enterprise


def words(pdf):
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_file_tells_what_is_in_the_store(store, enterprise):
    values = company_file_values(store, reference(), enterprise)
    assert values.company.number == "1999.990.144"
    assert values.company.municipality == "Aalst"
    assert values.activity.startswith("10.71")
    assert values.group == "Nee"
    assert values.intake.source == "VDAB"
    assert values.intake.counts[0].number == 3
    assert values.years[0].size_class == "Klein"
    assert values.years[0].reason.startswith("10 tot 50 werknemers")
    assert (values.size_class, values.size_reason) == ("Klein", values.years[0].reason)
    session = values.sessions[0]
    assert session.attendees[0].name == "Mia Dauwe"
    assert session.agreements[0].done_on == date(2026, 11, 10)
    assert session.attachments[0].name == "map.pdf"
    assert {part.name: part.state for part in values.parts}["Sessies"] is State.COMPLETE


def test_the_pdf_of_a_file_names_the_company_and_the_fund(store, enterprise):
    text = words(company_file(store, reference(), enterprise))
    for part in ("Bakkerij Janssens", "1999.990.144", "Nieuwe bakkers blijven", "Onthaalmap"):
        assert part in text
    assert "Medegefinancierd door" in text


def test_the_report_counts_its_place_and_has_its_confirmation(store, enterprise):
    second = add_session(
        store,
        enterprise,
        datetime(2026, 11, 20, 9, tzinfo=UTC),
        "**Tweede** bezoek",
        confirmation="mail",
        confirmed_by="Mia",
        unnamed_workers=2,
    )
    text = words(session_report(store, reference(), second))
    assert "2 van 2" in text
    assert "Tweede bezoek" in text
    assert ConfirmedBy.MAIL.value in text


def test_an_empty_file_is_a_document_too(store):
    add_team(store)
    bare = add_enterprise(store, "Nieuw", nis=None, contact=None)
    values = company_file_values(store, reference(), bare)
    assert values.intake is None
    assert {part.state for part in values.parts} == {State.MISSING}
    assert "Nieuw" in words(company_file(store, reference(), bare))


def test_a_session_keeps_who_was_there_and_where_when_they_are_removed(store, enterprise):
    file = load_dossier(store, reference(), enterprise)
    add_session(
        store,
        enterprise,
        datetime(2026, 11, 3, 9, tzinfo=UTC),
        establishment_id=file.sites[0].id,
    )
    before = company_file_values(store, reference(), enterprise)
    assert before.sessions[0].attendees[0].name == "Mia Dauwe"
    assert before.sessions[1].place == "Molenstraat 14, 9300 Aalst"
    remove(store, "contact", file.contacts[0].id)
    with store.write() as session:
        session.get_one(Establishment, file.sites[0].id).deleted = True
    after = company_file_values(store, reference(), enterprise)
    assert after.sessions == before.sessions
    assert (after.contacts, after.establishments) == ((), ())

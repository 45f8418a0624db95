import pytest

from app.models.enterprise import Contact, Enterprise, Establishment
from app.reference.loader import Reference
from app.services.sessions.coaching import save_session
from app.services.sessions.context import (
    enterprise_choice,
    find_enterprises,
    recent_enterprises,
    session_context,
)
from app.services.sessions.form import SessionForm
from tests.coaching_samples import add_company, add_team, utc

pytestmark = pytest.mark.usefixtures("team")


@pytest.fixture
def team(store):
    return add_team(store)


def visit(company, day, **values):
    return SessionForm(company.id, "visit", utc(day, 9), utc(day, 10), **values)


def test_the_recent_ones_are_those_of_the_last_sessions(store):
    companies = [add_company(store, name) for name in "ABCDEFG"]
    for day, company in enumerate(companies, 2):
        save_session(store, visit(company, day), complete=True)
    save_session(store, visit(companies[0], 20), complete=True)
    assert [choice.name for choice in recent_enterprises(store)] == ["A", "G", "F", "E", "D"]


def test_typing_finds_a_name_a_place_and_a_number(store):
    reference = Reference()
    add_company(store, "Bakkerij Janssens", number="0123456749")
    add_company(store, "Metaal Claes")
    assert [c.name for c in find_enterprises(store, reference, "JANSS")] == ["Bakkerij Janssens"]
    assert [c.name for c in find_enterprises(store, reference, "claes aalst")] == ["Metaal Claes"]
    assert [c.name for c in find_enterprises(store, reference, "0123.456")] == ["Bakkerij Janssens"]
    assert find_enterprises(store, reference, "zzz") == ()


def test_what_was_deleted_is_not_offered(store):
    company = add_company(store)
    with store.write() as session:
        session.get_one(Enterprise, company.id).deleted = True
    assert enterprise_choice(store, company.id) is None
    assert session_context(store, company.id) is None
    assert find_enterprises(store, Reference(), "bakkerij") == ()


def test_the_context_knows_people_sites_and_last_choices(store):
    company = add_company(store, purpose="Mensen langer houden")
    gone = add_company(store, "Andere")
    with store.write() as session:
        session.get_one(Contact, gone.jan).deleted = True
    first = visit(company, 3, counts=(("neet", 1), ("returner", 2)))
    save_session(store, first, complete=True)
    last = visit(company, 4, counts=(("returner", 1),), themes=("language",))
    save_session(store, last, complete=True)
    found = session_context(store, company.id)
    assert found.purpose == "Mensen langer houden"
    assert [contact.name for contact in found.contacts] == ["Jan J.", "Mia D."]
    assert (found.sites[0].street, found.sites[0].postal_code) == ("Molenstraat", "9300")
    assert found.groups_used == ("returner", "neet")
    assert found.themes_used == ("language",)
    assert [contact.name for contact in session_context(store, gone.id).contacts] == ["Mia D."]


def test_the_country_before_a_number_is_no_word_to_look_for(store):
    add_company(store, "Bakkerij Janssens", number="0123456749")
    found = find_enterprises(store, Reference(), "BE 0123.456.749")
    assert [choice.name for choice in found] == ["Bakkerij Janssens"]


def test_without_a_main_site_the_line_shows_the_place_of_the_list(store):
    company = add_company(store)
    with store.write() as session:
        session.get_one(Establishment, company.site).deleted = True
        root = company.id
        session.add(Establishment(root=root, enterprise_id=root, postal_code="9200"))
    assert enterprise_choice(store, company.id).postal_code == "9200"

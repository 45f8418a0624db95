from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text, update

from app.models.coaching import CoachingSession
from app.models.enterprise import Contact, Enterprise, Establishment
from app.reference.loader import reference
from app.services.companies.enterprises import (
    UNKNOWN_SIZE,
    EnterpriseQuery,
    ViewCounts,
    enterprise_ids,
    view_counts,
)
from app.services.companies.name_search import meant_name
from app.services.companies.rows import enterprise_details, enterprise_rows
from app.services.companies.sharing import share_case
from app.services.people import who_am_i
from tests.coaching_samples import add_team
from tests.file_samples import (
    AALST,
    BERINGEN,
    GENT,
    NOW,
    add_enterprise,
    add_intake,
    add_session,
    stop_clock,
)
from tests.services.clash_samples import add_colleague


@pytest.fixture(autouse=True)
def _monday(monkeypatch):
    stop_clock(monkeypatch)


@pytest.fixture
def find(store):
    """Names in the order of a query."""

    def names(text="", **values):
        query = EnterpriseQuery(text=text, **values)
        ids = enterprise_ids(store, reference(), query)
        rows = enterprise_rows(store, reference(), ids)
        return [rows[found].name for found in ids]

    add_team(store)
    return names


def keys_now(store):
    with store.read() as session:
        kept = session.execute(text("SELECT * FROM enterprise_key ORDER BY 1")).all()
        wanted = session.execute(text("SELECT * FROM enterprise_key_now ORDER BY 1")).all()
    return kept, wanted


def test_the_keys_follow_bulk_updates_raw_sql_and_moved_records(store, find):
    one, two = add_enterprise(store, "Élan"), add_enterprise(store, "Metaal Claes")
    session_id = add_session(store, one, NOW - timedelta(days=3))
    with store.write() as session:
        session.execute(update(Contact).values(name="Çelik"))
        session.execute(text("UPDATE establishment SET municipality_nis = '44021'"))
        session.execute(update(CoachingSession).values(enterprise_id=two))
        session.get_one(Enterprise, one).name = "Elan Vital"
    kept, wanted = keys_now(store)
    assert kept == wanted
    assert len(kept) == 2
    with store.write() as session:
        session.get_one(CoachingSession, session_id).deleted = True
        session.get_one(Enterprise, one).deleted = True
    kept, wanted = keys_now(store)
    assert kept == wanted
    assert len(kept) == 1
    assert find() == ["Metaal Claes"]


@pytest.mark.parametrize(
    "typed",
    ["elan", "ÉLAN", "lan vit", "1999.990.144", "1999990144", "999.990", "BE 1999", "aalst", "mia",
     "MÏA dauwe", "9300", "  élan   mia "],
)  # fmt: skip
def test_a_company_is_found_by_name_number_place_or_contact(store, find, typed):
    add_enterprise(store, "Élan Vital", number="1999990144")
    add_enterprise(store, "Peeters Bouw", nis=GENT, contact="Jo", number="0400000000")
    with store.write() as session:
        session.execute(
            update(Establishment)
            .where(Establishment.municipality_nis == GENT)
            .values(postal_code="9000")
        )
    assert find(typed) == ["Élan Vital"]


@pytest.mark.parametrize("typed", ["%", "_", "'", '"', "\\", "a'; DROP TABLE enterprise; --"])
def test_signs_of_sql_are_only_text(store, find, typed):
    add_enterprise(store, "Zoutkaai")
    assert find(typed) == []
    assert find() == ["Zoutkaai"]


def test_names_sort_without_regard_to_case_and_accents(store, find):
    for name in ("zorg", "Élan", "Bakker", "elan vital", "Zon"):
        add_enterprise(store, name)
    assert find() == ["Bakker", "Élan", "elan vital", "Zon", "zorg"]
    assert find(descending=True) == ["zorg", "Zon", "elan vital", "Élan", "Bakker"]


def test_the_thirtieth_day_is_not_silent_the_next_one_is(store, find):
    for name, days in (("Dertig", 30), ("Eenendertig", 31), ("Vandaag", 0)):
        enterprise = add_enterprise(store, name)
        add_session(store, enterprise, NOW - timedelta(days=days))
    add_enterprise(store, "Nooit")
    assert find(is_silent=True) == ["Eenendertig", "Nooit"]
    assert find(order="contact") == ["Eenendertig", "Dertig", "Vandaag", "Nooit"]
    assert find(order="contact", descending=True) == ["Nooit", "Vandaag", "Dertig", "Eenendertig"]


def test_a_withdrawn_session_is_no_contact(store, find):
    enterprise = add_enterprise(store, "Stil")
    session_id = add_session(store, enterprise, NOW)
    assert find(is_silent=True) == []
    with store.write() as session:
        session.get_one(CoachingSession, session_id).deleted = True
    assert find(is_silent=True) == ["Stil"]


def test_places_filter_and_sort_by_their_names(store, find):
    add_enterprise(store, "A", nis=GENT)
    add_enterprise(store, "B", nis=AALST)
    add_enterprise(store, "C", nis=BERINGEN)
    add_enterprise(store, "D", nis=None)
    assert find(order="place") == ["B", "C", "A", "D"]
    assert find(order="place", descending=True) == ["D", "A", "C", "B"]
    assert find(province="40000") == ["A", "B"]
    region = reference().municipalities[BERINGEN].reference_region
    assert find(region=region.code) == ["C"]


def test_sectors_filter_by_section_and_division(store, find):
    add_enterprise(store, "Brood", nace_version="2025", nace_code="10711")
    add_enterprise(store, "Metaal", nace_version="2025", nace_code="25620")
    add_enterprise(store, "Bouw", nace_version="2008", nace_code="41201")
    add_enterprise(store, "Onbekend")
    assert find(sector="C") == ["Brood", "Metaal"]
    assert find(sector="10") == ["Brood"]
    assert find(sector="F") == ["Bouw"]
    assert find(order="sector")[-1] == "Onbekend"


def test_sizes_filter_also_when_not_known(store, find):
    add_enterprise(store, "Micro", staff="9.5")
    add_enterprise(store, "Klein", staff="10")
    add_enterprise(store, "Onbekend")
    assert find(size="micro") == ["Micro"]
    assert find(size="small") == ["Klein"]
    assert find(size=UNKNOWN_SIZE) == ["Onbekend"]


def test_a_judgement_follows_what_changed(store, find):
    enterprise = add_enterprise(store, "Intake")
    before = enterprise_rows(store, reference(), [enterprise])[enterprise].judged.percent
    add_intake(store, enterprise, first_step="Bellen", consent=True)
    after = enterprise_rows(store, reference(), [enterprise])[enterprise].judged.percent
    assert after > before
    add_enterprise(store, "Leeg", contact=None, nis=None)
    assert find(order="intake") == ["Leeg", "Intake"]
    assert find(is_incomplete=True) == ["Intake", "Leeg"]


def test_the_views_count_mine_and_all(store, find):
    del find
    enterprise = add_enterprise(store, "Mijn")
    add_session(store, enterprise, NOW)
    add_enterprise(store, "Van niemand", coach_id=None)
    assert view_counts(store, reference(), store.actor) == ViewCounts(1, 0, 1, 2)


def test_what_others_share_with_me_is_a_view_of_its_own(store, find):
    me = store.actor
    tom = add_colleague(store, who_am_i(store))
    theirs = add_enterprise(store, "Van Tom", coach_id=tom)
    ended = add_enterprise(store, "Niet meer gedeeld", coach_id=tom)
    other = add_enterprise(store, "Met Tom gedeeld")
    mine = add_enterprise(store, "Mijn, eerst gedeeld")
    add_enterprise(store, "Van niemand", coach_id=None)
    for enterprise in (theirs, ended, mine):
        share_case(store, enterprise, {me})
    share_case(store, ended, set())
    share_case(store, other, {tom})
    assert find(shared_with=me) == ["Van Tom"]
    assert find(shared_with=tom) == ["Met Tom gedeeld"]
    assert view_counts(store, reference(), me).shared == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("klaes", "Claes"),
        ("Jansens", "Janssens"),
        ("metall", "Metaal"),
        ("xyzzy", None),
        ("", None),
    ],
)
def test_a_slip_of_the_keyboard_is_understood(store, find, typed, meant):
    add_enterprise(store, "Metaal Claes")
    add_enterprise(store, "Bakkerij Janssens")
    assert find(typed) == [] or not typed
    assert meant_name(store, typed) == meant


def test_details_tell_the_last_session_and_the_size(store, find):
    del find
    enterprise = add_enterprise(store, "Bakkerij Janssens", staff="22", number="1999990144")
    add_session(store, enterprise, datetime(2026, 11, 2, 9, tzinfo=UTC), "## Kop\nNiet de laatste")
    add_session(store, enterprise, datetime(2026, 11, 20, 9, tzinfo=UTC), "**Onthaal** besproken")
    details = enterprise_details(store, reference(), enterprise)
    assert details.last.text == "Onthaal besproken"
    assert details.last.lasted == timedelta(hours=1, minutes=10)
    assert details.size.size == "small"
    assert details.address == "Molenstraat 14"
    assert enterprise_details(store, reference(), store.actor) is None

"""The history of a file: which changes, as a screen can show them, and the way back of each."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.core import clock
from app.core.errors import UserError
from app.models.coaching import CoachingSession
from app.models.enterprise import Contact, Enterprise
from app.reference.trajectories import question_sets
from app.services.companies.dossier_edits import add, edit, remove
from app.services.companies.file_history import (
    HistoryQuery,
    before_restore,
    history_list,
    history_rows,
    restore_before,
)
from app.services.history import EXISTS, MADE
from app.services.profiles.laptops import note_laptop
from app.services.retention.bin import throw_away
from app.services.scans.use_cases import answer, start_scan
from app.services.undo import undo
from app.storage.store import Store
from tests.coaching_samples import add_company, add_team, utc
from tests.file_samples import add_enterprise, add_session

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def wall(monkeypatch):
    """Set the clock, in hours after Monday morning."""

    def later(hours):
        monkeypatch.setattr(clock, "now", lambda: MORNING + timedelta(hours=hours))

    later(0)
    return later


@pytest.fixture
def company(store, wall):
    add_team(store)
    note_laptop(store, "OOST-1")
    return add_company(store)


def shown(store, query):
    rows = history_rows(store, history_list(store, query).ids)
    return [rows[one] for one in history_list(store, query).ids]


def newest(store, company):
    return history_list(store, HistoryQuery(company.id)).ids[0]


def test_a_change_tells_who_when_on_which_laptop_old_and_new(store, company, wall):
    wall(1)
    edit(store, "contact", company.jan, function="hr")
    row = shown(store, HistoryQuery(company.id))[0]
    assert (row.kind, row.record_id, row.about) == ("contact", company.jan, "Jan J.")
    assert (row.change.unit, row.change.old, row.change.new) == ("function", "owner", "hr")
    assert (row.who, row.laptop) == ("Els V.", "OOST-1")
    assert row.change.at == MORNING + timedelta(hours=1)


def test_the_last_change_is_first_and_the_first_is_the_making(store, company, wall):
    edit(store, "enterprise", company.id, purpose="Rust")
    found = history_list(store, HistoryQuery(company.id))
    rows = shown(store, HistoryQuery(company.id))
    assert (rows[0].change.unit, rows[-1].change.unit) == ("purpose", MADE)
    assert found.made.at == MORNING
    assert set(found.kinds) == {"enterprise", "establishment", "contact"}
    assert list(found.people.values()) == ["Els V."]


def test_what_moves_to_another_laptop_tells_both(store, company):
    edit(store, "contact", company.jan, name="Een")
    note_laptop(store, "WEST-2")
    note_laptop(store, "WEST-2")
    edit(store, "contact", company.jan, name="Twee")
    first, second = shown(store, HistoryQuery(company.id))[1::-1]
    assert (first.change.new, first.laptop) == ("Een", "OOST-1")
    assert (second.change.new, second.laptop) == ("Twee", "WEST-2")


def test_the_filters_work_together(store, company, wall):
    wall(24)
    edit(store, "contact", company.jan, name="Jan “Zandstraat”")
    edit(store, "enterprise", company.id, purpose="Zandstraat")
    query = HistoryQuery(company.id)

    def units(**filters):
        values = {name: getattr(query, name) for name in query.__dataclass_fields__}
        return [row.change.unit for row in shown(store, HistoryQuery(**values | filters))]

    assert units(text="ZANDstraat") == ["purpose", "name"]
    assert units(text="zandstraat", kind="contact") == ["name"]
    assert units(day=date(2026, 11, 24)) == ["purpose", "name"]
    assert units(day=date(2026, 11, 24), actor=store.actor) == ["purpose", "name"]
    assert units(day=date(2026, 11, 25)) == []
    assert units(actor=company.id) == []
    assert units(text="jan j.", day=date(2026, 11, 23)) == [MADE]


def test_a_search_looks_past_accents_in_what_was_and_what_is(store, company):
    edit(store, "enterprise", company.id, purpose="Één café")
    edit(store, "enterprise", company.id, purpose="Rust")

    def purposes(text):
        rows = shown(store, HistoryQuery(company.id, text=text))
        return [(row.change.old, row.change.new) for row in rows]

    both = [("Één café", "Rust"), ("", "Één café")]
    assert purposes("cafe") == purposes("EEN CAFÉ") == both
    assert purposes("café%") == []  # no sign stands for others
    found = history_list(store, HistoryQuery(company.id, text="cafe"))
    assert set(found.kinds) == {"enterprise", "establishment", "contact"}  # to choose from: all


def test_a_session_shows_itself_and_what_is_below_it(store, company):
    one = add_session(store, company.id, utc(20, 9), "Onthaal")
    add_session(store, company.id, utc(21, 9), "Andere")
    with store.write() as session:
        session.get_one(CoachingSession, one).note = "Anders"
    rows = shown(store, HistoryQuery(company.id, record=("coaching_session", one)))
    assert [(row.change.unit, row.about) for row in rows] == [
        ("note", utc(20, 9)),
        (MADE, utc(20, 9)),
    ]


def test_another_company_has_no_part_in_it(store, company):
    other = add_company(store, "Metaal")
    edit(store, "contact", other.jan, name="Een")
    assert {row.record_id for row in shown(store, HistoryQuery(company.id))} == {
        company.id,
        company.site,
        company.jan,
        company.mia,
    }


def test_a_link_has_the_name_of_what_it_points_at(store, company):
    with store.write() as session:
        session.get_one(Contact, company.jan).establishment_id = company.site
        session.get_one(Enterprise, company.id).coach_id = store.actor
    rows = {row.change.unit: row for row in shown(store, HistoryQuery(company.id))}
    assert rows["establishment_id"].names[company.site] == "Molenstraat 14"
    assert rows["coach_id"].names[store.actor] == "Els V."


def test_the_value_before_comes_back_and_that_can_be_undone(store, company):
    edit(store, "contact", company.jan, name="Een")
    change = newest(store, company)
    edit(store, "contact", company.jan, name="Twee")
    before = before_restore(store, change)
    assert (before.now, before.then, before.is_gone, before.is_same) == (
        "Twee",
        "Jan J.",
        False,
        False,
    )
    undo(store, restore_before(store, change))
    with store.read() as session:
        assert session.get_one(Contact, company.jan).name == "Twee"
    restore_before(store, change)
    assert before_restore(store, change).is_same
    with store.read() as session:
        assert session.get_one(Contact, company.jan).name == "Jan J."


def test_a_unit_of_more_columns_comes_back_whole(store, company):
    edit(store, "establishment", company.site, street="Kerkplein", house_number="1", box="2")
    change = newest(store, company)
    assert before_restore(store, change).then["street"] == "Molenstraat"
    restore_before(store, change)
    assert before_restore(store, change).is_same


def test_a_field_of_a_deleted_record_brings_the_record_back(store, company):
    edit(store, "contact", company.jan, name="Een")
    change = newest(store, company)
    remove(store, "contact", company.jan)
    assert before_restore(store, change).is_gone
    restore_before(store, change)
    with store.read() as session:
        jan = session.get_one(Contact, company.jan)
        assert (jan.name, jan.deleted) == ("Jan J.", False)


def test_a_removal_and_a_making_bring_the_record_back_whole(store, company):
    visit = add_session(store, company.id, utc(20, 9), "Onthaal")
    made = newest(store, company)
    throw_away(store, "coaching_session", visit)
    removal = newest(store, company)
    assert before_restore(store, removal).then is True
    for change in (removal, made):
        restore_before(store, change)
        assert before_restore(store, change).is_same
        throw_away(store, "coaching_session", visit)
    restore_before(store, removal)
    back = newest(store, company)
    assert shown(store, HistoryQuery(company.id))[0].change.unit == EXISTS
    restore_before(store, back)  # before it came back, it was deleted
    with store.read() as session:
        assert session.get_one(CoachingSession, visit).deleted


def test_a_number_that_another_has_by_now_is_refused(store, company):
    one = add_enterprise(store, "Een", number="1999990144")
    edit(store, "enterprise", one, number="")
    (change, *_) = history_list(store, HistoryQuery(one)).ids
    add_enterprise(store, "Twee", number="1999990144")
    with pytest.raises(UserError, match=r"intake\.number_exists"):
        restore_before(store, change)


def test_after_a_lock_the_history_still_brings_back(store, company, store_folder):
    done = add(store, "contact", company.id, name="Nieuw")
    edit(store, "contact", done.id, name="Anders")
    again = Store(store._engine, store.actor)  # undo is forgotten, the outbox is not
    change = newest(again, company)
    restore_before(again, change)
    with again.read() as session:
        assert session.get_one(Contact, done.id).name == "Nieuw"


def test_the_answers_of_a_scan_are_one_line_until_they_are_asked_for(store, company):
    scan = start_scan(store, company.id, "baseline").id
    first, second, third = question_sets()[0].questions[:3]
    for value, one in enumerate((first, second, third), 2):
        answer(store, scan, one.code, value)
    answer(store, scan, first.code, 5)
    found = history_list(store, HistoryQuery(company.id))
    rows = shown(store, HistoryQuery(company.id))
    asked = [(row.kind, row.change.unit, row.about) for row in rows if row.kind == "scan_answer"]
    assert asked == [
        ("scan_answer", "answer", first.text),
        ("scan_answer", MADE, third.text),
    ]
    assert list(found.together.values()) == [3]
    assert [row.change.unit for row in rows if row.kind == "scan"] == [MADE]  # no «waar gestopt»
    assert "scan" in found.kinds
    every = shown(store, HistoryQuery(company.id, kind="scan_answer"))
    assert [row.about for row in every] == [first.text, third.text, second.text, first.text]
    assert history_list(store, HistoryQuery(company.id, kind="scan_answer")).together == {}

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import text, update

from app.core import clock
from app.models.coaching import Action
from app.models.enterprise import Enterprise, YearlyFigures
from app.services.companies.dossier_edits import remove
from app.services.history import EXISTS, MADE, FieldChange, record_history
from app.services.undo import undo
from tests.coaching_samples import add_team
from tests.file_samples import add_action, add_enterprise, add_session

FIRST, LATER = datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 24, 10, 5, tzinfo=UTC)


@pytest.fixture
def wall(monkeypatch):
    """Set the clock."""

    def show(moment):
        monkeypatch.setattr(clock, "now", lambda: moment)

    show(FIRST)
    return show


@pytest.fixture
def enterprise(store, wall):
    add_team(store)
    return add_enterprise(store, "Bakkerij Janssens", staff="22")


def after_made(store, kind, record_id):
    made, *later = record_history(store, kind, record_id)
    assert made.unit == MADE
    return later


def test_a_record_begins_with_all_its_fields(store, enterprise):
    (made,) = record_history(store, "enterprise", enterprise)
    assert (made.unit, made.old, made.actor, made.at) == (MADE, None, store.actor, FIRST)
    assert made.new["name"] == "Bakkerij Janssens"
    assert made.new["coach_id"] == store.actor
    assert made.new["number"] is None
    assert made.new[EXISTS] is True


def test_an_edit_tells_old_and_new_who_and_when(store, enterprise, wall):
    wall(LATER)
    with store.write() as session:
        session.get_one(Enterprise, enterprise).name = "Bakkerij Peeters"
    assert after_made(store, "enterprise", enterprise) == [
        FieldChange("name", "Bakkerij Janssens", "Bakkerij Peeters", store.actor, LATER)
    ]


def test_values_come_back_as_the_model_holds_them(store, enterprise):
    action = add_action(store, enterprise, "Bellen")
    moment = datetime(2026, 11, 3, 9, 30, 5, tzinfo=UTC)
    visit = add_session(store, enterprise, moment, themes=("language", "onboarding"))
    with store.write() as session:
        session.get_one(Action, action).due_on = date(2026, 11, 30)
        (figures,) = session.execute(text("SELECT id FROM yearly_figures")).scalars()
        session.execute(update(YearlyFigures).values(staff=Decimal("23.50")))
    (due,) = after_made(store, "action", action)
    assert (due.unit, due.old, due.new) == ("due_on", None, date(2026, 11, 30))
    (made,) = record_history(store, "coaching_session", visit)
    known = made.new | next((v for v in made.new.values() if isinstance(v, dict)), {})
    assert known["starts_at"] == moment
    assert known["themes"] == ("language", "onboarding")
    (staff,) = after_made(store, "yearly_figures", UUID(figures))
    assert (staff.unit, staff.old, staff.new) == ("staff", Decimal("22.00"), Decimal("23.50"))


def test_a_bulk_change_stands_with_each_record_it_changed(store, enterprise):
    first, second = (add_action(store, enterprise, name) for name in ("Een", "Twee"))
    already = add_action(store, enterprise, "Drie")
    with store.write() as session:
        session.get_one(Action, already).done_on = date(2026, 11, 9)
    with store.write() as session:
        session.execute(update(Action).values(done_on=date(2026, 11, 9)))
    for action in (first, second, already):
        (done,) = after_made(store, "action", action)
        assert done.unit == "outcome"
        assert done.old == {"done_on": None, "outcome": ""}
        assert done.new == {"done_on": date(2026, 11, 9), "outcome": ""}


def test_a_removal_and_its_undo_are_both_there(store, enterprise):
    action = add_action(store, enterprise, "Bellen")
    done = remove(store, "action", action)
    undo(store, done.changes)
    changes = after_made(store, "action", action)
    assert [(one.unit, one.old, one.new) for one in changes] == [
        (EXISTS, True, False),
        (EXISTS, False, True),
    ]


def test_an_edit_that_is_undone_is_a_change_back(store, enterprise):
    for name in ("Fout", "Bakkerij Janssens"):
        with store.write() as session:
            session.get_one(Enterprise, enterprise).name = name
    changes = after_made(store, "enterprise", enterprise)
    assert [(one.old, one.new) for one in changes] == [
        ("Bakkerij Janssens", "Fout"),
        ("Fout", "Bakkerij Janssens"),
    ]


def test_a_record_of_another_has_no_part_in_it(store, enterprise):
    other = add_enterprise(store, "Andere")
    with store.write() as session:
        session.get_one(Enterprise, other).name = "Nog een"
    assert len(record_history(store, "enterprise", enterprise)) == 1


def test_a_kind_that_is_not_synced_is_a_bug(store, enterprise):
    with pytest.raises(KeyError):
        record_history(store, "draft", enterprise)

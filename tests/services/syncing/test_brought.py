"""What today's rounds brought from others, for S18."""

import pytest
from sqlmodel import select

from app.models.enterprise import Contact, Enterprise
from app.models.partnership import Role
from app.services.record_names import record_names
from app.services.syncing import brought
from app.services.syncing.brought import brought_today
from tests.case_samples import add_colleague
from tests.coaching_samples import add_team
from tests.sync.conftest import ann, bob, central  # noqa: F401  people at laptops
from tests.sync.desks import NOON, shared


@pytest.fixture(autouse=True)
def _noon(monkeypatch):
    monkeypatch.setattr(brought.clock, "today", NOON.date)


def told(desk):
    return [
        (one.record.case, one.record.kind, one.unit, one.is_delete, one.change is None)
        for one in brought_today(desk.store)
    ]


def test_a_case_that_came_whole_is_new_and_what_came_after_is_told_by_field(central, ann, bob):  # noqa: F811
    one = shared(central, ann, bob)
    assert told(bob) == [("Bakkerij", "enterprise", "", False, True)]
    jan = ann.contact(one, "Jan")
    ann.set(Enterprise, one, purpose="Rust")
    ann.sync()
    bob.sync()
    ann.set(Contact, jan, phone="1")
    ann.set(Contact, jan, deleted=True)
    ann.sync()
    bob.set(Enterprise, one, name="Van Bob")  # own: not brought
    bob.sync()
    assert told(bob) == [
        ("Van Bob", "contact", "", True, False),
        ("Van Bob", "contact", "phone", False, False),
        ("Van Bob", "enterprise", "purpose", False, False),
        ("Van Bob", "contact", "", False, False),
        ("Van Bob", "enterprise", "", False, True),
    ]
    assert {one.at for one in brought_today(bob.store)} == {NOON}
    assert brought_today(ann.store) == ()  # her first rounds, and nobody else wrote


def test_a_role_is_known_by_whose_it_is(store):
    me = add_team(store)
    nora = add_colleague(store, me)
    with store.read() as session:
        role = session.exec(select(Role).where(Role.person_id == nora)).one()
        names = record_names(session, [("role", role.id, role.root)])
    assert names["role", role.id].title == "Nora B."


def test_what_came_yesterday_is_not_of_today(central, ann, bob):  # noqa: F811
    shared(central, ann, bob)
    bob.store.rows("UPDATE sync_round SET at = '2026-03-01T12:00:00+00:00'")
    assert brought_today(bob.store) == ()


def test_of_a_case_that_left_its_name_leaves_the_rounds_too(central, ann, bob):  # noqa: F811
    one = shared(central, ann, bob)
    central.right(bob.road._server.user, one.hex, given=False)
    bob.sync()
    assert brought_today(bob.store) == ()
    assert one.hex not in str(bob.store.rows("SELECT cases FROM sync_round"))

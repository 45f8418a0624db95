"""Partners by the promotor's laptop: names, open work, closing, and what other laptops see."""

from datetime import UTC, datetime, timedelta

from app.core import clock
from app.models.coaching import Action
from app.models.planning import Appointment
from app.services.people import partner_names, who_am_i
from app.services.team import add_partner, close_partner, partners, rename_partner
from tests.account_samples import refused
from tests.coaching_samples import add_company


def line(laptop, partner):
    return next(one for one in partners(laptop.store) if one.id == partner)


def test_open_work_is_counted_and_keeps_a_partner_open(ann, invited, tom):
    partner = who_am_i(tom.store).partner_id
    company = add_company(tom.store)
    soon = clock.now() + timedelta(days=2)
    of_tom = {"root": company.id, "enterprise_id": company.id, "coach_id": tom.store.actor}
    plan = of_tom | {"kind": "visit", "ends_at": soon + timedelta(hours=1)}
    past = datetime(2020, 1, 1, tzinfo=UTC)
    with tom.store.write() as session:
        action = Action(text="Peter zoeken", **of_tom)
        visit = Appointment(starts_at=soon, **plan)
        session.add(action)
        session.add(visit)
        session.add(Action(text="Gedaan", done_on=past.date(), **of_tom))
        session.add(Appointment(starts_at=past, **plan))
        session.add(Appointment(starts_at=soon, cancelled=True, **plan))
        ids = action.id, visit.id
    tom.round()
    assert (line(ann, partner).people, line(ann, partner).open_work) == (2, 2)
    with tom.store.write() as session:
        session.get_one(Action, ids[0]).done_on = clock.today()
        session.get_one(Appointment, ids[1]).cancelled = True
    tom.round()
    assert line(ann, partner).open_work == 0
    error = refused(close_partner, ann.store, partner, is_closed=True)
    assert error.code == "server.partner_busy"  # Ann and Tom have an account


def test_a_closed_partner_is_offered_nowhere_and_comes_back(ann, tom):
    west = add_partner(ann.store, "Partner West")
    rename_partner(ann.store, west, "Partner Kust")
    tom.round()
    assert partner_names(tom.store)[west] == "Partner Kust"
    close_partner(ann.store, west, is_closed=True)
    tom.round()
    assert west not in partner_names(tom.store)
    assert line(ann, west).is_closed
    close_partner(ann.store, west, is_closed=False)
    tom.round()
    assert west in partner_names(tom.store)

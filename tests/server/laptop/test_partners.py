"""Partners by the promotor's laptop: names, open work, closing, and what other laptops see."""

from datetime import UTC, date, datetime, timedelta

from app.core import clock
from app.models.base import new_id
from app.models.coaching import Action
from app.models.enterprise import Enterprise
from app.models.network import Meeting, Network
from app.models.planning import Appointment
from app.models.quality import Improvement, IncomingQuestion
from app.models.referral import Referral
from app.models.scan import Scan
from app.models.trajectory import Trajectory
from app.services.people import partner_names, who_am_i
from app.services.profiles.team import add_partner, close_partner, partners, rename_partner
from tests.account_samples import refused
from tests.coaching_samples import add_company


def line(laptop, partner):
    return next(one for one in partners(laptop.store) if one.id == partner)


def works(tom):
    """Put one open and one closed record of each kind of work in the store of Tom."""
    company = add_company(tom.store)
    soon = clock.now() + timedelta(days=2)
    past, day = datetime(2020, 1, 1, tzinfo=UTC), date(2020, 1, 1)
    of_tom = {"root": company.id, "enterprise_id": company.id, "coach_id": tom.store.actor}
    plan = of_tom | {"kind": "visit", "ends_at": soon + timedelta(hours=1)}
    ids = [new_id() for _ in range(3)]
    network = Network(id=ids[0], root=ids[0], name="Bakkers", coach_id=tom.store.actor)
    meeting = {"root": network.id, "network_id": network.id, "title": "Eerste", "ends_at": soon}
    path = {"title": "Onthaal", "started_on": day, "criteria_version": 1}
    sent = of_tom | {
        "company_id": company.id,
        "company": "Bakkerij",
        "direction": "out",
        "made_on": day,
        "status_on": day,
    }
    scan = {
        "root": company.id,
        "enterprise_id": company.id,
        "set_number": 1,
        "moment": "baseline",
        "started_on": day,
        "person_id": tom.store.actor,
    }
    ours = who_am_i(tom.store).partnership_id
    asked = {"root": ours, "received_on": day, "text": "Hulp"}
    better = {"root": ours, "noted_on": day, "title": "Sneller bellen"}
    made = {
        "action": Action(text="Peter zoeken", **of_tom),
        "appointment": Appointment(starts_at=soon, **plan),
        "trajectory": Trajectory(id=ids[1], root=ids[1], coach_id=tom.store.actor, **path),
        "referral": Referral(**sent),
        "meeting": Meeting(starts_at=soon, **meeting),
        "scan": Scan(**scan),
        "incoming_question": IncomingQuestion(person_id=tom.store.actor, **asked),
        "improvement": Improvement(owner_id=tom.store.actor, **better),
    }
    closed = [
        Action(text="Gedaan", done_on=day, **of_tom),
        Appointment(starts_at=past, **plan),
        Appointment(starts_at=soon, cancelled=True, **plan),
        Trajectory(id=ids[2], root=ids[2], coach_id=tom.store.actor, status="closed", **path),
        Referral(**sent | {"status": "ended", "outcome": "hired"}),
        Meeting(starts_at=past, **meeting),
        Scan(completed_on=day, **scan),
        IncomingQuestion(person_id=tom.store.actor, handling="taken", **asked),
        Improvement(owner_id=tom.store.actor, status="kept", **better),
    ]
    names = {kind: (type(one), one.id) for kind, one in made.items()}
    with tom.store.write() as session:
        session.add(network)
        session.flush()
        session.add_all([*made.values(), *closed])
    return names


def test_open_work_of_each_kind_is_counted_and_keeps_a_partner_open(ann, invited, tom):
    partner = who_am_i(tom.store).partner_id
    made = works(tom)
    tom.round()
    found = line(ann, partner)
    assert (found.people, found.work) == (2, dict.fromkeys(made, 1))
    over = {
        "action": {"done_on": clock.today()},
        "appointment": {"cancelled": True},
        "trajectory": {"status": "stopped"},
        "referral": {"status": "refused", "outcome": "not_started"},
        "meeting": {"starts_at": datetime(2020, 1, 1, tzinfo=UTC)},
        "scan": {"completed_on": clock.today()},
        "incoming_question": {"handling": "answered"},
        "improvement": {"status": "stopped"},
    }
    with tom.store.write() as session:
        for kind, values in over.items():
            for name, value in values.items():
                setattr(session.get_one(*made[kind]), name, value)
    tom.round()
    assert line(ann, partner).work == {}
    error = refused(close_partner, ann.store, partner, is_closed=True)
    assert error.code == "server.partner_busy"  # Ann and Tom have an account


def test_a_referral_to_a_partner_and_a_company_handed_to_it_are_work_of_it(ann, tom):
    west = add_partner(ann.store, "Partner West")
    tom.round()
    company = add_company(tom.store)
    day = date(2020, 1, 1)
    own = new_id()
    with tom.store.write() as session:
        session.add(
            Referral(
                id=own,
                root=own,
                company_id=company.id,
                company="Bakkerij",
                direction="partner",
                to_partner_id=west,
                made_on=day,
                status_on=day,
            )
        )
        session.add(Action(root=company.id, enterprise_id=company.id, text="Peter zoeken"))
        session.get_one(Enterprise, company.id).partner_id = west
    tom.round()
    assert line(ann, west).work == {"referral": 1, "action": 1}


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

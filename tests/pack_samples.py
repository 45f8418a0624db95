"""Trajectories that came to an end in October 2026; everything is made up."""

import json
from datetime import UTC, date, datetime

from app.models.base import new_id
from app.models.coaching import CoachingSession
from app.models.server_link import ServerLink
from app.services.counting.counts import decide, propose, waiting_proposals
from app.services.packs.wish import PackWish
from tests.case_samples import CODES, acting_as, begin, complete, member
from tests.coaching_samples import add_company

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
WISH = PackWish(FIRST, LAST)


def october(day):
    return date(2026, 10, day)


def add_dossier(store, name="Bakkerij Janssens", number=None, title="Onthaal", codes=CODES):
    """Begin a trajectory of a new company, with evidence of 6 October; return its member."""
    company = add_company(store, name=name, number=number)
    one = begin(store, member(company, name, number), title=title)
    complete(store, one.members[0].id, codes, october(6))
    return one


def let_count(store, one, nora):
    """Propose a company, and let somebody else confirm it."""
    who = one.members[0].id
    propose(store, who)
    (proposal,) = (each for each in waiting_proposals(store) if each.member_id == who)
    with acting_as(store, nora):
        decide(store, proposal.id, "counts")


def tell_freshness(store, *partners):
    """Let the server have told when each partner (id, name, moment) was there last."""
    told = [
        {"partner": partner.hex, "name": name, "last_seen": seen, "laptops": 1,
         "laptops_today": 0, "days": [0] * 14}
        for partner, name, seen in partners
    ]  # fmt: skip
    status = {"server_time": "2026-11-02T10:00:00+00:00", "partners": told, "head": 0,
              "durable_seq": 0}  # fmt: skip
    with store.write() as session:
        link = ServerLink(address="https://x", server="s", device="d", device_name="OOST-1")
        link.status = json.dumps(status)
        session.add(link)


def add_session(store, company, day, **more):
    """Put a session that was finished and that nobody confirmed in the store; return its id."""
    one, at = new_id(), datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    with store.write() as session:
        session.add(
            CoachingSession(
                id=one,
                root=company.id,
                enterprise_id=company.id,
                coach_id=store.actor,
                kind="visit",
                starts_at=at,
                ends_at=at.replace(hour=11),
                **{"subject": "Opvolging", "completed_at": at.replace(hour=12), **more},
            )
        )
    return one

"""
Measures the lists of networks and of scans on an encrypted store of real size.

`python -m benchmarks.networks --folder DIR` adds 2,000 meetings in 200 networks and 3,000 scans to
a store that has none yet, prints one line a measure and ends with 1 when one is over its budget.
"""

import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

from sqlalchemy import func, insert
from sqlmodel import col, select

from app.models.base import new_id
from app.models.enterprise import Enterprise
from app.models.network import Invitee, Meeting, Network
from app.models.partnership import Person
from app.models.scan import Scan, ScanAnswer
from app.services.networks.meeting_list import meeting_rows
from app.services.networks.use_cases import network_rows, network_view
from app.services.scans.lists import ScanQuery, scan_ids, scan_rows
from app.services.scans.question_sets import sets_in
from app.storage.store import Store
from app.ui.tables.paged import PAGE
from benchmarks.measuring import Measures, given_store

NETWORKS, MEETINGS, GUESTS, SCANS = 200, 2_000, 12, 3_000
LIST_MS: Final = 100.0
PART: Final = 5_000  # rows at once
FIRST: Final = datetime(2025, 9, 1, 9, tzinfo=UTC)


def main() -> int:
    """Measure everything; return 1 when a budget is broken."""
    store, _folder = given_store(__doc__)
    fill(store)
    measures = Measures()
    measures.take("networks", LIST_MS, lambda: network_rows(store))
    with store.read() as session:
        count = func.count(col(Meeting.id))
        busiest = session.exec(
            select(Meeting.network_id).group_by(col(Meeting.network_id)).order_by(count.desc())
        ).first()
        some = list(session.exec(select(Meeting.id).limit(PAGE)))
    if busiest is None:
        raise LookupError("no network")
    measures.take("one network", LIST_MS, lambda: network_view(store, busiest))
    measures.take("a page of meetings", LIST_MS, lambda: meeting_rows(store, some))
    for name, query in (
        ("scans", ScanQuery()),
        ("scans, by company", ScanQuery(order="enterprise", descending=False)),
        ("scans, open, by a name", ScanQuery(text="janss", state="open")),
    ):
        measures.take(name, LIST_MS, partial(_scans, store, query))
    return int(measures.failed)


def _scans(store: Store, query: ScanQuery) -> None:
    """Do what the list does: all ids, and the rows of a page."""
    scan_rows(store, scan_ids(store, query)[:PAGE])


def fill(store: Store) -> None:
    """Put networks and scans in a store that has none."""
    with store.read() as session:
        if session.exec(select(Network.id)).first() is not None:
            return
        companies = session.exec(select(Enterprise.id, Enterprise.name).limit(SCANS)).all()
        person = session.exec(select(Person.id)).first()
        codes = [one.code for one in sets_in(session)[-1].questions]
    networks = [new_id() for _ in range(NETWORKS)]
    meetings = [(new_id(), networks[number % NETWORKS]) for number in range(MEETINGS)]
    scans = [(new_id(), company) for company, _name in companies]
    rows: dict[Any, list[dict[str, Any]]] = {
        Network: [
            {"id": one, "root": one, "name": f"Netwerk {number}", "themes": (), "coach_id": person}
            for number, one in enumerate(networks)
        ],
        Meeting: [
            {
                "id": one,
                "root": network,
                "network_id": network,
                "coach_id": person,
                "title": f"Bijeenkomst {number}",
                "starts_at": FIRST + timedelta(hours=5 * number),
                "ends_at": FIRST + timedelta(hours=5 * number + 2),
            }
            for number, (one, network) in enumerate(meetings)
        ],
        Invitee: [
            {
                "id": new_id(),
                "root": network,
                "meeting_id": one,
                "company": companies[(number * GUESTS + guest) % len(companies)][1],
                "name": f"Gast {guest}",
                "attended": guest % 3 > 0,
            }
            for number, (one, network) in enumerate(meetings)
            for guest in range(GUESTS)
        ],
        Scan: [
            {
                "id": one,
                "root": company,
                "enterprise_id": company,
                "set_number": 1,
                "moment": ("baseline", "mid", "end")[number % 3],
                "started_on": FIRST.date() + timedelta(days=number % 400),
                "completed_on": None if number % 4 == 0 else FIRST.date(),
                "person_id": person,
            }
            for number, (one, company) in enumerate(scans)
        ],
        ScanAnswer: [
            {"id": new_id(), "root": company, "scan_id": one, "question": code, "value": 3}
            for one, company in scans
            for code in codes
        ],
    }
    with store.write() as session:
        for model, some in rows.items():
            for first in range(0, len(some), PART):
                session.execute(insert(model), some[first : first + PART])


if __name__ == "__main__":
    sys.exit(main())

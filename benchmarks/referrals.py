"""
Measures the board of referrals on a store of real size.

`python -m benchmarks.referrals --folder DIR` puts 2,000 referrals in that store when it has none
yet, prints one line a measure and ends with 1 when one is over its budget.
"""

import random
import sys
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import insert
from sqlmodel import select

from app.domain.referral import Status
from app.models.base import new_id
from app.models.enterprise import Enterprise
from app.models.partnership import Person
from app.models.referral import Referral
from app.reference.trajectories import instruments_on
from app.services.day.today import load_today
from app.services.referrals.lists import ReferralQuery, list_referrals
from app.storage.store import Store
from app.ui.place import Place
from app.ui.referrals.page import ReferralsPage
from benchmarks.measuring import (
    CALL_MS,
    TIMES,
    Measures,
    begin_application,
    desk_of,
    drop,
    given_store,
    timed,
    wait,
)

REFERRALS: Final = 2_000
LIST_MS: Final = 100.0
DAY: Final = date(2026, 11, 30)


def main() -> int:
    """Measure everything; return 1 when a budget is broken."""
    store, folder = given_store(__doc__)
    _application = begin_application()  # kept until all is measured
    fill(store, REFERRALS)
    measures = Measures()
    for name, query in (
        ("board", ReferralQuery()),
        ("board, filtered by a name", ReferralQuery(text="janss")),
        ("board, one direction", ReferralQuery(direction="from")),
    ):
        measures.take(name, LIST_MS, partial(list_referrals, store, query, DAY))
    measures.take("today", LIST_MS, partial(load_today, store, DAY))
    _calls(measures, store, folder)
    return int(measures.failed)


def fill(store: Store, count: int) -> None:
    """Put referrals in a store that has none."""
    with store.read() as session:
        if session.exec(select(Referral.id)).first() is not None:
            return
        companies = session.exec(select(Enterprise.id, Enterprise.name, Enterprise.number)).all()
        people = session.exec(select(Person.id, Person.partner_id)).all()
    dice, codes = random.Random(7), [one.code for one in instruments_on(DAY)]
    rows: list[dict[str, Any]] = []
    for _ in range(count):
        company, name, number = dice.choice(companies)
        coach, partner = dice.choice(people)
        made_on = DAY - timedelta(days=dice.randrange(400))
        status = dice.choice(list(Status))
        rows.append(
            {
                "id": new_id(),
                "root": company,
                "enterprise_id": company,
                "company_id": company,
                "company": name,
                "number": number,
                "direction": dice.choice(("out", "out", "out", "in_vdab", "in_local")),
                "instrument": dice.choice(codes),
                "receiver": "VDAB",
                "reason": "Vacature",
                "made_on": made_on,
                "needs": {},
                "status": status.value,
                "status_on": made_on,
                "outcome": "hired" if status is Status.ENDED else None,
                "coach_id": coach,
                "partner_id": partner,
            }
        )
    with store.write() as session:
        session.execute(insert(Referral), rows)


def _calls(measures: Measures, store: Store, folder: Path) -> None:
    """Measure what the user interface thread does when a list comes, and paints."""
    page = ReferralsPage(desk_of(store, folder), Place("referrals"))
    page.resize(1158, 700)
    page.show()
    wait(lambda: bool(page.count.text()))
    found = list_referrals(store, ReferralQuery(), DAY)

    def shown() -> None:
        page.model.listed.emit(found)
        page.grab()

    measures.told("a board comes, call", CALL_MS, [timed(shown) for _ in range(TIMES)])
    page.desk.runner.stop()
    drop(page)


if __name__ == "__main__":
    sys.exit(main())

"""
Measures what a survey of an evidence pack costs, of a month and of the whole project.

`python -m benchmarks.pack_survey --folder DIR` puts 3,000 trajectories in that store when it has
none yet, ends half of them, prints one line a measure and ends with 1 when one is over its budget.
"""

import random
import sys
from datetime import date, timedelta
from functools import partial
from typing import Final

from sqlalchemy import insert
from sqlmodel import select

from app.models.base import new_id
from app.models.partnership import Person
from app.models.trajectory import CountConfirmation, CountProposal, Trajectory, TrajectoryMember
from app.reference.loader import Reference
from app.services.counting.counts import progress_of
from app.services.packs.survey import survey
from app.services.packs.wish import PackWish
from app.storage.store import Store
from benchmarks.measuring import Measures, given_store
from benchmarks.trajectories import DAY, TRAJECTORIES, fill

JOB_MS: Final = 1_000.0  # beside the window
MONTHS: Final = 300  # days from begin to end at most


def main() -> int:
    """Measure everything; return 1 when a budget is broken."""
    store, _ = given_store(__doc__)
    fill(store, TRAJECTORIES)
    finish(store)
    measures = Measures()
    for name, first, last in (
        ("a month", date(2026, 10, 1), date(2026, 10, 31)),
        ("a quarter", date(2026, 7, 1), date(2026, 9, 30)),
        ("the project", date(2024, 1, 1), DAY),
    ):
        wish = PackWish(first, last)
        found = survey(store, Reference(), wish)
        told = f"{name}: {len(found.complete)} complete, {len(found.incomplete)} incomplete"
        measures.take(told, JOB_MS, partial(survey, store, Reference(), wish))
    return int(measures.failed)


def finish(store: Store) -> None:
    """End half of the trajectories, and let count what is complete; once."""
    dice = random.Random(11)
    with store.write() as session:
        if session.exec(select(CountProposal.id)).first() is not None:
            return
        people = session.exec(select(Person.id)).all()
        for one in session.exec(select(Trajectory)).all()[::2]:
            on = one.started_on + timedelta(days=dice.randrange(MONTHS))
            if on <= DAY:
                one.status, one.closed_on = "closed", on
        members = session.exec(select(TrajectoryMember.id, TrajectoryMember.trajectory_id)).all()
        progress = progress_of(session, [one for one, _ in members])
        proposals, decisions = [], []
        for one, trajectory in members:
            met_on = progress[one].met_on
            if met_on is None:
                continue
            own = new_id()
            day = met_on + timedelta(days=dice.randrange(20))
            proposals.append(
                {
                    "id": own,
                    "root": trajectory,
                    "trajectory_id": trajectory,
                    "member_id": one,
                    "proposed_by": people[0],
                    "proposed_on": day,
                    "met_on": met_on,
                }
            )
            decisions.append(
                {
                    "id": new_id(),
                    "root": trajectory,
                    "proposal_id": own,
                    "decision": "counts",
                    "confirmed_by": people[1],
                    "confirmed_on": day + timedelta(days=2),
                }
            )
        session.flush()
        session.execute(insert(CountProposal), proposals)
        session.execute(insert(CountConfirmation), decisions)


if __name__ == "__main__":
    sys.exit(main())

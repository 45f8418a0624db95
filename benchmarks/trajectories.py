"""
Measures the board and the table of trajectories, and one trajectory, on a store of real size.

`python -m benchmarks.trajectories --folder DIR` puts 3,000 trajectories in that store when it has
none yet, prints one line a measure and ends with 1 when one is over its budget.
"""

import random
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import select

from app.domain.trajectory import PHASES
from app.models.base import new_id
from app.models.enterprise import Enterprise
from app.models.partnership import Person
from app.models.trajectory import (
    CriterionEvidence,
    Trajectory,
    TrajectoryMember,
    TrajectorySession,
    member_id,
)
from app.reference.trajectories import checklists
from app.services.trajectories.board import trajectory_board
from app.services.trajectories.lists import TrajectoryQuery
from app.services.trajectories.views import trajectory_view
from app.storage.store import Store
from app.ui.place import Place
from app.ui.trajectories.page import TrajectoriesPage
from app.ui.trajectories.view_model import Listing, read_list
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

TRAJECTORIES: Final = 3_000
JOINT_EACH: Final = 5  # one in so many has three companies
SESSIONS: Final = 8  # shared with each
PART: Final = 500  # trajectories a unit of work
LIST_MS: Final = 100.0
DAY: Final = date(2026, 11, 30)


def main() -> int:
    """Measure everything; return 1 when a budget is broken."""
    store, folder = given_store(__doc__)
    _application = begin_application()  # kept until all is measured
    fill(store, TRAJECTORIES)
    measures = Measures()
    for name, query in (
        ("board", TrajectoryQuery()),
        ("board, filtered by a name", TrajectoryQuery(text="janss")),
        ("board, also what ended", TrajectoryQuery(status=None)),
    ):
        measures.take(name, LIST_MS, partial(read_list, store, query, DAY))
    by_coach = TrajectoryQuery(order="coach")
    measures.take("table", LIST_MS, partial(read_list, store, by_coach, DAY, is_table=True))
    first = trajectory_board(store, TrajectoryQuery(), DAY).ids[0]
    measures.take("one trajectory", LIST_MS, partial(trajectory_view, store, first))
    _calls(measures, store, folder)
    return int(measures.failed)


def fill(store: Store, count: int) -> None:
    """Put trajectories in a store that has none."""
    with store.read() as session:
        if session.exec(select(Trajectory.id)).first() is not None:
            return
        companies = session.exec(select(Enterprise.id, Enterprise.name, Enterprise.number)).all()
        people = session.exec(select(Person.id, Person.partner_id)).all()
    dice = random.Random(7)
    for first in range(0, count, PART):
        rows: dict[Any, list[dict[str, Any]]] = {}
        for number in range(first, min(first + PART, count)):
            _add(rows, dice, number, dice.sample(companies, 3), dice.choice(people))
        with store.write() as session:
            for model, some in rows.items():
                session.execute(insert(model), some)


def _add(
    rows: dict[Any, list[dict[str, Any]]],
    dice: random.Random,
    number: int,
    companies: list[Any],
    person: Any,
) -> None:
    one, begun = new_id(), DAY - timedelta(days=dice.randrange(400))
    coach, partner = person
    own: dict[str, UUID] = {"root": one, "trajectory_id": one}
    rows.setdefault(Trajectory, []).append(
        {
            "id": one,
            "root": one,
            "title": f"Traject {number}, {companies[0][1]}",
            "phase": dice.choice(PHASES),
            "started_on": begun,
            "partner_id": partner,
            "coach_id": coach,
            "criteria_version": 1,
        }
    )
    taking = companies if number % JOINT_EACH == 0 else companies[:1]
    for company, name, digits in taking:
        member = member_id(one, company)
        values = {"id": member, "enterprise_id": company, "name": name, "number": digits}
        rows.setdefault(TrajectoryMember, []).append({**own, **values, "joined_on": begun})
        for line in checklists()[-1].criteria[: dice.randrange(7)]:
            rows.setdefault(CriterionEvidence, []).extend(
                {
                    **own,
                    "id": new_id(),
                    "member_id": member,
                    "criterion": line.code,
                    "subject_kind": "attachment",
                    "subject_id": new_id(),
                    "label": "bewijs.pdf",
                    "dated": begun,
                    "added_by": coach,
                }
                for _ in range(line.needed)
            )
    begin = datetime(begun.year, begun.month, begun.day, 9, tzinfo=UTC)
    rows.setdefault(TrajectorySession, []).extend(
        {
            **own,
            "id": new_id(),
            "session_id": new_id(),
            "label": "Opvolging",
            "starts_at": begin + timedelta(days=7 * week),
            "minutes": 60,
            "coach_id": coach,
            "enterprise_ids": tuple(company.hex for company, _, _ in taking),
        }
        for week in range(SESSIONS)
    )


def _calls(measures: Measures, store: Store, folder: Path) -> None:
    """Measure what the user interface thread does when a list comes, and paints."""
    page = TrajectoriesPage(desk_of(store, folder), Place("trajectories"))
    page.resize(1158, 700)
    page.show()
    wait(lambda: page.model.listing is not None)
    listing = page.model.listing
    if listing is None:
        raise TimeoutError("no list")

    def shown(found: Listing) -> None:
        page.model.listed.emit(replace(found))
        page.grab()

    times = [timed(partial(shown, listing)) for _ in range(TIMES)]
    measures.told("a board comes, call", CALL_MS, times)
    page.desk.runner.stop()
    drop(page)


if __name__ == "__main__":
    sys.exit(main())

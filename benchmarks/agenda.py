"""
Measures the agenda on an encrypted store of real size.

`python -m benchmarks.agenda --folder DIR` prints one line a measure and ends with 1 when one is
over its budget. Three coaches have 8 appointments each on every day of a quarter; there are
2,000 meetings, of which the coach leads one in three.
"""

import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtWidgets import QMainWindow
from sqlalchemy import func, insert
from sqlmodel import select

from app.core import clock
from app.domain.calendar import View, days_of
from app.models.base import new_id
from app.models.enterprise import Enterprise
from app.models.network import Meeting, Network
from app.models.planning import Appointment
from app.services.day.calendar import calendar_of, calendar_owners
from app.storage.store import Store
from app.ui.calendar.page import CalendarPage
from app.ui.desk import Desk
from app.ui.place import Place
from benchmarks.measuring import (
    CALL_MS,
    TIMES,
    Beats,
    Measures,
    begin_application,
    desk_of,
    given_store,
    timed,
    wait,
)

READ_MS, VIEW_MS = 50.0, 100.0
A_DAY, COACHES, DAYS, MEETINGS = 8, 3, 65, 2_000


def main() -> int:
    """Measure everything; return 1 when a budget is broken."""
    store, folder = given_store(__doc__)
    _application = begin_application()  # kept until all is measured
    measures, day = Measures(), clock.today()
    people = tuple(one.id for one in calendar_owners(store)[:COACHES])
    _plan(store, day, people)
    for view in View:
        days = days_of(view, day)
        measures.take(
            f"read of three calendars, {view}",
            READ_MS if view in {View.DAY, View.WEEK} else VIEW_MS,
            lambda days=days: calendar_of(store, days[0], days[-1], people),
        )
    _views(measures, store, folder, people)
    return int(measures.failed)


def _plan(store: Store, day: date, people: tuple) -> None:
    """Fill the weeks around today, unless an earlier run did."""
    with store.read() as session:
        if session.exec(select(func.count()).select_from(Meeting)).one() >= MEETINGS:
            return
        ids = list(session.exec(select(Enterprise.id).limit(A_DAY * COACHES)))
    first = day - timedelta(days=DAYS // 2)
    rows = [
        {
            "id": new_id(),
            "root": ids[place % len(ids)],
            "enterprise_id": ids[place % len(ids)],
            "coach_id": who,
            "kind": "visit",
            "starts_at": (begin := _at(first + timedelta(days=n), 8 + hour)),
            "ends_at": begin + timedelta(minutes=50),
        }
        for n in range(DAYS)
        for place, (hour, who) in enumerate((h, who) for h in range(A_DAY) for who in people)
    ]
    network = new_id()
    with store.write() as session:
        session.add(Network(id=network, root=network, name="Netwerk Waasland"))
        session.flush()
        session.execute(insert(Appointment), rows)
        session.execute(
            insert(Meeting),
            [
                {
                    "id": new_id(),
                    "root": network,
                    "network_id": network,
                    "coach_id": people[n % COACHES],
                    "title": f"Bijeenkomst {n}",
                    "starts_at": _at(first + timedelta(days=n % 600 - 300), 17),
                    "ends_at": _at(first + timedelta(days=n % 600 - 300), 19),
                }
                for n in range(MEETINGS)
            ],
        )


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour)).astimezone()


def _views(measures: Measures, store: Store, folder: Path, people: tuple) -> None:
    desk: Desk = desk_of(store, folder)
    window, beats = QMainWindow(), Beats()
    window.resize(1158, 700)
    page = CalendarPage(desk, Place("agenda"), window)
    window.setCentralWidget(page)
    window.show()
    page.model.show_people(people)
    wait(lambda: page.model.is_shown)
    other = {View.DAY: View.WEEK}

    def show(view: View, steps: int) -> None:
        page.model.go(view, page.model.day + timedelta(weeks=steps))
        wait(lambda: page.model.is_shown)
        page.grab()

    for view in View:
        times, calls = [], []
        for n in range(TIMES):
            page.model.go(other.get(view, View.DAY), page.model.day)
            wait(lambda: page.model.is_shown)
            wait(lambda: False, 0.02)
            beats.take()
            times.append(timed(lambda view=view, n=n: show(view, 1 if n % 2 else -1)))
            wait(lambda: False, 0.02)
            calls.append(beats.take())
        measures.told(f"{view}, all of it painted", VIEW_MS, times)
        measures.told(f"longest call, {view}", CALL_MS, calls)


if __name__ == "__main__":
    sys.exit(main())

"""
Measures Vandaag on an encrypted store of real size.

`python -m benchmarks.today --folder DIR` prints one line a measure and ends with 1 when one is over
its budget. The coach has a share of the companies, 8 appointments a day and 40 actions.
"""

import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtWidgets import QMainWindow
from sqlalchemy import insert
from sqlmodel import col, select

from app.core import clock
from app.domain.agenda import week_of
from app.models.base import new_id
from app.models.coaching import Action
from app.models.enterprise import Enterprise
from app.models.planning import Appointment
from app.services.day.agenda import appointment_now, appointments_of
from app.services.day.today import load_today, today_count, with_companies
from app.storage.store import Store
from app.ui.desk import Desk
from app.ui.place import Place
from app.ui.today.page import TodayPage
from benchmarks.measuring import (
    CALL_MS,
    TIMES,
    Beats,
    Measures,
    begin_application,
    desk_of,
    drop,
    given_store,
    timed,
    wait,
)

READ_MS, PAGE_MS = 50.0, 100.0
A_DAY, ACTIONS, DAYS = 8, 40, 10


def main() -> int:
    """Measure everything; return 1 when a budget is broken."""
    store, folder = given_store(__doc__)
    _application = begin_application()  # kept until all is measured
    measures, day = Measures(), clock.today()
    _plan(store, day)
    _reads(measures, store, day)
    _page(measures, store, folder)
    return int(measures.failed)


def _plan(store: Store, day: date) -> None:
    """Fill the days around today, unless an earlier run did."""
    first = day - timedelta(days=DAYS // 2)
    if appointments_of(store, day, day):
        return
    with store.write() as session:
        mine = select(Enterprise.id).where(col(Enterprise.coach_id) == store.actor)
        ids = list(session.exec(mine.limit(A_DAY * DAYS)))
        moments = [
            datetime.combine(first + timedelta(days=n // A_DAY), time(8 + n % A_DAY)).astimezone()
            for n in range(len(ids))
        ]
        rows = [
            {
                "id": new_id(),
                "root": company,
                "enterprise_id": company,
                "coach_id": store.actor,
                "kind": "visit",
                "starts_at": begin,
                "ends_at": begin + timedelta(minutes=50),
            }
            for company, begin in zip(ids, moments, strict=True)
        ]
        session.execute(insert(Appointment), rows)
        actions = [
            {
                "id": new_id(),
                "root": company,
                "enterprise_id": company,
                "text": "Mail de afspraken",
                "coach_id": store.actor,
                "due_on": first + timedelta(days=n % DAYS),
            }
            for n, company in enumerate(ids[:ACTIONS])
        ]
        session.execute(insert(Action), actions)


def _reads(measures: Measures, store: Store, day: date) -> None:
    week, today = week_of(day), load_today(store, day)
    measures.take("actions and drafts of the day", READ_MS, lambda: load_today(store, day))
    measures.take("companies without contact", PAGE_MS, lambda: with_companies(store, today))
    measures.take("badge", READ_MS, lambda: today_count(store, day))
    measures.take(
        "appointments of the week", READ_MS, lambda: appointments_of(store, week[0], week[-1])
    )
    measures.take("appointment now", READ_MS, lambda: appointment_now(store, clock.now()))


def _page(measures: Measures, store: Store, folder: Path) -> None:
    desk, window, beats = desk_of(store, folder), QMainWindow(), Beats()
    window.resize(1158, 700)
    window.show()

    def show() -> None:
        page = TodayPage(desk, Place("today"), window)
        window.setCentralWidget(page)
        wait(lambda: bool(page.today.companies))
        page.grab()

    def take_away() -> None:
        if (page := window.takeCentralWidget()) is not None:
            drop(page)

    times, calls = [], []
    for _ in range(TIMES):
        wait(lambda: False, 0.1)
        beats.take()
        times.append(timed(show))
        wait(lambda: False, 0.1)
        calls.append(beats.take())
        take_away()
    measures.told("the page, all of it painted", PAGE_MS, times)
    measures.told("longest call, the page", CALL_MS, calls)
    _weeks(measures, beats, desk, window)
    desk.runner.stop()


def _weeks(measures: Measures, beats: Beats, desk: Desk, window: QMainWindow) -> None:
    """Leaf through weeks, each of them read anew."""
    page = TodayPage(desk, Place("today"), window)
    window.setCentralWidget(page)
    wait(lambda: bool(page.today.companies))
    times, calls = [], []

    def leaf() -> None:
        page.leaf(1)
        wait(lambda: page.is_day_shown)
        page.grab()

    for _ in range(TIMES):
        wait(lambda: False, 0.1)
        beats.take()
        times.append(timed(leaf))
        calls.append(beats.take())
    measures.told("another week, all of it painted", PAGE_MS, times)
    measures.told("longest call, another week", CALL_MS, calls)


if __name__ == "__main__":
    sys.exit(main())

"""A sync with a server that is made up, for tests of its screens."""

from dataclasses import replace
from datetime import datetime
from threading import Event
from uuid import UUID

from app.services.changes import Changes
from app.services.sync_view import (
    Brake,
    BrakeItem,
    Chip,
    Freshness,
    KindCount,
    Overview,
    Problem,
    RecordName,
    RoundDone,
    RoundLine,
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in November 2026, by the clock on the wall of this computer."""
    return datetime(2026, 11, day, hour, minute).astimezone()


COMPANY = UUID(int=7)
SESSION = RecordName("coaching_session", UUID(int=1), COMPANY, "Sessie 20/11", "Bakkerij Janssens")
CONTACT = RecordName("contact", UUID(int=2), COMPANY, "Mia D.", "Bakkerij Janssens")
FILE = Problem(
    "aa" * 32,
    "too_large",
    SESSION,
    (),
    "too_large",
    {"name": "plan-nieuwe-bakkerij.pdf", "size": 52_000_000, "most": 50_000_000},
    at(23, 11, 15),
)
HELD = Problem("bb" * 16, "held", CONTACT, ("phone",), "no_access", {}, at(23, 9, 2))
BRAKE = Brake(
    64,
    3,
    tuple(
        BrakeItem(RecordName("contact", UUID(int=n), COMPANY, f"Contact {n}", "Bakkerij"), n > 3)
        for n in range(1, 68)
    ),
    "Tom",
    at(23, 14, 2),
)
ROUNDS = (
    RoundLine(at(23, 14, 2), 14, 10, 2, None, 6.2),
    RoundLine(at(23, 11, 15), 9, 4, 0, None, 3.0),
    RoundLine(at(23, 8, 12), 3, 14, 0, None, 2.0),
    RoundLine(at(20, 17, 4), 31, 22, 1, None, 9.0),
    RoundLine(at(20, 12, 30), 0, 0, 0, "sync.offline", 4.0),
    RoundLine(at(19, 17, 0), 0, 0, 0, "sync.proxy", 1.0),
)
FRESH = (
    Freshness(
        UUID(int=11), "Partner Oost", at(23, 14, 1), 4, 4, (1,) * 5 + (0,) + (2,) * 8, is_own=True
    ),
    Freshness(
        UUID(int=12),
        "Partner Midden",
        at(23, 11, 40),
        5,
        5,
        (1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 0, 0, 3),
        is_own=False,
    ),
    Freshness(
        UUID(int=13),
        "Partner West",
        at(18, 16, 0),
        2,
        0,
        (1, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0),
        is_own=False,
    ),
)
COUNTS = (
    KindCount("coaching_session", 4, 0, 2),
    KindCount("attendee", 2, 0, 1),
    KindCount("contact", 4, 0, 9),
    KindCount("action", 11, 0, 7),
    KindCount("blob", 3, 1, 5),
)
SENT = Chip("all_sent", last_ok=at(23, 14, 2))
PROBLEM = Chip("problem", problems=1, to_decide=3, last_ok=at(23, 14, 2))
OVERVIEW = Overview(
    PROBLEM,
    "https://sync.example.be",
    "OOST-1",
    counts=COUNTS,
    problems=(FILE,),
    freshness=FRESH,
    freshness_at=at(23, 14, 2),
    rounds=ROUNDS,
)


class FakeSync:
    """Says what it is told to say; a round waits for `goes_on` when it is to be watched."""

    def __init__(self, overview=OVERVIEW):
        self.shown = overview
        self.asked = []
        self.error = None  # that a round ends with
        self.steps = 0
        self.goes_on = Event()
        self.goes_on.set()
        self.done = RoundDone(ROUNDS[0], Changes())

    def be(self, **values):
        """Give the overview other values, the chip with them."""
        self.shown = replace(self.shown, **values)

    def chip(self):
        return self.shown.chip

    def overview(self):
        return self.shown

    def run(self, progress):
        self.asked.append("round")
        for step in range(self.steps):
            progress.step(step + 1, self.steps)
        while not self.goes_on.wait(0.01):
            progress.step(self.steps, self.steps + 7)
        if self.error is not None:
            raise self.error
        return self.done

    def choose(self, options):
        self.asked.append(options)
        return Changes()

    def send_again(self, problem):
        self.asked.append(("again", problem))
        return Changes()

    def leave_here(self, problem):
        self.asked.append(("leave", problem))
        return Changes()

    def answer_brake(self, *, apply):
        self.asked.append(("brake", apply))
        return Changes()

"""A sync with a server that is made up, for tests of its screens."""

from dataclasses import replace
from datetime import datetime
from threading import Event
from uuid import UUID

from app.services.changes import Changes
from app.services.conflicts.view import Conflict, ConflictField, MergedLine, Question, Side
from app.services.profiles.device_secret import DeviceSecret
from app.services.profiles.enrol import Enrolled, Joining
from app.services.profiles.invitation import Invitation
from app.services.syncing.view import (
    Brake,
    BrakeItem,
    BroughtLine,
    Chip,
    DayClosed,
    Freshness,
    KindCount,
    Overview,
    Problem,
    RecordName,
    RoundDone,
    RoundLine,
)
from app.services.undo import Undone
from app.sync.protocol_accounts import EnrolAnswer, Tokens


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in November 2026, by the clock on the wall of this computer."""
    return datetime(2026, 11, day, hour, minute).astimezone()


COMPANY = UUID(int=7)
SESSION = RecordName("coaching_session", UUID(int=1), COMPANY, "20/11/2026", "Bakkerij Janssens")
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
        BrakeItem(RecordName("contact", UUID(int=n), COMPANY, f"Nr. {n}", "Bakkerij"), n > 3)
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
ENROLLED = Enrolled(
    Joining(Invitation("K7QM2XW9PA", OVERVIEW.server), "OOST-1", DeviceSecret.new()),
    EnrolAnswer(
        device="aa" * 16,
        server="5e",
        person=UUID(int=1).hex,
        person_name="Els V.",
        role="coach",
        partner=UUID(int=11).hex,
        partner_name="Partner Oost",
        partnership=UUID(int=12).hex,
        partnership_name="Inclusief Werken",
        tokens=Tokens(access="a", refresh="b", expires_in=600),
    ),
)


_EDIT, _DELETE = (False,), (True,)
BROUGHT = (
    BroughtLine(CONTACT, "phone", *_EDIT, "Tom", "OOST-3", at(23, 14, 2), UUID(int=11)),
    BroughtLine(SESSION, "note", *_EDIT, "Tom", "OOST-3", at(23, 11, 15), UUID(int=12)),
    BroughtLine(SESSION, "", *_DELETE, "Tom", "", at(23, 11, 15), UUID(int=13)),
    BroughtLine(
        RecordName("role", UUID(int=9), UUID(int=10), "Tom", ""),
        *("role", False, "", "", at(23, 9), UUID(int=14)),
    ),
    BroughtLine(
        RecordName("enterprise", UUID(int=8), UUID(int=8), "Metaal Claes", "Metaal Claes"),
        *("", False, "", "", at(23, 8, 12), None),
    ),
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
        self.lines = BROUGHT

    def be(self, **values):
        """Give the overview other values, the chip with them."""
        self.shown = replace(self.shown, **values)

    def chip(self):
        return self.shown.chip

    def overview(self):
        return self.shown

    def brought(self):
        return self.lines

    def run(self, progress):
        self.asked.append("round")
        for step in range(self.steps):
            progress.step(step + 1, self.steps)
        while not self.goes_on.wait(0.01):
            progress.step(self.steps, self.steps + 7)
        if self.error is not None:
            raise self.error
        return self.done

    def close_day(self, progress):
        chip = self.shown.chip
        return DayClosed(chip, self.run(progress), None, None, None)

    def choose(self, options):
        self.asked.append(options)
        return Changes()

    def send_again(self, problem):
        self.asked.append(("again", problem))
        return Changes()

    def withdraw(self, problem):
        self.asked.append(("withdraw", problem))
        return Changes()

    def shrink(self, problem, _progress):
        self.asked.append(("shrink", problem))
        return Changes(frozenset({("attachment", UUID(int=4), COMPANY)}), ("one",))

    def leave_here(self, problem):
        self.asked.append(("leave", problem))
        return Changes()

    def answer_brake(self, *, apply):
        self.asked.append(("brake", apply))
        return Changes()


def side(text, author="Tom", minute=40, *, mine=False, day=20, value=None, change=""):
    """A value that somebody wrote at 11 o'clock."""
    return Side(
        change_id=change or f"{author}-{text[:8]}",
        value=text if value is None else value,
        text=text,
        author="Els V." if mine else author,
        is_mine=mine,
        made_at=at(day, 11, minute),
        laptop="OOST-1" if mine else "OOST-3",
    )


BEFORE = "In de nachtploeg krijgt elke nieuwe bakker een vaste peter of meter en een map. "
MINE = (
    "In de nachtploeg krijgt elke nieuwe bakker een vaste peter en een onthaalmap met foto's. "
    "Mia maakt een eerste versie tegen 30/11."
)
THEIRS = (
    "In de nachtploeg krijgt elke nieuwe bakker een vaste peter en een onthaalbrochure in drie "
    "talen. Mia maakt een eerste versie tegen 30/11. Jan leest na."
)
MERGE = Conflict(
    SESSION,
    (
        ConflictField(
            "subject",
            "subject",
            side("1 u 10", minute=15, mine=True),
            (side("1 u 30"),),
            "1 u",
            is_text=False,
            base_value="1 u",
        ),
        ConflictField(
            "note",
            "note",
            side(MINE, minute=15, mine=True),
            (side(THEIRS),),
            BEFORE,
            is_text=True,
        ),
        ConflictField(
            "goal",
            "goal",
            side("Tussenmeting op ma 30/11", minute=15, mine=True),
            (side("Tussenmeting op wo 02/12"),),
            None,
            is_text=False,
        ),
    ),
)
ONE = Conflict(
    CONTACT,
    (
        ConflictField(
            "phone",
            "phone",
            side("053 11 22 33", day=19, mine=True),
            (side("053 99 88 77"),),
            "",
            is_text=False,
        ),
    ),
)
DELETED = Conflict(
    RecordName("enterprise", UUID(int=9), UUID(int=9), "Hotel Scheldezicht", "Hotel Scheldezicht"),
    (),
    Question("Tom", at(20, 11, 40), ("Els V.",), ("Sessie 20/11", "Telefoon van Jan P.")),
)
MERGED = tuple(
    MergedLine(SESSION, unit, at(23, 14, 2), ("Els V.", "Tom"))
    for unit in ("subject", "goal", "themes")
)


class FakeConflicts:
    """Three records to decide; what is decided is remembered, and the record goes."""

    def __init__(self, *conflicts, merged=MERGED):
        self.left = list(conflicts)
        self.merged = merged
        self.asked = []

    def conflicts(self):
        return tuple(self.left)

    def merged_today(self):
        return self.merged

    def both(self, field, other):
        theirs = next(one for one in field.others if one.change_id == other)
        return f"{field.shown.value}\n({theirs.author}:) {theirs.value}"

    def decide(self, record, decisions):
        return self._done(record, decisions)

    def take_back(self, conflict, done, _progress):
        self.asked.append(("back", conflict.record.id))
        self.left.insert(0, conflict)
        return Undone(replace(done, groups=()), is_open=True)

    def settle(self, record, *, keep):
        return self._done(record, keep)

    def _done(self, record, what):
        self.asked.append((record.id, what))
        self.left = [one for one in self.left if one.record.id != record.id]
        return Changes(frozenset({(record.kind, record.id, record.root)}), ("one",))

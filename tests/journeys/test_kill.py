"""
`kill -9` at any moment loses no saved thing, and at most 2 s of text.

The real program is typed in by `typist.py` and killed; `WERKVLOER_KILLS` may lower the number of
kills of the long test. Two profiles at a time keep two cores busy. Where it is killed after a key,
its process is a copy of one that has loaded the modules and done nothing else: loading them is what
half of a start costs, and nothing is written by then. Where it is killed while it starts, it starts
like any other.
"""

import json
import multiprocessing
import os
import random
import re
import signal
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import pytest
from sqlmodel import col, select, text

from app.core.clock import today
from app.core.progress import Silent
from app.models.coaching import CoachingSession
from app.models.enterprise import Enterprise, Establishment
from app.models.intake import Intake
from app.models.sync import Outbox
from app.services.drafts import list_drafts
from app.services.practice.whole import load_practice
from app.services.profiles import account
from app.services.profiles.account import Enrolment
from app.services.profiles.known import read_profile
from tests.journeys.typist import FIELDS, PASSPHRASE, type_there

KILLS = min(100, int(os.environ.get("WERKVLOER_KILLS", "100")))
BRIEF_KILLS = 3
AT_A_TIME = 2  # profiles
LOST_S = 2.0  # what may be lost of a text that is not finished
START_S = 60.0
MOST_KEYS = 220  # typed before a kill: keys and not seconds, for a slow machine must finish too
KEYS_S = 60.0  # for all of them
AFTER_KEY_S = 0.4  # the kill comes at any moment after the last
STARTED_S = 2.0  # the program has started by then
START_KILLED = 12  # one of so many is killed while it starts
MARK = "r%n%"  # of what the typist types
SURROUNDINGS = {"QT_QPA_PLATFORM": "offscreen", "PYTHONUNBUFFERED": "1"}
AT_ONCE = threading.Lock()  # around processes: who starts one looks after the ended ones of all
LOADED = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")
LOADED.set_forkserver_preload(["tests.journeys.loaded", "pytest"])

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")


@dataclass
class Witness:
    """What the typist said, with the moment at which it was heard."""

    lines: list[tuple[float, str, object]] = field(default_factory=list)
    more: threading.Condition = field(default_factory=threading.Condition)
    is_over: bool = False

    def listen(self, stream):
        for line in stream:
            if line.endswith("\n"):  # the last one may be cut off
                word, said = json.loads(line)
                with self.more:
                    self.lines.append((monotonic(), word, said))
                    self.more.notify()
        with self.more:
            self.is_over = True
            self.more.notify()

    def wait(self, word, times, limit_s):
        """Wait until a word was heard so many times; tell whether it was."""

        def is_heard():
            return len(self.said(word)) >= times

        with self.more:
            self.more.wait_for(lambda: is_heard() or self.is_over, limit_s)
            return is_heard()

    def said(self, word, before=float("inf")):
        return [said for at, kind, said in self.lines if kind == word and at <= before]


@dataclass
class Left:
    """What a killed program left on disk."""

    sound: object
    broken: list
    records: dict[str, list[dict[str, str]]]  # screen: the stored fields
    drafts: dict[str, dict[str, str]]  # screen: the fields of its open draft
    closed: int  # drafts off screen
    without_outbox: list

    def texts(self):
        rows = [row for rows in self.records.values() for row in rows] + [*self.drafts.values()]
        return {text for row in rows for text in row.values() if text}


def new_profile(folder: Path):
    enrolment = Enrolment("Els V.", "Partner Oost", "Oefening", is_practice=True)
    created = account.create_profile(folder, enrolment, PASSPHRASE)
    load_practice(created.store, today(), Silent())
    created.store.close()
    return read_profile(folder)


class Started:
    """A program that starts from nothing."""

    def __init__(self, folder, number):
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-X", "faulthandler"),
                *("-m", "tests.journeys.typist", str(folder), str(number)),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | SURROUNDINGS,
        )
        self.out, self.errors = self._process.stdout, self._process.stderr

    @property
    def status(self):
        """What it ended with; None: it goes on."""
        return self._process.poll()

    def kill(self):
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()


class Copied:
    """The same in a copy of a process that has loaded the modules."""

    def __init__(self, folder, number):
        (heard, out), (told, errors) = (LOADED.Pipe(duplex=False) for _ in range(2))
        said = (out, errors, str(folder), number)
        self._process = LOADED.Process(target=type_there, args=said)
        with AT_ONCE:
            self._process.start()
        out.close()
        errors.close()
        self.out, self.errors = (os.fdopen(os.dup(end.fileno()), "r") for end in (heard, told))
        heard.close()
        told.close()

    @property
    def status(self):
        """What it ended with; None: it goes on."""
        return self._process.exitcode

    def kill(self):
        self._process.kill()
        with AT_ONCE:
            self._process.join()
            self._process.close()


def type_and_kill(profile, number, keys, wait_s):
    """
    Let the typist work until `wait_s` after so many keys, and kill it; None: after it begun.

    Returns what it said, and the moment it was killed at.
    """
    witness = Witness()
    child = (Started if keys is None else Copied)(profile.folder, number)
    errors: list[str] = []

    def told():
        return f"exit {child.status}\n{''.join(errors)}"

    listeners = [
        threading.Thread(target=witness.listen, args=(child.out,)),
        threading.Thread(target=lambda: errors.extend(child.errors)),
    ]
    for listener in listeners:
        listener.start()
    try:
        begun = witness.wait("begun" if keys is None else "restored", 1, START_S)
        assert begun, f"the typist never began: {told()}"
        assert witness.wait("typed", keys or 0, KEYS_S), f"it stopped typing: {told()}"
        threading.Event().wait(wait_s)
        assert child.status is None, f"the typist stopped by itself: {told()}"
    finally:
        killed_at = monotonic()
        child.kill()
        for listener in listeners:
            listener.join()
        child.out.close()
        child.errors.close()
    assert not [line for line in errors if "Traceback" in line], errors
    return witness, killed_at


def look(profile):
    """Open the file that is left."""
    store = account.unlock(profile, PASSPHRASE)
    try:
        with store.read() as session:
            sound = session.execute(text("PRAGMA integrity_check")).scalar()
            broken = list(session.execute(text("PRAGMA foreign_key_check")).all())
            made = select(Outbox.record_id).where(col(Outbox.unit) == "*")
            told = set(session.exec(made))
            kept = session.exec(select(CoachingSession).where(col(CoachingSession.note).like(MARK)))
            sessions = list(kept)
            intakes = session.exec(
                select(Intake, Enterprise, Establishment)
                .join(Enterprise, col(Enterprise.id) == col(Intake.enterprise_id))
                .join(Establishment, col(Establishment.enterprise_id) == col(Enterprise.id))
                .where(col(Enterprise.name).like(MARK))
            ).all()
            records = records_of(sessions, intakes)
            ids = [row.id for row in sessions] + [row.id for found in intakes for row in found]
        drafts = list_drafts(store)
    finally:
        store.close()
    opened = {kept.form.kind: kept.form for kept in drafts if kept.form.is_open}
    return Left(
        sound,
        broken,
        records,
        {
            kind: {name: form.fields.get(name, "") for name in FIELDS[kind]}
            for kind, form in opened.items()
        },
        len(drafts) - len(opened),
        [str(each) for each in ids if each.hex not in told],
    )


def is_typed(subject):
    """Whether the typist typed it: a quick session has none, or that of the appointment now."""
    return re.match(r"r\d+n\d+ ", subject) is not None


def records_of(sessions, intakes):
    """Return the stored fields by the screen they were typed in."""
    quick = [{"note": row.note} for row in sessions if not is_typed(row.subject)]
    full = [{"subject": row.subject, "note": row.note} for row in sessions if is_typed(row.subject)]
    begun = [
        {
            "query": company.name,
            "name": company.name,
            "street": site.street,
            "question": intake.question,
        }
        for intake, company, site in intakes
    ]
    return {"quick_session": quick, "intake": begun, "session": full}


def lag_of(witness, killed_at, left):
    """Return how long before the kill, in s, the oldest key was typed that is not on disk."""
    alive = left.texts()
    lost = [
        killed_at - at
        for at, word, typed in witness.lines
        if word == "typed" and not any(kept.startswith(typed) for kept in alive)
    ]
    return max(lost, default=0.0)


class Run:
    """Kills one profile again and again, and remembers what must be there."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.profile, self.seed = new_profile(folder), seed
        self.moments = random.Random(seed)
        self.saved: list[tuple[str, dict[str, str]]] = []
        self.drafts: dict[str, dict[str, str]] = {}
        self.due_in_drafts = 0
        self.lags: list[float] = []  # s, how far the disk was behind the keys

    def kill(self, number):
        """Kill once and judge what is left."""
        where = f"seed {self.seed}, kill {number}"
        if number % START_KILLED == START_KILLED - 1:
            keys, wait_s = None, self.moments.uniform(0.0, STARTED_S)
        else:
            keys = self.moments.randint(0, MOST_KEYS)
            wait_s = self.moments.uniform(0.0, AFTER_KEY_S)
        witness, killed_at = type_and_kill(self.profile, number, keys, wait_s)
        for shown in witness.said("restored"):
            assert shown == self.drafts, f"{where}: on screen is not what was on disk"
        left = look(self.profile)
        assert (left.sound, left.broken) == ("ok", []), where
        assert left.without_outbox == [], f"{where}: a record that nobody else would hear of"
        self.check_saved(where, witness, left)
        self.check_typed(where, witness.said("typed", killed_at - LOST_S), left)
        self.lags.append(lag_of(witness, killed_at, left))
        assert left.closed == 0, where
        assert len(left.drafts) <= 1, f"{where}: a finished form came back as a draft"
        self.drafts = left.drafts

    def check_saved(self, where, witness, left):
        """Every form said to be saved is there, whole and once."""
        self.saved += [item for said in witness.said("saved") for item in said.items()]
        for screen, fields in self.saved:
            assert left.records[screen].count(fields) == 1, f"{where}: {screen} {fields}"
        for screen, rows in left.records.items():
            marks = Counter(tuple(sorted(row.items())) for row in rows)
            assert max(marks.values(), default=1) == 1, f"{where}: {screen} was kept twice"

    def check_typed(self, where, due, left):
        """What was typed more than 2 s before, or stood on disk, is still somewhere."""
        before = [text for fields in self.drafts.values() for text in fields.values() if text]
        longest: dict[str, str] = {}
        for typed in [*before, *due]:
            longest[typed.split(" ")[0]] = typed
        alive = left.texts()
        for typed in longest.values():
            assert any(kept.startswith(typed) for kept in alive), f"{where}: {typed!r} is lost"
        marks = {kept.split(" ")[0] for fields in left.drafts.values() for kept in fields.values()}
        self.due_in_drafts += len({typed.split(" ")[0] for typed in due} & marks)


def kill_often(run, kills):
    for number in range(kills):
        run.kill(number)


@pytest.mark.timeout(120)
def test_a_few_kills_lose_nothing(tmp_path):
    run = Run(tmp_path / "profiel", seed=7)
    kill_often(run, BRIEF_KILLS)
    assert run.saved or run.drafts


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_hundred_kills_lose_no_saved_thing_and_at_most_two_seconds(tmp_path):
    shares = [KILLS // AT_A_TIME + (each < KILLS % AT_A_TIME) for each in range(AT_A_TIME)]
    # one after the other: alembic makes one database at a time
    done = [Run(tmp_path / f"profiel-{seed}", seed) for seed in range(AT_A_TIME)]
    with ThreadPoolExecutor(AT_A_TIME) as workers:
        for running in [
            workers.submit(kill_often, *each) for each in zip(done, shares, strict=True)
        ]:
            running.result()
    finished = Counter(screen for each in done for screen, _ in each.saved)
    assert sum(finished.values()) > KILLS / 4, "too short to mean something"
    assert sum(each.due_in_drafts for each in done) > KILLS / 20, "no draft was ever needed"
    if KILLS >= 30:
        assert finished.keys() == FIELDS.keys()

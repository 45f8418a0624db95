"""`kill -9` at any moment loses no saved thing, and at most 2 s of text."""

import os
import random
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from time import monotonic

import pytest
from sqlmodel import col, select, text

from app.core.clock import today
from app.core.progress import Silent
from app.models.coaching import CoachingSession
from app.models.local import Draft
from app.reference.loader import reference
from app.services import account
from app.services.account import Enrolment
from app.services.drafts import list_drafts
from app.services.practice import load_practice
from app.services.profiles import read_profile
from tests.journeys.typist import PASSPHRASE

KILLS = 100
LOST_S = 2.0  # what may be lost of a text that is not finished
START_S = 60.0


@dataclass
class Witness:
    """What the typist said, with the moment at which it was heard."""

    lines: list[tuple[float, str, str]] = field(default_factory=list)
    begun: threading.Event = field(default_factory=threading.Event)

    def listen(self, stream):
        for line in stream:
            word, _, said = line.rstrip("\n").partition(" ")
            self.lines.append((monotonic(), word, said))
            self.begun.set()

    def last(self, word, before):
        said = [text for at, kind, text in self.lines if kind == word and at <= before]
        return said[-1] if said else None


@pytest.fixture
def profile(tmp_path):
    folder = tmp_path / "profiel"
    enrolment = Enrolment("Els V.", "Partner Oost", "Oefening", is_practice=True)
    created = account.create_profile(folder, enrolment, PASSPHRASE)
    load_practice(created.store, reference(), today(), Silent())
    created.store.close()
    return read_profile(folder)


def run_and_kill(profile, number, wait_s):
    """Let the typist work for a while, kill it; return what it said and when it was killed."""
    witness = Witness()
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONUNBUFFERED": "1"}
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.typist", str(profile.folder), str(number)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    listener = threading.Thread(target=witness.listen, args=(child.stdout,))
    listener.start()
    try:
        assert witness.begun.wait(START_S), "the typist never began"
        threading.Event().wait(wait_s)
    finally:
        killed_at = monotonic()
        child.send_signal(signal.SIGKILL)
        child.wait()
        listener.join()
    return witness, killed_at


def look(profile):
    """Open the file that is left and return its notes, its draft, and what SQLite thinks of it."""
    store = account.unlock(profile, PASSPHRASE)
    try:
        with store.read() as session:
            sound = session.execute(text("PRAGMA integrity_check")).scalar()
            broken = session.execute(text("PRAGMA foreign_key_check")).all()
            mine = col(CoachingSession.note).like("r%n%")
            notes = list(session.exec(select(CoachingSession.note).where(mine)))
            assert session.exec(select(Draft)).all() is not None
        drafts = [kept.form.fields.get("note", "") for kept in list_drafts(store)]
    finally:
        store.close()
    return sound, broken, notes, drafts


@pytest.mark.slow
@pytest.mark.timeout(1500)
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no kill -9")
def test_a_hundred_kills_lose_no_saved_thing_and_at_most_two_seconds(profile):
    moments = random.Random(20261123)
    finished = set()
    draft = ""
    for number in range(KILLS):
        witness, killed_at = run_and_kill(profile, number, moments.uniform(0.0, 5.0))
        assert witness.last("restored", killed_at) == draft, f"round {number}"
        sound, broken, notes, drafts = look(profile)
        assert (sound, broken) == ("ok", []), f"round {number}"
        assert len(notes) == len(set(notes)), "a session was kept twice"
        said = [text for _, word, text in witness.lines if word == "saved"]
        finished |= set(said)
        assert finished <= set(notes), f"round {number}: a finished session is gone"
        due = witness.last("typed", killed_at - LOST_S) or draft
        alive = [*notes, *drafts]
        assert any(kept.startswith(due) for kept in alive), f"round {number}: {due!r} is lost"
        assert len(drafts) <= 1, f"round {number}"
        draft = drafts[0] if drafts else ""
    assert len(finished) > KILLS / 4  # the run was long enough to mean something

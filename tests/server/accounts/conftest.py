"""A clock that a test sets."""

from datetime import UTC, datetime, timedelta

import pytest

from app.core import clock
from app.server.keys import ServerKeys

KEYS = ServerKeys.of(b"s" * 32)
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class SetClock:
    """The time that the program reads."""

    def __init__(self):
        self.at = NOON

    def __call__(self):
        return self.at

    def pass_s(self, seconds):
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def now(monkeypatch):
    set_clock = SetClock()
    monkeypatch.setattr(clock, "now", set_clock)
    return set_clock

"""A database with the tables of accounts, and a clock that a test sets."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from app.core import clock
from app.server.account_tables import metadata
from app.server.keys import ServerKeys

_NUMBER = count(1)
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


@pytest.fixture
def engine(postgres):
    made = create_engine(postgres.url(f"accounts_{next(_NUMBER)}"), poolclass=NullPool)
    metadata.create_all(made)
    yield made
    made.dispose()

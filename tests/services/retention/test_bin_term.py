"""How long the bin keeps what is deleted: chosen, travelling, and never a surprise."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from app.core import clock
from app.core.progress import Silent
from app.models.enterprise import Contact
from app.models.partnership import TravelSetting
from app.services.profiles import upkeep
from app.services.retention.bin import throw_away
from app.services.retention.bin_term import NAME, bin_days, choose_bin_days
from app.services.undo import undo
from tests.coaching_samples import add_company, add_team

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def now(monkeypatch):
    held = [NOON]
    monkeypatch.setattr(clock, "now", lambda: held[0])
    monkeypatch.setattr(clock, "today", lambda: datetime.date(held[0]))
    monkeypatch.setattr(upkeep, "back_up_daily", lambda *_: False)  # its own tests make backups
    return held


def put_value(store, me, value):
    with store.write() as session:
        setting = TravelSetting(root=me.person_id, person_id=me.person_id, name=NAME)
        setting.value = value
        session.add(setting)


def exists(store, contact):
    with store.read() as session:
        return session.get(Contact, contact) is not None


def test_nothing_chosen_is_ninety_days(store, me):
    assert bin_days(store) == 90


def test_a_choice_is_kept_changed_and_undone_and_stands_there_once(store, me):
    choose_bin_days(store, 365)
    assert bin_days(store) == 365
    changes = choose_bin_days(store, 30)
    assert bin_days(store) == 30
    undo(store, changes)
    assert bin_days(store) == 365
    with store.read() as session:
        assert len(session.exec(select(TravelSetting)).all()) == 1


def test_the_usual_term_needs_no_record(store, me):
    assert not choose_bin_days(store, 90)


def test_other_days_are_refused(store, me):
    with pytest.raises(ValueError, match="1"):
        choose_bin_days(store, 1)


@pytest.mark.parametrize("strange", [None, 0, 1, 100_000, "30", [30], {}])
def test_what_another_version_kept_there_falls_back(store, me, strange):
    put_value(store, me, strange)
    assert bin_days(store) == 90


@pytest.mark.parametrize(
    ("days", "passed", "stays"), [(30, 30, True), (30, 31, False), (365, 200, True)]
)
def test_the_bin_is_emptied_after_the_days_that_were_chosen(store, me, now, days, passed, stays):
    contact = add_company(store).mia
    throw_away(store, "contact", contact)
    choose_bin_days(store, days)
    now[0] += timedelta(days=passed)
    upkeep.keep_up(store, Silent())
    assert exists(store, contact) is stays

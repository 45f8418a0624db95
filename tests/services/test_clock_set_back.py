"""A clock that is put back a day, or that was ahead: nothing is lost, and the order stays."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from app.core import clock
from app.core.progress import Silent
from app.models.sync import Outbox
from app.services.companies.dossier_edits import edit
from app.services.companies.file_history import HistoryQuery, history_list, history_rows
from app.services.history import record_history
from app.services.profiles.account import unlock
from app.services.profiles.backups import back_up_when_due, choose_keep, list_backups
from app.services.retention.bin import list_bin, restore, throw_away
from app.services.retention.purge import purge_bin
from app.services.undo import redo, undo
from tests.account_samples import WORDS
from tests.coaching_samples import add_company, add_team

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def now(monkeypatch):
    held = [NOON]
    monkeypatch.setattr(clock, "now", lambda: held[0])
    monkeypatch.setattr(clock, "today", lambda: datetime.date(held[0]))
    return held


@pytest.fixture
def company(store, now):
    add_team(store)
    return add_company(store)


@pytest.fixture
def opened(profile, now):
    store = unlock(profile, WORDS)
    yield store
    store.close()


def names(store, company):
    changes = record_history(store, "contact", company.jan)
    return [change.new for change in changes if change.unit == "name"]


def rename_across(store, company, now):
    """Change a name, put the clock back a day, and change it again."""
    first = edit(store, "contact", company.jan, name="Eerst").changes
    now[0] -= DAY
    return first, edit(store, "contact", company.jan, name="Daarna").changes


def test_changes_stay_in_the_order_in_which_they_were_made(store, company, now):
    rename_across(store, company, now)
    assert names(store, company) == ["Eerst", "Daarna"]
    query = HistoryQuery(company.id, record=("contact", company.jan))
    ids = history_list(store, query).ids
    assert history_rows(store, ids)[ids[0]].change.new == "Daarna"
    with store.read() as session:
        places = session.exec(select(Outbox.position).order_by(Outbox.position)).all()
    assert places == sorted(set(places))


def test_undo_takes_back_what_was_done_last_not_what_has_the_last_hour(store, company, now):
    first, second = rename_across(store, company, now)
    back = undo(store, second)
    assert names(store, company)[-1] == "Eerst"
    undo(store, first)
    assert names(store, company)[-1] == "Jan J."
    now[0] -= DAY
    redo(store, undo(store, edit(store, "contact", company.jan, phone="0470").changes))
    assert back.left == ()


def test_what_was_deleted_tomorrow_is_in_the_bin_and_comes_back(store, company, now):
    throw_away(store, "contact", company.jan)
    now[0] -= DAY
    (row,) = list_bin(store, clock.today())
    assert row.days_left == 91
    assert purge_bin(store, Silent()) == 0
    restore(store, "contact", company.jan)
    assert list_bin(store, clock.today()) == ()


def test_the_backup_of_today_is_made_and_kept_when_the_others_are_of_later(opened, now):
    choose_keep(opened.folder, 3, 30)
    now[0] = NOON + 365 * DAY  # the clock was a year ahead
    for _ in range(3):
        assert back_up_when_due(opened, Silent())
        now[0] += DAY
    now[0] = NOON
    assert back_up_when_due(opened, Silent())
    days = [each.made_at.date() for each in list_backups(opened.folder) if not each.is_aside]
    assert NOON.date() in days
    assert len(days) <= 4  # three, and the one that was tested
    now[0] += DAY
    assert back_up_when_due(opened, Silent())
    days = [each.made_at.date() for each in list_backups(opened.folder) if not each.is_aside]
    assert {NOON.date(), (NOON + DAY).date()} <= set(days)


def test_a_day_back_makes_no_second_backup_every_minute(opened, now):
    back_up_when_due(opened, Silent())
    now[0] -= DAY
    assert back_up_when_due(opened, Silent())
    assert not back_up_when_due(opened, Silent())
    assert len([each for each in list_backups(opened.folder) if not each.is_aside]) == 2

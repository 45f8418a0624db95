from datetime import date, timedelta

import pytest

from app.core import clock
from app.core.errors import UserError
from app.models.base import new_id
from app.models.coaching import Action
from app.models.enterprise import Enterprise
from app.services.companies.dossier_edits import finish_action
from app.services.day.agenda import AppointmentForm, cancel_appointment, plan_appointment
from app.services.day.rows import Group, reason_of
from app.services.day.snooze import Reason, snooze
from app.services.day.today import FEW, SHOWN, load_today, today_count, with_companies
from app.services.drafts import DraftForm, keep_draft
from app.services.sessions.coaching import save_session
from app.services.sessions.form import NextAction, SessionForm
from app.services.undo import undo
from tests.coaching_samples import add_company, add_team, utc

WEDNESDAY = date(2026, 11, 25)

pytestmark = pytest.mark.usefixtures("team")


@pytest.fixture
def team(store):
    return add_team(store)


@pytest.fixture
def company(store):
    return add_company(store)


def add_action(store, company, due_on, text="Bel terug", **values):
    action_id = new_id()
    values = {"coach_id": store.actor} | values
    with store.write() as session:
        session.add(
            Action(
                id=action_id,
                root=company.id,
                enterprise_id=company.id,
                text=text,
                due_on=due_on,
                **values,
            )
        )
    return action_id


def shown(store, day=WEDNESDAY):
    return [(row.group, row.text) for row in load_today(store, day).actions]


def test_groups_break_at_the_day_itself_and_after_sunday(store, company):
    add_action(store, company, date(2026, 11, 24), "gisteren")
    add_action(store, company, date(2026, 11, 25), "vandaag")
    add_action(store, company, date(2026, 11, 26), "morgen")
    add_action(store, company, date(2026, 11, 29), "zondag")
    add_action(store, company, date(2026, 11, 30), "volgende week")
    assert shown(store) == [
        (Group.LATE, "gisteren"),
        (Group.TODAY, "vandaag"),
        (Group.WEEK, "morgen"),
        (Group.WEEK, "zondag"),
    ]


def test_on_sunday_the_week_is_over(store, company):
    add_action(store, company, date(2026, 11, 30), "maandag")
    assert shown(store, date(2026, 11, 29)) == []


def test_what_is_done_withdrawn_undated_or_of_another_coach_is_not_shown(store, company):
    add_action(store, company, WEDNESDAY, done_on=WEDNESDAY)
    add_action(store, company, WEDNESDAY, deleted=True)
    add_action(store, company, None)
    add_action(store, company, WEDNESDAY, coach_id=None)
    assert shown(store) == []


def test_a_withdrawn_company_has_no_actions(store, company):
    add_action(store, company, WEDNESDAY)
    with store.write() as session:
        session.get_one(Enterprise, company.id).deleted = True
    assert shown(store) == []


def test_a_row_names_its_company(store, company):
    add_action(store, company, WEDNESDAY)
    row = load_today(store, WEDNESDAY).actions[0]
    assert (row.enterprise_id, row.enterprise) == (company.id, "Bakkerij Janssens")


def test_ticking_off_takes_a_row_away_and_undo_brings_it_back(store, company):
    action_id = add_action(store, company, WEDNESDAY)
    done = finish_action(store, action_id)
    assert done.changes.ids("action") == {action_id}
    assert shown(store) == []
    undo(store, done.changes)
    assert shown(store) == [(Group.TODAY, "Bel terug")]


def test_the_badge_counts_late_today_and_drafts(store, company):
    add_action(store, company, date(2026, 11, 24))
    add_action(store, company, WEDNESDAY)
    add_action(store, company, date(2026, 11, 26))
    keep_draft(store, DraftForm(new_id(), "intake", None, "Metaal Claes", {}), is_new=True)
    today = load_today(store, WEDNESDAY)
    assert (today.waiting, today_count(store, WEDNESDAY)) == (3, 3)
    assert [today.count(group) for group in Group] == [1, 1, 1, 1, 0, 0, 0]
    assert [draft.title for draft in today.drafts] == ["Metaal Claes"]


def add_many(store, company, due_on, number):
    with store.write() as session:
        for _ in range(number):
            session.add(
                Action(
                    root=company.id,
                    enterprise_id=company.id,
                    text="x",
                    due_on=due_on,
                    coach_id=store.actor,
                )
            )


def test_a_long_list_says_how_many_more_there_are(store, company):
    add_many(store, company, WEDNESDAY, SHOWN + 3)
    today = load_today(store, WEDNESDAY)
    assert (len(today.actions), today.more, today.waiting) == (SHOWN, 3, SHOWN + 3)


def test_what_is_due_later_this_week_never_counts_for_the_badge_however_long_the_list(
    store, company
):
    add_many(store, company, date(2026, 11, 27), SHOWN + 3)
    today = load_today(store, WEDNESDAY)
    assert (today.week, today.more, today.waiting) == (SHOWN + 3, 3, 0)
    assert today_count(store, WEDNESDAY) == 0


def test_nothing_waits_in_an_empty_store(store):
    today = load_today(store, WEDNESDAY)
    assert (today.actions, today.drafts, today.more, today.waiting) == ((), (), 0, 0)


def everything(store, day):
    return with_companies(store, load_today(store, day))


def mine(store, name="Metaal Claes"):
    """A company of the coach who works."""
    company = add_company(store, name)
    with store.write() as session:
        session.get_one(Enterprise, company.id).coach_id = store.actor
    return company


def held(store, company, days_ago, next_action=None):
    """A session that was held so many days before Wednesday."""
    begin = utc(25, 9) - timedelta(days=days_ago)
    form = SessionForm(
        company.id, "visit", begin, begin + timedelta(hours=1), next_action=next_action
    )
    return save_session(store, form, complete=True)


def planned(store, company, day=26):
    form = AppointmentForm("visit", utc(day, 9), utc(day, 10), enterprise_id=company.id)
    return plan_appointment(store, form).id


def companies(store, day=WEDNESDAY):
    return [(row.group, row.enterprise) for row in everything(store, day).companies]


def test_a_company_without_anything_to_come_after_its_session_is_told(store):
    held(store, mine(store), 34)
    today = everything(store, WEDNESDAY)
    assert companies(store) == [(Group.NO_NEXT, "Metaal Claes")]
    assert today.companies[0].last_session_on == date(2026, 10, 22)
    assert (today.no_next, today.silent, today.waiting) == (1, 0, 0)


def test_an_open_action_or_an_appointment_is_something_to_come(store):
    company = mine(store)
    held(store, company, 3)
    action = add_action(store, company, date(2027, 1, 4))
    assert companies(store) == []
    finish_action(store, action)
    assert companies(store) == [(Group.NO_NEXT, "Metaal Claes")]
    appointment = planned(store, company)
    assert companies(store) == []
    cancel_appointment(store, appointment)
    assert companies(store) == [(Group.NO_NEXT, "Metaal Claes")]


def test_an_appointment_before_the_day_is_nothing_to_come(store):
    company = mine(store)
    held(store, company, 3)
    planned(store, company, 24)
    assert companies(store) == [(Group.NO_NEXT, "Metaal Claes")]


@pytest.mark.parametrize(("days", "is_silent"), [(30, False), (31, True)])
def test_a_company_is_silent_after_thirty_days(store, days, is_silent):
    held(store, mine(store), days, NextAction("visit", "Bezoek", date(2027, 1, 4)))
    assert companies(store) == ([(Group.SILENT, "Metaal Claes")] if is_silent else [])


def test_a_company_without_any_session_is_silent_and_comes_last(store):
    mine(store, "Nooit bezocht")
    held(store, mine(store, "Lang"), 40, NextAction("visit", "x", date(2027, 1, 4)))
    held(store, mine(store, "Langer"), 60, NextAction("visit", "x", date(2027, 1, 4)))
    names = [name for _, name in companies(store)]
    assert names == ["Langer", "Lang", "Nooit bezocht"]
    assert everything(store, WEDNESDAY).companies[2].last_session_on is None


def test_companies_of_others_are_not_told(store):
    held(store, add_company(store, "Van Tom"), 34)
    assert companies(store) == []


def test_a_few_companies_are_shown_and_all_are_counted(store):
    for number in range(FEW + 2):
        mine(store, f"Bedrijf {number}")
    today = everything(store, WEDNESDAY)
    assert (len(today.companies), today.silent) == (FEW, FEW + 2)


@pytest.fixture
def on_wednesday(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: WEDNESDAY)


@pytest.mark.usefixtures("on_wednesday")
def test_what_is_put_off_comes_back_on_its_day_and_undo_brings_it_back_at_once(store, company):
    action_id = add_action(store, company, date(2026, 11, 24))
    friday = date(2026, 11, 27)
    changes = snooze(store, Reason.ACTION, action_id, friday, company.id)
    assert shown(store) == shown(store, date(2026, 11, 26)) == []
    assert today_count(store, WEDNESDAY) == everything(store, WEDNESDAY).waiting == 0
    assert shown(store, friday) == [(Group.LATE, "Bel terug")]
    assert changes.roots == {company.id}
    later = snooze(store, Reason.ACTION, action_id, date(2026, 11, 30), company.id)
    assert shown(store, friday) == []
    undo(store, later)
    assert shown(store, friday) == [(Group.LATE, "Bel terug")]
    undo(store, changes)
    assert shown(store) == [(Group.LATE, "Bel terug")]


@pytest.mark.usefixtures("on_wednesday")
def test_each_kind_of_row_can_be_put_off_for_its_own_reason(store, team):
    held(store, mine(store, "Zonder"), 34)
    mine(store, "Stil")
    draft = new_id()
    keep_draft(store, DraftForm(draft, "intake", None, "Concept", {}), is_new=True)
    today = everything(store, WEDNESDAY)
    assert [reason_of(row) for row in today.rows] == ["draft", "no_next", "silent"]
    changes = snooze(store, Reason.DRAFT, draft, date(2026, 11, 26))
    assert changes.roots == {team.partnership_id}
    for row in today.companies:
        snooze(store, reason_of(row), row.id, date(2026, 11, 26), row.id)
    assert everything(store, WEDNESDAY).rows == ()
    assert today_count(store, WEDNESDAY) == 0
    assert len(everything(store, date(2026, 11, 26)).rows) == 3


@pytest.mark.usefixtures("on_wednesday")
@pytest.mark.parametrize("day", [24, 25])
def test_a_row_cannot_be_put_off_until_today(store, company, day):
    with pytest.raises(UserError, match=r"snooze\.not_later"):
        snooze(store, Reason.SILENT, company.id, date(2026, 11, day), company.id)

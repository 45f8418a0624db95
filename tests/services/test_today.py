from datetime import date

import pytest

from app.models.base import new_id
from app.models.coaching import Action
from app.models.enterprise import Enterprise
from app.services.dossier_edits import finish_action
from app.services.drafts import DraftForm, keep_draft
from app.services.today import SHOWN, Group, load_today, today_count
from app.services.undo import undo
from tests.coaching_samples import add_company, add_team

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
    assert [today.count(group) for group in Group] == [1, 1, 1, 1]
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

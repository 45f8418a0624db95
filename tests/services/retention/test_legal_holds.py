"""A legal hold keeps what it names; evidence goes when its term is over."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import select

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Silent
from app.domain.retention import Project, Terms
from app.models.base import new_id
from app.models.coaching import CoachingSession
from app.models.enterprise import Enterprise
from app.models.partnership import Role, TravelSetting
from app.models.trajectory import Trajectory
from app.reference.retention import terms_on
from app.services.companies.merge import merge_companies
from app.services.periods.records import Days
from app.services.retention.bin import list_bin, restore, throw_away
from app.services.retention.legal_holds import end_hold, holds, set_hold
from app.services.retention.purge import purge_bin
from app.services.retention.terms import retention, set_retention
from app.services.undo import undo
from tests.case_samples import acting_as, add_colleague, begin, member
from tests.coaching_samples import add_company, add_team
from tests.pack_samples import FIRST, LAST, add_session, october

MONDAY = datetime(2026, 11, 23, 13, tzinfo=UTC)


@pytest.fixture
def wall(monkeypatch):
    """Set the day."""

    def show(days=0):
        moment = MONDAY + timedelta(days=days)
        monkeypatch.setattr(clock, "now", lambda: moment)
        monkeypatch.setattr(clock, "today", moment.date)
        return moment.date()

    show()
    return show


@pytest.fixture
def me(store, wall):
    """Els coaches and is promotor."""
    found = add_team(store)
    with store.write() as session:
        session.add(Role(root=found.partnership_id, person_id=store.actor, role="promotor"))
    return found


@pytest.fixture
def company(store, me):
    return add_company(store)


def is_there(store, one, model=Enterprise):
    with store.read() as session:
        return session.get(model, one) is not None


def purge(store):
    return purge_bin(store, Silent())


def test_a_held_company_stays_in_the_bin_with_the_reason_until_the_hold_ends(store, wall, company):
    throw_away(store, "enterprise", company.id)
    changes = set_hold(store, " Beroep bij Europa WSE ", case_root=company.id)
    assert changes.kinds == {"legal_hold"}
    today = wall(200)
    assert purge(store) == 0
    (row,) = list_bin(store, today)
    assert (row.id, row.hold) == (company.id, "Beroep bij Europa WSE")
    assert row.days_left == -110
    (hold,) = holds(store)
    assert (hold.case, hold.set_by, hold.from_on, hold.is_over) == (
        "Bakkerij Janssens", "Els V.", MONDAY.date(), False,
    )  # fmt: skip
    with pytest.raises(UserError, match=r"field\.required"):
        end_hold(store, hold.id, "")
    end_hold(store, hold.id, "Uitspraak gevallen")
    assert purge(store) == 0  # today is its last day
    today = wall(201)
    assert list_bin(store, today) == ()
    (hold,) = holds(store)
    assert (hold.is_over, hold.ended_by, hold.end_reason) == (True, "Els V.", "Uitspraak gevallen")
    assert purge(store) == 1
    assert not is_there(store, company.id)


def test_what_is_held_can_still_come_back(store, wall, company):
    throw_away(store, "enterprise", company.id)
    set_hold(store, "Beroep", case_root=company.id)
    today = wall(200)
    restore(store, "enterprise", company.id)
    assert list_bin(store, today) == ()


def test_one_on_another_company_holds_nothing_here(store, wall, company):
    set_hold(store, "Beroep", case_root=add_company(store, "Aa Bouw").id)
    throw_away(store, "enterprise", company.id)
    wall(200)
    assert purge(store) == 1


def test_one_on_all_holds_everything(store, wall, company):
    set_hold(store, "Onderzoek")
    throw_away(store, "contact", company.jan)
    today = wall(200)
    assert purge(store) == 0
    assert [row.hold for row in list_bin(store, today)] == ["Onderzoek"]


def test_one_on_a_period_holds_what_is_of_one_of_its_days(store, wall, company):
    held, later = (
        add_session(store, company, day, completed_at=None) for day in (LAST, date(2026, 11, 1))
    )
    set_hold(store, "Audit oktober", days=Days(FIRST, LAST))
    for one in (held, later):
        throw_away(store, "coaching_session", one)
    wall(200)
    assert purge(store) == 1
    assert is_there(store, held, CoachingSession)
    assert not is_there(store, later, CoachingSession)
    assert holds(store)[0].days == Days(FIRST, LAST)


def test_one_on_a_company_holds_its_trajectories_and_what_was_merged_with_it(store, wall, company):
    other = add_company(store, "Bakkerij Oud")
    one = begin(store, member(company))
    merge_companies(store, company.id, other.id, {})
    set_hold(store, "Beroep", case_root=other.id)  # set under its old name
    throw_away(store, "trajectory", one.id)
    throw_away(store, "enterprise", company.id)
    wall(200)
    assert purge(store) == 0
    assert is_there(store, one.id, Trajectory)


def test_one_on_a_trajectory_holds_the_sessions_in_the_files_of_its_companies(store, wall, company):
    one, other = begin(store, member(company)), add_company(store, "Aa Bouw")
    held, free = (add_session(store, it, LAST, completed_at=None) for it in (company, other))
    set_hold(store, "Beroep", case_root=one.id)
    for session in (held, free):
        throw_away(store, "coaching_session", session)
    wall(200)
    assert purge(store) == 1
    assert is_there(store, held, CoachingSession)


def test_only_the_promotor_sets_and_ends_one(store, me, company):
    set_hold(store, "Beroep")
    (hold,) = holds(store)
    tom = add_colleague(store, me, "Tom A.", "coach")
    with acting_as(store, tom):
        for wish in (
            lambda: set_hold(store, "Beroep"),
            lambda: end_hold(store, hold.id, "Klaar"),
            lambda: set_retention(store, Project()),
        ):
            with pytest.raises(UserError, match=r"hold\.not_promotor"):
                wish()
    assert [one.is_over for one in holds(store)] == [False]


def test_a_hold_needs_a_reason_and_days_in_order(store, me):
    with pytest.raises(UserError, match=r"field\.required"):
        set_hold(store, " ")
    with pytest.raises(UserError, match=r"hold\.backwards"):
        set_hold(store, "Audit", days=Days(LAST, FIRST))
    assert holds(store) == ()


def test_setting_one_can_be_undone(store, company):
    undo(store, set_hold(store, "Beroep"))
    assert holds(store) == ()


def test_evidence_goes_when_its_term_is_over_and_not_a_day_sooner(store, wall, company):
    held = add_session(store, company, october(14))
    throw_away(store, "coaching_session", held)
    set_retention(store, Project(date(2029, 3, 15)))
    assert retention(store).until == date(2034, 12, 31)
    wall((date(2034, 12, 31) - MONDAY.date()).days)
    assert purge(store) == 0
    wall((date(2035, 1, 1) - MONDAY.date()).days)
    assert purge(store) == 1
    assert not is_there(store, held, CoachingSession)


def test_without_a_last_payment_evidence_is_kept(store, wall, company):
    held = add_session(store, company, october(14))
    throw_away(store, "coaching_session", held)
    assert retention(store).until is None
    wall(40 * 365)
    assert purge(store) == 0


def test_the_terms_of_de_minimis_come_back_as_they_were_said(store, me):
    said = Project(date(2029, 3, 15), has_de_minimis=True, last_aid_on=date(2026, 10, 10))
    changes = set_retention(store, said)
    assert changes.roots == {me.partnership_id}
    assert (retention(store).project, retention(store).until) == (said, date(2036, 12, 31))
    set_retention(store, Project(date(2029, 3, 15)))
    assert retention(store).until == date(2034, 12, 31)
    with store.read() as session:
        assert len(session.exec(select(TravelSetting)).all()) == 1


@pytest.mark.parametrize("value", [None, "x", {"last_payment_on": "ooit"}, {"last_payment_on": 3}])
def test_a_setting_that_says_nothing_keeps_everything(store, me, value):
    with store.write() as session:
        setting = TravelSetting(id=new_id(), root=me.partnership_id, name="retention")
        setting.value = value or {}
        session.add(setting)
    assert (retention(store).project, retention(store).until) == (Project(), None)


def test_the_terms_are_those_of_the_regulation():
    assert terms_on(date(2029, 3, 15)) == terms_on(date(2014, 1, 1)) == Terms(5, 10)

"""The board of trajectories: columns, what is silent, and what fits the filters."""

from datetime import date

import pytest

from app.core import clock
from app.models.base import new_id
from app.models.coaching import Action
from app.models.directory import DirectoryEntry
from app.models.lists import CompanyAlias
from app.models.planning import Appointment
from app.services.companies.merge import merge_companies
from app.services.evidence.pieces import Offer, add_evidence, offers, share_session
from app.services.retention.bin import restore, throw_away
from app.services.trajectories.board import trajectory_board
from app.services.trajectories.lists import TrajectoryQuery, trajectory_rows
from app.services.trajectories.of_company import company_trajectories
from app.services.trajectories.use_cases import NewMember, enter_phase, leave, stop_trajectory
from tests.case_samples import NUMBER, begin, member, view
from tests.coaching_samples import add_company, add_team, utc
from tests.file_samples import add_session

DAY = date(2026, 11, 30)


@pytest.fixture
def company(store):
    add_team(store)
    return add_company(store, number=NUMBER)


def start(store, company, title, on, phase=""):
    one = begin(store, member(company), title=title, on=on).id
    if phase:
        enter_phase(store, one, phase, on)
    return one


def add_action(store, trajectory, due_on):
    with store.write() as session:
        session.add(
            Action(
                root=new_id(),
                text="Bel",
                due_on=due_on,
                coach_id=store.actor,
                trajectory_id=trajectory,
            )
        )


def test_what_is_silent_stands_first_and_then_by_the_next_day(store, company):
    fresh = start(store, company, "Begeleid instromen", date(2026, 11, 2))
    old = start(store, company, "Werkplekleren", date(2026, 10, 29))
    # 30 days on the last of November: 31/10 is not silent yet, 29/10 is, for 32 days
    edge = start(store, company, "Aan de rand", date(2026, 10, 31))
    planned = start(store, company, "Ploegen", date(2026, 1, 5))
    add_action(store, planned, date(2026, 12, 4))
    sooner = start(store, company, "Nachtwerk", date(2026, 1, 5))
    add_action(store, sooner, date(2026, 12, 3))
    board = trajectory_board(store, TrajectoryQuery(), DAY)
    column = board.columns["exploration"]
    assert column.ids == (old, sooner, planned, edge, fresh)
    assert column.silent == 1
    assert board.columns["analysis"].ids == ()
    assert len(board.ids) == 5


def test_a_session_breaks_the_silence(store, company):
    one = start(store, company, "Werkplekleren", date(2026, 6, 1), "analysis")
    assert trajectory_board(store, TrajectoryQuery(), DAY).columns["analysis"].silent == 1
    share_session(store, one, add_session(store, company.id, utc(20, 9)))
    assert trajectory_board(store, TrajectoryQuery(), DAY).columns["analysis"].silent == 0


def test_the_hours_of_a_company_in_the_bin_count_for_no_trajectory(store, company):
    other = add_company(store, "Peeters Bouw")
    one = begin(store, member(company), NewMember(other.id, "Peeters Bouw")).id
    for held_by, day in ((company, 20), (other, 21)):
        held = add_session(store, held_by.id, utc(day, 9))
        share_session(store, one, held, [company.id, other.id])
    assert view(store, one).minutes == 140
    throw_away(store, "enterprise", other.id)
    assert view(store, one).minutes == 70
    assert trajectory_rows(store, [one])[one].last_on == date(2026, 11, 20)
    (first, _second) = view(store, one).members
    assert [found.dated for found in offers(store, first.id, "reports")] == [date(2026, 11, 20)]
    restore(store, "enterprise", other.id)
    assert view(store, one).minutes == 140
    assert trajectory_rows(store, [one])[one].last_on == date(2026, 11, 21)


def test_what_ended_is_not_silent(store, company):
    one = start(store, company, "Werkplekleren", date(2026, 6, 1))
    stop_trajectory(store, one, date(2026, 7, 1), "Overname")
    assert trajectory_board(store, TrajectoryQuery(), DAY).ids == ()
    board = trajectory_board(store, TrajectoryQuery(status=None), DAY)
    assert (board.ids, board.columns["exploration"].silent) == ((one,), 0)


def test_it_counts_the_joint_ones_and_knows_an_empty_store(store, company):
    assert trajectory_board(store, TrajectoryQuery(), DAY).is_store_empty
    other = add_company(store, "Peeters Bouw")
    begin(store, member(company), NewMember(other.id, "Peeters Bouw"))
    start(store, company, "Alleen", date(2026, 11, 2))
    board = trajectory_board(store, TrajectoryQuery(text="niets"), DAY)
    assert (board.ids, board.is_store_empty) == ((), False)
    assert trajectory_board(store, TrajectoryQuery(), DAY).joint == 1


def test_places_filter_by_any_company_here_or_in_the_directory(store, company):
    here = start(store, company, "In Aalst", date(2026, 11, 2))
    away = new_id()
    with store.write() as session:
        session.add(
            DirectoryEntry(
                root=new_id(), enterprise_id=away, name="Wasserij", municipality_nis="46021"
            )
        )
    there = begin(store, NewMember(away, "Wasserij"), title="In Sint-Niklaas").id
    for places, found in (
        ({"41002"}, {here}),
        ({"46021"}, {there}),
        ({"41002", "46021"}, {here, there}),
        ({"44021"}, set()),
    ):
        query = TrajectoryQuery(places=frozenset(places))
        assert set(trajectory_board(store, query, DAY).ids) == found


def add_visit(store, company, day, **values):
    with store.write() as session:
        session.add(
            Appointment(
                root=company.id,
                enterprise_id=company.id,
                coach_id=store.actor,
                kind="visit",
                starts_at=utc(day, 9),
                ends_at=utc(day, 10),
                **values,
            )
        )


def test_the_next_day_is_that_of_an_action_or_a_visit(store, company, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: utc(23, 13))
    one = start(store, company, "Onthaal", date(2026, 11, 2))
    add_visit(store, company, 20)  # over
    add_visit(store, company, 24, cancelled=True)
    add_visit(store, company, 27)
    assert trajectory_rows(store, [one])[one].next_on == date(2026, 11, 27)
    add_action(store, one, date(2026, 11, 25))
    assert trajectory_rows(store, [one])[one].next_on == date(2026, 11, 25)
    leave(store, view(store, one).members[0].id, date(2026, 11, 22), "Overname")
    assert trajectory_rows(store, [one])[one].next_on == date(2026, 11, 25)


def test_whatever_of_the_merged_files_takes_part_it_has_a_file_and_a_next_day(
    store, company, monkeypatch
):
    monkeypatch.setattr(clock, "now", lambda: utc(23, 13))
    other = add_company(store, "Janssens BV")
    one = begin(store, NewMember(other.id, "Janssens BV")).id
    add_visit(store, company, 27)
    assert trajectory_rows(store, [one])[one].next_on is None
    merge_companies(store, other.id, company.id, {})
    assert trajectory_rows(store, [one])[one].next_on == date(2026, 11, 27)
    add_visit(store, other, 25)
    assert trajectory_rows(store, [one])[one].next_on == date(2026, 11, 25)
    assert view(store, one).members[0].has_file


def test_of_a_merged_file_that_is_with_a_colleague_the_other_one_is_opened(store, company):
    elsewhere = new_id()
    one = begin(store, NewMember(elsewhere, "Janssens BV")).id
    assert not view(store, one).members[0].has_file
    with store.write() as session:
        session.add(CompanyAlias(enterprise_id=elsewhere, shown_id=company.id))
    assert view(store, one).members[0].has_file


def test_the_trajectories_of_a_company_say_how_far_it_is_itself(store, company):
    other = add_company(store, "Peeters Bouw")
    joint = begin(store, member(company), NewMember(other.id, "Peeters Bouw"))
    add_evidence(
        store,
        joint.members[0].id,
        joint.checklist.criteria[0].code,
        [Offer("attachment", new_id(), "akkoord.pdf", date(2026, 6, 1))],
    )
    ended = start(store, company, "Vorig", date(2025, 1, 6))
    stop_trajectory(store, ended, date(2025, 7, 1), "Overname")
    found = company_trajectories(store, company.id)
    assert [(one.row.id, one.runs) for one in found] == [(joint.id, True), (ended, False)]
    assert found[0].standing.progress.met == 1
    assert company_trajectories(store, other.id)[0].standing.progress.met == 0
    leave(store, joint.members[0].id, date(2026, 11, 22), "Overname")
    assert [one.runs for one in company_trajectories(store, company.id)] == [False, False]

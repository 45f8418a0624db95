from datetime import date

import pytest
from sqlmodel import select

from app.core.progress import Cancelled, Silent
from app.domain.counting import Status
from app.domain.offers import Wish
from app.models.enterprise import Enterprise
from app.models.quality import Capacity, Improvement, IncomingQuestion
from app.reference.loader import reference
from app.services.counting.counts import counted_total, waiting_proposals
from app.services.day.today import load_today
from app.services.networks.evaluations import results
from app.services.networks.meetings import meeting_view
from app.services.networks.use_cases import network_rows, network_view
from app.services.practice.cases import load_cases
from app.services.practice.whole import load_practice
from app.services.referrals.actors import actors, actors_of, fitting_offers
from app.services.reports.evaluation import evaluation
from app.services.reports.kinds import ReportFilters
from app.services.results import use_case as standing
from app.services.results.view import ResultWish
from app.services.scans.lists import ScanQuery, scan_ids, scan_rows
from app.services.trajectories.lists import TrajectoryQuery, trajectory_ids, trajectory_rows
from app.services.trajectories.plans import plans_of
from app.services.trajectories.views import trajectory_view
from tests.coaching_samples import add_team
from tests.services.practice.test_practice import DAY, StopAt

# trajectories, referrals, networks, organisations, offers, promises, what counts, and quality work
CASES = 18 + 7 + 2 + 7 + 5 + 1 + 12 + 3


@pytest.fixture(scope="module")
def filled(module_store):
    add_team(module_store)
    load_practice(module_store, DAY, Silent())
    assert load_cases(module_store, DAY, Silent()) == CASES
    return module_store


def rows(store):
    found = trajectory_rows(store, trajectory_ids(store, TrajectoryQuery()))
    return {row.title: row for row in found.values()}


def test_each_trajectory_stands_in_its_phase_with_the_evidence_of_it(filled):
    board = rows(filled)
    assert len(board) == 18
    joint = board["Onthaal nieuwe medewerkers"]
    assert (joint.kind, joint.phase) == ("joint", "execution")
    assert joint.companies == ("Bakkerij Janssens", "Lindeveld Verpakking", "Peeters Bouw")
    # akkoord, nulmeting, actieplan en drie verslagen, of minder verslagen waar ze er niet zijn
    assert all(3 <= standing.progress.met <= 4 for standing in joint.standings)
    assert board["Eerste kennismaking"].met == 0
    assert board["Begeleid instromen"].met == 2


def test_two_companies_count_and_one_waits_for_a_second_person(filled):
    board = rows(filled)
    said = {
        title: row.standings[0].counted.status
        for title, row in board.items()
        if row.phase == "anchoring"
    }
    assert said == {
        "Vast onthaalbeleid": Status.COUNTS,
        "Buddy in elke ploeg": Status.COUNTS,
        "Rustig starten in de slagerij": Status.PROPOSED,
    }
    assert counted_total(filled) == 2 + 8  # those that count since earlier
    assert len(waiting_proposals(filled)) == 1
    ends = scan_rows(filled, scan_ids(filled, ScanQuery(moment="end")))
    assert len(ends) == 3 + 12
    assert {scan.enterprise for scan in ends.values()} > {
        "Recyclage De Kring",
        "Poetsteam Helder",
        "Slagerij Vier Hoeken",
    }


def test_the_network_met_twice_and_meets_again_in_two_workdays(filled):
    waasland = next(row for row in network_rows(filled) if row.name == "Netwerk Waasland")
    view = network_view(filled, waasland.id)
    assert len(view.members) == 14
    held = {one.form.title: one for one in (meeting_view(filled, one) for one in view.meetings)}
    there = [person for person in held["Bijeenkomst 2"].invitees if person.attended]
    assert len(there) == 9
    assert held["Bijeenkomst 3"].form.starts_at.astimezone().date() == date(2026, 11, 25)
    assert sum(person.reply == "yes" for person in held["Bijeenkomst 3"].invitees) == 9
    assert results(filled, held["Bijeenkomst 2"].id)[0].total == 7  # two gave no form


def test_a_referral_without_an_answer_waits(filled):
    waiting = {row.about for row in load_today(filled, DAY).matters if row.screen == "referral"}
    assert "Metaal Claes" in waiting
    assert "Wasserij Zuiver" not in waiting


def test_each_action_of_a_plan_serves_its_goal(filled):
    found = trajectory_ids(filled, TrajectoryQuery(text="Onthaal nieuwe"))
    goals = trajectory_view(filled, found[0]).goals
    (plan,) = plans_of(filled, found[0])
    assert [one.goal_id for one in plan.form.actions] == [goal.id for goal in goals]


def test_who_does_what_and_which_partner_fits_has_something_to_show(filled):
    found = {row.form.name for row in actors(filled)}
    assert len(found) == 7
    with filled.read() as session:
        claes = session.exec(select(Enterprise).where(Enterprise.name == "Metaal Claes")).one()
    around = actors_of(filled, claes.id)
    assert [(one.actor.form.name, one.contact) for one in around] == [
        ("Lokaal Partnerschap Scheldekant", "Saskia D."),
        ("VDAB", "Griet V."),
    ]
    asked = Wish(frozenset({"language"}), "REFREG14", "C")
    assert [one.offer.partner for one in fitting_offers(filled, asked)] == ["Partner Taalbrug"] * 2


def test_every_network_lies_in_a_region(filled):
    assert {one.name: one.region for one in network_rows(filled)} == {
        "Netwerk Waasland": "REFREG14",
        "Taal op de werkvloer": "REFREG13",
    }


def test_what_was_stopped_goes_on_without_doubles(store):
    add_team(store)
    load_practice(store, DAY, Silent())
    with pytest.raises(Cancelled):
        load_cases(store, DAY, StopAt(20))
    assert load_cases(store, DAY, Silent()) == CASES - 20
    assert load_cases(store, DAY, Silent()) == 0
    assert len(rows(store)) == 18


def test_the_targets_have_something_to_show(filled):
    told = standing.results(filled, reference(), DAY, ResultWish())
    # two of today, and nine since earlier of which one lost a photo
    assert (told.realised, told.reopened, told.complete) == (10, 1, 7)
    assert (told.target, told.first, told.last.year) == (64, date(2026, 1, 1), 2028)
    assert told.running == told.on_track + told.at_risk > 15
    assert {row.name: row.realised for row in told.rows} == {
        "Partner Draagkracht": 2,
        "Partner Oost": 6,
        "Partner Taalbrug": 2,
    }
    assert [point.number for point in told.history[-2:]] == [4, 10]
    assert (told.shared.realised, told.shared.by) == (10, "Bram D.")


def test_quality_work_has_something_to_show(filled):
    with filled.read() as session:
        asked = session.exec(select(IncomingQuestion)).all()
        steps = session.exec(select(Improvement.status)).all()
        hours = session.exec(select(Capacity.hours)).all()
    assert len({one.received_on.isocalendar()[1] for one in asked}) > 20
    assert {one.demand for one in asked} == {"value", "failure"}
    assert max(one.received_on for one in asked) <= DAY
    assert set(steps) == {"insight", "trying", "measured", "kept"}
    assert len(hours) == 6


def test_the_evaluation_has_three_companies_to_compare(filled):
    filters = ReportFilters(date(2026, 1, 1), DAY, today=DAY)
    people, _later, _hired, _scans, goals, _cost = evaluation(filled, reference(), filters).tables
    # heads of 164 + 33 + 62, and of 168 + 35 + 64 a year later
    assert [row[:2] for row in people.rows] == [("Nulmeting", 259), ("Na 12 maanden", 267)]
    assert goals.rows

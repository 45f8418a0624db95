"""Asking a coach for what a dossier lacks: it waits in Vandaag, and is over when it is there."""

from datetime import date

import pytest
from sqlmodel import select

from app.core import clock
from app.core.errors import UserError
from app.domain.dossier_gaps import Gap, GapCode
from app.models.coaching import CoachingSession
from app.models.partnership import Person
from app.models.proof import EvidenceRequest, request_id
from app.models.sync import Outbox, ScopeRoot
from app.models.trajectory import Trajectory
from app.reference.loader import Reference
from app.services.counting.counts import propose
from app.services.day.rows import Group
from app.services.day.snooze import Reason, snooze
from app.services.day.today import load_today, today_count, with_companies
from app.services.evidence.pieces import add_evidence, offers
from app.services.evidence.requests import admins_of, ask_coach, by_coach
from app.services.packs.survey import survey
from app.services.retention.bin import throw_away
from app.services.trajectories.use_cases import close_trajectory
from tests.case_samples import CODES, acting_as, add_colleague, complete, undone_and_redone
from tests.coaching_samples import add_company, add_team
from tests.pack_samples import WISH, add_dossier, add_session, october

TODAY, SUNDAY = date(2026, 11, 25), date(2026, 11, 29)


@pytest.fixture(autouse=True)
def on_wednesday(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def nora(store, me):
    """A promotor, who only reads the trajectories of others."""
    return add_colleague(store, me)


@pytest.fixture
def closed(store, me):
    """A trajectory of Els that lacks its end measurement and photos."""
    one = add_dossier(store, codes=CODES[:4])
    close_trajectory(store, one.id, october(30))
    return one


def read_only(store, root):
    with store.write() as session:
        session.get_one(ScopeRoot, root.hex).level = "read"


def row_of(store):
    (row,) = survey(store, Reference(), WISH).incomplete
    return row


def waiting(store):
    return [one for one in load_today(store, TODAY).matters if one.reason is Reason.ASKED]


def lacking(store):
    """Where the matters of evidence in Vandaag lead to."""
    return [one.unit for one in with_companies(store, load_today(store, TODAY)).evidence]


def test_a_promotor_asks_in_a_trajectory_that_they_only_read(store, nora, closed):
    read_only(store, closed.id)
    with acting_as(store, nora):
        gap = row_of(store).gaps[0]
        changes = ask_coach(store, gap, due_on=SUNDAY)
        undone_and_redone(store, changes, lambda: row_of(store).gaps[0].asked_on)
        asked = row_of(store).gaps[0]
    assert (asked.asked_on, asked.due_on, asked.reminded_on) == (TODAY, SUNDAY, None)
    assert changes.roots == {closed.id}  # it travels with the trajectory
    with store.read() as session:
        lines = session.exec(select(Outbox).where(Outbox.kind == "evidence_request")).all()
    assert {line.actor for line in lines} == {nora.hex}


def test_it_waits_in_vandaag_of_the_coach_with_who_asks_and_leads_to_the_criterion(
    store, nora, closed
):
    assert waiting(store) == []
    with acting_as(store, nora):
        ask_coach(store, row_of(store).gaps[1], due_on=TODAY)
        assert waiting(store) == []  # not of who asks
    (row,) = waiting(store)
    assert (row.about, row.by, row.due_on, row.group) == (
        "Bakkerij Janssens", "Nora B.", TODAY, Group.TODAY,
    )  # fmt: skip
    assert row.gap == Gap(GapCode.CRITERION, "photos", "Foto's van de aanpassing", 0, 2)
    assert (row.screen, row.record_id) == ("trajectory", closed.id)
    assert row.unit == f"criteria/{closed.members[0].id.hex}/photos"
    assert today_count(store, TODAY) == 1


def test_it_waits_from_the_moment_that_it_is_asked_though_there_is_a_week_for_it(store, closed):
    ask_coach(store, row_of(store).gaps[0])
    (row,) = waiting(store)
    assert (row.due_on, row.group) == (date(2026, 12, 2), Group.WEEK)  # after this Sunday


def test_it_is_over_when_the_evidence_is_there(store, nora, closed):
    ask_coach(store, *row_of(store).gaps, due_on=SUNDAY)
    assert len(waiting(store)) == 2
    complete(store, closed.members[0].id, ["photos"], october(31))
    assert [one.gap.criterion for one in waiting(store)] == ["end"]
    complete(store, closed.members[0].id, ["end"], october(31))
    assert waiting(store) == []


def test_a_reminder_keeps_the_first_day_and_makes_no_second_record(store, closed, monkeypatch):
    ask_coach(store, row_of(store).gaps[0])
    assert row_of(store).gaps[0].due_on == date(2026, 12, 2)  # a week
    monkeypatch.setattr(clock, "today", lambda: date(2026, 12, 3))
    ask_coach(store, row_of(store).gaps[0])
    gap = row_of(store).gaps[0]
    assert (gap.asked_on, gap.reminded_on, gap.due_on, gap.last_asked) == (
        TODAY, date(2026, 12, 3), date(2026, 12, 10), date(2026, 12, 3),
    )  # fmt: skip
    with store.read() as session:
        assert len(session.exec(select(EvidenceRequest)).all()) == 1


def test_what_was_taken_back_is_asked_anew(store, closed, monkeypatch):
    ask_coach(store, row_of(store).gaps[0])
    with store.write() as session:
        session.exec(select(EvidenceRequest)).one().deleted = True
    assert row_of(store).gaps[0].asked_on is None
    monkeypatch.setattr(clock, "today", lambda: date(2026, 12, 3))
    ask_coach(store, row_of(store).gaps[0])
    gap = row_of(store).gaps[0]
    assert (gap.asked_on, gap.reminded_on) == (date(2026, 12, 3), None)


def test_a_report_without_a_signature_waits_until_it_is_confirmed(store, me):
    one = add_dossier(store)
    company = add_company(store, name="Bakkerij Maes")
    held = add_session(store, company, october(14))
    member = one.members[0].id
    with store.write() as session:
        session.get_one(CoachingSession, held).enterprise_id = one.members[0].enterprise_id
    add_evidence(store, member, "reports", [
        each for each in offers(store, member, "reports") if each.id == held
    ])  # fmt: skip
    propose(store, member)
    close_trajectory(store, one.id, october(30))
    report, decision = row_of(store).gaps
    with pytest.raises(ValueError, match="decision"):
        ask_coach(store, decision)
    ask_coach(store, report, due_on=SUNDAY)
    assert [(row.gap.code, row.gap.dated) for row in waiting(store)] == [
        (GapCode.SESSION, october(14))
    ]
    with store.write() as session:
        session.get_one(CoachingSession, held).confirmation = "paper"
    assert waiting(store) == []


def test_what_was_asked_stands_there_once_and_a_signature_is_no_whole_criterion(store, me):
    one = add_dossier(store, codes=CODES[:4])  # it runs, and lacks its end measurement and photos
    member = one.members[0].id
    end, photos = (f"criteria/{member.hex}/{code}" for code in ("end", "photos"))
    assert lacking(store) == [end]
    for gap, expected in ((GapCode.SESSION, end), (GapCode.CRITERION, photos)):
        with store.write() as session:
            session.add(
                EvidenceRequest(
                    id=request_id(member, gap.value, "end"),
                    root=one.id,
                    trajectory_id=one.id,
                    member_id=member,
                    gap=gap.value,
                    criterion="end",
                    asked_by=me.person_id,
                    asked_on=TODAY,
                    due_on=SUNDAY,
                )
            )
        assert lacking(store) == [expected]


def test_a_missing_proposal_is_asked_of_the_coach(store, me):
    one = add_dossier(store)
    close_trajectory(store, one.id, october(30))
    ask_coach(store, *row_of(store).gaps, due_on=SUNDAY)
    assert [row.gap.code for row in waiting(store)] == [GapCode.PROPOSAL]
    propose(store, one.members[0].id)
    assert waiting(store) == []


def test_put_off_and_binned_ones_do_not_wait(store, closed):
    ask_coach(store, row_of(store).gaps[0], due_on=SUNDAY)
    (row,) = waiting(store)
    snooze(store, Reason.ASKED, row.id, date(2026, 11, 26))
    assert waiting(store) == []
    assert [one.id for one in load_today(store, date(2026, 11, 26)).matters] == [row.id]
    throw_away(store, "trajectory", closed.id)
    assert load_today(store, date(2026, 11, 26)).matters == ()


def test_without_a_coach_nobody_can_be_asked(store, closed):
    gap = row_of(store).gaps[0]
    with store.write() as session:
        session.get_one(Trajectory, closed.id).coach_id = None
    with pytest.raises(UserError, match=r"evidence\.no_coach"):
        ask_coach(store, gap)
    assert by_coach(store, [row_of(store)]) == ()


def test_a_mail_to_a_coach_tells_everything_and_asks_nothing_by_itself(store, closed):
    with store.write() as session:
        session.get_one(Person, store.actor).email = "els@oost.example"
    other = add_dossier(store, "Aa Bouw", codes=())
    close_trajectory(store, other.id, october(30))
    rows = survey(store, Reference(), WISH).incomplete
    (asked,) = by_coach(store, rows)
    assert (asked.coach, asked.email) == ("Els V.", "els@oost.example")
    assert [row.company for row in asked.rows] == ["Aa Bouw", "Bakkerij Janssens"]
    assert row_of_asked(store) == {None}


def row_of_asked(store):
    rows = survey(store, Reference(), WISH).incomplete
    return {gap.asked_on for row in rows for gap in row.gaps}


def test_who_administers_a_partner_is_told_for_what_is_not_synchronised(store, me):
    add_colleague(store, me, "Ann S.", "partner_admin")
    assert admins_of(store, me.partner_id) == (("Ann S.", ""),)

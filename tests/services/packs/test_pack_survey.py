"""Which dossiers a pack of October 2026 holds, what each lacks, and what may be elsewhere."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlmodel import select

from app.core import clock
from app.domain.dossier_gaps import Ending, GapCode
from app.models.base import new_id
from app.models.coaching import CoachingSession
from app.models.evidence import Attachment
from app.models.partnership import Partner
from app.models.trajectory import CriterionEvidence, Trajectory
from app.reference.loader import Reference
from app.services.counting.counts import propose
from app.services.evidence.pieces import add_evidence, offers, share_session
from app.services.packs.survey import survey
from app.services.packs.wish import PackWish
from app.services.retention.bin import throw_away
from app.services.trajectories.case_edits import put_away
from app.services.trajectories.use_cases import close_trajectory, leave, stop_trajectory
from tests.case_samples import CODES, NUMBER, add_colleague, begin, complete, member
from tests.coaching_samples import add_company, add_team
from tests.pack_samples import WISH, add_dossier, add_session, let_count, october, tell_freshness


@pytest.fixture(autouse=True)
def in_october(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: october(20))


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def nora(store, me):
    return add_colleague(store, me)


def read(store, wish=WISH):
    return survey(store, Reference(), wish)


def gaps(row):
    return [(one.gap.code, one.gap.criterion) for one in row.gaps]


def test_an_empty_store_has_nothing_to_pack(store, me):
    found = read(store)
    assert (found.rows, found.running, found.pieces) == ((), 0, 0)


def test_a_company_that_counts_since_a_day_in_the_period_is_complete(store, me, nora):
    one = add_dossier(store, number=NUMBER)
    let_count(store, one, nora)
    (row,) = read(store).complete
    assert (row.company, row.title, row.partner, row.coach) == (
        "Bakkerij Janssens", "Onthaal", "Partner Oost", "Els V.",
    )  # fmt: skip
    assert (row.trajectory_id, row.member_id) == (one.id, one.members[0].id)
    assert (row.why, row.since, row.pieces) == (Ending.COUNTS, october(20), 9)  # 4 + 3 + 2
    november = PackWish(date(2026, 11, 1), date(2026, 11, 30))
    assert read(store, november).rows == ()


def test_it_counts_from_the_last_piece_and_then_belongs_to_that_month(store, me, nora):
    one = add_dossier(store, codes=CODES[:5])
    complete(store, one.members[0].id, CODES[5:], date(2026, 11, 3))
    let_count(store, one, nora)
    assert read(store).rows == ()
    (row,) = read(store, PackWish(date(2026, 11, 1), date(2026, 11, 30))).complete
    assert (row.why, row.since) == (Ending.COUNTS, date(2026, 11, 3))


def test_a_closed_one_lacks_what_the_checklist_asks(store, me):
    one = add_dossier(store, codes=CODES[:4])
    close_trajectory(store, one.id, october(31))
    found = read(store)
    (row,) = found.incomplete
    assert (found.complete, found.unsynced) == ((), ())
    assert gaps(row) == [(GapCode.CRITERION, "end"), (GapCode.CRITERION, "photos")]
    assert [(each.gap.name, each.gap.have, each.gap.needed) for each in row.gaps] == [
        ("Eindmeting", 0, 1), ("Foto's van de aanpassing", 0, 2),
    ]  # fmt: skip
    assert (row.why, row.since, row.gaps[0].asked_on) == (Ending.CLOSED, october(31), None)


def test_who_lost_a_criterion_after_the_decision_is_incomplete(store, me, nora):
    one = add_dossier(store)
    let_count(store, one, nora)
    with store.read() as session:
        end = next(
            each.id for each in session.exec(select(CriterionEvidence)) if each.criterion == "end"
        )
    put_away(store, "criterion_evidence", end)
    (row,) = read(store).incomplete
    assert (row.why, gaps(row)) == (Ending.REOPENED, [(GapCode.CRITERION, "end")])


def test_a_proposal_waits_for_a_second_person_and_a_closed_one_for_a_proposal(store, me):
    first, second = add_dossier(store, "Aa"), add_dossier(store, "Bb")
    propose(store, first.members[0].id)
    close_trajectory(store, second.id, october(2))
    assert [(row.company, row.why, gaps(row)) for row in read(store).incomplete] == [
        ("Aa", Ending.PROPOSED, [(GapCode.DECISION, "")]),
        ("Bb", Ending.CLOSED, [(GapCode.PROPOSAL, "")]),
    ]


def test_one_that_stopped_or_left_is_asked_nothing_more(store, me):
    stopped, left = add_dossier(store, "Aa", codes=()), add_dossier(store, "Bb", codes=())
    stop_trajectory(store, stopped.id, october(1), "Overgenomen")
    leave(store, left.members[0].id, october(31), "Geen tijd")
    assert [(row.company, row.why) for row in read(store).complete] == [
        ("Aa", Ending.STOPPED), ("Bb", Ending.LEFT),
    ]  # fmt: skip


def test_a_running_trajectory_is_only_counted_unless_it_is_chosen(store, me):
    company = add_company(store)
    one = begin(store, member(company))
    share_session(store, one.id, add_session(store, company, october(14)))
    found = read(store)
    assert (found.rows, found.running) == ((), 1)
    assert read(store, PackWish(october(1), october(13))).running == 0
    chosen = read(store, replace(WISH, trajectories=frozenset({one.id})))
    assert [row.why for row in chosen.incomplete] == [Ending.RUNNING]
    assert chosen.running == 0
    none = read(store, replace(WISH, trajectories=frozenset({new_id()})))
    assert none.rows == ()


def test_a_report_that_nobody_signed_is_missing_until_it_is(store, me, nora):
    company = add_company(store)
    one = begin(store, member(company))
    who = one.members[0].id
    held = add_session(store, company, october(14))
    (report,) = (each for each in offers(store, who, "reports") if each.id == held)
    add_evidence(store, who, "reports", [report])
    complete(store, who, CODES, october(6))
    let_count(store, one, nora)
    (row,) = read(store).incomplete
    assert gaps(row) == [(GapCode.SESSION, "reports")]
    assert (row.gaps[0].gap.dated, row.gaps[0].gap.subject_id) == (october(14), held)
    with store.write() as session:
        session.get_one(CoachingSession, held).confirmation = "mail"
    assert [each.member_id for each in read(store).complete] == [who]


def test_only_what_partners_and_trajectories_are_wished_is_told(store, me):
    one, other = add_dossier(store, "Aa"), add_dossier(store, "Bb")
    for each in (one, other):
        close_trajectory(store, each.id, october(8))
    west = new_id()
    with store.write() as session:
        session.add(Partner(id=west, root=me.partnership_id, name="Partner West"))
        session.flush()
        session.get_one(Trajectory, other.id).partner_id = west
    assert [row.company for row in read(store).rows] == ["Aa", "Bb"]  # by partner: Oost, West
    only = read(store, replace(WISH, partners=frozenset({west})))
    assert [row.company for row in only.rows] == ["Bb"]
    throw_away(store, "trajectory", other.id)
    assert read(store, replace(WISH, partners=frozenset({west}))).rows == ()


def test_a_partner_that_was_not_at_the_server_may_have_what_is_missing(store, me, nora):
    partner = new_id()
    whole, lacking = add_dossier(store, "Aa"), add_dossier(store, "Bb", codes=())
    let_count(store, whole, nora)
    close_trajectory(store, lacking.id, october(8))
    with store.write() as session:
        session.add(Partner(id=partner, root=me.partnership_id, name="Partner West"))
        session.flush()
        for each in (whole, lacking):
            session.get_one(Trajectory, each.id).partner_id = partner
    tell_freshness(store, (partner, "Partner West", "2026-10-18T10:00:00+00:00"))  # two days ago
    found = read(store)
    assert [row.company for row in found.complete] == ["Aa"]  # nothing is missing of it
    (row,) = found.unsynced
    assert (row.company, row.is_behind) == ("Bb", True)
    assert row.last_seen == datetime(2026, 10, 18, 10, tzinfo=UTC)
    assert found.incomplete == ()


def test_evidence_whose_file_is_not_here_is_not_synchronised(store, me, nora):
    company = add_company(store)
    one = begin(store, member(company))
    who = one.members[0].id
    with store.write() as session:
        session.add(
            Attachment(root=company.id, enterprise_id=company.id, file_name="akkoord.pdf", size=3,
                       sha256="ab" * 32, added_at=datetime(2026, 10, 6, 9, tzinfo=UTC))
        )  # fmt: skip
    complete(store, who, CODES[1:], october(6))
    (file,) = offers(store, who, "agreement")
    add_evidence(store, who, "agreement", [file])
    let_count(store, one, nora)
    (row,) = read(store).unsynced
    assert (row.absent_files, row.gaps, row.is_behind) == (1, (), False)

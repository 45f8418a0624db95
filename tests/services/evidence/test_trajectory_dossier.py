"""What the dossier of a trajectory tells of what is in the store."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.core.progress import Silent
from app.models.base import new_id
from app.models.referral import FundingCheck, Referral
from app.models.scan import Scan
from app.models.trajectory import FollowUp
from app.reference.loader import reference
from app.reports.trajectory_outcome import outcome_words
from app.services.companies.merge import merge_companies
from app.services.counting.counts import decide, propose
from app.services.evidence.dossier import closing_report, dossier_values, trajectory_dossier
from app.services.evidence.pieces import Offer, add_evidence, add_remark, share_session
from app.services.files.attachments import attach_files
from app.services.retention.bin import throw_away
from app.services.trajectories.members import set_member_days
from app.services.trajectories.plans import PlanForm, PlannedAction, write_plan
from app.services.trajectories.use_cases import NewMember
from tests.case_samples import NUMBER, acting_as, add_colleague, begin, complete, view
from tests.coaching_samples import add_team
from tests.file_samples import add_enterprise, add_intake, add_session, stop_clock
from tests.reports.samples import words_of


@pytest.fixture
def me(store, monkeypatch):
    stop_clock(monkeypatch)
    return add_team(store)


@pytest.fixture
def bakery(store, me):
    return add_enterprise(store, "Bakkerij Janssens", number=NUMBER, purpose="Bakkers blijven")


@pytest.fixture
def one(store, bakery):
    """A trajectory of the bakery."""
    return begin(store, NewMember(bakery, "Bakkerij Janssens", NUMBER))


def told(store, one, **wanted):
    return dossier_values(store, reference(), one.id, **wanted)


def company(store, one):
    (found,) = told(store, one).companies
    return found


def scan(store, enterprise, moment, day, trajectory=None, person=None):
    """Put a finished scan in the store."""
    made = Scan(
        root=enterprise,
        enterprise_id=enterprise,
        trajectory_id=trajectory,
        set_number=1,
        moment=moment,
        started_on=day,
        completed_on=day,
        person_id=person or store.actor,
    )
    with store.write() as session:
        session.add(made)
        return made.id


def test_the_dossier_tells_who_it_is_and_what_is_planned(store, one, bakery):
    add_intake(store, bakery)
    form = PlanForm((PlannedAction("Peters zoeken", "Mia", date(2026, 12, 1)),), "Eerste versie")
    write_plan(store, one.id, form)
    values = told(store, one)
    assert (values.title, values.phase, values.status) == (
        "Onthaal nieuwe medewerkers",
        "Verkenning",
        "Lopend",
    )
    assert (values.coach, values.partner) == ("Els V.", "Partner Oost")
    assert values.plans[0].actions[0].text == "Peters zoeken"
    assert values.plans[0].written_by == "Els V."
    (found,) = values.companies
    assert found.company.number == "1999.990.144"
    assert found.file.purpose == "Bakkers blijven"
    assert found.file.intake is not None
    assert (found.file.sessions, found.file.actions, found.file.attachments) == ((), (), ())


def test_the_decision_is_told_with_who_proposed_and_who_confirmed(store, me, one):
    mine = one.members[0].id
    complete(store, mine)
    propose(store, mine, "Alles is er")
    waiting = company(store, one).count
    assert (waiting.status, waiting.proposals[0].decisions) == ("proposed", ())
    (proposal,) = view(store, one.id).members[0].standing.proposals
    with acting_as(store, add_colleague(store, me)):
        decide(store, proposal.id, "counts", "Nagekeken")
    found = company(store, one).count
    assert (found.status, found.since) == ("counts", date(2026, 11, 23))
    assert (found.proposals[0].by, found.proposals[0].partner) == ("Els V.", "Partner Oost")
    assert found.proposals[0].reason == "Alles is er"
    (decided,) = found.proposals[0].decisions
    assert (decided.counts, decided.by, decided.reason) == (True, "Nora B.", "Nagekeken")
    other = begin(store, *[NewMember(one.members[0].enterprise_id, "Bakkerij", NUMBER)])
    complete(store, other.members[0].id, day=date(2026, 11, 20))
    propose(store, other.members[0].id)
    (again,) = view(store, other.id).members[0].standing.proposals
    with acting_as(store, add_colleague(store, me, "Piet")):
        decide(store, again.id, "counts")
    elsewhere = [company(store, each).count for each in (one, other)]
    assert sorted(each.status for each in elsewhere) == ["counts", "elsewhere"]
    assert {each.through for each in elsewhere} == {"", "Partner Oost"}


def test_sessions_of_the_trajectory_stand_in_their_order(store, one, bakery):
    second = add_session(store, bakery, datetime(2026, 11, 10, 9, tzinfo=UTC), subject="Tweede")
    first = add_session(store, bakery, datetime(2026, 11, 2, 9, tzinfo=UTC), subject="Eerste")
    add_session(store, bakery, datetime(2026, 11, 3, 9, tzinfo=UTC), subject="Van niets")
    share_session(store, one.id, second)
    line = Offer("coaching_session", first, "Eerste", date(2026, 11, 2))
    add_evidence(store, one.members[0].id, "reports", [line])
    found = company(store, one).sessions
    assert [it.subject for it in found] == ["Eerste", "Tweede"]
    assert all(it.session is not None for it in found)


def test_a_session_of_another_company_says_where_its_report_is(store, me, bakery):
    builders = add_enterprise(store, "Peeters Bouw", number="1999990243")
    joint = begin(
        store,
        NewMember(bakery, "Bakkerij Janssens", NUMBER),
        NewMember(builders, "Peeters Bouw", "1999990243"),
    )
    held = add_session(store, bakery, datetime(2026, 11, 2, 9, tzinfo=UTC), subject="Samen")
    share_session(store, joint.id, held, [builders])
    first, second = told(store, joint).companies
    assert [it.session is None for it in (*first.sessions, *second.sessions)] == [False, True]
    assert second.sessions[0].elsewhere == "Bakkerij Janssens"
    assert (second.sessions[0].subject, second.sessions[0].coach) == ("Samen", "Els V.")
    (only,) = told(store, joint, members=[joint.members[1].id]).companies
    assert only == second


def test_a_company_whose_file_is_elsewhere_is_told_by_its_name(store, me):
    away = begin(store, NewMember(new_id(), "Kwekerij Halverzon", "1999990342"))
    found = company(store, away)
    assert (found.company.name, found.company.number) == ("Kwekerij Halverzon", "1999.990.342")
    assert (found.file, found.sessions, found.baseline) == (None, (), None)
    nameless = begin(store, NewMember(new_id(), "Nieuw", None))
    assert company(store, nameless).company.number == ""
    assert trajectory_dossier(store, reference(), away.id).startswith(b"%PDF")


def test_a_merged_company_is_told_as_one(store, one, bakery):
    double = add_enterprise(store, "Bakkerij Jansens", nis=None, contact=None)
    held = add_session(
        store, double, datetime(2026, 11, 2, 9, tzinfo=UTC), subject="Bij de dubbele"
    )
    share_session(store, one.id, held)
    day = date(2026, 10, 1)
    scan(store, double, "baseline", day)
    merge_companies(store, bakery, double, {})
    found = company(store, one)
    assert found.company.name == "Bakkerij Janssens"
    assert [it.subject for it in found.sessions] == ["Bij de dubbele"]
    assert found.sessions[0].session is not None
    assert found.baseline.after.on == day


def test_of_more_scans_the_one_that_is_evidence_holds(store, one, bakery):
    early, late = date(2026, 6, 1), date(2026, 7, 1)
    chosen = scan(store, bakery, "baseline", early)
    scan(store, bakery, "baseline", late)
    assert company(store, one).baseline.after.on == late
    offer = Offer("scan", chosen, "baseline", early, "baseline")
    add_evidence(store, one.members[0].id, "baseline", [offer])
    scan(store, bakery, "mid", date(2026, 8, 1))
    scan(store, bakery, "end", date(2026, 10, 1), one.id)
    scan(store, bakery, "end", date(2026, 11, 1), new_id())  # of another trajectory
    found = company(store, one)
    assert found.baseline.after.on == early
    assert [it.after.on for it in found.between] == [date(2026, 8, 1)]
    assert (found.end.after.on, found.end.before.on) == (date(2026, 10, 1), early)
    (piece,) = next(line for line in found.criteria if line.code == "baseline").pieces
    assert (piece.kind, piece.label) == ("Scan", "Nulmeting")


def test_files_stand_in_the_part_that_they_are_for(store, one, bakery, tmp_path):
    mine = one.members[0].id
    paths = [tmp_path / name for name in ("akkoord.pdf", "Eindverslag.pdf", "kaart.pdf", "los.pdf")]
    for path in paths:
        path.write_bytes(b"%PDF-1.7 " + path.name.encode())
    given = attach_files(store, bakery, paths, Silent())
    offers = [
        Offer("attachment", each, path.name, date(2026, 11, 5))
        for each, path in zip(given.ids, paths, strict=True)
    ]
    add_evidence(store, mine, "agreement", offers[:1], "Getekend")
    add_evidence(store, mine, "photos", offers[1:3])
    add_remark(store, mine, "photos", "Een volstaat")
    found = company(store, one)
    assert [it.file.name for it in found.deliverables] == ["kaart.pdf"]
    assert found.deliverables[0].serves == ("Foto's van de aanpassing",)
    assert [it.name for it in found.closing] == ["Eindverslag.pdf"]
    (piece,) = found.criteria[0].pieces
    assert (piece.label, piece.added_by, piece.remark) == ("akkoord.pdf", "Els V.", "Getekend")
    assert len(piece.sha256) == 64
    assert [(it.criterion, it.text, it.person) for it in found.notes] == [
        ("Foto's van de aanpassing", "Een volstaat", "Els V.")
    ]
    throw_away(store, "attachment", given.ids[0])
    (gone,) = company(store, one).criteria[0].pieces
    assert not gone.is_standing


def test_files_of_a_joint_trajectory_stand_with_the_company_that_they_are_of(
    store, bakery, tmp_path
):
    joint = begin(
        store,
        NewMember(bakery, "Bakkerij Janssens", NUMBER),
        NewMember(new_id(), "Kwekerij Halverzon", "1999990342"),
    )
    names = ("Eindverslag.pdf", "Eindverslag kwekerij.pdf", "map.pdf")
    for name in names:
        (tmp_path / name).write_bytes(b"%PDF-1.7 " + name.encode())
    given = attach_files(store, joint.id, [tmp_path / name for name in names], Silent())
    away = next(one for one in joint.members if one.name == "Kwekerij Halverzon")
    offer = Offer("attachment", given.ids[1], names[1], date(2026, 11, 5))
    add_evidence(store, away.id, "photos", [offer])
    found = {one.company.name: one for one in told(store, joint).companies}
    ours, theirs = found["Bakkerij Janssens"], found["Kwekerij Halverzon"]
    assert [it.name for it in theirs.closing] == ["Eindverslag kwekerij.pdf"]
    assert ours.closing == ()  # of which company the other is, nobody said
    assert [it.file.name for it in ours.deliverables] == ["Eindverslag.pdf", "map.pdf"]


def test_referrals_and_checks_are_told_in_words(store, one, bakery):
    with store.write() as session:
        session.add(
            Referral(
                root=bakery,
                enterprise_id=bakery,
                company_id=bakery,
                company="Bakkerij Janssens",
                trajectory_id=one.id,
                direction="out",
                receiver="VDAB Aalst",
                reason="Nederlands op de vloer",
                made_on=date(2026, 6, 1),
                check_text="Nagevraagd",
                status="started",
                status_on=date(2026, 6, 16),
                outcome="hired",
                starters=2,
            )
        )
        session.add(
            FundingCheck(
                root=bakery,
                enterprise_id=bakery,
                asked_on=date(2026, 5, 30),
                person_id=store.actor,
                support="language_coaching",
                subject_kind="referral",
                subject_id=new_id(),
                answer="elsewhere",
                override_reason="Andere taken",
            )
        )
        session.add(
            FollowUp(
                root=one.id,
                trajectory_id=one.id,
                member_id=one.members[0].id,
                months=6,
                due_on=date(2027, 5, 12),
                note="Bel Mia",
            )
        )
    found = company(store, one)
    (sent,) = found.referrals
    assert (sent.to, sent.state, sent.check) == ("VDAB Aalst", "Gestart", "Nagevraagd")
    assert (sent.outcome, sent.starters) == ("Aangeworven", 2)
    assert outcome_words(sent) == "Aangeworven, 2 begonnen"
    (asked,) = found.funding
    assert (asked.support, asked.person) == ("Taalcoaching", "Els V.")
    assert (asked.answer, asked.reason) == ("Iemand anders doet of betaalt dit", "Andere taken")
    assert [(it.months, it.note) for it in found.look_backs] == [(6, "Bel Mia")]


def test_the_pdf_names_what_is_missing_and_the_fund(store, one):
    pages = PdfReader(BytesIO(trajectory_dossier(store, reference(), one.id))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for part in ("Tien onderdelen", "Ontbreekt", "Medegefinancierd door"):
        assert part in text


def test_the_closing_report_is_of_who_stayed(store, one, bakery):
    away = new_id()
    joint = begin(
        store, NewMember(bakery, "Bakkerij Janssens", NUMBER), NewMember(away, "Verkocht bv", None)
    )
    leaving = next(each for each in joint.members if each.enterprise_id == away)
    set_member_days(store, leaving.id, leaving.joined_on, date(2026, 6, 1), "Verkocht")
    text = words_of(closing_report(store, reference(), joint.id))
    assert "BakkerijJanssens" in text
    assert "Verkochtbv" not in text
    assert len(told(store, joint).companies) == 2


def test_a_trajectory_that_is_gone_has_no_dossier(store, me):
    with pytest.raises(LookupError):
        trajectory_dossier(store, reference(), new_id())

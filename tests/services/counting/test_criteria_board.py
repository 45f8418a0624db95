"""What the matrix of criteria shows beside the checklist, and files that become evidence."""

from datetime import date
from decimal import Decimal

import pytest

from app.core.errors import UserError
from app.core.progress import Silent
from app.models.base import new_id
from app.models.coaching import Action
from app.models.directory import DirectoryEntry, directory_entry_id, directory_root
from app.models.enterprise import Enterprise
from app.reference.loader import reference
from app.services.counting.counts import decide, propose, waiting_proposals
from app.services.counting.criteria_board import Elsewhere, ScanFacts, criteria_board
from app.services.evidence.attaching import attach_evidence
from app.services.evidence.pieces import add_evidence, offers
from app.services.files.attachments import list_files
from app.services.retention.bin import throw_away
from app.services.scans.use_cases import answer, finish_scan, scan_view, start_scan
from app.services.trajectories.use_cases import NewMember
from app.services.undo import undo
from tests.case_samples import NUMBER, acting_as, add_colleague, begin, complete, member, view
from tests.coaching_samples import add_company, add_team


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def company(store, me):
    found = add_company(store, number=NUMBER)
    with store.write() as session:
        session.get_one(Enterprise, found.id).coach_id = store.actor
    return found


def board(store, trajectory):
    return criteria_board(store, reference(), view(store, trajectory.id))


def test_a_company_has_its_town_and_its_coach(store, company):
    one = begin(store, member(company))
    its = board(store, one).company(one.members[0].id)
    assert (its.town, its.coach, its.scan_on, its.elsewhere, its.others) == (
        "Aalst", "Els V.", None, None, (),
    )  # fmt: skip


def test_of_a_company_without_file_here_the_directory_tells(store, me):
    elsewhere, tom = new_id(), add_colleague(store, me, "Tom W.", "coach", new_id())
    root = directory_root(me.partnership_id)
    with store.write() as session:
        session.add(
            DirectoryEntry(id=directory_entry_id(elsewhere), root=root, enterprise_id=elsewhere,
                           name="Halverzon", municipality_nis="44021", coach_id=tom)
        )  # fmt: skip
    one = begin(store, NewMember(elsewhere, "Halverzon", None))
    its = board(store, one).company(one.members[0].id)
    assert (its.town, its.coach) == ("Gent", "Tom W.")
    assert not one.members[0].has_file


def test_the_first_open_action_plans_the_scan(store, company):
    one = begin(store, member(company))
    of = {"root": company.id, "enterprise_id": company.id, "kind": "scan", "text": "Scan"}
    with store.write() as session:
        session.add(Action(**of, due_on=date(2026, 12, 20)))
        session.add(Action(**of, due_on=date(2026, 12, 16)))
        session.add(Action(**of, due_on=date(2026, 12, 1), done_on=date(2026, 12, 1)))
        session.add(Action(**{**of, "kind": "call"}, due_on=date(2026, 12, 2)))
    assert board(store, one).company(one.members[0].id).scan_on == date(2026, 12, 16)


def test_a_scan_tells_its_version_and_its_mean(store, company):
    one = begin(store, member(company))
    mine = one.members[0].id
    scan = start_scan(store, company.id, "baseline", one.id).id
    questions = scan_view(store, scan).questions.questions
    for number, question in enumerate(questions):
        answer(store, scan, question.code, 2 if number % 2 else 3)
    finish_scan(store, scan)
    add_evidence(store, mine, "baseline", offers(store, mine, "baseline"))
    assert board(store, one).scans == {scan: ScanFacts(1, Decimal("2.5"))}


def test_a_company_that_counts_elsewhere_says_by_whom_and_since_when(store, me, company):
    """Two partners propose the same company on one evening, both offline; Nora confirms both."""
    west = add_colleague(store, me, "Tom W.", "coach", new_id())
    nora = add_colleague(store, me)
    first = begin(store, member(company))
    with acting_as(store, west):
        second = begin(store, NewMember(new_id(), "Bakkerij Janssens bv", NUMBER), title="Buddy")
    mine, its = first.members[0].id, second.members[0].id
    for one, by, day in ((its, west, date(2026, 3, 12)), (mine, store.actor, date(2026, 11, 5))):
        complete(store, one, day=day)
        with acting_as(store, by):
            propose(store, one)
    # nobody decided: each tells the other partner
    assert board(store, first).company(mine).others == ("Partner West",)
    assert board(store, second).company(its).others == ("Partner Oost",)
    west_first = sorted(waiting_proposals(store), key=lambda one: one.member_id != its)
    with acting_as(store, nora):
        decide(store, west_first[0].id, "counts")
    since = view(store, second.id).members[0].standing.counted.since
    assert board(store, first).company(mine).elsewhere == Elsewhere("Partner West", since)
    assert board(store, second).company(its).elsewhere is None
    with acting_as(store, nora):
        decide(store, west_first[1].id, "counts")
    # of one day, which of the two it counts by is the same on every laptop: never both
    through = [board(store, first).company(mine), board(store, second).company(its)]
    assert sum(one.elsewhere is None for one in through) == 1


def test_files_become_evidence_and_one_undo_takes_both_back(store, company, tmp_path):
    one = begin(store, member(company))
    mine = one.members[0].id
    for name in ("voor.jpg", "na.jpg"):
        (tmp_path / name).write_bytes(name.encode())
    files = [tmp_path / "voor.jpg", tmp_path / "na.jpg"]
    done = attach_evidence(store, mine, "photos", files, Silent())
    assert len(done.changes.groups) == 1
    assert set(done.names) == {"voor.jpg", "na.jpg"}
    (found,) = view(store, one.id).members
    assert found.standing.progress.met == 1
    assert {row.name for row in list_files(store, company.id)} == {"voor.jpg", "na.jpg"}
    undo(store, done.changes)
    assert view(store, one.id).members[0].evidence == ()
    assert list_files(store, company.id) == ()


def test_a_file_that_cannot_serve_is_refused_before_it_is_stored(store, company, tmp_path):
    one = begin(store, member(company))
    wrong = tmp_path / "notities.txt"
    wrong.write_text("x")
    with pytest.raises(UserError) as caught:
        attach_evidence(store, one.members[0].id, "photos", [wrong], Silent())
    assert (caught.value.code, caught.value.values) == (
        "evidence.kind",
        {"name": "notities.txt", "criterion": "Foto's van de aanpassing"},
    )
    assert list_files(store, company.id) == ()


def test_files_that_cannot_become_evidence_are_not_kept_either(store, company, tmp_path):
    one = begin(store, member(company))
    (tmp_path / "voor.jpg").write_bytes(b"voor")
    throw_away(store, "trajectory", one.id)
    with pytest.raises(UserError, match=r"trajectory\.in_bin"):
        attach_evidence(store, one.members[0].id, "photos", [tmp_path / "voor.jpg"], Silent())
    assert list_files(store, company.id) == ()


def test_of_a_company_without_file_here_it_comes_in_the_trajectory(store, me, tmp_path):
    one = begin(store, NewMember(new_id(), "Halverzon", None))
    (tmp_path / "akkoord.pdf").write_bytes(b"%PDF")
    attach_evidence(store, one.members[0].id, "agreement", [tmp_path / "akkoord.pdf"], Silent())
    assert [row.name for row in list_files(store, one.id)] == ["akkoord.pdf"]
    assert view(store, one.id).members[0].standing.progress.met == 1

"""A finished scan is offered as evidence where a trajectory still asks for it."""

import pytest

from app.core.errors import UserError
from app.models.base import new_id
from app.models.sync import ScopeRoot
from app.reference.trajectories import question_sets
from app.services.companies.merge import merge_companies
from app.services.evidence.scan_proof import prove_with_scan, scan_proofs
from app.services.scans.use_cases import answer, finish_scan, reopen_scan, start_scan
from app.services.trajectories.use_cases import NewMember, stop_trajectory
from tests.case_samples import START, begin, member, undone_and_redone, view
from tests.coaching_samples import add_company, add_team


@pytest.fixture
def company(store):
    add_team(store)
    return add_company(store)


def finished(store, company, moment="baseline"):
    scan = start_scan(store, company.id, moment).id
    for question in question_sets()[0].questions:
        answer(store, scan, question.code, 3)
    finish_scan(store, scan)
    return scan


def told(store, scan):
    return [(one.title, one.criterion) for one in scan_proofs(store, scan)]


def test_it_is_offered_where_it_is_missing_and_proves_it_with_one_action(store, company):
    one = begin(store, member(company))
    begin(store, member(company), title="Taal")
    scan = finished(store, company)
    assert sorted(told(store, scan)) == [
        ("Onthaal nieuwe medewerkers", "baseline"),
        ("Taal", "baseline"),
    ]
    changes = prove_with_scan(store, scan)
    assert len(changes.groups) == 1
    assert told(store, scan) == []
    (piece,) = view(store, one.id).members[0].evidence
    assert (piece.kind, piece.subject_id, piece.sort) == ("scan", scan, "baseline")
    undone_and_redone(store, changes, lambda: told(store, scan))
    with pytest.raises(UserError, match=r"scan\.proved"):
        prove_with_scan(store, scan)


def test_a_moment_that_nobody_asks_for_is_offered_nowhere(store, company):
    begin(store, member(company))
    assert told(store, finished(store, company, "mid")) == []


def test_not_before_it_is_finished_nor_in_what_ended_or_is_only_read(store, company):
    one = begin(store, member(company))
    scan = finished(store, company)
    reopen_scan(store, scan)
    assert told(store, scan) == []
    finish_scan(store, scan)
    with store.write() as session:
        session.merge(ScopeRoot(root=one.id.hex, state="live", level="read"))
    assert told(store, scan) == []
    with store.write() as session:
        session.merge(ScopeRoot(root=one.id.hex, state="live", level="write"))
    assert told(store, scan) == [("Onthaal nieuwe medewerkers", "baseline")]
    stop_trajectory(store, one.id, START, "Overname")
    assert told(store, scan) == []
    assert told(store, new_id()) == []


def test_whichever_of_the_merged_files_takes_part_it_is_offered(store, company):
    other = add_company(store, "Janssens BV")
    begin(store, NewMember(other.id, "Janssens BV"))
    scan = finished(store, company)
    assert told(store, scan) == []
    merge_companies(store, other.id, company.id, {})
    assert told(store, scan) == [("Onthaal nieuwe medewerkers", "baseline")]

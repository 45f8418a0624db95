"""Which companies lack evidence in a trajectory that runs, and which trajectory is theirs."""

from datetime import date

import pytest

from app.reference.loader import reference
from app.services.companies.enterprises import EnterpriseQuery, enterprise_ids
from app.services.companies.merge import merge_companies
from app.services.evidence.of_company import company_trajectory, lacking_evidence, taking_of
from app.services.evidence.pieces import Offer, add_evidence
from app.services.retention.bin import throw_away
from app.services.trajectories.use_cases import NewMember, close_trajectory, leave
from tests.case_samples import CODES, begin, complete, member, view
from tests.coaching_samples import add_company, add_team, utc
from tests.file_samples import add_session


@pytest.fixture
def company(store):
    add_team(store)
    return add_company(store)


@pytest.fixture
def one(store, company):
    return begin(store, member(company))


def lacking(store):
    with store.read() as session:
        found = lacking_evidence(session)
        assert lacking_evidence(session, found) == found
        assert lacking_evidence(session, ()) == frozenset()
    query = EnterpriseQuery(lacks_evidence=True)
    assert set(enterprise_ids(store, reference(), query)) == found
    return found


def test_a_company_lacks_evidence_until_all_that_is_required_is_there(store, company, one):
    mine = one.members[0].id
    assert lacking(store) == {company.id}
    complete(store, mine, CODES[:-1])
    add_evidence(store, mine, "photos", [Offer("attachment", mine, "a.jpg", date(2026, 11, 5))])
    assert lacking(store) == {company.id}  # two photos are needed
    complete(store, mine, ("photos",))
    assert lacking(store) == frozenset()


def test_evidence_in_the_bin_is_lacking_again(store, company, one):
    mine = one.members[0].id
    complete(store, mine, [code for code in CODES if code != "reports"])
    held = [add_session(store, company.id, utc(day, 9)) for day in (6, 13, 20)]
    reports = [Offer("coaching_session", it, "", date(2026, 11, 20)) for it in held]
    add_evidence(store, mine, "reports", reports)
    assert lacking(store) == frozenset()
    throw_away(store, "coaching_session", held[0])
    assert lacking(store) == {company.id}


def test_what_is_over_or_was_left_lacks_nothing(store, company, one):
    other = add_company(store, "Peeters Bouw")
    joint = begin(store, member(company), NewMember(other.id, "Peeters Bouw"))
    close_trajectory(store, one.id, date(2026, 6, 1))
    assert lacking(store) == {company.id, other.id}
    gone = next(it.id for it in joint.members if it.enterprise_id == other.id)
    leave(store, gone, date(2026, 6, 1), "Te druk")
    assert lacking(store) == {company.id}


def test_a_merged_company_is_told_as_what_it_is_shown_as(store, company):
    other = add_company(store, "Janssens BV")
    one = begin(store, NewMember(other.id, "Janssens BV"))
    merge_companies(store, company.id, other.id, {})
    with store.read() as session:
        (shown,) = lacking_evidence(session)
        assert lacking_evidence(session, [shown]) == {shown}
        assert [it.trajectory_id for it in taking_of(session, shown)] == [one.id]
        found = company_trajectory(session, shown)
    assert (found.evidence.title, found.others, found.may_edit) == (
        view(store, one.id).title,
        0,
        True,
    )


def test_of_nothing_nothing_is_lacking(store, company):
    assert lacking(store) == frozenset()
    with store.read() as session:
        assert company_trajectory(session, company.id) is None

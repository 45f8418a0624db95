"""Which companies count, once, and since when: the examples of the rule, one by one."""

from datetime import date
from itertools import permutations
from uuid import UUID

import pytest

from app.domain.counting import Candidate, Confirmation, Counted, Proposal, Status, count, total

TOM, ELS, NORA = (UUID(int=number) for number in (1, 2, 3))
EAST, WEST = UUID(int=11), UUID(int=12)
A, B = UUID(int=21), UUID(int=22)
NUMBER = "1999990144"


def day(text):
    number, month = text.split("/")
    return date(2026, int(month), int(number))


def confirmed(on, by=NORA, decision="counts"):
    return Confirmation(by, day(on), decision)


def proposed(*confirmations, on="20/11", by=TOM, partner=EAST):
    return Proposal(by, day(on), partner, confirmations)


def candidate(*proposals, met="05/11", member=A, company=NUMBER, partner=EAST, left=None):
    met_on = None if met is None else day(met)
    left_on = None if left is None else day(left)
    return Candidate(member, company, partner, met_on, left_on, proposals)


def alone(one):
    found = count([one])[one.member]
    return found.status, found.since


def test_nothing_proposed_is_not_yet():
    assert alone(candidate()) == (Status.NOT_YET, None)


def test_proposed_waits_for_a_second_person():
    assert alone(candidate(proposed())) == (Status.PROPOSED, None)
    assert alone(candidate(proposed(), met=None)) == (Status.PROPOSED, None)


@pytest.mark.parametrize(("met", "since"), [("05/11", "24/11"), ("28/11", "28/11")])
def test_it_counts_since_the_later_of_met_and_confirmed(met, since):
    one = candidate(proposed(confirmed("24/11")), met=met)
    assert alone(one) == (Status.COUNTS, day(since))


def test_nobody_confirms_their_own_proposal():
    assert alone(candidate(proposed(confirmed("24/11", by=TOM)))) == (Status.PROPOSED, None)
    both = candidate(
        proposed(confirmed("24/11", by=TOM)), proposed(confirmed("25/11", TOM), by=ELS)
    )
    assert alone(both) == (Status.COUNTS, day("25/11"))


def test_a_refusal_holds_until_a_new_proposal():
    refused = proposed(confirmed("24/11", decision="not"))
    assert alone(candidate(refused)) == (Status.REFUSED, None)
    assert alone(candidate(refused, proposed(on="01/12"))) == (Status.PROPOSED, None)


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        (("24/11", "counts"), ("25/11", "not"), Status.REFUSED),
        (("24/11", "not"), ("25/11", "counts"), Status.COUNTS),
        (("24/11", "counts"), ("24/11", "not"), Status.REFUSED),
    ],
)
def test_of_more_decisions_the_last_holds_and_of_one_day_the_refusal(first, second, status):
    for some in permutations([first, second]):
        said = [confirmed(on, decision=decision) for on, decision in some]
        assert alone(candidate(proposed(*said)))[0] is status


def test_a_lost_criterion_reopens_and_its_return_counts_again():
    said = proposed(confirmed("24/11"))
    assert alone(candidate(said, met=None)) == (Status.REOPENED, None)
    assert alone(candidate(said, met="03/12")) == (Status.COUNTS, day("03/12"))


def test_a_company_counts_once():
    first = candidate(proposed(confirmed("24/11")))
    second = candidate(proposed(confirmed("02/12"), on="01/12"), member=B)
    for some in permutations([first, second]):
        found = count(some)
        assert found[A] == Counted(A, Status.COUNTS, day("24/11"), A)
        assert found[B] == Counted(B, Status.ELSEWHERE, day("02/12"), A)
        assert total(found.values()) == 1


def test_another_trajectory_keeps_the_count():
    first = candidate(proposed(confirmed("24/11")), met=None)
    second = candidate(proposed(confirmed("02/12"), on="01/12"), member=B)
    found = count([first, second])
    assert found[A] == Counted(A, Status.REOPENED, None, B)
    assert found[B] == Counted(B, Status.COUNTS, day("02/12"), B)
    assert total(found.values()) == 1


def two_partners(east_on, west_on, east_confirmed="24/11", west_confirmed="24/11"):
    east = candidate(proposed(confirmed(east_confirmed), on=east_on))
    west = candidate(
        proposed(confirmed(west_confirmed), on=west_on, by=ELS, partner=WEST),
        member=B,
        partner=WEST,
    )
    return [east, west]


@pytest.mark.parametrize(
    ("said", "by"),
    [
        (two_partners("20/11", "20/11", west_confirmed="23/11"), B),  # the earlier date
        (two_partners("20/11", "19/11"), B),  # the earlier proposal
        (two_partners("20/11", "20/11"), A),  # the smaller id
    ],
)
def test_two_partners_on_one_evening_give_one_count_and_a_warning(said, by):
    for some in permutations(said):
        found = count(some)
        assert total(found.values()) == 1
        assert {one.by for one in found.values()} == {by}
        assert found[by].status is Status.COUNTS
        assert (found[A].others, found[B].others) == ((WEST,), (EAST,))


def test_two_partners_in_one_trajectory_warn_too():
    one = candidate(proposed(confirmed("24/11")), proposed(by=ELS, partner=WEST))
    assert count([one])[A].others == (WEST,)
    other = candidate(proposed(partner=None, by=ELS), member=B, partner=None)
    assert count([one, other])[B].others == (EAST, WEST)


def test_a_company_that_left_after_it_counted_keeps_its_count():
    said = proposed(confirmed("10/06"), on="08/06")
    assert alone(candidate(said, met="05/06", left="30/06")) == (Status.COUNTS, day("10/06"))
    late = candidate(said, met="05/07", left="30/06")
    assert alone(late) == (Status.REOPENED, None)
    after = candidate(proposed(confirmed("10/07"), on="01/07"), met="05/06", left="30/06")
    assert alone(after) == (Status.NOT_YET, None)


def test_a_company_without_a_number_counts_by_itself():
    first = candidate(proposed(confirmed("24/11")), company="id-1")
    second = candidate(proposed(confirmed("24/11")), company="id-2", member=B)
    assert total(count([first, second]).values()) == 2


def test_nothing_counts_nothing():
    assert count([]) == {}
    assert total([]) == 0

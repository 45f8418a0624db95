"""What a supposed result means: the examples of the rule, worked out by hand."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.funding import CutBy, Terms
from app.domain.what_if import Supposed, ends_of, outcome, total_of

TERMS = Terms(date(2024, 1, 1))
GRANT = Decimal("2400000.00")


def three(*numbers, key=Decimal(40)):
    return [
        Supposed(key, 40, expected, number)
        for expected, number in zip((40, 38, 30), numbers, strict=True)
    ]


def test_the_whole_follows_what_partners_do_more_or_less():
    assert total_of(108, three(40, 38, 30)) == 108
    assert total_of(107, three(40, 38, 40)) == 117  # one company is of two of them
    assert total_of(108, three(0, 0, 0)) == 0
    assert total_of(100, three(0, 0, 0)) == 0


def test_a_shortfall_costs_its_share_of_the_result_part():
    told = outcome(GRANT, 120, 108, three(40, 38, 30), TERMS, CutBy.KEY)
    assert told.effect.cut == Decimal("72000.00")
    assert told.parts == (Decimal("24000.00"),) * 3


def test_by_shortfall_who_reached_its_part_bears_nothing():
    told = outcome(GRANT, 120, 108, three(40, 38, 30), TERMS, CutBy.SHORTFALL)
    assert told.parts == (Decimal(0), Decimal("12000.00"), Decimal("60000.00"))


def test_parts_add_up_to_the_last_cent():
    told = outcome(Decimal("1000.01"), 120, 119, three(40, 40, 39), TERMS, CutBy.KEY)
    # 300.003 hangs on the result, a 120th of it is 2.500025: 2.50, by three 0.84, 0.83, 0.83
    assert told.parts == (Decimal("0.84"), Decimal("0.83"), Decimal("0.83"))


def test_another_total_is_shared_out_in_proportion():
    assert ends_of(107, 107, three(40, 38, 30)) == (40, 38, 30)  # 108: two share one
    assert ends_of(108, 81, three(40, 38, 30)) == (30, 29, 22)  # 28.5 and 22.5: the first gets it
    assert ends_of(108, 0, three(40, 38, 30)) == (0, 0, 0)
    begun = [Supposed(Decimal(1), target, 0, 0) for target in (30, 10)]
    assert ends_of(0, 12, begun) == (9, 3)
    assert ends_of(0, 4, [Supposed(Decimal(1), 0, 0, 0)] * 2) == (2, 2)
    assert ends_of(5, 4, []) == ()


def test_without_weights_the_cut_is_not_shared():
    told = outcome(GRANT, 120, 108, three(40, 38, 30, key=Decimal(0)), TERMS, CutBy.KEY)
    assert (told.effect.cut, told.parts) == (Decimal("72000.00"), ())
    assert outcome(GRANT, 120, 108, [], TERMS, CutBy.SHORTFALL).parts == ()


@pytest.mark.parametrize("total", [120, 150])
def test_all_reached_and_more_cuts_nothing(total):
    told = outcome(GRANT, 120, total, three(40, 40, 40), TERMS, CutBy.SHORTFALL)
    assert (told.effect.cut, sum(told.parts)) == (0, 0)


def test_without_an_amount_the_shares_stand():
    told = outcome(None, 120, 108, three(40, 38, 30), TERMS, CutBy.KEY)
    assert (told.effect.cut, told.effect.cut_share) == (0, Decimal("0.03"))

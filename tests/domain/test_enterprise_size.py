from decimal import Decimal

import pytest

from app.domain.enterprise_size import (
    Ceiling,
    Figures,
    Holding,
    HoldingKind,
    SizeClass,
    YearSize,
    explanation,
    fits,
    holding_kind,
    in_brief,
    size_of_year,
    status_over_years,
    with_holdings,
)

D = Decimal
M = 1_000_000
MICRO = Ceiling(SizeClass.MICRO, D(10), D(2 * M), D(2 * M))
SMALL = Ceiling(SizeClass.SMALL, D(50), D(10 * M), D(10 * M))
MEDIUM = Ceiling(SizeClass.MEDIUM, D(250), D(50 * M), D(43 * M))
CEILINGS = (MICRO, SMALL, MEDIUM)
CENT = D("0.01")


def figures(staff, turnover=None, balance=None):
    return Figures(*(None if v is None else D(v) for v in (staff, turnover, balance)))


@pytest.mark.parametrize(
    ("staff", "turnover", "balance", "expected"),
    [
        ("9.9", 99 * M, 2 * M, True),
        ("9.9", 2 * M, 99 * M, True),
        ("9.9", 2 * M + 1, 2 * M + 1, False),
        ("10", 0, 0, False),
        ("9.9", None, None, None),
        ("9.9", 99 * M, None, None),
        ("10", None, None, False),
        (None, 0, 0, None),
        (None, 99 * M, 99 * M, False),
        ("9.9", None, 2 * M, True),
    ],
)
def test_one_amount_may_exceed_its_ceiling_but_staff_may_not(staff, turnover, balance, expected):
    assert fits(figures(staff, turnover, balance), MICRO) is expected


@pytest.mark.parametrize(
    ("staff", "turnover", "balance", "size"),
    [
        ("0", 0, 0, SizeClass.MICRO),
        ("9.99", 2 * M, 99 * M, SizeClass.MICRO),
        ("9.99", 2 * M + CENT, 2 * M + CENT, SizeClass.SMALL),
        ("10", 0, 0, SizeClass.SMALL),
        ("49.99", 10 * M, 10 * M + CENT, SizeClass.SMALL),
        ("50", 0, 0, SizeClass.MEDIUM),
        ("249.99", 50 * M, 99 * M, SizeClass.MEDIUM),
        ("249.99", 50 * M + CENT, 43 * M, SizeClass.MEDIUM),
        ("249.99", 50 * M + CENT, 43 * M + CENT, SizeClass.LARGE),
        ("250", 0, 0, SizeClass.LARGE),
    ],
)
def test_the_class_with_all_figures_known(staff, turnover, balance, size):
    result = size_of_year(figures(staff, turnover, balance), CEILINGS)
    assert (result.size, result.is_provisional) == (size, False)


@pytest.mark.parametrize(
    ("staff", "turnover", "size", "is_provisional"),
    [
        ("38", None, SizeClass.SMALL, True),
        ("9", None, SizeClass.MICRO, True),
        ("9", 3 * M, SizeClass.MICRO, True),  # the balance may still fit
        ("9", 2 * M, SizeClass.MICRO, False),  # one amount is enough
        ("250", None, SizeClass.LARGE, False),  # no amount can change it
        (None, None, None, True),
        (None, 99 * M, None, True),
    ],
)
def test_what_is_not_known_leaves_the_class_provisional(staff, turnover, size, is_provisional):
    result = size_of_year(figures(staff, turnover), CEILINGS)
    assert (result.size, result.is_provisional) == (size, is_provisional)


def test_amounts_alone_can_make_an_enterprise_large():
    result = size_of_year(figures(None, 51 * M, 44 * M), CEILINGS)
    assert (result.size, result.is_provisional) == (SizeClass.LARGE, False)


def reasons(result):
    return [(f.rule, f.values["size"]) for f in result.findings]


def test_the_reason_names_the_ceiling_that_broke_and_those_that_held():
    result = size_of_year(figures("38", 8 * M, 99 * M), CEILINGS)
    assert reasons(result) == [
        ("size.staff_reaches", SizeClass.MICRO),
        ("size.amounts_exceed", SizeClass.MICRO),
        ("size.staff_below", SizeClass.SMALL),
        ("size.turnover_within", SizeClass.SMALL),
    ]
    assert result.findings[2].values == {"size": SizeClass.SMALL, "value": D(38), "limit": D(50)}
    assert result.findings[1].values["turnover_limit"] == 2 * M


def test_a_provisional_class_says_that_the_amounts_are_not_known():
    assert reasons(size_of_year(figures("38"), CEILINGS)) == [
        ("size.staff_reaches", SizeClass.MICRO),
        ("size.staff_below", SizeClass.SMALL),
        ("size.amounts_unknown", SizeClass.SMALL),
    ]


def test_the_balance_may_hold_instead_of_the_turnover():
    assert reasons(size_of_year(figures("5", 3 * M, 1 * M), CEILINGS)) == [
        ("size.staff_below", SizeClass.MICRO),
        ("size.balance_within", SizeClass.MICRO),
    ]
    assert reasons(size_of_year(figures("5", None, 1 * M), CEILINGS))[1] == (
        "size.balance_within",
        SizeClass.MICRO,
    )


def test_staff_that_is_not_known_is_told():
    assert reasons(size_of_year(figures(None, 3 * M, 3 * M), CEILINGS)) == [
        ("size.amounts_exceed", SizeClass.MICRO),
        ("size.staff_unknown", SizeClass.SMALL),
        ("size.turnover_within", SizeClass.SMALL),
    ]


def test_a_large_enterprise_only_breaks_ceilings():
    assert reasons(size_of_year(figures("300", 1, 1), CEILINGS)) == [
        ("size.staff_reaches", SizeClass.MEDIUM)
    ]


MI, S, ME, L = SizeClass


def years(*sizes, first=2020):
    return [YearSize(first + n, size) for n, size in enumerate(sizes)]


@pytest.mark.parametrize(
    ("sizes", "status"),
    [
        ([], None),
        ([None], None),
        ([S], S),
        ([S, ME], S),
        ([S, ME, ME], ME),
        ([S, ME, S, ME], S),
        ([S, ME, L], ME),  # only medium was reached in both years
        ([S, L, L], L),
        ([ME, S, MI], S),
        ([ME, S, S], S),
        ([S, ME, MI], S),  # over and under are not two in a row
        ([S, ME, None, ME], S),  # a year without figures breaks the row
        ([None, S], S),
        ([S, ME, ME, S], ME),
        ([S, ME, ME, S, S], S),
    ],
)
def test_the_class_changes_only_after_two_years_in_a_row(sizes, status):
    assert status_over_years(years(*sizes)).size is status


def test_years_are_taken_in_their_order():
    assert status_over_years(reversed(years(S, ME, ME))).size is ME


def test_a_change_and_one_that_waits_are_explained():
    found = status_over_years(years(S, ME, ME, L)).findings
    assert [(f.rule, f.values) for f in found] == [
        ("size.changed", {"year": 2022, "before": S, "after": ME}),
        ("size.change_pending", {"year": 2023, "before": ME, "after": L}),
    ]


def test_the_class_is_explained_by_the_last_year_unless_that_has_another():
    small = size_of_year(figures("38"), CEILINGS)
    same = status_over_years(years(S, S))
    told = explanation(same, small)
    assert [finding.rule for finding in told] == ["size.staff_between", "size.amounts_unknown"]
    assert (told[0].values["least"], told[0].values["limit"]) == (D(10), D(50))
    waits = status_over_years(years(ME, ME, S))
    assert explanation(waits, small) == waits.findings
    assert explanation(waits, None) == waits.findings
    assert explanation(status_over_years([]), small) == ()


def test_a_status_on_a_provisional_year_is_provisional():
    sure = YearSize(2024, S)
    assert not status_over_years([sure]).is_provisional
    assert status_over_years([sure, YearSize(2025, S, is_provisional=True)]).is_provisional


@pytest.mark.parametrize(
    ("percentage", "kind"),
    [
        ("0", HoldingKind.AUTONOMOUS),
        ("24.99", HoldingKind.AUTONOMOUS),
        ("25", HoldingKind.PARTNER),
        ("50", HoldingKind.PARTNER),
        ("50.01", HoldingKind.LINKED),
        ("100", HoldingKind.LINKED),
    ],
)
def test_the_kind_of_a_holding(percentage, kind):
    assert holding_kind(D(percentage)) is kind


@pytest.mark.parametrize("percentage", ["-0.01", "100.01"])
def test_a_holding_lies_between_0_and_100(percentage):
    with pytest.raises(ValueError, match=percentage):
        holding_kind(D(percentage))


def test_partners_count_pro_rata_and_linked_ones_whole():
    other = figures("40", 1000, 500)
    holdings = [Holding(D(p), other) for p in ("10", "25", "50", "51")]
    # 40 x 0.25 + 40 x 0.50 + 40 = 70, on top of 8
    assert with_holdings(figures("8", 100, 10), holdings) == figures("78", 1850, 885)


def test_a_figure_that_a_partner_does_not_know_is_not_known_in_the_sum():
    total = with_holdings(figures("8", 100, None), [Holding(D(60), figures("2", None, 5))])
    assert total == figures("10", None, None)


def test_nothing_is_rounded():
    total = with_holdings(figures("0", 0, 0), [Holding(D("33.33"), figures("1", 1, 1))])
    assert total.staff == D("0.3333")


def test_one_limit_of_staff_is_told_as_it_is():
    findings = size_of_year(figures("8"), CEILINGS).findings
    assert in_brief(findings) == findings
    assert findings[0].rule == "size.staff_below"

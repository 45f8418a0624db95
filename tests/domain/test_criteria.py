"""How far a company is on the checklist: the examples of the rule, one by one."""

from datetime import date

import pytest

from app.domain.criteria import Criterion, Evidence, State, judge, serves


def day(text):
    number, month = text.split("/")
    return date(2026, int(month), int(number))


def criterion(code, needed=1, **more):
    return Criterion(code, code, ("attachment",), needed, **more)


def given(code, *days):
    return [Evidence(code, day(one)) for one in days]


def test_one_piece_is_enough_when_one_is_needed():
    (line,) = judge([criterion("agreement")], given("agreement", "03/11")).lines
    assert (line.state, line.met_on, line.lacking) == (State.MET, day("03/11"), 0)


@pytest.mark.parametrize(
    ("days", "met_on", "last_on"),
    [
        (["20/11", "02/10", "15/11"], "20/11", "20/11"),
        (["02/10", "15/11", "20/11", "25/11"], "20/11", "25/11"),
        (["02/10", "15/11", "20/11", "01/09"], "15/11", "20/11"),
    ],
)
def test_three_reports_are_met_on_the_day_of_the_third(days, met_on, last_on):
    (line,) = judge([criterion("reports", 3)], given("reports", *days)).lines
    assert (line.met_on, line.last_on) == (day(met_on), day(last_on))


def test_some_of_the_pieces_is_partly():
    (line,) = judge([criterion("reports", 3)], given("reports", "02/10", "15/11")).lines
    assert (line.state, line.have, line.lacking, line.met_on) == (State.PARTLY, 2, 1, None)


def test_four_of_six():
    codes = ["a", "b", "c", "d", "e", "f"]
    criteria = [criterion(code) for code in codes] + [criterion("extra", required=False)]
    found = judge(criteria, [one for code in codes[:4] for one in given(code, "03/11")])
    assert (found.met, found.of, found.met_on) == (4, 6, None)
    assert [one.criterion.code for one in found.missing] == ["e", "f"]
    assert {one.state for one in found.missing} == {State.MISSING}
    assert not found.is_complete


def test_all_are_met_on_the_day_of_the_last():
    evidence = given("a", "03/11") + given("b", "05/11") + given("gone", "09/11")
    found = judge([criterion("a"), criterion("b")], evidence)
    assert (found.is_complete, found.met_on) == (True, day("05/11"))


def test_a_list_that_requires_nothing_is_met_on_no_day():
    assert judge([], []).met_on is None
    assert judge([criterion("a", required=False)], given("a", "03/11")).met_on is None


def test_a_need_below_one_is_one():
    (line,) = judge([criterion("a", 0)], []).lines
    assert line.state is State.MISSING


@pytest.mark.parametrize(
    ("wanted", "kind", "sort", "fits"),
    [
        ("scan:end", "scan", "end", True),
        ("scan", "scan", "end", True),
        ("scan:baseline", "scan", "end", False),
        ("attachment", "attachment", "image/jpeg", True),
        ("attachment:image", "attachment", "image/jpeg", True),
        ("attachment:image/jpeg", "attachment", "image/jpeg", True),
        ("attachment:image", "attachment", "application/pdf", False),
        ("attachment:im", "attachment", "image/jpeg", False),
        ("signature", "attachment", "", False),
    ],
)
def test_which_record_serves(wanted, kind, sort, fits):
    assert serves(Criterion("c", "C", (wanted,)), kind, sort) is fits

"""Phases, taking part and looking back: the examples of the rules, one by one."""

from datetime import date

import pytest

from app.core.errors import UserError
from app.domain.trajectory import (
    Membership,
    Phase,
    check_end,
    check_leaving,
    current,
    enter,
    follow_up_days,
    furthest,
    missing_before,
    months_after,
    skip,
    takes_part,
)


def day(text):
    number, month = text.split("/")
    return date(2026, int(month), int(number))


BEGUN = {
    "exploration": Phase(day("01/02"), day("01/03")),
    "analysis": Phase(day("01/03")),
}


def refused(work, *arguments):
    with pytest.raises(UserError) as caught:
        work(*arguments)
    return caught.value.code, caught.value.values


def test_the_phase_that_ran_ends_when_the_next_begins():
    now = enter(BEGUN, "action_plan", day("15/04"))
    assert now["analysis"] == Phase(day("01/03"), day("15/04"))
    assert now["action_plan"] == Phase(day("15/04"))
    assert now["exploration"] == BEGUN["exploration"]
    assert current(now) == "action_plan"


def test_a_phase_in_between_is_skipped_first():
    first = {"exploration": Phase(day("01/02"))}
    assert refused(enter, first, "execution", day("15/04")) == (
        "trajectory.phase_missing",
        {"phase": "analysis"},
    )
    skipped = skip(skip(first, "analysis", " Vraag was scherp "), "action_plan", "Kleine ingreep")
    assert skipped["analysis"] == Phase(skipped=True, skip_reason="Vraag was scherp")
    now = enter(skipped, "execution", day("15/04"))
    assert now["exploration"].ended_on == day("15/04")
    assert now["execution"] == Phase(day("15/04"))


def test_what_must_be_skipped_before_a_phase_can_begin():
    first = {"exploration": Phase(day("01/02"))}
    assert missing_before(first, "execution") == ("analysis", "action_plan")
    assert missing_before(first, "analysis") == ()
    skipped = skip(first, "analysis", "De vraag was al scherp")
    assert missing_before(skipped, "execution") == ("action_plan",)


def test_a_phase_that_is_taken_up_again_keeps_its_begin():
    on = enter(BEGUN, "action_plan", day("15/04"))
    back = enter(on, "analysis", day("20/04"))
    assert back["analysis"] == Phase(day("01/03"))
    assert back["action_plan"] == Phase(day("15/04"), day("20/04"))
    assert current(back) == "analysis"


def test_beginning_the_phase_that_runs_changes_nothing():
    assert enter(BEGUN, "analysis", day("20/04")) == BEGUN


def test_a_skipped_phase_that_begins_is_skipped_no_longer():
    skipped = skip({"exploration": Phase(day("01/02"))}, "analysis", "Niet nodig")
    assert enter(skipped, "analysis", day("01/03"))["analysis"] == Phase(day("01/03"))


def test_a_phase_begins_after_the_one_that_runs():
    assert enter(BEGUN, "action_plan", day("01/03"))["analysis"].ended_on == day("01/03")
    assert refused(enter, BEGUN, "action_plan", day("28/02")) == (
        "trajectory.phase_before",
        {"phase": "analysis", "started_on": day("01/03")},
    )


def test_skipping_needs_a_reason_and_a_phase_that_did_not_begin():
    assert refused(skip, BEGUN, "action_plan", "  ")[0] == "trajectory.skip_reason"
    assert refused(skip, BEGUN, "analysis", "Toch niet") == (
        "trajectory.phase_began",
        {"phase": "analysis"},
    )


def test_what_runs_when_nothing_began_or_all_ended():
    assert current({}) == "exploration"
    assert current({"exploration": Phase(day("01/02"), day("01/03"))}) == "exploration"


def test_of_more_trajectories_the_furthest_shows():
    assert furthest(["analysis", "anchoring", "execution"]) == "anchoring"
    assert furthest(["of_a_later_version"]) == ""
    assert furthest([]) == ""


@pytest.mark.parametrize(
    ("when", "takes"),
    [("28/02", False), ("01/03", True), ("30/06", True), ("01/07", False)],
)
def test_a_company_takes_part_from_its_first_to_its_last_day(when, takes):
    assert takes_part(Membership(day("01/03"), day("30/06")), day(when)) is takes


def test_who_never_left_takes_part():
    assert takes_part(Membership(day("01/03")), date(2030, 1, 1))


def test_leaving_needs_a_reason_and_a_day_after_joining():
    member = Membership(day("01/03"))
    check_leaving(member, day("01/03"), "Overname")
    assert refused(check_leaving, member, day("01/04"), " ")[0] == "trajectory.leave_reason"
    assert refused(check_leaving, member, day("28/02"), "Overname") == (
        "trajectory.left_before",
        {"joined_on": day("01/03")},
    )


def test_a_trajectory_ends_on_or_after_its_first_day():
    check_end(day("01/03"), day("01/03"))
    assert refused(check_end, day("02/03"), day("01/03"))[0] == "trajectory.closed_before"


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2026, 11, 23), 6, date(2027, 5, 23)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_the_month(first, months, last):
    assert months_after(first, months) == last


def test_looking_back_after_six_and_twelve_months():
    assert follow_up_days(date(2026, 11, 30)) == {6: date(2027, 5, 30), 12: date(2027, 11, 30)}

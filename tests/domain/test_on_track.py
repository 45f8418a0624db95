"""When a company is at risk; the examples of the rule, worked out by hand."""

from datetime import date

import pytest

from app.domain.counting import Status
from app.domain.on_track import Facts, Reason, can_count_by, reasons
from app.domain.trajectory import PHASES
from app.reference.on_track import limits_on
from app.reference.trajectories import checklists

ALL = frozenset({"agreement", "baseline", "plan", "reports", "end", "photos"})
NEW = Facts(date(2026, 3, 1), "exploration", Status.NOT_YET, ALL, {}, next_on=date(2027, 1, 1))
END = date(2029, 12, 31)


def told(facts, day, end=END):
    return reasons(facts, limits_on(day), day, end)


def test_an_agreement_is_due_two_months_after_the_start():
    assert told(NEW, date(2026, 4, 30)) == ()  # day 60
    assert told(NEW, date(2026, 5, 1)) == (Reason.NO_AGREEMENT,)


def test_a_plan_without_agreement_or_baseline_is_at_risk_the_next_day():
    facts = NEW._replace(phase="action_plan", phases={"action_plan": date(2026, 3, 10)})
    assert told(facts, date(2026, 3, 10)) == ()
    assert told(facts, date(2026, 3, 11)) == (Reason.NO_AGREEMENT, Reason.NO_BASELINE)
    has_both = facts._replace(open=ALL - {"agreement", "baseline"})
    assert told(has_both, date(2026, 6, 1)) == ()


def test_a_phase_that_was_skipped_is_due_when_the_next_one_begins():
    facts = NEW._replace(
        phase="execution",
        phases={"execution": date(2026, 6, 1)},
        open=frozenset({"baseline", "end"}),
    )
    assert told(facts, date(2026, 6, 1)) == ()
    assert told(facts, date(2026, 6, 2)) == (Reason.NO_BASELINE,)


def test_execution_without_a_plan_is_at_risk_after_two_weeks():
    facts = NEW._replace(phase="execution", phases={"execution": date(2026, 6, 1)})
    facts = facts._replace(open=frozenset({"plan"}))
    assert told(facts, date(2026, 6, 15)) == ()
    assert told(facts, date(2026, 6, 16)) == (Reason.NO_PLAN,)


def test_anchoring_asks_for_an_end_measurement_within_a_month():
    facts = NEW._replace(
        phase="anchoring", phases={"anchoring": date(2026, 9, 1)}, open=frozenset({"end"})
    )
    assert told(facts, date(2026, 10, 1)) == ()  # day 30
    assert told(facts, date(2026, 10, 2)) == (Reason.NO_END,)


def test_who_joined_later_has_the_days_since_then():
    facts = NEW._replace(phase="action_plan", phases={"action_plan": date(2026, 1, 5)})
    assert told(facts, date(2026, 3, 1)) == ()
    assert Reason.NO_AGREEMENT in told(facts, date(2026, 3, 2))


def test_silent_is_a_month_without_contact_and_none_to_come():
    facts = NEW._replace(open=frozenset({"photos"}), last_on=date(2026, 10, 1), next_on=None)
    assert told(facts, date(2026, 10, 31)) == ()
    assert told(facts, date(2026, 11, 1)) == (Reason.SILENT,)
    assert told(facts._replace(next_on=date(2026, 12, 24)), date(2026, 11, 1)) == ()
    assert told(facts._replace(open=frozenset()), date(2026, 11, 1)) == ()
    assert told(facts._replace(takes_part=False), date(2026, 11, 1)) == ()


def test_without_a_session_silence_begins_on_the_first_day():
    facts = NEW._replace(open=frozenset({"photos"}), next_on=None)
    assert told(facts, date(2026, 3, 31)) == ()
    assert told(facts, date(2026, 4, 1)) == (Reason.SILENT,)


def test_a_proposal_waits_a_month_at_most():
    facts = NEW._replace(open=frozenset(), standing=Status.PROPOSED, proposed_on=date(2026, 10, 1))
    assert told(facts, date(2026, 10, 31)) == ()
    assert told(facts, date(2026, 11, 1)) == (Reason.WAITS,)


def test_each_open_criterion_takes_two_weeks_of_what_is_left():
    facts = NEW._replace(open=frozenset({"reports", "end", "photos"}))  # 42 days
    end = date(2026, 12, 31)
    assert told(facts, date(2026, 11, 19), end) == ()
    assert told(facts, date(2026, 11, 20), end) == (Reason.NO_TIME,)
    assert told(facts, date(2026, 11, 20), None) == ()


def test_what_is_complete_can_count_on_the_last_day():
    two, none = NEW._replace(open=frozenset({"end", "photos"})), NEW._replace(open=frozenset())
    last, limits = date(2026, 12, 31), limits_on(END)
    assert can_count_by(two, limits, date(2026, 12, 3), last)
    assert not can_count_by(two, limits, date(2026, 12, 4), last)
    assert can_count_by(none, limits, last, last)
    assert not can_count_by(none, limits, date(2027, 1, 1), last)


@pytest.mark.parametrize(
    ("standing", "reason"),
    [(Status.REOPENED, Reason.REOPENED), (Status.REFUSED, Reason.REFUSED)],
)
def test_what_was_lost_or_refused_is_at_risk_at_once(standing, reason):
    facts = NEW._replace(standing=standing, open=frozenset())
    assert told(facts, NEW.started_on) == (reason,)


def test_the_limits_ask_for_phases_and_criteria_that_there_are():
    known = {line.code for line in checklists()[-1].criteria}
    for day in (date(2020, 1, 1), date(2026, 11, 30)):
        due = limits_on(day).due
        assert {one.criterion for one in due} <= known
        assert {one.phase for one in due} <= {*PHASES}
        assert len(due) == 5


def test_a_phase_of_another_version_is_as_the_first_one():
    facts = NEW._replace(phase="aftercare", phases={"aftercare": date(2026, 3, 10)})
    assert told(facts, date(2026, 4, 30)) == ()
    assert told(facts, date(2026, 5, 1)) == (Reason.NO_AGREEMENT,)
    left = NEW._replace(
        phase="anchoring",
        phases={"aftercare": date(2026, 1, 1), "anchoring": date(2026, 9, 1)},
        open=frozenset({"end"}),
    )
    assert told(left, date(2026, 10, 1)) == ()
    assert told(left, date(2026, 10, 2)) == (Reason.NO_END,)

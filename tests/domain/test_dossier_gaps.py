"""Which dossiers belong to October 2026, and what each lacks: the examples of the rules."""

from datetime import date
from uuid import UUID

import pytest

from app.domain.counting import Status
from app.domain.criteria import Criterion, Evidence, judge
from app.domain.dossier_gaps import (
    Ending,
    Facts,
    Gap,
    GapCode,
    Unsigned,
    ending,
    gaps_of,
)

OCT, NOV = (date(2026, 10, 1), date(2026, 10, 31)), (date(2026, 11, 1), date(2026, 11, 30))
REPORT, PLAN = UUID(int=1), UUID(int=2)
LIST = (
    Criterion("reports", "Verslagen coaching", ("coaching_session",), needed=3),
    Criterion("end", "Eindmeting", ("scan:end",)),
    Criterion("extra", "Extra", ("attachment",), required=False),
)
ALL = judge(LIST, [Evidence("end", OCT[0]), *[Evidence("reports", OCT[0])] * 3])
SOME = judge(LIST, [Evidence("reports", OCT[0])] * 2)


def day(number, month=10):
    return date(2026, month, number)


@pytest.mark.parametrize(
    ("facts", "october", "november"),
    [
        (Facts("running", Status.COUNTS, since=day(6), confirmed_on=day(6)), Ending.COUNTS, None),
        (Facts("running", Status.ELSEWHERE, since=day(31)), Ending.COUNTS, None),
        (Facts("closed", Status.COUNTS, closed_on=day(12, 11), since=day(1)),
         Ending.COUNTS, Ending.CLOSED),
        (Facts("running", Status.REOPENED, confirmed_on=day(6)), Ending.REOPENED, None),
        (Facts("running", Status.NOT_YET, confirmed_on=day(6)), None, None),
        (Facts("running", Status.PROPOSED, proposed_on=day(20)), Ending.PROPOSED, None),
        (Facts("running", Status.REFUSED, proposed_on=day(20)), None, None),
        (Facts("closed", Status.NOT_YET, closed_on=day(31)), Ending.CLOSED, None),
        (Facts("closed", Status.NOT_YET, closed_on=day(1, 11)), None, Ending.CLOSED),
        (Facts("stopped", Status.NOT_YET, closed_on=day(1)), Ending.STOPPED, None),
        (Facts("running", Status.NOT_YET, left_on=day(15)), Ending.LEFT, None),
        (Facts("running", Status.NOT_YET), None, None),
    ],
)  # fmt: skip
def test_a_dossier_belongs_to_the_period_in_which_it_came_to_its_end(facts, october, november):
    assert ending(facts, *OCT) is october
    assert ending(facts, *NOV) is november


UNSIGNED = (
    Unsigned(GapCode.PLAN, PLAN, day(14)),
    Unsigned(GapCode.SESSION, REPORT, day(5), "reports"),
)
SIGNING = (
    Gap(GapCode.SESSION, "reports", subject_id=REPORT, dated=day(5)),
    Gap(GapCode.PLAN, subject_id=PLAN, dated=day(14)),
)
MISSING = (
    Gap(GapCode.CRITERION, "reports", "Verslagen coaching", 2, 3),
    Gap(GapCode.CRITERION, "end", "Eindmeting", 0, 1),
)


@pytest.mark.parametrize(
    ("why", "standing", "progress", "unsigned", "gaps"),
    [
        (Ending.COUNTS, Status.COUNTS, ALL, (), ()),
        (Ending.COUNTS, Status.COUNTS, ALL, UNSIGNED, SIGNING),
        (Ending.REOPENED, Status.REOPENED, SOME, (), MISSING),
        (Ending.CLOSED, Status.NOT_YET, SOME, UNSIGNED, MISSING + SIGNING),
        (Ending.CLOSED, Status.NOT_YET, ALL, (), (Gap(GapCode.PROPOSAL),)),
        (Ending.CLOSED, Status.COUNTS, ALL, (), ()),
        (Ending.CLOSED, Status.REFUSED, SOME, UNSIGNED, SIGNING),
        (Ending.PROPOSED, Status.PROPOSED, ALL, (), (Gap(GapCode.DECISION),)),
        (Ending.PROPOSED, Status.PROPOSED, SOME, (), (*MISSING, Gap(GapCode.DECISION))),
        (Ending.STOPPED, Status.NOT_YET, SOME, UNSIGNED, SIGNING),
        (Ending.LEFT, Status.NOT_YET, SOME, (), ()),
        (Ending.RUNNING, Status.NOT_YET, ALL, (), ()),
    ],
)
def test_what_a_dossier_lacks_follows_from_how_it_ended(why, standing, progress, unsigned, gaps):
    assert gaps_of(why, standing, progress, unsigned) == gaps


def test_a_decision_is_not_for_the_coach():
    assert not Gap(GapCode.DECISION).is_for_coach
    assert Gap(GapCode.PROPOSAL).is_for_coach

"""What is signed under a plan and on a list is one text."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

from app.domain.signed_plan import (
    SignedAction,
    SignedAttendance,
    SignedGoal,
    SignedPlan,
    attendance_hash,
    plan_hash,
)

ONE, TWO = UUID(int=1), UUID(int=2)
PLAN = SignedPlan(
    id=ONE,
    trajectory=TWO,
    title="Onthaal",
    purpose="",
    number=1,
    written_on=date(2026, 11, 6),
    remark="",
    goals=(SignedGoal(ONE, "Peter", "", "0", "4", "HR", None),),
    actions=(SignedAction(TWO, None, "Map", "Mia", date(2026, 12, 1)),),
)
TEXT = (
    '{"actions":[{"due_on":"2026-12-01","goal":null,"id":"00000000000000000000000000000002",'
    '"owner":"Mia","text":"Map"}],"form":"werkvloer actieplan 1","goals":[{"id":'
    '"00000000000000000000000000000001","indicator":"","owner":"HR","planned_value":"4",'
    '"start_value":"0","structural":null,"text":"Peter"}],"id":'
    '"00000000000000000000000000000001","number":1,"purpose":"","remark":"","title":"Onthaal",'
    '"trajectory":"00000000000000000000000000000002","written_on":"2026-11-06"}'
)


def test_a_plan_is_this_text():
    assert plan_hash(PLAN) == hashlib.sha256(TEXT.encode()).hexdigest()
    assert plan_hash(replace(PLAN, purpose="Structureel")) != plan_hash(PLAN)


def test_a_moment_is_the_same_whatever_its_zone():
    at = datetime(2026, 11, 26, 13, tzinfo=UTC)
    one = SignedAttendance(ONE, "Buddy", at, at, "", TWO, "An", "Claes", "")
    here = at.astimezone(timezone(timedelta(hours=1)))
    assert attendance_hash(one) == attendance_hash(replace(one, starts_at=here))
    assert attendance_hash(one) != attendance_hash(replace(one, name="Jo"))

"""October 2026 is closed; what is changed in it afterwards is told, with its reason or without."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update
from sqlmodel import select

from app.core import clock
from app.core.errors import UserError
from app.models.base import new_id
from app.models.coaching import Attendee, CoachingSession
from app.models.enterprise import Enterprise
from app.models.partnership import Role
from app.models.proof import ClosedPeriod, PeriodCorrection
from app.models.sync import Outbox, RecordVersion, UnitVersion
from app.models.units import units_of
from app.services.changes import Changes
from app.services.periods.closing import PeriodStatus, close_period, closed_periods, period_state
from app.services.periods.corrections import (
    corrections,
    corrections_since,
    explain,
    unexplained,
)
from app.services.periods.records import DATED, day_told
from app.services.retention.bin import throw_away
from app.services.trajectories.case_edits import write_fields
from app.services.undo import undo
from tests.case_samples import CODES, acting_as, add_colleague, begin, complete, member
from tests.coaching_samples import add_company, add_team
from tests.pack_samples import FIRST, LAST, add_session, october

NOVEMBER = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def in_november(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: NOVEMBER)


@pytest.fixture
def me(store):
    """Els coaches and is promotor."""
    found = add_team(store)
    with store.write() as session:
        session.add(Role(root=found.partnership_id, person_id=store.actor, role="promotor"))
    return found


@pytest.fixture
def company(store, me):
    return add_company(store)


@pytest.fixture
def held(store, company):
    return add_session(store, company, october(14))


def close(store, first=FIRST, last=LAST, **more):
    close_period(store, first, last, **more)
    return closed_periods(store)[-1]


def edit(store, one, **values):
    return write_fields(store, "coaching_session", one, **values)


def told(store, period):
    return [
        (one.record.kind, one.record.id, one.fields, one.has_reason)
        for one in corrections(store, period.id)
    ]


# -- closing -----------------------------------------------------------------------------------


def test_a_period_that_is_over_is_closed_with_who_and_which_manifest(store, me):
    pack = new_id()
    assert period_state(store, FIRST, LAST).status is PeriodStatus.OPEN
    changes = close_period(store, FIRST, LAST, pack_id=pack, manifest_sha256="ab" * 32)
    assert changes.kinds == {"closed_period"}
    assert changes.roots == {me.partnership_id}
    state = period_state(store, FIRST, LAST)
    assert state.status is PeriodStatus.CLOSED
    assert state.closing is not None
    assert (state.closing.closed_by, state.closing.pack_id, state.closing.manifest_sha256) == (
        "Els V.", pack, "ab" * 32,
    )  # fmt: skip
    week = period_state(store, october(5), october(11))
    assert week.closing == state.closing
    assert period_state(store, october(30), date(2026, 11, 1)).status is PeriodStatus.PARTLY
    assert period_state(store, NOVEMBER, NOVEMBER).status is PeriodStatus.RUNNING


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (NOVEMBER, NOVEMBER, "period.running"),  # the day itself is not over
        (FIRST, date(2026, 12, 31), "period.running"),
        (LAST, FIRST, "period.backwards"),
        (date(2026, 9, 1), FIRST, "period.overlaps"),  # by one day
        (LAST, date(2026, 11, 1), "period.overlaps"),
        (october(5), october(6), "period.overlaps"),
    ],
)
def test_a_period_that_runs_or_was_closed_is_refused(store, me, first, last, code):
    close(store)
    with pytest.raises(UserError, match=code.replace(".", r"\.")):
        close_period(store, first, last)
    assert len(closed_periods(store)) == 1


def test_an_overlap_says_which_period_it_was_and_who_closed_it(store, me):
    close(store)
    with pytest.raises(UserError) as caught:
        close_period(store, FIRST, LAST)
    assert (caught.value.values["first"], caught.value.values["by"]) == (FIRST, "Els V.")


def test_yesterday_can_be_closed(store, me):
    close_period(store, date(2026, 11, 1), date(2026, 11, 1))
    assert len(closed_periods(store)) == 1


def test_partners_are_closed_apart(store, me):
    east, west = new_id(), new_id()
    close(store, partners={east})
    close_period(store, FIRST, LAST, partners={west})
    with pytest.raises(UserError, match=r"period\.overlaps"):
        close_period(store, FIRST, LAST)
    assert period_state(store, FIRST, LAST, {east}).status is PeriodStatus.CLOSED
    assert period_state(store, FIRST, LAST, {east, west}).status is PeriodStatus.PARTLY
    assert period_state(store, FIRST, LAST).status is PeriodStatus.PARTLY
    assert period_state(store, FIRST, LAST, {new_id()}).status is PeriodStatus.OPEN


def test_who_is_no_promotor_closes_nothing(store, me):
    tom = add_colleague(store, me, "Tom A.", "coach")
    with acting_as(store, tom), pytest.raises(UserError, match=r"period\.not_promotor"):
        close_period(store, FIRST, LAST)
    assert closed_periods(store) == ()


# -- asking why --------------------------------------------------------------------------------


def test_a_change_in_an_open_period_asks_nothing(store, held):
    assert unexplained(store, edit(store, held, note="Beter")) == ()
    close(store)
    with store.write() as session:
        session.get_one(Enterprise, session.get_one(CoachingSession, held).root).name = "Anders"
        changes = Changes.of(session)
    assert unexplained(store, changes) == ()  # the name of a company is of no period
    assert unexplained(store, Changes()) == ()


def test_a_change_in_a_closed_period_asks_once_for_all_that_it_touched(store, company, held):
    period = close(store)
    with store.write() as session:
        session.get_one(CoachingSession, held).note = "Beter"
        session.add(Attendee(root=company.id, session_id=held, contact_id=company.jan))
        changes = Changes.of(session)
    asked = unexplained(store, changes)
    assert [(one.record.kind, one.fields, one.period) for one in asked] == [
        ("attendee", ("*",), period),
        ("coaching_session", ("note",), period),
    ]
    assert [one.has_reason for one in corrections(store, period.id)] == [False, False]
    with pytest.raises(UserError, match=r"field\.required"):
        explain(store, asked, "  ")
    done = explain(store, asked, " Tikfout ")
    assert done.roots == {company.id}  # of the case, so that whoever has it knows why
    assert unexplained(store, done) == ()
    reasons = [one.reasons for one in corrections(store, period.id)]
    assert [[(each.text, each.by) for each in some] for some in reasons] == [
        [("Tikfout", "Els V.")], [("Tikfout", "Els V.")],
    ]  # fmt: skip


def test_a_session_that_is_moved_out_of_the_period_is_told_and_one_that_is_moved_in(
    store, company, held
):
    later = add_session(store, company, NOVEMBER)
    period = close(store)
    with store.read() as session:
        here, there = (session.get_one(CoachingSession, one).starts_at for one in (held, later))
    out = edit(store, held, starts_at=there)
    into = edit(store, later, starts_at=here)
    assert [one.fields for one in unexplained(store, out)] == [("time",)]
    assert [one.fields for one in unexplained(store, into)] == [("time",)]
    assert {row[1] for row in told(store, period)} == {held, later}
    undone = undo(store, out).changes
    assert [one.record.id for one in unexplained(store, undone)] == [held]


def test_evidence_a_new_session_and_one_that_is_thrown_away_are_corrections(store, company, held):
    one = begin(store, member(company))
    period = close(store)
    complete(store, one.members[0].id, CODES[:1], october(6))
    complete(store, one.members[0].id, CODES[1:2], NOVEMBER)
    new = add_session(store, company, october(31))
    changes = throw_away(store, "coaching_session", held)
    assert [each.record.id for each in unexplained(store, changes)] == [held]
    kinds = {(kind, fields) for kind, _, fields, _ in told(store, period)}
    assert kinds == {
        ("criterion_evidence", ("*",)), ("coaching_session", ("*",)),
        ("coaching_session", ("@alive",)),
    }  # fmt: skip
    assert new in {row[1] for row in told(store, period)}


def test_only_the_partners_of_the_closing_are_asked(store, me, company, held):
    period = close(store, partners={new_id()})
    assert unexplained(store, edit(store, held, note="A")) == ()  # of no partner
    assert told(store, period) == []
    with store.write() as session:
        session.get_one(Enterprise, company.id).partner_id = me.partner_id
    assert unexplained(store, edit(store, held, note="B")) == ()
    mine = close(store, partners={me.partner_id})
    assert len(unexplained(store, edit(store, held, note="C"))) == 1
    assert [row[1] for row in told(store, mine)] == [held]


def test_a_change_after_the_reason_has_none_again(store, held):
    period = close(store)
    explain(store, unexplained(store, edit(store, held, note="A")), "Tikfout")
    assert [row[3] for row in told(store, period)] == [True]
    edit(store, held, result="B")
    assert told(store, period) == [("coaching_session", held, ("note", "result"), False)]


def test_what_others_wrote_is_told_by_the_log_of_the_server(store, company, held):
    """Ann wrote offline before the closing; her change comes after it in the log."""
    before = edit(store, held, result="Op tijd")
    late = edit(store, held, note="Te laat")
    period = close(store)
    ann = new_id()
    with store.write() as session:
        session.execute(
            update(RecordVersion).where(RecordVersion.record_id == period.id.hex).values(place=70)
        )
        session.execute(
            update(RecordVersion).where(RecordVersion.kind != "closed_period").values(place=1)
        )
        for unit, place in (("result", 69), ("note", 71)):
            session.execute(
                update(UnitVersion)
                .where(UnitVersion.record_id == held.hex, UnitVersion.unit == unit)
                .values(places=f"[{place}]", authors=f'["{ann.hex}"]')
            )
        session.execute(update(Outbox).values(seq=1, done=True))
    assert before.groups != late.groups
    (one,) = corrections(store, period.id)
    assert (one.record.id, one.fields, one.by, one.has_reason) == (held, ("note",), ("",), False)
    with store.write() as session:  # a laptop that got the case whole has no line of it
        session.execute(update(Outbox).values(change_id=Outbox.change_id + "x"))
    (one,) = corrections(store, period.id)
    assert (one.fields, one.last_at) == (("note",), None)
    edit(store, held, goal="Nog niet verzonden")
    (one,) = corrections(store, period.id)
    assert one.fields == ("goal", "note")


def test_the_next_pack_tells_what_was_corrected_since(store, company, held, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 10, 9, tzinfo=UTC))
    period = close(store)
    moved = add_session(store, company, october(20))
    edit(store, held, note="Beter")
    with store.read() as session:
        away = session.get_one(CoachingSession, moved).starts_at + timedelta(days=40)
    edit(store, moved, starts_at=away)
    found = corrections_since(store, date(2026, 11, 1), date(2026, 11, 30))
    assert {one.record.id for _, one in found} == {held, moved}
    assert {closing.id for closing, _ in found} == {period.id}
    assert sorted(one.record.id for one in corrections(store, period.id)) == sorted([held, moved])
    assert corrections_since(store, date(2026, 11, 11), date(2026, 11, 30)) == ()
    assert corrections_since(store, date(2026, 9, 1), date(2026, 9, 30)) == ()
    with pytest.raises(LookupError):
        corrections(store, new_id())


# -- which records have a day ------------------------------------------------------------------


@pytest.mark.parametrize("kind", sorted(DATED))
def test_a_day_is_read_from_the_unit_that_holds_it(kind):
    one = DATED[kind]
    assert one.column in units_of(one.model)[one.unit]


@pytest.mark.parametrize(
    ("kind", "unit", "said", "day"),
    [
        ("scan", "completed_on", '"2026-10-14"', october(14)),
        ("scan", "completed_on", "null", None),
        ("scan", "place", '"2026-10-14"', None),
        ("attendee", "role", '"2026-10-14"', None),
        ("scan", "completed_on", None, None),
        ("trajectory", "status", '{"status": "closed", "closed_on": "2026-10-31"}', LAST),
        ("coaching_session", "time", '{"starts_at": "2026-10-14 09:00:00.000000"}', october(14)),
    ],
)
def test_the_day_that_a_line_tells(kind, unit, said, day):
    assert day_told(kind, unit, said) == day


def test_the_kinds_of_what_is_kept_are_no_part_of_a_period(store, held):
    close(store)
    explain(store, unexplained(store, edit(store, held, note="A")), "Tikfout")
    with store.read() as session:
        assert len(session.exec(select(PeriodCorrection)).all()) == 1
        assert len(session.exec(select(ClosedPeriod)).all()) == 1

"""Referrals from the first line to the outcome, the catalogue, and the guard."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from app.core import clock
from app.core.errors import UserError
from app.domain.double_funding import Verdict
from app.domain.referral import Column, Status
from app.models.base import new_id
from app.models.referral import Referral
from app.reference.trajectories import InstrumentEntry, instruments
from app.services.companies.merge import merge_companies
from app.services.day.today import load_today
from app.services.referrals.funding_checks import (
    Guarded,
    Reply,
    deviations,
    guarded,
)
from app.services.referrals.instruments import (
    catalogue,
    entry_of,
    open_instruments,
    short_name,
    write_instrument,
)
from app.services.referrals.use_cases import (
    ReferralForm,
    edit_referral,
    make_referral,
    move_referral,
    referral_ids,
    referral_rows,
    referral_view,
    remind_on,
    store_outcome,
)
from app.services.retention.bin import throw_away
from app.services.sessions.coaching import save_session
from app.services.sessions.form import SessionForm
from tests.case_samples import (
    NUMBER,
    acting_as,
    add_colleague,
    answer_check,
    guard_says,
    undone_and_redone,
)
from tests.coaching_samples import add_company, add_team, stored_sessions, utc

DAY = date(2026, 11, 2)
IBO = date(2026, 1, 1)


@pytest.fixture
def me(store):
    return add_team(store)


@pytest.fixture
def company(store, me):
    return add_company(store, number=NUMBER).id


def form(company, **values):
    usual = {
        "direction": "out",
        "reason": "Vacature magazijn",
        "made_on": DAY,
        "instrument": "IBO",
        "instrument_from": IBO,
        "receiver": "VDAB",
        "check_text": "Nagevraagd bij An: niemand",
    }
    return ReferralForm(company, **{**usual, **values})


def waiting(store, day):
    """Return which of them stand in Vandaag as late or due."""
    rows = load_today(store, day).matters
    return [one.record_id for one in rows if one.due_on <= day]


def code_of(work, *arguments, **named):
    with pytest.raises(UserError) as caught:
        work(*arguments, **named)
    return caught.value.code


def test_a_referral_is_made_in_the_file_of_the_company(store, company):
    made = make_referral(store, form(company, needs={"Mentor": "Mia"}, person_known=True))
    found = referral_view(store, made.id)
    assert (found.enterprise_id, found.number, found.row.company) == (
        company,
        NUMBER,
        "Bakkerij Janssens",
    )
    assert (found.row.instrument.name, found.row.receiver, found.row.coach) == (
        "Individuele beroepsopleiding",
        "VDAB",
        "Els V.",
    )
    assert (found.form.needs, found.form.person_known) == ({"Mentor": "Mia"}, True)
    assert [(step.status, step.on) for step in found.steps] == [("prepared", DAY)]
    undone_and_redone(store, made.changes, lambda: referral_ids(store))


def test_one_between_partners_is_a_case_of_its_own(store, me, company):
    west = new_id()
    add_colleague(store, me, "Tom W.", "coach", west)
    made = make_referral(store, form(company, direction="partner", to_partner_id=west, receiver=""))
    with store.read() as session:
        record = session.get_one(Referral, made.id)
        assert (record.root, record.enterprise_id, record.company_id) == (made.id, None, company)
    assert referral_view(store, made.id).row.receiver == "Partner West"
    assert referral_ids(store, company_id=company) == [made.id]
    out = form(company)
    assert code_of(edit_referral, store, made.id, out) == "referral.direction"


def test_what_a_referral_needs_is_asked(store, company):
    bad = [
        (form(company, reason=" "), "field.required"),
        (form(company, check_text=" "), "referral.no_check"),
        (form(company, direction="partner"), "referral.no_partner"),
    ]
    for wanted, code in bad:
        assert code_of(make_referral, store, wanted) == code
    assert make_referral(store, form(company, direction="in_vdab", check_text="")).id


def test_it_is_edited_as_one_action(store, company):
    made = make_referral(store, form(company)).id
    changes = edit_referral(store, made, form(company, reason="Twee vacatures", receiver="GTB"))
    assert referral_view(store, made).form.reason == "Twee vacatures"
    undone_and_redone(store, changes, lambda: referral_view(store, made).form)


def test_it_moves_step_by_step_and_asks_how_it_stands(store, company):
    made = make_referral(store, form(company)).id
    assert code_of(move_referral, store, made, Status.STARTED, DAY) == "referral.step"
    changes = move_referral(store, made, Status.SENT, DAY)
    row = referral_view(store, made).row
    assert (row.column, row.reminder_on) == (Column.SENT, date(2026, 11, 16))
    assert row.days_waiting(date(2026, 11, 16)) == 14
    undone_and_redone(store, changes, lambda: referral_view(store, made).steps)
    assert waiting(store, date(2026, 11, 15)) == []
    assert waiting(store, date(2026, 11, 16)) == [made]
    remind_on(store, made, date(2026, 11, 23))
    assert waiting(store, date(2026, 11, 16)) == []
    refused = (Status.REFUSED, date(2026, 11, 20))
    assert code_of(move_referral, store, made, *refused) == "referral.step_reason"
    move_referral(store, made, *refused, "Geen plaats")
    found = referral_view(store, made)
    assert (found.row.reminder_on, found.next_steps) == (None, (Status.PREPARED,))
    assert [step.remark for step in found.steps] == ["", "", "Geen plaats"]


def test_it_stands_in_the_day_of_its_coach_until_its_outcome_is_stored(store, me, company):
    made = make_referral(store, form(company)).id
    for status in (Status.SENT, Status.STARTED, Status.ENDED):
        move_referral(store, made, status, DAY)
    assert waiting(store, DAY) == [made]
    with acting_as(store, add_colleague(store, me)):
        assert waiting(store, DAY) == []
    assert code_of(store_outcome, store, made, "not_started", " ") == "referral.step_reason"
    assert code_of(store_outcome, store, made, "hired", starters=-1) == "amount.negative"
    store_outcome(store, made, "hired", "Vast contract", 2)
    found = referral_view(store, made)
    assert (found.row.outcome, found.outcome_reason, found.starters) == (
        "hired",
        "Vast contract",
        2,
    )
    assert (found.row.is_open, waiting(store, DAY)) == (False, [])


def test_lists_by_company_and_trajectory(store, company):
    one, other = new_id(), add_company(store, "Peeters Bouw").id
    first = make_referral(store, form(company, trajectory_id=one)).id
    second = make_referral(store, form(other, made_on=DAY + timedelta(days=1))).id
    assert referral_ids(store) == [second, first]
    assert referral_ids(store, company_id=other) == [second]
    assert referral_ids(store, trajectory_id=one) == [first]
    assert referral_rows(store, [first])[first].trajectory_id == one
    throw_away(store, "enterprise", other)
    assert referral_ids(store) == [first]
    throw_away(store, "referral", first)
    assert referral_ids(store) == []
    assert referral_view(store, first).is_deleted
    assert referral_view(store, new_id()) is None


# -- the catalogue -------------------------------------------------------------------------------


def test_closed_rows_serve_old_cases_only_and_old_checks_warn(store, me):
    rows = {(one.entry.code, one.entry.valid_from): one for one in catalogue(store, DAY)}
    assert len(rows) == len(instruments())
    assert not rows["BVS", date(2018, 9, 1)].is_open
    assert rows["IBO", IBO].is_open
    assert not rows["IBO", IBO].is_stale
    late = next(one for one in catalogue(store, date(2027, 6, 1)) if one.entry.code == "IBO")
    assert late.is_stale
    assert "VOP" not in {one.entry.code for one in open_instruments(store, DAY)}


def test_the_promotor_writes_a_row_again(store, me):
    (old,) = [one for one in instruments() if one.code == "JC"]
    wanted = replace(old, duration=" Hoogstens 9 maanden ", checked_on=date(2026, 12, 1))
    changes = write_instrument(store, wanted)
    write_instrument(store, replace(wanted, needs=("Vraag", "Contact")))
    (row,) = [one.entry for one in catalogue(store, DAY) if one.entry.code == "JC"]
    assert (row.duration, row.needs) == ("Hoogstens 9 maanden", ("Vraag", "Contact"))
    assert changes.kinds == {"instrument"}
    rows = tuple(one.entry for one in catalogue(store, DAY))
    assert entry_of(rows, "JC", date(1999, 1, 1)) == row
    assert entry_of(rows, "of_nobody", None) is None
    named = [short_name(rows, code, None) for code in ("IBO", "TC", "of_nobody", None)]
    assert named == ["IBO", "Taalcoaching op de werkvloer", "of_nobody", ""]
    wrong = replace(wanted, valid_to=date(2017, 1, 1))
    assert code_of(write_instrument, store, wrong) == "instrument.days"
    blank = InstrumentEntry("X", " ", "", "", "", "", (), None, DAY, None, "bron", DAY)
    assert code_of(write_instrument, store, blank) == "field.required"


# -- double financing ----------------------------------------------------------------------------


def test_the_guard_asks_keeps_the_answer_and_reports_what_goes_on(store, company):
    subject = ("coaching_session", new_id())
    assert guard_says(store, company, "job_coaching") is Verdict.ASK
    answer_check(store, company, "job_coaching", "nobody", subject)
    assert guard_says(store, company, "job_coaching") is Verdict.FREE
    assert deviations(store) == ()
    elsewhere = (company, "job_coaching", "elsewhere", subject)
    assert code_of(answer_check, store, *elsewhere, " ") == "funding.reason"
    changes = answer_check(store, *elsewhere, "Andere taken dan VDAB")
    assert guard_says(store, company, "job_coaching") is Verdict.REFER
    (one,) = deviations(store)
    assert (one.enterprise, one.person, one.reason, one.asked_on) == (
        "Bakkerij Janssens",
        "Els V.",
        "Andere taken dan VDAB",
        clock.today(),
    )
    undone_and_redone(store, changes, lambda: deviations(store))


def test_what_is_answered_to_the_guard_is_stored_with_what_it_was_asked_before_or_neither(
    store, company
):
    too_long = {"job_coaching": Reply("elsewhere", "x" * 201)}
    good = {"job_coaching": Reply("elsewhere", "Andere taken")}
    held = SessionForm(company, "visit", utc(20, 9), utc(20, 10), note="Jobcoaching")
    for work in (
        partial(save_session, store, held, complete=True),
        partial(make_referral, store, form(company)),
    ):
        assert code_of(work, replies=too_long) == "text.too_long"
        assert (stored_sessions(store), referral_ids(store), deviations(store)) == ([], [], ())
    stored = save_session(store, held, complete=True, replies=good)
    (one,) = deviations(store)
    assert (one.subject_kind, one.subject_id) == ("coaching_session", stored.id)


def test_the_guard_knows_what_was_answered_in_a_merged_file(store, company):
    other = add_company(store, "Janssens BV").id
    answer_check(store, other, "job_coaching", "elsewhere", ("referral", new_id()), "Andere taken")
    assert guard_says(store, company, "job_coaching") is Verdict.ASK
    merge_companies(store, company, other, {})
    for either in (company, other):
        assert guard_says(store, either, "job_coaching") is Verdict.REFER


def test_the_guard_tells_who_does_it_once_a_referral_runs(store, company):
    session = new_id()
    assert guarded(store, company, (), session) == ()
    assert guarded(store, company, ("job_coaching",), session) == (
        Guarded("job_coaching", Verdict.ASK),
    )
    jc = form(company, instrument="JC", instrument_from=None, receiver="")
    made = make_referral(store, jc).id
    move_referral(store, made, Status.SENT, DAY)
    assert guarded(store, company, ("job_coaching",), session)[0].verdict is Verdict.ASK
    move_referral(store, made, Status.ACCEPTED, DAY)
    asked = guarded(store, company, ("job_coaching", "language_coaching"), session)
    assert asked == (
        Guarded("job_coaching", Verdict.REFER, "Partner die VDAB betaalt"),
        Guarded("language_coaching", Verdict.ASK),
    )
    assert guarded(store, company, ("job_coaching",), made)[0].verdict is Verdict.ASK  # itself
    subject = ("coaching_session", session)
    answer_check(store, company, "job_coaching", "elsewhere", subject, "Andere ploeg")
    assert guarded(store, company, ("job_coaching",), session) == ()  # asked already
    assert guarded(store, company, ("job_coaching",), new_id())[0].verdict is Verdict.REFER


def test_one_that_comes_in_has_been_received(store, company):
    made = make_referral(store, form(company, direction="in_vdab", check_text="")).id
    row = referral_view(store, made).row
    assert (row.status, row.reminder_on) == (Status.ACCEPTED, DAY + timedelta(days=14))


def test_another_promised_day_is_when_to_ask(store, company):
    made = make_referral(store, form(company)).id
    move_referral(store, made, Status.SENT, DAY)
    promised = DAY + timedelta(days=40)
    edit_referral(store, made, form(company, promised_on=promised))
    assert referral_view(store, made).row.reminder_on == promised


def test_every_row_that_ships_can_be_stored_by_the_promotor(store, me):
    for entry in instruments():
        write_instrument(store, replace(entry, checked_on=DAY))
    kept = {(row.entry.code, row.entry.valid_from): row.entry for row in catalogue(store, DAY)}
    assert all(entry.checked_on == DAY for entry in kept.values())
    assert len(kept) == len(instruments())

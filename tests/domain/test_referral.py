"""How a referral goes, when to remind, and which instruments hold: the examples of the rules."""

from datetime import date

import pytest

from app.core.errors import UserError
from app.domain.referral import (
    Column,
    Row,
    Status,
    column,
    days_waiting,
    holds,
    is_open,
    is_stale,
    look_on,
    next_steps,
    reminder,
    step,
    towards,
)


def day(text):
    number, month = text.split("/")
    return date(2026, int(month), int(number))


def refusal(now, to, on="03/11", reason=""):
    with pytest.raises(UserError) as caught:
        step(now, day("02/11"), to, day(on), reason)
    return caught.value.code


@pytest.mark.parametrize(
    ("now", "to"),
    [
        (Status.PREPARED, Status.SENT),
        (Status.PREPARED, Status.AGREED),
        (Status.SENT, Status.ACCEPTED),
        (Status.ACCEPTED, Status.STARTED),
        (Status.STARTED, Status.ENDED),
        (Status.SENT, Status.STARTED),
        (Status.REFUSED, Status.PREPARED),
        (Status.NO_REACTION, Status.ACCEPTED),
    ],
)
def test_steps_that_can_be(now, to):
    step(now, day("02/11"), to, day("02/11"))
    assert to in next_steps(now)


@pytest.mark.parametrize(
    ("now", "to"),
    [
        (Status.PREPARED, Status.STARTED),
        (Status.ENDED, Status.PREPARED),
        (Status.ENDED, Status.STARTED),
        (Status.STARTED, Status.REFUSED),
    ],
)
def test_steps_that_cannot_be(now, to):
    assert refusal(now, to, reason="Toch") == "referral.step"
    assert to not in next_steps(now)


def test_a_step_is_not_before_the_last_one():
    assert refusal(Status.SENT, Status.ACCEPTED, on="01/11") == "referral.step_before"


@pytest.mark.parametrize("to", [Status.REFUSED, Status.NO_REACTION])
def test_what_is_not_done_asks_why(to):
    assert refusal(Status.SENT, to, reason=" ") == "referral.step_reason"
    step(Status.SENT, day("02/11"), to, day("20/11"), "Geen plaats")


def test_each_status_has_a_column():
    assert [column(status) for status in Status] == [
        Column.PREPARED,
        Column.PREPARED,
        Column.SENT,
        Column.RECEIVED,
        Column.STARTED,
        Column.ENDED,
        Column.NOT_DONE,
        Column.NOT_DONE,
    ]


@pytest.mark.parametrize(
    ("status", "outcome", "opened"),
    [
        (Status.SENT, None, True),
        (Status.SENT, "hired", True),
        (Status.ENDED, None, True),
        (Status.ENDED, "hired", False),
        (Status.REFUSED, "not_started", False),
    ],
)
def test_a_referral_is_open_until_its_outcome_is_stored(status, outcome, opened):
    assert is_open(status, outcome) is opened


@pytest.mark.parametrize(
    ("status", "on", "promised", "asked"),
    [
        (Status.SENT, "02/11", None, "16/11"),
        (Status.ACCEPTED, "10/11", None, "24/11"),
        (Status.SENT, "02/11", "30/11", "30/11"),
        (Status.SENT, "02/11", "05/11", "16/11"),
    ],
)
def test_when_to_ask_how_it_stands(status, on, promised, asked):
    assert reminder(status, day(on), promised and day(promised)) == day(asked)


@pytest.mark.parametrize("status", [Status.PREPARED, Status.STARTED, Status.ENDED])
def test_there_is_nobody_to_ask(status):
    assert reminder(status, day("02/11")) is None
    assert days_waiting(status, day("02/11"), day("16/11")) == 0


def test_how_long_an_answer_is_waited_for():
    assert days_waiting(Status.SENT, day("02/11"), day("16/11")) == 14
    assert days_waiting(Status.SENT, day("02/11"), day("01/11")) == 0


@pytest.mark.parametrize(
    ("row", "when", "may"),
    [
        (Row("AS", date(2018, 9, 1), date(2022, 12, 31), day("23/11")), date(2022, 12, 31), True),
        (Row("AS", date(2018, 9, 1), date(2022, 12, 31), day("23/11")), date(2023, 1, 1), False),
        (Row("IBO", day("01/01"), None, day("23/11")), day("01/01"), True),
        (Row("IBO", day("01/01"), None, day("23/11")), date(2025, 12, 31), False),
    ],
)
def test_a_closed_instrument_serves_old_cases_only(row, when, may):
    assert holds(row, when) is may


def test_a_row_that_was_checked_long_ago_warns():
    row = Row("IBO", day("01/01"), None, day("23/05"))
    assert not is_stale(row, day("23/11"))
    assert is_stale(row, day("24/11"))


@pytest.mark.parametrize(
    ("status", "outcome", "reminder_on", "day"),
    [
        ("ended", None, None, date(2026, 11, 2)),
        ("refused", None, None, date(2026, 11, 2)),
        ("ended", "hired", None, None),
        ("sent", None, date(2026, 11, 20), date(2026, 11, 20)),
        ("started", None, date(2026, 11, 20), date(2026, 11, 20)),
        ("sent", None, None, date(2026, 11, 16)),
        ("prepared", None, None, date(2026, 11, 16)),
        ("started", None, None, date(2026, 12, 2)),
        ("started", "started", None, date(2026, 12, 2)),
    ],
)
def test_a_referral_stands_in_vandaag_from_a_day_until_its_outcome(
    status, outcome, reminder_on, day
):
    assert look_on(Status(status), date(2026, 11, 2), outcome, reminder_on) == day


@pytest.mark.parametrize(
    ("now", "there", "to"),
    [
        ("prepared", "sent", "sent"),
        ("sent", "started", "started"),
        ("prepared", "received", "refused"),
        ("refused", "ended", "prepared"),
        ("no_reaction", "received", "accepted"),
        ("started", "received", None),
        ("ended", "not_done", None),
        ("sent", "not_done", "refused"),
    ],
)
def test_a_card_goes_to_a_column_by_the_step_that_leads_there(now, there, to):
    found = towards(Status(now), Column(there))
    assert found == (None if to is None else Status(to))

from dataclasses import fields, replace
from decimal import Decimal

import pytest

from app.domain.intake import (
    PAGE_OF,
    IntakeItem,
    IntakeValues,
    ItemState,
    intake_completeness,
)

FULL = IntakeValues(
    number="1999.990.144",
    name="Bakkerij Janssens",
    postal_code="9300",
    municipality="Aalst",
    activity="10711",
    joint_committee="118",
    staff=Decimal(22),
    contact_name="Mia D.",
    email="mia@bakkerij.example",
    origin="vdab",
    question="Nieuwe bakkers vertrekken vaak binnen drie maanden.",
    first_step="week",
    has_consent=True,
)


def state_of(values, item):
    return next(s for s in intake_completeness(values).items if s.item is item)


def test_a_full_intake_is_complete():
    result = intake_completeness(FULL)
    assert (result.percent, result.is_complete) == (100, True)
    assert result.needed == ()
    assert len(result.done) == 11


def test_an_empty_intake_misses_everything_and_nothing_is_wrong():
    result = intake_completeness(IntakeValues())
    assert (result.percent, result.is_complete) == (0, False)
    assert [s.item for s in result.needed] == list(IntakeItem)
    assert {s.state for s in result.items} == {ItemState.MISSING}


def test_the_items_stand_in_the_order_of_the_pages():
    pages = [s.page for s in intake_completeness(FULL).items]
    assert pages == sorted(pages)
    assert set(pages) == {1, 2, 3}
    assert set(PAGE_OF) == set(IntakeItem)


@pytest.mark.parametrize(
    ("field", "item"),
    [
        ("number", IntakeItem.ENTERPRISE),
        ("name", IntakeItem.ENTERPRISE),
        ("postal_code", IntakeItem.ESTABLISHMENT),
        ("municipality", IntakeItem.ESTABLISHMENT),
        ("activity", IntakeItem.ACTIVITY),
        ("joint_committee", IntakeItem.JOINT_COMMITTEE),
        ("staff", IntakeItem.SIZE),
        ("contact_name", IntakeItem.CONTACT),
        ("email", IntakeItem.EMAIL),
        ("origin", IntakeItem.ORIGIN),
        ("question", IntakeItem.QUESTION),
        ("first_step", IntakeItem.FIRST_STEP),
        ("has_consent", IntakeItem.CONSENT),
    ],
)
def test_each_value_is_needed_by_its_item(field, item):
    empty = next(f.default for f in fields(IntakeValues) if f.name == field)
    result = intake_completeness(replace(FULL, **{field: empty}))
    assert [(s.item, s.state) for s in result.needed] == [(item, ItemState.MISSING)]
    assert result.percent == 90  # 10 of 11, rounded down


def test_white_space_is_no_answer():
    assert state_of(replace(FULL, question=" \n"), IntakeItem.QUESTION).state is ItemState.MISSING
    assert state_of(replace(FULL, email="  "), IntakeItem.EMAIL).state is ItemState.MISSING
    assert state_of(replace(FULL, number="  "), IntakeItem.ENTERPRISE).state is ItemState.MISSING


def test_a_wrong_number_or_address_tells_why():
    number = state_of(replace(FULL, number="1999.990.145"), IntakeItem.ENTERPRISE)
    assert (number.state, number.problem) == (ItemState.WRONG, "number.enterprise.check")
    email = state_of(replace(FULL, email="hanne@lindeveld"), IntakeItem.EMAIL)
    assert (email.state, email.problem) == (ItemState.WRONG, "no_ending")


def test_nobody_at_work_is_an_answer_and_less_than_nobody_is_wrong():
    assert state_of(replace(FULL, staff=Decimal(0)), IntakeItem.SIZE).state is ItemState.DONE
    assert state_of(replace(FULL, staff=Decimal(-1)), IntakeItem.SIZE).state is ItemState.WRONG

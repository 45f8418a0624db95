"""Which referrals a board shows, and in which column."""

from datetime import date, timedelta

import pytest

from app.domain.referral import Status
from app.models.base import new_id
from app.models.partnership import Person
from app.services.referrals.lists import (
    BETWEEN,
    FROM,
    TO,
    ReferralQuery,
    is_silent,
    list_referrals,
    organisation_of,
)
from app.services.referrals.use_cases import ReferralForm, make_referral, move_referral, remind_on
from tests.coaching_samples import add_company, add_team

DAY = date(2026, 11, 2)
LATER = DAY + timedelta(days=14)


@pytest.fixture
def company(store):
    add_team(store)
    return add_company(store).id


def refer(store, company, **values):
    usual = {"direction": "out", "reason": "Vacature", "made_on": DAY, "check_text": "Nee"}
    return make_referral(store, ReferralForm(company, **{**usual, **values})).id


def found(store, **query):
    return {row.id for row in list_referrals(store, ReferralQuery(**query), LATER).rows}


def test_they_fit_by_direction_organisation_text_and_coach(store, company):
    out = refer(store, company, instrument="IBO", receiver="")
    came = refer(store, company, direction="in_local", receiver="Lokaal Partnerschap Waas")
    assert found(store) == {out, came}
    assert found(store, direction=TO) == {out}
    assert found(store, direction=FROM) == {came}
    assert found(store, direction=BETWEEN) == set()
    assert found(store, organisation="VDAB of een partner van VDAB") == {out}
    assert found(store, text="beroepsopl jans") == {out}
    assert found(store, text="waas") == {came}
    assert found(store, text="niets") == set()
    assert found(store, coach=store.actor) == {out, came}
    assert found(store, coach=company) == set()
    listed = list_referrals(store, ReferralQuery(text="niets"), LATER)
    assert listed.total == 2
    assert listed.organisations == (
        "Lokaal Partnerschap Waas",
        "VDAB of een partner van VDAB",
    )


def test_each_stands_in_its_column(store, company):
    refer(store, company)
    sent = refer(store, company)
    move_referral(store, sent, Status.SENT, DAY)
    columns = list_referrals(store, ReferralQuery(), LATER).columns()
    assert {name: len(rows) for name, rows in columns.items() if rows} == {"prepared": 1, "sent": 1}
    assert organisation_of(columns["sent"][0]) == ""


def test_silent_is_14_days_without_an_answer_until_it_is_asked_later(store, company):
    sent = refer(store, company)
    move_referral(store, sent, Status.SENT, DAY)
    came = refer(store, company, direction="in_vdab")
    assert found(store, is_silent=True) == {sent}
    (row,) = list_referrals(store, ReferralQuery(is_silent=True), LATER).rows
    assert not is_silent(row, LATER - timedelta(days=1))
    remind_on(store, sent, LATER + timedelta(days=14))
    assert found(store, is_silent=True) == set()
    assert found(store) == {sent, came}


def test_what_is_asked_of_the_own_partner_is_ones_own_too(store, company):
    with store.read() as session:
        mine = session.get_one(Person, store.actor).partner_id
    other = new_id()
    asked = refer(store, company, direction="partner", to_partner_id=mine)
    assert found(store, coach=other) == set()
    assert found(store, coach=other, partner=mine) == {asked}
    assert found(store, coach=other, partner=other) == set()

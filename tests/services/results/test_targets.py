"""Targets, terms and keys: what the promotor writes, and what another laptop may have written."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from sqlmodel import col, select

from app.core.errors import UserError
from app.domain.funding import Base, CutBy, Rounding, Terms
from app.domain.targets import Target
from app.models.base import new_id
from app.models.partnership import CLOSED_PARTNER, Partner, Role, TravelSetting
from app.models.results import PartnerKey, ProjectTerms
from app.models.results import Target as TargetRecord
from app.services.results.target_edits import (
    TargetWish,
    TermsWish,
    remove_partner_keys,
    remove_target,
    remove_terms,
    write_partner_keys,
    write_target,
    write_terms,
)
from app.services.results.targets import (
    WHOLE,
    Scope,
    ScopeKind,
    Shares,
    agreement,
    scopes,
    sound,
    sums,
    terms_in,
)
from app.services.undo import undo
from tests.coaching_samples import add_team

FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)
YEAR_1 = TargetWish(date(2024, 1, 1), date(2024, 12, 31), 24)
YEAR_2 = TargetWish(date(2025, 1, 1), date(2025, 12, 31), 36)
TERMS = TermsWish(FIRST, FIRST, LAST, granted=Decimal("2400000.00"), source="Beslissing 12")
D = Decimal


@pytest.fixture
def me(store):
    found = add_team(store)
    _be(store, "promotor")
    return found


@pytest.fixture
def west(store, me):
    """Another partner of the partnership."""
    return _add_partner(store, me, "Partner West")


def _be(store, role):
    with store.write() as session:
        session.exec(select(Role).where(col(Role.person_id) == store.actor)).one().role = role


def _add_partner(store, me, name):
    partner = new_id()
    with store.write() as session:
        session.add(Partner(id=partner, root=me.partnership_id, name=name))
    return partner


def _put(store, *records):
    """Put records in the store that no form would let through, as another laptop may."""
    with store.write() as session:
        session.add_all(records)


def of(partner):
    return Scope(ScopeKind.PARTNER, partner.hex)


def test_without_anything_nothing_is_promised(store, me):
    found = agreement(store)
    assert (found.terms, found.targets, found.keys) == ((), (), ())
    assert found.terms_on(FIRST) is None
    assert (found.keys_on(FIRST), sums(found.targets), sound(found.targets)) == ({}, {}, ())


def test_a_version_of_the_terms_holds_from_its_day_and_the_older_one_stays(store, me):
    write_terms(store, TERMS)
    write_terms(store, replace(TERMS, valid_from=date(2025, 7, 1), result_share=D("25.5"),
        base="accepted", accepted=D("1900000.00"), most=D(110), rounding="down",
        cut_by="shortfall", hour_rate=D("61.25"), smallest=7))  # fmt: skip
    with store.read() as session:
        assert terms_in(session, date(2023, 12, 31)) is None
        old, new = terms_in(session, date(2025, 6, 30)), terms_in(session, date(2025, 7, 1))
    assert old.terms == Terms(FIRST, D("0.3"))
    assert (old.base, old.source, old.shares) == (
        D("2400000.00"),
        "Beslissing 12",
        Shares(*map(D, (40, 45, 15))),
    )
    assert new.terms == Terms(date(2025, 7, 1), D("0.255"), Base.ACCEPTED, D("1.1"), Rounding.DOWN)
    assert (new.base, new.cut_by, new.hour_rate, new.smallest) == (
        D("1900000.00"), CutBy.SHORTFALL, D("61.25"), 7
    )  # fmt: skip
    assert (old.odd, new.odd) == ((), ())
    assert agreement(store).terms == (new, old)


def test_of_two_versions_from_one_day_the_last_made_holds_and_both_can_be_read(store, me):
    write_terms(store, TERMS)
    write_terms(store, replace(TERMS, granted=D("2500000.00")))
    found = agreement(store)
    assert found.terms_on(FIRST).granted == D("2500000.00")
    assert [one.granted for one in found.terms] == [D("2500000.00"), D("2400000.00")]


def test_terms_that_hold_stay_and_those_of_tomorrow_can_be_taken_away(store, me):
    write_terms(store, TERMS)
    [one] = agreement(store).terms
    with pytest.raises(UserError, match=r"terms\.begun"):
        remove_terms(store, one.id, FIRST)
    done = remove_terms(store, one.id, date(2023, 12, 31))
    assert agreement(store).terms == ()
    undo(store, done)
    assert agreement(store).terms == (one,)


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"last": date(2023, 12, 31)}, "terms.backwards", "last"),
        ({"valid_from": date(1999, 12, 31)}, "target.day", "valid_from"),
        ({"granted": D(-1)}, "terms.amount", "granted"),
        ({"accepted": D("0.001")}, "terms.amount", "accepted"),
        ({"hour_rate": D("NaN")}, "terms.amount", "hour_rate"),
        ({"result_share": D("100.01")}, "terms.share", "result_share"),
        ({"esf_share": D(-1), "fot_share": D(86)}, "terms.share", "esf_share"),
        ({"own_share": D("14.99")}, "terms.shares", "own_share"),
        ({"most": D("99.99")}, "terms.most", "most"),
        ({"smallest": 1}, "terms.smallest", "smallest"),
        ({"source": "x" * 2000}, "text.too_long", "source"),
    ],
)
def test_terms_that_cannot_hold_are_refused_at_their_field(store, me, changed, code, field):
    with pytest.raises(UserError) as refused:
        write_terms(store, replace(TERMS, **changed))
    assert (refused.value.code, refused.value.values["field"]) == (code, field)
    assert agreement(store).terms == ()


def test_shares_may_have_a_decimal_as_long_as_they_are_a_hundred_together(store, me):
    write_terms(store, replace(TERMS, esf_share=D("39.95"), fot_share=D("45.05")))
    assert agreement(store).terms[0].shares.total == 100


def test_targets_of_the_whole_partners_regions_and_themes(store, me, west):
    east = of(me.partner_id)
    write_target(store, YEAR_2)
    write_target(store, YEAR_1)
    write_target(store, replace(YEAR_1, number=10, scope=east, remark="Afspraak 3"))
    write_target(store, replace(YEAR_1, number=12, scope=of(west)))
    write_target(store, replace(YEAR_1, number=0, scope=Scope(ScopeKind.REGION, "R05")))
    found = agreement(store).targets
    assert sound(found) == (
        Target(YEAR_1.first, YEAR_1.last, 24), Target(YEAR_2.first, YEAR_2.last, 36)
    )  # fmt: skip
    assert sound(found, east) == (Target(YEAR_1.first, YEAR_1.last, 10),)
    assert sums(found) == {ScopeKind.WHOLE: 60, ScopeKind.PARTNER: 22, ScopeKind.REGION: 0}
    assert scopes(found, ScopeKind.PARTNER) == tuple(sorted((east, of(west)), key=lambda s: s.code))
    assert [one.remark for one in found if one.scope == east] == ["Afspraak 3"]


@pytest.mark.parametrize(
    ("first", "last", "overlaps"),
    [
        (date(2024, 12, 31), date(2025, 6, 30), True),  # shares its first day
        (date(2025, 1, 1), date(2025, 12, 31), False),
        (date(2023, 1, 1), date(2024, 1, 1), True),
        (date(2023, 1, 1), date(2023, 12, 31), False),
        (date(2024, 3, 1), date(2024, 3, 1), True),
    ],
)
def test_two_targets_of_one_scope_share_no_day(store, me, first, last, overlaps):
    write_target(store, YEAR_1)
    write_target(store, TargetWish(first, last, 1, of(me.partner_id)))  # another scope
    if not overlaps:
        write_target(store, TargetWish(first, last, 1))
        return
    with pytest.raises(UserError) as refused:
        write_target(store, TargetWish(first, last, 1))
    assert refused.value.code == "target.overlaps"
    assert refused.value.values == {
        "field": "first", "first": YEAR_1.first, "last": YEAR_1.last, "number": 24
    }  # fmt: skip


def test_a_target_may_overlap_what_it_was_itself(store, me):
    write_target(store, YEAR_1)
    [one] = agreement(store).targets
    done = write_target(store, replace(YEAR_1, last=date(2025, 6, 30), number=40), one.id)
    assert sound(agreement(store).targets) == (Target(YEAR_1.first, date(2025, 6, 30), 40),)
    undo(store, done)
    assert agreement(store).targets == (one,)


def test_a_target_is_taken_away_and_comes_back(store, me):
    write_target(store, YEAR_1)
    [one] = agreement(store).targets
    done = remove_target(store, one.id)
    assert agreement(store).targets == ()
    undo(store, done)
    assert agreement(store).targets == (one,)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"last": date(2023, 12, 31)}, "target.backwards"),
        ({"number": -1}, "target.number"),
        ({"number": 100_001}, "target.number"),
        ({"first": date(202, 1, 1)}, "target.day"),
    ],
)
def test_a_target_that_cannot_hold_is_refused(store, me, changed, code):
    with pytest.raises(UserError, match=code.replace(".", r"\.")):
        write_target(store, replace(YEAR_1, **changed))


def test_a_partner_that_joins_midway_weighs_from_its_day(store, me, west):
    north, east = _add_partner(store, me, "Partner Noord"), me.partner_id
    write_partner_keys(store, FIRST, {east: D(60), west: D(40), north: D(0)})
    write_partner_keys(store, date(2025, 7, 1), {east: D(60), west: D(30), north: D("10.5")})
    found = agreement(store)
    assert found.keys_on(date(2023, 12, 31)) == {}
    assert found.keys_on(date(2025, 6, 30)) == {east: 60, west: 40}
    assert found.keys_on(date(2025, 7, 1)) == {east: 60, west: 30, north: D("10.5")}
    assert len(found.keys) == 4  # what did not change holds on, and is stored once


def test_a_day_of_weights_is_changed_taken_away_and_comes_back(store, me, west):
    write_partner_keys(store, FIRST, {me.partner_id: D(60)})
    write_partner_keys(store, LAST, {me.partner_id: D(0), west: D(1)})
    write_partner_keys(store, LAST, {me.partner_id: D(5), west: D(1)})
    found = agreement(store)
    assert found.keys_on(LAST) == {me.partner_id: 5, west: 1}
    assert len(found.keys) == 3
    done = remove_partner_keys(store, LAST)
    assert agreement(store).keys_on(LAST) == {me.partner_id: 60}
    undo(store, done)
    assert agreement(store) == found
    remove_partner_keys(store, LAST)
    write_partner_keys(store, LAST, {west: D(2)})  # the same record comes back
    assert agreement(store).keys_on(LAST) == {me.partner_id: 60, west: 2}
    assert {one.id for one in agreement(store).keys} < {one.id for one in found.keys}


@pytest.mark.parametrize("weight", [D(-1), D("0.001"), D("Infinity")])
def test_a_weight_is_a_number_of_two_decimals(store, me, weight):
    with pytest.raises(UserError, match=r"terms\.amount"):
        write_partner_keys(store, FIRST, {me.partner_id: weight})


@pytest.mark.parametrize("role", ["coach", "partner_admin", "auditor"])
def test_others_than_the_promotor_only_read(store, me, role):
    write_target(store, YEAR_1)
    write_partner_keys(store, FIRST, {me.partner_id: D(60)})
    write_terms(store, TERMS)
    before = agreement(store)
    _be(store, role)
    for write in (
        lambda: write_target(store, YEAR_2),
        lambda: remove_target(store, before.targets[0].id),
        lambda: write_terms(store, TERMS),
        lambda: remove_terms(store, before.terms[0].id, date(2023, 1, 1)),
        lambda: write_partner_keys(store, FIRST, {me.partner_id: D(1)}),
        lambda: remove_partner_keys(store, FIRST),
    ):
        with pytest.raises(UserError, match=r"target\.promotor_only"):
            write()
    assert agreement(store) == before


def test_terms_of_another_laptop_that_cannot_hold_are_read_as_the_nearest_and_told(store, me):
    _put(store, ProjectTerms(
        root=me.partnership_id, valid_from=FIRST, first=LAST, last=FIRST, granted=D(-5),
        accepted=D(-1), result_share=D(130), base="gift", most=D(50), rounding="bankers",
        cut_by="lot", esf_share=D(50), hour_rate=D(-1), smallest=0,
    ))  # fmt: skip
    [one] = agreement(store).terms
    assert one.terms == Terms(FIRST, D(1), Base.GRANTED, D(1), Rounding.HALF_UP)
    assert (one.first, one.last, one.base, one.cut_by) == (FIRST, LAST, D(0), CutBy.KEY)
    assert (one.hour_rate, one.smallest) == (D(0), 2)
    assert one.odd == (
        "project", "result_share", "base", "most", "rounding", "cut_by", "shares", "granted",
        "accepted", "hour_rate", "smallest",
    )  # fmt: skip


def test_targets_of_another_laptop_that_cannot_hold_are_in_no_sum(store, me):
    root = me.partnership_id
    _put(
        store,
        TargetRecord(root=root, first=LAST, last=FIRST, number=120),
        TargetRecord(root=root, first=FIRST, last=LAST, number=-3, region="R05"),
        TargetRecord(root=root, first=FIRST, last=LAST, number=7, theme="T1", region="R06"),
    )
    found = {one.target.number: one for one in agreement(store).targets}
    assert (found[120].odd, found[-3].odd, found[7].odd) == (("days",), ("number",), ())
    assert found[7].scope == Scope(ScopeKind.REGION, "R06")
    assert sums(found.values()) == {ScopeKind.REGION: 7}
    assert sound(found.values(), WHOLE) == ()
    write_target(store, YEAR_1)  # and they are in nobody's way


def test_days_and_numbers_that_no_form_lets_through_are_in_no_sum(store, me):
    root = me.partnership_id
    far = date(9999, 12, 31)
    _put(
        store,
        TargetRecord(root=root, first=FIRST, last=far, number=1),
        TargetRecord(root=root, first=date.min, last=LAST, number=2),
        TargetRecord(root=root, first=FIRST, last=LAST, number=100_001),
        ProjectTerms(root=root, valid_from=FIRST, first=date.min, last=far),
    )
    found = agreement(store)
    odd = {one.target.number: one.odd for one in found.targets}
    assert odd == {1: ("days",), 2: ("days",), 100_001: ("number",)}
    assert sums(found.targets) == {}
    [terms] = found.terms
    assert (terms.first, terms.last) == (date(2000, 1, 1), date(2099, 12, 31))
    assert terms.odd == ("project",)
    write_target(store, YEAR_1)


def test_two_laptops_that_each_promised_the_same_year_are_told(store, me):
    for number in (24, 30):
        _put(store, TargetRecord(
            root=me.partnership_id, first=YEAR_1.first, last=YEAR_1.last, number=number
        ))  # fmt: skip
    one, other = agreement(store).targets
    assert (one.overlaps, other.overlaps) == (other.target, one.target)


def test_a_partner_that_is_closed_keeps_its_target_and_weight(store, me, west):
    write_target(store, replace(YEAR_1, scope=of(west)))
    write_partner_keys(store, FIRST, {west: D(40)})
    mark = TravelSetting(root=me.partnership_id, name=f"{CLOSED_PARTNER}{west.hex}", value=True)
    _put(store, mark, PartnerKey(root=me.partnership_id, partner_id=me.partner_id,
        valid_from=FIRST, weight=D(-2)))  # fmt: skip
    found = agreement(store)
    assert {one.name: one.is_closed for one in found.partners} == {
        "Partner Oost": False, "Partner West": True
    }  # fmt: skip
    assert sums(found.targets) == {ScopeKind.PARTNER: 24}
    assert found.keys_on(FIRST) == {west: 40}
    assert [one.is_odd for one in found.keys if one.key.who == me.partner_id] == [True]
    assert UUID(scopes(found.targets, ScopeKind.PARTNER)[0].code) == west

"""Use cases of the promotor on targets, terms and keys (streefcijfers, financiering, sleutel)."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, select

from app.core.errors import UserError
from app.domain.targets import Key, Target, keys_on, overlapping
from app.models.base import new_id
from app.models.results import PartnerKey, ProjectTerms, key_id
from app.models.results import Target as TargetRecord
from app.services.changes import Changes
from app.services.people import promotor_root
from app.services.records import write
from app.services.results.targets import (
    EARLIEST,
    HUNDRED,
    LATEST,
    LEAST_SHOWN,
    MOST,
    MOST_COMPANIES,
    MOST_SHOWN,
    WHOLE,
    Scope,
    ScopeKind,
    keys_in,
    scope_of,
)
from app.services.trajectories.case_edits import cleaned
from app.storage.store import Store

LARGEST: Final = Decimal("999999999.99")  # EUR; a weight too


@dataclass(frozen=True, slots=True)
class TermsWish:
    """A version of the terms as it is typed; shares and `most` in percent, amounts in EUR."""

    valid_from: date
    first: date
    last: date
    granted: Decimal | None = None
    accepted: Decimal | None = None
    result_share: Decimal = Decimal(30)
    base: str = "granted"
    most: Decimal = HUNDRED
    rounding: str = "half_up"
    cut_by: str = "key"
    esf_share: Decimal = Decimal(40)
    fot_share: Decimal = Decimal(45)
    own_share: Decimal = Decimal(15)
    hour_rate: Decimal | None = None
    smallest: int = 5
    source: str = ""


@dataclass(frozen=True, slots=True)
class TargetWish:
    """A target as it is typed."""

    first: date
    last: date
    number: int
    scope: Scope = WHOLE
    remark: str = ""


def write_terms(store: Store, wish: TermsWish) -> Changes:
    """
    Let other terms hold from a day on; what held before stays as it was, to be read.

    Of two versions from one day the last made holds.

    Raises:
        UserError: `target.promotor_only`; `terms.backwards` (first); `terms.share`, `terms.most`
            (lowest, highest), `terms.amount`, `terms.smallest` (lowest, highest), each with
            `field`; `terms.shares` (total); `target.day` (field); `text.too_long` (field).
    """
    values = _checked_terms(wish)
    with store.write() as session:
        root = _promotor(session, store)
        session.add(ProjectTerms(id=new_id(), root=root, **values))
        return Changes.of(session)


def remove_terms(store: Store, terms_id: UUID, today: date) -> Changes:
    """
    Take away terms that do not hold yet; it can be undone.

    Raises:
        UserError: `target.promotor_only`; `terms.begun` (valid_from): what holds, or held, stays.
    """
    with store.write() as session:
        _promotor(session, store)
        one = session.get_one(ProjectTerms, terms_id)
        if one.valid_from <= today:
            raise UserError("terms.begun", valid_from=one.valid_from)
        write(one, {"deleted": True})
        return Changes.of(session)


def write_target(store: Store, wish: TargetWish, target_id: UUID | None = None) -> Changes:
    """
    Add a target, or change one.

    Raises:
        UserError: `target.promotor_only`; `target.backwards` (first), `target.number` (highest);
            `target.overlaps` (first, last, number) with another of its scope; `target.day`
            (field); `text.too_long` (field `remark`).
    """
    values = _checked_target(wish)
    with store.write() as session:
        root = _promotor(session, store)
        _refuse_overlap(session, wish, target_id)
        if target_id is None:
            session.add(TargetRecord(id=new_id(), root=root, **values))
        else:
            write(session.get_one(TargetRecord, target_id), values | {"deleted": False})
        return Changes.of(session)


def remove_target(store: Store, target_id: UUID) -> Changes:
    """Take a target away; it can be undone. Raises `target.promotor_only`."""
    with store.write() as session:
        _promotor(session, store)
        write(session.get_one(TargetRecord, target_id), {"deleted": True})
        return Changes.of(session)


def write_partner_keys(store: Store, valid_from: date, weights: Mapping[UUID, Decimal]) -> Changes:
    """
    Let partners weigh so much from a day on; 0: one takes part no longer.

    Only what differs from what holds on that day is stored.

    Raises:
        UserError: `target.promotor_only`; `terms.amount` (field: hex of the partner); `target.day`
            (field `valid_from`).
    """
    _check_day("valid_from", valid_from)
    _check_amounts({partner.hex: weight for partner, weight in weights.items()})
    with store.write() as session:
        root = _promotor(session, store)
        now = keys_on((one.key for one in keys_in(session)), valid_from)
        for partner, weight in weights.items():
            if now.get(partner, Decimal(0)) != weight:
                _write_key(session, root, Key(partner, valid_from, weight))
        return Changes.of(session)


def remove_partner_keys(store: Store, valid_from: date) -> Changes:
    """Take the weights of a day away, so that what held before holds on; it can be undone."""
    with store.write() as session:
        _promotor(session, store)
        query = select(PartnerKey).where(
            col(PartnerKey.valid_from) == valid_from, ~col(PartnerKey.deleted)
        )
        for one in session.exec(query):
            write(one, {"deleted": True})
        return Changes.of(session)


def _write_key(session: Session, root: UUID, key: Key[UUID]) -> None:
    its = key_id(key.who, key.valid_from)
    found = session.get(PartnerKey, its)
    if found is None:
        found = PartnerKey(
            id=its, root=root, partner_id=key.who, valid_from=key.valid_from, weight=key.weight
        )
        session.add(found)
    else:
        write(found, {"weight": key.weight, "deleted": False})


def _promotor(session: Session, store: Store) -> UUID:
    root = promotor_root(session, store.actor)
    if root is None:
        raise UserError("target.promotor_only")
    return root


def _checked_terms(wish: TermsWish) -> dict[str, Any]:
    for name in ("valid_from", "first", "last"):
        _check_day(name, getattr(wish, name))
    if wish.last < wish.first:
        raise UserError("terms.backwards", field="last", first=wish.first)
    _check_amounts(
        {
            "granted": wish.granted,
            "accepted": wish.accepted,
            "hour_rate": wish.hour_rate,
        }
    )
    for name in ("result_share", "esf_share", "fot_share", "own_share"):
        share: Decimal = getattr(wish, name)
        if not (share.is_finite() and 0 <= share <= HUNDRED and _has_cents(share)):
            raise UserError("terms.share", field=name)
    if not (wish.most.is_finite() and HUNDRED <= wish.most <= MOST and _has_cents(wish.most)):
        raise UserError("terms.most", field="most", lowest=int(HUNDRED), highest=int(MOST))
    total = wish.esf_share + wish.fot_share + wish.own_share
    if total != HUNDRED:
        raise UserError("terms.shares", field="own_share", total=total)
    if not LEAST_SHOWN <= wish.smallest <= MOST_SHOWN:
        raise UserError("terms.smallest", field="smallest", lowest=LEAST_SHOWN, highest=MOST_SHOWN)
    return cleaned("project_terms", asdict(wish))


def _checked_target(wish: TargetWish) -> dict[str, Any]:
    for name in ("first", "last"):
        _check_day(name, getattr(wish, name))
    if wish.last < wish.first:
        raise UserError("target.backwards", field="last", first=wish.first)
    if not 0 <= wish.number <= MOST_COMPANIES:
        raise UserError("target.number", field="number", highest=MOST_COMPANIES)
    scope = wish.scope
    return cleaned(
        "target",
        {
            "first": wish.first,
            "last": wish.last,
            "number": wish.number,
            "partner_id": UUID(scope.code) if scope.kind is ScopeKind.PARTNER else None,
            "region": scope.code if scope.kind is ScopeKind.REGION else None,
            "theme": scope.code if scope.kind is ScopeKind.THEME else None,
            "remark": wish.remark,
        },
    )


def _refuse_overlap(session: Session, wish: TargetWish, target_id: UUID | None) -> None:
    mine = Target(wish.first, wish.last, wish.number)
    for one in _beside(session, wish.scope, target_id):
        if overlapping((mine, one)):
            raise UserError(
                "target.overlaps", field="first", first=one.first, last=one.last, number=one.number
            )


def _beside(session: Session, scope: Scope, target_id: UUID | None) -> Iterable[Target]:
    """Give the other targets of a scope; one that cannot hold is in nobody's way."""
    rows = session.exec(
        select(TargetRecord)
        .where(
            ~col(TargetRecord.deleted),
            col(TargetRecord.first) >= EARLIEST,
            col(TargetRecord.first) <= col(TargetRecord.last),
            col(TargetRecord.last) <= LATEST,
            col(TargetRecord.number).between(0, MOST_COMPANIES),
        )
        .order_by(col(TargetRecord.first))
    )
    for one in rows:
        if one.id != target_id and scope_of(one.partner_id, one.region, one.theme) == scope:
            yield Target(one.first, one.last, one.number)


def _check_day(name: str, day: date) -> None:
    if not EARLIEST <= day <= LATEST:
        raise UserError("target.day", field=name)


def _check_amounts(amounts: Mapping[str, Decimal | None]) -> None:
    for name, amount in amounts.items():
        if amount is not None and not (
            amount.is_finite() and 0 <= amount <= LARGEST and _has_cents(amount)
        ):
            raise UserError("terms.amount", field=name)


def _has_cents(value: Decimal) -> bool:
    """Tell whether there are at most two decimals."""
    return value * 100 == (value * 100).to_integral_value()

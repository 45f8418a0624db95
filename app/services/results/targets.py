"""
What was promised and how it is paid: targets (streefcijfers), terms (financiering), keys.

Records of another laptop may say what no form lets through. What cannot hold is read as the
nearest that can, or left out of every sum, and `odd` says which field it was, so that a screen
tells it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeVar
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.domain.funding import Base, CutBy, Rounding, Terms
from app.domain.targets import Key, Target, keys_on, overlapping, promised
from app.models.partnership import CLOSED_PARTNER, Partner, TravelSetting
from app.models.results import PartnerKey, ProjectTerms
from app.models.results import Target as TargetRecord
from app.storage.store import Store

KnownT = TypeVar("KnownT", bound=StrEnum)
KINDS: Final = frozenset({"project_terms", "target", "partner_key"})  # in Changes
HUNDRED: Final = Decimal(100)
MOST: Final = Decimal(1000)  # % of the target that can be paid for, at the most
LEAST_SHOWN, MOST_SHOWN = 2, 100  # what the smallest number shown can be
MOST_COMPANIES: Final = 100_000  # that a target can be
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)  # days of projects and targets


@dataclass(frozen=True, slots=True)
class Shares:
    """How the budget is shared (40/45/15), in percent."""

    esf: Decimal  # ESF+
    fot: Decimal  # Focus op Talent
    own: Decimal  # own contribution

    @property
    def total(self) -> Decimal:
        """Their sum; 100 when they are sound."""
        return self.esf + self.fot + self.own


@dataclass(frozen=True, slots=True)
class TermsView:
    """
    How the project is paid from `terms.valid_from` on.

    `odd` has the fields that stood there with a value that cannot hold: `project` (its last day
    before its first, read the other way round; or a day of another century), `result_share`,
    `base`, `most`, `rounding`, `cut_by`, `shares` (not 100 together), `granted`, `accepted`,
    `hour_rate`, `smallest`.
    """

    id: UUID
    terms: Terms
    first: date  # of the project
    last: date
    granted: Decimal | None  # EUR
    accepted: Decimal | None  # EUR
    cut_by: CutBy
    shares: Shares
    hour_rate: Decimal | None  # EUR an hour
    smallest: int  # the smallest number of people that a report shows
    source: str
    odd: tuple[str, ...] = ()

    @property
    def base(self) -> Decimal | None:
        """The amount in EUR that the result part is a share of; None: not known yet."""
        return self.granted if self.terms.base is Base.GRANTED else self.accepted


class ScopeKind(StrEnum):
    """Whose target it is."""

    WHOLE = "whole"  # of the partnership: the official one
    PARTNER = "partner"
    REGION = "region"
    THEME = "theme"


@dataclass(frozen=True, slots=True)
class Scope:
    """The whole, or one partner (id as hex), region or theme (code)."""

    kind: ScopeKind = ScopeKind.WHOLE
    code: str = ""


WHOLE: Final = Scope()


@dataclass(frozen=True, slots=True)
class TargetView:
    """
    A target as it is stored.

    `odd` has the fields that cannot hold: `days` (ends before it begins, or is of another
    century), `number` (below zero, or more companies than there can be).
    Such a target is in no sum. `overlaps` is another of its scope that shares a day: both count,
    until somebody changes one of them.
    """

    id: UUID
    scope: Scope
    target: Target
    remark: str
    odd: tuple[str, ...] = ()
    overlaps: Target | None = None


@dataclass(frozen=True, slots=True)
class KeyView:
    """The weight of a partner from a day on; `is_odd`: it was below zero, and is read as zero."""

    id: UUID
    key: Key[UUID]
    is_odd: bool = False


@dataclass(frozen=True, slots=True)
class PartnerView:
    """A partner by name; closed: it takes no people any more, as when it went on in another."""

    id: UUID
    name: str
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """All that was promised and agreed; terms the newest first."""

    terms: tuple[TermsView, ...]
    targets: tuple[TargetView, ...]
    keys: tuple[KeyView, ...]
    partners: tuple[PartnerView, ...]  # by name, also those that are gone

    def terms_on(self, day: date) -> TermsView | None:
        """Return the terms of a day."""
        return next((one for one in self.terms if one.terms.valid_from <= day), None)

    def keys_on(self, day: date) -> dict[UUID, Decimal]:
        """Return the weights of a day, in the order of the agreement."""
        return keys_on((one.key for one in self.keys), day)


def agreement(store: Store) -> Agreement:
    """Return all of it."""
    with store.read() as session:
        return Agreement(
            all_terms_in(session), targets_in(session), keys_in(session), partners_in(session)
        )


def terms_in(session: Session, day: date) -> TermsView | None:
    """Return the terms of a day; None: none had begun."""
    query = _terms_query().where(col(ProjectTerms.valid_from) <= day).limit(1)
    found = session.exec(query).first()
    return None if found is None else _terms(found)


def all_terms_in(session: Session) -> tuple[TermsView, ...]:
    """Return every version of the terms, the newest first; of one day the last made holds."""
    return tuple(_terms(one) for one in session.exec(_terms_query()))


def targets_in(session: Session) -> tuple[TargetView, ...]:
    """Return all targets, per scope the first day first; that of the whole comes first."""
    rows = session.exec(select(TargetRecord).where(~col(TargetRecord.deleted)))
    found = sorted(
        (_target(one) for one in rows),
        key=lambda one: (
            list(ScopeKind).index(one.scope.kind), one.scope.code, one.target.first, one.id
        ),
    )  # fmt: skip
    return tuple(_with_overlap(one, found) for one in found)


def keys_in(session: Session) -> tuple[KeyView, ...]:
    """Return all weights in the order of the agreement: by day, and of one day as partners came."""
    order = col(PartnerKey.valid_from), col(PartnerKey.partner_id), col(PartnerKey.id)
    rows = session.exec(select(PartnerKey).where(~col(PartnerKey.deleted)).order_by(*order))
    return tuple(
        KeyView(
            one.id,
            Key(one.partner_id, one.valid_from, max(Decimal(0), one.weight)),
            is_odd=one.weight < 0,
        )
        for one in rows
    )


def partners_in(session: Session) -> tuple[PartnerView, ...]:
    """Return all partners by name; one that is gone has its targets and weights still."""
    marks = select(TravelSetting).where(
        col(TravelSetting.name).startswith(CLOSED_PARTNER, autoescape=True),
        ~col(TravelSetting.deleted),
    )
    closed = {one.name.removeprefix(CLOSED_PARTNER) for one in session.exec(marks) if one.value}
    rows = session.exec(select(Partner).order_by(col(Partner.name), col(Partner.id)))
    return tuple(
        PartnerView(one.id, one.name, is_closed=one.deleted or one.id.hex in closed) for one in rows
    )


def sound(targets: Iterable[TargetView], scope: Scope = WHOLE) -> tuple[Target, ...]:
    """Return the targets of one scope that can be reckoned with."""
    return tuple(one.target for one in targets if one.scope == scope and not one.odd)


def scopes(targets: Iterable[TargetView], kind: ScopeKind) -> tuple[Scope, ...]:
    """Return which partners, regions or themes have a target."""
    return tuple(dict.fromkeys(one.scope for one in targets if one.scope.kind is kind))


def sums(targets: Iterable[TargetView]) -> Mapping[ScopeKind, int]:
    """Return per kind of scope that has targets how many companies they are together."""
    by_kind: dict[ScopeKind, list[Target]] = {}
    for one in targets:
        if not one.odd:
            by_kind.setdefault(one.scope.kind, []).append(one.target)
    return {kind: promised(some) for kind, some in by_kind.items()}


def scope_of(partner_id: UUID | None, region: str | None, theme: str | None) -> Scope:
    """Return whose target a record is; of two the first."""
    if partner_id is not None:
        return Scope(ScopeKind.PARTNER, partner_id.hex)
    if region:
        return Scope(ScopeKind.REGION, region)
    return Scope(ScopeKind.THEME, theme) if theme else WHOLE


def _terms_query() -> SelectOfScalar[ProjectTerms]:
    newest = col(ProjectTerms.valid_from).desc(), col(ProjectTerms.id).desc()
    return select(ProjectTerms).where(~col(ProjectTerms.deleted)).order_by(*newest)


def _terms(one: ProjectTerms) -> TermsView:
    shares = Shares(one.esf_share, one.fot_share, one.own_share)
    first, last = (min(max(day, EARLIEST), LATEST) for day in sorted((one.first, one.last)))
    smallest = min(max(one.smallest, LEAST_SHOWN), MOST_SHOWN)
    granted, accepted, rate = (
        None if amount is None else max(Decimal(0), amount)
        for amount in (one.granted, one.accepted, one.hour_rate)
    )
    share = min(max(one.result_share, Decimal(0)), HUNDRED)
    most = min(max(one.most, HUNDRED), MOST)
    base = _known(Base, one.base, Base.GRANTED)
    rounding = _known(Rounding, one.rounding, Rounding.HALF_UP)
    cut_by = _known(CutBy, one.cut_by, CutBy.KEY)
    is_shared = shares.total == HUNDRED and min(shares.esf, shares.fot, shares.own) >= 0
    odd = {
        "project": (first, last) != (one.first, one.last),
        "result_share": share != one.result_share,
        "base": base != one.base,
        "most": most != one.most,
        "rounding": rounding != one.rounding,
        "cut_by": cut_by != one.cut_by,
        "shares": not is_shared,
        "granted": granted != one.granted,
        "accepted": accepted != one.accepted,
        "hour_rate": rate != one.hour_rate,
        "smallest": smallest != one.smallest,
    }
    return TermsView(
        id=one.id,
        terms=Terms(one.valid_from, share / HUNDRED, base, most / HUNDRED, rounding),
        first=first,
        last=last,
        granted=granted,
        accepted=accepted,
        cut_by=cut_by,
        shares=shares,
        hour_rate=rate,
        smallest=smallest,
        source=one.source,
        odd=tuple(name for name, is_odd in odd.items() if is_odd),
    )


def _known(kind: type[KnownT], value: str, usual: KnownT) -> KnownT:
    """Return what a stored code says; the usual, when this version of Werkvloer knows no such."""
    try:
        return kind(value)
    except ValueError:
        return usual


def _target(one: TargetRecord) -> TargetView:
    odd = {
        "days": not EARLIEST <= one.first <= one.last <= LATEST,
        "number": not 0 <= one.number <= MOST_COMPANIES,
    }
    return TargetView(
        one.id,
        scope_of(one.partner_id, one.region, one.theme),
        Target(one.first, one.last, one.number),
        one.remark,
        tuple(name for name, is_odd in odd.items() if is_odd),
    )


def _with_overlap(one: TargetView, all_of_them: Iterable[TargetView]) -> TargetView:
    if one.odd:
        return one
    others = (
        other.target
        for other in all_of_them
        if other.id != one.id and other.scope == one.scope and not other.odd
    )
    return replace(
        one, overlaps=next((its for its in others if overlapping((one.target, its))), None)
    )

"""The table of the results: a row for each partner, region or theme."""

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.domain.forecast import Outlook
from app.domain.targets import promised
from app.services.packs.pieces import unsigned_pieces
from app.services.results.companies import Company
from app.services.results.ground import Ground
from app.services.results.scopes import Codes, names_by
from app.services.results.standing import Fresh
from app.services.results.targets import Scope, ScopeKind, scopes
from app.services.results.view import NONE, ScopeRow

UNKNOWN_PARTNER: Final = "Onbekende partner"  # its record is not here, or no more


def complete_of(session: Session, counted: Collection[Company]) -> frozenset[str]:
    """Return which companies that count (by member) lack no signature or confirmation either."""
    members = [one.case.member for one in counted]
    unsigned = unsigned_pieces(session, [UUID(one) for one in members])
    return frozenset(members) - {one.hex for one in unsigned}


@dataclass(frozen=True, slots=True)
class Table:
    """Makes the rows of one kind; `complete` are members whose dossiers lack nothing."""

    ground: Ground
    kind: ScopeKind
    complete: Set[str]
    outlook: Outlook
    fresh: Fresh

    def rows(self, companies: Iterable[Company], codes: Codes) -> tuple[ScopeRow, ...]:
        """
        Return the rows: whoever has a target, weight or company, and partners that are not closed.

        What is expected is rounded so that the rows add up to the whole, unless a company may
        stand in more of them.
        """
        ground = self.ground
        names = names_by(ground.reference, self.kind, ground.partners, ground.day)
        grouped: dict[str, list[Company]] = {}
        for one in companies:
            for code in codes(one):
                grouped.setdefault(code, []).append(one)
        shown = self._shown(names, grouped)
        groups = [grouped.get(code, []) for code in shown]
        exact = self.outlook.parts([[one.run for one in some] for some in groups], ground.last)
        whole = self.outlook.at(ground.last).expected
        expected = _rounded(exact, None if self.kind is ScopeKind.THEME else whole)
        return tuple(
            self._row(code, names.get(code, self._unknown(code)), some, number)
            for code, some, number in zip(shown, groups, expected, strict=True)
        )

    def _shown(self, names: Iterable[str], grouped: Iterable[str]) -> list[str]:
        """Return the codes in the order of their names; of companies that have none last."""
        known = set(grouped) | {one.code for one in scopes(self.ground.targets, self.kind)}
        if self.kind is ScopeKind.PARTNER:
            known |= {one.id.hex for one in self.ground.partners if not one.is_closed}
            known |= self.ground.weighing  # who bears a part of a cut is seen, closed or not
        order = [code for code in names if code in known]
        return order + sorted(known - set(order) - {NONE}) + [NONE] * (NONE in known)

    def _unknown(self, code: str) -> str:
        """Return the name of what has no record here; of companies that have none it is empty."""
        return UNKNOWN_PARTNER if code and self.kind is ScopeKind.PARTNER else code

    def _row(self, code: str, name: str, some: Collection[Company], expected: int) -> ScopeRow:
        counted = [one for one in some if one.counted_on is not None]
        targets = self.ground.targets_of(Scope(self.kind, code))
        partner = UUID(code) if self.kind is ScopeKind.PARTNER and code else None
        return ScopeRow(
            code=code,
            name=name,
            target=promised(targets) if targets else None,
            realised=len(counted),
            running=sum(one.is_open for one in some),
            on_track=sum(one.is_on_track for one in some),
            complete=sum(one.case.member in self.complete for one in counted),
            expected=max(expected, len(counted)),
            fresh=None if partner is None else self.fresh.at(partner),
            is_behind=partner is not None and self.fresh.is_behind(partner),
        )


def _rounded(exact: Sequence[float], total: int | None) -> list[int]:
    """Round each; with a total, the largest remainders up until the sum is that."""
    if total is None:
        return [round(one) for one in exact]
    whole = [int(one) for one in exact]
    order = sorted(range(len(exact)), key=lambda at: (whole[at] - exact[at], at))
    for at in order[: max(0, total - sum(whole))]:
        whole[at] += 1
    return whole

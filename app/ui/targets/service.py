"""What the screen of targets asks; the real one stands on the store of the profile."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from app.domain.what_if import Outcome, Supposed, outcome, total_of
from app.services.changes import Changes
from app.services.results.targets import Scope, ScopeKind
from app.services.results.view import ResultLine, Results, ResultWish, ScopeRow, Which

NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Whole:
    """What hangs on the grant: the whole partnership, live or as the promotor shared it."""

    target: int
    realised: int
    expected: int
    rows: tuple[ScopeRow, ...]  # per partner; none where the page shows other rows
    shared_on: date | None = None  # None: it is of now


@dataclass(frozen=True, slots=True)
class Standing:
    """All that the page shows; `weights` are those of the agreement, per partner (id as hex)."""

    results: Results
    at: datetime
    weights: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def whole(self) -> Whole | None:
        """Return the whole partnership; None: it has no target, or nobody shared its figures."""
        told, shared = self.results, self.results.shared
        if told.scope.kind is ScopeKind.WHOLE:
            if told.target is None:
                return None
            rows = told.rows if told.rows_by is ScopeKind.PARTNER else ()
            return Whole(told.target, told.realised, told.forecast.expected, rows)
        if shared is None or shared.target is None:
            return None
        return Whole(shared.target, shared.realised, shared.expected, shared.rows, shared.day)

    def suppose(
        self, total: int | None = None, numbers: Mapping[str, int] | None = None
    ) -> Outcome | None:
        """
        Return what a total, or a number per partner, means for the grant.

        Without either it is what is expected. None: there is no target, or nobody said how the
        project is paid.
        """
        whole, terms = self.whole, self.results.terms
        if whole is None or terms is None:
            return None
        given = numbers or {}
        partners = [
            Supposed(
                self.weights.get(row.code, NONE),
                row.target or 0,
                row.expected,
                given.get(row.code, row.expected),
            )
            for row in whole.rows
        ]
        if total is None:
            total = total_of(whole.expected, partners)
        return outcome(
            terms.base,
            whole.target,
            total,
            partners,
            terms.terms,
            terms.cut_by,
            expected=whole.expected,
        )


class ResultsService(Protocol):
    """Everything here runs in a worker."""

    def read(self, wish: ResultWish, /) -> Standing | None:
        """Return where a scope stands today; None: nobody said how long the project lasts."""

    def lines(self, which: Which, scope: Scope, /) -> tuple[ResultLine, ...]:
        """Return the companies behind a number."""

    def share(self, standing: Standing, /) -> Changes:
        """Share the figures of the whole with all partners."""

    def sheet(self, standing: Standing, /) -> bytes:
        """Return what the page shows as a spreadsheet."""

    def paper(self, standing: Standing, /) -> bytes:
        """Return what the page shows as a PDF."""

"""Results of the store of the open profile; what it needs is loaded at the first question."""

from dataclasses import replace

from app.core import clock
from app.reference.loader import Reference
from app.services.changes import Changes
from app.services.results.targets import Scope, ScopeKind
from app.services.results.view import ResultLine, Results, ResultWish, ScopeRow, Which
from app.storage.store import Store
from app.ui.targets.service import Standing


class StoreResults:
    """Answers the screen."""

    def __init__(self, store: Store, reference: Reference) -> None:
        self._store, self._reference = store, reference

    def read(self, wish: ResultWish, /) -> Standing | None:
        """Return where a scope stands today."""
        from app.services.results.targets import agreement
        from app.services.results.use_case import results

        day = clock.today()
        found = results(self._store, self._reference, day, wish)
        if found is None:
            return None
        weights = agreement(self._store).keys_on(day)
        own = found if wish.scope.kind is ScopeKind.WHOLE else replace(found, rows=own_rows(found))
        return Standing(own, clock.now(), {who.hex: weight for who, weight in weights.items()})

    def lines(self, which: Which, scope: Scope, /) -> tuple[ResultLine, ...]:
        """Return the companies behind a number."""
        from app.services.results.use_case import result_lines

        return result_lines(self._store, self._reference, clock.today(), which, scope)

    def share(self, standing: Standing, /) -> Changes:
        """Share the figures of the whole with all partners."""
        from app.services.results.shared import share_standing

        return share_standing(self._store, standing.results)

    def sheet(self, standing: Standing, /) -> bytes:
        """Return what the page shows as a spreadsheet."""
        from app.services.results.export import standing_sheet

        return standing_sheet(self._store, standing.results, standing.suppose())

    def paper(self, standing: Standing, /) -> bytes:
        """Return what the page shows as a PDF."""
        from app.services.results.export import standing_paper

        return standing_paper(self._store, standing.results, standing.suppose())


def own_rows(told: Results) -> tuple[ScopeRow, ...]:
    """
    Return the rows of who sees one partner only: that partner, or where it has companies.

    The target of a region or theme is that of all partners, so it says nothing beside these.
    """
    if told.rows_by is ScopeKind.PARTNER:
        return tuple(row for row in told.rows if row.code == told.scope.code)
    return tuple(replace(row, target=None) for row in told.rows if row.realised or row.running)

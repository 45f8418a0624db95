"""What results stand on: what was promised, from when until when, and when something is late."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from app.domain.on_track import Limits
from app.domain.targets import Target, keys_on
from app.reference.loader import Reference
from app.reference.on_track import limits_on
from app.services.results.targets import (
    PartnerView,
    Scope,
    TargetView,
    TermsView,
    keys_in,
    partners_in,
    sound,
    targets_in,
    terms_in,
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the figures of a day are reckoned with; `first` and `last` are of the project."""

    reference: Reference
    day: date
    first: date
    last: date
    limits: Limits
    terms: TermsView | None
    targets: tuple[TargetView, ...]
    partners: tuple[PartnerView, ...]
    weighing: frozenset[str]  # ids (hex) of partners with a weight in the agreement on that day

    def targets_of(self, scope: Scope) -> tuple[Target, ...]:
        """Return what was promised for a scope."""
        return sound(self.targets, scope)


def ground_in(session: Session, reference: Reference, day: date) -> Ground | None:
    """
    Return what results of a day stand on; None: nobody said how long the project lasts.

    Without terms it lasts as long as its targets.
    """
    terms, targets = terms_in(session, day), targets_in(session)
    known = [one.target for one in targets if not one.odd]
    if terms is not None:
        first, last = terms.first, terms.last
    elif known:
        first, last = min(one.first for one in known), max(one.last for one in known)
    else:
        return None
    weights = keys_on((one.key for one in keys_in(session)), day)
    return Ground(
        reference=reference,
        day=day,
        first=first,
        last=last,
        limits=limits_on(day),
        terms=terms,
        targets=targets,
        partners=partners_in(session),
        weighing=frozenset(one.hex for one in weights),
    )

"""
Measures where the partnership stands: 3,000 trajectories and 100,000 sessions in the store.

`python -m benchmarks.results --folder DIR` puts trajectories in that store when it has none yet,
ends half of them, prints one line a measure and ends with 1 when one is over its budget. What the
processor took is judged on a machine that others use too.
"""

import sys
from datetime import date
from functools import partial
from typing import Final

from sqlalchemy import insert
from sqlmodel import select

from app.models.base import new_id
from app.models.intake import Intake
from app.models.partnership import Person
from app.models.results import ProjectTerms, Target
from app.models.trajectory import TrajectoryMember
from app.reference.loader import reference
from app.services.results.targets import WHOLE, ScopeKind
from app.services.results.use_case import result_lines, results
from app.services.results.view import ResultWish
from app.storage.store import Store
from benchmarks.measuring import Measures, begin_application, given_store
from benchmarks.pack_survey import finish
from benchmarks.trajectories import DAY, TRAJECTORIES, fill

RESULTS_MS: Final = 300.0
FIRST, LAST = date(2024, 1, 1), date(2029, 12, 31)
THEMES: Final = ("language", "leadership", "onboarding")


def main() -> int:
    """Measure everything; return 1 when a budget is broken."""
    store, _ = given_store(__doc__)
    _application = begin_application()  # garbage is collected as the program does
    fill(store, TRAJECTORIES)
    finish(store)
    promise(store)
    measures = Measures()
    for kind in (ScopeKind.PARTNER, ScopeKind.REGION, ScopeKind.THEME):
        wish = ResultWish(kind)
        told = results(store, reference(), DAY, wish)
        if told is None:
            raise LookupError("no project")
        name = f"per {kind}: {told.realised} count, {told.running} run"
        measures.take(name, RESULTS_MS, partial(results, store, reference(), DAY, wish))
    lines = partial(result_lines, store, reference(), DAY, "at_risk", WHOLE)
    measures.take(f"the list of {len(lines())} at risk", RESULTS_MS, lines)
    return int(measures.failed)


def promise(store: Store) -> None:
    """Say how long the project lasts, what was promised, and what companies ask; once."""
    with store.write() as session:
        if session.exec(select(ProjectTerms.id)).first() is not None:
            return
        root = session.get_one(Person, store.actor).root
        session.add(ProjectTerms(root=root, valid_from=FIRST, first=FIRST, last=LAST))
        session.add(Target(root=root, first=FIRST, last=LAST, number=TRAJECTORIES))
        companies = session.exec(select(TrajectoryMember.enterprise_id).distinct()).all()
        session.flush()
        rows = [
            {
                "id": new_id(),
                "root": one,
                "enterprise_id": one,
                "coach_id": store.actor,
                "held_on": FIRST,
                "themes": (THEMES[number % len(THEMES)],),
            }
            for number, one in enumerate(companies)
        ]
        session.execute(insert(Intake), rows)


if __name__ == "__main__":
    sys.exit(main())

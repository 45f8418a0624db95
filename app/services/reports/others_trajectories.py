"""What «Andere tellingen» counts of trajectories, their goals and what stays of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from app.domain.counting import Status
from app.domain.languages import Said
from app.domain.report import Value
from app.models.trajectory import FollowUp, Trajectory, TrajectoryGoal
from app.services.reports.ground import Ground
from app.services.reports.kinds import ReportFilters
from app.services.reports.scoping import on_days
from app.services.results.cases import Case, hex_of


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it is and how it was counted."""

    what: Said
    how: Said
    value: Value


def trajectories(ground: Ground) -> Iterable[Count]:
    """Return what began, ended, counts, was reached and holds in the period."""
    wish, cases = ground.filters, ground.cases()
    ids = {one.trajectory for one in cases}
    rows = [row for row in _headers(ground) if row.id in ids]
    began = [row for row in rows if wish.first <= row.started_on <= wish.last]
    ended = [row for row in rows if row.closed_on and wish.first <= row.closed_on <= wish.last]
    yield Count(
        Said("Trajecten gestart", "Trajets commencés", "Trajectories begun"),
        Said("Begindag in de periode.", "Jour de début dans la période.", "Began in the period."),
        len(began),
    )
    yield Count(
        Said("Waarvan gezamenlijk", "Dont communs", "Of which joint"),
        Said(
            "Trajecten met meer ondernemingen samen.",
            "Trajets de plusieurs entreprises ensemble.",
            "Trajectories of more companies together.",
        ),
        sum(row.kind == "joint" for row in began),
    )
    yield Count(
        Said("Trajecten afgesloten", "Trajets clôturés", "Trajectories closed"),
        Said("Afgesloten in de periode.", "Clôturés dans la période.", "Closed in the period."),
        sum(row.status == "closed" for row in ended),
    )
    yield Count(
        Said("Trajecten stopgezet", "Trajets arrêtés", "Trajectories stopped"),
        Said("Stopgezet in de periode.", "Arrêtés dans la période.", "Stopped in the period."),
        sum(row.status == "stopped" for row in ended),
    )
    yield Count(
        Said(
            "Ondernemingen die meetellen",
            "Entreprises comptées",
            "Companies that count",
        ),
        Said(
            "Teldatum in de periode, elk één keer per ondernemingsnummer.",
            "Date de comptage dans la période, une fois par numéro d’entreprise.",
            "Count date in the period, once per enterprise number.",
        ),
        len({one.company for one in cases if _counts_in(one, wish)}),
    )
    yield from _goals(ground, ids)
    yield from _follow_ups(ground, ids)


def _headers(ground: Ground) -> Sequence[Any]:
    at = Trajectory
    return ground.rows(
        select(
            hex_of(at.id).label("id"),
            col(at.kind),
            col(at.status),
            col(at.started_on),
            col(at.closed_on),
        ).where(~col(at.deleted))
    )


def _counts_in(one: Case, wish: ReportFilters) -> bool:
    is_counted = one.standing is Status.COUNTS and one.since is not None
    return is_counted and one.since is not None and wish.first <= one.since <= wish.last


def _goals(ground: Ground, ids: set[str]) -> Iterable[Count]:
    at = TrajectoryGoal
    rows = ground.rows(
        select(hex_of(at.trajectory_id), col(at.reached), col(at.structural)).where(
            ~col(at.deleted)
        )
    )
    mine = [(reached, structural) for one, reached, structural in rows if one in ids]
    yield Count(
        Said("Doelen afgesproken", "Objectifs convenus", "Goals agreed"),
        Said(
            "Alle doelen van trajecten tot en met de laatste dag.",
            "Tous les objectifs des trajets jusqu’au dernier jour.",
            "All goals of trajectories up to the last day.",
        ),
        len(mine),
    )
    yield Count(
        Said("Doelen bereikt", "Objectifs atteints", "Goals reached"),
        Said(
            "Beoordeeld als bereikt; deels bereikt telt niet.",
            "Jugés atteints\u00a0; partiellement atteint ne compte pas.",
            "Judged to be reached; partly reached does not count.",
        ),
        sum(reached == "yes" for reached, _ in mine),
    )
    yield Count(
        Said(
            "Structurele veranderingen bereikt",
            "Changements structurels atteints",
            "Structural changes reached",
        ),
        Said(
            "Bereikte doelen die een structurele verandering zijn.",
            "Objectifs atteints qui sont un changement structurel.",
            "Goals reached that are a structural change.",
        ),
        sum(reached == "yes" and structural is not None for reached, structural in mine),
    )


def _follow_ups(ground: Ground, ids: set[str]) -> Iterable[Count]:
    at = FollowUp
    rows = ground.rows(
        select(hex_of(at.trajectory_id), col(at.months), col(at.holds)).where(
            ~col(at.deleted), col(at.done_on).is_not(None), *on_days(at.done_on, ground.filters)
        )
    )
    for months in (6, 12):
        yield Count(
            Said(
                f"Verandering houdt stand na {months} maanden",
                f"Changement maintenu après {months} mois",
                f"Change still holds after {months} months",
            ),
            Said(
                "Opvolgingen van de periode met «ja»; deels telt niet.",
                "Suivis de la période avec «\u00a0oui\u00a0»\u00a0; partiellement ne compte pas.",
                "Follow-ups of the period with «yes»; partly does not count.",
            ),
            sum(m == months and holds == "yes" for one, m, holds in rows if one in ids),
        )

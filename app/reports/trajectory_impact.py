"""The last part of a dossier, where there is something: people before and after, goals alive."""

from collections.abc import Sequence
from typing import Final

from reportlab.platypus import Flowable

from app.reports.blocks import Cell, Column, data_table, gap, labelled, section
from app.reports.marks import State, Status
from app.reports.trajectory_values import GoalLook, PeopleMeasure
from app.reports.values import HIDDEN, OMITTED
from app.reports.words import day

GROSS: Final = "Bruto: wat vanzelf gebeurd zou zijn, is niet afgetrokken."
_PEOPLE: Final = (
    Column("Meting", 33),
    Column("Op", 25),
    Column("Mensen op het einde", 25, is_right=True),
    Column("Kwamen erbij", 21, is_right=True),
    Column("Vertrokken", 24, is_right=True),
    Column("Erbij uit doelgroep", 21, is_right=True),
    Column("Nog aan het werk", 21, is_right=True),
)
_GOALS: Final = (
    Column("Doel", 84),
    Column("Na", 29),
    Column("Op", 29),
    Column("Leeft het nog?", 28),
)
_ALIVE: Final = {
    "yes": (State.COMPLETE, "Ja"),
    "partly": (State.PARTLY, "Deels"),
    "no": (State.MISSING, "Nee"),
}


def impact_part(measures: Sequence[PeopleMeasure], looks: Sequence[GoalLook]) -> list[Flowable]:
    """Return part 11; nothing where nobody measured or looked yet."""
    if not measures and not looks:
        return []
    parts = section("11", "Resultaat bij de onderneming na 12 en 24 maanden")
    if measures:
        parts += [data_table(_PEOPLE, [_people(it) for it in measures]), gap(6)]
        parts += labelled("", f"Aantallen van één jaar. {GROSS}")
        for it in measures:
            said = ", ".join(filter(None, (f"van {it.told_by}" if it.told_by else "", it.note)))
            parts += labelled("Toelichting", f"{it.moment}: {said}") if said else []
    if looks:
        parts += [gap(6), data_table(_GOALS, [_goal(one) for one in looks])]
        for one in looks:
            parts += labelled(f"Na {one.months} maanden", one.note) if one.note else []
    return parts


def _people(it: PeopleMeasure) -> tuple[Cell, ...]:
    numbers = (it.staff, it.inflow, it.leavers, it.hired, it.stayed)
    return (it.moment, day(it.measured_on), *(_number(one) for one in numbers))


def _number(number: int | None) -> str:
    if number is None:
        return "–"
    return OMITTED if number == HIDDEN else str(number)


def _goal(it: GoalLook) -> tuple[Cell, ...]:
    alive: Cell = Status(*_ALIVE[it.alive]) if it.alive in _ALIVE else "–"
    return (it.goal, f"{it.months} maanden", day(it.checked_on), alive)

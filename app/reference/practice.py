"""Reads the material of the practice environment (oefenomgeving) and makes its companies."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from app.domain.practice import (
    PracticeAppointment,
    PracticeCompany,
    practice_appointments,
    practice_companies,
)
from app.domain.practice_material import (
    PracticeFixed,
    PracticePlan,
    PracticeSector,
    PracticeSeed,
    PracticeStep,
    PracticeTexts,
)
from app.reference.files import read_toml
from app.reference.loader import Reference, reference

_WORDS = ("werker", "werkers", "plek", "leiding")
_OLDEST_YEARS = 2  # years back for which holidays are kept free


def practice_on(day: date, seed: int = 1) -> tuple[PracticeCompany, ...]:
    """Return the 60 made-up companies as a coach would have them on a day."""
    known = reference()
    return practice_companies(day, seed, practice_texts(known, day), _holidays(known, day))


def practice_agenda_on(day: date) -> tuple[PracticeAppointment, ...]:
    """Return what is planned with those companies from a day on."""
    known = reference()
    return practice_appointments(day, practice_texts(known, day), _holidays(known, day))


def _holidays(known: Reference, day: date) -> set[date]:
    years = range(day.year - _OLDEST_YEARS, day.year + 2)
    return {holiday.day for year in years for holiday in known.holidays(year)}


def practice_texts(known: Reference, day: date) -> PracticeTexts:
    """Return the material, with the codes in force on a day."""
    read = read_toml("practice.toml")
    stories: Mapping[str, list[Mapping[str, Any]]] = read["stories"]
    return PracticeTexts(
        companies=tuple(_seed(known, row) for row in read["companies"]),
        fixed={name: _fixed(row) for name, row in read["fixed"].items()},
        sectors={code: _sector(row) for code, row in read["sectors"].items()},
        stories={theme: tuple(map(_step, rows)) for theme, rows in stories.items()},
        first_names=tuple(read["first_names"]),
        initials=tuple(read["initials"]),
        introducers=tuple(read["introducers"]),
        target_groups=tuple(group.code for group in known.target_groups(day)),
        sources=tuple(source.code for source in known.intake_sources(day)),
        plans=tuple(_plan(row) for row in read["appointments"]),
    )


def _seed(known: Reference, row: list[Any]) -> PracticeSeed:
    name, sector, postal_code, place, *rest = row
    nis = next(found.nis for found in known.places(postal_code) if found.name == place)
    return PracticeSeed(name, sector, postal_code, nis, *rest)


def _fixed(row: Mapping[str, Any]) -> PracticeFixed:
    return PracticeFixed(
        tuple(row["contacts"]), tuple(row["themes"]), row["sessions"], row["silence_days"]
    )


def _sector(row: Mapping[str, Any]) -> PracticeSector:
    return PracticeSector(
        row["nace"],
        row["joint_committee"],
        row["turnover_per_head"],
        {word: row[word] for word in _WORDS},
        tuple(row["purposes"]),
        tuple(row["questions"]),
    )


def _plan(row: list[Any]) -> PracticePlan:
    workdays, start, *rest = row
    return PracticePlan(workdays, time.fromisoformat(start), *rest)


def _step(row: Mapping[str, Any]) -> PracticeStep:
    agreements = tuple((text, who) for text, who in row["agreements"])
    return PracticeStep(
        row["kind"], row["minutes"], row["subject"], row["note"], row["result"], agreements
    )

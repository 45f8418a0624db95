"""
The first versions of what a promotor may edit: the checklist, the questions, the instruments.

They serve until an edited version exists in the partnership (`app/services`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from app.reference.files import BadReferenceData, dated_rows, in_force, read_toml


@dataclass(frozen=True, slots=True)
class CriterionEntry:
    """One line of a checklist; `explanation` is what counts as evidence, a line each."""

    code: str
    name: str
    hint: str
    explanation: tuple[str, ...]
    evidence: tuple[str, ...]
    needed: int = 1
    required: bool = True


@dataclass(frozen=True, slots=True)
class Checklist:
    """One version of the checklist; trajectories that start from a day on are judged by it."""

    number: int
    name: str
    valid_from: date
    criteria: tuple[CriterionEntry, ...]


@dataclass(frozen=True, slots=True)
class QuestionEntry:
    """One question of a scan."""

    code: str
    theme: str
    text: str


@dataclass(frozen=True, slots=True)
class Questions:
    """One version of the questions of a scan."""

    number: int
    name: str
    valid_from: date
    questions: tuple[QuestionEntry, ...]


@dataclass(frozen=True, slots=True)
class InstrumentEntry:
    """One row of the catalogue; `needs` is what a referral must tell, a line each."""

    code: str
    name: str
    provider: str
    purpose: str
    who: str
    duration: str
    needs: tuple[str, ...]
    support: str | None  # kind of support that it does or pays
    valid_from: date
    valid_to: date | None
    source: str
    checked_on: date

    @property
    def short(self) -> str:
        """Its name in as few words as people in the field use; only IBO is known by letters."""
        return self.code if self.code == "IBO" else self.name


@cache
def checklists() -> tuple[Checklist, ...]:
    """
    Return the versions of the checklist, the oldest first.

    Raises:
        BadReferenceData: Two lines of a version with one code, or one that asks for no piece.
    """
    return tuple(
        Checklist(row["number"], row["name"], row["valid_from"], _criteria(row))
        for row in dated_rows("criteria.toml", "versions")
    )


@cache
def question_sets() -> tuple[Questions, ...]:
    """
    Return the versions of the questions, the oldest first.

    Raises:
        BadReferenceData: Two questions with one code, or one with an unknown theme.
    """
    return tuple(
        Questions(row["number"], row["name"], row["valid_from"], _questions(row))
        for row in dated_rows("question_set.toml", "sets")
    )


@cache
def scan_themes() -> Mapping[str, str]:
    """Return the themes of a scan: code to name, in order."""
    return {row["code"]: row["name"] for row in read_toml("question_set.toml")["themes"]}


@cache
def scan_scale() -> Mapping[int, str]:
    """Return the words of the answers, from the lowest on."""
    return {row["value"]: row["word"] for row in read_toml("question_set.toml")["scale"]}


@cache
def instruments() -> tuple[InstrumentEntry, ...]:
    """
    Return all rows of the catalogue, closed ones too, in the order of the file.

    Raises:
        BadReferenceData: A row without the day on which it was checked.
    """
    return tuple(_instrument(row) for row in dated_rows("instruments.toml", "instruments"))


@cache
def instrument_glosses() -> Mapping[str, Mapping[str, str]]:
    """Return by code what the name of an instrument means, by language; Dutch needs no gloss."""
    glosses: Mapping[str, Mapping[str, str]] = read_toml("instruments.toml")["glosses"]
    return glosses


def instruments_on(day: date) -> tuple[InstrumentEntry, ...]:
    """Return the rows of the catalogue that may be chosen on a day."""
    return in_force(instruments(), day)


def _criteria(row: Mapping[str, Any]) -> tuple[CriterionEntry, ...]:
    found = tuple(
        CriterionEntry(
            code=each["code"],
            name=each["name"],
            hint=each["hint"],
            explanation=tuple(each["explanation"]),
            evidence=tuple(each["evidence"]),
            needed=each.get("needed", 1),
            required=each.get("required", True),
        )
        for each in row["criteria"]
    )
    _refuse_twice("criteria.toml", [one.code for one in found])
    if any(one.needed < 1 for one in found):
        raise BadReferenceData("criteria.toml: at least one piece of evidence is needed")
    return found


def _questions(row: Mapping[str, Any]) -> tuple[QuestionEntry, ...]:
    found = tuple(QuestionEntry(**each) for each in row["questions"])
    _refuse_twice("question_set.toml", [one.code for one in found])
    if unknown := {one.theme for one in found} - scan_themes().keys():
        raise BadReferenceData(f"question_set.toml: unknown themes {sorted(unknown)}")
    return found


def _instrument(row: Mapping[str, Any]) -> InstrumentEntry:
    if not isinstance(row.get("checked_on"), date):
        raise BadReferenceData(f"instruments.toml: {row['code']}: checked_on is needed")
    texts = {name: row.get(name, "") for name in ("provider", "purpose", "who", "duration")}
    return InstrumentEntry(
        code=row["code"],
        name=row["name"],
        needs=tuple(row.get("needs", ())),
        support=row.get("support"),
        valid_from=row["valid_from"],
        valid_to=row.get("valid_to"),
        source=row["source"],
        checked_on=row["checked_on"],
        **texts,
    )


def _refuse_twice(name: str, codes: list[str]) -> None:
    if len(codes) != len(set(codes)):
        raise BadReferenceData(f"{name}: a code stands there twice")

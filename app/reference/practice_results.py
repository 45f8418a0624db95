"""Reads what the partnership of the practice environment promised, and its quality work."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.reference.files import read_toml

_FILE = "practice_results.toml"
OWN = "own"  # the partner of who practises


@dataclass(frozen=True, slots=True)
class PracticeCounted:
    """
    A company that counts since so many days; `goal` as PracticeGoal without its owner.

    `before` and `later` are people in the year before and in the year after, as the file has them;
    `alive` is whether the goal was still there then.
    """

    company: str
    title: str
    partner: str
    goal: tuple[str, str, str, str, str]
    days: int
    is_unsigned: bool
    is_lost: bool
    before: tuple[int, ...] = ()
    later: tuple[int, ...] = ()
    alive: str = ""


@dataclass(frozen=True, slots=True)
class PracticeTarget:
    """Numbers of each year of the project, of the whole or of one scope."""

    numbers: tuple[int, ...]
    partner: str
    region: str | None
    theme: str | None


@dataclass(frozen=True, slots=True)
class PracticeResults:
    """All of it; what is not read further are rows as they stand in the file."""

    project: Mapping[str, Any]
    targets: tuple[PracticeTarget, ...]
    keys: tuple[Mapping[str, Any], ...]
    counted: tuple[PracticeCounted, ...]
    questions: tuple[tuple[str, ...], ...]
    improvements: tuple[Mapping[str, Any], ...]
    reviews: tuple[Mapping[str, Any], ...]
    meetings: tuple[Mapping[str, Any], ...]
    monitoring: Mapping[str, Any]


def practice_results() -> PracticeResults:
    """Return what was made up."""
    read = read_toml(_FILE)
    return PracticeResults(
        project=read["project"],
        targets=tuple(
            PracticeTarget(
                tuple(row["numbers"]), row.get("partner", ""), row.get("region"), row.get("theme")
            )
            for row in read["targets"]
        ),
        keys=tuple(read["keys"]),
        counted=tuple(map(_counted, read["counted"])),
        questions=tuple(tuple(row["told"]) for row in read["questions"]),
        improvements=tuple(read["improvements"]),
        reviews=tuple(read["reviews"]),
        meetings=tuple(read["meetings"]),
        monitoring=read["monitoring"],
    )


def _counted(row: Mapping[str, Any]) -> PracticeCounted:
    goal, indicator, start, planned, structural = row["goal"]
    return PracticeCounted(
        row["company"],
        row["title"],
        row.get("partner", OWN),
        (goal, indicator, start, planned, structural),
        row["days"],
        row.get("unsigned", False),
        row.get("lost", False),
        tuple(row.get("before", ())),
        tuple(row.get("later", ())),
        row.get("alive", ""),
    )

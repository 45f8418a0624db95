"""Reads what the companies of the practice environment (oefenomgeving) go through."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from app.reference.files import read_toml


@dataclass(frozen=True, slots=True)
class PracticeGoal:
    """A goal of a trajectory; `structural` is a code or None."""

    text: str
    indicator: str
    start_value: str
    planned_value: str
    owner: str
    structural: str | None


@dataclass(frozen=True, slots=True)
class PracticeTrajectory:
    """A trajectory; companies by name. `count` is proposed, counts or empty."""

    title: str
    companies: tuple[str, ...]
    phase: str
    purpose: str
    goals: tuple[PracticeGoal, ...]
    count: str


@dataclass(frozen=True, slots=True)
class PracticeMeeting:
    """A meeting, so many workdays from today; `present` is how many of the members were there."""

    title: str
    workdays: int
    start: time
    minutes: int
    place: str
    programme: str
    report: str
    present: int
    points: tuple[tuple[str, str], ...]  # text and tag
    cases: tuple[tuple[str, str, str, str], ...]  # title, question, what was said, what is taken


@dataclass(frozen=True, slots=True)
class PracticeNetwork:
    """A network; the first contact of each company is its member."""

    name: str
    purpose: str
    themes: tuple[str, ...]
    region: str  # code of a reference region
    companies: tuple[str, ...]
    meetings: tuple[PracticeMeeting, ...]


@dataclass(frozen=True, slots=True)
class PracticeReferral:
    """A referral; it came in the last of its `steps` so many days ago."""

    company: str
    direction: str
    receiver: str
    reason: str
    steps: tuple[str, ...]
    days: int
    instrument: str | None
    outcome: str | None
    outcome_reason: str
    starters: int | None


@dataclass(frozen=True, slots=True)
class PracticeCases:
    """All of it."""

    trajectories: tuple[PracticeTrajectory, ...]
    networks: tuple[PracticeNetwork, ...]
    referrals: tuple[PracticeReferral, ...]


def practice_cases() -> PracticeCases:
    """Return the trajectories, networks and referrals that were made up."""
    read = read_toml("practice_cases.toml")
    return PracticeCases(
        tuple(map(_trajectory, read["trajectories"])),
        tuple(map(_network, read["networks"])),
        tuple(map(_referral, read["referrals"])),
    )


def _trajectory(row: Mapping[str, Any]) -> PracticeTrajectory:
    goals = tuple(
        PracticeGoal(text, indicator, start, planned, owner, structural or None)
        for text, indicator, start, planned, owner, structural in row["goals"]
    )
    return PracticeTrajectory(
        row["title"],
        tuple(row["companies"]),
        row["phase"],
        row["purpose"],
        goals,
        row.get("count", ""),
    )


def _network(row: Mapping[str, Any]) -> PracticeNetwork:
    return PracticeNetwork(
        row["name"],
        row["purpose"],
        tuple(row["themes"]),
        row["region"],
        tuple(row["companies"]),
        tuple(map(_meeting, row["meetings"])),
    )


def _meeting(row: Mapping[str, Any]) -> PracticeMeeting:
    return PracticeMeeting(
        row["title"],
        row["workdays"],
        time.fromisoformat(row["start"]),
        row["minutes"],
        row["place"],
        row["programme"],
        row["report"],
        row["present"],
        tuple((text, tag) for text, tag in row["points"]),
        tuple((title, question, said, taken) for title, question, said, taken in row["cases"]),
    )


def _referral(row: Mapping[str, Any]) -> PracticeReferral:
    return PracticeReferral(
        row["company"],
        row["direction"],
        row["receiver"],
        row["reason"],
        tuple(row["steps"]),
        row["days"],
        row.get("instrument"),
        row.get("outcome"),
        row.get("outcome_reason", ""),
        row.get("starters"),
    )

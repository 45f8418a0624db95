"""What the companies of the practice environment (oefenomgeving) are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class PracticeSeed:
    """What is fixed of a company: its name, place and size."""

    name: str
    sector: str
    postal_code: str
    municipality_nis: str
    street: str
    house_number: str
    legal_form: str
    staff: int  # VTE, about


@dataclass(frozen=True, slots=True)
class PracticeSector:
    """The words and figures of a sector."""

    nace_code: str
    joint_committee: str
    turnover_per_head: int  # EUR a year
    words: Mapping[str, str]  # werker, werkers, plek, leiding
    purposes: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PracticeStep:
    """A session of a story, with its words still open."""

    kind: str
    minutes: int
    subject: str
    note: str
    result: str
    agreements: tuple[tuple[str, str], ...]  # text and who: contact, tweede, leiding, coach


@dataclass(frozen=True, slots=True)
class PracticeFixed:
    """What is not left to the dice, for a company that the manual names."""

    contacts: tuple[str, ...]
    themes: tuple[str, ...]
    sessions: int
    silence_days: int  # since the last session


@dataclass(frozen=True, slots=True)
class PracticePlan:
    """An appointment, so many workdays from today."""

    workdays: int
    start: time
    minutes: int
    kind: str
    company: int  # its place among the companies
    subject: str


@dataclass(frozen=True, slots=True)
class PracticeTexts:
    """All material the companies are made of."""

    companies: tuple[PracticeSeed, ...]
    fixed: Mapping[str, PracticeFixed]  # by name of the company
    sectors: Mapping[str, PracticeSector]
    stories: Mapping[str, tuple[PracticeStep, ...]]  # by theme; also intake and review
    first_names: tuple[str, ...]
    initials: tuple[str, ...]
    introducers: tuple[str, ...]
    target_groups: tuple[str, ...]  # codes
    sources: tuple[str, ...]  # codes of the ways a company came
    plans: tuple[PracticePlan, ...] = ()

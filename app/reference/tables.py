"""The typed values of the reference data."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

FLEMISH_REGION = "02000"
BRUSSELS_REGION = "04000"
WALLOON_REGION = "03000"


@dataclass(frozen=True, slots=True)
class Province:
    """A province, or a region without provinces (Brussels)."""

    nis: str
    name: str


@dataclass(frozen=True, slots=True)
class ReferenceRegion:
    """One of the 15 Flemish reference regions (referentieregio)."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality (gemeente) as of 1 January 2025."""

    nis: str
    name: str
    name_fr: str
    province: Province  # in Brussels: the region
    region_nis: str
    region_name: str
    reference_region: ReferenceRegion | None  # None outside Flanders

    @property
    def is_flemish(self) -> bool:
        """Whether it lies in the Flemish Region."""
        return self.region_nis == FLEMISH_REGION


@dataclass(frozen=True, slots=True)
class CodedEntry:
    """A line of an official list: an activity, a legal form, a joint committee."""

    code: str  # as stored: no dots
    written: str  # as people write it, with dots
    label: str
    level: int = 1  # NACE: 1 (section) to 5; other lists: 1
    parent: str = ""  # code of the level above, or empty


class Dated(Protocol):
    """A value that holds from a day, until and with another day or for good."""

    @property
    def valid_from(self) -> date:
        """The first day."""

    @property
    def valid_to(self) -> date | None:
        """The last day, None when it still holds."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a short list a coach chooses from; `code` is what is stored."""

    code: str
    label: str
    short: str
    valid_from: date
    source: str
    valid_to: date | None = None
    icon: str = ""  # name for qtawesome, or empty


@dataclass(frozen=True, slots=True)
class NextAction(Choice):
    """A chip for what comes next; `days` until it is due, None when nothing comes."""

    days: int | None = None


@dataclass(frozen=True, slots=True)
class TargetGroup(Choice):
    """A group that is counted at companies (doelgroep): numbers, never names."""

    privacy: str = "ordinary"  # or "sensitive": only shown summed over many companies
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A legal holiday (wettelijke feestdag)."""

    day: date
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose data the program shows, and under which terms."""

    subject: str
    text: str
    licence: str
    changes: str
    address: str
    files: tuple[str, ...]

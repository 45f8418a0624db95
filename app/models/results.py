"""What the partnership promised, what hangs on it in euro, and how it stands (streefcijfers)."""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar
from uuid import UUID, uuid5

from sqlalchemy import JSON, Column
from sqlmodel import Field

from app.models.base import Hundredths, Moment, Synced


class ProjectTerms(Synced, table=True):
    """
    How the project is paid (financieringsregels), from a day on.

    The newest that began by a day holds on that day; a settled report keeps those of its own day.
    """

    __tablename__ = "project_terms"
    __units__: ClassVar = {
        "project": ("first", "last"),
        "shares": ("esf_share", "fot_share", "own_share"),
    }

    valid_from: date
    first: date  # of the project
    last: date
    granted: Decimal | None = Field(default=None, sa_column=Column(Hundredths))  # EUR
    accepted: Decimal | None = Field(default=None, sa_column=Column(Hundredths))  # EUR of costs
    result_share: Decimal = Field(default=Decimal(30), sa_column=Column(Hundredths, nullable=False))
    base: str = "granted"  # as app/domain/funding.py: granted, accepted
    most: Decimal = Field(default=Decimal(100), sa_column=Column(Hundredths, nullable=False))  # %
    rounding: str = "half_up"  # as app/domain/funding.py
    cut_by: str = "key"  # key, shortfall
    esf_share: Decimal = Field(default=Decimal(40), sa_column=Column(Hundredths, nullable=False))
    fot_share: Decimal = Field(default=Decimal(45), sa_column=Column(Hundredths, nullable=False))
    own_share: Decimal = Field(default=Decimal(15), sa_column=Column(Hundredths, nullable=False))
    hour_rate: Decimal | None = Field(default=None, sa_column=Column(Hundredths))  # EUR an hour
    smallest: int = 5  # the smallest number of people that a report shows
    source: str = ""  # the decision or agreement that says so


class Target(Synced, table=True):
    """
    So many companies that count from the first day to the last (streefcijfer).

    Of the whole partnership, or of one partner, one region or one theme: the official target is
    that of the whole, the others are how partners shared it.
    """

    __units__: ClassVar = {"days": ("first", "last")}

    first: date
    last: date
    number: int
    partner_id: UUID | None = Field(default=None, foreign_key="partner.id")
    region: str | None = None  # code of a reference region
    theme: str | None = None  # code of a theme
    remark: str = ""


class PartnerKey(Synced, table=True):
    """The weight (verdeelsleutel) of a partner in the agreement, from a day on; 0: none."""

    __tablename__ = "partner_key"

    partner_id: UUID = Field(foreign_key="partner.id", index=True)
    valid_from: date
    weight: Decimal = Field(sa_column=Column(Hundredths, nullable=False))


class SharedStanding(Synced, table=True):
    """The figures of the whole partnership on a day, that the promotor shares with all partners."""

    __tablename__ = "shared_standing"

    day: date
    figures: object = Field(default=None, sa_column=Column(JSON))  # see app/services/standings
    remark: str = ""
    shared_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    shared_by: UUID = Field(foreign_key="person.id")


def key_id(partner_id: UUID, valid_from: date) -> UUID:
    """Return the id of the weight of a partner from a day on: two laptops set it once."""
    return uuid5(partner_id, f"key:{valid_from.isoformat()}")

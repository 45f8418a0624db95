"""Columns of every synced record, and column types of our own."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import JSON, BigInteger, DateTime, Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel
from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """Return a new UUIDv7: made on the laptop, so that records can be created offline."""
    return uuid7()


class Moment(TypeDecorator[datetime]):
    """A moment with its zone, stored in UTC; SQLite keeps no zone of its own."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC without a zone; a moment that has no zone is a bug."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment needs its zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment back with its zone, UTC."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


class Hundredths(TypeDecorator[Decimal]):
    """A Decimal with two places (EUR, or annual work units), stored as whole hundredths."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Store hundredths; more than two places would be lost and is a bug."""
        del dialect
        if value is None:
            return None
        hundredths = value * 100
        if hundredths != hundredths.to_integral_value():
            raise ValueError("a stored amount has at most two decimals")
        return int(hundredths)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Give hundredths back as a Decimal with two places."""
        del dialect
        return None if value is None else Decimal(value).scaleb(-2)


class Codes(TypeDecorator[tuple[str, ...]]):
    """A few codes of a reference list, sorted, stored as a JSON array."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Store the codes in one order, so that equal choices are equal text."""
        del dialect
        return None if value is None else sorted(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...] | None:
        """Give the codes back as a tuple."""
        del dialect
        return None if value is None else tuple(value)


class Synced(SQLModel):
    """
    What every synced record has.

    `root` is the case that the record belongs to, fixed for life: rights and deletion go by case.
    It is the id of the enterprise, or of the partnership for what all its people share.
    A record is never deleted in SQL: `deleted` hides it, with all that hangs below it.
    """

    __units__: ClassVar[dict[str, tuple[str, ...]]] = {}  # columns that are judged together

    id: UUID = Field(default_factory=new_id, primary_key=True)
    root: UUID = Field(index=True)
    deleted: bool = False

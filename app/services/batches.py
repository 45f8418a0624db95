"""Queries on a few records, or on so many that reading the whole table is faster."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlmodel import col

MANY: Final = 900  # ids; SQLite takes 32,766 values in a statement


def limited(query: Any, column: Any, ids: Sequence[UUID]) -> Any:
    """Limit the query to rows whose `column` is one of `ids`; with many ids, the caller sifts."""
    return query if len(ids) > MANY else query.where(col(column).in_(ids))

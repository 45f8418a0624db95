"""Conditions of the filters on the tables."""

import json
from datetime import timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, String, cast
from sqlmodel import col

from app.core import clock
from app.services.reports.kinds import ReportFilters


def in_days(column: Any, filters: ReportFilters) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a moment lies in the days, as the clock on the wall has them."""
    first = clock.midnight(filters.first)
    after = clock.midnight(filters.last + timedelta(days=1))
    return (col(column) >= first, col(column) < after)


def on_days(column: Any, filters: ReportFilters) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a day lies in the days."""
    return (col(column) >= filters.first, col(column) <= filters.last)


def has_code(column: Any, code: str) -> ColumnElement[bool]:
    """Return the condition that a code is among those in a column."""
    return cast(col(column), String).contains(f'"{code}"', autoescape=True)


@lru_cache(maxsize=1024)
def codes_in(text: str) -> tuple[str, ...]:
    """Return the codes that a column has, as it is stored."""
    return tuple(json.loads(text))

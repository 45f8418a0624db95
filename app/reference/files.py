"""Reads the files of resources/reference."""

import csv
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, TypeVar

from app.core.resources import resource
from app.reference.tables import Dated

DatedT = TypeVar("DatedT", bound=Dated)


class BadReferenceData(Exception):
    """A reference file is not what it must be: the installation is damaged."""


def read_csv(name: str) -> list[dict[str, str]]:
    """Return the rows of a table, each by the names of the first line."""
    with resource("reference", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def read_toml(name: str) -> Mapping[str, Any]:
    """Return the content of a file of our own; read once, asked for at every key."""
    with resource("reference", name).open("rb") as file:
        return tomllib.load(file)


def dated_rows(name: str, table: str) -> list[Mapping[str, Any]]:
    """
    Return the rows of a table in a file of our own.

    Raises:
        BadReferenceData: A row without a day from which it holds, or without a source.
    """
    rows: list[Mapping[str, Any]] = read_toml(name)[table]
    for row in rows:
        if not isinstance(row.get("valid_from"), date) or not row.get("source"):
            raise BadReferenceData(f"{name}: {table}: valid_from and source are needed")
    return rows


def in_force(values: Iterable[DatedT], day: date) -> tuple[DatedT, ...]:
    """Return the values that hold on a day, in their order."""
    return tuple(
        value
        for value in values
        if value.valid_from <= day and (value.valid_to is None or day <= value.valid_to)
    )

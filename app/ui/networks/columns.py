"""The columns of the list of networks."""

from collections.abc import Callable
from datetime import datetime
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from app.domain.matching import fold
from app.reference.loader import Reference
from app.services.networks.use_cases import NetworkRow
from app.ui.networks.words import moment_text, region_text, themes_text
from app.ui.tables.paged import Column

translate = QCoreApplication.translate
HERE: Final = "NetworkColumns"
Key = Callable[[NetworkRow], object]


class ListColumn(NamedTuple):
    """A column, its width at 100% text, and what it is sorted by."""

    column: Column[NetworkRow]
    width: int  # px
    key: Key


def list_columns(reference: Reference) -> list[ListColumn]:
    """Return all columns, in order."""

    def region(row: NetworkRow) -> str:
        return region_text(reference, row.region)

    def themes(row: NetworkRow) -> str:
        return themes_text(reference, row.themes)

    def add(title: str, name: str, width: int, text: Callable[[NetworkRow], str], key: Key,
            **more: object) -> ListColumn:  # fmt: skip
        column = Column(text, title, sort_key=name, **{"tone": "muted", **more})  # type: ignore[arg-type]  # by name
        return ListColumn(column, width, key)

    return [
        add(translate(HERE, "Naam"), "name", 220, _name, lambda row: fold(row.name),
            is_name=True, tone="text"),
        add(translate(HERE, "Volgende bijeenkomst"), "next", 170, _next,
            lambda row: _when(row.next_at), tone=_next_tone),
        add(translate(HERE, "Laatste"), "last", 150, lambda row: moment_text(row.last_at),
            lambda row: _when(row.last_at)),
        add(translate(HERE, "Leden"), "members", 70, lambda row: str(row.members),
            lambda row: row.members, right=True, tone="text"),
        add(translate(HERE, "Ondernemingen"), "companies", 120, lambda row: str(row.companies),
            lambda row: row.companies, right=True),
        add(translate(HERE, "Regio"), "region", 140, region, lambda row: fold(region(row))),
        add(translate(HERE, "Thema's"), "themes", 150, themes, lambda row: fold(themes(row))),
        add(translate(HERE, "Coach"), "coach", 110, _coach, lambda row: fold(row.coach)),
    ]  # fmt: skip


def row_sentence(row: NetworkRow) -> str:
    """Return the row as a screen reader says it."""
    words = translate(HERE, "{name}, {members} leden, {next}, coach {coach}")
    return words.format(name=row.name, members=row.members, next=_next(row), coach=row.coach)


def _name(row: NetworkRow) -> str:
    return row.name


def _coach(row: NetworkRow) -> str:
    return row.coach


def _next(row: NetworkRow) -> str:
    return moment_text(row.next_at) or translate(HERE, "Niets gepland")


def _next_tone(row: NetworkRow) -> str:
    return "muted" if row.next_at is None else "text"


def _when(at: datetime | None) -> float:
    """Return a number to sort by; nothing comes last."""
    return float("inf") if at is None else at.timestamp()

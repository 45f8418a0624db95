"""What the history of a file says: when, about what, and the values as people write them."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from app.core import clock
from app.domain.note_text import plain_text
from app.reference.loader import Reference
from app.services.companies.file_history import HistoryRow
from app.services.history import EXISTS, MADE
from app.services.places import activity_label, place_name
from app.ui.case_words import field_text
from app.ui.company_words import amount_text, euro_text, function_text, number_text
from app.ui.company_words import site_number_text as site_number
from app.ui.history.labels import kind_text, unit_text
from app.ui.history.record_text import name_text
from app.ui.roles import role_word

EUROS: Final = frozenset({"turnover", "balance", "granted", "accepted", "hour_rate"})
NOTES: Final = frozenset({"note", "programme", "report"})  # stored as light markup
LONG: Final = 60  # signs of a value in a line of the list


class Named(Protocol):
    """The kind of a record, and the names of what its values point at."""

    @property
    def kind(self) -> str:
        """Name of its table."""

    @property
    def names(self) -> Mapping[UUID, str]:
        """Names by id."""


class HistoryWords(QObject):
    """Gives Dutch words for changes."""

    def __init__(self, reference: Reference, parent: QObject) -> None:
        super().__init__(parent)
        self._reference = reference

    def when(self, row: HistoryRow) -> str:
        """Return day and time, here."""
        return f"{clock.local(row.change.at):%d/%m/%Y %H:%M}"

    def who(self, row: HistoryRow) -> str:
        """Return the person and the laptop, or that it came from elsewhere."""
        road = self.tr("via synchronisatie") if row.by_sync else ""
        return ", ".join(part for part in (row.who, row.laptop, road) if part)

    def about(self, row: HistoryRow) -> str:
        """Return the record: `Contact Jan J.`, `Sessie 20/11/2026`."""
        kind = kind_text(row.kind)
        if row.kind == "enterprise":
            return kind
        if row.together > 1:
            return self.tr("Antwoorden van de scan")
        name = self._about(row)
        return f"{kind} {name}" if name else kind

    def field(self, row: HistoryRow) -> str:
        """Return the field, or what happened to the whole record."""
        if row.change.unit == MADE:
            return self.tr("Toegevoegd")
        if row.change.unit == EXISTS:
            return self.tr("Teruggezet") if row.change.new else self.tr("Verwijderd")
        return unit_text(row.kind, row.change.unit)

    def summary(self, row: HistoryRow) -> str:
        """Return old and new in one line."""
        if row.together > 1:
            return self.tr("{number} antwoorden, Enter toont ze").format(number=row.together)
        if row.change.unit in {MADE, EXISTS}:
            return ""
        old, new = (short(self.value(row, value)) for value in (row.change.old, row.change.new))
        return f"{old} → {new}"

    def first(self, row: HistoryRow, unit: str) -> str:
        """Return what a field held when its record was made."""
        value, empty = self.value(row, row.change.new.get(unit), unit), self.tr("leeg")
        return empty if value == empty else f"{empty} → {short(value)}"

    def sentence(self, row: HistoryRow) -> str:
        """Return a change as a screen reader says it."""
        parts = [self.when(row), self.who(row), self.about(row), self.field(row), self.summary(row)]
        return ", ".join(part for part in parts if part)

    def value(self, row: HistoryRow, value: Any, unit: str = "") -> str:
        """Return a value of the field; what is not filled in reads «leeg»."""
        return self.plain(row, unit or row.change.unit, value) or self.tr("leeg")

    def made(self, row: HistoryRow) -> list[tuple[str, str]]:
        """Return the fields that a record was made with, those that are filled in."""
        found = [
            (unit_text(row.kind, unit), self.plain(row, unit, value))
            for unit, value in row.change.new.items()
            if unit != EXISTS and not (unit.endswith("_id") and isinstance(value, UUID))
        ]
        return [(name, text) for name, text in found if text]

    def _about(self, row: HistoryRow) -> str:
        if isinstance(row.about, datetime):
            return f"{clock.local(row.about):%d/%m/%Y}"
        if isinstance(row.about, date):
            return f"{row.about:%d/%m/%Y}"
        if row.kind in {"intake_count", "session_count"}:
            return self._reference.label("target_groups", row.about)
        if row.kind == "attendee":
            return function_text(self._reference, row.about)
        return name_text(row.kind, row.about)

    def plain(self, row: Named, unit: str, value: Any) -> str:
        """Return a value of a field as people write it; empty when it is not filled in."""
        coded = field_text(row.kind, unit, value) or self._coded(row.kind, unit, value)
        if coded is not None:
            return coded
        if isinstance(value, dict):
            return self._joined(row, unit, value)
        if isinstance(value, UUID):
            return row.names.get(value, self.tr("niet meer te vinden"))
        if isinstance(value, bool):
            return self.tr("Ja") if value else self.tr("Nee")
        return self._written(unit, value)

    def _written(self, unit: str, value: Any) -> str:
        if isinstance(value, datetime):
            return f"{clock.local(value):%d/%m/%Y %H:%M}"
        if isinstance(value, date):
            return f"{value:%d/%m/%Y}"
        if isinstance(value, Decimal):
            return euro_text(value) if unit in EUROS else amount_text(value)
        return "" if value is None else str(value)

    def _coded(self, kind: str, unit: str, value: Any) -> str | None:
        """Return the words for a code; None: it is none."""
        tables = {
            "target_group": "target_groups",
            "kind": "session_kinds" if kind == "coaching_session" else "next_actions",
            "source": "intake_sources",
        }
        if unit == "themes" and value is not None:
            return ", ".join(self._reference.label("themes", code) for code in value)
        if not isinstance(value, str) or not value:
            return None
        if unit in tables:
            return self._reference.label(tables[unit], value)
        if unit in NOTES:
            return plain_text(value)
        if unit in {"function", "role"}:
            of_a_person = role_word(value) if kind == "role" else ""
            return of_a_person or function_text(self._reference, value)
        return self._named(kind, unit, value)

    def _named(self, kind: str, unit: str, value: str) -> str | None:
        """Return the words for a number, or for a code of a few words."""
        if unit == "number":
            return site_number(value) if kind == "establishment" else number_text(value)
        if unit == "theme" and kind != "question":  # those of a scan are others
            return self._reference.label("themes", value)
        if unit == "region":
            regions = {one.code: one.name for one in self._reference.reference_regions}
            return regions.get(value, value)
        if unit == "municipality_nis":
            return place_name(self._reference, value)
        if unit == "legal_form":
            form = self._reference.legal_forms.get(value)
            return value if form is None else form.label
        words = {
            ("part_of_group", "yes"): self.tr("Ja"),
            ("part_of_group", "no"): self.tr("Nee"),
            ("part_of_group", "unknown"): self.tr("Weet niet"),
            ("confirmation", "none"): self.tr("Geen"),
            ("confirmation", "mail"): self.tr("Mail"),
            ("confirmation", "oral"): self.tr("Mondeling"),
            ("confirmation", "paper"): self.tr("Papier"),
        }
        return words.get((unit, value))

    def _address(self, row: Named, value: Mapping[str, Any]) -> str:
        place = self.plain(row, "municipality_nis", value["municipality_nis"])
        street = _and(value["street"], value["house_number"], value["box"])
        return ", ".join(part for part in (street, _and(value["postal_code"], place)) if part)

    def _joined(self, row: Named, unit: str, value: Mapping[str, Any]) -> str:
        """Return a unit of more columns in one line."""
        if unit == "time" and "starts_at" in value:
            begin, end = (clock.local(value[name]) for name in ("starts_at", "ends_at"))
            return f"{begin:%d/%m/%Y %H:%M} – {end:%H:%M}"
        if unit == "nace":
            return activity_label(self._reference, value["nace_code"], value["nace_version"])
        if unit == "address":
            return self._address(row, value)
        parts = [
            self.plain(row, name, part)
            for name, part in value.items()
            if name not in {"action_id", "next_step_kind"}
        ]
        return ", ".join(part for part in parts if part)


def _and(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def short(text: str) -> str:
    """Return a text in one line of the list."""
    line = " ".join(text.split())
    return line if len(line) <= LONG else f"{line[: LONG - 1].rstrip()}…"

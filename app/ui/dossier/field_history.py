"""Which field of which record has the keyboard on the page of a file, for its history."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.services.history import unit_of
from app.ui.edit_keeper import TypedField

KINDS = {"contacts": "contact", "overview": "establishment", "files": "attachment"}
FILE_NAME = "file_name"


def focused_field(
    fields: Mapping[str, TypedField], focus: QWidget | None, company: UUID
) -> tuple[str, UUID, str] | None:
    """
    Return kind and id of the record, and the unit; None: the keyboard is on no field of a record.

    Args:
        fields: By the names that the page of the file gives them.
    """
    found = (
        name
        for name, field in fields.items()
        if isinstance(field, QWidget) and (field is focus or field.isAncestorOf(focus or field))
    )
    name = next(found, None) if focus is not None else None
    return None if name is None else field_of(name, company)


def field_of(name: str, company: UUID) -> tuple[str, UUID, str] | None:
    """Return what the field of this name is; None: it is of no record yet."""
    tab, *rest = name.split("/")
    if tab == "purpose":
        return "enterprise", company, "purpose"
    if tab not in KINDS:
        return None
    if rest[0] == "enterprise":
        return "enterprise", company, unit_of("enterprise", rest[1])
    if rest[0] == "year":
        return "yearly_figures", UUID(rest[1]), unit_of("yearly_figures", rest[2])
    column = rest[1] if len(rest) > 1 else FILE_NAME
    return KINDS[tab], UUID(rest[0]), unit_of(KINDS[tab], column)

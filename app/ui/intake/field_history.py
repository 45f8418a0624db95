"""Which field of which record a field of an intake is, for its history."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.services.history import unit_of
from app.ui.intake.view_model import IntakeViewModel
from app.ui.page import Page
from app.ui.place import Place
from app.ui.widgets.field_menu import FieldHistory, Show

# The kind of a record, and the field with its id, by the names of the fields that are of it
_OF: Final = {
    **dict.fromkeys(
        ("name", "number", "legal_form", "nace", "joint_committee", "part_of_group", "purpose"),
        ("enterprise", "enterprise_id"),
    ),
    **dict.fromkeys(
        ("source", "introduced_by", "held_on", "question", "themes", "first_step", "consent"),
        ("intake", "intake_id"),
    ),
    **dict.fromkeys(
        ("street", "house_number", "box", "postal_code", "municipality_nis"),
        ("establishment", "site_id"),
    ),
    **dict.fromkeys(("staff", "turnover", "balance"), ("yearly_figures", "figures_id")),
}


def intake_history(page: Page, model: IntakeViewModel) -> FieldHistory:
    """Give the fields of an intake that was kept before their history."""

    def shows(field: QWidget) -> Show | None:
        name = _name(field, page)
        if model.is_new or name not in _OF:
            return None
        kind, key = _OF[name]
        record = UUID(model.fields[key])
        unit = unit_of(kind, name)
        place = Place("history", record, model.enterprise_id, text=kind, unit=unit)
        return partial(page.desk.go_requested.emit, place)

    return FieldHistory(page, shows)


def _name(field: QWidget, page: QWidget) -> str:
    """Return the name of a field; its parts, such as the text of a list, have none of their own."""
    around: QWidget | None = field
    while around is not None and around is not page:
        if around.objectName() in _OF:
            return around.objectName()
        around = around.parentWidget()
    return ""

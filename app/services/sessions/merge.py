"""A session that was typed while somebody else changed what is stored of it."""

from dataclasses import fields, replace
from typing import Any, Final

from app.domain.session_merge import Key, rebased
from app.services.sessions.form import SessionForm

_UNITS: Final = (
    ("starts_at", "ends_at"),
    ("establishment_id", "place"),
    ("confirmation", "confirmed_by", "confirmed_on"),
)
_KEYS: Final[dict[str, Key]] = {
    "present": lambda row: row.contact_id or row.role,
    "counts": lambda row: row[0],
    "agreements": lambda row: row.id,
    "themes": lambda code: code,
    "files": lambda file_id: file_id,
}
_FIXED: Final = ("id", "enterprise_id", "completed_at")


def merged_form(form: SessionForm, begin: SessionForm, stored: SessionForm) -> SessionForm:
    """Return what is stored now, with what differs between `begin` and `form` over it."""
    typed, began, now = (_values(each) for each in (form, begin, stored))
    return replace(stored, **rebased(typed, began, now, _UNITS, _KEYS))


def _values(form: SessionForm) -> dict[str, Any]:
    names = (each.name for each in fields(form))
    return {name: getattr(form, name) for name in names if name not in _FIXED}

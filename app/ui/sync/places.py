"""Where in the program a record is seen and mended."""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.services.syncing.view import RecordName
from app.ui.place import QUALITY_SCREENS, SECTION_DRAFTS, Place, section_text

SHARED: Final = frozenset(  # of the whole partnership: their root is no company
    {"partnership", "partner", "person", "role", "travelsetting", "note_template"}
)
# of a session, where the field has another name than the unit
FIELDS: Final = MappingProxyType(
    {"time": "start", "unnamed_workers": "workers", "unique_persons": "unique"}
)
TABS: Final = MappingProxyType({"contact": "contacts", "establishment": "overview"})
FIRST: Final = MappingProxyType({"establishment": {"address": "street"}})  # of several fields
# kinds of a trajectory, and the tab of its page that shows them
TRAJECTORY: Final = MappingProxyType(
    {
        "trajectory": "",
        "trajectory_phase": "",
        "trajectory_goal": "goals",
        "trajectory_member": "members",
        "trajectory_session": "sessions",
        "criterion_evidence": "criteria",
        "criterion_remark": "criteria",
        "count_proposal": "criteria",
        "count_confirmation": "criteria",
        "plan_version": "plan",
        "plan_action": "plan",
        "follow_up": "follow",
        "impact_measure": "follow",
        "goal_check": "follow",
    }
)

SCREENS: Final = MappingProxyType(  # pages of the whole partnership, by what stands there
    {
        "capacity": Place("quality", unit="flow"),
        "shared_standing": Place("targets"),
        "monitoring_delivery": Place("monitoring"),
        "monitoring_cell": Place("monitoring"),
    }
)
MEETINGS: Final = Place("quality", unit="meetings")


def place_of(record: RecordName, unit: str = "") -> Place:
    """Return the place of a record; with a unit the page goes to that field."""
    if record.kind == "coaching_session":
        return Place("session", record=record.id, unit=FIELDS.get(unit, unit))
    if record.kind in TRAJECTORY:
        return Place("trajectory", record=record.root, unit=_trajectory_field(record, unit))
    if record.below is not None:
        return Place("session", record=record.below, unit=_row_of_session(record, unit))
    of_file = Place("enterprise", record=record.root, unit=_field(record, unit) if unit else "")
    return _of_all(record, unit) or of_file


def _of_all(record: RecordName, unit: str) -> Place | None:
    """Return the place of what belongs to the whole partnership, None: it is of a case."""
    if record.kind in QUALITY_SCREENS:
        return Place(record.kind, record=record.id, unit=unit)
    if record.kind in SECTION_DRAFTS:
        return Place("settings", text=section_text(record.kind))
    if record.kind in SHARED:
        return Place("settings", text=_page(record.kind))
    if record.kind == "action" and not record.case:  # of a meeting of the partnership
        return MEETINGS
    return SCREENS.get(record.kind)


def _row_of_session(record: RecordName, unit: str) -> str:
    """Return the field of a row of a session, as its page names it."""
    if record.kind == "session_count":
        return f"count_{record.title}"
    if record.kind == "attendee":
        return "present_0"  # people stand together: the first is where one looks
    column = {"owner": "owner", "due_on": "due"}.get(unit, "text")
    return f"agreement_{record.number}_{column}"


def _page(kind: str) -> str:
    """Return the page of the settings that shows records of a kind, by its name there."""
    pages = {
        "person": QCoreApplication.translate("PreferencesPage", "Mensen en rollen"),
        "role": QCoreApplication.translate("PreferencesPage", "Mensen en rollen"),
        "partner": QCoreApplication.translate("PreferencesPage", "Partners"),
        "note_template": QCoreApplication.translate("PreferencesPage", "Sjablonen"),
    }
    return pages.get(kind, QCoreApplication.translate("PreferencesPage", "Account"))


def _field(record: RecordName, unit: str) -> str:
    """Return the name of a field as the page of an enterprise knows it, else that of its tab."""
    if record.kind == "enterprise":
        return unit if unit == "purpose" else f"overview/enterprise/{unit}"
    if record.kind == "yearly_figures":
        return f"overview/year/{record.id}/{unit}"
    tab = TABS.get(record.kind)
    if tab is None:
        return "files" if record.kind == "attachment" else ""
    return f"{tab}/{record.id}/{FIRST.get(record.kind, {}).get(unit, unit)}"


def _trajectory_field(record: RecordName, unit: str) -> str:
    """Return the name of a field as the page of a trajectory knows it, else that of its tab."""
    if record.kind == "trajectory":
        return unit
    tab = TRAJECTORY[record.kind]
    return f"{tab}/{record.id}/{unit}" if record.kind == "trajectory_goal" and unit else tab

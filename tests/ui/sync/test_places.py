"""A problem leads to its field, on the page where that is written."""

from uuid import UUID

import pytest

from app.services.syncing.view import RecordName
from app.ui.place import Place
from app.ui.sync.places import place_of
from tests.sync_samples import COMPANY, SESSION

ID = UUID(int=5)


@pytest.mark.parametrize(
    ("record", "unit", "expected"),
    [
        (SESSION, "time", Place("session", record=SESSION.id, unit="start")),
        (SESSION, "", Place("session", record=SESSION.id)),
        (
            RecordName("enterprise", COMPANY, COMPANY, "x", "x"),
            "purpose",
            Place("enterprise", record=COMPANY, unit="purpose"),
        ),
        (
            RecordName("establishment", ID, COMPANY, "x", "x"),
            "address",
            Place("enterprise", record=COMPANY, unit=f"overview/{ID}/street"),
        ),
        (
            RecordName("attachment", ID, COMPANY, "x", "x"),
            "size",
            Place("enterprise", record=COMPANY, unit="files"),
        ),
        (
            RecordName("yearly_figures", ID, COMPANY, "2025", "x"),
            "staff",
            Place("enterprise", record=COMPANY, unit=f"overview/year/{ID}/staff"),
        ),
        (
            RecordName("trajectory", COMPANY, COMPANY, "x", "x"),
            "purpose",
            Place("trajectory", record=COMPANY, unit="purpose"),
        ),
        (
            RecordName("trajectory_goal", ID, COMPANY, "x", "x"),
            "indicator",
            Place("trajectory", record=COMPANY, unit=f"goals/{ID}/indicator"),
        ),
        (
            RecordName("plan_action", ID, COMPANY, "x", "x"),
            "text",
            Place("trajectory", record=COMPANY, unit="plan"),
        ),
        (
            RecordName("agreement", ID, COMPANY, "Peter zoeken", "x", below=SESSION.id, number=1),
            "due_on",
            Place("session", record=SESSION.id, unit="agreement_1_due"),
        ),
        (
            RecordName("attendee", ID, COMPANY, "Mia D.", "x", below=SESSION.id),
            "contact_id",
            Place("session", record=SESSION.id, unit="present_0"),
        ),
        (
            RecordName("session_count", ID, COMPANY, "low_skilled", "x", below=SESSION.id),
            "number",
            Place("session", record=SESSION.id, unit="count_low_skilled"),
        ),
        (RecordName("action", ID, COMPANY, "x", "x"), "text", Place("enterprise", record=COMPANY)),
        (RecordName("action", ID, ID, "x", ""), "text", Place("quality", unit="meetings")),
        (
            RecordName("improvement", ID, COMPANY, "x", ""),
            "effect",
            Place("improvement", record=ID, unit="effect"),
        ),
        (RecordName("capacity", ID, ID, "x", ""), "hours", Place("quality", unit="flow")),
        (RecordName("target", ID, ID, "x", ""), "days", Place("settings", text="Streefcijfers")),
        (RecordName("role", ID, ID, "x", ""), "role", Place("settings", text="Mensen en rollen")),
        (RecordName("partner", ID, ID, "x", ""), "name", Place("settings", text="Partners")),
        (RecordName("partnership", ID, ID, "x", ""), "name", Place("settings", text="Account")),
    ],
)
def test_each_kind_has_its_place(record, unit, expected):
    assert place_of(record, unit) == expected

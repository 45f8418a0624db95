"""Where a coach can be in the program."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.services.day.rows import ActionRow, DraftRow
from app.services.drafts import DraftForm

# whose page finds by itself what was typed on it and not stored
RECORD_SCREENS: Final = frozenset(
    {
        *("enterprise", "trajectories", "trajectory", "scan"),
        *("networks", "network", "meeting"),
    }
)
# the pages of one record of the quality work, by its kind
QUALITY_SCREENS: Final = ("incoming_question", "improvement", "case_review", "coordination_meeting")
# what is typed in a section of the settings, and the word on that section
SECTION_DRAFTS: Final = {
    "criteria_version": ("PreferencesPage", "Resultaatcriteria"),
    "question_set": ("PreferencesPage", "Scans"),
    "actors": ("PreferencesPage", "Actoren en aanbod"),
    "instrument": ("PreferencesPage", "Instrumenten"),
    "target": ("PreferencesPage", "Streefcijfers"),
    "project_terms": ("PreferencesPage", "Financiering"),
    "partner_key": ("PreferencesPage", "Verdeelsleutel"),
}
# a window beside the pages, and its page
OPENED_FROM: Final = {"attendance": "meeting", "evaluation": "meeting"}


@dataclass(frozen=True, slots=True)
class Place:
    """
    A screen and what it shows.

    Screens are `today`, `agenda` (record: an appointment, unit: its day), `enterprises`,
    `enterprise` (record: its id), `intake` (record: an enterprise whose intake goes on; draft: a
    kept form; origin: the question that a new one comes of),
    `session` (record: the session; parent: the enterprise of a new one, appointment:
    what it is logged from; draft: a kept form),
    `networks`, `network` and `meeting` (record: its id; unit: a tab and a field of it),
    `history` (record: a session, or one of the kind in `text`; parent: its enterprise, or the
    partnership for all of that kind; unit: one field), `scans`, `scan` (record: its id; parent: the
    enterprise of a new one, text: its moment),
    `bin`, `settings` (text: a section), `trajectories` (parent: an enterprise to begin one with),
    `trajectory` (record: its id; unit: a tab, and of
    `criteria` a company and a criterion after it), `sync`, `merging`,
    `referrals` (view: board or table), `referral` (record: the referral; parent: the enterprise of
    a new one, text: the code of its instrument; draft: a kept form), `deviations`,
    `evidence` (unit: `make` or `check`, for who comes to do that), `targets`, `reports` (unit: the
    report), `coverage`, `quality` (unit: a tab), and of it `incoming_question`, `improvement`,
    `case_review` and `coordination_meeting` (record: its id; draft: a kept form; origin: what it
    comes of).

    A unit is the field that a page goes to; on the page of an enterprise with the kind of its
    record before it (`contact.phone`).
    """

    screen: str
    record: UUID | None = None
    parent: UUID | None = None
    draft: UUID | None = None
    appointment: UUID | None = None
    view: str | UUID | None = None  # of `enterprises`: a standard one, or one that a coach keeps
    text: str = ""  # what a new thing begins with, such as a name typed elsewhere
    unit: str = ""
    origin: UUID | None = None


@dataclass(frozen=True, slots=True)
class Crumb:
    """A word of the path above the page; without a place it is the page itself."""

    text: str
    place: Place | None = None


def section_text(kind: str) -> str:
    """Return the word on the section of the settings where a kind is typed; empty: on none."""
    return QCoreApplication.translate(*SECTION_DRAFTS[kind]) if kind in SECTION_DRAFTS else ""


def place_of_draft(form: DraftForm | DraftRow) -> Place:
    """Return where a kept form goes on."""
    if form.kind in SECTION_DRAFTS:
        return Place("settings", text=section_text(form.kind))
    screen = OPENED_FROM.get(form.kind, form.kind)
    if screen in RECORD_SCREENS and form.subject is not None:
        return Place(screen, record=form.subject)
    return Place(form.kind, draft=form.id)


def place_of_action(row: ActionRow) -> Place:
    """Return where an action stands: in the file of its company, else with what it came of."""
    if row.enterprise_id is not None:
        return Place("enterprise", record=row.enterprise_id)
    if row.meeting_id is not None:
        return Place("meeting", record=row.meeting_id)
    if row.coordination_id is not None:
        return Place("coordination_meeting", record=row.coordination_id)
    return Place("trajectory", record=row.trajectory_id)

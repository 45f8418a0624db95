"""What the search says of groups and of what it found."""

from typing import Final

from PySide6.QtCore import QObject

from app.core import clock
from app.domain.matching import Marked
from app.reference.loader import Reference
from app.services.search.hits import Hit
from app.ui.company_words import function_text
from app.ui.place import QUALITY_SCREENS, Place

ICONS: Final = {
    "enterprise": "domain",
    "contact": "account-outline",
    "trajectory": "map-marker-path",
    "coaching_session": "account-voice",
    "network": "account-group-outline",
    "meeting": "calendar-account-outline",
    "referral": "swap-horizontal",
    "attachment": "paperclip",
    "action": "checkbox-marked-circle-outline",
    "appointment": "calendar-outline",
    "incoming_question": "comment-question-outline",
    "improvement": "lightbulb-outline",
    "case_review": "chat-outline",
    "coordination_meeting": "account-group-outline",
    "impact_measure": "chart-line",
    "goal_check": "flag-outline",
}
OWN_PAGES: Final = {
    "coaching_session": "session",
    "trajectory": "trajectory",
    "network": "network",
    "meeting": "meeting",
    "referral": "referral",
    **{kind: kind for kind in QUALITY_SCREENS},
}  # kinds with a page of their own, and its screen
KINDS_FIRST: Final = frozenset({"coaching_session", "appointment"})  # after the day
DAYS_FIRST: Final = KINDS_FIRST | {
    *("meeting", "coordination_meeting", "incoming_question", "impact_measure", "goal_check"),
}
SESSION_ICONS: Final = {"call": "phone-outline", "online": "video-outline"}
GROUPS: Final = tuple(ICONS)  # in the order in which they are shown


def place_of(hit: Hit) -> Place:
    """Return where a record is seen: on its own page, else in the file of its company."""
    if hit.kind in OWN_PAGES:
        return Place(OWN_PAGES[hit.kind], record=hit.id)
    if (whole := _whole_of(hit)) is not None:
        return whole
    if hit.kind == "appointment" and hit.at is not None:
        return Place("agenda", record=hit.id, unit=clock.local(hit.at).date().isoformat())
    if hit.enterprise_id is None:
        return Place("today")
    unit = {"contact": "contacts", "attachment": "files"}.get(hit.kind, "")
    return Place("enterprise", record=hit.enterprise_id, unit=unit)


def _whole_of(hit: Hit) -> Place | None:
    """Return the meeting or the trajectory that a record is seen on, None: of neither."""
    if hit.meeting_id is not None:
        tab = {"action": "report", "attachment": "files"}.get(hit.kind, "")
        return Place("meeting", record=hit.meeting_id, unit=tab)
    if hit.coordination_id is not None:
        return Place("coordination_meeting", record=hit.coordination_id)
    if hit.trajectory_id is not None:
        return Place("trajectory", record=hit.trajectory_id, unit=f"follow/{hit.id.hex}")
    return None


class SearchWords(QObject):
    """Gives the headings of groups and the words of a line."""

    def __init__(self, reference: Reference, parent: QObject) -> None:
        super().__init__(parent)
        self._reference = reference

    def group(self, kind: str) -> str:
        """Return the heading over the records of a kind."""
        return {
            "enterprise": self.tr("Ondernemingen"),
            "contact": self.tr("Contacten"),
            "trajectory": self.tr("Trajecten"),
            "coaching_session": self.tr("Sessies"),
            "network": self.tr("Netwerken"),
            "meeting": self.tr("Bijeenkomsten"),
            "referral": self.tr("Doorverwijzingen"),
            "attachment": self.tr("Bestanden"),
            "action": self.tr("Acties"),
            "appointment": self.tr("Afspraken"),
            "incoming_question": self.tr("Vragen"),
            "improvement": self.tr("Verbeterregister"),
            "case_review": self.tr("Casusbord"),
            "coordination_meeting": self.tr("Overleg"),
            "impact_measure": self.tr("Metingen"),
            "goal_check": self.tr("Nazicht van doelen"),
        }[kind]

    def title(self, hit: Hit) -> Marked:
        """Return the words that name a record: first the day of a session, what a referral is."""
        if hit.kind == "referral" and hit.code:
            return _after(f"{hit.code}  ", hit.title)
        if hit.at is None or hit.kind not in DAYS_FIRST:
            return hit.title
        day = clock.local(hit.at).strftime("%d/%m")
        if hit.kind not in KINDS_FIRST:
            return _after(f"{day}  ", hit.title)
        before = f"{day} {self._kind(hit.code)}"
        if not hit.title.text:
            return Marked(before)
        return _after(f"{before}  ", hit.title)

    def detail(self, hit: Hit) -> Marked:
        """Return the rest of the words: of a contact what they do come first."""
        does = function_text(self._reference, hit.code) if hit.kind == "contact" else ""
        return _after(f"{does}, ", hit.detail) if does else hit.detail

    def icon(self, hit: Hit) -> str:
        """Return the icon of a record."""
        return SESSION_ICONS.get(hit.code, ICONS[hit.kind])

    def count(self, number: int) -> str:
        """Return how much was found."""
        return self.tr("{count} gevonden").format(count=number)

    def _kind(self, code: str) -> str:
        kinds = self._reference.session_kinds(clock.today())
        return next((choice.label for choice in kinds if choice.code == code), code)


def _after(before: str, line: Marked) -> Marked:
    shift = len(before)
    marks = tuple((start + shift, end + shift) for start, end in line.marks)
    return Marked(before + line.text, marks)

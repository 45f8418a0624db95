"""What the screens of the quality work say in one way."""

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.reference.loader import Reference
from app.services.people import Me
from app.services.quality.records import IMPROVEMENT, MEETING, QUESTION, REVIEW
from app.ui.widgets.status import Status

translate = QCoreApplication.translate
HERE: Final = "QualityWords"
TABS: Final = {  # of the page, by the kind of record that stands there
    QUESTION: "questions",
    IMPROVEMENT: "improvements",
    REVIEW: "reviews",
    MEETING: "meetings",
}
HANDLING_LOOKS: Final[dict[str, Status]] = {
    "open": "attention",
    "taken": "info",
    "referred": "ok",
    "answered": "ok",
    "dropped": "stopped",
}
STATUS_LOOKS: Final[dict[str, Status]] = {
    "insight": "concept",
    "trying": "info",
    "measured": "attention",
    "kept": "ok",
    "stopped": "stopped",
}
REVIEW_LOOKS: Final[dict[str, Status]] = {
    "brought": "concept",
    "planned": "info",
    "discussed": "ok",
}


def may_write(me: Me) -> bool:
    """Tell whether somebody writes the quality work: all who work in the partnership do."""
    return me.role not in {"", "auditor"}


def only_read_text(me: Me) -> str:
    """Return why nothing can be written here."""
    if not me.role:
        return translate(HERE, "Je hebt geen rol meer. Je leest mee, en wijzigt niets.")
    return translate(HERE, "Een auditor leest mee, en wijzigt niets.")


def tab_words() -> dict[str, str]:
    """Return the words of the tabs, in their order."""
    return {
        "questions": translate(HERE, "Vragen"),
        "improvements": translate(HERE, "Verbeterregister"),
        "flow": translate(HERE, "Capaciteit en vraag"),
        "waits": translate(HERE, "Wachttijd"),
        "still": translate(HERE, "Zonder beweging"),
        "reviews": translate(HERE, "Casusbord"),
        "meetings": translate(HERE, "Overleg"),
    }


def new_words(kind: str) -> str:
    """Return what begins a record of a kind."""
    return {
        QUESTION: translate(HERE, "Nieuwe vraag"),
        IMPROVEMENT: translate(HERE, "Nieuw verbeterpunt"),
        REVIEW: translate(HERE, "Nieuwe casus"),
        MEETING: translate(HERE, "Nieuw overleg"),
    }[kind]


def saved_words(kind: str) -> str:
    """Return the notice once a record is stored."""
    return {
        QUESTION: translate(HERE, "Vraag bewaard"),
        IMPROVEMENT: translate(HERE, "Verbeterpunt bewaard"),
        REVIEW: translate(HERE, "Casus bewaard"),
        MEETING: translate(HERE, "Overleg bewaard"),
    }[kind]


def binned_words(kind: str) -> str:
    """Return the notice once a record lies in the bin."""
    return {
        QUESTION: translate(HERE, "Vraag in de prullenbak"),
        IMPROVEMENT: translate(HERE, "Verbeterpunt in de prullenbak"),
        REVIEW: translate(HERE, "Casus in de prullenbak"),
        MEETING: translate(HERE, "Overleg in de prullenbak"),
    }[kind]


def day_words(day: date | None) -> str:
    """Return a day as a list shows it."""
    return "" if day is None else f"{day:%d/%m/%Y}"


def region_words(reference: Reference, code: str | None) -> str:
    """Return the name of a reference region; one of a later version by its code."""
    known = (one.name for one in reference.reference_regions if one.code == code)
    return next(known, code or "")


def sector_words(reference: Reference, code: str | None) -> str:
    """Return the name of a section of NACE."""
    entry = reference.nace().get(code) if code else None
    return code or "" if entry is None else entry.label


def sections(reference: Reference) -> list[tuple[str, str]]:
    """Return the sections of NACE with their words."""
    return [(one.code, one.label) for one in reference.nace() if one.level == 1]

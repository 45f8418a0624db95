"""What a meeting page says."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from app.core import clock
from app.services.networks.meeting_list import MeetingRow, Overlaps
from app.services.networks.meetings import InviteeRow
from app.ui.case_words import code_text
from app.ui.networks.words import span_text
from app.ui.widgets.status import Status

translate = QCoreApplication.translate
HERE: Final = "MeetingWords"
MODES: Final = ("site", "online", "hybrid")
REPLIES: Final = ("yes", "maybe", "no")


def overlap_text(found: Overlaps) -> str:
    """Return what else the coach has at that time: `Overlapt met Bakkerij, 14:00–15:00`."""
    named = [(one.enterprise or one.subject, one.starts_at, one.ends_at)
             for one in found.appointments]  # fmt: skip
    named += [(one.title, one.starts_at, one.ends_at) for one in found.meetings]
    if not named:
        return ""
    what, begins, ends = named[0]
    words = translate(HERE, "Overlapt met {what}, {times}")
    text = words.format(what=what or translate(HERE, "een afspraak"), times=span_text(begins, ends))
    more = len(named) - 1
    return text if not more else translate(HERE, "{text} en nog {n}").format(text=text, n=more)


def phase(starts_at: datetime, ends_at: datetime, now: datetime) -> tuple[Status, str]:
    """Return whether a meeting is planned, goes on or is over."""
    if now < starts_at:
        days = (clock.local(starts_at).date() - clock.local(now).date()).days
        if days <= 0:
            return "info", translate(HERE, "Vandaag")
        return "neutral", translate(HERE, "Gepland")
    if now < ends_at:
        return "info", translate(HERE, "Bezig")
    return "ok", translate(HERE, "Voorbij")


def mode_text(code: str) -> str:
    """Return whether people meet on site, online or both."""
    return code_text("mode", code)


def reply_text(row: InviteeRow) -> str:
    """Return whether somebody comes."""
    if row.walk_in:
        return translate(HERE, "Niet op de lijst")
    return code_text("reply", row.reply) if row.reply else translate(HERE, "Nog geen antwoord")


def attendance_text(row: InviteeRow) -> str:
    """Return whether somebody was there."""
    if row.attended is None:
        no_show = translate(HERE, "Verontschuldigd")
        return no_show if row.reply == "no" else translate(HERE, "Nog niet gezien")
    return translate(HERE, "Aanwezig") if row.attended else translate(HERE, "Afwezig")


def attendance_status(row: InviteeRow) -> str:
    """Return the status whose icon stands before that."""
    if row.attended is None:
        return "neutral"
    return "ok" if row.attended else "stopped"


def counts_text(row: MeetingRow) -> str:
    """Return how many were there, or come: `8 aanwezig`, `9 van 14 komen`."""
    if row.present:
        return translate(HERE, "{n} aanwezig").format(n=row.present)
    if not row.invited:
        return translate(HERE, "niemand genodigd")
    words = translate(HERE, "{coming} van {invited} komen")
    return words.format(coming=row.coming, invited=row.invited)


def usual_title(number: int) -> str:
    """Return what the next meeting is called at first."""
    return translate(HERE, "Bijeenkomst {n}").format(n=number)

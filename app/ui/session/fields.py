"""
The form of a session as its draft holds it, and as the values that are stored.

A draft has every field as it was typed, so that what cannot be read yet is kept too. Names of the
fields: see `EMPTY`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from app.core import clock
from app.domain.day_input import parse_day, parse_time
from app.domain.findings import Finding, Severity
from app.domain.periods import session_end_day
from app.domain.session_day import parse_session_day
from app.domain.session_merge import Key, rebased
from app.services.day.agenda import Planned, session_times
from app.services.sessions.context import SessionContext
from app.services.sessions.form import Agreed, FormFinding, NextAction, Present, Served, SessionForm
from app.services.sessions.trajectory import usual_served
from app.ui.widgets.days import day_text

REMOTE: Final = "remote"  # no establishment: online, or by telephone
OTHER: Final = "other"  # a place that is typed
AWAY: Final = ("online", "call")  # kinds that have no place

# who types one of them decides on all
UNITS: Final = (
    ("day", "start", "end"),
    ("site", "place"),
    ("next_step", "next_on", "next_kind"),
    ("goal_is_purpose", "goal"),
    ("confirmation", "confirmed_by", "confirmed_on"),
)
ROW_KEYS: Final[dict[str, Key]] = {
    "agreements": lambda row: row[0],
    "present": lambda row: row[0] or row[1],
    "counts": lambda pair: pair[0],
    "themes": lambda code: code,
    "files": lambda file_id: file_id,
    "proves": lambda code: code,
}

EMPTY: Final[dict[str, Any]] = {
    "session": None,
    "was_start": None,  # moments as they were stored, for what the fields do not show: seconds
    "was_end": None,
    "completed_at": None,
    "day": "",
    "start": "",
    "end": "",
    "kind": "visit",
    "site": REMOTE,  # id of an establishment, REMOTE or OTHER
    "place": "",
    "subject": "",
    "note": "",
    "agreements": [],  # id or None, text, owner, day
    "result": "",
    "next_step": "",
    "next_on": "",
    "next_kind": "task",
    "present": [],  # id of a contact or None, role
    "unnamed": 0,
    "counts": {},
    "unique": 0,
    "themes": [],
    "goal_is_purpose": False,
    "goal": "",
    "confirmation": None,
    "confirmed_by": "",
    "confirmed_on": "",
    "files": [],
    "funding": {},  # what was answered about who else does or pays it
    "appointment": None,  # id, while the session is logged from it
    "trajectory": None,  # id of the one that it serves
    "proves": [],  # codes of criteria
}


@dataclass(frozen=True, slots=True)
class Times:
    """The two moments that are typed; a finding where they cannot be read."""

    starts_at: datetime | None
    ends_at: datetime | None
    findings: tuple[FormFinding, ...] = ()


def new_fields(context: SessionContext, now: datetime) -> dict[str, Any]:
    """Return the form of a new session: today, an hour that just ended, at the main site."""
    ends = clock.local(now)
    begins = max(ends - timedelta(hours=1), ends.replace(hour=0, minute=0))
    return EMPTY | {
        "day": day_text(ends.date()),
        "start": f"{begins:%H:%M}",
        "end": f"{ends:%H:%M}",
        "site": str(context.sites[0].id) if context.sites else OTHER,
        "goal_is_purpose": bool(context.purpose),
        **_served_fields(usual_served(context.trajectories)),
    }


def planned_fields(planned: Planned, now: datetime) -> dict[str, Any]:
    """Return what a new session takes from the appointment that it is logged from."""
    begin, end = session_times(planned, now)
    begins, ends = clock.local(begin), clock.local(end or max(now, begin))
    site = None if planned.establishment_id is None else str(planned.establishment_id)
    return {
        "appointment": str(planned.id),
        "day": day_text(begins.date()),
        "start": f"{begins:%H:%M}",
        "end": f"{ends:%H:%M}",
        "kind": planned.kind,
        "site": site or (REMOTE if planned.kind in AWAY else OTHER),
        "place": "" if site or planned.kind in AWAY else planned.place,
        "subject": planned.subject,
    }


def stored_fields(form: SessionForm, context: SessionContext) -> dict[str, Any]:
    """Return the form of a stored session."""
    begins, ends = clock.local(form.starts_at), clock.local(form.ends_at)
    step = form.next_action
    confirmed_on = form.confirmed_on
    return EMPTY | {
        "session": _id_text(form.id),
        "was_start": form.starts_at.isoformat(),
        "was_end": form.ends_at.isoformat(),
        "completed_at": None if form.completed_at is None else form.completed_at.isoformat(),
        "day": day_text(begins.date()),
        "start": f"{begins:%H:%M}",
        "end": f"{ends:%H:%M}",
        "kind": form.kind,
        "site": _site(form),
        "place": form.place,
        "subject": form.subject,
        "note": form.note,
        "agreements": [
            [_id_text(item.id), item.text, item.owner, _day(item.due_on)]
            for item in form.agreements
        ],
        "result": form.result,
        "next_step": "" if step is None else step.text,
        "next_on": "" if step is None else _day(step.due_on),
        "next_kind": "task" if step is None else step.kind,
        "present": [[_id_text(item.contact_id), item.role] for item in form.present],
        "unnamed": form.unnamed_workers,
        "counts": dict(form.counts),
        "unique": form.unique_persons or 0,
        "themes": list(form.themes),
        "goal_is_purpose": bool(form.goal) and form.goal == context.purpose,
        "goal": "" if form.goal == context.purpose else form.goal,
        "confirmation": form.confirmation,
        "confirmed_by": form.confirmed_by,
        "confirmed_on": "" if confirmed_on is None else day_text(confirmed_on),
        "files": [str(file_id) for file_id in form.files],
        **_served_fields(form.served or Served()),
    }


def rebased_fields(
    typed: dict[str, Any], begin: dict[str, Any], stored: dict[str, Any]
) -> dict[str, Any]:
    """Return the form of a session as it is stored now, with what was typed in a draft over it."""
    fixed = {name: stored[name] for name in ("session", "was_start", "was_end", "completed_at")}
    now = {name: stored[name] for name in EMPTY if name not in fixed}
    return typed | rebased(EMPTY | typed, EMPTY | begin, now, UNITS, ROW_KEYS) | fixed


def quick_fields(
    quick: dict[str, Any], context: SessionContext, step: NextAction | None, now: datetime
) -> dict[str, Any]:
    """Return the full form of a quick session that was not finished, with all it has."""
    begins = clock.local(datetime.fromisoformat(quick["starts_at"]))
    ends_at = quick.get("ends_at")
    ends = clock.local(now if ends_at is None else datetime.fromisoformat(ends_at))
    away = quick["kind"] in AWAY or not context.sites
    return new_fields(context, now) | {
        "day": day_text(begins.date()),
        "start": f"{begins:%H:%M}",
        "end": f"{ends:%H:%M}",
        "kind": quick["kind"],
        "site": REMOTE if away else str(context.sites[0].id),
        "note": quick.get("note", ""),
        "present": quick.get("present", []),
        "unnamed": quick.get("unnamed", 0),
        "funding": quick.get("funding", {}),
        "next_step": "" if step is None else step.text,
        "next_on": "" if step is None else _day(step.due_on),
        "next_kind": "task" if step is None else step.kind,
        "appointment": quick.get("appointment"),
    }


def read_times(fields: dict[str, Any], today: date) -> Times:
    """Read the day and the two times as they are typed."""
    day = parse_session_day(fields["day"], today)
    start, end = parse_time(fields["start"]), parse_time(fields["end"])
    unread = [
        FormFinding(name, Finding(f"{rule}.unreadable", Severity.ERROR))
        for name, rule, value in (
            ("day", "day", day),
            ("start", "time", start),
            ("end", "time", end),
        )
        if value is None
    ]
    if day is None or start is None or end is None:
        return Times(None, None, tuple(unread))
    starts_at = datetime.combine(day, start).astimezone()
    ends_at = datetime.combine(session_end_day(day, start, end), end).astimezone()
    return Times(_as_it_was(starts_at, fields["was_start"]), _as_it_was(ends_at, fields["was_end"]))


def read_form(
    fields: dict[str, Any], context: SessionContext, today: date
) -> tuple[SessionForm | None, tuple[FormFinding, ...]]:
    """Return the session to store, and what cannot be read; None when that keeps it back."""
    times = read_times(fields, today)
    unread = [*times.findings]
    due: Callable[[str, str], date | None] = _reader(unread, today)
    next_on = due("next_on", fields["next_on"])
    agreements = tuple(
        Agreed(text, owner, due("agreements", day), None if known is None else UUID(known))
        for known, text, owner, day in fields["agreements"]
        if text.strip()
    )
    confirmation = fields["confirmation"]
    confirmed_on = fields["confirmed_on"]
    if confirmed_on and parse_session_day(confirmed_on, today) is None:
        unread.append(FormFinding("confirmed_on", Finding("day.unreadable", Severity.ERROR)))
    if unread or times.starts_at is None or times.ends_at is None:
        return None, tuple(unread)
    step = fields["next_step"].strip()
    site, completed_at = fields["site"], fields["completed_at"]
    appointment = fields.get("appointment")
    form = SessionForm(
        id=None if fields["session"] is None else UUID(fields["session"]),
        enterprise_id=context.enterprise_id,
        kind=fields["kind"],
        starts_at=times.starts_at,
        ends_at=times.ends_at,
        establishment_id=None if site in {REMOTE, OTHER} else UUID(site),
        place=fields["place"] if site == OTHER else "",
        subject=fields["subject"],
        goal=context.purpose if fields["goal_is_purpose"] else fields["goal"],
        note=fields["note"],
        result=fields["result"],
        next_action=NextAction(fields["next_kind"], step, next_on) if step else None,
        themes=tuple(fields["themes"]),
        present=tuple(
            Present(None if contact is None else UUID(contact), role)
            for contact, role in fields["present"]
        ),
        unnamed_workers=fields["unnamed"],
        counts=tuple((group, number) for group, number in fields["counts"].items() if number),
        unique_persons=fields["unique"] or None,
        confirmation=confirmation,
        confirmed_by="" if confirmation is None else fields["confirmed_by"],
        confirmed_on=(None if confirmation is None else parse_session_day(confirmed_on, today)),
        agreements=agreements,
        files=tuple(UUID(file_id) for file_id in fields["files"]),
        completed_at=None if completed_at is None else datetime.fromisoformat(completed_at),
        appointment_id=None if appointment is None else UUID(appointment),
        served=_served(fields),
    )
    return form, ()


def _served_fields(served: Served) -> dict[str, Any]:
    return {"trajectory": _id_text(served.trajectory_id), "proves": list(served.proves)}


def _served(fields: dict[str, Any]) -> Served:
    """Return what a session serves; a draft of an earlier version says nothing of it."""
    trajectory = fields.get("trajectory")
    if trajectory is None:
        return Served()
    return Served(UUID(trajectory), tuple(fields["proves"]))


def _reader(unread: list[FormFinding], today: date) -> Callable[[str, str], date | None]:
    def read(field: str, text: str) -> date | None:
        day = parse_day(text, today) if text.strip() else None
        if text.strip() and day is None:
            unread.append(FormFinding(field, Finding("day.unreadable", Severity.ERROR)))
        return day

    return read


def _as_it_was(typed: datetime, was: str | None) -> datetime:
    """Return the stored moment when the fields show nothing else, with its seconds."""
    if was is None:
        return typed
    stored = datetime.fromisoformat(was)
    same = clock.local(stored).replace(second=0, microsecond=0) == typed
    return stored if same else typed


def _site(form: SessionForm) -> str:
    if form.establishment_id is not None:
        return str(form.establishment_id)
    return OTHER if form.place or form.kind not in AWAY else REMOTE


def _day(day: date | None) -> str:
    return "" if day is None else day_text(day)


def _id_text(value: UUID | None) -> str | None:
    return None if value is None else str(value)

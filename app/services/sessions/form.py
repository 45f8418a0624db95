"""A coaching session (sessie) as plain values: what its form holds, and what is wrong with it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from app.core.clock import local
from app.core.errors import UserError
from app.domain.findings import Finding, Severity
from app.domain.periods import ASKED, check_session
from app.domain.session_counts import check_persons
from app.domain.text import FieldKind, clean_text

TEXTS: Final = {
    "place": FieldKind.SHORT,
    "subject": FieldKind.SHORT,
    "goal": FieldKind.LONG,
    "note": FieldKind.LONG,
    "result": FieldKind.LONG,
    "confirmed_by": FieldKind.NAME,
}


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who was there: a contact, or a role without a name."""

    contact_id: UUID | None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Agreed:
    """One agreement (afspraak); without an id it is new."""

    text: str
    owner: str = ""
    due_on: date | None = None
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class NextAction:
    """What the coach does next; `kind` is task, visit, call, scan or refer."""

    kind: str
    text: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Served:
    """The trajectory that a session serves, and the codes of the criteria that it proves."""

    trajectory_id: UUID | None = None
    proves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionForm:
    """A session as its form shows it; without an id it is not stored yet."""

    enterprise_id: UUID
    kind: str  # visit, call, online, meeting
    starts_at: datetime
    ends_at: datetime
    id: UUID | None = None
    establishment_id: UUID | None = None
    place: str = ""
    subject: str = ""
    goal: str = ""
    note: str = ""
    result: str = ""
    next_action: NextAction | None = None
    themes: tuple[str, ...] = ()
    present: tuple[Present, ...] = ()
    unnamed_workers: int = 0
    counts: tuple[tuple[str, int], ...] = ()  # target group and number, groups overlap
    unique_persons: int | None = None
    confirmation: str | None = None  # none, oral, mail, paper
    confirmed_by: str = ""
    confirmed_on: date | None = None
    agreements: tuple[Agreed, ...] = ()
    files: tuple[UUID, ...] = ()  # attachments that belong to it
    completed_at: datetime | None = None
    appointment_id: UUID | None = None  # that it is logged from, while that is typed
    served: Served | None = None  # None: it stays as it is

    @property
    def is_complete(self) -> bool:
        """Whether it was finished (afgerond) before."""
        return self.completed_at is not None


class FormFinding(NamedTuple):
    """
    A finding and the field of the form it is about.

    That is `time`, `agreements`, `next_step`, `unique_persons` or one of TEXTS.
    """

    field: str
    finding: Finding

    @property
    def is_asked(self) -> bool:
        """Whether the coach is asked about it once, before the session is finished."""
        return self.finding.rule in ASKED


def check_form(form: SessionForm, now: datetime | None = None) -> tuple[FormFinding, ...]:
    """
    Return what is wrong, or unusual, in a form; errors come before it can be stored.

    Codes are those of `periods.check_session`, `session_counts.check_persons` and
    `text.clean_text`. With `now` a session in the future is told too.
    """
    times = check_session(local(form.starts_at), local(form.ends_at), now)
    found = [FormFinding("time", finding) for finding in times]
    persons = check_persons([number for _, number in form.counts], form.unique_persons)
    found += [FormFinding("unique_persons", finding) for finding in persons]
    for field, kind in TEXTS.items():
        found += _text_findings(field, getattr(form, field), kind)
    if form.next_action is not None:
        found += _text_findings("next_step", form.next_action.text, FieldKind.SHORT)
    for item in form.agreements:
        found += _text_findings("agreements", item.text, FieldKind.LONG)
        found += _text_findings("agreements", item.owner, FieldKind.NAME)
    return tuple(found)


def checked_form(form: SessionForm) -> SessionForm:
    """
    Return the form with its texts cleaned, ready to be stored.

    Raises:
        UserError: The code of the first finding that is an error, with its values and `field`.
    """
    for field, finding in check_form(form):
        if finding.severity is Severity.ERROR:
            raise UserError(finding.rule, field=field, **finding.values)
    plain: dict[str, Any] = {
        field: clean_text(getattr(form, field), kind).text for field, kind in TEXTS.items()
    }
    agreed = tuple(_clean_agreement(item) for item in form.agreements)
    step = form.next_action
    if step is not None:
        step = replace(step, text=clean_text(step.text, FieldKind.SHORT).text)
    kept = tuple(item for item in agreed if item.text)
    return replace(form, **plain, agreements=kept, next_action=step)


def _clean_agreement(item: Agreed) -> Agreed:
    text = clean_text(item.text, FieldKind.LONG).text.strip()
    return replace(item, text=text, owner=clean_text(item.owner, FieldKind.NAME).text)


def _text_findings(field: str, text: str, kind: FieldKind) -> list[FormFinding]:
    return [FormFinding(field, finding) for finding in clean_text(text, kind).findings]

"""Whether something is still to come with an enterprise: the next action (volgende actie)."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, exists
from sqlmodel import col

from app.models.coaching import Action
from app.models.planning import Appointment
from app.services.companies.family import of_company


def has_open_action(enterprise_id: Any) -> ColumnElement[bool]:
    """Return the condition that an action is open, whoever does it; a column of ids is given."""
    return exists().where(
        of_company(Action.enterprise_id, enterprise_id),
        col(Action.done_on).is_(None),
        ~col(Action.deleted),
    )


def has_appointment(enterprise_id: Any, day: date) -> ColumnElement[bool]:
    """Return the condition that an appointment begins on that day or later, whoever goes."""
    return exists().where(
        of_company(Appointment.enterprise_id, enterprise_id),
        col(Appointment.starts_at) >= datetime.combine(day, time()).astimezone(),
        ~col(Appointment.cancelled),
        ~col(Appointment.deleted),
    )

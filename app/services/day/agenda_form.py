"""What the forms that plan an appointment (afspraak) or a task begin with."""

from dataclasses import dataclass
from uuid import UUID

from app.services.day.agenda import Planned, load_appointment
from app.services.drafts import KeptDraft, get_draft
from app.services.sessions.context import (
    EnterpriseChoice,
    SiteChoice,
    enterprise_choice,
    enterprise_sites,
)
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class PlanBegin:
    """What stands in the form before anything is typed in it; None: there is no such thing."""

    kept: KeptDraft | None = None  # what was typed before
    planned: Planned | None = None  # the appointment that changes
    company: EnterpriseChoice | None = None
    sites: tuple[SiteChoice, ...] = ()  # of the company


def begin_plan(
    store: Store,
    *,
    draft_id: UUID | None = None,
    appointment_id: UUID | None = None,
    enterprise_id: UUID | None = None,
) -> PlanBegin:
    """Return how the form begins: with a draft, else with an appointment, else with a company."""
    kept = None if draft_id is None else get_draft(store, draft_id)
    if kept is not None:
        appointment_id = _id_in(kept, "appointment") or appointment_id
    planned = None if appointment_id is None else load_appointment(store, appointment_id)
    if kept is not None:
        enterprise_id = _id_in(kept, "enterprise")
    elif planned is not None:
        enterprise_id = planned.enterprise_id
    company = None if enterprise_id is None else enterprise_choice(store, enterprise_id)
    sites = () if company is None else enterprise_sites(store, company.id)
    return PlanBegin(kept, planned, company, sites)


def _id_in(kept: KeptDraft, field: str) -> UUID | None:
    found = kept.form.fields.get(field)
    return None if found is None else UUID(found)

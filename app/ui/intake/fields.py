"""What is typed in an intake, as plain values that a draft can keep."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any, Final

from app.domain.identifiers import format_enterprise_number, format_establishment_number
from app.services.intake_form import ContactForm, IntakeForm, new_contact_id
from app.ui.widgets.days import day_text

Fields = dict[str, Any]  # name of a field -> text, tick, code or list of codes

IDS: Final = ("enterprise_id", "intake_id", "action_id")
PAGES: Final = ("search", "company", "question")


def contact_fields(contact: ContactForm | None = None) -> Fields:
    """Return the fields of one contact; without one those of a contact to be typed."""
    if contact is None:
        return asdict(ContactForm(new_contact_id(), "")) | {
            "id": str(new_contact_id()),
            "mail_consent_on": "",
        }
    return asdict(contact) | {
        "id": str(contact.id),
        "mail_consent_on": _day(contact.mail_consent_on, weekday=False),
    }


def fields_of(form: IntakeForm) -> Fields:
    """Return a form as it is typed, to begin or to go on with."""
    site, figures = form.site, form.figures
    return {
        **{name: str(getattr(form, name)) for name in IDS},
        "site_id": str(site.id),
        "figures_id": str(figures.id),
        "page": 0,
        "query": "",
        "name": form.name,
        "number": format_enterprise_number(form.number) if form.number else "",
        "legal_form": form.legal_form,
        "street": site.street,
        "house_number": site.house_number,
        "box": site.box,
        "postal_code": site.postal_code or "",
        "municipality_nis": site.municipality_nis,
        "site_number": format_establishment_number(site.number) if site.number else "",
        "nace": form.nace_code,
        "joint_committee": form.joint_committee,
        "year": str(figures.year),
        "staff": amount_text(figures.staff),
        "turnover": amount_text(figures.turnover),
        "balance": amount_text(figures.balance),
        "part_of_group": form.part_of_group,
        "contacts": [contact_fields(contact) for contact in form.contacts] or [contact_fields()],
        "source": form.source,
        "introduced_by": form.introduced_by,
        "duplicate_reason": form.duplicate_reason,
        "held_on": _day(form.held_on),
        "question": form.question,
        "purpose": form.purpose,
        "themes": list(form.themes),
        "counts": dict(form.counts),
        "unique_persons": form.unique_persons or 0,
        "first_step": form.first_step,
        "first_step_on": _day(form.first_step_on),
        "consent": bool(form.consent),
        "consent_by": form.consent_by,
        "consent_on": _day(form.consent_on),
    }


def amount_text(value: Decimal | None) -> str:
    """Return an amount as people write it: 1234.5 is `1.234,5`."""
    if value is None:
        return ""
    whole, _, decimals = f"{value:,f}".partition(".")
    decimals = decimals.rstrip("0")
    return whole.replace(",", ".") + ("," + decimals if decimals else "")


def is_untouched(fields: Mapping[str, Any], begin: Mapping[str, Any]) -> bool:
    """Tell whether nothing but the page differs from how it began."""
    return {**fields, "page": 0} == {**begin, "page": 0}


def _day(day: date | None, *, weekday: bool = True) -> str:
    return "" if day is None else day_text(day, weekday=weekday)

"""What is typed in an intake, as plain values that a draft can keep."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any, Final

from app.domain.findings import Finding, Severity
from app.domain.identifiers import format_enterprise_number, format_establishment_number
from app.services.companies.intake_form import ContactForm, IntakeForm, new_contact_id
from app.ui.widgets.days import day_text

Fields = dict[str, Any]  # name of a field -> text, tick, code or list of codes

IDS: Final = ("enterprise_id", "intake_id", "action_id")
PAGES: Final = ("search", "company", "question")
PLACE: Final = ("page", "query")  # where the coach is, not what is told
TOGETHER: Final = {  # fields that say nothing without another one
    "postal_code": ("postal_code", "municipality_nis"),
    "year": ("year", "staff", "turnover", "balance"),
}


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


def rebased(typed: Fields, begin: Fields, stored: Fields) -> Fields:
    """
    Return what is stored now, with what was typed in a draft over it.

    Args:
        typed: The fields of the draft.
        begin: The same fields as they stood before the coach typed.
        stored: The fields as a file gives them now.
    """
    names = [name for name in typed if name in PLACE or not _is_same(typed[name], begin.get(name))]
    return (
        stored
        | {name: typed[name] for name in names}
        | {"contacts": _rebased_contacts(*(_by_id(each) for each in (typed, begin, stored)))}
    )


def _rebased_contacts(
    typed: dict[str, Fields], begin: dict[str, Fields], stored: dict[str, Fields]
) -> list[Fields]:
    found: dict[str, Fields] = {}
    for key, contact in stored.items():
        if key in typed:
            began = begin.get(key, {})
            names = [name for name in contact if not _is_same(typed[key][name], began.get(name))]
            found[key] = contact | {name: typed[key][name] for name in names}
        elif key not in begin:
            found[key] = contact
    for key, contact in typed.items():
        was_stored = bool(begin.get(key, {}).get("name"))
        if key not in stored and not was_stored and _is_told(contact):
            found[key] = contact
    told = [contact for contact in found.values() if _is_told(contact)]
    return told or list(found.values()) or [contact_fields()]


def sound_fields(
    fields: Mapping[str, Any], begin: Mapping[str, Any], findings: Mapping[str, Finding]
) -> Fields:
    """Return the fields as they can be stored: what is wrong stands as it began."""
    wrong = {name for name, finding in findings.items() if finding.severity is Severity.ERROR}
    names = [each for name in wrong for each in TOGETHER.get(name, (name,)) if each in begin]
    if not str(fields["held_on"]).strip():
        names.append("held_on")
    began, contacts = _by_id(begin), []
    for place, contact in enumerate(fields["contacts"]):
        before = began.get(contact["id"], {})
        parts = [part for part in contact if f"contacts.{place}.{part}" in wrong]
        if not str(contact["name"]).strip() and before.get("name"):
            parts.append("name")
        contacts.append(contact | {part: before.get(part, "") for part in parts})
    return dict(fields) | {name: begin[name] for name in names} | {"contacts": contacts}


def _by_id(fields: Mapping[str, Any]) -> dict[str, Fields]:
    return {contact["id"]: contact for contact in fields.get("contacts") or ()}


def _is_told(contact: Fields) -> bool:
    return any(str(contact[part] or "").strip() for part in ("name", "function", "email", "phone"))


def _is_same(one: Any, other: Any) -> bool:
    """Tell whether two values of a field say the same; what is empty says nothing."""
    return (one or None) == (other or None)


def _day(day: date | None, *, weekday: bool = True) -> str:
    return "" if day is None else day_text(day, weekday=weekday)

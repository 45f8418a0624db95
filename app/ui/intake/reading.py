"""Reads what is typed in an intake: the form it makes, what is wrong, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from app.domain.amount_input import AmountProblem, parse_amount
from app.domain.contact_details import clean_email, email_domain, email_problem, phone_problem
from app.domain.day_input import parse_day
from app.domain.duplicates import CompanyTraits
from app.domain.enterprise_size import Figures, SizeOfYear, size_of_year
from app.domain.findings import Finding, Severity
from app.domain.identifiers import (
    NumberCheck,
    parse_enterprise_number,
    parse_establishment_number,
)
from app.domain.intake import Completeness, IntakeValues, intake_completeness
from app.domain.text import FieldKind, clean_text
from app.reference.loader import Reference
from app.reference.tables import Municipality
from app.services.companies.intake_form import ContactForm, FiguresForm, IntakeForm, SiteForm

MOST_STAFF: Final = Decimal(1_000_000)  # VTE; no Belgian employer comes near
MOST_EUROS: Final = Decimal(1_000_000_000_000)
FIRST_YEAR: Final = 1990
NAMES: Final = ("name",)
LINES: Final = (
    "street", "house_number", "box", "introduced_by", "first_step", "consent_by",
    "duplicate_reason",
)  # fmt: skip
NOTES: Final = ("question", "purpose")
CONTACT_LINES: Final = ("function", "email", "phone")


@dataclass(slots=True)
class Reading:
    """What was read; `findings` are by the name of the field, `contacts.0.email` for instance."""

    form: IntakeForm
    completeness: Completeness
    traits: CompanyTraits
    size: SizeOfYear
    places: tuple[Municipality, ...]
    number: NumberCheck
    findings: dict[str, Finding] = field(default_factory=dict)
    has_leftover: bool = False  # something typed cannot be stored: only a draft can keep it

    @property
    def place(self) -> Municipality | None:
        """The municipality, when it is known."""
        nis = self.form.site.municipality_nis
        return next((place for place in self.places if place.nis == nis), None)


def read_fields(
    fields: Mapping[str, Any],
    reference: Reference,
    today: date,
    named: frozenset[str] = frozenset(),
) -> Reading:
    """
    Read the three pages; nothing that is typed makes this fail.

    Args:
        named: Ids of the contacts who have a name in the file; they keep it.
    """
    return _Reader(fields, reference, today, named).read()


class _Reader:
    """One reading; it gathers findings while it goes."""

    def __init__(
        self,
        fields: Mapping[str, Any],
        reference: Reference,
        today: date,
        named: frozenset[str],
    ) -> None:
        self._fields, self._reference, self._today = fields, reference, today
        self._named = named
        self._findings: dict[str, Finding] = {}
        self._leftover = False

    def read(self) -> Reading:
        texts = self._texts()
        number = self._number()
        places = self._reference.places(self._text("postal_code"))
        figures = self._figures()
        form = self._form(texts, number, places, figures)
        self._check_persons(form)
        return Reading(
            form=form,
            completeness=self._completeness(form),
            traits=_traits(form),
            size=size_of_year(
                Figures(figures.staff, figures.turnover, figures.balance),
                self._reference.size_ceilings(date(figures.year, 12, 31)),
            ),
            places=places,
            number=number,
            findings=self._findings,
            has_leftover=self._leftover,
        )

    def _form(
        self,
        texts: dict[str, str],
        number: NumberCheck,
        places: tuple[Municipality, ...],
        figures: FiguresForm,
    ) -> IntakeForm:
        get = self._fields.get
        is_number = number.is_valid
        return IntakeForm(
            enterprise_id=UUID(self._fields["enterprise_id"]),
            intake_id=UUID(self._fields["intake_id"]),
            action_id=UUID(self._fields["action_id"]),
            site=self._site(texts, places),
            figures=figures,
            held_on=self._day("held_on") or self._today,
            name=texts["name"],
            number=number.digits if is_number else None,
            legal_form=get("legal_form"),
            nace_code=get("nace"),
            joint_committee=get("joint_committee"),
            part_of_group=get("part_of_group"),
            purpose=texts["purpose"],
            duplicate_reason=texts["duplicate_reason"],
            contacts=self._contacts(),
            source=get("source"),
            introduced_by=texts["introduced_by"],
            question=texts["question"],
            themes=tuple(sorted(get("themes") or ())),
            counts=tuple((group, int(n)) for group, n in (get("counts") or {}).items() if n),
            unique_persons=get("unique_persons") or None,
            first_step=texts["first_step"],
            first_step_on=self._day("first_step_on"),
            consent=bool(get("consent")) or None,
            consent_on=self._day("consent_on") if get("consent") else None,
            consent_by=texts["consent_by"] if get("consent") else "",
        )

    def _text(self, name: str) -> str:
        return str(self._fields.get(name) or "")

    def _texts(self) -> dict[str, str]:
        kinds = dict.fromkeys(NAMES, FieldKind.NAME)
        kinds |= dict.fromkeys(LINES, FieldKind.SHORT)
        kinds |= dict.fromkeys(NOTES, FieldKind.LONG)
        return {name: self._clean(name, self._text(name), kind) for name, kind in kinds.items()}

    def _clean(self, name: str, typed: str, kind: FieldKind) -> str:
        """Return the text as it can be stored; nothing when it cannot."""
        cleaned = clean_text(typed, kind)
        for finding in cleaned.findings:
            self._find(name, finding)
            if finding.severity is Severity.ERROR:
                return ""
        return cleaned.text

    def _find(self, name: str, finding: Finding | None) -> None:
        """Remember what is wrong with a field; what is wrong stays out of the form."""
        if finding is None:
            return
        self._findings.setdefault(name, finding)
        self._leftover |= finding.severity is Severity.ERROR

    def _number(self) -> NumberCheck:
        number = parse_enterprise_number(self._text("number"))
        if self._text("number").strip():
            self._find("number", number.finding())
        return number

    def _site(self, texts: dict[str, str], places: tuple[Municipality, ...]) -> SiteForm:
        code = self._text("postal_code").strip().upper().removeprefix("B-")
        if code and not places:
            self._find("postal_code", Finding("postal_code.unknown", Severity.ERROR))
        nis = [place.nis for place in places]
        chosen = self._fields.get("municipality_nis")
        number = parse_establishment_number(self._text("site_number"))
        if self._text("site_number").strip():
            self._find("site_number", number.finding())
        return SiteForm(
            UUID(self._fields["site_id"]),
            number.digits if number.is_usable else None,
            texts["street"],
            texts["house_number"],
            texts["box"],
            code if places else None,
            chosen if chosen in nis else nis[0] if len(nis) == 1 else None,
        )

    def _figures(self) -> FiguresForm:
        year = self._text("year").strip()
        last = self._today.year - 1
        if not (year.isascii() and year.isdecimal() and FIRST_YEAR <= int(year) <= last + 1):
            if year:
                values = {"first": FIRST_YEAR, "last": last + 1}
                self._find("year", Finding("year.wrong", Severity.ERROR, values))
            year = str(last)
        return FiguresForm(
            UUID(self._fields["figures_id"]),
            int(year),
            self._amount("staff", MOST_STAFF),
            self._amount("turnover", MOST_EUROS),
            self._amount("balance", MOST_EUROS),
        )

    def _amount(self, name: str, most: Decimal) -> Decimal | None:
        check = parse_amount(self._text(name), most)
        if check.problem not in {None, AmountProblem.EMPTY}:
            values = {"typed": self._text(name), "most": most}
            self._find(name, Finding(f"amount.{check.problem}", Severity.ERROR, values))
        return check.value

    def _day(self, name: str) -> date | None:
        typed = self._text(name)
        day = parse_day(typed, self._today) if typed.strip() else None
        if typed.strip() and day is None:
            self._find(name, Finding("day.wrong", Severity.ERROR, {"typed": typed.strip()}))
        return day

    def _contacts(self) -> tuple[ContactForm, ...]:
        every = enumerate(self._fields.get("contacts") or ())
        found = [self._contact(f"contacts.{n}.", typed) for n, typed in every]
        return tuple(contact for contact in found if contact is not None)

    def _contact(self, prefix: str, typed: Mapping[str, Any]) -> ContactForm | None:
        name = self._clean(prefix + "name", str(typed.get("name") or ""), FieldKind.NAME)
        lines = {
            key: self._clean(prefix + key, str(typed.get(key) or ""), FieldKind.SHORT)
            for key in CONTACT_LINES
        }
        lines["email"] = self._email(prefix + "email", lines["email"])
        self._phone(prefix + "phone", lines["phone"])
        if not name:
            if any(lines.values()) or typed["id"] in self._named:
                self._find(prefix + "name", Finding("contact.name_missing", Severity.WARNING))
                self._leftover = True
            return None
        wants = typed.get("mail_consent")
        asked = str(typed.get("mail_consent_on") or "")
        return ContactForm(
            UUID(typed["id"]),
            name,
            **lines,
            mail_consent=wants,
            mail_consent_on=None if wants is None else parse_day(asked, self._today) or self._today,
        )

    def _email(self, name: str, typed: str) -> str:
        address = clean_email(typed)
        problem = email_problem(address) if address else None
        if problem is None:
            return address
        self._find(name, Finding(f"email.{problem}", Severity.ERROR))
        return ""

    def _phone(self, name: str, typed: str) -> None:
        problem = phone_problem(typed) if typed else None
        if problem is not None:
            self._find(name, Finding(f"phone.{problem}", Severity.WARNING))

    def _check_persons(self, form: IntakeForm) -> None:
        largest = max((number for _, number in form.counts), default=0)
        if form.unique_persons is not None and form.unique_persons < largest:
            values = {"persons": form.unique_persons, "largest": largest}
            self._find("unique_persons", Finding("persons.too_few", Severity.WARNING, values))

    def _completeness(self, form: IntakeForm) -> Completeness:
        mails = [str(one.get("email") or "") for one in self._fields.get("contacts") or ()]
        return intake_completeness(
            IntakeValues(
                number=self._text("number"),
                name=form.name,
                postal_code=form.site.postal_code or "",
                municipality=form.site.municipality_nis or "",
                activity=form.nace_code or "",
                joint_committee=form.joint_committee or "",
                staff=form.figures.staff,
                contact_name=form.contacts[0].name if form.contacts else "",
                email=next((mail for mail in mails if mail.strip()), ""),
                origin=form.source or "",
                question=form.question,
                first_step=form.first_step,
                has_consent=bool(form.consent),
            )
        )


def _traits(form: IntakeForm) -> CompanyTraits:
    domains = {email_domain(contact.email) for contact in form.contacts}
    code = form.site.postal_code
    return CompanyTraits(
        number=form.number or "",
        name=form.name,
        postal_codes=frozenset({code} if code else ()),
        mail_domains=frozenset(domains - {""}),
    )

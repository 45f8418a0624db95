"""
What an intake needs before it is complete.

An intake may be stored at any moment; this only tells how far it is. The items are those of the
audit file of a company that the first talk can give.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from app.domain.contact_details import clean_email, email_problem
from app.domain.identifiers import parse_enterprise_number


class ItemState(StrEnum):
    """How far one item is."""

    DONE = "done"
    MISSING = "missing"
    WRONG = "wrong"


class IntakeItem(StrEnum):
    """The items, in the order in which they are asked."""

    ENTERPRISE = "enterprise"  # KBO-nummer en naam
    ESTABLISHMENT = "establishment"  # vestiging
    ACTIVITY = "activity"  # hoofdactiviteit
    JOINT_COMMITTEE = "joint_committee"  # paritair comité
    SIZE = "size"  # grootte
    CONTACT = "contact"  # contactpersoon
    EMAIL = "email"
    ORIGIN = "origin"  # herkomst
    QUESTION = "question"  # vraag van de werkgever
    FIRST_STEP = "first_step"  # eerste stap
    CONSENT = "consent"  # toestemming


PAGE_OF = {
    IntakeItem.ENTERPRISE: 1,
    IntakeItem.ESTABLISHMENT: 1,
    IntakeItem.ACTIVITY: 2,
    IntakeItem.JOINT_COMMITTEE: 2,
    IntakeItem.SIZE: 2,
    IntakeItem.CONTACT: 2,
    IntakeItem.EMAIL: 2,
    IntakeItem.ORIGIN: 2,
    IntakeItem.QUESTION: 3,
    IntakeItem.FIRST_STEP: 3,
    IntakeItem.CONSENT: 3,
}


@dataclass(frozen=True, slots=True)
class IntakeValues:
    """What is filled in so far, as typed; empty means not yet."""

    number: str = ""
    name: str = ""
    postal_code: str = ""  # of the establishment
    municipality: str = ""
    activity: str = ""  # NACE code
    joint_committee: str = ""
    staff: Decimal | None = None  # VTE; 0 is an answer too
    contact_name: str = ""
    email: str = ""
    origin: str = ""
    question: str = ""
    first_step: str = ""
    has_consent: bool = False


@dataclass(frozen=True, slots=True)
class ItemStatus:
    """One item: how far it is, on which page it is asked, and why it is wrong."""

    item: IntakeItem
    page: int  # 1 to 3
    state: ItemState
    problem: str = ""  # rule of the finding, or code of the e-mail problem


@dataclass(frozen=True, slots=True)
class Completeness:
    """All items of an intake, in the order asked."""

    items: tuple[ItemStatus, ...]

    @property
    def percent(self) -> int:
        """The share that is done, 0 to 100, rounded down: 100 only when nothing is left."""
        done = sum(status.state is ItemState.DONE for status in self.items)
        return 100 * done // len(self.items)

    @property
    def is_complete(self) -> bool:
        """Whether everything is done."""
        return not self.needed

    @property
    def needed(self) -> tuple[ItemStatus, ...]:
        """What is missing or wrong."""
        return tuple(status for status in self.items if status.state is not ItemState.DONE)

    @property
    def done(self) -> tuple[ItemStatus, ...]:
        """What is filled in and right."""
        return tuple(status for status in self.items if status.state is ItemState.DONE)


def intake_completeness(values: IntakeValues) -> Completeness:
    """Return how far an intake is."""
    number, email = _number_problem(values.number), _email_problem(values.email)
    has_place = values.postal_code.strip() and values.municipality.strip()
    judged = {
        IntakeItem.ENTERPRISE: _state(values.number.strip() and values.name.strip(), number),
        IntakeItem.ESTABLISHMENT: _state(has_place),
        IntakeItem.ACTIVITY: _state(values.activity.strip()),
        IntakeItem.JOINT_COMMITTEE: _state(values.joint_committee.strip()),
        IntakeItem.SIZE: _size_state(values.staff),
        IntakeItem.CONTACT: _state(values.contact_name.strip()),
        IntakeItem.EMAIL: _state(values.email.strip(), email),
        IntakeItem.ORIGIN: _state(values.origin.strip()),
        IntakeItem.QUESTION: _state(values.question.strip()),
        IntakeItem.FIRST_STEP: _state(values.first_step.strip()),
        IntakeItem.CONSENT: _state(values.has_consent),
    }
    problems = {IntakeItem.ENTERPRISE: number, IntakeItem.EMAIL: email}
    return Completeness(
        tuple(
            ItemStatus(item, PAGE_OF[item], state, problems.get(item, ""))
            for item, state in judged.items()
        )
    )


def _state(filled: object, problem: str = "") -> ItemState:
    if problem:
        return ItemState.WRONG
    return ItemState.DONE if filled else ItemState.MISSING


def _size_state(staff: Decimal | None) -> ItemState:
    if staff is None:
        return ItemState.MISSING
    return ItemState.WRONG if staff < 0 else ItemState.DONE


def _number_problem(typed: str) -> str:
    finding = parse_enterprise_number(typed).finding() if typed.strip() else None
    return "" if finding is None else finding.rule


def _email_problem(typed: str) -> str:
    address = clean_email(typed)
    problem = email_problem(address) if address else None
    return "" if problem is None else problem.value

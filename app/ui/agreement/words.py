"""Words of targets, terms and keys that more than one screen shows."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject

from app.domain.funding import Base, split
from app.reference.loader import Reference
from app.services.results.targets import HUNDRED, PartnerView, Scope, ScopeKind, Shares
from app.ui.company_words import amount_text
from app.ui.targets.words import euro_text

translate = QCoreApplication.translate
HERE: Final = "AgreementWords"
LARGEST: Final = 2**31 - 1  # of what Qt can put in a plural form; another laptop may have more
NO_PARTNER: Final = PartnerView(UUID(int=0), "", is_closed=True)


def days_text(first: date, last: date) -> str:
    """Return the days of a period, both included."""
    return f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"


def percent_text(value: Decimal) -> str:
    """Return a percentage as it is written here: `33,3%`."""
    return f"{amount_text(value)}%"


def kind_text(kind: ScopeKind) -> str:
    """Return the heading above the targets of a kind."""
    return {
        ScopeKind.WHOLE: translate(HERE, "Het hele partnerschap"),
        ScopeKind.PARTNER: translate(HERE, "Per partner"),
        ScopeKind.REGION: translate(HERE, "Per regio"),
        ScopeKind.THEME: translate(HERE, "Per thema"),
    }[kind]


def of_base(base: Base) -> str:
    """Return what the result part is a share of, after a percentage."""
    return {
        Base.GRANTED: translate(HERE, "van de toegekende subsidie"),
        Base.ACCEPTED: translate(HERE, "van de aanvaarde kosten"),
    }[base]


def scope_text(scope: Scope, partners: Mapping[UUID, PartnerView], reference: Reference) -> str:
    """Return whose target it is; what is not known here by its code."""
    match scope.kind:
        case ScopeKind.WHOLE:
            return translate(HERE, "Officieel streefcijfer")
        case ScopeKind.PARTNER:
            return partners.get(UUID(scope.code), NO_PARTNER).name or translate(
                HERE, "Een partner die niet op deze laptop staat"
            )
        case ScopeKind.REGION:
            names = {one.code: one.name for one in reference.reference_regions}
            return names.get(scope.code, scope.code)
        case ScopeKind.THEME:
            return reference.label("themes", scope.code)


def sum_text(kind: ScopeKind, number: int, whole: int) -> str:
    """Return how what was shared out stands beside the official target."""
    words = {
        ScopeKind.PARTNER: translate(HERE, "Partners samen {number} van {whole}."),
        ScopeKind.REGION: translate(HERE, "Regio's samen {number} van {whole}."),
        ScopeKind.THEME: translate(HERE, "Thema's samen {number} van {whole}."),
    }[kind].format(number=number, whole=whole)
    if kind is not ScopeKind.PARTNER:  # nobody agreed that regions or themes cover it all
        return words
    counts = Counts()
    if number < whole:
        return f"{words} {counts.left(whole - number)}"
    return f"{words} {counts.over(number - whole)}" if number > whole else words


def share_names() -> tuple[str, str, str]:
    """Return who pays each share of the budget."""
    return (
        translate(HERE, "ESF+"),
        translate(HERE, "Focus op Talent"),
        translate(HERE, "Eigen inbreng"),
    )


def shares_text(shares: Shares, amount: Decimal | None) -> str:
    """Return what the shares are together, and each in euro of the amount, which add up to it."""
    total = percent_text(shares.total)
    if shares.total != HUNDRED:
        return translate(HERE, "Samen {total}. Samen horen ze 100% te zijn.").format(total=total)
    if amount is None:
        return translate(HERE, "Samen {total}.").format(total=total)
    parts = split(amount, (shares.esf, shares.fot, shares.own))
    each = zip(share_names(), parts, strict=True)
    told = ", ".join(f"{name} {euro_text(part)}" for name, part in each)
    words = translate(HERE, "Samen {total}: {each}, samen {amount}.")
    return words.format(total=total, each=told, amount=euro_text(amount))


class Counts(QObject):
    """Counts; lupdate finds plural forms in `tr` only."""

    def companies(self, number: int) -> str:
        """Return `1 onderneming` or `24 ondernemingen`."""
        if abs(number) > LARGEST:
            return self.tr("{number} ondernemingen").format(number=number)
        return self.tr("%n onderneming(en)", "", number)

    def left(self, number: int) -> str:
        """Return what is not shared out yet."""
        return self.tr("Nog {number} te verdelen.").format(number=number)

    def over(self, number: int) -> str:
        """Return what was shared out too much."""
        return self.tr("Dat is {number} meer dan het officiële streefcijfer.").format(number=number)

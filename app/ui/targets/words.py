"""What S15 says: numbers, reasons and freshness in Dutch."""

from collections.abc import Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from app.core import clock
from app.domain.on_track import Reason
from app.domain.report import Kind
from app.domain.report_text import value_text
from app.services.results.targets import ScopeKind
from app.services.results.view import (
    PartnerBehind,
    ReasonCount,
    ResultLine,
    Results,
    ScopeRow,
    Which,
)

translate = QCoreApplication.translate
HERE: Final = "TargetsWords"
MOST_REASONS: Final = 2  # on a card; the list behind it has all


def percent_text(share: Fraction | Decimal, places: int = 1) -> str:
    """Return a share of one as a percentage: `90,0%`."""
    step = Decimal(1).scaleb(-places)
    exact = Decimal(share.numerator) / share.denominator if isinstance(share, Fraction) else share
    return f"{(exact * 100).quantize(step, ROUND_HALF_UP)}%".replace(".", ",")


def euro_text(value: Decimal) -> str:
    """Return an amount in euro with its cents, also when there are none: they must add up."""
    return value_text(value, Kind.MONEY)


def share_of(part: int, whole: int | None) -> Fraction:
    """Return which share of the whole a part is; of nothing nothing."""
    return Fraction(part, whole) if whole else Fraction(0)


def reason_text(reason: Reason) -> str:
    """Return why a company is at risk."""
    return {
        Reason.REOPENED: translate(HERE, "heropend"),
        Reason.REFUSED: translate(HERE, "telt niet mee volgens de tweede persoon"),
        Reason.NO_AGREEMENT: translate(HERE, "zonder akkoord"),
        Reason.NO_BASELINE: translate(HERE, "zonder nulmeting"),
        Reason.NO_PLAN: translate(HERE, "zonder actieplan"),
        Reason.NO_END: translate(HERE, "zonder eindmeting"),
        Reason.WAITS: translate(HERE, "wacht op bevestiging"),
        Reason.SILENT: translate(HERE, "zonder contact"),
        Reason.NO_TIME: translate(HERE, "te weinig tijd"),
    }[reason]


def which_text(which: Which) -> str:
    """Return the heading of the list behind a number."""
    return {
        "realised": translate(HERE, "Gerealiseerd"),
        "running": translate(HERE, "Lopend"),
        "on_track": translate(HERE, "Op schema"),
        "at_risk": translate(HERE, "Risico"),
        "complete": translate(HERE, "Bewijs volledig"),
        "reopened": translate(HERE, "Heropend"),
        "this_year": translate(HERE, "Kan nog meetellen dit jaar"),
    }[which]


def rows_text(kind: ScopeKind) -> str:
    """Return the heading of the table."""
    return {
        ScopeKind.WHOLE: translate(HERE, "Geheel"),
        ScopeKind.PARTNER: translate(HERE, "Per partner"),
        ScopeKind.REGION: translate(HERE, "Per regio"),
        ScopeKind.THEME: translate(HERE, "Per thema"),
    }[kind]


def kind_text(kind: ScopeKind) -> str:
    """Return what a row of the table is."""
    return {
        ScopeKind.WHOLE: translate(HERE, "Geheel"),
        ScopeKind.PARTNER: translate(HERE, "Partner"),
        ScopeKind.REGION: translate(HERE, "Regio"),
        ScopeKind.THEME: translate(HERE, "Thema"),
    }[kind]


def without_text(kind: ScopeKind) -> str:
    """Return the name of the row of companies that have none of a kind."""
    return {
        ScopeKind.WHOLE: "",
        ScopeKind.PARTNER: translate(HERE, "Zonder partner"),
        ScopeKind.REGION: translate(HERE, "Zonder regio"),
        ScopeKind.THEME: translate(HERE, "Zonder thema"),
    }[kind]


class TargetsWords(QObject):
    """Says what needs plural forms or the day of today."""

    def reasons(self, reasons: Sequence[ReasonCount]) -> str:
        """Return `7 zonder eindmeting, 4 zonder akkoord`; of more the first, `en nog 2 redenen`."""
        if not reasons:
            return self.tr("Geen enkel traject loopt achter")
        if len(reasons) <= MOST_REASONS:
            return self.all_reasons(reasons)
        words = self.tr("{first} en nog {more} redenen")
        return words.format(first=self.all_reasons(reasons[:1]), more=len(reasons) - 1)

    def all_reasons(self, reasons: Sequence[ReasonCount]) -> str:
        """Return every reason with its number."""
        return ", ".join(f"{one.number} {reason_text(one.code)}" for one in reasons)

    def days_old(self, at: datetime | None) -> str:
        """Return when a partner was seen: `vandaag 08:12`, `5 dagen oud`, `nog nooit`."""
        if at is None:
            return self.tr("nog nooit")
        here = clock.local(at)
        days = (clock.today() - here.date()).days
        if days <= 0:
            return self.tr("vandaag {time}").format(time=f"{here:%H:%M}")
        return self.tr("%n dag(en) oud", "", days)

    def behind(self, one: PartnerBehind) -> str:
        """Return why the figures may be higher."""
        if one.last_seen is None:
            words = self.tr("{partner} synchroniseerde nog nooit: het cijfer kan hoger liggen.")
            return words.format(partner=one.partner)
        days = (clock.today() - clock.local(one.last_seen).date()).days
        words = self.tr(
            "{partner} is %n dag(en) niet gesynchroniseerd: het cijfer kan hoger liggen.", "", days
        )
        return words.format(partner=one.partner)

    def short(self, results: Results) -> str:
        """Return how the forecast lies beside the target."""
        if results.target is None:
            return self.tr("geen streefcijfer")
        gap = results.target - results.forecast.expected
        if gap > 0:
            return self.tr("{number} minder dan het doel").format(number=gap)
        return (
            self.tr("{number} meer dan het doel").format(number=-gap)
            if gap
            else self.tr("precies het doel")
        )

    def companies(self, number: int) -> str:
        """Return `1 onderneming` or `41 ondernemingen`."""
        return self.tr("%n onderneming(en)", "", number)

    def running(self, number: int) -> str:
        """Return `1 lopend traject` or `47 lopende trajecten`."""
        return self.tr("%n lopend(e) traject(en)", "", number)

    def row(self, row: ScopeRow) -> str:
        """Return a row of the table as a screen reader says it."""
        words = self.tr(
            "{name}: doel {target}, klaar {realised}, lopend {running}, bewijs volledig "
            "{complete}, prognose {expected}"
        )
        return words.format(
            name=row.name or self.tr("Zonder"),
            target="–" if row.target is None else row.target,
            realised=row.realised,
            running=row.running,
            complete=row.complete,
            expected=row.expected,
        )

    def line(self, line: ResultLine) -> str:
        """Return why a company is at risk, or how far its evidence is."""
        if line.reasons:
            return ", ".join(reason_text(one) for one in line.reasons)
        return self.tr("{met} van {of} criteria").format(met=line.met, of=line.of)

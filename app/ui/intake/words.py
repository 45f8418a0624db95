"""The Dutch sentences of an intake: what is wrong with a field, what is needed, why this size."""

from datetime import date
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QObject

from app.domain.duplicates import MatchKind
from app.domain.enterprise_size import SizeClass, SizeOfYear
from app.domain.findings import Finding
from app.domain.intake import IntakeItem, ItemState, ItemStatus
from app.services.companies.intake_search import LookAlike
from app.ui.intake.fields import amount_text

DAY: Final = "{:%d/%m/%Y}"


class IntakeWords(QObject):
    """Gives the sentences; one for every finding that reading an intake can give."""

    def finding(self, finding: Finding, typed: str = "") -> str:
        """Return the sentence of a finding; `typed` is what stands in the field."""
        family, _, rule = finding.rule.partition(".")
        sentences = {
            "number": self._number,
            "text": self._text,
            "amount": self._amount,
            "email": self._email,
            "phone": self._phone,
        }.get(family, self._other)()
        values = {"typed": typed.strip(), **finding.values}
        if family == "amount":
            values["most"] = amount_text(finding.values["most"])  # type: ignore[arg-type]  # Decimal
        if family == "number":
            values["missing"] = 10 - int(str(finding.values["count"]))
        return sentences[rule if family in _FAMILIES else finding.rule].format(**values)

    def _number(self) -> dict[str, str]:
        return {
            "enterprise.check": self.tr("Controlecijfer klopt niet: {typed}"),
            "enterprise.first_digit": self.tr("Een KBO-nummer begint met 0 of 1: {typed}"),
            "enterprise.too_short": self.tr("Nog {missing} cijfers: een KBO-nummer heeft er 10."),
            "enterprise.too_long": self.tr("Te lang: {count} cijfers, een KBO-nummer heeft er 10."),
            "enterprise.letters": self.tr("Een KBO-nummer heeft alleen cijfers."),
            "enterprise.empty": self.tr("Hier staan geen cijfers."),
            "establishment.check": self.tr("Controlecijfer lijkt fout. Je kunt het toch bewaren."),
            "establishment.first_digit": self.tr("Een vestigingsnummer begint met 2 tot 8."),
            "establishment.too_short": self.tr(
                "Nog {missing} cijfers: een vestigingsnummer heeft er 10."
            ),
            "establishment.too_long": self.tr(
                "Te lang: {count} cijfers, een vestigingsnummer heeft er 10."
            ),
            "establishment.letters": self.tr("Een vestigingsnummer heeft alleen cijfers."),
            "establishment.empty": self.tr("Hier staan geen cijfers."),
        }

    def _text(self) -> dict[str, str]:
        return {
            "too_long": self.tr(
                "Te lang: {length} tekens, hier passen er {limit}. Kort de tekst in."
            ),
            "removed": self.tr("Onzichtbare tekens worden bij het bewaren weggelaten."),
        }

    def _amount(self) -> dict[str, str]:
        return {
            "not_a_number": self.tr("Dit is geen getal. Schrijf bijvoorbeeld 1.234,5."),
            "negative": self.tr("Dit getal kan niet onder 0 liggen."),
            "decimals": self.tr("Hoogstens twee cijfers na de komma."),
            "too_large": self.tr("Dit kan niet kloppen: meer dan {most}."),
        }

    def _email(self) -> dict[str, str]:
        return {
            "space": self.tr("Er staat een spatie in het adres."),
            "no_at": self.tr("Het teken @ ontbreekt."),
            "no_name": self.tr("Voor de @ ontbreekt de naam."),
            "no_domain": self.tr("Na de @ ontbreekt het adres."),
            "no_ending": self.tr("Het einde ontbreekt, zoals .be"),
            "dots": self.tr("Er staat een punt te veel."),
            "bad_sign": self.tr("Er staat een teken in dat niet kan."),
            "too_long": self.tr("Te lang: hoogstens 254 tekens."),
            "empty": self.tr("Hier staat geen adres."),
        }

    def _phone(self) -> dict[str, str]:
        return {
            "letters": self.tr("Er staan letters in dit nummer."),
            "too_short": self.tr("Dit nummer lijkt te kort."),
            "too_long": self.tr("Dit nummer lijkt te lang."),
            "empty": self.tr("Hier staan geen cijfers."),
        }

    def _other(self) -> dict[str, str]:
        return {
            "postal_code.unknown": self.tr("Deze postcode bestaat niet in België."),
            "year.wrong": self.tr("Een jaar tussen {first} en {last}."),
            "day.wrong": self.tr("Geen datum: {typed}. Schrijf bijvoorbeeld 30/11 of vrijdag."),
            "contact.name_missing": self.tr("Zonder naam wordt deze persoon nog niet bewaard."),
            "persons.too_few": self.tr(
                "Minder dan de grootste groep ({largest}). Klopt het aantal?"
            ),
        }

    def item(self, item: IntakeItem) -> str:
        """Return what an item is called in the lists of what is needed and filled in."""
        return {
            IntakeItem.ENTERPRISE: self.tr("KBO-nummer en naam"),
            IntakeItem.ESTABLISHMENT: self.tr("Vestiging"),
            IntakeItem.ACTIVITY: self.tr("Hoofdactiviteit"),
            IntakeItem.JOINT_COMMITTEE: self.tr("Paritair comité"),
            IntakeItem.SIZE: self.tr("Grootte"),
            IntakeItem.CONTACT: self.tr("Contactpersoon"),
            IntakeItem.EMAIL: self.tr("E-mail"),
            IntakeItem.ORIGIN: self.tr("Herkomst"),
            IntakeItem.QUESTION: self.tr("Vraag van de werkgever"),
            IntakeItem.FIRST_STEP: self.tr("Eerste stap"),
            IntakeItem.CONSENT: self.tr("Toestemming"),
        }[item]

    def link(self, status: ItemStatus, page: int, current: int) -> str:
        """Return the word that jumps to an item; pages are counted from 0."""
        if page != current:
            return self.tr("Pagina {page}").format(page=page + 1)
        return self.tr("Verbeter") if status.state is ItemState.WRONG else self.tr("Vul in")

    def size(self, size: SizeOfYear) -> str:
        """Return the size class with its reason, or nothing when the staff is not known."""
        if size.size is None:
            return ""
        name = {
            SizeClass.MICRO: self.tr("micro"),
            SizeClass.SMALL: self.tr("klein"),
            SizeClass.MEDIUM: self.tr("middelgroot"),
            SizeClass.LARGE: self.tr("groot"),
        }[size.size]
        reasons = {finding.rule: self._reason(finding) for finding in size.findings}
        reason = next((reasons[rule] for rule in _TELLING if rule in reasons), "")
        whole = self.tr("Voorlopig {size}, {reason}") if size.is_provisional else "{size}, {reason}"
        sentence = whole.format(size=name, reason=reason) if reason else name
        return sentence[:1].upper() + sentence[1:]

    def _reason(self, finding: Finding) -> str:
        """Return why the class holds: what broke the class below, else what kept it here."""
        values = finding.values
        if finding.rule == "size.amounts_exceed":
            turnover, balance = values["turnover_limit"], values["balance_limit"]
            same = self.tr("omzet en balans boven €\u00a0{turnover}")
            other = self.tr("omzet boven €\u00a0{turnover}, balans boven €\u00a0{balance}")
            return (same if turnover == balance else other).format(
                turnover=self._millions(turnover), balance=self._millions(balance)
            )
        sentence = {
            "size.staff_reaches": self.tr("{limit} of meer werknemers"),
            "size.staff_below": self.tr("onder {limit}"),
        }.get(finding.rule, "")
        return sentence.format(**values)

    def _millions(self, amount: object) -> str:
        """Return an amount in millions, as the limits of the classes are."""
        millions = amount_text(Decimal(str(amount)) / 1_000_000)
        return self.tr("{millions}\u00a0miljoen").format(millions=millions)

    def look_alike(self, found: LookAlike) -> str:
        """Return what a file that is there has in common with what is typed."""
        who = found.name
        if found.coach:
            who = self.tr("{name}, coach {coach}").format(name=found.name, coach=found.coach)
        sentence = {
            MatchKind.NUMBER: self.tr("Bestaat al: {who}."),
            MatchKind.NAME: self.tr("Zelfde naam en postcode: {who}."),
            MatchKind.NAME_ALONE: self.tr("Zelfde naam: {who}."),
            MatchKind.MAIL_DOMAIN: self.tr("Zelfde mailadres na de @: {who}."),
        }[found.kinds[0]]
        return sentence.format(who=who)

    def day(self, day: date) -> str:
        """Return a day in figures."""
        return DAY.format(day)


# what says most about a class: amounts that were too high, then the staff
_TELLING: Final = ("size.amounts_exceed", "size.staff_below", "size.staff_reaches")
_FAMILIES: Final = frozenset({"number", "text", "amount", "email", "phone"})

"""Dutch words about a company that more than one screen shows: size, contact, number, problems."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from app.core import clock
from app.core.errors import UserError
from app.domain.amount_input import AmountProblem
from app.domain.enterprise_size import SizeClass, SizeOfYear, SizeStatus, explanation, in_brief
from app.domain.findings import Finding
from app.domain.identifiers import format_enterprise_number, format_establishment_number
from app.domain.intake import IntakeItem
from app.reference.loader import Reference
from app.ui.messages import message_for

translate = QCoreApplication.translate
HERE: Final = "CompanyWords"
DUTCH: Final = QLocale(QLocale.Language.Dutch, QLocale.Country.Belgium)
LENGTH: Final = 10  # digits of a number
LONGEST_SECTOR: Final = 42  # signs
_LEFT_OUT: Final = re.compile(r", exclusief|, met uitzondering|; | \(")
_JOINING: Final = frozenset(
    ["aan", "de", "en", "het", "in", "met", "of", "op", "te", "ten", "van", "voor", "via"]
)


def number_text(digits: str) -> str:
    """Return an enterprise number with its dots."""
    return format_enterprise_number(digits) if len(digits) == LENGTH else digits


def site_number_text(digits: str) -> str:
    """Return an establishment number with its dots."""
    return format_establishment_number(digits) if len(digits) == LENGTH else digits


def amount_text(value: Decimal | None) -> str:
    """Return a number as it is written here, without zeros that say nothing: 38.50 is 38,5."""
    if value is None:
        return ""
    text = _with_places(value, 2)
    return text.rstrip("0").rstrip(",") if "," in text else text


def euro_text(value: Decimal | None) -> str:
    """Return an amount in euro, with its cents when there are any."""
    if value is None:
        return ""
    return f"€ {_with_places(value, 0 if value == value.to_integral_value() else 2)}"


def _with_places(value: Decimal, places: int) -> str:
    text = DUTCH.toString(float(value), "f", places)
    return text.replace("\u202f", ".").replace("\u00a0", ".")


def short_sector(label: str) -> str:
    """Return the begin of the label of a sector or activity: what it is for, in whole words."""
    words = _LEFT_OUT.split(label, maxsplit=1)[0].strip()
    if len(words) <= LONGEST_SECTOR:
        return words
    begin = words[: LONGEST_SECTOR + 1].rpartition(" ")[0]
    while (last := begin.rpartition(" "))[2] in _JOINING:
        begin = last[0]
    return f"{begin.rstrip(',')}…"


def workers_text(staff: Decimal | None) -> str:
    """Return how many workers there are."""
    if staff is None:
        return ""
    word = translate(HERE, "werknemer") if staff == 1 else translate(HERE, "werknemers")
    return f"{amount_text(staff)} {word}"


def size_text(size: SizeClass | None) -> str:
    """Return the name of a size class."""
    names = {
        None: translate(HERE, "Nog niet bekend"),
        SizeClass.MICRO: translate(HERE, "Micro"),
        SizeClass.SMALL: translate(HERE, "Klein"),
        SizeClass.MEDIUM: translate(HERE, "Middelgroot"),
        SizeClass.LARGE: translate(HERE, "Groot"),
    }
    return names[size]


def size_with_reason(status: SizeStatus, last: SizeOfYear | None) -> str:
    """Return the class that holds and why; `last` is the last year with figures."""
    name = size_text(status.size)
    if status.size is None:
        return name
    words = [words for words in map(reason_text, explanation(status, last)) if words]
    if status.is_provisional:
        words.append(translate(HERE, "voorlopig"))
    return f"{name}: {', '.join(words)}" if words else name


def reasons_of_year(judged: SizeOfYear) -> str:
    """Return why the figures of one year give their class, for each thing that counts."""
    return ", ".join(words for words in map(reason_text, in_brief(judged.findings)) if words)


def reason_text(finding: Finding) -> str:
    """Return why a class holds, as a piece of a sentence."""
    sentences = {
        "size.staff_reaches": translate(HERE, "{limit} werknemers of meer"),
        "size.staff_between": translate(HERE, "{least} tot {limit} werknemers"),
        "size.staff_below": translate(HERE, "minder dan {limit} werknemers"),
        "size.staff_unknown": translate(HERE, "aantal werknemers niet bekend"),
        "size.amounts_exceed": translate(
            HERE, "omzet boven €\u00a0{turnover_limit} en balans boven €\u00a0{balance_limit}"
        ),
        "size.amounts_unknown": translate(HERE, "omzet en balans niet bekend"),
        "size.turnover_within": translate(HERE, "omzet tot €\u00a0{limit}"),
        "size.balance_within": translate(HERE, "balans tot €\u00a0{limit}"),
        "size.changed": translate(HERE, "{after} sinds {year}, twee jaar na elkaar"),
        "size.change_pending": translate(HERE, "{year} wijst op {after}, telt na een tweede jaar"),
    }
    return sentences.get(finding.rule, "").format(**_values(finding.values))


def function_text(reference: Reference, code: str) -> str:
    """Return the short word for the function of a contact, or what was typed."""
    known = reference.contact_functions(clock.today())
    fitting = (choice.short for choice in known if code in {choice.code, choice.label})
    return next(fitting, code)


def days_since(last: date | None, today: date) -> int | None:
    """Return the days since the last session, None without one."""
    return None if last is None else max(0, (today - last).days)


class CountWords(QObject):
    """Counts in words; lupdate finds plural forms in `tr` only."""

    def days(self, number: int) -> str:
        """Return `1 dag` or `3 dagen`."""
        return self.tr("%n dag(en)", None, number)


def contact_text(days: int | None) -> str:
    """Return how long ago the last session was."""
    if days is None:
        return translate(HERE, "nog geen")
    if days == 0:
        return translate(HERE, "vandaag")
    return CountWords().days(days)


def problem_text(error: UserError) -> str:
    """Return the sentence that stands under a field whose value is refused."""
    family = error.code.partition(".")[0]
    if family == "email":
        return translate(HERE, "Dit mailadres klopt niet: {address}").format(**error.values)
    sentences = {
        "field.required": translate(HERE, "Dit veld mag niet leeg zijn."),
        "text.too_long": translate(
            HERE, "Te lang: {length} tekens, hier passen er {limit}. Kort de tekst in."
        ),
        "number.enterprise.check": translate(HERE, "Controlecijfer klopt niet."),
        "number.enterprise.first_digit": translate(HERE, "Een KBO-nummer begint met 0 of 1."),
        "number.establishment.first_digit": translate(
            HERE, "Een vestigingsnummer begint met 2 tot 8."
        ),
        "intake.number_exists": translate(HERE, "Dit nummer bestaat al: {name}."),
        "year.range": translate(HERE, "Kies een jaar tussen {first} en {last}."),
        "year.exists": translate(HERE, "De cijfers van {year} staan er al."),
        "amount.negative": translate(HERE, "Dit getal kan niet onder 0 liggen."),
    }
    fallback = translate(HERE, "Een nummer heeft tien cijfers.")
    if family != "number" and error.code not in sentences:
        return message_for(error).whole  # a full disk, say: not about the value
    return sentences.get(error.code, fallback).format(**_values(error.values))


def amount_problem_text(problem: AmountProblem) -> str:
    """Return what is wrong with a number that was typed."""
    sentences = {
        AmountProblem.EMPTY: translate(HERE, "Vul een getal in."),
        AmountProblem.NEGATIVE: translate(HERE, "Dit getal kan niet onder 0 liggen."),
        AmountProblem.DECIMALS: translate(HERE, "Hoogstens twee cijfers na de komma."),
        AmountProblem.TOO_LARGE: translate(HERE, "Dit getal is te groot om te kloppen."),
        AmountProblem.NOT_A_NUMBER: translate(
            HERE, "Dit is geen getal. Schrijf bijvoorbeeld 1.234,5."
        ),
    }
    return sentences[problem]


def item_text(item: IntakeItem) -> str:
    """Return what a part of an intake is called."""
    return {
        IntakeItem.ENTERPRISE: translate(HERE, "KBO-nummer en naam"),
        IntakeItem.ESTABLISHMENT: translate(HERE, "Vestiging"),
        IntakeItem.ACTIVITY: translate(HERE, "Hoofdactiviteit"),
        IntakeItem.JOINT_COMMITTEE: translate(HERE, "Paritair comité"),
        IntakeItem.SIZE: translate(HERE, "Grootte"),
        IntakeItem.CONTACT: translate(HERE, "Contactpersoon"),
        IntakeItem.EMAIL: translate(HERE, "E-mail"),
        IntakeItem.ORIGIN: translate(HERE, "Herkomst"),
        IntakeItem.QUESTION: translate(HERE, "Vraag van de werkgever"),
        IntakeItem.FIRST_STEP: translate(HERE, "Eerste stap"),
        IntakeItem.CONSENT: translate(HERE, "Toestemming"),
    }[item]


def _values(values: Mapping[str, object]) -> dict[str, object]:
    return {key: _value(value) for key, value in values.items()}


def _value(value: object) -> object:
    if isinstance(value, SizeClass):
        return size_text(value).lower()
    return amount_text(value) if isinstance(value, Decimal) else value

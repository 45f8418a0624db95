"""Letter that goes with a referral (doorverwijsbrief): who asks what of whom, without names."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from reportlab.platypus import Flowable

from app.core.progress import Progress
from app.reports.blocks import (
    Beside,
    Cell,
    Rule,
    gap,
    labelled,
    pairs,
    section,
    title_block,
)
from app.reports.document import Origin, PageWords, foot_words, render
from app.reports.finish import Metadata
from app.reports.parts import missing_on_paper, not_filled_in
from app.reports.printable import preflight
from app.reports.styles import LABEL
from app.reports.text import para
from app.reports.values import Company
from app.reports.words import day, first_upper, long_day


@dataclass(frozen=True, slots=True)
class Need:
    """What the instrument asks, and the answer; empty: to be written in by hand."""

    question: Annotated[str, "Vraag van het instrument"]
    answer: Annotated[str, "Antwoord"]


@dataclass(frozen=True, slots=True)
class ReferralLetter:
    """A referral as its receiver reads it; of people only how many."""

    origin: Origin
    company: Company
    what: Annotated[str, "Instrument"]
    receiver: Annotated[str, "Ontvanger"]
    receiver_contact: Annotated[str, "Contact bij de ontvanger"]
    coach: Annotated[str, "Coach"]
    partner: Annotated[str, "Partner"]
    made_on: date
    reason: Annotated[str, "Reden"]
    people: Annotated[str, "Aantal personen"] = ""
    consent_on: date | None = None
    promised_on: date | None = None
    check: Annotated[str, "Controle op dubbelfinanciering"] = ""
    needs: tuple[Need, ...] = ()

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return "Doorverwijzing"


def referral_letter(values: ReferralLetter, progress: Progress | None = None) -> bytes:
    """
    Return the letter as a PDF.

    Raises:
        Cancelled: When `progress` asks to stop.
    """
    name = f"Doorverwijzing, {values.company.name}"
    words = PageWords(values.company.number, name, foot_words(values.origin))
    metadata = Metadata(
        title=f"Doorverwijzing van {day(values.made_on)}, {values.company.name}",
        author=values.origin.made_by,
        subject=f"{values.what}: {values.company.name}",
        made_at=values.origin.made_at,
    )
    return render(words, metadata, _story(values), progress)


def _story(values: ReferralLetter) -> list[Flowable]:
    return [
        *title_block("Doorverwijzing", values.what, first_upper(long_day(values.made_on))),
        gap(12),
        Rule(),
        gap(5),
        pairs(_company(values), _parties(values)),
        *section("1", "Vraag"),
        *labelled("Reden", values.reason),
        *(labelled("Aantal personen", values.people) if values.people else []),
        *_agreed(values),
        *_needs(values),
        *missing_on_paper(preflight(values)),
    ]


def _company(values: ReferralLetter) -> list[tuple[str, Cell]]:
    company = values.company
    return [
        ("Onderneming", company.name),
        ("KBO-nummer", company.number or not_filled_in()),
        ("Gemeente", company.municipality or not_filled_in()),
    ]


def _parties(values: ReferralLetter) -> list[tuple[str, Cell]]:
    asks = ", ".join(part for part in (values.coach, values.partner) if part)
    told = [("Aan", values.receiver or not_filled_in())]
    if values.receiver_contact:
        told.append(("Ter attentie van", values.receiver_contact))
    return [*told, ("Van", asks)]


def _agreed(values: ReferralLetter) -> list[Flowable]:
    consent = f"Ja, op {day(values.consent_on)}" if values.consent_on else ""
    parts: list[Flowable] = []
    if consent:
        parts += labelled("Akkoord van de onderneming", consent)
    if values.promised_on is not None:
        parts += labelled("Beloofd tegen", day(values.promised_on))
    if values.check:
        parts += labelled("Niet dubbel gefinancierd", values.check)
    return parts


def _needs(values: ReferralLetter) -> list[Flowable]:
    if not values.needs:
        return []
    parts: list[Flowable] = []
    for one in values.needs:
        if one.answer:
            parts += labelled(one.question, one.answer)
        else:
            open_one = Beside(para(one.question, LABEL), not_filled_in())
            open_one.spaceAfter = 4
            parts.append(open_one)
    return [*section("2", "Wat dit instrument vraagt"), *parts]

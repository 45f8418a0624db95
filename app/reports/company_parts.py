"""The sections of the file of an enterprise, its sessions apart."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from reportlab.platypus import CondPageBreak, Flowable

from app.reports.blocks import (
    ROOM_FOR_SECTION,
    Beside,
    Cell,
    Column,
    data_table,
    gap,
    labelled,
    pairs,
    section,
    strong,
)
from app.reports.company_values import (
    Action,
    CompanyFile,
    Contact,
    Establishment,
    Intake,
    Part,
    SizeYear,
)
from app.reports.marks import State, Status
from app.reports.page_numbers import PageNumber, Target
from app.reports.parts import attachments_table, counts_words, not_filled_in
from app.reports.styles import BODY, BOLD, LABEL, SMALL
from app.reports.text import para
from app.reports.values import Attachment
from app.reports.words import amount, counted, day, decimal, first_upper, in_words

_PARTS = (
    Column("Onderdeel", 29),
    Column("", 68),
    Column("Toestand", 33),
    Column("Laatste datum", 26, is_right=True),
    Column("Stukken", 14, is_right=True),
)
_PAGED_PARTS = (
    Column("Onderdeel", 29),
    Column("", 68),
    Column("Toestand", 25),
    Column("Laatste datum", 23, is_right=True),
    Column("Stukken", 16, is_right=True),
    Column("Blz.", 9, is_right=True),
)
_ESTABLISHMENTS = (
    Column("Nummer", 29),
    Column("Naam", 48),
    Column("Adres", 58),
    Column("Regio", 35),
)
_YEARS = (
    Column("Jaar", 29),
    Column("Klasse en reden", 72),
    Column("VTE", 15, is_right=True),
    Column("Omzet", 28, is_right=True),
    Column("Balanstotaal", 26, is_right=True),
)
_CONTACTS = (
    Column("Functie", 29),
    Column("Naam", 58),
    Column("Telefoon", 29),
    Column("E-mail", 54),
)
_ACTIONS = (
    Column("Tegen", 29),
    Column("Actie", 70),
    Column("Wie", 38),
    Column("Stand", 33),
)
_STATE_WORDS = {
    State.COMPLETE: "Volledig",
    State.PARTLY: "Deels",
    State.PLANNED: "Gepland",
    State.MISSING: "Ontbreekt",
    State.LATE: "Te laat",
    State.NONE: "Niet nodig",
}


def identity(values: CompanyFile) -> Flowable:
    """Return who the enterprise is, in two columns."""
    main = next((it for it in values.establishments if it.is_main), None)
    main = main or next(iter(values.establishments), None)
    left: list[tuple[str, Cell]] = [
        ("Onderneming", strong(values.company.name)),
        ("KBO-nummer", values.company.number or not_filled_in()),
        ("Vestiging", _main_establishment(main)),
        ("Activiteit", _or_missing(values.activity)),
        ("Grootte", _size(values)),
    ]
    right: list[tuple[str, Cell]] = [
        ("Coach", _or_missing(", ".join(filter(None, (values.coach, values.partner))))),
        ("Rechtsvorm", _or_missing(values.legal_form)),
        ("Paritair comité", _or_missing(values.joint_committee)),
        ("Groep", values.group or Status(State.MISSING, "Nog niet gevraagd")),
        *[("Contact" if not index else "", words) for index, words in _first_contacts(values)],
    ]
    return pairs(left, right)


def parts_overview(
    parts: Sequence[Part], summary: str = "", pages: Sequence[Target] = ()
) -> list[Flowable]:
    """
    Return what the file must hold, complete and incomplete named apart; or nothing.

    Args:
        summary: Instead of the usual words above the table.
        pages: Where each part begins, of a file that is long enough to say so.
    """
    if not parts:
        return []
    rows: list[tuple[Cell, ...]] = []
    for number, part in enumerate(parts, start=1):
        name: list[Flowable] = [para(part.name, BODY, role="TD")]
        if part.remark:
            name.append(para(part.remark, SMALL, role="TD"))
        state = Status(part.state, _STATE_WORDS[part.state])
        items = "" if part.items is None else str(part.items)
        page = (PageNumber(pages[number - 1]),) if pages else ()
        rows.append((str(number), name, state, day(part.last_on), items, *page))
    words = para(summary, BODY) if summary else _summary(parts)
    head = Beside(para(f"{first_upper(in_words(len(parts)))} onderdelen", BOLD), words)
    table = data_table(_PAGED_PARTS if pages else _PARTS, rows)
    return [CondPageBreak(ROOM_FOR_SECTION), gap(20), head, gap(10), table]


def establishments_section(number: str, establishments: Sequence[Establishment]) -> list[Flowable]:
    """Return the places where people work."""
    if not establishments:
        return [*section(number, "Vestigingen"), *_nothing("Er is nog geen vestiging ingevuld.")]
    remark = first_upper(counted(len(establishments), "vestiging", "vestigingen"))
    head = section(number, "Vestigingen", remark)
    rows = [
        (it.number or "niet bekend", _named(it), it.address, it.region) for it in establishments
    ]
    return [*head, data_table(_ESTABLISHMENTS, rows)]


def size_section(number: str, years: Sequence[SizeYear], title: str = "Grootte") -> list[Flowable]:
    """Return the size class of each year with its reason, newest first."""
    if not years:
        return [
            *section(number, title),
            *_nothing("Er zijn nog geen jaarcijfers: de grootte is niet bekend."),
        ]
    head = section(number, title, "Cijfers met partners en verbonden ondernemingen")
    rows: list[tuple[Cell, ...]] = []
    for it in sorted(years, key=lambda year: year.year, reverse=True):
        why = [para(it.size_class, BODY) if it.size_class else Status(State.MISSING, "Niet bekend")]
        why += [para(words, SMALL) for words in (it.reason, it.source) if words]
        staff = "" if it.staff is None else decimal(it.staff)
        rows.append((str(it.year), why, staff, _euro(it.turnover), _euro(it.balance)))
    return [*head, data_table(_YEARS, rows)]


def intake_section(number: str, intake: Intake | None) -> list[Flowable]:
    """Return the first talk: the question, who it is about, and the consent."""
    if intake is None:
        return [*section(number, "Intake"), *_nothing("Er is nog geen intake.")]
    return [*section(number, f"Intake van {day(intake.held_on)}"), *intake_parts(intake)]


def intake_parts(intake: Intake) -> list[Flowable]:
    """Return what was said in the first talk, without a head."""
    step = intake.first_step
    if step and intake.first_step_on:
        step = f"{step} (tegen {day(intake.first_step_on)})"
    left: list[tuple[str, Cell]] = [("Coach", intake.coach), ("Toestemming", _consent(intake))]
    right: list[tuple[str, Cell]] = [("Contact via", intake.source or "niet ingevuld")]
    groups = counts_words(intake.counts, intake.unique_persons)
    question = para(f"“{intake.question}”", BODY) if intake.question else not_filled_in()
    return [
        pairs(left, right),
        gap(6),
        *_beside("Vraag", question),
        *(labelled("Thema’s", ", ".join(intake.themes)) if intake.themes else []),
        *_beside("Doelgroepen", para(groups, BODY) if groups else not_filled_in()),
        *_beside("Eerste stap", para(step, BODY) if step else not_filled_in()),
    ]


def contacts_section(number: str, contacts: Sequence[Contact]) -> list[Flowable]:
    """Return whom to call or mail; who left comes last, with the day."""
    head = section(number, "Contacten")
    if not contacts:
        return [*head, *_nothing("Er is nog geen contact ingevuld.")]
    rows: list[tuple[Cell, ...]] = []
    for it in sorted(contacts, key=lambda contact: contact.ended_on is not None):
        name = [para(it.name, BODY, role="TD")]
        if it.ended_on is not None:
            name.append(para(f"Weg sinds {day(it.ended_on)}", SMALL, role="TD"))
        rows.append((it.function, name, it.phone, it.email))
    return [*head, data_table(_CONTACTS, rows)]


def actions_section(number: str, actions: Sequence[Action], on: date) -> list[Flowable]:
    """Return what is open, the earliest date first, and then what is done, newest first."""
    still_open = [it for it in actions if it.done_on is None]
    done = [it for it in actions if it.done_on is not None]
    if not actions:
        return [*section(number, "Acties"), *labelled("", "Er zijn nog geen acties.")]
    remark = f"{first_upper(in_words(len(still_open)))} open, {in_words(len(done))} klaar"
    head = section(number, "Acties", remark)
    still_open.sort(key=lambda it: (it.due_on is None, it.due_on or on))
    done.sort(key=lambda it: it.done_on or on, reverse=True)
    return [*head, data_table(_ACTIONS, [_action_row(it, on) for it in (*still_open, *done)])]


def attachments_section(number: str, attachments: Sequence[Attachment]) -> list[Flowable]:
    """Return the files in the file of the enterprise."""
    if not attachments:
        return [*section(number, "Bijlagen"), *labelled("", "Er zijn nog geen bijlagen.")]
    remark = first_upper(counted(len(attachments), "bestand", "bestanden"))
    return [*section(number, "Bijlagen", remark), attachments_table(attachments)]


def _action_row(action: Action, on: date) -> tuple[Cell, ...]:
    what: list[Flowable] = [para(action.text, BODY, role="TD")]
    if action.outcome:
        what.append(para(action.outcome, SMALL, role="TD"))
    return (day(action.due_on), what, action.owner or "niet bepaald", _action_state(action, on))


def _action_state(action: Action, on: date) -> Status:
    if action.done_on is not None:
        return Status(State.COMPLETE, f"Klaar {day(action.done_on)}")
    if action.due_on is not None and action.due_on < on:
        return Status(State.LATE, "Te laat")
    return Status(State.PLANNED, "Open")


def _summary(parts: Sequence[Part]) -> Flowable:
    open_states = {State.MISSING, State.LATE, State.PARTLY}
    missing = [part.name for part in parts if part.state in open_states]
    complete = sum(part.state is State.COMPLETE for part in parts)
    words = f"{first_upper(in_words(complete))} volledig."
    if missing:
        return para(f"{words} Nog te doen: {', '.join(missing)}.", BODY)
    return para(f"{words} Er ontbreekt niets.", BODY)


def _first_contacts(values: CompanyFile) -> Iterator[tuple[int, Cell]]:
    there = [it for it in values.contacts if it.ended_on is None][:2]
    if not there:
        yield 0, not_filled_in()
    for index, it in enumerate(there):
        yield index, ", ".join(filter(None, (it.name, it.function)))


def _main_establishment(main: Establishment | None) -> Cell:
    """Return where it is; its number, which need not be known, stands under it."""
    if main is None or not main.address:
        return (main and main.number) or not_filled_in()
    return [para(main.address, BODY), *([para(main.number, SMALL)] if main.number else [])]


def _size(values: CompanyFile) -> Cell:
    if not values.size_class:
        return Status(State.MISSING, "Niet bekend")
    why = [para(values.size_reason, SMALL)] if values.size_reason else []
    return [para(values.size_class, BODY), *why]


def _or_missing(text: str) -> Cell:
    return text or not_filled_in()


def _named(establishment: Establishment) -> str:
    if establishment.is_main:
        return f"{establishment.name or 'Zonder naam'} (hoofdvestiging)"
    return establishment.name


def _consent(intake: Intake) -> Cell:
    if intake.consent is None:
        return Status(State.MISSING, "Nog niet gevraagd")
    if not intake.consent:
        return Status(State.NONE, "Geweigerd")
    words = [f"Door {intake.consent_by}"] if intake.consent_by else []
    words += [f"op {day(intake.consent_on)}"] if intake.consent_on else []
    return [Status(State.COMPLETE, "Gegeven"), para(" ".join(words), SMALL)]


def _euro(value: Decimal | None) -> str:
    return "" if value is None else amount(value)


def _beside(label: str, body: Flowable) -> list[Flowable]:
    part = Beside(para(label, LABEL), body)
    part.spaceAfter = 4
    return [part]


def _nothing(words: str) -> list[Flowable]:
    return [Beside(None, Status(State.MISSING, words))]

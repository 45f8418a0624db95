"""
The front and the lists of an evidence pack (bewijspakket): what is inside, and where it stands.

Source: EVIDENCE, documents. What is complete and what is not stand apart; what is missing is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Final

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.domain.matching import fold
from app.reports.blocks import (
    Cell,
    Column,
    Rule,
    data_table,
    gap,
    layout_table,
    section,
    title_block,
)
from app.reports.document import Origin
from app.reports.marks import State, Status
from app.reports.page_numbers import Anchor, PageNumber, Target
from app.reports.parts import missing_on_paper
from app.reports.printable import preflight
from app.reports.styles import BODY, CODE, COLUMN, FIGURE, SMALL, TEXT_WIDTH
from app.reports.text import para
from app.reports.trajectory_sections import nothing
from app.reports.words import byte_size, counted, day, first_upper, in_words

KIND: Final = "Bewijspakket"
COMPLETE, INCOMPLETE = "Volledige dossiers", "Onvolledige dossiers"
FURTHER, INDEX, FILES = "Verder in dit pakket", "Register", "Lijst van bijlagen"
CORRECTIONS: Final = "Correcties op afgesloten periodes"
NO_CORRECTIONS: Final = "Er zijn geen correcties op een afgesloten periode."
NO_NUMBER: Final = "zonder nummer"
_ROOM_FOR_ROWS: Final = 60 * mm  # a head with its first rows
_COMPLETE = (
    Column("Dossier", 29),
    Column("Onderneming", 58),
    Column("KBO-nummer", 29),
    Column("Partner", 21, gutter=3),
    Column("Teldatum", 20, is_right=True, gutter=2),
    Column("Bladzijde", 13, is_right=True),
)
_INCOMPLETE = (
    Column("Dossier", 29),
    Column("Onderneming", 58),
    Column("KBO-nummer", 29),
    Column("Ontbreekt", 42.4, gutter=1),
    Column("Bladzijde", 11.6, is_right=True),
)
_FURTHER = (
    Column("Deel", 29),
    Column("Wat", 58),
    Column("Inhoud", 68),
    Column("Bladzijde", 15, is_right=True),
)
_BY_NAME = (
    Column("Onderneming", 87),
    Column("KBO-nummer", 29),
    Column("Dossier", 39),
    Column("Bladzijde", 15, is_right=True),
)
_BY_NUMBER = (
    Column("KBO-nummer", 29),
    Column("Onderneming", 87),
    Column("Dossier", 39),
    Column("Bladzijde", 15, is_right=True),
)
# 64 digits in CODE are 101.6 mm
_FILES = (
    Column("Bijlage", 16, gutter=2),
    Column("Naam", 36, gutter=3),
    Column("kB", 16, is_right=True, gutter=3),
    Column("SHA-256", 102),
)
_CORRECTIONS = (
    Column("Periode", 29),
    Column("Wat", 58),
    Column("Reden", 44),
    Column("Wie en wanneer", 39),
)


@dataclass(frozen=True, slots=True)
class PackDossier:
    """A dossier of the pack, as its contents name it."""

    number: str  # A1, B12: its place in the contents
    company: Annotated[str, "Naam van de onderneming"]
    company_number: Annotated[str, "Ondernemingsnummer"] = ""
    partner: Annotated[str, "Partner"] = ""
    trajectory: Annotated[str, "Titel van het traject"] = ""  # where the name is not enough
    counted_on: date | None = None
    missing: Annotated[tuple[str, ...], "Wat ontbreekt"] = ()
    page: int = 0  # counted from the first page of the first dossier; 0: it is not inside
    pages: int = 0  # how many it has, when it is a file of its own

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return self.company


@dataclass(frozen=True, slots=True)
class Further:
    """Another part of the pack."""

    number: str
    name: str
    words: str
    page: int = 0  # as that of a dossier


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file that travels inside."""

    number: str  # A1-02: of its dossier
    name: Annotated[str, "Bestandsnaam"]
    size: int  # bytes
    sha256: str
    is_here: bool = True  # else only its record was on this laptop

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return f"Bijlage {self.number}"


@dataclass(frozen=True, slots=True)
class Correction:
    """A change in a period that was closed, with its reason."""

    period: str
    what: Annotated[str, "Correctie"]
    reason: Annotated[str, "Reden van een correctie"]
    by: Annotated[str, "Wie corrigeerde"]
    on: date
    has_reason: bool = True

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return f"Correctie in {self.period}"


@dataclass(frozen=True, slots=True)
class PackContents:
    """What the first pages of a pack tell."""

    origin: Origin
    number: str  # B-2026-11
    period: str  # November 2026
    scope: Annotated[str, "Welke partners"]  # Alle partners
    complete: tuple[PackDossier, ...] = ()
    incomplete: tuple[PackDossier, ...] = ()
    further: tuple[Further, ...] = ()
    files: int = 0
    file_bytes: int = 0
    pages: int = 0
    is_one: bool = True  # one document, else a file for each dossier
    incomplete_are_inside: bool = True

    def record_name(self) -> str:
        """Return the name that a reader knows these values by."""
        return KIND


def contents_story(values: PackContents) -> list[Flowable]:
    """Return the first pages: key figures, what is complete, what is not, and the rest."""
    state = f"{values.scope}, toestand van {day(values.origin.made_at)}"
    return [
        *title_block(KIND, values.period, state),
        gap(18),
        Rule(),
        gap(7),
        _key_figures(values),
        gap(4),
        *_complete(values),
        *_incomplete(values),
        *_further(values.further),
        *missing_on_paper(preflight(values)),
    ]


def index_story(dossiers: Sequence[PackDossier], target: Target) -> list[Flowable]:
    """Return where each company stands, by its name and by its number."""
    inside = [one for one in dossiers if one.page]
    by_name = sorted(inside, key=lambda one: (fold(one.company), one.page))
    by_number = sorted(
        (one for one in inside if one.company_number),
        key=lambda one: (one.company_number, one.page),
    )
    named = [(_named(it), _number(it), it.number, _page(it.page)) for it in by_name]
    numbered = [(_number(it), _named(it), it.number, _page(it.page)) for it in by_number]
    story = [Anchor(target), *title_block(INDEX, "Register op onderneming"), gap(10)]
    if not named:
        return [*story, *nothing("Dit pakket heeft geen dossiers.", State.NONE)]
    story.append(data_table(_BY_NAME, named))
    if numbered:
        story += section("", "Op KBO-nummer", room=_ROOM_FOR_ROWS)
        story.append(data_table(_BY_NUMBER, numbered))
    return story


def corrections_story(corrections: Sequence[Correction], target: Target) -> list[Flowable]:
    """Return what was changed in periods that were closed, with the reasons."""
    rows: list[tuple[Cell, ...]] = [
        (it.period, it.what, _reason(it), _two(it.by or "–", day(it.on))) for it in corrections
    ]
    said = [data_table(_CORRECTIONS, rows)] if rows else nothing(NO_CORRECTIONS, State.NONE)
    return [
        Anchor(target),
        *title_block("Correcties", CORRECTIONS),
        gap(10),
        *said,
        *missing_on_paper([it for one in corrections for it in preflight(one)]),
    ]


def _reason(one: Correction) -> Cell:
    if not one.has_reason:
        return Status(State.MISSING, "Zonder reden")
    return one.reason or "–"


def correction_words(corrections: Sequence[Correction]) -> str:
    """Return «Twee correcties, met reden», or how many lack one."""
    number = first_upper(counted(len(corrections), "correctie", "correcties"))
    lacking = sum(not one.has_reason for one in corrections)
    return f"{number}, {in_words(lacking)} zonder reden" if lacking else f"{number}, met reden"


def files_story(files: Sequence[PackFile], target: Target) -> list[Flowable]:
    """Return every file that travels inside, with the sum that proves which one it is."""
    return [
        Anchor(target),
        *title_block("Bijlagen", FILES, _how_many(files)),
        gap(10),
        *files_table(files),
        *missing_on_paper([it for one in files for it in preflight(one)]),
    ]


def files_table(files: Sequence[PackFile]) -> list[Flowable]:
    """Return files with their size and sum, or that there are none."""
    if not files:
        return nothing("Er zijn geen bijlagen.", State.NONE)
    return [data_table(_FILES, [_file(one) for one in files])]


def how_many_dossiers(number: int) -> str:
    """Return «Negen dossiers»."""
    return first_upper(counted(number, "dossier", "dossiers"))


def _how_many(files: Sequence[PackFile]) -> str:
    number = first_upper(counted(len(files), "stuk", "stukken"))
    words = f"{number}, {byte_size(sum(one.size for one in files))}"
    absent = sum(not one.is_here for one in files)
    return f"{words}, waarvan {in_words(absent)} nog niet op deze laptop" if absent else words


def _key_figures(values: PackContents) -> Flowable:
    complete, incomplete = len(values.complete), len(values.incomplete)
    apart = "staan apart" if values.incomplete_are_inside else "zijn er niet bij"
    if incomplete == 1:
        apart = "staat apart" if values.incomplete_are_inside else "is er niet bij"
    counting = "telt mee" if complete == 1 else "tellen mee"
    shown = [
        _figure("Dossiers", complete + incomplete),
        _figure("Volledig", complete, counting if complete else ""),
        _figure("Onvolledig", incomplete, apart if incomplete else ""),
        _figure("Stukken", values.files, _inside(values)),
        _figure("Bladzijden", values.pages) if values.pages else "",
    ]
    widths = [COLUMN] * 5 + [TEXT_WIDTH - 5 * COLUMN]
    return layout_table([["", *shown]], widths)


def _inside(values: PackContents) -> str:
    return f"{byte_size(values.file_bytes)} in bijlage" if values.files else ""


def _figure(name: str, number: int, remark: str = "") -> list[Flowable]:
    return [
        para(name, SMALL, role="Lbl"),
        gap(2),
        para(f"{number:,}".replace(",", "."), FIGURE),
        *([para(remark, SMALL)] if remark else []),
    ]


def _complete(values: PackContents) -> list[Flowable]:
    dossiers = values.complete
    if not dossiers:
        head = section("A", COMPLETE, "Geen dossiers", _ROOM_FOR_ROWS)
        return [*head, *nothing("Geen enkel dossier van deze periode is volledig.", State.NONE)]
    rows: list[tuple[Cell, ...]] = [
        (
            it.number,
            _named(it),
            _number(it),
            it.partner or "–",
            day(it.counted_on),
            _where(it, is_one=values.is_one),
        )
        for it in dossiers
    ]
    head = section("A", COMPLETE, how_many_dossiers(len(dossiers)), _ROOM_FOR_ROWS)
    return [*head, data_table(_heads(_COMPLETE, values), rows)]


def _heads(columns: tuple[Column, ...], values: PackContents) -> tuple[Column, ...]:
    """Return the columns; where each dossier is a file, the last tells how many pages it has."""
    if values.is_one:
        return columns
    return (*columns[:-1], replace(columns[-1], head="Blz."))


def _incomplete(values: PackContents) -> list[Flowable]:
    dossiers = values.incomplete
    if not dossiers:
        head = section("B", INCOMPLETE, "Geen dossiers", _ROOM_FOR_ROWS)
        return [*head, *nothing("Geen enkel dossier mist een onderdeel.", State.COMPLETE)]
    rows: list[tuple[Cell, ...]] = [
        (
            it.number,
            _named(it),
            _number(it),
            [Status(State.MISSING, words) for words in it.missing],
            _where(it, is_one=values.is_one),
        )
        for it in dossiers
    ]
    counting = "telt nog niet mee" if len(dossiers) == 1 else "tellen nog niet mee"
    remark = f"{how_many_dossiers(len(dossiers))}, {counting}"
    return [
        *section("B", INCOMPLETE, remark, _ROOM_FOR_ROWS),
        data_table(_heads(_INCOMPLETE, values), rows),
    ]


def _further(parts: Sequence[Further]) -> list[Flowable]:
    if not parts:
        return []
    rows: list[tuple[Cell, ...]] = [(it.number, it.name, it.words, _page(it.page)) for it in parts]
    return [*section("C", FURTHER, "", _ROOM_FOR_ROWS), data_table(_FURTHER, rows)]


def _page(page: int) -> Cell:
    if not page:
        return "–"
    target = Target()
    target.page = page
    return PageNumber(target)


def _where(one: PackDossier, *, is_one: bool) -> Cell:
    """Return on which page a dossier begins, or how many it has."""
    return _page(one.page) if is_one else str(one.pages or "–")


def _number(one: PackDossier) -> str:
    return one.company_number or NO_NUMBER


def _named(one: PackDossier) -> Cell:
    return _two(one.company, one.trajectory) if one.trajectory else one.company


def _two(first: str, second: str) -> list[Flowable]:
    return [para(first, BODY, role="TD"), para(second, SMALL, role="TD")]


def _file(one: PackFile) -> tuple[Cell, ...]:
    kilobytes = f"{max(1, round(one.size / 1_000)):,}".replace(",", ".")
    proof: list[Flowable] = [para(one.sha256, CODE, role="TD")]
    if not one.is_here:
        proof.append(Status(State.MISSING, "Nog niet op deze laptop, zit niet in dit bestand"))
    return (one.number, one.name, kilobytes, proof)

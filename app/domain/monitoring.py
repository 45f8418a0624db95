"""
Reads a table of the monitoring (aantallen): numbers of people, never who.

Source: DOMAIN, sections 1 and 7. A body with a legal ground sends how many people began at
supported companies and still worked 3, 6 and 12 months later. What could tell of one person is
refused as a whole; a row that cannot be read is left out, with the reason.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from app.core.errors import UserError
from app.domain.matching import words_of
from app.domain.monitoring_period import Days, day_of, days_of
from app.domain.monitoring_tables import ALL, MONTHS, Numbers
from app.domain.sensitive import About, SensitiveWords, find_sensitive

Table = Sequence[Sequence[str]]
Clusters = Mapping[str, tuple[str, str]]  # words as `key_of` gives them: kind and code
NO_CONTRACT: Final = ""  # all sorts together
CONTRACTS: Final[Mapping[str, tuple[str, ...]]] = {
    "permanent": ("onbepaalde duur", "onbepaald", "vast", "vast contract", "vaste dienst"),
    "temporary": ("bepaalde duur", "bepaald", "tijdelijk", "vervanging", "vervangingscontract"),
    "agency": ("interim", "uitzend", "uitzendarbeid", "uitzendkracht", "uitzendcontract"),
    "ibo": ("ibo", "individuele beroepsopleiding"),
    "tailored": ("maatwerk", "individueel maatwerk", "imw", "sociale economie"),
    "student": ("student", "studenten", "studentenarbeid", "jobstudent"),
    "flexi": ("flexi", "flexi job", "flexijob"),
    "other": ("andere", "ander", "overige", "overig"),
}
_ALL: Final = frozenset({"alle", "allemaal", "totaal", "samen", "heel vlaanderen", "vlaanderen"})
_PEOPLE: Final = frozenset(
    {
        *("naam", "namen", "voornaam", "achternaam", "familienaam"),
        *("rijksregisternummer", "rijksregister", "insz", "rrn", "bis"),
        *("geboortedatum", "geboorte", "geboortejaar", "leeftijd", "geslacht", "nationaliteit"),
        *("adres", "straat", "woonplaats", "telefoon", "gsm", "email", "mail"),
        *("persoon", "werknemer", "medewerker", "deelnemer", "kandidaat", "client"),
    }
)
_COMPANIES: Final = frozenset(
    {
        *("onderneming", "ondernemingsnummer", "ondernemingsnr", "kbo", "btw"),
        *("bedrijf", "werkgever", "vestiging", "vestigingsnummer"),
    }
)
_NOTHING: Final = frozenset({"", "-", "–", "?", "onbekend", "nvt", "n.v.t.", "nog niet bekend"})
_MAIL: Final = re.compile(r"(?<![^\s@])[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d{1,3}(?:[. \u00a0\u202f]\d{3})+|\d{1,7}")
_NO_WORDS: Final = SensitiveWords(())
_DIGITS: Final = 11  # of a national number
_HEAD_ROWS: Final = 15  # a title and some remarks may stand above
_MANY: Final = 2  # rows with the same cluster and contract, of one person each


class Column(StrEnum):
    """What a column tells."""

    PERIOD = "period"
    FIRST = "first"
    LAST = "last"
    CLUSTER = "cluster"
    CONTRACT = "contract"
    STARTED = "started"
    AFTER_3 = "after_3"
    AFTER_6 = "after_6"
    AFTER_12 = "after_12"


STEP_COLUMNS: Final = (Column.STARTED, Column.AFTER_3, Column.AFTER_6, Column.AFTER_12)


class Fault(StrEnum):
    """Why a row is left out."""

    PERIOD = "period"  # text
    CLUSTER = "cluster"  # text
    CONTRACT = "contract"  # text
    NUMBER = "number"  # text, column
    STARTED = "started"
    GROWS = "grows"  # more after some months than before: later, number, earlier, before
    GAP = "gap"  # later known, earlier not: later, earlier
    TWICE = "twice"  # other: the row that has the same
    TOTAL = "total"  # adds up other rows, by contract


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row that is left out; `row` as a spreadsheet counts."""

    row: int
    fault: Fault
    values: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class MonitoringLine:
    """A row that can be taken in."""

    row: int
    days: Days
    kind: str
    cluster: str
    contract: str
    numbers: Numbers

    @property
    def key(self) -> tuple[Days, str, str, str]:
        """What a row must have alone."""
        return (self.days, self.kind, self.cluster, self.contract)


@dataclass(frozen=True, slots=True)
class Readout:
    """What a table says; `columns` what was found, by the words at its head."""

    columns: tuple[tuple[Column, str], ...]
    unread: tuple[str, ...]  # heads of columns that are left out
    lines: tuple[MonitoringLine, ...]
    faults: tuple[RowFault, ...]

    @property
    def periods(self) -> tuple[Days, ...]:
        """The periods, the first first: each becomes a delivery."""
        return tuple(sorted({one.days for one in self.lines}))


def read_table(table: Table, clusters: Clusters) -> Readout:
    """
    Return what a table of numbers says.

    - A head «Kwartaal; Sector; Contract; Gestart; Na 3 maanden» is found by its words.
    - After 6 months 12, after 3 months 10: the row is left out (`grows`).
    - A national number, a mail address, or a column of names or companies anywhere: refused.
    - Two rows with the same cluster and contract, each of one person at most: refused as a list of
      people.

    Raises:
        UserError: `monitoring.national_number` (row), `monitoring.mail` (row), `monitoring.people`
            (column), `monitoring.companies` (column), `monitoring.persons`,
            `monitoring.no_columns`, `monitoring.no_period`, `monitoring.no_started`,
            `monitoring.empty`.
    """
    _refuse_people(table)
    at, heads = _head(table)
    columns = _columns(heads)
    lines, faults, seen = [], [], dict[tuple[Days, str, str, str], int]()
    for row, cells in enumerate(table[at + 1 :], at + 2):
        if not any(one.strip() for one in cells):
            continue
        found = _line(row, _texts(columns, cells), clusters)
        if isinstance(found, MonitoringLine) and found.key in seen:
            found = RowFault(row, Fault.TWICE, {"other": seen[found.key]})
        if isinstance(found, RowFault):
            faults.append(found)
        else:
            seen[found.key] = row
            lines.append(found)
    _refuse_persons(table[at + 1 :], columns)
    kept, more = _without_totals(lines)
    if not kept and not faults:
        raise UserError("monitoring.empty")
    named = tuple((column, heads[place].strip()) for column, place in columns.items())
    known = set(columns.values())
    unread = (one.strip() for place, one in enumerate(heads) if place not in known and one.strip())
    faults = sorted((*faults, *more), key=lambda one: one.row)
    return Readout(named, tuple(unread), tuple(kept), tuple(faults))


def key_of(words: str) -> str:
    """Return the words by which a cluster or a contract is known: small, without signs."""
    return " ".join(words_of(words))


def has_national_number(text: str) -> bool:
    """Tell whether a text has a national number, also one with signs in it that nobody sees."""
    if sum(sign.isdigit() for sign in text) < _DIGITS:
        return False
    return any(one.about is About.NATIONAL_NUMBER for one in find_sensitive(text, _NO_WORDS))


def _refuse_people(table: Table) -> None:
    known: set[str] = set()  # many cells may share one long text
    for row, cells in enumerate(table, 1):
        for text in cells:
            if text in known:
                continue
            known.add(text)
            if has_national_number(text):
                raise UserError("monitoring.national_number", row=row)
            if _MAIL.search(text):
                raise UserError("monitoring.mail", row=row)


def _head(table: Table) -> tuple[int, Sequence[str]]:
    """Return the row with the heads of the columns."""
    for at, cells in enumerate(table[:_HEAD_ROWS]):
        columns = _columns(cells)
        if len(columns) > 1:
            _judge_heads(cells, columns)
            return at, cells
    for cells in table[:_HEAD_ROWS]:  # a list of people has no column of numbers
        _judge_heads(cells, dict.fromkeys(Column, 0))
    if any(table):
        raise UserError("monitoring.no_columns")
    raise UserError("monitoring.empty")


def _judge_heads(cells: Sequence[str], columns: Collection[Column]) -> None:
    """Refuse columns of people or companies, and a table that lacks what it needs."""
    for text in cells:
        words = set(words_of(text))
        if _meaning(text) is not None:
            continue  # «sector van de onderneming»
        if words & _PEOPLE:
            raise UserError("monitoring.people", column=text.strip())
        if words & _COMPANIES:
            raise UserError("monitoring.companies", column=text.strip())
    if Column.PERIOD not in columns and not {Column.FIRST, Column.LAST} <= set(columns):
        raise UserError("monitoring.no_period")
    if Column.STARTED not in columns:
        raise UserError("monitoring.no_started")


def _columns(heads: Sequence[str]) -> dict[Column, int]:
    found: dict[Column, int] = {}
    for place, text in enumerate(heads):
        meaning = _meaning(text)
        if meaning is not None:
            found.setdefault(meaning, place)
    return found


def _meaning(head: str) -> Column | None:
    """Return what the words at the head of a column mean."""
    words = words_of(re.sub(r"(\d+)", r" \1 ", head.replace("_", " ")))
    if not words or len(words) > 12:
        return None
    known = set(words)
    after = {"na", "mnd", "mdn", "maand", "maanden", "m"} & known
    for column, months in zip(STEP_COLUMNS[1:], MONTHS[1:], strict=True):
        if after and str(months) in known and not known & {"periode"}:
            return column
    for column, names in _HEADS.items():
        if known & names:
            return column
    return None


_HEADS: Final[Mapping[Column, frozenset[str]]] = {
    Column.CONTRACT: frozenset(
        {"contract", "contracttype", "contractsoort", "contractvorm", "arbeidsovereenkomst"}
    ),
    Column.STARTED: frozenset(
        {"gestart", "gestarte", "starters", "begonnen", "instroom", "aanwervingen", "started"}
    ),
    Column.PERIOD: frozenset({"periode", "kwartaal", "jaar", "maand", "trimester", "period"}),
    Column.FIRST: frozenset({"van", "vanaf", "begin", "begindatum"}),
    Column.LAST: frozenset({"tot", "tem", "einde", "einddatum"}),
    Column.CLUSTER: frozenset(
        {"cluster", "sector", "regio", "referentieregio", "partner", "groep", "nace"}
    ),
}


def _texts(columns: Mapping[Column, int], cells: Sequence[str]) -> dict[Column, str]:
    return {
        column: cells[place].strip() if place < len(cells) else ""
        for column, place in columns.items()
    }


def _line(row: int, texts: Mapping[Column, str], clusters: Clusters) -> MonitoringLine | RowFault:
    days = _days(texts)
    if days is None:
        period = texts.get(Column.PERIOD) or texts.get(Column.FIRST, "")
        return RowFault(row, Fault.PERIOD, {"text": period})
    cluster = texts.get(Column.CLUSTER, "")
    found = (ALL, "") if key_of(cluster) in {"", *_ALL} else clusters.get(key_of(cluster))
    if found is None:
        return RowFault(row, Fault.CLUSTER, {"text": cluster})
    contract = _contract(texts.get(Column.CONTRACT, ""))
    if contract is None:
        return RowFault(row, Fault.CONTRACT, {"text": texts[Column.CONTRACT]})
    numbers = _numbers(row, texts)
    if isinstance(numbers, RowFault):
        return numbers
    return MonitoringLine(row, days, *found, contract, numbers)


def _days(texts: Mapping[Column, str]) -> Days | None:
    if Column.PERIOD in texts:
        return days_of(texts[Column.PERIOD])
    first, last = day_of(texts[Column.FIRST]), day_of(texts[Column.LAST])
    return None if first is None or last is None or last < first else (first, last)


def _contract(words: str) -> str | None:
    key = key_of(words)
    if key in {"", *_ALL, "alle contracten", "alle soorten"}:
        return NO_CONTRACT
    bare = key.removeprefix("contract ").removeprefix("van ")
    return next((code for code, names in CONTRACTS.items() if {key, bare} & {*names, code}), None)


def _numbers(row: int, texts: Mapping[Column, str]) -> Numbers | RowFault:
    found: list[int | None] = []
    for column in STEP_COLUMNS:
        text = texts.get(column, "")
        if text.lower() in _NOTHING:
            found.append(None)
            continue
        if (number := _number(text)) is None:
            return RowFault(row, Fault.NUMBER, {"text": text, "column": str(column)})
        found.append(number)
    if found[0] is None:
        return RowFault(row, Fault.STARTED, {})
    return _odd(row, found) or tuple(found)


def _number(text: str) -> int | None:
    plain = re.sub(r",0+$|\.0+$", "", text) if not re.fullmatch(r"\d{1,3}\.000", text) else text
    if not _NUMBER.fullmatch(plain):
        return None
    return int(re.sub(r"\D", "", plain))


def _odd(row: int, numbers: Sequence[int | None]) -> RowFault | None:
    for (earlier, before), (later, number) in pairwise(enumerate(numbers)):
        if number is None:
            continue
        values: dict[str, str | int] = {"later": MONTHS[later], "earlier": MONTHS[earlier]}
        if before is None:
            return RowFault(row, Fault.GAP, values)
        if number > before:
            return RowFault(row, Fault.GROWS, {**values, "number": number, "before": before})
    return None


def _refuse_persons(rows: Table, columns: Mapping[Column, int]) -> None:
    """Refuse a table with a row for each person: the same key again, one person at most."""
    alone: Counter[tuple[str, ...]] = Counter()
    for cells in rows:
        texts = _texts(columns, cells)
        numbers = [texts.get(column, "") for column in STEP_COLUMNS]
        if any(numbers) and all(one.lower() in {*_NOTHING, "0", "1"} for one in numbers):
            key = (texts.get(column, "") for column in Column if column not in STEP_COLUMNS)
            alone[tuple(key)] += 1
    if any(many >= _MANY for many in alone.values()):
        raise UserError("monitoring.persons")


def _without_totals(
    lines: Sequence[MonitoringLine],
) -> tuple[list[MonitoringLine], list[RowFault]]:
    """Leave out rows of all contracts together where others tell them one by one."""
    split = {one.key[:3] for one in lines if one.contract != NO_CONTRACT}
    kept, faults = [], []
    for one in lines:
        if one.contract == NO_CONTRACT and one.key[:3] in split:
            faults.append(RowFault(one.row, Fault.TOTAL, {}))
        else:
            kept.append(one)
    return kept, faults

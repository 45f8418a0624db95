"""
Takes an erased company out of the questions that came in about it.

A question belongs to the whole partnership and is counted, so it stays; who asked it, and all that
was typed with it, goes. Nobody can tell which of its words are of the company.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from typing import Final

from app.server.canonical import canonical
from app.server.known import Known
from app.server.loading import Loader, add_records
from app.sync.changes import ALIVE, SYSTEM, Change, ChangeId, Edit, Knew, Row, Value, Verdict

KIND: Final = "incoming_question"
_LINK: Final = "enterprise_id"
_UNSAID: Final[Mapping[str, Value]] = {_LINK: None, "company": "", "text": ""}
_UNSAID_IN: Final = {"demand": "failure", "handling": "handled_note"}  # a unit of more fields


def questions_about(loader: Loader, company: str) -> list[Row]:
    """Return the questions that are linked to a company, those in the bin too."""
    query = (
        "SELECT id FROM record WHERE partnership_id = %s AND kind = %s"
        " AND data ->> 'enterprise_id' = %s ORDER BY id"
    )
    return [Row(KIND, one) for (one,) in loader.ask(query, KIND, company)]


def unname_again(known: Known, loader: Loader, brought: Iterable[Change]) -> set[ChangeId]:
    """
    Let questions lose again what a laptop brought back of an erased company, after a restore.

    What was written in a question after it was emptied is of no company, and stays.

    Returns:
        The changes that may not keep their bodies in the log.
    """
    by_row = defaultdict[Row, list[Change]](list)
    for change in brought:
        if change.row.kind == KIND and change.id in known.new_changes:  # else it was there
            by_row[change.row].append(change)
    gone = loader.all_erased() if by_row else []
    blank: set[ChangeId] = set()
    for row, some in by_row.items():
        late = _unseeing(known, loader, row, some, gone)
        heads = known.records[row].units.values() if late else ()
        stand = {one for unit in heads for one in unit.heads} & {change.id for change in some}
        if stand & late and stand <= late:
            names = loader.names_of(row) | late
            unname(known, loader, {row: names})
            late |= names
        blank |= late
    return blank


def _unseeing(
    known: Known, loader: Loader, row: Row, brought: Iterable[Change], gone: Collection[str]
) -> set[ChangeId]:
    """Return the changes of a question, in order, that were made before it was emptied."""
    heads = known.records[row].heads(_LINK).values()
    is_emptied = any(head.author == SYSTEM for head in heads)
    after, late = set(loader.sealed_of(row)), set[ChangeId]()
    for change in brought:
        names = {one for edit in change.units.values() for one in edit.parents}
        if change.values.get(_LINK) in gone:
            is_emptied = True
            late.add(change.id)
        elif change.author == SYSTEM or (names & after and not names & late):
            after.add(change.id)
        elif is_emptied:
            late.add(change.id)
    return late


def unname(
    known: Known, loader: Loader, questions: Collection[Row] | Mapping[Row, frozenset[ChangeId]]
) -> None:
    """
    Let questions say nothing of a company.

    This names every change that a question ever had and says all of it: bodies of these are gone
    from the log, and a laptop may have any of them, or none.

    Args:
        questions: With the names of their changes, when the log has not all of them yet.
    """
    add_records(known, loader.records(questions))
    for row in questions:
        record = known.records[row]
        said = {unit: _unsaid(unit, record.value(unit)) for unit in record.units if unit != ALIVE}
        names = questions[row] if isinstance(questions, Mapping) else loader.names_of(row)
        known.begin_group()
        units = {unit: Edit(value, names) for unit, value in said.items()}
        if record.value(ALIVE):
            _add(known, row, record.root, {ALIVE: Edit(True, names), **units})  # noqa: FBT003
        else:  # who has none must see it made before it is deleted
            made = _add(known, row, record.root, {ALIVE: Edit(True), **units})  # noqa: FBT003
            gone = {ALIVE: Edit(False, names | {made})}  # noqa: FBT003
            _add(known, row, record.root, gone, names | {made})


def _unsaid(unit: str, value: Value) -> Value:
    if unit in _UNSAID:
        return _UNSAID[unit]
    if unit in _UNSAID_IN and isinstance(value, Mapping):
        return {**value, _UNSAID_IN[unit]: ""}
    return value


def _add(
    known: Known,
    row: Row,
    root: str,
    units: Mapping[str, Edit],
    knew: frozenset[ChangeId] | None = None,
) -> ChangeId:
    """Add a change of the server; it has the same id whenever the same is said again."""
    told = {unit: (value, sorted(parents)) for unit, (value, parents) in units.items()}
    name = sha256(canonical([row, told]).encode()).hexdigest()[:32]
    before = None if knew is None else Knew(None, 0, knew)
    known.add_change(Change(name, name, SYSTEM, row, root, units, knew=before), Verdict.APPLIED)
    return name

"""What is to decide and what was chosen so far, without widgets."""

from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from app.core.errors import UserError
from app.core.progress import Progress
from app.services.changes import Changes
from app.services.conflicts.view import Choice, Conflict, ConflictField, Decision, MergedLine, Side
from app.ui.desk import Desk, Notice, Step
from app.ui.merging.differences import Marks, differences, joined
from app.ui.merging.service import ConflictService
from app.ui.merging.words import MergingWords, newest

Key = tuple[str, UUID]  # kind and id of a record


@dataclass(frozen=True, slots=True)
class Compared:
    """The words that differ in a text, in that of each other and in both together."""

    shown: Marks
    others: tuple[Marks, ...]
    both: tuple["Both", ...]  # for each other

    def of(self, field: ConflictField, side: Side) -> Marks:
        """Return the words of one side that the others do not have."""
        return self.shown if side is field.shown else self.others[field.others.index(side)]


@dataclass(frozen=True, slots=True)
class Both:
    """Two texts kept beside each other: as stored, as shown, and what only one of them had."""

    stored: str
    text: str
    marks: Marks


@dataclass(frozen=True, slots=True)
class _Read:
    serial: int
    conflicts: tuple[Conflict, ...]
    merged: tuple[MergedLine, ...]
    compared: dict[tuple[Key, str], Compared]


class MergingModel(QObject):
    """
    Reads in the background; `listed` comes after it, `chosen` after a choice for a unit (str).

    What is chosen stays until it is saved, also while one looks at another conflict. `saved`
    carries the place in the list of what was settled.
    """

    listed = Signal()
    chosen = Signal(str)
    saved = Signal(object)  # int

    def __init__(self, desk: Desk, service: ConflictService, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self.service = desk, service
        self.words = MergingWords(desk.me.name, desk.reference, self)
        self.conflicts: tuple[Conflict, ...] = ()
        self.merged: tuple[MergedLine, ...] = ()
        self.is_read = False
        self._serial = 0
        self._compared: dict[tuple[Key, str], Compared] = {}
        self._decisions: dict[Key, dict[str, Decision]] = {}
        self._later: list[Key] = []
        desk.bus.changed.connect(self._on_changes)

    @Slot()
    def read(self) -> None:
        """Read what is to decide; an answer to an older question is dropped."""
        self._serial += 1
        service, words, serial = self.service, self.words, self._serial

        def work(progress: Progress) -> _Read:
            conflicts, merged = service.conflicts(), service.merged_today()
            compared = {}
            texts = [(each, field) for each in conflicts for field in each.fields if field.is_text]
            for done, (conflict, field) in enumerate(texts):
                progress.step(done, len(texts))
                compared[key_of(conflict), field.unit] = _compare(service, words, field)
            return _Read(serial, conflicts, merged, compared)

        job = self._desk.runner.start(work, database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._desk.failed)

    def compared(self, conflict: Conflict, field: ConflictField) -> Compared | None:
        """Return the words that differ; None for what is no text."""
        return self._compared.get((key_of(conflict), field.unit))

    def decision(self, conflict: Conflict, unit: str) -> Decision | None:
        """Return what was chosen for a field."""
        return self._decisions.get(key_of(conflict), {}).get(unit)

    def left(self, conflict: Conflict) -> list[ConflictField]:
        """Return the fields for which nothing is chosen yet."""
        return [one for one in conflict.fields if self.decision(conflict, one.unit) is None]

    def is_later(self, conflict: Conflict) -> bool:
        """Tell whether it was put off in this sitting."""
        return key_of(conflict) in self._later

    def choose(
        self, conflict: Conflict, field: ConflictField, choice: Choice, other: str | None = None
    ) -> None:
        """Choose for a field; Ctrl+Z takes it back."""
        decision = Decision(field.unit, choice, other, seen=field.changes)
        before = self.decision(conflict, field.unit)
        if decision == before:
            return
        self._put(key_of(conflict), field.unit, decision)
        self._notice(self.words.taken(conflict, field, decision), conflict, {field.unit: before})

    def edit(self, conflict: Conflict, field: ConflictField, text: str) -> None:
        """Take the text that was typed, in the place of what was chosen."""
        decision = self.decision(conflict, field.unit) or Decision(
            field.unit, "mine", seen=field.changes
        )
        self._put(key_of(conflict), field.unit, replace(decision, text=text))

    def choose_newest(self, conflict: Conflict) -> None:
        """Choose for each field what was written last, as one step."""
        before = {one.unit: self.decision(conflict, one.unit) for one in conflict.fields}
        for field in conflict.fields:
            side = newest(field)
            is_shown = side is field.shown
            other = None if is_shown else side.change_id
            choice: Choice = "mine" if is_shown else "other"
            decision = Decision(field.unit, choice, other, seen=field.changes)
            self._put(key_of(conflict), field.unit, decision)
        self._notice(self.tr("Alles van de nieuwste gekozen"), conflict, before)

    @property
    def are_all_later(self) -> bool:
        """Whether each of them was put off in this sitting."""
        return all(map(self.is_later, self.conflicts))

    def forget_later(self) -> None:
        """Begin anew: next time all of them are asked again."""
        self._later.clear()

    def put_off(self, conflict: Conflict) -> None:
        """Decide later: it goes to the end of the list, in this sitting."""
        key = key_of(conflict)
        if key in self._later:
            self._later.remove(key)
        self._later.append(key)
        self._order()
        self.listed.emit()

    def save(self, conflict: Conflict) -> None:
        """Store what was chosen, when nothing is left to choose."""
        if self.left(conflict) or not conflict.fields:
            return
        record = conflict.record
        chosen = tuple(self._decisions[key_of(conflict)][one.unit] for one in conflict.fields)
        try:
            changes = self.service.decide(record, chosen)
        except UserError as error:
            self._desk.failed.emit(error)
            self.read()
            return
        self._settled(conflict, changes, self.tr("Beslist: {what}"))

    def settle(self, conflict: Conflict, *, keep: bool) -> None:
        """Answer what is to become of a record that was deleted and worked on."""
        try:
            changes = self.service.settle(conflict.record, keep=keep)
        except UserError as error:
            self._desk.failed.emit(error)
            return
        words = self.tr("Behouden: {what}") if keep else self.tr("Naar de prullenbak: {what}")
        self._settled(conflict, changes, words)

    def _settled(self, conflict: Conflict, changes: Changes, words: str) -> None:
        place = self.conflicts.index(conflict)
        self._decisions.pop(key_of(conflict), None)
        self.conflicts = tuple(one for one in self.conflicts if one is not conflict)
        self.listed.emit()
        take_back = partial(self.service.take_back, conflict, changes)
        step = Step(words.format(what=self.words.title(conflict)), changes, take_back=take_back)
        self._desk.did(step)
        self._desk.sync.look()
        self.saved.emit(place)

    def _put(self, key: Key, unit: str, decision: Decision | None) -> None:
        chosen = self._decisions.setdefault(key, {})
        if decision is None:
            chosen.pop(unit, None)
        else:
            chosen[unit] = decision
        self.chosen.emit(unit)

    def _notice(self, words: str, conflict: Conflict, before: dict[str, Decision | None]) -> None:
        key = key_of(conflict)

        def undo() -> None:
            for unit, decision in before.items():
                self._put(key, unit, decision)

        self._desk.noticed.emit(Notice(words, undo))

    def _order(self) -> None:
        """Put what was put off behind the rest, in the order in which it was."""
        later = {key: place for place, key in enumerate(self._later)}
        self.conflicts = tuple(sorted(self.conflicts, key=lambda one: later.get(key_of(one), -1)))

    @Slot(object)
    def _on_read(self, read: _Read) -> None:
        if read.serial != self._serial:
            return
        self.conflicts, self.merged, self.is_read = read.conflicts, read.merged, True
        self._compared = read.compared
        # A choice between values of which one is another by now is no choice any more
        sides = {
            key_of(one): {field.unit: field.changes for field in one.fields}
            for one in read.conflicts
        }
        self._decisions = {
            key: {unit: one for unit, one in chosen.items() if sides[key].get(unit) == one.seen}
            for key, chosen in self._decisions.items()
            if key in sides
        }
        self._order()
        self.listed.emit()

    @Slot(object)
    def _on_changes(self, changes: object) -> None:
        if isinstance(changes, Changes) and changes.touched:
            self.read()


def key_of(conflict: Conflict) -> Key:
    """Return kind and id of the record of a conflict."""
    return conflict.record.kind, conflict.record.id


def _compare(service: ConflictService, words: MergingWords, field: ConflictField) -> Compared:
    """Return which words differ; those of more others add up in what is shown."""
    here = words.text(field, str(field.shown.value or ""))
    shown: Marks = ()
    others, both = [], []
    for other in field.others:
        there = words.text(field, str(other.value or ""))
        mine, theirs = differences(here, there)
        shown = joined(shown, mine)
        others.append(theirs)
        stored = service.both(field, other.change_id)
        text = words.text(field, stored)
        marks = joined(differences(here, text)[1], differences(there, text)[1])
        both.append(Both(stored, text, marks))
    return Compared(shown, tuple(others), tuple(both))

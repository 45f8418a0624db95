"""What S19 says: whose value it is, and what happened to a record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject

from app.domain.note_text import plain_text
from app.reference.loader import Reference
from app.services.conflicts.view import Conflict, ConflictField, Decision, Question, Side
from app.ui.history.labels import unit_text
from app.ui.history.record_text import record_text, record_with_case
from app.ui.history.words import NOTES, HistoryWords
from app.ui.name_list import listed
from app.ui.sync.words import SyncWords


@dataclass(frozen=True, slots=True)
class _About:
    kind: str
    names: Mapping[UUID, str]


class MergingWords(QObject):
    """Gives Dutch words for conflicts; `me` is the name of who works here."""

    def __init__(self, me: str, reference: Reference, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._me = me
        self._values = HistoryWords(reference, self)
        self._state = SyncWords(self)

    def title(self, conflict: Conflict) -> str:
        """Return the record in one line: `Bakkerij Janssens, sessie 20/11/2026`."""
        return record_with_case(conflict.record)

    def about(self, conflict: Conflict) -> str:
        """Return what is to decide on it: `Sessie 20/11/2026, 3 velden`."""
        if conflict.question is not None:
            return self.tr("Verwijderd en gewijzigd")
        fields = self.tr("%n veld(en)", None, len(conflict.fields))
        return f"{record_text(conflict.record)}, {fields}"

    def who(self, conflict: Conflict) -> str:
        """Return who wrote, and when: `jij 11:15, Tom 11:40`."""
        if conflict.question is not None:
            return self._asked_briefly(conflict.question)
        sides = [side for field in conflict.fields for side in (field.shown, *field.others)]
        lasts: dict[str, datetime | None] = {}
        for side in sides:
            name = self.name(side)
            if name not in lasts or _is_later(side.made_at, lasts[name]):
                lasts[name] = side.made_at
        return ", ".join(f"{name} {self.at(at)}".strip() for name, at in lasts.items())

    def sentence(self, conflict: Conflict) -> str:
        """Return the sentence under the title."""
        if conflict.question is not None:
            return self.tr(
                "Er gaat niets verloren: wat je niet kiest, blijft in de historiek staan."
            )
        names = list(
            dict.fromkeys(
                self.name(side)
                for field in conflict.fields
                for side in (field.shown, *field.others)
            )
        )
        who = listed(names)
        who = f"{who[:1].upper()}{who[1:]}"
        count = self.tr("%n veld(en) botst/botsen.", None, len(conflict.fields))
        words = (
            self.tr("{who} wijzigde hetzelfde meer dan eens. {count} Er gaat niets verloren.")
            if len(names) == 1  # on two laptops
            else self.tr("{who} wijzigden hetzelfde. {count} Er gaat niets verloren.")
        )
        return words.format(who=who, count=count)

    def asked(self, conflict: Conflict, question: Question) -> str:
        """Return what happened: `Tom verwijderde dit dossier, jij werkte er nog aan`."""
        what = self.tr("dit dossier") if conflict.record.kind == "enterprise" else self.tr("dit")
        words = (
            self.tr("{deleter} verwijderde {what}, {editors} werkte er nog aan")
            if len(self._edited(question)) < 2
            else self.tr("{deleter} verwijderde {what}, {editors} werkten er nog aan")
        )
        deleter, editors = self._deleter(question), self._editors(question)
        first = f"{deleter[:1].upper()}{deleter[1:]}"
        return words.format(deleter=first, what=what, editors=editors)

    def _asked_briefly(self, question: Question) -> str:
        words = (
            self.tr("{deleter} verwijderde, {editors} wijzigde")
            if len(self._edited(question)) < 2
            else self.tr("{deleter} verwijderde, {editors} wijzigden")
        )
        return words.format(deleter=self._deleter(question), editors=self._editors(question))

    def _deleter(self, question: Question) -> str:
        is_me = question.deleted_by == self._me
        return self.tr("jij") if is_me else self._person(question.deleted_by)

    def _editors(self, question: Question) -> str:
        names = [self.tr("jij") if name == self._me else name for name in self._edited(question)]
        return listed(names) or self.tr("iemand")

    def _edited(self, question: Question) -> tuple[str, ...]:
        """Return who worked on it beside who deleted it; that person alone when nobody else did."""
        others = tuple(name for name in question.edited if name != question.deleted_by)
        return others or question.edited

    def name(self, side: Side) -> str:
        """Return whose value it is: `jij`, `Tom`, `iemand`."""
        return self.tr("jij") if side.is_mine else self._person(side.author)

    def column(self, side: Side) -> str:
        """Return the name over a column of values."""
        return self.tr("Deze laptop") if side.is_mine else side.author or self.tr("Iemand anders")

    def origin(self, side: Side, *, is_newest: bool) -> str:
        """Return where and when a value was written: `OOST-3, 11:40, nieuwste`."""
        place = self.tr("jij") if side.is_mine else side.laptop
        newest = self.tr("nieuwste") if is_newest else ""
        return ", ".join(part for part in (place, self.at(side.made_at), newest) if part)

    def at(self, moment: datetime | None) -> str:
        """Return a moment, empty when nobody knows it."""
        return "" if moment is None else self._state.moment(moment)

    def field(self, conflict: Conflict, field: ConflictField) -> str:
        """Return the name of a field."""
        return unit_text(conflict.record.kind, field.label or field.unit)

    def value(self, conflict: Conflict, field: ConflictField, value: object) -> str:
        """Return a value as people write it; empty when it is not filled in."""
        if field.is_text:
            return self.text(field, str(value or ""))
        about = _About(conflict.record.kind, conflict.names)
        return self._values.plain(about, field.unit, value)

    def text(self, field: ConflictField, stored: str) -> str:
        """Return a stored text without its light markup."""
        if field.unit not in NOTES:
            return stored
        return plain_text(stored)

    def chosen(self, field: ConflictField, decision: Decision | None) -> str:
        """Return what was chosen, under the name of the field."""
        if decision is None:
            return self.tr("Kies nog")
        if decision.text is not None:
            return self.tr("Zelf bewerkt")
        if decision.choice == "both":
            return self.tr("Beide behouden")
        side = side_of(field, decision)
        return self.tr("Gekozen: {name}").format(name=self.name(side))

    def taken(self, conflict: Conflict, field: ConflictField, decision: Decision) -> str:
        """Return the notice of a choice: `Duur: keuze van Tom genomen`."""
        name = self.field(conflict, field)
        if decision.choice == "both":
            return self.tr("{field}: beide behouden").format(field=name)
        side = side_of(field, decision)
        if side.is_mine:
            return self.tr("{field}: jouw keuze genomen").format(field=name)
        who = self._person(side.author)
        return self.tr("{field}: keuze van {name} genomen").format(field=name, name=who)

    def _person(self, name: str) -> str:
        return name or self.tr("iemand")


def side_of(field: ConflictField, decision: Decision) -> Side:
    """Return the side that was chosen; of both, the one that is shown now."""
    if decision.choice != "other":
        return field.shown
    return next((one for one in field.others if one.change_id == decision.other), field.others[0])


def sides_of(field: ConflictField) -> tuple[Side, ...]:
    """Return the sides from left to right: what was written on this laptop first, if anything."""
    return tuple(sorted((field.shown, *field.others), key=lambda side: not side.is_mine))


def newest(field: ConflictField) -> Side:
    """Return the side that was written last; the one that is shown when nobody knows."""
    sides = (field.shown, *field.others)
    known = [side for side in sides if side.made_at is not None]
    return max(known, key=moment_of) if known else field.shown


def moment_of(side: Side) -> float:
    """Return when a value was written, in seconds; 0 when nobody knows."""
    return 0.0 if side.made_at is None else side.made_at.timestamp()


def _is_later(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and (other is None or one > other)

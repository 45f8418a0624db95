"""Noting who is there, of those who are chosen in a list."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from app.services.networks.attendance import take_signatures
from app.services.networks.meetings import InviteeRow, note_attendance
from app.ui.desk import Desk, Notice
from app.ui.meeting.view_model import MeetingModel
from app.ui.people.table import ListTable


class Ticking(QObject):
    """Space and A of a list of people; it goes away with the list."""

    def __init__(self, desk: Desk, model: MeetingModel, table: ListTable[InviteeRow]) -> None:
        super().__init__(table)
        self._desk, self._model, self._table = desk, model, table

    @Slot()
    def tick(self) -> None:
        """Note that those who are chosen are there, or take that back."""
        chosen = self._chosen()
        if not chosen:
            return
        is_there = all(one.attended for one in chosen)
        signed = [one for one in chosen if one.has_signed]
        if is_there and signed:
            words = self.tr("{name} heeft getekend. Delete haalt de handtekening weg.")
            self._desk.noticed.emit(Notice(words.format(name=signed[0].name)))
        else:
            self.note([one.id for one in chosen], attended=None if is_there else True)

    @Slot()
    def note_absent(self) -> None:
        """Note that those who are chosen were not there; who signed was."""
        self.note([one.id for one in self._chosen() if not one.has_signed], attended=False)

    @property
    def has_signed(self) -> bool:
        """Whether there is ink of somebody who is chosen."""
        return any(one.has_signed for one in self._chosen())

    @Slot()
    def unsign(self) -> None:
        """Put the ink of those who are chosen in the bin; that they were there stays."""
        signed = [one for one in self._chosen() if one.has_signed]
        store, ids = self._desk.store, [one.id for one in signed]
        if not signed:
            return
        words = self.tr("Handtekening van {name} naar de prullenbak")
        many = self.tr("{number} handtekeningen naar de prullenbak").format(number=len(signed))
        said = words.format(name=signed[0].name) if len(signed) == 1 else many
        self._model.act(said, lambda: take_signatures(store, ids))

    def note(self, people: Sequence[UUID], *, attended: bool | None) -> None:
        """Note whether these people were there, as one action."""
        store = self._desk.store
        if people:
            self._model.act(
                self.tr("Aanwezigheid genoteerd"),
                lambda: note_attendance(store, people, attended=attended),
            )

    def _chosen(self) -> list[InviteeRow]:
        people = () if self._model.view is None else self._model.view.view.invitees
        ids = set(self._table.chosen_ids())
        return [one for one in people if one.id in ids]

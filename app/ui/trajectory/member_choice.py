"""A field to choose a company for a trajectory: of the own files, or of what colleagues coach."""

from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.services.coaching_context import recent_enterprises
from app.services.intake_search import find_matches
from app.services.places import place_name
from app.ui.desk import Desk
from app.ui.widgets.combos import Suggestion
from app.ui.widgets.lookup_combo import LookupCombo

Found = tuple[str, list[Suggestion]]


class MemberChoice(QObject):
    """Reads the lines while somebody types; the recent companies stand there first."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._typed, self._is_reading = desk, "", False
        self.combo = LookupCombo(self.tr("Naam of ondernemingsnummer"), parent=parent)
        self.combo.setObjectName("company")
        self.combo.setAccessibleName(self.tr("Onderneming"))
        self.combo.wanted.connect(self._on_wanted)

    def enterprise_id(self) -> UUID | None:
        """Return the company that is chosen."""
        found = self.combo.value()
        return found if isinstance(found, UUID) else None

    @Slot(str)
    def _on_wanted(self, typed: str) -> None:
        self._typed = typed
        if not self._is_reading:  # else it reads again once that has ended
            self._read()

    def _read(self) -> None:
        self._is_reading = True
        store, reference, typed = self._desk.store, self._desk.reference, self._typed

        def work(_progress: object) -> Found:
            matches = [one for group in find_matches(store, typed).groups for one in group.matches]
            if matches or typed:
                return typed, [
                    Suggestion(
                        one.id,
                        one.name,
                        ", ".join(
                            part
                            for part in (place_name(reference, one.municipality_nis), one.partner)
                            if part
                        ),
                    )
                    for one in matches
                ]
            recent = recent_enterprises(store)
            return typed, [
                Suggestion(one.id, one.name, place_name(reference, one.municipality_nis))
                for one in recent
            ]

        job = self._desk.runner.start(work, database=False)
        job.succeeded.connect(self._on_found)
        job.failed.connect(self._on_not_found)

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        typed, lines = found
        self._is_reading = False
        if typed == self._typed:
            self.combo.answer(typed, lines)
        else:
            self._read()

    @Slot(object)
    def _on_not_found(self, error: Exception) -> None:
        self._is_reading = False
        self.combo.answer(self._typed, ())
        self._desk.failed.emit(error)

"""With which company: its lines are read while somebody types."""

from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.services.coaching_context import EnterpriseChoice, find_enterprises, recent_enterprises
from app.services.places import place_name
from app.ui.desk import Desk
from app.ui.widgets.combos import Suggestion
from app.ui.widgets.fields import LabelledField
from app.ui.widgets.lookup_combo import LookupCombo

Found = tuple[str, tuple[EnterpriseChoice, ...]]


class CompanyChoice(QObject):
    """A field to choose a company in, under its label; the recent ones stand there first."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._typed = ""
        self._is_reading = False
        self.combo = LookupCombo(self.tr("Naam, plaats of ondernemingsnummer"))
        self.combo.setObjectName("company")
        self.field = LabelledField(self.tr("Onderneming"), self.combo)
        self.combo.wanted.connect(self._on_wanted)

    def show_company(self, found: EnterpriseChoice | None) -> None:
        """Show a company as the chosen one, without a signal."""
        self.combo.set_suggestion(None if found is None else self._line(found))

    def enterprise_id(self) -> UUID | None:
        """Return the company that is chosen."""
        found = self.combo.value()
        return found if isinstance(found, UUID) else None

    def key(self) -> str | None:
        """Return the company that is chosen, as a draft keeps it."""
        found = self.enterprise_id()
        return None if found is None else str(found)

    def name(self) -> str:
        """Return the name of the chosen company, or nothing."""
        found = self.combo.suggestion()
        return "" if found is None else found.text

    def ask(self) -> None:
        """Say that one must be chosen, and take the keyboard."""
        self.combo.setFocus()
        self.field.set_error(self.tr("Kies een onderneming."))

    def _line(self, found: EnterpriseChoice) -> Suggestion:
        place = place_name(self._desk.reference, found.municipality_nis)
        return Suggestion(found.id, found.name, place)

    @Slot(str)
    def _on_wanted(self, typed: str) -> None:
        self._typed = typed
        if not self._is_reading:  # else it reads again once that has ended
            self._read()

    def _read(self) -> None:
        self._is_reading = True
        store, reference, typed = self._desk.store, self._desk.reference, self._typed

        def work(_progress: object) -> Found:
            found = find_enterprises(store, reference, typed) if typed else ()
            return typed, found or recent_enterprises(store)

        job = self._desk.runner.start(work, database=False)
        job.succeeded.connect(self._on_found)
        job.failed.connect(self._on_not_found)

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        typed, choices = found
        self._is_reading = False
        if typed == self._typed:
            self.combo.answer(typed, [self._line(choice) for choice in choices])
        else:
            self._read()

    @Slot(object)
    def _on_not_found(self, error: Exception) -> None:
        self._is_reading = False
        self.combo.answer(self._typed, ())
        self._desk.failed.emit(error)

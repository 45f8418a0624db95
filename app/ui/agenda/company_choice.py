"""With which company: its lines are read while somebody types."""

from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.services.places import place_name
from app.services.sessions.context import EnterpriseChoice, find_enterprises, recent_enterprises
from app.ui.desk import Desk
from app.ui.line_reader import LineReader
from app.ui.widgets.combos import Suggestion
from app.ui.widgets.fields import LabelledField
from app.ui.widgets.lookup_combo import LookupCombo


class CompanyChoice(QObject):
    """A field to choose a company in, under its label; the recent ones stand there first."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.combo = LookupCombo(self.tr("Naam, plaats of ondernemingsnummer"))
        self.combo.setObjectName("company")
        self.field = LabelledField(self.tr("Onderneming"), self.combo)
        store, reference = desk.store, desk.reference

        def read(typed: str) -> tuple[EnterpriseChoice, ...]:
            found = find_enterprises(store, reference, typed) if typed else ()
            return found or recent_enterprises(store)

        LineReader(desk, self.combo, read, self._line, self)

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

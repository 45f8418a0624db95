"""With which company a question is: one of the own files, of the directory, or as it is typed."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.companies.intake_search import Match, find_matches
from app.services.places import place_name
from app.storage.store import Store
from app.ui.desk import Desk
from app.ui.line_reader import LineReader
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.combos import Suggestion
from app.ui.widgets.fields import LabelledField
from app.ui.widgets.lookup_combo import LookupCombo


class _FreeLookup(LookupCombo):
    """Keeps words for which no line was chosen: the company may be of nobody yet."""

    @override
    def _leave(self) -> None:
        self.take_words()

    def take_words(self) -> None:
        """Let what is typed be the choice."""
        words, known = self.text().strip(), self.suggestion()
        if words != ("" if known is None else known.text):
            found = Suggestion(None, words) if words else None
            self.set_suggestion(found)
            self.chosen.emit(found)


class CompanyField(QObject):
    """
    A name, and the id of its file where it has one.

    `edited` comes at each key and with each choice, `chosen` with the id of a file.
    """

    edited = Signal()
    chosen = Signal(object)

    def __init__(self, desk: Desk, kept: KeptTexts, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.combo = _FreeLookup(self.tr("Naam of ondernemingsnummer, of typ zelf"))
        self.combo.setObjectName("company")
        self.field = LabelledField(self.tr("Onderneming"), self.combo)
        self.hint = SensitiveHint.under(self.field, kept)
        store = desk.store
        LineReader(desk, self.combo, lambda typed: _found(store, typed), self._line, self)
        self.combo.chosen.connect(self._on_chosen)
        self.combo.textEdited.connect(self.edited)

    def show_company(self, name: str, enterprise_id: UUID | None) -> None:
        """Show a company, without a signal."""
        self.combo.set_suggestion(Suggestion(enterprise_id, name) if name else None)

    def name(self) -> str:
        """Return the name as it stands there."""
        return self.combo.text().strip()

    def enterprise_id(self) -> UUID | None:
        """Return the file of that name; None: there is none, or it is typed."""
        known = self.combo.suggestion()
        if known is None or known.text != self.name():
            return None
        return known.key if isinstance(known.key, UUID) else None

    def _line(self, one: Match) -> Suggestion:
        place = place_name(self._desk.reference, one.municipality_nis)
        return Suggestion(one.id, one.name, ", ".join(filter(None, (place, one.partner))))

    @Slot(object)
    def _on_chosen(self, _found: object) -> None:
        self.edited.emit()
        if (one := self.enterprise_id()) is not None:
            self.chosen.emit(one)


def _found(store: Store, typed: str) -> list[Match]:
    return [one for group in find_matches(store, typed).groups for one in group.matches]

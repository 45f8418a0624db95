"""A field to choose a company for a trajectory: of the own files, or of what colleagues coach."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.reference.loader import Reference
from app.services.companies.intake_search import find_matches
from app.services.places import place_name
from app.services.sessions.context import recent_enterprises
from app.storage.store import Store
from app.ui.desk import Desk
from app.ui.line_reader import LineReader
from app.ui.widgets.combos import Suggestion
from app.ui.widgets.lookup_combo import LookupCombo


class MemberChoice(QObject):
    """Reads the lines while somebody types; the recent companies stand there first."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.combo = LookupCombo(self.tr("Naam of ondernemingsnummer"), parent=parent)
        self.combo.setObjectName("company")
        self.combo.setAccessibleName(self.tr("Onderneming"))
        read = partial(_lines, desk.store, desk.reference)
        LineReader(desk, self.combo, read, _as_it_is, self)

    def enterprise_id(self) -> UUID | None:
        """Return the company that is chosen."""
        found = self.combo.value()
        return found if isinstance(found, UUID) else None


def _lines(store: Store, reference: Reference, typed: str) -> list[Suggestion]:
    """Return the companies that fit what is typed; of nothing typed the recent ones."""
    matches = [one for group in find_matches(store, typed).groups for one in group.matches]
    if matches or typed:
        return [
            Suggestion(
                one.id,
                one.name,
                ", ".join(filter(None, (place_name(reference, one.municipality_nis), one.partner))),
            )
            for one in matches
        ]
    return [
        Suggestion(one.id, one.name, place_name(reference, one.municipality_nis))
        for one in recent_enterprises(store)
    ]


def _as_it_is(line: Suggestion) -> Suggestion:
    return line

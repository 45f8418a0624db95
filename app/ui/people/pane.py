"""One person of a list: who, of which company, and where mail reaches them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.networks.meetings import InviteeRow
from app.services.networks.use_cases import MemberRow
from app.ui.dossier.fact_grid import FactGrid
from app.ui.edit_keeper import TypedField
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import heading, muted
from app.ui.widgets.panes import SidePane

Person = MemberRow | InviteeRow
Keep = Callable[[UUID, str, str], str]  # person, field and text; returns why not


class PersonPane(SidePane):
    """
    The fields of who is chosen; `opened` carries the company whose file is asked for.

    Args:
        keep: Stores a field of a person.
        allowed: Gives what may stay in the texts of a person although it seems sensitive.
    """

    opened = Signal(object)
    removal_requested = Signal()
    typed_changed = Signal()

    def __init__(
        self,
        keep: Keep,
        allowed: Callable[[UUID, Any], KeptTexts],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keep, self._allowed = keep, allowed
        self._people: dict[UUID, Person] = {}
        self.chosen: UUID | None = None
        self.heading, self.about = heading(), muted(wrap=True)
        self.heading.setWordWrap(True)
        self.file_button = Button(self.tr("Open dossier"))
        self.remove_button = Button(self.tr("Verwijder"), "quiet", "delete-outline")
        self.grids: dict[UUID, FactGrid] = {}
        self._facts = QWidget()
        self._facts_column = QVBoxLayout(self._facts)
        self._facts_column.setContentsMargins(0, 0, 0, 0)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.about)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 8, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.file_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.add_section(top)
        self.add_section(self._facts)
        self.column.addStretch(1)
        self.file_button.clicked.connect(self._on_open)
        self.remove_button.clicked.connect(self.removal_requested)

    def show_people(self, people: Sequence[Person]) -> None:
        """Show who is chosen as they are stored now."""
        self._people = {one.id: one for one in people}
        self.choose(self.chosen if self.chosen in self._people else None)

    def choose(self, person: UUID | None) -> None:
        """Show somebody, None for nobody; a field of another in which is typed stays open."""
        before, self.chosen = self.chosen, person
        if before is not None and before != person:
            self._put_away(before)
        if person is None:
            return
        one = self._people[person]
        grid = self.grids.get(person) or self._make_grid(person)
        grid.show()
        grid.refresh()
        self.heading.setText(one.name)
        self.about.setText(one.company)
        self.file_button.setVisible(one.enterprise_id is not None)

    def _put_away(self, person: UUID) -> None:
        grid = self.grids[person]
        grid.hide()
        if not any(field.typed() for field in grid.fields.values()):
            self._facts_column.removeWidget(grid)
            grid.deleteLater()
            del self.grids[person]

    def fields(self) -> dict[str, TypedField]:
        """Return the fields of everybody who is shown, or whose field is still being typed in."""
        return {
            f"{person.hex}/{name}": field
            for person, grid in self.grids.items()
            for name, field in grid.fields.items()
        }

    def keep(self) -> None:
        """Store what is typed."""
        for grid in list(self.grids.values()):
            grid.keep()

    def edit(self, name: str) -> None:
        """Open a field of who is shown."""
        if self.chosen is not None:
            self.grids[self.chosen].fields[name].edit()

    def _make_grid(self, person: UUID) -> FactGrid:
        self.grids[person] = grid = FactGrid(self._facts, name_width=96)
        words = {
            "name": self.tr("Naam"),
            "company": self.tr("Onderneming"),
            "function": self.tr("Functie"),
            "email": self.tr("E-mail"),
        }
        for name, word in words.items():
            get, keep = partial(self._value, person, name), partial(self._keep, person, name)
            grid.add_text(name, word, "–", get, keep)
        grid.ask_about(self._allowed(person, grid), *words)
        grid.typed_changed.connect(self.typed_changed)
        self._facts_column.addWidget(grid)
        return grid

    def _value(self, person: UUID, name: str) -> str:
        one = self._people.get(person)
        return "" if one is None else str(getattr(one, name))

    @Slot()
    def _on_open(self) -> None:
        if self.chosen is not None:
            self.opened.emit(self._people[self.chosen].enterprise_id)

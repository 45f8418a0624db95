"""A list of people: the ways to add somebody, the table, and who is chosen beside it."""

from collections.abc import Mapping
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.networks.meetings import InviteeRow
from app.services.networks.use_cases import MemberRow
from app.ui.desk import Desk
from app.ui.edit_keeper import TypedField
from app.ui.people.adding import PeopleAdding
from app.ui.people.pane import PersonPane
from app.ui.people.table import ListTable
from app.ui.place import Place
from app.ui.widgets.labels import Divider
from app.ui.widgets.notices import EmptyState

Row = TypeVar("Row", bound=MemberRow | InviteeRow)


class PeopleList(QWidget, Generic[Row]):
    """
    Enter opens the file of the company of who is chosen; `typed_changed` comes while one types.

    Args:
        empty: Stands in the place of a table without rows.
        foot: Stands under the table.
    """

    typed_changed = Signal()

    def __init__(
        self,
        desk: Desk,
        adding: PeopleAdding,
        table: ListTable[Row],
        empty: EmptyState,
        pane: PersonPane,
        foot: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._desk = desk
        self.adding, self.table, self.empty, self.pane = adding, table, empty, pane
        self.states = QStackedWidget()
        self.states.addWidget(table)
        self.states.addWidget(empty)
        self._line = Divider(Qt.Orientation.Vertical)
        self._lay_out(foot)
        table.chosen_changed.connect(self._on_chosen)
        table.opened.connect(self._on_opened)
        pane.opened.connect(self._open)
        for part in (adding, pane):
            part.typed_changed.connect(self.typed_changed)

    def fields(self) -> dict[str, TypedField]:
        """Return the fields in which one types."""
        return {"new": self.adding, **self.pane.fields()}

    def show_people(self, people: Mapping[UUID, Row]) -> None:
        """Show these people; who is chosen stays chosen."""
        self.pane.show_people(list(people.values()))
        self.table.show_rows(people)
        self.states.setCurrentWidget(self.table if people else self.empty)
        self._on_chosen()

    def added(self, before: set[UUID]) -> None:
        """Empty what was typed, and choose who was not there before."""
        self.adding.done()
        for new in set(self.table.rows.ids()) - before:
            self.table.choose(new)

    def _lay_out(self, foot: QWidget | None) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(24, 12, 16, 8)
        top.addWidget(self.adding)
        left.addLayout(top)
        left.addWidget(self.states, 1)
        if foot is not None:
            left.addWidget(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self._line)
        row.addWidget(self.pane)

    @Slot()
    def _on_chosen(self) -> None:
        chosen = self.table.chosen()
        self.pane.choose(chosen)
        self.pane.setVisible(chosen is not None)
        self._line.setVisible(chosen is not None)

    @Slot(QModelIndex)
    def _on_opened(self, _index: QModelIndex) -> None:
        self.pane.file_button.click()

    @Slot(object)
    def _open(self, enterprise_id: UUID | None) -> None:
        if enterprise_id is not None:
            self._desk.go_requested.emit(Place("enterprise", record=enterprise_id))

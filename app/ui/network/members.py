"""The tab «Leden»: who belongs to a network."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.networks.use_cases import MemberForm, MemberRow, NetworkView, add_members
from app.services.trajectories.case_edits import put_away, write_fields
from app.ui.desk import Desk
from app.ui.edit_keeper import TypedField
from app.ui.network.view_model import NetworkModel
from app.ui.people.adding import PeopleAdding
from app.ui.people.list import PeopleList
from app.ui.people.pane import PersonPane
from app.ui.people.table import ListTable
from app.ui.tables.paged import Column
from app.ui.widgets.notices import EmptyState


class MembersTab(QWidget):
    """The table, above it the field to add somebody, beside it who is chosen."""

    typed_changed = Signal()

    def __init__(
        self,
        desk: Desk,
        model: NetworkModel,
        network_id: UUID,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._model, self._network_id = desk, model, network_id
        self.adding = PeopleAdding(desk, model.allowed_texts(network_id, self))
        self.table: ListTable[MemberRow] = ListTable(
            self.tr("Leden"),
            [
                (Column(_name, self.tr("Naam"), is_name=True), 190),
                (Column(_company, self.tr("Onderneming"), tone="muted"), 190),
                (Column(_function, self.tr("Functie"), tone="muted"), 130),
                (Column(_email, self.tr("E-mail"), tone="muted"), 200),
            ],
            _sentence,
        )
        self.table.setObjectName("members")
        self.empty = EmptyState(
            "account-multiple-plus-outline",
            self.tr("Nog geen leden"),
            self.tr("Zoek hierboven een contactpersoon, of voeg iemand toe met een naam."),
        )
        self.pane = PersonPane(self._keep, model.allowed_texts)
        self.people = PeopleList(desk, self.adding, self.table, self.empty, self.pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.people)
        self._connect()

    def fields(self) -> dict[str, TypedField]:
        """Return the fields in which one types."""
        return self.people.fields()

    def keep(self) -> None:
        """Store what is typed."""
        self.pane.keep()

    def show_view(self, view: NetworkView) -> None:
        """Show the members of a network."""
        self.people.show_people({one.id: one for one in view.members})

    def _connect(self) -> None:
        self.adding.chosen.connect(self._on_added)
        self.people.typed_changed.connect(self.typed_changed)
        self.table.take_keys(
            {
                Qt.Key.Key_Delete: self.remove_chosen,
                Qt.Key.Key_F2: partial(self.pane.edit, "name"),
            }
        )
        self.pane.removal_requested.connect(self.remove_chosen)

    @Slot()
    def remove_chosen(self) -> None:
        """Take who is chosen out of the network."""
        if (chosen := self.table.chosen()) is None:
            return
        store, name = self._desk.store, self.pane.heading.text()
        self._model.act(
            self.tr("Lid verwijderd: {name}").format(name=name),
            lambda: put_away(store, "network_member", chosen),
        )

    def _keep(self, person: UUID, field: str, text: str) -> str:
        store = self._desk.store
        return self._model.do(
            self.tr("Lid gewijzigd"),
            lambda: write_fields(store, "network_member", person, **{field: text}),
        )

    @Slot(object)
    def _on_added(self, form: MemberForm) -> None:
        store, network = self._desk.store, self._network_id
        before = set(self.table.rows.ids())
        problem = self._model.do(
            self.tr("Lid toegevoegd: {name}").format(name=form.name),
            lambda: add_members(store, network, (form,)),
        )
        if problem:
            self.adding.refuse(problem)
        else:
            self.people.added(before)


def _name(row: MemberRow) -> str:
    return row.name


def _company(row: MemberRow) -> str:
    return row.company


def _function(row: MemberRow) -> str:
    return row.function


def _email(row: MemberRow) -> str:
    return row.email


def _sentence(row: MemberRow) -> str:
    return ", ".join(part for part in (row.name, row.company, row.function, row.email) if part)

"""The tab «Leden»: who belongs to a network."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.case_edits import put_away, write_fields
from app.services.networks import MemberForm, MemberRow, NetworkView, add_members
from app.ui.desk import Desk
from app.ui.edit_keeper import TypedField
from app.ui.network.view_model import NetworkModel
from app.ui.people.adding import PeopleAdding
from app.ui.people.pane import PersonPane
from app.ui.people.table import ListTable
from app.ui.place import Place
from app.ui.tables.paged import Column
from app.ui.widgets.labels import Divider
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
        self.states = QStackedWidget()
        self.states.addWidget(self.table)
        self.states.addWidget(self.empty)
        self._lay_out()
        self._connect()

    def fields(self) -> dict[str, TypedField]:
        """Return the fields in which one types."""
        return {"new": self.adding, **self.pane.fields()}

    def keep(self) -> None:
        """Store what is typed."""
        self.pane.keep()

    def show_view(self, view: NetworkView) -> None:
        """Show the members of a network."""
        self.pane.show_people(view.members)
        self.table.show_rows({one.id: one for one in view.members})
        self.states.setCurrentWidget(self.table if view.members else self.empty)
        self._on_chosen()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(24, 12, 16, 8)
        top.addWidget(self.adding)
        left.addLayout(top)
        left.addWidget(self.states, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        self._line = Divider(Qt.Orientation.Vertical)
        row.addWidget(self._line)
        row.addWidget(self.pane)

    def _connect(self) -> None:
        self.adding.chosen.connect(self._on_added)
        self.adding.typed_changed.connect(self.typed_changed)
        self.table.chosen_changed.connect(self._on_chosen)
        self.table.opened.connect(self._on_opened)
        self.table.take_keys(
            {
                Qt.Key.Key_Delete: self.remove_chosen,
                Qt.Key.Key_F2: partial(self.pane.edit, "name"),
            }
        )
        self.pane.typed_changed.connect(self.typed_changed)
        self.pane.removal_requested.connect(self.remove_chosen)
        self.pane.opened.connect(self._open)

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
            return
        self.adding.done()
        for new in set(self.table.rows.ids()) - before:
            self.table.choose(new)

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

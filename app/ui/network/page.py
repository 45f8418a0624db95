"""Scherm «Netwerk»: one group of entrepreneurs."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.companies.file_history import HistoryQuery
from app.services.retention.bin import throw_away
from app.ui.desk import Desk
from app.ui.edit_keeper import TypedField
from app.ui.history.view import HistoryView
from app.ui.keys import Keys, key
from app.ui.network.head import NetworkHead
from app.ui.network.meetings import MeetingsTab
from app.ui.network.members import MembersTab
from app.ui.network.view_model import NetworkModel, NetworkWhole, make_model
from app.ui.place import Crumb, Place
from app.ui.record_page import CTRL, NOBODY, RecordPage
from app.ui.tab_room import TabEntry
from app.ui.widgets.panes import Panel


class NetworkPage(RecordPage[NetworkWhole]):
    """Head in place, and the tabs Bijeenkomsten, Leden and Historiek."""

    model: NetworkModel

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, make_model(desk, place), parent)

    @property
    def network_id(self) -> UUID:
        """The network of the page."""
        return self.place.record or NOBODY

    @override
    def name(self) -> str:
        whole = self.model.view
        return self.tr("Netwerk") if whole is None else whole.view.row.name

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return Crumb(self.tr("Netwerken"), Place("networks")), Crumb(self.name())

    @override
    def build(self, body: Panel) -> tuple[QWidget, Sequence[TabEntry], str]:
        self.head = NetworkHead(self.desk, self.model, body)
        self.head.plan_requested.connect(self.plan)
        self.head.removal_requested.connect(self.throw_away)
        entries = (
            TabEntry("meetings", self.tr("Bijeenkomsten"), self._make_meetings),
            TabEntry("members", self.tr("Leden"), self._make_members),
            TabEntry("history", self.tr("Historiek"), self._make_history),
        )
        return self.head, entries, self.tr("Onderdelen van het netwerk")

    @override
    def show_view(self, view: NetworkWhole) -> None:
        self.head.show_view(view.view)
        for tab in self.room.tabs().values() if self.room is not None else ():
            if isinstance(tab, MeetingsTab):
                tab.show_view(view)
            elif isinstance(tab, MembersTab):
                tab.show_view(view.view)

    @override
    def head_fields(self) -> dict[str, TypedField]:
        return self.head.fields()

    @override
    def first_stop(self) -> QWidget:
        current = None if self.room is None else self.room.stack.currentWidget()
        if isinstance(current, MeetingsTab):
            has_rows = current.table.rows.rowCount() > 0
            return current.table if has_rows else current.plan_button
        return current.table if isinstance(current, MembersTab) else self

    @override
    def may_edit(self, view: NetworkWhole) -> bool:
        return view.view.may_edit

    @override
    def own_keys(self) -> Keys:
        return {key(Qt.Key.Key_N, CTRL): self.plan}

    @override
    def gone_words(self) -> tuple[str, str, str, Place]:
        return (
            self.tr("Dit netwerk bestaat niet meer"),
            self.tr("Wat verwijderd is, staat een tijd in de prullenbak."),
            self.tr("Naar de lijst"),
            Place("networks"),
        )

    @Slot()
    def plan(self) -> None:
        """Open the form for a new meeting."""
        if self.room is not None:
            tab = self.room.show("meetings")
            if isinstance(tab, MeetingsTab):
                tab.open_form()

    @Slot()
    def throw_away(self) -> None:
        """Put the network in the bin, with a way back."""
        store, network = self.desk.store, self.network_id
        words = self.tr("Naar prullenbak: {name}").format(name=self.name())
        if self.model.act(words, lambda: throw_away(store, "network", network)):
            self.desk.go_requested.emit(Place("networks"))

    def _make_meetings(self, parent: QWidget) -> QWidget:
        return MeetingsTab(self.desk, self.model, self.network_id, parent)

    def _make_members(self, parent: QWidget) -> QWidget:
        return MembersTab(self.desk, self.model, self.network_id, parent)

    def _make_history(self, parent: QWidget) -> QWidget:
        view = HistoryView(self.desk, HistoryQuery(self.network_id), parent)
        view.begin()
        return view

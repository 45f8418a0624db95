"""The tab «Sessies»: what was done for the trajectory, each session once for all who were there."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.services.evidence.pieces import unshare_session
from app.services.trajectories.views import SessionView, TrajectoryView
from app.ui import theme
from app.ui.desk import Desk
from app.ui.place import Place
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.trajectory.share_line import ShareLine
from app.ui.trajectory.tab import TrajectoryTab
from app.ui.trajectory.view_model import TrajectoryModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.day_words import minutes_text
from app.ui.widgets.labels import Divider, Label, SectionHeader
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import FittingPane
from app.ui.widgets.table import TableView

WIDTHS: Final = (120, 300, 260, 150, 90)  # px at 100% text
AROUND: Final = 28  # px of margins around the line that is open
LEAST: Final = 360  # px at 100% text that the line and some rows need


class SessionsTab(TrajectoryTab):
    """Enter opens the report, Del takes the session out of the trajectory again."""

    def __init__(self, desk: Desk, model: TrajectoryModel, parent: QWidget) -> None:
        super().__init__(desk, model, parent)
        self._sessions: dict[UUID, SessionView] = {}
        self._companies: dict[UUID, str] = {}
        self.head = SectionHeader(self.tr("Sessies"))
        self.total = Label("", tone="muted", tabular=True)
        self.share_button = Button(self.tr("Deel een sessie"), icon="link-variant-plus")
        self.remove_button = Button(self.tr("Haal uit het traject"), "quiet", "link-variant-off")
        self.line = ShareLine(desk, model, self)
        self._pane = FittingPane("surface", self)  # with large letters it scrolls
        self._pane.column.addWidget(self.line)
        self.stack = QStackedWidget(self)
        self.table = TableView(self.tr("Sessies"), first_padding=24, parent=self.stack)
        self.rows: PagedTableModel[SessionView] = PagedTableModel(
            self._columns(), self._fetch, self, self._sentence
        )
        self.table.setModel(self.rows)
        self._first_button = Button(self.tr("Deel een sessie"), "primary", "link-variant-plus")
        self.empty = EmptyState(
            "account-voice",
            self.tr("Nog geen sessies"),
            self.tr(
                "Een verslag telt voor het traject zodra je het deelt, één keer voor alle "
                "ondernemingen die erbij waren."
            ),
            (self._first_button,),
            parent=self.stack,
        )
        self._lay_out()
        for button in (self.share_button, self._first_button):
            button.clicked.connect(self.line.open_line)
        self.remove_button.clicked.connect(self.unshare)
        self.line.shown.connect(self._arrange)
        self.line.closed.connect(self._on_closed)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().selectionChanged.connect(self._on_chosen)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    @override
    def show_view(self, view: TrajectoryView) -> None:
        self._companies = {one.enterprise_id: one.name for one in view.members}
        self._sessions = {one.session_id: one for one in view.sessions}
        chosen = self._chosen()
        place = self.table.currentIndex().row()
        self.rows.show_ids(list(self._sessions))
        self.stack.setCurrentWidget(self.table if self._sessions else self.empty)
        if self._sessions:
            found = -1 if chosen is None else self.rows.row_of(chosen)
            self.table.select_row(
                found if found >= 0 else min(max(place, 0), len(self._sessions) - 1)
            )
        self.head.set_count(str(len(self._sessions)) if self._sessions else "")
        self.total.setText(minutes_text(view.minutes) if view.minutes else "")
        self.line.show_view(view)
        for button in (self.share_button, self._first_button):
            button.setVisible(view.may_edit)
        self.share_button.setVisible(view.may_edit and bool(self._sessions))
        self._on_chosen()

    @override
    def take_keyboard(self) -> None:
        if self._sessions:
            self.table.setFocus()
        else:
            self._first_button.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Leave the room to the line that is open, where there is not enough for both."""
        is_open = not self.line.isHidden()
        has_room = self.height() >= theme.current().px(LEAST)
        self._pane.most = self.height() - self.head.height() - AROUND
        self._pane.setVisible(is_open)
        self.stack.setVisible(not is_open or has_room)

    @Slot()
    def unshare(self) -> None:
        """Take the chosen session out of the trajectory; its report stays."""
        chosen = self._chosen()
        if chosen is None or not self.model.may_edit:
            return
        store, one = self.desk.store, self.model.id
        words = self.tr("Sessie uit het traject gehaald")
        self.model.do_or_tell(words, lambda: unshare_session(store, one, chosen))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.unshare()
        else:
            super().keyPressEvent(event)

    def _columns(self) -> list[Column[SessionView]]:
        return [
            Column(lambda one: f"{clock.local(one.starts_at):%d/%m/%Y}", self.tr("Dag")),
            Column(self._label, self.tr("Onderwerp"), is_name=True),
            Column(self._there, self.tr("Ondernemingen")),
            Column(self._coach, self.tr("Coach")),
            Column(lambda one: minutes_text(one.minutes), self.tr("Duur"), right=True),
        ]

    def _label(self, one: SessionView) -> str:
        return one.label or self.tr("Zonder onderwerp")

    def _there(self, one: SessionView) -> str:
        known = [self._companies[each] for each in one.enterprise_ids if each in self._companies]
        return ", ".join(known)

    def _coach(self, one: SessionView) -> str:
        view = self.model.view
        return "" if view is None else view.names.get(one.coach_id, "")

    def _sentence(self, one: SessionView) -> str:
        return ", ".join(column.text(one) for column in self._columns() if column.text(one))

    def _fetch(self, ids: list[UUID]) -> dict[UUID, SessionView]:
        return {one: self._sessions[one] for one in ids if one in self._sessions}

    def _chosen(self) -> UUID | None:
        index = self.table.currentIndex()
        return self.rows.id_at(index.row()) if index.isValid() else None

    def _lay_out(self) -> None:
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        for part in (self.total, self.remove_button, self.share_button):
            self.head.add_action(part)
        head = QVBoxLayout()
        head.setContentsMargins(24, 12, 16, 8)
        head.setSpacing(8)
        head.addWidget(self.head)
        head.addWidget(self._pane)
        self.column.addLayout(head)
        self.column.addWidget(Divider())
        self.column.addWidget(self.stack, 1)

    @Slot()
    def _on_chosen(self) -> None:
        self.remove_button.setVisible(self.model.may_edit and self._chosen() is not None)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        place = Place("session", record=self.rows.id_at(index.row()))
        self.desk.go_requested.emit(place)

    @Slot()
    def _on_closed(self) -> None:
        self._arrange()
        self.take_keyboard()

    @Slot()
    def _on_theme(self) -> None:
        for place, wide in enumerate(WIDTHS):
            self.table.setColumnWidth(place, theme.current().px(wide))

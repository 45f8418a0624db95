"""The tab «Bijeenkomsten»: the meetings of a network, and a form to plan one."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.changes import Changes
from app.services.networks.meeting_list import MeetingRow
from app.services.networks.meetings import MeetingForm, plan_meeting
from app.services.retention.bin import throw_away
from app.services.trajectories.use_cases import Made
from app.ui import theme
from app.ui.desk import Desk
from app.ui.edit_keeper import TypedField
from app.ui.meeting.words import counts_text, mode_text
from app.ui.network.plan import PlanMeeting
from app.ui.network.view_model import NetworkModel, NetworkWhole
from app.ui.networks.words import moment_text
from app.ui.people.table import ListTable
from app.ui.place import Place
from app.ui.tables.paged import Column
from app.ui.widgets.buttons import Button
from app.ui.widgets.day_words import duration_text
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import FittingPane

LOWEST = 120  # px that the form, or the list under it, has at least


class MeetingsTab(QWidget):
    """The table, the last meeting first; above it the form while it is open."""

    typed_changed = Signal()

    def __init__(
        self, desk: Desk, model: NetworkModel, network_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._model, self._network_id = desk, model, network_id
        self._number = 1
        self.form = PlanMeeting(desk, model.allowed_texts(network_id, self))
        self.table: ListTable[MeetingRow] = ListTable(
            self.tr("Bijeenkomsten"),
            [
                (Column(_title, self.tr("Titel"), is_name=True), 260),
                (Column(_when, self.tr("Wanneer")), 160),
                (Column(_lasts, self.tr("Duur"), right=True, tone="muted"), 80),
                (Column(_place, self.tr("Plaats"), tone="muted"), 220),
                (Column(counts_text, self.tr("Deelnemers"), tone="muted"), 140),
            ],
            _sentence,
        )
        self.table.setObjectName("meetings")
        self.plan_button = Button(self.tr("Plan bijeenkomst"), "primary", "plus", "Ctrl+N")
        self.empty = EmptyState(
            "calendar-plus",
            self.tr("Nog geen bijeenkomst"),
            self.tr("Plan de eerste: daarna nodig je de leden uit."),
            (self.plan_button,),
        )
        self.states = QStackedWidget()
        self.states.addWidget(self.table)
        self.states.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        self._pane = FittingPane("surface")  # large letters leave no room for the whole form
        self._pane.column.addWidget(self.form)
        self._pane.hide()
        column.addWidget(self._pane)
        column.addWidget(self.states, 1)
        self.plan_button.clicked.connect(self.open_form)
        self.form.shown.connect(self._on_shown)
        self.form.planned.connect(self._on_planned)
        self.form.typed_changed.connect(self.typed_changed)
        self.form.close_button.clicked.connect(self.take_keyboard)
        self.table.opened.connect(self._on_opened)
        self.table.take_keys({Qt.Key.Key_Delete: self.throw_away_chosen})

    def fields(self) -> dict[str, TypedField]:
        """Return the fields in which one types."""
        return {"new": self.form}

    def keep(self) -> None:
        """Store nothing: a form that is not sent stays a draft."""

    def show_view(self, whole: NetworkWhole) -> None:
        """Show the meetings of a network."""
        self._number = len(whole.meetings) + 1
        self.table.show_rows({one.id: one for one in whole.meetings})
        self.states.setCurrentWidget(self.table if whole.meetings else self.empty)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Leave the whole room to the form where the list would have too little of it."""
        self._pane.most = max(self.height(), LOWEST)
        left = self.height() - self.form.sizeHint().height()
        is_open = not self._pane.isHidden()
        self.states.setVisible(not is_open or left >= theme.current().px(LOWEST))

    @Slot(bool)
    def _on_shown(self, shown: bool) -> None:  # noqa: FBT001 signature of the signal
        self._pane.setVisible(shown)
        self._arrange()

    @Slot()
    def take_keyboard(self) -> None:
        """Put the keyboard on the list, or on what there is to do first."""
        (self.table if self.table.rows.rowCount() else self.plan_button).setFocus()

    @Slot()
    def open_form(self) -> None:
        """Open the form for the next meeting."""
        self.form.open_for(self._number)

    @Slot()
    def throw_away_chosen(self) -> None:
        """Put the chosen meeting in the bin, with a way back."""
        if (chosen := self.table.chosen()) is not None:
            store = self._desk.store
            words = self.tr("Bijeenkomst naar de prullenbak")
            self._model.act(words, lambda: throw_away(store, "meeting", chosen))

    @Slot(object)
    def _on_planned(self, form: MeetingForm) -> None:
        store, network = self._desk.store, self._network_id
        planning = _Planning(lambda: plan_meeting(store, network, form))
        words = self.tr("Bijeenkomst gepland: {when}").format(when=moment_text(form.starts_at))
        if problem := self._model.do(words, planning):
            self.form.refuse(problem)
        elif planning.made is not None:
            self.form.close_form()
            self._desk.go_requested.emit(Place("meeting", record=planning.made.id))

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        meeting = self.table.rows.id_at(index.row())
        self._desk.go_requested.emit(Place("meeting", record=meeting))


class _Planning:
    """Makes something, and remembers what."""

    def __init__(self, work: Callable[[], Made]) -> None:
        self._work = work
        self.made: Made | None = None

    def __call__(self) -> Changes:
        self.made = self._work()
        return self.made.changes


def _title(row: MeetingRow) -> str:
    return row.title


def _when(row: MeetingRow) -> str:
    return moment_text(row.starts_at)


def _lasts(row: MeetingRow) -> str:
    return duration_text(row.ends_at - row.starts_at)


def _place(row: MeetingRow) -> str:
    return row.place or mode_text(row.mode)


def _sentence(row: MeetingRow) -> str:
    parts = (row.title, _when(row), _lasts(row), _place(row), counts_text(row))
    return ", ".join(part for part in parts if part)

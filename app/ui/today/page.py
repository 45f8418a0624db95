"""S4 Vandaag: everything that needs the coach, in one list."""

from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.today import ActionRow, Today
from app.ui.desk import Desk
from app.ui.keys import key
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.today.list_view import TodayList
from app.ui.today.view_model import TodayModel
from app.ui.today.words import Row, TodayWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, muted, title
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import Panel


class TodayPage(Page):
    """`count_changed` carries how many things wait, for the badge beside its name."""

    count_changed = Signal(int)

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.words = TodayWords(self)
        self.model = TodayModel(desk, self)
        self.title, self.line = title(), muted(wrap=True)
        self.list = TodayList(self.words)
        self.companies_button = Button(self.tr("Toon ondernemingen"), "primary", "domain")
        self.empty = EmptyState(
            "check-circle-outline",
            self.tr("Niets dringends"),
            self.tr(
                "Acties met een dag en concepten komen hier. Bekijk intussen je ondernemingen."
            ),
            (self.companies_button,),
        )
        self._states = QStackedWidget()
        self._states.addWidget(self.list)
        self._states.addWidget(self.empty)
        self._lay_out()
        self.take_keys({key(Qt.Key.Key_F5): self.model.refresh})
        self.model.loaded.connect(self._on_loaded)
        self.list.opened.connect(self._on_opened)
        self.list.ticked.connect(self._on_ticked)
        self.companies_button.clicked.connect(self._on_companies)
        self.model.refresh()

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Vandaag")),)

    @override
    def enterprise(self) -> UUID | None:
        item = self.list.chosen()
        row = None if item is None else item.row
        return row.enterprise_id if isinstance(row, ActionRow) else None

    @override
    def enter(self) -> None:
        """Take the keyboard and read again: the day, or the drafts, may be others by now."""
        self.model.refresh()
        self._focus_here()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(24, 16, 16, 11)
        head.setSpacing(1)
        head.addWidget(self.title)
        head.addWidget(self.line)
        ground = Panel("surface")
        ground.column.setSpacing(0)
        ground.column.addLayout(head)
        ground.column.addWidget(Divider())
        ground.column.addWidget(self._states, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ground)

    def _focus_here(self) -> None:
        is_empty = self._states.currentWidget() is self.empty
        (self.companies_button if is_empty else self.list).setFocus()

    @Slot(object)
    def _on_loaded(self, today: Today) -> None:
        had_focus = self._states.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.title.setText(self.words.day(today.day))
        self.line.setText(self.words.line(today))
        self.list.show_today(today)
        is_empty = not today.actions and not today.drafts
        self._states.setCurrentWidget(self.empty if is_empty else self.list)
        if had_focus:
            self._focus_here()
        self.count_changed.emit(today.waiting)

    @Slot(object)
    def _on_opened(self, row: Row) -> None:
        if isinstance(row, ActionRow):
            self.desk.go_requested.emit(Place("enterprise", record=row.enterprise_id))
        elif row.kind == "quick_session":
            self.desk.quick_session_requested.emit(None)
        elif row.kind == "enterprise":
            self.desk.go_requested.emit(Place("enterprise", record=row.subject))
        else:
            self.desk.go_requested.emit(Place(row.kind, draft=row.id))

    @Slot(object)
    def _on_ticked(self, row: ActionRow) -> None:
        self.model.tick(row, self.words.done(row))

    @Slot()
    def _on_companies(self) -> None:
        self.desk.go_requested.emit(Place("enterprises"))

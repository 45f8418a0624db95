"""The head of the calendar: which period, how much of it, whose calendars, and what can be made."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.calendar import View
from app.services.day.calendar import Owner
from app.ui.key_map import shown
from app.ui.widgets.buttons import Button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import muted
from app.ui.widgets.menus import Menu
from app.ui.widgets.segments import Segments
from app.ui.widgets.ticks import CheckBox

TICKS: Final = 4  # colleagues with a tick of their own; the others stand in the menu


class CalendarHead(QWidget):
    """`people_chosen` carries whose calendars are wanted, who works here first."""

    view_chosen = Signal(object)  # View
    leafed = Signal(int)
    today_wanted = Signal()
    people_chosen = Signal(object)
    new_wanted = Signal()
    share_wanted = Signal()
    tasks_toggled = Signal(bool)

    def __init__(self, me: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._me = me
        self._owners: Sequence[Owner] = ()
        self._people: list[UUID] = [me]
        self.title = ElidedLabel("title")
        self.previous_button = Button(
            self.tr("Vorige"), "icon", "chevron-left", shown("PgUp"), icon_size=20
        )
        self.next_button = Button(
            self.tr("Volgende"), "icon", "chevron-right", shown("PgDown"), icon_size=20
        )
        self.today_button = Button(self.tr("Vandaag"))
        self.today_button.setToolTip(self.tr("Terug naar vandaag (Home)"))
        self.views = Segments(
            [
                (View.DAY, self.tr("Dag")),
                (View.WEEK, self.tr("Week")),
                (View.MONTH, self.tr("Maand")),
                (View.LIST, self.tr("Lijst")),
            ]
        )
        self.views.setAccessibleName(self.tr("Wat je ziet"))
        self.ticks: dict[UUID, CheckBox] = {}
        self.team_tick = CheckBox(self.tr("Team"))
        self.team_tick.setToolTip(self.tr("Iedereen van je organisatie"))
        self.team_tick.hide()
        self.more_button = Button(self.tr("Collega’s"), "quiet", "account-multiple-outline")
        self.tasks_button = Button(self.tr("Taken"), icon="checkbox-marked-circle-outline")
        self.tasks_button.setCheckable(True)
        self.share_button = Button(self.tr("Exporteer .ics"), icon="calendar-export-outline")
        self.new_button = Button(self.tr("Plan bezoek"), icon="calendar-plus", shortcut_hint="N")
        self._lay_out()
        self._connect()

    def show_period(self, view: View, words: str) -> None:
        """Show what stands there."""
        self.title.show_text(words)
        self.views.set_value(view)

    def show_owners(self, owners: Sequence[Owner], people: Sequence[UUID]) -> None:
        """Show whose calendars there are, and which are shown."""
        self._owners, self._people = owners, list(people)
        near = [one for one in owners if one.id == self._me or one.is_near][: TICKS + 1]
        names = {one.id: one.name for one in owners}
        wanted = list(dict.fromkeys([*(one.id for one in near), *people]))
        for person in [one for one in self.ticks if one not in wanted]:
            tick = self.ticks.pop(person)
            self._whose.removeWidget(tick)
            tick.deleteLater()
        for person in wanted:
            if person not in self.ticks:
                self._add_tick(person, names.get(person, "?"))
            self.ticks[person].setChecked(person in people)
        team = self._team()
        self._whose.removeWidget(self.team_tick)
        self._whose.addWidget(self.team_tick)  # after the others
        self.team_tick.setVisible(len(team) > 1)
        self.team_tick.setChecked(set(team) <= set(people))
        self.more_button.setVisible(len(owners) > len(wanted))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @Slot()
    def open_people_menu(self) -> None:
        """Ask for the calendar of somebody else."""
        menu = Menu(parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self._owners:
            if one.id not in self.ticks:
                menu.add(f"{one.name}, {one.partner}", partial(self._set, one.id, on=True))
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(4)
        for button in (self.previous_button, self.next_button):
            first.addWidget(button)
        first.addSpacing(4)
        first.addWidget(self.title)
        first.addStretch(1)
        first.addWidget(self.today_button)
        first.addSpacing(4)
        first.addWidget(self.new_button)
        self._whose = FlowLayout(gap=12)
        self._whose.addWidget(self.views)
        self._whose.addWidget(muted(self.tr("Kalenders")))
        self._whose.addWidget(self.team_tick)
        last = FlowLayout(gap=8)
        for widget in (self.more_button, self.tasks_button, self.share_button):
            last.addWidget(widget)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addLayout(self._whose, 1)
        second.addLayout(last)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 10)
        column.setSpacing(8)
        column.addLayout(first)
        column.addLayout(second)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _connect(self) -> None:
        self.views.changed.connect(self.view_chosen)
        self.previous_button.clicked.connect(partial(self.leafed.emit, -1))
        self.next_button.clicked.connect(partial(self.leafed.emit, 1))
        self.today_button.clicked.connect(self.today_wanted)
        self.new_button.clicked.connect(self.new_wanted)
        self.share_button.clicked.connect(self.share_wanted)
        self.tasks_button.toggled.connect(self.tasks_toggled)
        self.more_button.clicked.connect(self.open_people_menu)
        self.team_tick.clicked.connect(self._on_team)

    def _add_tick(self, person: UUID, name: str) -> None:
        tick = CheckBox(self.tr("Ik") if person == self._me else name)
        tick.setAccessibleName(self.tr("Kalender van {name}").format(name=name))
        tick.clicked.connect(partial(self._on_tick, person))
        self.ticks[person] = tick
        self._whose.addWidget(tick)

    def _on_tick(self, person: UUID) -> None:
        self._set(person, on=self.ticks[person].isChecked())

    @Slot()
    def _on_team(self) -> None:
        team = self._team()
        others = [one for one in self._people if one not in team]
        mine = [self._me] if self._me in self._people else []
        self._choose([*others, *(team if self.team_tick.isChecked() else mine)])

    def _team(self) -> list[UUID]:
        """Return who works for the same partner."""
        return [one.id for one in self._owners if one.id == self._me or one.is_near]

    def _set(self, person: UUID, *, on: bool) -> None:
        self._choose([one for one in self._people if one != person] + ([person] if on else []))

    def _choose(self, people: list[UUID]) -> None:
        people.sort(key=lambda one: one != self._me)
        self._people = people
        self.show_owners(self._owners, people)
        self.people_chosen.emit(tuple(people))

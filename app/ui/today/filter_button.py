"""The button that shows one group of Vandaag, or all of them."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from app.services.day.rows import Group
from app.services.day.today import Today
from app.ui.today.words import TodayWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.menus import Menu

KEY: Final = "Ctrl+F"


class FilterButton(Button):
    """Says what is shown; `chosen` carries the Group that is asked for, None for all."""

    chosen = Signal(object)
    whose_chosen = Signal(bool)  # the actions of the whole team

    def __init__(self, words: TodayWords, parent: QWidget | None = None) -> None:
        super().__init__("", icon="filter-variant", parent=parent)
        self._words = words
        self._today: Today | None = None
        self._only: Group | None = None
        self._of_team = False
        self.setCheckable(True)
        self.clicked.connect(self.open_menu)
        self._show()

    def show_today(self, today: Today, only: Group | None, *, of_team: bool) -> None:
        """Take the counts of a day, the group that is shown of it, and whose actions they are."""
        self._today, self._only, self._of_team = today, only, of_team
        self._show()

    @Slot()
    def open_menu(self) -> None:
        """Ask what is to be shown; a group without rows cannot be chosen."""
        self._show()  # a click has turned it over
        menu = self.menu_of_groups()
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        menu.setActiveAction(next(one for one in menu.actions() if one.isChecked()))

    def menu_of_groups(self) -> Menu:
        """Return the menu: all, and each group with how many stand in it."""
        menu = Menu(parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        total = 0 if self._today is None else sum(map(self._today.count, Group))
        self._add(menu, group, None, total)
        menu.addSeparator()
        for each in Group:
            self._add(menu, group, each, 0 if self._today is None else self._today.count(each))
        menu.addSeparator()
        whose = QActionGroup(menu)
        for of_team, text in self._words.whose().items():
            action = menu.add(text, partial(self.whose_chosen.emit, of_team))
            action.setCheckable(True)
            action.setActionGroup(whose)
            action.setChecked(of_team is self._of_team)
        return menu

    def _add(self, menu: Menu, group: QActionGroup, only: Group | None, count: int) -> QAction:
        text = self._words.filter_entry(only)
        action = menu.add(f"{text}\t{count}", partial(self.chosen.emit, only))
        action.setCheckable(True)
        action.setActionGroup(group)
        action.setChecked(only is self._only)
        action.setEnabled(bool(count) or only in {None, self._only})
        return action

    @Slot()
    def _show(self) -> None:
        words = self._words.filter_short(self._only)
        if self._of_team:
            words = self._words.of_team(words)
        self.setChecked(self._only is not None or self._of_team)
        self.setText(words)
        self.setAccessibleName(self.tr("Filter in lijst: {what}").format(what=words))
        self.setToolTip(self.tr("Filter in lijst ({key})").format(key=KEY))

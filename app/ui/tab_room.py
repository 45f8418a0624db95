"""The tabs of a page, each made when it is first looked at."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget

from app.ui.edit_keeper import TypedField
from app.ui.widgets.tab_order import stops
from app.ui.widgets.tabs import Tabs


@dataclass(frozen=True, slots=True)
class TabEntry:
    """
    One tab.

    Attributes:
        name: The first part of the names of its fields, and of a place that leads to one.
        word: What stands on it.
        make: Makes what it shows, filled; called once, with the stack that will hold it.
    """

    name: str
    word: str
    make: Callable[[QWidget], QWidget]


@runtime_checkable
class TabWithFields(Protocol):
    """A tab in which one can type."""

    def fields(self) -> Mapping[str, TypedField]:
        """Return its fields by a name that holds."""

    def keep(self) -> None:
        """Store what is typed."""


class TabRoom(QObject):
    """
    A bar of tabs and what the chosen one shows.

    `made` carries the name and the widget of a tab that was looked at for the first time.
    """

    made = Signal(str, object)

    def __init__(self, name: str, entries: Sequence[TabEntry], parent: QWidget) -> None:
        super().__init__(parent)
        self._entries = tuple(entries)
        self._made: dict[str, QWidget] = {}
        self.bar = Tabs([entry.word for entry in entries], parent)
        self.bar.setAccessibleName(name)
        self.stack = QStackedWidget(parent)
        self.bar.currentChanged.connect(self._on_chosen)

    @property
    def current(self) -> str:
        """The name of the tab that is shown."""
        return self._entries[self.bar.currentIndex()].name

    def unit(self, unit: str) -> str:
        """Return the unit of a place that leads to the tab that is shown: this one when it does."""
        shows_it = unit.partition("/")[0] == self.current
        is_first = self.current == self._entries[0].name
        return unit if shows_it or (is_first and not unit) else self.current

    def has(self, name: str) -> bool:
        """Tell whether there is a tab of this name."""
        return any(entry.name == name for entry in self._entries)

    def show(self, name: str) -> QWidget:
        """Go to a tab and return what it shows."""
        number = next(n for n, entry in enumerate(self._entries) if entry.name == name)
        if number == self.bar.currentIndex():
            self._on_chosen(number)
        else:
            self.bar.setCurrentIndex(number)
        return self._made[name]

    def turn(self, step: int) -> None:
        """Go some tabs further, round the end."""
        self.bar.setCurrentIndex((self.bar.currentIndex() + step) % self.bar.count())

    def enter(self) -> None:
        """Put the keyboard in the tab that is shown: in its list, else on what comes first."""
        shown = self.stack.currentWidget()
        order = [] if shown is None else stops(shown)
        lists = [one for one in order if isinstance(one, QAbstractItemView)]
        (lists or order or [self.bar])[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def tabs(self) -> Mapping[str, QWidget]:
        """Return what the tabs show that were looked at so far."""
        return self._made

    def fields(self) -> dict[str, TypedField]:
        """Return the fields of those tabs, each with the name of its tab and a slash before it."""
        return {
            f"{name}/{field}": widget
            for name, tab in self._made.items()
            if isinstance(tab, TabWithFields)
            for field, widget in tab.fields().items()
        }

    def keep(self) -> None:
        """Store what is typed in those tabs."""
        for tab in self._made.values():
            if isinstance(tab, TabWithFields):
                tab.keep()

    @Slot(int)
    def _on_chosen(self, number: int) -> None:
        entry = self._entries[number]
        if entry.name not in self._made:
            self._made[entry.name] = widget = entry.make(self.stack)
            self.stack.addWidget(widget)
            self.made.emit(entry.name, widget)
        self.stack.setCurrentWidget(self._made[entry.name])

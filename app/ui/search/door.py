"""The ways to the search box, and the places that it offers before anything is typed."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from app.domain.matching import Marked
from app.ui.desk import Desk
from app.ui.place import Place
from app.ui.search.box import SearchBox
from app.ui.search.commands import Commands
from app.ui.search.indexing import Indexing
from app.ui.search.results import Line
from app.ui.shell.actions import Menus
from app.ui.shell.way import Way

MOST: Final = 8  # places that are remembered, of this sitting only
ICONS: Final = {
    "enterprise": "domain",
    "trajectory": "map-marker-path",
    "session": "account-voice",
    "scan": "clipboard-text-outline",
    "history": "history",
    "network": "account-group-outline",
    "meeting": "calendar-account-outline",
}


class SearchDoor(QObject):
    """`go_requested` carries a Place, `failed` an error."""

    go_requested = Signal(object)
    failed = Signal(object)

    def __init__(self, window: QMainWindow, desk: Desk, way: Way) -> None:
        super().__init__(window)
        self._window, self._desk, self._way = window, desk, way
        self._box: SearchBox | None = None
        self._indexing = Indexing(desk, self)
        self._indexing.failed.connect(self.failed)
        self._seen: dict[Place, str] = {}  # oldest first
        way.moved.connect(self._on_moved)

    def add_to(self, menus: Menus, menu: QMenu) -> QAction:
        """Put the search in a menu."""
        return menus.add(menu, "search", self.tr("&Zoek of typ een opdracht"), self.open)

    @Slot()
    def open(self) -> None:
        """Open the box; it is made the first time."""
        if self._box is None:
            desk = self._desk
            commands = Commands(lambda: desk.keys.actions, desk)
            self._box = SearchBox(
                self._window, self._desk, commands.all, self._recent, self._indexing
            )
            self._box.go_requested.connect(self.go_requested)
            self._box.failed.connect(self.failed)
        self._box.begin()

    def _recent(self) -> list[Line]:
        here = self._way.place
        seen = [(place, text) for place, text in self._seen.items() if place != here]
        return [
            Line(ICONS[place.screen], Marked(text), Marked(""), place)
            for place, text in reversed(seen)
        ]

    @Slot()
    def _on_moved(self) -> None:
        page = self._way.page
        if self._box is not None and self._box.isVisible():
            self._box.close_box()
        if page is not None and page.place.screen in ICONS and page.place.record is not None:
            page.crumbs_changed.connect(self._note, Qt.ConnectionType.UniqueConnection)
            self._note()

    @Slot()
    def _note(self) -> None:
        """Remember where one is; the words of a page come when it has read its record."""
        page = self._way.page
        if page is None or page.place.screen not in ICONS:
            return
        self._seen.pop(page.place, None)
        words = [crumb.text for crumb in page.crumbs()[1:]]
        self._seen[page.place] = ", ".join(words)
        for old in list(self._seen)[:-MOST]:
            del self._seen[old]

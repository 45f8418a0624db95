"""What the shell expects of a page."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.desk import Desk
from app.ui.place import Crumb, Place


class Page(QWidget):
    """One place in the main window; it lives until the shell forgets it or the store is locked."""

    crumbs_changed = Signal()

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.place = place

    def crumbs(self) -> tuple[Crumb, ...]:
        """Return the path to this page; the last one is its title."""
        raise NotImplementedError

    def enterprise(self) -> UUID | None:
        """Return the company that this page is about, for a quick session; None: no single one."""
        path = (self.place, *(crumb.place for crumb in self.crumbs()))
        found = (at.record for at in path if at is not None and at.screen == "enterprise")
        return next(found, self.place.parent)

    def enter(self) -> None:
        """Take the keyboard: the page has just become the current one."""
        self.setFocus()

    def keep(self) -> None:
        """Put what is typed on disk, now; called before leaving, locking and closing."""

    def leave(self) -> None:
        """Make room for another page; `keep` was called."""

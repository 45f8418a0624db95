"""What the shell expects of a page."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from app.ui.desk import Desk
from app.ui.keys import Keys, PageKeys
from app.ui.place import Crumb, Place
from app.ui.work.turns import InTurns

KEY_EVENTS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress})


class Page(QWidget):
    """One place in the main window; it lives until the shell forgets it or the store is locked."""

    crumbs_changed = Signal()

    _keys: PageKeys | None = None  # Qt sends events before the page is ready

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.place = place

    @property
    def is_broken(self) -> bool:
        """Whether it could not be built: then it is not kept for the way back."""
        return False

    @property
    def return_place(self) -> Place:
        """Where one comes back after a lock: a place without words, as the key is forgotten."""
        return replace(self.place, text="")

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

    def take_keys(self, keys: Keys) -> None:
        """Take these keys before a shortcut of the window gets them."""
        self._keys = PageKeys(self, keys, self.desk.keys.usual)

    @override
    def event(self, event: QEvent) -> bool:
        if self._keys is not None and self._keys.handle(event):
            return True
        return super().event(event)


class PageInTurns(Page):
    """
    A page of so many controls that it is built in parts, a turn of the event loop each.

    A key that comes sooner finishes it and goes where it would have gone.
    """

    _building: InTurns | None = None  # Qt sends events before the page is ready

    def begin_building(self, parts: Iterator[None]) -> None:
        """Build in turns; call it when the constructor is done."""
        self._building = InTurns(parts, self)

    @property
    def is_built(self) -> bool:
        """Whether all parts are there; never when one of them failed."""
        return self._building is not None and self._building.is_done

    @property
    @override
    def is_broken(self) -> bool:
        return self._building is not None and self._building.is_over and not self.is_built

    def finish_building(self) -> None:
        """Build what is left, now; nothing when called by a part itself. It raises as parts do."""
        if self._building is not None:
            self._building.finish()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() not in KEY_EVENTS or self._building is None or self._building.is_over:
            return super().event(event)
        self.finish_building()
        focus = self.window().focusWidget()
        if focus is None or focus is self:
            return super().event(event)
        return QApplication.sendEvent(focus, event)

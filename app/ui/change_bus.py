"""Tells open screens which records changed."""

from PySide6.QtCore import QObject, Signal


class ChangeBus(QObject):
    """`changed` carries the Changes of a click, and later of a sync, to every open screen."""

    changed = Signal(object)

    def tell(self, changes: object) -> None:
        """Pass on what a use case returned."""
        self.changed.emit(changes)

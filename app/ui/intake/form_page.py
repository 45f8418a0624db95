"""What pages 2 and 3 of an intake share: so many controls that they are built in parts."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class FormPage(QWidget):
    """A page to fill in; `changed` comes at every key. It is of no use before it is whole."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = self._build()

    def build_part(self) -> bool:
        """Build one part more; return whether the page is whole."""
        for _ in self._parts:
            return False
        return True

    def finish(self) -> None:
        """Build all that is left, now."""
        while not self.build_part():
            pass

    def _build(self) -> Iterator[None]:
        """Build; yield where another turn may come in between."""
        raise NotImplementedError

"""The lines of a field in which somebody looks something up, read while they type."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Slot

from app.ui.desk import Desk
from app.ui.widgets.combos import Suggestion
from app.ui.widgets.lookup_combo import LookupCombo
from app.ui.work.reader import Reader

Found = TypeVar("Found")


class LineReader(QObject, Generic[Found]):
    """
    Reads for one field: one job at a time, and what was typed last is read last.

    Args:
        read: Finds what was typed, in a worker: it gets values, and no widget.
        line: Makes a line of what was found, in the user interface thread.
    """

    def __init__(
        self,
        desk: Desk,
        combo: LookupCombo,
        read: Callable[[str], Sequence[Found]],
        line: Callable[[Found], Suggestion],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._combo = desk, combo
        self._find, self._line = read, line
        self._typed = ""
        self._reader = Reader(desk.runner, self._work, self)
        self._reader.read.connect(self._on_found)
        self._reader.failed.connect(self._on_not_found)
        combo.wanted.connect(self._on_wanted)

    @Slot(str)
    def _on_wanted(self, typed: str) -> None:
        self._typed = typed
        self._reader.ask()

    def _work(self) -> Callable[[], tuple[str, Sequence[Found]]]:
        find, typed = self._find, self._typed
        return lambda: (typed, find(typed))

    @Slot(object)
    def _on_found(self, found: tuple[str, Sequence[Found]]) -> None:
        typed, some = found
        if typed == self._typed:
            self._combo.answer(typed, [self._line(one) for one in some])

    @Slot(object)
    def _on_not_found(self, error: Exception) -> None:
        self._combo.answer(self._typed, ())
        self._desk.failed.emit(error)

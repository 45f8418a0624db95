"""Names and values in two columns, of which the values are edited where they stand."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ui import theme
from app.ui.dossier.in_place import InPlaceChoice, InPlaceText
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.combos import Suggest
from app.ui.widgets.labels import Label, muted

Keep = Callable[[Any], str]  # stores a value; returns why it cannot, or nothing


class FactGrid(QWidget):
    """
    Add facts from top to bottom; `refresh` shows what the getters give now.

    Args:
        name_width: Px kept for the names, at 100% text.
    """

    typed_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, name_width: int = 150) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, theme.current().px(name_width))
        self._getters: list[tuple[InPlaceText | Label, Callable[[], str]]] = []
        self.fields: dict[str, InPlaceText] = {}

    def add_text(
        self, key: str, name: str, empty: str, get: Callable[[], str], keep: Keep
    ) -> InPlaceText:
        """Add a text that `keep` stores."""
        field = InPlaceText(name, empty)
        field.kept.connect(partial(_store, field, get, keep))
        return self._add(key, name, field, get)

    def add_choice(
        self,
        key: str,
        name: str,
        empty: str,
        get: Callable[[], str],
        suggest: Suggest,
        keep: Keep,
    ) -> InPlaceText:
        """Add a choice whose key `keep` stores."""
        field = InPlaceChoice(name, empty, suggest)
        field.picked.connect(partial(_store, field, get, keep))
        return self._add(key, name, field, get)

    def add_words(self, name: str, get: Callable[[], str]) -> None:
        """Add what follows from other values."""
        words = Label("", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setContentsMargins(6, 5, 0, 5)
        self._place(name, words)
        self._getters.append((words, get))

    def add_widget(self, name: str, widget: QWidget) -> None:
        """Add what keeps itself up to date."""
        self._place(name, widget)

    def ask_about(self, allowed: KeptTexts, *keys: str) -> None:
        """Ask about what seems sensitive in these texts."""
        for key in keys:
            self.fields[key].ask_about(allowed)

    def refresh(self) -> None:
        """Show the values as they are now."""
        for widget, get in self._getters:
            if isinstance(widget, InPlaceText):
                widget.set_text(get())
            else:
                widget.setText(get() or "–")

    def keep(self) -> None:
        """Store what is typed and not yet kept."""
        for field in self.fields.values():
            field.keep()

    def _add(self, key: str, name: str, field: InPlaceText, get: Callable[[], str]) -> InPlaceText:
        field.setObjectName(key)
        field.typed_changed.connect(self.typed_changed)
        self._place(name, field)
        self._getters.append((field, get))
        self.fields[key] = field
        return field

    def _place(self, name: str, widget: QWidget) -> None:
        label = muted(name)
        label.setContentsMargins(0, 7, 0, 0)
        row = self._grid.rowCount() if self._grid.count() else 0
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(widget, row, 1)


def _store(field: InPlaceText, get: Callable[[], str], keep: Keep, value: Any) -> None:
    """Store what a field gave; show it as it was stored, or why it was not."""
    if problem := keep(value):
        if not field.is_editing:
            field.edit()
        field.refuse(problem)
    else:
        field.accept(get())

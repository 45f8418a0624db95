"""Rows of small records of a meeting, each changed where it stands."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.dossier.in_place import InPlaceText
from app.ui.edit_keeper import TypedField
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button

Keep = Callable[[str], str]  # stores a text; returns why not, or nothing


class HasId(Protocol):
    """What a row shows."""

    @property
    def id(self) -> UUID:
        """The id of the record."""


View = TypeVar("View", bound=HasId)


class Row(QWidget, Generic[View]):
    """One record; `removed` asks to take it out."""

    typed_changed = Signal()
    removed = Signal()

    def __init__(self, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.texts: dict[str, InPlaceText] = {}
        self._getters: dict[str, Callable[[View], str]] = {}
        self.remove_button = Button(self.tr("Verwijder"), "icon", "close")
        self.remove_button.clicked.connect(self.removed)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 2, 0, 3)
        self.line.setSpacing(8)

    def add_text(
        self,
        key: str,
        field: InPlaceText,
        get: Callable[[View], str],
        keep: Keep,
        allowed: KeptTexts,
    ) -> None:
        """Add a text, after those that stand there; `get` gives it, `keep` stores it."""
        field.setObjectName(key)
        field.ask_about(allowed)
        field.kept.connect(partial(self._keep, field, key, keep))
        self._getters[key] = get
        field.typed_changed.connect(self.typed_changed)
        self.texts[key] = field

    def show_view(self, view: View) -> None:
        """Show the record as it is now."""
        self.view = view
        for key, field in self.texts.items():
            field.set_text(self._getters[key](view))
        about = next(iter(self.texts.values())).text()
        self.remove_button.setAccessibleName(self.tr("Verwijder {what}").format(what=about))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint.horizontal(painter, 0, self.height() - 1, self.width(), "row_line")
        painter.end()

    def _keep(self, field: InPlaceText, key: str, keep: Keep, text: str) -> None:
        if problem := keep(text):
            field.refuse(problem)
        else:
            field.accept(self._getters[key](self.view))


class Rows(QWidget, Generic[View]):
    """
    The rows of one kind of record, in their order.

    Args:
        make: Makes the row of a record.
    """

    typed_changed = Signal()
    removed = Signal(object)  # id

    def __init__(self, make: Callable[[View], Row[View]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self.rows: dict[UUID, Row[View]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_views(self, views: Sequence[View]) -> None:
        """Show these records; what is being typed in a row stays."""
        known = {view.id for view in views}
        for gone in [one for one in self.rows if one not in known]:
            row = self.rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, view in enumerate(views):
            row = self.rows.get(view.id) or self._add(place, view)
            row.show_view(view)

    def fields(self) -> dict[str, TypedField]:
        """Return the fields by the id of their record and their name."""
        return {
            f"{record.hex}/{name}": field
            for record, row in self.rows.items()
            for name, field in row.texts.items()
        }

    def keep(self) -> None:
        """Store what is typed."""
        for row in list(self.rows.values()):
            for field in row.texts.values():
                field.keep()

    def _add(self, place: int, view: View) -> Row[View]:
        self.rows[view.id] = row = self._make(view)
        self._column.insertWidget(place, row)
        row.typed_changed.connect(self.typed_changed)
        row.removed.connect(partial(self.removed.emit, view.id))
        row.show()
        return row

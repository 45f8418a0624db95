"""Asks what to do with a national number (rijksregisternummer) in a text; it changes nothing."""

import re
from typing import NamedTuple

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from app.domain.identifiers import find_national_numbers
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField
from app.ui.widgets.notices import HintBar

WAIT_MS = 300  # after the last key
TextField = QLineEdit | QPlainTextEdit | QTextEdit


class _Place(NamedTuple):
    """Where a number stands: letters of `field` from `start` on, counted as Qt does (UTF-16)."""

    field: TextField
    start: int
    length: int
    digits: str


class NationalNumberHint(QWidget):
    """
    An amber question under one or more fields, as long as one of them has such a number.

    A number that the coach keeps is not asked about again while the fields have text.
    """

    def __init__(self, parent: QWidget, *fields: TextField) -> None:
        super().__init__(parent)
        self._fields: list[TextField] = []
        self._kept: set[str] = set()
        self._bar: HintBar | None = None  # made for the first number: mostly there is none
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self.look)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.hide()
        for field in fields:
            self.watch(field)

    @classmethod
    def under(cls, field: LabelledField) -> "NationalNumberHint | None":
        """Watch the control of a labelled field, and ask under it; None: it has no text."""
        control = field.control
        layout = field.layout()
        if not isinstance(control, TextField) or layout is None:
            return None
        hint = cls(field, control)
        layout.addWidget(hint)
        return hint

    def watch(self, field: TextField) -> None:
        """Look at this field too."""
        self._fields.append(field)
        field.textChanged.connect(self.look_soon)

    def forget(self, field: TextField) -> None:
        """Look at this field no more; it is going away."""
        self._fields.remove(field)
        self.look_soon()

    @Slot()
    def look_soon(self) -> None:
        """Look when nobody types for a moment."""
        self._wait.start()

    @Slot()
    def look(self) -> None:
        """Ask about the first number that is not kept, or hide."""
        if not any(_text(field) for field in self._fields):
            self._kept.clear()
        found = self._first() is not None
        if found and self._bar is None:
            self._bar = self._make_bar()
        self.setVisible(found)

    def _make_bar(self) -> HintBar:
        remove, keep = Button(self.tr("Verwijder")), Button(self.tr("Toch houden"), "quiet")
        remove.setAccessibleName(self.tr("Verwijder het rijksregisternummer"))
        keep.setAccessibleName(self.tr("Houd het nummer toch"))
        remove.clicked.connect(self._on_remove)
        keep.clicked.connect(self._on_keep)
        words = self.tr("Dit lijkt een rijksregisternummer. Verwijder het?")
        bar = HintBar(words, (remove, keep), self)
        self._column.addWidget(bar)
        return bar

    def _first(self) -> _Place | None:
        places = (place for field in self._fields for place in _places(field))
        return next((place for place in places if place.digits not in self._kept), None)

    @Slot()
    def _on_remove(self) -> None:
        """Take the number out, so that Ctrl+Z brings it back."""
        place = self._first()
        if place is None:
            return
        place.field.setFocus()
        if isinstance(place.field, QLineEdit):
            place.field.setSelection(place.start, place.length)
            place.field.insert("")
            place.field.textEdited.emit(place.field.text())
        else:
            cursor = place.field.textCursor()
            cursor.setPosition(place.start)
            cursor.setPosition(place.start + place.length, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        self.look()

    @Slot()
    def _on_keep(self) -> None:
        place = self._first()
        if place is not None:
            self._kept.add(place.digits)
            place.field.setFocus()
        self.look()


def _text(field: TextField) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _places(field: TextField) -> list[_Place]:
    text = _text(field)
    return [
        _Place(
            field,
            _units(text[: span.start]),
            _units(text[span.start : span.end]),
            re.sub(r"\D", "", text[span.start : span.end]),
        )
        for span in find_national_numbers(text)
    ]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2

"""Ctrl+F in the settings: which sections have a word, and what on them."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget


class Found(NamedTuple):
    """A widget with the words, and the control that it is about."""

    words: QWidget
    control: QWidget | None


def find(section: QWidget, typed: str) -> Found | None:
    """Return the first label, button or choice of a section with the typed words."""
    needle = " ".join(typed.split()).casefold()
    for widget in section.findChildren(QWidget):
        if needle in _text(widget).casefold() and widget.isVisibleTo(section):
            return Found(widget, _control(section, widget))
    return None


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text().replace("&", "")
    if isinstance(widget, QComboBox):
        return "\n".join(widget.itemText(place) for place in range(widget.count()))
    return ""


def _control(section: QWidget, widget: QWidget) -> QWidget | None:
    """Return what takes the keyboard: itself, its field, or the next one after it."""
    if isinstance(widget, QLabel) and widget.buddy() is not None:
        return widget.buddy()
    after = section.findChildren(QWidget)
    rest = after[after.index(widget) :]
    tab = Qt.FocusPolicy.TabFocus.value
    return next(
        (one for one in rest if one.focusPolicy().value & tab and one.isVisibleTo(section)), None
    )

"""Asks whether the place that a photo tells is stored with it."""

from functools import partial
from typing import TypeGuard

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.errors import UserError
from app.ui.messages import message_for
from app.ui.widgets.buttons import Button
from app.ui.widgets.notices import HintBar


class PhotoPlaceHint(HintBar):
    """Goes away with its answer: `strip` or `keep`."""

    answered = Signal(str)

    def __init__(self, error: UserError, parent: QWidget) -> None:
        strip, keep = Button(""), Button("", "quiet")
        super().__init__(message_for(error).happened, (strip, keep), parent)
        strip.setText(self.tr("Verwijder de plaats"))
        keep.setText(self.tr("Laat ze staan"))
        strip.clicked.connect(partial(self._answer, "strip"))
        keep.clicked.connect(partial(self._answer, "keep"))

    def _answer(self, place: str) -> None:
        self.hide()
        self.deleteLater()
        self.answered.emit(place)


def is_about_place(error: object) -> TypeGuard[UserError]:
    """Tell whether an error is that question."""
    return isinstance(error, UserError) and error.code == "photo.place"

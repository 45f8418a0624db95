"""A file that is only to be read says so before anybody types in it, not when it is to be kept."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.errors import UserError
from app.ui.desk import Desk
from app.ui.dossier.view_model import DossierModel
from app.ui.edit_keeper import TypedField
from app.ui.messages import message_for
from app.ui.widgets.labels import muted
from app.ui.widgets.notices import Mark


class ReadOnlyLine(QWidget):
    """The line in the head of the file; hidden for who may write."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        said = message_for(UserError("case.read_only"))
        self.text = muted(f"{said.happened} {said.advice}", wrap=True)
        self.setAccessibleName(self.text.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Mark("lock-outline"))
        row.addWidget(self.text, 1)
        self.hide()


class ReadOnly(QObject):
    """Shuts the fields of a file, and asks before a form about it is opened."""

    def __init__(
        self,
        desk: Desk,
        model: DossierModel,
        parts: Callable[[], Mapping[str, TypedField]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._model, self._parts = desk, model, parts
        self._is_shut = False

    @property
    def _may_edit(self) -> bool:
        dossier = self._model.dossier
        return dossier is None or dossier.may_edit

    @Slot()
    def apply(self) -> None:
        """Let each field be typed in, or not; those that are still to come are made for it."""
        if self._may_edit and not self._is_shut:
            return
        self._is_shut = not self._may_edit
        for part in self._parts().values():
            if isinstance(part, QWidget):
                part.setEnabled(self._may_edit)

    def allows(self) -> bool:
        """Return whether something may be written here; else it is said why not."""
        if not self._may_edit:
            self._desk.failed.emit(UserError("case.read_only"))
        return self._may_edit

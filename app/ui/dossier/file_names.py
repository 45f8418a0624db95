"""The names of the files of a company: typed anew above their table, and asked about."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import PurePath
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.sensitive import Found, find_sensitive
from app.reference.sensitive import sensitive_words
from app.services.files.attachments import FileRow
from app.ui.dossier.in_place import InPlaceText
from app.ui.dossier.view_model import DossierModel
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.sensitive_names import looked_at, name_without
from app.ui.sensitive_text import FieldText, LookedAt
from app.ui.work.turns import in_next_turn


class FileNames(QWidget):
    """
    A field for each name that is typed anew, and the question about those that are stored.

    Args:
        table: Gets the keyboard back when a name is kept or left.
    """

    typed_changed = Signal()

    def __init__(self, model: DossierModel, table: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self.table = model, table
        self._files: Mapping[UUID, FileRow] = {}
        self._fields: dict[UUID, InPlaceText] = {}
        self.hint = FileNamesHint(self, model.allowed_texts(model.id, self))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.hint)

    def show_files(self, files: Mapping[UUID, FileRow]) -> None:
        """Ask about the names of these files; a field of one that went goes too."""
        self._files = files
        for file_id in self._fields.keys() - files.keys():
            self._drop(file_id)
        self.hint.show_names(files.values())

    def rename(self, file_id: UUID) -> InPlaceText | None:
        """Open the field for a name, its ending not chosen; None: there is no such file."""
        if (row := self._files.get(file_id)) is None:
            return None
        field = self._fields.get(file_id)
        if field is None:
            field = self._fields[file_id] = InPlaceText(self.tr("Naam van het bestand"), row.name)
            field.setObjectName(f"name {file_id}")
            self._column.addWidget(field)
            field.kept.connect(partial(self._on_kept, file_id))
            field.set_text(row.name)
            field.edit()
            field.field.setSelection(0, len(PurePath(row.name).stem.encode("utf-16-le")) // 2)
            field.typed_changed.connect(self._on_typed)
        return field

    def change(self, file_id: UUID, name: str) -> str:
        """Store a name; return why it cannot be, or nothing."""
        return self._model.rename_file(self.tr("Bestand hernoemd"), file_id, name)

    def fields(self) -> dict[str, InPlaceText]:
        """Return every open field by a name that holds as long as its file."""
        return {str(file_id): field for file_id, field in self._fields.items()}

    def keep(self) -> None:
        """Store what is typed and not yet kept."""
        for field in list(self._fields.values()):
            field.keep()

    def _on_kept(self, file_id: UUID, name: str) -> None:
        field = self._fields[file_id]
        if problem := self.change(file_id, name):
            field.refuse(problem)
        else:
            row = self._files.get(file_id)
            field.accept(name if row is None else row.name)

    @Slot()
    def _on_typed(self) -> None:
        self.typed_changed.emit()
        in_next_turn(self, self._drop_closed)  # a field that closes still takes the keyboard

    @Slot()
    def _drop_closed(self) -> None:
        focus = self.window().focusWidget()
        for file_id in [one for one, field in self._fields.items() if not field.is_editing]:
            had_keyboard = focus is not None and self._fields[file_id].isAncestorOf(focus)
            self._drop(file_id)
            if had_keyboard:
                self.table.setFocus()

    def _drop(self, file_id: UUID) -> None:
        field = self._fields.pop(file_id)
        field.hide()
        field.deleteLater()


class FileNamesHint(SensitiveHint):
    """Asks about the names of stored files."""

    def __init__(self, names: FileNames, allowed: KeptTexts) -> None:
        super().__init__(names, kept=allowed)
        self._names = names
        self._found: list[LookedAt] = []

    def show_names(self, files: Iterable[FileRow]) -> None:
        """Look at these names."""
        words = sensitive_words(clock.today())
        asked = [one for one in files if find_sensitive(looked_at(one.name), words)]
        self._found = [_FileName(self._names, one) for one in asked]
        if self._found or not self.isHidden():
            self.look_soon()

    @override
    def texts(self) -> list[LookedAt]:
        return self._found


class _FileName:
    """The name of one file."""

    def __init__(self, names: FileNames, file: FileRow) -> None:
        self._names, self._file = names, file
        self.name = f"file {file.id}"

    @property
    def stop(self) -> QWidget:
        return self._names.table

    def text(self) -> str:
        return looked_at(self._file.name)

    def show(self, found: Found) -> None:
        """Open the field of the name, with the piece selected."""
        if (field := self._names.rename(self._file.id)) is not None:
            FieldText(field.field).show(found)

    def remove(self, found: Found) -> None:
        """Give the file a name without the piece; undo gives the old one back."""
        self._names.change(self._file.id, name_without(self._file.name, found))

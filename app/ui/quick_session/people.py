"""Who was there: the contacts of the enterprise, and roles without a name."""

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QSizePolicy, QWidget
from typing_extensions import override

from app.core import clock
from app.reference.loader import Reference
from app.services.sessions.context import ContactChoice
from app.services.sessions.form import Present
from app.ui.company_words import function_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.tiles import PersonTile


class PeopleRow(QWidget):
    """Tiles of contacts, then of roles; the plus adds somebody by role, never by name."""

    changed = Signal()

    def __init__(self, reference: Reference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference = reference
        self._contacts: dict[UUID, tuple[PersonTile, str]] = {}
        self._roles: dict[str, PersonTile] = {}
        self._flow = FlowLayout(self, gap=8)
        self.add_button = Button(self.tr("Voeg iemand toe per rol"), "icon", "plus", big=True)
        self.role_edit = LineEdit(self.tr("Rol, zonder naam"), big=True)
        self.role_edit.setAccessibleName(self.tr("Rol van wie aanwezig was, zonder naam"))
        self.role_edit.setObjectName("role")
        self.role_edit.setMinimumWidth(160)
        roles = [choice.label for choice in reference.contact_functions(clock.today())]
        completer = QCompleter(roles, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.role_edit.setCompleter(completer)
        self.role_edit.hide()
        self.role_edit.installEventFilter(self)
        self.add_button.clicked.connect(self._on_add)
        self._flow.addWidget(self.add_button)
        self._flow.addWidget(self.role_edit)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_people(
        self, contacts: tuple[ContactChoice, ...], present: tuple[Present, ...]
    ) -> None:
        """Show these contacts, with those who were present on, and the roles without a name."""
        for tile in [*(tile for tile, _ in self._contacts.values()), *self._roles.values()]:
            self._flow.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._contacts, self._roles = {}, {}
        here = {item.contact_id for item in present}
        for contact in contacts:
            function = function_text(self._reference, contact.function)
            tile = self._tile(contact.name, function.casefold())
            tile.setChecked(contact.id in here)
            self._contacts[contact.id] = (tile, contact.function)
        for item in present:
            if item.contact_id is None:
                self._add_role(item.role)
        self._put_add_last()

    def present(self) -> tuple[Present, ...]:
        """Return who is ticked."""
        named = [
            Present(contact_id, role)
            for contact_id, (tile, role) in self._contacts.items()
            if tile.isChecked()
        ]
        roles = [Present(None, role) for role, tile in self._roles.items() if tile.isChecked()]
        return (*named, *roles)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
                self._take_role()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.role_edit.clear()
                self._take_role()
                return True
        elif event.type() == QEvent.Type.FocusOut and self.role_edit.isVisible():
            self._take_role(back=False)
        return False

    def _tile(self, name: str, role: str) -> PersonTile:
        tile = PersonTile(name, role, self)
        tile.clicked.connect(self.changed)
        self._flow.addWidget(tile)
        tile.show()
        return tile

    def _add_role(self, role: str) -> None:
        if role not in self._roles:
            self._roles[role] = self._tile(role, self.tr("zonder naam"))
        self._roles[role].setChecked(True)

    def _put_add_last(self) -> None:
        for widget in (self.add_button, self.role_edit):
            self._flow.removeWidget(widget)
            self._flow.addWidget(widget)
        self.updateGeometry()

    @Slot()
    def _on_add(self) -> None:
        self.add_button.hide()
        self.role_edit.show()
        self.role_edit.setFocus()

    def _take_role(self, *, back: bool = True) -> None:
        role = self.role_edit.text().replace("\0", "").strip()
        self.role_edit.clear()
        self.role_edit.hide()
        self.add_button.show()
        if role:
            self._add_role(role)
            self._put_add_last()
            self.changed.emit()
        if back:
            self.add_button.setFocus()

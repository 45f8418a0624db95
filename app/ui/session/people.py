"""Who was there, in the pane of a session: contacts, roles without a name, a number of workers."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.sensitive import Found
from app.reference.loader import Reference
from app.services.sessions.context import ContactChoice
from app.ui.company_words import function_text
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.sensitive_text import FieldText, LookedAt
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.labels import SectionHeader, muted
from app.ui.widgets.literal import literal
from app.ui.widgets.numbers import NumberStepper
from app.ui.widgets.ticks import CheckBox

ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PresentSection(QWidget):
    """Ticks; the plus adds somebody by role."""

    edited = Signal()

    def __init__(
        self,
        reference: Reference,
        parent: QWidget | None = None,
        kept: KeptTexts | None = None,
    ) -> None:
        super().__init__(parent)
        self._reference, self._reopened = reference, ""
        self.ticks: list[tuple[CheckBox, str | None, str]] = []  # tick, contact, role
        self.head = SectionHeader(self.tr("Aanwezig"))
        self.add_button = Button(self.tr("Voeg iemand toe per rol"), "icon", "plus", flush=True)
        self.head.add_action(self.add_button)
        self.role = LineEdit(self.tr("Rol, zonder naam"))
        self.role.setObjectName("role")
        self.role.setAccessibleName(self.tr("Rol van wie aanwezig was, zonder naam"))
        roles = [choice.label for choice in reference.contact_functions(clock.today())]
        completer = QCompleter(roles, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.role.setCompleter(completer)
        self.role.hide()
        self.role.installEventFilter(self)
        self.sensitive = RolesHint(self, kept)
        self.workers = NumberStepper()
        self.workers.setAccessibleName(self.tr("Aantal medewerkers (geen namen)"))
        self.workers.spin.setObjectName("workers")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addLayout(self._rows)
        column.addWidget(self.role)
        column.addWidget(self.sensitive)
        column.addSpacing(4)
        column.addLayout(line(self.tr("Medewerkers, zonder namen"), self.workers))
        self.add_button.clicked.connect(self._on_add)
        self.workers.changed.connect(self.edited)

    def show_fields(self, fields: dict[str, Any], contacts: tuple[ContactChoice, ...]) -> None:
        """Show who can be there, and tick who was."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.ticks = []
        here = {contact: role for contact, role in fields["present"] if contact is not None}
        for contact in contacts:
            key = str(contact.id)
            role = here.pop(key, contact.function)
            self._add(contact.name, key, role, on=any(key == row[0] for row in fields["present"]))
        for key, role in here.items():  # a contact who left since
            self._add(self.tr("Vroegere contactpersoon"), key, role, on=True)
        for key, role in fields["present"]:
            if key is None:
                self._add(role, None, role, on=True)
        self.workers.set_value(fields["unnamed"])
        self.sensitive.look_soon()

    def fields(self) -> dict[str, Any]:
        """Return who is ticked or just typed, and how many workers."""
        there = [[key, role] for tick, key, role in self.ticks if tick.isChecked()]
        typed = [None, self._typed_role()]
        return {
            "present": there if typed[1] == "" or typed in there else [*there, typed],
            "unnamed": self.workers.value(),
        }

    def reopen(self, role: str) -> None:
        """Let the words of somebody who is there by role be typed anew; Esc leaves them."""
        place = next(at for at, known in enumerate(self.ticks) if known[1:] == (None, role))
        row = self.ticks.pop(place)[0].parentWidget()
        if row is not None:
            row.hide()
            row.deleteLater()
        self._reopened = role
        self.role.setText(role)
        self._on_add()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.role.setText(self._reopened)
            if event.key() == Qt.Key.Key_Escape or event.key() in ENTERS:
                self._take_role()
                self.add_button.setFocus()
                return True
        elif event.type() == QEvent.Type.FocusOut and self.role.isVisible():
            self._take_role()
        return False

    def _add(self, name: str, key: str | None, role: str, *, on: bool) -> None:
        tick = CheckBox(literal(name))
        tick.setObjectName(f"present_{len(self.ticks)}")
        tick.setChecked(on)
        tick.clicked.connect(self.edited)
        tick.clicked.connect(self.sensitive.look_soon)
        what = self._word(role) if key is not None else self.tr("zonder naam")
        tick.setAccessibleName(f"{name}, {what}")
        self.ticks.append((tick, key, role))
        row = QWidget()
        cells = QHBoxLayout(row)
        cells.setContentsMargins(0, 0, 0, 0)
        cells.addWidget(tick)
        role_label = muted(what, wrap=True)
        role_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        cells.addWidget(role_label, 1)
        self._rows.addWidget(row)

    def _word(self, role: str) -> str:
        return function_text(self._reference, role).casefold()

    @Slot()
    def _on_add(self) -> None:
        self.role.show()
        self.role.setFocus()

    def _typed_role(self) -> str:
        return self.role.text().replace("\0", "").strip()

    def _take_role(self) -> None:
        role, self._reopened = self._typed_role(), ""
        self.role.clear()
        self.role.hide()
        if role and all(role != known or key is not None for _, key, known in self.ticks):
            self._add(role, None, role, on=True)
            self.edited.emit()
        self.sensitive.look_soon()


class RolesHint(SensitiveHint):
    """Asks about the roles of who was there, and the one that is typed."""

    def __init__(self, present: PresentSection, kept: KeptTexts | None) -> None:
        super().__init__(present, present.role, kept=kept, name="present")
        self._present = present

    @override
    def texts(self) -> list[LookedAt]:
        ticks = self._present.ticks
        ticked = [(tick, role) for tick, key, role in ticks if key is None and tick.isChecked()]
        return [*super().texts(), *(_Role(self._present, *one) for one in ticked)]


class _Role:
    """What somebody does who was there without a name; it is mended in the field of roles."""

    name = "present"

    def __init__(self, present: PresentSection, tick: CheckBox, role: str) -> None:
        self._present, self._role, self.stop = present, role, tick

    def text(self) -> str:
        return self._role

    def show(self, found: Found) -> None:
        """Select a piece."""
        self._field().show(found)

    def remove(self, found: Found) -> None:
        """Take a piece out, so that Ctrl+Z in the field brings it back."""
        self._field().remove(found)

    def _field(self) -> FieldText:
        self._present.reopen(self._role)
        return FieldText(self._present.role, self.name)


def line(words: str, field: QWidget) -> QHBoxLayout:
    """Return a word at the left and its field at the right."""
    row = QHBoxLayout()
    row.setSpacing(8)
    label = muted(words, wrap=True)
    label.setBuddy(field)
    row.addWidget(label, 1)
    row.addWidget(field)
    return row

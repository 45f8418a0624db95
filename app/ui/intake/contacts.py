"""The contacts of an intake: one or more people whom the coach calls or mails."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core import clock
from app.reference.loader import Reference
from app.ui.form import FieldSet, FormColumns
from app.ui.intake.fields import Fields, contact_fields
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.days import day_text
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import muted
from app.ui.widgets.ticks import CheckBox

PARTS = ("name", "function", "email", "phone")


class ContactBox(QWidget):
    """The fields of one contact."""

    removed = Signal()
    consent_changed = Signal()

    def __init__(
        self, reference: Reference, fields: FieldSet, prefix: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._set, self._prefix = fields, prefix
        self._id, self._asked_on = "", ""
        self._consent: bool | None = None
        self.wants = CheckBox(self.tr("Wil uitnodigingen per mail"))
        self.wants.setObjectName(prefix + "mail_consent")
        self.remove = Button(self.tr("Verwijder contactpersoon"), "link", flush=True)
        function = ComboBox()
        function.add("", self.tr("Nog niet gekend"))
        for choice in reference.contact_functions(clock.today()):
            function.add(choice.code, choice.label)
        columns = FormColumns(self)
        pairs = [
            self._field("name", self.tr("Naam"), LineEdit()),
            self._field("function", self.tr("Functie"), function),
            self._field("email", self.tr("E-mail"), LineEdit()),
            self._field("phone", self.tr("Telefoon"), LineEdit(), self.tr("Mobiel of vast")),
        ]
        columns.add(pairs[0], pairs[1])
        columns.add(pairs[2], pairs[3])
        self.asked = muted()
        under = FlowLayout(gap=12)
        for part in (self.wants, self.asked, self.remove):
            under.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(columns)
        column.addLayout(under)
        self.wants.toggled.connect(self._on_wants)
        self.remove.clicked.connect(self.removed)

    def read(self) -> Fields:
        """Return what is typed about this contact."""
        typed = {part: self._set.text(self._prefix + part) for part in PARTS}
        return {
            "id": self._id,
            **typed,
            "mail_consent": self._consent,
            "mail_consent_on": self._asked_on,
        }

    def show_contact(self, fields: Mapping[str, Any]) -> None:
        """Put a contact in the fields."""
        self._id = str(fields["id"])
        self._consent = fields.get("mail_consent")
        self._asked_on = str(fields.get("mail_consent_on") or "")
        function = self._set.control(self._prefix + "function")
        named = fields.get("function") or ""
        if isinstance(function, ComboBox) and function.findData(named) < 0:
            function.add(named, str(named))  # typed elsewhere, or no longer in the list
        self._set.show_values({self._prefix + part: fields.get(part) for part in PARTS})
        with QSignalBlocker(self.wants):
            self.wants.setChecked(bool(self._consent))
        self._show_asked()

    def _field(self, part: str, label: str, control: QWidget, hint: str = "") -> LabelledField:
        field = LabelledField(label, control, hint, self)
        self._set.add(self._prefix + part, control, field)
        return field

    def _show_asked(self) -> None:
        words = self.tr("gevraagd op {day}").format(day=self._asked_on)
        self.asked.setText(words)
        self.asked.setVisible(self._consent is not None and bool(self._asked_on))

    @Slot(bool)
    def _on_wants(self, on: bool) -> None:  # noqa: FBT001 signature of `toggled`
        self._consent = on
        self._asked_on = day_text(clock.today(), weekday=False)
        self._show_asked()
        self.consent_changed.emit()


class ContactsEditor(QWidget):
    """All contacts, and a button for one more."""

    changed = Signal()

    def __init__(self, reference: Reference, fields: FieldSet, parent: QWidget) -> None:
        super().__init__(parent)
        self._reference, self._set = reference, fields
        self._boxes: list[ContactBox] = []
        self.more = Button(self.tr("Nog een contactpersoon"), "link", "plus", flush=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._on_more)

    def read(self) -> list[Fields]:
        """Return all contacts as they are typed."""
        return [box.read() for box in self._boxes]

    def show_contacts(self, contacts: list[Fields]) -> None:
        """Replace all contacts."""
        for box in self._boxes:
            self._column.removeWidget(box)
            box.hide()
            box.setParent(None)  # its fields are not found by name any more
            box.deleteLater()
        self._boxes = []
        self._set.forget("contacts.")
        for fields in contacts or [contact_fields()]:
            self._add(fields)

    def _add(self, fields: Fields) -> ContactBox:
        prefix = f"contacts.{len(self._boxes)}."
        box = ContactBox(self._reference, self._set, prefix, self)
        box.show_contact(fields)
        self._boxes.append(box)
        self._column.insertWidget(len(self._boxes) - 1, box)
        box.show()
        box.removed.connect(self._on_removed)
        box.consent_changed.connect(self.changed)
        self._boxes[0].remove.setVisible(len(self._boxes) > 1)
        return box

    @Slot()
    def _on_more(self) -> None:
        self._add(contact_fields())
        name = self._set.control(f"contacts.{len(self._boxes) - 1}.name")
        if name is not None:
            name.setFocus()
        self.changed.emit()

    @Slot()
    def _on_removed(self) -> None:
        gone = self.sender()
        rest = [box.read() for box in self._boxes if box is not gone]
        self.show_contacts(rest)
        self.more.setFocus()
        self.changed.emit()

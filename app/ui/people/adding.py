"""Putting somebody on a list: found among the contacts, or typed by name."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.domain.contact_details import clean_email, email_problem
from app.services.networks.people_choice import find_people
from app.services.networks.use_cases import MemberForm
from app.ui.company_words import function_text, problem_text
from app.ui.desk import Desk
from app.ui.line_reader import LineReader
from app.ui.new_line import LineField, NewLine
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import Suggestion
from app.ui.widgets.lookup_combo import LookupCombo


class PeopleAdding(QWidget):
    """
    A field to find contacts in, and a line for who is not among them.

    `chosen` carries a MemberForm; the owner empties the line with `done`, or says why not with
    `refuse`. `typed_changed` comes whenever `typed` may be another.
    """

    chosen = Signal(object)
    typed_changed = Signal()

    def __init__(
        self, desk: Desk, kept: KeptTexts | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._company: MemberForm | None = None  # without a contact: whose name is being typed
        self.combo = LookupCombo(self.tr("Zoek een contactpersoon of onderneming"))
        self.combo.setAccessibleName(self.tr("Voeg iemand toe"))
        self.combo.setObjectName("find")
        self.name_button = Button(self.tr("Met naam toevoegen"), "quiet", "account-plus-outline")
        fields = (
            LineField("name", self.tr("Naam"), self.tr("Naam"), 3),
            LineField("company", self.tr("Onderneming"), self.tr("Onderneming"), 3),
            LineField("email", self.tr("E-mail"), self.tr("E-mail"), 3),
        )
        self.line = NewLine(fields, self.tr("Voeg toe"), kept)
        self.line.hide()
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self.combo, 1)
        self._row.addWidget(self.name_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._row)
        column.addWidget(self.line)
        self.setFocusProxy(self.combo)
        read = partial(find_people, desk.store, desk.reference)
        LineReader(desk, self.combo, read, self._suggestion, self)
        self.combo.chosen.connect(self._on_chosen)
        self.name_button.clicked.connect(self.open_line)
        self.line.entered.connect(self._on_entered)
        self.line.closed.connect(self._on_closed)
        self.line.typed_changed.connect(self.typed_changed)

    def add_button(self, button: Button) -> None:
        """Put another way to add people beside the field."""
        self._row.addWidget(button)

    @Slot()
    def open_line(self) -> None:
        """Show the line in which a name is typed."""
        self.line.show()
        self.line.setFocus()

    def done(self) -> None:
        """Empty what was typed: somebody was added."""
        self._company = None
        self.line.clear()

    def refuse(self, sentence: str) -> None:
        """Say why nobody was added; what is typed stays."""
        self.line.show()
        self.line.refuse(sentence)

    def typed(self) -> dict[str, str] | None:
        """Return what is typed in the line."""
        return self.line.typed()

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show the line with what was typed in it before."""
        self.line.put_back(typed)

    def _suggestion(self, one: MemberForm) -> Suggestion:
        if not one.name:
            return Suggestion(one, one.company, self.tr("nog geen contactpersoon"))
        does = function_text(self._desk.reference, one.function)
        return Suggestion(one, one.name, ", ".join(part for part in (one.company, does) if part))

    @Slot(object)
    def _on_chosen(self, suggestion: Suggestion | None) -> None:
        form = None if suggestion is None else suggestion.key
        if not isinstance(form, MemberForm):
            return
        self.combo.set_suggestion(None)
        if form.name:
            does = function_text(self._desk.reference, form.function)
            self.chosen.emit(
                MemberForm(
                    form.name,
                    form.company,
                    does,
                    form.email,
                    form.enterprise_id,
                    form.contact_id,
                )
            )
            return
        self._company = form
        self.line.clear()
        self.line.fields["company"].setText(form.company)
        self.open_line()

    @Slot()
    def _on_entered(self) -> None:
        values = self.line.values()
        if values is None:
            return
        address = clean_email(values["email"])
        problem = email_problem(address) if address else None
        if problem is not None:
            error = UserError(f"email.{problem}", address=address)
            self.line.refuse(problem_text(error), "email")
            return
        its = self._company
        is_its = its is not None and its.company == values["company"]
        enterprise = its.enterprise_id if its is not None and is_its else None
        form = MemberForm(
            values["name"], values["company"], email=address, enterprise_id=enterprise
        )
        self.chosen.emit(form)

    @Slot()
    def _on_closed(self) -> None:
        self._company = None
        self.line.hide()
        self.combo.setFocus(Qt.FocusReason.OtherFocusReason)

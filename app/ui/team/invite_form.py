"""Who is to be invited: name, e-mail, organisation and role."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.domain.contact_details import clean_email, email_problem
from app.ui.company_words import problem_text
from app.ui.desk import Desk
from app.ui.roles import role_word
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import strong
from app.ui.widgets.panes import Card

LONGEST = 200
ROLES = {  # what each role may give
    "promotor": ("coach", "partner_admin", "promotor", "auditor"),
    "partner_admin": ("coach", "partner_admin"),
}


class InviteForm(Card):
    """`asked` carries name, e-mail, id of the organisation and role."""

    asked = Signal(object)
    cancelled = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._me = desk.me
        self.name, self.email = LineEdit(), LineEdit()
        self.partner, self.role = ComboBox(), ComboBox()
        for role in ROLES.get(desk.me.role, ()):
            self.role.add(role, role_word(role))
        for field in (self.name, self.email):
            field.setMaxLength(LONGEST)
        self.name_field = LabelledField(self.tr("Naam"), self.name)
        self.email_field = LabelledField(self.tr("E-mail"), self.email)
        self.go_button = Button(self.tr("Maak uitnodiging"), "primary")
        self.no_button = Button(self.tr("Toch niet"), "quiet")
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        grid.addWidget(self.name_field, 0, 0)
        grid.addWidget(self.email_field, 0, 1)
        grid.addWidget(LabelledField(self.tr("Organisatie"), self.partner), 1, 0)
        grid.addWidget(LabelledField(self.tr("Rol"), self.role), 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.go_button)
        buttons.addWidget(self.no_button)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(strong(self.tr("Nodig iemand uit")))
        column.addLayout(grid)
        column.addLayout(buttons)
        self.column.addLayout(column)
        self.show_partners({})
        self.go_button.clicked.connect(self._on_go)
        self.no_button.clicked.connect(self.cancelled)
        for field in (self.name, self.email):
            field.returnPressed.connect(self._on_go)

    def show_partners(self, partners: dict[UUID, str]) -> None:
        """Offer these organisations; a partner administrator has only the own one."""
        own = {self._me.partner_id: self._me.partner}
        offered = {**partners, **own} if self._me.role == "promotor" else own
        chosen = self.partner.key()
        self.partner.clear()
        for key, name in sorted(offered.items(), key=lambda one: one[1].casefold()):
            self.partner.add(key, name)
        self.partner.set_key(chosen or self._me.partner_id)

    def clear(self) -> None:
        """Begin anew."""
        self.name.clear()
        self.email.clear()

    @Slot()
    def _on_go(self) -> None:
        name, address = self.name.text().strip(), clean_email(self.email.text())
        problems = {
            self.name_field: "" if name else self.tr("Vul dit nog in."),
            self.email_field: self._problem_of_address(address),
        }
        for field, problem in problems.items():
            field.set_error(problem)
        partner = self.partner.key()
        if any(problems.values()):
            (self.name if problems[self.name_field] else self.email).setFocus()
        elif isinstance(partner, UUID):
            self.asked.emit((name, address, partner, str(self.role.key())))

    def _problem_of_address(self, address: str) -> str:
        if not address:
            return self.tr("Vul dit nog in.")
        problem = email_problem(address)
        return problem_text(UserError(f"email.{problem}", address=address)) if problem else ""

"""The chosen person: role, laptops, and what can be done."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.desk import Desk
from app.ui.roles import role_word
from app.ui.team.invite_form import ROLES
from app.ui.team.laptops import LaptopList
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import heading, muted, strong
from app.ui.widgets.notices import HintBar
from app.ui.widgets.panes import Card

if TYPE_CHECKING:
    from app.services.profiles.team import PersonLine


class PersonPane(Card):
    """Signals carry the id of the person, or of a laptop."""

    again_requested = Signal(object)
    role_chosen = Signal(object, str)
    block_requested = Signal(str)
    close_requested = Signal(object)
    preview_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._me = desk.me
        self._id: UUID | None = None
        self.name, self.about = heading(), muted(wrap=True)
        self.role = ComboBox()
        self.role.setAccessibleName(self.tr("Rol"))
        self.laptops = LaptopList()
        self.preview_button = Button(self.tr("Bekijk als"), icon="eye-outline")
        self.again_button = Button(self.tr("Nieuwe uitnodiging"), icon="email-outline")
        self.close_button = Button(self.tr("Sluit account…"), "quiet", "account-off-outline")
        self.keep_button = Button(self.tr("Niet sluiten"))
        self.yes_button = Button(self.tr("Sluit het account"), "quiet")
        self.question = HintBar(
            self.tr(
                "Deze persoon kan dan met geen enkele laptop meer binnen. Wat hij of zij schreef, "
                "blijft in de dossiers."
            ),
            (self.keep_button, self.yes_button),
        )
        self._lay_out()
        self.question.hide()
        self.role.activated.connect(self._on_role)
        self.laptops.block_requested.connect(self.block_requested)
        self.preview_button.clicked.connect(self._on_preview)
        self.again_button.clicked.connect(self._on_again)
        self.close_button.clicked.connect(self._on_ask)
        self.keep_button.clicked.connect(self._on_keep)
        self.yes_button.clicked.connect(self._on_close)

    def show_person(self, person: "PersonLine") -> None:
        """Show somebody."""
        self._id = person.id
        is_me = person.id == self._me.person_id
        self.name.setText(person.name)
        self.about.setText(", ".join(part for part in (person.partner, person.email) if part))
        self.role.clear()
        offered = ROLES.get(self._me.role, ())
        for role in offered if person.role in offered else (person.role,):
            self.role.add(role, role_word(role))
        self.role.set_key(person.role)
        self.role.setEnabled(not is_me and person.is_active and person.role in offered)
        self.role.setToolTip(self.tr("Je eigen rol wijzigt een ander.") if is_me else "")
        self.laptops.show_devices(person.devices)
        is_theirs = person.is_active and person.role in offered  # else the server refuses
        self.again_button.setVisible(is_theirs or is_me)
        self.close_button.setVisible(is_theirs and not is_me)
        self.question.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.about)
        head.addLayout(words, 1)
        head.addWidget(self.role)
        actions = FlowLayout(gap=8)
        for button in (self.preview_button, self.again_button, self.close_button):
            actions.addWidget(button)
        self.column.setSpacing(10)
        self.column.addLayout(head)
        self.column.addWidget(strong(self.tr("Laptops")))
        self.column.addWidget(self.laptops)
        self.column.addLayout(actions)
        self.column.addWidget(self.question)

    @Slot()
    def _on_role(self) -> None:
        if self._id is not None:
            self.role_chosen.emit(self._id, str(self.role.key()))

    @Slot()
    def _on_preview(self) -> None:
        self.preview_requested.emit(self._id)

    @Slot()
    def _on_again(self) -> None:
        self.again_requested.emit(self._id)

    @Slot()
    def _on_ask(self) -> None:
        self.question.show()
        self.keep_button.setFocus()

    @Slot()
    def _on_keep(self) -> None:
        self.question.hide()
        self.close_button.setFocus()

    @Slot()
    def _on_close(self) -> None:
        self.question.hide()
        self.close_requested.emit(self._id)

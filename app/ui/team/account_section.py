"""Account: who works here, and with which laptops."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.desk import Desk
from app.ui.roles import role_word
from app.ui.team.laptops import LaptopList
from app.ui.team.section import TeamSection
from app.ui.widgets.labels import KeyValueGrid, muted, strong

if TYPE_CHECKING:
    from app.ui.team.view_model import Team


class AccountSection(TeamSection):
    """A coach can shut out an own laptop that is lost; the rest is for administrators."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr("Account"),
            self.tr("Wie je bent voor de server, en met welke laptops je werkt."),
            parent,
        )
        self.facts, self.laptops = KeyValueGrid(), LaptopList()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.facts)
        column.addSpacing(20)
        column.addWidget(strong(self.tr("Jouw laptops")))
        column.addSpacing(2)
        column.addWidget(
            muted(self.tr("Laptop verloren of gestolen? Blokkeer hem meteen."), wrap=True)
        )
        column.addSpacing(8)
        column.addWidget(self.laptops)
        self.laptops.block_requested.connect(self._on_block)

    @override
    def ask(self) -> None:
        self.model.read_people()

    @override
    def show_answer(self, name: str, answer: object) -> None:
        if name == "block":
            self.ask()
            return
        team: Team = answer  # type: ignore[assignment]  # the question asked for these
        me = next((one for one in team.people if one.id == self.desk.me.person_id), None)
        if me is None:
            return
        self.facts.set_pairs(
            [
                (self.tr("Naam"), me.name),
                (self.tr("E-mail"), me.email),
                (self.tr("Organisatie"), me.partner),
                (self.tr("Rol"), role_word(me.role)),
                (self.tr("Partnerschap"), self.desk.me.partnership),
            ]
        )
        self.laptops.show_devices(me.devices)

    @Slot(str)
    def _on_block(self, device: str) -> None:
        service = self.model.service
        self.model.ask("block", lambda: service.block_device(device))

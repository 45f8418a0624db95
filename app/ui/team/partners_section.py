"""Partners: the organisations of the partnership, and a new one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.desk import Desk
from app.ui.team.section import TeamSection
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import KeyValueGrid, strong

if TYPE_CHECKING:
    from app.services.team import PersonLine


class PartnersSection(TeamSection):
    """How many people each has, and room for one more."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr("Partners"),
            self.tr("De organisaties van het partnerschap. Nodig daarna hun mensen uit."),
            parent,
        )
        self._added: list[str] = []  # in this sitting, nobody works there yet
        self._people: tuple[PersonLine, ...] = ()
        self.facts = KeyValueGrid()
        self.name, self.number = LineEdit(), LineEdit("0123.456.789")
        self.name_field = LabelledField(self.tr("Naam"), self.name)
        self.add_button = Button(self.tr("Voeg partner toe"), icon="plus")
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.facts)
        column.addSpacing(8)
        column.addWidget(strong(self.tr("Nieuwe partner")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.addWidget(self.name_field, 0, 0)
        number = LabelledField(self.tr("KBO-nummer"), self.number, self.tr("Mag leeg blijven"))
        grid.addWidget(number, 0, 1)
        column.addLayout(grid)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        column.addLayout(row)
        self.add_button.clicked.connect(self._on_add)
        self.name.returnPressed.connect(self._on_add)

    @override
    def ask(self) -> None:
        self.model.read_people()

    @override
    def show_answer(self, name: str, answer: object) -> None:
        if name == "people":
            self._people = answer  # type: ignore[assignment]
        else:
            self._added.append(self.name.text().strip())
            words = self.tr("{name} is toegevoegd.").format(name=self._added[-1])
            self.note.show_note("ok", words)
            self.name.clear()
            self.number.clear()
            self.desk.sync.begin_round()  # it comes to the screens with it
        self._show()

    def _show(self) -> None:
        counts = dict.fromkeys(self._added, 0)
        for one in self._people:
            counts[one.partner] = counts.get(one.partner, 0) + one.is_active
        self.facts.set_pairs(
            [
                (name, self.tr("%n persoon/personen", None, number))
                for name, number in sorted(counts.items(), key=lambda one: one[0].casefold())
            ]
        )

    @Slot()
    def _on_add(self) -> None:
        name, number = self.name.text().strip(), self.number.text().strip()
        self.name_field.set_error("" if name else self.tr("Vul de naam in."))
        if not name:
            self.name.setFocus()
            return
        service = self.model.service
        self.model.ask("partner", lambda: service.add_partner(name, number or None))

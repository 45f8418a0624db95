"""Partners: the organisations of the partnership, and a new one."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.domain.identifiers import parse_enterprise_number
from app.ui.company_words import problem_text
from app.ui.desk import Desk
from app.ui.team.section import TeamSection
from app.ui.team.view_model import Team
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import KeyValueGrid, strong


class PartnersSection(TeamSection):
    """How many people each has, and room for one more."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr("Partners"),
            self.tr("De organisaties van het partnerschap. Nodig daarna hun mensen uit."),
            parent,
        )
        self._added: set[str] = set()  # in this sitting; the next round brings them
        self._team = Team((), {})
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
        self.number_field = LabelledField(
            self.tr("KBO-nummer"), self.number, self.tr("Mag leeg blijven")
        )
        grid.addWidget(self.number_field, 0, 1)
        column.addLayout(grid)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        column.addLayout(row)
        self.add_button.clicked.connect(self._on_add)
        for field in (self.name, self.number):
            field.returnPressed.connect(self._on_add)

    @override
    def ask(self) -> None:
        self.model.read_people()

    @override
    def show_answer(self, name: str, answer: object) -> None:
        if name == "people":
            self._team = answer  # type: ignore[assignment]
        else:
            added = self.name.text().strip()
            self._added.add(added)
            words = self.tr("{name} is toegevoegd.").format(name=added)
            self.note.show_note("ok", words)
            self.name.clear()
            self.number.clear()
            self.name.setFocus()
            self.desk.sync.begin_round()  # it comes to the screens with it
        self._show()

    def _show(self) -> None:
        counts = dict.fromkeys(self._names(), 0)
        for one in self._team.people:
            counts[one.partner] = counts.get(one.partner, 0) + one.is_active
        self.facts.set_pairs(
            [
                (name, self.tr("%n persoon/personen", None, number))
                for name, number in sorted(counts.items(), key=lambda one: one[0].casefold())
            ]
        )

    def _names(self) -> set[str]:
        return self._added | set(self._team.partners.values())

    def _problem_of_name(self, name: str) -> str:
        if not name:
            return self.tr("Vul de naam in.")
        if name.casefold() in {one.casefold() for one in self._names()}:
            return self.tr("Deze partner staat er al.")
        return ""

    @Slot()
    def _on_add(self) -> None:
        name, typed = self.name.text().strip(), self.number.text().strip()
        number = parse_enterprise_number(typed)
        finding = number.finding() if typed else None
        of_name = self._problem_of_name(name)
        of_number = problem_text(UserError(finding.rule, **finding.values)) if finding else ""
        self.name_field.set_error(of_name)
        self.number_field.set_error(of_number)
        if of_name or of_number:
            (self.name if of_name else self.number).setFocus()
            return
        service = self.model.service
        digits = number.digits if typed else None
        self.model.ask("partner", lambda: service.add_partner(name, digits))

"""Partners: the organisations of the partnership, and a new one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.domain.identifiers import parse_enterprise_number
from app.ui.company_words import problem_text
from app.ui.desk import Desk
from app.ui.team.partner_row import PartnerList
from app.ui.team.section import TeamSection
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import strong

if TYPE_CHECKING:
    from app.services.profiles.team import PartnerLine


class PartnersSection(TeamSection):
    """How busy each is, another name, closing one, two that become one, and room for one more."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr("Partners"),
            self.tr("De organisaties van het partnerschap. Nodig daarna hun mensen uit."),
            parent,
        )
        self._said = ""  # what was done, in words; shown once the list is there
        self._done: PartnerLine | None = None
        self._partners: tuple[PartnerLine, ...] = ()
        self.list = PartnerList()
        self.name, self.number = LineEdit(), LineEdit("0123.456.789")
        self.name_field = LabelledField(self.tr("Naam"), self.name)
        self.add_button = Button(self.tr("Voeg partner toe"), icon="plus")
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.list)
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
        self.list.rename_requested.connect(self._on_rename)
        self.list.close_requested.connect(self._on_close)
        self.list.merge_requested.connect(self._on_merge)
        for field in (self.name, self.number):
            field.returnPressed.connect(self._on_add)

    @override
    def ask(self) -> None:
        self.model.ask("partners", self.model.service.partner_lines)

    @override
    def show_answer(self, name: str, answer: object) -> None:
        if name != "partners":
            self.desk.sync.begin_round()  # it comes to the screens with it
            self.ask()
            return
        self._partners = answer  # type: ignore[assignment]  # the question asked for these
        self.list.show_partners(self._partners)
        self.note.show_note("ok", self._said)
        if self._said and self._done is None:
            self.name.clear()
            self.number.clear()
            self.name.setFocus()
        elif self._done is not None:
            self.list.focus_on(self._done)
        self._said, self._done = "", None

    def _problem_of_name(self, name: str, but: "PartnerLine | None" = None) -> str:
        if not name:
            return self.tr("Vul de naam in.")
        others = {one.name.casefold() for one in self._partners if one != but}
        return self.tr("Deze partner staat er al.") if name.casefold() in others else ""

    @Slot(object, str)
    def _on_rename(self, partner: "PartnerLine", name: str) -> None:
        problem = self._problem_of_name(name, partner)
        if problem:
            row = next(one for one in self.list.rows if one.partner == partner)
            row.edit.set_error(problem)
            row.field.setFocus()
            return
        service = self.model.service
        self._done = partner
        self._said = self.tr("{old} heet nu {new}.").format(old=partner.name, new=name)
        self.model.ask("rename", lambda: service.rename_partner(partner.id, name))

    @Slot(object, bool)
    def _on_close(self, partner: "PartnerLine", is_closed: bool) -> None:  # noqa: FBT001 value of a signal
        service = self.model.service
        words = self.tr("{name} is gesloten.") if is_closed else self.tr("{name} is weer open.")
        self._done, self._said = partner, words.format(name=partner.name)
        self.model.ask("close", lambda: service.close_partner(partner.id, is_closed=is_closed))

    @Slot(object, object)
    def _on_merge(self, partner: "PartnerLine", other: "PartnerLine") -> None:
        service = self.model.service
        self._done = other
        self._said = self.tr(
            "{name} gaat verder in {other}. Sluit {name} als er geen nieuwe mensen meer bij komen."
        ).format(name=partner.name, other=other.name)
        self.model.ask("merge", lambda: service.merge_partner(partner.id, other.id))

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
        self._said = self.tr("{name} is toegevoegd.").format(name=name)
        self.model.ask("partner", lambda: service.add_partner(name, digits))

"""Step 2: an invitation, a new partnership, or practising first."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.profiles.recovery import SheetFor
from app.ui.sync.invitation_fields import InvitationFields
from app.ui.sync.join_model import JoinModel
from app.ui.welcome.step import Step
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import Divider
from app.ui.widgets.segments import Segments
from app.ui.widgets.tiles import ChoiceCard
from app.ui.work.job import JobRunner

if TYPE_CHECKING:
    from app.services.profiles.enrol import Enrolled

Kind = Literal["invited", "new", "practice"]
LONGEST = 200  # signs of a name


@dataclass(frozen=True, slots=True)
class Team:
    """Who starts, and where."""

    kind: Kind
    partnership: str
    partner: str
    person: str
    role: str
    enrolled: "Enrolled | None" = None  # of who was invited

    @property
    def is_practice(self) -> bool:
        """Whether all companies will be made up."""
        return self.kind == "practice"

    @property
    def sheet(self) -> SheetFor:
        """For whom the recovery sheet is."""
        return SheetFor(self.person, self.partner, self.partnership, self.is_practice)

    @property
    def own_words(self) -> tuple[str, ...]:
        """Words that others would guess first."""
        return (self.person, self.partner, self.partnership, "Werkvloer")


class TeamStep(Step):
    """Three cards; the chosen one has its own fields inside."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.joining = JoinModel(runner, self)
        self.add_head(
            self.tr("Hoe begin je?"),
            self.tr("Echte dossiers en oefendossiers blijven altijd apart."),
        )
        self._make_fields()
        self.invited_card = ChoiceCard(
            self.tr("Ik kreeg een uitnodiging"),
            self.tr("Je komt in het team van je promotor of partner."),
        )
        self.new_card = ChoiceCard(
            self.tr("Ik start een nieuw partnerschap"),
            self.tr("Met echte dossiers, op deze laptop. Naar een server kan altijd later."),
        )
        self.practice_card = ChoiceCard(
            self.tr("Ik wil eerst oefenen"),
            self.tr("Met 60 verzonnen ondernemingen. Er wordt nooit iets verzonden."),
        )
        for card, details in (
            (self.invited_card, self._invited_fields()),
            (self.new_card, self._new_fields()),
            (self.practice_card, self._practice_fields()),
        ):
            card.set_details(details)
            self.column.addWidget(card)
            self.column.addSpacing(8)
            card.toggled.connect(self.changed)
        self.column.addStretch(1)
        self.invited_card.setChecked(True)
        for field in self._all:
            field.textChanged.connect(self.changed)
        self.role.changed.connect(self._on_role)

    def team(self) -> Team:
        """Return what was chosen."""
        enrolled = self.invitation.enrolled
        if self.invited_card.isChecked() and enrolled is not None:
            return Team(
                "invited",
                enrolled.partnership,
                enrolled.partner,
                enrolled.person,
                enrolled.role,
                enrolled,
            )
        if self.practice_card.isChecked():
            return Team(
                "practice",
                self.tr("Oefenpartnerschap"),
                self.practice_partner.text().strip(),
                self.practice_person.text().strip(),
                "coach",
            )
        return Team(
            "new",
            self.partnership.text().strip(),
            self.partner.text().strip(),
            self.person.text().strip(),
            str(self.role.value()),
        )

    @override
    def missing(self) -> str:
        if self.invited_card.isChecked():
            return self.tr("Even geduld.") if self.joining.is_busy else self.invitation.missing()
        empty = self.first_empty()
        if empty is None:
            return ""
        return self.tr("Vul nog in: {field}.").format(field=empty.accessibleName().lower())

    @override
    def enter(self) -> None:
        if self.invited_card.isChecked():
            self.invitation.take_keyboard()
        elif (empty := self.first_empty()) is not None:
            empty.setFocus()
            self.show_widget(empty)
        else:
            (self.practice_card if self.practice_card.isChecked() else self.new_card).setFocus()

    def first_empty(self) -> LineEdit | None:
        """Return the first field that has nothing in it."""
        return next((field for field in self._fields() if not field.text().strip()), None)

    def _make_fields(self) -> None:
        self.partnership, self.partner, self.person = LineEdit(), LineEdit(), LineEdit()
        self.practice_person, self.practice_partner = LineEdit(), LineEdit()
        self.practice_partner.setText(self.tr("Partner Oost (oefening)"))
        of_new = (self.partnership, self.partner, self.person)
        self._all = (*of_new, self.practice_person, self.practice_partner)
        for field in self._all:
            field.setMaxLength(LONGEST)
        self.role = Segments([("coach", self.tr("Coach")), ("promotor", self.tr("Promotor"))])
        self.role.set_value("coach")

    @property
    def waits_for_server(self) -> bool:
        """Whether the server has to look at the invitation first."""
        return self.invited_card.isChecked() and self.invitation.enrolled is None

    def _fields(self) -> tuple[LineEdit, ...]:
        if self.invited_card.isChecked():
            return ()
        if self.practice_card.isChecked():
            return (self.practice_person, self.practice_partner)
        return (self.partnership, self.partner, self.person)

    def _invited_fields(self) -> QWidget:
        self.invitation = InvitationFields(self.joining)
        self.invitation.changed.connect(self.changed)
        row = QHBoxLayout()
        row.addWidget(self.invitation)
        return _below_line(row)

    def _new_fields(self) -> QWidget:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        for place, field in enumerate(
            (
                LabelledField(self.tr("Naam van het partnerschap"), self.partnership),
                LabelledField(self.tr("Jouw organisatie"), self.partner),
                LabelledField(self.tr("Jouw naam"), self.person),
                LabelledField(self.tr("Jouw rol"), self.role),
            )
        ):
            grid.addWidget(field, place // 2, place % 2)
            grid.setColumnStretch(place % 2, 1)
        return _below_line(grid)

    def _practice_fields(self) -> QWidget:
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(LabelledField(self.tr("Jouw naam"), self.practice_person), 1)
        row.addWidget(LabelledField(self.tr("Jouw organisatie"), self.practice_partner), 1)
        return _below_line(row)

    @Slot()
    def _on_role(self) -> None:
        self.changed.emit()


def _below_line(fields: QLayout) -> QWidget:
    """Return what stands in a card that is chosen: a line, then its fields."""
    details = QWidget()
    column = QVBoxLayout(details)
    column.setContentsMargins(0, 2, 0, 6)
    column.setSpacing(12)
    column.addWidget(Divider(color="border_button"))
    column.addLayout(fields)
    return details

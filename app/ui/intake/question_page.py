"""Page 3 of an intake, «Vraag»: the question, for how many people, the first step, consent."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.reference.loader import Reference
from app.services.referrals.actors import Fitting
from app.ui import theme
from app.ui.actors.fitting_list import FittingList
from app.ui.form import FORM_WIDTH, FieldSet, FormColumns
from app.ui.intake.counts import CountGrid
from app.ui.intake.fields import Fields
from app.ui.intake.form_page import FormPage
from app.ui.intake.reading import Reading
from app.ui.intake.words import IntakeWords
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.days import DateField, day_text
from app.ui.widgets.fields import LabelledField, LineEdit, NoteEdit, set_flag
from app.ui.widgets.labels import Divider, SectionHeader, muted, title
from app.ui.widgets.numbers import NumberStepper
from app.ui.widgets.panes import ScrollPane
from app.ui.widgets.ticks import CheckBox

QUESTION_LINES, PURPOSE_LINES = 5, 2
MOST_PERSONS = 99_999


class QuestionPage(FormPage):
    """What the company asks, in its own words."""

    def __init__(self, reference: Reference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference = reference
        self._words = IntakeWords(self)
        self.fields = FieldSet(self)
        self.area = ScrollPane(margins=(24, 16, 16, 24), parent=self)
        self._body = QWidget(self.area.body)

    def read(self) -> Fields:
        """Return what stands on the page."""
        return {**self.fields.read(), "counts": self.counts.value()}

    def show_fields(self, fields: Mapping[str, Any]) -> None:
        """Put a form on the page."""
        self.fields.show_values(fields)
        self.counts.set_value(fields.get("counts") or {})
        self._show_consent()

    def show_reading(self, reading: Reading, typed_in: str) -> None:
        """Say what is wrong, and who may have agreed."""
        self.fields.show_findings(reading.findings, self._words.finding, typed_in)
        contacts = reading.form.contacts
        self.consent_by.setPlaceholderText(contacts[0].name if contacts else "")

    def show_fitting(self, found: Sequence[Fitting]) -> None:
        """Say which partners fit the themes, with the reason."""
        self.fitting.show_fitting(found)
        self.fitting_head.setVisible(bool(found))

    @override
    def _build(self) -> Iterator[None]:
        self.counts = CountGrid(self._reference.target_groups(clock.today()), self._body)
        yield
        self._question, self._purpose = NoteEdit(), NoteEdit()
        self.consent = CheckBox(self.tr("De onderneming gaat akkoord"))
        self.consent_by, self.consent_on = LineEdit(), DateField()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = title(self.tr("Wat vraagt de onderneming?"))
        head.setWordWrap(True)
        column.addWidget(head)
        column.addWidget(
            self._field("question", self.tr("De vraag, in hun eigen woorden"), self._question)
        )
        purpose = self._field("purpose", self.tr("Doel in eigen woorden"), self._purpose)
        purpose.set_hint(self.tr("Staat bovenaan in het dossier."))
        column.addWidget(purpose)
        yield
        column.addWidget(muted(self.tr("Thema's")))
        column.addWidget(self._themes())
        self.fitting_head, self.fitting = (
            muted(self.tr("Past bij deze vraag")),
            FittingList(self._reference),
        )
        self.fitting_head.hide()
        column.addWidget(self.fitting_head)
        column.addWidget(self.fitting)
        self._section(
            column,
            SectionHeader(self.tr("Voor wie?"), note=self.tr("aantal medewerkers, geen namen")),
        )
        column.addWidget(self.counts)
        yield
        column.addWidget(self._persons())
        self._section(column, SectionHeader(self.tr("Eerste stap")))
        column.addWidget(self._first_step())
        yield
        self._section(column, SectionHeader(self.tr("Toestemming")))
        self._add_consent(column)
        row = QHBoxLayout()
        row.addWidget(self._body, 1)
        row.addStretch(0)
        self.area.column.addLayout(row)
        self.area.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self.fields.changed.connect(self.changed)
        self.counts.changed.connect(self.changed)
        self.consent.toggled.connect(self._on_consent)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def _section(self, column: QVBoxLayout, head: SectionHeader) -> None:
        column.addSpacing(12)
        column.addWidget(Divider())
        column.addSpacing(4)
        head.note.setWordWrap(True)
        column.addWidget(head)

    def _themes(self) -> ChipRow:
        chips = ChipRow(multiple=True)
        set_flag(chips, "several", on=True)
        chips.setAccessibleName(self.tr("Thema's"))
        for theme_choice in self._reference.themes(clock.today()):
            chips.add(theme_choice.code, theme_choice.short).setToolTip(theme_choice.label)
        self.fields.add("themes", chips)
        return chips

    def _persons(self) -> QWidget:
        persons = NumberStepper(maximum=MOST_PERSONS)
        field = self._field("unique_persons", self.tr("Unieke personen (geen namen)"), persons)
        field.set_hint(self.tr("Wie in twee groepen hoort, telt hier één keer."))
        return field

    def _first_step(self) -> FormColumns:
        columns = FormColumns(self._body)
        columns.add(
            self._field("first_step", self.tr("Wat spraken jullie af?"), LineEdit()),
            self._field(
                "first_step_on",
                self.tr("Tegen wanneer?"),
                DateField(self.tr("bijvoorbeeld vrijdag")),
            ),
        )
        columns.add(self._field("held_on", self.tr("Gesprek gehouden op"), DateField()))
        return columns

    def _add_consent(self, column: QVBoxLayout) -> None:
        self.fields.add("consent", self.consent)
        column.addWidget(
            muted(
                self.tr(
                    "We bewaren alleen gegevens van de onderneming en haar contactpersonen, voor"
                    " de begeleiding en de controle ervan. Van medewerkers bewaren we geen namen,"
                    " alleen aantallen. De onderneming kan haar gegevens altijd inkijken en laten"
                    " verbeteren."
                ),
                wrap=True,
            )
        )
        column.addWidget(self.consent, 0, Qt.AlignmentFlag.AlignLeft)
        columns = FormColumns(self._body)
        columns.add(
            self._field("consent_by", self.tr("Wie gaf toestemming?"), self.consent_by),
            self._field("consent_on", self.tr("Wanneer?"), self.consent_on),
        )
        column.addWidget(columns)
        self._consent_parts = columns

    def _field(self, name: str, label: str, control: QWidget) -> LabelledField:
        field = LabelledField(label, control, parent=self._body)
        self.fields.add(name, control, field)
        if isinstance(control, NumberStepper):
            _left(field.layout(), control)
        return field

    def _show_consent(self) -> None:
        self._consent_parts.setVisible(self.consent.isChecked())

    @Slot()
    def _on_consent(self) -> None:
        if self.consent.isChecked():
            if not self.consent_on.text():
                self.consent_on.setText(day_text(clock.today()))
            if not self.consent_by.text():
                self.consent_by.setText(self.consent_by.placeholderText())
        self._show_consent()

    @Slot()
    def _on_theme(self) -> None:
        colors = theme.current()
        self._body.setMaximumWidth(colors.px(FORM_WIDTH))
        line = QFontMetrics(colors.font()).lineSpacing()
        self._question.setFixedHeight(QUESTION_LINES * line + 20)
        self._purpose.setFixedHeight(PURPOSE_LINES * line + 20)


def _left(layout: QLayout | None, control: QWidget) -> None:
    """Keep a control that has its own width at the left of its column."""
    if isinstance(layout, QVBoxLayout):
        layout.setAlignment(control, Qt.AlignmentFlag.AlignLeft)

"""Page 2 of an intake, «Onderneming»: who it is, where, what, how large, and whom to call."""

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.identifiers import format_enterprise_number, parse_enterprise_number
from app.reference.loader import Reference
from app.services.companies.intake_search import LookAlike
from app.ui import theme
from app.ui.form import FORM_WIDTH, CodeCombo, FieldSet, FormColumns
from app.ui.intake.contacts import ContactsEditor
from app.ui.intake.fields import Fields
from app.ui.intake.form_page import FormPage
from app.ui.intake.look_alikes import LookAlikeNotice
from app.ui.intake.reading import Reading
from app.ui.intake.words import IntakeWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import Divider, SectionHeader
from app.ui.widgets.panes import ScrollPane
from app.ui.widgets.segments import Segments
from app.ui.widgets.status import Pill


class CompanyPage(FormPage):
    """The company in one form."""

    search_requested = Signal()

    def __init__(self, reference: Reference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference = reference
        self._words = IntakeWords(self)
        self._wanted_place: object | None = None  # until its postal code is read
        self.fields = FieldSet(self)
        self.title = ElidedLabel("title")
        self.pill = Pill("neutral", self.tr("Nieuw"))
        self.facts = ElidedLabel(tone="muted")
        self.other = Button(self.tr("Kies een andere onderneming"), "link", flush=True)
        self.area = ScrollPane(margins=(24, 16, 16, 24), parent=self)
        self._body = QWidget(self.area.body)

    def read(self) -> Fields:
        """Return what stands on the page."""
        typed = {
            name: value
            for name, value in self.fields.read().items()
            if not name.startswith("contacts.")
        }
        return {
            **typed,
            "contacts": self.contacts.read(),
            "duplicate_reason": self.look_alikes.reason(),
        }

    def show_fields(self, fields: Mapping[str, Any]) -> None:
        """Put a form on the page."""
        self.contacts.show_contacts(fields["contacts"])
        self.fields.show_values(fields)
        self.look_alikes.set_reason(fields.get("duplicate_reason") or "")
        self._wanted_place = fields.get("municipality_nis")

    def show_reading(self, reading: Reading, typed_in: str) -> None:
        """Show what was read: who it is, the place, the size, and what is wrong."""
        form = reading.form
        self.title.show_text(form.name or self.tr("Nieuwe onderneming"))
        number = format_enterprise_number(form.number) if form.number else ""
        street = f"{form.site.street} {form.site.house_number}".strip()
        place = reading.place.name if reading.place else ""
        where = ", ".join(part for part in (place, street) if part)
        self.facts.show_text("    ".join(part for part in (number, where) if part))
        self.facts.setVisible(bool(self.facts.text()))
        self._show_places(reading)
        self._show_size(reading)
        self.fields.show_findings(reading.findings, self._words.finding, typed_in)
        self._show_number(reading, typed_in)

    def show_look_alikes(self, found: tuple[LookAlike, ...]) -> None:
        """Warn of files that may be about this company."""
        self.look_alikes.show_look_alikes(found)

    def set_new(self, *, on: bool) -> None:
        """Tell whether the company has no file yet."""
        self.pill.set_status(
            "neutral" if on else "info", self.tr("Nieuw") if on else self.tr("Intake loopt")
        )
        self.other.setVisible(on)

    def _show_number(self, reading: Reading, typed_in: str) -> None:
        if "number" not in reading.findings:
            valid = reading.form.number is not None
            self._number.set_confirmation(self.tr("Geldig nummer") if valid else "")
        elif typed_in == "number" and str(reading.number.problem) == "too_short":
            self._number.set_hint(self._words.finding(reading.findings["number"]))

    def _show_places(self, reading: Reading) -> None:
        places = reading.places
        known = [self._place.itemData(row) for row in range(self._place.count())]
        if known != [place.nis for place in places]:
            chosen = self._wanted_place or self._place.key()
            with QSignalBlocker(self._place):
                self._place.clear()
                for place in places:
                    self._place.add(place.nis, place.name)
            only = places[0].nis if len(places) == 1 else None
            self._place.set_key(only or chosen)
            if places:
                self._wanted_place = None
        self._place.setEnabled(bool(places))
        self._place_field.set_hint(self._region(reading))

    def _region(self, reading: Reading) -> str:
        place = reading.place
        if place is None:
            many = self.tr("Kies de gemeente: deze postcode heeft er meer dan één.")
            return many if len(reading.places) > 1 else ""
        if place.reference_region is None or place.province is None:
            return self.tr("{region}: ligt buiten Vlaanderen").format(region=place.region_name)
        return self.tr("{province}, referentieregio {region}").format(
            province=place.province.name, region=place.reference_region.name
        )

    def _show_size(self, reading: Reading) -> None:
        if "staff" not in reading.findings:
            self._staff.set_confirmation(self._words.size(reading.size))

    @override
    def _build(self) -> Iterator[None]:
        body = self._body
        self.contacts = ContactsEditor(self._reference, self.fields, body)
        yield
        self.look_alikes = LookAlikeNotice(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.facts)
        line.addWidget(self.other)
        line.addStretch(1)
        top = QVBoxLayout()
        top.setSpacing(0)
        top.addLayout(head)
        top.addLayout(line)
        column.addLayout(top)
        column.addWidget(self.look_alikes)
        self._add_section(column, self._who(), SectionHeader(self.tr("Over de onderneming")))
        yield
        self._add_section(column, self._where(), SectionHeader(self.tr("Vestiging")))
        yield
        size = SectionHeader(
            self.tr("Activiteit en grootte"), note=self.tr("laatste afgesloten jaar")
        )
        self._add_section(column, self._what(), size)
        yield
        contact = SectionHeader(self.tr("Contactpersoon"), note=self.tr("wie je belt en mailt"))
        self._add_section(column, self.contacts, contact)
        met = SectionHeader(self.tr("Hoe leerden jullie elkaar kennen?"))
        self._add_section(column, self._how_met(), met)
        row = QHBoxLayout()
        row.addWidget(body, 1)
        row.addStretch(0)
        self.area.column.addLayout(row)
        self.area.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        for part in (self.fields, self.contacts, self.look_alikes):
            part.changed.connect(self.changed)
        self.other.clicked.connect(self.search_requested)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def _add_section(self, column: QVBoxLayout, part: QWidget, head: SectionHeader) -> None:
        if column.count() > 2:
            column.addSpacing(12)
            column.addWidget(Divider())
            column.addSpacing(4)
        head.note.setWordWrap(True)
        column.addWidget(head)
        column.addWidget(part)

    def _who(self) -> QWidget:
        reference = self._reference
        columns = FormColumns(self._body)
        line = LineEdit("0123.456.749")
        line.editingFinished.connect(self._on_number_left)
        self._number = self._field("number", self.tr("KBO-nummer"), line)
        columns.add(self._field("name", self.tr("Naam"), LineEdit()), self._number)
        forms = CodeCombo(lambda: reference.legal_forms, 1, self.tr("bijvoorbeeld bv of vzw"))
        group = Segments(
            [("no", self.tr("Nee")), ("yes", self.tr("Ja")), ("unknown", self.tr("Weet niet"))]
        )
        columns.add(
            self._field("legal_form", self.tr("Rechtsvorm"), forms),
            self._field("part_of_group", self.tr("Deel van een groep?"), group),
        )
        return columns

    def _where(self) -> QWidget:
        columns = FormColumns(self._body)
        house = _beside(
            self._field("house_number", self.tr("Huisnummer"), LineEdit()),
            self._field("box", self.tr("Bus"), LineEdit()),
        )
        columns.add(self._field("street", self.tr("Straat"), LineEdit()), house)
        self._place = ComboBox()
        self._place_field = self._field("municipality_nis", self.tr("Gemeente"), self._place)
        code = self._field("postal_code", self.tr("Postcode"), LineEdit())
        columns.add(code, self._place_field)
        site = self._field(
            "site_number", self.tr("Vestigingsnummer, als je het kent"), LineEdit("2.123.456.789")
        )
        columns.add(site)
        return columns

    def _what(self) -> QWidget:
        reference = self._reference
        columns = FormColumns(self._body)
        nace = CodeCombo(lambda: reference.nace("2025"), 2, self.tr("Typ wat ze doen"), finest=True)
        committee = CodeCombo(lambda: reference.joint_committees, 1, self.tr("bijvoorbeeld 140.03"))
        columns.add(
            self._field("nace", self.tr("Hoofdactiviteit, NACE 2025"), nace),
            self._field("joint_committee", self.tr("Paritair comité"), committee),
        )
        self._staff = self._field(
            "staff", self.tr("Werknemers, in voltijdse eenheden"), _amount_edit()
        )
        year = self._field("year", self.tr("Boekjaar"), LineEdit())
        columns.add(self._staff, year)
        columns.add(
            self._field("turnover", self.tr("Omzet, in euro"), _amount_edit()),
            self._field("balance", self.tr("Balanstotaal, in euro"), _amount_edit()),
        )
        return columns

    def _how_met(self) -> QWidget:
        part = QWidget(self._body)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        chips = ChipRow()
        chips.setAccessibleName(self.tr("Hoe leerden jullie elkaar kennen?"))
        for choice in self._reference.intake_sources(clock.today()):
            chips.add(choice.code, choice.label)
        self.fields.add("source", chips)
        columns = FormColumns(self._body)
        columns.add(self._field("introduced_by", self.tr("Aangebracht door"), LineEdit()))
        column.addWidget(chips)
        column.addWidget(columns)
        return part

    def _field(self, name: str, label: str, control: QWidget) -> LabelledField:
        field = LabelledField(label, control, parent=self._body)
        self.fields.add(name, control, field)
        return field

    @Slot()
    def _on_number_left(self) -> None:
        """Write a right number as people write it; a wrong one stays as it was typed."""
        check = parse_enterprise_number(self.fields.text("number"))
        if check.is_valid:
            self.fields.show_values({"number": check.formatted})

    @Slot()
    def _on_theme(self) -> None:
        self._body.setMaximumWidth(theme.current().px(FORM_WIDTH))


def _amount_edit() -> LineEdit:
    line = LineEdit()
    line.setAlignment(Qt.AlignmentFlag.AlignRight)
    return line


def _beside(left: QWidget, right: QWidget) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    row.addWidget(left, 1)
    row.addWidget(right, 1)
    return part

"""Instellingen › Privacy: until when evidence is kept, and what may not be removed."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QWidget

from app.domain.retention import Project
from app.services.changes import Changes
from app.services.retention.legal_holds import HoldView, holds
from app.services.retention.terms import KIND, Retention, retention, set_retention
from app.ui.desk import Desk, Step
from app.ui.preferences.hold_form import HoldForm
from app.ui.preferences.hold_line import HoldLine
from app.ui.preferences.section import Section
from app.ui.widgets.days import DateField
from app.ui.widgets.fields import LabelledField
from app.ui.widgets.labels import muted
from app.ui.widgets.pane_parts import Lines
from app.ui.widgets.ticks import CheckBox

_KINDS: Final = frozenset({"legal_hold", KIND, "enterprise"})


class PrivacySection(Section):
    """The promotor changes it; everybody reads it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Privacy"),
            self.tr("Hoe lang bewijs bewaard wordt, en wat zolang niet gewist mag worden."),
            parent,
        )
        self._desk = desk
        self._is_promotor = desk.me.role == "promotor"
        self._shown: tuple[HoldView, ...] = ()
        self.paid = DateField()
        self.minimis = CheckBox(self.tr("De-minimissteun geldt voor dit project"))
        self.aid = DateField()
        self.aid_field = LabelledField(self.tr("Laatste &de-minimissteun"), self.aid)
        self.until = muted(wrap=True)
        self.lines = Lines(12)
        self.none = muted(self.tr("Er rust nergens een bewaarplicht op."), wrap=True)
        self._lay_out()
        for field in (self.paid, self.aid):
            field.changed.connect(self._on_terms)
        self.minimis.toggled.connect(self._on_terms)
        desk.bus.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        self.add_part(self.tr("Bewaartermijn van bewijs"))
        self.form.addWidget(LabelledField(self.tr("Laatste &betaling van het project"), self.paid))
        self.form.addSpacing(10)
        self.form.addWidget(self.minimis)
        self.form.addSpacing(10)
        self.form.addWidget(self.aid_field)
        self.form.addSpacing(10)
        self.form.addWidget(self.until)
        for part in (self.paid, self.minimis, self.aid):
            part.setEnabled(self._is_promotor)
        self.add_part(self.tr("Bewaarplicht"))
        self.form.addWidget(
            muted(
                self.tr(
                    "Bijvoorbeeld bij een audit of een beroep. Wat eronder valt, blijft in de "
                    "prullenbak staan en wordt ook op de server niet gewist, tot de promotor ze "
                    "beëindigt."
                ),
                wrap=True,
            )
        )
        self.form.addSpacing(10)
        self.form.addWidget(self.none)
        self.form.addWidget(self.lines)
        self.new: HoldForm | None = None
        if self._is_promotor:
            self.form.addSpacing(14)
            self.new = HoldForm(self._desk)
            self.form.addWidget(self.new)

    @Slot()
    @Slot(object)
    def refresh(self, changes: Changes | None = None) -> None:
        """Show what holds now."""
        if changes is not None and not changes.kinds & _KINDS:
            return
        store = self._desk.store
        job = self._desk.runner.start(
            lambda _progress: (retention(store), holds(store)), database=False
        )
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._desk.failed)

    @Slot(object)
    def _on_read(self, read: tuple[Retention, tuple[HoldView, ...]]) -> None:
        found, some = read
        project = found.project
        if not self.paid.isModified():  # what is being typed stays
            self.paid.set_value(project.last_payment_on)
        if not self.aid.isModified():
            self.aid.set_value(project.last_aid_on)
        with QSignalBlocker(self.minimis):
            self.minimis.setChecked(project.has_de_minimis)
        self.aid_field.setVisible(project.has_de_minimis)
        self.until.setText(self._words(found))
        if some != self._shown:  # else what is typed in a line would go
            self._shown = some
            self.none.setVisible(not some)
            self.lines.show_lines([HoldLine(self._desk, one) for one in some])

    def _words(self, found: Retention) -> str:
        if found.until is None and found.project.last_payment_on is None:
            return self.tr("Zolang de laatste betaling niet gekend is, blijft alle bewijs bewaard.")
        if found.until is None:
            return self.tr(
                "Zolang de laatste de-minimissteun niet gekend is, blijft alle bewijs bewaard."
            )
        words = self.tr(
            "Bewijs blijft bewaard tot en met {day}: vijf jaar na 31 december van het jaar van de "
            "laatste betaling."
        )
        if found.project.has_de_minimis:
            words = self.tr(
                "Bewijs blijft bewaard tot en met {day}: de laatste dag van vijf jaar na het jaar "
                "van de laatste betaling en tien boekjaren na de laatste de-minimissteun."
            )
        return words.format(day=f"{found.until:%d/%m/%Y}")

    @Slot()
    def _on_terms(self) -> None:
        said = Project(self.paid.value(), self.minimis.isChecked(), self.aid.value())
        store = self._desk.store
        job = self._desk.runner.start(lambda _progress: set_retention(store, said))
        job.succeeded.connect(self._on_kept)
        job.failed.connect(self._desk.failed)

    @Slot(object)
    def _on_kept(self, changes: Changes) -> None:
        self._desk.did(Step(self.tr("Bewaartermijn gewijzigd"), changes))

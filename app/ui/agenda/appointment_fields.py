"""«Plan afspraak»: with whom, when, where and what about."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.core import clock
from app.services.day.agenda import AppointmentForm, Booked, Planned, plan_appointment
from app.services.day.agenda_form import PlanBegin
from app.ui.agenda.plan_fields import COMPANY, PlanFields
from app.ui.agenda.request import PlanKind, PlanRequest
from app.ui.agenda.when_fields import WhenFields
from app.ui.agenda.where_fields import OTHER, WhereFields
from app.ui.desk import Desk
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.days import day_text
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.segments import Segments

AWAY: Final = ("call", "online")  # kinds that have no place


class AppointmentFields(PlanFields):
    """Plans an appointment, or changes one."""

    kind: Final[PlanKind] = "appointment"

    def __init__(self, desk: Desk, request: PlanRequest, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._id = request.appointment_id
        kinds = desk.reference.session_kinds(clock.today())
        self.kinds = Segments([(kind.code, kind.short) for kind in kinds])
        self.kinds.setAccessibleName(self.tr("Soort"))
        self.kinds.setObjectName("kind")
        self.kinds.set_value("visit")
        self.when, self.where = WhenFields(desk, self), WhereFields(desk, self)
        self.subject = LineEdit(self.tr("Waarover gaat het?"))
        self.subject.setObjectName("subject")
        self.subject_field = LabelledField(self.tr("Onderwerp"), self.subject)
        self._kept = KeptTexts(self)
        self.hints = [
            SensitiveHint.under(field, self._kept)
            for field in (self.where.place_field, self.subject_field)
        ]
        self._lay_out()
        self._connect()
        if request.draft_id is None and request.appointment_id is None:
            self.when.propose(request.day, request.start)

    @property
    def is_busy(self) -> bool:
        """Whether something is being read that is stored along."""
        return self.where.is_busy

    def first(self) -> QWidget:
        """Return the field that the coach fills first."""
        return self.company.combo if self.company.enterprise_id() is None else self.when.day

    def title(self) -> str:
        """Return what the form does."""
        return self.tr("Plan afspraak") if self._id is None else self.tr("Wijzig afspraak")

    def done_words(self) -> str:
        """Return what stands on the button that stores it."""
        return self.tr("Plan afspraak") if self._id is None else self.tr("Bewaar afspraak")

    def fill(self, begin: PlanBegin) -> None:
        """Show what was read; what the coach typed meanwhile stays."""
        self._id = None if begin.planned is None else begin.planned.id
        self.when.appointment_id = self._id
        if begin.planned is not None and begin.planned.enterprise_id is not None:
            self._kept.set_case(self.desk, begin.planned.enterprise_id, begin.planned.id)
        if begin.kept is not None:
            values = begin.kept.form.fields
        else:
            values = {} if begin.planned is None else _of(begin.planned)
        if not self.is_typed(COMPANY):
            self.company.show_company(begin.company)
            self.where.show_sites(begin.sites, values.get("site"))
        elif self.company.enterprise_id() is None:
            self.where.show_sites(())
        if values:
            self._put(values)
        elif self.when.is_empty:  # what was asked for is gone
            self.when.propose(None)

    def values(self) -> dict[str, Any]:
        """Return the form as a draft keeps it."""
        head = {
            "appointment": None if self._id is None else str(self._id),
            "enterprise": self.company.key(),
            "kind": self.kinds.value(),
            "subject": self.subject.text(),
        }
        return head | self.when.values() | self.where.values()

    def storing(self, draft_id: UUID | None) -> Callable[[], Booked] | None:
        """Return the work that stores it; None: it cannot be, and the form says why."""
        company = self.company.enterprise_id()
        if company is None and self.company.combo.text().strip():
            self.company.ask()
            return None
        if (span := self.when.span()) is None:
            return None
        form = AppointmentForm(
            kind=str(self.kinds.value()),
            starts_at=span[0],
            ends_at=span[1],
            enterprise_id=company,
            establishment_id=self.where.establishment_id(),
            place=self.where.other_place(),
            subject=self.subject.text(),
            id=self._id,
        )
        return partial(plan_appointment, self.desk.store, form, draft_id)

    def notice(self) -> str:
        """Return what is said once it is stored."""
        what = self.company.name() or self.subject.text().strip()
        return self.tr("Afspraak {when}: {what}").format(when=self.when.words(), what=what)

    def _lay_out(self) -> None:
        kind_field = LabelledField(self.tr("Soort"), self.kinds)
        for part in (self.company.field, kind_field, self.when, self.where, self.subject_field):
            self.column.addWidget(part)

    def _connect(self) -> None:
        self.company.combo.chosen.connect(self._on_chosen)
        self.kinds.changed.connect(self._on_kind)
        self.subject.textEdited.connect(self.note_typed)
        for part in (self.when, self.where):
            part.edited.connect(self.edited)
        self.when.remarked.connect(self.remarked)
        self.where.settled.connect(self.settled)

    def _put(self, values: dict[str, Any]) -> None:
        self.when.put(values)
        self.where.show_place(values["place"])
        if not self.is_typed("kind"):
            self.kinds.set_value(values["kind"])
            self._show_where()
        if not self.is_typed("subject"):
            self.subject.setText(values["subject"])

    def _show_where(self) -> None:
        self.where.set_has_place(on=self.kinds.value() not in AWAY)

    @Slot(object)
    def _on_chosen(self, _found: object) -> None:
        self.where.read(self.company.enterprise_id())

    @Slot(object)
    def _on_kind(self, _kind: object) -> None:
        self._show_where()
        self.note_typed()


def _of(planned: Planned) -> dict[str, Any]:
    """Return the form of an appointment."""
    begins, ends = clock.local(planned.starts_at), clock.local(planned.ends_at)
    site = planned.establishment_id
    return {
        "kind": planned.kind,
        "day": day_text(begins.date()),
        "start": f"{begins:%H:%M}",
        "end": f"{ends:%H:%M}",
        "site": OTHER if site is None else str(site),
        "place": planned.place,
        "subject": planned.subject,
    }

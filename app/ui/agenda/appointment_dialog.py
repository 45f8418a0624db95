"""«Plan afspraak»: with whom, when, where and what about."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.services.agenda import AppointmentForm, Planned, appointments_of, plan_appointment
from app.services.coaching_context import SiteChoice, session_context
from app.services.drafts import KeptDraft
from app.services.places import place_name
from app.ui.agenda.plan_dialog import PlanDialog
from app.ui.agenda.request import PlanRequest
from app.ui.agenda.words import AgendaWords
from app.ui.desk import Desk
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.days import DateField, LabelledDay, TimeField, day_text, no_day_text
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.segments import Segments
from app.ui.work.job import Job

AWAY = ("call", "online")  # kinds that have no place
OTHER = "other"  # a place that is typed, or none
FIRST_HOUR, LAST_HOUR = 9, 17  # proposed
USUAL = timedelta(hours=1)


class AppointmentDialog(PlanDialog):
    """Plans an appointment, or changes one."""

    def __init__(
        self,
        desk: Desk,
        request: PlanRequest,
        kept: KeptDraft | None,
        planned: Planned | None,
        parent: QWidget,
    ) -> None:
        words = self.tr("Plan afspraak") if planned is None else self.tr("Bewaar afspraak")
        super().__init__(desk, "appointment", words, kept, parent)
        if planned is not None:
            self.setWindowTitle(self.tr("Wijzig afspraak"))
            self.heading.setText(self.tr("Wijzig afspraak"))
        self._agenda = AgendaWords(desk.reference, self)
        self._id = None if planned is None else planned.id
        self._lasts = USUAL
        self._make_fields()
        self.finish_layout()
        typed = None if kept is None else kept.form.fields
        self._put(typed or self._usual(request) if planned is None else typed or _of(planned))
        self._connect()
        (self.company if self.enterprise_id() is None else self.day).setFocus()

    @override
    def fields(self) -> dict[str, Any]:
        company = self.enterprise_id()
        return {
            "appointment": None if self._id is None else str(self._id),
            "enterprise": None if company is None else str(company),
            "kind": self.kinds.value(),
            "day": self.day.text(),
            "start": self.start.text(),
            "end": self.end.text(),
            "site": self.site.key(),
            "place": self.place.text(),
            "subject": self.subject.text(),
        }

    @override
    def begin_storing(self) -> Job | None:
        form = self._form()
        if form is None:
            return None
        self.keep()
        store, draft_id = self.desk.store, self.draft_id
        return self.desk.runner.start(lambda _progress: plan_appointment(store, form, draft_id))

    @override
    def notice(self) -> str:
        what = self.company_name() or self.subject.text().strip()
        day, start = self.day.value(), self.start.text()
        when = f"{day_text(day)[:8]} {start}" if day is not None else start
        return self.tr("Afspraak {when}: {what}").format(when=when, what=what)

    def _make_fields(self) -> None:
        kinds = self.desk.reference.session_kinds(clock.today())
        self.kinds = Segments([(kind.code, kind.short) for kind in kinds])
        self.kinds.setAccessibleName(self.tr("Soort"))
        self.day = DateField(self.tr("30/11, vrijdag, morgen"))
        self.start, self.end = TimeField("9:00"), TimeField("10:00")
        self.site = ComboBox()
        self.place = LineEdit(self.tr("Zaal, adres of niets"))
        self.subject = LineEdit(self.tr("Waarover gaat het?"))
        for name in ("day", "start", "end", "site", "place", "subject"):
            getattr(self, name).setObjectName(name)
        self.day_field = LabelledDay(self.tr("Dag"), self.day)
        self.start_field = LabelledField(self.tr("Van"), self.start)
        self.end_field = LabelledField(self.tr("Tot"), self.end)
        times = QHBoxLayout()
        times.setSpacing(12)
        times.addWidget(self.day_field, 2)
        times.addWidget(self.start_field, 1)
        times.addWidget(self.end_field, 1)
        self.place_field = LabelledField(self.tr("Andere plaats"), self.place)
        self.column.addWidget(LabelledField(self.tr("Soort"), self.kinds))
        self.column.addLayout(times)
        self.site_field = LabelledField(self.tr("Waar"), self.site)
        self.column.addWidget(self.site_field)
        self.column.addWidget(self.place_field)
        self.column.addWidget(LabelledField(self.tr("Onderwerp"), self.subject))

    def _connect(self) -> None:
        self.company.chosen.connect(self._on_sites)
        self.kinds.changed.connect(self._on_site)
        self.site.currentIndexChanged.connect(self._on_site)
        for field in (self.day, self.start, self.end, self.place, self.subject):
            field.textEdited.connect(self.touch)
        for parsed in (self.day, self.start, self.end):
            parsed.changed.connect(self._on_times)

    def _put(self, typed: dict[str, Any]) -> None:
        company = typed["enterprise"]
        known = typed.get("appointment")
        self._id = self._id if known is None else UUID(known)
        self.show_company(None if company is None else UUID(company))
        self.kinds.set_value(typed["kind"])
        for field, name in ((self.day, "day"), (self.start, "start"), (self.end, "end")):
            field.setText(typed[name])
            field.setModified(True)
            field.editingFinished.emit()
        self._show_sites(typed["site"])
        self.place.setText(typed["place"])
        self.subject.setText(typed["subject"])
        self._remember_length()

    def _usual(self, request: PlanRequest) -> dict[str, Any]:
        """Return a new form: a visit of an hour, at the next moment that people work."""
        now = clock.local(clock.now())
        day, hour = request.day or clock.today(), FIRST_HOUR
        if day == now.date():
            hour = max(FIRST_HOUR, now.hour + 1)
            if hour > LAST_HOUR:
                day, hour = day + timedelta(days=1), FIRST_HOUR
        company = request.enterprise_id
        return {
            "enterprise": None if company is None else str(company),
            "kind": "visit",
            "day": day_text(day),
            "start": f"{hour:02}:00",
            "end": f"{hour + 1:02}:00",
            "site": None,
            "place": "",
            "subject": "",
        }

    def _form(self) -> AppointmentForm | None:
        for field in (self.day, self.start, self.end):
            field.editingFinished.emit()
        day, start, end = self.day.value(), self.start.value(), self.end.value()
        if day is None:
            self.day_field.set_error(no_day_text())
            self.day.setFocus()
            return None
        if start is None or end is None:
            unread = self.start_field if start is None else self.end_field
            unread.set_error(self.tr("Typ een tijd: 9u30 of 14:15."))
            unread.control.setFocus()
            return None
        kind = str(self.kinds.value() or "visit")
        site = None if kind in AWAY else self.site.key()
        return AppointmentForm(
            kind=kind,
            starts_at=_moment(day, start),
            ends_at=_moment(day, end),
            enterprise_id=self.enterprise_id(),
            establishment_id=UUID(site) if isinstance(site, str) and site != OTHER else None,
            place=self.place.text() if site == OTHER else "",
            subject=self.subject.text(),
            id=self._id,
        )

    def _show_sites(self, wanted: object = None) -> None:
        company = self.enterprise_id()
        context = None if company is None else session_context(self.desk.store, company)
        sites = () if context is None else context.sites
        self.site.blockSignals(True)  # noqa: FBT003 Qt takes it by place only
        self.site.clear()
        for site in sites:
            self.site.add(str(site.id), self._site(site))
        self.site.add(OTHER, self.tr("Andere plaats"))
        first = str(sites[0].id) if sites else OTHER
        known = {OTHER, *(str(site.id) for site in sites)}
        self.site.set_key(wanted if wanted in known else first)
        self.site.blockSignals(False)  # noqa: FBT003 Qt takes it by place only
        self._show_where()

    def _show_where(self) -> None:
        """Ask for a place where there is one; for another than an establishment, which."""
        has_place = self.kinds.value() not in AWAY
        self.site_field.setVisible(has_place)
        self.place_field.setVisible(has_place and self.site.key() == OTHER)

    def _site(self, site: SiteChoice) -> str:
        street = f"{site.street} {site.house_number}".strip()
        town = place_name(self.desk.reference, site.municipality_nis)
        words = ", ".join(part for part in (town, street) if part)
        return words or site.name or self.tr("Vestiging zonder adres")

    def _remember_length(self) -> None:
        start, end = self.start.value(), self.end.value()
        if start is not None and end is not None and end > start:
            day = clock.today()
            self._lasts = _moment(day, end) - _moment(day, start)

    @Slot(object)
    def _on_sites(self, _found: object) -> None:
        self._show_sites()

    @Slot()
    def _on_site(self) -> None:
        self._show_where()
        self.touch()

    @Slot(object)
    def _on_times(self, _value: object) -> None:
        """Let the end follow a begin that moved, and tell what overlaps."""
        for field in (self.start_field, self.end_field):
            field.set_error("")
        start = self.start.value()
        if self.sender() is self.start and start is not None:
            end = datetime.combine(clock.today(), start) + self._lasts
            if end.date() == clock.today():
                self.end.set_value(end.time())
        self._remember_length()
        self.touch()
        self._show_overlap()

    def _show_overlap(self) -> None:
        day, start, end = self.day.value(), self.start.value(), self.end.value()
        if day is None or start is None or end is None:
            return
        begins, ends = _moment(day, start), _moment(day, end)
        for other in appointments_of(self.desk.store, day, day):
            if other.id != self._id and other.starts_at < ends and begins < other.ends_at:
                words = self.tr("Overlapt met {what}, {times}.").format(
                    what=self._agenda.title(other), times=self._agenda.times(other)
                )
                self.note.show_note("attention", words)
                return


def _moment(day: date, at: time) -> datetime:
    """Return a moment of the wall clock of this computer, with its zone."""
    return datetime.combine(day, at).astimezone()


def _of(planned: Planned) -> dict[str, Any]:
    """Return the form of an appointment."""
    begins, ends = clock.local(planned.starts_at), clock.local(planned.ends_at)
    company, site = planned.enterprise_id, planned.establishment_id
    return {
        "appointment": str(planned.id),
        "enterprise": None if company is None else str(company),
        "kind": planned.kind,
        "day": day_text(begins.date()),
        "start": f"{begins:%H:%M}",
        "end": f"{ends:%H:%M}",
        "site": OTHER if site is None else str(site),
        "place": planned.place,
        "subject": planned.subject,
    }

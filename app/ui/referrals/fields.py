"""The form of a referral: what, to whom, why, and what its instrument asks."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core import clock
from app.core.errors import UserError
from app.domain.day_input import parse_day
from app.domain.matching import words_of
from app.domain.referral import DIRECTIONS, INCOMING, OUT, TO_PARTNER
from app.domain.session_day import parse_session_day
from app.services.referrals.instruments import CatalogueRow
from app.services.referrals.page import ReferralBegin
from app.services.referrals.papers import PEOPLE
from app.services.referrals.use_cases import ReferralForm
from app.ui.case_words import code_text
from app.ui.form import FieldSet, FormColumns
from app.ui.messages import message_for
from app.ui.referrals.funding_field import FundingField
from app.ui.referrals.instrument_card import InstrumentCard
from app.ui.referrals.needs import NeedFields
from app.ui.session.head import SessionDayField, show_day
from app.ui.widgets.combos import ComboBox, SearchCombo, Suggestion
from app.ui.widgets.days import DateField, LabelledDay, day_text
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import strong
from app.ui.widgets.numbers import NumberStepper
from app.ui.widgets.ticks import CheckBox

DAYS: Final = ("consent", "promised")
NO_GOAL: Final = ""


class ReferralFields(QWidget):
    """
    `edited` comes at each key; `instrument_changed` carries the kind of support it gives, or None.

    Fields hold raw text, so that what cannot be read comes back out of a draft too.
    """

    edited = Signal()
    instrument_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begin: ReferralBegin | None = None
        self._rows: tuple[CatalogueRow, ...] = ()
        self._is_filling = False
        self.set = FieldSet(self)
        self.direction, self.partner, self.goal = ComboBox(), ComboBox(), ComboBox()
        for code in DIRECTIONS:
            self.direction.add(code, code_text("direction", code))
        self.instrument = SearchCombo(self._suggest, self.tr("Typ IBO, taalcoaching, …"))
        self.receiver, self.contact, self.reason = LineEdit(), LineEdit(), LineEdit()
        self.consent, self.promised = SessionDayField(), DateField()
        self.people = NumberStepper()
        self.known = CheckBox(self.tr("Er is al iemand in gedachten (schrijf geen naam)"))
        self.card = InstrumentCard()
        self.needs = NeedFields(self.set)
        self.funding = FundingField(self.set)
        self._columns = FormColumns()
        self._make_fields()
        self._lay_out()
        self.set.changed.connect(self._on_changed)
        self.instrument.chosen.connect(self._on_instrument)
        self.direction.activated.connect(self._on_direction)

    def show_begin(self, begin: ReferralBegin, fields: Mapping[str, Any]) -> None:
        """Show a form, without a signal."""
        self._begin, self._is_filling = begin, True
        self.partner.clear()
        for one, name in begin.partners:
            self.partner.add(str(one), name)
        self.goal.clear()
        self.goal.add(NO_GOAL, self.tr("Geen"))
        for choice in begin.goals:
            words = choice.trajectory if choice.goal_id is None else f"   {choice.goal}"
            self.goal.add(goal_key(choice.trajectory_id, choice.goal_id), words)
        self._rows = begin.catalogue
        known = fields.get("instrument")
        row = self._row(known, fields.get("instrument_from"))
        self.instrument.set_suggestion(None if row is None else _line(row))
        self.needs.show_needs(() if row is None else row.entry.needs, fields.get("needs", {}))
        self.set.show_values({name: said for name, said in fields.items() if name not in DAYS})
        self._show_days(fields)
        self.funding.show_values(fields)
        self._show_parts()
        self._is_filling = False
        self.instrument_changed.emit(self.support())

    def _show_days(self, fields: Mapping[str, Any]) -> None:
        today = clock.today()
        for name, field, parse in (
            ("consent", self.consent, parse_session_day),
            ("promised", self.promised, parse_day),
        ):
            raw = fields.get(name, "")
            show_day(field, raw, parse(raw, today) if raw else None)

    def values(self) -> dict[str, Any]:
        """Return the form as a draft keeps it."""
        row = self.row()
        names = (name for name in self.set.names() if not name.startswith("needs."))
        read = self.set.read()
        return {
            **{name: read[name] for name in names},
            **self.funding.values(),
            "instrument": None if row is None else row.entry.code,
            "instrument_from": None if row is None else row.entry.valid_from.isoformat(),
            "needs": self.needs.answers(),
        }

    def row(self) -> CatalogueRow | None:
        """Return the chosen instrument."""
        found = self.instrument.value()
        return self._row(*found) if isinstance(found, tuple) else None

    def support(self) -> str | None:
        """Return the kind of support that the instrument gives, where it goes out."""
        row = self.row()
        is_out = self.direction.key() == OUT
        return row.entry.support if row is not None and is_out else None

    def form(self, made_on: date) -> ReferralForm | None:
        """Return the referral that stands here; None: something is missing, and it says so."""
        self._clear_errors()
        begin = self._begin
        for field in (self.consent, self.promised):
            field.editingFinished.emit()
        if begin is None or self.consent.is_refused() or self.promised.is_refused():
            return None
        row, direction = self.row(), str(self.direction.key())
        trajectory, goal = _goal(self.goal.key())
        needs = {name: said for name, said in self.needs.answers().items() if said.strip()}
        people = {PEOPLE: str(self.people.value())} if self.people.value() else {}
        partner = self.partner.key()
        to_partner = direction == TO_PARTNER
        return ReferralForm(
            enterprise_id=begin.company_id,
            direction=direction,
            reason=self.reason.text(),
            made_on=made_on,
            instrument=None if row is None or to_partner else row.entry.code,
            instrument_from=None if row is None or to_partner else row.entry.valid_from,
            to_partner_id=UUID(str(partner)) if partner and to_partner else None,
            receiver="" if to_partner else self.receiver.text(),
            receiver_contact=self.contact.text(),
            trajectory_id=trajectory,
            goal_id=goal,
            consent_on=self.consent.value(),
            person_known=self.known.isChecked(),
            promised_on=self.promised.value(),
            check_text=self.funding.text() if direction == OUT else "",
            needs=people | (needs if direction == OUT else {}),
        )

    def refuse(self, error: UserError) -> bool:
        """Say beside its field why it cannot be stored; False: it belongs to no field."""
        by_code = {
            "referral.no_partner": self.partner_field,
            "referral.no_check": self.funding.check_field,
            "funding.reason": self.funding.check_field,
        }
        names = {
            "reason": self.reason_field,
            "receiver": self.receiver_field,
            "receiver_contact": self.contact_field,
            "check_text": self.funding.check_field,
            "override_reason": self.funding.check_field,
        }
        field = by_code.get(error.code) or names.get(str(error.values.get("field")))
        if field is None:
            return False
        words = message_for(error).happened
        if error.code == "field.required":
            words = self.tr("Schrijf in één lijn waarom je doorverwijst.")
        field.set_error(words)
        field.control.setFocus()
        return True

    def _make_fields(self) -> None:
        tr = self.tr
        self.direction_field = LabelledField(tr("Richting"), self.direction)
        self.partner_field = LabelledField(tr("Partner"), self.partner)
        self.instrument_field = LabelledField(tr("Instrument"), self.instrument)
        self.receiver_field = LabelledField(tr("Ontvanger"), self.receiver)
        self.contact_field = LabelledField(tr("Contact bij de ontvanger"), self.contact)
        self.contact.setPlaceholderText(tr("Naam, telefoon of e-mail"))
        self.reason_field = LabelledField(tr("Reden, in één lijn"), self.reason)
        self.reason_field.set_hint(tr("Schrijf wat er op de werkvloer nodig is, geen namen."))
        self.goal_field = LabelledField(tr("Dient dit doel van het traject"), self.goal)
        self.consent_field = LabelledDay(tr("Akkoord van de onderneming op"), self.consent)
        self.promised_field = LabelledDay(tr("Beloofd tegen"), self.promised)
        self.people_field = LabelledField(tr("Aantal personen (geen namen)"), self.people)
        for name, control, field, is_free in (
            ("direction", self.direction, self.direction_field, False),
            ("partner", self.partner, self.partner_field, False),
            ("goal", self.goal, self.goal_field, False),
            ("receiver", self.receiver, self.receiver_field, True),
            ("contact", self.contact, self.contact_field, False),
            ("reason", self.reason, self.reason_field, True),
            ("consent", self.consent, self.consent_field, False),
            ("promised", self.promised, self.promised_field, False),
            ("people", self.people, self.people_field, False),
            ("known", self.known, None, False),
        ):
            self.set.add(name, control, field, is_free=is_free)
        self.instrument.setObjectName("instrument")

    def _lay_out(self) -> None:
        columns = self._columns
        columns.add(self.direction_field, _either(self.instrument_field, self.partner_field))
        columns.add(self.receiver_field, self.contact_field)
        self._days = FormColumns()
        self._days.add(self.consent_field, self.promised_field)
        self._days.add(self.people_field, self.known)
        self._needs_head = strong(self.tr("Wat dit instrument vraagt"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        shown = (columns, self.card, self.reason_field, self.goal_field, self._days, self.funding)
        for part in shown:
            column.addWidget(part)
        column.addWidget(self._needs_head)
        column.addWidget(self.needs)

    def _suggest(self, typed: str) -> list[Suggestion]:
        """Return what may be chosen: rows that hold on the day of the referral."""
        wanted = words_of(typed)
        return [_line(row) for row in self._rows if row.is_open and _has(row, wanted)]

    def _row(self, code: object, begin: object) -> CatalogueRow | None:
        same = [row for row in self._rows if row.entry.code == code]
        on = [row for row in same if row.entry.valid_from.isoformat() == begin]
        return next(iter(on or same[-1:]), None)

    def _show_parts(self) -> None:
        direction, row = str(self.direction.key()), self.row()
        is_out, is_in, to_partner = (
            direction == OUT,
            direction in INCOMING,
            direction == TO_PARTNER,
        )
        self.partner_field.setVisible(to_partner)
        self.receiver_field.setVisible(not to_partner)
        self.instrument_field.setVisible(not to_partner)
        self.goal_field.setVisible(self.goal.count() > 1)
        self.consent_field.setVisible(not is_in)
        receiver = self.tr("Van wie kwam de vraag") if is_in else self.tr("Ontvanger")
        contact = self.tr("Contact daar") if is_in else self.tr("Contact bij de ontvanger")
        self.receiver_field.label.setText(receiver)
        self.contact_field.label.setText(contact)
        self.receiver.setPlaceholderText("" if row is None or is_in else row.entry.provider)
        self.card.show_row(None if to_partner else row)
        has_needs = is_out and self.needs.has_needs
        self._needs_head.setVisible(has_needs)
        self.needs.setVisible(has_needs)
        self.funding.setVisible(is_out)

    def _clear_errors(self) -> None:
        for field in (self.partner_field, self.receiver_field, self.contact_field):
            field.set_error("")
        self.reason_field.set_error("")
        self.funding.clear_errors()

    @Slot()
    def _on_changed(self) -> None:
        if not self._is_filling:
            self.edited.emit()

    @Slot()
    def _on_instrument(self) -> None:
        row = self.row()
        self.needs.show_needs(() if row is None else row.entry.needs, self.needs.answers())
        self._show_parts()
        self.instrument_changed.emit(self.support())
        self.edited.emit()

    @Slot()
    def _on_direction(self) -> None:
        self._show_parts()
        self.instrument_changed.emit(self.support())


def _either(one: QWidget, other: QWidget) -> QWidget:
    """Return a place for two fields of which one is shown."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(one)
    column.addWidget(other)
    return place


def goal_key(trajectory_id: UUID | None, goal_id: UUID | None) -> str:
    """Return the key of a goal, or of a whole trajectory, in the list."""
    if trajectory_id is None:
        return NO_GOAL
    return f"{trajectory_id}|{goal_id or ''}"


def stored_fields(form: ReferralForm) -> dict[str, Any]:
    """Return a stored referral as its form shows it."""
    needs = dict(form.needs)
    people = needs.pop(PEOPLE, "0")
    return {
        "direction": form.direction,
        "instrument": form.instrument,
        "instrument_from": form.instrument_from and form.instrument_from.isoformat(),
        "partner": form.to_partner_id and str(form.to_partner_id),
        "goal": goal_key(form.trajectory_id, form.goal_id),
        "receiver": form.receiver,
        "contact": form.receiver_contact,
        "reason": form.reason,
        "consent": _day(form.consent_on),
        "promised": _day(form.promised_on),
        "people": int(people) if people.isdigit() else 0,
        "known": form.person_known,
        "check": form.check_text,
        "needs": needs,
    }


def _line(row: CatalogueRow) -> Suggestion:
    entry = row.entry
    key = (entry.code, entry.valid_from.isoformat())
    return Suggestion(key, f"{entry.name} ({entry.code})", entry.provider)


def _has(row: CatalogueRow, wanted: tuple[str, ...]) -> bool:
    known = words_of(f"{row.entry.code} {row.entry.name} {row.entry.purpose}")
    return all(any(word.startswith(begin) for word in known) for begin in wanted)


def _goal(key: object) -> tuple[UUID | None, UUID | None]:
    trajectory, _, goal = str(key or "").partition("|")
    return UUID(trajectory) if trajectory else None, UUID(goal) if goal else None


def _day(day: date | None) -> str:
    return "" if day is None else day_text(day)

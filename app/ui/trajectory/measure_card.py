"""People at a company in one year: before the work on the change, and one and two years after."""

from collections.abc import Mapping
from dataclasses import fields
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core import clock
from app.domain.day_input import parse_day
from app.domain.impact import BASELINE, Hint, People, hints, turnover_rate
from app.services.results.impact import MeasureForm, MeasureView
from app.ui import theme
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.trajectory.form_card import FormCard
from app.ui.widgets.days import DateField, LabelledDay, day_text, no_day_text
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.status import Status

NUMBERS = tuple(one.name for one in fields(People))
MOST_DIGITS = 5


class MeasureCard(FormCard):
    """`saved` carries what the company told as a `MeasureForm`."""

    saved = Signal(object)  # MeasureForm

    def __init__(
        self, view: MeasureView, company: str, kept: KeptTexts, parent: QWidget | None = None
    ) -> None:
        super().__init__(company, "", parent)
        self.save_button.setText(self.tr("Bewaar aantallen"))
        self.view = view
        self.day = DateField()
        self.day.setObjectName("day")
        self.day_field = LabelledDay(self.tr("Gemeten op"), self.day)
        self.numbers = {name: self._number(name) for name in NUMBERS}
        self.fields = {
            name: LabelledField(words, self.numbers[name]) for name, words in self._words().items()
        }
        self.hint = NoteLine()
        self.told_by = LineEdit(self.tr("Een functie, bijvoorbeeld: HR-verantwoordelijke"))
        self.told_by.setObjectName("told_by")
        told_field = LabelledField(self.tr("Wie gaf de aantallen"), self.told_by)
        self.note = LineEdit(self.tr("Bijvoorbeeld: een ploeg verhuisde naar een andere site"))
        self.note.setObjectName("note")
        note_field = LabelledField(self.tr("Notitie"), self.note)
        self.sensitive = [SensitiveHint.under(one, kept) for one in (told_field, note_field)]
        self.lay_out(self._line(), self.hint, told_field, note_field)
        self.show_measure(view, may=True)
        self._connect()

    def show_measure(self, view: MeasureView, *, may: bool, by: str = "") -> None:
        """Show how it stands, and who noted it."""
        self.view = view
        self.due.setText(self._moment(view))
        self.state.set_status(*self._state(view))
        done = view.done
        words = "" if done is None else self._found(done, by)
        self.show_found(words, None if done is None else done.measured_on, may=may)

    @override
    def stored(self) -> dict[str, str]:
        done = self.view.done
        if done is None:
            return {"day": _day(None), **dict.fromkeys(NUMBERS, ""), "told_by": "", "note": ""}
        numbers = {name: _text(getattr(done.people, name)) for name in NUMBERS}
        return {"day": _day(done), **numbers, "told_by": done.told_by, "note": done.note}

    @override
    def written(self) -> dict[str, str]:
        numbers = {name: one.text().strip() for name, one in self.numbers.items()}
        texts = {"told_by": self.told_by.text(), "note": self.note.text()}
        return {"day": self.day.text(), **numbers, **texts}

    @override
    def write(self, values: Mapping[str, str]) -> None:
        day = parse_day(values["day"], clock.today())
        self.day.set_value(day)
        if day is None:
            self.day.setText(values["day"])
        for name, one in self.numbers.items():
            one.setText(values[name])
            self.fields[name].set_error("")
        self.told_by.setText(values["told_by"])
        self.note.setText(values["note"])
        self._show_hints()

    @override
    def first_field(self) -> QWidget:
        return self.numbers["staff"]

    @override
    @Slot()
    def save(self) -> None:
        day = parse_day(self.day.text(), clock.today())
        if day is None:
            self.day_field.set_error(no_day_text())
            self.day.setFocus()
            return
        people = self._people()
        if people is not None:
            form = MeasureForm(day, people, self.told_by.text(), self.note.text())
            self.saved.emit(form)

    def _people(self) -> People | None:
        """Return the numbers; None, and an error is shown, when one is none."""
        found: dict[str, int] = {}
        for name, one in self.numbers.items():
            text = one.text().strip()
            if text and not (text.isdecimal() and text.isascii()):
                self.fields[name].set_error(self.tr("Typ een geheel getal, of laat leeg."))
                one.setFocus()
                return None
            if text:
                found[name] = int(text)
        return People(**found)

    def _number(self, name: str) -> LineEdit:
        made = LineEdit("")
        made.setObjectName(name)
        made.setMaxLength(MOST_DIGITS)
        made.setFixedWidth(theme.current().px(150))
        return made

    def _words(self) -> dict[str, str]:
        """Return the words at the numbers, by their names."""
        return {
            "staff": self.tr("Mensen op het einde"),
            "inflow": self.tr("Kwamen erbij"),
            "leavers": self.tr("Vertrokken"),
            "hired": self.tr("Erbij uit doelgroep"),
            "stayed": self.tr("Daarvan nog aan het werk"),
        }

    def _line(self) -> FlowLayout:
        line = FlowLayout(gap=16, top=True)
        for one in (self.day_field, *self.fields.values()):
            line.addWidget(one)
        return line

    def _connect(self) -> None:
        for one in (*self.numbers.values(), self.told_by, self.note, self.day):
            one.textEdited.connect(self.edited)
            one.returnPressed.connect(self.save)
        self.day.changed.connect(self.edited)
        for name, field in self.numbers.items():
            field.textEdited.connect(self._show_hints)
            field.textEdited.connect(partial(_mend, self.fields[name]))

    def _moment(self, view: MeasureView) -> str:
        due = "" if view.due_on is None else f"{view.due_on:%d/%m/%Y}"
        if view.moment == BASELINE:
            return self.tr("nulmeting, het jaar vóór de verandering")
        months = 12 if view.moment == "after_12" else 24
        words = self.tr("na {n} maanden, {day}") if due else self.tr("na {n} maanden")
        return words.format(n=months, day=due)

    def _state(self, view: MeasureView) -> tuple[Status, str]:
        if view.done is not None:
            words = self.tr("Gemeten op {day}").format(day=f"{view.done.measured_on:%d/%m/%Y}")
            return "ok", words
        if view.due_on is not None:
            return self.waiting(view.due_on)
        return "neutral", self.tr("Nog niet gemeten")

    def _found(self, done: MeasureForm, by: str) -> str:
        words = self._words()
        said = [
            f"{words[name]}: {number}"
            for name in NUMBERS
            if (number := getattr(done.people, name)) is not None
        ]
        rate = turnover_rate([done.people])
        if rate is not None:
            said.append(self.tr("Verloop: {share}%").format(share=round(rate * 100)))
        if done.told_by:
            said.append(self.tr("Van: {who}").format(who=done.told_by))
        if by:
            said.append(self.tr("Genoteerd door {who}").format(who=by))
        told = "  ·  ".join(said)
        return "\n".join(part for part in (told, done.note) if part)

    @Slot()
    def _show_hints(self) -> None:
        numbers = {name: one.text().strip() for name, one in self.numbers.items()}
        known = {
            name: int(text) for name, text in numbers.items() if text.isdecimal() and text.isascii()
        }
        words = {
            Hint.LEAVERS: self.tr("Er vertrokken meer mensen dan er gemiddeld werkten."),
            Hint.INFLOW: self.tr("Er kwamen meer mensen bij dan er werken en vertrokken samen."),
            Hint.HIRED: self.tr("Uit de doelgroep kwamen er meer bij dan in totaal."),
            Hint.STAYED: self.tr("Er zijn er meer aan het werk dan er mensen zijn."),
        }
        found = " ".join(words[one] for one in hints(People(**known)))
        more = self.tr("Kijk het na. Bewaren kan.")
        self.hint.show_note("attention", f"{found} {more}" if found else "")


def _mend(field: LabelledField, _typed: str) -> None:
    field.set_error("")


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _day(done: MeasureForm | None) -> str:
    day = clock.today() if done is None else done.measured_on
    return day_text(day)

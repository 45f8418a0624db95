"""Instellingen, Instrumenten: the catalogue that a referral is made from."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.core.errors import UserError
from app.domain.day_input import parse_day
from app.domain.double_funding import SUPPORTS
from app.reference.trajectories import InstrumentEntry
from app.services.changes import Changes
from app.services.drafts import find_draft
from app.services.referrals.instruments import CatalogueRow, catalogue, write_instrument
from app.ui.case_words import code_text
from app.ui.desk import Desk, Step
from app.ui.edit_keeper import Edited, EditKeeper, TypedField
from app.ui.form import FieldSet, FormColumns
from app.ui.messages import message_for
from app.ui.preferences.section import Section
from app.ui.referrals.instrument_card import InstrumentCard
from app.ui.referrals.words import plain_day
from app.ui.session.head import show_day
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.days import DateField, LabelledDay, day_text
from app.ui.widgets.fields import LabelledField, LineEdit, NoteEdit, NoteLine
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import Label, strong

DRAFT_KIND: Final = "instrument"
TEXTS: Final = ("code", "name", "provider", "purpose", "who", "duration", "source")
DAYS: Final = ("valid_from", "valid_to", "checked_on")


class InstrumentEditor(QWidget):
    """The fields of one row of the catalogue; `edited` comes at each key."""

    edited = Signal()

    def __init__(self, entry: InstrumentEntry | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set = FieldSet(self)
        self.texts = {name: LineEdit() for name in TEXTS}
        self.days = {name: DateField() for name in DAYS}
        self.support = ComboBox()
        self.support.add("", self.tr("Geen steun die wij ook kunnen doen"))
        for code in SUPPORTS:
            self.support.add(code, code_text("support", code))
        self.needs = NoteEdit(self.tr("Een vraag per lijn, zonder namen of diagnose"))
        self.needs.setObjectName("needs")
        self._lay_out()
        self._show(_fields_of(entry))
        self._before = self.values()
        self.set.changed.connect(self.edited)

    def values(self) -> dict[str, str]:
        """Return what stands in the fields, as texts."""
        return {name: str(said or "") for name, said in self.set.read().items()}

    def typed(self) -> dict[str, str] | None:
        """Return what stands there, None as long as nothing differs."""
        return None if self.values() == self._before else self.values()

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show again what was typed before."""
        self._show(typed)
        self.edited.emit()

    def entry(self) -> InstrumentEntry | None:
        """Return the row that stands here; None: a day is missing, and its field says so."""
        for name, field in self.days.items():
            field.editingFinished.emit()
            if field.is_refused() or (name != "valid_to" and field.value() is None):
                self.fields[name].set_error(self.tr("Vul een dag in."))
                field.setFocus()
                return None
        valid_from, checked_on = self.days["valid_from"].value(), self.days["checked_on"].value()
        if valid_from is None or checked_on is None:
            return None
        lines = (line.strip() for line in self.needs.toPlainText().splitlines())
        texts = {name: self.texts[name].text() for name in TEXTS}
        return InstrumentEntry(
            needs=tuple(line for line in lines if line),
            support=str(self.support.key()) or None,
            valid_from=valid_from,
            valid_to=self.days["valid_to"].value(),
            checked_on=checked_on,
            **texts,
        )

    def refuse(self, error: UserError) -> bool:
        """Say beside its field what is wrong; False: it belongs to no field."""
        name = "valid_to" if error.code == "instrument.days" else str(error.values.get("field"))
        if name not in self.fields:
            return False
        self.fields[name].set_error(message_for(error).happened)
        self.fields[name].control.setFocus()
        return True

    def _lay_out(self) -> None:
        tr = self.tr
        words = {
            "code": tr("Code"),
            "name": tr("Naam"),
            "provider": tr("Wie doet of betaalt het"),
            "purpose": tr("Waarvoor"),
            "who": tr("Voor wie"),
            "duration": tr("Hoe lang"),
            "source": tr("Bron"),
            "valid_from": tr("Geldt vanaf"),
            "valid_to": tr("Tot en met"),
            "checked_on": tr("Nagekeken op"),
        }
        self.fields: dict[str, LabelledField] = {}
        for name, label in words.items():
            if name in self.days:
                self.fields[name] = LabelledDay(label, self.days[name])
            else:
                self.fields[name] = LabelledField(label, self.texts[name])
            self.set.add(name, self.fields[name].control, self.fields[name])
        self.fields["support"] = LabelledField(tr("Soort steun"), self.support)
        self.fields["needs"] = LabelledField(
            tr("Wat een doorverwijzing moet vertellen"), self.needs
        )
        for name in ("support", "needs"):
            self.set.add(name, self.fields[name].control, self.fields[name])
        self.fields["valid_from"].set_hint(
            tr("Een andere dag maakt een nieuwe rij; de oude blijft voor oude dossiers.")
        )
        fields, columns = self.fields, FormColumns()
        columns.add(fields["code"], fields["name"])
        columns.add(fields["provider"], fields["support"])
        columns.add(fields["duration"], fields["checked_on"])
        columns.add(fields["valid_from"], fields["valid_to"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(columns)
        for name in ("purpose", "who", "needs", "source"):
            column.addWidget(fields[name])

    def _show(self, values: Mapping[str, str]) -> None:
        self.set.show_values({name: said for name, said in values.items() if name not in DAYS})
        for name, field in self.days.items():
            raw = values.get(name, "")
            show_day(field, raw, parse_day(raw, clock.today()) if raw else None)
        for line in self.texts.values():
            line.setCursorPosition(0)


class InstrumentsSection(Section):
    """Everybody reads the catalogue; the promotor changes a row, or adds one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Instrumenten"),
            self.tr(
                "Waarnaar een coach doorverwijst, met bron en dag van nazicht. Een gesloten rij "
                "dient alleen voor oude dossiers. Alleen de promotor wijzigt de lijst."
            ),
            parent,
        )
        self.desk = desk
        self.may_edit = desk.me.role == "promotor"
        self.editor: InstrumentEditor | None = None
        self._rows: dict[str, CatalogueRow] = {}
        self.choice = ComboBox()
        self.choice.setAccessibleName(self.tr("Instrument"))
        self.edit_button = Button(self.tr("Wijzig"), icon="pencil-outline")
        self.checked_button = Button(self.tr("Vandaag nagekeken"), "quiet", "check")
        self.new_button = Button(self.tr("Nieuw instrument"), "quiet", "plus")
        self.card = InstrumentCard()
        self.asked = Label("", wrap=True)
        self.note = NoteLine()
        self.save_button = Button(self.tr("Bewaar"), "primary")
        self.drop_button = Button(self.tr("Toch niet"), "quiet")
        self._reading, self._typing = QWidget(), QWidget()
        self._lay_out()
        edited = Edited(DRAFT_KIND, lambda: desk.me.partnership_id, lambda: self.tr("Instrumenten"))
        self.edits = EditKeeper(desk, edited, self._parts, self._show_part, self)
        self.choice.activated.connect(self._show_chosen)
        self.edit_button.clicked.connect(self._on_edit)
        self.new_button.clicked.connect(self._on_new)
        self.checked_button.clicked.connect(self._on_checked)
        self.save_button.clicked.connect(self._on_save)
        self.drop_button.clicked.connect(self._on_drop)
        desk.bus.changed.connect(self._on_changes)
        self._fill("")
        kept = find_draft(desk.store, DRAFT_KIND, desk.me.partnership_id)
        if self.may_edit and kept is not None:
            self.edits.restore(kept)

    def keep(self) -> None:
        """Put what is typed on disk, now."""
        self.edits.keep_now()

    def _lay_out(self) -> None:
        buttons = FlowLayout(gap=6)
        for button in (self.edit_button, self.checked_button, self.new_button):
            button.setVisible(self.may_edit)
            buttons.addWidget(button)
        reading = QVBoxLayout(self._reading)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.setSpacing(12)
        reading.addWidget(self.choice)
        reading.addWidget(self.card)
        reading.addWidget(strong(self.tr("Wat een doorverwijzing moet vertellen")))
        reading.addWidget(self.asked)
        reading.addLayout(buttons)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.save_button)
        foot.addWidget(self.drop_button)
        foot.addStretch(1)
        self._place = QVBoxLayout(self._typing)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(12)
        self._place.addWidget(self.note)
        self._place.addLayout(foot)
        self._typing.hide()
        self.form.addWidget(self._reading)
        self.form.addWidget(self._typing)

    def _fill(self, wanted: str) -> None:
        """Show the list anew, and the row that is wanted."""
        wanted = wanted or str(self.choice.key() or "")
        self._rows = {_key(row.entry): row for row in catalogue(self.desk.store, clock.today())}
        self.choice.clear()
        for key, row in self._rows.items():
            words = f"{row.entry.code}  {row.entry.name}"
            self.choice.add(key, words, self._state(row))
        self.choice.set_key(wanted if wanted in self._rows else next(iter(self._rows), None))
        self._show_chosen()

    def _state(self, row: CatalogueRow) -> str:
        if not row.is_open:
            return self.tr("gesloten")
        if row.is_stale:
            return self.tr("na te kijken")
        return self.tr("vanaf {day}").format(day=plain_day(row.entry.valid_from))

    def _chosen(self) -> CatalogueRow | None:
        return self._rows.get(str(self.choice.key()))

    @Slot()
    def _show_chosen(self) -> None:
        row = self._chosen()
        self.card.show_row(row)
        needs = () if row is None else row.entry.needs
        self.asked.setText("\n".join(f"•  {one}" for one in needs) or self.tr("Niets bijzonders."))

    @Slot()
    def _on_edit(self) -> None:
        row = self._chosen()
        if row is not None:
            self._open(row.entry)

    @Slot()
    def _on_new(self) -> None:
        self._open(None)

    def _open(self, entry: InstrumentEntry | None) -> None:
        if self.editor is not None:
            return
        self.editor = InstrumentEditor(entry)
        self.editor.edited.connect(self.edits.look)
        self._place.insertWidget(0, self.editor)
        self._reading.hide()
        self._typing.show()
        first = self.editor.texts["code" if entry is None else "name"]
        first.setFocus()
        first.end(False)  # noqa: FBT003 signature of Qt

    def _close(self) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            self._place.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        self.note.show_note("muted", "")
        self._typing.hide()
        self._reading.show()
        self.edits.look()

    @Slot()
    def _on_drop(self) -> None:
        self._close()
        self.choice.setFocus()

    @Slot()
    def _on_checked(self) -> None:
        """Say that a row still holds: it was looked at today."""
        row = self._chosen()
        if row is not None:
            values = {name: getattr(row.entry, name) for name in InstrumentEntry.__slots__}
            self._write(InstrumentEntry(**{**values, "checked_on": clock.today()}))

    @Slot()
    def _on_save(self) -> None:
        entry = None if self.editor is None else self.editor.entry()
        if entry is not None and self._write(entry):
            self._close()
            self._fill(_key(entry))
            self.choice.setFocus()

    def _write(self, entry: InstrumentEntry) -> bool:
        try:
            changes = write_instrument(self.desk.store, entry)
        except UserError as error:
            if self.editor is None or not self.editor.refuse(error):
                self.note.show_note("error", message_for(error).whole)
            return False
        words = self.tr("Instrument {code} bewaard").format(code=entry.code)
        self.desk.did(Step(words, changes))
        return True

    def _parts(self) -> dict[str, TypedField]:
        return {} if self.editor is None else {"row": self.editor}

    def _show_part(self, _field: str) -> None:
        self._open(None)

    @Slot(object)
    def _on_changes(self, changes: Any) -> None:
        if isinstance(changes, Changes) and "instrument" in changes.kinds:
            self._fill("")


def _key(entry: InstrumentEntry) -> str:
    return f"{entry.code.strip()}|{entry.valid_from}"


def _fields_of(entry: InstrumentEntry | None) -> dict[str, str]:
    """Return a row as its fields show it; a new one holds from today and was looked at today."""
    today = day_text(clock.today())
    if entry is None:
        return {"valid_from": today, "checked_on": today, "support": ""}
    days = {name: _day(getattr(entry, name)) for name in DAYS}
    needs = {"needs": "\n".join(entry.needs), "support": entry.support or ""}
    return {**{name: getattr(entry, name) for name in TEXTS}, **days, **needs}


def _day(day: date | None) -> str:
    return "" if day is None else day_text(day)

"""The form of a record of the quality work: named fields that hold raw text, and what they mean."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.domain.day_input import parse_day
from app.domain.session_day import parse_session_day
from app.reference.tables import Choice
from app.ui import theme
from app.ui.desk import Desk
from app.ui.form import FORM_WIDTH, FieldSet
from app.ui.messages import message_for
from app.ui.session.head import SessionDayField, show_day
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.days import DateField, LabelledDay
from app.ui.widgets.fields import LabelledField, LineEdit, NoteEdit, set_flag
from app.ui.widgets.segments import Segments

LINES: Final = 2  # that an empty text shows
MOST_LINES: Final = 14  # from there on it scrolls
PADDING: Final = 18  # px above and below the lines together
NONE: Final = ""


class Paragraphs(NoteEdit):
    """A text that is as high as what stands in it."""

    def __init__(self, placeholder: str = "", lines: int = LINES) -> None:
        super().__init__(placeholder)
        self._lines = lines
        self.textChanged.connect(self._fit)
        theme.current().changed.connect(self._fit)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    @Slot()
    def _fit(self) -> None:
        lines = min(max(self._lines, round(self.document().size().height())), MOST_LINES)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + PADDING)


class QualityForm(QWidget):
    """
    Whoever inherits adds the fields of a kind in their order.

    `edited` comes at each key. Fields hold raw text, so that what cannot be read comes back out of
    a draft too.
    """

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.set = FieldSet(self)
        self.stored: dict[str, Any] = {}  # what has no field of its own stays as it is
        self._fields: dict[str, LabelledField] = {}
        self._days: dict[str, DateField] = {}
        self._chips: list[str] = []
        self._people: list[str] = []
        self._nullable: set[str] = set()
        self._is_filling = False
        self.side = QWidget()  # what one looks up: it stands beside what is told
        self._column, self._side = QVBoxLayout(self), QVBoxLayout(self.side)
        for column in (self._column, self._side):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(14)
        self.set.changed.connect(self._on_changed)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def lay_out(self, main: Sequence[QWidget], side: Sequence[QWidget]) -> None:
        """Put the fields in their two columns."""
        for part in main:
            self._column.addWidget(part)
        for part in side:
            self._side.addWidget(part)

    # Making fields

    def line(self, name: str, label: str, words: str = "") -> LabelledField:
        """Make a field of one line, in which anything can be typed."""
        return self._field(name, LabelledField(label, LineEdit(words)), is_free=True)

    def text(self, name: str, label: str, words: str = "", lines: int = LINES) -> LabelledField:
        """Make a field of some lines."""
        return self._field(name, LabelledField(label, Paragraphs(words, lines)), is_free=True)

    def day(self, name: str, label: str, *, is_past: bool) -> LabelledField:
        """Make a field for a day; `vr` is the last Friday where days have passed."""
        control = SessionDayField() if is_past else DateField()
        self._days[name] = control
        control.changed.connect(self._on_changed)
        return self._field(name, LabelledDay(label, control))

    def choice(
        self, name: str, label: str, options: Iterable[tuple[str, str]], none: str = ""
    ) -> LabelledField:
        """Make a list of which one holds; `none` are the words for none of them."""
        control = ComboBox()
        if none:
            control.add(NONE, none)
            self._nullable.add(name)
        for key, words in options:
            control.add(key, words)
        return self._field(name, LabelledField(label, control))

    def segments(self, name: str, label: str, options: list[tuple[object, str]]) -> LabelledField:
        """Make a row of words of which one holds."""
        return self._field(name, LabelledField(label, Segments(options)))

    def chips(self, name: str, label: str, options: Iterable[tuple[str, str]]) -> LabelledField:
        """Make chips of which one holds, so that one key chooses."""
        row = ChipRow(required=True)
        for key, words in options:
            row.add(key, words)
        return self._field(name, LabelledField(label, row))

    def themes(self, name: str, label: str) -> LabelledField:
        """Make the chips of the themes; several may hold."""
        row = ChipRow(multiple=True)
        set_flag(row, "several", on=True)
        for one in self._theme_choices():
            row.add(one.code, one.short)
        self._chips.append(name)
        return self._field(name, LabelledField(label, row))

    def person(self, name: str, label: str) -> LabelledField:
        """Make the list of the people of the partnership; it is filled with the record."""
        self._people.append(name)
        return self._field(name, LabelledField(label, ComboBox()))

    # What stands in them

    def show_record(self, values: Mapping[str, Any], people: Mapping[UUID, str]) -> None:
        """Show what is stored, without a signal."""
        self._is_filling, self.stored = True, dict(values)
        for name in self._people:
            combo = self._fields[name].control
            if isinstance(combo, ComboBox):
                with QSignalBlocker(combo):
                    combo.clear()
                    for one, words in sorted(people.items(), key=lambda each: each[1].casefold()):
                        combo.add(one.hex, words)
        raw = {
            name: _raw(values[name])
            for name in self.set.names()
            if name in values and name not in self._days
        }
        for name, value in raw.items():
            self._offer(name, value)
        self.set.show_values(raw)
        for name, field in self._days.items():
            field.set_value(values.get(name))
        self.show_parts()
        self._is_filling = False

    def raw(self) -> dict[str, Any]:
        """Return what stands in the fields, as a draft keeps it."""
        return self.set.read()

    def put_back(self, raw: Mapping[str, Any]) -> None:
        """Show what was typed before, without a signal."""
        self._is_filling = True
        typed = {name: said for name, said in raw.items() if name not in self._days}
        for name, said in typed.items():
            self._offer(name, said)
        self.set.show_values(typed)
        today = clock.today()
        for name, field in self._days.items():
            said = str(raw.get(name, "") or "")
            parse = parse_session_day if isinstance(field, SessionDayField) else parse_day
            show_day(field, said, parse(said, today) if said else None)
        self.show_parts()
        self._is_filling = False

    def values(self) -> dict[str, Any] | None:
        """Return the record that stands here; None: a day means none, and it says so."""
        for field in self._fields.values():
            field.set_error("")
        for name, day in self._days.items():
            day.editingFinished.emit()
            if day.is_refused():
                self._fields[name].control.setFocus()
                return None
        raw = self.raw()
        return self.stored | {name: self._value(name, said) for name, said in raw.items()}

    def refuse(self, error: UserError) -> bool:
        """Say beside its field why it cannot be stored; False: it belongs to no field."""
        name = str(error.values.get("field", ""))
        field = self._fields.get(name)
        if field is None:
            return False
        words = message_for(error).happened
        if error.code == "field.required":
            words = self.missing(name)
        field.set_error(words)
        self.show_parts()
        field.control.setFocus()
        return True

    def missing(self, name: str) -> str:
        """Return what is said when a field may not be empty."""
        del name
        return self.tr("Vul dit in.")

    def show_parts(self) -> None:
        """Show the fields that what was chosen asks for; whoever inherits says which."""

    def field(self, name: str) -> LabelledField:
        """Return a field with its label."""
        return self._fields[name]

    def choose(self, name: str, value: object) -> None:
        """Put something in a field, as if it was typed."""
        self.set.show_values({name: value})
        self._on_changed()

    def _offer(self, name: str, value: Any) -> None:
        """Let a list have a code of a later version too: else saving would take it away."""
        control = self._fields[name].control if name in self._fields else None
        if isinstance(control, ComboBox) and value and control.findData(value) < 0:
            with QSignalBlocker(control):
                control.add(value, str(value))
        elif isinstance(control, ChipRow):
            for one in value if isinstance(value, list) else [value]:
                if one and not control.has(one):
                    control.add(one, str(one))

    def _value(self, name: str, said: Any) -> Any:
        if name in self._days:
            return self._days[name].value()
        if name in self._people:
            return UUID(said) if said else None
        if name in self._chips:
            return tuple(sorted(str(one) for one in said))
        if said is None:  # a code of a later version, for which there is no word here
            return self.stored.get(name)
        return None if name in self._nullable and said == NONE else said

    def _field(self, name: str, field: LabelledField, *, is_free: bool = False) -> LabelledField:
        self._fields[name] = field
        self.set.add(name, field.control, field, is_free=is_free)
        return field

    def _theme_choices(self) -> tuple[Choice, ...]:
        return self.desk.reference.themes(clock.today())

    @Slot()
    def _on_changed(self) -> None:
        if not self._is_filling:
            self.show_parts()
            self.edited.emit()

    @Slot()
    def _on_theme(self) -> None:
        self.setMaximumWidth(theme.current().px(FORM_WIDTH))


def _raw(value: Any) -> Any:
    """Return a stored value as its field has it."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return NONE if value is None else value

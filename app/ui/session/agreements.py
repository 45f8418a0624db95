"""Agreements (afspraken) of a session: text, who does it, by when; Enter adds the next."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.domain.day_input import parse_day
from app.ui import theme
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.session.head import show_day
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button
from app.ui.widgets.days import DateField, no_day_text
from app.ui.widgets.fields import LineEdit, NoteLine, set_flag
from app.ui.widgets.labels import SectionHeader

ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AgreementRow(QWidget):
    """One agreement; its fields have no edge of their own."""

    edited = Signal()
    next_requested = Signal()  # Enter
    removed = Signal()
    day_judged = Signal()  # the day was refused, or means something by now

    def __init__(self, owners: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.known: str | None = None  # id of the stored agreement
        asked, name, removal = self.words()
        self.text = LineEdit(asked)
        self.owner = LineEdit(self.tr("Wie"))
        self.due = DateField(self.tr("Tegen"))
        self.remove_button = Button(removal, "icon", "close")
        names = (name, self.tr("Wie doet het"), self.tr("Tegen welke dag"))
        for field, name in zip(self.edits(), names, strict=True):
            set_flag(field, "bare", on=True)
            field.setAccessibleName(name)
            field.installEventFilter(self)
            field.textEdited.connect(self.edited)
        self.due.changed.connect(self.edited)
        for judged in (self.due.refused, self.due.mended, self.due.changed):
            judged.connect(self.day_judged)
        completer = QCompleter(owners, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.owner.setCompleter(completer)
        self.owner.setMaximumWidth(theme.current().px(150))
        self.due.setFixedWidth(theme.current().px(132))
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 0, 3)
        row.setSpacing(8)
        row.addWidget(self.text, 3)
        row.addWidget(self.owner, 1)
        row.addWidget(self.due)
        row.addWidget(self.remove_button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.remove_button.clicked.connect(self.removed)

    def words(self) -> tuple[str, str, str]:
        """Return what is asked, what it is called, and the words to take it away."""
        return self.tr("Wat is afgesproken?"), self.tr("Afspraak"), self.tr("Verwijder afspraak")

    def edits(self) -> tuple[LineEdit, LineEdit, DateField]:
        """Return the three fields from left to right."""
        return self.text, self.owner, self.due

    def show_values(self, values: list[Any]) -> None:
        """Show an agreement of a draft."""
        self.known, text, owner, due = values[:4]
        self.text.setText(text)
        self.owner.setText(owner)
        show_day(self.due, due, parse_day(due, clock.today()) if due else None)

    def values(self) -> list[Any]:
        """Return the agreement for a draft."""
        return [self.known, self.text.text(), self.owner.text(), self.due.text()]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        is_enter = event.key() in ENTERS and not event.modifiers()
        if is_enter:
            self.next_requested.emit()
        return is_enter

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint.horizontal(painter, 0, self.height() - 1, self.width(), "row_line")
        for field in self.edits():
            if field.hasFocus():
                area = QRect(field.geometry()).adjusted(-6, -1, 4, 1)
                paint.ring(painter, area.intersected(self.rect()), radius=4)
        painter.end()


class AgreementList(QWidget):
    """The rows and their heading; `removed` carries a callable that brings the row back."""

    edited = Signal()
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None, kept: KeptTexts | None = None) -> None:
        super().__init__(parent)
        self._owners: list[str] = []
        self.rows: list[AgreementRow] = []
        heading, one, adding = self.words()
        self.head = SectionHeader(heading)
        self.add_button = Button(one, "quiet", "plus", flush=True)
        self.add_button.setAccessibleName(adding)
        self.head.add_action(self.add_button)
        self.note = NoteLine()
        self._sensitive = SensitiveHint(self, kept=kept, name="agreements")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(self.note)
        self._column.addWidget(self._sensitive)
        self.add_button.clicked.connect(self._on_add)

    def words(self) -> tuple[str, str, str]:
        """Return the heading, what one is called, and the words to add one."""
        return self.tr("Afspraken"), self.tr("Afspraak"), self.tr("Voeg een afspraak toe")

    def make_row(self) -> AgreementRow:
        """Return a new row."""
        return AgreementRow(self._owners, self)

    def show_rows(self, rows: list[list[Any]], owners: list[str]) -> None:
        """Show the agreements of a draft; owners are proposed while typing."""
        shown = [row.values()[1:] for row in self.rows]
        if owners == self._owners and shown == [values[1:] for values in rows]:
            for row, values in zip(self.rows, rows, strict=True):
                row.known = values[0]  # it was just stored
            return
        self._owners = owners
        for row in list(self.rows):
            self._drop(row)
        for values in rows:
            self._insert(len(self.rows), values)
        self._show_count()

    def values(self) -> list[list[Any]]:
        """Return the agreements that say something."""
        return [row.values() for row in self.rows if any(row.values()[1:])]

    def add_texts(self, texts: list[str]) -> list[str]:
        """Add an agreement for each text that is not one yet; return those."""
        known = {row.text.text().strip().casefold() for row in self.rows}
        new = [text for text in dict.fromkeys(texts) if text.casefold() not in known]
        for text in new:
            last = self.rows[-1] if self.rows else None
            is_free = last is not None and not any(last.values()[1:])
            row = last if last is not None and is_free else self._insert(len(self.rows), None)
            row.text.setText(text)
        if new:
            self._on_edited()
        return new

    def take_texts(self, texts: list[str]) -> None:
        """Take away again what `add_texts` added, unless it has an owner or a day by now."""
        for row in list(self.rows):
            if row.values() == [None, row.text.text(), "", ""] and row.text.text() in texts:
                self._drop(row)
        self._on_edited()

    def show_error(self, sentence: str) -> QWidget:
        """Show what is wrong; return the first field."""
        self.note.show_note("error" if sentence else "muted", sentence)
        unread = (row.due for row in self.rows if row.due.property("error"))
        return next(unread, self.rows[0].text if self.rows else self.add_button)

    def _insert(self, place: int, values: list[Any] | None) -> AgreementRow:
        row = self.make_row()
        row.setObjectName("agreement")
        if values is not None:
            row.show_values(values)
        self.rows.insert(place, row)
        self._column.insertWidget(place + 1, row)
        row.edited.connect(self._on_edited)
        row.day_judged.connect(self._on_day_judged)
        self._sensitive.watch(row.text)
        row.next_requested.connect(self._on_next)
        row.removed.connect(self._on_removed)
        self._name_fields()
        row.show()
        return row

    def _drop(self, row: AgreementRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._sensitive.forget(row.text)
        self._name_fields()

    def _name_fields(self) -> None:
        for number, row in enumerate(self.rows):
            for field, name in zip(row.edits(), ("text", "owner", "due"), strict=True):
                field.setObjectName(f"agreement_{number}_{name}")

    def _show_count(self) -> None:
        count = len(self.values())
        self.head.set_count(str(count) if count else "")

    @Slot()
    def _on_edited(self) -> None:
        self._show_count()
        self.edited.emit()

    @Slot()
    def _on_day_judged(self) -> None:
        is_wrong = any(row.due.property("error") for row in self.rows)
        self.show_error(no_day_text() if is_wrong else "")

    @Slot()
    def _on_add(self) -> None:
        last = self.rows[-1] if self.rows else None
        row = last if last is not None and not any(last.values()[1:]) else None
        (row or self._insert(len(self.rows), None)).text.setFocus()

    @Slot()
    def _on_next(self) -> None:
        row = self.sender()
        place = self.rows.index(row) if isinstance(row, AgreementRow) else len(self.rows) - 1
        following = self.rows[place + 1] if place + 1 < len(self.rows) else None
        if following is None and any(self.rows[place].values()[1:]):
            following = self._insert(place + 1, None)
        if following is not None:
            following.text.setFocus()

    @Slot()
    def _on_removed(self) -> None:
        row = self.sender()
        if not isinstance(row, AgreementRow):
            return
        place, values = self.rows.index(row), row.values()
        self._drop(row)
        self._on_day_judged()
        self._on_edited()
        (
            self.rows[min(place, len(self.rows) - 1)].text if self.rows else self.add_button
        ).setFocus()
        if any(values[1:]):
            self.removed.emit(_BringBack(self, place, values))

    def bring_back(self, place: int, values: list[Any]) -> None:
        """Undo a removal."""
        self._insert(min(place, len(self.rows)), values).text.setFocus()
        self._on_edited()


class _BringBack:
    """The way back of one removed agreement."""

    def __init__(self, rows: AgreementList, place: int, values: list[Any]) -> None:
        self._rows, self._place, self._values = rows, place, values

    def __call__(self) -> None:
        self._rows.bring_back(self._place, self._values)

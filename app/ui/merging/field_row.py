"""One field of a conflict: what this laptop has, what the others have, and the result."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.conflicts.view import Choice, Conflict, ConflictField, Decision, Side
from app.ui import theme
from app.ui.history.words import NOTES
from app.ui.merging.cells import ChoiceCell, ResultCell
from app.ui.merging.differences import Marks
from app.ui.merging.view_model import MergingModel
from app.ui.merging.words import newest, side_of, sides_of
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import NoteEdit
from app.ui.widgets.labels import Label, muted, strong
from app.ui.widgets.note_edit import RichNoteEdit

GAP: Final = 12  # px between cells
NAMES: Final = 104  # px of the column of names at 100% text
NARROW: Final = 700  # px of the row at 100%, under which the name stands above its cells


def is_narrow(row: QWidget) -> bool:
    """Tell whether a row has no room for the names beside the values."""
    return row.width() < theme.current().px(NARROW)


class FieldRow(QWidget):
    """
    Left and Right choose, B keeps both texts; `moved` asks for another row: -1, 1.

    `edited` comes when the text of the result was typed in.
    """

    moved = Signal(object)  # int
    focused = Signal()

    def __init__(
        self, model: MergingModel, conflict: Conflict, field: ConflictField, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._model, self._conflict, self.field = model, conflict, field
        self._is_stacked: bool | None = None
        self.name = strong(model.words.field(conflict, field))
        self.name.setWordWrap(True)
        self.state = Label("", tone="muted", wrap=True)
        self.base = muted(self._base(), wrap=True)
        self.base.setVisible(False)
        self.cells = [ChoiceCell(self) for _ in sides_of(field)]
        self.result = ResultCell(self)
        self.edit_button = Button(self.tr("Bewerk tekst"), "link", flush=True)
        self.edit_button.setVisible(False)
        self._editor: RichNoteEdit | NoteEdit | None = None
        self._sides = sides_of(field)
        self._fill_cells()
        self._grid = QGridLayout(self)
        self._lay_out()
        self.edit_button.clicked.connect(self._on_edit)
        self.show_decision()

    def show_decision(self) -> None:
        """Show what is chosen now."""
        decision = self._model.decision(self._conflict, self.field.unit)
        chosen = self._chosen(decision)
        for cell, side in zip(self.cells, self._sides, strict=True):
            cell.setChecked(side in chosen)
        self.state.setText(self._model.words.chosen(self.field, decision))
        self.state.set_tone("conflict" if decision is None else "muted")
        self.edit_button.setVisible(self.field.is_text and decision is not None)
        self._show_result(decision)

    def show_base(self, *, on: bool) -> None:
        """Show or hide what stood there before both."""
        self.base.setVisible(on)

    def take_keyboard(self) -> None:
        """Give the keyboard to what is chosen, else to the first value."""
        chosen = next((cell for cell in self.cells if cell.isChecked()), self.cells[0])
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def has_keyboard(self) -> bool:
        """Tell whether the keyboard is on one of the values."""
        return any(cell.hasFocus() for cell in self.cells)

    def choose_both(self) -> None:
        """Keep both texts, one beside the other; nothing for what is no text."""
        if self.field.is_text and self.field.others:
            self._choose("both", self.field.others[0].change_id)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
            return True
        side = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if side is not None and isinstance(watched, ChoiceCell):
            self._walk(watched, side)
            return True
        return False

    def _walk(self, cell: ChoiceCell, step: int) -> None:
        """Choose what is at the left or the right; with more others, the next of them."""
        place = self.cells.index(cell)
        if place > 0 and step > 0 and cell.isChecked():
            place = 1 + place % (len(self.cells) - 1)
        else:
            place = 0 if step < 0 else max(place, 1)
        self.cells[place].setFocus(Qt.FocusReason.TabFocusReason)
        self._take(place)

    def _take(self, place: int) -> None:
        side = self._sides[place]
        if side is self.field.shown:
            self._choose("mine", None)
        else:
            self._choose("other", side.change_id)

    def _choose(self, choice: Choice, other: str | None) -> None:
        self._drop_editor()
        self._model.choose(self._conflict, self.field, choice, other)

    def _chosen(self, decision: Decision | None) -> list[Side]:
        if decision is None:
            return []
        if decision.choice == "both":
            return [self.field.shown, side_of(self.field, _as_other(decision))]
        return [side_of(self.field, decision)]

    def _show_result(self, decision: Decision | None) -> None:
        compared = self._model.compared(self._conflict, self.field)
        if decision is None:
            self.result.show_result(None)
        elif decision.text is not None:
            text = self._model.words.text(self.field, decision.text)
            self.result.show_result(text, is_long=True)
        elif decision.choice == "both" and compared is not None:
            place = self.field.others.index(side_of(self.field, _as_other(decision)))
            both = compared.both[place]
            self.result.show_result(both.text, both.marks, is_long=True)
        else:
            text = self._text(side_of(self.field, decision))
            self.result.show_result(text or self.tr("leeg"), is_long=self.field.is_text)

    def _fill_cells(self) -> None:
        compared = self._model.compared(self._conflict, self.field)
        name = self.name.text()
        for cell, side in zip(self.cells, self._sides, strict=True):
            marks: Marks = () if compared is None else compared.of(self.field, side)
            cell.show_text(self._text(side) or self.tr("leeg"), marks)
            who = self._model.words.column(side)
            cell.setAccessibleName(f"{name}, {who}: {cell.text()}")
            cell.installEventFilter(self)
            cell.clicked.connect(self._on_clicked)

    def _whose(self, side: Side) -> str:
        words = self._model.words
        is_newest = side == newest(self.field)
        return f"{words.column(side)}, {words.origin(side, is_newest=is_newest)}"

    def _text(self, side: Side) -> str:
        return self._model.words.value(self._conflict, self.field, side.value)

    def _base(self) -> str:
        if self.field.base is None:
            return self.tr("Van voor de wijzigingen is hier niets bekend.")
        words = self.tr("Voor de wijzigingen: {text}")
        text = self._model.words.value(self._conflict, self.field, self.field.base_value)
        return words.format(text=text or self.tr("leeg"))

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(0, 8, 0, 8)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(4)
        for column in (1, 2, 3):
            self._grid.setColumnStretch(column, 1)
        self._names = QWidget()
        names = QVBoxLayout(self._names)
        names.setContentsMargins(0, 10, 0, 0)
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.state)
        names.addStretch(1)
        self._others = QWidget()
        others = QVBoxLayout(self._others)
        others.setContentsMargins(0, 0, 0, 0)
        others.setSpacing(8)
        for cell, side in zip(self.cells[1:], self._sides[1:], strict=True):
            if len(self.cells) > 2:  # the head of the column has more names than one
                others.addWidget(
                    Label(self._whose(side), "small", tone="muted", tabular=True, wrap=True)
                )
            others.addWidget(cell, 1)
        self._result_place = QVBoxLayout()
        self._result_place.setSpacing(4)
        self._result_place.addWidget(self.result, 1)
        self._grid.addWidget(self.cells[0], 1, 1)
        self._grid.addWidget(self._others, 1, 2)
        self._grid.addLayout(self._result_place, 1, 3)
        right = Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(self.edit_button, 2, 3, right)
        self._grid.addWidget(self.base, 3, 1, 1, 3)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put the name beside its values, or above them where large letters need the room."""
        is_stacked = is_narrow(self)
        names = self._names.layout()
        if names is not None:
            names.setContentsMargins(0, 0 if is_stacked else 10, 0, 0)
        width = theme.current().px(NAMES)  # fixed, so that the columns of all rows are in line
        self._names.setFixedWidth(self.width() if is_stacked else width)
        self._grid.setColumnMinimumWidth(0, 0 if is_stacked else width)
        self._grid.setHorizontalSpacing(GAP)
        if is_stacked == self._is_stacked:
            return
        self._is_stacked = is_stacked
        if is_stacked:
            self._grid.addWidget(self._names, 0, 1, 1, 3)
        else:
            self._grid.addWidget(self._names, 1, 0)

    def _drop_editor(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            self._result_place.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
            self.result.show()
            self.edit_button.setText(self.tr("Bewerk tekst"))

    @Slot()
    def _on_clicked(self) -> None:
        cell = self.sender()
        if isinstance(cell, ChoiceCell):
            self._take(self.cells.index(cell))

    @Slot()
    def _on_edit(self) -> None:
        """Write in the result; the button ends it."""
        if self._editor is not None:
            self._drop_editor()
            self.show_decision()
            return
        self._editor = editor = self._make_editor(self._stored())
        editor.setAccessibleName(self.tr("Resultaat van {field}").format(field=self.name.text()))
        editor.setMinimumHeight(max(self.result.height(), theme.current().px(120)))
        self.result.hide()
        self._result_place.addWidget(editor, 1)
        editor.show()
        editor.setFocus()
        self.edit_button.setText(self.tr("Klaar"))

    def _make_editor(self, text: str) -> RichNoteEdit | NoteEdit:
        if self.field.unit in NOTES:
            note = RichNoteEdit()
            note.set_markup(text)
            note.edited.connect(self._on_typed)
            return note
        plain = NoteEdit()
        plain.setPlainText(text)
        plain.textChanged.connect(self._on_typed)
        return plain

    def _stored(self) -> str:
        """Return the text of the result as it is stored: with its light markup."""
        decision = self._model.decision(self._conflict, self.field.unit)
        if decision is None:
            return ""
        if decision.text is not None:
            return decision.text
        compared = self._model.compared(self._conflict, self.field)
        if decision.choice == "both" and compared is not None:
            place = self.field.others.index(side_of(self.field, _as_other(decision)))
            return compared.both[place].stored
        return str(side_of(self.field, decision).value or "")

    @Slot()
    def _on_typed(self) -> None:
        editor = self._editor
        if editor is not None:
            text = editor.markup() if isinstance(editor, RichNoteEdit) else editor.toPlainText()
            self._model.edit(self._conflict, self.field, text)


def _as_other(decision: Decision) -> Decision:
    return Decision(decision.unit, "other", decision.other)

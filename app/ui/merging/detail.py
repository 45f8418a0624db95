"""One conflict: its fields under each other, and how many are decided."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.conflicts.view import Conflict, Side
from app.ui import theme
from app.ui.merging.field_row import GAP, NAMES, NARROW, FieldRow, is_narrow
from app.ui.merging.question import QuestionCard
from app.ui.merging.view_model import MergingModel
from app.ui.merging.words import MergingWords, moment_of, newest, sides_of
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, Label, muted, strong, title
from app.ui.widgets.meters import SegmentMeter
from app.ui.widgets.notices import Mark
from app.ui.widgets.panes import PageFooter, Panel, ScrollPane
from app.ui.work.turns import in_next_turn


class ConflictDetail(QWidget):
    """`show_requested` asks for the record itself, `later_requested` for the next conflict."""

    show_requested = Signal()
    later_requested = Signal()

    def __init__(self, model: MergingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.conflict: Conflict | None = None
        self.rows: list[FieldRow] = []
        self.question: QuestionCard | None = None
        self._body = QWidget()
        self._lay_out()
        self.base_button.clicked.connect(self.toggle_base)
        self.newest_button.clicked.connect(self.choose_newest)
        self.later_button.clicked.connect(self.later_requested)
        self.save_button.clicked.connect(self.save)
        self.show_button.clicked.connect(self.show_requested)
        model.chosen.connect(self._on_chosen)
        theme.current().changed.connect(self._fit)

    def show_conflict(self, conflict: Conflict) -> None:
        """Show another conflict; one that is as it was stays as it is."""
        if conflict == self.conflict:
            return
        self.conflict = conflict
        words = self._model.words
        self.title.setText(words.title(conflict))
        self.sentence.setText(words.sentence(conflict))
        self._show_body(conflict)
        is_question = conflict.question is not None
        for widget in (self.newest_button, self.save_button):
            widget.setVisible(not is_question)
        self.base_button.setVisible(not is_question)
        self._on_chosen()

    def take_keyboard(self) -> None:
        """Give the keyboard to the first field to choose."""
        if self.question is not None:
            self.question.take_keyboard()
        elif self.rows:
            self._enter(self._next_row(-1) or self.rows[0])

    def next_or_save(self) -> None:
        """Enter: go to the next field that is not chosen; with none left, save."""
        if self.conflict is None or self.question is not None:
            return
        here = next((n for n, row in enumerate(self.rows) if row.has_keyboard()), -1)
        row = self._next_row(here)
        if row is not None:
            self._enter(row)
        else:
            self.save()

    def _enter(self, row: FieldRow) -> None:
        row.take_keyboard()
        in_next_turn(self, self._show_entered)  # a choice just made may move it

    @Slot()
    def _show_entered(self) -> None:
        row = next((row for row in self.rows if row.has_keyboard()), None)
        if row is not None:
            self.pane.show_widget(row)

    def choose_both(self) -> None:
        """B: keep both texts of the field with the keyboard, else of the only text."""
        texts = [row for row in self.rows if row.field.is_text]
        row = next((row for row in self.rows if row.has_keyboard()), None)
        if row is None and len(texts) == 1:
            row = texts[0]
        if row is not None:
            row.choose_both()

    @Slot()
    def choose_newest(self) -> None:
        """Choose for all fields what was written last."""
        if self.conflict is not None and self.question is None:
            self._model.choose_newest(self.conflict)
            self.save_button.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def toggle_base(self) -> None:
        """Show or hide what stood there before the changes."""
        on = not any(row.base.isVisible() for row in self.rows)
        for row in self.rows:
            row.show_base(on=on)
        self.base_button.setText(
            self.tr("Verberg de versie van voor de wijzigingen")
            if on
            else self.tr("Toon de versie van voor de wijzigingen")
        )

    @Slot()
    def save(self) -> None:
        """Store what was chosen, when nothing is left to choose."""
        if self.conflict is not None:
            self._model.save(self.conflict)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        self.title, self.sentence = title(), muted(wrap=True)
        self.title.setWordWrap(True)
        self.show_button = Button(self.tr("Toon dossier"), icon="open-in-new")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        self.head = QWidget()
        self._head_row = QHBoxLayout(self.head)
        self._head_row.setSpacing(16)
        self._head_row.addLayout(words, 1)
        self._head_row.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignTop)
        self.pane = ScrollPane("surface", (24, 12, 16, 16))
        self.base_button = Button(
            self.tr("Toon de versie van voor de wijzigingen"), "quiet", "history"
        )
        self._tail = QHBoxLayout()
        self._tail.setContentsMargins(0, 12, 0, 0)
        self._tail.addWidget(self.base_button)
        self._tail.addStretch(1)
        self.pane.column.setSpacing(0)
        self.pane.column.addWidget(self._body)
        self.pane.column.addLayout(self._tail)
        self.pane.column.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._line = Divider()
        self._column.addWidget(self._line)
        self._column.addWidget(self.pane, 1)
        self._column.addWidget(self._footer())
        self._place_head(scrolls=False)

    def _place_head(self, *, scrolls: bool) -> None:
        """Put the head above the fields, or with large letters among what scrolls."""
        if scrolls:
            self._head_row.setContentsMargins(0, 2, 0, 12)
            self.pane.column.insertWidget(0, self.head)
        else:
            self._head_row.setContentsMargins(24, 14, 16, 12)
            self._column.insertWidget(0, self.head)
        self._line.setVisible(not scrolls)

    def _footer(self) -> PageFooter:
        self.footer = PageFooter(right_margin=16)
        self.meter = SegmentMeter(0, 1)
        self.decided = strong()
        self.newest_button = Button(self.tr("Alles van de nieuwste"), "quiet", None, "N")
        self.later_button = Button(self.tr("Beslis later"), "plain", None, "L")
        self.save_button = Button(self.tr("Bewaar keuze"), "primary", None, "Ctrl+Enter")
        self.footer.add_left(self.meter)
        self.footer.add_left(self.decided)
        for button in (self.newest_button, self.later_button, self.save_button):
            self.footer.add_action(button)
        return self.footer

    def _show_body(self, conflict: Conflict) -> None:
        """Lay the fields of another conflict in the place of those before."""
        old, self._body = self._body, QWidget()
        self._parted = old, self.rows  # Qt still asks them until they are gone
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows, self.question = [], None
        if conflict.question is not None:
            self.question = QuestionCard(self._model.words, conflict)
            self.question.answered.connect(self._on_answered)
            column.addWidget(self.question)
        else:
            heads = Heads(self._model, conflict)
            column.addWidget(heads)
            for number, field in enumerate(conflict.fields):
                if number:
                    column.addWidget(Divider(color="row_line"))
                row = FieldRow(self._model, conflict, field, self._body)
                row.moved.connect(self._on_moved)
                self.rows.append(row)
                column.addWidget(row)
        self.pane.column.replaceWidget(old, self._body)
        old.hide()
        old.deleteLater()
        self._body.show()
        self.pane.verticalScrollBar().setValue(0)
        self._fit()

    def _next_row(self, here: int) -> FieldRow | None:
        """Return the next row after `here` with nothing chosen, round the end."""
        conflict = self.conflict
        if conflict is None:
            return None
        left = {field.unit for field in self._model.left(conflict)}
        order = [*self.rows[here + 1 :], *self.rows[: here + 1]]
        return next((row for row in order if row.field.unit in left), None)

    @Slot()
    @Slot(str)
    def _on_chosen(self, _unit: str = "") -> None:
        conflict = self.conflict
        if conflict is None or conflict.question is not None:
            self.decided.setText("")
            self.footer.status.setText("")
            return
        for row in self.rows:
            row.show_decision()
        total, left = len(conflict.fields), self._model.left(conflict)
        done = total - len(left)
        self.meter.set_progress(done, total, "primary")
        words = self.tr("{done} van %n veld(en) beslist", None, total)
        self.decided.setText(words.format(done=done))
        names = [self._model.words.field(conflict, field).lower() for field in left]
        missing = self.tr("Kies nog: {fields}.").format(fields=", ".join(names))
        self.footer.status.setText(missing if names else "")
        self.save_button.setEnabled(not left)

    @Slot(object)
    def _on_answered(self, keep: bool) -> None:  # noqa: FBT001 value of a signal
        if self.conflict is not None:
            self._model.settle(self.conflict, keep=keep)

    @Slot(object)
    def _on_moved(self, step: int) -> None:
        row = self.sender()
        if isinstance(row, FieldRow):
            place = self.rows.index(row) + step
            if 0 <= place < len(self.rows):
                self._enter(self.rows[place])

    @Slot()
    def _fit(self) -> None:
        """Leave the foot to its buttons where large letters need the room."""
        is_wide = self.width() >= theme.current().px(NARROW)
        if is_wide == self.pane.body.isAncestorOf(self.head):
            self._place_head(scrolls=not is_wide)
        has_fields = self.question is None
        self.meter.setFixedWidth(theme.current().px(92))
        self.meter.setVisible(is_wide and has_fields)
        self.decided.setVisible(is_wide and has_fields)
        self.footer.status.setVisible(is_wide)
        for button, hint in (
            (self.newest_button, "N"),
            (self.later_button, "L"),
            (self.save_button, "Ctrl+Enter"),
        ):
            button.set_shortcut_hint(hint if is_wide else "")


class Heads(Panel):
    """The words above the three columns of values."""

    def __init__(self, model: MergingModel, conflict: Conflict) -> None:
        super().__init__("surface")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GAP)
        self.column.addLayout(self._grid)
        words, fields = model.words, conflict.fields
        columns = [sides_of(field) for field in fields]
        own = "laptop" if all(sides[0].is_mine for sides in columns) else "account-outline"
        last = {newest(field).change_id for field in fields}
        shown = self._of(words, [sides[0] for sides in columns], last)
        other = self._of(words, [side for sides in columns for side in sides[1:]], last)
        result = (self.tr("Resultaat"), self.tr("wordt bewaard"))
        for place, (icon, (name, more)) in enumerate(
            ((own, shown), ("account-outline", other), ("check", result)), 1
        ):
            line = QHBoxLayout()
            line.setSpacing(6)
            line.addWidget(Mark(icon, "muted", 16))
            line.addWidget(strong(name))
            detail = Label(more, "small", tone="muted", tabular=True, wrap=True)
            line.addWidget(detail, 1)
            self._grid.addLayout(line, 0, place)
            self._grid.setColumnStretch(place, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the rows: without a column of names where they stand above."""
        super().resizeEvent(event)
        self._grid.setColumnMinimumWidth(0, 0 if is_narrow(self) else theme.current().px(NAMES))

    @staticmethod
    def _of(words: MergingWords, sides: list[Side], last: set[str]) -> tuple[str, str]:
        """Return name and origin of a column; the fields may have different people in it."""
        if not sides:
            return "", ""
        names = dict.fromkeys(words.column(side) for side in sides)
        if len(names) > 1:  # where and when is not the same for all of them
            return " / ".join(names), ""
        latest = max(sides, key=moment_of)
        is_newest = all(side.change_id in last for side in sides)
        return next(iter(names)), words.origin(latest, is_newest=is_newest)

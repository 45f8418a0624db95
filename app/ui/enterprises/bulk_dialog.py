"""What will change when many enterprises change at once, before it does."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.companies.bulk import LeftOut, Preview
from app.ui import theme
from app.ui.desk import Desk
from app.ui.enterprises.bulk_parts import Removal, Transfer, names_text, number_text
from app.ui.keys import share_keys
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider, Label, heading, muted, strong
from app.ui.widgets.meters import ProgressBar

WIDTH: Final = 520  # px at 100% text


class BulkDialog(QDialog):
    """
    Shows a preview, then how far the work is; closing it while the work runs asks to stop.

    `preview_requested` carries what makes the preview, `begun` what does the work and
    the name of the coach who gets them.
    """

    preview_requested = Signal(object)
    begun = Signal(object, str)
    stop_requested = Signal()

    def __init__(
        self, desk: Desk, kind: type[Transfer | Removal], ids: tuple[UUID, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setModal(True)
        self._ids, self._undo_key = ids, desk.keys.shown("undo")
        self._is_running = False
        self._preview: Preview | None = None
        share_keys(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 16)
        self.column.setSpacing(8)
        self.title = heading()
        self.title.setWordWrap(True)
        self.column.addWidget(self.title)
        self.part = kind(desk, ids, self)
        for widget in self.part.choice:
            self.column.addSpacing(4)
            self.column.addWidget(widget)
            self.column.addSpacing(4)
        self.what = Label("", "strong", wrap=True)
        self.lines = muted(wrap=True)
        self.left_title, self.left = strong(self.tr("Blijft zoals het is")), muted(wrap=True)
        self.bar, self.so_far = ProgressBar(), muted()
        for widget in (self.what, self.lines, self.left_title, self.left, self.bar, self.so_far):
            self.column.addWidget(widget)
        for widget in self.part.options:
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self._add_buttons()
        for widget in (*self.part.options, self.left_title, self.left, self.bar, self.so_far):
            widget.hide()
        self.part.preview_requested.connect(self._on_preview_requested)
        self.part.cannot.connect(self.cancel_button.setFocus)
        self.setMinimumWidth(min(theme.current().px(WIDTH), max(parent.width() - 48, 320)))
        self._name()

    def ask(self) -> None:
        """Ask for the preview of what is chosen."""
        if not self.part.begin():
            self.cancel_button.setFocus()

    @Slot(object)
    def show_preview(self, preview: Preview) -> None:
        """Show what will change, for how many, and what is left out."""
        self._preview = preview
        count = len(preview.ids)
        self.go_button.setEnabled(count > 0)
        self.what.setText(self.part.what(count) if count else self.tr("Er is niets te wijzigen."))
        self.lines.setText("\n".join(self.part.lines(preview)) if count else "")
        self.lines.setVisible(count > 0)
        self.left.setText("\n".join(map(self._left_words, preview.left)))
        for widget in (self.left_title, self.left):
            widget.setVisible(bool(preview.left))
        self.part.show_options(preview)
        self._name()
        self.adjustSize()

    @Slot(object, object)
    def show_progress(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self.bar.set_progress(done / max(total, 1))
        words = self.tr("{done} van {total}")
        self.so_far.setText(words.format(done=number_text(done), total=number_text(total)))

    @override
    def reject(self) -> None:
        is_running = self._is_running
        self.stop_requested.emit()
        super().reject()
        if not is_running:  # else `accept` comes when the work has ended
            self.deleteLater()

    @override
    def accept(self) -> None:
        super().accept()
        self.deleteLater()

    def _name(self) -> None:
        """Put the number in the title and on the button."""
        self.title.setText(self.part.title())
        self.setWindowTitle(self.title.text())
        self.go_button.setText(self.part.go_words(self.count))

    @property
    def count(self) -> int:
        """How many will change, as far as known."""
        return len(self._ids if self._preview is None else self._preview.ids)

    def _add_buttons(self) -> None:
        words = self.tr("Eén keer {key} brengt alles terug.")
        self.undo_words = muted(words.format(key=self._undo_key), wrap=True)
        self.cancel_button = Button(self.tr("Annuleer"))
        self.go_button = Button("", "primary")
        self.go_button.setEnabled(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.undo_words, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.go_button)
        self.column.addSpacing(8)
        self.column.addWidget(Divider())
        self.column.addLayout(row)
        self.cancel_button.clicked.connect(self.reject)
        self.go_button.clicked.connect(self._on_go)

    @Slot()
    def _on_go(self) -> None:
        if self._is_running or self._preview is None:
            return
        self._is_running = True
        self.go_button.hide()
        self.cancel_button.setText(self.tr("Stop"))
        self.cancel_button.setFocus()
        self.undo_words.setText(self.tr("Stop je nu, dan verandert er niets."))
        for widget in (self.bar, self.so_far):
            widget.show()
        self.show_progress(0, self.count)
        ids = self._preview.ids
        work, coach = self.part.freeze()
        self.begun.emit(lambda progress: work(ids, progress), coach)

    @Slot(object)
    def _on_preview_requested(self, make: object) -> None:
        self.go_button.setEnabled(False)
        self.preview_requested.emit(make)

    def _left_words(self, left: LeftOut) -> str:
        if left.reason == "same":
            words = self.tr("Heeft deze coach al ({count}): {names}")
        else:
            words = self.tr("Staat al in de prullenbak ({count}): {names}")
        return words.format(count=number_text(left.count), names=names_text(left.names, left.count))

"""The foot of S16: what is missing at the left, the way to the pack at the right."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.ui import theme
from app.ui.evidence_pack.words import PackWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label, strong
from app.ui.widgets.meters import ProgressBar
from app.ui.widgets.notices import Mark
from app.ui.widgets.panes import PageFooter

BAR: Final = 220  # px at 100% text


class PackFoot(PageFooter):
    """Says what is missing, or while a pack is made how far it is, with the way to stop it."""

    stop_requested = Signal()

    def __init__(self, words: PackWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say, self._is_busy = words, False
        self.status.hide()  # what it would say goes on in the next line here
        self.mark, self.count = Mark("alert-outline", "attention", 18), strong()
        self.how_far, self.bar = Label("", tabular=True), ProgressBar()
        self.stop_button = Button(self.tr("Stop"))
        self.look_button = Button(self.tr("Voorbeeld"), icon="eye-outline")
        self.make_button = Button(self.tr("Maak pakket"), "primary", None, "Ctrl+P")
        for part in (self.mark, self.count, self.how_far, self.bar):
            self.add_left(part)
        for button in (self.stop_button, self.look_button, self.make_button):
            self.add_action(button)
        self.stop_button.clicked.connect(self._on_stop)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()
        self.show_busy(on=False)

    def show_missing(self, count: int, total: int, *, are_inside: bool = True) -> None:
        """Say how many dossiers are incomplete, and that a pack can be made all the same."""
        count_words, rest = self._say.missing(count, are_inside=are_inside)
        self.count.setText(count_words if total else "")
        self.note.show_note("muted", rest if total else "")
        self.note.words.set_role("text")
        self.mark.set_icon(
            *("alert-outline", "attention") if count else ("check-circle-outline", "ok")
        )
        self._show_parts()

    def show_busy(self, *, on: bool) -> None:
        """Show how far the making is instead, or no longer."""
        had_focus = self.make_button.hasFocus() or self.stop_button.hasFocus()
        self._is_busy = on
        self._show_parts()
        self.stop_button.setEnabled(on)
        self.look_button.setEnabled(not on)
        self.make_button.setEnabled(not on)
        if on:
            self.how_far.setText(self.tr("Het pakket wordt gemaakt, werk gerust verder"))
            self.bar.set_progress(0.0)
        if had_focus:
            (self.stop_button if on else self.make_button).setFocus()

    @Slot(object, object)
    def show_progress(self, done: int, total: int) -> None:
        """Show how many dossiers are behind."""
        words = self._say.dossiers(done, total)
        self.how_far.setText(words)
        self.bar.set_progress(done / total if total else 0.0, spoken=words)

    def _show_parts(self) -> None:
        is_told = not self._is_busy and bool(self.count.text())
        for part in (self.how_far, self.bar, self.stop_button):
            part.setVisible(self._is_busy)
        for told in (self.mark, self.count, self.note):
            told.setVisible(is_told)

    @Slot()
    def _on_stop(self) -> None:
        self.stop_button.setEnabled(False)
        self.how_far.setText(self.tr("Wordt gestopt; er blijft niets achter"))
        self.stop_requested.emit()

    @Slot()
    def _on_theme(self) -> None:
        self.bar.setFixedWidth(theme.current().px(BAR))

"""The widgets around the form of one record of the quality work."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.quality.records import QUESTION
from app.ui.quality.form import QualityForm
from app.ui.widgets.buttons import Button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.labels import Divider, muted
from app.ui.widgets.panes import PageFooter, Panel, ScrollPane, SidePane


class RecordParts(QWidget):
    """
    Lays the widgets out; it knows nothing of drafts and the store.

    Args:
        why_not: Why nothing can be written; empty: it can.
    """

    def __init__(self, form: QualityForm, kind: str, why_not: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = form
        self.title = ElidedLabel("title")
        self.only_read = muted(why_not, wrap=True)
        self.history_button = Button(self.tr("Historiek"), "icon", "history", "Alt+H")
        self.bin_button = Button(self.tr("Naar de prullenbak"), "icon", "delete-outline")
        self.foot = PageFooter(right_margin=16)
        self.intake_button = Button(self.tr("Maak onderneming"), icon="domain-plus")
        self.print_button = Button(self.tr("Druk af"), icon="printer", shortcut_hint="Ctrl+P")
        self.save_button = Button(self.tr("Bewaar"), "primary", shortcut_hint="Ctrl+Enter")
        self._is_question, self._may_write = kind == QUESTION, not why_not
        self._lay_out()
        for part in (form, form.side):
            part.setEnabled(self._may_write)
        self.only_read.setVisible(bool(why_not))
        self.save_button.setVisible(self._may_write)
        self.print_button.setVisible(not self._is_question)

    def show_state(self, title: str, *, is_stored: bool, has_draft: bool) -> None:
        """Show what it is called, and whether something stands in a draft."""
        self.title.show_text(title)
        self.history_button.setVisible(is_stored)
        self.bin_button.setVisible(is_stored and self._may_write)
        self.intake_button.setVisible(self._is_question and self._may_write)
        if not self._may_write:
            words = ""
        elif has_draft:
            words = self.tr("Concept bewaard op deze laptop")
        elif is_stored:
            words = self.tr("Bewaard")
        else:
            words = self.tr("Wat je typt, wordt als concept bewaard")
        self.say(words)

    def say(self, words: str) -> None:
        """Say something at the foot."""
        self.foot.status.setText(words)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 16, 12)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.history_button)
        head.addWidget(self.bin_button)
        area = ScrollPane("surface", (24, 16, 24, 24))
        area.column.addWidget(self.only_read)
        area.column.addWidget(self.form)
        area.column.addStretch(1)
        for button in (self.intake_button, self.print_button, self.save_button):
            self.foot.add_action(button)
        ground = Panel("surface")
        ground.column.setSpacing(0)
        ground.column.addLayout(head)
        ground.column.addWidget(Divider())
        ground.column.addWidget(area, 1)
        pane = SidePane()
        pane.column.addWidget(self.form.side)
        pane.column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(ground, 1)
        row.addWidget(Divider(Qt.Orientation.Vertical))
        row.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.foot)

"""The widgets of the page of one referral."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.referrals.page import ReferralBegin
from app.ui import theme
from app.ui.case_words import code_text
from app.ui.desk import Desk
from app.ui.dossier.read_only import ReadOnlyLine
from app.ui.form import FORM_WIDTH
from app.ui.referrals.fields import ReferralFields
from app.ui.referrals.progress import ProgressPane
from app.ui.referrals.words import LOOKS, ReferralWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.labels import Divider
from app.ui.widgets.literal import literal
from app.ui.widgets.panes import PageFooter, Panel, ScrollPane
from app.ui.widgets.status import Pill


class ReferralParts(QWidget):
    """Lays the widgets out; it knows nothing of drafts and the store."""

    def __init__(self, desk: Desk, words: ReferralWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.title, self.pill = ElidedLabel("title"), Pill("concept", self.tr("Concept"))
        self.company_button = Button("", "link", flush=True)
        self.history_button = Button(self.tr("Historiek"), "icon", "history", "Alt+H")
        self.only_read = ReadOnlyLine(self)
        self.fields = ReferralFields()
        self.pane = ProgressPane(desk, words)
        self.foot = PageFooter(right_margin=16)
        self.print_button = Button(self.tr("Druk brief"), icon="printer", shortcut_hint="Ctrl+P")
        self.done_button = Button("", "primary", shortcut_hint="Ctrl+Enter")
        self._lay_out()
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def show_begin(self, begin: ReferralBegin, fields: Mapping[str, Any]) -> None:
        """Show a referral as it is stored, or a new one."""
        view = begin.view
        self.company_button.setText(literal(begin.company))
        self.company_button.setToolTip(self.tr("Open het dossier"))
        self.fields.show_begin(begin, fields)
        root = view.row.id if view is not None and view.enterprise_id is None else begin.company_id
        record = begin.company_id if view is None else view.row.id
        self.fields.set.kept.set_case(self._desk, root, record)
        self.fields.setEnabled(begin.may_edit)
        self.pane.set_writable(on=begin.may_edit)
        self.done_button.setVisible(begin.may_edit)
        self.only_read.setVisible(not begin.may_edit)
        self.pane.setVisible(view is not None)
        self.history_button.setVisible(view is not None)
        self.done_button.setText(self.tr("Bewaar") if view else self.tr("Maak doorverwijzing"))
        if view is None:
            self.pill.set_status("concept", self.tr("Concept"))
            return
        status = view.row.status
        self.pill.set_status(LOOKS[status], code_text("referral_status", status.value))
        self.pane.show_view(view, begin.people, is_asked=begin.is_asked)

    def set_title(self, words: str) -> None:
        """Show what it is."""
        self.title.show_text(words)

    def show_state(self, *, has_draft: bool, is_new: bool) -> None:
        """Say whether something stands in a draft."""
        words = self.tr("Bewaard")
        if has_draft:
            words = self.tr("Concept bewaard, nog niet in het dossier")
            if not is_new:
                words = self.tr("Wijziging in concept, nog niet bewaard")
        elif is_new:
            words = self.tr("Wat je typt, wordt als concept bewaard")
        self.say(words)

    def say(self, words: str) -> None:
        """Say something at the foot."""
        self.foot.status.setText(words)

    def take_keyboard(self) -> None:
        """Put the keyboard where one begins."""
        self.fields.instrument.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields.instrument.deselect()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self.title)
        line.addWidget(self.pill)
        line.addStretch(1)
        line.addWidget(self.history_button)
        head = QVBoxLayout()
        head.setContentsMargins(24, 16, 16, 12)
        head.setSpacing(2)
        head.addLayout(line)
        head.addWidget(self.company_button, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self.only_read)
        self._area = ScrollPane("surface", (24, 16, 24, 24))
        self._area.column.addWidget(self.fields)
        self._area.column.addStretch(1)
        for button in (self.print_button, self.done_button):
            self.foot.add_action(button)
        middle = Panel("surface")
        middle.column.setSpacing(0)
        middle.column.addLayout(head)
        middle.column.addWidget(Divider())
        middle.column.addWidget(self._area, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(middle, 1)
        row.addWidget(Divider(Qt.Orientation.Vertical))
        row.addWidget(self.pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.foot)

    def _on_theme(self) -> None:
        self.fields.setMaximumWidth(theme.current().px(FORM_WIDTH))

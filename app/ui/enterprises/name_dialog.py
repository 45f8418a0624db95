"""Asks what a view is called."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.companies.saved_views import LONGEST
from app.ui import theme
from app.ui.keys import share_keys
from app.ui.messages import message_for
from app.ui.sensitive_hint import SensitiveHint
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import heading, muted
from app.ui.widgets.panes import FittingPane

WIDTH = 420  # px at 100% text
AROUND, AROUND_TEXT = 112, 144  # px beside the name: margins and gaps; what grows with the text
LEAST = 160  # px for the name and what is asked about it


class NameDialog(QDialog):
    """
    `named` carries the name; the dialog stays until `accept`, so that a refusal can be shown.

    Args:
        known: The kept view that is on the screen: it can take what is shown now instead.
    """

    named = Signal(str)
    update_requested = Signal()

    def __init__(self, title: str, button: str, name: str, known: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        share_keys(self)
        self.setWindowTitle(title)
        self.name = LineEdit()
        self.name.setMaxLength(LONGEST)
        self.name.setText(name)
        self.name.selectAll()
        self.name.setObjectName("view_name")
        self.field = LabelledField(self.tr("Naam"), self.name)
        self.sensitive = SensitiveHint.under(self.field)
        self.update_button = Button(self.tr("Werk ‘{name}’ bij").format(name=known))
        self.cancel_button = Button(self.tr("Annuleer"))
        self.keep_button = Button(button, "primary")
        self.keep_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(heading(title))
        self.hint = muted(self.tr("Filters, kolommen en volgorde van nu."), wrap=True)
        column.addWidget(self.hint)
        pane = FittingPane()  # a question under the name may be long
        pane.most = max(parent.height() - AROUND - theme.current().px(AROUND_TEXT), LEAST)
        pane.column.addWidget(self.field)
        column.addWidget(pane)
        column.addWidget(self.update_button)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.keep_button)
        column.addSpacing(4)
        column.addLayout(row)
        self.update_button.setVisible(bool(known))
        self.setMinimumWidth(min(theme.current().px(WIDTH), max(parent.width() - 48, 300)))
        self.name.textChanged.connect(self._on_text)
        self.cancel_button.clicked.connect(self.reject)
        self.keep_button.clicked.connect(self._on_keep)
        self.update_button.clicked.connect(self.update_requested)
        self.name.setFocus()

    @Slot(object)
    def show_refusal(self, error: object) -> None:
        """Say under the field why it cannot be."""
        if isinstance(error, UserError):
            self.field.set_error(message_for(error).happened)
        self.keep_button.setEnabled(True)
        self.name.setFocus()

    @override
    def accept(self) -> None:
        super().accept()
        self.deleteLater()

    @override
    def reject(self) -> None:
        super().reject()
        self.deleteLater()

    @Slot()
    def _on_text(self) -> None:
        self.field.set_error("")

    @Slot()
    def _on_keep(self) -> None:
        self.keep_button.setEnabled(False)
        self.named.emit(" ".join(self.name.text().split()))

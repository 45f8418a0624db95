"""A new invitation for a laptop that the server no longer knows; all that is in it stays."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.ui import theme
from app.ui.desk import Desk, Notice
from app.ui.keys import share_keys
from app.ui.messages import message_for
from app.ui.sync.invitation_fields import InvitationFields
from app.ui.sync.join_model import JoinModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import heading, muted

if TYPE_CHECKING:
    from app.services.profiles.enrol import Enrolled

WIDTH: Final = 560  # px at 100% text


class LinkDialog(QDialog):
    """Shows the invitation to the server; the next round sends what waited meanwhile."""

    def __init__(self, desk: Desk, parent: QWidget, address: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Verbind opnieuw"))
        self.setModal(True)
        share_keys(self)
        self._desk = desk
        self.joining = JoinModel(desk.runner, self)
        self.fields = InvitationFields(self.joining)
        self.fields.address.setText(address)  # it knows where it was; the server may have moved
        self.go_button = Button(self.tr("Verbind"), "primary")
        self.no_button = Button(self.tr("Toch niet"), "quiet", None, "Esc")
        title, words = heading(self.tr("Verbind deze laptop opnieuw")), muted(wrap=True)
        words.setText(
            self.tr(
                "Vraag een nieuwe uitnodiging aan je promotor of partner. Alles wat op deze laptop "
                "staat, blijft, en wat nog wacht gaat daarna mee."
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(words)
        column.addSpacing(8)
        column.addWidget(self.fields)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.no_button)
        row.addWidget(self.go_button)
        column.addLayout(row)
        self.setMinimumWidth(min(theme.current().px(WIDTH), max(parent.width() - 48, 320)))
        self.go_button.clicked.connect(self._on_go)
        self.no_button.clicked.connect(self.reject)
        self.fields.changed.connect(self._show)
        self.fields.entered.connect(self._on_go)
        self.joining.enrolled.connect(self._on_enrolled)
        self.joining.broke.connect(desk.failed)
        self._show()

    @override
    def done(self, result: int) -> None:
        super().done(result)
        self.joining.stop()
        self.deleteLater()

    @Slot()
    def _show(self) -> None:
        self.go_button.setEnabled(not self.fields.missing() and not self.joining.is_busy)

    @Slot()
    def _on_go(self) -> None:
        self.fields.join()

    @Slot(object)
    def _on_enrolled(self, enrolled: "Enrolled") -> None:
        from app.services.profiles.enrol import join_again

        try:
            join_again(self._desk.store, enrolled)
        except UserError as error:
            self.fields.note.show_note("error", message_for(error).whole)
            return
        self.accept()
        words = self.tr("Deze laptop is opnieuw verbonden")
        self._desk.noticed.emit(Notice(words))
        self._desk.sync.begin_round()

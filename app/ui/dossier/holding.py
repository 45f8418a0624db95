"""Setting a legal hold (bewaarplicht) on the company of the file that is open."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.retention.legal_holds import set_hold
from app.ui import theme
from app.ui.desk import Desk, tell_done
from app.ui.dossier.header import DossierHead
from app.ui.dossier.view_model import DossierModel
from app.ui.keys import share_keys
from app.ui.messages import message_for
from app.ui.sensitive_hint import SensitiveHint
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import heading, muted

WIDTH: Final = 480  # px at 100% text


class HoldDialog(QDialog):
    """Asks why; `asked` carries the reason, and what is typed stays until it is stored."""

    asked = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Stel bewaarplicht in"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        share_keys(self)
        title = heading(self.tr("Bewaarplicht op {name}").format(name=name))
        title.setWordWrap(True)
        words = self.tr(
            "Niets van dit dossier of van zijn trajecten wordt definitief gewist, tot de promotor "
            "de bewaarplicht beëindigt bij Instellingen, Privacy."
        )
        self.reason = LineEdit()
        self.reason.setObjectName("hold_reason")
        self.field = LabelledField(self.tr("&Reden, kort en zonder namen"), self.reason)
        self.hint = SensitiveHint.under(self.field)
        self.set_button = Button(self.tr("Stel in"), "primary")
        self.no_button = Button(self.tr("Toch niet"), "quiet", shortcut_hint="Esc")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(muted(words, wrap=True))
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.set_button)
        row.addWidget(self.no_button)
        column.addLayout(row)
        self.setMinimumWidth(min(theme.current().px(WIDTH), max(parent.width() - 48, 320)))
        self.no_button.clicked.connect(self.reject)
        self.set_button.clicked.connect(self._on_set)
        self.reason.returnPressed.connect(self._on_set)
        self.reason.setFocus()

    @Slot()
    def _on_set(self) -> None:
        if self.set_button.isEnabled():
            self.asked.emit(self.reason.text())


class Holding(QObject):
    """
    Only a promotor is offered it; it can be undone.

    What is typed is part of the draft of the file, until it is stored or she says «Toch niet».
    """

    typed_changed = Signal()

    def __init__(self, desk: Desk, model: DossierModel, head: DossierHead, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._model, self._page = desk, model, page
        self.dialog: HoldDialog | None = None
        head.may_hold = desk.me.role == "promotor"
        head.hold_requested.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Ask for the reason."""
        if self._model.dossier is None or self.dialog is not None:
            return
        self.dialog = HoldDialog(self._model.dossier.name, self._page)
        self.dialog.asked.connect(self._on_asked)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.reason.textChanged.connect(self.typed_changed)
        self.dialog.open()

    def typed(self) -> dict[str, str] | None:
        """Return the reason that is typed and not stored."""
        reason = "" if self.dialog is None else self.dialog.reason.text()
        return {"hold_reason": reason} if reason else None

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Ask again, with what was typed before."""
        self.ask()
        if self.dialog is not None:
            self.dialog.reason.setText(typed.get("hold_reason", ""))

    @Slot(str)
    def _on_asked(self, reason: str) -> None:
        store, company = self._desk.store, self._model.id
        if self.dialog is not None:
            self.dialog.set_button.setEnabled(False)  # Enter again sets it no second time
        job = self._desk.runner.start(lambda _progress: set_hold(store, reason, case_root=company))
        job.succeeded.connect(partial(self._on_set, self._desk))
        job.failed.connect(self._on_failed)

    def _on_set(self, desk: Desk, changes: Changes) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        tell_done(desk, self.tr("Bewaarplicht ingesteld"), changes)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.set_button.setEnabled(True)
        if isinstance(error, UserError) and "field" in error.values and self.dialog is not None:
            self.dialog.field.set_error(message_for(error).happened)
            self.dialog.reason.setFocus()
        else:
            self._desk.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        self.dialog = None
        self.typed_changed.emit()

"""The way out where a company lies in the bin: bring it back, without leaving what is typed."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.errors import UserError
from app.services.retention.bin import Restored, restore
from app.ui.desk import Desk, Step
from app.ui.messages import message_for
from app.ui.widgets.buttons import Button
from app.ui.widgets.notices import HintBar

IN_BIN = "enterprise.in_bin"


class BringBack(Button):
    """«Haal terug»: brings back the company that a refusal is about."""

    done = Signal()

    def __init__(self, desk: Desk, error: UserError, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setText(self.tr("Haal terug"))
        self._desk = desk
        self._company: UUID = error.values["enterprise_id"]
        self._words = self.tr("Teruggezet: {name}").format(name=error.values["name"])
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.setEnabled(False)
        store, company = self._desk.store, self._company
        job = self._desk.runner.start(lambda _progress: restore(store, "enterprise", company))
        job.succeeded.connect(self._on_restored)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_restored(self, restored: Restored) -> None:
        self._desk.did(Step(self._words, restored.changes))
        self.done.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.setEnabled(True)
        self._desk.failed.emit(error)


class InBinHint(QWidget):
    """Shows the refusal in the window that one types in, with its way out; empty until then."""

    brought_back = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hint: HintBar | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 0)
        self.hide()

    def show_error(self, error: UserError) -> None:
        """Tell it, and offer the way out."""
        self.clear()
        button = BringBack(self._desk, error)
        button.done.connect(self._on_done)
        self._hint = HintBar(message_for(error).whole, (button,), self)
        self._column.addWidget(self._hint)
        self.show()

    @Slot()
    def clear(self) -> None:
        """Take it away: it is tried again, or another company is chosen."""
        if self._hint is not None:
            self._hint.hide()
            self._hint.deleteLater()
            self._hint = None
        self.hide()

    @Slot()
    def _on_done(self) -> None:
        self.clear()
        self.brought_back.emit()

"""One legal hold (bewaarplicht), with the way to end it."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.services.changes import Changes
from app.services.retention.legal_holds import HoldView, end_hold
from app.ui.desk import Desk, Step
from app.ui.messages import message_for
from app.ui.shell.period_strip import period_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import muted, strong


class HoldLine(QWidget):
    """What it is on, why, since when; ending it asks a reason."""

    def __init__(self, desk: Desk, one: HoldView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._hold = desk, one
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        self.name = strong(self._subject())
        self.name.setWordWrap(True)
        head.addWidget(self.name, 1)
        self.end_button = Button(self.tr("Beëindig…"), "link", flush=True)
        self.end_button.setAccessibleName(
            self.tr("Beëindig de bewaarplicht op {what}").format(what=self._subject())
        )
        self.end_button.setVisible(desk.me.role == "promotor" and not one.is_over)
        head.addWidget(self.end_button)
        column.addLayout(head)
        column.addWidget(muted(one.reason, wrap=True))
        self.since = muted(self._since(), wrap=True)
        column.addWidget(self.since)
        self.reason = LineEdit()
        self.field = LabelledField(self.tr("Waarom eindigt ze?"), self.reason)
        self.keep_button = Button(self.tr("Beëindig"), "primary")
        self.back_button = Button(self.tr("Terug"), "quiet")
        self._asking = QWidget(self)
        ask = QVBoxLayout(self._asking)
        ask.setContentsMargins(0, 6, 0, 0)
        ask.addWidget(self.field)
        answers = QHBoxLayout()
        for button in (self.keep_button, self.back_button):
            answers.addWidget(button)
        answers.addStretch(1)
        ask.addLayout(answers)
        column.addWidget(self._asking)
        self._asking.hide()
        self.end_button.clicked.connect(self._on_ask)
        self.back_button.clicked.connect(self._on_back)
        self.keep_button.clicked.connect(self._on_end)
        self.reason.returnPressed.connect(self._on_end)

    def _subject(self) -> str:
        one = self._hold
        if one.case_root is not None:
            return one.case or self.tr("Een dossier dat niet op deze laptop staat")
        if one.days is not None:
            return self.tr("Periode {days}").format(days=period_text(*one.days))
        return self.tr("Alles van het partnerschap")

    def _since(self) -> str:
        one = self._hold
        words = self.tr("Sinds {day}, ingesteld door {who}").format(
            day=f"{one.from_on:%d/%m/%Y}", who=one.set_by or "–"
        )
        if one.until_on is None:
            return words
        ended = self.tr("beëindigd op {day} door {who}: {reason}").format(
            day=f"{one.until_on:%d/%m/%Y}", who=one.ended_by or "–", reason=one.end_reason
        )
        return f"{words}; {ended}"

    @Slot()
    def _on_ask(self) -> None:
        self._asking.show()
        self.end_button.setEnabled(False)
        self.reason.setFocus()

    @Slot()
    def _on_back(self) -> None:
        self._asking.hide()
        self.end_button.setEnabled(True)
        self.end_button.setFocus()

    @Slot()
    def _on_end(self) -> None:
        work = partial(end_hold, self._desk.store, self._hold.id, self.reason.text())
        job = self._desk.runner.start(lambda _progress: work())
        job.succeeded.connect(self._on_ended)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_ended(self, changes: Changes) -> None:
        self._desk.did(Step(self.tr("Bewaarplicht beëindigd"), changes))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserError) and "field" in error.values:
            self.field.set_error(message_for(error).happened)
        else:
            self._desk.failed.emit(error)

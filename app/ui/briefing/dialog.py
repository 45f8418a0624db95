"""The briefing on the screen: the same as on its page, with what one does next."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QAbstractSlider, QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.day.agenda import Planned
from app.services.day.briefing import Briefing, load_briefing
from app.ui import theme
from app.ui.briefing.briefer import briefing_request
from app.ui.briefing.parts import BriefingParts
from app.ui.briefing.words import BriefingWords
from app.ui.desk import Desk
from app.ui.keys import PageKeys, key, share_keys
from app.ui.place import Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import Label, heading, muted
from app.ui.widgets.panes import FittingPane

WIDTH: Final = 720  # px at 100% text
AROUND: Final = 170  # px at 100% of the height of the window, without the parts


class BriefingDialog(QDialog):
    """
    Everything stands there at once: Enter logs the session, Ctrl+P prints, Esc closes.

    Args:
        asked: An appointment with a company, or the id of a company.
    """

    _keys: PageKeys | None = None  # Qt sends events before the dialog is ready

    def __init__(self, desk: Desk, asked: Planned | UUID, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        share_keys(self)
        self.setObjectName("briefing")
        self.setWindowTitle(self.tr("Briefing"))
        self._desk = desk
        self._planned = asked if isinstance(asked, Planned) else None
        self._company = _company_of(asked)
        self.words = BriefingWords(self)
        self.title = heading("" if self._planned is None else self._planned.enterprise)
        self.title.setWordWrap(True)
        self.when = muted(wrap=True)
        self.pane = FittingPane("window")
        self.pane.most = max(parent.height() - theme.current().px(AROUND), 160)
        self.reading = Label(self.tr("De briefing wordt gelezen…"), tone="muted")
        self.log_button = Button(self.tr("Log sessie"), "primary", "plus", "Enter")
        self.file_button = Button(self.tr("Open dossier"), icon="domain")
        printed = self.tr("Druk af")
        self.print_button = Button(printed, icon="printer-outline", shortcut_hint="Ctrl+P")
        self.close_button = Button(self.tr("Sluit"), shortcut_hint="Esc")
        self._lay_out()
        wide = min(theme.current().px(WIDTH), max(parent.width() - 48, 300))
        self.setFixedWidth(wide)
        self._connect()
        self._read()
        self.log_button.setFocus()

    @override
    def done(self, result: int) -> None:
        super().done(result)
        self.deleteLater()

    @override
    def event(self, event: QEvent) -> bool:
        if self._keys is not None and self._keys.handle(event):
            return True
        return super().event(event)

    @Slot()
    def print_it(self) -> None:
        """Show the page, to print or to save."""
        name = self.title.text()
        appointment = None if self._planned is None else self._planned.id
        request = briefing_request(self._desk, self._company, name, appointment)
        self.accept()
        self._desk.document_requested.emit(request)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.when)
        column.addSpacing(8)
        self.pane.column.addWidget(self.reading)
        column.addWidget(self.pane, 1)
        left, row = FlowLayout(gap=8), QHBoxLayout()
        for button in (self.file_button, self.print_button):
            left.addWidget(button)
        row.setSpacing(8)
        row.addLayout(left, 1)
        row.addWidget(self.close_button)
        row.addWidget(self.log_button)
        column.addSpacing(8)
        column.addLayout(row)
        self.log_button.setDefault(True)

    def _connect(self) -> None:
        control = Qt.KeyboardModifier.ControlModifier
        code, move = Qt.Key, QAbstractSlider.SliderAction
        scroll = self.pane.verticalScrollBar().triggerAction
        self._keys = PageKeys(
            self,
            {
                key(code.Key_P, control): self.print_it,
                key(code.Key_PageDown): partial(scroll, move.SliderPageStepAdd),
                key(code.Key_PageUp): partial(scroll, move.SliderPageStepSub),
                key(code.Key_Down): partial(scroll, move.SliderSingleStepAdd),
                key(code.Key_Up): partial(scroll, move.SliderSingleStepSub),
            },
        )
        self.log_button.clicked.connect(self._on_log)
        self.file_button.clicked.connect(self._on_file)
        self.print_button.clicked.connect(self.print_it)
        self.close_button.clicked.connect(self.reject)

    def _read(self) -> None:
        appointment = None if self._planned is None else self._planned.id
        read = partial(
            load_briefing, self._desk.store, self._desk.reference, self._company, appointment
        )
        job = self._desk.runner.start(lambda _progress: read(), database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_read(self, values: Briefing) -> None:
        self.reading.hide()
        self.title.setText(values.company.name)
        self.when.setText(self.words.when(values))
        self.pane.column.addWidget(BriefingParts(values, self.words))
        self.setAccessibleDescription(self.words.spoken(values))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.reject()
        self._desk.failed.emit(error)

    @Slot()
    def _on_log(self) -> None:
        self.accept()
        self._desk.quick_session_requested.emit(self._planned or self._company)

    @Slot()
    def _on_file(self) -> None:
        self.accept()
        self._desk.go_requested.emit(Place("enterprise", record=self._company))


def _company_of(asked: Planned | UUID) -> UUID:
    if isinstance(asked, UUID):
        return asked
    if asked.company_id is None:
        raise ValueError("a briefing is about a company")
    return asked.company_id

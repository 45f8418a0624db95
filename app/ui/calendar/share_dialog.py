"""«Agenda delen»: a file of what is shown, and a file that other programs keep reading."""

from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QDir, QStandardPaths, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.day.calendar_files import agenda_calendar
from app.ui import theme
from app.ui.calendar.feed import BUSY, FULL, busy_word
from app.ui.desk import Desk
from app.ui.keys import share_keys
from app.ui.messages import message_for
from app.ui.notice import Notice
from app.ui.preview.saving import Saving
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, NoteLine
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import Divider, Label, heading, muted, strong
from app.ui.widgets.segments import Segments

WIDTH: Final = 520  # px at 100% text


class ShareDialog(QDialog):
    """
    One level of privacy for both ways; what is written stands readable on the disk.

    Args:
        period: The first and the last day that are shown, and their words.
        people: Whose calendars are shown.
    """

    def __init__(
        self,
        desk: Desk,
        period: tuple[date, date, str],
        people: tuple[UUID, ...],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setModal(True)
        share_keys(self)
        self.setObjectName("share_calendar")
        self.setWindowTitle(self.tr("Agenda delen"))
        self._desk, self._period, self._people = desk, period, people
        self._room = parent.width()
        self.saving = Saving(self, desk.runner)
        self.level = Segments([(BUSY, busy_word()), (FULL, self.tr("Volledig"))])
        self.level.setAccessibleName(self.tr("Wat het bestand zegt"))
        self.level.set_value(desk.feed.level)
        self.about = muted(wrap=True)
        self.export_button = Button(self.tr("Bewaar als .ics"), icon="calendar-export-outline")
        self.place = Label("", wrap=True)
        self.choose_button = Button(self.tr("Kies een plaats"), icon="folder-open-outline")
        self.stop_button = Button(self.tr("Stop ermee"), "quiet")
        self.note = NoteLine()
        self.close_button = Button(self.tr("Sluit"), shortcut_hint="Esc")
        self._lay_out()
        self._connect()
        self._show()
        self.level.setFocus()

    @override
    def done(self, result: int) -> None:
        super().done(result)
        self.deleteLater()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(heading(self.tr("Agenda delen")))
        column.addWidget(LabelledField(self.tr("Wat het bestand zegt"), self.level))
        column.addWidget(self.about)
        column.addWidget(Divider())
        column.addWidget(strong(self.tr("Eén keer")))
        shown = self.tr("Wat je nu ziet: {period}.").format(period=self._period[2])
        column.addWidget(muted(shown, wrap=True))
        column.addWidget(_at_left(self.export_button))
        column.addWidget(Divider())
        column.addWidget(strong(self.tr("Altijd bijgewerkt")))
        words = self.tr(
            "Een bestand met je eigen agenda, een maand terug en een jaar vooruit. Abonneer er je "
            "agendaprogramma op: na elke wijziging wordt het vanzelf opnieuw geschreven."
        )
        column.addWidget(muted(words, wrap=True))
        column.addWidget(self.place)
        column.addWidget(_at_left(self.choose_button, self.stop_button))
        column.addWidget(self.note)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addSpacing(4)
        column.addLayout(row)
        room = max(self._room - 48, 300)
        self.setMinimumWidth(min(theme.current().px(WIDTH), room))

    def _connect(self) -> None:
        self.level.changed.connect(self._on_level)
        self.export_button.clicked.connect(self._on_export)
        self.choose_button.clicked.connect(self.ask_place)
        self.stop_button.clicked.connect(self._on_stop)
        self.close_button.clicked.connect(self.reject)
        self.saving.saved.connect(self._on_saved)
        self.saving.failed.connect(self._on_failed)
        self._desk.feed.changed.connect(self._show)
        self._desk.feed.written.connect(self._show)
        self._desk.feed.failed.connect(self._on_failed)

    @Slot()
    def ask_place(self) -> None:
        """Ask where the file is kept up to date."""
        ask_place(self._desk, self)

    @Slot()
    def _show(self) -> None:
        is_busy = self.level.value() == BUSY
        self.about.setText(
            self.tr("Alleen wanneer je bezet bent. Geen namen, plaatsen of onderwerpen.")
            if is_busy
            else self.tr("Ook namen van ondernemingen. Iedereen die het bestand opent, leest mee.")
        )
        feed = self._desk.feed
        path = QDir.toNativeSeparators(feed.path)
        self.place.setText(path or self.tr("Nog geen plaats gekozen."))
        self.stop_button.setVisible(bool(path))
        words = self.tr("Kies een andere plaats") if path else self.tr("Kies een plaats")
        self.choose_button.setText(words)
        if feed.error is None:
            self.note.show_note("muted", "")

    @Slot(object)
    def _on_level(self, level: str) -> None:
        self._desk.feed.set_level(level)
        self._show()

    @Slot()
    def _on_export(self) -> None:
        store, reference = self._desk.store, self._desk.reference
        first, last, _ = self._period
        people, busy = self._people, busy_word() if self.level.value() == BUSY else ""
        job = self._desk.runner.start(
            lambda _progress: agenda_calendar(
                store, reference, first, last, people=people, busy_title=busy
            ),
            database=False,
        )
        job.succeeded.connect(self._on_made)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_made(self, content: bytes) -> None:
        first, last, _ = self._period
        self.saving.ask(content, f"agenda {first:%Y-%m-%d} {last:%Y-%m-%d}.ics")

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self._desk.noticed.emit(Notice(self.tr("Agenda bewaard: {name}").format(name=path.name)))
        self.accept()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self._desk.failed.emit(error)
            return
        self.note.show_note("error", message_for(error).whole)
        self.choose_button.setFocus()

    @Slot()
    def _on_stop(self) -> None:
        self._desk.feed.set_path("")
        self.choose_button.setFocus()


def ask_place(desk: Desk, window: QWidget) -> None:
    """Ask where the calendar file is kept up to date."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    title = QCoreApplication.translate("ShareDialog", "Kies waar je agendabestand staat")
    dialog = FileDialog(window, title, QStandardPaths.writableLocation(place))
    dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("ics")
    dialog.selectFile("werkvloer.ics")
    dialog.fileSelected.connect(desk.feed.set_path)
    dialog.open()


def _at_left(*buttons: Button) -> QWidget:
    whole = QWidget()
    line = FlowLayout(whole, gap=8)
    for button in buttons:
        line.addWidget(button)
    return whole

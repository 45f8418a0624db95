"""The box «Uitnodigen»: writes a message for everybody, for the coach's own mail program."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTemporaryDir, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.services.files.letters import Message
from app.services.networks.meeting_mail import Guest, NoMail, guests, write_invitations
from app.services.networks.meetings import MeetingView, mark_invited
from app.ui import theme
from app.ui.desk import Desk, Step
from app.ui.messages import message_for
from app.ui.networks.words import long_day, span_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.labels import Label, heading, muted
from app.ui.widgets.literal import literal
from app.ui.widgets.overlay import Overlay
from app.ui.widgets.panes import FittingPane
from app.ui.widgets.status import StatusText
from app.ui.widgets.ticks import CheckBox

WIDTH, PADDING = 600, 24  # px
AROUND: Final = 290  # px of the height of the window that the list does not get, at 100% text
GRACE_MS: Final = 60_000  # that a mail program has to read what it was given
LOWEST: Final = 120  # px that it has at least


class InviteBox(Overlay):
    """
    Who gets a message, and two ways to get it into the mail program.

    In a folder of the coach's choice the files stay. Opened one by one they lie in a folder that
    goes away a minute after this box, and at once when the program locks.
    """

    def __init__(self, desk: Desk, meeting_id: UUID, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._meeting_id = desk, meeting_id
        self._view: MeetingView | None = None
        self._folder: QTemporaryDir | None = None
        self._waiting: list[tuple[UUID, str, Path]] = []  # written and not opened yet
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(GRACE_MS)
        self._grace.timeout.connect(self.forget_files)
        self.ticks: dict[UUID, CheckBox] = {}
        self.state = muted(wrap=True)
        self.note = NoteLine()
        self._pane = FittingPane("surface")
        self.close_button = Button(self.tr("Sluit"), "quiet", shortcut_hint="Esc")
        self.folder_button = Button(self.tr("Bewaar in een map"), icon="folder-outline")
        self.open_button = Button("", "primary", "email-outline")
        self._lay_out()
        self.close_button.clicked.connect(self.close_box)
        self.folder_button.clicked.connect(self._on_folder)
        self.open_button.clicked.connect(self.open_next)

    def ask(self, view: MeetingView) -> None:
        """Show who is on the list; who was not invited yet is ticked."""
        self._view = view
        self.box_width = theme.current().px(WIDTH)
        self._waiting = []
        self.note.show_note("muted", "")
        self._show_guests(guests(self._desk.store, self._meeting_id))
        self._pane.most = max(self.window().height() - theme.current().px(AROUND), LOWEST)
        self._show_state()
        first = next(iter(self.ticks.values()), None)
        self.open(self.open_button if self.open_button.isEnabled() else first)

    @Slot()
    def open_next(self) -> None:
        """Write the messages, or open the next one in the mail program."""
        if self._waiting:
            self._open()
            return
        self._grace.stop()
        self._folder = QTemporaryDir()
        self._write(Path(self._folder.path()), self._on_written)

    def choose_folder(self, folder: str) -> None:
        """Write the messages into a folder."""
        self._write(Path(folder), self._on_kept)

    @override
    def close_box(self) -> None:
        self._waiting = []
        self._grace.start()  # the mail program may still be starting
        super().close_box()

    @Slot()
    def forget_files(self) -> None:
        """Take what was opened one by one off the disk."""
        self._folder = None

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() != Qt.Key.Key_L)  # Ctrl+L always works
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        event.accept()

    def _lay_out(self) -> None:
        column = self.box.column
        column.setContentsMargins(PADDING, PADDING - 4, PADDING, PADDING - 4)
        column.setSpacing(10)
        column.addWidget(heading(self.tr("Uitnodigen")))
        words = self.tr(
            "Voor elke persoon één bericht met een agendabestand. Je leest het na en verstuurt "
            "het met je eigen mailprogramma."
        )
        column.addWidget(muted(words, wrap=True))
        column.addWidget(self._pane)
        column.addWidget(self.state)
        column.addWidget(self.note)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.close_button)
        row.addStretch(1)
        row.addWidget(self.folder_button)
        row.addWidget(self.open_button)
        column.addLayout(row)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._pane.column.addLayout(self._list)

    def _show_guests(self, people: Iterable[Guest]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.ticks = {}
        for one in people:
            self._list.addWidget(self._line(one))

    def _line(self, one: Guest) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if one.why_not is None:
            tick = CheckBox(literal(one.name))
            tick.setChecked(one.invited_at is None)
            tick.toggled.connect(self._show_state)
            self.ticks[one.id] = tick
            row.addWidget(tick)
        else:
            row.addWidget(Label(one.name))
        row.addWidget(muted(one.company), 1)
        if one.why_not is NoMail.ADDRESS:
            row.addWidget(StatusText("attention", self.tr("Bel of voeg adres toe")))
        elif one.why_not is NoMail.REFUSED:
            row.addWidget(StatusText("attention", self.tr("Wil geen mail: bel")))
        elif one.invited_at is not None:
            day = f"{clock.local(one.invited_at):%d/%m}"
            row.addWidget(muted(self.tr("uitgenodigd {day}").format(day=day)))
        return line

    def _chosen(self) -> list[UUID]:
        return [one for one, tick in self.ticks.items() if tick.isChecked()]

    @Slot()
    def _show_state(self) -> None:
        number = len(self._chosen())
        self.folder_button.setEnabled(number > 0)
        self.open_button.setEnabled(number > 0)
        self.open_button.setText(self.tr("Open in je mailprogramma"))
        self.state.setText(self.tr("%n bericht(en)", None, number))

    def _write(self, folder: Path, then: Callable[[Mapping[UUID, Path]], None]) -> None:
        view, store, meeting = self._view, self._desk.store, self._meeting_id
        if view is None:
            return
        messages = {
            one.id: self._message(view, one.name)
            for one in view.invitees
            if one.id in set(self._chosen())
        }
        self.folder_button.setEnabled(False)
        self.open_button.setEnabled(False)
        job = self._desk.runner.start(
            lambda _progress: write_invitations(store, meeting, messages, folder)
        )
        job.succeeded.connect(then)
        job.failed.connect(self._on_failed)

    def _message(self, view: MeetingView, name: str) -> Message:
        form = view.form
        day = long_day(clock.local(form.starts_at).date())
        parts = [
            self.tr("Dag {name},").format(name=name),
            self.tr("Graag nodig ik je uit voor {title} van {network}.").format(
                title=form.title, network=view.network
            ),
            "\n".join(
                part
                for part in (f"{day}, {span_text(form.starts_at, form.ends_at)}", form.place)
                if part
            ),
            self.tr("Laat je weten of je komt? Het agendabestand zit bij dit bericht."),
            self.tr("Met vriendelijke groet,") + f"\n{self._desk.me.name}\n{self._desk.me.partner}",
        ]
        subject = self.tr("Uitnodiging: {title}, {day}").format(title=form.title, day=day)
        return Message(subject, "\n\n".join(parts) + "\n")

    def _note(self, words: str, people: list[UUID]) -> bool:
        """Note that these people were invited; tell why not when that is refused."""
        try:
            changes = mark_invited(self._desk.store, people)
        except UserError as error:
            self.note.show_note("error", message_for(error).whole)
            return False
        self._desk.did(Step(words, changes))
        return True

    @Slot()
    def _on_folder(self) -> None:
        dialog = FileDialog(self, self.tr("Kies een map voor de berichten"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.choose_folder)
        dialog.open()

    @Slot(object)
    def _on_kept(self, paths: Mapping[UUID, Path]) -> None:
        words = self.tr("%n uitnodiging(en) klaargezet", None, len(paths))
        if self._note(words, list(paths)):
            self.close_box()

    @Slot(object)
    def _on_written(self, paths: Mapping[UUID, Path]) -> None:
        people = () if self._view is None else self._view.invitees
        self._waiting = [(one.id, one.name, paths[one.id]) for one in people if one.id in paths]
        self._open()

    def _open(self) -> None:
        person, name, path = self._waiting[0]
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            words = self.tr(
                "Geen programma opent dit bericht. Kies «Bewaar in een map» en open het zelf."
            )
            self.note.show_note("error", words)
            self._waiting = []
            self._show_state()
            return
        del self._waiting[0]
        self._note(self.tr("Uitnodiging klaargezet: {name}").format(name=name), [person])
        left = len(self._waiting)
        words = self.tr("Geopend: {name}").format(name=name)
        self.state.setText(f"{words}, {self.tr('%n te gaan', None, left)}" if left else words)
        self.open_button.setEnabled(left > 0)
        self.open_button.setText(self.tr("Open het volgende"))
        (self.open_button if left else self.close_button).setFocus()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._show_state()
        if isinstance(error, UserError):
            self.note.show_note("error", message_for(error).whole)
        else:
            self._desk.failed.emit(error)

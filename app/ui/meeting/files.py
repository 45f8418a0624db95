"""The tab «Bestanden»: what belongs to a meeting."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.services.files.attachments import list_files
from app.ui.desk import Desk
from app.ui.meeting.tab import MeetingTab
from app.ui.meeting.view_model import MeetingModel, MeetingWhole
from app.ui.session.attachments import FilesSection
from app.ui.session.paste import PastedFiles
from app.ui.sheets.adding import SheetAdding
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import muted
from app.ui.widgets.panes import ScrollPane
from app.ui.work.turns import in_next_turn


class FilesTab(MeetingTab):
    """Chips of all files, in the order in which they were added."""

    def __init__(
        self, desk: Desk, model: MeetingModel, meeting_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, model, meeting_id, parent)
        self.files = FilesSection(desk)
        self.adding = SheetAdding(desk, self, meeting_id)
        self.sheet_button = Button(
            self.tr("Voeg ingescande lijst toe"), "quiet", "file-sign", flush=True
        )
        self.sheet_button.clicked.connect(self.adding.ask)
        self.files.head.add_action(self.sheet_button)
        self.about = muted(self.tr("Een getekende lijst, foto's van de flappen, de presentatie: "
                                   "alles wat bij deze bijeenkomst hoort."), wrap=True)  # fmt: skip
        pane = ScrollPane("surface")
        pane.column.addWidget(self.files)
        pane.column.addWidget(self.about)
        pane.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pane)
        self.files.take_drops(self)
        PastedFiles(self.files, self)
        self.files.edited.connect(self._show_about)
        desk.bus.changed.connect(self._on_changes)
        self.read()

    @override
    def first_stop(self) -> QWidget:
        return self.files.choose_button

    @override
    def show_whole(self, whole: MeetingWhole) -> None:
        """Show nothing of the meeting itself: files are read apart."""

    def read(self) -> None:
        """Show the files as they are stored now."""
        rows = reversed(list_files(self.desk.store, self.meeting_id))
        fields = {"files": [str(row.id) for row in rows]}
        self.files.show_fields(fields, self.meeting_id)
        self._show_about()

    @Slot()
    def _show_about(self) -> None:
        self.about.setVisible(not self.files.chips)

    @Slot(object)
    def _on_changes(self, changes: Any) -> None:
        if changes.ids("attachment"):
            in_next_turn(self, self.read)  # the section is still busy with what it did itself

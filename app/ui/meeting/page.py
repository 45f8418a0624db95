"""Scherm «Bijeenkomst»: one meeting of a network."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.retention.bin import throw_away
from app.ui.desk import Desk
from app.ui.edit_keeper import TypedField
from app.ui.keys import Keys, key
from app.ui.meeting.attendance import AttendanceTab
from app.ui.meeting.evaluation import EvaluationTab
from app.ui.meeting.files import FilesTab
from app.ui.meeting.head import MeetingHead
from app.ui.meeting.invitees import InviteesTab
from app.ui.meeting.learning import LearningTab
from app.ui.meeting.programme import ProgrammeTab
from app.ui.meeting.report import ReportTab
from app.ui.meeting.tab import MeetingTab
from app.ui.meeting.view_model import MeetingModel, MeetingWhole, make_model
from app.ui.place import Crumb, Place
from app.ui.record_page import CTRL, NOBODY, RecordPage
from app.ui.sheets.adding import SheetAdding
from app.ui.tab_room import TabEntry
from app.ui.widgets.panes import Panel

if TYPE_CHECKING:
    from app.ui.meeting.inviting import InviteBox


class MeetingPage(RecordPage[MeetingWhole]):
    """
    Head in place, and a tab for each part of a meeting.

    What opens beside it is loaded when it is asked for: it brings mail, paper and codes along.
    """

    model: MeetingModel

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        self.invite_box: InviteBox | None = None  # made when it is asked for
        super().__init__(desk, place, make_model(desk, place), parent)

    @property
    def meeting_id(self) -> UUID:
        """The meeting of the page."""
        return self.place.record or NOBODY

    @override
    def name(self) -> str:
        whole = self.model.view
        return self.tr("Bijeenkomst") if whole is None else whole.view.form.title

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        first, last = Crumb(self.tr("Netwerken"), Place("networks")), Crumb(self.name())
        whole = self.model.view
        if whole is None:
            return first, last
        view = whole.view
        return first, Crumb(view.network, Place("network", record=view.network_id)), last

    @override
    def build(self, body: Panel) -> tuple[QWidget, Sequence[TabEntry], str]:
        self.head = head = MeetingHead(self.desk, self.model, self.meeting_id, body)
        head.removal_requested.connect(self.throw_away)
        head.network_requested.connect(self._go_network)
        head.attendance_requested.connect(self.open_attendance)
        head.list_requested.connect(self.print_list)
        head.scan_requested.connect(SheetAdding(self.desk, self, self.meeting_id).ask)
        kinds: tuple[tuple[str, str, type[MeetingTab]], ...] = (
            ("programme", self.tr("Programma"), ProgrammeTab),
            ("invitees", self.tr("Genodigden"), InviteesTab),
            ("attendance", self.tr("Aanwezig"), AttendanceTab),
            ("learning", self.tr("Intervisie en leerpunten"), LearningTab),
            ("evaluation", self.tr("Evaluatie"), EvaluationTab),
            ("report", self.tr("Verslag en acties"), ReportTab),
            ("files", self.tr("Bestanden"), FilesTab),
        )
        entries = [TabEntry(name, word, self._maker(kind)) for name, word, kind in kinds]
        return head, entries, self.tr("Onderdelen van de bijeenkomst")

    @override
    def show_view(self, view: MeetingWhole) -> None:
        self.head.show_whole(view)
        for tab in self.room.tabs().values() if self.room is not None else ():
            if isinstance(tab, MeetingTab):
                tab.show_whole(view)

    @override
    def head_fields(self) -> dict[str, TypedField]:
        return self.head.fields()

    @override
    def first_stop(self) -> QWidget:
        current = None if self.room is None else self.room.stack.currentWidget()
        return current.first_stop() if isinstance(current, MeetingTab) else self

    @override
    def may_edit(self, view: MeetingWhole) -> bool:
        return view.view.may_edit

    @override
    def own_keys(self) -> Keys:
        return {
            key(Qt.Key.Key_F11): self.open_attendance,
            key(Qt.Key.Key_P, CTRL): self.print_list,
            key(Qt.Key.Key_W): self.add_walk_in,
        }

    @override
    def gone_words(self) -> tuple[str, str, str, Place]:
        return (
            self.tr("Deze bijeenkomst bestaat niet meer"),
            self.tr("Wat verwijderd is, staat een tijd in de prullenbak."),
            self.tr("Naar de netwerken"),
            Place("networks"),
        )

    @Slot()
    def open_attendance(self) -> None:
        """Let the laptop go round the meeting with its list."""
        if self._kept():
            from app.ui.attendance.door import open_attendance

            open_attendance(self.desk, self.meeting_id, self)

    @Slot()
    def add_walk_in(self) -> None:
        """Go to the line for who was not expected."""
        tab = None if self.room is None else self.room.show("attendance")
        if isinstance(tab, AttendanceTab):
            tab.line.setFocus()

    @Slot()
    def open_evaluation(self) -> None:
        """Let the laptop go round with the form that each fills in alone."""
        if self._kept():
            from app.ui.meeting.evaluation_window import open_evaluation

            open_evaluation(self.desk, self.meeting_id, self.name(), self)

    @Slot()
    def print_list(self) -> None:
        """Ask for the printed list."""
        if self._kept():
            from app.ui.attendance.door import print_list

            print_list(self.desk, self.meeting_id)

    @Slot()
    def invite(self) -> None:
        """Ask whom to write an invitation."""
        if self._kept() and self.model.view is not None:
            if self.invite_box is None:
                from app.ui.meeting.inviting import InviteBox

                self.invite_box = InviteBox(self.desk, self.meeting_id, self.window())
            self.invite_box.ask(self.model.view.view)

    @Slot()
    def throw_away(self) -> None:
        """Put the meeting in the bin, with a way back."""
        store, meeting, whole = self.desk.store, self.meeting_id, self.model.view
        words = self.tr("Naar prullenbak: {name}").format(name=self.name())
        done = self.model.act(words, lambda: throw_away(store, "meeting", meeting))
        if done and whole is not None:
            self.desk.go_requested.emit(Place("network", record=whole.view.network_id))

    def _kept(self) -> bool:
        """Store what is typed; say why when it cannot be."""
        try:
            self.keep()
        except UserError as error:
            self.desk.failed.emit(error)
            return False
        return True

    def _maker(self, kind: type[MeetingTab]) -> "_Maker":
        return _Maker(self, kind)

    @Slot()
    def _go_network(self) -> None:
        if (whole := self.model.view) is not None:
            self.desk.go_requested.emit(Place("network", record=whole.view.network_id))


class _Maker:
    """Makes one tab of a page."""

    def __init__(self, page: MeetingPage, kind: type[MeetingTab]) -> None:
        self._page, self._kind = page, kind

    def __call__(self, parent: QWidget) -> QWidget:
        page = self._page
        tab = self._kind(page.desk, page.model, page.meeting_id, parent)
        if isinstance(tab, InviteesTab):
            tab.invite_requested.connect(page.invite)
            tab.walk_in_requested.connect(page.add_walk_in)
        if isinstance(tab, EvaluationTab):
            tab.form_requested.connect(page.open_evaluation)
        return tab

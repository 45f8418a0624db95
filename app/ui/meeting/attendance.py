"""The tab «Aanwezig»: a tick for everybody who is there, and a line for who was not expected."""

from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.networks.meetings import InviteeRow, walk_in
from app.services.networks.use_cases import MemberForm
from app.ui.desk import Desk
from app.ui.edit_keeper import TypedField
from app.ui.meeting.tab import MeetingTab
from app.ui.meeting.ticking import Ticking
from app.ui.meeting.view_model import MeetingModel, MeetingWhole
from app.ui.meeting.words import attendance_status, attendance_text, reply_text
from app.ui.new_line import LineField, NewLine
from app.ui.people.table import ListTable
from app.ui.session_words import signed_before
from app.ui.tables.paged import Column
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import muted, strong
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import PageFooter


class AttendanceTab(MeetingTab):
    """Space ticks who is chosen, A notes them absent, Delete takes ink away; W goes below."""

    def __init__(
        self, desk: Desk, model: MeetingModel, meeting_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, model, meeting_id, parent)
        self.count = muted()
        self.rest_button = Button(self.tr("Zet de rest afwezig"), icon="account-cancel-outline")
        self.unsign_button = Button(
            self.tr("Verwijder handtekening"), "quiet", shortcut_hint=self.tr("Delete")
        )
        self.tick_button = Button(
            self.tr("Aanwezig"), icon="check-circle-outline", shortcut_hint=self.tr("Spatie")
        )
        self.table: ListTable[InviteeRow] = ListTable(
            self.tr("Aanwezigen"),
            [
                (Column(attendance_text, self.tr("Aanwezig"), tone=_tone,
                        status=attendance_status), 170),
                (Column(_name, self.tr("Naam"), is_name=True), 220),
                (Column(_company, self.tr("Onderneming"), tone="muted"), 220),
                (Column(reply_text, self.tr("Antwoord"), tone="muted"), 160),
                (Column(self._signed, self.tr("Handtekening"), tone=_signed_tone), 280),
            ],
            _sentence,
        )  # fmt: skip
        self.table.setObjectName("attendance")
        self.empty = EmptyState(
            "account-check-outline",
            self.tr("Nog niemand op de lijst"),
            self.tr("Nodig eerst mensen uit, of noteer hieronder wie binnenkomt."),
        )
        self.states = QStackedWidget()
        self.states.addWidget(self.table)
        self.states.addWidget(self.empty)
        fields = (
            LineField("name", self.tr("Naam"), self.tr("Naam van wie binnenkomt")),
            LineField("company", self.tr("Onderneming"), self.tr("Onderneming")),
        )
        self.line = NewLine(fields, self.tr("Voeg toe"), model.allowed_texts(meeting_id, self))
        self.line.button.set_shortcut_hint("W")
        self.ticking = Ticking(desk, model, self.table)
        self._lay_out()
        self.table.take_keys(
            {
                Qt.Key.Key_Space: self.ticking.tick,
                Qt.Key.Key_A: self.ticking.note_absent,
                Qt.Key.Key_Delete: self.ticking.unsign,
                Qt.Key.Key_W: self.line.setFocus,  # else the table looks for a name with it
            }
        )
        self.table.opened.connect(self.ticking.tick)
        self.table.selectionModel().selectionChanged.connect(self._show_deeds)
        self.tick_button.clicked.connect(self.ticking.tick)
        self.unsign_button.clicked.connect(self._on_unsign)
        self.rest_button.clicked.connect(self.note_rest_absent)
        self.line.entered.connect(self._on_walk_in)
        self.line.closed.connect(self._on_closed)
        self.line.typed_changed.connect(self.typed_changed)

    @override
    def fields(self) -> dict[str, TypedField]:
        return {"new": self.line}

    @override
    def first_stop(self) -> QWidget:
        return self.table if self.table.rows.rowCount() else self.line

    @override
    def show_whole(self, whole: MeetingWhole) -> None:
        people = whole.view.invitees
        self.table.show_rows({one.id: one for one in people})
        self.states.setCurrentWidget(self.table if people else self.empty)
        words = self.tr("{present} van {all} aanwezig")
        self.count.setText(words.format(present=whole.view.present, all=len(people)))
        self.rest_button.setEnabled(any(one.attended is None for one in people))
        self.tick_button.setEnabled(bool(people))
        self._show_deeds()

    @Slot()
    def _show_deeds(self) -> None:
        self.unsign_button.setVisible(self.ticking.has_signed)

    @Slot()
    def _on_unsign(self) -> None:
        self.table.setFocus()  # the button goes away
        self.ticking.unsign()

    @Slot()
    def note_rest_absent(self) -> None:
        """Note that everybody who was not seen was not there."""
        people = () if self.model.view is None else self.model.view.view.invitees
        rest = [one.id for one in people if one.attended is None]
        self.ticking.note(rest, attended=False)
        self.table.setFocus()

    def _signed(self, row: InviteeRow) -> str:
        if row.on_paper:
            return self.tr("op papier")
        if row.before_change is not None:
            return signed_before(row.before_change.changed_at)
        return self.tr("getekend") if row.has_signed else ""

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(24, 12, 16, 8)
        top.setSpacing(8)
        top.addWidget(self.count)
        top.addStretch(1)
        top.addWidget(self.unsign_button)
        top.addWidget(self.rest_button)
        top.addWidget(self.tick_button)
        self.foot = PageFooter(right_margin=16)
        self.foot.add_left(strong(self.tr("Niet op de lijst?")))
        self.foot.add_left(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.states, 1)
        column.addWidget(self.foot)

    @Slot()
    def _on_walk_in(self) -> None:
        values = self.line.values()
        if values is None:
            return
        store, meeting = self.desk.store, self.meeting_id
        person = MemberForm(values["name"], values["company"])
        before = set(self.table.rows.ids())
        problem = self.model.do(
            self.tr("Aanwezig: {name}").format(name=person.name),
            lambda: walk_in(store, meeting, person),
        )
        if problem:
            self.line.refuse(problem, "name" if not values["name"] else "company")
            return
        new = set(self.table.rows.ids()) - before
        if not new:
            self.line.refuse(self.tr("Deze persoon staat al op de lijst."))
            return
        self.line.clear()
        self.line.setFocus()
        for one in new:
            self.table.choose(one)

    @Slot()
    def _on_closed(self) -> None:
        self.table.setFocus()


def _tone(row: InviteeRow) -> str:
    return "text" if row.attended else "muted"


def _signed_tone(row: InviteeRow) -> str:
    return "muted" if row.before_change is None else "attention"


def _name(row: InviteeRow) -> str:
    return row.name


def _company(row: InviteeRow) -> str:
    return row.company


def _sentence(row: InviteeRow) -> str:
    before = row.before_change
    late = "" if before is None else signed_before(before.changed_at)
    return ", ".join(part for part in (row.name, row.company, attendance_text(row), late) if part)

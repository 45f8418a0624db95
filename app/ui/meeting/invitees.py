"""The tab «Genodigden»: who is invited, and who comes."""

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.services.companies.saved_views import SavedView, saved_views
from app.services.networks.meetings import InviteeRow, invite, note_reply
from app.services.networks.people_choice import people_of_view
from app.services.networks.use_cases import MemberForm, network_view
from app.services.trajectories.case_edits import put_away
from app.ui.desk import Desk, Notice
from app.ui.edit_keeper import TypedField
from app.ui.enterprises.views_pane import view_query
from app.ui.meeting.invitee_pane import InviteePane
from app.ui.meeting.tab import MeetingTab
from app.ui.meeting.ticking import Ticking
from app.ui.meeting.view_model import MeetingModel, MeetingWhole
from app.ui.meeting.words import reply_text
from app.ui.people.adding import PeopleAdding
from app.ui.people.list import PeopleList
from app.ui.people.table import ListTable
from app.ui.tables.paged import Column
from app.ui.widgets.buttons import Button
from app.ui.widgets.literal import literal
from app.ui.widgets.menus import Menu
from app.ui.widgets.notices import EmptyState
from app.ui.widgets.panes import PageFooter

REPLY_STATUS = {"yes": "ok", "no": "stopped", "maybe": "info"}


class InviteesTab(MeetingTab):
    """
    The table, above it the ways to add people, beside it who is chosen.

    `invite_requested` asks to write the invitations, `walk_in_requested` to add who walked in.
    """

    invite_requested = Signal()
    walk_in_requested = Signal()

    def __init__(
        self, desk: Desk, model: MeetingModel, meeting_id: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, model, meeting_id, parent)
        self.adding = PeopleAdding(desk, model.allowed_texts(meeting_id, self))
        self.from_button = Button(self.tr("Neem over uit"), "quiet", "chevron-down")
        self.adding.add_button(self.from_button)
        self.table: ListTable[InviteeRow] = ListTable(
            self.tr("Genodigden"), self._columns(), _sentence
        )
        self.table.setObjectName("invitees")
        self.members_button = Button(self.tr("Nodig de leden uit"), "primary", "account-group")
        self.empty = EmptyState(
            "email-plus-outline",
            self.tr("Nog niemand genodigd"),
            self.tr("Begin met de leden van het netwerk, of zoek hierboven iemand."),
            (self.members_button,),
        )
        self.pane = InviteePane(self._keep, model.allowed_texts)
        self.foot = PageFooter(right_margin=16)
        self.invite_button = Button(self.tr("Uitnodigen"), "primary", "email-outline")
        self.foot.add_action(self.invite_button)
        self.people = PeopleList(desk, self.adding, self.table, self.empty, self.pane, self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.people)
        self._connect()

    @override
    def fields(self) -> dict[str, TypedField]:
        return self.people.fields()

    @override
    def keep(self) -> None:
        self.pane.keep()

    @override
    def first_stop(self) -> QWidget:
        return self.table if self.table.rows.rowCount() else self.members_button

    @override
    def show_whole(self, whole: MeetingWhole) -> None:
        people = whole.view.invitees
        self.people.show_people({one.id: one for one in people})
        self.foot.setVisible(bool(people))
        waiting = [one for one in people if one.invited_at is None and not one.walk_in]
        lost = [one for one in waiting if not one.email]
        words = self.tr("{number} nog niet uitgenodigd").format(number=len(waiting))
        if lost:
            without = self.tr("{number} zonder mailadres").format(number=len(lost))
            words = self.tr("{waiting}, {without}").format(waiting=words, without=without)
        is_over = whole.view.form.ends_at <= clock.now()  # then nobody is invited any more
        done = (
            self.tr("De bijeenkomst is voorbij") if is_over else self.tr("Iedereen is uitgenodigd")
        )
        self.foot.status.setText(words if waiting and not is_over else done)

    @Slot()
    def add_members(self) -> None:
        """Put everybody of the network on the list."""
        whole, store = self.model.view, self.desk.store
        network = None if whole is None else network_view(store, whole.view.network_id)
        if network is None:
            return
        people = [
            MemberForm(
                one.name, one.company, one.function, one.email, one.enterprise_id, one.contact_id
            )
            for one in network.members
        ]
        self._invite(people, self.tr("Leden op de lijst"))

    @Slot()
    def remove_chosen(self) -> None:
        """Take who is chosen off the list."""
        if (chosen := self.table.chosen()) is None:
            return
        store, name = self.desk.store, self.pane.heading.text()
        self.act(
            self.tr("Van de lijst: {name}").format(name=name),
            lambda: put_away(store, "invitee", chosen),
        )

    def reply(self, answer: str | None) -> None:
        """Note whether those who are chosen come."""
        store, chosen = self.desk.store, self.table.chosen_ids()
        if not chosen:
            return
        self.act(self.tr("Antwoord genoteerd"), lambda: note_reply(store, chosen, answer))

    def source_menu(self) -> Menu:
        """Return the menu of where people can be taken from."""
        menu = Menu(parent=self)
        menu.add(self.tr("Leden van het netwerk"), self.add_members, "account-group-outline")
        menu.addSeparator()
        menu.add(self.tr("Mijn dossiers"), partial(self._from_view, None), "domain")
        for view in saved_views(self.desk.store):
            title = literal(view.title)
            menu.add(title, partial(self._from_view, view), "filter-outline")
        return menu

    def _columns(self) -> list[tuple[Column[InviteeRow], int]]:
        def mail(row: InviteeRow) -> str:
            return row.email or self.tr("Bel of voeg adres toe")

        def mail_status(row: InviteeRow) -> str:
            return "" if row.email or row.walk_in else "attention"

        def invited(row: InviteeRow) -> str:
            return "" if row.invited_at is None else f"{clock.local(row.invited_at):%d/%m}"

        def status(row: InviteeRow) -> str:
            return REPLY_STATUS.get(row.reply or "", "neutral")

        def tone(row: InviteeRow) -> str:
            return "text" if row.reply else "muted"

        return [
            (Column(_name, self.tr("Naam"), is_name=True), 170),
            (Column(_company, self.tr("Onderneming"), tone="muted"), 170),
            (Column(mail, self.tr("E-mail"), tone="muted", status=mail_status), 200),
            (Column(invited, self.tr("Uitgenodigd"), tone="muted"), 100),
            (Column(reply_text, self.tr("Antwoord"), tone=tone, status=status), 150),
        ]

    def _connect(self) -> None:
        self.adding.chosen.connect(self._on_added)
        self.people.typed_changed.connect(self.typed_changed)
        self.from_button.clicked.connect(self._on_from)
        self.members_button.clicked.connect(self.add_members)
        self.invite_button.clicked.connect(self.invite_requested)
        ticking = Ticking(self.desk, self.model, self.table)
        self.table.take_keys(
            {
                Qt.Key.Key_Delete: self.remove_chosen,
                Qt.Key.Key_F2: partial(self.pane.edit, "email"),
                Qt.Key.Key_J: partial(self.reply, "yes"),
                Qt.Key.Key_N: partial(self.reply, "no"),
                Qt.Key.Key_M: partial(self.reply, "maybe"),
                Qt.Key.Key_Backspace: partial(self.reply, None),
                Qt.Key.Key_Space: ticking.tick,
                Qt.Key.Key_A: ticking.note_absent,
                Qt.Key.Key_W: self.walk_in_requested.emit,
            }
        )
        self.pane.removal_requested.connect(self.remove_chosen)
        self.pane.replied.connect(self._on_replied)

    def _keep(self, person: UUID, field: str, text: str) -> str:
        return self.write(self.tr("Genodigde gewijzigd"), "invitee", person, **{field: text})

    def _invite(self, people: list[MemberForm], words: str) -> None:
        store, meeting, before = self.desk.store, self.meeting_id, self.table.rows.rowCount()
        done = self.act(words, lambda: invite(store, meeting, people))
        if done and self.table.rows.rowCount() == before:
            self.desk.noticed.emit(Notice(self.tr("Iedereen stond al op de lijst")))
        if self.table.rows.rowCount():
            self.table.setFocus()

    def _from_view(self, view: SavedView | None) -> None:
        store, reference = self.desk.store, self.desk.reference
        query = view_query("mine", self.desk.me.person_id) if view is None else view.query
        job = self.desk.runner.start(
            lambda _progress: list(people_of_view(store, reference, query)), database=False
        )
        job.succeeded.connect(self._on_people)
        job.failed.connect(self.desk.failed)

    @Slot(object)
    def _on_people(self, people: list[MemberForm]) -> None:
        if people:
            self._invite(people, self.tr("Contactpersonen op de lijst"))
        else:
            self.desk.noticed.emit(Notice(self.tr("Geen contactpersonen in deze weergave")))

    @Slot(object)
    def _on_added(self, form: MemberForm) -> None:
        store, meeting = self.desk.store, self.meeting_id
        before = set(self.table.rows.ids())
        problem = self.model.do(
            self.tr("Op de lijst: {name}").format(name=form.name),
            lambda: invite(store, meeting, (form,)),
        )
        if problem:
            self.adding.refuse(problem)
        else:
            self.people.added(before)

    @Slot()
    def _on_from(self) -> None:
        at = self.from_button.rect().bottomLeft()
        self.source_menu().popup(self.from_button.mapToGlobal(at))

    @Slot(object)
    def _on_replied(self, answer: Any) -> None:
        self.reply(answer)


def _name(row: InviteeRow) -> str:
    return row.name


def _company(row: InviteeRow) -> str:
    return row.company


def _sentence(row: InviteeRow) -> str:
    parts = (row.name, row.company, row.email, reply_text(row))
    return ", ".join(part for part in parts if part)

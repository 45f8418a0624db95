"""Mensen en rollen: who is in the team, with which laptops, and who is to come."""

from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid4

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.changes import Changes
from app.ui import theme
from app.ui.desk import Desk
from app.ui.roles import role_word
from app.ui.sync.words import SyncWords
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.team.invitation_card import InvitationCard
from app.ui.team.invite_form import InviteForm
from app.ui.team.person_pane import PersonPane
from app.ui.team.preview_card import PreviewCard
from app.ui.team.section import TeamSection
from app.ui.team.view_model import Team
from app.ui.widgets.buttons import Button
from app.ui.widgets.table import TableView

if TYPE_CHECKING:
    from app.services.profiles.team import PersonLine

ROWS: Final = 8  # of the table in sight
WIDTHS: Final = (155, 150, 118, 95)  # px at 100% text; the last column takes the rest
LAST: Final = 162  # that it needs


class PeopleSection(TeamSection):
    """The table, under it the chosen person, and a form for who is to come."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            self.tr("Mensen en rollen"),
            self.tr("Wie in het team werkt, met welke laptops, en wie er nog bij komt."),
            parent,
        )
        self._words = SyncWords(self)
        self._people: dict[UUID, PersonLine] = {}
        self._new_id = uuid4()  # of who is invited: the same while the answer is lost
        self.table = TableView(self.tr("Mensen"))
        self.rows: PagedTableModel[PersonLine] = PagedTableModel(
            self._columns(), self._rows_of, self, self._sentence
        )
        self.table.setModel(self.rows)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.invite_button = Button(self.tr("Nodig iemand uit"), "plain", "account-plus-outline")
        self.card, self.preview = InvitationCard(), PreviewCard()
        self.form_new, self.pane = InviteForm(desk), PersonPane(desk)
        self._lay_out()
        self._connect()
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    @override
    def ask(self) -> None:
        self.model.read_people()

    @override
    def show_answer(self, name: str, answer: object) -> None:
        if name == "people":
            self._show_team(answer)  # type: ignore[arg-type]  # as its form or question has it
        elif name in {"invite", "again"}:
            self._new_id = uuid4()
            self.form_new.clear()
            self.form_new.hide()
            self.card.show_invitation(answer.invitation)  # type: ignore[attr-defined]  # as its form or question has it
            self.show_widget(self.card)
            self.ask()
        elif name == "preview":
            chosen = self._chosen()
            self.preview.show_preview("" if chosen is None else chosen.name, answer)  # type: ignore[arg-type]  # as its form or question has it
            self.show_widget(self.preview)
        elif name == "file":
            self.note.show_note("ok", self.tr("Het uitnodigingsbestand is bewaard."))
        else:  # a role, a laptop or an account changed
            if name != "role":
                self.table.setFocus()  # the button that was pressed is gone
            self.ask()
            self.desk.sync.begin_round()  # the change comes to the screens with it

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.table)
        column.addWidget(self.pane)
        column.addWidget(self.preview)
        row = QHBoxLayout()
        row.addWidget(self.invite_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.form_new)
        column.addWidget(self.card)
        self.form_new.hide()

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.invite_button.clicked.connect(self._on_new)
        self.form_new.asked.connect(self._on_invite)
        self.form_new.cancelled.connect(self._on_cancel)
        self.card.file_requested.connect(self._on_file)
        self.card.closed.connect(self.invite_button.setFocus)
        self.pane.again_requested.connect(self._on_again)
        self.pane.role_chosen.connect(self._on_role)
        self.pane.block_requested.connect(self._on_block)
        self.pane.close_requested.connect(self._on_close)
        self.pane.preview_requested.connect(self._on_preview)
        self.desk.bus.changed.connect(self._on_changes)

    def _columns(self) -> "list[Column[PersonLine]]":
        return [
            Column(lambda one: one.name, self.tr("Naam"), is_name=True),
            Column(lambda one: one.partner, self.tr("Organisatie"), tone="muted"),
            Column(lambda one: role_word(one.role), self.tr("Rol")),
            Column(lambda one: f"{len(one.devices) or '–'}", self.tr("Laptops"), right=True),
            Column(self._seen, self.tr("Laatste contact"), tone="muted", status=_status),
        ]

    def _seen(self, one: "PersonLine") -> str:
        if not one.is_active:
            return self.tr("account gesloten")
        if one.invited_until is not None and not one.devices:
            return self.tr("uitgenodigd")
        seen = [device.last_seen for device in one.devices if device.last_seen is not None]
        return self._words.moment(max(seen)) if seen else self.tr("nog niet")

    def _sentence(self, one: "PersonLine") -> str:
        return ", ".join((one.name, one.partner, role_word(one.role), self._seen(one)))

    def _rows_of(self, ids: list[UUID]) -> "dict[UUID, PersonLine]":
        return {one: self._people[one] for one in ids if one in self._people}

    def _chosen(self) -> "PersonLine | None":
        index = self.table.currentIndex()
        return self._people.get(self.rows.id_at(index.row())) if index.isValid() else None

    def _show_team(self, team: Team) -> None:
        people, chosen = team.people, self._chosen()
        self._people = {one.id: one for one in people}
        self.rows.show_ids(list(self._people))
        self.form_new.show_partners(team.partners)
        place = -1 if chosen is None else self.rows.row_of(chosen.id)
        if people:
            self.table.select_row(max(0, place))
        self._on_theme()

    @Slot(QModelIndex)
    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid() and (chosen := self._people.get(self.rows.id_at(index.row()))):
            self.pane.show_person(chosen)
            self.preview.hide()

    @Slot()
    def _on_new(self) -> None:
        self.form_new.show()
        self.card.hide()
        self.form_new.name.setFocus()
        self.show_widget(self.form_new)

    @Slot()
    def _on_cancel(self) -> None:
        self.form_new.hide()
        self.invite_button.setFocus()

    @Slot(object)
    def _on_invite(self, asked: tuple[str, str, UUID, str]) -> None:
        service, person = self.model.service, self._new_id

        def work() -> object:
            from app.services.profiles.team import NewMember

            return service.invite(NewMember(*asked), person)  # type: ignore[arg-type]  # as its form or question has it

        self.model.ask("invite", work)

    @Slot(object)
    def _on_again(self, person: UUID) -> None:
        service = self.model.service
        self.model.ask("again", lambda: service.invite_again(person))

    @Slot(object, str)
    def _on_role(self, person: UUID, role: str) -> None:
        service = self.model.service
        self.model.ask("role", lambda: service.change_role(person, role))  # type: ignore[arg-type]  # as its form or question has it

    @Slot(str)
    def _on_block(self, device: str) -> None:
        service = self.model.service
        self.model.ask("block", lambda: service.block_device(device))

    @Slot(object)
    def _on_close(self, person: UUID) -> None:
        service = self.model.service
        self.model.ask("close", lambda: service.close_account(person))

    @Slot(object)
    def _on_preview(self, person: UUID) -> None:
        service = self.model.service
        self.model.ask("preview", lambda: service.preview(person))

    @Slot(object)
    def _on_file(self, path: Path) -> None:
        service, invitation = self.model.service, self.card.invitation
        if invitation is not None:
            self.model.ask("file", lambda: service.write_invitation(invitation, path))

    @Slot(object)
    def _on_changes(self, changes: object) -> None:
        is_team = isinstance(changes, Changes) and bool(
            changes.kinds & {"partner", "person", "role"}
        )
        if is_team and self.content.isVisible():
            self.ask()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_theme()

    @Slot()
    def _on_theme(self) -> None:
        """Give each column its part of the room: nothing lies outside it with large letters."""
        room, whole = self.table.viewport().width(), theme.current().px(sum(WIDTHS) + LAST)
        for place, wide in enumerate(WIDTHS):
            share = min(1.0, room / whole)
            self.table.setColumnWidth(place, round(theme.current().px(wide) * share))
        rows = 1 + min(ROWS, max(1, self.rows.rowCount()))
        self.table.setFixedHeight(theme.current().height(32) * rows + 2)


def _status(one: "PersonLine") -> str:
    if not one.is_active:
        return "stopped"
    return "ok" if any(not device.is_blocked for device in one.devices) else "neutral"

"""Scherm «Dossier»: one enterprise, with its timeline first."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.companies.file_history import HistoryQuery
from app.services.companies.timeline import EntryRow
from app.services.drafts import KeptDraft
from app.ui import theme
from app.ui.actors.around import AroundSection
from app.ui.desk import Desk
from app.ui.dossier.bin_actions import BinActions
from app.ui.dossier.change_reader import ChangeReader
from app.ui.dossier.contacts import ContactsTab
from app.ui.dossier.field_history import focused_field
from app.ui.dossier.files_tab import FilesTab
from app.ui.dossier.header import DossierHead
from app.ui.dossier.holding import Holding
from app.ui.dossier.in_place import InPlaceText
from app.ui.dossier.instead import broken_state, gone_state
from app.ui.dossier.leads import Leads
from app.ui.dossier.overview import OverviewTab
from app.ui.dossier.papers import DossierPapers
from app.ui.dossier.read_only import ReadOnly
from app.ui.dossier.side import DossierSide
from app.ui.dossier.side_place import SidePlace
from app.ui.dossier.timeline_view import TimelineTab
from app.ui.dossier.together import Together
from app.ui.dossier.view_model import DRAFT_KIND, DossierModel
from app.ui.dossier.words import DossierWords
from app.ui.edit_keeper import Edited, EditKeeper, TypedField
from app.ui.history.view import HistoryView
from app.ui.key_hints import ButtonKey
from app.ui.keys import key
from app.ui.page import PageInTurns
from app.ui.place import Crumb, Place
from app.ui.referrals.tab import ReferralsTab
from app.ui.scans.tab import ScansTab
from app.ui.tab_room import TabEntry, TabRoom
from app.ui.trajectories.company_tab import CompanyTrajectories
from app.ui.typing_place import cursor_of, set_cursor
from app.ui.widgets.buttons import Button
from app.ui.widgets.field_menu import FieldHistory
from app.ui.widgets.instead import Instead
from app.ui.widgets.labels import Divider
from app.ui.widgets.panes import Panel

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class DossierPage(PageInTurns):
    """Head over the whole width, tabs under it, and a pane with what is open."""

    _has_body = False  # before the file is read, and when it does not exist
    _first_focus: QWidget | None = None  # of what was being typed when the file was left

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.model = DossierModel(desk, place.record or UUID(int=0), self)
        self.papers = DossierPapers(desk, self.model)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.instead = Instead(self._column)
        self._early: list[KeptDraft | None] = []  # read before the page was built
        self.model.loaded.connect(self._on_loaded)
        self.model.gone.connect(self._show_gone)
        self.model.not_loaded.connect(self._show_not_loaded)
        self.begin_building(self._build())
        self.model.begin()

    @property
    @override
    def return_place(self) -> Place:
        place = super().return_place
        return replace(place, unit=self.room.unit(place.unit)) if self.is_built else place

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        name = self.model.name or self.tr("Dossier")
        return (Crumb(self.tr("Ondernemingen"), Place("enterprises")), Crumb(name))

    @override
    def enter(self) -> None:
        if not self._has_body:
            self.setFocus()
            return
        self.edits.set_shown(on=True)
        focus, self._first_focus = self._first_focus, None
        if focus is None:
            self.timeline.take_keyboard()
        else:
            place = cursor_of(focus)
            focus.setFocus()
            set_cursor(focus, place)

    @override
    def keep(self) -> None:
        if self._has_body:
            self.head.purpose.keep()
            self.room.keep()
            self.edits.keep_now()

    @override
    def leave(self) -> None:
        if self._has_body:
            self.edits.set_shown(on=False)
            self.edits.keep_now()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, 320)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> Iterator[None]:
        desk = self.desk
        self._body = Panel("surface", parent=self)
        self._body.column.setSpacing(0)
        self._body.hide()
        self._column.addWidget(self._body)
        self.words = DossierWords(desk.reference, self)
        self.head = DossierHead(self.model, self.words, desk.keys, self._body)
        yield
        self.room = TabRoom(self.tr("Onderdelen van het dossier"), self._tabs(), self._body)
        self.side_button = Button(
            self.tr("Acties en intake"), "quiet", "dock-right", parent=self._body
        )
        self.side_button.setCheckable(True)
        self.overview: OverviewTab | None = None  # made when they are first looked at
        self.contacts: ContactsTab | None = None
        self.files: FilesTab | None = None
        self.history: HistoryView | None = None
        self.timeline = TimelineTab(self.model.entries, self.words, self.room.stack)
        ButtonKey(desk.keys, "quick_session", self.timeline.session_button)
        self.room.show("timeline")
        self.bin = BinActions(desk, self.model, self.timeline.list, self)
        yield
        self.side = DossierSide(self.model, desk.reference, self._body)
        self.changes = ChangeReader(desk, self.model, self)
        edited = Edited(DRAFT_KIND, lambda: self.model.id, lambda: self.model.name)
        self.edits = EditKeeper(desk, edited, self._parts, self._show_tab, self)
        self._lay_out()
        self._connect()
        for kept in self._early:
            yield
            self._on_loaded(kept)
            yield
            self._show_timeline()

    def _lay_out(self) -> None:
        self._side_place = SidePlace(self.side, self.room.stack, self.side_button, self._body)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(24, 4, 16, 0)
        tabs.addWidget(self.room.bar)
        tabs.addStretch(1)
        tabs.addWidget(self.side_button)
        for part in (self.head, tabs, Divider()):
            if isinstance(part, QWidget):
                self._body.column.addWidget(part)
            else:
                self._body.column.addLayout(part)
        self._body.column.addLayout(self._side_place.row, 1)
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)

    def _connect(self) -> None:
        self.holding = Holding(self.desk, self.model, self.head, self)
        for part in (self.head.purpose, self.side.new_action, self.holding):
            part.typed_changed.connect(self.edits.look)
        self.shut = ReadOnly(self.desk, self.model, self._parts, self)
        self.leads = Leads(self.desk, self.model, self.shut, self)
        self.room.made.connect(self.shut.apply)
        self.model.changed.connect(self._show)
        self.model.timeline_changed.connect(self._show_timeline)
        self.changes.read.connect(self.timeline.show_changes)
        self.edits.ended.connect(self.model.look_for_draft)
        self.model.draft_found.connect(self.edits.offer)
        self.timeline.list.opened.connect(self._on_opened)
        self.timeline.list.menu_requested.connect(self.bin.show_menu)
        self.head.removal_requested.connect(self.bin.throw_away_company)
        Together(self.desk, self.model, self.head, self)
        self.timeline.note_requested.connect(self.leads.write_note)
        self.timeline.session_requested.connect(self.leads.log_session)
        self.head.briefing_requested.connect(self.papers.make_briefing)
        self.head.pdf_requested.connect(self.papers.make_file)
        self.head.session_requested.connect(self.leads.log_session)
        self.head.note_requested.connect(self.leads.write_note)
        self.head.intake_requested.connect(self.leads.go_intake)
        self.side.intake_requested.connect(self.leads.go_intake)
        self.side_button.toggled.connect(self._arrange)
        theme.current().changed.connect(self._arrange)
        FieldHistory(self, self._history_of)
        self.take_keys(
            {
                key(Qt.Key.Key_P, CTRL): self.papers.make_briefing,
                key(Qt.Key.Key_P, CTRL, SHIFT): self.papers.make_file,
                key(Qt.Key.Key_F8): self.leads.log_session,
                key(Qt.Key.Key_N): self.leads.write_note,
                key(Qt.Key.Key_N, CTRL): self.leads.write_note,
                key(Qt.Key.Key_PageDown, ALT): partial(self.timeline.list.walk_month, 1),
                key(Qt.Key.Key_PageUp, ALT): partial(self.timeline.list.walk_month, -1),
                key(Qt.Key.Key_M): self.timeline.choose_month,
                key(Qt.Key.Key_J): partial(self._walk, 1),
                key(Qt.Key.Key_K): partial(self._walk, -1),
                key(Qt.Key.Key_H, ALT): self.show_history,
                key(Qt.Key.Key_H, SHIFT): self.bin.show_chosen,
                key(Qt.Key.Key_Delete): self.bin.throw_away_chosen,
                key(Qt.Key.Key_Tab, CTRL): partial(self._turn, 1),
                key(Qt.Key.Key_Backtab, CTRL, SHIFT): partial(self._turn, -1),
            },
        )

    def _turn(self, step: int) -> None:
        self.room.turn(step)
        self.room.enter()

    @Slot(object)
    def _on_loaded(self, kept: KeptDraft | None) -> None:
        """Show the file, once it is read; the timeline comes in a call of its own."""
        self.instead.drop()  # it was gone, and came back
        if self._keys is None:
            self._early = [kept]
            return
        waits = self.window().focusWidget() is self
        self._has_body = True
        self._show()
        if kept is not None:
            self._first_focus = self.edits.restore(kept)
        self._body.show()
        self._arrange()
        if waits:
            self.enter()
            self._go_to_unit()

    def _go_to_unit(self) -> None:
        """Open the field that the place is about, such as one that the server refused."""
        if unit := self.place.unit:
            self._show_tab(unit)
            if isinstance(field := self._parts().get(unit), InPlaceText):
                field.edit()

    @Slot()
    def _show_timeline(self) -> None:
        self.timeline.show_timeline(self.model.timeline, self.model.first_rows)

    @Slot()
    def _show(self) -> None:
        dossier = self.model.dossier
        if dossier is None:
            return
        typed = self.edits.typed()
        self.head.show_dossier(dossier)
        self.side.show_dossier(dossier)
        self.side.new_action.kept.set_case(self.desk, self.model.id, self.model.id)
        if self.overview is not None:
            self.overview.show_dossier(dossier)
        if self.contacts is not None:
            self.contacts.show_dossier(dossier)
        if self.files is not None:
            self.files.show_files()
        self.edits.put_back(typed)
        self.shut.apply()
        self.crumbs_changed.emit()

    @Slot()
    def _show_gone(self) -> None:
        self.finish_building()
        if self._has_body:
            self.edits.end()
        self._body.hide()
        self._has_body = False
        self.instead.show(
            gone_state(self.desk.keys, partial(self.desk.go_requested.emit, Place("enterprises")))
        )

    @Slot()
    def _show_not_loaded(self) -> None:
        self.finish_building()
        self.instead.show(broken_state(self._on_again))

    @Slot()
    def _on_again(self) -> None:
        self.instead.drop()
        self.setFocus()
        self.model.begin()

    @Slot()
    def _arrange(self) -> None:
        if self._has_body:
            self._side_place.arrange(self.width(), self.height())

    def _tabs(self) -> tuple[TabEntry, ...]:
        """Return the tabs in their order; each is made when somebody looks at it."""
        here = self.desk, self.model.id
        return (
            TabEntry("timeline", self.tr("Tijdlijn"), lambda _: self.timeline),
            TabEntry("overview", self.tr("Overzicht"), self._make_overview),
            TabEntry("trajectories", self.tr("Traject"), partial(CompanyTrajectories, *here)),
            TabEntry("contacts", self.tr("Contacten"), self._make_contacts),
            TabEntry("scans", self.tr("Scans"), partial(ScansTab, *here)),
            TabEntry("referrals", self.tr("Doorverwijzingen"), partial(ReferralsTab, *here)),
            TabEntry("files", self.tr("Bestanden"), self._make_files),
            TabEntry("history", self.tr("Historiek"), self._make_history),
        )

    def _make_overview(self, stack: QWidget) -> QWidget:
        self.overview = OverviewTab(self.model, self.desk.reference, stack)
        self.overview.add_around(partial(AroundSection, self.desk, self.model.id))
        return self._filled(self.overview)

    def _make_contacts(self, stack: QWidget) -> QWidget:
        self.contacts = ContactsTab(self.model, self.desk.reference, stack)
        return self._filled(self.contacts)

    def _filled(self, tab: OverviewTab | ContactsTab) -> QWidget:
        if self.model.dossier is not None:
            tab.show_dossier(self.model.dossier)
        tab.typed_changed.connect(self.edits.look)
        return tab

    def _make_files(self, stack: QWidget) -> QWidget:
        self.files = FilesTab(self.desk, self.model, self.words, stack)
        self.files.show_files()
        self.files.names.typed_changed.connect(self.edits.look)
        return self.files

    def _make_history(self, stack: QWidget) -> QWidget:
        self.history = HistoryView(self.desk, HistoryQuery(self.model.id), stack)
        self.history.begin()
        return self.history

    def _parts(self) -> dict[str, TypedField]:
        """Return every field by a name whose first part is its tab, where it is in one."""
        return {
            "purpose": self.head.purpose,
            "new_action": self.side.new_action,
            "hold": self.holding,
            **self.room.fields(),
        }

    def _show_tab(self, field: str) -> None:
        tab, _, name = field.partition("/")
        if self.room.has(tab):
            self.room.show(tab)
        if tab == "files" and name and self.files is not None:
            self.files.names.rename(UUID(name))

    @Slot(object)
    def _on_opened(self, row: EntryRow) -> None:
        if self.leads.follow(row):
            return
        if row.key.kind == "change":
            self.show_history()
            return
        self.room.show("files")
        if self.files is not None:
            self.files.choose(row.key.id)

    def _walk(self, step: int) -> None:
        self.room.show("timeline")
        self.timeline.list.setFocus()
        self.timeline.list.walk(step)

    @Slot()
    def show_history(self) -> None:
        """Alt+H: show who changed what, of the field with the keyboard or of all."""
        self._show_history_of(
            focused_field(self._parts(), self.window().focusWidget(), self.model.id)
        )

    def _show_history_of(self, of: tuple[str, UUID, str] | None) -> None:
        self.room.show("history")
        if self.history is not None:
            self.history.enter(of)

    def _history_of(self, field: QWidget) -> Callable[[], None] | None:
        of = focused_field(self._parts(), field, self.model.id)
        return None if of is None else partial(self._show_history_of, of)

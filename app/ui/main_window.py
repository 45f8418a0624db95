"""S3 Hoofdvenster: menu, places, page and status bar around everything a coach does."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.drafts import list_drafts
from app.services.syncing.view import Chip
from app.ui import theme
from app.ui.agenda.planner import Planner
from app.ui.bin.way_back import IN_BIN, BringBack
from app.ui.briefing.briefer import Briefer
from app.ui.calendar.feed_trouble import FeedTrouble
from app.ui.desk import Desk, DocumentRequest, Notice
from app.ui.error_window import show_bug
from app.ui.messages import message_for
from app.ui.place import QUALITY_SCREENS, RECORD_SCREENS, Place, place_of_draft
from app.ui.screen_room import room_for_window
from app.ui.search.door import SearchDoor
from app.ui.shell.actions import LookMenu, Menus
from app.ui.shell.badge import EvidenceBadge, TodayBadge
from app.ui.shell.failure import FailureStrip
from app.ui.shell.go_menu import GoMenu
from app.ui.shell.ground import PageGround
from app.ui.shell.idle import IdleWatch
from app.ui.shell.key_list import KeyList
from app.ui.shell.nav import Nav
from app.ui.shell.parts import Parts
from app.ui.shell.period_strip import PeriodStrip
from app.ui.shell.practice_edge import PracticeEdge
from app.ui.shell.status_bar import StatusBar
from app.ui.shell.top_bar import TopBar
from app.ui.shell.undo_menu import UndoMenu
from app.ui.shell.way import Way
from app.ui.sync.day_end import DayEnd, needs_closing
from app.ui.warm_up import first_clicks
from app.ui.widgets import paint
from app.ui.widgets.tab_order import step

if TYPE_CHECKING:  # loaded when nobody waits
    from app.ui.quick_session.page import QuickSessionPanel

RAIL_BELOW = 1280  # px of window width at 100% text
SMALLEST = (1180, 680)
USUAL = (1440, 900)
PREPARE_MS = 1_200  # after the first page: it is painted, and nobody is that quick with F8
DRAFT_SCREENS = frozenset({"intake", "session", "referral", *QUALITY_SCREENS})


class MainWindow(QMainWindow):
    """The window of an open profile."""

    lock_requested = Signal()
    left_alone = Signal()
    quit_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setMinimumSize(*self._fitting(SMALLEST))
        self.nav = Nav(desk.me)
        self.top = TopBar(desk.keys, is_practice=desk.me.is_practice)
        self.ground = PageGround()
        self.failure = FailureStrip()
        self.period, self.status = PeriodStrip(desk), StatusBar(desk.keys)
        self.way = Way(desk, self.ground, self)
        self.search = SearchDoor(self, desk, self.way)
        around = self.nav, self.ground, self.period, self.status, self.top
        self.parts = Parts(self, self.way, around)
        self.idle = IdleWatch(desk.settings.lock_minutes, self)
        self._edge: PracticeEdge | None = None
        self.badge, self.evidence_badge = TodayBadge(desk, self), EvidenceBadge(desk, self)
        self.planner, self.briefer = Planner(desk, self), Briefer(desk, self)
        self.trouble = FeedTrouble(desk, self.failure, self)
        desk.undo.keep_first(self.keep_all)
        self._panel: QuickSessionPanel | None = None
        self._lay_out()
        self._make_menus()
        self._connect()
        self._restore_geometry()

    @property
    def place(self) -> Place | None:
        """Where one is."""
        return self.way.place

    def begin(self, return_to: Place | None = None) -> None:
        """Show the first page, and open again what was on screen and not finished."""
        drafts = list_drafts(self.desk.store, only_open=True)
        places = [Place("today")]
        if return_to is not None and return_to.screen not in DRAFT_SCREENS:
            places.append(return_to)
        pages = [kept for kept in drafts if kept.form.kind in DRAFT_SCREENS | RECORD_SCREENS]
        if pages:
            places.append(place_of_draft(pages[0].form))
        elif return_to is not None and return_to.screen in DRAFT_SCREENS:
            places.append(return_to)
        self.way.begin(places)
        if any(kept.form.kind == "quick_session" for kept in drafts):
            self.open_quick_session()
        self.planner.go_on(drafts)
        self.badge.look()
        self.evidence_badge.look()
        self.desk.sync.begin()
        self.desk.feed.look()
        self.desk.tell_no_role()
        QTimer.singleShot(PREPARE_MS, self, self._prepare)

    def keep_all(self) -> None:
        """
        Put everything typed on disk, now.

        Raises:
            UserError: What the store says when it cannot: `store.full` and the like.
        """
        self.way.keep()
        self.planner.keep()
        if self.desk.front is not None:
            self.desk.front.keep()
        if self._panel is not None:
            self._panel.keep()
        self.desk.settings.set_geometry("main", self.saveGeometry())

    def close_day(self, then: Callable[[], None]) -> bool:
        """
        Send what waits before the program ends, when that was chosen and can be done.

        Returns:
            False when there is nothing to wait for; else `then` is called when it is done.
        """
        if not needs_closing(self.desk.sync):
            return False
        DayEnd(self.desk, then, self).begin()
        return True

    @Slot(object)
    def show_failure(self, error: Exception) -> None:
        """Say what went wrong: a sentence for what the user can mend, else the error window."""
        if isinstance(error, UserError) and error.code == IN_BIN:
            way_out = BringBack(self.desk, error)
            way_out.done.connect(self.failure.close_message)
            self.failure.show_message(message_for(error), way_out)
        elif isinstance(error, UserError):
            self.failure.show_message(message_for(error))
        else:
            show_bug(error)

    @Slot(object)
    def open_quick_session(self, asked: object = None) -> None:
        """F8: open the panel for what is asked, else the appointment now or the open file."""
        if self.desk.front is not None:  # asked in the system tray
            return
        page = self.way.page
        here = None if page is None else page.enterprise()
        self._quick_session().begin(asked, here)

    @Slot()
    def _prepare(self) -> None:
        self._quick_session()
        store, me = self.desk.store, self.desk.me.person_id
        self.desk.runner.start(lambda _progress: first_clicks(store, me), database=False)

    def _quick_session(self) -> "QuickSessionPanel":
        """Return the panel, made while nobody asks for it, so that F8 does not wait."""
        from app.ui.quick_session.page import QuickSessionPanel

        if self._panel is None:
            self._panel = QuickSessionPanel(self.desk, self)
            self._panel.hidden.connect(self.activateWindow)
            self._panel.addActions([self.undo.undo, self.undo.redo])  # it is a window of its own
        return self._panel

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return step(self, forward=next)

    @override
    def setVisible(self, visible: bool) -> None:
        if visible and self.desk.front is not None:  # asked in the tray, or by a second start
            self.desk.front.come_forward()
        else:
            super().setVisible(visible)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.quit_requested.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_nav()
        if self._edge is not None:
            self._edge.setGeometry(self.rect())
            self._edge.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        painter.fillRect(self.rect(), theme.current().color("window"))
        painter.end()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.badge.look()

    @Slot()
    def _fit_nav(self) -> None:
        """Leave room for the page: larger text asks for the rail sooner."""
        self.nav.set_rail(on=self.width() < theme.current().px(RAIL_BELOW))

    def _lay_out(self) -> None:
        practice = self.tr("Werkvloer – OEFENOMGEVING")
        self.setWindowTitle(practice if self.desk.me.is_practice else "Werkvloer")
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.nav)
        middle.addWidget(self.ground, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.failure)
        column.addLayout(middle, 1)
        column.addWidget(self.period)
        column.addWidget(self.status)
        self.setCentralWidget(whole)
        self._edge = PracticeEdge(self) if self.desk.me.is_practice else None

    def _make_menus(self) -> None:
        menus = Menus(self.menuBar(), self, self.desk.keys)
        file = menus.menu(self.tr("&Bestand"))
        menus.add(file, "new_enterprise", self.tr("Nieuwe &onderneming"), self._new_enterprise)
        menus.add(file, "quick_session", self.tr("&Snelsessie"), self._log_session)
        menus.add(file, "keep", self.tr("&Nu bewaren"), self._keep_now)
        menus.add(file, "sync", self.tr("S&ynchroniseer nu"), self._synchronise)
        file.addSeparator()
        lock = menus.add(file, "lock", self.tr("&Vergrendel"), self.lock_requested.emit)
        lock.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)  # also over a dialog
        menus.add(file, "quit", self.tr("&Afsluiten"), self.quit_requested.emit)
        edit = menus.menu(self.tr("Be&werken"))
        self.search.add_to(menus, edit)
        edit.addSeparator()
        self.undo = UndoMenu(menus, edit, self.desk, self.status)
        view = menus.menu(self.tr("B&eeld"))
        menus.add(view, "back", self.tr("&Terug"), self._go_back)
        menus.add(view, "forward", self.tr("&Vooruit"), self._go_forward)
        menus.add(view, "full_screen", self.tr("V&olledig scherm"), self._full_screen)
        menus.add(view, "next_part", self.tr("Volgend &paneel"), self.parts.next)
        menus.add(view, "previous_part", self.tr("Vorig p&aneel"), self.parts.previous)
        view.addSeparator()
        self.look = LookMenu(view, self.desk.settings, self)
        self.go = GoMenu(menus, menus.menu(self.tr("&Ga naar")))
        more = menus.menu(self.tr("&Help"))
        menus.add(more, "keys", self.tr("&Toetsen"), self._show_keys)

    def _connect(self) -> None:
        desk = self.desk
        desk.go_requested.connect(self._go)
        desk.back_requested.connect(self._go_back)
        desk.quick_session_requested.connect(self.open_quick_session)
        desk.document_requested.connect(self._show_document)
        desk.noticed.connect(self.status.show_notice)
        desk.keeping.changed.connect(self.status.show_kept)
        desk.working.connect(self.status.work.follow)
        desk.failed.connect(self.show_failure)
        desk.sync.chip_changed.connect(self._show_chip)
        desk.sync.reload_requested.connect(self.way.read_anew)
        desk.renewed.connect(self.nav.show_person)
        desk.renewed.connect(self.way.read_anew)
        self.status.go_requested.connect(self._go)
        self.go.requested.connect(self._go)
        self.search.go_requested.connect(self._go)
        self.search.failed.connect(self.show_failure)
        self.top.search_requested.connect(self.search.open)
        self.badge.counted.connect(partial(self.nav.set_badge, "today"))
        self.evidence_badge.counted.connect(partial(self.nav.set_badge, "evidence"))
        desk.settings.changed.connect(self._on_settings)
        theme.current().changed.connect(self._fit_nav)
        self.nav.chosen.connect(self._go)
        self.top.back_requested.connect(self._go_back)
        self.top.forward_requested.connect(self._go_forward)
        self.top.crumb_chosen.connect(self._go)
        self.top.quick_session_requested.connect(self._log_session)
        self.way.moved.connect(self._on_moved)
        self.status.lock_requested.connect(self.lock_requested)
        self.undo.failed.connect(self.show_failure)
        self.status.failed.connect(self.show_failure)
        self.idle.ticked.connect(self.status.show_minutes)
        self.idle.left_alone.connect(self.left_alone)
        self.status.show_minutes(desk.settings.lock_minutes)

    def _restore_geometry(self) -> None:
        self.resize(*self._fitting(USUAL))
        kept = self.desk.settings.geometry("main")
        if kept is not None:
            self.restoreGeometry(kept)

    @staticmethod
    def _fitting(size: tuple[int, int]) -> tuple[int, int]:
        """Return the size, or what the screen has room for."""
        room = room_for_window()
        return min(size[0], room.width()), min(size[1], room.height())

    @Slot(object)
    def _go(self, place: Place) -> None:
        self._move(partial(self.way.go, place))

    @Slot()
    def _go_back(self) -> None:
        self._move(self.way.back)

    @Slot()
    def _go_forward(self) -> None:
        self._move(self.way.forward)

    def _move(self, step: Callable[[], None]) -> None:
        """Take a step, unless what is typed cannot be kept: then one stays with it."""
        try:
            step()
        except UserError as error:
            self.show_failure(error)

    @Slot()
    def _on_moved(self) -> None:
        page = self.way.page
        if page is None:
            return
        page.crumbs_changed.connect(self._show_path, Qt.ConnectionType.UniqueConnection)
        self.nav.show_screen(page.place.screen)
        self.top.set_ways(back=self.way.can_go_back, forward=self.way.can_go_forward)
        self._show_path()

    @Slot()
    def _show_path(self) -> None:
        if self.way.page is not None:
            self.top.show_path(self.way.page.crumbs())

    @Slot(object)
    def _show_document(self, request: DocumentRequest) -> None:
        from app.ui.preview.page import PreviewWindow

        preview = PreviewWindow(request, self.desk.runner, self.desk.settings, self)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.show()

    @Slot()
    def _keep_now(self) -> None:
        try:
            self.keep_all()
        except UserError as error:
            self.show_failure(error)
            return
        self.status.show_notice(Notice(self.tr("Alles is bewaard")))

    @Slot()
    def _on_settings(self) -> None:
        self.idle.set_minutes(self.desk.settings.lock_minutes)

    @Slot(object)
    def _show_chip(self, chip: Chip) -> None:
        self.status.show_chip(chip)
        self.nav.set_badge("sync", chip.to_decide, "conflict")

    @Slot()
    def _synchronise(self) -> None:
        """F9: a round, or the page that says how to get a server."""
        if self.desk.sync.is_linked:
            self.desk.sync.begin_round()
        else:
            self._go(Place("sync"))

    @Slot()
    def _log_session(self) -> None:
        self.open_quick_session()

    @Slot()
    def _new_enterprise(self) -> None:
        self._go(Place("intake"))

    @Slot()
    def _show_keys(self) -> None:
        KeyList(self, self.desk.keys).open()

    @Slot()
    def _full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

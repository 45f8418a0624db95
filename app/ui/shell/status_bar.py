"""The line at the foot: what is kept and sent, what was just done, when the program locks."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.syncing.view import Chip
from app.ui import theme
from app.ui.key_hints import ButtonKey
from app.ui.key_map import KeyMap
from app.ui.notice import Notice
from app.ui.place import Place
from app.ui.shell.sync_chip import StatusChip
from app.ui.shell.work_line import WorkLine
from app.ui.sync.words import ChipLook, SyncWords
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.labels import Divider

NOTICE_MS = 10_000


class StatusBar(QWidget):
    """
    Shows a notice with its way back for 10 s; at the left the sync, and how much is to decide.

    A store that refuses what is typed stands before all the sync has to say.
    """

    lock_requested = Signal()
    go_requested = Signal(object)  # Place
    undo_changed = Signal(object)  # bool: the notice has a way back
    failed = Signal(object)  # UserError: it could not be undone

    def __init__(self, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Statusbalk"))
        self._notice: Notice | None = None
        self._words = SyncWords(self)
        self._chip, self._is_kept = Chip("unlinked"), True
        self.kept = StatusChip(self.tr("Synchronisatie"))
        self.decide = StatusChip(self.tr("Samenvoegen"))
        self._line = Divider(Qt.Orientation.Vertical)
        self.work = WorkLine()
        self.notice = ElidedLabel("small", "muted")
        self.undo = Button(self.tr("Ongedaan maken"), "link")
        self.redo = Button(self.tr("Opnieuw"), "link")
        self.lock = Button(self.tr("Vergrendel"), "quiet", "lock-outline")
        for name, button in (("undo", self.undo), ("redo", self.redo), ("lock", self.lock)):
            ButtonKey(keys, name, button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NOTICE_MS)
        self._timer.timeout.connect(self._clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.kept)
        row.addWidget(self._line)
        row.addWidget(self.decide)
        row.addStretch(1)
        row.addWidget(self.work)
        row.addWidget(self.notice)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addSpacing(8)
        row.addWidget(self.lock)
        self.undo.clicked.connect(self.undo_last)
        self.redo.clicked.connect(self.redo_last)
        self.lock.clicked.connect(self.lock_requested)
        self.kept.clicked.connect(self._on_kept)
        self.decide.clicked.connect(self._on_decide)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()
        self._clear()
        self._show_state()

    @property
    def has_way_back(self) -> bool:
        """Whether the notice can be taken back."""
        return self._notice is not None and self._notice.undo is not None

    @Slot(object)
    def show_kept(self, is_kept: object) -> None:
        """Say whether all that is typed is on disk."""
        self._is_kept = bool(is_kept)
        self._show_state()

    @Slot(object)
    def show_chip(self, chip: Chip) -> None:
        """Say what waits, and how much is to decide."""
        self._chip = chip
        self._show_state()

    @Slot(object)
    def show_notice(self, notice: Notice) -> None:
        """Say what was just done."""
        self._notice = notice
        self.notice.show_text(notice.text)
        self.notice.show()
        self.undo.setVisible(notice.undo is not None)
        self.redo.setVisible(notice.redo is not None)
        self.undo_changed.emit(notice.undo is not None)
        self._timer.start()

    @Slot()
    def undo_last(self) -> None:
        """Take back what the notice is about."""
        notice = self._notice
        if notice is not None and notice.undo is not None:
            self._do(notice, notice.undo)

    @Slot()
    def redo_last(self) -> None:
        """Do again what the notice says is undone."""
        notice = self._notice
        if notice is not None and notice.redo is not None:
            self._do(notice, notice.redo)

    @Slot(object)
    def show_minutes(self, minutes: int) -> None:
        """Say after how many minutes the program locks when nobody is there."""
        self.lock.setText(self.tr("Vergrendelt over {n} min").format(n=minutes))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.begin(self)
        paint.horizontal(painter, 0, 0, self.width(), "divider")
        painter.end()

    def _show_state(self) -> None:
        look = self._words.chip(self._chip)
        tip = self.tr("Open Synchronisatie")
        if self._chip.code == "unlinked":
            tip = self.tr("Deze laptop is nog niet met een server verbonden.")
        if not self._is_kept:
            look = ChipLook(self.tr("Nog niet alles is bewaard"), "alert-outline", "attention")
            tip = self.tr("De schijf neemt niet alles aan. Werkvloer probeert het opnieuw.")
        self.kept.show_state(*look)
        self.kept.setToolTip(tip)
        number = self._chip.to_decide
        self.decide.show_state(self._words.to_decide(number), "call-merge", "conflict")
        self.decide.setToolTip(self.tr("Twee mensen wijzigden hetzelfde. Open Samenvoegen"))
        self.decide.setVisible(number > 0)
        self._line.setVisible(number > 0)

    def _do(self, notice: Notice, work: Callable[[], None]) -> None:
        self._clear()
        try:
            work()
        except UserError as error:
            self.show_notice(notice)  # it can be tried again
            self.failed.emit(error)

    @Slot()
    def _on_kept(self) -> None:
        self.go_requested.emit(Place("sync"))

    @Slot()
    def _on_decide(self) -> None:
        self.go_requested.emit(Place("merging"))

    @Slot()
    def _clear(self) -> None:
        self._timer.stop()
        self._notice = None
        self.notice.hide()
        self.undo.hide()
        self.redo.hide()
        self.undo_changed.emit(False)  # noqa: FBT003 value of a signal

    @Slot()
    def _on_theme(self) -> None:
        self.setFixedHeight(theme.current().height(32) + 2)
        self._line.setFixedHeight(theme.current().px(16))

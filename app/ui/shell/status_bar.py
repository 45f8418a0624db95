"""The line at the foot: what is kept, what was just done, and when the program locks."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.ui import theme
from app.ui.key_hints import ButtonKey
from app.ui.key_map import KeyMap
from app.ui.notice import Notice
from app.ui.shell.work_line import WorkLine
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.labels import Label
from app.ui.widgets.notices import Mark

NOTICE_MS = 10_000


class StatusBar(QWidget):
    """Shows a notice with its way back for 10 s."""

    lock_requested = Signal()
    undo_changed = Signal(object)  # bool: the notice has a way back
    failed = Signal(object)  # UserError: it could not be undone

    def __init__(self, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Statusbalk"))
        self._notice: Notice | None = None
        self.kept, self.kept_mark = Label("", "small"), Mark("cloud-off-outline", "neutral", 16)
        self.kept.setToolTip(self.tr("Deze laptop is nog niet met een server verbonden."))
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
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.kept_mark)
        row.addWidget(self.kept)
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
        theme.current().changed.connect(self._on_theme)
        self._on_theme()
        self._clear()
        self.show_kept(is_kept=True)

    @property
    def has_way_back(self) -> bool:
        """Whether the notice can be taken back."""
        return self._notice is not None and self._notice.undo is not None

    @Slot(object)
    def show_kept(self, is_kept: object) -> None:
        """Say whether all that is typed is on disk."""
        if is_kept:
            self.kept.setText(self.tr("Alles is lokaal bewaard"))
            self.kept_mark.set_icon("cloud-off-outline", "neutral")
        else:
            self.kept.setText(self.tr("Nog niet alles is bewaard"))
            self.kept_mark.set_icon("alert-outline", "attention")

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

    def _do(self, notice: Notice, work: Callable[[], None]) -> None:
        self._clear()
        try:
            work()
        except UserError as error:
            self.show_notice(notice)  # it can be tried again
            self.failed.emit(error)

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

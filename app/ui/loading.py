"""Loading of the screens before they are asked for: in a worker, then in turns."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.ui.warm_up import load_screens, load_uses, load_welcome
from app.ui.work.job import JobRunner
from app.ui.work.turns import InTurns

AFTER_MS: Final = 50  # the first window is painted by then
FIRST_AFTER_MS: Final = 1_000  # a first run has its own modules to load, and four steps to read


class Loading(QObject):
    """Loads modules; `all_loaded` and `welcome_loaded` tell of the end."""

    all_loaded = Signal()
    welcome_loaded = Signal(object)  # the invitation to begin with, or None

    def __init__(self, runner: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._is_welcoming = False
        self._invitation: object = None

    def begin(self, *, is_first_run: bool) -> None:
        """Load everything, once the first window stands there."""
        QTimer.singleShot(FIRST_AFTER_MS if is_first_run else AFTER_MS, self, self._load_uses)

    @Slot()
    @Slot(object)
    def load_welcome(self, invitation: object = None) -> None:
        """Load the window of a first run; nothing while that is under way."""
        if not self._is_welcoming:
            self._is_welcoming, self._invitation = True, invitation
            job = self._runner.start(load_welcome, database=False)
            job.finished.connect(self._load_welcome_screens)

    @Slot()
    def _load_uses(self) -> None:
        self._runner.start(load_uses, database=False).succeeded.connect(self._load_screens)

    @Slot()
    def _load_screens(self) -> None:
        InTurns(load_screens(), self).done.connect(self.all_loaded)

    @Slot()
    def _load_welcome_screens(self) -> None:
        InTurns(load_screens("app.ui.welcome"), self).done.connect(self._on_welcome_loaded)

    @Slot()
    def _on_welcome_loaded(self) -> None:
        self._is_welcoming = False
        invitation, self._invitation = self._invitation, None
        self.welcome_loaded.emit(invitation)

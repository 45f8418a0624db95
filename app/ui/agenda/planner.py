"""Opens the forms that plan, over the main window."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.services.drafts import KeptDraft
from app.ui.agenda.request import PlanRequest, request_of
from app.ui.desk import Desk

if TYPE_CHECKING:  # loaded when somebody plans
    from app.ui.agenda.plan_dialog import PlanDialog


class Planner(QObject):
    """The shell has one; `keep` is called before locking and closing."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.dialog: PlanDialog | None = None  # that is open
        desk.plan_requested.connect(self.open)

    @Slot(object)
    def open(self, request: PlanRequest) -> None:
        """Open the form that is asked for; one at a time."""
        if self.dialog is not None:
            self.dialog.activateWindow()
            return
        from app.ui.agenda.plan_dialog import PlanDialog

        self.dialog = PlanDialog(self._desk, request, self._window)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def go_on(self, drafts: Sequence[KeptDraft]) -> None:
        """Open again the form that was on screen, when one of these is of it."""
        for kept in drafts:
            if (request := request_of(kept.form.kind, kept.form.id)) is not None:
                self.open(request)
                return

    def keep(self) -> None:
        """Put what is typed on disk, now."""
        if self.dialog is not None:
            self.dialog.keep()

    @Slot()
    def _on_finished(self) -> None:
        self.dialog = None

"""Who does a task: the coach who works, until a colleague is chosen."""

from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.day.calendar import Owner, calendar_owners
from app.ui.desk import Desk
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.fields import LabelledField


class OwnerChoice(QWidget):
    """The colleagues are read beside the form; who was chosen before is shown when they are."""

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._me = desk.store.actor
        self._wanted: str | None = None  # that was kept, and is not read yet
        self.combo = ComboBox()
        self.combo.setObjectName("owner")
        self.combo.add(self._me.hex, self.tr("Ik"))
        self.combo.currentIndexChanged.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(LabelledField(self.tr("Wie"), self.combo))
        store = desk.store
        job = desk.runner.start(lambda _progress: calendar_owners(store), database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(desk.failed)

    def key(self) -> str:
        """Return who is chosen, as a draft keeps it."""
        return self._wanted or str(self.combo.key() or self._me.hex)

    def person(self) -> UUID:
        """Return who does it."""
        return UUID(self.key())

    def put(self, kept: str | None) -> None:
        """Show who was chosen before."""
        if kept is not None:
            self._wanted = kept
            self._show()

    @Slot(object)
    def _on_read(self, owners: tuple[Owner, ...]) -> None:
        with QSignalBlocker(self.combo):
            for one in owners:
                if one.id != self._me:
                    self.combo.add(one.id.hex, one.name, "" if one.is_near else one.partner)
        self._show()

    @Slot()
    def _on_chosen(self) -> None:
        self._wanted = None
        self.edited.emit()

    def _show(self) -> None:
        if self._wanted is not None and self.combo.findData(self._wanted) >= 0:
            self.combo.set_key(self._wanted)
            self._wanted = None

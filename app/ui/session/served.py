"""Which trajectory a session serves, and what its report and its photos prove there."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.sessions.context import SessionContext
from app.services.sessions.trajectory import SessionTrajectory
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.labels import Divider, muted, strong
from app.ui.widgets.literal import literal
from app.ui.widgets.pane_parts import Lines
from app.ui.widgets.ticks import CheckBox

NONE = ""  # the key of «Geen traject»


class ServedSection(QWidget):
    """A combo and a tick for each criterion; hidden where the company has no trajectory."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trajectories: tuple[SessionTrajectory, ...] = ()
        self.combo = ComboBox()
        self.combo.setObjectName("trajectory")
        self.combo.setAccessibleName(self.tr("Traject"))
        self.about = muted(self.tr("Dit verslag bewijst"))
        self._lines = Lines(4)
        self.ticks: dict[str, CheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(strong(self.tr("Traject")))
        column.addWidget(self.combo)
        column.addSpacing(2)
        column.addWidget(self.about)
        column.addWidget(self._lines)
        column.addSpacing(8)
        column.addWidget(Divider())  # it goes with the section: the first one has none above it
        self.combo.activated.connect(self._on_chosen)

    def show_fields(self, fields: dict[str, Any], context: SessionContext) -> None:
        """Show the form: what runs may be chosen, and what was chosen before."""
        chosen = fields.get("trajectory")
        self._trajectories = tuple(
            one for one in context.trajectories if one.runs or str(one.id) == chosen
        )
        self.combo.clear()
        self.combo.add(NONE, self.tr("Geen traject"))
        for one in self._trajectories:
            self.combo.add(str(one.id), one.title)
        known = {str(one.id) for one in self._trajectories}
        if chosen is not None and chosen not in known:  # it went away, or is only read here
            self.combo.add(chosen, self.tr("Een traject dat hier niet staat"))
        self.combo.set_key(chosen or NONE)
        self._show_criteria(fields.get("proves", []))
        self.setVisible(bool(self._trajectories) or chosen is not None)

    def fields(self) -> dict[str, Any]:
        """Return what is chosen."""
        key = self.combo.key()
        chosen = key if isinstance(key, str) and key else None
        proves = [code for code, tick in self.ticks.items() if tick.isChecked()]
        return {"trajectory": chosen, "proves": proves if chosen else []}

    def _chosen(self) -> SessionTrajectory | None:
        key = self.combo.key()
        wanted = UUID(key) if isinstance(key, str) and key else None
        return next((one for one in self._trajectories if one.id == wanted), None)

    def _show_criteria(self, proves: list[str]) -> None:
        found = self._chosen()
        self.ticks = {}
        for one in () if found is None else found.criteria:
            tick = CheckBox(literal(one.name))
            tick.setObjectName(f"proves_{one.code}")
            if not one.is_usual:
                tick.setToolTip(self.tr("Met de foto's van deze sessie"))
            tick.setChecked(one.code in proves)
            tick.toggled.connect(self.edited)
            self.ticks[one.code] = tick
        self._lines.show_lines(list(self.ticks.values()))
        self.about.setVisible(bool(self.ticks))

    @Slot()
    def _on_chosen(self) -> None:
        found = self._chosen()
        self._show_criteria([] if found is None else list(found.usual))
        self.edited.emit()

"""Weergave: theme, text size, and whether Werkvloer stays in the system tray."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.ui.preferences.section import Section
from app.ui.settings import Settings
from app.ui.tray import is_available
from app.ui.widgets.labels import muted
from app.ui.widgets.look_form import LookForm
from app.ui.widgets.ticks import CheckBox


class DisplaySection(Section):
    """Every change holds at once."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Weergave"), self.tr("Hoe Werkvloer eruitziet op deze computer."), parent
        )
        self._settings = settings
        self.look = LookForm(settings)
        self.tray = CheckBox(self.tr("&Blijf in het systeemvak wanneer ik het venster sluit"))
        self.form.addWidget(self.look)
        self.add_part(self.tr("Systeemvak"))
        self.form.addWidget(self.tray)
        self.form.addSpacing(4)
        hint = self.tr(
            "Bij de klok staat dan een pictogram om Werkvloer te openen, te vergrendelen of af te "
            "sluiten. Het toont niets van je dossiers, en het vergrendelen gaat gewoon door."
        )
        if not is_available():
            hint = self.tr("Deze computer heeft geen systeemvak voor pictogrammen.")
            self.tray.setEnabled(False)
        self.form.addWidget(muted(hint, wrap=True))
        self.refresh()
        self.tray.clicked.connect(self._on_tray)
        settings.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show what holds now."""
        self.tray.setChecked(self._settings.has_tray)

    @Slot()
    def _on_tray(self) -> None:
        self._settings.has_tray = self.tray.isChecked()

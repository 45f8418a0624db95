"""Theme and text size of this computer; what is chosen is seen at once and kept."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import theme
from app.ui.settings import Settings
from app.ui.widgets.fields import LabelledField
from app.ui.widgets.segments import Segments


class LookForm(QWidget):
    """Two choices: the theme and the text size."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.theme = Segments(
            [
                ("light", self.tr("Licht")),
                ("dark", self.tr("Donker")),
                ("system", self.tr("Systeem")),
            ]
        )
        self.text_size = Segments([(percent, f"{percent}%") for percent in theme.TEXT_SIZES])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for label, control, hint in (
            (
                self.tr("&Thema"),
                self.theme,
                self.tr("Systeem volgt de instelling van je computer."),
            ),
            (
                self.tr("T&ekstgrootte"),
                self.text_size,
                self.tr("Ook knoppen en rijen groeien mee."),
            ),
        ):
            column.addWidget(LabelledField(label, control, hint))
        self.refresh()
        self.theme.changed.connect(self._on_theme)
        self.text_size.changed.connect(self._on_size)
        settings.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show what holds now."""
        self.theme.set_value(self._settings.theme)
        self.text_size.set_value(self._settings.text_percent)

    @Slot(object)
    def _on_theme(self, mode: theme.Mode) -> None:
        self._settings.theme = mode
        theme.current().use(mode=mode)

    @Slot(object)
    def _on_size(self, percent: int) -> None:
        self._settings.text_percent = percent
        theme.current().use(percent=percent)

"""Step 1: language, theme and text size."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui.settings import Settings
from app.ui.welcome.step import Step
from app.ui.widgets.labels import KeyValueGrid
from app.ui.widgets.look_form import LookForm


class LanguageStep(Step):
    """What is chosen here is seen at once and can be changed later in the settings."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_head(
            self.tr("Welkom bij Werkvloer"),
            self.tr("Kies hoe het eruitziet. Je kunt het later wijzigen bij Instellingen."),
        )
        self.look = LookForm(settings)
        facts = KeyValueGrid()
        facts.set_pairs([(self.tr("Taal"), self.tr("Nederlands"))])
        self.column.addWidget(facts)
        self.column.addSpacing(14)
        self.column.addWidget(self.look)
        self.column.addStretch(1)

    @override
    def enter(self) -> None:
        self.look.theme.setFocus()

"""Targets and forecast (S15): results and money at risk."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.widgets.labels import title


class TargetsPage(Page):
    """Targets and forecast (S15): results and money at risk."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        column = QVBoxLayout(self)
        column.addWidget(title(self.tr("Streefcijfers")))
        column.addStretch(1)

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Streefcijfers")),)

"""The head of Vandaag: which day it is, what comes first, the filter, and what can be made."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.today.filter_button import FilterButton
from app.ui.today.words import TodayWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import muted, title
from app.ui.widgets.menus import Menu

GAP: Final = 8
BESIDE: Final = 24 + 16 + GAP  # px: margins, and between the words and the buttons


class TodayHead(QWidget):
    """Without room for the button that plans a visit, only the menu of «Nieuw» has it."""

    task_requested = Signal()
    visit_requested = Signal()

    def __init__(self, words: TodayWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.line = title(), muted(wrap=True)
        self.filter = FilterButton(words)
        self.plan_button = Button(self.tr("Plan bezoek"), icon="calendar-plus")
        self.new_button = Button(self.tr("Nieuw"), icon="plus", shortcut_hint="Ctrl+N")
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(self.title)
        said.addWidget(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 16, 16, 11)
        row.setSpacing(GAP)
        row.addLayout(said, 1)
        for button in (self.filter, self.plan_button, self.new_button):
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.plan_button.clicked.connect(self.visit_requested)
        self.new_button.clicked.connect(self.open_new_menu)
        theme.current().changed.connect(self.fit)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Show what there is room for."""
        always = (self.title, self.filter, self.new_button, self.plan_button)
        wanted = sum(widget.sizeHint().width() for widget in always)
        self.plan_button.setVisible(self.width() >= wanted + BESIDE + 3 * GAP)

    @Slot()
    def open_new_menu(self) -> None:
        """Ctrl+N: a new task, or a visit."""
        menu = Menu(parent=self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.add(self.tr("Nieuwe &taak"), self.task_requested.emit, "check")
        menu.add(self.tr("Plan &bezoek"), self.visit_requested.emit, "calendar-plus")
        menu.popup(self.new_button.mapToGlobal(self.new_button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

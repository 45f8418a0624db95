"""S23 Instellingen: sections at the left, the chosen one at the right."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.place import Crumb, Place
from app.ui.preferences.about_section import AboutSection
from app.ui.preferences.safety_section import SafetySection
from app.ui.preferences.section import Section
from app.ui.widgets.labels import Divider
from app.ui.widgets.look_form import LookForm
from app.ui.widgets.nav import NavButton
from app.ui.widgets.panes import Panel

PANE_WIDTH = 192  # px at 100% text


class PreferencesPage(Page):
    """What is changed here holds at once; there is nothing to save."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.look = LookForm(desk.settings)
        display = Section(self.tr("Weergave"), self.tr("Hoe Werkvloer eruitziet op deze computer."))
        display.form.addWidget(self.look)
        self.safety = SafetySection(desk)
        self._about_place = Panel("surface")
        self.stack = QStackedLayout()
        self.buttons = QButtonGroup(self)
        self._pane = Panel("surface", 12)
        self._pane.column.setSpacing(2)
        for number, (icon, name, section) in enumerate(
            (
                ("theme-light-dark", self.tr("Weergave"), display),
                ("shield-lock-outline", self.tr("Veiligheid"), self.safety),
                ("information-outline", self.tr("Over Werkvloer"), self._about_place),
            )
        ):
            button = NavButton(icon, name)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.buttons.addButton(button, number)
            self._pane.column.addWidget(button)
            self.stack.addWidget(section)
        self._pane.column.addStretch(1)
        ground = Panel("surface")
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        row = QHBoxLayout()
        row.setSpacing(0)
        ground.column.addLayout(row)
        row.addWidget(self._pane)
        row.addWidget(Divider(Qt.Orientation.Vertical))
        row.addLayout(self.stack, 1)
        self.buttons.idToggled.connect(self._on_chosen)
        self.buttons.button(0).setChecked(True)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Instellingen")),)

    @override
    def enter(self) -> None:
        self.safety.refresh()
        self.buttons.button(self.stack.currentIndex()).setFocus()

    @override
    def leave(self) -> None:
        self.safety.clear()

    @Slot(int, bool)
    def _on_chosen(self, number: int, on: bool) -> None:  # noqa: FBT001 signature of `idToggled`
        if not on:
            return
        self.stack.setCurrentIndex(number)
        if self.stack.currentWidget() is self._about_place and not self._about_place.column.count():
            # its many lines are only made for who wants to read them
            about = AboutSection(self.desk.reference)
            self._about_place.column.addWidget(about)
            about.show()

    @Slot()
    def _on_theme(self) -> None:
        self._pane.setFixedWidth(theme.current().px(PANE_WIDTH))

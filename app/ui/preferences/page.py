"""S23 Instellingen: sections at the left, the chosen one at the right."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedLayout, QWidget
from typing_extensions import override

from app.ui import theme
from app.ui.desk import Desk
from app.ui.page import PageInTurns
from app.ui.place import Crumb, Place
from app.ui.preferences.about_section import AboutSection
from app.ui.preferences.backup_section import BackupSection
from app.ui.preferences.bin_section import BinSection
from app.ui.preferences.safety_section import SafetySection
from app.ui.preferences.section import Section
from app.ui.widgets.labels import Divider
from app.ui.widgets.look_form import LookForm
from app.ui.widgets.nav import NavButton
from app.ui.widgets.panes import Panel

PANE_WIDTH = 192  # px at 100% text


class PreferencesPage(PageInTurns):
    """What is changed here holds at once; there is nothing to save."""

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        self.begin_building(self._build())

    def _build(self) -> Iterator[None]:
        self.look = LookForm(self.desk.settings)
        display = Section(self.tr("Weergave"), self.tr("Hoe Werkvloer eruitziet op deze computer."))
        display.form.addWidget(self.look)
        yield
        self.safety = SafetySection(self.desk)
        yield
        self.backups = BackupSection(self.desk)
        self.bin = BinSection(self.desk)
        self._about_place = Panel("surface")
        yield
        self._lay_out(display)
        for number, (icon, name) in enumerate(
            (
                ("theme-light-dark", self.tr("Weergave")),
                ("shield-lock-outline", self.tr("Veiligheid")),
                ("backup-restore", self.tr("Back-up")),
                ("delete-outline", self.tr("Prullenbak")),
                ("information-outline", self.tr("Over Werkvloer")),
            )
        ):
            button = NavButton(icon, name)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.buttons.addButton(button, number)
            self._pane.column.addWidget(button)
        self._pane.column.addStretch(1)
        self.buttons.idToggled.connect(self._on_chosen)
        self.buttons.button(0).setChecked(True)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()
        self._ground.show()
        if self.window().focusWidget() is self:
            self._enter()

    def _lay_out(self, display: Section) -> None:
        """Lay out what is there, from the page down: a stack without a page shows windows."""
        self._ground = Panel("surface", parent=self)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._ground)
        row = QHBoxLayout()
        row.setSpacing(0)
        self._ground.column.addLayout(row)
        self.buttons = QButtonGroup(self)
        self._pane = Panel("surface", 12)
        self._pane.column.setSpacing(2)
        row.addWidget(self._pane)
        row.addWidget(Divider(Qt.Orientation.Vertical))
        self.stack = QStackedLayout()
        row.addLayout(self.stack, 1)
        for section in (display, self.safety, self.backups, self.bin, self._about_place):
            self.stack.addWidget(section)

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(self.tr("Instellingen")),)

    @override
    def enter(self) -> None:
        if self.is_built:
            self._enter()
        else:
            self.setFocus()

    def _enter(self) -> None:
        self.safety.refresh()
        self.backups.refresh()
        self.buttons.button(self.stack.currentIndex()).setFocus()

    @override
    def leave(self) -> None:
        if self.is_built:
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

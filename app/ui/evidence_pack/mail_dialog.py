"""One mail per coach: opened in the mail program of who asks, one after another."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.keys import share_keys
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label, heading, muted
from app.ui.widgets.panes import FittingPane

WIDTH: Final = 520  # px at 100% text
MOST: Final = 360  # px at 100% text of the list


@dataclass(frozen=True, slots=True)
class MailLine:
    """A mail that can be written."""

    name: str
    asked: int
    address: str  # empty: none is known
    url: str


class MailDialog(QDialog):
    """A line per coach; what was asked stands as a task already, so a mail may be left out."""

    def __init__(self, lines: list[MailLine], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Een mail per coach"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        if parent is not None:
            share_keys(self)
        self.buttons: list[Button] = []
        self._lines = lines
        pane = FittingPane("surface")
        pane.most = theme.current().px(MOST)
        grid_place = QWidget()
        grid = QGridLayout(grid_place)
        grid.setContentsMargins(12, 0, 12, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, line in enumerate(lines):
            self._add(grid, row, line)
        pane.column.addWidget(grid_place)
        close_button = Button(self.tr("Sluit"), "plain", shortcut_hint="Esc")
        close_button.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("Een mail per coach")))
        words = self.tr(
            "Alles staat al als taak bij wie het kan aanvullen. Een mail komt er alleen als jij "
            "hem verstuurt."
        )
        column.addWidget(muted(words, wrap=True))
        column.addSpacing(4)
        column.addWidget(pane)
        column.addSpacing(8)
        row_of_buttons = QHBoxLayout()
        row_of_buttons.addStretch(1)
        row_of_buttons.addWidget(close_button)
        column.addLayout(row_of_buttons)
        self.setMinimumWidth(theme.current().px(WIDTH))
        first = next((one for one in self.buttons if one.isEnabled()), close_button)
        first.setFocus()

    def _add(self, grid: QGridLayout, row: int, line: MailLine) -> None:
        button = Button(self.tr("Open mail"), icon="email-outline")
        button.setAccessibleName(self.tr("Open mail aan {name}").format(name=line.name))
        button.setEnabled(bool(line.address))
        button.setProperty("line", row)
        button.clicked.connect(self._on_open)
        self.buttons.append(button)
        asked = self.tr("%n vraag/vragen", None, line.asked)
        if not line.address:
            asked = self.tr("{asked}, geen mailadres gekend").format(asked=asked)
        grid.addWidget(Label(line.name, wrap=True), row, 0)
        grid.addWidget(muted(asked, wrap=True), row, 1)
        grid.addWidget(button, row, 2)

    @Slot()
    def _on_open(self) -> None:
        """Open the mail, and go to the next one."""
        button = self.sender()
        if not isinstance(button, Button):
            return
        at = self.buttons.index(button)
        QDesktopServices.openUrl(QUrl(self._lines[at].url))
        button.set_icon("check")
        button.setText(self.tr("Geopend"))
        later = [one for one in self.buttons[at + 1 :] if one.isEnabled()]
        if later:
            later[0].setFocus()

"""Where a pack goes and in which shape: one PDF, a ZIP, or a folder for the archive."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QPoint, QStandardPaths, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from app.domain.pack_period import Period
from app.services.packs.wish import Shape
from app.ui.evidence_pack.words import PackWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.menus import Menu

ENDINGS: Final[dict[Shape, str]] = {"pdf": "pdf", "zip": "zip", "folder": ""}


class TargetChoice(QObject):
    """
    `chosen` carries the Path; `changed` comes after another shape was picked.

    `opened` carries the Menu before it is shown, for what else stands in it.
    """

    chosen = Signal(object)
    changed = Signal()
    opened = Signal(object)

    def __init__(self, page: QWidget, words: PackWords, button: Button) -> None:
        super().__init__(page)
        self._page, self._say, self._button = page, words, button
        self.shape: Shape = "pdf"
        self.dialog: FileDialog | None = None
        button.setToolTip(self.tr("Vorm van het pakket en lijsten"))
        button.setAccessibleName(self.tr("Vorm van het pakket en lijsten"))
        button.clicked.connect(self.open_menu)

    @Slot()
    def open_menu(self) -> None:
        """Show the shapes."""
        self.menu().popup(self._button.mapToGlobal(QPoint(0, self._button.height())))

    def menu(self) -> Menu:
        """Return the shapes to pick from."""
        menu = Menu(parent=self._page)
        group = QActionGroup(menu)
        for shape, words in self._shapes().items():
            self._add(menu, group, shape, words)
        group.triggered.connect(self._on_shape)
        self.opened.emit(menu)
        return menu

    @Slot()
    def take_zip(self) -> None:
        """Make a ZIP from now on, as if it were picked."""
        self.shape = "zip"
        self.changed.emit()

    def ask(self, period: Period, name: str = "") -> None:
        """Ask where the pack goes; proposes this name, or one of the period, among documents."""
        if self.dialog is not None:
            return
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = FileDialog(self._page, self.tr("Maak bewijspakket"), place)
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        name = name or self._say.file_name(period)
        if ending := ENDINGS[self.shape]:
            filters = {"pdf": self.tr("PDF-bestanden (*.pdf)"), "zip": self.tr("ZIP (*.zip)")}
            dialog.setNameFilter(filters[ending])
            dialog.setDefaultSuffix(ending)
            name = f"{name}.{ending}"
        dialog.selectFile(name)
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(self._on_finished)
        self.dialog = dialog
        dialog.open()

    def _shapes(self) -> dict[Shape, str]:
        return {
            "pdf": self.tr("Eén PDF met alle dossiers"),
            "zip": self.tr("ZIP met een PDF per onderneming"),
            "folder": self.tr("Map zoals in het archief van Europa WSE"),
        }

    def _add(self, menu: Menu, group: QActionGroup, shape: Shape, words: str) -> None:
        action = QAction(words, group)
        action.setCheckable(True)
        action.setChecked(shape == self.shape)
        action.setData(shape)
        menu.addAction(action)

    @Slot(QAction)
    def _on_shape(self, action: QAction) -> None:
        self.shape = action.data()
        self.changed.emit()

    @Slot(str)
    def _on_selected(self, path: str) -> None:
        self.chosen.emit(Path(path))

    @Slot()
    def _on_finished(self) -> None:
        self.dialog = None

"""New files of the scanner, offered at a session; the coach takes them, or not."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.services.files.scan_folder import MOST_OFFERED, Look, Scan, look
from app.services.files.sheets import SheetRead, read_sheet
from app.ui.desk import Desk
from app.ui.sheets.reading import codes_of
from app.ui.sheets.words import about
from app.ui.widgets.buttons import Button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.labels import muted, small
from app.ui.widgets.notices import Mark

AGAIN_MS: Final = 1_500  # between two looks at a file that is being written
AGE_MS: Final = 30_000  # between two looks at the clock: ages are told in minutes
AWAY_MS: Final = 5_000  # between two looks for a folder that is not there
NOW: Final = timedelta(minutes=2)
_Key = tuple[Path, float]  # a file, and when it was written


class ScanRow(QWidget):
    """One scan: its name, how old it is, and what can be done."""

    def __init__(
        self, scan: Scan, sheet: SheetRead | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.scan = scan
        self.name = ElidedLabel()
        self.age = small(self._age_words())
        self.add_button = Button(self.tr("Voeg toe"), "link", flush=True)
        self.show_sheet(sheet)
        self.hide_button = Button(
            self.tr("Toon {name} niet meer").format(name=scan.name), "icon", "close"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Mark("scanner"))
        row.addWidget(self.name)
        row.addWidget(self.age)
        row.addStretch(1)
        for button in (self.add_button, self.hide_button):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button)

    def show_sheet(self, sheet: SheetRead | None) -> None:
        """Say which printed sheet it is, or else its name."""
        words = self.scan.name
        if sheet is not None and sheet.owner is not None:
            words = about(sheet.owner)
        elif sheet is not None and sheet.codes:
            words = self.tr("{name}, een blad van iets dat niet op deze laptop staat")
            words = words.format(name=self.scan.name)
        self.name.show_text(words)
        self.add_button.setAccessibleName(self.tr("Voeg {name} toe").format(name=words))

    def show_age(self) -> None:
        """Say how old it is by now."""
        self.age.setText(self._age_words())

    def _age_words(self) -> str:
        old = clock.now() - self.scan.changed_at
        if old < NOW:
            return self.tr("nu")
        return self.tr("{minutes} min geleden").format(minutes=round(old.total_seconds() / 60))


class ScanOffers(QWidget):
    """
    Watches the folder while it is in sight; `add_requested` carries the path of a scan.

    Only a folder that a worker has just seen is watched: asking the system for one that does not
    answer would hold the window up. One that goes is looked for until it is back.
    """

    add_requested = Signal(str)

    _is_whole = False  # of the class: Qt still sends events when Python has emptied the object

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._watcher = QFileSystemWatcher(self)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._ages = QTimer(self)
        self._ages.setInterval(AGE_MS)
        self._sizes: Mapping[Path, tuple[int, int]] = {}
        self._done: set[_Key] = set()  # taken, or not wanted, as they were then
        self._sheets: dict[_Key, SheetRead | None] = {}  # of scans whose pages were looked at
        self._is_looking = self._asked_again = False
        self.rows: list[ScanRow] = []
        self._head = muted(self.tr("Nieuw van de scanner"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._head)
        self._head.hide()
        self._watcher.directoryChanged.connect(self.look_again)
        self._again.timeout.connect(self.look_again)
        self._ages.timeout.connect(self._on_clock)
        self._is_whole = True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_clock()
        self._ages.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not self._is_whole:
            return
        self._again.stop()
        self._ages.stop()
        self._watch("")

    @Slot()
    def look_again(self) -> None:
        """Look in the folder, in a worker; one look at a time."""
        folder = self._desk.settings.scan_folder
        if not folder or not self.isVisible():
            return
        if self._is_looking:
            self._asked_again = True
            return
        self._is_looking, before, now = True, self._sizes, clock.now()
        job = self._desk.runner.start(
            lambda _progress: look(Path(folder), before, now), database=False
        )
        job.succeeded.connect(self._on_looked)
        job.finished.connect(self._on_finished)

    @Slot()
    def _on_clock(self) -> None:
        """Tell the ages, and look: a folder on another computer may tell nothing by itself."""
        for row in self.rows:
            row.show_age()
        self.look_again()

    @Slot(object)
    def _on_looked(self, found: Look) -> None:
        self._sizes = found.sizes
        wanted = [scan for scan in found.scans if _key(scan) not in self._done][:MOST_OFFERED]
        if [row.scan for row in self.rows] != wanted:
            self._show(wanted)
        if not self.isVisible():
            return
        self._watch(self._desk.settings.scan_folder if found.is_there else "")
        if not found.is_there:
            self._again.start(AWAY_MS)
        elif found.is_settling:
            self._again.start(AGAIN_MS)

    def _watch(self, folder: str) -> None:
        """Watch this folder, or none; one that went and came back is no longer watched by Qt."""
        watched = self._watcher.directories()
        if old := [path for path in watched if path != folder]:
            self._watcher.removePaths(old)
        if folder and folder not in watched and self._watcher.addPath(folder):
            self._asked_again = True  # what came after that look, and before it was watched

    @Slot()
    def _on_finished(self) -> None:
        self._is_looking = False
        if self._asked_again:
            self._asked_again = False
            self.look_again()

    def _show(self, scans: list[Scan]) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for scan in scans:
            row = ScanRow(scan, self._sheets.get(_key(scan)), self)
            row.add_button.clicked.connect(partial(self._take, scan))
            row.hide_button.clicked.connect(partial(self._drop, scan))
            self._column.addWidget(row)
            self.rows.append(row)
            row.show()
        self._head.setVisible(bool(scans))
        for scan in scans:
            if _key(scan) not in self._sheets:
                self._read_code(scan)

    def _read_code(self, scan: Scan) -> None:
        """Look whether it is a printed sheet, and of what."""
        self._sheets[_key(scan)] = None
        store = self._desk.store
        job = self._desk.runner.start(
            lambda progress: (scan, read_sheet(store, codes_of(scan.path, progress))),
            database=False,
        )
        job.succeeded.connect(self._on_code)
        job.failed.connect(self._desk.failed)

    @Slot(object)
    def _on_code(self, read: tuple[Scan, SheetRead]) -> None:
        scan, sheet = read
        self._sheets[_key(scan)] = sheet
        for row in self.rows:
            if row.scan == scan:
                row.show_sheet(sheet)

    def _take(self, scan: Scan) -> None:
        self._drop(scan)
        self.add_requested.emit(str(scan.path))

    def _drop(self, scan: Scan) -> None:
        self._done.add(_key(scan))
        self._show([row.scan for row in self.rows if row.scan != scan])
        self.look_again()


def _key(scan: Scan) -> _Key:
    return scan.path, scan.changed_at.timestamp()

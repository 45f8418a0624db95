"""Above the history: whether the log of the server is still the one that was seen before."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core import clock
from app.core.errors import UserError
from app.core.progress import Progress
from app.services.packs.chain_report import ChainReport, chain_file
from app.ui.desk import Desk
from app.ui.notice import Notice
from app.ui.preview.saving import Saving
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import muted
from app.ui.widgets.notices import Level, Mark


class ChainModel(QObject):
    """Asks the server in the background; `checked` carries a ChainReport, or None."""

    checked = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_asking = False

    @Slot()
    def ask(self) -> None:
        """Ask, unless it is asked already; the road takes half a second to load by itself."""
        if self._is_asking:
            return
        self._is_asking = True
        store = self._desk.store

        def work(progress: Progress) -> ChainReport | None:
            from app.services.packs.log_chain import check_chain

            del progress
            return check_chain(store)

        job = self._desk.runner.start(work, database=False)
        job.succeeded.connect(self._on_checked)
        job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_checked(self, report: object) -> None:
        self._is_asking = False
        self.checked.emit(report)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        """Stay silent without a road: the line of the history above says so already."""
        self._is_asking = False
        self.checked.emit(None)
        if not isinstance(error, UserError):
            self._desk.failed.emit(error)


class ChainLine(QWidget):
    """One quiet line, hidden as long as the server said nothing."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ChainModel(desk, self)
        self._desk = desk
        self._report: ChainReport | None = None
        self.mark = Mark("check-circle-outline")
        self.text = muted("", wrap=True)
        self.button = Button(self.tr("Exporteer rapport"), "link", flush=True)
        self.saving = Saving(self, desk.runner)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.mark)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        self.model.checked.connect(self._on_checked)
        self.button.clicked.connect(self._on_export)
        self.saving.saved.connect(self._on_saved)
        self.saving.failed.connect(desk.failed)
        self.hide()

    @Slot(object)
    def _on_checked(self, report: object) -> None:
        self._report = report if isinstance(report, ChainReport) else None
        self.setVisible(self._report is not None)
        if self._report is None:
            return
        level, words = self._said(self._report)
        icons = {"ok": "check-circle-outline", "error": "alert-octagon-outline"}
        self.mark.set_icon(icons.get(level, "alert-outline"), level)
        self.text.setText(words)
        self.text.setToolTip(self._detail(self._report))
        self.setAccessibleName(words)
        self.button.setVisible(not self._report.is_whole)

    def _said(self, report: ChainReport) -> tuple[Level, str]:
        if report.broken_since is not None:
            words = self.tr("Keten klopt niet vanaf {day}. Verwittig de promotor.")
            day = f"{clock.local(report.broken_since):%d/%m}"
            return "error", words.format(day=day)
        if report.is_whole:
            return "ok", self.tr("Keten gecontroleerd")
        return "attention", self.tr("Keten niet bevestigd: de server kent de laatste ronde niet.")

    def _detail(self, report: ChainReport) -> str:
        """Say what was compared: no more than was."""
        at = f"{clock.local(report.points[-1].at):%d/%m/%Y %H:%M}"
        words = self.tr("De server heeft nog het logboek van de ronde van {at}.").format(at=at)
        if not report.is_whole:
            return ""
        if not report.packs:
            return words
        packs = self.tr("Vergeleken bewijspakketten: {number}.").format(number=report.packs)
        return f"{words} {packs}"

    @Slot()
    def _on_export(self) -> None:
        if self._report is not None:
            name = self.tr("Keten {day}.csv").format(day=f"{clock.today():%Y-%m-%d}")
            self.saving.ask(chain_file(self._report), name)

    @Slot(object)
    def _on_saved(self, path: object) -> None:
        name = str(getattr(path, "name", path))
        self._desk.noticed.emit(Notice(self.tr("Bewaard: {name}").format(name=name)))

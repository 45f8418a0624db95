"""Prints a PDF through the print dialog of the system."""

from typing import Final

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from app.core.errors import UserError
from app.core.progress import Progress
from app.ui.keys import share_keys
from app.ui.preview.rendering import POINTS_PER_INCH, Pdf
from app.ui.work.job import Job, JobRunner

DPI: Final = 300


class Printing(QObject):
    """
    Asks for a printer and sends the pages in a job.

    `started` carries the job, `printed` comes after the last page, `failed` carries a UserError
    (`print.no_printer`, `print.failed`) or a bug.
    """

    started = Signal(object)
    printed = Signal()
    failed = Signal(object)

    def __init__(self, window: QWidget, runner: JobRunner) -> None:
        super().__init__(window)
        self._window, self._runner = window, runner
        self._printer: QPrinter | None = None
        self._content, self._title = b"", ""
        self.dialog: QDialog | None = None

    def ask(self, content: bytes, title: str) -> None:
        """Open the print dialog for a PDF; `title` is what the queue of the printer shows."""
        if self.dialog is not None:
            return
        if not QPrinterInfo.availablePrinterNames():
            self.failed.emit(UserError("print.no_printer"))
            return
        self._content, self._title = content, title
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer = printer
        dialog = QPrintDialog(printer, self._window)
        dialog.setOptions(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.finished.connect(self._on_finished)
        share_keys(dialog)
        self.dialog = dialog
        QDialog.open(dialog)  # its own `open` asks for a slot by name

    @Slot(int)
    def _on_finished(self, result: int) -> None:
        printer, content, title = self._printer, self._content, self._title
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog, self._printer, self._content = None, None, b""
        if result == QDialog.DialogCode.Accepted and printer is not None:
            printer.setDocName(title)
            self.send(printer, content)

    def send(self, printer: QPrinter, content: bytes) -> Job:
        """Print on a printer that was chosen."""
        job = self._runner.start(
            lambda progress: print_pages(printer, content, progress), database=False
        )
        job.succeeded.connect(self._on_printed)
        job.failed.connect(self.failed)
        self.started.emit(job)
        return job

    @Slot()
    def _on_printed(self) -> None:
        self.printed.emit()


def print_pages(printer: QPrinter, content: bytes, progress: Progress) -> int:
    """
    Draw the chosen pages on the printer at 300 dpi, the paper set to theirs; return how many.

    Raises:
        UserError: `print.failed` when the printer does not take them.
    """
    pdf = Pdf(content)
    painter = QPainter()
    try:
        chosen = _chosen(printer, len(pdf.sizes))
        for done, number in enumerate(chosen):
            progress.step(done, len(chosen))
            _begin_page(printer, painter, pdf.sizes[number].points)
            picture = pdf.image(number, DPI / POINTS_PER_INCH)
            paper = printer.pageLayout().fullRectPixels(printer.resolution())
            painter.drawImage(QRectF(0, 0, paper.width(), paper.height()), picture)
    except BaseException:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
        pdf.close()
    return len(chosen)


def _chosen(printer: QPrinter, count: int) -> list[int]:
    if printer.printRange() != QPrinter.PrintRange.PageRange:
        return list(range(count))
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return list(range(first - 1, min(last, count)))


def _begin_page(printer: QPrinter, painter: QPainter, size: QSizeF) -> None:
    """Begin paper of the size of the page, without margins: the page has its own."""
    paper = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF()))
    if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
        raise UserError("print.failed")

from io import BytesIO
from threading import Event, Thread

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar
from reportlab.pdfgen.canvas import Canvas

from app.core.errors import UserError
from app.core.progress import Cancelled, Silent
from app.services.files.documents import save_document
from app.ui.desk import DocumentRequest
from app.ui.preview import rendering
from app.ui.preview.page import PreviewWindow
from app.ui.preview.printing import print_pages
from app.ui.preview.rendering import Pdf
from app.ui.settings import Settings
from tests.picture_samples import broken_scan, photo_of, scan_of

A4 = (595.28, 841.89)  # points


def pdf_of(pages):
    """Pages with a black square of 100 points at (100, 100) from the lower left corner."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for number in range(pages):
        canvas.drawString(300, 700, f"Blad {number + 1}")
        canvas.rect(100, 100, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def settings(tmp_path, qapp):
    return Settings(tmp_path / "instellingen.ini", qapp)


@pytest.fixture
def open_preview(runner, settings, show_active):
    def open_it(make=lambda: pdf_of(3), kept=None, name="verslag.pdf"):
        request = DocumentRequest("Verslag van Bakkerij Janssens", name, make, kept)
        window = PreviewWindow(request, runner, settings)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # the test does it
        return show_active(window)

    return open_it


@pytest.fixture
def ready(qtbot, open_preview):
    window = open_preview()
    qtbot.waitUntil(lambda: window.is_ready and window.pages.is_drawn)
    return window


def texts(window):
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


def dark_part(image, area):
    """How much of an area (shares of width and height) is nearly black."""
    left, top, right, bottom = area
    xs = range(int(left * image.width()), int(right * image.width()), 3)
    ys = range(int(top * image.height()), int(bottom * image.height()), 3)
    dots = [image.pixelColor(x, y).lightness() < 60 for x in xs for y in ys]
    return sum(dots) / len(dots)


SQUARE = (100 / 595.28, 1 - 200 / 841.89, 200 / 595.28, 1 - 100 / 841.89)


def test_a_page_becomes_a_picture_of_the_asked_size_with_its_square_in_place():
    pdf = Pdf(pdf_of(2))
    image = pdf.image(1, 2.0)
    assert (image.width(), image.height()) == (1191, 1684)
    assert dark_part(image, SQUARE) > 0.95
    assert dark_part(image, (0.5, 0.5, 0.9, 0.9)) == 0


def test_a_closed_document_draws_nothing_more():
    pdf = Pdf(pdf_of(1))
    pdf.close()
    with pytest.raises(Cancelled):
        pdf.image(0, 1.0)


def test_a_document_that_nobody_closed_waits_for_the_page_that_is_drawn():
    documents = [Pdf(pdf_of(1))]
    inside = documents[0]._document._finalizer  # alive until PDFium closed it
    dropping = Thread(target=documents.clear)
    with rendering._PDFIUM:  # as the one that draws
        dropping.start()
        dropping.join(0.2)
        assert inside.alive
    dropping.join()
    assert not inside.alive


def test_keys_walk_through_the_pages_and_the_page_is_told(qtbot, ready):
    assert "Pagina 1 van 3" in texts(ready)
    qtbot.keyClick(ready.pages, Qt.Key.Key_End)
    assert "Pagina 3 van 3" in texts(ready)
    qtbot.waitUntil(lambda: ready.pages.is_drawn)
    qtbot.keyClick(ready.pages, Qt.Key.Key_Home)
    assert "Pagina 1 van 3" in texts(ready)


def test_only_pages_near_the_view_are_kept(qtbot, open_preview):
    window = open_preview(lambda: pdf_of(12))
    qtbot.waitUntil(lambda: window.is_ready and window.pages.is_drawn)
    qtbot.keyClick(window.pages, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: window.pages.is_drawn)
    assert 0 not in window.pages._images
    assert 11 in window.pages._images


def test_zooming_by_key_is_shown_and_drawn_sharp(qtbot, ready):
    qtbot.mouseClick(ready.fit_button, Qt.MouseButton.LeftButton)
    fitting = ready.pages.zoom
    qtbot.keyClick(ready.pages, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert ready.pages.zoom > fitting
    assert f"{ready.pages.zoom}%" in texts(ready)
    qtbot.waitUntil(lambda: ready.pages.is_drawn)
    for _ in range(12):
        qtbot.keyClick(ready.pages, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert ready.pages.zoom == 10
    qtbot.waitUntil(lambda: ready.pages.is_drawn)
    assert ready.pages._images[0].width() == 80  # 595.28 points * 96 / 72 / 10, rounded up
    assert ready.pages._images[0].height() == 113


def test_what_is_seen_is_the_page(qtbot, ready):
    for _ in range(12):
        qtbot.keyClick(ready.pages, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: ready.pages.is_drawn)
    area = ready.pages._areas()[0]
    page = ready.pages.viewport().grab().toImage().copy(area)
    assert dark_part(page, (SQUARE[0] + 0.01, SQUARE[1] + 0.01, SQUARE[2] - 0.01, SQUARE[3] - 0.01))


def test_saving_writes_the_document_where_the_user_says(qtbot, ready, tmp_path):
    qtbot.keyClick(ready.pages, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog = ready.saving.dialog
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(tmp_path / "mijn verslag.pdf"))
    dialog.reject()
    qtbot.waitUntil(lambda: "Bewaard: mijn verslag.pdf" in texts(ready))
    assert len(PdfReader(tmp_path / "mijn verslag.pdf").pages) == 3
    assert ready.saving.dialog is None


def test_it_is_told_that_the_document_was_saved_or_printed(qtbot, open_preview, tmp_path):
    kept = []
    window = open_preview(kept=lambda: kept.append(window.footer.note.isVisible()))
    qtbot.waitUntil(lambda: window.is_ready)
    qtbot.keyClick(window.pages, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    window.saving.dialog.reject()
    assert kept == []
    qtbot.keyClick(window.pages, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    window.saving.dialog.fileSelected.emit(str(tmp_path / "blad.pdf"))
    window.saving.dialog.reject()
    qtbot.waitUntil(lambda: len(kept) == 1)
    assert (tmp_path / "blad.pdf").exists()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    window.printing.send(printer, window._content)
    qtbot.waitUntil(lambda: len(kept) == 2)


def test_a_place_that_cannot_be_written_is_told_and_the_document_stays(qtbot, ready, tmp_path):
    place = tmp_path / "weg" / "verslag.pdf"
    ready.saving.write(place, b"%PDF")
    qtbot.waitUntil(lambda: f"Bewaren lukte niet op {place}." in texts(ready))
    assert ready.save_button.isEnabled()


def test_a_failed_save_leaves_the_file_that_was_there(tmp_path, monkeypatch):
    file = tmp_path / "verslag.pdf"
    save_document(file, b"eerste")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UserError, match=r"document\.full"):
        save_document(file, b"tweede")
    assert file.read_bytes() == b"eerste"
    assert [found.name for found in tmp_path.iterdir()] == ["verslag.pdf"]


def test_without_a_printer_it_says_so(qtbot, ready, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    qtbot.keyClick(ready.pages, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "Er is geen printer ingesteld op deze computer." in texts(ready)
    assert ready.printing.dialog is None


@pytest.mark.usefixtures("qapp")
def test_the_printer_gets_every_page_in_its_place(tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    assert print_pages(printer, pdf_of(2), Silent()) == 2
    pages = PdfReader(tmp_path / "papier.pdf").pages
    assert [round(float(page.mediabox.width)) for page in pages] == [595, 595]
    printed = Pdf((tmp_path / "papier.pdf").read_bytes()).image(1, 2.0)
    inside = (SQUARE[0] + 0.01, SQUARE[1] + 0.01, SQUARE[2] - 0.01, SQUARE[3] - 0.01)
    assert dark_part(printed, inside) > 0.95
    assert dark_part(printed, (SQUARE[2] + 0.01, SQUARE[1], 0.9, 0.99)) == 0


@pytest.mark.usefixtures("qapp")
def test_a_part_of_the_pages_can_be_printed(tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert print_pages(printer, pdf_of(3), Silent()) == 2


def test_a_failure_to_make_it_is_told_with_a_way_on(qtbot, open_preview):
    tries = []

    def make():
        tries.append(1)
        if len(tries) == 1:
            raise UserError("store.busy")
        return pdf_of(1)

    window = open_preview(make)
    qtbot.waitUntil(lambda: "Het bestand is even bezet." in texts(window))
    assert not window.save_button.isEnabled()
    again = next(b for b in window.findChildren(type(window.save_button)) if "opnieuw" in b.text())
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.is_ready)
    assert "Het bestand is even bezet." not in texts(window)


def test_what_cannot_be_shown_is_told_and_can_be_saved_at_once(qtbot, open_preview, tmp_path):
    heic = b"\0\0\0\x18ftypheic\0\0\0\0"
    window = open_preview(lambda: heic, name="werkpost.heic")
    qtbot.waitUntil(window.save_button.hasFocus)
    shown = " ".join(texts(window))
    assert "werkpost.heic is een HEIC-foto" in shown
    assert "voeg de foto toe als JPEG" in shown
    assert not any("opnieuw" in b.text() for b in window.findChildren(type(window.save_button)))
    assert not window.in_button.isEnabled()
    qtbot.keyClick(window.save_button, Qt.Key.Key_Space)
    dialog = window.findChild(QFileDialog)
    copy = tmp_path / "kopie.heic"
    dialog.fileSelected.emit(str(copy))
    qtbot.waitUntil(copy.exists)
    assert copy.read_bytes() == heic


def test_a_broken_pdf_is_not_sent_to_the_printer(qtbot, open_preview):
    window = open_preview(lambda: b"geen pdf")
    qtbot.waitUntil(lambda: window.is_ready)
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "verslag.pdf kan hier niet getoond worden." in texts(window)


def test_a_scan_of_pages_is_walked_through_as_a_pdf(qtbot, open_preview):
    window = open_preview(lambda: scan_of("white", "black", "white"), name="post.tif")
    qtbot.waitUntil(lambda: window.pages.is_drawn)
    assert "Pagina 1 van 3" in texts(window)
    qtbot.keyClick(window.pages, Qt.Key.Key_End)
    assert "Pagina 3 van 3" in texts(window)
    qtbot.waitUntil(lambda: window.pages.is_drawn)


def test_a_page_that_cannot_be_unpacked_is_told_and_the_others_stay(qtbot, open_preview):
    window = open_preview(broken_scan, name="post.tif")
    qtbot.waitUntil(lambda: "post.tif kan hier niet getoond worden." in texts(window))
    assert window.pages.page_count == 2


def test_a_wide_photo_is_shown_whole_at_first(qtbot, open_preview):
    window = open_preview(lambda: photo_of(4000, 1000), name="breed.webp")
    qtbot.waitUntil(lambda: window.pages.is_drawn)
    assert window.pages.horizontalScrollBar().maximum() == 0
    image = window.pages.viewport().grab().toImage()
    edge = window.pages.viewport().width() - 40
    assert image.pixelColor(edge, 60).blue() > 150


def test_long_making_shows_progress_then_a_way_to_stop(qtbot, open_preview):
    go = Event()

    def make():
        go.wait(30)
        return pdf_of(1)

    window = open_preview(make)
    bar = window.waiting.findChild(QProgressBar)
    assert not bar.isVisible()
    window.waiting._show_timer.timeout.emit()
    assert bar.isVisible()
    assert not window.waiting.cancel_button.isVisible()
    window.waiting._cancel_timer.timeout.emit()
    with qtbot.waitSignal(window.closed):
        qtbot.mouseClick(window.waiting.cancel_button, Qt.MouseButton.LeftButton)
    go.set()


def test_escape_closes_and_drops_the_document(qtbot, ready):
    with qtbot.waitSignal(ready.closed):
        qtbot.keyClick(ready.pages, Qt.Key.Key_Escape)
    assert not ready.is_ready
    assert not ready.pages._images


def test_its_place_is_remembered(ready, open_preview):
    ready.resize(760, 610)
    ready.close()
    again = open_preview()
    assert (again.width(), again.height()) == (760, 610)

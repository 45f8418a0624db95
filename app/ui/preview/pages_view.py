"""The pages of a PDF below each other; only those in sight are drawn, in jobs."""

from math import ceil
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from app.core.progress import Progress
from app.ui import theme
from app.ui.preview.opening import Pages
from app.ui.widgets import paint
from app.ui.work.job import Job, JobRunner

MARGIN: Final = 24  # around the pages and between them
PX_PER_POINT: Final = 96 / 72  # at 100%
ZOOMS: Final = (10, 25, 33, 50, 67, 80, 100, 125, 150, 200, 300, 400)  # percent
STEP: Final = 48  # px of one arrow key


class PagesView(QAbstractScrollArea):
    """`moved` comes when another page or another zoom is shown; `failed` carries an exception."""

    moved = Signal()
    failed = Signal(object)

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._pdf: Pages | None = None
        self._zoom = 100.0  # percent
        self._fits_width = True
        self._images: dict[int, QImage] = {}
        self._scale_of: dict[int, float] = {}  # pixels per point that an image was drawn with
        self._jobs: dict[int, Job] = {}
        self._broken: set[int] = set()  # pages that cannot be drawn: not tried again
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.current().changed.connect(self.viewport().update)

    @property
    def zoom(self) -> int:
        """Zoom in whole percent."""
        return round(self._zoom)

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 1; 0 without a document."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        for number, area in enumerate(self._areas()):
            if middle < area.bottom() + MARGIN:
                return number + 1
        return len(self._areas())

    @property
    def page_count(self) -> int:
        """The number of pages."""
        return 0 if self._pdf is None else len(self._pdf.sizes)

    @property
    def is_drawn(self) -> bool:
        """Whether every page in sight is sharp."""
        return bool(self._images) and all(self._is_sharp(number) for number in self._in_sight())

    def show_pdf(self, pdf: Pages) -> None:
        """Show a document from its first page."""
        self._pdf = pdf
        self._broken = set()
        self._lay_out()

    def forget(self) -> None:
        """Drop the pictures and what is being drawn; the document itself is closed elsewhere."""
        for job in self._jobs.values():
            job.cancel()
        self._jobs, self._images, self._scale_of, self._pdf = {}, {}, {}, None

    @Slot()
    def zoom_in(self) -> None:
        """Go to the next larger zoom."""
        self._set_zoom(next((step for step in ZOOMS if step > self._zoom + 0.5), ZOOMS[-1]))

    @Slot()
    def zoom_out(self) -> None:
        """Go to the next smaller zoom."""
        smaller = [step for step in ZOOMS if step < self._zoom - 0.5]
        self._set_zoom(smaller[-1] if smaller else ZOOMS[0])

    @Slot()
    def fit_width(self) -> None:
        """Make the widest page as wide as the view, and keep it so."""
        self._fits_width = True
        self._lay_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.current().color("window"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        areas = self._areas()
        for number in self._in_sight():
            area = areas[number].translated(-self._offset())
            painter.fillRect(area, theme.current().color("paper"))
            if (image := self._images.get(number)) is not None:
                painter.drawImage(area, image)
            painter.setPen(theme.current().color("border_button"))
            painter.drawRect(area.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint.ring(painter, self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height() - STEP
        goals = {
            Qt.Key.Key_Down: bar.value() + STEP,
            Qt.Key.Key_Up: bar.value() - STEP,
            Qt.Key.Key_PageDown: bar.value() + high,
            Qt.Key.Key_Space: bar.value() + high,
            Qt.Key.Key_PageUp: bar.value() - high,
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        goal = goals.get(Qt.Key(event.key()))
        if goal is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(goal)

    def _set_zoom(self, percent: float) -> None:
        self._fits_width = False
        self._zoom = percent
        self._lay_out()

    def _lay_out(self) -> None:
        if self._pdf is None:
            return
        bar = self.verticalScrollBar()
        place = bar.value() / max(1, self._whole().height())
        if self._fits_width:
            widest = max(size.width for size in self._pdf.sizes) * PX_PER_POINT
            room = self.viewport().width() - 2 * MARGIN
            self._zoom = min(max(100 * room / widest, ZOOMS[0]), ZOOMS[-1])
        whole, view = self._whole(), self.viewport().size()
        bar.setRange(0, max(0, whole.height() - view.height()))
        bar.setPageStep(view.height())
        bar.setSingleStep(STEP)
        bar.setValue(round(place * whole.height()))
        across = self.horizontalScrollBar()
        across.setRange(0, max(0, whole.width() - view.width()))
        across.setPageStep(view.width())
        self._on_scrolled()

    def _areas(self) -> list[QRect]:
        """Return where each page lies, in the coordinates of the whole."""
        if self._pdf is None:
            return []
        areas, top = [], MARGIN
        scale = PX_PER_POINT * self._zoom / 100
        widest = max(size.width for size in self._pdf.sizes) * scale
        room = max(self.viewport().width(), round(widest) + 2 * MARGIN)
        for size in self._pdf.sizes:
            # as many pixels as the picture has, or it is stretched and no longer sharp
            wide, high = ceil(size.width * scale), ceil(size.height * scale)
            areas.append(QRect((room - wide) // 2, top, wide, high))
            top += high + MARGIN
        return areas

    def _whole(self) -> QSize:
        areas = self._areas()
        if not areas:
            return QSize()
        wide = max(area.width() for area in areas) + 2 * MARGIN
        return QSize(wide, areas[-1].bottom() + 1 + MARGIN)

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_sight(self) -> list[int]:
        view = self.viewport().rect().translated(self._offset())
        return [number for number, area in enumerate(self._areas()) if area.intersects(view)]

    def _scale(self) -> float:
        return PX_PER_POINT * self._zoom / 100 * self.devicePixelRatioF()

    def _is_sharp(self, number: int) -> bool:
        return abs(self._scale_of.get(number, 0.0) - self._scale()) < 0.001

    @Slot()
    def _on_scrolled(self) -> None:
        sight = self._in_sight()
        near = set(range(min(sight, default=0) - 1, max(sight, default=0) + 2))
        for number in set(self._images) - near:
            del self._images[number], self._scale_of[number]
        for number in sight:
            is_tried = number in self._jobs or number in self._broken
            if not is_tried and not self._is_sharp(number):
                self._draw(number)
        self.viewport().update()
        self.moved.emit()

    def _draw(self, number: int) -> None:
        pdf, scale = self._pdf, self._scale()
        if pdf is None:
            return

        def work(progress: Progress) -> tuple[int, float, QImage]:
            del progress
            return number, scale, pdf.image(number, scale)

        job = self._runner.start(work, database=False)
        self._jobs[number] = job
        job.succeeded.connect(self._on_drawn)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)

    @Slot(object)
    def _on_drawn(self, drawn: tuple[int, float, QImage]) -> None:
        number, scale, image = drawn
        if self._pdf is not None:
            self._images[number], self._scale_of[number] = image, scale

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if (number := self._page_of(self.sender())) is not None:
            self._broken.add(number)
            self.failed.emit(error)

    def _page_of(self, job: object) -> int | None:
        return next((page for page, its in self._jobs.items() if its is job), None)

    @Slot()
    def _on_finished(self) -> None:
        if (number := self._page_of(self.sender())) is not None:
            del self._jobs[number]
            self._on_scrolled()  # the zoom may have changed meanwhile

"""The fixed views left of the list."""

from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.enterprises import EnterpriseQuery, ViewCounts
from app.ui import theme
from app.ui.widgets import paint
from app.ui.widgets.labels import Label

View = Literal["mine", "silent", "incomplete", "everything"]
VIEWS: Final[tuple[View, ...]] = ("mine", "silent", "incomplete", "everything")
PADDING: Final = 12
NOT_YET: Final = "…"  # where a count will stand
STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def view_query(view: View, me: UUID) -> EnterpriseQuery:
    """Return the filters of a view."""
    if view == "everything":
        return EnterpriseQuery()
    return EnterpriseQuery(coach=me, is_silent=view == "silent", is_incomplete=view == "incomplete")


@dataclass(frozen=True, slots=True)
class ViewWords:
    """The title of a view, and what an empty one says."""

    title: str
    nothing: str


class _ViewItem(QAbstractButton):
    """One view with its count."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_count(NOT_YET)

    def set_count(self, count: str) -> None:
        """Show how many it holds."""
        self._count = count
        self.setAccessibleName(f"{self.text()} {count if count != NOT_YET else ''}".strip())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = paint.width(self.text(), theme.current().font("strong"))
        return QSize(words + 2 * PADDING + theme.current().px(44), theme.current().height(30))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, on = theme.current(), self.isChecked()
        painter = paint.begin(self)
        if on or self.underMouse():
            paint.box(painter, self.rect(), "alt" if on else "hover")
        if self.hasFocus():
            paint.ring(painter, self.rect())
        small = colors.font("small", tabular=True)
        count = paint.width(self._count, small) if self._count else 0
        area = self.rect().adjusted(PADDING, 0, -PADDING, 0)
        align = Qt.AlignmentFlag.AlignRight
        paint.text(painter, area, self._count, small, "muted", align=align, elide=False)
        words = QRect(area.x(), 0, area.width() - count - 8, area.height())
        paint.text(painter, words, self.text(), colors.font("strong" if on else "text"), "text")
        painter.end()


class ViewsPane(QWidget):
    """
    The views with their counts; arrow keys walk.

    `chosen` carries the View that was clicked.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 18, 8, 8)
        column.setSpacing(2)
        title = Label(self.tr("Mijn weergaven"), "small_strong", tone="muted")
        title.setContentsMargins(PADDING, 0, 0, 6)
        shared = Label(self.tr("Gedeeld"), "small_strong", tone="muted")
        shared.setContentsMargins(PADDING, 14, 0, 6)
        self._items: dict[View, _ViewItem] = {}
        self._group = QButtonGroup(self)
        column.addWidget(title)
        for view, words in self.words().items():
            if view == "everything":
                column.addWidget(shared)
            item = _ViewItem(words.title, self)
            item.setObjectName(f"view_{view}")
            self._items[view] = item
            self._group.addButton(item)
            column.addWidget(item)
        column.addStretch(1)
        self._items["mine"].setChecked(True)
        self._group.buttonClicked.connect(self._on_clicked)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def words(self) -> dict[View, ViewWords]:
        """Return what each view is called."""
        return {
            "mine": ViewWords(
                self.tr("Mijn dossiers"),
                self.tr("Je hebt nog geen eigen dossiers. Begin met een intake."),
            ),
            "silent": ViewWords(
                self.tr("Geen contact 30 d"),
                self.tr("Met al je ondernemingen had je contact in de laatste 30 dagen."),
            ),
            "incomplete": ViewWords(
                self.tr("Intake onvolledig"), self.tr("Al je intakes zijn volledig.")
            ),
            "everything": ViewWords(
                self.tr("Alle ondernemingen"), self.tr("Er zijn nog geen ondernemingen.")
            ),
        }

    def current(self) -> View:
        """Return the chosen view."""
        return next(view for view, item in self._items.items() if item.isChecked())

    def choose(self, view: View) -> None:
        """Choose as a click does."""
        self._items[view].click()

    def show_counts(self, counts: ViewCounts) -> None:
        """Show how many each view holds."""
        for view, item in self._items.items():
            item.set_count(str(getattr(counts, view)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, items = STEPS.get(Qt.Key(event.key())), list(self._items.values())
        focused = next((place for place, item in enumerate(items) if item.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        item = items[(focused + step) % len(items)]
        item.setFocus(Qt.FocusReason.TabFocusReason)
        item.click()

    @Slot(QAbstractButton)
    def _on_clicked(self, item: QAbstractButton) -> None:
        view = next(view for view, known in self._items.items() if known is item)
        self.chosen.emit(view)

    @Slot()
    def _on_theme(self) -> None:
        percent = theme.current().percent
        self.setFixedWidth(round(192 * (1 + (percent - 100) / 140)))
        for item in self._items.values():
            item.updateGeometry()

"""The views left of the list: the standard ones, and those that the coach keeps."""

from dataclasses import dataclass, replace
from typing import Final, Literal, get_args
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.services.companies.enterprises import EnterpriseQuery, ViewCounts
from app.ui import theme
from app.ui.widgets import paint
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.panes import ScrollPane

View = Literal["mine", "silent", "incomplete", "lacking", "shared", "everything"]
VIEWS: Final[tuple[View, ...]] = get_args(View)
PADDING: Final = 12
NOT_YET: Final = "…"  # where a count will stand
STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
ALT: Final = Qt.KeyboardModifier.AltModifier
AnyView = View | UUID  # a UUID is of a view that the coach keeps


def view_query(view: View, me: UUID) -> EnterpriseQuery:
    """Return the filters of a view."""
    if view == "everything":
        return EnterpriseQuery()
    if view == "shared":
        return EnterpriseQuery(shared_with=me)
    return EnterpriseQuery(
        coach=me,
        is_silent=view == "silent",
        is_incomplete=view == "incomplete",
        lacks_evidence=view == "lacking",
    )


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
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_count(NOT_YET)

    def rename(self, title: str) -> None:
        """Show another title; a long one ends in dots and shows whole under the mouse."""
        self.setText(title)
        self.setToolTip(title)
        self.set_count(self._count)

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

    `chosen` carries the AnyView that was clicked. On a kept view F2 renames, Del deletes, and the
    arrows with Alt move it; a right click asks for its menu.
    """

    chosen = Signal(object)
    keep_requested = Signal()
    rename_requested = Signal(object)  # id
    delete_requested = Signal(object)
    move_requested = Signal(object, int)  # id, -1: up
    menu_requested = Signal(object, QPoint)  # id, place on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pane = ScrollPane(margins=(8, 18, 8, 8), parent=self)
        column = self._pane.column
        column.setSpacing(2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pane)
        self._items: dict[AnyView, _ViewItem] = {}
        self._group = QButtonGroup(self)
        self._head(self.tr("Mijn weergaven"), 0)
        for view, words in self.words().items():
            if view == "shared":
                self._head(self.tr("Gedeeld"), 14)
            self._items[view] = item = self._item(words.title)
            item.setObjectName(f"view_{view}")
            column.addWidget(item)
        self._own = self._head(self.tr("Zelf bewaard"), 14)
        self._own.hide()
        self._own_column = QVBoxLayout()
        self._own_column.setSpacing(2)
        column.addLayout(self._own_column)
        self.keep_button = Button(self.tr("Bewaar weergave"), "quiet", "plus")
        self.keep_button.setToolTip("Ctrl+Shift+S")
        column.addSpacing(6)
        column.addWidget(self.keep_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._items["mine"].setChecked(True)
        self._group.buttonClicked.connect(self._on_clicked)
        self.keep_button.clicked.connect(self.keep_requested)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def words(self) -> dict[View, ViewWords]:
        """Return what each standard view is called."""
        return {
            "mine": ViewWords(
                self.tr("Mijn dossiers"),
                self.tr(
                    "Je hebt nog geen eigen dossiers. Wat collega’s met jou delen, staat bij "
                    "Gedeeld met mij."
                ),
            ),
            "silent": ViewWords(
                self.tr("Geen contact 30 d"),
                self.tr("Met al je ondernemingen had je contact in de laatste 30 dagen."),
            ),
            "incomplete": ViewWords(
                self.tr("Intake onvolledig"), self.tr("Al je intakes zijn volledig.")
            ),
            "lacking": ViewWords(
                self.tr("Bewijs onvolledig"),
                self.tr("In geen van je lopende trajecten ontbreekt bewijs."),
            ),
            "shared": ViewWords(
                self.tr("Gedeeld met mij"),
                self.tr(
                    "Niemand deelt nu een dossier met jou. Een collega doet dat in het dossier, "
                    "bij Meer acties, en jullie synchroniseren daarna allebei."
                ),
            ),
            "everything": ViewWords(
                self.tr("Alle ondernemingen"), self.tr("Er zijn nog geen ondernemingen.")
            ),
        }

    def nothing(self, query: EnterpriseQuery, me: UUID) -> str:
        """Return what an empty standard view says; nothing when there are other filters."""
        view = self.current()
        if isinstance(view, UUID):
            return ""
        plain = replace(query, text="", order="name", descending=False)
        return self.words()[view].nothing if view_query(view, me) == plain else ""

    def titles(self) -> dict[AnyView, str]:
        """Return the title of every view, in their order."""
        return {view: item.text() for view, item in self._items.items()}

    def current(self) -> AnyView:
        """Return the chosen view."""
        return next(view for view, item in self._items.items() if item.isChecked())

    def choose(self, view: AnyView) -> None:
        """Choose as a click does."""
        self._items[view].click()

    def mark(self, view: AnyView) -> None:
        """Show a view as the chosen one."""
        self._items[view].setChecked(True)

    def show_counts(self, counts: ViewCounts) -> None:
        """Show how many each standard view holds."""
        for view in VIEWS:
            self._items[view].set_count(str(getattr(counts, view)))

    def show_count(self, view: UUID, count: int) -> None:
        """Show how many a kept view holds."""
        if view in self._items:
            self._items[view].set_count(str(count))

    def show_saved(self, views: list[tuple[UUID, str]]) -> None:
        """Show the kept views; when the chosen one is gone, the first standard view is chosen."""
        current, focused = self.current(), self._focused()
        for gone in [each for each in self._items if isinstance(each, UUID)]:
            if gone not in dict(views):
                self._drop(self._items.pop(gone))
        standard: dict[AnyView, _ViewItem] = {each: self._items[each] for each in VIEWS}
        own = {each: self._items.get(each) or self._item(title) for each, title in views}
        self._items = standard | own
        before: QWidget = standard["everything"]
        for place, (each, title) in enumerate(views):
            item = own[each]
            item.rename(title)
            self._own_column.insertWidget(place, item)
            item.show()
            QWidget.setTabOrder(before, item)
            before = item
        QWidget.setTabOrder(before, self.keep_button)
        self._own.setVisible(bool(views))
        if current not in self._items:
            self.choose("mine")
        if focused is not None:
            self._items[focused if focused in self._items else self.current()].setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of a view before its button and the scrolling do."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        focused, step = self._focused(), STEPS.get(Qt.Key(event.key()))
        if isinstance(focused, UUID) and self._is_of_kept(focused, event):
            return True
        if step is None or focused is None or event.modifiers() & ALT:
            return False
        items = list(self._items.values())
        item = items[(list(self._items).index(focused) + step) % len(items)]
        item.setFocus(Qt.FocusReason.TabFocusReason)
        self._pane.show_widget(item)
        item.click()
        return True

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = self._focused()
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            under = self.childAt(event.pos())
            at = next((view for view, item in self._items.items() if item is under), None)
        if isinstance(at, UUID):
            item = self._items[at]
            self.menu_requested.emit(at, item.mapToGlobal(item.rect().bottomLeft()))

    def _is_of_kept(self, view: UUID, event: QKeyEvent) -> bool:
        """Do what a key asks of a kept view; tell whether it was one."""
        step = STEPS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_F2:
            self.rename_requested.emit(view)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit(view)
        elif step is not None and event.modifiers() & ALT:
            self.move_requested.emit(view, step)
        else:
            return False
        return True

    def _focused(self) -> AnyView | None:
        return next((view for view, item in self._items.items() if item.hasFocus()), None)

    def _head(self, words: str, above: int) -> Label:
        label = Label(words, "small_strong", tone="muted", parent=self._pane.body)
        label.setContentsMargins(PADDING, above, 0, 6)
        self._pane.column.addWidget(label)
        return label

    def _item(self, title: str) -> _ViewItem:
        item = _ViewItem(title, self._pane.body)
        self._group.addButton(item)
        item.installEventFilter(self)
        return item

    def _drop(self, item: _ViewItem) -> None:
        self._group.removeButton(item)
        item.hide()
        item.setParent(None)
        item.deleteLater()

    @Slot(QAbstractButton)
    def _on_clicked(self, item: QAbstractButton) -> None:
        self.chosen.emit(next(view for view, known in self._items.items() if known is item))

    @Slot()
    def _on_theme(self) -> None:
        percent = theme.current().percent
        self.setFixedWidth(round(192 * (1 + (percent - 100) / 140)))
        for item in self._items.values():
            item.updateGeometry()

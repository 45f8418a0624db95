"""The live matches of the search field, painted: a heading per source and its enterprises."""

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyledItemDelegate, QWidget
from typing_extensions import override

from app.domain.identifiers import format_enterprise_number
from app.domain.matching import Marked
from app.services.companies.intake_search import Match, Matches
from app.ui import icons, theme
from app.ui.widgets import paint
from app.ui.widgets.grouped_list import GroupedList, GroupedModel, Index
from app.ui.widgets.marked import paint_marked

ROW, HEADING = 40, 42
LEFT, RIGHT = 24, 24
WIDE: Final = 620  # px at 100% text: below this a row has two lines
COLUMNS: Final = (0.29, 0.435, 0.555)  # share of the width: number, place, coach


@dataclass(frozen=True, slots=True)
class _Heading:
    text: str
    count: int


class MatchModel(GroupedModel[Match]):
    """The sources and the enterprises that they know."""

    def items_of(self, matches: Matches) -> list[_Heading | Match]:
        """Return the list as it is shown."""
        found: list[_Heading | Match] = []
        for group in matches.groups:
            found += [_Heading(self._source(group.source), group.total), *group.matches]
        return found

    @override
    def words(self, item: _Heading | Match, *, is_spoken: bool) -> str | None:
        if isinstance(item, _Heading):
            return None if is_spoken else item.text
        if not is_spoken:
            return item.name
        number = format_enterprise_number(item.number) if item.number else ""
        return ", ".join(part for part in (item.name, number, item.partner, item.coach) if part)

    def _source(self, source: str) -> str:
        return {"own": self.tr("In jullie dossiers"), "team": self.tr("Bij collega's")}[source]


class _MatchDelegate(QStyledItemDelegate):
    """Paints a row: icon, name with the matched letters in semibold, number, place, coach."""

    def __init__(self, view: "MatchList") -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: Any, index: Index) -> QSize:
        item = self._view.rows.items[index.row()]
        colors = theme.current()
        if not isinstance(item, Match):
            return QSize(100, colors.height(HEADING if index.row() else 36))
        extra = paint.line_height(colors.font()) if self._view.is_narrow() else 0
        return QSize(100, colors.height(ROW) + extra)

    @override
    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        item, rect = self._view.rows.items[index.row()], QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = rect.adjusted(LEFT, 0, -RIGHT, 0)
        if isinstance(item, Match):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_match(painter, rect, inner, item, chosen=chosen, hovered=hovered)
        else:
            self._paint_heading(painter, inner, item)
        paint.horizontal(painter, inner.x(), rect.bottom(), inner.width(), "row_line")
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, item: _Heading) -> None:
        colors = theme.current()
        font = colors.font("strong")
        paint.text(painter, area, item.text, font, "text")
        x = area.x() + paint.width(item.text, font) + 8
        rest = QRect(x, area.y(), 60, area.height())
        paint.text(painter, rest, str(item.count), colors.font("small", tabular=True), "muted")

    def _paint_match(
        self,
        painter: QPainter,
        rect: QRect,
        inner: QRect,
        item: Match,
        *,
        chosen: bool,
        hovered: bool,
    ) -> None:
        colors = theme.current()
        if chosen:
            painter.fillRect(rect, colors.color("selection"))
            painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), colors.color("primary"))
        elif hovered:
            painter.fillRect(rect, colors.color("hover"))
        size = colors.px(16)
        line = colors.height(ROW) if not self._view.is_narrow() else rect.height() // 2 + 4
        top = rect.y() + (line - size) // 2
        tone = "primary" if chosen else "muted"
        icon = "folder-account-outline" if item.is_here else "account-group-outline"
        icons.paint(painter, QRect(inner.x(), top, size, size), icon, tone)
        action = self._view.action_words(chosen=chosen) if item.is_here else ""
        wide = paint.width(action, colors.font()) + 2
        first = QRect(inner.x(), rect.y(), inner.width(), line)
        right = QRect(first.right() - wide, first.y(), wide, line)
        align = Qt.AlignmentFlag.AlignRight
        if chosen:
            paint.text(painter, right, action, colors.font("small"), "muted", align=align)
        else:
            paint.text(painter, right, action, colors.font(), "primary", align=align)
        self._paint_words(painter, first, rect, item, right.left() - 12)

    def _paint_words(
        self, painter: QPainter, first: QRect, rect: QRect, item: Match, end: int
    ) -> None:
        colors, left = theme.current(), first.x() + theme.current().px(16) + 14
        number = format_enterprise_number(item.number) if item.number else ""
        place, coach = self._view.place(item), self._view.coach(item)
        if self._view.is_narrow():
            name = QRect(left, first.y(), end - left, first.height())
            paint_marked(painter, name, Marked(item.name, item.spans))
            facts = "  ".join(text for text in (number, place, coach) if text)
            below = QRect(left, first.bottom() - 8, first.right() - left, rect.height() // 2)
            paint.text(painter, below, facts, colors.font(tabular=True), "muted")
            return
        xs = [first.x() + round(first.width() * share) for share in COLUMNS]
        name = QRect(left, first.y(), xs[0] - left - 8, first.height())
        paint_marked(painter, name, Marked(item.name, item.spans))
        edges = [*xs[1:], end]
        texts = ((number, "muted"), (place, "muted"), (coach, "text"))
        for (text, tone), x, edge in zip(texts, xs, edges, strict=True):
            area = QRect(x, first.y(), edge - x - 8, first.height())
            paint.text(painter, area, text, colors.font(tabular=True), tone)


class MatchList(GroupedList[Match]):
    """
    The matches; the keyboard stays in the search field, which passes Up, Down and Enter on.

    `current_changed` carries the chosen Match or None, `opened` the match to open.
    """

    current_changed = Signal(object)
    opened = Signal(object)

    def __init__(self, place_of: Any, parent: QWidget | None = None) -> None:
        model = MatchModel(Match)
        super().__init__(model, parent)
        self._items_of, self._place_of = model.items_of, place_of
        self.setItemDelegate(_MatchDelegate(self))
        self.setUniformItemSizes(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Gevonden ondernemingen"))
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_matches(self, matches: Matches) -> None:
        """Show other matches; the first one is chosen."""
        self.show_items(self._items_of(matches))

    def place(self, item: Match) -> str:
        """Return the municipality of a match."""
        return str(self._place_of(item.municipality_nis))

    def coach(self, item: Match) -> str:
        """Return the words about the coach of a match, or whose it is when it is not here."""
        if not item.is_here:
            return item.partner
        return self.tr("Coach {name}").format(name=item.coach) if item.coach else ""

    def action_words(self, *, chosen: bool) -> str:
        """Return what stands at the right end of a row."""
        return self.tr("Enter") if chosen else self.tr("Open dossier")

    def is_narrow(self) -> bool:
        """Tell whether a row needs two lines."""
        return self.width() < theme.current().px(WIDE)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.updateGeometry()
        return super().viewportEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        wide = paint.width(self.action_words(chosen=False), theme.current().font()) + RIGHT + 8
        if index.isValid() and event.position().x() > self.width() - wide:
            self._open()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._open()

    def _open(self) -> None:
        if (found := self.current()) is not None and found.is_here:
            self.opened.emit(found)

    @override
    def choose(self, row: int) -> None:
        super().choose(row)
        if row < 0:
            self.current_changed.emit(None)

    @Slot()
    def _on_current(self) -> None:
        self.current_changed.emit(self.current())

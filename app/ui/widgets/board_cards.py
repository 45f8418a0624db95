"""The cards of a board: what stands on one, their model and how they are painted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, overload
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from app.ui import icons, theme
from app.ui.widgets import paint
from app.ui.widgets.meters import paint_parts

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
CARD_ROLE: Final = Qt.ItemDataRole.UserRole + 1
MIME: Final = "application/x-werkvloer-card"  # a card that is dragged: the 16 bytes of its id
LAZY_PORTION: Final = 20  # of cards that are read when they are looked at
PORTION: Final = 60  # cards that a column begins with; as many come whenever its end is in sight
PADDING: Final = (14, 12)  # px inside a card
GAP: Final = 8  # px under a card, and above its last line
TITLE_LINES: Final = 2
METER: Final = (62, 6, 2)  # px: width, height and gap of the parts


@dataclass(frozen=True, slots=True)
class BoardMark:
    """A few words at the bottom of a card, such as its next day or what needs attention."""

    words: str
    icon: str = ""
    tone: str = "muted"


@dataclass(frozen=True, slots=True)
class BoardCard:
    """
    What stands on a card.

    Args:
        sentence: All of it, as a screen reader says it.
        small: A line in small letters under `lines`.
        meter: Done and total; as one bar with its numbers where `is_bar`, else in parts.
        link: The one action of the card, a verb.
    """

    id: UUID
    title: str
    sentence: str
    lines: tuple[str, ...] = ()
    small: str = ""
    meter: tuple[int, int] | None = None
    is_bar: bool = False
    mark: BoardMark | None = None
    link: str = ""

    @property
    def has_foot(self) -> bool:
        """Whether it has a last line."""
        return self.meter is not None or self.mark is not None or bool(self.link)


class LazyCards(Sequence[BoardCard]):
    """
    Cards of which only the ids are known until one of their portion is looked at.

    Args:
        read: Gives the cards of some ids; one that is gone stays an empty card.
        known: Cards that were read already.
    """

    def __init__(
        self,
        ids: Sequence[UUID],
        read: Callable[[Sequence[UUID]], Mapping[UUID, BoardCard]],
        known: Mapping[UUID, BoardCard],
    ) -> None:
        self.ids = ids
        self._read, self._known = read, dict(known)

    @override
    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> BoardCard: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[BoardCard]: ...

    @override
    def __getitem__(self, place: int | slice) -> BoardCard | Sequence[BoardCard]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        one = self.ids[place]
        if one not in self._known:
            first = place // LAZY_PORTION * LAZY_PORTION
            wanted = [it for it in self.ids[first : first + LAZY_PORTION] if it not in self._known]
            found = self._read(wanted)
            self._known |= {it: found.get(it) or BoardCard(it, "", "") for it in wanted}
        return self._known[one]


class BoardModel(QAbstractListModel):
    """The cards of one column; the first ones, and more when asked."""

    # of the class: Qt still asks when Python has emptied a model that goes away
    _cards: Sequence[BoardCard] = ()
    _portion = PORTION
    _shown = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def show_cards(self, cards: Sequence[BoardCard], least: int = 0) -> None:
        """Replace all cards; at least so many of them are shown."""
        self.beginResetModel()
        self._cards = cards
        self._portion = LAZY_PORTION if isinstance(cards, LazyCards) else PORTION
        self._shown = min(max(self._portion, least), len(cards))
        self.endResetModel()

    @property
    def total(self) -> int:
        """How many there are, shown or not."""
        return len(self._cards)

    def card(self, place: int) -> BoardCard | None:
        """Return the card at a place, None outside the column."""
        return self._cards[place] if 0 <= place < self._shown else None

    def place_of(self, card_id: UUID) -> int:
        """Return the place of a card, or -1; it is shown after this."""
        cards = self._cards
        ids = cards.ids if isinstance(cards, LazyCards) else [card.id for card in cards]
        place = ids.index(card_id) if card_id in ids else -1
        while place >= self._shown:
            self.grow()
        return place

    def grow(self) -> bool:
        """Show another portion; False when all are shown."""
        if self._shown == len(self._cards):
            return False
        last = min(self._shown + self._portion, len(self._cards))
        self.beginInsertRows(ROOT, self._shown, last - 1)
        self._shown = last
        self.endInsertRows()
        return True

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._shown

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def mimeTypes(self) -> list[str]:
        return [MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        held = QMimeData()
        held.setData(MIME, self._cards[indexes[0].row()].id.bytes)
        return held

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        if role == CARD_ROLE:
            return card
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return card.sentence
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return card.title
        return None


class CardDelegate(QStyledItemDelegate):
    """Paints cards; the height of one comes from what is painted."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.hovered = -1
        self._titles: dict[str, list[str]] = {}
        self._fitted = (0, 0)  # width and percent that the titles were broken for

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card: BoardCard = index.data(CARD_ROLE)
        wide = self._view.viewport().width()
        high = 2 * PADDING[1] + GAP
        high += len(self._title(card, wide)) * _line("strong") + len(card.lines) * _line()
        high += _line("small") if card.small else 0
        high += GAP + _line("small") if card.has_foot else 0
        return QSize(wide, high)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: BoardCard = index.data(CARD_ROLE)
        whole = QRect(option.rect).adjusted(0, 0, 0, -GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, whole, index, selected=selected)
        area = whole.adjusted(PADDING[0], PADDING[1], -PADDING[0], -PADDING[1])
        y = area.y()
        lines = [(words, "strong", "text") for words in self._title(card, option.rect.width())]
        lines += [(words, "text", "muted") for words in card.lines]
        lines += [(card.small, "small", "muted")] if card.small else []
        for words, role, tone in lines:
            line = QRect(area.x(), y, area.width(), _line(role))
            paint.text(painter, line, words, _font(role), tone)
            y += line.height()
        if card.has_foot:
            self._paint_foot(painter, _foot(area), card, selected=selected)
        painter.restore()

    def link_at(self, rect: QRect, card: BoardCard, place: QPoint) -> bool:
        """Tell whether the action of a card lies there; it is larger than painted."""
        whole = rect.adjusted(PADDING[0], PADDING[1], -PADDING[0], -PADDING[1] - GAP)
        link = _foot(whole)
        link.setLeft(link.right() - paint.width(card.link, _font("text")) - GAP)
        return bool(card.link) and link.adjusted(0, -6, PADDING[0], PADDING[1]).contains(place)

    def _paint_ground(
        self, painter: QPainter, whole: QRect, index: Index, *, selected: bool
    ) -> None:
        active = self._view.isActiveWindow()
        if selected:
            fill, edge = ("selection", "primary") if active else ("alt", "quiet_edge")
            paint.box(painter, whole, fill, edge, radius=8)
        else:
            fill = "hover" if self.hovered == index.row() else "surface"
            paint.box(painter, whole, fill, "divider", radius=8)
        if self._view.hasFocus() and index == self._view.currentIndex():
            paint.ring(painter, whole, radius=8)

    def _paint_foot(
        self, painter: QPainter, area: QRect, card: BoardCard, *, selected: bool
    ) -> None:
        if card.meter is not None:
            area.setLeft(self._paint_meter(painter, area, card, selected=selected))
        if card.link:
            right = Qt.AlignmentFlag.AlignRight
            paint.text(painter, area, card.link, _font("text"), "primary", align=right)
            area.setRight(area.right() - paint.width(card.link, _font("text")) - GAP)
        if card.mark is not None:
            self._paint_mark(painter, area, card.mark, at_left=bool(card.link))

    def _paint_meter(
        self, painter: QPainter, area: QRect, card: BoardCard, *, selected: bool
    ) -> int:
        """Paint what is done, and return where the rest of the line begins."""
        (done, total), (wide, high, gap) = card.meter or (0, 0), METER
        wide = min(theme.current().px(wide), area.width() // 3)
        bar = QRectF(area.x(), area.y() + (area.height() - high) / 2, wide, high)
        color = "ok" if done >= total > 0 else "primary"
        rest = "quiet_edge" if selected else "track"
        if not card.is_bar:
            paint_parts(painter, bar, done, total, color, gap=gap, rest=rest)
            return round(bar.right()) + GAP
        paint_parts(painter, bar, 0, 1, color, rest=rest)
        if done:
            bar.setWidth(wide * done / max(total, 1))
            paint_parts(painter, bar, 1, 1, color)
        words, font = f"{done}/{total}", _font("small")
        after = area.adjusted(wide + GAP, 0, 0, 0)
        paint.text(painter, after, words, font, "muted")
        return after.x() + paint.width(words, font) + GAP

    def _paint_mark(
        self, painter: QPainter, area: QRect, mark: BoardMark, *, at_left: bool
    ) -> None:
        font, size = _font("small"), theme.current().px(14)
        words = min(paint.width(mark.words, font), area.width() - (size + 6 if mark.icon else 0))
        x = area.x() + (size + 6 if mark.icon else 0) if at_left else area.right() + 1 - words
        if mark.icon:
            top = area.y() + (area.height() - size) // 2
            icons.paint(painter, QRect(x - size - 6, top, size, size), mark.icon, mark.tone)
        token = "text" if mark.tone == "ok" else mark.tone
        paint.text(painter, QRect(x, area.y(), words + 1, area.height()), mark.words, font, token)

    def _title(self, card: BoardCard, wide: int) -> list[str]:
        fitted = (wide, theme.current().percent)
        if fitted != self._fitted:
            self._titles, self._fitted = {}, fitted
        if card.title not in self._titles:
            self._titles[card.title] = _broken(card.title, wide - 2 * PADDING[0])
        return self._titles[card.title]


def _broken(words: str, wide: int) -> list[str]:
    """Return a title in lines; what does not fit in the last one gets dots when it is painted."""
    layout = QTextLayout(words, _font("strong"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    begins: list[int] = []
    while len(begins) < TITLE_LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(max(wide, 1))
        begins.append(line.textStart())
    layout.endLayout()
    ends = [*begins[1:], len(words)]
    return [words[a:b].strip() for a, b in zip(begins, ends, strict=True)] or [""]


def _foot(area: QRect) -> QRect:
    high = _line("small")
    return QRect(area.x(), area.bottom() + 1 - high, area.width(), high)


def _font(role: str) -> Any:
    return theme.current().font(role, tabular=True)  # type: ignore[arg-type]  # a role by name


def _line(role: str = "text") -> int:
    """Return the height of a line with its air."""
    return paint.line_height(_font(role)) + 3

"""The table under S15: a row per partner, region or theme, and the sum below."""

from typing import Final
from uuid import NAMESPACE_OID, UUID, uuid5

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from app.services.results.targets import ScopeKind
from app.services.results.view import Results, ScopeRow
from app.ui import theme
from app.ui.tables.paged import Cell, Column, PagedTableModel
from app.ui.targets.words import TargetsWords, kind_text, without_text
from app.ui.widgets import paint
from app.ui.widgets.row_delegate import Index, RowDelegate
from app.ui.widgets.table import TableView

BAR: Final = 6  # px
DONE: Final = 2  # the column with the bar
FRESH: Final = 6
# px at 100% text: name, target, realised with its bar, running, complete, expected, freshness
WIDTHS: Final = (200, 64, 300, 92, 132, 104, 150)
LEAST_BAR: Final = 96
LEFT: Final = 16  # px before the words of the first column
TOTAL: Final = "total"  # code of the sum


class ScopeDelegate(RowDelegate):
    """Paints the bar of what is realised beside its number."""

    def __init__(self, view: "ScopeTable") -> None:
        super().__init__(view, first_padding=16)
        self._table = view
        self._share: float | None = None  # of the cell that is painted

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._share = self._table.share_at(index) if index.column() == DONE else None
        super().paint(painter, option, index)

    @override
    def _paint_words(self, painter: QPainter, area: QRect, cell: Cell, *, selected: bool) -> None:
        if self._share is None:
            super()._paint_words(painter, area, cell, selected=selected)
            return
        colors = theme.current()
        font = colors.font("strong" if cell.tone == "strong" else "text", tabular=True)
        wide = colors.px(36)
        number = QRect(area.x(), area.y(), wide, area.height())
        paint.text(painter, number, cell.words, font, "text", align=Qt.AlignmentFlag.AlignRight)
        left = area.x() + wide + 12
        track = QRectF(left, area.y() + (area.height() - BAR) / 2, area.right() - left - 24, BAR)
        if track.width() < BAR or self._share < 0:
            return
        shape = QPainterPath()
        shape.addRoundedRect(track, BAR / 2, BAR / 2)
        painter.fillPath(shape, colors.color("quiet_edge" if selected else "track"))
        painter.save()
        painter.setClipPath(shape)
        done = QRectF(track.x(), track.y(), track.width() * min(1.0, self._share), BAR)
        painter.fillRect(done, colors.color("primary"))
        painter.restore()


class ScopeTable(TableView):
    """As high as its rows; `row_opened` carries the ScopeRow of which the list is asked."""

    row_opened = Signal(object)

    def __init__(self, words: TargetsWords, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Cijfers per partner"), first_padding=16, parent=parent)
        self._say = words
        self._kind = ScopeKind.PARTNER
        self._rows_by_id: dict[UUID, ScopeRow] = {}
        self.rows: PagedTableModel[ScopeRow] = PagedTableModel(
            self._columns(), self._fetch, self, words.row
        )
        self.setItemDelegate(ScopeDelegate(self))
        self.setModel(self.rows)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionsMovable(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.opened.connect(self._on_opened)
        theme.current().changed.connect(self._fit)

    def show_rows(
        self, rows: tuple[ScopeRow, ...], kind: ScopeKind, total: ScopeRow | None
    ) -> None:
        """Show these rows, and their sum when there is one."""
        shown = (*rows, total) if total is not None else rows
        self._kind = kind
        self._rows_by_id = {uuid5(NAMESPACE_OID, f"{kind}:{row.code}"): row for row in shown}
        self.rows.show_ids(list(self._rows_by_id))
        has_fresh = any(row.fresh is not None or row.is_behind for row in shown)
        self.setColumnHidden(FRESH, not has_fresh)
        self.rows.rename(0, kind_text(kind))
        if shown:
            self.select_row(0)
            self.clearSelection()
        self._fit()

    def share_at(self, index: Index) -> float:
        """Return which share of its target a row has realised; without a target below zero."""
        row = self._rows_by_id.get(self.rows.id_at(index.row()))
        return row.realised / row.target if row is not None and row.target else -1.0

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._high())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._high())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _high(self) -> int:
        is_too_wide = self.horizontalHeader().length() > self.viewport().width()
        more = self.horizontalScrollBar().sizeHint().height() if is_too_wide else 0
        return theme.current().height(32) * (self.rows.rowCount() + 1) + more

    def _columns(self) -> list[Column[ScopeRow]]:
        return [
            Column(self._name, self.tr("Naam"), is_name=True, tone=_tone),
            Column(_target, self.tr("Doel"), right=True, tone=_tone),
            Column(lambda row: str(row.realised), self.tr("Klaar"), tone=_tone),
            Column(lambda row: str(row.running), self.tr("Lopend"), right=True, tone=_tone),
            Column(
                lambda row: str(row.complete), self.tr("Bewijs volledig"), right=True, tone=_tone
            ),
            Column(lambda row: str(row.expected), self.tr("Prognose"), right=True, tone=_tone),
            Column(self._fresh, self.tr("Stand"), tone=_fresh_tone, status=_status),
        ]

    def _name(self, row: ScopeRow) -> str:
        if row.code == TOTAL:
            return self.tr("Totaal")
        return row.name or without_text(self._kind)

    def _fresh(self, row: ScopeRow) -> str:
        if row.code == TOTAL or (row.fresh is None and not row.is_behind):
            return ""
        return self._say.days_old(row.fresh)

    def _fetch(self, ids: list[UUID]) -> dict[UUID, ScopeRow]:
        return {one: self._rows_by_id[one] for one in ids if one in self._rows_by_id}

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        row = self._rows_by_id[self.rows.id_at(index.row())]
        self.row_opened.emit(row)

    def _widen(self) -> None:
        """Give each column its width, or what its words need where that is too much together."""
        px, room = theme.current().px, self.viewport().width()
        shown = [place for place in range(len(WIDTHS)) if not self.isColumnHidden(place)]
        widths = [px(width) for width in WIDTHS]
        if sum(widths[place] for place in shown) > room:
            header = self.horizontalHeader()
            for place in shown:
                words = header.sectionSizeFromContents(place).width()
                widths[place] = max(words, self.sizeHintForColumn(place))
            widths[0] += LEFT
        rest = sum(widths[place] for place in shown if place != DONE)
        widths[DONE] = max(px(LEAST_BAR), room - rest)
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)

    @Slot()
    def _fit(self) -> None:
        self._widen()
        if self.height() != self._high():
            self.setFixedHeight(self._high())


def total_row(told: Results) -> ScopeRow:
    """Return the sum: that of the whole, for a company may stand in two rows."""
    return ScopeRow(
        code=TOTAL,
        name="",
        target=told.target,
        realised=told.realised,
        running=told.running,
        on_track=told.on_track,
        complete=told.complete,
        expected=told.forecast.expected,
    )


def _tone(row: ScopeRow) -> str:
    return "strong" if row.code == TOTAL else "text"


def _fresh_tone(row: ScopeRow) -> str:
    return "attention" if row.is_behind else "muted"


def _status(row: ScopeRow) -> str:
    if row.is_behind:
        return "attention"
    return "fresh" if row.fresh is not None else ""


def _target(row: ScopeRow) -> str:
    return "–" if row.target is None else str(row.target)

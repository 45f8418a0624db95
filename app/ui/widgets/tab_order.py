"""Tab goes as one reads: row by row, from left to right."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

ROW = 16  # px: controls whose middles differ less stand in one row


def tab_as_one_reads(ground: QWidget) -> None:
    """Order the controls on `ground` by where they stand; call it once they are laid out."""
    stops = [
        widget
        for widget in ground.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(ground)
        and widget.focusProxy() is None
    ]
    places = {stop: stop.mapTo(ground, QPoint(0, stop.height() // 2)) for stop in stops}
    stops.sort(key=lambda stop: places[stop].y())
    rows: list[list[QWidget]] = []
    for stop in stops:
        if not rows or places[stop].y() - places[rows[-1][0]].y() > ROW:
            rows.append([])
        rows[-1].append(stop)
    read = [stop for row in rows for stop in sorted(row, key=lambda each: places[each].x())]
    for before, after in pairwise(read):
        QWidget.setTabOrder(before, after)

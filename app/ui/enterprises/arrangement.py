"""How views, table and details share the width of the page."""

from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui import theme
from app.ui.enterprises.details import DetailsPane
from app.ui.enterprises.views_pane import ViewsPane
from app.ui.widgets.labels import Divider
from app.ui.widgets.panes import Panel

LEAST_COUNT: Final = 520  # px of the list beside which its count has room
LEAST_TABLE: Final = 560  # px; narrower, and the details lie over the table


class Arrangement(QObject):
    """
    Gives the table its room: narrow pages lose the views, then the details lie over it.

    Args:
        instead: Shown when the views are not.
        count: Shown when the list is wide enough.
    """

    def __init__(
        self,
        page: QWidget,
        panes: tuple[ViewsPane, Panel, DetailsPane],
        instead: QWidget,
        count: QWidget,
    ) -> None:
        super().__init__(page)
        self._page, self._instead, self._count = page, instead, count
        self._views, self._middle, self._details = panes
        self.is_wanted: bool | None = None  # the details; None: when there is room beside the table
        self.is_shown = False  # the details: there is something to show
        self._views_line = Divider(Qt.Orientation.Vertical)
        self._details_line = Divider(Qt.Orientation.Vertical)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._views)
        row.addWidget(self._views_line)
        row.addWidget(self._middle, 1)
        row.addWidget(self._details_line)
        row.addWidget(self._details)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._row = row

    def has_details(self) -> bool:
        """Tell whether the details should be shown."""
        return self.is_wanted if self.is_wanted is not None else not self._is_narrow()

    def arrange(self) -> None:
        """Show what has room."""
        details, is_over = self._details, self._is_narrow()
        shown = self.is_shown and not (is_over and self.is_wanted is None)
        beside = details.minimumWidth() if shown and not is_over else 0
        left = self._page.width() - beside - self._views.minimumWidth()
        has_views = left >= theme.current().px(LEAST_TABLE)
        self._views.setVisible(has_views)
        self._views_line.setVisible(has_views)
        self._instead.setVisible(not has_views)
        if is_over == (self._row.indexOf(details) >= 0):
            if is_over:
                self._row.removeWidget(details)
            else:
                self._row.addWidget(details)
        details.setVisible(shown)
        if is_over:
            wide = min(details.minimumWidth(), self._page.width())
            details.setGeometry(self._page.width() - wide, 0, wide, self._page.height())
            details.raise_()
        self._details_line.setVisible(shown and not is_over)
        self._row.activate()
        self._count.setVisible(self._middle.width() > theme.current().px(LEAST_COUNT))

    def _is_narrow(self) -> bool:
        """Tell whether the table would be too narrow beside the details."""
        return self._page.width() - self._details.minimumWidth() < theme.current().px(LEAST_TABLE)

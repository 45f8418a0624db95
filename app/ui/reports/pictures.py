"""What shows the picture of a table: a widget for each kind of picture."""

from PySide6.QtWidgets import QWidget

from app.domain.charts import BarChart, LineChart, MapChart, RunChart
from app.ui.coverage.map_view import MapView
from app.ui.widgets.chart import ChartView
from app.ui.widgets.panes import ScrollPane


class PicturePane(ScrollPane):
    """Shows one picture at a time; it scrolls when the picture is higher than its room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", (24, 16, 24, 16), parent)
        self._shown: QWidget | None = None

    def show_picture(self, picture: object) -> bool:
        """Show a picture; False when nothing here can."""
        widget = _widget_of(picture)
        if self._shown is not None:
            self.column.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = widget
        if widget is None:
            return False
        self.column.insertWidget(0, widget)
        if self.column.count() == 1:
            self.column.addStretch(1)
        return True


def _widget_of(picture: object) -> QWidget | None:
    if isinstance(picture, MapChart):
        map_view = MapView()
        map_view.show_chart(picture)
        return map_view
    if not isinstance(picture, BarChart | LineChart | RunChart):
        return None
    view = ChartView()
    view.show_chart(picture)
    return view

"""Where the pane of a file stands: beside the tabs, or over them on demand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider
from app.ui.widgets.panes import Panel, SidePane

LEAST_PAGE = 560  # px beside the pane; a narrower page shows it on demand
LARGE = 150  # percent: the words of the button would cover those of the tabs


class SidePlace:
    """
    Holds the tabs and the pane in its `row`.

    Args:
        button: Shows the pane where there is no room beside the tabs.
        body: All of the file, head included.
    """

    def __init__(self, side: SidePane, tabs: QWidget, button: Button, body: Panel) -> None:
        self._side, self._tabs, self._button, self._body = side, tabs, button, body
        # what is asked in the head keeps its room on a low page: a tab scrolls
        tabs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._words = button.text()
        button.setAccessibleName(self._words)
        button.setToolTip(self._words)
        self._line = Divider(Qt.Orientation.Vertical)
        self.row = QHBoxLayout()
        self.row.setSpacing(0)
        self.row.addWidget(tabs, 1)
        self.row.addWidget(self._line)
        self.row.addWidget(side)

    def arrange(self, width: int, height: int) -> None:
        """Lay the pane beside the tabs, or over them when a page so wide would be too narrow."""
        side = self._side
        is_over = width - side.minimumWidth() < theme.current().px(LEAST_PAGE)
        shown = self._button.isChecked() if is_over else True
        self._button.setVisible(is_over)
        self._button.setText("" if theme.current().percent >= LARGE else self._words)
        if is_over == (self.row.indexOf(side) >= 0):
            if is_over:
                self.row.removeWidget(side)  # still a child: a new parent resets its font
            else:
                self.row.addWidget(side)
        side.setVisible(shown)
        self._line.setVisible(not is_over)
        self._body.column.activate()
        if is_over:
            wide = min(side.minimumWidth(), width)
            top = self._tabs.mapTo(self._body, self._tabs.rect().topLeft()).y()
            side.setGeometry(self._body.width() - wide, top, wide, height - top)
            side.raise_()

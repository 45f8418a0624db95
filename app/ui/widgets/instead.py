"""What stands on a page instead of its record: it is being read, gone, or could not be read."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Instead:
    """
    Holds one widget at a time at the end of a column.

    Args:
        column: Of the page; what else is in it is the page's to hide.
    """

    def __init__(self, column: QVBoxLayout, shown: QWidget | None = None) -> None:
        self._column, self.shown = column, shown

    def show(self, widget: QWidget) -> None:
        """Show a widget in the place of the one before."""
        self.drop()
        self.shown = widget
        self._column.addWidget(widget)

    def drop(self) -> None:
        """Take it away; harmless when there is none."""
        if self.shown is not None:
            self.shown.hide()
            self.shown.deleteLater()
            self.shown = None

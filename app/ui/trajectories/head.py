"""The head of the page of trajectories: how many there are, and what can be done with all."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.domain.trajectory import RUNNING
from app.ui.trajectories.filters import ListFilters
from app.ui.trajectories.view_model import Listing
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import title
from app.ui.widgets.short_label import ShortLabel


class ListHead(QWidget):
    """Title and numbers at the left, the buttons at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.about = title(self.tr("Trajecten")), ShortLabel(" ", tone="muted")
        self.export_button = Button(self.tr("Exporteer"), "quiet", "export-variant")
        self.count_button = Button(self.tr("Tellijst"), "quiet", "file-pdf-box")
        self.count_button.setToolTip(self.tr("PDF van de ondernemingen die meetellen"))
        self.new_button = Button(self.tr("Nieuw traject"), icon="plus", shortcut_hint="Ctrl+N")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.about)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 16, 16, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.count_button)
        row.addWidget(self.export_button)
        row.addWidget(self.new_button)

    def show_listing(self, listing: Listing, filters: ListFilters) -> None:
        """Show how many there are, and when that held; of none at all only the title."""
        board = listing.board
        for part in (self.about, self.count_button, self.export_button, self.new_button):
            part.setVisible(not board.is_store_empty)
        self.export_button.setEnabled(bool(board.ids))
        at = self.tr("Stand van {time}").format(time=f"{clock.local(listing.at):%H:%M}")
        self.about.setText(f"{self._count(len(board.ids), board.joint, filters)}. {at}.")

    def _count(self, count: int, joint: int, filters: ListFilters) -> str:
        words = self.tr("%n traject(en)", None, count)
        if filters.status == RUNNING:
            words = self.tr("%n lopend(e) traject(en)", None, count)
        if not joint:
            return words
        return self.tr("{words}, waarvan {joint} gezamenlijk").format(words=words, joint=joint)

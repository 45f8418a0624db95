"""Back and forward, where one is, and the quick session."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from app.ui.key_hints import ButtonKey
from app.ui.key_map import KeyMap
from app.ui.place import Crumb
from app.ui.shell.search_button import SearchButton
from app.ui.widgets.buttons import Button
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.literal import literal
from app.ui.widgets.notices import Mark
from app.ui.widgets.short_label import ShortLabel

SIDE = 32  # % of the bar at each side of the search: large text too has room for the path
MOST_LETTERS = 48  # of a crumb; the whole name stands in the tooltip


class TopBar(QWidget):
    """`crumb_chosen` carries the Place of a word of the path."""

    back_requested = Signal()
    forward_requested = Signal()
    crumb_chosen = Signal(object)
    quick_session_requested = Signal()
    search_requested = Signal()

    def __init__(self, keys: KeyMap, *, is_practice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(self.tr("Terug"), "icon", "arrow-left", icon_size=18)
        self.forward = Button(self.tr("Vooruit"), "icon", "arrow-right", icon_size=18)
        self.search = SearchButton()
        self.quick = Button(self.tr("Snelsessie"), "tonal", "plus")
        for name, button in (
            ("back", self.back),
            ("forward", self.forward),
            ("search", self.search),
            ("quick_session", self.quick),
        ):
            ButtonKey(keys, name, button)
        self._path = QHBoxLayout()
        self._path.setSpacing(4)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 16, 10)
        row.setSpacing(16)
        # Equal shares at both sides: the search stays where it is, whatever the path says
        self._side = self._right(is_practice=is_practice)
        row.addWidget(self._left(), 1)
        row.addWidget(self.search)
        row.addWidget(self._side, 1)
        self.search.clicked.connect(self.search_requested)
        self.back.clicked.connect(self.back_requested)
        self.forward.clicked.connect(self.forward_requested)
        self.quick.clicked.connect(self.quick_session_requested)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # also after another size of the text
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Let the search give way before anything beside it is cut off."""
        around = self._row.contentsMargins()
        room = self.width() - around.left() - around.right() - 2 * self._row.spacing()
        side = max(self._side.sizeHint().width(), room * SIDE // 100)
        self.search.setMaximumWidth(max(room - 2 * side, self.search.height()))

    def _left(self) -> QWidget:
        left = QWidget()
        left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(left)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addSpacing(4)
        row.addLayout(self._path)
        row.addStretch(1)
        return left

    def _right(self, *, is_practice: bool) -> QWidget:
        right = QWidget()
        right.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(right)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addStretch(1)
        if is_practice:
            practice = ShortLabel(self.tr("OEFENOMGEVING"), "small_strong", tone="attention")
            practice.setToolTip(self.tr("Alle ondernemingen en personen zijn verzonnen."))
            row.addWidget(practice)
        row.addWidget(self.quick)
        return right

    def show_path(self, crumbs: tuple[Crumb, ...]) -> None:
        """Show where one is; all but the last word lead somewhere."""
        while (item := self._path.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, crumb in enumerate(crumbs):
            if number:
                self._path.addWidget(Mark("chevron-right", "muted", 16))
            self._path.addWidget(self._word(crumb, is_last=number == len(crumbs) - 1))

    def set_ways(self, *, back: bool, forward: bool) -> None:
        """Say which of the two arrows lead somewhere."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)

    def _word(self, crumb: Crumb, *, is_last: bool) -> QWidget:
        short = crumb.text
        if len(short) > MOST_LETTERS:
            short = short[: MOST_LETTERS - 1].rstrip() + "…"
        if is_last or crumb.place is None:
            label = ElidedLabel("strong" if is_last else "text")
            label.show_text(crumb.text)
            return label
        button = Button(literal(short), "quiet")
        button.setToolTip(crumb.text)
        button.setProperty("place", crumb.place)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._on_word)
        return button

    @Slot()
    def _on_word(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            self.crumb_chosen.emit(sender.property("place"))

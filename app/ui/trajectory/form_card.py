"""A line that tells what was found, or when it is asked; its form opens in it."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.core import clock
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import Divider, muted, strong
from app.ui.widgets.status import Status, StatusText


class FormCard(QWidget):
    """
    The line and its form; what is typed is in the draft of the page until it is saved.

    Who makes one lays out its fields with `lay_out`, and says what stands in them before and after.
    """

    typed_changed = Signal()

    def __init__(self, name: str, save_words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = strong(name)
        self.due = muted()
        self.state = StatusText("neutral", "")
        self.found = muted(wrap=True)
        self.open_button = Button("")
        self.problem = NoteLine()
        self.save_button = Button(save_words, "primary")
        self.cancel_button = Button(self.tr("Annuleer"), "quiet")
        self._form = QWidget()
        self.open_button.clicked.connect(self.open)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.close_form)

    def stored(self) -> dict[str, str]:
        """Return what the fields hold when nothing is typed."""
        raise NotImplementedError

    def written(self) -> dict[str, str]:
        """Return what the fields hold now."""
        raise NotImplementedError

    def write(self, values: Mapping[str, str]) -> None:
        """Put something in the fields."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """Return the field that one begins with."""
        raise NotImplementedError

    @Slot()
    def save(self) -> None:
        """Give what is typed, or say what is wrong with it."""
        raise NotImplementedError

    @property
    def is_open(self) -> bool:
        """Whether the form is open."""
        return not self._form.isHidden()

    @Slot()
    def open(self) -> None:
        """Ask what was found."""
        self.write(self.stored())
        self.problem.show_note("error", "")
        self._form.show()
        self.open_button.hide()
        self.first_field().setFocus()

    @Slot()
    def close_form(self) -> None:
        """Ask no more."""
        self._form.hide()
        self.open_button.show()
        self.open_button.setFocus()
        self.typed_changed.emit()

    def typed(self) -> dict[str, str] | None:
        """Return what is typed and not stored; None when nothing is."""
        if not self.is_open:
            return None
        found = self.written()
        return None if found == self.stored() else found

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before."""
        self.open()
        self.write({**self.stored(), **typed})

    def refuse(self, sentence: str) -> None:
        """Say why it was not stored; it stays."""
        self.problem.show_note("error", sentence)

    def show_found(self, words: str, done_on: date | None, *, may: bool) -> None:
        """Show what was found, empty: nothing yet; and whether one may write."""
        self.found.setText(words)
        self.found.setVisible(bool(words))
        self.open_button.setText(self.tr("Noteer") if done_on is None else self.tr("Wijzig"))
        what = f"{self.open_button.text()}: {self.name.text()}, {self.due.text()}"
        self.open_button.setAccessibleName(what)
        self.open_button.setVisible(may and not self.is_open)

    def waiting(self, due_on: date) -> tuple[Status, str]:
        """Return how something that is not done stands today."""
        today = clock.today()
        if due_on < today:
            return "attention", self.tr("Te laat")
        if due_on == today:
            return "attention", self.tr("Vandaag")
        return "neutral", self.tr("Gepland")

    def lay_out(self, *fields: QWidget | QLayout) -> None:
        """Lay out the line, and the fields of the form under it."""
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.name)
        head.addWidget(self.due)
        head.addStretch(1)
        head.addWidget(self.state)
        head.addWidget(self.open_button)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 4, 0, 8)
        form.setSpacing(12)
        for one in fields:
            if isinstance(one, QLayout):
                form.addLayout(one)
            elif one.property("narrow"):
                form.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                form.addWidget(one)
        form.addWidget(self.problem)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.cancel_button)
        form.addLayout(buttons)
        self._form.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.found)
        column.addWidget(self._form)
        column.addSpacing(4)
        column.addWidget(Divider(color="row_line"))

    @Slot()
    def edited(self) -> None:
        """Tell that something was typed."""
        self.problem.show_note("error", "")
        self.typed_changed.emit()

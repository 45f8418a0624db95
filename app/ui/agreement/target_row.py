"""One target in the list of them."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.results.targets import TargetView
from app.ui.agreement.words import Counts, days_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.labels import Divider, Label, SectionHeader, muted


class TargetHead(QWidget):
    """The heading above the targets of a kind, and how they stand beside the official one."""

    def __init__(self, name: str, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = NoteLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(2)
        column.addWidget(SectionHeader(name, Counts().companies(number)))
        column.addWidget(self.note)


class TargetRow(QWidget):
    """Whose it is, its days and number; `edit_requested` and `remove_requested` carry it."""

    edit_requested = Signal(object)  # TargetView
    remove_requested = Signal(object)

    def __init__(
        self,
        target: TargetView,
        name: str,
        *,
        is_closed: bool,
        may_edit: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.target, its = target, target.target
        self.name = Label(name, wrap=True)
        self.days = Label(days_text(its.first, its.last), tone="muted", tabular=True)
        self.remark = muted(target.remark, wrap=True)
        self.number = Label(f"{its.number:,}".replace(",", "."), "strong", tabular=True)
        self.number.setAccessibleName(Counts().companies(its.number))
        self.note = NoteLine()
        self.edit_button = Button(self.tr("Wijzig"), "icon", "pencil-outline")
        self.remove_button = Button(self.tr("Verwijder"), "icon", "delete-outline")
        for button in (self.edit_button, self.remove_button):
            what = f"{name}, {self.days.text()}"
            button.setAccessibleName(f"{button.text()} {what}")
        self.setFocusProxy(self.edit_button)
        self._lay_out()
        for part, is_shown in (
            (self.remark, bool(target.remark)),
            (self.edit_button, may_edit),
            (self.remove_button, may_edit),
        ):
            part.setVisible(is_shown)  # after it has a parent, else it is a window of its own
        self.note.show_note("attention", self._warning(is_closed=is_closed))
        self.edit_button.clicked.connect(self._on_edit)
        self.remove_button.clicked.connect(self._on_remove)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        for part in (self.name, self.days, self.remark):
            words.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addLayout(words, 1)
        row.addWidget(self.number)
        row.addSpacing(8)
        row.addWidget(self.edit_button)
        row.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.note)
        column.addSpacing(2)
        column.addWidget(Divider())

    def _warning(self, *, is_closed: bool) -> str:
        if "days" in self.target.odd:
            return self._days_words()
        if "number" in self.target.odd:
            return self._number_words()
        if (other := self.target.overlaps) is not None:
            words = self.tr(
                "Overlapt met {days} ({number}). Tot je een van beide wijzigt, tellen ze allebei."
            )
            return words.format(days=days_text(other.first, other.last), number=other.number)
        if is_closed:
            return self.tr(
                "Deze partner is gesloten. Zijn streefcijfer telt mee tot je het wijzigt."
            )
        return ""

    def _days_words(self) -> str:
        its = self.target.target
        if its.last < its.first:
            return self.tr("Eindigt voor het begint, en telt daarom niet mee. Pas de dagen aan.")
        return self.tr("Ligt te ver weg in de tijd, en telt daarom niet mee. Pas de dagen aan.")

    def _number_words(self) -> str:
        if self.target.target.number < 0:
            return self.tr("Ligt onder 0, en telt daarom niet mee. Pas het aantal aan.")
        return self.tr("Is te groot, en telt daarom niet mee. Pas het aantal aan.")

    @Slot()
    def _on_edit(self) -> None:
        self.edit_requested.emit(self.target)

    @Slot()
    def _on_remove(self) -> None:
        self.remove_requested.emit(self.target)

"""The pane beside pages 2 and 3: what is still needed, with the way to it, and what is there."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.intake import Completeness, IntakeItem, ItemStatus
from app.ui import theme
from app.ui.intake.words import IntakeWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label, SectionHeader, muted
from app.ui.widgets.notices import Mark
from app.ui.widgets.panes import SidePane

FIELD_OF = {
    IntakeItem.ENTERPRISE: (1, "number"),
    IntakeItem.ESTABLISHMENT: (1, "postal_code"),
    IntakeItem.ACTIVITY: (1, "nace"),
    IntakeItem.JOINT_COMMITTEE: (1, "joint_committee"),
    IntakeItem.SIZE: (1, "staff"),
    IntakeItem.CONTACT: (1, "contacts.0.name"),
    IntakeItem.EMAIL: (1, "contacts.0.email"),
    IntakeItem.ORIGIN: (1, "source"),
    IntakeItem.QUESTION: (2, "question"),
    IntakeItem.FIRST_STEP: (2, "first_step"),
    IntakeItem.CONSENT: (2, "consent"),
}  # page from 0, name of the field


class _Row(QWidget):
    """One item: a circle or a tick, its name, and the link to its field while it is needed."""

    jump_requested = Signal(object)

    def __init__(self, item: IntakeItem, name: str, parent: QWidget, *, needed: bool) -> None:
        super().__init__(parent)
        self._item = item
        self._name = name
        self.link = Button("", "link", flush=True)
        self.link.setVisible(needed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        icon, color = ("circle-outline", "muted") if needed else ("check-circle-outline", "ok")
        row.addWidget(Mark(icon, color, 16))
        row.addWidget(Label(name, wrap=True), 1)
        row.addWidget(self.link)
        self.link.clicked.connect(self._on_clicked)
        theme.current().changed.connect(self._on_theme)
        self._on_theme()

    def show_link(self, word: str) -> None:
        """Show the word that leads to the field."""
        if self.link.text() != word:
            self.link.setText(word)
            self.link.setAccessibleName(f"{word}: {self._name}")

    @Slot()
    def _on_clicked(self) -> None:
        self.jump_requested.emit(self._item)

    @Slot()
    def _on_theme(self) -> None:
        high = theme.current().px(27)
        self.setMinimumHeight(high)
        self.link.setMaximumHeight(high)  # else a row is lower once it is filled in


class NeededPane(SidePane):
    """`jump_requested` carries the page, from 0, and the name of a field."""

    jump_requested = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = IntakeWords(self)
        self.needed_head = SectionHeader(self.tr("Nog nodig"))
        self.done_head = SectionHeader(self.tr("Ingevuld"))
        self.all_done = muted(self.tr("Alles is ingevuld."))
        lists = QWidget(self.body), QWidget(self.body)
        self.needed = self._rows(lists[0], needed=True)
        self.done = self._rows(lists[1], needed=False)
        self._fill(lists[0], self.needed_head, self.needed, self.all_done)
        self._fill(lists[1], self.done_head, self.done)
        for part in lists:
            self.add_section(part)
        self.add_section(self._privacy())
        self.column.addStretch(1)

    def show_completeness(self, completeness: Completeness, page: int) -> None:
        """Show how far the intake is, seen from a page."""
        needed = {status.item: status for status in completeness.needed}
        for item, row in self.needed.items():
            row.setVisible(item in needed)
            if item in needed:
                row.show_link(self._link(needed[item], page))
        for item, row in self.done.items():
            row.setVisible(item not in needed)
        self.needed_head.set_count(str(len(needed)))
        self.done_head.set_count(str(len(completeness.done)))
        self.all_done.setVisible(not needed)

    def _link(self, status: ItemStatus, page: int) -> str:
        return self._words.link(status, FIELD_OF[status.item][0], page)

    def _rows(self, part: QWidget, *, needed: bool) -> dict[IntakeItem, _Row]:
        rows = {
            item: _Row(item, self._words.item(item), part, needed=needed) for item in IntakeItem
        }
        for row in rows.values():
            row.jump_requested.connect(self._on_jump)
        return rows

    def _fill(
        self,
        part: QWidget,
        head: SectionHeader,
        rows: dict[IntakeItem, _Row],
        last: QWidget | None = None,
    ) -> None:
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(head)
        column.addSpacing(4)
        for row in rows.values():
            column.addWidget(row)
        if last is not None:
            column.addWidget(last)

    def _privacy(self) -> QWidget:
        part = QWidget(self.body)
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Mark("shield-account-outline"), 0, Qt.AlignmentFlag.AlignTop)
        words = self.tr(
            "Hier komen geen gegevens van werknemers. Aantallen per doelgroep vul je in op"
            " pagina 3."
        )
        row.addWidget(muted(words, wrap=True), 1)
        return part

    @Slot(object)
    def _on_jump(self, item: IntakeItem) -> None:
        page, name = FIELD_OF[item]
        self.jump_requested.emit(page, name)

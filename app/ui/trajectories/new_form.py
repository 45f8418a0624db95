"""The form of a new trajectory: what it is called, with which companies, and what will change."""

from collections.abc import Mapping
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.services.trajectories.members import new_member
from app.services.trajectories.use_cases import Made, TrajectoryForm, start_trajectory
from app.ui.company_words import problem_text
from app.ui.desk import Desk
from app.ui.sensitive_hint import SensitiveHint
from app.ui.trajectory.member_choice import MemberChoice
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import FilterChip
from app.ui.widgets.combos import Suggestion
from app.ui.widgets.days import DateField, LabelledDay
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.labels import heading
from app.ui.widgets.panes import Panel

COMPANIES: Final = "companies"  # in a draft: a line for each, its id and its name


class NewTrajectory(Panel):
    """
    `started` carries what was Made and its title; Esc closes and throws away what was typed.

    `typed_changed` comes whenever `typed` may be another.
    """

    started = Signal(object, str)
    closed = Signal()
    typed_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("card", 0, parent)
        self._desk = desk
        self._companies: dict[UUID, str] = {}
        self.title, self.purpose = LineEdit(), LineEdit()
        self.title.setObjectName("title")
        self.purpose.setObjectName("purpose")
        self.day = DateField()
        self.day.setObjectName("day")
        self.choice = MemberChoice(desk, self)
        self.title_field = LabelledField(self.tr("Titel"), self.title)
        self.day_field = LabelledDay(self.tr("Begint op"), self.day)
        self.company_field = LabelledField(self.tr("Met welke ondernemingen?"), self.choice.combo)
        self.purpose_field = LabelledField(
            self.tr("Structurele verandering"),
            self.purpose,
            self.tr("Wat verandert er voorgoed in de organisatie van het werk? Mag ook later."),
        )
        self.chips = QWidget()
        self._flow = FlowLayout(self.chips, gap=6)
        self.button = Button(self.tr("Begin traject"), "primary", shortcut_hint="Ctrl+Enter")
        self.cancel_button = Button(self.tr("Annuleer"), "quiet", shortcut_hint="Esc")
        self._lay_out()
        self.hide()
        self.day.set_value(clock.today())
        for field in (self.title, self.purpose, self.day):
            field.textChanged.connect(self.typed_changed)
        self.title.textChanged.connect(self._on_title)
        self.title.returnPressed.connect(self.choice.combo.setFocus)
        self.purpose.returnPressed.connect(self.start)
        self.choice.combo.chosen.connect(self._on_company)
        self.button.clicked.connect(self.start)
        self.cancel_button.clicked.connect(self.close_form)

    def open_form(self) -> None:
        """Show the form and take the keyboard."""
        self.show()
        self.typed_changed.emit()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Put the keyboard where one begins to fill it in."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_company(self, company: UUID, name: str) -> None:
        """Let a company take part."""
        if company in self._companies:
            return
        self._companies[company] = name
        chip = FilterChip(name, self.chips)
        chip.setAccessibleName(self.tr("{name}, haal weg").format(name=name))
        chip.setToolTip(self.tr("Haal weg (Del)"))
        chip.remove_requested.connect(partial(self._on_removed, chip, company))
        self._flow.addWidget(chip)
        chip.show()
        self.chips.show()
        self.company_field.set_error("")
        self.typed_changed.emit()

    def typed(self) -> dict[str, str] | None:
        """Return what was filled in and is no trajectory yet."""
        if self.isHidden() or not (self.title.text() or self.purpose.text() or self._companies):
            return None
        companies = "\n".join(f"{one} {name}" for one, name in self._companies.items())
        day = self.day.value()
        return {
            "title": self.title.text(),
            "purpose": self.purpose.text(),
            "day": self.day.text() if day is None else f"{day:%d/%m/%Y}",
            COMPANIES: companies,
        }

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Show what was filled in before."""
        self.show()
        self.title.setText(typed.get("title", ""))
        self.purpose.setText(typed.get("purpose", ""))
        self.day.setText(typed.get("day", ""))
        self.day.setModified(True)
        self.day.editingFinished.emit()  # else a day in full is read when the keyboard leaves it
        for line in typed.get(COMPANIES, "").splitlines():
            company, _, name = line.partition(" ")
            self.add_company(UUID(company), name)

    @Slot()
    def start(self) -> None:
        """Begin the trajectory, or say what is missing."""
        if self.choice.combo.take_first():
            return
        if self.choice.combo.ask_about_loose_words():  # a company that was meant to come along
            self.choice.combo.setFocus()
            return
        self.day.editingFinished.emit()
        day = self.day.value()
        if day is None:
            self.day_field.set_error(self.tr("Vul de dag in."))
            self.day.setFocus()
            return
        store = self._desk.store
        try:
            members = tuple(new_member(store, one) for one in self._companies)
            form = TrajectoryForm(self.title.text(), day, members, self.purpose.text())
            made: Made = start_trajectory(store, form)
        except UserError as error:
            self._refuse(error)
            return
        title = self.title.text().strip()
        self._clear()
        self.hide()
        self.started.emit(made, title)

    @Slot()
    def close_form(self) -> None:
        """Throw away what was typed."""
        self._clear()
        self.hide()
        self.typed_changed.emit()
        self.closed.emit()

    @override
    def minimumSizeHint(self) -> QSize:
        """Return the height at this width; a hint that wraps elsewhere counts its lines here."""
        least = super().minimumSizeHint()
        return QSize(least.width(), self.column.totalHeightForWidth(max(self.width(), 1)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        elif (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and held == Qt.KeyboardModifier.ControlModifier
        ):
            self.start()
        else:
            super().keyPressEvent(event)

    def _refuse(self, error: UserError) -> None:
        field = self.title_field
        if error.code == "trajectory.no_company":
            field = self.company_field
        elif error.values.get("field") == "purpose":
            field = self.purpose_field
        field.set_error(problem_text(error))
        field.control.setFocus()

    def _clear(self) -> None:
        self._companies = {}
        while item := self._flow.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.chips.hide()
        self.title.clear()
        self.purpose.clear()
        self.day.set_value(clock.today())
        self.choice.combo.set_suggestion(None)
        for field in (self.title_field, self.company_field, self.purpose_field, self.day_field):
            field.set_error("")

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.title_field, 1)
        first.addWidget(self.day_field)
        second = QHBoxLayout()
        second.setSpacing(12)
        second.addWidget(self.company_field, 1)
        second.addWidget(self.purpose_field, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.button)
        self.column.setContentsMargins(16, 12, 16, 12)
        self.column.setSpacing(10)
        self.column.addWidget(heading(self.tr("Nieuw traject")))
        self.column.addLayout(first)
        self.column.addLayout(second)
        self.column.addWidget(self.chips)
        self.column.addWidget(SensitiveHint(self, self.title, self.purpose))
        self.column.addLayout(foot)
        self.chips.hide()

    @Slot()
    def _on_title(self) -> None:
        self.title_field.set_error("")

    @Slot(object)
    def _on_company(self, chosen: Suggestion | None) -> None:
        if chosen is not None and isinstance(chosen.key, UUID):
            self.add_company(chosen.key, chosen.text)
            self.choice.combo.set_suggestion(None)

    def _on_removed(self, chip: FilterChip, company: UUID) -> None:
        self._companies.pop(company, None)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.chips.setVisible(bool(self._companies))
        self.choice.combo.setFocus()
        self.typed_changed.emit()

"""What a session contributes to, and how the enterprise confirmed it, in the pane beside it."""

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.domain.session_day import parse_session_day
from app.services.sessions.context import SessionContext
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.session.head import SessionDayField, show_day
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.days import LabelledDay
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.labels import muted, strong
from app.ui.widgets.ticks import CheckBox


class GoalSection(QWidget):
    """What the session contributes to: the purpose of the enterprise, or another goal."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None, kept: KeptTexts | None = None) -> None:
        super().__init__(parent)
        self.tick = CheckBox(self.tr("Doel van de onderneming"))
        self.tick.setObjectName("goal_is_purpose")
        self.purpose = muted(wrap=True)
        self.goal = LineEdit(self.tr("Ander doel"))
        self.goal.setObjectName("goal")
        self.goal.setAccessibleName(self.tr("Ander doel waartoe de sessie bijdraagt"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(strong(self.tr("Draagt bij tot")))
        column.addWidget(self.tick)
        column.addWidget(self.purpose)
        column.addWidget(self.goal)
        self.sensitive = SensitiveHint(self, self.goal, kept=kept)
        column.addWidget(self.sensitive)
        self.tick.clicked.connect(self._on_tick)
        self.goal.textEdited.connect(self.edited)

    def show_fields(self, fields: dict[str, Any], context: SessionContext) -> None:
        """Show the goal; without a purpose there is only the field."""
        self.tick.setVisible(bool(context.purpose))
        self.purpose.setVisible(bool(context.purpose))
        self.purpose.setText(_shortened(context.purpose))
        self.purpose.setToolTip(context.purpose)
        self.tick.setChecked(fields["goal_is_purpose"] and bool(context.purpose))
        self.goal.setText(fields["goal"])
        self.goal.setVisible(not self.tick.isChecked())

    def fields(self) -> dict[str, Any]:
        """Return the goal."""
        return {"goal_is_purpose": self.tick.isChecked(), "goal": self.goal.text()}

    @Slot()
    def _on_tick(self) -> None:
        self.goal.setVisible(not self.tick.isChecked())
        if not self.tick.isChecked():
            self.goal.setFocus()
        self.edited.emit()


class ConfirmSection(QWidget):
    """How the enterprise confirmed the session, who and when."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None, kept: KeptTexts | None = None) -> None:
        super().__init__(parent)
        self.how = ComboBox()
        self.how.setObjectName("confirmation")
        self.how.setAccessibleName(self.tr("Bevestiging door de onderneming"))
        for key, words in (
            (None, self.tr("Geen")),
            ("oral", self.tr("Mondeling")),
            ("mail", self.tr("Per mail")),
            ("paper", self.tr("Op papier")),
        ):
            self.how.add(key, words)
        self.who, self.day = LineEdit(), SessionDayField()
        self.who.setObjectName("confirmed_by")
        self.day.setObjectName("confirmed_on")
        self.who_field = LabelledField(self.tr("Door wie"), self.who)
        self.sensitive = SensitiveHint(self, self.who, kept=kept)
        self.day_field = LabelledDay(self.tr("Wanneer"), self.day)
        details = QHBoxLayout()
        details.setSpacing(8)
        details.addWidget(self.who_field, 1, Qt.AlignmentFlag.AlignTop)
        details.addWidget(self.day_field, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(strong(self.tr("Bevestiging")))
        column.addWidget(self.how)
        column.addLayout(details)
        column.addWidget(self.sensitive)
        self.how.activated.connect(self._on_how)
        self.who.textEdited.connect(self.edited)
        self.day.textEdited.connect(self.edited)
        self.day.changed.connect(self.edited)

    def show_fields(self, fields: dict[str, Any]) -> None:
        """Show the confirmation."""
        self.how.set_key(fields["confirmation"])
        self.who.setText(fields["confirmed_by"])
        day = fields["confirmed_on"]
        show_day(self.day, day, parse_session_day(day, clock.today()) if day else None)
        self._show_details()

    def fields(self) -> dict[str, Any]:
        """Return the confirmation."""
        return {
            "confirmation": self.how.key(),
            "confirmed_by": self.who.text(),
            "confirmed_on": self.day.text(),
        }

    def choose(self, how: str, who: str) -> None:
        """Fill in how it was confirmed, today; a name that stands there stays without another."""
        self.how.set_key(how)
        self.who.setText(who or self.who.text())
        self._on_how()
        self.how.setFocus()

    def _show_details(self) -> None:
        for field in (self.who_field, self.day_field):
            field.setVisible(self.how.key() is not None)

    @Slot()
    def _on_how(self) -> None:
        if self.how.key() is not None and not self.day.text():
            self.day.set_value(clock.today())
        self._show_details()
        self.edited.emit()


def _shortened(text: str, most: int = 220) -> str:
    return text if len(text) <= most else text[:most].rstrip() + "…"

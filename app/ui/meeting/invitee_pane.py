"""Who is chosen among the invited: how to reach them, and whether they come."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.core import clock
from app.services.networks.meetings import InviteeRow
from app.ui.case_words import code_text
from app.ui.meeting.words import REPLIES
from app.ui.people.pane import Keep, PersonPane
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.labels import muted, strong
from app.ui.widgets.segments import Segments


class InviteePane(PersonPane):
    """`replied` carries the answer that was chosen."""

    replied = Signal(object)

    def __init__(
        self,
        keep: Keep,
        allowed: Callable[[UUID, Any], KeptTexts],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(keep, allowed, parent)
        self.reply = Segments([(code, code_text("reply", code)) for code in REPLIES])
        self.reply.setAccessibleName(self.tr("Antwoord"))
        self.invited = muted(wrap=True)
        section = QWidget()
        column = QVBoxLayout(section)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(strong(self.tr("Antwoord")))
        column.addWidget(self.reply)
        column.addWidget(self.invited)
        self.column.takeAt(self.column.count() - 1)  # what leaves the rest empty comes last
        self.add_section(section)
        self.column.addStretch(1)
        self.reply.changed.connect(self.replied)

    @override
    def choose(self, person: UUID | None) -> None:
        super().choose(person)
        row = None if person is None else self._people.get(person)
        if not isinstance(row, InviteeRow):
            return
        self.reply.set_value(row.reply)
        if row.walk_in:
            words = self.tr("Stond niet op de lijst.")
        elif row.invited_at is None:
            words = self.tr("Nog niet uitgenodigd.")
        else:
            at = clock.local(row.invited_at)
            words = self.tr("Uitgenodigd op {day}.").format(day=f"{at:%d/%m/%Y}")
        self.invited.setText(words)

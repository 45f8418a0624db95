"""The check on double financing in the form of a referral."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.double_funding import ELSEWHERE, NOBODY, UNKNOWN, Verdict
from app.services.referrals.funding_checks import Guarded, Reply
from app.ui.case_words import code_text
from app.ui.form import FieldSet
from app.ui.funding.words import runs_words
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.labels import strong
from app.ui.widgets.segments import Segments

NAMES: Final = ("check", "funding")


class FundingField(QWidget):
    """Asks who does or pays it already where the guard wants to know; and always why not."""

    def __init__(self, fields: FieldSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._set = fields
        self._guarded: Guarded | None = None
        self.note = NoteLine()
        self.answer = Segments(
            [
                (NOBODY, self.tr("Niemand")),
                (ELSEWHERE, self.tr("Iemand anders")),
                (UNKNOWN, self.tr("Weet niet")),
            ]
        )
        self.answer_field = LabelledField("", self.answer)
        self.check = LineEdit(self.tr("Bijvoorbeeld: nagevraagd bij VDAB op 20/11"))
        self.check_field = LabelledField("", self.check)
        fields.add("funding", self.answer, self.answer_field)
        fields.add("check", self.check, self.check_field, is_free=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(strong(self.tr("Dubbelfinanciering")))
        for part in (self.note, self.answer_field, self.check_field):
            column.addWidget(part)
        self.answer.changed.connect(self._name)
        self.show_guarded(None)

    def show_guarded(self, guarded: Guarded | None) -> None:
        """Ask what the guard wants to know; None: nothing."""
        self._guarded = guarded
        self.answer_field.setVisible(guarded is not None)
        words = ""
        if guarded is not None:
            support = code_text("support", guarded.support)
            self.answer_field.label.setText(
                self.tr("Wie doet of betaalt {support} hier al?").format(support=support.lower())
            )
            self.answer.setAccessibleName(self.answer_field.label.text())
            if guarded.verdict is Verdict.REFER:
                words = runs_words(guarded)
                if self.answer.value() is None:
                    self.answer.set_value(ELSEWHERE)
        self.note.show_note("attention" if words else "muted", words)
        self._name()

    def reply(self) -> Reply | None:
        """Return what was answered to the guard; None: it asks nothing, or got no answer."""
        answer = self.answer.value()
        if self._guarded is None or answer is None:
            return None
        return Reply(str(answer), self.text() if answer == ELSEWHERE else "")

    @property
    def support(self) -> str:
        """Which kind of support it is asked about."""
        return "" if self._guarded is None else self._guarded.support

    def is_answered(self) -> bool:
        """Tell whether nothing is open; say so when it is."""
        if self._guarded is None or self.answer.value() is not None:
            return True
        self.answer_field.set_error(self.tr("Kies een antwoord, of «Weet niet»."))
        self.answer.setFocus()
        return False

    def text(self) -> str:
        """Return why nobody else does it, or why it goes on in spite of it."""
        return self.check.text()

    def values(self) -> dict[str, Any]:
        """Return what stands here, as a draft keeps it."""
        return {"check": self.check.text(), "funding": self.answer.value()}

    def show_values(self, fields: Mapping[str, Any]) -> None:
        """Put back what was typed."""
        self.check.setText(fields.get("check", ""))
        self.answer.set_value(fields.get("funding"))
        self._name()

    def clear_errors(self) -> None:
        """Take away what was said."""
        self.answer_field.set_error("")
        self.check_field.set_error("")

    @Slot()
    def _name(self) -> None:
        words = self.tr("Waarom doet of betaalt niemand anders dit al?")
        if self._guarded is not None and self.answer.value() == ELSEWHERE:
            words = self.tr("Waarom verwijs je toch door?")
        self.check_field.label.setText(words)
        self.check.setAccessibleName(words)
        self.clear_errors()

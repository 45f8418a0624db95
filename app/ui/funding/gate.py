"""Asks before a session is finished who does or pays what it seems to be about."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.domain.double_funding import ELSEWHERE, NOBODY, UNKNOWN, Verdict, supports_in
from app.reference.supports import support_words
from app.services.referrals.funding_checks import Guarded, Reply, guarded
from app.services.trajectories.case_edits import cleaned
from app.ui.desk import Desk
from app.ui.funding.words import runs_words, support_name
from app.ui.messages import message_for
from app.ui.sensitive_hint import SensitiveHint
from app.ui.sensitive_kept import KeptTexts
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit
from app.ui.widgets.notices import HintBar
from app.ui.widgets.panes import ScrollPane
from app.ui.work.turns import in_next_turn

NOT_IT: Final = "not_it"  # the words are there, and it was about something else


class _Why(LineEdit):
    """A line whose Enter goes on, for this question alone."""

    entered = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.entered.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class FundingGate(QWidget):
    """
    Hidden until `passes` has to ask; then one question at a time, about one kind of support.

    It keeps nothing back but the end of the session: what is typed is a draft all the while, and
    the answers and their reasons stand in it too. `passed` comes when the last question is
    answered, `edited` when there is something to keep.
    """

    edited = Signal()
    passed = Signal()
    refer_requested = Signal(str)  # kind of support

    def __init__(self, desk: Desk, kept: KeptTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._company: UUID | None = None  # that the answers are about
        self._answers: dict[str, list[str]] = {}  # answer and reason, by kind of support
        self._about: tuple[str, ...] = ()  # what it was about when it was looked at last
        self._asked: Guarded | None = None
        self.nobody_button = Button(self.tr("Niemand anders"))
        self.elsewhere_button = Button(self.tr("Iemand anders"))
        self.unknown_button = Button(self.tr("Weet niet"))
        self.refer_button = Button(self.tr("Maak doorverwijzing"), icon="swap-horizontal")
        self.override_button = Button(self.tr("Toch registreren, met reden"))
        self.not_it_button = Button("", "quiet")
        self._asking = (self.nobody_button, self.elsewhere_button, self.unknown_button)
        self._refusing = (self.refer_button, self.override_button)
        self.bar = HintBar("", (*self._asking, *self._refusing, self.not_it_button))
        self.reason = _Why()
        self.reason.setObjectName("funding_reason")
        self.reason_field = LabelledField(self.tr("Waarom registreer je dit toch?"), self.reason)
        self.go_button = Button(self.tr("Registreer"))
        self._why = QWidget()
        column = QVBoxLayout(self._why)
        column.setContentsMargins(38, 0, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.reason_field)
        SensitiveHint.under(self.reason_field, kept)
        column.addWidget(self.go_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.bar.column.setSpacing(0)
        self.bar.column.addWidget(self._why)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 6, 0, 0)
        whole.addWidget(self.bar)
        self._connect()
        self._close()

    def passes(self, company: UUID, subject: UUID, text: str, before: str = "") -> bool:
        """
        Tell whether a session may be finished; else ask, or say that a reason is missing.

        Who finishes once more without an answer does not know; where somebody else does it, a
        reason is needed, or a referral.

        Args:
            text: What is written in the session.
            before: What stood in it when it was finished before: that was asked then.
        """
        if company != self._company:
            self._company, self._answers = company, {}
        known = support_words()
        asked_before = supports_in(before, known)
        self._about = tuple(one for one in supports_in(text, known) if one not in asked_before)
        found = guarded(self._desk.store, company, self._about, subject)
        again = self._asked
        for one in found:
            if self._is_answered(one):
                continue
            if again is not None and again.support == one.support and self._insists(one):
                continue
            self._ask(one)
            return False
        self._close()
        return True

    def replies(self) -> dict[str, Reply]:
        """Return what was answered of what the session is about now, to be kept with it."""
        return {
            support: Reply(*said)
            for support, said in self._answers.items()
            if support in self._about and said[0] != NOT_IT
        }

    def values(self) -> dict[str, Any]:
        """Return the answers as a draft keeps them, with a reason that is being typed."""
        company = None if self._company is None else str(self._company)
        answers = dict(self._answers)
        if self._asked is not None and self.reason.text():
            answers[self._asked.support] = ["", self.reason.text()]
        return {"company": company, "answers": answers} if answers else {}

    def put_back(self, values: Mapping[str, Any]) -> None:
        """Show nothing, with the answers of a draft known."""
        company = values.get("company")
        self._company = None if company is None else UUID(company)
        self._answers = {name: list(said) for name, said in values.get("answers", {}).items()}
        self._about = ()
        self._close()

    def _connect(self) -> None:
        self.nobody_button.clicked.connect(lambda: self._answer(NOBODY))
        self.elsewhere_button.clicked.connect(self._on_elsewhere)
        self.unknown_button.clicked.connect(lambda: self._answer(UNKNOWN))
        self.not_it_button.clicked.connect(lambda: self._answer(NOT_IT))
        self.refer_button.clicked.connect(self._on_refer)
        self.override_button.clicked.connect(self._ask_why)
        self.reason.textEdited.connect(self._on_reason)
        self.reason.entered.connect(self._on_go)
        self.go_button.clicked.connect(self._on_go)

    def _is_answered(self, guarded_one: Guarded) -> bool:
        said = self._answers.get(guarded_one.support, ["", ""])
        if guarded_one.verdict is Verdict.REFER:  # «niemand» does not make it so
            return said[0] == NOT_IT or (said[0] == ELSEWHERE and bool(said[1].strip()))
        return said[0] in {NOBODY, UNKNOWN, NOT_IT} or bool(said[0] and said[1].strip())

    def _insists(self, asked: Guarded) -> bool:
        """Take it as «weet niet» that somebody goes on without an answer."""
        if asked.verdict is Verdict.REFER or self._is_refusing:
            return False
        self._answers[asked.support] = [UNKNOWN, ""]
        return True

    @property
    def _is_refusing(self) -> bool:
        return not self.refer_button.isHidden()

    def _ask(self, asked: Guarded) -> None:
        is_same = self._asked is not None and self._asked.support == asked.support
        is_refused = asked.verdict is Verdict.REFER or (is_same and self._is_refusing)
        self._asked = asked
        name = support_name(asked.support)
        self.not_it_button.setText(self.tr("Ging niet over {support}").format(support=name))
        if is_refused:
            self._refuse(is_again=is_same)
            return
        words = self.tr("Deze sessie lijkt over {support} te gaan. Wie doet of betaalt dat hier?")
        self._show(words.format(support=name), self._asking)
        self.nobody_button.setFocus()

    def _refuse(self, *, is_again: bool) -> None:
        """Say that somebody else does it: refer, or say why not."""
        if self._asked is None:
            return
        words = self.tr("{runs} Doorverwijzen?").format(runs=runs_words(self._asked))
        self._show(words, self._refusing)
        if not self.reason.text():  # else it was typed before, in a draft
            self.reason.setText(self._answers.get(self._asked.support, ["", ""])[1])
        if self.reason.text() or is_again:
            self._ask_why()
        else:
            self.refer_button.setFocus()
        if is_again and not self.reason.text().strip():
            self.reason_field.set_error(self.tr("Zeg waarom, of verwijs door."))

    def _show(self, words: str, buttons: tuple[Button, ...]) -> None:
        self.bar.text.setText(words)
        self.bar.setAccessibleName(words)
        for button in (*self._asking, *self._refusing):
            button.setVisible(button in buttons)
        self._why.hide()
        self.reason_field.set_error("")
        self.show()
        in_next_turn(self, self._come_in_sight)

    def _come_in_sight(self) -> None:
        """Scroll so far that the whole question is seen."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, ScrollPane):
            above = above.parentWidget()
        if above is not None:
            above.show_widget(self)

    def _close(self) -> None:
        self._asked = None
        self.reason.clear()
        self._why.hide()
        for button in self._refusing:
            button.hide()
        self.hide()

    def _answer(self, answer: str, reason: str = "") -> None:
        if self._asked is None:
            return
        self._answers[self._asked.support] = [answer, reason]
        self._close()
        self.edited.emit()
        self.passed.emit()

    @Slot()
    def _on_elsewhere(self) -> None:
        self._refuse(is_again=False)

    @Slot()
    def _ask_why(self) -> None:
        self._why.show()
        self.reason.setFocus()
        in_next_turn(self, self._come_in_sight)

    @Slot()
    def _on_reason(self) -> None:
        self.reason_field.set_error("")
        self.edited.emit()

    @Slot()
    def _on_go(self) -> None:
        if not self.reason.text().strip():
            self.reason_field.set_error(self.tr("Zeg waarom, of verwijs door."))
            return
        try:
            cleaned("funding_check", {"override_reason": self.reason.text()})
        except UserError as error:
            self.reason_field.set_error(message_for(error).happened)
        else:
            self._answer(ELSEWHERE, self.reason.text())

    @Slot()
    def _on_refer(self) -> None:
        if self._asked is not None:
            self.refer_requested.emit(self._asked.support)

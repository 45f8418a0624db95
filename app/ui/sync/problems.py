"""What stopped, each with its reason and what can be done about it."""

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.services.syncing.view import Problem
from app.ui.history.labels import kind_text, unit_text
from app.ui.sync.problem_words import FILES, ProblemWords
from app.ui.sync.words import SyncWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import SectionHeader
from app.ui.widgets.notices import HintBar, MessageCard

# Trying again does not help: the server answers with the verdict that it gave
FINAL: Final = frozenset({"held", "rejected", "too_large", "device"})


class ProblemButtons(QObject):
    """The buttons of one problem; each signal carries it."""

    show_requested = Signal(object)
    again_requested = Signal(object)
    withdraw_requested = Signal(object)
    leave_requested = Signal(object)
    shrink_requested = Signal(object)
    link_requested = Signal(object)

    def __init__(self, problem: Problem, parent: QObject) -> None:
        super().__init__(parent)
        self._problem = problem
        self.all: list[Button] = []
        record, is_file = problem.record, problem.kind in FILES
        has_field = record is not None and bool(problem.units) and not is_file
        if has_field:
            self._add(Button(self.tr("Ga naar het veld")), self._on_show)
        if problem.kind == "device":
            self._add(Button(self.tr("Verbind opnieuw")), self._on_link)
        if is_file:
            self._offer_for_file(problem)
        elif problem.kind not in FINAL:
            self._add(Button(self.tr("Probeer opnieuw")), self._on_again)
        if problem.kind == "rejected":
            self._add(Button(self.tr("Begrepen")), self._on_leave)
        if record is not None and not has_field:
            words = self.tr("Toon dossier") if record.case else self.tr("Toon waar het staat")
            self._add(Button(words, "quiet"), self._on_show)
        self.question: HintBar | None = None
        if problem.kind == "held":
            self._offer_withdrawal(is_edit=has_field)

    def _offer_for_file(self, problem: Problem) -> None:
        if problem.kind not in FINAL:
            self._add(Button(self.tr("Probeer opnieuw")), self._on_again)
        elif problem.values.get("can_shrink"):
            button = Button(self.tr("Verklein tot 4 MB"))
            button.setToolTip(self.tr("Maakt een kleinere kopie; het origineel blijft hier staan"))
            self._add(button, self._on_shrink)
        self._add(Button(self.tr("Laat hier, niet verzenden")), self._on_leave)

    def _offer_withdrawal(self, *, is_edit: bool) -> None:
        self.withdraw_button = Button(self.tr("Trek in…"), "quiet")
        self._add(self.withdraw_button, self._on_ask)
        self.no_button, yes = Button(self.tr("Laat wachten")), Button(self.tr("Trek in"), "quiet")
        words = self.tr("Niemand past dit dan nog toe: hier komt terug wat op de server staat.")
        if is_edit:
            words = self.tr("{words} Wat je schreef, staat in de historiek.").format(words=words)
        self.question = HintBar(words, (self.no_button, yes))
        self.no_button.clicked.connect(self._on_no)
        yes.clicked.connect(self._on_withdraw)

    def _add(self, button: Button, act: object) -> None:
        button.clicked.connect(act)
        self.all.append(button)

    @Slot()
    def _on_show(self) -> None:
        self.show_requested.emit(self._problem)

    @Slot()
    def _on_again(self) -> None:
        self.again_requested.emit(self._problem)

    @Slot()
    def _on_ask(self) -> None:
        if self.question is not None:
            self.question.show()
            self.no_button.setFocus()
            self.withdraw_button.hide()

    @Slot()
    def _on_no(self) -> None:
        if self.question is not None:
            self.withdraw_button.show()
            self.withdraw_button.setFocus()
            self.question.hide()

    @Slot()
    def _on_withdraw(self) -> None:
        self.withdraw_requested.emit(self._problem)

    @Slot()
    def _on_shrink(self) -> None:
        self.shrink_requested.emit(self._problem)

    @Slot()
    def _on_link(self) -> None:
        self.link_requested.emit(self._problem)

    @Slot()
    def _on_leave(self) -> None:
        self.leave_requested.emit(self._problem)


class ProblemList(QWidget):
    """The problems under their heading; hidden when there is none. Signals carry a Problem."""

    show_requested = Signal(object)
    again_requested = Signal(object)
    withdraw_requested = Signal(object)
    leave_requested = Signal(object)
    shrink_requested = Signal(object)
    link_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._state = ProblemWords(self), SyncWords(self)
        self._shown: tuple[Problem, ...] = ()
        self._actions: list[ProblemButtons] = []
        self.cards: list[MessageCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 24)
        self._column.setSpacing(8)
        self._head = SectionHeader(self.tr("Problemen"))
        self._column.addWidget(self._head)
        self.hide()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show these; the same ones again leave the keyboard where it is."""
        if problems == self._shown:
            return
        self._shown = problems
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards, self._actions = [], []
        for problem in problems:
            self._add(problem)
        self._head.set_count(f"{len(problems)}")
        self.setVisible(bool(problems))

    @Slot()
    def focus_next(self) -> None:
        """Give the keyboard to the first problem, or to the one after that which has it."""
        focus = QApplication.focusWidget()
        has_focus = (n for n, card in enumerate(self.cards) if focus and card.isAncestorOf(focus))
        here = next(has_focus, -1)
        firsts = [actions.all[0] for actions in self._actions if actions.all]
        if firsts:
            firsts[(here + 1) % len(firsts)].setFocus()

    def _add(self, problem: Problem) -> None:
        title, text = self._words.of(problem)
        actions = ProblemButtons(problem, self)
        since = problem.since
        card = MessageCard(
            "attention" if problem.kind == "held" else "error",
            title,
            text,
            tuple(actions.all),
            details=_details(problem),
            note=self.tr("sinds {at}").format(at=self._state.moment(since)) if since else "",
        )
        if actions.question is not None:
            card.add_before_buttons(actions.question)
            actions.question.hide()
        actions.setParent(card)
        actions.show_requested.connect(self.show_requested)
        actions.again_requested.connect(self.again_requested)
        actions.withdraw_requested.connect(self.withdraw_requested)
        actions.leave_requested.connect(self.leave_requested)
        actions.shrink_requested.connect(self.shrink_requested)
        actions.link_requested.connect(self.link_requested)
        self._actions.append(actions)
        self.cards.append(card)
        self._column.addWidget(card)


def _details(problem: Problem) -> str:
    """Return what a person who helps wants to know: ids and codes, no text of a dossier."""
    record = problem.record
    fields = [f"{problem.kind} {problem.reason}", problem.id]
    if record is not None:
        units = ", ".join(unit_text(record.kind, unit) for unit in problem.units)
        fields.append(f"{kind_text(record.kind)} {record.id} {units}".strip())
    return "\n".join(fields)

"""S2 Welkom: the first run, in four steps."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Final, Literal, TypeVar

from PySide6.QtCore import QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout
from typing_extensions import override

from app.core.errors import UserError
from app.ui import theme
from app.ui.error_window import show_bug
from app.ui.key_map import KeyMap
from app.ui.messages import message_for
from app.ui.preview.printing import Printing
from app.ui.preview.saving import Saving
from app.ui.settings import Settings
from app.ui.welcome.language_step import LanguageStep
from app.ui.welcome.password_step import PasswordStep
from app.ui.welcome.start_step import StartStep
from app.ui.welcome.step import Step
from app.ui.welcome.team_step import TeamStep
from app.ui.welcome.view_model import WelcomeModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Divider
from app.ui.widgets.notices import MessageCard
from app.ui.widgets.panes import PageFooter, Panel
from app.ui.widgets.tabs import Stepper
from app.ui.work.job import Job, JobRunner
from app.ui.work.turns import InTurns

SIZE: Final = (680, 640)  # at 100% text
SCREEN_EDGE: Final = 60  # px left free for the frame and a task bar
STEPS: Final = ("language", "team", "password", "start")
LAST: Final = len(STEPS) - 1
SheetUse = Literal["", "print", "save"]
StepT = TypeVar("StepT", bound=Step)


class WelcomeWindow(Panel):
    """
    Asks what is needed for a profile; `opened` carries its Store and Profile when all is ready.

    `closed` comes when the user closes the window before. What is typed stays in its field as
    long as the window lives, whatever step is shown.

    Args:
        can_leave: There is a profile to go back to from the first step.
    """

    opened = Signal(object, object)
    closed = Signal()

    def __init__(
        self, folder: Path, settings: Settings, runner: JobRunner, *, can_leave: bool = False
    ) -> None:
        super().__init__("surface")
        self._can_leave = can_leave
        self.setWindowTitle(self.tr("Welkom bij Werkvloer"))
        self.model = WelcomeModel(folder, runner, self)
        self._runner, self._settings = runner, settings
        self._number = 0
        self.stack = QStackedLayout()
        self.saving, self.printing = Saving(self, runner), Printing(self, runner)
        self._sheet_use: SheetUse = ""
        self._closes_later = False
        self._refusal: UserError | None = None
        self._make_controls()
        self._lay_out()
        self.language = self._take_up(LanguageStep(settings, self))
        self._connect()
        self._fit()
        self.go_to(0)
        InTurns(self._rest(), self)

    @cached_property
    def team(self) -> TeamStep:
        """The second step; like those after it, made while the first is read."""
        step = TeamStep(self._runner, self)
        step.joining.enrolled.connect(self._on_enrolled)
        step.joining.broke.connect(self._on_broke)
        return self._take_up(step)

    @cached_property
    def password(self) -> PasswordStep:
        """The third step."""
        step = PasswordStep(self._runner, self.model.code, self)
        step.print_requested.connect(self._on_print)
        step.save_requested.connect(self._on_save)
        step.passphrase.failed.connect(self._on_broke)
        self.saving.saved.connect(step.tell_saved)
        self.printing.printed.connect(step.tell_printed)
        return self._take_up(step)

    @cached_property
    def start(self) -> StartStep:
        """The last step."""
        step = StartStep(KeyMap(self._settings, self), self)
        step.waiting.cancel_requested.connect(self.model.stop)
        return self._take_up(step)

    def _step(self, number: int) -> Step:
        """Return a step, made when it is not there yet."""
        step: Step = getattr(self, STEPS[number])
        return step

    @property
    def step(self) -> int:
        """The step that is shown, from 0."""
        return self._number

    def go_to(self, number: int) -> None:
        """Show a step and give it the keyboard."""
        step = self._step(number)
        if number >= STEPS.index("password"):
            self.password.set_team(self.team.team())
        if number == LAST:
            self.start.set_choices(self.team.team(), self.password.kept, self.model.folder)
        self._number = number
        self.stack.setCurrentWidget(step)
        self.stepper.set_current(number)
        self._show_state()
        step.enter()
        if number == LAST:
            self.next_button.setFocus()

    def take_invitation(self, enrolled: object) -> None:
        """Begin after the team: the server has looked at the invitation."""
        self.team.invitation.take(enrolled)  # type: ignore[arg-type]  # an Enrolled
        self.go_to(STEPS.index("password"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            else:
                self._on_enter()
            return
        super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.model.leave():  # in a second: no work may be left half done
            self._closes_later = True
            event.ignore()
            return
        self.password.clear()
        super().closeEvent(event)
        self.closed.emit()

    def _make_controls(self) -> None:
        self.stepper = Stepper(
            [self.tr("Taal en thema"), self.tr("Team"), self.tr("Wachtwoord"), self.tr("Start")]
        )
        self.back_button = Button(self.tr("Vorige"), "plain", shortcut_hint="Alt+←")
        self.next_button = Button(self.tr("Volgende"), "primary", shortcut_hint="Alt+→")
        self.footer = PageFooter(right_margin=20)
        for button in (self.back_button, self.next_button):
            self.footer.add_action(button)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 24, 12)
        head.addWidget(self.stepper)
        head.addStretch(1)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addWidget(Divider())
        self.column.addLayout(self.stack, 1)
        self.column.addWidget(self.footer)

    def _connect(self) -> None:
        for key, act in (
            ("Alt+Left", self.back),
            ("Alt+Right", self.forward),
            ("Esc", self.back),
            ("Ctrl+P", self._on_print),
        ):
            QShortcut(QKeySequence(key), self, act)
        self.back_button.clicked.connect(self.back)
        self.next_button.clicked.connect(self.forward)
        for source in (self.saving.failed, self.printing.failed):
            source.connect(self._on_sheet_failed)
        self.model.sheet_made.connect(self._on_sheet_made)
        self.model.loading.connect(self._on_loading)
        self.model.ended.connect(self._on_ended)
        self.model.stopped.connect(self._on_stopped)
        self.model.refused.connect(self._on_refused)
        self.model.broke.connect(self._on_broke)
        self.model.opened.connect(self._on_opened)
        theme.current().changed.connect(self._fit)

    def _take_up(self, step: StepT) -> StepT:
        self.stack.addWidget(step)
        step.changed.connect(self._show_state)
        return step

    def _rest(self) -> Iterator[None]:
        for number in range(1, LAST + 1):
            self._step(number)
            yield
        self.model.load_ahead()

    @Slot()
    def back(self) -> None:
        """Go to the step before; from the first one to the profiles that there are."""
        if self.model.is_busy or self.model.has_profile:
            return
        if self.step:
            self.go_to(self.step - 1)
        elif self._can_leave:
            self.close()

    @Slot()
    def forward(self) -> None:
        """Go to the next step, or begin at the last one, when nothing is missing."""
        if self.model.is_busy or self._step(self.step).missing():
            return
        if self.step == STEPS.index("team") and self.team.waits_for_server:
            self.team.invitation.join()
        elif self.step < LAST:
            self.go_to(self.step + 1)
        elif not self.model.has_profile:
            self.start.show_card(None)
            self.start.waiting.begin()
            self.model.begin(self.team.team(), self.password.passphrase.text)
            self._show_state()

    @Slot()
    @Slot(object)
    def _on_enrolled(self, _enrolled: object = None) -> None:
        """Go on once the server has looked at the invitation."""
        if self.step == STEPS.index("team"):
            self.go_to(self.step + 1)

    def _on_enter(self) -> None:
        """Go on, or to the first thing that is missing."""
        if self._step(self.step).missing():
            self._step(self.step).enter()
        else:
            self.forward()

    @Slot()
    def _show_state(self) -> None:
        """Show what is missing, and which buttons can be used."""
        missing = self._step(self.step).missing()
        is_free = not self.model.is_busy and not self.model.has_profile
        self.footer.status.setText(missing)
        self.next_button.setEnabled(not missing and is_free)
        self.back_button.setVisible(self.step > 0 or self._can_leave)
        self.back_button.setEnabled(is_free)
        self.back_button.setText(self.tr("Vorige") if self.step else self.tr("Naar je profiel"))
        is_last = self.step == LAST
        self.next_button.setText(self.tr("Begin") if is_last else self.tr("Volgende"))
        self.next_button.set_shortcut_hint(self.tr("Enter") if is_last else "Alt+→")

    @Slot()
    def _fit(self) -> None:
        """Make the window as large as its text asks and the screen lets it."""
        screen: QRect = QGuiApplication.primaryScreen().availableGeometry()
        wide = min(max(theme.current().px(SIZE[0]), SIZE[0]), screen.width() - SCREEN_EDGE)
        high = min(max(theme.current().px(SIZE[1]), SIZE[1]), screen.height() - SCREEN_EDGE)
        self.resize(max(wide, SIZE[0]), max(high, SIZE[1]))

    @Slot()
    def _on_print(self) -> None:
        self._use_sheet("print")

    @Slot()
    def _on_save(self) -> None:
        self._use_sheet("save")

    def _use_sheet(self, use: SheetUse) -> None:
        if self._step(self.step) is self.password and not self._sheet_use:
            self._sheet_use = use
            self.password.note.show_note("muted", self.tr("Het blad wordt gemaakt."))
            self.model.make_sheet(self.team.team())

    @Slot(object)
    def _on_sheet_made(self, content: bytes) -> None:
        use, self._sheet_use = self._sheet_use, ""
        self.password.note.show_note("muted", "")
        if use == "print":
            self.printing.ask(content, self.tr("Herstelblad Werkvloer"))
        else:
            self.saving.ask(content, self.tr("Herstelblad Werkvloer.pdf"))

    @Slot(object)
    def _on_sheet_failed(self, error: Exception) -> None:
        self._sheet_use = ""
        if not isinstance(error, UserError):
            self._on_broke(error)
            return
        message = message_for(error)
        self.password.note.show_note("error", f"{message.happened} {message.do}")
        self.password.show_widget(self.password.note)

    @Slot(object)
    def _on_loading(self, job: Job) -> None:
        words = self.tr("De verzonnen ondernemingen worden geladen")
        if self.model.is_invited:
            words = self.tr("De dossiers van je team worden opgehaald")
        self.start.waiting.words.setText(words)
        self.start.waiting.begin()
        job.progressed.connect(self.start.waiting.set_progress)

    @Slot()
    def _on_ended(self) -> None:
        if not self.model.is_busy:
            self.start.waiting.end()
        self._show_state()
        if self._closes_later and not self.model.is_busy:
            self.close()

    @Slot()
    def _on_stopped(self) -> None:
        """Say that the profile is there, but not all that was to be in it."""
        error, self._refusal = self._refusal, None
        title, advice = self.tr("Nog niet alle verzonnen ondernemingen zijn geladen"), ""
        if self.model.is_invited:
            title = self.tr("Nog niet alle dossiers zijn opgehaald")
        if error is not None:
            title, advice = message_for(error).happened, message_for(error).do
        safe = self.tr("Je oefenprofiel is gemaakt en wat geladen is, blijft.")
        rest = Button(self.tr("Laad de rest"))
        rest.clicked.connect(self._on_rest)
        buttons = [rest]
        if self.model.is_invited:
            safe = self.tr("Je profiel is gemaakt. Wat al opgehaald is, blijft.")
        else:
            as_it_is = Button(self.tr("Begin met wat er is"), "quiet")
            as_it_is.clicked.connect(self.model.open_as_it_is)
            buttons.append(as_it_is)
        self.start.show_card(
            MessageCard("attention", title, f"{safe} {advice}".strip(), tuple(buttons))
        )
        rest.setFocus()

    @Slot()
    def _on_rest(self) -> None:
        self.start.show_card(None)
        self.model.resume()
        self._show_state()

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        if self._sheet_use:
            self._on_sheet_failed(error)
            return
        self._refusal = error
        message = message_for(error)
        self.start.show_card(MessageCard("error", message.happened, message.advice))

    @Slot(object)
    def _on_broke(self, error: Exception) -> None:
        self._sheet_use = ""
        show_bug(error)

    @Slot(object, object)
    def _on_opened(self, store: QObject, profile: object) -> None:
        self.password.clear()
        self.opened.emit(store, profile)

"""A new passphrase, typed twice, with how hard it is to guess and what would help."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.core.progress import Progress
from app.services.profiles.passphrase import PassphraseHint, PassphraseJudgement, judge_passphrase
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.meters import PasswordMeter
from app.ui.work.job import Job, JobRunner

GAP = 20  # px between the two fields
LONGEST = 1024  # signs


class NewPassphrase(QWidget):
    """
    Two fields with an eye, a meter and a hint in words; judging is done in a job.

    `judged` comes when `is_accepted` may have changed; `failed` carries a bug.
    """

    judged = Signal()
    failed = Signal(object)

    def __init__(
        self,
        runner: JobRunner,
        label: str = "",
        again_label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._own_words: tuple[str, ...] = ()
        self._job: Job | None = None
        self._asked: tuple[str, tuple[str, ...]] | None = None  # what the job judges
        self._judgement: PassphraseJudgement | None = None
        self.passphrase, self.again = LineEdit(secret=True), LineEdit(secret=True)
        for field in (self.passphrase, self.again):
            field.setMaxLength(LONGEST)
        self.field = LabelledField(label or self.tr("&Wachtwoord"), self.passphrase)
        self.again_field = LabelledField(again_label or self.tr("&Nog eens"), self.again)
        self.meter = PasswordMeter()
        self.same = NoteLine()
        self.hint = NoteLine()
        self._lay_out()
        self.passphrase.textChanged.connect(self._on_typed)
        self.again.textChanged.connect(self._on_again)
        self._show_hint()

    @property
    def text(self) -> str:
        """What was typed in the first field."""
        return self.passphrase.text()

    @property
    def is_strong(self) -> bool:
        """Whether what stands there now was judged, and is strong enough."""
        return self._judgement is not None and self._judgement.is_accepted

    @property
    def is_judged(self) -> bool:
        """Whether what stands there now was judged."""
        return self._judgement is not None

    @property
    def is_same(self) -> bool:
        """Whether both fields hold the same."""
        return bool(self.text) and self.text == self.again.text()

    @property
    def is_accepted(self) -> bool:
        """Whether it may be used."""
        return self.is_strong and self.is_same

    def set_own_words(self, words: Sequence[str]) -> None:
        """Tell which words are easy to guess for who knows the user."""
        if tuple(words) != self._own_words:
            self._own_words = tuple(words)
            self._on_typed()

    def clear(self) -> None:
        """Forget what was typed."""
        self.passphrase.clear()
        self.again.clear()

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.field, 0, 0, top)
        grid.addWidget(self.again_field, 0, 1, top)
        grid.addWidget(self.meter, 1, 0)
        grid.addWidget(self.same, 1, 1)
        for number in (0, 1):
            grid.setColumnStretch(number, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(grid)
        column.addWidget(self.hint)

    @Slot()
    def _on_typed(self) -> None:
        self._judgement = None
        if not self.text:
            self.meter.set_level(-1)
            self._show_hint()
        elif self._job is None:
            self._judge()
        self._on_again()

    def _judge(self) -> None:
        typed, own_words = self.text, self._own_words
        self._asked = (typed, own_words)

        def work(progress: Progress) -> PassphraseJudgement:
            del progress
            return judge_passphrase(typed, own_words)

        self._job = self._runner.start(work, database=False)
        self._job.succeeded.connect(self._on_judged)
        self._job.failed.connect(self.failed)
        self._job.finished.connect(self._on_finished)

    @Slot(object)
    def _on_judged(self, judgement: PassphraseJudgement) -> None:
        if self._asked == (self.text, self._own_words):
            self._judgement = judgement
            self.meter.set_level(judgement.score)
            self._show_hint()
            self.judged.emit()

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        if self.text and self._asked != (self.text, self._own_words):
            self._judge()

    @Slot()
    def _on_again(self) -> None:
        if self.is_same:
            self.same.show_note("ok", self.tr("Gelijk"))
        elif self.again.text() and not self.text.startswith(self.again.text()):
            self.same.show_note("attention", self.tr("Nog niet gelijk"))
        else:
            self.same.show_note("muted", "")
        self.judged.emit()

    def _show_hint(self) -> None:
        hint = None if self._judgement is None else self._judgement.hint
        if hint is None:
            self.hint.show_note(
                "muted",
                self.tr(
                    "Minstens 12 tekens. Vier losse woorden zijn sterk en makkelijk te onthouden."
                ),
            )
            self.hint.words.set_role("text")
            return
        self.hint.show_note("attention", self._words()[hint])

    def _words(self) -> dict[PassphraseHint, str]:
        return {
            PassphraseHint.TOO_SHORT: self.tr("Nog te kort: minstens 12 tekens."),
            PassphraseHint.OWN_WORDS: self.tr(
                "Je naam of je organisatie is makkelijk te raden. Neem andere woorden."
            ),
            PassphraseHint.KNOWN: self.tr(
                "Dit woord staat in elke lijst van bekende wachtwoorden. Zet er andere woorden bij."
            ),
            PassphraseHint.KEYBOARD: self.tr(
                "Toetsen die naast elkaar liggen zijn makkelijk te raden."
            ),
            PassphraseHint.REPEATED: self.tr("Herhalen maakt het niet sterker."),
            PassphraseHint.SEQUENCE: self.tr("Een reeks zoals abcd of 4321 is makkelijk te raden."),
            PassphraseHint.DATE: self.tr("Een datum of jaartal is makkelijk te raden."),
            PassphraseHint.MORE_WORDS: self.tr("Zet er nog een woord of twee bij."),
        }

"""Step 3: the passphrase and the recovery sheet."""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.welcome.sheet import SheetPreview
from app.ui.welcome.step import Step
from app.ui.welcome.team_step import Team
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import NoteLine
from app.ui.widgets.labels import Divider, Label, heading
from app.ui.widgets.new_passphrase import NewPassphrase
from app.ui.widgets.notices import Mark
from app.ui.widgets.ticks import CheckBox
from app.ui.work.job import JobRunner

Kept = Literal["", "printed", "saved"]


class PasswordStep(Step):
    """`print_requested` and `save_requested` ask for the sheet on paper or in a file."""

    print_requested = Signal()
    save_requested = Signal()

    def __init__(self, runner: JobRunner, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add_head(
            self.tr("Kies een wachtwoord"),
            self.tr(
                "Het opent je dossiers op deze laptop. "
                "Niemand anders kent het, ook je promotor niet."
            ),
        )
        self.kept: Kept = ""  # how the user has the sheet
        self._is_practice = False
        self.passphrase = NewPassphrase(runner)
        self.sheet = SheetPreview(code)
        self.print_button = Button(self.tr("Druk af"), "plain", "printer-outline", "Ctrl+P")
        self.save_button = Button(self.tr("Bewaar als PDF"), "quiet")
        self.note = NoteLine()
        self.tick = CheckBox(self.tr("Ik heb het herstelblad en bewaar het niet bij mijn laptop"))
        self._lay_out()
        self.passphrase.judged.connect(self.changed)
        self.tick.toggled.connect(self.changed)
        self.print_button.clicked.connect(self.print_requested)
        self.save_button.clicked.connect(self.save_requested)

    def set_team(self, team: Team) -> None:
        """Tell whose password and sheet they are; in practice the sheet is not needed."""
        self._is_practice = team.is_practice
        self.sheet.set_profile(team.sheet.profile)
        self.passphrase.set_own_words(team.own_words)
        self.advice.setText(
            self.tr(
                "Wachtwoord vergeten? Dan opent dit blad je dossiers. "
                "Om te oefenen mag je het overslaan."
            )
            if team.is_practice
            else self.tr(
                "Wachtwoord vergeten? Dan opent dit blad je dossiers. "
                "Zonder het blad kan niemand ze nog openen."
            )
        )
        self.changed.emit()

    @override
    def missing(self) -> str:
        if not self.passphrase.text:
            return self.tr("Kies eerst een wachtwoord.")
        if not self.passphrase.is_strong:
            return self.tr("Het wachtwoord is nog niet sterk genoeg.")
        if not self.passphrase.is_same:
            return self.tr("Typ het wachtwoord nog eens.")
        if self._is_practice or self.tick.isChecked():
            return ""
        if self.kept:
            return self.tr("Vink aan dat je het herstelblad hebt.")
        return self.tr("Druk eerst het herstelblad af.")

    @override
    def enter(self) -> None:
        first = self.passphrase.passphrase
        order: list[tuple[bool, QWidget]] = [
            (not self.passphrase.is_strong, first),
            (not self.passphrase.is_same, self.passphrase.again),
            (not self.kept and not self.tick.isChecked(), self.print_button),
            (not self.tick.isChecked(), self.tick),
        ]
        goal = next((widget for is_next, widget in order if is_next), first)
        goal.setFocus()
        self.show_widget(goal)

    def tell_printed(self) -> None:
        """Say that the sheet went to the printer."""
        self.kept = "printed"
        self.note.show_note("ok", self.tr("Het blad is naar de printer."))
        self.changed.emit()

    def tell_saved(self, path: Path) -> None:
        """Say where the sheet was written."""
        self.kept = "saved"
        self.note.show_note(
            "ok",
            self.tr(
                "Bewaard als {name}. Zet het op een USB-stick en wis het van deze laptop."
            ).format(name=path.name),
        )
        self.changed.emit()

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(0)
        self.advice = Label(wrap=True)
        beside.addWidget(self.advice)
        beside.addSpacing(8)
        for icon, words in (
            (
                "numeric-1-circle-outline",
                self.tr("Druk het af of bewaar het als PDF op een veilige plaats."),
            ),
            ("numeric-2-circle-outline", self.tr("Bewaar het niet bij je laptop.")),
        ):
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(Mark(icon, "muted", 18), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(words, wrap=True), 1)
            beside.addLayout(line)
            beside.addSpacing(4)
        beside.addSpacing(8)
        actions = QHBoxLayout()
        actions.setSpacing(4)
        actions.addWidget(self.print_button)
        actions.addWidget(self.save_button)
        actions.addStretch(1)
        beside.addLayout(actions)
        beside.addSpacing(6)
        beside.addWidget(self.note)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        self.column.addWidget(self.passphrase)
        self.column.addSpacing(14)
        self.column.addWidget(Divider())
        self.column.addSpacing(14)
        self.column.addWidget(heading(self.tr("Herstelblad")))
        self.column.addSpacing(10)
        self.column.addLayout(row)
        self.column.addSpacing(12)
        self.column.addWidget(self.tick)
        self.column.addStretch(1)

    @Slot()
    def clear(self) -> None:
        """Forget what was typed."""
        self.passphrase.clear()

"""Veiligheid: when it locks, how it opens, the passphrase and the recovery sheet."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.errors import UserError
from app.services.profiles.recovery import SheetFor, recovery_pdf
from app.ui.desk import Desk, DocumentRequest
from app.ui.messages import message_for, wait
from app.ui.preferences.safety_model import NewSheet, SafetyModel
from app.ui.preferences.section import Section
from app.ui.settings import LOCK_MINUTES
from app.ui.widgets.buttons import Button
from app.ui.widgets.combos import ComboBox
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.labels import Label, muted
from app.ui.widgets.new_passphrase import NewPassphrase
from app.ui.widgets.ticks import CheckBox


class SafetySection(Section):
    """Every change holds at once; what went wrong stands beside what was asked."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Veiligheid"),
            self.tr(
                "Je dossiers staan versleuteld op deze laptop. Hier bepaal je hoe ze opengaan."
            ),
            parent,
        )
        self._desk = desk
        self.model = SafetyModel(desk, self)
        me = desk.me
        self._is_asked = False  # to change the passphrase, once the new one is judged
        self._sheet = SheetFor(me.name, me.partner, me.partnership, me.is_practice)
        self._add_lock()
        self._add_attendance()
        self._add_quick_unlock()
        self._add_passphrase()
        self._add_sheet()
        self._add_wipe()
        self.refresh()
        self._connect()

    @Slot()
    def refresh(self) -> None:
        """Show what holds now."""
        self.minutes.set_key(self._desk.settings.lock_minutes)
        self.attendance.setChecked(self._desk.settings.asks_after_attendance)
        self.quick.setChecked(self.model.has_quick_unlock)

    def clear(self) -> None:
        """Forget the passphrases that were typed."""
        self.old.clear()
        self.new.clear()

    def _add_lock(self) -> None:
        self.minutes = ComboBox()
        for minutes in LOCK_MINUTES:
            self.minutes.add(minutes, wait(minutes * 60))
        self._put(
            LabelledField(
                self.tr("&Vergrendel na"),
                self.minutes,
                self.tr("Zonder toets of muis. Vergrendelen kan ook met de knop rechtsonder."),
            )
        )

    def _add_attendance(self) -> None:
        self.attendance = CheckBox(self.tr("Vraag mijn wachtwoord na de &aanwezigheidslijst"))
        self.form.addSpacing(14)
        self.form.addWidget(self.attendance)
        self.form.addSpacing(4)
        self.form.addWidget(
            muted(
                self.tr(
                    "Zo kan je laptop rondgaan in een bijeenkomst: wie tekent, ziet niets anders."
                ),
                wrap=True,
            )
        )

    def _add_quick_unlock(self) -> None:
        self.add_part(self.tr("Snel ontgrendelen"))
        self.quick = CheckBox(self.tr("&Open met de sleutelbos van deze computer"))
        self.quick_note = NoteLine()
        self.form.addWidget(self.quick)
        self.form.addSpacing(4)
        self.form.addWidget(
            muted(
                self.tr(
                    "Wie op deze computer is aangemeld als jij, opent dan je dossiers "
                    "zonder wachtwoord. Je wachtwoord blijft ook werken."
                ),
                wrap=True,
            )
        )
        self.form.addWidget(self.quick_note)

    def _add_passphrase(self) -> None:
        self.add_part(self.tr("Wachtwoord"))
        self.old = LineEdit(secret=True)
        self.old_field = LabelledField(self.tr("&Huidig wachtwoord"), self.old)
        self.new = NewPassphrase(self._desk.runner, self.tr("&Nieuw wachtwoord"))
        self.new.set_own_words(
            (self._desk.me.name, self._desk.me.partner, self._desk.me.partnership, "Werkvloer")
        )
        self.change_button = Button(self.tr("Wijzig wachtwoord"))
        self.passphrase_note = NoteLine()
        self._put(self.old_field)
        self.form.addSpacing(14)
        self.form.addWidget(self.new)
        self.form.addSpacing(12)
        self._put(self.change_button, self.passphrase_note)

    def _add_sheet(self) -> None:
        self.add_part(self.tr("Herstelblad"))
        self.form.addWidget(
            Label(
                self.tr(
                    "Blad kwijt, of heeft iemand anders het gezien? Maak een nieuw. "
                    "Je oude blad opent daarna niets meer."
                ),
                wrap=True,
            )
        )
        self.form.addSpacing(12)
        self.sheet_button = Button(self.tr("Maak nieuw herstelblad"), "plain", "printer-outline")
        self.sheet_note = NoteLine()
        self._put(self.sheet_button, self.sheet_note)

    def _add_wipe(self) -> None:
        self.add_part(self.tr("Deze laptop wissen"))
        self.form.addWidget(
            Label(
                self.tr(
                    "Geef je deze laptop door of lever je hem in? Neem dan dit profiel eraf. "
                    "Eerst zie je wat nog niet verzonden is."
                ),
                wrap=True,
            )
        )
        self.form.addSpacing(12)
        self.wipe_button = Button(self.tr("Wis deze laptop…"), "plain", "delete-forever-outline")
        self._put(self.wipe_button)

    @Slot()
    def _on_wipe(self) -> None:
        from app.ui.wipe.dialog import WipeDialog

        WipeDialog(self._desk, self.window()).open()

    def _put(self, widget: QWidget, beside: QWidget | None = None) -> None:
        """Add something that is only half as wide as the form, with its note beside it."""
        row = QHBoxLayout()
        row.setSpacing(20)
        if beside is None:
            row.addWidget(widget, 1)
            row.addStretch(1)
        else:
            row.addWidget(widget)
            row.addWidget(beside, 100)
            row.addStretch(1)  # while the note is hidden
        self.form.addLayout(row)

    def _connect(self) -> None:
        self.minutes.currentIndexChanged.connect(self._on_minutes)
        self.quick.clicked.connect(self._on_quick)
        self.attendance.clicked.connect(self._on_attendance)
        self.new.judged.connect(self._on_judged)
        self.new.failed.connect(self._desk.failed)
        self.change_button.clicked.connect(self._on_change)
        self.wipe_button.clicked.connect(self._on_wipe)
        for field in (self.old, self.new.passphrase, self.new.again):
            field.returnPressed.connect(self._on_change)
            field.textChanged.connect(self._on_typed)
        self.sheet_button.clicked.connect(self._on_sheet)
        self.model.quick_unlock_changed.connect(self._on_quick_changed)
        self.model.passphrase_changed.connect(self._on_changed)
        self.model.refused.connect(self._on_refused)
        self.model.busy_changed.connect(self._show_state)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        is_free = not self.model.is_busy
        self.quick.setEnabled(is_free)
        can_change = bool(self.old.text()) and self.new.is_accepted
        self.change_button.setEnabled(is_free and can_change)

    @Slot()
    def _on_minutes(self) -> None:
        chosen = self.minutes.key()
        if isinstance(chosen, int):
            self._desk.settings.lock_minutes = chosen

    @Slot()
    def _on_attendance(self) -> None:
        self._desk.settings.asks_after_attendance = self.attendance.isChecked()

    @Slot()
    def _on_quick(self) -> None:
        self.quick_note.show_note(
            "muted", self.tr("De sleutelbos van je computer kan iets vragen.")
        )
        self.model.set_quick_unlock(on=self.quick.isChecked())

    @Slot()
    def _on_quick_changed(self) -> None:
        is_on = self.model.has_quick_unlock
        self.quick.setChecked(is_on)
        self.quick_note.show_note(
            "ok",
            self.tr("Snel ontgrendelen staat aan.")
            if is_on
            else self.tr("Snel ontgrendelen staat uit. De sleutel is weg uit de sleutelbos."),
        )

    @Slot()
    def _on_typed(self) -> None:
        self._is_asked = False
        self.old_field.set_error("")
        self.passphrase_note.show_note("muted", "")
        self._show_state()

    @Slot()
    def _on_change(self) -> None:
        if self.change_button.isEnabled():
            self.model.change_passphrase(self.old.text(), self.new.text)
        else:
            self._is_asked = not self.new.is_judged

    @Slot()
    def _on_judged(self) -> None:
        self._show_state()
        if self._is_asked and self.new.is_judged:
            self._is_asked = False
            self._on_change()

    @Slot()
    def _on_changed(self) -> None:
        self.clear()
        self.passphrase_note.show_note("ok", self.tr("Je wachtwoord is gewijzigd."))

    @Slot()
    def _on_sheet(self) -> None:
        new = NewSheet(self._desk)
        new.kept.connect(self._on_sheet_kept)
        self.sheet_note.show_note(
            "attention", self.tr("Je oude blad werkt tot je het nieuwe afdrukt of bewaart.")
        )
        make = partial(recovery_pdf, self._sheet, new.code)
        title, name = self.tr("Herstelblad"), self.tr("Herstelblad Werkvloer.pdf")
        self._desk.document_requested.emit(DocumentRequest(title, name, make, new.keep))

    @Slot()
    def _on_sheet_kept(self) -> None:
        self.sheet_note.show_note("ok", self.tr("Je nieuwe blad geldt. Vernietig het oude."))

    @Slot(str, object)
    def _on_refused(self, asked: str, error: UserError) -> None:
        message = message_for(error)
        if asked == "passphrase" and error.code == "account.wrong_passphrase":
            self.old_field.set_error(message.happened)
            self.old.selectAll()
            self.old.setFocus()
            return
        notes = {
            "quick": self.quick_note,
            "passphrase": self.passphrase_note,
        }
        notes[asked].show_note("error", message.whole)
        if asked == "quick":
            self.quick.setChecked(self.model.has_quick_unlock)

"""Instellingen › Bewijs en zegel: the key that packs are sealed with, and their kind of PDF."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core import clock
from app.core.errors import UserError
from app.services.changes import Changes
from app.ui.desk import Desk, Step
from app.ui.evidence_pack.key_line import KeyLine
from app.ui.evidence_pack.naming_part import NamingPart
from app.ui.evidence_pack.service import KeyView, SealView
from app.ui.evidence_pack.token_part import TokenPart
from app.ui.evidence_pack.words import fingerprint
from app.ui.messages import message_for
from app.ui.one_job import OneJob
from app.ui.preferences.section import Section
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.labels import KeyValueGrid, muted
from app.ui.widgets.pane_parts import Lines
from app.ui.widgets.ticks import CheckBox

WHOLE_PRINT = 16  # groups of four letters of a SHA-256


class SealModel(OneJob):
    """`viewed` carries a SealView, `taken` comes when another key holds."""

    viewed = Signal(object)
    taken = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        desk.bus.changed.connect(self._on_changes)

    @Slot()
    def look(self) -> None:
        """Read which key there is."""
        service = self._desk.packs
        self._look(lambda _progress: service.seal()).succeeded.connect(self.viewed)

    def take(self, path: Path, passphrase: str) -> None:
        """Seal with the key in a file from now on."""
        service = self._desk.packs
        job = self._start(lambda _progress: service.take_key(path, passphrase))
        if job is not None:
            job.succeeded.connect(self._on_taken)

    def retire(self, key: KeyView) -> None:
        """Seal nothing with a key any more."""
        service = self._desk.packs
        job = self._start(lambda _progress: service.retire_key(key.fingerprint))
        if job is not None:
            job.succeeded.connect(self._on_retired)

    @Slot(object)
    def _on_taken(self, changes: Changes) -> None:
        self._desk.bus.tell(changes)
        self.look()  # a key that is put to use again changes no record
        self.taken.emit()

    @Slot(object)
    def _on_retired(self, changes: Changes) -> None:
        self._desk.did(Step(self.tr("Sleutel niet meer in gebruik"), changes))

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        if "seal_certificate" in changes.kinds:
            self.look()


class SealSection(Section):
    """The passphrase of a file is asked beside the window of the system, and is kept nowhere."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Bewijs en zegel"),
            self.tr(
                "Elk pakket krijgt een digitaal zegel. Wie het later controleert, ziet of er iets "
                "veranderde. Het zegel bewijst dat het pakket van jullie komt; het is geen "
                "gekwalificeerd zegel volgens eIDAS."
            ),
            parent,
        )
        self._desk, self._path = desk, Path()
        self.model = SealModel(desk, self)
        self._add_key()
        self._add_keys()
        self._add_file()
        self.add_part(self.tr("Sleutel op een token of kaart"))
        self.token = TokenPart(desk)
        self.token.model.taken.connect(self.model.look)
        self.form.addWidget(self.token)
        self._add_form()
        self.add_part(self.tr("Namen van bestanden en mappen"))
        self.naming = NamingPart(desk)
        self.form.addWidget(self.naming)
        self.model.viewed.connect(self._on_viewed)
        self.model.taken.connect(self._on_taken)
        self.model.refused.connect(self._on_refused)
        self.model.busy_changed.connect(self._on_busy)
        self.model.look()

    def _add_key(self) -> None:
        self.facts = KeyValueGrid()
        self.form.addWidget(self.facts)

    def _add_keys(self) -> None:
        self.add_part(self.tr("Sleutels van het partnerschap"))
        self.none = muted(self.tr("Er is nog geen sleutel."), wrap=True)
        self.keys = Lines(12)
        self.form.addWidget(self.none)
        self.form.addWidget(self.keys)

    def _add_file(self) -> None:
        self.add_part(self.tr("Eigen sleutel"))
        words = self.tr(
            "Heeft je organisatie een sleutel om mee te verzegelen, laad dan het bestand ervan. "
            "Wat al gemaakt is, houdt zijn zegel."
        )
        self.file_button = Button(self.tr("&Laad PKCS#12-bestand…"), "plain", "key-outline")
        self.passphrase = LineEdit(secret=True)
        self.field = LabelledField(self.tr("&Wachtwoord van het bestand"), self.passphrase)
        self.go_button = Button(self.tr("&Gebruik deze sleutel"), "plain", "check")
        self.note = NoteLine()
        self.form.addWidget(muted(words, wrap=True))
        self.form.addSpacing(12)
        self.form.addLayout(_row(self.file_button))
        self._asked = QWidget()
        self._asked.hide()
        column = QHBoxLayout(self._asked)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(self.field, 1)
        self.form.addWidget(self._asked)
        self._go_row = QWidget()
        self._go_row.hide()
        go = QHBoxLayout(self._go_row)
        go.setContentsMargins(0, 8, 0, 0)
        go.addWidget(self.go_button)
        go.addStretch(1)
        self.form.addWidget(self._go_row)
        self.form.addSpacing(8)
        self.form.addWidget(self.note)
        self.file_button.clicked.connect(self._on_file)
        self.go_button.clicked.connect(self._on_go)
        self.passphrase.returnPressed.connect(self._on_go)

    def _add_form(self) -> None:
        self.add_part(self.tr("Vorm van de PDF"))
        self.newer = CheckBox(self.tr("Maak pakketten als PDF/A-4f met PDF/UA-2"))
        self.newer.setChecked(self._desk.settings.pack_flavour == "a4f")
        words = self.tr(
            "Zonder vinkje: PDF/A-3a met PDF/UA-1, wat elk archief vandaag leest. Vink dit alleen "
            "aan als het archief om de nieuwere norm vraagt."
        )
        self.form.addWidget(self.newer)
        self.form.addSpacing(4)
        self.form.addWidget(muted(words, wrap=True))
        self.newer.clicked.connect(self._on_newer)

    @Slot(object)
    def _on_viewed(self, view: SealView) -> None:
        self.none.setVisible(not view.keys)
        lines = [KeyLine(one) for one in view.keys]
        for line in lines:
            line.retire_requested.connect(self.model.retire)
        self.keys.show_lines([*lines])
        self.token.show_held(view.token_library, needs_pin=view.needs_pin)
        if not view.fingerprint:
            self.facts.set_pairs(
                [(self.tr("Sleutel"), self.tr("Nog geen. Ze wordt gemaakt bij het eerste pakket."))]
            )
            return
        pairs = [(self.tr("Van"), view.name)]
        if view.made_at is not None:
            pairs.append((self.tr("Sinds"), f"{clock.local(view.made_at):%d/%m/%Y}"))
        pairs.append((self.tr("Vingerafdruk"), fingerprint(view.fingerprint, WHOLE_PRINT)))
        self.facts.set_pairs([(name, value) for name, value in pairs if value])

    @Slot()
    def _on_file(self) -> None:
        dialog = FileDialog(self, self.tr("Laad een sleutel"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("PKCS#12-bestanden (*.p12 *.pfx)"))
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    @Slot(str)
    def _on_chosen(self, path: str) -> None:
        self._path = Path(path)
        self.note.show_note("muted", self._path.name)
        self._show_asked(on=True)
        self.passphrase.setFocus()

    @Slot()
    def _on_go(self) -> None:
        self.model.take(self._path, self.passphrase.text())

    @Slot()
    def _on_taken(self) -> None:
        self._show_asked(on=False)
        self.file_button.setFocus()
        self.note.show_note("ok", self.tr("Vanaf nu krijgt elk pakket een zegel van deze sleutel."))

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self.note.show_note("error", message_for(error).whole)
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    @Slot()
    def _on_busy(self) -> None:
        self.go_button.setEnabled(not self.model.is_busy)

    @Slot()
    def _on_newer(self) -> None:
        self._desk.settings.pack_flavour = "a4f" if self.newer.isChecked() else "a3a"

    def _show_asked(self, *, on: bool) -> None:
        self._asked.setVisible(on)
        self._go_row.setVisible(on)
        if not on:
            self.passphrase.clear()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row

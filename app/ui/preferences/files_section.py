"""Bestanden: the folder of the scanner of this computer, and the place that photos tell."""

from PySide6.QtCore import QDir, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.desk import Desk
from app.ui.preferences.section import Section
from app.ui.widgets.buttons import Button
from app.ui.widgets.file_dialog import FileDialog
from app.ui.widgets.labels import Label, muted, strong
from app.ui.widgets.ticks import CheckBox


class FilesSection(Section):
    """What holds for files that come in on this computer."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        sentence = self.tr("Hoe bestanden op deze laptop bij een sessie komen.")
        super().__init__(self.tr("Bestanden"), sentence, parent)
        self._desk = desk
        self.folder = Label(wrap=True)
        self.choose_button = Button(self.tr("Kies map"), icon="folder-outline")
        self.none_button = Button(self.tr("Volg geen map"), "quiet")
        self.form.addWidget(strong(self.tr("Map van de scanner")))
        self.form.addSpacing(4)
        more = self.tr(
            "Wat de scanner hier zet, staat klaar onder Bestanden in een sessie. Werkvloer neemt "
            "niets vanzelf en verwijdert niets uit deze map: wis daar zelf wat je niet meer nodig "
            "hebt, want ze is niet versleuteld."
        )
        self.form.addWidget(muted(more, wrap=True))
        self.form.addSpacing(8)
        self.form.addWidget(self.folder)
        self.form.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choose_button)
        row.addWidget(self.none_button)
        row.addStretch(1)
        self.form.addLayout(row)
        self.add_part(self.tr("Foto’s en films"))
        self.place_tick = CheckBox(self.tr("Verwijder altijd de plaats uit foto’s en films"))
        self.place_tick.setChecked(desk.settings.strips_place)
        self.form.addWidget(self.place_tick)
        self.form.addSpacing(4)
        place = self.tr(
            "Een telefoon schrijft in een foto of film waar die gemaakt is. Zonder dit vinkje "
            "vraagt Werkvloer het telkens als er zo’n plaats in staat. Het beeld blijft gelijk, en "
            "jouw bestand ook: alleen wat in het dossier komt, is zonder plaats. Van films kan dat "
            "bij MP4 en MOV; een film in MKV of WebM gaat mee zoals hij is."
        )
        self.form.addWidget(muted(place, wrap=True))
        self.place_tick.clicked.connect(self._on_place)
        self.form.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.choose_button.clicked.connect(self._on_choose)
        self.none_button.clicked.connect(self._on_none)
        self._show_folder()

    @Slot(str)
    def choose(self, folder: str) -> None:
        """Watch this folder from now on."""
        self._desk.settings.scan_folder = folder
        self._show_folder()

    @Slot()
    def _on_place(self) -> None:
        self._desk.settings.strips_place = self.place_tick.isChecked()

    def _show_folder(self) -> None:
        folder = self._desk.settings.scan_folder
        shown = QDir.toNativeSeparators(folder) if folder else self.tr("Geen map gekozen.")
        self.folder.setText(shown)
        self.none_button.setVisible(bool(folder))

    @Slot()
    def _on_choose(self) -> None:
        dialog = FileDialog(self, self.tr("Kies de map van de scanner"))
        dialog.setFileMode(FileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.choose)
        dialog.open()

    @Slot()
    def _on_none(self) -> None:
        self.choose("")
        self.choose_button.setFocus()

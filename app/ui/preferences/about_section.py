"""Over Werkvloer: version, licences, and whose data and letters the program shows."""

from importlib.metadata import version
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.reference.loader import Reference
from app.reference.tables import Attribution
from app.services.components import (
    Component,
    components,
    shared_texts_folder,
    texts_folder,
)
from app.ui.preferences.section import Section
from app.ui.widgets.labels import KeyValueGrid, Label, muted

# Names and licences as their own files say
LETTERS: Final = (
    ("Inter", "© The Inter Project Authors, SIL Open Font License 1.1"),
    ("IBM Plex", "© IBM Corp., SIL Open Font License 1.1"),
    ("Ubuntu", "Ubuntu Font Licence 1.0"),
)


class AboutSection(Section):
    """Everything that a licence asks to be shown."""

    def __init__(self, reference: Reference, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Over Werkvloer"),
            self.tr("Dossiers van coaches voor inclusieve werkvloeren, op je eigen laptop."),
            parent,
        )
        facts = KeyValueGrid()
        facts.set_pairs(
            [
                (self.tr("Versie"), version("werkvloer")),
                (
                    self.tr("Licentie"),
                    self.tr(
                        "EUPL-1.2: je mag Werkvloer gebruiken, bestuderen, delen en aanpassen."
                    ),
                ),
            ]
        )
        self.form.addWidget(facts)
        self.add_part(self.tr("Gegevens van anderen"))
        for number, one in enumerate(reference.attributions):
            if number:
                self.form.addSpacing(14)
            self.form.addLayout(self._attribution(one))
        self.add_part(self.tr("Letters"))
        self._add_pairs(LETTERS)
        self.add_part(self.tr("Bouwstenen"))
        self._add_pairs(tuple((_named(one), one.licence) for one in components()))
        self.form.addSpacing(12)
        for words in self._about_licences():
            line = muted(words, wrap=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.form.addWidget(line)

    def _about_licences(self) -> tuple[str, ...]:
        return (
            self.tr(
                "Werkvloer gebruikt Qt en PySide6 onder de LGPL, versie 3. Je mag die bibliotheken "
                "vervangen door een eigen, gewijzigde versie en daarvoor nagaan hoe Werkvloer "
                "werkt (reverse engineering). Hun broncode staat op {address}."
            ).format(address="https://download.qt.io/official_releases/"),
            self.tr(
                "pikepdf staat onder de MPL, versie 2.0. De broncode staat op {address}."
            ).format(address="https://github.com/pikepdf/pikepdf"),
            self.tr("De tekst van elke licentie staat bij het onderdeel, in {folder}.").format(
                folder=texts_folder()
            ),
            self.tr("De teksten van LGPL, GPL en MPL staan in {folder}.").format(
                folder=shared_texts_folder()
            ),
        )

    def _add_pairs(self, pairs: tuple[tuple[str, str], ...]) -> None:
        grid = KeyValueGrid()
        grid.set_pairs(list(pairs))
        self.form.addWidget(grid)

    def _attribution(self, one: Attribution) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        licence = self.tr("Licentie: {licence}").format(licence=one.licence)
        source = Label(one.text, wrap=True)
        column.addWidget(Label(one.subject, "strong", wrap=True))
        column.addWidget(source)
        changes = self.tr("Gewijzigd: {changes}").format(changes=one.changes)
        lines = (licence, changes if one.changes else "", one.address)
        for line in lines:
            if line:
                words = muted(line, wrap=True)
                words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                column.addWidget(words)
        return column


def _named(one: Component) -> str:
    return f"{one.name} {one.version}".strip()

"""Instellingen › Bewijs en zegel: names of files and folders, and the time-stamp of seals."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core import clock
from app.core.errors import UserError
from app.reference.archive import ArchiveTree
from app.services.changes import Changes
from app.services.packs.settings import PackSettings, example, pack_settings, set_pack_settings
from app.ui.desk import Desk
from app.ui.messages import message_for
from app.ui.one_job import OneJob
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import LabelledField, LineEdit, NoteLine
from app.ui.widgets.labels import muted

BETWEEN = " / "  # folders, in the field


class NamingModel(OneJob):
    """`read` carries PackSettings; `stored` comes when others hold."""

    read = Signal(object)
    stored = Signal()

    def look(self) -> None:
        """Read what holds."""
        store = self._desk.store
        job = self._look(lambda _progress: pack_settings(store, clock.today()))
        job.succeeded.connect(self.read)

    def store(self, wanted: PackSettings) -> None:
        """Let this hold from now on."""
        store = self._desk.store
        job = self._start(lambda _progress: set_pack_settings(store, wanted))
        if job is not None:
            job.succeeded.connect(self._on_stored)

    @Slot(object)
    def _on_stored(self, changes: Changes) -> None:
        self._desk.bus.tell(changes)
        self.look()
        self.stored.emit()


class NamingPart(QWidget):
    """What the promotor writes; an example below shows at once what becomes of it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = NamingModel(desk, self)
        self._held: PackSettings | None = None
        self.fields = {
            "call": LineEdit(),
            "folders": LineEdit(),
            "complete": LineEdit(),
            "incomplete": LineEdit(),
            "dossier": LineEdit(),
            "contents": LineEdit(),
            "pack": LineEdit(),
        }
        self.stamp = LineEdit("https://")
        self.example = muted(wrap=True)
        self.go_button = Button(self.tr("&Bewaar namen en tijdstempel"), "plain", "check")
        self.note = NoteLine()
        self._lay_out()
        self._may(on=desk.me.role == "promotor" or desk.me.is_practice)
        for field in self.fields.values():
            field.textChanged.connect(self._show_example)
        self.go_button.clicked.connect(self._on_go)
        self.model.read.connect(self._on_read)
        self.model.stored.connect(self._on_stored)
        self.model.refused.connect(self._on_refused)
        self.model.look()

    def _lay_out(self) -> None:
        words = {
            "call": self.tr("Nummer van de &oproep"),
            "folders": self.tr("&Mappen, met / ertussen"),
            "complete": self.tr("Map van &volledige dossiers"),
            "incomplete": self.tr("Map van onvolledige &dossiers"),
            "dossier": self.tr("&Naam van een dossier"),
            "contents": self.tr("Naam van de &inhoud"),
            "pack": self.tr("Naam van het &pakket"),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for name, field in self.fields.items():
            column.addWidget(LabelledField(words[name], field))
        known = self.tr(
            "Velden: {oproep}, {project} en {periode}; in de mappen van dossiers ook {partner}, in "
            "de naam van een dossier ook {nummer}, {onderneming}, {kbo} en {traject}."
        )
        column.addWidget(muted(known, wrap=True))
        column.addWidget(self.example)
        column.addSpacing(8)
        hint = self.tr("Het adres van een tijdstempeldienst (RFC 3161); leeg: zonder tijdstempel.")
        column.addWidget(LabelledField(self.tr("&Tijdstempel van het zegel"), self.stamp, hint))
        column.addWidget(self.go_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.note)

    def _may(self, *, on: bool) -> None:
        for field in (*self.fields.values(), self.stamp):
            field.setReadOnly(not on)
        self.go_button.setVisible(on)

    def _wanted(self) -> PackSettings | None:
        if self._held is None:
            return None
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        folders = tuple(one.strip() for one in texts.pop("folders").split("/") if one.strip())
        tree = ArchiveTree(folders=folders, longest=self._held.tree.longest, **texts)
        return PackSettings(tree, self.stamp.text().strip())

    @Slot(object)
    def _on_read(self, held: PackSettings) -> None:
        """Show what holds; what somebody types meanwhile stays."""
        before, self._held = self._held, held
        if before is not None and any(field.isModified() for field in self.fields.values()):
            return
        for name, field in self.fields.items():
            value = getattr(held.tree, name)
            field.setText(BETWEEN.join(value) if isinstance(value, tuple) else value)
        self.stamp.setText(held.time_stamp)
        self._show_example()

    @Slot()
    def _show_example(self) -> None:
        wanted = self._wanted()
        try:
            shown = "" if wanted is None else example(wanted.tree)
        except (KeyError, ValueError, IndexError):  # half typed
            shown = "…"
        self.example.setText(self.tr("Voorbeeld: {path}").format(path=shown))

    @Slot()
    def _on_go(self) -> None:
        if (wanted := self._wanted()) is not None:
            self.model.store(wanted)

    @Slot()
    def _on_stored(self) -> None:
        for field in self.fields.values():
            field.setModified(False)
        self.note.show_note("ok", self.tr("Vanaf nu krijgt elk pakket deze namen."))

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self.note.show_note("error", message_for(error).whole)

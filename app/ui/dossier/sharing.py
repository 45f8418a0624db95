"""Asks with whom the file of a company is shared."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.services.changes import Changes
from app.services.companies.sharing import Colleague, colleagues, share_case
from app.ui import theme
from app.ui.desk import Desk
from app.ui.keys import share_keys
from app.ui.undo import Step
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import heading, muted
from app.ui.widgets.literal import literal
from app.ui.widgets.panes import FittingPane
from app.ui.widgets.ticks import CheckBox

WIDTH = 460  # px at 100% text
MOST_HEIGHT = 320  # px of the list


class ShareDialog(QDialog):
    """`chosen` carries the ids (frozenset) of all who may work in the file."""

    chosen = Signal(object)

    def __init__(self, people: tuple[Colleague, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(True)
        share_keys(self)
        self.setWindowTitle(self.tr("Dossier delen"))
        self.boxes: dict[UUID, CheckBox] = {}
        self.cancel_button = Button(self.tr("Annuleer"))
        self.keep_button = Button(self.tr("Bewaar"), "primary")
        self.keep_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(heading(self.tr("Wie werkt mee aan dit dossier?")))
        words = self.tr(
            "Wie je aanvinkt, leest en bewerkt alles in dit dossier na de volgende "
            "synchronisatie. Vink je iemand uit, dan verdwijnt het van zijn of haar laptop."
        )
        column.addWidget(muted(words, wrap=True))
        column.addWidget(self._list(people) if people else self._nobody())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.keep_button)
        self.keep_button.setVisible(bool(people))
        column.addLayout(row)
        self.setMinimumWidth(min(theme.current().px(WIDTH), max(parent.width() - 48, 300)))
        self.cancel_button.clicked.connect(self.reject)
        self.keep_button.clicked.connect(self._on_keep)
        self.finished.connect(self.deleteLater)

    def _list(self, people: tuple[Colleague, ...]) -> QWidget:
        pane = FittingPane()
        pane.most = theme.current().px(MOST_HEIGHT)
        for one in people:
            box = CheckBox(literal(f"{one.name} – {one.partner}"))
            box.setChecked(one.has_case)
            self.boxes[one.person_id] = box
            pane.column.addWidget(box)
        return pane

    def _nobody(self) -> QWidget:
        words = self.tr(
            "Je laptop kent nog geen andere coaches in het partnerschap. Werd er net iemand"
            " uitgenodigd, synchroniseer dan eerst."
        )
        return muted(words, wrap=True)

    @Slot()
    def _on_keep(self) -> None:
        self.chosen.emit(frozenset(one for one, box in self.boxes.items() if box.isChecked()))
        self.accept()


class Sharing(QObject):
    """Reads who there is, asks, and keeps the answer."""

    def __init__(self, desk: Desk, enterprise_id: UUID, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._id, self._window = desk, enterprise_id, window

    @Slot()
    def ask(self) -> None:
        """Open the dialog."""
        store, wanted = self._desk.store, self._id
        job = self._desk.runner.start(lambda _: colleagues(store, wanted), database=False)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._desk.failed)

    @Slot(object)
    def _on_read(self, people: tuple[Colleague, ...]) -> None:
        dialog = ShareDialog(people, self._window.window())
        dialog.chosen.connect(self._on_chosen)
        dialog.open()

    @Slot(object)
    def _on_chosen(self, people: frozenset[UUID]) -> None:
        work = partial(share_case, self._desk.store, self._id, people)
        job = self._desk.runner.start(lambda _: work())
        job.succeeded.connect(self._on_kept)
        job.failed.connect(self._desk.failed)

    @Slot(object)
    def _on_kept(self, changes: Changes) -> None:
        if changes:
            self._desk.did(Step(self.tr("Delen van het dossier bewaard"), changes))

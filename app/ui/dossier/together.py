"""What brings people and files together: sharing a file, merging two, and parting them again."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from app.services.changes import Changes
from app.services.companies.merge import merge_companies, part_companies
from app.ui.desk import Desk
from app.ui.dossier.header import DossierHead
from app.ui.dossier.merge_dialog import MergeDialog, MergeOrder
from app.ui.dossier.sharing import Sharing
from app.ui.dossier.view_model import DossierModel
from app.ui.undo import Step


class Together(QObject):
    """Does what the head of a file asks."""

    def __init__(self, desk: Desk, model: DossierModel, head: DossierHead, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._model, self._window = desk, model, window
        head.share_requested.connect(self._share)
        head.merge_requested.connect(self._merge)
        head.part_requested.connect(self._part)

    @Slot()
    def _share(self) -> None:
        Sharing(self._desk, self._model.id, self._window).ask()

    @Slot(object)
    def _merge(self, other: UUID | None) -> None:
        if self._model.dossier is not None:
            window = self._window.window()
            dialog = MergeDialog(self._desk, self._model.dossier, other, window)
            dialog.chosen.connect(self._on_chosen)
            dialog.open()

    @Slot(object)
    def _on_chosen(self, order: MergeOrder) -> None:
        store, (kept, other, name, values) = self._desk.store, order
        words = self.tr("{name} is samengevoegd met dit dossier").format(name=name)
        self._do(lambda: merge_companies(store, kept, other, values), words)

    @Slot(object, str)
    def _part(self, other: UUID, name: str) -> None:
        store, kept = self._desk.store, self._model.id
        words = self.tr("{name} is weer een apart dossier").format(name=name)
        self._do(lambda: part_companies(store, kept, other), words)

    def _do(self, work: Callable[[], Changes], words: str) -> None:
        def told(changes: Changes) -> None:
            self._desk.did(Step(words, changes))

        job = self._desk.runner.start(lambda _: work())
        job.succeeded.connect(told)
        job.failed.connect(self._desk.failed)

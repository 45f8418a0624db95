"""What the file of a company gives on paper."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from app.services.evidence.papers import company_file
from app.ui.briefing.briefer import briefing_request
from app.ui.desk import Desk, DocumentRequest
from app.ui.dossier.view_model import DossierModel


class DossierPapers(QObject):
    """Asks for the preview; nothing as long as the file is not read."""

    def __init__(self, desk: Desk, model: DossierModel) -> None:
        super().__init__(model)
        self._desk, self._model = desk, model

    @Slot()
    def make_briefing(self) -> None:
        """Show the page to read before a visit."""
        if (found := self._model.dossier) is not None:
            request = briefing_request(self._desk, found.id, found.name)
            self._desk.document_requested.emit(request)

    @Slot()
    def make_file(self) -> None:
        """Show the whole file."""
        if (found := self._model.dossier) is not None:
            make = partial(company_file, self._desk.store, self._desk.reference, found.id)
            name = self.tr("Dossier {name}").format(name=found.name)
            self._desk.document_requested.emit(DocumentRequest(name, f"{name}.pdf", make))

"""The changes of one record of a file, or of one field of it, as a page."""

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.services.companies.dossier import company_name
from app.services.companies.file_history import HistoryQuery
from app.ui.desk import Desk
from app.ui.history.labels import kind_text
from app.ui.history.view import HistoryView
from app.ui.page import Page
from app.ui.place import Crumb, Place, section_text
from app.ui.quality.words import TABS, tab_words
from app.ui.widgets.panes import Panel


class HistoryPage(Page):
    """
    Place: `history` with the enterprise as parent and the record.

    The text of the place is the kind of the record, a session when there is none; with a unit it is
    about that field alone, and the rest of the file is one click away. With the partnership as
    parent it is about all records of a kind, as a section of the settings has them.
    """

    def __init__(self, desk: Desk, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(desk, place, parent)
        company = place.parent or UUID(int=0)
        kind = place.text or "coaching_session"
        record = None if place.record is None or place.unit else (kind, place.record)
        self._is_ours = company == desk.me.partnership_id and record is None
        self._name = ""  # till it is read
        ground = Panel("surface", parent=self)
        only = kind if self._is_ours else ""
        self.view = HistoryView(desk, HistoryQuery(company, record, only=only), ground)
        ground.column.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ground)
        if place.unit and place.record is not None:
            self.view.show_field(kind, place.record, place.unit)
        self.view.begin()
        if not self._is_ours:
            store = desk.store
            job = desk.runner.start(lambda _: company_name(store, company), database=False)
            job.succeeded.connect(self._on_name)
            job.failed.connect(desk.failed)

    @Slot(object)
    def _on_name(self, name: str) -> None:
        self._name = name
        self.crumbs_changed.emit()

    @property
    @override
    def return_place(self) -> Place:
        is_kind = self._is_ours or self.place.text in TABS
        return self.place if is_kind else super().return_place  # its text is no words

    @override
    def crumbs(self) -> tuple[Crumb, ...]:
        if self._is_ours:
            settings = Place("settings", text=section_text(self.place.text))
            last = Crumb(self.tr("Historiek: {what}").format(what=kind_text(self.place.text)))
            return Crumb(self.tr("Instellingen"), settings), last
        if self.place.text in TABS:
            kept = Place("quality", unit=TABS[self.place.text])
            record = Place(self.place.text, record=self.place.record)
            return (
                Crumb(tab_words()[TABS[self.place.text]], kept),
                Crumb(kind_text(self.place.text), record),
                Crumb(self.tr("Historiek")),
            )
        file = Place("enterprise", record=self.place.parent)
        companies = Crumb(self.tr("Ondernemingen"), Place("enterprises"))
        last = Crumb(self.tr("Historiek"))
        if not self.place.text:
            last = Crumb(self.tr("Wijzigingen van de sessie"))
        return companies, Crumb(self._name or self.tr("Dossier"), file), last

    @override
    def enter(self) -> None:
        self.view.enter()

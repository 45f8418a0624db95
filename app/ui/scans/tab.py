"""The tab «Scans» of a company: its measurements, and the next one."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.errors import UserError
from app.services.scans.lists import ScanRow, next_moment, scans_of
from app.services.standing import may_edit_company
from app.ui.company_tab import CompanyTab, TabParts
from app.ui.desk import Desk
from app.ui.place import Place
from app.ui.scan.view_model import KINDS, begin_scan, throw_away_scan
from app.ui.scan.words import moment_text
from app.ui.scans.columns import ScanColumns
from app.ui.widgets.buttons import Button
from app.ui.widgets.notices import EmptyState

WIDTHS: Final = (150, 170, 110, 110, 110, 150)  # px at 100% text


class ScansTab(CompanyTab[ScanRow]):
    """Enter opens a scan, Del puts it in the bin; the button begins what comes next."""

    def __init__(self, desk: Desk, company: UUID, parent: QWidget | None = None) -> None:
        super().__init__(desk, company, parent)
        self._next, self._may_edit = "baseline", False
        columns = ScanColumns(self)
        start = Button(self.tr("Start"), "primary", "clipboard-text-outline")
        empty = EmptyState(
            "clipboard-text-outline",
            self.tr("Nog geen nulmeting"),
            self.tr("Duurt ongeveer 20 minuten."),
            (start,),
        )
        self._build(
            TabParts(
                title=self.tr("Scans"),
                new_button=Button("", icon="plus"),
                start_button=start,
                empty=empty,
                columns=columns.of_company(),
                sentence=columns.sentence,
                widths=WIDTHS,
                screen="scan",
                kinds=KINDS,
            )
        )
        self.start_button.clicked.connect(partial(self._begin, "baseline"))
        self.new_button.clicked.connect(self._on_new)

    @override
    def _work(self) -> Callable[[], "_Scans"]:
        store, company = self._desk.store, self._company
        return lambda: _Scans(scans_of(store, company), may_edit=may_edit_company(store, company))

    @override
    def _throw_away(self, row: ScanRow) -> None:
        throw_away_scan(self._desk, row)

    @override
    def _show_found(self, found: Mapping[UUID, ScanRow]) -> None:
        super()._show_found(found)
        self._next = next_moment(tuple(found.values()))
        words = self.tr("Start {moment}").format(moment=moment_text(self._next).lower())
        self.new_button.setText(words)
        for button in (self.new_button, self.start_button):
            button.setVisible(isinstance(found, _Scans) and found.may_edit)

    def _begin(self, moment: str) -> None:
        try:
            scan = begin_scan(self._desk, self._company, moment)
        except UserError as error:
            self._desk.failed.emit(error)
            return
        self._desk.go_requested.emit(Place("scan", record=scan))

    @Slot()
    def _on_new(self) -> None:
        """Ask which measurement, with the one that comes next chosen."""
        self._desk.go_requested.emit(Place("scan", parent=self._company, text=self._next))


class _Scans(dict[UUID, ScanRow]):
    """Scans by their ids, and whether who works here may edit the file that they are of."""

    def __init__(self, rows: tuple[ScanRow, ...], *, may_edit: bool) -> None:
        super().__init__({row.id: row for row in rows})
        self.may_edit = may_edit

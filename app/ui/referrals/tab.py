"""The tab «Doorverwijzingen» of a company: its referrals, and a new one."""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core import clock
from app.core.errors import UserError
from app.services.referrals.use_cases import ReferralRow, referral_ids, referral_rows
from app.services.retention.bin import throw_away
from app.ui.company_tab import CompanyTab, TabParts
from app.ui.desk import Desk, Step
from app.ui.place import Place
from app.ui.referrals.columns import referral_columns
from app.ui.referrals.view_model import KINDS
from app.ui.referrals.words import ReferralWords
from app.ui.widgets.buttons import Button
from app.ui.widgets.notices import EmptyState

WIDTHS: Final = (232, 86, 226, 96, 96, 90)  # px at 100% text; the company is known
HIDDEN: Final = (1, 7)  # company and coach


class ReferralsTab(CompanyTab[ReferralRow]):
    """Enter opens one, Del puts it in the bin; the button begins a new one."""

    def __init__(self, desk: Desk, company: UUID, parent: QWidget | None = None) -> None:
        super().__init__(desk, company, parent)
        self._words = ReferralWords(self)
        columns = referral_columns(self._words)
        start = Button(self.tr("Maak doorverwijzing"), "primary", "swap-horizontal")
        empty = EmptyState(
            "swap-horizontal",
            self.tr("Nog geen doorverwijzingen"),
            self.tr(
                "Verwijs door naar wie het al doet of betaalt: IBO, taalcoaching, een partner."
            ),
            (start,),
        )
        self._build(
            TabParts(
                title=self.tr("Doorverwijzingen"),
                new_button=Button(self.tr("Doorverwijzen"), icon="plus"),
                start_button=start,
                empty=empty,
                columns=[one for at, one in enumerate(columns) if at not in HIDDEN],
                sentence=lambda row: self._words.sentence(row, clock.today()),
                widths=WIDTHS,
                screen="referral",
                kinds=KINDS,
            )
        )
        for button in (self.start_button, self.new_button):
            button.clicked.connect(self._on_new)

    @override
    def _work(self) -> Callable[[], Mapping[UUID, ReferralRow]]:
        store, company = self._desk.store, self._company

        def work() -> Mapping[UUID, ReferralRow]:
            ids = referral_ids(store, company_id=company)
            found = referral_rows(store, ids)
            return {one: found[one] for one in ids if one in found}

        return work

    @override
    def _throw_away(self, row: ReferralRow) -> None:
        try:
            changes = throw_away(self._desk.store, "referral", row.id)
        except UserError as error:
            self._desk.failed.emit(error)
            return
        words = self.tr("Doorverwijzing verwijderd: {what}")
        self._desk.did(Step(words.format(what=self._words.short(row)), changes))

    @Slot()
    def _on_new(self) -> None:
        self._desk.go_requested.emit(Place("referral", parent=self._company))

"""The columns of the table of referrals."""

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from app.services.referrals.lists import organisation_of
from app.services.referrals.use_cases import ReferralRow
from app.ui.case_words import code_text
from app.ui.referrals.words import LOOKS, ReferralWords, plain_day
from app.ui.tables.paged import Column
from app.ui.widgets.table import TableView

HERE: Final = "ReferralColumns"
WIDTHS: Final = (232, 156, 116, 226, 96, 96, 124, 90)  # px at 100% text
translate = QCoreApplication.translate


class ReferralTable(TableView):
    """A letter is a key of the page, not a search."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().strip() and event.text().isprintable() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)


def referral_columns(words: ReferralWords) -> list[Column[ReferralRow]]:
    """Return the columns, in their order."""
    return [
        Column(words.what, translate(HERE, "Wat"), is_name=True),
        Column(lambda row: row.company, translate(HERE, "Onderneming")),
        Column(organisation_of, translate(HERE, "Organisatie"), tone="muted"),
        Column(
            lambda row: code_text("referral_status", row.status.value),
            translate(HERE, "Stand"),
            status=lambda row: LOOKS[row.status],
        ),
        Column(lambda row: plain_day(row.status_on), translate(HERE, "Sinds"), tone="muted"),
        Column(lambda row: _day(row.promised_on), translate(HERE, "Beloofd"), tone="muted"),
        Column(words.outcome, translate(HERE, "Uitkomst")),
        Column(lambda row: row.coach, translate(HERE, "Coach"), tone="muted"),
    ]


def _day(day: date | None) -> str:
    return "" if day is None else plain_day(day)

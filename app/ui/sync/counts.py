"""What travelled today, by kind: sent, waiting, received."""

from dataclasses import dataclass
from typing import Final
from uuid import NAMESPACE_OID, UUID, uuid5

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QWidget

from app.services.syncing.view import KindCount
from app.ui import theme
from app.ui.sentence import QT_TRANSLATE_NOOP
from app.ui.tables.paged import Column, PagedTableModel
from app.ui.widgets.table import TableView

HERE: Final = "SyncCounts"
REST: Final = "rest"
# groups in the order of the page, and the kinds in them; what is in none stands under the rest
GROUPS: Final = {
    "sessions": (
        QT_TRANSLATE_NOOP("SyncCounts", "Sessies en notities"),
        frozenset({"coaching_session", "attendee", "session_count", "signature", "attachment"}),
    ),
    "companies": (
        QT_TRANSLATE_NOOP("SyncCounts", "Ondernemingen en contacten"),
        frozenset(
            {
                *("enterprise", "establishment", "contact", "yearly_figures"),
                *("intake", "intake_count", "case_share", "directory_entry"),
            }
        ),
    ),
    "tasks": (
        QT_TRANSLATE_NOOP("SyncCounts", "Afspraken en taken"),
        frozenset({"appointment", "action", "agreement", "snooze"}),
    ),
    "trajectories": (
        QT_TRANSLATE_NOOP("SyncCounts", "Trajecten en scans"),
        frozenset(
            {
                *("trajectory", "trajectory_phase", "trajectory_member", "trajectory_goal"),
                *("trajectory_session", "plan_version", "plan_action", "follow_up"),
                *("criterion_evidence", "criterion_remark", "count_proposal"),
                *("count_confirmation", "evidence_request", "period_correction"),
                *("scan", "scan_answer", "impact_measure", "goal_check"),
            }
        ),
    ),
    "networks": (
        QT_TRANSLATE_NOOP("SyncCounts", "Netwerken en doorverwijzingen"),
        frozenset(
            {
                *("network", "network_member", "meeting", "invitee", "intervision_case"),
                *("learning_point", "evaluation_answer", "evaluation_tally"),
                *("referral", "referral_step", "funding_check"),
            }
        ),
    ),
    "quality": (
        QT_TRANSLATE_NOOP("SyncCounts", "Kwaliteit en resultaten"),
        frozenset(
            {
                *("improvement", "incoming_question", "capacity", "case_review"),
                *("coordination_meeting", "project_terms", "target", "partner_key"),
                *("shared_standing", "monitoring_delivery", "monitoring_cell"),
            }
        ),
    ),
    "files": (QT_TRANSLATE_NOOP("SyncCounts", "Bestanden"), frozenset({"blob"})),
    REST: (QT_TRANSLATE_NOOP("SyncCounts", "Team en instellingen"), frozenset[str]()),
}
ALWAYS: Final = ("sessions", "companies", "tasks", "files")


@dataclass(frozen=True, slots=True)
class GroupCount:
    """What travelled of some kinds that a coach sees as one."""

    name: str
    sent: int
    waiting: int
    received: int


def grouped(counts: tuple[KindCount, ...]) -> dict[str, GroupCount]:
    """Return the counts as the page shows them; the rest only when there is some."""
    sums = {key: [0, 0, 0] for key in GROUPS}
    for one in counts:
        row = sums[_group(one.kind)]
        for place, number in enumerate((one.sent, one.waiting, one.received)):
            row[place] += number
    return {
        key: GroupCount(QCoreApplication.translate(HERE, GROUPS[key][0]), *row)
        for key, row in sums.items()
        if key in ALWAYS or any(row)
    }


def _group(kind: str) -> str:
    return next((key for key, (_, kinds) in GROUPS.items() if kind in kinds), REST)


class CountTable(TableView):
    """A table that is as high as what stands in it; the page scrolls, not the table."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, first_padding=0, parent=parent)
        self._found: dict[UUID, GroupCount] = {}
        self.rows: PagedTableModel[GroupCount] = PagedTableModel(
            _Words(self).columns(), self._rows_of, self, _Words(self).sentence
        )
        self.setModel(self.rows)
        header = self.horizontalHeader()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(off)
        self.setHorizontalScrollBarPolicy(off)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._fit)

    def show_counts(self, counts: tuple[KindCount, ...]) -> None:
        """Show these counts; the same ones again keep the chosen row."""
        found = {uuid5(NAMESPACE_OID, key): row for key, row in grouped(counts).items()}
        if found != self._found:
            self._found = found
            self.rows.show_ids(list(found))
        self._fit()

    def _rows_of(self, ids: list[UUID]) -> dict[UUID, GroupCount]:
        return {one: self._found[one] for one in ids}

    @Slot()
    def _fit(self) -> None:
        self.setFixedHeight(theme.current().height(32) * (1 + len(self._found)))


class _Words(QObject):
    """Columns and sentence of a row."""

    def columns(self) -> list[Column[GroupCount]]:
        return [
            Column(lambda row: row.name, self.tr("Vandaag"), is_name=True),
            Column(lambda row: _number(row.sent), self.tr("Verzonden"), right=True),
            Column(
                lambda row: _number(row.waiting),
                self.tr("Wacht"),
                right=True,
                tone=lambda row: "strong" if row.waiting else "muted",
            ),
            Column(lambda row: _number(row.received), self.tr("Ontvangen"), right=True),
        ]

    def sentence(self, row: GroupCount) -> str:
        words = self.tr("{name}: {sent} verzonden, {waiting} wacht, {received} ontvangen")
        return words.format(
            name=row.name, sent=row.sent, waiting=row.waiting, received=row.received
        )


def _number(count: int) -> str:
    return f"{count}" if count else "–"

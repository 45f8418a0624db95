"""Makes the page of a place; a screen is loaded when it is first gone to."""

from importlib import import_module
from typing import Final

from PySide6.QtWidgets import QWidget

from app.ui.desk import Desk
from app.ui.page import Page
from app.ui.place import QUALITY_SCREENS, Place

# drafts keep what is typed there
KEPT_SCREENS = frozenset(
    {
        *("today", "agenda", "enterprises", "enterprise"),
        *("trajectories", "trajectory", "scans", "networks", "network", "meeting", "referrals"),
        *("targets", "evidence", "reports", "monitoring", "quality"),
    }
)
MOST_KEPT = 6


_PAGES: Final = {
    "today": ("app.ui.today.page", "TodayPage"),
    "agenda": ("app.ui.calendar.page", "CalendarPage"),
    "enterprises": ("app.ui.enterprises.page", "EnterprisesPage"),
    "enterprise": ("app.ui.dossier.page", "DossierPage"),
    "intake": ("app.ui.intake.page", "IntakePage"),
    "session": ("app.ui.session.page", "SessionPage"),
    "scans": ("app.ui.scans.page", "ScansPage"),
    "scan": ("app.ui.scan.page", "ScanPage"),
    "networks": ("app.ui.networks.page", "NetworksPage"),
    "network": ("app.ui.network.page", "NetworkPage"),
    "meeting": ("app.ui.meeting.page", "MeetingPage"),
    "referrals": ("app.ui.referrals.page", "ReferralsPage"),
    "referral": ("app.ui.referrals.referral_page", "ReferralPage"),
    "deviations": ("app.ui.funding.page", "DeviationsPage"),
    "history": ("app.ui.history.page", "HistoryPage"),
    "bin": ("app.ui.bin.page", "BinPage"),
    "trajectories": ("app.ui.trajectories.page", "TrajectoriesPage"),
    "trajectory": ("app.ui.trajectory.page", "TrajectoryPage"),
    "targets": ("app.ui.targets.page", "TargetsPage"),
    "evidence": ("app.ui.evidence_pack.page", "EvidencePage"),
    "reports": ("app.ui.reports.page", "ReportsPage"),
    "coverage": ("app.ui.coverage.page", "CoveragePage"),
    "monitoring": ("app.ui.monitoring.page", "MonitoringPage"),
    "quality": ("app.ui.quality.page", "QualityPage"),
    **dict.fromkeys(QUALITY_SCREENS, ("app.ui.quality.record_page", "QualityRecordPage")),
    "sync": ("app.ui.sync.page", "SyncPage"),
    "merging": ("app.ui.merging.page", "MergingPage"),
    "settings": ("app.ui.preferences.page", "PreferencesPage"),
}


def make_page(desk: Desk, place: Place, parent: QWidget) -> Page:
    """
    Return a new page for a place, inside `parent` from the beginning.

    A page that moves into another widget later is styled anew with all that is on it: 10 to 30 ms.
    """
    module, name = _PAGES[place.screen]
    page: Page = getattr(import_module(module), name)(desk, place, parent)
    return page

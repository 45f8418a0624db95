"""«Ga naar»: the places that have a key."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from app.ui.place import Place
from app.ui.shell.actions import Menus


class GoMenu(QObject):
    """`requested` carries a Place."""

    requested = Signal(object)

    def __init__(self, menus: Menus, menu: QMenu) -> None:
        super().__init__(menus)
        for name, screen, text in (
            ("today", "today", self.tr("&Vandaag")),
            ("agenda", "agenda", self.tr("&Agenda")),
            ("enterprises", "enterprises", self.tr("&Ondernemingen")),
            ("trajectories", "trajectories", self.tr("&Trajecten")),
            ("scans", "scans", self.tr("&Scans")),
            ("networks", "networks", self.tr("&Netwerken")),
            ("referrals", "referrals", self.tr("&Doorverwijzingen")),
            ("targets", "targets", self.tr("Streef&cijfers")),
            ("evidence", "evidence", self.tr("&Bewijs")),
            ("reports", "reports", self.tr("&Rapporten")),
            ("quality", "quality", self.tr("&Kwaliteit")),
            ("new_question", "incoming_question", self.tr("Nieuwe vraa&g")),
            ("bin", "bin", self.tr("&Prullenbak")),
            ("sync_state", "sync", self.tr("S&ynchronisatie")),
            ("merging", "merging", self.tr("Sa&menvoegen")),
            ("settings", "settings", self.tr("&Instellingen")),
        ):
            menus.add(menu, name, text, partial(self.requested.emit, Place(screen)))

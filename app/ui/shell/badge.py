"""The numbers beside places: how many things wait today, how many dossiers are incomplete."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.core import clock
from app.domain.pack_period import Span, period_of
from app.services.day.today import today_count
from app.services.packs.wish import PackWish
from app.services.people import Me
from app.ui.desk import Desk
from app.ui.evidence_pack.rights import rights_of
from app.ui.evidence_pack.service import PackService

log = logging.getLogger(__name__)

WAIT_MS = 50  # a stored session tells of several changes, and its window goes away
SELDOM_MS = 1_500  # what is missing is read from all dossiers of a month


class Badge(QObject):
    """Counts off the thread of the windows, once for all that happens in a moment."""

    counted = Signal(object)  # int

    _is_of_store = True  # asked one after another with what lists ask

    def __init__(self, desk: Desk, parent: QObject, wait_ms: int = WAIT_MS) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(wait_ms)
        self._wait.timeout.connect(self._count)
        desk.bus.changed.connect(self.look)

    @Slot()
    @Slot(object)
    def look(self, _changes: object = None) -> None:
        """Count again soon."""
        self._wait.start()

    def _counter(self) -> Callable[[], int]:
        raise NotImplementedError

    @Slot()
    def _count(self) -> None:
        count = self._counter()
        if not self._desk.store.is_closed:
            job = self._desk.runner.start(lambda _progress: count(), database=self._is_of_store)
            job.succeeded.connect(self.counted)
            job.failed.connect(self._on_failed)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        """Leave the old number: the page itself says what is wrong when one goes there."""
        log.warning("the badge is not counted", extra={"code": getattr(error, "code", "")})


class TodayBadge(Badge):
    """The number beside «Vandaag»: how many things wait."""

    def _counter(self) -> Callable[[], int]:
        store, day = self._desk.store, clock.today()
        return lambda: today_count(store, day)


class EvidenceBadge(Badge):
    """The number beside «Bewijs»: how many dossiers of last month are incomplete."""

    _is_of_store = False

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent, SELDOM_MS)

    def _counter(self) -> Callable[[], int]:
        service, me = self._desk.packs, self._desk.me
        return lambda: incomplete_of(service, me)


def incomplete_of(service: PackService, me: Me) -> int:
    """Return how many dossiers of last month are incomplete, as far as `me` is about them."""
    period = period_of(Span.LAST_MONTH, clock.today())
    partners = frozenset({me.partner_id}) if rights_of(me).is_of_partner else None
    wish = PackWish(first=period.first, last=period.last, partners=partners)
    return service.survey(wish).incomplete
